//! The shared memory through which the conductor moves its workers.
//!
//! Every word is accessed atomically or through the copy functions here; a worker is either
//! executing its command or waiting for the next one, so there is never more than one writer.

use crate::error::Error;
use crate::worker::{
    self, BASE, DATA_AT, DATA_LEN, EDGE_AT, SHARED_LEN, SLOTS, global, kind, slot,
};
use memmap2::{MmapOptions, MmapRaw};
use std::os::fd::{AsRawFd, OwnedFd};
use std::sync::atomic::{AtomicI64, AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

/// The conductor's mapping.
pub struct Control {
    map: MmapRaw,
    file: OwnedFd,
}

/// One command for a worker.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// System call number.
    pub nr: u64,
    /// Its arguments; pointers are addresses of the worker.
    pub args: [u64; 6],
    /// Signal mask during the call.
    pub mask: u64,
    /// The child's slot, for a call that forks.
    pub child: Option<usize>,
}

impl Control {
    /// Makes the memory: a memfd, zero-filled, sparse.
    pub fn new() -> Result<Control, Error> {
        use nix::sys::memfd::{MFdFlags, memfd_create};
        let file = memfd_create(c"ipclab", MFdFlags::MFD_CLOEXEC)?;
        nix::unistd::ftruncate(&file, SHARED_LEN as i64)?;
        let map = MmapOptions::new()
            .len(SHARED_LEN)
            .map_raw(&file)
            .map_err(|source| Error::System { what: "mmap", source })?;
        Ok(Control { map, file })
    }

    /// The descriptor to hand to process 1 of the sandbox.
    #[must_use]
    pub fn fd(&self) -> i32 {
        self.file.as_raw_fd()
    }

    fn u32_at(&self, offset: usize) -> &AtomicU32 {
        assert!(offset.is_multiple_of(4) && offset + 4 <= SHARED_LEN, "offset {offset}");
        // SAFETY: inside the mapping, aligned, and only ever accessed atomically.
        unsafe { AtomicU32::from_ptr(self.map.as_mut_ptr().add(offset).cast()) }
    }

    fn u64_at(&self, offset: usize) -> &AtomicU64 {
        assert!(offset.is_multiple_of(8) && offset + 8 <= SHARED_LEN, "offset {offset}");
        // SAFETY: inside the mapping, aligned, and only ever accessed atomically.
        unsafe { AtomicU64::from_ptr(self.map.as_mut_ptr().add(offset).cast()) }
    }

    fn slot_u32(&self, nth: usize, field: usize) -> &AtomicU32 {
        self.u32_at(slot_at(nth) + field)
    }

    /// Makes slot `nth` ready for a new worker.
    pub fn clear_slot(&self, nth: usize) {
        for field in (0..slot::BROKEN_PHASE + 4).step_by(4) {
            self.slot_u32(nth, field).store(0, Ordering::Relaxed);
        }
    }

    /// Starts a command.
    pub fn post(&self, nth: usize, command: &Command) {
        let at = slot_at(nth);
        self.u64_at(at + slot::NR).store(command.nr, Ordering::Relaxed);
        for (index, arg) in command.args.iter().enumerate() {
            self.u64_at(at + slot::ARGS + 8 * index).store(*arg, Ordering::Relaxed);
        }
        self.u64_at(at + slot::MASK).store(command.mask, Ordering::Relaxed);
        let child = command.child.map_or(0, |child| BASE + slot_at(child) as u64);
        self.u64_at(at + slot::CHILD).store(child, Ordering::Relaxed);
        let kind = if command.child.is_some() { kind::FORK } else { kind::CALL };
        self.go(nth, kind);
    }

    /// Lets a worker leave its signal handler; the interrupted call of `command` goes on.
    pub fn leave_handler(&self, nth: usize, command: &Command) {
        let at = slot_at(nth);
        self.u64_at(at + slot::NR).store(command.nr, Ordering::Relaxed);
        for (index, arg) in command.args.iter().enumerate() {
            self.u64_at(at + slot::ARGS + 8 * index).store(*arg, Ordering::Relaxed);
        }
        self.go(nth, kind::LEAVE);
    }

