//! The comparison: which states of the model explain what was seen, and what else can be looked at.

use super::{Lockstep, Mismatch, Played};
use crate::belief::{self, Candidate, Did};
use crate::descriptors;
use crate::error::Error;
use crate::raw::{Arg, Extent, RawCall};
use sim_core::kernel::Object;
use sim_core::machine::{Choice, Process, Rest, State, args_text};
use sim_core::rules::Rule;
use sim_core::syscalls::Call;
use sim_core::vm::Vm;
use std::collections::BTreeSet;
use std::sync::Arc;

impl Lockstep<'_> {
    pub(super) fn judge(
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
        let told = |did: &[(u16, Did)]| deeds(first.state.processes(), did, &asleep).join("; ");
        self.told = (told(&first.did), told(seen));
        self.tally(seen, &asleep, choice);
        self.rules.extend(decided_in_all(&kept));
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
            let process = &self.beliefs[0].processes()[who];
            if seat.gone || process.vm().is_none() {
                continue;
            }
            let mask = self.beliefs[0].kernel().process(process.id).signals.mask.0;
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
                Arg::Out { len: 4, bad_after: false, index: 2, extent: Extent::Whole },
            ],
        );
        let (ret, out) = self.crew.order_call(slot, &ask)?;
        if ret != 0 || out.is_empty() {
            return Ok(None);
        }
        let raw = out[0].1.to_vec();
        let unread = u64::from(u32::from_le_bytes([raw[0], raw[1], raw[2], raw[3]]));
        self.beliefs.retain({
            let process = actor;
            move |state| unread_of(state, process, fd).is_none_or(|model| model == unread)
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
        state.processes()[usize::from(actor)].vm()?;
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
        let process = &state.processes()[usize::from(actor)];
        process.vm()?;
        let fds = &state.kernel().process(process.id).fds;
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
        let processes = refused.first().map_or(state.processes(), |way| way.state.processes());
        let lines = |did: &[(u16, Did)], asleep: &BTreeSet<u16>| deeds(processes, did, asleep);
        let mut rules: Vec<&'static str> =
            refused.iter().flat_map(|way| way.rules.iter().map(|rule| rule.id())).collect();
        rules.sort_unstable();
        rules.dedup();
        let mut allowed: Vec<Vec<String>> =
            refused.iter().map(|way| lines(&way.did, &asleep_in(&way.state))).collect();
        allowed.sort();
        allowed.dedup();
        let call = match choice {
            Choice::Process(who) => match state.processes()[usize::from(who)].rest() {
                Some(Rest::Call { call, regs, place, .. }) => {
                    let image = state.processes()[usize::from(who)].vm().map(Vm::image);
                    let image = image.expect("a process at a call is alive");
                    format!(
                        "{}({}) at {}:{}",
                        call.id().row().name,
                        args_text(call, regs, image, None).join(", "),
                        self.world.file_name(place.file),
                        place.line
                    )
                }
                _ => "a fault of its own".to_owned(),
            },
            Choice::Signal(_, signal) => signal.name().unwrap_or("a signal").to_owned(),
            Choice::Timer => "the timer fires".to_owned(),
        };
        Mismatch { run: self.run.clone(), call, real: lines(seen, asleep), allowed, rules }
    }
}

/// What was done, a line each, and who sleeps.
fn deeds(processes: &[Arc<Process>], did: &[(u16, Did)], asleep: &BTreeSet<u16>) -> Vec<String> {
    let name = |who: u16| match processes.get(usize::from(who)) {
        Some(process) => process.name.to_string(),
        None => format!("process {who}"),
    };
    let mut lines: Vec<String> =
        did.iter().map(|(who, did)| format!("{} {}", name(*who), did.text())).collect();
    lines.extend(asleep.iter().map(|who| format!("{} is asleep", name(*who))));
    lines
}

/// The rules that took part in every way that explains what was seen.
fn decided_in_all(ways: &[Candidate]) -> BTreeSet<&'static str> {
    let ids = |way: &Candidate| way.rules.iter().map(|rule| Rule::id(*rule)).collect();
    let sets = ways.iter().map(ids);
    sets.reduce(|all: BTreeSet<_>, one| all.intersection(&one).copied().collect())
        .unwrap_or_default()
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
    (0..state.processes().len() as u16).filter(|who| belief::is_asleep(state, *who)).collect()
}

/// Unread bytes behind a descriptor, if it is a pipe's.
fn unread_of(state: &State, who: u16, fd: i32) -> Option<u64> {
    let process = state.processes().get(usize::from(who))?;
    let descriptor = state.kernel().process(process.id).fds.get(&fd)?;
    match state.kernel().description(descriptor.description).object {
        Object::Pipe(pipe) => Some(state.kernel().pipe(pipe).unread()),
        _ => None,
    }
}
