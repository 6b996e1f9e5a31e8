//! The state of Linux as tables, and the questions that concern more than one object.

use super::description::{Description, Object, Terminal};
use super::files::{Files, Kind};
use super::lock::Lock;
use super::pipe::Queue;
use super::process::{Ids, Phase, Process};
use super::tag::Tag;
use super::{DescriptionId, InodeId, Params, Pipe, PipeId, TerminalId, Wait};
use crate::fingerprint::Shared;
use crate::syscalls::OpenFlags;
use crate::value::{Pid, ProcId};

/// The state of Linux: cheap to clone, parts are shared until they change.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Kernel {
    pub(super) params: Shared<Params>,
    /// Nanoseconds since 1970.
    pub(super) clock: u64,
    pub(super) next_pid: Pid,
    pub(super) processes: Vec<Shared<Process>>,
    pub(super) descriptions: Vec<Option<Shared<Description>>>,
    pub(super) pipes: Vec<Option<Shared<Pipe>>>,
    pub(super) files: Shared<Files>,
    pub(super) terminals: Vec<Shared<Terminal>>,
    /// flock and record locks, sorted.
    pub(super) locks: Shared<Vec<Lock>>,
}

impl Ids {
    /// Whether the limits of ordinary users do not count.
    #[must_use]
    pub fn privileged(self) -> bool {
        self.euid == 0
    }
}

/// Puts a value into the first free place.
fn insert<T>(table: &mut Vec<Option<Shared<T>>>, value: T) -> u16 {
    let free = table.iter().position(Option::is_none).unwrap_or(table.len());
    if free == table.len() {
        table.push(None);
    }
    table[free] = Some(Shared::new(value));
    u16::try_from(free).expect("fewer than 65,536 objects")
}

/// Clears a place; free places at the end do not count.
fn remove<T>(table: &mut Vec<Option<Shared<T>>>, at: u16) {
    table[usize::from(at)] = None;
    while matches!(table.last(), Some(None)) {
        table.pop();
    }
}

impl Kernel {
    /// Whether a table is nearly used up: its places are numbered with 16 bits.
    pub(super) fn is_crowded(&self) -> bool {
        const MAX: usize = 60_000;
        let longest = self.processes.len().max(self.descriptions.len()).max(self.pipes.len());
        longest > MAX || self.files.places() > MAX
    }

    /// One process. Panics for an id that was never given out.
    #[must_use]
    pub fn process(&self, who: ProcId) -> &Process {
        &self.processes[usize::from(who.0)]
    }

    pub(super) fn process_mut(&mut self, who: ProcId) -> &mut Process {
        self.processes[usize::from(who.0)].make_mut()
    }

    /// Every process that ever was, in order of creation.
    pub fn ids(&self) -> impl Iterator<Item = ProcId> + use<> {
        (0..self.processes.len()).map(|at| ProcId(at as u16))
    }

    /// The living or unwaited process with this process id.
    #[must_use]
    pub fn by_pid(&self, pid: Pid) -> Option<ProcId> {
        self.ids().find(|who| {
            let process = self.process(*who);
            process.pid == pid && !matches!(process.phase, Phase::Gone(_))
        })
    }

    /// An open file description. Panics when there is none with this id.
    #[must_use]
    pub fn description(&self, id: DescriptionId) -> &Description {
        let slot = self.descriptions[usize::from(id.0)].as_ref();
        slot.expect("a description lives while a descriptor refers to it")
    }

    pub(super) fn description_mut(&mut self, id: DescriptionId) -> &mut Description {
        let slot = self.descriptions[usize::from(id.0)].as_mut();
        slot.expect("a description lives while a descriptor refers to it").make_mut()
    }

    pub(super) fn new_description(&mut self, description: Description) -> DescriptionId {
        if let Some(inode) = description.inode {
            self.files_mut().hold(inode);
        }
        DescriptionId(insert(&mut self.descriptions, description))
    }

    pub(super) fn free_description(&mut self, id: DescriptionId) {
        remove(&mut self.descriptions, id.0);
    }

    /// A pipe. Panics when there is none with this id.
    #[must_use]
    pub fn pipe(&self, id: PipeId) -> &Pipe {
        let slot = self.pipes[usize::from(id.0)].as_ref();
        slot.expect("a pipe lives while an end is open")
    }

    pub(super) fn pipe_mut(&mut self, id: PipeId) -> &mut Pipe {
        let slot = self.pipes[usize::from(id.0)].as_mut();
        slot.expect("a pipe lives while an end is open").make_mut()
    }

    pub(super) fn pipe_exists(&self, id: PipeId) -> bool {
        matches!(self.pipes.get(usize::from(id.0)), Some(Some(_)))
    }

    /// Every pipe, lowest first.
    #[must_use]
    pub fn pipe_ids(&self) -> Vec<PipeId> {
        let ids = (0..self.pipes.len()).map(|at| PipeId(at as u16));
        ids.filter(|id| self.pipe_exists(*id)).collect()
    }

    pub(super) fn new_pipe(&mut self, pipe: Pipe) -> PipeId {
        PipeId(insert(&mut self.pipes, pipe))
    }

    pub(super) fn free_pipe(&mut self, id: PipeId) {
        assert!(self.pipe(id).read_queue.is_empty() && self.pipe(id).write_queue.is_empty());
        remove(&mut self.pipes, id.0);
    }

