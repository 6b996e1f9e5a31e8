//! The FIFO, fifo(7): a name for a pipe that exists while somebody has it open.
//!
//! Two facts a reader would get wrong: who sleeps in open already counts as a reader or writer, and
//! its open succeeds even if the partner is gone again before it runs (the wake is a promise).
//! Sources: fifo(7), open(2) ENXIO, mkfifo(3); Linux fs/pipe.c `fifo_open`, `wait_for_partner`;
//! probes FIFO-a to FIFO-i, BASIC-i.

use super::cx::Cx;
use super::pipe::{self, Queue};
use super::{DescriptionId, InodeId, Pipe, PipeId, Wait};
use crate::rules::Rule;
use crate::syscalls::OpenFlags;
use crate::value::{Errno, ProcId};

/// open(2) of a FIFO: the description, or asleep until the other side comes.
///
/// `Ok(None)`: the caller sleeps now.
pub(super) fn open(
    cx: &mut Cx,
    inode: InodeId,
    flags: i32,
) -> Result<Option<DescriptionId>, Errno> {
    let access = flags & OpenFlags::O_ACCMODE;
    if cx.earlier.is_some() {
        return Ok(Some(promised(cx, inode, flags)));
    }
    let nonblock = flags & OpenFlags::O_NONBLOCK != 0;
    let present = cx.k.fifo_pipe(inode);
    let readers = present.map_or(0, |id| cx.pipe(id).readers);
    let writers = present.map_or(0, |id| cx.pipe(id).writers);
    if access == OpenFlags::O_WRONLY && nonblock && readers == 0 {
        cx.apply(Rule::FifoOpenNoReader);
        return Err(Errno::ENXIO);
    }
    let id = match present {
        Some(id) => id,
        None => {
            let (slots, uid) = (pipe::slots_of_a_new_pipe(cx), cx.me().ids.uid);
            let id = cx.k.new_pipe(Pipe::new(slots, uid, Some(inode)));
            cx.k.set_fifo_pipe(inode, Some(id));
            id
        }
    };
    match access {
        OpenFlags::O_RDONLY => {
            cx.pipe_mut(id).readers += 1;
            let sleeping = partners(cx, &Wait::FifoReader(id));
            welcome(cx, &sleeping);
            if writers == 0 && !nonblock {
                cx.apply(Rule::FifoOpenReadSleeps);
                return asleep(cx, inode, Wait::FifoWriter(id));
            }
            cx.apply_if(Rule::FifoOpenReadNonblock, writers == 0);
        }
        OpenFlags::O_WRONLY => {
            cx.pipe_mut(id).writers += 1;
            let sleeping = partners(cx, &Wait::FifoWriter(id));
            cx.apply_if(Rule::FifoSleeperCounts, nonblock && sleeping.len() as u32 == readers);
            welcome(cx, &sleeping);
            if readers == 0 {
                cx.apply(Rule::FifoOpenWriteSleeps);
                return asleep(cx, inode, Wait::FifoReader(id));
            }
        }
        _ => {
            cx.pipe_mut(id).readers += 1;
            cx.pipe_mut(id).writers += 1;
            cx.apply(Rule::FifoOpenBoth);
            let sleeping = partners(cx, &Wait::FifoReader(id));
            welcome(cx, &sleeping);
            let sleeping = partners(cx, &Wait::FifoWriter(id));
            welcome(cx, &sleeping);
        }
    }
    Ok(Some(opened(cx, id, inode, flags)))
}

/// Who sleeps in open until somebody does what the caller does now.
fn partners(cx: &Cx, wait: &Wait) -> Vec<ProcId> {
    let sleepers = cx.k.sleepers(|other| other == wait);
    sleepers.into_iter().filter(|who| !cx.k.is_woken(*who)).collect()
}

fn welcome(cx: &mut Cx, sleeping: &[ProcId]) {
    cx.apply_if(Rule::FifoOpenWakesAll, sleeping.len() > 1);
    for who in sleeping {
        cx.wake(*who);
    }
}

