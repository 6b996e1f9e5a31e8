//! The model of Linux: processes, descriptors, files, pipes, FIFOs, terminals, signals, as a value.
//!
//! It knows nothing of C. A call is one [`Step`]: pure over (state, answers of [`Pick`]). Blocking
//! is a value: a process that cannot go on is [`Phase::Sleeping`] and says on what ([`Wait`]).
//!
//! How a process machine drives it:
//! - `attempt` starts a call; on `Sleep` the call stays here and `resume` goes on with it once
//!   [`Kernel::is_ready`] says so. On `Done` the call is over: complete it, then, before running
//!   on, `deliver` what [`Kernel::due`] names (only handlers: deadly signals acted already).
//! - a signal sent by another process acts when `deliver` is called for one of
//!   [`Kernel::deliverable`]; a handler that returns is `sigreturn`.

use crate::pick::Pick;
use crate::rules::Rule;
use crate::syscalls::{Call, Ret};
use crate::value::{Bytes, Pid, ProcId, Signal};
use std::sync::Arc;

mod params;

pub use params::{Params, Profile, StdoutKind};

/// Which pipe (also the pipe behind an open FIFO); reused lowest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PipeId(pub u16);

/// Which open file description; reused lowest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct DescriptionId(pub u16);

/// Which inode of the model's file system; reused lowest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct InodeId(pub u16);

/// Which terminal: one for each program that was started.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TerminalId(pub u16);

/// What a sleeping process waits for: enough to explain it and to see who could wake it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Wait {
    /// read on an empty pipe: bytes, or no writer any more.
    PipeReadable(PipeId),
    /// write on a full pipe: a free slot, or no reader any more.
    PipeWritable(PipeId),
    /// open of a FIFO for reading: somebody opens it for writing.
    FifoWriter(PipeId),
    /// open of a FIFO for writing: somebody opens it for reading.
    FifoReader(PipeId),
    /// wait and relatives: a child that changes state.
    Child,
    /// vfork: the child calls exec or ends.
    VforkChild(ProcId),
    /// flock or fcntl(F_SETLKW): whoever holds a conflicting lock on this file gives it back.
    Lock(InodeId),
    /// pause, sigsuspend: a signal with a handler.
    Signal,
    /// nanosleep: the virtual clock reaches this time in nanoseconds.
    Clock(u64),
}

/// How a call, or the whole process, went on in one step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The call is over.
    Done(Ret),
    /// The call sleeps (or, resumed, sleeps again).
    Sleep(Wait),
    /// fork or vfork made `child`; its own call of the same name returns 0, the caller's returns
    /// `pid`. After vfork the caller is asleep until the child calls exec or ends, and the two
    /// share their memory until then; its `resume` gives `Done(pid)`.
    Forked {
        /// The new process.
        child: ProcId,
        /// Its process id.
        pid: Pid,
        /// Whether they share memory.
        kind: ForkKind,
    },
    /// execve succeeded: the caller's memory is to be replaced.
    Exec {
        /// The key under which the program was installed.
        program: Arc<str>,
        /// Its arguments.
        argv: Vec<Vec<u8>>,
        /// Its environment.
        envp: Vec<Vec<u8>>,
    },
    /// A handler is to be called. If the process was asleep in a call, that call stays open: what
    /// becomes of it is told by `sigreturn`.
    Handler {
        /// The handler's address.
        address: u64,
        /// Its first argument.
        signal: Signal,
        /// With SA_SIGINFO: the siginfo_t for its second argument, 128 bytes.
        info: Option<Bytes>,
    },
    /// The handler returned and there was no call open: the process goes on where it was.
    Back,
    /// A signal stopped or continued the process, or was ignored; it is where it was.
    Noted,
    /// The process ended (or, see PROC-28, has closed its descriptors and will end in its next step).
    Exited,
    /// Linux would do something the model does not know: the run must end with this message.
    NotModelled(String),
}

/// How the child of [`Outcome::Forked`] got its memory.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ForkKind {
    /// A copy.
    Fork,
    /// The parent's own, while the parent sleeps.
    Vfork,
}

/// How a process ended.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Status {
    /// With this exit status, 0 to 255.
    Exited(u8),
    /// Killed by this signal.
    Killed(Signal),
}

/// What a step did beyond its caller.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// A sleeper can go on: its next step tries again.
    Woken(ProcId),
    /// A signal was sent and is pending or acted.
    Raised {
        /// To whom.
        to: ProcId,
        /// Which.
        signal: Signal,
    },
    /// A process ended.
    Ended {
        /// Which.
        who: ProcId,
        /// How.
        status: Status,
    },
    /// A child was waited for: its process id is free.
    Reaped(ProcId),
    /// A process was stopped.
    Stopped(ProcId),
    /// A process goes on after a stop.
    Continued(ProcId),
    /// Bytes appeared on a terminal (or in the pipe that stands for it).
    Output {
        /// Where.
        terminal: TerminalId,
        /// The bytes.
        bytes: Bytes,
    },
    /// A timer fired.
    Timer(ProcId),
}

