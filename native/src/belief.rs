//! What the model says a move may lead to: every state that can follow, with what would be seen.
//!
//! A move on the real kernel is one call of one process, and then everything that happens by itself:
//! whoever was woken goes on at once. So a move of the model is one step and then every woken
//! process's continuation, in every order, until nobody can go on without a new call.

use crate::compare;
use sim_core::machine::event::{Ended, Happened, SignalWhat};
use sim_core::machine::{Choice, Halt, Recorder, Rest, State, World};
use sim_core::pick::Pick;
use sim_core::rules::Rule;
use sim_core::syscalls::Call;
use sim_core::value::{Bytes, Errno, Pid, Signal};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a process did that both sides can see.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Did {
    /// Its call returned: the result, and the bytes it wrote as far as they can be compared.
    Returned {
        /// The call's name.
        call: &'static str,
        /// Value or error.
        value: Result<i64, Errno>,
        /// What came into its memory.
        data: Vec<u8>,
    },
    /// It runs another program.
    Started,
    /// It ended; how, where that can be known.
    Ended(Option<Ended>),
    /// A handler of its own started for this signal.
    Handler(u8),
    /// A signal stopped it.
    Stopped,
}

impl Did {
    /// Whether what was seen can be what was expected.
    #[must_use]
    pub fn agrees(&self, real: &Did) -> bool {
        match (self, real) {
            (Did::Ended(_), Did::Ended(None)) => true,
            _ => self == real,
        }
    }

    /// One line for reports.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Did::Returned { call, value, data } => {
                let value = match value {
                    Ok(value) => value.to_string(),
                    Err(errno) => format!("-1 {}", errno.name()),
                };
                match data.is_empty() {
                    true => format!("{call} returned {value}"),
                    false => format!("{call} returned {value} with {:?}", Bytes::from_slice(data)),
                }
            }
            Did::Started => "runs another program".to_owned(),
            Did::Ended(Some(Ended::Exited(status))) => format!("ended with status {status}"),
            Did::Ended(Some(Ended::Killed(signal))) => {
                format!("was killed by {}", signal.name().unwrap_or("a signal"))
            }
            Did::Ended(None) => "ended".to_owned(),
            Did::Handler(signal) => {
                format!("runs its handler for {}", Signal(*signal).name().unwrap_or("a signal"))
            }
            Did::Stopped => "was stopped".to_owned(),
        }
    }
}

/// A process that came into being.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Birth {
    /// Its parent.
    pub parent: u16,
    /// Itself.
    pub child: u16,
    /// Its pid.
    pub pid: Pid,
}

/// One way a move can go.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Where it leads.
    pub state: State,
    /// What would be seen, in order, by process.
    pub did: Vec<(u16, Did)>,
    /// Who came into being.
    pub born: Vec<Birth>,
    /// The rules that decided.
    pub rules: Vec<Rule>,
}

/// Why a move has no answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stuck {
    /// Something is not modelled.
    NotModelled(String),
    /// There are more ways than are followed.
    TooMany,
}

impl std::fmt::Display for Stuck {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Stuck::NotModelled(text) => f.write_str(text),
            Stuck::TooMany => f.write_str("a move with too many ways"),
        }
    }
}

/// Most ways of one move.
const WAYS_MAX: usize = 4096;

/// Every way `choice` can go from `state`.
pub fn expand(world: &World, state: &State, choice: Choice) -> Result<Vec<Candidate>, Stuck> {
    let start =
        Candidate { state: state.clone(), did: Vec::new(), born: Vec::new(), rules: Vec::new() };
    let mut todo = Vec::new();
    step_all_ways(world, &start, choice, &mut todo)?;
    if let [only] = &todo[..]
        && urgent(&only.state).is_empty()
    {
        return Ok(todo);
    }
    let mut known = BTreeSet::new();
    let mut quiet: Vec<Candidate> = Vec::new();
    while let Some(way) = todo.pop() {
        // Ways that only differ in their rules stay apart: none of them is confirmed alone.
        let rules: BTreeSet<&str> = way.rules.iter().map(|rule| rule.id()).collect();
        if !known.insert((way.state.fingerprint(), sorted(&way.did), rules)) {
            continue;
        }
        let next = urgent(&way.state);
        for choice in &next {
            step_all_ways(world, &way, *choice, &mut todo)?;
        }
        if next.is_empty() {
            quiet.push(way);
        }
        if known.len() > WAYS_MAX {
            return Err(Stuck::TooMany);
        }
    }
    Ok(quiet)
}

