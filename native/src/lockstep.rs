//! One run of a world on the real kernel, held against the model after every move.
//!
//! The model's side is the set of states that explain everything seen so far; when it is empty, the
//! two kernels disagree. The calls are those that the process machines of that set are at: every
//! state of it has been told the same results, so they are all at the same calls.

use crate::belief::{self, Birth, Candidate, Did, Stuck};
use crate::compare;
use crate::crew::{Crew, LAUNCHER, Settled};
use crate::descriptors;
use crate::error::Error;
use crate::lies::Lie;
use crate::pids::Pids;
use crate::raw::{Arg, RawCall};
use crate::stage::Stage;
use crate::sys::Real;
use crate::terminal::Terminal;
use sim_core::kernel::{Object, TerminalId};
use sim_core::machine::event::Ended;
use sim_core::machine::{Choice, Person, Rest, State, World, args_text};
use sim_core::pick::Pick;
use sim_core::rules::Rule;
use sim_core::syscalls::Call;
use sim_core::value::{Fd, Signal};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long an event of another kernel thread (typed text, drained output) may take.
const EVENT_TIME: Duration = Duration::from_secs(5);
/// Output waiting in a terminal is fetched from this many bytes on.
const FETCH_FROM: u64 = 1024;

/// How often each kind of comparison was really made.
pub type Counts = BTreeMap<&'static str, u64>;

/// The two kernels disagree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mismatch {
    /// The run so far, the last token being the move that went differently.
    pub run: Vec<String>,
    /// The call that was made, strace style.
    pub call: String,
    /// What the real kernel did.
    pub real: Vec<String>,
    /// What the model would have allowed, each way as a list.
    pub allowed: Vec<Vec<String>>,
    /// The rules by which.
    pub rules: Vec<&'static str>,
}

/// How a move went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Played {
    /// Both kernels agree.
    Agreed,
    /// They do not; the run is over.
    Differs(Box<Mismatch>),
    /// The model cannot say; the run is over.
    Stuck(Stuck),
}

/// A process of the scenario on the real side.
#[derive(Clone, Debug)]
struct Seat {
    slot: usize,
    pid: i32,
    parent: usize,
    gone: bool,
    /// The call it is in.
    call: Option<Arc<Call>>,
    nr: i64,
    /// Calls that handlers broke into; `None` where the result was told or there was none.
    broken: Vec<Option<Arc<Call>>>,
}

impl Seat {
    fn new(slot: usize, pid: i32, parent: usize) -> Seat {
        Seat { slot, pid, parent, gone: false, call: None, nr: 0, broken: Vec::new() }
    }
}

/// A run in progress.
pub struct Lockstep<'s> {
    world: &'s World,
    crew: Crew<'s>,
    terminals: &'s mut Vec<Terminal>,
    dirty: &'s mut bool,
    pids: Pids,
    beliefs: Vec<State>,
    seats: Vec<Seat>,
    /// The slot of the process that ran `setup`.
    hidden: Option<usize>,
    /// Tokens of the moves made.
    pub run: Vec<String>,
    /// Comparisons made.
    pub counts: Counts,
    /// Rules that decided in moves both kernels agreed on.
    pub rules: BTreeSet<&'static str>,
    /// What both sides did in the last move both agreed on.
    told: (String, String),
    lie: Option<&'s mut Lie>,
}

