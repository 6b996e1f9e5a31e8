//! Signals, signal(7): sent, pending, blocked, and what they do when they act.
//!
//! Two facts a reader would get wrong: a standard signal that is pending already is not counted
//! twice; and a sleeping call is interrupted only if what it waits for is not the case by then.
//! Sources: signal(7), sigaction(2), kill(2), sigsuspend(2); Linux kernel/signal.c
//! `prepare_signal`, `__send_signal_locked`, `get_signal`; probes SIG-a to SIG-m.

use super::cx::{Answer, Cx, done};
use super::process::{
    Action, HandlerFrame, Interrupted, Phase, Report, SignalInfo, SignalSet, Sleep,
};
use super::{Effect, Kernel, Outcome, Status, Wait, abi, life, time};
use crate::rules::Rule;
use crate::syscalls::{Call, InBuf, Int, MaskHow, OutBuf, Ret, SignalNumber};
use crate::value::{Bytes, Errno, ProcId, Signal};

const SIG_IGN: u64 = 1;
/// Flags of sigaction(2).
const SA_NOCLDSTOP: i32 = 1;
const SA_NOCLDWAIT: i32 = 2;
const SA_SIGINFO: i32 = 4;
const SA_RESTART: i32 = 0x1000_0000;
const SA_NODEFER: i32 = 0x4000_0000;
const SA_RESETHAND: i32 = 0x8000_0000_u32 as i32;
/// si_code of kill(2), tgkill(2) and the kernel.
const SI_USER: i32 = 0;
const SI_TKILL: i32 = -6;
const SI_KERNEL: i32 = 0x80;

/// What a signal does when nothing else was set.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Default {
    Kill,
    Ignore,
    Stop,
    Continue,
}

fn default_of(signal: Signal) -> Default {
    match signal {
        Signal::CHLD | Signal::URG | Signal::WINCH => Default::Ignore,
        Signal::STOP | Signal::TSTP | Signal::TTIN | Signal::TTOU => Default::Stop,
        Signal::CONT => Default::Continue,
        _ => Default::Kill,
    }
}

/// What a signal does to a process.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Deed {
    Nothing,
    Handler(Action),
    Kill,
    Stop,
}

impl Kernel {
    fn deed(&self, who: ProcId, signal: Signal) -> Deed {
        let action = self.process(who).signals.actions.get(&signal).copied().unwrap_or_default();
        match (action.handler, default_of(signal)) {
            (0, Default::Kill) => Deed::Kill,
            (0, Default::Stop) => Deed::Stop,
            (0 | SIG_IGN, _) => Deed::Nothing,
            _ => Deed::Handler(action),
        }
    }

    /// Whether the signal, sent now, would kill the process at once.
    pub(super) fn would_kill(&self, who: ProcId, signal: Signal) -> bool {
        self.deed(who, signal) == Deed::Kill && !self.process(who).signals.mask.has(signal)
    }

    /// Whether SIGCHLD's disposition makes children vanish unwaited.
    pub(super) fn forgets_children(&self, who: ProcId) -> bool {
        let action = self.process(who).signals.actions.get(&Signal::CHLD);
        action.is_some_and(|a| a.handler == SIG_IGN || a.flags & SA_NOCLDWAIT != 0)
    }

    /// The first pending signal that can act, lowest number first.
    fn actable(&self, who: ProcId) -> Option<Signal> {
        let process = self.process(who);
        if !process.lives() {
            return None;
        }
        let pending = &process.signals.pending;
        let deaf = matches!(process.sleep(), Some(Sleep { wait: Wait::VforkChild(_), .. }));
        let kill = pending.iter().find(|(signal, _)| *signal == Signal::KILL);
        if process.stopped.is_some() {
            return kill.map(|(signal, _)| *signal);
        }
        let acts = |signal: Signal| {
            !process.signals.mask.has(signal) && (!deaf || self.deed(who, signal) == Deed::Kill)
        };
        kill.or_else(|| pending.iter().find(|(signal, _)| acts(*signal))).map(|(signal, _)| *signal)
    }

