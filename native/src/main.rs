//! The command line `ipclab`.

use std::process::ExitCode;

fn main() -> ExitCode {
    native::cli::main()
}