impl<'s> Lockstep<'s> {
    /// Starts the real processes and brings them to the world's first state.
    pub fn begin(
        stage: &'s mut Stage<'_>,
        lie: Option<&'s mut Lie>,
    ) -> Result<Lockstep<'s>, Error> {
        stage.reset()?;
        let Stage { world, sandbox, terminals, dirty, .. } = stage;
        let world: &World = world;
        let crew = Crew::new(sandbox)?;
        let mut run = Lockstep {
            world,
            crew,
            terminals,
            dirty,
            pids: Pids::new(),
            beliefs: vec![world.start().clone()],
            seats: Vec::new(),
            hidden: None,
            run: Vec::new(),
            counts: Counts::new(),
            rules: BTreeSet::new(),
            told: Default::default(),
            lie,
        };
        run.start_programs()?;
        Ok(run)
    }

    /// The state that explains the run; the first, if there are several.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.beliefs[0]
    }

    /// Every state that explains the run.
    #[must_use]
    pub fn beliefs(&self) -> &[State] {
        &self.beliefs
    }

    /// What the model and the real kernel did in the last move they agreed on.
    #[must_use]
    pub fn told(&self) -> (String, String) {
        self.told.clone()
    }

    /// What can be chosen now.
    #[must_use]
    pub fn moves(&self) -> Vec<Choice> {
        belief::moves(self.state())
    }

    fn count(&mut self, what: &'static str) {
        *self.counts.entry(what).or_default() += 1;
    }

    // Before the first step.

    fn start_programs(&mut self) -> Result<(), Error> {
        let launcher = self.crew.launch()?;
        let params = self.state().kernel().params().clone();
        self.pids.join(params.shell_pid.0, launcher);
        for program in 0..self.world.programs() {
            let (pid, slot) = self.crew.fork_now(LAUNCHER, &crate::crew::fork_call())?;
            self.dress(slot, program)?;
            let unit = &self.world.image(program).unit;
            if unit.scenario.processes.is_empty() {
                let who = self.seats.len() as u16;
                self.sit(who, slot, pid, LAUNCHER);
                self.same_groups(who)?;
            } else {
                self.hidden = Some(slot);
                self.pids.join(params.first_pid.0, pid);
                self.run_setup(slot)?;
            }
        }
        Ok(())
    }

    /// Standard input and output; nothing else is open.
    fn dress(&mut self, slot: usize, program: usize) -> Result<(), Error> {
        let input = crate::worker::CONTROL_FD + 1 + 2 * program as i32;
        for (from, to) in [(input, 0), (input + 1, 1), (input + 1, 2)] {
            self.crew.order(slot, libc::SYS_dup2, &[from as u64, to])?;
        }
        self.crew.order(slot, libc::SYS_close_range, &[3, u64::from(u32::MAX), 0])?;
        Ok(())
    }

    fn sit(&mut self, who: u16, slot: usize, pid: i32, parent: usize) {
        let person = &self.state().people()[usize::from(who)];
        let model = self.state().kernel().process(person.id).pid.0;
        self.pids.join(model, pid);
        self.seats.push(Seat::new(slot, pid, parent));
    }

    /// Session and process group as the model has them.
    fn same_groups(&mut self, who: u16) -> Result<(), Error> {
        let person = &self.state().people()[usize::from(who)];
        let process = self.state().kernel().process(person.id);
        let (own_session, own_group) = (process.sid == process.pid, process.pgid == process.pid);
        let slot = self.seats[usize::from(who)].slot;
        if own_session {
            self.crew.order(slot, libc::SYS_setsid, &[])?;
        } else if own_group {
            self.crew.order(slot, libc::SYS_setpgid, &[0, 0])?;
        }
        Ok(())
    }

    /// Runs `setup` on the real kernel, forks the processes, closes what setup opened.
    fn run_setup(&mut self, slot: usize) -> Result<(), Error> {
        crate::setup::run(self.world, &mut self.crew, &self.pids, slot)?;
        *self.dirty = true;
        let people = self.state().people().len();
        for who in 0..people as u16 {
            let (pid, child) = self.crew.fork_now(slot, &crate::crew::fork_call())?;
            self.sit(who, child, pid, slot);
        }
        self.crew.order(slot, libc::SYS_close_range, &[3, u64::from(u32::MAX), 0])?;
        Ok(())
    }

    // A move.

    /// Makes a move on both sides and compares.
    pub fn play(&mut self, choice: Choice) -> Result<Played, Error> {
        let mut candidates = Vec::new();
        for state in &self.beliefs {
            if !state.choices().contains(&choice) {
                continue;
            }
            match belief::expand(self.world, state, choice) {
                Ok(ways) => candidates.extend(ways),
                Err(stuck) => return Ok(Played::Stuck(stuck)),
            }
        }
        self.run.push(self.state().token(choice, &Pick::default()).to_string());
        let news = self.really(choice, &candidates)?;
        let seen = self.translate(&candidates, news)?;
        self.judge(choice, candidates, &seen)
    }

    /// Does on the real kernel what `choice` says, and lets everything settle.
    fn really(
        &mut self,
        choice: Choice,
        candidates: &[Candidate],
    ) -> Result<Vec<(usize, Settled)>, Error> {
        let mut feeding = None;
        match choice {
            Choice::Process(who) => {
                let rest = self.state().people()[usize::from(who)].rest().cloned();
                let slot = self.seats[usize::from(who)].slot;
                match rest {
                    Some(Rest::Call { call, .. }) => {
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
        let person = way.and_then(|way| way.state.people().get(usize::from(who)).map(|p| (way, p)));
        match person {
            Some((way, person)) if person.vm().is_some() => {
                way.state.kernel().process(person.id).signals.frames.len()
            }
            _ => 0,
        }
    }

    fn fire_timer(&mut self) -> Result<(), Error> {
        let state = self.state();
        let Some((when, id)) = state.kernel().timers().first().copied() else { return Ok(()) };
        let alarm = state.kernel().process(id).alarm == Some(when);
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
        let person = &state.people()[usize::from(who)];
        let descriptor = state.kernel().process(person.id).fds.get(&fd.0)?;
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

    /// The news of the real kernel in the model's terms.
    fn translate(
        &mut self,
        candidates: &[Candidate],
        news: Vec<(usize, Settled)>,
    ) -> Result<Vec<(u16, Did)>, Error> {
        let mut seen = Vec::new();
        let born = candidates.first().map(|candidate| candidate.born.clone()).unwrap_or_default();
        // Births first: others may speak of the child.
        for (slot, settled) in &news {
            let (Settled::Forked { pid, child } | Settled::VforkAsleep { pid, child }) = settled
            else {
                continue;
            };
            self.birth(*slot, *pid, *child, &born);
        }
        for (slot, settled) in news {
            let Some(who) = self.who_in(slot) else { continue };
            let did = match settled {
                Settled::Asleep { nr } => {
                    self.same_sleep(who, nr);
                    continue;
                }
                Settled::VforkAsleep { .. } => continue,
                Settled::Forked { pid, .. } => match self.finished(who, i64::from(pid), &[]) {
                    Some(did) => did,
                    None => continue,
                },
                Settled::Returned { ret, out } => match self.finished(who, ret, &out) {
                    Some(did) => did,
                    None => continue,
                },
                Settled::Gone => self.gone(who)?,
                Settled::Stopped => {
                    // A call that stops its own caller returns when the caller goes on: its result
                    // is the one thing that is believed.
                    let first = |did: &Did| matches!(did, Did::Returned { .. });
                    let stop = |did: &Did| *did == Did::Stopped;
                    if let Some(told) = comes_before(candidates, who, first, &stop) {
                        self.seats[usize::from(who)].call = None;
                        seen.push((who, told));
                    }
                    Did::Stopped
                }
                Settled::Handler { signal, done } => {
                    // A call that slept and was woken may be told of before or after its handler.
                    let first = |did: &Did| matches!(did, Did::Returned { .. });
                    let told = comes_before(candidates, who, first, &|did: &Did| {
                        *did == Did::Handler(signal as u8)
                    });
                    if let (Some((ret, out)), Some(_)) = (done, told) {
                        seen.extend(self.finished(who, ret, &out).map(|did| (who, did)));
                    }
                    let seat = &mut self.seats[usize::from(who)];
                    let call = seat.call.take();
                    seat.broken.push(call);
                    Did::Handler(signal as u8)
                }
                Settled::Left => {
                    let seat = &mut self.seats[usize::from(who)];
                    seat.call = seat.broken.pop().flatten();
                    continue;
                }
            };
            seen.push((who, did));
        }
        self.look_at_rest(candidates, &mut seen)?;
        seen.sort_by_key(|(who, _)| *who);
        Ok(seen)
    }

    /// Processes at rest that the model says may have been killed or stopped.
    fn look_at_rest(
        &mut self,
        candidates: &[Candidate],
        seen: &mut Vec<(u16, Did)>,
    ) -> Result<(), Error> {
        let mut looked = BTreeSet::new();
        for (who, did) in candidates.iter().flat_map(|candidate| &candidate.did) {
            let Some(seat) = self.seats.get(usize::from(*who)) else { continue };
            let (slot, resting) = (seat.slot, !seat.gone && !self.crew.in_call(seat.slot));
            match did {
                Did::Ended(_) if resting && self.crew.is_gone(slot) => {
                    seen.push((*who, self.gone(*who)?));
                }
                Did::Stopped if resting && looked.insert(*who) && self.crew.is_stopped(slot) => {
                    seen.push((*who, Did::Stopped));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn who_in(&self, slot: usize) -> Option<u16> {
        let here = |seat: &Seat| seat.slot == slot && !seat.gone;
        self.seats.iter().position(here).map(|nth| nth as u16)
    }

    fn birth(&mut self, parent: usize, pid: i32, child: usize, born: &[Birth]) {
        let Some(birth) = born.first() else { return };
        self.pids.join(birth.pid.0, pid);
        assert_eq!(usize::from(birth.child), self.seats.len(), "children are numbered as born");
        self.seats.push(Seat::new(child, pid, parent));
        self.count("fork");
    }

    /// A call has returned; `None` when it was none of the scenario's, or its result is known.
    fn finished(
        &mut self,
        who: u16,
        ret: i64,
        out: &[(u8, sim_core::value::Bytes)],
    ) -> Option<Did> {
        let seat = &mut self.seats[usize::from(who)];
        let call = seat.call.take()?;
        if ret == 0 && matches!(*call, Call::Execve { .. }) {
            seat.broken.clear();
            return Some(Did::Started);
        }
        Some(compare::observed(&call, ret, out, &self.pids))
    }

    /// A process has ended: how, if its parent is one of ours.
    fn gone(&mut self, who: u16) -> Result<Did, Error> {
        let seat = &mut self.seats[usize::from(who)];
        (seat.gone, seat.call) = (true, None);
        let (pid, parent, slot) = (seat.pid, seat.parent, seat.slot);
        self.crew.forget(slot);
        if parent != LAUNCHER && Some(parent) != self.hidden {
            return Ok(Did::Ended(None));
        }
        let wait = RawCall::new(
            libc::SYS_wait4,
            vec![
                Arg::Value(pid as u64),
                Arg::Out {
                    len: 4,
                    bad_after: false,
                    index: 1,
                    extent: crate::raw::Extent::WholeIfPositive,
                },
                Arg::Value(0),
                Arg::Value(0),
            ],
        );
        let (ret, out) = self.crew.order_call(parent, &wait)?;
        if ret != i64::from(pid) || out.is_empty() {
            return Ok(Did::Ended(None));
        }
        let raw = out[0].1.to_vec();
        let status = i32::from_le_bytes([raw[0], raw[1], raw[2], raw[3]]);
        let ended = match status & 0x7f {
            0 => Ended::Exited((status >> 8) as u8),
            signal => Ended::Killed(Signal(signal as u8)),
        };
        self.count("exit status");
        Ok(Did::Ended(Some(ended)))
    }

    /// The sleeper is inside the call that was issued.
    fn same_sleep(&mut self, who: u16, nr: i64) {
        const RESTARTED: i64 = libc::SYS_restart_syscall;
        let seat = &self.seats[usize::from(who)];
        if nr == seat.nr || nr == RESTARTED {
            self.count("sleeping call");
        }
    }

    // The comparison.

    fn judge(
        &mut self,
        choice: Choice,
        candidates: Vec<Candidate>,
        seen: &[(u16, Did)],
    ) -> Result<Played, Error> {
        let asleep = self.asleep();
        let agrees = |candidate: &Candidate| {
            same_deeds(&candidate.did, seen) && asleep_in(&candidate.state) == asleep
        };
        let (kept, refused): (Vec<Candidate>, Vec<Candidate>) =
            candidates.into_iter().partition(agrees);
        let Some(first) = kept.first() else {
            let mismatch = self.mismatch(choice, &refused, seen, &asleep);
            return Ok(Played::Differs(Box::new(mismatch)));
        };
        let told = |did: &[(u16, Did)]| deeds(first.state.people(), did, &asleep).join("; ");
        self.told = (told(&first.did), told(seen));
        self.tally(seen, &asleep, choice);
        self.rules.extend(first.rules.iter().map(|rule| Rule::id(*rule)));
        let mut known = BTreeSet::new();
        let kept = kept.into_iter().map(|candidate| candidate.state);
        self.beliefs = kept.filter(|state| known.insert(state.fingerprint())).collect();
        self.after_move();
        if let Some(mismatch) = self.look_at_objects(choice)? {
            return Ok(Played::Differs(Box::new(mismatch)));
        }
        if let Some(mismatch) = self.look_at_descriptors(choice) {
            return Ok(Played::Differs(Box::new(mismatch)));
        }
        Ok(Played::Agreed)
    }

    /// Who is inside a call on the real side.
    fn asleep(&self) -> BTreeSet<u16> {
        let seats = self.seats.iter().enumerate();
        let asleep = seats
            .filter(|(_, seat)| !seat.gone && seat.call.is_some() && self.crew.in_call(seat.slot));
        asleep.map(|(who, _)| who as u16).collect()
    }

    fn tally(&mut self, seen: &[(u16, Did)], asleep: &BTreeSet<u16>, choice: Choice) {
        let actor = match choice {
            Choice::Process(who) | Choice::Signal(who, _) => Some(who),
            Choice::Timer => None,
        };
        for (who, did) in seen {
            let what = match did {
                Did::Returned { value: Err(_), .. } => "errno",
                Did::Returned { data, .. } => {
                    if !data.is_empty() {
                        self.count("data");
                    }
                    "result"
                }
                Did::Started => "exec",
                Did::Ended(_) => "end",
                Did::Handler(_) => "handler",
                Did::Stopped => "stop",
            };
            self.count(what);
            if Some(*who) != actor {
                self.count("woken");
            }
        }
        for who in asleep {
            self.count(if Some(*who) == actor { "falls asleep" } else { "not woken" });
        }
        self.count("move");
    }

    /// Signal masks follow the model: a handler, its end and sigprocmask change them.
    fn after_move(&mut self) {
        for (who, seat) in self.seats.iter().enumerate() {
            let person = &self.beliefs[0].people()[who];
            if seat.gone || person.vm().is_none() {
                continue;
            }
            let mask = self.beliefs[0].kernel().process(person.id).signals.mask.0;
            self.crew.set_mask(seat.slot, mask);
        }
    }

    /// Unread bytes of the pipe the move was about, asked of a process that owns an end of it.
    fn look_at_objects(&mut self, choice: Choice) -> Result<Option<Mismatch>, Error> {
        let Choice::Process(actor) = choice else { return Ok(None) };
        let seat = &self.seats[usize::from(actor)];
        if seat.gone || self.crew.in_call(seat.slot) {
            return Ok(None);
        }
        let Some((fd, expected)) = self.pipe_to_look_at(actor) else { return Ok(None) };
        let slot = seat.slot;
        let ask = RawCall::new(
            libc::SYS_ioctl,
            vec![
                Arg::Value(fd as u64),
                Arg::Value(libc::FIONREAD),
                Arg::Out { len: 4, bad_after: false, index: 2, extent: crate::raw::Extent::Whole },
            ],
        );
        let (ret, out) = self.crew.order_call(slot, &ask)?;
        if ret != 0 || out.is_empty() {
            return Ok(None);
        }
        let raw = out[0].1.to_vec();
        let unread = u64::from(u32::from_le_bytes([raw[0], raw[1], raw[2], raw[3]]));
        self.beliefs.retain({
            let person = actor;
            move |state| unread_of(state, person, fd).is_none_or(|model| model == unread)
        });
        self.count("unread bytes");
        if !self.beliefs.is_empty() {
            return Ok(None);
        }
        Ok(Some(Mismatch {
            run: self.run.clone(),
            call: format!("ioctl({fd}, FIONREAD) after the move"),
            real: vec![format!("{unread} unread bytes")],
            allowed: vec![vec![format!("{expected} unread bytes")]],
            rules: Vec::new(),
        }))
    }

    /// The descriptor table of the process that moved: every few moves, and when it is about to end.
    fn look_at_descriptors(&mut self, choice: Choice) -> Option<Mismatch> {
        const EVERY: usize = 16;
        let Choice::Process(actor) = choice else { return None };
        let seat = &self.seats[usize::from(actor)];
        let state = &self.beliefs[0];
        let next = belief::call_of(state, actor);
        let last = matches!(next.map(|call| &**call), Some(Call::Exit { .. }));
        let due = last && self.run.len().is_multiple_of(2);
        if seat.gone || !(due || self.run.len().is_multiple_of(EVERY)) {
            return None;
        }
        state.people()[usize::from(actor)].vm()?;
        let folder = self.crew.sandbox().outside(format!("/proc/{}/fd", seat.pid).as_bytes());
        let table = descriptors::read(&folder)?;
        self.count("descriptor table");
        let (model, real) = descriptors::compare(&self.beliefs[0], actor, &table).err()?;
        Some(Mismatch {
            run: self.run.clone(),
            call: "descriptors after the move".to_owned(),
            real: vec![real],
            allowed: vec![vec![model]],
            rules: Vec::new(),
        })
    }

    /// A descriptor of a pipe that the process's last call was about.
    fn pipe_to_look_at(&self, actor: u16) -> Option<(i32, u64)> {
        let state = self.beliefs.first()?;
        let person = &state.people()[usize::from(actor)];
        person.vm()?;
        let fds = &state.kernel().process(person.id).fds;
        let pipes = fds.keys().filter(|fd| unread_of(state, actor, **fd).is_some());
        let all: Vec<i32> = pipes.copied().collect();
        // Every pipe in turn, as the run goes on.
        let fd = *all.get(self.run.len() % all.len().max(1))?;
        unread_of(state, actor, fd).map(|unread| (fd, unread))
    }

    fn mismatch(
        &self,
        choice: Choice,
        refused: &[Candidate],
        seen: &[(u16, Did)],
        asleep: &BTreeSet<u16>,
    ) -> Mismatch {
        let state = &self.beliefs[0];
        let people = refused.first().map_or(state.people(), |way| way.state.people());
        let lines = |did: &[(u16, Did)], asleep: &BTreeSet<u16>| deeds(people, did, asleep);
        let mut rules: Vec<&'static str> =
            refused.iter().flat_map(|way| way.rules.iter().map(|rule| rule.id())).collect();
        rules.sort_unstable();
        rules.dedup();
        let mut allowed: Vec<Vec<String>> =
            refused.iter().map(|way| lines(&way.did, &asleep_in(&way.state))).collect();
        allowed.sort();
        allowed.dedup();
        let call = match choice {
            Choice::Process(who) => match state.people()[usize::from(who)].rest() {
                Some(Rest::Call { call, regs, place, .. }) => format!(
                    "{}({}) at {}:{}",
                    call.id().row().name,
                    args_text(call, regs).join(", "),
                    self.world.file_name(place.file),
                    place.line
                ),
                _ => "a fault of its own".to_owned(),
            },
            Choice::Signal(_, signal) => signal.name().unwrap_or("a signal").to_owned(),
            Choice::Timer => "the timer fires".to_owned(),
        };
        Mismatch { run: self.run.clone(), call, real: lines(seen, asleep), allowed, rules }
    }

    /// When nothing can be chosen any more: what the terminals show, who is left.
    pub fn finish(mut self) -> Result<(Played, Finished), Error> {
        let mut played = Played::Agreed;
        for nth in 0..self.terminals.len() {
            let expected = self.state().screens()[nth].text.text().to_vec();
            let terminal = &mut self.terminals[nth];
            terminal.fetch_until(expected.len())?;
            if !expected.is_empty() || !terminal.shown.is_empty() {
                *self.counts.entry("terminal output").or_default() += 1;
            }
            if terminal.shown != expected {
                let text = |bytes: &[u8]| format!("terminal shows \"{}\"", bytes.escape_ascii());
                played = Played::Differs(Box::new(Mismatch {
                    run: self.run.clone(),
                    call: "output at the end of the run".to_owned(),
                    real: vec![text(&terminal.shown)],
                    allowed: vec![vec![text(&expected)]],
                    rules: Vec::new(),
                }));
            }
        }
        self.crew.dismiss()?;
        let finished = Finished {
            run: self.run,
            counts: self.counts,
            rules: self.rules,
            beliefs: self.beliefs,
        };
        Ok((played, finished))
    }

    /// Ends the run where it is.
    pub fn abandon(mut self) -> Result<Finished, Error> {
        self.crew.dismiss()?;
        Ok(Finished {
            run: self.run,
            counts: self.counts,
            rules: self.rules,
            beliefs: self.beliefs,
        })
    }
}

/// What is left of a run.
#[derive(Clone, Debug)]
pub struct Finished {
    /// Tokens of its moves.
    pub run: Vec<String>,
    /// Comparisons made.
    pub counts: Counts,
    /// Rules confirmed.
    pub rules: BTreeSet<&'static str>,
    /// The states that explain it.
    pub beliefs: Vec<State>,
}

/// What was done, a line each, and who sleeps.
fn deeds(people: &[Arc<Person>], did: &[(u16, Did)], asleep: &BTreeSet<u16>) -> Vec<String> {
    let name = |who: u16| match people.get(usize::from(who)) {
        Some(person) => person.name.to_string(),
        None => format!("process {who}"),
    };
    let mut lines: Vec<String> =
        did.iter().map(|(who, did)| format!("{} {}", name(*who), did.text())).collect();
    lines.extend(asleep.iter().map(|who| format!("{} is asleep", name(*who))));
    lines
}

/// What `first` finds in some way the move can go, directly before `second`, for one process.
fn comes_before(
    candidates: &[Candidate],
    who: u16,
    first: impl Fn(&Did) -> bool,
    second: &dyn Fn(&Did) -> bool,
) -> Option<Did> {
    candidates.iter().find_map(|way| {
        let own: Vec<&Did> =
            way.did.iter().filter(|(actor, _)| *actor == who).map(|(_, did)| did).collect();
        let pair = own.windows(2).find(|pair| first(pair[0]) && second(pair[1]))?;
        Some(pair[0].clone())
    })
}

/// Whether each process did the same, in order.
fn same_deeds(expected: &[(u16, Did)], real: &[(u16, Did)]) -> bool {
    if expected.len() != real.len() {
        return false;
    }
    let of = |did: &[(u16, Did)], who: u16| -> Vec<Did> {
        did.iter().filter(|(w, _)| *w == who).map(|(_, did)| did.clone()).collect()
    };
    let everyone: BTreeSet<u16> = expected.iter().chain(real).map(|(who, _)| *who).collect();
    everyone.into_iter().all(|who| {
        let (expected, real) = (of(expected, who), of(real, who));
        expected.len() == real.len() && expected.iter().zip(&real).all(|(e, r)| e.agrees(r))
    })
}

fn asleep_in(state: &State) -> BTreeSet<u16> {
    (0..state.people().len() as u16).filter(|who| belief::is_asleep(state, *who)).collect()
}

/// Unread bytes behind a descriptor, if it is a pipe's.
fn unread_of(state: &State, who: u16, fd: i32) -> Option<u64> {
    let person = state.people().get(usize::from(who))?;
    let descriptor = state.kernel().process(person.id).fds.get(&fd)?;
    match state.kernel().description(descriptor.description).object {
        Object::Pipe(pipe) => Some(state.kernel().pipe(pipe).unread()),
        _ => None,
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