    /// Whether a pending signal would act if the process did not go on by itself.
    pub(super) fn signal_waits(&self, who: ProcId) -> bool {
        self.actable(who).is_some()
    }

    /// Whether the signal calls a handler.
    pub(super) fn has_handler(&self, who: ProcId, signal: Signal) -> bool {
        matches!(self.deed(who, signal), Deed::Handler(_))
    }

    /// Pending signals that can act on this process now (running or asleep), in Linux's order.
    ///
    /// A sleeper whose wait is over goes on first: its signal acts when the call returns.
    #[must_use]
    pub fn deliverable(&self, who: ProcId) -> Vec<Signal> {
        let asleep = self.process(who).sleep().is_some();
        if asleep && self.process(who).stopped.is_none() && self.condition_holds(who) {
            return Vec::new();
        }
        self.actable(who).into_iter().collect()
    }

    /// The signal that must act before the process runs on after a finished call.
    #[must_use]
    pub fn due(&self, who: ProcId) -> Option<Signal> {
        let process = self.process(who);
        if !matches!(process.phase, Phase::Running) || process.stopped.is_some() {
            return None;
        }
        self.actable(who)
    }
}

/// Sends a signal that the kernel raises for its own reasons.
pub(super) fn raise(cx: &mut Cx, to: ProcId, signal: Signal) {
    post(cx, to, signal, SignalInfo { code: SI_KERNEL, ..SignalInfo::default() });
}

/// Tells a parent about its child.
pub(super) fn child_news(cx: &mut Cx, child: ProcId, code: i32, status: i32) {
    let Some(parent) = cx.k.process(child).parent else { return };
    let action = cx.k.process(parent).signals.actions.get(&Signal::CHLD).copied();
    let flags = action.unwrap_or_default().flags;
    let stop = code == abi::CLD_STOPPED || code == abi::CLD_CONTINUED;
    if stop && flags & SA_NOCLDSTOP != 0 {
        return;
    }
    let process = cx.k.process(child);
    let info = SignalInfo { code, pid: process.pid.0, uid: process.ids.uid, status };
    post(cx, parent, Signal::CHLD, info);
}

/// Sends a signal: it is discarded, or pending until it acts.
pub(super) fn post(cx: &mut Cx, to: ProcId, signal: Signal, info: SignalInfo) {
    if !cx.k.process(to).lives() {
        return;
    }
    let stops = [Signal::STOP, Signal::TSTP, Signal::TTIN, Signal::TTOU];
    if stops.contains(&signal) {
        cx.k.process_mut(to).signals.pending.retain(|(other, _)| *other != Signal::CONT);
    }
    if signal == Signal::CONT {
        cx.k.process_mut(to).signals.pending.retain(|(other, _)| !stops.contains(other));
        go_on(cx, to);
    }
    let blocked = cx.k.process(to).signals.mask.has(signal);
    if cx.k.deed(to, signal) == Deed::Nothing && !blocked {
        return;
    }
    let pending = &mut cx.k.process_mut(to).signals.pending;
    let again = signal.0 < 32 && pending.iter().any(|(other, _)| *other == signal);
    if again {
        cx.apply_if(Rule::ChildSignalsMerge, signal == Signal::CHLD && blocked);
        return;
    }
    let at = pending.partition_point(|(other, _)| *other <= signal);
    pending.insert(at, (signal, info));
    cx.effect(Effect::Raised { to, signal });
    // Woken by the signal: it is in no queue any more, so no other wake is spent on it.
    if cx.k.actable(to).is_some()
        && let Some(pipe) = cx.k.process(to).sleep().and_then(|sleep| sleep.wait.pipe())
    {
        super::fifo::dequeue(cx.pipe_mut(pipe), to);
    }
}

/// A fault of the process's own: what is blocked or ignored kills all the same.
pub(super) fn force(cx: &mut Cx, signal: Signal) {
    let who = cx.who;
    let blocked = cx.me().signals.mask.has(signal);
    if blocked || !cx.k.has_handler(who, signal) {
        let signals = &mut cx.me_mut().signals;
        signals.actions.remove(&signal);
        signals.mask = signals.mask.without(SignalSet::of(signal));
    }
    raise(cx, who, signal);
}

