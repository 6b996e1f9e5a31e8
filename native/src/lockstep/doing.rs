//! The real side of a move: the call is issued, everything settles, nothing is judged yet.

use super::{EVENT_TIME, FETCH_FROM, Lockstep};
use crate::bare;
use crate::belief::{Candidate, Did};
use crate::crew::{Crew, LAUNCHER, Settled};
use crate::error::Error;
use crate::raw::{Arg, RawCall};
use crate::sys::Real;
use sim_core::kernel::{Object, TerminalId};
use sim_core::machine::{Choice, Rest, State};
use sim_core::syscalls::Call;
use sim_core::value::{Fd, Signal};
use std::time::Instant;

impl Lockstep<'_> {
    /// Does on the real kernel what `choice` says, and lets everything settle.
    pub(super) fn really(
        &mut self,
        choice: Choice,
        candidates: &[Candidate],
    ) -> Result<Vec<(usize, Settled)>, Error> {
        let mut feeding = None;
        match choice {
            Choice::Process(who) => {
                let rest = self.state().processes()[usize::from(who)].rest().cloned();
                let slot = self.seats[usize::from(who)].slot;
                match rest {
                    Some(Rest::Call { call, .. }) => {
                        self.refuse_if_bare(&call)?;
                        let raw = call.dispatch(&mut Real { pids: &self.pids, slot });
                        feeding = self.feed(who, &call, candidates)?;
                        *self.dirty |= changes_files(&call);
                        let seat = &mut self.seats[usize::from(who)];
                        (seat.nr, seat.call) = (raw.nr, Some(call));
                        self.crew.issue(slot, &raw)?;
                    }
                    Some(Rest::Fault { signal, .. }) => self.fault(who, signal)?,
                    rest => unreachable!("a choice that cannot be made: {rest:?}"),
                }
            }
            Choice::Signal(who, signal) => self.let_signal_act(who, signal)?,
            Choice::Timer => self.fire_timer()?,
        }
        let mut news = self.crew.settle_all()?;
        if let (Choice::Process(who), Some(terminal)) = (choice, feeding) {
            self.await_event(who, terminal, &mut news)?;
        }
        self.leave_handlers(candidates, &mut news)?;
        self.await_deaths(candidates)?;
        if let Some(lie) = self.lie.as_deref_mut() {
            lie.tell(&mut news);
        }
        Ok(news)
    }

    /// Without namespaces only calls run that reach nobody else.
    fn refuse_if_bare(&self, call: &Call) -> Result<(), Error> {
        let ours = |pid: i32| {
            let real = self.pids.to_real(pid);
            self.seats.iter().any(|seat| !seat.gone && seat.pid == real)
        };
        match self.crew.sandbox().is_bare() && !bare::permits(call, ours) {
            true => Err(Error::Unsupported(bare::refusal(call))),
            false => Ok(()),
        }
    }

    /// What the process's own computation did wrong: the signal the processor would raise.
    fn fault(&mut self, who: u16, signal: Signal) -> Result<(), Error> {
        let (slot, pid) = (self.seats[usize::from(who)].slot, self.seats[usize::from(who)].pid);
        self.crew.set_mask(slot, 0);
        let args = [pid as u64, u64::from(signal.0)].map(Arg::Value);
        self.crew.issue(slot, &RawCall::new(libc::SYS_kill, args.to_vec()))
    }

    /// A worker blocks signals between calls; one that does nothing lets this signal through.
    fn let_signal_act(&mut self, who: u16, signal: Signal) -> Result<(), Error> {
        let slot = self.seats[usize::from(who)].slot;
        let mask = self.crew.mask(slot);
        self.crew.set_mask(slot, !(1 << (signal.0 - 1)));
        self.crew.issue(slot, &RawCall::new(libc::SYS_getppid, Vec::new()))?;
        self.crew.set_mask(slot, mask);
        Ok(())
    }

    /// A handler that is over in the model ends in the worker too; the call it broke into goes on.
    fn leave_handlers(
        &mut self,
        candidates: &[Candidate],
        news: &mut Vec<(usize, Settled)>,
    ) -> Result<(), Error> {
        loop {
            let over = (0..self.seats.len() as u16).find(|who| {
                let seat = &self.seats[usize::from(*who)];
                let level = self.crew.level(seat.slot) as usize;
                level > 0
                    && !seat.gone
                    && !self.crew.in_call(seat.slot)
                    && self.handlers_in_model(*who, candidates, news) < level
            });
            let Some(who) = over else { return Ok(()) };
            let slot = self.seats[usize::from(who)].slot;
            self.crew.leave_handler(slot);
            news.push((slot, Settled::Left));
            news.extend(self.crew.settle_all()?);
        }
    }

    /// How many handlers deep the process is once the move is over, in the ways that begin as the
    /// real kernel did.
    fn handlers_in_model(
        &self,
        who: u16,
        candidates: &[Candidate],
        news: &[(usize, Settled)],
    ) -> usize {
        let slot = self.seats[usize::from(who)].slot;
        let started = news
            .iter()
            .any(|(at, settled)| *at == slot && matches!(settled, Settled::Handler { .. }));
        let same_start = |way: &&Candidate| {
            let begins = |(w, did): &(u16, Did)| *w == who && matches!(did, Did::Handler(_));
            way.did.iter().any(begins) == started
        };
        let way = candidates.iter().find(same_start).or(candidates.first());
        let process =
            way.and_then(|way| way.state.processes().get(usize::from(who)).map(|p| (way, p)));
        match process {
            Some((way, process)) if process.vm().is_some() => {
                way.state.kernel().process(process.id).signals.frames.len()
            }
            _ => 0,
        }
    }

    fn fire_timer(&mut self) -> Result<(), Error> {
        let state = self.state();
        let Some((when, id)) = state.kernel().timers().first().copied() else { return Ok(()) };
        let process = state.kernel().process(id);
        let alarm = process.alarm == Some(when);
        if alarm && process.alarm_every_ns > 0 {
            // Its next signal can come before the handler of this one: not forced step by step.
            return Err(Error::Unsupported("a timer with an interval in lockstep".to_owned()));
        }
        let Some(who) = state.who(id) else { return Ok(()) };
        let seat = &self.seats[usize::from(who)];
        if alarm {
            let args = [seat.pid as u64, libc::SIGALRM as u64];
            self.crew.order(LAUNCHER, libc::SYS_kill, &args)?;
        } else {
            self.crew.sandbox().control.fire_timer(seat.slot);
        }
        Ok(())
    }

    /// Types what a read of a terminal will find; makes room for a write to one. The terminal, if
    /// the call is about one.
    fn feed(
        &mut self,
        who: u16,
        call: &Call,
        candidates: &[Candidate],
    ) -> Result<Option<usize>, Error> {
        let Some(TerminalId(terminal)) = self.terminal_of(who, call) else { return Ok(None) };
        let terminal = usize::from(terminal);
        if let Call::Read { .. } = call {
            let found = candidates.first().and_then(|candidate| {
                candidate.did.iter().find_map(|(actor, did)| match did {
                    Did::Returned { value: Ok(count), .. } if *actor == who => Some(*count),
                    _ => None,
                })
            });
            let left = self.state().kernel().terminal(TerminalId(terminal as u16)).input.to_vec();
            let terminal = &mut self.terminals[terminal];
            match found {
                Some(0) => terminal.type_end_of_file()?,
                Some(_) if terminal.typed == 0 => {
                    let line = left.iter().position(|b| *b == b'\n').map_or(left.len(), |n| n + 1);
                    terminal.type_text(&left[..line])?;
                    terminal.typed = line;
                }
                _ => {}
            }
            if let Some(count) = found {
                terminal.typed = terminal.typed.saturating_sub(count as usize);
            }
        }
        self.fetch_if_much(terminal);
        Ok(Some(terminal))
    }

    fn fetch_if_much(&mut self, terminal: usize) {
        let written = self.state().screens()[terminal].text.text().len();
        let terminal = &mut self.terminals[terminal];
        if written > terminal.shown.len() as u64 + FETCH_FROM {
            terminal.fetch();
        }
    }

    /// The terminal (or collecting pipe) a call reads from or writes to.
    fn terminal_of(&self, who: u16, call: &Call) -> Option<TerminalId> {
        let fd = match call {
            Call::Read { fd, .. } | Call::Write { fd, .. } | Call::Writev { fd, .. } => fd,
            _ => return None,
        };
        match self.object_of(self.state(), who, *fd)? {
            Object::Terminal(id) | Object::Collector(id) => Some(id),
            _ => None,
        }
    }

    fn object_of(&self, state: &State, who: u16, fd: Fd) -> Option<Object> {
        let process = &state.processes()[usize::from(who)];
        let descriptor = state.kernel().process(process.id).fds.get(&fd.0)?;
        Some(state.kernel().description(descriptor.description).object)
    }

    /// Text crosses a terminal in a kernel thread: a call on one that sleeps may just be early.
    fn await_event(
        &mut self,
        who: u16,
        terminal: usize,
        news: &mut Vec<(usize, Settled)>,
    ) -> Result<(), Error> {
        let slot = self.seats[usize::from(who)].slot;
        let start = Instant::now();
        while self.crew.in_call(slot) && start.elapsed() < EVENT_TIME {
            self.terminals[terminal].fetch();
            self.crew.pause();
            for (slot, settled) in self.crew.settle_all()? {
                news.retain(|(old, _)| *old != slot);
                news.push((slot, settled));
            }
        }
        Ok(())
    }

    /// A process at rest that the model says is killed or stopped takes a moment to be so.
    fn await_deaths(&mut self, candidates: &[Candidate]) -> Result<(), Error> {
        for (who, did) in candidates.iter().flat_map(|candidate| &candidate.did) {
            let Some(seat) = self.seats.get(usize::from(*who)) else { continue };
            if seat.gone || self.crew.in_call(seat.slot) {
                continue;
            }
            let slot = seat.slot;
            let start = Instant::now();
            let so = |crew: &Crew<'_>| match did {
                Did::Ended(_) => crew.is_gone(slot),
                Did::Stopped => crew.is_stopped(slot),
                _ => true,
            };
            while !so(&self.crew) && start.elapsed() < EVENT_TIME {
                self.crew.pause();
            }
        }
        Ok(())
    }
}

/// Whether a call may leave something in the file system.
fn changes_files(call: &Call) -> bool {
    match call {
        Call::Open { flags, .. } => flags.0 & !0o2_004_000 != 0,
        Call::Mkfifo { .. } | Call::Mknod { .. } | Call::Unlink { .. } | Call::Link { .. } => true,
        Call::Symlink { .. } | Call::Rename { .. } | Call::Mkdir { .. } => true,
        Call::Rmdir { .. } | Call::Truncate { .. } | Call::Chmod { .. } => true,
        Call::Fchmod { .. } => true,
        _ => false,
    }
}
