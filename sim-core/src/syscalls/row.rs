//! What a row of the table says about its call, and what a row's number can do.

use super::SysId;
use crate::value::Errno;
use crate::words::{self, Words};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Whether and how a call sleeps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sleeps {
    /// It never sleeps.
    Never,
    /// Woken, it tries again and may lose (pipe, FIFO, wait).
    Recheck(&'static str),
    /// The waker finishes the sleeper's call (System V messages and semaphores, POSIX queues).
    Handover(&'static str),
    /// A timer of the model ends it.
    Timer(&'static str),
}

/// One row of the table, as data. A build without `words` knows only the name.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The C function's name, "waitpid".
    pub name: &'static str,
    /// Its man page, "wait(2)".
    pub page: &'static str,
    /// Every error the model can return from it.
    pub errnos: &'static [Errno],
    /// Whether it sleeps, and until when.
    pub sleeps: Sleeps,
    pub(super) words: Words,
}

impl Row {
    pub(crate) fn words(&'static self) -> Words {
        words::of(self.name, &self.words)
    }

    /// Its C prototype.
    #[must_use]
    pub fn prototype(&'static self) -> &'static str {
        self.words()[0]
    }

    /// What it does, one English sentence.
    #[must_use]
    pub fn en(&'static self) -> &'static str {
        self.words()[1]
    }

    /// The same in Korean.
    #[must_use]
    pub fn ko(&'static self) -> &'static str {
        self.words()[2]
    }
}

impl SysId {
    /// Whether the call only asks about the caller's own descriptors, as stdio does: it is
    /// answered inside another step and makes no event.
    #[must_use]
    pub fn is_quiet(self) -> bool {
        self == SysId::StreamKind
    }
}

/// A row of the table is stored as its place in it.
impl Serialize for SysId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (*self as u16).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for SysId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SysId, D::Error> {
        let at = usize::from(u16::deserialize(deserializer)?);
        let row = SysId::ALL.get(at).copied();
        row.ok_or_else(|| serde::de::Error::custom("no such call"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_their_c_name() {
        assert_eq!(SysId::find("_exit"), Some(SysId::Exit));
        assert_eq!(SysId::find("waitpid"), Some(SysId::Waitpid));
        assert_eq!(SysId::find("Exit"), None);
        for id in SysId::ALL {
            let row = id.row();
            assert!(row.prototype().contains(&format!("{}(", row.name)), "{}", row.prototype());
            assert!(!row.en().is_empty() && !row.ko().is_empty());
        }
    }
}
