//! Structures as glibc x86-64 lays them out in a program's memory.

use super::files::{Inode, Kind};
use super::lock::{Lock, LockKind};
use super::process::{Action, SignalInfo, SignalSet};
use super::{InodeId, files::Device};
use crate::syscalls::Mode;
use crate::value::Signal;

/// What a file takes on the disk comes in blocks of this size; `st_blocks` counts 512 bytes.
const BLOCK: u64 = 4096;

/// si_code of SIGCHLD.
pub(super) const CLD_EXITED: i32 = 1;
pub(super) const CLD_KILLED: i32 = 2;
pub(super) const CLD_STOPPED: i32 = 5;
pub(super) const CLD_CONTINUED: i32 = 6;
/// l_type of struct flock.
pub(super) const F_RDLCK: i16 = 0;
pub(super) const F_WRLCK: i16 = 1;
pub(super) const F_UNLCK: i16 = 2;

/// A structure under construction.
struct Layout(Vec<u8>);

impl Layout {
    fn new(len: usize) -> Layout {
        Layout(vec![0; len])
    }

    fn put(mut self, at: usize, bytes: &[u8]) -> Layout {
        self.0[at..at + bytes.len()].copy_from_slice(bytes);
        self
    }

    fn int(self, at: usize, value: i32) -> Layout {
        self.put(at, &value.to_le_bytes())
    }

    fn long(self, at: usize, value: i64) -> Layout {
        self.put(at, &value.to_le_bytes())
    }
}

fn long_at(bytes: &[u8], at: usize) -> i64 {
    let mut raw = [0; 8];
    raw.copy_from_slice(&bytes[at..at + 8]);
    i64::from_le_bytes(raw)
}

fn int_at(bytes: &[u8], at: usize) -> i32 {
    let mut raw = [0; 4];
    raw.copy_from_slice(&bytes[at..at + 4]);
    i32::from_le_bytes(raw)
}

/// The pair of longs of struct timespec and struct rlimit.
pub(super) fn read_pair(bytes: &[u8]) -> (i64, i64) {
    (long_at(bytes, 0), long_at(bytes, 8))
}

/// Two longs.
pub(super) fn pair(first: i64, second: i64) -> Vec<u8> {
    Layout::new(16).long(0, first).long(8, second).0
}

/// siginfo_t, 128 bytes.
pub(super) fn siginfo(signal: Signal, info: SignalInfo) -> Vec<u8> {
    Layout::new(128)
        .int(0, i32::from(signal.0))
        .int(8, info.code)
        .int(16, info.pid)
        .int(20, info.uid as i32)
        .int(24, info.status)
        .0
}

/// sigset_t, 128 bytes; signal n is bit n-1.
pub(super) fn sigset(set: SignalSet) -> Vec<u8> {
    Layout::new(128).long(0, set.0 as i64).0
}

pub(super) fn read_sigset(bytes: &[u8]) -> SignalSet {
    SignalSet(long_at(bytes, 0) as u64)
}

/// struct sigaction of the C API: handler, mask (128 bytes), flags, restorer; 152 bytes.
pub(super) fn sigaction(action: Action) -> Vec<u8> {
    Layout::new(152)
        .long(0, action.handler as i64)
        .long(8, action.mask.0 as i64)
        .int(136, action.flags)
        .0
}

pub(super) fn read_sigaction(bytes: &[u8]) -> Action {
    Action {
        handler: long_at(bytes, 0) as u64,
        mask: SignalSet(long_at(bytes, 8) as u64),
        flags: int_at(bytes, 136),
    }
}

/// struct flock, as far as the caller sets it.
pub(super) struct Flock {
    pub kind: i16,
    pub whence: i16,
    pub start: i64,
    pub len: i64,
}

/// struct flock, 32 bytes.
pub(super) fn read_flock(bytes: &[u8]) -> Flock {
    Flock {
        kind: i16::from_le_bytes([bytes[0], bytes[1]]),
        whence: i16::from_le_bytes([bytes[2], bytes[3]]),
        start: long_at(bytes, 8),
        len: long_at(bytes, 16),
    }
}

/// What F_GETLK tells about a lock that is in the way.
pub(super) fn flock(lock: &Lock, pid: i32) -> Vec<u8> {
    let kind = match lock.kind {
        LockKind::Shared => F_RDLCK,
        LockKind::Exclusive => F_WRLCK,
    };
    let len = if lock.to == u64::MAX { 0 } else { (lock.to - lock.from) as i64 };
    Layout::new(32)
        .put(0, &kind.to_le_bytes())
        .long(8, lock.from as i64)
        .long(16, len)
        .int(24, pid)
        .0
}

/// What fstat tells.
pub(super) struct Stat {
    pub ino: u64,
    pub mode: u32,
    pub links: u32,
    pub uid: u32,
    pub gid: u32,
    pub rdev: u64,
    pub size: u64,
    pub time_ns: u64,
    pub page: u64,
}

/// struct stat, 144 bytes.
pub(super) fn stat(stat: &Stat) -> Vec<u8> {
    let seconds = (stat.time_ns / 1_000_000_000) as i64;
    Layout::new(144)
        .long(0, 42)
        .long(8, stat.ino as i64)
        .long(16, i64::from(stat.links))
        .int(24, stat.mode as i32)
        .int(28, stat.uid as i32)
        .int(32, stat.gid as i32)
        .long(40, stat.rdev as i64)
        .long(48, stat.size as i64)
        .long(56, stat.page as i64)
        .long(64, (stat.size.div_ceil(BLOCK) * (BLOCK / 512)) as i64)
        .long(72, seconds)
        .long(88, seconds)
        .long(104, seconds)
        .0
}

/// File type bits, size and device number of an inode.
pub(super) fn type_size_rdev(inode: &Inode) -> (u32, u64, u64) {
    match &inode.kind {
        Kind::Regular(bytes) => (Mode::S_IFREG, bytes.len(), 0),
        Kind::Program(_) => (Mode::S_IFREG, 16_384, 0),
        Kind::Directory { .. } | Kind::ProcSelf | Kind::ProcFds => (Mode::S_IFDIR, 4096, 0),
        Kind::Fifo(_) => (Mode::S_IFIFO, 0, 0),
        Kind::Symlink(target) => (Mode::S_IFLNK, target.len() as u64, 0),
        Kind::Device(device) => {
            let rdev = match device {
                Device::Null => 0x103,
                Device::Zero => 0x105,
                Device::Full => 0x107,
                Device::Tty => 0x500,
            };
            (Mode::S_IFCHR, 0, rdev)
        }
    }
}

/// One struct linux_dirent64.
pub(super) fn dirent(inode: InodeId, next: u64, kind: u8, name: &[u8]) -> Vec<u8> {
    let len = (19 + name.len() + 1).next_multiple_of(8);
    Layout::new(len)
        .long(0, i64::from(inode.0) + 1)
        .long(8, next as i64)
        .put(16, &(len as u16).to_le_bytes())
        .put(18, &[kind])
        .put(19, name)
        .0
}

/// struct utsname: six strings of 65 bytes.
pub(super) fn utsname() -> Vec<u8> {
    let strings = ["Linux", "ipclab", "6.18.0", "#1 SMP PREEMPT_DYNAMIC", "x86_64", "(none)"];
    strings
        .iter()
        .enumerate()
        .fold(Layout::new(390), |layout, (nth, text)| layout.put(nth * 65, text.as_bytes()))
        .0
}
