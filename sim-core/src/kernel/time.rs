//! Time and timers: a virtual clock that only timers move, time(7).
//!
//! Two facts a reader would get wrong: the clock stands still while programs run, but for the
//! millisecond that looking at it takes; and a sleep is no synchronisation: the run may let any
//! timer fire before anybody else goes on.
//! Sources: nanosleep(2), alarm(2), clock_gettime(2); probes SIG-h, SIG-l.

use super::cx::{Answer, Cx, done};
use super::process::{Phase, SignalInfo};
use super::signal::{give, whole};
use super::{Effect, Kernel, Wait, abi, signal};
use crate::pick::{Answer as Choice, Question};
use crate::syscalls::{Clock, InBuf, Int, OutBuf};
use crate::value::{Errno, ProcId, Signal};

const SECOND: u64 = 1_000_000_000;

/// struct timespec of a time in nanoseconds.
pub(super) fn timespec(ns: u64) -> Vec<u8> {
    abi::pair((ns / SECOND) as i64, (ns % SECOND) as i64)
}

impl Kernel {
    /// The virtual clock, nanoseconds since 1970.
    #[must_use]
    pub fn clock(&self) -> u64 {
        self.clock
    }

    /// Every timer, next to fire first: (when in nanoseconds, whose).
    #[must_use]
    pub fn timers(&self) -> Vec<(u64, ProcId)> {
        let mut timers = Vec::new();
        for who in self.ids() {
            let process = self.process(who);
            if !process.lives() {
                continue;
            }
            timers.extend(process.alarm.map(|when| (when, who)));
            if let Some(sleep) = process.sleep()
                && let Wait::Clock(until) = sleep.wait
                && !sleep.woken
            {
                timers.push((until, who));
            }
        }
        timers.sort_unstable();
        timers
    }
}

/// The clock moves to the next timer, which fires; of several at one time, any.
pub(super) fn fire(cx: &mut Cx) {
    let timers = cx.k.timers();
    let Some((when, _)) = timers.first().copied() else { return };
    let mut due: Vec<ProcId> =
        timers.iter().filter(|(at, _)| *at == when).map(|(_, who)| *who).collect();
    due.dedup();
    let answers = due.iter().map(|who| Choice::Process(cx.name(*who))).collect();
    let who = due[cx.pick.one_of(Question { about: "whose timer fires", answers })];
    cx.k.clock = cx.k.clock.max(when);
    cx.effect(Effect::Timer(who));
    if cx.k.process(who).alarm == Some(when) {
        cx.k.process_mut(who).alarm = None;
        signal::post(cx, who, Signal::ALRM, SignalInfo { code: 0x80, ..SignalInfo::default() });
    } else {
        cx.wake(who);
    }
}

/// nanosleep(2)
pub(super) fn nanosleep(cx: &mut Cx, req: &InBuf) -> Answer {
    if cx.earlier.is_some() {
        return done(0);
    }
    let (seconds, ns) = abi::read_pair(&whole(req)?);
    if seconds < 0 || !(0..SECOND as i64).contains(&ns) {
        return Err(Errno::EINVAL);
    }
    let until = (seconds as u64).saturating_mul(SECOND).saturating_add(ns as u64);
    let until = cx.k.clock.saturating_add(until);
    cx.sleep(Wait::Clock(until))
}

/// alarm(2): returns the seconds that were left, rounded up.
pub(super) fn alarm(cx: &mut Cx, seconds: Int) -> Answer {
    let now = cx.k.clock;
    let before = cx.me().alarm.map_or(0, |when| when.saturating_sub(now).div_ceil(SECOND));
    let when = (seconds != 0).then(|| now + u64::from(seconds as u32) * SECOND);
    cx.me_mut().alarm = when;
    done(before as i64)
}

/// How long looking at a clock takes: a program that waits by looking must come to an end.
const LOOK_NS: u64 = SECOND / 1000;

/// The clock as it is; looking at it takes time.
fn look(cx: &mut Cx) -> u64 {
    let now = cx.k.clock;
    cx.k.clock = now.saturating_add(LOOK_NS);
    cx.me_mut().cpu_ns += LOOK_NS;
    now
}

/// clock_gettime(2)
pub(super) fn clock_gettime(cx: &mut Cx, clock: Clock, tp: &OutBuf) -> Answer {
    let used = cx.me().cpu_ns + LOOK_NS;
    let real = look(cx);
    let since_boot = real - cx.params().epoch_ns + SECOND * 1000;
    let now = match clock.0 {
        Clock::CLOCK_REALTIME => real,
        Clock::CLOCK_MONOTONIC | Clock::CLOCK_MONOTONIC_RAW | Clock::CLOCK_BOOTTIME => since_boot,
        Clock::CLOCK_PROCESS_CPUTIME_ID | Clock::CLOCK_THREAD_CPUTIME_ID => used,
        _ => return Err(Errno::EINVAL),
    };
    if tp.null { Err(Errno::EFAULT) } else { give(0, tp, &timespec(now)) }
}

/// gettimeofday(2)
pub(super) fn gettimeofday(cx: &mut Cx, tv: &OutBuf) -> Answer {
    let now = look(cx);
    give(0, tv, &abi::pair((now / SECOND) as i64, (now % SECOND / 1000) as i64))
}

/// Whether a process waits only for the clock.
impl Kernel {
    /// Whether a timer is all that this process waits for.
    #[must_use]
    pub fn is_timed(&self, who: ProcId) -> bool {
        let process = self.process(who);
        process.alarm.is_some()
            || matches!(&process.phase, Phase::Sleeping(s) if matches!(s.wait, Wait::Clock(_)))
    }
}
