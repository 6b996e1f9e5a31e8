//! What can happen next, each with a look at what it would do: a step is a pure function, so it is
//! simply taken on a copy.

use crate::scene::End;
use sim_core::machine::event::{Ended, Event, Happened, SignalWhat};
use sim_core::machine::{Recorder, State, World};
use sim_core::pick::Pick;
use sim_core::trace::json::signal_name;
use sim_core::trace::text;
use sim_core::trace::token::{Token, What};

/// One choice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
    /// The token that takes it.
    pub token: Token,
    /// Which process steps, by index; `None` for timers.
    pub who: Option<usize>,
    /// What begins or goes on, "write(4, "hello", 5)"; empty when there is no call.
    pub call: String,
    /// How it turns out.
    pub result: Outlook,
}

/// How a choice would turn out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outlook {
    /// The call returns this.
    Returns(i64),
    /// It fails with this error.
    Fails(&'static str),
    /// Its caller falls asleep.
    Sleeps,
    /// The process ends.
    Ends(EndKind),
    /// Nothing of these.
    Quiet,
}

/// How a process would end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum EndKind {
    /// With a status.
    Exited(u8),
    /// By a signal.
    Killed(String),
}

impl From<Ended> for End {
    fn from(ended: Ended) -> End {
        match ended {
            Ended::Exited(status) => End::Exited(status),
            Ended::Killed(signal) => End::Killed(signal_name(signal)),
        }
    }
}

/// Every choice in this state, in the order of the processes.
#[must_use]
pub fn of(world: &World, state: &State) -> Vec<Offer> {
    state.ready(world).into_iter().map(|token| look(world, state, token)).collect()
}

fn look(world: &World, state: &State, token: Token) -> Offer {
    let name = match &token.what {
        What::Step(name) | What::Signal(name, _) | What::Drain(name) => Some(name.clone()),
        What::Timer | What::Net => None,
    };
    let who = name.as_deref().and_then(|name| state.find(name)).map(usize::from);
    let mut recorder = Recorder::default();
    if let Some((choice, answers)) = state.resolve(world, &token) {
        state.clone().step_recorded(world, choice, &mut Pick::with(answers), &mut recorder);
    }
    let mine = |event: &&Event| name.as_deref() == Some(&*event.process);
    let events: Vec<&Event> = recorder.events.iter().filter(mine).collect();
    Offer { token, who, call: call_text(&events), result: outlook(&events) }
}

fn call_text(events: &[&Event]) -> String {
    let call = events.iter().find_map(|event| match &event.what {
        Happened::Call { id, args }
        | Happened::Ret { id, args, .. }
        | Happened::Sleep { id, args, .. } => Some((id, args)),
        _ => None,
    });
    call.map_or_else(String::new, |(id, args)| text::call_text(*id, args))
}

fn outlook(events: &[&Event]) -> Outlook {
    let mut result = Outlook::Quiet;
    for event in events {
        result = match &event.what {
            Happened::Exit(Ended::Exited(status)) => Outlook::Ends(EndKind::Exited(*status)),
            Happened::Exit(Ended::Killed(signal)) => {
                Outlook::Ends(EndKind::Killed(signal_name(*signal)))
            }
            Happened::Signal { signal, what: SignalWhat::Kills, .. } => {
                Outlook::Ends(EndKind::Killed(signal_name(*signal)))
            }
            Happened::Sleep { .. } => Outlook::Sleeps,
            Happened::Ret { value: Ok(value), .. } => Outlook::Returns(*value),
            Happened::Ret { value: Err(errno), .. } => Outlook::Fails(errno.name()),
            _ => continue,
        };
    }
    result
}
