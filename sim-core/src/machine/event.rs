//! What a step did, as values: the trace is a list of these.
//!
//! Two facts a reader would get wrong: a call that sleeps gives `Call`, `Sleep`, and much later
//! `Ret`, while one that returns at once gives `Call` and `Ret` in the same step; and `Wake` stands
//! in the step of the process that woke the sleeper.

use crate::rules::Rule;
use crate::syscalls::SysId;
use crate::value::{Bytes, Errno, Pid, Signal};
use std::sync::Arc;

/// Where in the user's sources something happened.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Place {
    /// Index of the file in the program.
    pub file: u16,
    /// Line, from 1; 0 when unknown.
    pub line: u32,
}

/// How a process ended.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Ended {
    /// It exited with this status, 0 to 255.
    Exited(u8),
    /// A signal killed it.
    Killed(Signal),
}

impl Ended {
    /// What a shell's `$?` would show.
    #[must_use]
    pub fn shell_status(self) -> i32 {
        match self {
            Ended::Exited(status) => i32::from(status),
            Ended::Killed(signal) => 128 + i32::from(signal.0),
        }
    }
}

/// One thing that happened in a step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// The name of the process it happened to.
    pub process: Arc<str>,
    /// The place of the call it belongs to.
    pub place: Option<Place>,
    /// What happened.
    pub what: Happened,
    /// The rules that decided it.
    pub rules: Vec<Rule>,
}

/// The kinds of events.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Happened {
    /// A system call begins.
    Call {
        /// Which.
        id: SysId,
        /// The arguments of the C call, strace style.
        args: Vec<String>,
    },
    /// The call did not return: its caller sleeps, or sleeps again.
    Sleep {
        /// Which call.
        id: SysId,
        /// Its arguments.
        args: Vec<String>,
        /// What it waits for, in English and Korean.
        wait: [String; 2],
    },
    /// A sleeper can go on; its own next step does.
    Wake,
    /// The call returns.
    Ret {
        /// Which call.
        id: SysId,
        /// Its arguments.
        args: Vec<String>,
        /// The return value or the error.
        value: Result<i64, Errno>,
        /// What the value stands for, where it is flags.
        means: Option<String>,
        /// The bytes that came into the caller's memory.
        data: Bytes,
    },
    /// A signal does something to the process, or is sent to it.
    Signal {
        /// Which.
        signal: Signal,
        /// What becomes of it.
        what: SignalWhat,
        /// What the process did wrong when the processor refused an instruction, in both languages.
        why: Option<Arc<[String; 2]>>,
    },
    /// A child was made.
    Fork {
        /// Its name.
        child: Arc<str>,
        /// Its process id.
        pid: Pid,
    },
    /// Another program runs in the process.
    Exec {
        /// Its path.
        path: Vec<u8>,
    },
    /// The process ended.
    Exit(Ended),
    /// Bytes appeared on a terminal.
    Out {
        /// The terminal, by the name of the first process on it.
        terminal: Arc<str>,
        /// The bytes.
        bytes: Bytes,
    },
}

/// What a signal event says.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SignalWhat {
    /// It was sent to the process and waits to act.
    Sent,
    /// Its handler starts.
    Handled,
    /// It was ignored.
    Ignored,
    /// It kills the process; an `Exit` follows.
    Kills,
    /// The process stops.
    Stops,
    /// The process goes on.
    Continues,
}

impl Happened {
    /// The event's kind as it stands in JSON.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Happened::Call { .. } => "call",
            Happened::Sleep { .. } => "sleep",
            Happened::Wake => "wake",
            Happened::Ret { .. } => "ret",
            Happened::Signal { .. } => "sig",
            Happened::Fork { .. } => "fork",
            Happened::Exec { .. } => "exec",
            Happened::Exit(_) => "exit",
            Happened::Out { .. } => "out",
        }
    }
}