    /// A description of an end whose reader or writer is counted already.
    pub(super) fn new_pipe_end(
        &mut self,
        pipe: PipeId,
        flags: i32,
        inode: Option<InodeId>,
    ) -> DescriptionId {
        self.new_description(Description {
            object: Object::Pipe(pipe),
            inode,
            flags: flags & !NOT_STATUS,
            offset: 0,
            refs: 0,
            saw_eof: Tag(false),
        })
    }

    /// Slots of all pipes that belong to a user.
    pub(super) fn pages_of_user(&self, uid: u32) -> u64 {
        self.pipes.iter().flatten().filter(|pipe| pipe.uid == uid).map(|pipe| pipe.slots_max).sum()
    }

    /// The file system.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.files
    }

    pub(super) fn files_mut(&mut self) -> &mut Files {
        self.files.make_mut()
    }

    /// The pipe of a FIFO that is open somewhere.
    #[must_use]
    pub fn fifo_pipe(&self, inode: InodeId) -> Option<PipeId> {
        match self.files.inode(inode).kind {
            Kind::Fifo(pipe) => pipe,
            _ => None,
        }
    }

    pub(super) fn set_fifo_pipe(&mut self, inode: InodeId, pipe: Option<PipeId>) {
        self.files_mut().inode_mut(inode).kind = Kind::Fifo(pipe);
    }

    /// Frees an inode that has neither name nor user any more.
    pub(super) fn free_unnamed(&mut self, inode: InodeId) {
        if self.files.inode(inode).links == 0 && self.files.inode(inode).holds == 0 {
            self.files_mut().free_if_unused(inode);
        }
    }

    /// A terminal.
    #[must_use]
    pub fn terminal(&self, id: TerminalId) -> &Terminal {
        &self.terminals[usize::from(id.0)]
    }

    pub(super) fn terminal_mut(&mut self, id: TerminalId) -> &mut Terminal {
        self.terminals[usize::from(id.0)].make_mut()
    }

    /// Everybody asleep in a wait like this, in order of creation.
    pub(super) fn sleepers(&self, on: impl Fn(&Wait) -> bool) -> Vec<ProcId> {
        let asleep = |who: &ProcId| self.process(*who).sleep().is_some_and(|s| on(&s.wait));
        self.ids().filter(asleep).collect()
    }

    /// Whether a sleeper was woken and did not run since.
    #[must_use]
    pub fn is_woken(&self, who: ProcId) -> bool {
        self.process(who).sleep().is_some_and(|sleep| sleep.woken)
    }

    /// Marks a sleeper as woken and takes it out of its queue. Whether it slept on.
    pub(super) fn set_woken(&mut self, who: ProcId) -> bool {
        let Phase::Sleeping(sleep) = &mut self.process_mut(who).phase else { return false };
        let news = !sleep.woken;
        sleep.woken = true;
        let pipe = sleep.wait.pipe();
        if let Some(pipe) = pipe {
            super::fifo::dequeue(self.pipe_mut(pipe), who);
        }
        news
    }

    /// Whether what a sleeper waits for is the case now.
    #[must_use]
    pub fn condition_holds(&self, who: ProcId) -> bool {
        let Some(sleep) = self.process(who).sleep() else { return false };
        match &sleep.wait {
            Wait::PipeReadable(id) => self.pipe(*id).readable(),
            Wait::PipeWritable(id) => self.pipe(*id).writable(),
            Wait::FifoReader(_) | Wait::FifoWriter(_) | Wait::VforkChild(_) => sleep.woken,
            Wait::Child => super::wait::has_answer(self, who, &sleep.call),
            Wait::Lock(_) => super::lock::is_free(self, who, &sleep.call),
            Wait::Signal => false,
            Wait::Clock(until) => self.clock >= *until,
        }
    }

    /// Whether a process has a descriptor of an end of a pipe.
    #[must_use]
    pub(super) fn holds_end(&self, who: ProcId, pipe: PipeId, end: Queue) -> bool {
        let without = match end {
            Queue::Readers => OpenFlags::O_WRONLY,
            Queue::Writers => OpenFlags::O_RDONLY,
        };
        self.process(who).fds.values().any(|descriptor| {
            let description = self.description(descriptor.description);
            description.object == Object::Pipe(pipe)
                && description.flags & OpenFlags::O_ACCMODE != without
        })
    }

    /// Every process with a descriptor of a pipe, or asleep in opening it.
    #[must_use]
    pub fn holders(&self, pipe: PipeId) -> Vec<ProcId> {
        let opens = |who: ProcId| {
            self.process(who).sleep().is_some_and(|sleep| {
                matches!(&sleep.wait, Wait::FifoReader(id) | Wait::FifoWriter(id) if *id == pipe)
            })
        };
        let holds = |who: &ProcId| {
            self.holds_end(*who, pipe, Queue::Readers)
                || self.holds_end(*who, pipe, Queue::Writers)
                || opens(*who)
        };
        self.ids().filter(holds).collect()
    }
}

/// Flags of open that are no status flags.
pub(super) const NOT_STATUS: i32 = OpenFlags::O_CREAT
    | OpenFlags::O_EXCL
    | OpenFlags::O_NOCTTY
    | OpenFlags::O_TRUNC
    | OpenFlags::O_CLOEXEC;
