//! The pipe, pipe(7): a queue of slots of one page each, with its readers and writers.
//!
//! Two facts a reader would get wrong: a pipe is full when its *slots* are used up, however few
//! bytes they hold; and a slot is free again only when its last byte was read.
//! One sleeper is woken at a time, in order of arrival, and passes the wake on if there is more.
//! Sources: pipe(7), read(2), write(2), fcntl(2) F_SETPIPE_SZ; Linux fs/pipe.c `anon_pipe_read`,
//! `anon_pipe_write`, `pipe_release`, `pipe_set_size`; probes PIPE-a to PIPE-z.

use super::cx::{Answer, Cx, done};
use super::tag::Tag;
use super::{DescriptionId, InodeId, Outcome, PipeId, Wait};
use crate::pick::{Answer as Choice, Question};
use crate::rules::Rule;
use crate::syscalls::args::TRANSFER_MAX;
use crate::syscalls::{InBuf, OpenFlags, OutBuf, Ret};
use crate::value::{Bytes, Errno, ProcId, Signal};
use std::collections::VecDeque;

/// Bytes of one write that lie together in a slot: whose, and how many are unread.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// Who wrote them.
    pub who: ProcId,
    /// How many.
    pub len: u64,
}

/// One page of a pipe. `front + bytes.len()` is at most a page.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Slot {
    /// The unread bytes.
    pub bytes: Bytes,
    /// How many bytes of the page were read already: room that nobody can use.
    pub front: u64,
    /// Whether it is one packet of an O_DIRECT pipe.
    pub packet: bool,
    /// Who wrote the bytes, for people.
    pub owners: Tag<VecDeque<Run>>,
}

/// A pipe, or the pipe behind an open FIFO.
///
/// `readers` and `writers` count open file descriptions (and, of a FIFO, openers that sleep). A
/// process is in a queue only while it sleeps and was not woken.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Pipe {
    /// Used slots, oldest first.
    pub slots: VecDeque<Slot>,
    /// How many slots it may use.
    pub slots_max: u64,
    /// Open read ends.
    pub readers: u32,
    /// Open write ends.
    pub writers: u32,
    /// Who sleeps in read, longest first.
    pub read_queue: VecDeque<ProcId>,
    /// Who sleeps in write, longest first.
    pub write_queue: VecDeque<ProcId>,
    /// The FIFO whose name it has.
    pub fifo: Option<InodeId>,
    /// The user whose pages it takes.
    pub uid: u32,
    /// Permission bits of a pipe without a name.
    pub mode: u32,
}

/// Which of the two queues.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Queue {
    Readers,
    Writers,
}

impl Pipe {
    /// A pipe without ends yet.
    pub(super) fn new(slots_max: u64, uid: u32, fifo: Option<InodeId>) -> Pipe {
        Pipe {
            slots: VecDeque::new(),
            slots_max,
            readers: 0,
            writers: 0,
            read_queue: VecDeque::new(),
            write_queue: VecDeque::new(),
            fifo,
            uid,
            mode: 0o600,
        }
    }

    /// How many bytes are unread.
    #[must_use]
    pub fn unread(&self) -> u64 {
        self.slots.iter().map(|slot| slot.bytes.len()).sum()
    }

    /// Whether all slots are used.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.slots.len() as u64 >= self.slots_max
    }

    /// Whether a sleeping reader could go on: bytes, or end of file.
    #[must_use]
    pub fn readable(&self) -> bool {
        !self.slots.is_empty() || self.writers == 0
    }

    /// Whether a sleeping writer could go on: a free slot, or nobody to read.
    #[must_use]
    pub fn writable(&self) -> bool {
        !self.is_full() || self.readers == 0
    }

    pub(super) fn queue(&mut self, which: Queue) -> &mut VecDeque<ProcId> {
        match which {
            Queue::Readers => &mut self.read_queue,
            Queue::Writers => &mut self.write_queue,
        }
    }

    /// Puts `bytes` behind the last slot's bytes if they fit whole there.
    fn merge(&mut self, bytes: &Bytes, who: ProcId, page: u64) -> bool {
        let Some(tail) = self.slots.back_mut() else { return false };
        if tail.packet || tail.front + tail.bytes.len() + bytes.len() > page {
            return false;
        }
        tail.bytes.append(bytes);
        tail.owners.0.push_back(Run { who, len: bytes.len() });
        true
    }

    fn put_slot(&mut self, bytes: Bytes, who: ProcId, packet: bool) {
        assert!(!self.is_full() && !bytes.is_empty(), "a slot is free and used for bytes");
        let owners = Tag(VecDeque::from([Run { who, len: bytes.len() }]));
        self.slots.push_back(Slot { bytes, front: 0, packet, owners });
    }

    /// Takes `count` bytes off the first slot (all of a packet); frees it when it is empty.
    fn take(&mut self, count: u64) -> Taken {
        let slot = self.slots.front_mut().expect("bytes are taken from a used slot");
        let bytes = slot.bytes.split_front(count);
        slot.front += count;
        let mut taken = Taken { bytes, runs: Vec::new(), cut: false, emptied: false };
        let mut left = count;
        while let Some(run) = slot.owners.0.front_mut().filter(|_| left > 0) {
            let part = run.len.min(left);
            taken.runs.push(Run { who: run.who, len: part });
            left -= part;
            run.len -= part;
            taken.cut = run.len > 0;
            if run.len == 0 {
                slot.owners.0.pop_front();
            }
        }
        if slot.bytes.is_empty() || slot.packet {
            self.slots.pop_front();
            taken.emptied = true;
        }
        taken
    }
}