/// What each process did, whatever came between.
fn sorted(did: &[(u16, Did)]) -> Vec<(u16, Did)> {
    let mut did = did.to_vec();
    did.sort_by_key(|(who, _)| *who);
    did
}

/// What happens by itself: woken sleepers, signals for sleepers, processes on their way out.
#[must_use]
pub fn urgent(state: &State) -> Vec<Choice> {
    let mut choices = state.choices();
    choices.retain(|choice| happens_by_itself(state, *choice));
    choices
}

/// Whether the real kernel does this at once, without being asked for it.
#[must_use]
pub fn happens_by_itself(state: &State, choice: Choice) -> bool {
    match choice {
        Choice::Process(who) => matches!(
            state.processes()[usize::from(who)].rest(),
            Some(Rest::Call { begun: true, .. } | Rest::Ending)
        ),
        // No mask keeps these away from a worker at rest.
        Choice::Signal(_, Signal::KILL | Signal::STOP | Signal::CONT) => true,
        Choice::Signal(who, _) => is_asleep(state, who),
        Choice::Timer => false,
    }
}

/// What a conductor can choose when nothing happens by itself. A process for which a signal is
/// pending has to take it first, as on the real kernel.
#[must_use]
pub fn moves(state: &State) -> Vec<Choice> {
    let all = state.choices();
    let signalled = |who: u16| all.iter().any(|c| matches!(c, Choice::Signal(w, _) if *w == who));
    let possible = |choice: &&Choice| match choice {
        Choice::Process(who) => !signalled(*who),
        Choice::Signal(..) | Choice::Timer => true,
    };
    all.iter().filter(possible).copied().collect()
}

/// Whether a process is inside a call that did not return.
#[must_use]
pub fn is_asleep(state: &State, who: u16) -> bool {
    matches!(state.processes()[usize::from(who)].rest(), Some(Rest::Call { begun: true, .. }))
}

/// The call a process is at.
#[must_use]
pub fn call_of(state: &State, who: u16) -> Option<&Arc<Call>> {
    match state.processes().get(usize::from(who))?.rest()? {
        Rest::Call { call, .. } => Some(call),
        _ => None,
    }
}

/// One step with every combination of answers.
fn step_all_ways(
    world: &World,
    from: &Candidate,
    choice: Choice,
    into: &mut Vec<Candidate>,
) -> Result<(), Stuck> {
    let mut todo: Vec<Vec<usize>> = vec![Vec::new()];
    while let Some(answers) = todo.pop() {
        let given = answers.len();
        let mut pick = Pick::with(answers);
        let mut way = from.clone();
        let mut recorder = Recorder::default();
        let rules = way.state.step_recorded(world, choice, &mut pick, &mut recorder);
        if let Some(Halt::NotModelled { text, .. }) = way.state.halted() {
            return Err(Stuck::NotModelled(text.clone()));
        }
        way.rules.extend(rules);
        note(&mut way, &from.state, &recorder);
        into.push(way);
        let taken = pick.taken();
        for (at, question) in pick.asked.iter().enumerate().skip(given) {
            for other in 1..question.answers.len() {
                let mut more = taken[..at].to_vec();
                more.push(other);
                todo.push(more);
            }
        }
    }
    Ok(())
}

/// Takes what can be seen out of the events of a step.
fn note(way: &mut Candidate, before: &State, recorder: &Recorder) {
    for event in &recorder.events {
        let Some(who) = way.state.find(&event.process) else { continue };
        let did = match &event.what {
            Happened::Ret { id, value, data, .. } => match call_of(before, who) {
                Some(call) if call.id() == *id => compare::expected(call, *value, data),
                _ => Did::Returned { call: id.row().name, value: *value, data: data.to_vec() },
            },
            Happened::Fork { child, pid } => {
                if let Some(child) = way.state.find(child) {
                    way.born.push(Birth { parent: who, child, pid: *pid });
                }
                continue;
            }
            Happened::Exec { .. } => Did::Started,
            Happened::Exit(ended) => Did::Ended(Some(*ended)),
            Happened::Signal { what: SignalWhat::Stops, .. } => Did::Stopped,
            Happened::Signal { what: SignalWhat::Handled, signal, .. } => Did::Handler(signal.0),
            _ => continue,
        };
        way.did.push((who, did));
    }
}
