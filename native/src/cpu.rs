//! CPU time of this process and of everything it starts, the dead included.
//!
//! getrusage(2) forgets children that nobody waited for, and process 1 of a sandbox waits for none.
//! A counter of perf_event_open(2) that children inherit forgets nobody; an ordinary user may open
//! it as long as `perf_event_paranoid` is at most 2.

use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::time::Duration;

/// `struct perf_event_attr` as it was at first, 64 bytes; the kernel takes it in this size too.
#[repr(C)]
#[derive(Default)]
struct Attributes {
    kind: u32,
    size: u32,
    config: u64,
    sample_period: u64,
    sample_type: u64,
    read_format: u64,
    flags: u64,
    wakeup_events: u32,
    breakpoint_kind: u32,
    breakpoint_address: u64,
}

const SOFTWARE: u32 = 1;
const TASK_CLOCK: u64 = 1;
const INHERIT: u64 = 1 << 1;
/// An ordinary user must ask for this. A clock is not divided by it: it counts the kernel's part.
const EXCLUDE_KERNEL: u64 = 1 << 5;
const CLOSE_ON_EXEC: u64 = 8;

/// A running count of CPU time.
pub struct CpuMeter {
    counter: OwnedFd,
}

impl CpuMeter {
    /// Counts from now on what this thread does, and the threads and processes that it starts from
    /// now on, and theirs. `None` where the kernel refuses (containers often do).
    #[must_use]
    pub fn start() -> Option<CpuMeter> {
        let attributes = Attributes {
            kind: SOFTWARE,
            size: size_of::<Attributes>() as u32,
            config: TASK_CLOCK,
            flags: INHERIT | EXCLUDE_KERNEL,
            ..Attributes::default()
        };
        let (myself, any_cpu, no_group) = (0, -1, -1);
        // SAFETY: the struct has the size it names and outlives the call.
        let fd = unsafe {
            libc::syscall(
                libc::SYS_perf_event_open,
                &attributes,
                myself,
                any_cpu,
                no_group,
                CLOSE_ON_EXEC,
            )
        };
        if fd < 0 {
            return None;
        }
        // SAFETY: a descriptor just returned to us, owned by nobody else.
        Some(CpuMeter { counter: unsafe { OwnedFd::from_raw_fd(fd as i32) } })
    }

    /// CPU time used so far.
    #[must_use]
    pub fn used(&self) -> Duration {
        let mut ns = 0_u64;
        // SAFETY: an open descriptor and eight bytes to write to.
        let got =
            unsafe { libc::read(self.counter.as_raw_fd(), (&raw mut ns).cast(), size_of::<u64>()) };
        assert_eq!(got, 8, "a counter is read whole");
        Duration::from_nanos(ns)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_that_nobody_waited_for_counts() {
        let Some(meter) = CpuMeter::start() else {
            eprintln!("not checked: perf_event_open is refused here");
            return;
        };
        // The shell leaves its own child behind; the end of its output is the end of both.
        let script = "(i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done) &";
        let before = meter.used();
        let output = std::process::Command::new("sh").args(["-c", script]).output();
        assert!(output.expect("there is a shell").status.success());
        let used = meter.used() - before;
        assert!(used > Duration::from_millis(20), "the loop of the orphan is missing: {used:?}");
    }
}