/// A pending signal acts on a process that is running or asleep.
pub(super) fn deliver(cx: &mut Cx, signal: Signal) -> Outcome {
    let who = cx.who;
    let pending = &mut cx.me_mut().signals.pending;
    let Some(at) = pending.iter().position(|(other, _)| *other == signal) else {
        return Outcome::Noted;
    };
    let (_, info) = pending.remove(at);
    match cx.k.deed(who, signal) {
        Deed::Nothing => Outcome::Noted,
        Deed::Kill => {
            life::die(cx, Status::Killed(signal));
            Outcome::Exited
        }
        Deed::Stop => {
            stop(cx, signal);
            Outcome::Noted
        }
        Deed::Handler(action) => handle(cx, signal, action, info),
    }
}

fn handle(cx: &mut Cx, signal: Signal, action: Action, info: SignalInfo) -> Outcome {
    let interrupted = interrupt(cx, action.flags);
    let signals = &mut cx.me_mut().signals;
    let before = signals.suspended.take().unwrap_or(signals.mask);
    signals.frames.push(HandlerFrame { mask: before, interrupted });
    signals.mask = signals.mask.union(action.mask);
    if action.flags & SA_NODEFER == 0 {
        signals.mask = signals.mask.union(SignalSet::of(signal));
    }
    if action.flags & SA_RESETHAND != 0 {
        signals.actions.remove(&signal);
    }
    let info =
        (action.flags & SA_SIGINFO != 0).then(|| Bytes::from_slice(&abi::siginfo(signal, info)));
    Outcome::Handler { address: action.handler, signal, info }
}

/// Ends the call a handler comes into, and says what will become of it.
fn interrupt(cx: &mut Cx, flags: i32) -> Interrupted {
    let Some(sleep) = cx.me().sleep().cloned() else { return Interrupted::Nothing };
    life::leave_sleep(cx);
    let pipe = matches!(sleep.wait, Wait::PipeReadable(_) | Wait::PipeWritable(_));
    let opens = matches!(sleep.wait, Wait::FifoReader(_) | Wait::FifoWriter(_));
    cx.apply_if(Rule::FifoOpenInterrupted, opens);
    cx.apply_if(Rule::FifoOpenWithdraws, opens && flags & SA_RESTART == 0);
    if sleep.done > 0 {
        cx.apply(Rule::PipeWriteCutBySignal);
        return Interrupted::Ends(Ret::ok(sleep.done as i64));
    }
    let never = matches!(sleep.wait, Wait::Signal | Wait::Clock(_));
    if flags & SA_RESTART != 0 && !never {
        cx.apply_if(Rule::PipeCallRestarts, pipe);
        return Interrupted::Restarts(sleep.call);
    }
    cx.apply_if(Rule::PipeCallInterrupted, pipe);
    let mut ret = Ret::err(Errno::EINTR);
    if let (Call::Nanosleep { rem, .. }, Wait::Clock(until)) = (&*sleep.call, &sleep.wait)
        && rem.writable >= 16
    {
        // Getting here took time: never a whole number of seconds.
        let left = until.saturating_sub(cx.k.clock + 1);
        ret = ret.with(rem.index, Bytes::from_slice(&time::timespec(left)));
    }
    Interrupted::Ends(ret)
}

/// The innermost handler returned.
pub(super) fn sigreturn(cx: &mut Cx) -> Interrupted {
    let signals = &mut cx.me_mut().signals;
    let frame = signals.frames.pop().expect("only a running handler returns");
    signals.mask = frame.mask;
    frame.interrupted
}

fn stop(cx: &mut Cx, signal: Signal) {
    let who = cx.who;
    let pipe = cx.me().sleep().and_then(|sleep| sleep.wait.pipe());
    if let Some(pipe) = pipe {
        super::fifo::dequeue(cx.pipe_mut(pipe), who);
    }
    let me = cx.me_mut();
    me.stopped = Some(signal);
    me.report = Some(Report::Stopped(signal));
    cx.effect(Effect::Stopped(who));
    child_news(cx, who, abi::CLD_STOPPED, i32::from(signal.0));
    life::wake_parent(cx, who);
}

