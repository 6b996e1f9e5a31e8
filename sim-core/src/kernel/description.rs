//! Open file descriptions, open(2): what descriptors refer to, shared by dup and fork.

use super::tag::{Log, Tag};
use super::{InodeId, PipeId, TerminalId};
use crate::value::Bytes;

/// What an open file description is open on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Object {
    /// An end of a pipe or FIFO; both ends after open(O_RDWR) of a FIFO.
    Pipe(PipeId),
    /// A regular file.
    File(InodeId),
    /// A directory.
    Directory(InodeId),
    /// A terminal.
    Terminal(TerminalId),
    /// The write end of a pipe to a reader outside of the model, who takes everything at once.
    Collector(TerminalId),
    /// /dev/null
    Null,
    /// /dev/zero
    Zero,
    /// /dev/full
    Full,
}

/// One open file description.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Description {
    /// What it is open on.
    pub object: Object,
    /// The inode it keeps alive, if it was opened by name.
    pub inode: Option<InodeId>,
    /// Access mode and status flags, as F_GETFL tells them.
    pub flags: i32,
    /// File offset in bytes; of a directory, how many entries were read.
    pub offset: u64,
    /// How many descriptors of all processes refer to it.
    pub refs: u32,
    /// Whether a read through it met end of file.
    pub saw_eof: Tag<bool>,
}

impl Description {
    /// Whether all bits of `flags` are set.
    #[must_use]
    pub fn has(&self, flags: i32) -> bool {
        self.flags & flags == flags
    }
}

/// The terminal of one program: what will be typed, line by line, and what it showed.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Terminal {
    /// What is still to be typed. When it is used up, read gives end of file (Ctrl-D).
    pub input: Bytes,
    /// What was written to it (and to a collecting pipe that stands for it).
    pub output: Log,
}