fn asleep(cx: &mut Cx, inode: InodeId, wait: Wait) -> Result<Option<DescriptionId>, Errno> {
    let crossed = cx.k.sleepers(|other| {
        matches!(other, Wait::FifoReader(_) | Wait::FifoWriter(_)) && other.pipe() != wait.pipe()
    });
    cx.apply_if(Rule::FifoCrossedOpens, !crossed.is_empty());
    cx.k.files_mut().hold(inode);
    cx.sleep(wait).map(|_| None)
}

/// The partner came: the open succeeds, whatever became of the partner since.
fn promised(cx: &mut Cx, inode: InodeId, flags: i32) -> DescriptionId {
    let id = cx.k.fifo_pipe(inode).expect("who sleeps in open keeps the pipe");
    let pipe = cx.pipe(id);
    let reads = flags & OpenFlags::O_ACCMODE == OpenFlags::O_RDONLY;
    let partners = if reads { pipe.writers } else { pipe.readers };
    cx.apply_if(Rule::FifoPartnerGone, partners == 0);
    cx.k.files_mut().let_go(inode);
    opened(cx, id, inode, flags)
}

fn opened(cx: &mut Cx, id: PipeId, inode: InodeId, flags: i32) -> DescriptionId {
    let strangers = cx.k.holders(id).into_iter().any(|other| other != cx.who);
    cx.apply_if(Rule::FifoStrangersMeet, strangers);
    cx.k.new_pipe_end(id, flags, Some(inode))
}

/// A sleeping opener dies or is interrupted: it does not count any more.
pub(super) fn withdraw(cx: &mut Cx, id: PipeId, wait: &Wait) {
    let inode = cx.pipe(id).fifo.expect("only a FIFO is opened by name");
    cx.k.files_mut().let_go(inode);
    let access = match wait {
        Wait::FifoWriter(_) => OpenFlags::O_RDONLY,
        _ => OpenFlags::O_WRONLY,
    };
    pipe::release(cx, id, access);
    cx.k.free_unnamed(inode);
}

/// The rules of a read that got bytes from a FIFO.
pub(super) fn read_rules(cx: &mut Cx, id: PipeId, several_writers: bool, writers: u32) {
    cx.apply_if(Rule::FifoBytesStay, writers == 0);
    let shared = several_writers || cx.pipe(id).readers > 1;
    cx.apply_if(Rule::FifoShared, shared);
    unlinked_rule(cx, id);
}

/// The rules of a finished write into a FIFO.
pub(super) fn write_rules(cx: &mut Cx, id: PipeId) {
    cx.apply(Rule::FifoIsAPipe);
    unlinked_rule(cx, id);
}

fn unlinked_rule(cx: &mut Cx, id: PipeId) {
    let inode = cx.pipe(id).fifo.expect("only a FIFO has these rules");
    cx.apply_if(Rule::FifoOutlivesName, cx.k.files().inode(inode).links == 0);
}

/// A reader that saw end of file gets bytes, EAGAIN or sleep again, because a new writer came.
pub(super) fn eof_is_not_for_ever(cx: &mut Cx, from: DescriptionId) {
    cx.apply_if(Rule::FifoEofEnds, cx.desc(from).saw_eof.0);
    cx.desc_mut(from).saw_eof.0 = false;
}

/// The last end was closed: bytes and capacity are forgotten.
pub(super) fn before_freeing(cx: &mut Cx, id: PipeId) {
    let Some(inode) = cx.pipe(id).fifo else { return };
    let (unread, slots) = (cx.pipe(id).unread(), cx.pipe(id).slots_max);
    cx.apply_if(Rule::FifoLosesBytes, unread > 0);
    cx.apply_if(Rule::FifoForgetsSize, slots != cx.params().pipe_slots);
    cx.k.set_fifo_pipe(inode, None);
}

impl Wait {
    /// The pipe it is about.
    #[must_use]
    pub fn pipe(&self) -> Option<PipeId> {
        match self {
            Wait::PipeReadable(id)
            | Wait::PipeWritable(id)
            | Wait::FifoReader(id)
            | Wait::FifoWriter(id) => Some(*id),
            _ => None,
        }
    }
}

/// Whether `who` is in one of the pipe's queues.
pub(super) fn dequeue(pipe: &mut Pipe, who: ProcId) {
    for which in [Queue::Readers, Queue::Writers] {
        pipe.queue(which).retain(|other| *other != who);
    }
}
