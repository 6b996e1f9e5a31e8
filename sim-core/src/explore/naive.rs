//! The naive twin: every run, one after the other, without remembering states.
//!
//! It is slow and obviously right: what it finds is what the search must find.

use crate::machine::ending::Ending;
use crate::machine::{State, World};
use crate::pick::Pick;
use std::collections::BTreeMap;

/// What all runs together gave.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Naive {
    /// Each ending with the length of a shortest run to it and the fewest switches of any.
    pub endings: BTreeMap<Ending, (usize, usize)>,
    /// How many runs there are.
    pub runs: u64,
}

/// One run in progress.
struct Run {
    state: State,
    steps: usize,
    switches: usize,
    last: usize,
}

/// Enumerates every run; `None` when there are more than `runs_max`.
#[must_use]
pub fn enumerate(world: &World, runs_max: u64) -> Option<Naive> {
    let mut found = Naive::default();
    let start = Run { state: world.start().clone(), steps: 0, switches: 0, last: 0 };
    let mut todo = vec![start];
    while let Some(run) = todo.pop() {
        let choices = run.state.choices();
        if choices.is_empty() {
            found.runs += 1;
            if found.runs > runs_max {
                return None;
            }
            let best =
                found.endings.entry(run.state.ending(world)).or_insert((usize::MAX, usize::MAX));
            *best = (best.0.min(run.steps), best.1.min(run.switches));
            continue;
        }
        for choice in choices {
            let mut open: Vec<Vec<usize>> = vec![Vec::new()];
            while let Some(answers) = open.pop() {
                let given = answers.len();
                let mut pick = Pick::with(answers);
                let mut state = run.state.clone();
                state.step(world, choice, &mut pick);
                for (at, question) in pick.asked.iter().enumerate().skip(given) {
                    for other in 1..question.answers.len() {
                        let mut more = pick.taken()[..at].to_vec();
                        more.push(other);
                        open.push(more);
                    }
                }
                let actor = if choice.actor() == 0 { run.last } else { choice.actor() };
                let turn = run.last != 0 && actor != run.last;
                let switches = run.switches + usize::from(turn);
                todo.push(Run { state, steps: run.steps + 1, switches, last: actor });
            }
        }
    }
    Some(found)
}
