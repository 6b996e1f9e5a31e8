//! Where the conductor and its workers run: on one CPU, in short turns.
//!
//! Handing over on one CPU costs 3 us, across two 25. A short slice (Linux 6.12 and later) has a
//! near deadline: of those who wait for the CPU it comes first, and what it may use stays the same.
//! On a machine whose CPUs are taken by others that makes a check five times as fast.

use nix::sched::{CpuSet, sched_getaffinity, sched_getcpu, sched_setaffinity};
use nix::unistd::Pid;

/// The shortest slice the kernel grants.
const SLICE_NS: u64 = 100_000;

/// The calling thread's place; dropping it gives back the one it had before.
pub struct Place {
    cpus: Option<CpuSet>,
    turns: Option<libc::sched_attr>,
}

impl Place {
    /// The calling thread stays on the CPU it is on, and so do the workers it makes.
    #[must_use]
    pub fn take() -> Place {
        let turns = turns();
        if let Some(turns) = turns {
            set_turns(&libc::sched_attr { sched_runtime: SLICE_NS, ..turns });
        }
        Place { cpus: stay_here(), turns }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(cpus) = &self.cpus {
            let _ = sched_setaffinity(Pid::from_raw(0), cpus);
        }
        if let Some(turns) = &self.turns {
            set_turns(turns);
        }
    }
}

/// The CPUs that were allowed before.
fn stay_here() -> Option<CpuSet> {
    let me = Pid::from_raw(0);
    let before = sched_getaffinity(me).ok()?;
    let mut one = CpuSet::new();
    one.set(sched_getcpu().ok()?).ok()?;
    sched_setaffinity(me, &one).ok()?;
    Some(before)
}

/// How the calling thread takes turns now; `None` when it does not share its CPU fairly anyway.
fn turns() -> Option<libc::sched_attr> {
    // SAFETY: all fields are numbers.
    let mut now: libc::sched_attr = unsafe { std::mem::zeroed() };
    // SAFETY: a struct with its size.
    let got = unsafe {
        libc::syscall(libc::SYS_sched_getattr, 0, &raw mut now, size_of::<libc::sched_attr>(), 0)
    };
    let fair = matches!(now.sched_policy as i32, libc::SCHED_OTHER | libc::SCHED_BATCH);
    (got == 0 && fair).then_some(now)
}

/// Older kernels ignore the slice: nothing depends on it but the time a check takes.
fn set_turns(turns: &libc::sched_attr) {
    // SAFETY: a struct that says its size; plain numbers.
    unsafe { libc::syscall(libc::SYS_sched_setattr, 0, turns, 0) };
}

/// Moves the calling thread to CPU `nth`, so that several checks at a time do not share one; it may
/// go elsewhere later.
pub fn start_on_cpu(nth: usize) {
    let me = Pid::from_raw(0);
    let Ok(before) = sched_getaffinity(me) else { return };
    let allowed: Vec<usize> =
        (0..CpuSet::count()).filter(|cpu| before.is_set(*cpu).unwrap_or(false)).collect();
    let mut one = CpuSet::new();
    if let Some(cpu) = allowed.get(nth % allowed.len().max(1))
        && one.set(*cpu).is_ok()
        && sched_setaffinity(me, &one).is_ok()
    {
        std::thread::yield_now();
        let _ = sched_setaffinity(me, &before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_before_comes_back() {
        let cpus = || sched_getaffinity(Pid::from_raw(0)).expect("a thread may ask");
        let slice = || turns().expect("tests share the CPU fairly").sched_runtime;
        let (cpus_before, slice_before) = (cpus(), slice());
        let place = Place::take();
        let count = (0..CpuSet::count()).filter(|cpu| cpus().is_set(*cpu) == Ok(true)).count();
        assert_eq!(count, 1);
        // 0: a kernel without slices of one's own.
        assert!([0, SLICE_NS].contains(&slice()), "{}", slice());
        drop(place);
        assert_eq!((cpus(), slice()), (cpus_before, slice_before));
    }
}