    fn go(&self, nth: usize, kind: u32) {
        self.slot_u32(nth, slot::KIND).store(kind, Ordering::Relaxed);
        let word = self.slot_u32(nth, slot::CMD);
        word.fetch_add(1, Ordering::Release);
        wake(word);
    }

    /// Ends the sleep of a call that waits for a timer.
    pub fn fire_timer(&self, nth: usize) {
        wake(self.u32_at(timer_at(nth)));
    }

    /// How many commands slot `nth` has finished (handler starts included).
    #[must_use]
    pub fn done(&self, nth: usize) -> u32 {
        self.slot_u32(nth, slot::DONE).load(Ordering::Acquire)
    }

    /// Whether worker `nth` is inside the scenario's call.
    #[must_use]
    pub fn in_call(&self, nth: usize) -> bool {
        self.slot_u32(nth, slot::PHASE).load(Ordering::Acquire) == 1
    }

    /// How many handlers deep worker `nth` is, and the signal of the last one.
    #[must_use]
    pub fn handler(&self, nth: usize) -> (u32, u32) {
        let level = self.slot_u32(nth, slot::LEVEL).load(Ordering::Acquire);
        (level, self.slot_u32(nth, slot::SIGNAL).load(Ordering::Acquire))
    }

    /// What the call that the last handler interrupted had returned already; `None` when it will be
    /// tried again, was interrupted in its sleep, or had not begun.
    #[must_use]
    pub fn broken(&self, nth: usize) -> Option<i64> {
        let at = slot_at(nth);
        let in_call = self.u32_at(at + slot::BROKEN_PHASE).load(Ordering::Acquire) == 1;
        let rip = self.u64_at(at + slot::BROKEN_RIP).load(Ordering::Acquire);
        let rax = self.u64_at(at + slot::BROKEN_RAX).load(Ordering::Acquire) as i64;
        let done = in_call && rip == worker::after_address();
        (done && rax != -i64::from(libc::EINTR)).then_some(rax)
    }

    /// After an exec no handler is left.
    pub fn forget_handlers(&self, nth: usize) {
        self.slot_u32(nth, slot::LEVEL).store(0, Ordering::Release);
    }

    /// What the finished call returned: a value, or -errno.
    #[must_use]
    pub fn ret(&self, nth: usize) -> i64 {
        let word = self.u64_at(slot_at(nth) + slot::RET);
        // SAFETY: an AtomicU64 and an AtomicI64 have the same layout.
        unsafe { AtomicI64::from_ptr(word.as_ptr().cast()) }.load(Ordering::Acquire)
    }

    /// What went wrong while the sandbox was furnished: (stage, errno).
    #[must_use]
    pub fn failure(&self) -> Option<(u32, i32)> {
        let stage = self.u32_at(global::FAILED_STAGE).load(Ordering::Acquire);
        let errno = self.u32_at(global::FAILED_ERRNO).load(Ordering::Acquire);
        (stage != 0).then_some((stage, errno as i32))
    }

    /// Notes what went wrong; called in the child that furnishes the sandbox.
    pub fn fail(&self, stage: u32, errno: i32) {
        self.u32_at(global::FAILED_ERRNO).store(errno as u32, Ordering::Release);
        self.u32_at(global::FAILED_STAGE).store(stage, Ordering::Release);
    }

    /// The pid of process 1, if its keeper told it.
    #[must_use]
    pub fn init(&self) -> i32 {
        self.u32_at(global::INIT).load(Ordering::Acquire) as i32
    }

    /// Notes the pid of process 1; called in its keeper.
    pub fn tell_init(&self, pid: i32) {
        self.u32_at(global::INIT).store(pid as u32, Ordering::Release);
    }