/// What one slot gave to a read.
struct Taken {
    bytes: Bytes,
    runs: Vec<Run>,
    cut: bool,
    emptied: bool,
}

/// pipe(2), pipe2(2): two descriptions of a new pipe. Returns (read end, write end).
pub(super) fn make(cx: &mut Cx, flags: i32) -> (DescriptionId, DescriptionId) {
    let ids = cx.me().ids;
    let slots = slots_of_a_new_pipe(cx);
    let pipe = cx.k.new_pipe(Pipe { readers: 1, writers: 1, ..Pipe::new(slots, ids.uid, None) });
    let status = flags & (OpenFlags::O_NONBLOCK | OpenFlags::O_DIRECT);
    // Packets are the writer's matter: the read end does not carry the flag.
    let readers = OpenFlags::O_RDONLY | status & !OpenFlags::O_DIRECT;
    let read_end = cx.k.new_pipe_end(pipe, readers, None);
    let write_end = cx.k.new_pipe_end(pipe, OpenFlags::O_WRONLY | status, None);
    (read_end, write_end)
}

/// The default number of slots, or 2 beyond the soft limit of an unprivileged user.
pub(super) fn slots_of_a_new_pipe(cx: &mut Cx) -> u64 {
    let (slots, soft) = (cx.params().pipe_slots, cx.params().pipe_user_pages_soft);
    if !cx.me().ids.privileged() && cx.k.pages_of_user(cx.me().ids.uid) + slots > soft {
        cx.apply(Rule::PipeSoftLimit);
        return slots.min(2);
    }
    slots
}

/// read(2) from the read end.
pub(super) fn read(cx: &mut Cx, from: DescriptionId, id: PipeId, buf: &OutBuf) -> Answer {
    if buf.len == 0 {
        cx.apply(Rule::PipeReadZero);
        return done(0);
    }
    let want = buf.len.min(TRANSFER_MAX);
    let mut got = Bytes::new();
    let mut sources = Vec::new();
    let (mut cut, mut packet, mut wake_writer) = (false, false, false);
    let writers = cx.pipe(id).writers;
    while got.len() < want && !packet {
        let Some(slot) = cx.pipe(id).slots.front() else { break };
        let (held, whole) = (slot.bytes.len(), slot.packet);
        let chars = held.min(want - got.len());
        if got.len() + chars > buf.writable {
            if got.is_empty() {
                return Err(super::io::bad_address(cx));
            }
            break;
        }
        let was_full = cx.pipe(id).is_full();
        let taken = cx.pipe_mut(id).take(chars);
        packet = whole;
        wake_writer |= was_full && taken.emptied;
        cut = taken.cut;
        got.append(&taken.bytes);
        sources.extend(taken.runs);
    }
    if got.is_empty() {
        return read_of_empty(cx, from, id);
    }
    read_rules(cx, id, want, &got, &sources, Cut { cut, packet, writers });
    if cx.pipe(id).fifo.is_some() {
        super::fifo::eof_is_not_for_ever(cx, from);
    }
    if wake_writer {
        cx.apply(Rule::PipeSlotWakesWriter);
        wake_one(cx, id, Queue::Writers);
    }
    if cx.earlier.is_some() && !cx.pipe(id).read_queue.is_empty() {
        cx.apply(Rule::PipeWakePassedOn);
        if !cx.pipe(id).slots.is_empty() {
            wake_one(cx, id, Queue::Readers);
        }
    }
    let value = got.len() as i64;
    Ok(Outcome::Done(Ret::ok(value).with(buf.index, got)))
}