/// SIGCONT was sent: a stopped process goes on, whatever becomes of the signal.
fn go_on(cx: &mut Cx, who: ProcId) {
    if cx.k.process(who).stopped.is_none() {
        return;
    }
    let process = cx.k.process_mut(who);
    process.stopped = None;
    process.report = Some(Report::Continued);
    cx.effect(Effect::Continued(who));
    child_news(cx, who, abi::CLD_CONTINUED, i32::from(Signal::CONT.0));
    life::wake_parent(cx, who);
    // Its call starts anew: at the end of the queue, or, with bytes moved, it is over.
    let Some(sleep) = cx.k.process(who).sleep().cloned() else { return };
    if sleep.done > 0 {
        if let Phase::Sleeping(sleep) = &mut cx.k.process_mut(who).phase {
            sleep.cut = true;
        }
        cx.wake(who);
        return;
    }
    if cx.k.condition_holds(who) {
        cx.wake(who);
        return;
    }
    match sleep.wait {
        Wait::PipeReadable(id) => cx.pipe_mut(id).read_queue.push_back(who),
        Wait::PipeWritable(id) => cx.pipe_mut(id).write_queue.push_back(who),
        _ => {}
    }
}

/// kill(2).
pub(super) fn kill(cx: &mut Cx, pid: Int, sig: SignalNumber) -> Answer {
    let me = cx.me();
    let (own_pid, own_group) = (me.pid.0, me.pgid.0);
    let listed: Vec<ProcId> = match pid {
        1.. => cx.k.by_pid(crate::value::Pid(pid)).into_iter().collect(),
        _ => {
            let wanted = |who: &ProcId| {
                let process = cx.k.process(*who);
                let there = !matches!(process.phase, Phase::Gone(_));
                there
                    && match pid {
                        0 => process.pgid.0 == own_group,
                        -1 => process.pid.0 != own_pid,
                        _ => process.pgid.0 == pid.wrapping_neg(),
                    }
            };
            cx.k.ids().filter(wanted).collect()
        }
    };
    send_to(cx, pid, &listed, sig, SI_USER)
}

/// tgkill(2). A process has one thread, of its own number.
pub(super) fn tgkill(cx: &mut Cx, tgid: Int, tid: Int, sig: SignalNumber) -> Answer {
    if tgid <= 0 || tid <= 0 {
        return Err(Errno::EINVAL);
    }
    if tgid != tid {
        return Err(Errno::ESRCH);
    }
    let listed: Vec<ProcId> = cx.k.by_pid(crate::value::Pid(tid)).into_iter().collect();
    send_to(cx, tid, &listed, sig, SI_TKILL)
}

/// Sends `sig` to those of `listed` that may be sent it; `pid` is what the caller asked for.
fn send_to(cx: &mut Cx, pid: Int, listed: &[ProcId], sig: SignalNumber, code: i32) -> Answer {
    let shell = pid == cx.params().shell_pid.0;
    let outside = listed.is_empty() && (pid == 1 || shell);
    if listed.is_empty() && !outside {
        return Err(Errno::ESRCH);
    }
    // Only then, as Linux: kill(a process that is not there, 100) is ESRCH.
    if sig.0 != 0 && sig.signal().is_none() {
        return Err(Errno::EINVAL);
    }
    if outside && (shell || cx.me().ids.privileged()) {
        if sig.0 != 0 {
            cx.not_modelled("a signal to init or to the shell that started the program");
        }
        return done(0);
    }
    let allowed: Vec<ProcId> =
        listed.iter().copied().filter(|to| may_signal(cx, *to, sig.0)).collect();
    if allowed.is_empty() {
        return Err(Errno::EPERM);
    }
    let (pid, uid) = (cx.me().pid.0, cx.me().ids.uid);
    if let Some(signal) = sig.signal() {
        for to in allowed {
            post(cx, to, signal, SignalInfo { code, pid, uid, status: 0 });
        }
    }
    done(0)
}

