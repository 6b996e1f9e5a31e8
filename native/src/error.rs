//! What can go wrong on our side of the real kernel.

use std::fmt;

/// A failure of the verifier itself, never of a scenario.
#[derive(Debug)]
pub enum Error {
    /// The kernel refuses the namespaces a sandbox is made of.
    NoSandbox {
        /// What was being done.
        stage: &'static str,
        /// What the kernel said.
        source: std::io::Error,
    },
    /// A system call of ours failed.
    System {
        /// Which.
        what: &'static str,
        /// What the kernel said.
        source: std::io::Error,
    },
    /// A worker did not settle before the watchdog's time was over.
    Hung {
        /// What it was doing.
        what: String,
    },
    /// The scenario needs something that the real side cannot do yet.
    Unsupported(String),
}

impl Error {
    pub(crate) fn last(what: &'static str) -> Error {
        Error::System { what, source: std::io::Error::last_os_error() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::NoSandbox { stage, source } => {
                write!(f, "no sandbox on this machine: {stage}: {source}")
            }
            Error::System { what, source } => write!(f, "{what}: {source}"),
            Error::Hung { what } => write!(f, "the real kernel gave no answer in time: {what}"),
            Error::Unsupported(what) => write!(f, "not supported on the real kernel: {what}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<nix::Error> for Error {
    fn from(errno: nix::Error) -> Error {
        Error::System { what: "system call", source: errno.into() }
    }
}