/// How a read ended, for its rules.
struct Cut {
    cut: bool,
    packet: bool,
    writers: u32,
}

/// The rules that a read which got bytes shows.
fn read_rules(cx: &mut Cx, id: PipeId, want: u64, got: &Bytes, sources: &[Run], how: Cut) {
    cx.apply(Rule::PipeOrder);
    cx.apply_if(Rule::PipeReadShort, got.len() < want && !how.packet);
    cx.apply_if(Rule::PipeNoRecords, (sources.len() > 1 || how.cut) && !how.packet);
    cx.apply_if(Rule::PipePackets, how.packet);
    cx.apply_if(Rule::PipeDrainsBeforeEof, how.writers == 0);
    let from_the_dead = sources.iter().any(|run| !cx.k.process(run.who).lives());
    cx.apply_if(Rule::PipeBytesSurviveWriter, from_the_dead);
    if cx.pipe(id).fifo.is_some() {
        let several = sources.iter().any(|run| run.who != sources[0].who);
        super::fifo::read_rules(cx, id, several, how.writers);
    }
}

fn read_of_empty(cx: &mut Cx, from: DescriptionId, id: PipeId) -> Answer {
    let fifo = cx.pipe(id).fifo.is_some();
    let nonblock = cx.desc(from).has(OpenFlags::O_NONBLOCK);
    cx.apply_if(Rule::FifoReadNonblock, fifo && nonblock);
    if cx.pipe(id).writers == 0 {
        if !fifo || !nonblock {
            cx.apply(Rule::PipeReadEof);
        }
        cx.desc_mut(from).saw_eof.0 = true;
        return done(0);
    }
    if fifo {
        super::fifo::eof_is_not_for_ever(cx, from);
    }
    if nonblock {
        if !fifo {
            cx.apply(Rule::PipeReadAgain);
        }
        return Err(Errno::EAGAIN);
    }
    cx.apply(Rule::PipeReadSleeps);
    let who = cx.who;
    cx.pipe_mut(id).read_queue.push_back(who);
    cx.sleep(Wait::PipeReadable(id))
}

/// write(2) to the write end. `cx.done` is what earlier attempts of the same call put in.
pub(super) fn write(cx: &mut Cx, to: DescriptionId, id: PipeId, buf: &InBuf) -> Answer {
    let len = buf.len.min(TRANSFER_MAX);
    if len == 0 {
        cx.apply(Rule::PipeWriteZero);
        return done(0);
    }
    if cx.pipe(id).readers == 0 {
        return write_broken(cx, id);
    }
    if cx.earlier.as_ref().is_some_and(|sleep| sleep.cut) {
        cx.apply(Rule::PipeWriteCutByStop);
        return done(cx.done as i64);
    }
    let was_empty = cx.pipe(id).slots.is_empty();
    let before = cx.done;
    mixing_rule(cx, id);
    let (merged, fault) = put(cx, to, id, buf, len);
    if cx.done == before && fault {
        return if before > 0 { done(before as i64) } else { Err(super::io::bad_address(cx)) };
    }
    let answer = if cx.done == len || fault {
        write_rules(cx, id, len);
        done(cx.done as i64)
    } else if cx.desc(to).has(OpenFlags::O_NONBLOCK) {
        write_is_short(cx, id, len, merged)
    } else {
        write_sleeps(cx, id, len)
    };
    if was_empty && !cx.pipe(id).slots.is_empty() {
        wake_one(cx, id, Queue::Readers);
    }
    let over = !matches!(answer, Ok(Outcome::Sleep(_)));
    if cx.earlier.is_some() && over && !cx.pipe(id).is_full() {
        wake_one(cx, id, Queue::Writers);
    }
    answer
}

