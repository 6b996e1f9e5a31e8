//! The real processes of one run: each takes one system call at a time, and the conductor looks
//! until every one of them is settled: finished, asleep, stopped or gone.
//!
//! Slot 0 is process 1 of the sandbox, slot 1 the launcher (it runs `setup` and forks the
//! programs), the others belong to the scenario.

use crate::control::Command;
use crate::error::Error;
use crate::raw::{Arg, Outputs, RawCall, Special};
use crate::sandbox::Sandbox;
use crate::settle::{Look, Probe};
use crate::worker::SLOTS;
use sim_core::value::Bytes;
use std::time::{Duration, Instant};

/// The slot of process 1.
pub const INIT: usize = 0;
/// The slot of the launcher.
pub const LAUNCHER: usize = 1;
/// How long one step may take before the run is given up.
const STEP_TIME: Duration = Duration::from_secs(10);
/// So often a worker that is not inside its call is just waited for; then /proc is asked, for it may
/// have been killed there.
const EARLY: u32 = 10;
/// How often to give way before sleeping on the event word.
const YIELDS: u32 = 50;

/// What became of a worker.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Settled {
    /// Its call returned: a value or -errno, and what it wrote by argument index.
    Returned { ret: i64, out: Vec<(u8, Bytes)> },
    /// Its call forked: the child's pid, and the child rests in its slot.
    Forked { pid: i32, child: usize },
    /// It sleeps in its call, in system call `nr`.
    Asleep { nr: i64 },
    /// It sleeps in vfork; the child has this pid and rests in its slot.
    VforkAsleep { pid: i32, child: usize },
    /// A handler of the scenario started. What the call it broke into had returned, if it had.
    Handler { signal: u32, done: Option<(i64, Vec<(u8, Bytes)>)> },
    /// Its handler was left.
    Left,
    /// It was stopped.
    Stopped,
    /// It is gone.
    Gone,
}

/// A worker process.
struct Worker {
    probe: Probe,
    done: u32,
    level: u32,
    /// The signal mask of the scenario process; the worker itself blocks everything between calls.
    mask: u64,
    /// The call it is in; `None` at rest.
    call: Option<InCall>,
    /// Calls that handlers broke into, innermost last.
    broken: Vec<InCall>,
    gone: bool,
}

#[derive(Clone)]
struct InCall {
    nr: i64,
    special: Special,
    child: usize,
    outputs: Outputs,
    command: Command,
    /// What it was found to be doing last.
    found: Option<Settled>,
    /// How often it was glanced at before it had begun.
    glances: u32,
}

/// The processes of one run.
pub struct Crew<'s> {
    sandbox: &'s Sandbox,
    workers: Vec<Option<Worker>>,
}