fn may_signal(cx: &Cx, to: ProcId, sig: i32) -> bool {
    let (from, target) = (cx.me(), cx.k.process(to));
    let same_session = sig == i32::from(Signal::CONT.0) && from.sid == target.sid;
    let ids = [target.ids.uid, target.ids.saved];
    from.ids.privileged()
        || ids.contains(&from.ids.euid)
        || ids.contains(&from.ids.uid)
        || same_session
}

/// sigaction(2).
pub(super) fn sigaction(cx: &mut Cx, signum: SignalNumber, act: &InBuf, oldact: &OutBuf) -> Answer {
    let signal = signum.signal().ok_or(Errno::EINVAL)?;
    let fixed = signal == Signal::KILL || signal == Signal::STOP;
    if fixed && !act.null {
        return Err(Errno::EINVAL);
    }
    let new = if act.null { None } else { Some(abi::read_sigaction(&whole(act)?)) };
    let old = cx.me().signals.actions.get(&signal).copied().unwrap_or_default();
    if let Some(mut action) = new {
        action.mask = action.mask.without(unblockable());
        let signals = &mut cx.me_mut().signals;
        if action == Action::default() {
            signals.actions.remove(&signal);
        } else {
            signals.actions.insert(signal, action);
        }
        if cx.k.deed(cx.who, signal) == Deed::Nothing {
            cx.me_mut().signals.pending.retain(|(other, _)| *other != signal);
        }
    }
    give(0, oldact, &abi::sigaction(old))
}

fn unblockable() -> SignalSet {
    SignalSet::of(Signal::KILL).union(SignalSet::of(Signal::STOP))
}

/// All bytes of an argument, or EFAULT.
pub(super) fn whole(buf: &InBuf) -> Result<Vec<u8>, Errno> {
    if buf.bytes.len() < buf.len { Err(Errno::EFAULT) } else { Ok(buf.bytes.to_vec()) }
}

/// Success with `value`, and `bytes` at a pointer that may be NULL.
pub(super) fn give(value: i64, to: &OutBuf, bytes: &[u8]) -> Answer {
    if to.null {
        return done(value);
    }
    if to.writable < bytes.len() as u64 {
        return Err(Errno::EFAULT);
    }
    super::cx::done_with(value, to.index, bytes)
}

/// sigprocmask(2).
pub(super) fn sigprocmask(cx: &mut Cx, how: MaskHow, set: &InBuf, oldset: &OutBuf) -> Answer {
    let old = cx.me().signals.mask;
    if !set.null {
        let set = abi::read_sigset(&whole(set)?).without(unblockable());
        let new = match how.0 {
            MaskHow::SIG_BLOCK => old.union(set),
            MaskHow::SIG_UNBLOCK => old.without(set),
            MaskHow::SIG_SETMASK => set,
            _ => return Err(Errno::EINVAL),
        };
        cx.me_mut().signals.mask = new;
    }
    give(0, oldset, &abi::sigset(old))
}

/// sigpending(2).
pub(super) fn sigpending(cx: &mut Cx, set: &OutBuf) -> Answer {
    let signals = &cx.me().signals;
    let pending = signals
        .pending
        .iter()
        .fold(SignalSet::default(), |all, (signal, _)| all.union(SignalSet::of(*signal)));
    let blocked = SignalSet(pending.0 & signals.mask.0);
    if set.null {
        return Err(Errno::EFAULT);
    }
    give(0, set, &abi::sigset(blocked))
}

/// sigsuspend(2).
pub(super) fn sigsuspend(cx: &mut Cx, mask: &InBuf) -> Answer {
    let new = abi::read_sigset(&whole(mask)?).without(unblockable());
    let signals = &mut cx.me_mut().signals;
    signals.suspended = Some(signals.mask);
    signals.mask = new;
    cx.sleep(Wait::Signal)
}

/// pause(2).
pub(super) fn pause(cx: &mut Cx) -> Answer {
    cx.sleep(Wait::Signal)
}
