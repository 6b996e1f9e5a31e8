//! What is looked at when a run is over: how each process ended, what the terminals show, the
//! values the claims name.

use super::event::Ended;
use crate::c::hir::Observed;
use crate::value::Bytes;
use std::fmt::Write as _;
use std::sync::Arc;

/// What has become of a process.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Fate {
    /// It ended.
    Ended(Ended),
    /// It sleeps and nothing will wake it.
    Asleep,
    /// A signal stopped it and nothing continues it.
    Stopped,
    /// It computes for ever without a visible action.
    Endless,
    /// It could go on: the run was ended before it was over.
    Able,
}

/// The value of an observed leaf.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Seen {
    /// A number.
    Number(i64),
    /// Bytes.
    Bytes(Vec<u8>),
    /// There is no such value here: the process does not exist, or runs another program.
    Absent,
}

/// Why nothing more happens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Over {
    /// Every process ended.
    Done,
    /// Somebody sleeps and nothing can wake it.
    Deadlock,
    /// Somebody computes for ever without a visible action.
    Endless,
    /// Everybody left is stopped by a signal.
    Stopped,
    /// Processes take steps for ever and none of them ends.
    Livelock,
}

impl Over {
    /// The word for it in JSON and golden files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Over::Done => "done",
            Over::Deadlock => "deadlock",
            Over::Endless => "endless",
            Over::Stopped => "all stopped",
            Over::Livelock => "livelock",
        }
    }
}

/// One ending: two runs that end in equal ones cannot be told apart from outside.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Ending {
    /// Why it is over.
    pub over: Over,
    /// Every process of the scenario, in the order they were made.
    pub fates: Vec<(Arc<str>, Fate)>,
    /// Every terminal something was written to, with all its text.
    pub terminals: Vec<(Arc<str>, Vec<u8>)>,
    /// What the claims look at.
    pub observed: Vec<(Observed, Seen)>,
}

impl Ending {
    /// The value of a leaf.
    #[must_use]
    pub fn seen(&self, leaf: &Observed) -> Option<&Seen> {
        self.observed.iter().find(|(name, _)| name == leaf).map(|(_, seen)| seen)
    }

    /// What became of the process called `name`.
    #[must_use]
    pub fn fate(&self, name: &str) -> Option<&Fate> {
        self.fates.iter().find(|(process, _)| &**process == name).map(|(_, fate)| fate)
    }

    /// The line of a golden file: `a=0 b=SIGPIPE x=1 out="hi\n"`.
    #[must_use]
    pub fn line(&self) -> String {
        let mut line = String::new();
        for (name, fate) in &self.fates {
            let word = match fate {
                Fate::Ended(Ended::Exited(status)) => status.to_string(),
                Fate::Ended(Ended::Killed(signal)) => signal.label(),
                Fate::Asleep => "asleep".to_owned(),
                Fate::Stopped => "stopped".to_owned(),
                Fate::Endless => "endless".to_owned(),
                Fate::Able => "running".to_owned(),
            };
            write!(line, "{name}={word} ").expect("writing to a string succeeds");
        }
        for (leaf, seen) in &self.observed {
            if !in_fates(leaf) {
                write!(line, "{}={} ", leaf_text(leaf), seen_text(seen))
                    .expect("writing to a string succeeds");
            }
        }
        for (terminal, text) in &self.terminals {
            let text = Bytes::from_slice(text);
            let text = format!("{text:?}");
            write!(line, "tty({terminal})={text} ").expect("writing to a string succeeds");
        }
        if matches!(self.over, Over::Deadlock | Over::Livelock) {
            line.push_str(self.over.word());
        }
        line.trim_end().to_owned()
    }
}

/// Leaves that the list of processes already shows.
fn in_fates(leaf: &Observed) -> bool {
    matches!(
        leaf,
        Observed::Status(_) | Observed::Signal(_) | Observed::Stuck(_) | Observed::Deadlock
    )
}

/// A leaf as it is written in a claim.
#[must_use]
pub fn leaf_text(leaf: &Observed) -> String {
    match leaf {
        Observed::Var(process, name) => format!("{process}.{name}"),
        Observed::Errno(process) => format!("{process}.errno"),
        Observed::Status(process) => format!("{process}.status"),
        Observed::Signal(process) => format!("{process}.signal"),
        Observed::Out(process) => format!("{process}.out"),
        Observed::Stuck(process) => format!("stuck({process})"),
        Observed::Deadlock => "deadlock".to_owned(),
        Observed::Shared(text) => text.clone(),
    }
}

fn seen_text(seen: &Seen) -> String {
    match seen {
        Seen::Number(number) => number.to_string(),
        Seen::Bytes(bytes) => format!("{:?}", Bytes::from_slice(bytes)),
        Seen::Absent => "-".to_owned(),
    }
}
