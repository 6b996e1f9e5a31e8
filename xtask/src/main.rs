//! Build and test driver of the workspace: `cargo xtask serve | build | test | bench`.
#![forbid(unsafe_code)]

mod bench;
mod command;
mod layers;
mod site;
mod system;

use command::Failure;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask serve [--port N]     build the site and `ipclab`, serve both on 127.0.0.1
cargo xtask build                leave the static site in target/site/
cargo xtask test [--only LIST]   every layer of tests; LIST is a comma-separated choice of layers
cargo xtask test --list          the layers and what each one checks
cargo xtask bench [FILTER] [--json]
                                 the benchmarks in CPU time, then a table: figure, target, met or not;
                                 FILTER chooses benchmarks by a part of their name (\"check\": the catalogue)";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["serve", rest @ ..] => serve(rest),
        ["build"] => site::build().map(|_| ()),
        ["test", "--list"] => {
            layers::list();
            Ok(())
        }
        ["test"] => layers::test(None),
        ["test", "--only", only] => layers::test(Some(only)),
        ["bench", rest @ ..] => bench::run(rest),
        [] | ["help" | "--help" | "-h", ..] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(Failure::new(2, format!("cargo xtask does not know this command.\n\n{USAGE}"))),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{}", failure.message);
            ExitCode::from(failure.code)
        }
    }
}

/// Builds the site and the command line, then hands over to `ipclab serve`.
fn serve(rest: &[&str]) -> Result<(), Failure> {
    let site = site::build()?;
    let ipclab = system::build_ipclab()?;
    command::Run::new(ipclab).args(["serve", "--site"]).arg(&site).args(rest.iter().copied()).go()
}