/// Puts in what fits: first the odd bytes behind the last ones, then page by page.
/// Returns whether bytes merged and whether a bad address was met.
fn put(cx: &mut Cx, to: DescriptionId, id: PipeId, buf: &InBuf, len: u64) -> (bool, bool) {
    let (page, who) = (cx.params().page, cx.who);
    let packet = cx.desc(to).has(OpenFlags::O_DIRECT);
    let odd = len % page;
    let mut merged = false;
    if cx.earlier.is_none() && odd > 0 && !cx.pipe(id).slots.is_empty() {
        if buf.bytes.len() < odd {
            return (false, true);
        }
        let full = cx.pipe(id).is_full();
        merged = cx.pipe_mut(id).merge(&buf.bytes.slice(0, odd), who, page);
        if merged {
            cx.done += odd;
            cx.apply(Rule::PipeWriteMerges);
            cx.apply_if(Rule::PipeFullStillMerges, full);
        } else {
            cx.apply_if(Rule::PipeWriteNewSlots, !packet);
        }
    }
    while cx.done < len && !cx.pipe(id).is_full() {
        let chunk = page.min(len - cx.done);
        if cx.done + chunk > buf.bytes.len() {
            return (merged, true);
        }
        let bytes = buf.bytes.slice(cx.done, cx.done + chunk);
        cx.pipe_mut(id).put_slot(bytes, who, packet);
        cx.done += chunk;
        cx.apply_if(Rule::PipePacketsTakeSlots, packet);
    }
    (merged, false)
}

/// A large write goes on behind bytes that somebody else put in meanwhile.
fn mixing_rule(cx: &mut Cx, id: PipeId) {
    let last = cx.pipe(id).slots.back().and_then(|slot| slot.owners.0.back());
    let others = last.is_some_and(|run| run.who != cx.who);
    cx.apply_if(Rule::PipeLargeWritesMix, cx.done > 0 && others);
}

/// The rules that a write which put in all its bytes shows.
fn write_rules(cx: &mut Cx, id: PipeId, len: u64) {
    let capacity = cx.pipe(id).slots_max * cx.params().page;
    cx.apply_if(Rule::PipeSmallWritesWhole, len <= cx.params().pipe_buf);
    cx.apply_if(Rule::PipeWriteBeyondCapacity, len > capacity);
    if cx.pipe(id).fifo.is_some() {
        super::fifo::write_rules(cx, id);
    }
}

fn write_is_short(cx: &mut Cx, id: PipeId, len: u64, merged: bool) -> Answer {
    full_rules(cx, id, len - cx.done);
    if cx.done > 0 {
        cx.apply(Rule::PipeLargeWriteShort);
        let new_slots = !merged || cx.done > len % cx.params().page;
        cx.apply_if(Rule::PipeShortAtSlotEdge, new_slots);
        return done(cx.done as i64);
    }
    if len <= cx.params().pipe_buf {
        cx.apply(Rule::PipeSmallWriteAgain);
    } else {
        cx.apply(Rule::PipeLargeWriteAgain);
    }
    Err(Errno::EAGAIN)
}

/// Why there was no room although a count of bytes might suggest it.
fn full_rules(cx: &mut Cx, id: PipeId, left: u64) {
    let pipe = cx.pipe(id);
    let room = (pipe.slots_max * cx.params().page).saturating_sub(pipe.unread());
    let front = pipe.slots.front().map_or(0, |slot| slot.front);
    cx.apply_if(Rule::PipeFullMeansSlots, room > front && room >= left);
    cx.apply_if(Rule::PipeFrontRoomIsLost, front > 0);
}

fn write_sleeps(cx: &mut Cx, id: PipeId, len: u64) -> Answer {
    full_rules(cx, id, len - cx.done);
    cx.apply(Rule::PipeWriteSleeps);
    let who = cx.who;
    let own_end = cx.k.holds_end(who, id, Queue::Readers);
    cx.apply_if(Rule::PipeOwnReadEnd, own_end);
    let facing =
        cx.k.sleepers(|wait| matches!(wait, Wait::PipeWritable(_))).into_iter().any(|peer| {
            let Some(Wait::PipeWritable(other)) = cx.k.process(peer).sleep().map(|s| &s.wait)
            else {
                return false;
            };
            cx.k.holds_end(peer, id, Queue::Readers) && cx.k.holds_end(who, *other, Queue::Readers)
        });
    cx.apply_if(Rule::PipeBothWriteFull, facing);
    cx.pipe_mut(id).write_queue.push_back(who);
    cx.sleep(Wait::PipeWritable(id))
}

/// There is nobody to read: SIGPIPE, and EPIPE for who survives it.
fn write_broken(cx: &mut Cx, id: PipeId) -> Answer {
    if cx.earlier.is_some() {
        let rule = if cx.done > 0 { Rule::PipeBrokenMidway } else { Rule::PipeSleeperBroken };
        cx.apply(rule);
    }
    cx.apply_if(Rule::FifoWriteBroken, cx.pipe(id).fifo.is_some());
    if cx.k.would_kill(cx.who, Signal::PIPE) {
        cx.apply(Rule::PipeWriteKills);
    } else {
        cx.apply(Rule::PipeWriteEpipe);
    }
    let who = cx.who;
    super::signal::raise(cx, who, Signal::PIPE);
    if cx.done > 0 { done(cx.done as i64) } else { Err(Errno::EPIPE) }
}