/// What one step did: how it went on, by which rules, and what else changed.
#[derive(Clone, Debug)]
pub struct Step {
    /// How the call or process went on.
    pub outcome: Outcome,
    /// The rules that decided, in order.
    pub rules: Vec<Rule>,
    /// What happened to others.
    pub effects: Vec<Effect>,
}

/// The state of Linux.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Kernel {
    params: Arc<Params>,
}

/// A program to be started from outside, as a shell starts it.
#[derive(Clone, Debug)]
pub struct Start<'a> {
    /// The process's name in tokens and reports.
    pub name: &'a str,
    /// The key of the program that runs, as given to [`Kernel::install`].
    pub program: &'a str,
    /// The lines its terminal will type.
    pub stdin: &'a [u8],
}

impl Kernel {
    /// A freshly booted system without processes: the file system of `params`.
    #[must_use]
    pub fn new(params: Params) -> Kernel {
        Kernel { params: Arc::new(params) }
    }

    /// The limits and the profile.
    #[must_use]
    pub fn params(&self) -> &Params {
        &self.params
    }

    /// Puts a program at a path of the file system; exec of that path runs `program`.
    pub fn install(&mut self, path: &str, program: &str) {
        let _ = (path, program);
    }

    /// Starts a program: a new process with descriptors 0, 1, 2 on a new terminal.
    pub fn start(&mut self, start: &Start<'_>) -> ProcId {
        let _ = start;
        ProcId(0)
    }

    /// Gives a process another name in answers: the children of the process that ran `setup` are
    /// called as in the file, not `setup.1`.
    pub fn rename(&mut self, who: ProcId, name: &str) {
        let _ = (who, name);
    }

    /// Whether a signal stopped this process and nothing continued it yet.
    #[must_use]
    pub fn is_stopped(&self, who: ProcId) -> bool {
        let _ = who;
        false
    }

    /// First attempt of a call by a running process.
    pub fn attempt(&mut self, who: ProcId, call: &Call, pick: &mut Pick) -> Step {
        let _ = (who, pick);
        not_modelled(call.id().row().name)
    }

    /// A sleeper that can go on does: it tries its call again, or takes what it was granted. Also
    /// the next step of a process that is ending.
    pub fn resume(&mut self, who: ProcId, pick: &mut Pick) -> Step {
        let _ = (who, pick);
        not_modelled("resume")
    }

    /// A pending signal acts: handler, death, stop, continue.
    pub fn deliver(&mut self, who: ProcId, signal: Signal, pick: &mut Pick) -> Step {
        let _ = (who, signal, pick);
        not_modelled("deliver")
    }

    /// A handler returned: the mask from before is back, and the call it interrupted (if any) ends
    /// (`Done`), or is tried again (any outcome of a call); without one, `Back`.
    pub fn sigreturn(&mut self, who: ProcId, pick: &mut Pick) -> Step {
        let _ = (who, pick);
        not_modelled("sigreturn")
    }

    /// SIGSEGV, SIGFPE and friends, raised by the process's own computation.
    pub fn kill_by_fault(&mut self, who: ProcId, signal: Signal) -> Step {
        let _ = (who, signal);
        not_modelled("kill_by_fault")
    }

    /// The clock moves to the next timer, which fires.
    pub fn fire_timer(&mut self, pick: &mut Pick) -> Step {
        let _ = pick;
        not_modelled("fire_timer")
    }

    /// Whether a next step of this process is possible: it runs, or it sleeps and can go on.
    #[must_use]
    pub fn is_ready(&self, who: ProcId) -> bool {
        let _ = who;
        false
    }

    /// Pending signals that can act on this process now (running or asleep), in Linux's order.
    #[must_use]
    pub fn deliverable(&self, who: ProcId) -> Vec<Signal> {
        let _ = who;
        Vec::new()
    }

    /// The signal whose handler must be called before the process runs on after a finished call.
    #[must_use]
    pub fn due(&self, who: ProcId) -> Option<Signal> {
        let _ = who;
        None
    }

    /// The processes with a timer, next to fire first: (when in nanoseconds, whose).
    #[must_use]
    pub fn timers(&self) -> Vec<(u64, ProcId)> {
        Vec::new()
    }
}

fn not_modelled(what: &str) -> Step {
    let outcome = Outcome::NotModelled(what.to_owned());
    Step { outcome, rules: Vec::new(), effects: Vec::new() }
}