impl<'s> Crew<'s> {
    /// Process 1 alone.
    pub fn new(sandbox: &'s Sandbox) -> Result<Crew<'s>, Error> {
        let mut workers: Vec<Option<Worker>> = Vec::new();
        workers.resize_with(SLOTS, || None);
        let mut crew = Crew { sandbox, workers };
        crew.workers[INIT] = Some(crew.meet(INIT, sandbox.init())?);
        Ok(crew)
    }

    /// Ends every process but process 1.
    pub fn dismiss(&mut self) -> Result<(), Error> {
        if self.sandbox.is_bare() {
            return self.dismiss_bare();
        }
        self.order(INIT, libc::SYS_kill, &[-1i64 as u64, 9])?;
        let none = self.order(INIT, libc::SYS_wait4, &[-1i64 as u64, 0, 0, 0])?;
        assert_eq!(none, -i64::from(libc::ECHILD), "process 1 ignores SIGCHLD");
        self.workers[INIT + 1..].fill_with(|| None);
        Ok(())
    }

    /// The same where `kill(-1)` would reach the whole machine: children of process 1 are ended,
    /// theirs become its own.
    fn dismiss_bare(&mut self) -> Result<(), Error> {
        let start = Instant::now();
        while crate::bare::end_children(self.sandbox.init()) {
            if start.elapsed() > STEP_TIME {
                return Err(Error::Hung { what: "the end of a scenario's processes".to_owned() });
            }
            self.pause();
        }
        self.workers[INIT + 1..].fill_with(|| None);
        Ok(())
    }

    /// Forks the launcher off process 1.
    pub fn launch(&mut self) -> Result<i32, Error> {
        let fork = fork_call();
        let (pid, child) = self.fork_now(INIT, &fork)?;
        assert_eq!(child, LAUNCHER, "the launcher comes first");
        self.order(LAUNCHER, libc::SYS_setsid, &[])?;
        // SIGCHLD as usual again: process 1 ignores it.
        let action = Arg::In { bytes: Bytes::repeat(0, 32), bad_after: false };
        let signal = Arg::Value(libc::SIGCHLD as u64);
        let args = vec![signal, action, Arg::Value(0), Arg::Value(8)];
        self.order_call(LAUNCHER, &RawCall::new(libc::SYS_rt_sigaction, args))?;
        Ok(pid)
    }

    /// A fork that is a matter of ours, finished at once.
    pub fn fork_now(&mut self, slot: usize, fork: &RawCall) -> Result<(i32, usize), Error> {
        self.issue(slot, fork)?;
        match self.settle(slot)? {
            Settled::Forked { pid, child } => Ok((pid, child)),
            other => Err(Error::Hung { what: format!("fork in slot {slot}: {other:?}") }),
        }
    }

    /// Executes a call of ours that takes plain numbers and does not sleep for long.
    pub fn order(&mut self, slot: usize, nr: i64, args: &[u64]) -> Result<i64, Error> {
        let call = RawCall::new(nr, args.iter().copied().map(Arg::Value).collect());
        self.order_call(slot, &call).map(|(ret, _)| ret)
    }

    /// Executes a call of ours; waits for its end even where it sleeps.
    pub fn order_call(
        &mut self,
        slot: usize,
        call: &RawCall,
    ) -> Result<(i64, Vec<(u8, Bytes)>), Error> {
        self.issue(slot, call)?;
        let start = Instant::now();
        loop {
            match self.settle(slot)? {
                Settled::Returned { ret, out } => return Ok((ret, out)),
                Settled::Asleep { .. } if start.elapsed() < STEP_TIME => self.pause(),
                other => {
                    let what = format!("call {} in slot {slot}: {other:?}", call.nr);
                    return Err(Error::Hung { what });
                }
            }
        }
    }

    /// Whether the worker in `slot` is inside a call.
    #[must_use]
    pub fn in_call(&self, slot: usize) -> bool {
        self.workers[slot].as_ref().is_some_and(|worker| worker.call.is_some())
    }

    /// The sandbox the crew lives in.
    #[must_use]
    pub fn sandbox(&self) -> &'s Sandbox {
        self.sandbox
    }

    /// Starts a call.
    pub fn issue(&mut self, slot: usize, call: &RawCall) -> Result<(), Error> {
        let child = match call.special {
            Special::Fork | Special::Vfork => Some(self.free_slot()?),
            _ => None,
        };
        let level = self.level(slot);
        let (args, outputs) = call.place(&self.sandbox.control, slot, level)?;
        if let Some(child) = child {
            self.sandbox.control.clear_slot(child);
        }
        let worker = self.workers[slot].as_mut().expect("a call goes to a worker that exists");
        let command = Command { nr: call.nr as u64, args, mask: worker.mask, child };
        assert!(worker.call.is_none(), "slot {slot} is inside a call");
        worker.call = Some(InCall {
            nr: call.nr,
            special: call.special,
            child: child.unwrap_or(0),
            outputs,
            command,
            found: None,
            glances: 0,
        });
        self.sandbox.control.post(slot, &command);
        Ok(())
    }

    /// Waits until the worker in `slot` is settled.
    pub fn settle(&mut self, slot: usize) -> Result<Settled, Error> {
        let start = Instant::now();
        let mut tries = 0;
        give_way_once();
        loop {
            let seen = self.sandbox.control.events();
            if let Some(settled) = self.glance(slot)? {
                return Ok(settled);
            }
            self.give_way(&mut tries, seen, start, slot)?;
        }
    }

    /// Waits until every worker inside a call is settled; reports those for which something is
    /// new: a call that slept and returned, one that returned or fell asleep just now.
    pub fn settle_all(&mut self) -> Result<Vec<(usize, Settled)>, Error> {
        let mut news = Vec::new();
        let start = Instant::now();
        let mut tries = 0;
        give_way_once();
        loop {
            let seen = self.sandbox.control.events();
            let (mut quiet, mut busy) = (true, None);
            for slot in LAUNCHER..SLOTS {
                if !self.in_call(slot) {
                    continue;
                }
                let before = self.found(slot);
                match self.glance(slot)? {
                    None => busy = Some(slot),
                    Some(settled) if before.as_ref() == Some(&settled) => {}
                    Some(settled) => {
                        quiet = false;
                        news.retain(|(old, _)| *old != slot);
                        news.push((slot, settled));
                    }
                }
            }
            match busy {
                Some(slot) => self.give_way(&mut tries, seen, start, slot)?,
                // One more pass when this one changed anything: a wake-up may travel on.
                None if quiet => return Ok(news),
                None => {}
            }
        }
    }