/// Wakes the process that sleeps longest in one of the queues; POSIX leaves open which.
pub(super) fn wake_one(cx: &mut Cx, id: PipeId, which: Queue) {
    let waiting: Vec<ProcId> = cx.pipe_mut(id).queue(which).iter().copied().collect();
    let Some(first) = waiting.first() else { return };
    let mut chosen = *first;
    if waiting.len() > 1 {
        if cx.linux() {
            let rule = match which {
                Queue::Readers => Rule::PipeReadersInOrder,
                Queue::Writers => Rule::PipeWritersInOrder,
            };
            cx.apply(rule);
        } else {
            let answers = waiting.iter().map(|who| Choice::Process(cx.name(*who))).collect();
            let question = Question { about: "who is woken", answers };
            chosen = waiting[cx.pick.one_of(question)];
        }
    }
    cx.wake(chosen);
}

fn wake_all(cx: &mut Cx, id: PipeId, which: Queue) {
    for who in cx.pipe_mut(id).queue(which).clone() {
        cx.wake(who);
    }
}

/// The last descriptor of an end was closed, or a FIFO's opener gave up.
pub(super) fn release(cx: &mut Cx, id: PipeId, access: i32) {
    let pipe = cx.pipe_mut(id);
    let reads = access != OpenFlags::O_WRONLY;
    let writes = access != OpenFlags::O_RDONLY;
    assert!(pipe.readers >= u32::from(reads) && pipe.writers >= u32::from(writes));
    pipe.readers -= u32::from(reads);
    pipe.writers -= u32::from(writes);
    let (readers, writers) = (pipe.readers, pipe.writers);
    if (readers == 0) != (writers == 0) {
        cx.released = true;
        let eof = writers == 0 && !cx.pipe(id).read_queue.is_empty();
        cx.apply_if(Rule::PipeLastWriterWakesAll, eof);
        wake_all(cx, id, Queue::Readers);
        wake_all(cx, id, Queue::Writers);
    }
    if readers == 0 && writers == 0 {
        super::fifo::before_freeing(cx, id);
        cx.k.free_pipe(id);
    }
}

/// fcntl(F_GETPIPE_SZ).
pub(super) fn get_size(cx: &mut Cx, id: PipeId) -> Answer {
    let slots = cx.pipe(id).slots_max;
    cx.apply_if(Rule::PipeCapacity, slots == cx.params().pipe_slots);
    done((slots * cx.params().page) as i64)
}

/// fcntl(F_SETPIPE_SZ): at least `size` bytes, as a power of two of pages.
pub(super) fn set_size(cx: &mut Cx, id: PipeId, size: i64) -> Answer {
    let (page, max) = (cx.params().page, cx.params().pipe_max_size);
    let size = u64::from(size as u32);
    let slots = size.max(page).div_ceil(page).next_power_of_two();
    let (before, used, uid) = {
        let pipe = cx.pipe(id);
        (pipe.slots_max, pipe.slots.len() as u64, pipe.uid)
    };
    let too_big = slots > before && slots * page > max && !cx.params().sys_resource;
    if size > 1 << 31 || too_big {
        cx.apply(Rule::PipeResizeLimit);
        return Err(if size > 1 << 31 { Errno::EINVAL } else { Errno::EPERM });
    }
    let soft = cx.params().pipe_user_pages_soft;
    let of_user = cx.k.pages_of_user(uid) - before + slots;
    if slots > before && !cx.me().ids.privileged() && of_user > soft {
        return Err(Errno::EPERM);
    }
    if slots < used {
        cx.apply(Rule::PipeResizeBusy);
        return Err(Errno::EBUSY);
    }
    cx.apply(Rule::PipeResizeRounds);
    let was_full = cx.pipe(id).is_full();
    cx.pipe_mut(id).slots_max = slots;
    if was_full && !cx.pipe(id).is_full() && !cx.pipe(id).write_queue.is_empty() {
        cx.apply(Rule::PipeGrowthWakes);
        wake_one(cx, id, Queue::Writers);
    }
    done((slots * page) as i64)
}
