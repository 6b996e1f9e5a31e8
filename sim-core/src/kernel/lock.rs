//! Locks on files: flock(2) and the record locks of fcntl(2).
//!
//! Two facts a reader would get wrong: a flock lock belongs to the open file description, so fork
//! and dup share it; a record lock belongs to the process and goes with *any* close of the file.
//! Woken lockers try again: any of them may win. Sources: flock(2), fcntl(2) "Advisory record
//! locking"; Linux fs/locks.c; probe BASIC-c.

use super::cx::{Answer, Cx, done};
use super::description::Object;
use super::files::Kind;
use super::{DescriptionId, InodeId, Kernel, Outcome, PipeId, TerminalId, Wait, abi};
use crate::fingerprint::Shared;
use crate::ordered::sorted;
use crate::rules::Rule;
use crate::syscalls::{Call, FcntlCommand, FlockOperation, OpenFlags, Ret, Vararg};
use crate::value::{Bytes, Errno, ProcId};

/// Who has a lock.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum LockOwner {
    /// A description: flock.
    Description(DescriptionId),
    /// A process: a record lock.
    Process(ProcId),
}

/// Shared or exclusive.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum LockKind {
    /// LOCK_SH, F_RDLCK: others may share it.
    Shared,
    /// LOCK_EX, F_WRLCK: nobody else has one.
    Exclusive,
}

/// Which file a lock is on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum LockedFile {
    /// A file with a name, or that had one.
    Inode(InodeId),
    /// A pipe.
    Pipe(PipeId),
    /// A terminal.
    Terminal(TerminalId),
}

/// A lock that is held: bytes `from..to` of a file (all of it for flock).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Lock {
    /// On which file.
    pub file: LockedFile,
    /// By whom.
    pub owner: LockOwner,
    /// First byte.
    pub from: u64,
    /// First byte behind it; `u64::MAX` is the end of the file, wherever it will be.
    pub to: u64,
    /// Which kind.
    pub kind: LockKind,
}

impl Lock {
    fn same_sort(&self, other: &Lock) -> bool {
        matches!(self.owner, LockOwner::Description(_))
            == matches!(other.owner, LockOwner::Description(_))
    }

    fn conflicts(&self, wanted: &Lock) -> bool {
        self.file == wanted.file
            && self.same_sort(wanted)
            && self.owner != wanted.owner
            && self.from < wanted.to
            && wanted.from < self.to
            && (self.kind == LockKind::Exclusive || wanted.kind == LockKind::Exclusive)
    }
}

impl Kernel {
    /// The locks that are held.
    #[must_use]
    pub fn locks(&self) -> &[Lock] {
        &self.locks
    }

    /// The file behind a description, as locks know it.
    pub(super) fn locked_file(&self, id: DescriptionId) -> Option<LockedFile> {
        let description = self.description(id);
        match (description.inode, description.object) {
            (Some(inode), _) => Some(LockedFile::Inode(inode)),
            (None, Object::Pipe(pipe)) => Some(LockedFile::Pipe(pipe)),
            (None, Object::Terminal(terminal) | Object::Collector(terminal)) => {
                Some(LockedFile::Terminal(terminal))
            }
            _ => None,
        }
    }

    fn conflict(&self, wanted: &Lock) -> Option<Lock> {
        self.locks.iter().copied().find(|held| held.conflicts(wanted))
    }

    /// Replaces what the owner holds in the lock's range by `lock`, or by nothing.
    fn set_lock(&mut self, range: Lock, kind: Option<LockKind>) {
        let mut locks = Vec::new();
        for held in self.locks.iter().copied() {
            let other = held.file != range.file || held.owner != range.owner;
            if other || held.to <= range.from || range.to <= held.from {
                locks.push(held);
                continue;
            }
            if held.from < range.from {
                locks.push(Lock { to: range.from, ..held });
            }
            if range.to < held.to {
                locks.push(Lock { from: range.to, ..held });
            }
        }
        if let Some(kind) = kind {
            locks.push(Lock { kind, ..range });
        }
        let mut locks = sorted(locks);
        locks.dedup_by(|next, lock| {
            let joins = next.file == lock.file
                && next.owner == lock.owner
                && next.kind == lock.kind
                && next.from <= lock.to;
            if joins {
                lock.to = lock.to.max(next.to);
            }
            joins
        });
        self.locks = Shared::new(locks);
    }