    fn found(&self, slot: usize) -> Option<Settled> {
        self.workers[slot].as_ref()?.call.as_ref()?.found.clone()
    }

    /// One look at a worker inside a call; `None` while it is busy.
    fn glance(&mut self, slot: usize) -> Result<Option<Settled>, Error> {
        let control = &self.sandbox.control;
        let worker = self.workers[slot].as_mut().expect("a look goes to a worker that exists");
        let call = worker.call.as_mut().expect("only a worker inside a call is looked at");
        if control.done(slot) != worker.done {
            return self.finished(slot);
        }
        if call.special == Special::Vfork && self.sandbox.control.done(call.child) == 1 {
            return self.meet_vfork_child(slot).map(Some);
        }
        let was_in_call = control.in_call(slot);
        if !was_in_call && call.glances < EARLY {
            // It has not begun yet, or is about to tell: there is nothing to look at.
            call.glances += 1;
            return Ok(None);
        }
        let look = worker.probe.look();
        if control.done(slot) != worker.done {
            return self.finished(slot);
        }
        let settled = match look {
            Look::Asleep { nr } if was_in_call && control.in_call(slot) => Settled::Asleep { nr },
            Look::Uninterruptible if call.special == Special::Vfork && call.found.is_some() => {
                return Ok(call.found.clone());
            }
            Look::Stopped => Settled::Stopped,
            Look::Gone => {
                worker.call = None;
                worker.gone = true;
                return Ok(Some(Settled::Gone));
            }
            Look::Asleep { .. } | Look::Busy | Look::Uninterruptible => return Ok(None),
        };
        call.found = Some(settled.clone());
        Ok(Some(settled))
    }

    /// The done word has moved: the call returned, or a handler started.
    fn finished(&mut self, slot: usize) -> Result<Option<Settled>, Error> {
        let control = &self.sandbox.control;
        let worker = self.workers[slot].as_mut().expect("it exists");
        let call = worker.call.as_ref().expect("it is inside a call");
        let (level, signal) = control.handler(slot);
        if level > worker.level {
            worker.done = worker.done.wrapping_add(1);
            worker.level = level;
            let call = worker.call.take().expect("it is inside a call");
            let done = control.broken(slot);
            let done = done.map(|ret| (ret, call.outputs.collect(control, ret)));
            worker.broken.push(call);
            return Ok(Some(Settled::Handler { signal, done }));
        }
        let ret = control.ret(slot);
        if call.special == Special::Fork && ret > 0 {
            let child = call.child;
            if control.done(child) == 0 {
                return Ok(None);
            }
            worker.done = worker.done.wrapping_add(1);
            worker.call = None;
            let mask = worker.mask;
            let mut meeting = self.meet(child, ret as i32)?;
            (meeting.done, meeting.mask) = (1, mask);
            self.workers[child] = Some(meeting);
            return Ok(Some(Settled::Forked { pid: ret as i32, child }));
        }
        worker.done = worker.done.wrapping_add(1);
        let call = worker.call.take().expect("it is inside a call");
        if call.special == Special::Exec && ret == 0 {
            worker.level = 0;
            worker.broken.clear();
            control.forget_handlers(slot);
        }
        Ok(Some(Settled::Returned { ret, out: call.outputs.collect(control, ret) }))
    }

    /// The child of a vfork lives before its parent knows its pid: it says it itself.
    fn meet_vfork_child(&mut self, slot: usize) -> Result<Settled, Error> {
        let worker = self.workers[slot].as_ref().expect("it exists");
        let (mask, child) = (worker.mask, worker.call.as_ref().expect("it is in vfork").child);
        let control = &self.sandbox.control;
        let command = Command { nr: libc::SYS_getpid as u64, args: [0; 6], mask, child: None };
        control.post(child, &command);
        let start = Instant::now();
        let mut tries = 0;
        while control.done(child) != 2 {
            self.give_way(&mut tries, control.events(), start, slot)?;
        }
        let pid = control.ret(child) as i32;
        let mut meeting = self.meet(child, pid)?;
        meeting.mask = mask;
        self.workers[child] = Some(meeting);
        let settled = Settled::VforkAsleep { pid, child };
        let parent = self.workers[slot].as_mut().expect("it exists");
        let call = parent.call.as_mut().expect("it is in vfork");
        call.found = Some(settled.clone());
        Ok(settled)
    }

