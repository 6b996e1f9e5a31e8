//! What Linux knows of one process, credentials(7): ids, descriptors, signals, phase of life.

use super::{DescriptionId, InodeId, Status, TerminalId, Wait};
use crate::syscalls::{Call, Ret};
use crate::value::{Pid, ProcId, Signal};
use litemap::LiteMap;
use std::sync::Arc;

/// A descriptor: a number's entry in the table of one process.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Descriptor {
    /// The open file description it refers to; shared after dup and fork.
    pub description: DescriptionId,
    /// Whether exec closes it (FD_CLOEXEC).
    pub cloexec: bool,
}

/// A call that did not return yet.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Sleep {
    /// The call.
    pub call: Arc<Call>,
    /// What it waits for.
    pub wait: Wait,
    /// Bytes it moved already (a write of more than there was room for).
    pub done: u64,
    /// Whether it was woken: its next step tries again.
    pub woken: bool,
    /// Whether it was stopped after bytes moved: it returns them when it goes on.
    pub cut: bool,
}

/// Where a process is in its life.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Phase {
    /// Between calls: it computes, or it is at rest before its next call.
    Running,
    /// In a call that sleeps.
    Sleeping(Sleep),
    /// It has closed its descriptors and is not waitable yet; its next step ends it.
    Ending(Status),
    /// Dead and not waited for: it holds its pid and status.
    Zombie(Status),
    /// Dead and forgotten by Linux; kept here for the report.
    Gone(Status),
}

/// A set of signals, bit n-1 for signal n.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct SignalSet(pub u64);

impl SignalSet {
    /// Whether `signal` is in it.
    #[must_use]
    pub fn has(self, signal: Signal) -> bool {
        self.0 & SignalSet::of(signal).0 != 0
    }

    /// Just `signal`.
    #[must_use]
    pub fn of(signal: Signal) -> SignalSet {
        SignalSet(1 << (signal.0 - 1))
    }

    /// Both sets together.
    #[must_use]
    pub fn union(self, other: SignalSet) -> SignalSet {
        SignalSet(self.0 | other.0)
    }

    /// What is in this set and not in `other`.
    #[must_use]
    pub fn without(self, other: SignalSet) -> SignalSet {
        SignalSet(self.0 & !other.0)
    }

    /// The signals in it, lowest number first.
    pub fn iter(self) -> impl Iterator<Item = Signal> {
        (1..=64).map(Signal).filter(move |signal| self.has(*signal))
    }
}

/// What sigaction(2) set for a signal.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Action {
    /// SIG_DFL (0), SIG_IGN (1) or a handler's address.
    pub handler: u64,
    /// Signals blocked while the handler runs.
    pub mask: SignalSet,
    /// SA_ flags.
    pub flags: i32,
}

/// Where a signal came from, siginfo_t.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct SignalInfo {
    /// si_code.
    pub code: i32,
    /// si_pid.
    pub pid: i32,
    /// si_uid.
    pub uid: u32,
    /// si_status.
    pub status: i32,
}

/// What becomes of the call that a handler interrupted.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Interrupted {
    /// There was none.
    Nothing,
    /// It ends with this.
    Ends(Ret),
    /// It is tried again from the start (SA_RESTART).
    Restarts(Arc<Call>),
}

/// One running handler.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct HandlerFrame {
    /// The mask to be restored.
    pub mask: SignalSet,
    /// The call it interrupted.
    pub interrupted: Interrupted,
}

/// Everything about signals of one process, signal(7).
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Signals {
    /// What is set; a signal that is not here has its default.
    pub actions: LiteMap<Signal, Action>,
    /// Blocked signals.
    pub mask: SignalSet,
    /// Pending signals, lowest number first, equal ones in order of arrival.
    pub pending: Vec<(Signal, SignalInfo)>,
    /// Handlers that run, innermost last.
    pub frames: Vec<HandlerFrame>,
    /// sigsuspend's caller gets this mask back.
    pub suspended: Option<SignalSet>,
}

/// A stop or continuation that a parent can wait for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Report {
    /// Stopped by this signal.
    Stopped(Signal),
    /// Went on.
    Continued,
}

/// User and group ids, credentials(7).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Ids {
    /// Real user id.
    pub uid: u32,
    /// Effective user id: the one that counts.
    pub euid: u32,
    /// Saved set-user-ID.
    pub saved: u32,
    /// Real group id.
    pub gid: u32,
    /// Effective group id.
    pub egid: u32,
}

/// A soft and a hard limit.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Limit {
    /// The one that counts.
    pub soft: u64,
    /// What an unprivileged process can raise it to.
    pub hard: u64,
}

/// One process.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Process {
    /// Its name in tokens and reports: `a`, `main.1`.
    pub name: Arc<str>,
    /// Its process id.
    pub pid: Pid,
    /// Its parent; `None` when that is the shell that started it, or init.
    pub parent: Option<ProcId>,
    /// What getppid tells when `parent` is `None`.
    pub outer_parent: Pid,
    /// Process group.
    pub pgid: Pid,
    /// Session.
    pub sid: Pid,
    /// User and group ids.
    pub ids: Ids,
    /// Where it is in its life.
    pub phase: Phase,
    /// The signal that stopped it, while it is stopped.
    pub stopped: Option<Signal>,
    /// What its parent can still wait for.
    pub report: Option<Report>,
    /// Descriptors by number.
    pub fds: LiteMap<i32, Descriptor>,
    /// Working directory.
    pub cwd: InodeId,
    /// Permission bits that new files do not get.
    pub umask: u32,
    /// The path of its program, /proc/self/exe.
    pub exe: Arc<[u8]>,
    /// Its controlling terminal.
    pub terminal: Option<TerminalId>,
    /// RLIMIT_NOFILE.
    pub nofile: Limit,
    /// Other limits that were set, by resource number.
    pub limits: LiteMap<i32, Limit>,
    /// Signals.
    pub signals: Signals,
    /// When alarm(2) or ITIMER_REAL is over, in nanoseconds of the virtual clock.
    pub alarm: Option<u64>,
    /// How long after that ITIMER_REAL fires again; 0: it does not.
    pub alarm_every_ns: u64,
    /// Processor time it is told to have used: it grows when it looks at a clock.
    pub cpu_ns: u64,
    /// How many children it made: the next one's name.
    pub children: u16,
    /// The parent that sleeps in vfork until this process calls exec or ends.
    pub vforked_by: Option<ProcId>,
    /// Whether it called exec since it was forked.
    pub executed: bool,
}

impl Process {
    /// The call it sleeps in.
    #[must_use]
    pub fn sleep(&self) -> Option<&Sleep> {
        match &self.phase {
            Phase::Sleeping(sleep) => Some(sleep),
            _ => None,
        }
    }

    /// How it ended, if it did.
    #[must_use]
    pub fn status(&self) -> Option<Status> {
        match self.phase {
            Phase::Running | Phase::Sleeping(_) => None,
            Phase::Ending(status) | Phase::Zombie(status) | Phase::Gone(status) => Some(status),
        }
    }

    /// Whether it can still take steps.
    #[must_use]
    pub fn lives(&self) -> bool {
        matches!(self.phase, Phase::Running | Phase::Sleeping(_))
    }
}