    /// The lock a sleeping call wants.
    fn wanted(&self, who: ProcId, call: &Call) -> Option<Lock> {
        match call {
            Call::Flock { fd, operation } => {
                let description = self.process(who).fds.get(&fd.0)?.description;
                let file = self.locked_file(description)?;
                Some(flock_lock(file, description, *operation)?)
            }
            Call::Fcntl { fd, arg, .. } => {
                let description = self.process(who).fds.get(&fd.0)?.description;
                let file = self.locked_file(description)?;
                record_lock(self, who, description, file, arg).ok()?.0
            }
            _ => None,
        }
    }

    /// Whether `who`, asleep or not, waits in the end for a lock of `target`.
    fn waits_for(&self, who: ProcId, target: ProcId, hops_left: u32) -> bool {
        if who == target {
            return true;
        }
        let Some(sleep) = self.process(who).sleep() else { return false };
        if hops_left == 0 || !matches!(sleep.wait, Wait::Lock(_)) {
            return false;
        }
        let holder = self.wanted(who, &sleep.call).and_then(|wanted| self.conflict(&wanted));
        match holder.map(|lock| lock.owner) {
            Some(LockOwner::Process(next)) => self.waits_for(next, target, hops_left - 1),
            _ => false,
        }
    }
}

/// Whether the lock a sleeper waits for could be had now.
pub(super) fn is_free(k: &Kernel, who: ProcId, call: &Call) -> bool {
    k.wanted(who, call).is_none_or(|wanted| k.conflict(&wanted).is_none())
}

fn flock_lock(
    file: LockedFile,
    description: DescriptionId,
    operation: FlockOperation,
) -> Option<Lock> {
    let kind = match operation.0 & !FlockOperation::LOCK_NB {
        FlockOperation::LOCK_SH => LockKind::Shared,
        FlockOperation::LOCK_EX => LockKind::Exclusive,
        _ => return None,
    };
    let owner = LockOwner::Description(description);
    Some(Lock { file, owner, from: 0, to: u64::MAX, kind })
}

/// flock(2).
pub(super) fn flock(cx: &mut Cx, id: DescriptionId, operation: FlockOperation) -> Answer {
    let file = cx.k.locked_file(id).ok_or(Errno::EBADF)?;
    let conflict =
        flock_lock(file, id, operation).is_some_and(|wanted| cx.k.conflict(&wanted).is_some());
    cx.apply_if(Rule::FlockBelongsToDescription, conflict || cx.desc(id).refs > 1);
    let owner = LockOwner::Description(id);
    let all = Lock { file, owner, from: 0, to: u64::MAX, kind: LockKind::Shared };
    if operation.0 & !FlockOperation::LOCK_NB == FlockOperation::LOCK_UN {
        cx.k.set_lock(all, None);
        wake_lockers(cx, file);
        return done(0);
    }
    let wanted = flock_lock(file, id, operation).ok_or(Errno::EINVAL)?;
    // A change of kind gives the old lock back first: it may be lost.
    cx.k.set_lock(all, None);
    wake_lockers(cx, file);
    if cx.k.conflict(&wanted).is_some() {
        if operation.has(FlockOperation::LOCK_NB) {
            return Err(Errno::EAGAIN);
        }
        return cx.sleep(Wait::Lock(file));
    }
    cx.k.set_lock(wanted, Some(wanted.kind));
    done(0)
}

/// The lock that a struct flock describes: `None` as lock for F_UNLCK, then just the range.
fn record_lock(
    k: &Kernel,
    who: ProcId,
    id: DescriptionId,
    file: LockedFile,
    arg: &Vararg,
) -> Result<(Option<Lock>, Lock), Errno> {
    if arg.bytes.len() < 32 {
        return Err(Errno::EFAULT);
    }
    let flock = abi::read_flock(&arg.bytes.to_vec());
    let base = match flock.whence {
        0 => 0,
        1 => k.description(id).offset as i64,
        2 => match k.description(id).object {
            Object::File(inode) => match &k.files().inode(inode).kind {
                Kind::Regular(bytes) => bytes.len() as i64,
                _ => 0,
            },
            _ => 0,
        },
        _ => return Err(Errno::EINVAL),
    };
    let start = base.checked_add(flock.start).ok_or(Errno::EOVERFLOW)?;
    let (from, to) = match flock.len {
        0 => (start, i64::MAX),
        len if len > 0 => (start, start.checked_add(len).ok_or(Errno::EOVERFLOW)?),
        len => (start + len, start),
    };
    if from < 0 {
        return Err(Errno::EINVAL);
    }
    let to = if to == i64::MAX { u64::MAX } else { to as u64 };
    let owner = LockOwner::Process(who);
    let range = Lock { file, owner, from: from as u64, to, kind: LockKind::Shared };
    match flock.kind {
        abi::F_RDLCK => Ok((Some(range), range)),
        abi::F_WRLCK => Ok((Some(Lock { kind: LockKind::Exclusive, ..range }), range)),
        abi::F_UNLCK => Ok((None, range)),
        _ => Err(Errno::EINVAL),
    }
}