    /// The count of everything finished so far: take it before looking, give it to `wait_event`.
    #[must_use]
    pub fn events(&self) -> u32 {
        self.u32_at(global::EVENT).load(Ordering::Acquire)
    }

    /// Sleeps until something was finished after `seen`, or the time is over.
    pub fn wait_event(&self, seen: u32, time: Duration) {
        let word = self.u32_at(global::EVENT);
        let waiting = self.u32_at(global::WAITING);
        waiting.store(1, Ordering::SeqCst);
        if word.load(Ordering::SeqCst) == seen {
            let time = libc::timespec {
                tv_sec: time.as_secs() as i64,
                tv_nsec: i64::from(time.subsec_nanos()),
            };
            // SAFETY: the word is mapped as long as `self` lives; the timespec outlives the call.
            unsafe {
                libc::syscall(libc::SYS_futex, word.as_ptr(), libc::FUTEX_WAIT, seen, &time);
            }
        }
        waiting.store(0, Ordering::SeqCst);
    }

    /// Copies `data` into the memory at `offset`.
    pub fn put(&self, offset: usize, data: &[u8]) {
        assert!(offset >= DATA_AT && offset + data.len() <= SHARED_LEN, "offset {offset}");
        // SAFETY: inside the data areas, which the owning worker does not touch between calls.
        unsafe {
            std::ptr::copy_nonoverlapping(
                data.as_ptr(),
                self.map.as_mut_ptr().add(offset),
                data.len(),
            );
        }
    }

    /// Fills `len` bytes at `offset`.
    pub fn fill(&self, offset: usize, byte: u8, len: usize) {
        assert!(offset >= DATA_AT && offset + len <= SHARED_LEN, "offset {offset}");
        // SAFETY: inside the data areas, which the owning worker does not touch between calls.
        unsafe { std::ptr::write_bytes(self.map.as_mut_ptr().add(offset), byte, len) }
    }

    /// The `len` bytes at `offset`, of a call that is finished.
    #[must_use]
    pub fn get(&self, offset: usize, len: usize) -> Vec<u8> {
        assert!(offset >= DATA_AT && offset + len <= SHARED_LEN, "offset {offset}");
        let mut out = vec![0; len];
        // SAFETY: inside the data areas; the worker's call is finished, so nobody writes.
        unsafe {
            std::ptr::copy_nonoverlapping(self.map.as_ptr().add(offset), out.as_mut_ptr(), len);
        }
        out
    }
}

fn slot_at(nth: usize) -> usize {
    assert!(nth < SLOTS, "slot {nth}");
    4096 * (1 + nth)
}

/// Offset of the word on which slot `nth` sleeps when its call waits for a timer.
#[must_use]
pub fn timer_at(nth: usize) -> usize {
    slot_at(nth) + slot::TIMER
}

/// Offset of the data area of slot `nth`.
#[must_use]
pub fn data_at(nth: usize) -> usize {
    assert!(nth < SLOTS, "slot {nth}");
    DATA_AT + nth * DATA_LEN
}

/// The worker's address of an offset in the shared memory.
#[must_use]
pub fn address(offset: usize) -> u64 {
    BASE + offset as u64
}

/// Offset from which exactly `len` bytes can be accessed before an unmapped address.
#[must_use]
pub fn before_edge(len: usize) -> usize {
    assert!(len <= DATA_LEN, "{len} bytes before a bad address");
    EDGE_AT + DATA_LEN - len
}

/// The one-byte `argv[0]` that tells a worker its slot.
#[must_use]
pub fn slot_name(nth: usize) -> u8 {
    worker::SLOT_CHAR + nth as u8
}

fn wake(word: &AtomicU32) {
    // SAFETY: FUTEX_WAKE reads nothing but the address.
    unsafe { libc::syscall(libc::SYS_futex, word.as_ptr(), libc::FUTEX_WAKE, 1) };
}
