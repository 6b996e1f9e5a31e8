//! Running other programs: in the workspace's root, with their output shown, as a `Result`.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Why the driver stops: what to say and the exit status.
#[derive(Debug)]
pub struct Failure {
    /// Exit status: 1 a check failed, 2 wrong arguments, 3 the system lacks something.
    pub code: u8,
    /// What is said on standard error.
    pub message: String,
}

impl Failure {
    /// A failure with this exit status and message.
    pub fn new(code: u8, message: impl Into<String>) -> Failure {
        Failure { code, message: message.into() }
    }

    /// A failed step of our own: "cannot copy index.html: ...".
    pub fn io(what: impl std::fmt::Display, error: impl std::fmt::Display) -> Failure {
        Failure::new(1, format!("{what}: {error}"))
    }
}

/// The root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the workspace's root")
        .to_path_buf()
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// One program to run.
pub struct Run {
    command: Command,
}

impl Run {
    /// `program`, started in the workspace's root.
    pub fn new(program: impl AsRef<OsStr>) -> Run {
        let mut command = Command::new(program);
        command.current_dir(root());
        Run { command }
    }

    /// The cargo that runs us.
    pub fn cargo() -> Run {
        Run::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// Adds one argument.
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Run {
        self.command.arg(arg);
        self
    }

    /// Adds arguments.
    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Run {
        self.command.args(args);
        self
    }

    /// Sets an environment variable.
    pub fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Run {
        self.command.env(key, value);
        self
    }

    /// What it prints goes to standard error: standard output is for our own results.
    pub fn chatting_on_stderr(mut self) -> Run {
        self.command.stdout(std::io::stderr());
        self
    }

    fn line(&self) -> String {
        let words = std::iter::once(self.command.get_program()).chain(self.command.get_args());
        words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }

    /// Runs it to its end; a status other than 0 is a failure that names the command.
    pub fn go(mut self) -> Result<(), Failure> {
        let line = self.line();
        match self.command.status() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(Failure::new(1, format!("`{line}` failed: {status}"))),
            Err(error) => Err(Failure::io(format!("cannot run `{line}`"), error)),
        }
    }

    /// What it prints; `None` when it cannot run or fails.
    pub fn output(mut self) -> Option<String> {
        let output = self.command.output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }
}