/// fcntl(2) with F_GETLK, F_SETLK, F_SETLKW.
pub(super) fn record(cx: &mut Cx, id: DescriptionId, cmd: FcntlCommand, arg: &Vararg) -> Answer {
    let file = cx.k.locked_file(id).ok_or(Errno::EBADF)?;
    let (wanted, range) = record_lock(cx.k, cx.who, id, file, arg)?;
    if cmd.0 == FcntlCommand::F_GETLK {
        return get_lock(cx, wanted, arg);
    }
    let access = cx.desc(id).flags & OpenFlags::O_ACCMODE;
    let Some(wanted) = wanted else {
        cx.k.set_lock(range, None);
        wake_lockers(cx, file);
        return done(0);
    };
    let missing = match wanted.kind {
        LockKind::Shared => OpenFlags::O_WRONLY,
        LockKind::Exclusive => OpenFlags::O_RDONLY,
    };
    if access == missing {
        return Err(Errno::EBADF);
    }
    if let Some(holder) = cx.k.conflict(&wanted) {
        cx.apply(Rule::RecordLockConflict);
        if cmd.0 == FcntlCommand::F_SETLK {
            return Err(Errno::EAGAIN);
        }
        if let LockOwner::Process(other) = holder.owner
            && cx.k.waits_for(other, cx.who, 10)
        {
            return Err(Errno::EDEADLK);
        }
        return cx.sleep(Wait::Lock(file));
    }
    cx.k.set_lock(wanted, Some(wanted.kind));
    wake_lockers(cx, file);
    done(0)
}

fn get_lock(cx: &mut Cx, wanted: Option<Lock>, arg: &Vararg) -> Answer {
    let wanted = wanted.ok_or(Errno::EINVAL)?;
    let mut bytes = arg.bytes.to_vec();
    match cx.k.conflict(&wanted) {
        None => bytes[..2].copy_from_slice(&abi::F_UNLCK.to_le_bytes()),
        Some(held) => {
            let pid = match held.owner {
                LockOwner::Process(owner) => cx.k.process(owner).pid.0,
                LockOwner::Description(_) => -1,
            };
            bytes = abi::flock(&held, pid);
        }
    }
    Ok(Outcome::Done(Ret::ok(0).with(arg.index, Bytes::from_slice(&bytes))))
}

/// Everybody whose lock could be had now tries again.
fn wake_lockers(cx: &mut Cx, file: LockedFile) {
    cx.wake_ready(|wait| *wait == Wait::Lock(file));
}

/// A descriptor of a file was closed: the process's record locks on it are gone.
pub(super) fn after_close(cx: &mut Cx, file: LockedFile) {
    let owner = LockOwner::Process(cx.who);
    if cx.k.locks.iter().any(|lock| lock.file == file && lock.owner == owner) {
        cx.apply(Rule::RecordLocksGoWithAnyClose);
        drop_locks(cx, file, owner);
    }
}

/// The last descriptor of a description was closed: its flock lock is gone.
pub(super) fn after_last_close(cx: &mut Cx, file: LockedFile, id: DescriptionId) {
    drop_locks(cx, file, LockOwner::Description(id));
}

fn drop_locks(cx: &mut Cx, file: LockedFile, owner: LockOwner) {
    let all = Lock { file, owner, from: 0, to: u64::MAX, kind: LockKind::Shared };
    if cx.k.locks.iter().any(|lock| lock.file == file && lock.owner == owner) {
        cx.released = true;
        cx.k.set_lock(all, None);
        wake_lockers(cx, file);
    }
}
