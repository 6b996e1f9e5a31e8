//! What an ending looks like: fates, terminals, and the values that claims name.

use super::ending::{Ending, Fate, Over, Seen};
use super::event::Ended;
use super::{Life, Process, Rest, State, World};
use crate::c::hir::{ClaimExpr, Observed};
use litemap::LiteMap;
use std::sync::Arc;

impl State {
    /// Why nothing can happen any more (only asked when nothing can).
    #[must_use]
    pub fn over(&self) -> Over {
        let mut over = Over::Done;
        for process in &self.processes {
            match self.fate(process) {
                Fate::Ended(_) => {}
                Fate::Asleep => return Over::Deadlock,
                Fate::Stopped => over = Over::Stopped,
                Fate::Endless | Fate::Able => {
                    if over == Over::Done {
                        over = Over::Endless;
                    }
                }
            }
        }
        over
    }

    /// What has become of a process.
    #[must_use]
    pub fn fate(&self, process: &Process) -> Fate {
        match &process.life {
            Life::Dead { ended, .. } => Fate::Ended(*ended),
            Life::Alive { .. } if self.kernel.is_stopped(process.id) => Fate::Stopped,
            Life::Alive { rest: Rest::Endless { .. }, .. } => Fate::Endless,
            Life::Alive { .. } if self.kernel.is_ready(process.id) => Fate::Able,
            Life::Alive { .. } => Fate::Asleep,
        }
    }

    /// Whether every living process of a program sleeps (also: it has none).
    #[must_use]
    pub fn program_rests(&self, program: usize) -> bool {
        let able = |process: &Arc<Process>| {
            usize::from(process.program) == program && self.fate(process) == Fate::Able
        };
        !self.processes.iter().any(able)
    }

    /// Whether every process of a program has ended.
    #[must_use]
    pub fn program_ended(&self, program: usize) -> bool {
        let alive = |process: &Arc<Process>| {
            usize::from(process.program) == program && process.vm().is_some()
        };
        !self.processes.iter().any(alive)
    }

    /// What can be seen now, as if the run were over.
    #[must_use]
    pub fn ending(&self, world: &World) -> Ending {
        let order = |(nth, p): (usize, &Arc<Process>)| {
            ((world.order_of(&p.name), nth), (Arc::clone(&p.name), self.fate(p)))
        };
        let mut fates: LiteMap<_, (Arc<str>, Fate)> = LiteMap::new();
        for (key, fate) in self.processes.iter().enumerate().map(order) {
            fates.insert(key, fate);
        }
        let fates = fates.into_iter().map(|(_, fate)| fate).collect();
        let terminals = self.screens.iter().filter(|screen| !screen.text.is_empty());
        let terminals = terminals
            .map(|screen| (Arc::clone(&screen.name), screen.text.text().to_vec()))
            .collect();
        let over = self.over();
        let observed = world
            .leaves()
            .iter()
            .map(|leaf| (leaf.clone(), self.seen(world, leaf, over)))
            .collect();
        Ending { over, fates, terminals, observed }
    }

    /// The value of a leaf of a claim.
    #[must_use]
    pub fn seen(&self, world: &World, leaf: &Observed, over: Over) -> Seen {
        let (Observed::Var(name, _)
        | Observed::Errno(name)
        | Observed::Status(name)
        | Observed::Signal(name)
        | Observed::Out(name)
        | Observed::Stuck(name)) = leaf
        else {
            return match leaf {
                Observed::Deadlock => Seen::Number(i64::from(over == Over::Deadlock)),
                _ => Seen::Absent,
            };
        };
        let Some(who) = self.find(name) else { return Seen::Absent };
        let process = &self.processes[usize::from(who)];
        match (leaf, self.fate(process)) {
            (Observed::Out(_), _) => Seen::Bytes(process.out.text().to_vec()),
            (Observed::Stuck(_), fate) => Seen::Number(i64::from(fate == Fate::Asleep)),
            (Observed::Status(_), Fate::Ended(Ended::Exited(status))) => {
                Seen::Number(i64::from(status))
            }
            (Observed::Status(_), _) => Seen::Number(-1),
            (Observed::Signal(_), Fate::Ended(Ended::Killed(signal))) => {
                Seen::Number(i64::from(signal.0))
            }
            (Observed::Signal(_), _) => Seen::Number(0),
            _ => match &process.life {
                Life::Alive { .. } => own_value(world, process, leaf),
                Life::Dead { values, .. } => world
                    .leaves()
                    .iter()
                    .position(|known| known == leaf)
                    .map_or(Seen::Absent, |at| values[at].clone()),
            },
        }
    }
}

/// The values of all leaves that a dying process leaves behind; `Absent` for those of others.
pub(super) fn last_values(world: &World, process: &Process) -> Vec<Seen> {
    world.leaves().iter().map(|leaf| own_value(world, process, leaf)).collect()
}

/// A variable or `errno` of a living process.
fn own_value(world: &World, process: &Process, leaf: &Observed) -> Seen {
    let Some(vm) = process.vm() else { return Seen::Absent };
    match leaf {
        Observed::Errno(name) if **name == *process.name => Seen::Number(i64::from(vm.errno())),
        Observed::Var(name, variable) if **name == *process.name => world
            .function_of(process, vm)
            .and_then(|function| vm.variable(function, variable))
            .map_or(Seen::Absent, Seen::Number),
        _ => Seen::Absent,
    }
}

/// Adds the leaves of a claim to `into`, which is sorted.
pub(super) fn leaves(expr: &ClaimExpr, into: &mut Vec<Observed>) {
    match expr {
        ClaimExpr::Const(_) | ClaimExpr::Str(_) => {}
        ClaimExpr::Observed(leaf) => {
            if let Err(at) = into.binary_search(leaf) {
                into.insert(at, leaf.clone());
            }
        }
        ClaimExpr::Unary(_, inner) => leaves(inner, into),
        ClaimExpr::Binary(_, a, b) | ClaimExpr::And(a, b) | ClaimExpr::Or(a, b) => {
            leaves(a, into);
            leaves(b, into);
        }
    }
}