    /// How many handlers deep the worker in `slot` is.
    #[must_use]
    pub fn level(&self, slot: usize) -> u32 {
        self.workers[slot].as_ref().map_or(0, |worker| worker.level)
    }

    /// Ends the innermost handler; the call it broke into goes on and has to be settled.
    pub fn leave_handler(&mut self, slot: usize) {
        let worker = self.workers[slot].as_mut().expect("a handler runs in a worker that exists");
        assert!(worker.call.is_none(), "slot {slot} is inside a call of its handler");
        let mut call = worker.broken.pop().expect("a handler broke into a call");
        call.found = None;
        worker.level -= 1;
        let command = call.command;
        worker.call = Some(call);
        self.sandbox.control.leave_handler(slot, &command);
    }

    /// Sets the signal mask in force during the calls of `slot`.
    pub fn set_mask(&mut self, slot: usize, mask: u64) {
        self.workers[slot].as_mut().expect("a mask goes to a worker that exists").mask = mask;
    }

    /// The signal mask of `slot`.
    #[must_use]
    pub fn mask(&self, slot: usize) -> u64 {
        self.workers[slot].as_ref().map_or(0, |worker| worker.mask)
    }

    fn meet(&self, slot: usize, pid: i32) -> Result<Worker, Error> {
        let control = &self.sandbox.control;
        Ok(Worker {
            probe: Probe::open(self.sandbox, pid)?,
            done: control.done(slot),
            level: 0,
            mask: 0,
            call: None,
            broken: Vec::new(),
            gone: false,
        })
    }

    fn free_slot(&self) -> Result<usize, Error> {
        let free = (LAUNCHER..SLOTS).find(|slot| self.workers[*slot].is_none());
        free.ok_or_else(|| Error::Unsupported(format!("more than {} processes", SLOTS - 2)))
    }

    fn give_way(
        &self,
        tries: &mut u32,
        seen: u32,
        start: Instant,
        slot: usize,
    ) -> Result<(), Error> {
        *tries += 1;
        if *tries <= YIELDS {
            give_way_once();
            return Ok(());
        }
        if start.elapsed() > STEP_TIME {
            let nr = self.workers[slot].as_ref().and_then(|w| w.call.as_ref()).map(|c| c.nr);
            return Err(Error::Hung { what: format!("system call {nr:?} of slot {slot}") });
        }
        let micros = 20 << (*tries - YIELDS).min(6);
        self.sandbox.control.wait_event(seen, Duration::from_micros(micros));
        Ok(())
    }

    /// Lets others run for a moment.
    pub fn pause(&self) {
        let seen = self.sandbox.control.events();
        self.sandbox.control.wait_event(seen, Duration::from_micros(50));
    }

    /// Forgets a worker that is gone, so that its slot can be used again.
    pub fn forget(&mut self, slot: usize) {
        self.workers[slot] = None;
    }

    /// Whether a signal has stopped the worker in `slot`.
    #[must_use]
    pub fn is_stopped(&self, slot: usize) -> bool {
        self.workers[slot].as_ref().is_some_and(|worker| worker.probe.look() == Look::Stopped)
    }

    /// Whether the worker in `slot` has ended; looks at a worker at rest too.
    #[must_use]
    pub fn is_gone(&self, slot: usize) -> bool {
        self.workers[slot].as_ref().is_none_or(|worker| worker.gone || worker.probe.is_gone())
    }
}

/// Conductor and workers share a CPU: this is how they get it.
fn give_way_once() {
    // SAFETY: no arguments.
    unsafe { libc::sched_yield() };
}

