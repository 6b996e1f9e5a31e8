//! Time and timers: a virtual clock that only timers move, time(7).
//!
//! Two facts a reader would get wrong: the clock stands still while programs run, but for the
//! millisecond that looking at it takes; and a sleep is no synchronisation: the run may let any
//! timer fire before anybody else goes on.
//! Sources: nanosleep(2), alarm(2), setitimer(2), clock_gettime(2); probes SIG-h, SIG-l.

use super::cx::{Answer, Cx, done};
use super::process::{Phase, SignalInfo};
use super::signal::{give, whole};
use super::{Effect, Kernel, Outcome, Wait, abi, signal};
use crate::ordered::insert;
use crate::pick::{Answer as Choice, Question};
use crate::syscalls::{Clock, InBuf, Int, OutBuf};
use crate::value::{Errno, ProcId, Signal};

const SECOND: u64 = 1_000_000_000;
const MICROSECOND: u64 = 1000;

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
            if let Some(when) = process.alarm {
                insert(&mut timers, (when, who));
            }
            if let Some(sleep) = process.sleep()
                && let Wait::Clock(until) = sleep.wait
                && !sleep.woken
            {
                insert(&mut timers, (until, who));
            }
        }
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
        let every = cx.k.process(who).alarm_every_ns;
        cx.k.process_mut(who).alarm = (every > 0).then(|| when + every);
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
    cx.me_mut().alarm_every_ns = 0;
    done(before as i64)
}

/// The timer of setitimer(2) and alarm(2); the others count processor time.
const ITIMER_REAL: Int = 0;
const ITIMER_PROF: Int = 2;

/// struct itimerval of ITIMER_REAL: how often, and what is left.
fn itimerval(cx: &Cx) -> Vec<u8> {
    let me = cx.me();
    // A timer that has not fired yet is never told to have nothing left.
    let left = me.alarm.map_or(0, |when| when.saturating_sub(cx.k.clock).max(MICROSECOND));
    [timeval(me.alarm_every_ns), timeval(left)].concat()
}

/// struct timeval of a time in nanoseconds.
fn timeval(ns: u64) -> Vec<u8> {
    abi::pair((ns / SECOND) as i64, (ns % SECOND / MICROSECOND) as i64)
}

/// A struct timeval in nanoseconds.
fn timeval_ns(bytes: &[u8]) -> Result<u64, Errno> {
    let (seconds, us) = abi::read_pair(bytes);
    if seconds < 0 || !(0..1_000_000).contains(&us) {
        return Err(Errno::EINVAL);
    }
    Ok((seconds as u64).saturating_mul(SECOND).saturating_add(us as u64 * MICROSECOND))
}

/// setitimer(2): ITIMER_REAL and alarm(2) are one timer.
pub(super) fn setitimer(cx: &mut Cx, which: Int, new: &InBuf, old: &OutBuf) -> Answer {
    // NULL stops the timer: Linux bug 'kept', kernel/time/itimer.c setitimer.
    let bytes = if new.null { vec![0; 32] } else { whole(new)? };
    let (every, first) = (timeval_ns(&bytes[..16])?, timeval_ns(&bytes[16..])?);
    if let Some(other) = other_timer(which)? {
        return Ok(other);
    }
    let before = itimerval(cx);
    let now = cx.k.clock;
    let me = cx.me_mut();
    me.alarm = (first > 0).then(|| now.saturating_add(first));
    me.alarm_every_ns = if first > 0 { every } else { 0 };
    give(0, old, &before)
}

/// getitimer(2)
pub(super) fn getitimer(cx: &mut Cx, which: Int, value: &OutBuf) -> Answer {
    if let Some(other) = other_timer(which)? {
        return Ok(other);
    }
    if value.null { Err(Errno::EFAULT) } else { give(0, value, &itimerval(cx)) }
}

/// What is said about a timer that is not ITIMER_REAL.
fn other_timer(which: Int) -> Result<Option<Outcome>, Errno> {
    match which {
        ITIMER_REAL => Ok(None),
        1..=ITIMER_PROF => {
            Ok(Some(Outcome::NotModelled("a timer that counts processor time".to_owned())))
        }
        _ => Err(Errno::EINVAL),
    }
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