/// `fork` as glibc issues it.
#[must_use]
pub fn fork_call() -> RawCall {
    RawCall::new(libc::SYS_clone, vec![Arg::Value(libc::SIGCHLD as u64)]).special(Special::Fork)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raw::Extent;
    use crate::sandbox::Furniture;

    fn value(value: i64) -> Arg {
        Arg::Value(value as u64)
    }

    fn made_pipe(crew: &mut Crew<'_>, slot: usize) -> (i64, i64) {
        let pair = Arg::Out { len: 8, bad_after: false, index: 0, extent: Extent::Whole };
        let pipe = RawCall::new(libc::SYS_pipe2, vec![pair, value(0)]);
        let (ret, out) = crew.order_call(slot, &pipe).expect("pipe2 does not sleep");
        assert_eq!(ret, 0);
        let raw = out[0].1.to_vec();
        (i64::from(raw[0]), i64::from(raw[4]))
    }

    fn write(fd: i64, bytes: Bytes, count: i64, bad_after: bool) -> RawCall {
        RawCall::new(libc::SYS_write, vec![value(fd), Arg::In { bytes, bad_after }, value(count)])
    }

    fn read(fd: i64, len: u64) -> RawCall {
        let buffer = Arg::Out { len, bad_after: false, index: 1, extent: Extent::Returned };
        RawCall::new(libc::SYS_read, vec![value(fd), buffer, value(len as i64)])
    }

    #[test]
    fn a_bad_address_is_really_bad() {
        let sandbox = Sandbox::new(&Furniture::default()).expect("a sandbox");
        let mut crew = Crew::new(&sandbox).expect("process 1");
        crew.launch().expect("the launcher");
        let (_, w) = made_pipe(&mut crew, LAUNCHER);
        let all_bad = write(w, Bytes::new(), 10, true);
        let (ret, _) = crew.order_call(LAUNCHER, &all_bad).expect("it returns");
        assert_eq!(ret, -i64::from(libc::EFAULT));
        let fine = write(w, Bytes::repeat(b'x', 10), 10, false);
        assert_eq!(crew.order_call(LAUNCHER, &fine).expect("it returns").0, 10);
    }

    #[test]
    fn a_sleeper_is_known_to_sleep_and_known_to_be_woken() {
        let sandbox = Sandbox::new(&Furniture::default()).expect("a sandbox");
        let mut crew = Crew::new(&sandbox).expect("process 1");
        crew.launch().expect("the launcher");
        let (r, w) = made_pipe(&mut crew, LAUNCHER);
        let (_, reader) = crew.fork_now(LAUNCHER, &fork_call()).expect("a child");
        for _ in 0..200 {
            crew.issue(reader, &read(r, 10)).expect("it is at rest");
            let news = crew.settle_all().expect("it settles");
            assert_eq!(news, [(reader, Settled::Asleep { nr: libc::SYS_read })]);
            let five = write(w, Bytes::from("hello"), 5, false);
            crew.issue(LAUNCHER, &five).expect("it is at rest");
            let mut news = crew.settle_all().expect("it settles");
            news.sort_by_key(|(slot, _)| *slot);
            let out = vec![(1, Bytes::from("hello"))];
            assert_eq!(
                news,
                [
                    (LAUNCHER, Settled::Returned { ret: 5, out: Vec::new() }),
                    (reader, Settled::Returned { ret: 5, out }),
                ]
            );
        }
        crew.dismiss().expect("everybody ends");
    }

    #[test]
    fn exec_starts_the_worker_anew_and_closes_what_is_marked() {
        let programs = vec!["/bin/cat".to_owned()];
        let furniture = Furniture { programs, ..Furniture::default() };
        let sandbox = Sandbox::new(&furniture).expect("a sandbox");
        let mut crew = Crew::new(&sandbox).expect("process 1");
        crew.launch().expect("the launcher");
        let (r, w) = made_pipe(&mut crew, LAUNCHER);
        let mark = [r as u64, libc::F_SETFD as u64, libc::FD_CLOEXEC as u64];
        assert_eq!(crew.order(LAUNCHER, libc::SYS_fcntl, &mark).expect("it returns"), 0);
        let path = Arg::In { bytes: Bytes::from("/bin/cat\0"), bad_after: false };
        let argv = Arg::Strings(vec![vec![crate::control::slot_name(LAUNCHER)]]);
        let args = vec![path, argv, Arg::Strings(Vec::new())];
        let exec = RawCall::new(libc::SYS_execve, args).special(Special::Exec);
        assert_eq!(crew.order_call(LAUNCHER, &exec).expect("it starts anew").0, 0);
        let ask = |fd: i64| [fd as u64, libc::F_GETFD as u64, 0];
        let gone = crew.order(LAUNCHER, libc::SYS_fcntl, &ask(r)).expect("it returns");
        assert_eq!(gone, -i64::from(libc::EBADF));
        assert_eq!(crew.order(LAUNCHER, libc::SYS_fcntl, &ask(w)).expect("it returns"), 0);
    }
}
