//! Who goes next when nobody says: the default policy, and a seeded random one.
//!
//! The default gives what a real machine gives for ordinary programs: a process goes on until it
//! sleeps or ends, then the one that could run for the longest time; a new child starts before its
//! parent has made the next one; signals act at once; timers fire in order when nobody can run.

use super::event::{Event, Happened};
use super::{Choice, Rest, State, World};
use crate::pick::Pick;
use crate::syscalls::Call;
use crate::value::ProcId;

/// How several programs start.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Start {
    /// All at the same time.
    #[default]
    Together,
    /// The next when the one before sleeps or has ended.
    Staggered,
    /// The next when the one before has ended.
    Sequential,
}

/// Steps in a row after which the others get a turn: a program that asks again and again must not
/// keep the one it waits for from running.
const TURN: u32 = 1000;

/// The same call in a row with nothing for an answer (0, EAGAIN): the process waits by asking.
const SPIN: u32 = 3;

/// Chooses among what is possible.
#[derive(Clone, Debug)]
pub struct Policy {
    start: Start,
    random: Option<u64>,
    /// Processes that can run, the one that could for the longest time first.
    queue: Vec<u16>,
    current: Option<u16>,
    turn: u32,
    /// How often in a row the current process made the same call in vain.
    spin: u32,
    /// What its last step did.
    last: Vec<Event>,
    /// Programs that have been started.
    started: usize,
    /// Children made in this run that have not taken a step yet.
    unborn: Vec<u16>,
    /// How many processes there have been.
    known: Option<usize>,
}

impl Policy {
    /// The default policy, or with `seed` a random one.
    #[must_use]
    pub fn new(start: Start, seed: Option<u64>) -> Policy {
        let random = seed.map(|seed| seed ^ 0x9e37_79b9_7f4a_7c15);
        Policy {
            start,
            random,
            queue: Vec::new(),
            current: None,
            turn: 0,
            spin: 0,
            last: Vec::new(),
            started: 1,
            unborn: Vec::new(),
            known: None,
        }
    }

    /// The next choice and the answers to its questions; `None` when nothing is possible.
    pub fn choose(&mut self, state: &State, world: &World) -> Option<Choice> {
        self.start_programs(state, world);
        let mut choices = state.choices();
        choices.retain(|choice| match choice {
            Choice::Process(who) => state.program_of(*who) < self.started,
            _ => true,
        });
        if self.random.is_some() {
            let runnable: Vec<Choice> =
                choices.iter().copied().filter(|c| *c != Choice::Timer).collect();
            let from = if runnable.is_empty() { choices } else { runnable };
            if from.is_empty() {
                return None;
            }
            let nth = self.draw(from.len());
            return Some(from[nth]);
        }
        self.refresh(state, &choices);
        if let Some(signal) = choices.iter().find(|c| matches!(c, Choice::Signal(..))) {
            return Some(*signal);
        }
        let overdue = |(when, _): &(u64, ProcId)| *when <= state.kernel().clock();
        if choices.contains(&Choice::Timer) && state.kernel().timers().first().is_some_and(overdue)
        {
            return Some(Choice::Timer);
        }
        if let Some(child) = self.starting(state) {
            return Some(Choice::Process(child));
        }
        if let Some(current) = self.current {
            let tired = self.turn >= TURN || self.spin >= SPIN;
            if self.queue.contains(&current) && !(tired && self.queue.len() > 1) {
                return Some(Choice::Process(current));
            }
            if tired && let Some(at) = self.queue.iter().position(|who| *who == current) {
                self.queue.remove(at);
                self.queue.push(current);
            }
        }
        if self.spin >= SPIN && self.queue.len() <= 1 && choices.contains(&Choice::Timer) {
            return Some(Choice::Timer);
        }
        match self.queue.first() {
            Some(next) => Some(Choice::Process(*next)),
            None => choices.into_iter().find(|choice| *choice == Choice::Timer),
        }
    }

    /// Answers to the questions of a step: the usual ones, or random ones.
    pub fn answers(&mut self, state: &State, world: &World, choice: Choice) -> Vec<usize> {
        let mut answers = Vec::new();
        if self.random.is_none() {
            return answers;
        }
        loop {
            let mut pick = Pick::with(answers.clone());
            state.clone().step(world, choice, &mut pick);
            match pick.asked.get(answers.len()) {
                Some(question) => answers.push(self.draw(question.answers.len())),
                None => return answers,
            }
        }
    }

    /// Tells the policy what was done, by itself or by a schedule.
    pub fn stepped(&mut self, choice: Choice, events: &[Event]) {
        let Choice::Process(who) = choice else { return };
        self.unborn.retain(|child| *child != who);
        if self.current == Some(who) {
            self.turn += 1;
        } else {
            self.turn = 1;
            self.spin = 0;
            self.last.clear();
        }
        self.current = Some(who);
        let vain = |event: &Event| match &event.what {
            Happened::Ret { value, .. } => !matches!(value, Ok(n) if *n != 0),
            Happened::Call { .. } => true,
            _ => false,
        };
        let again = events.iter().all(vain) && self.last == events;
        self.spin = if again { self.spin + 1 } else { 0 };
        self.last.clear();
        self.last.extend_from_slice(events);
    }

    fn start_programs(&mut self, state: &State, world: &World) {
        let programs = world.programs();
        loop {
            if self.started >= programs {
                return;
            }
            let last = self.started - 1;
            let go = match self.start {
                Start::Together => true,
                Start::Staggered => state.program_rests(last),
                Start::Sequential => state.program_ended(last),
            };
            if !go {
                return;
            }
            self.started += 1;
        }
    }

    /// The child that starts while the current process makes another one: a fork takes longer
    /// than the first steps of the child before.
    fn starting(&self, state: &State) -> Option<u16> {
        let current = state.processes().get(usize::from(self.current?))?;
        let Some(Rest::Call { call, begun: false, .. }) = current.rest() else { return None };
        if !matches!(**call, Call::Fork { .. }) {
            return None;
        }
        self.queue.iter().copied().find(|who| self.unborn.contains(who))
    }

    /// Keeps the queue in step with what is possible now.
    fn refresh(&mut self, state: &State, choices: &[Choice]) {
        let count = state.processes().len();
        let known = self.known.replace(count).unwrap_or(count);
        self.unborn.extend((known..count).map(|nth| nth as u16));
        let can = |who: u16| choices.contains(&Choice::Process(who));
        self.queue.retain(|who| can(*who));
        // Who slept is woken behind the others.
        self.current = self.current.filter(|current| self.queue.contains(current));
        for choice in choices {
            if let Choice::Process(who) = choice
                && !self.queue.contains(who)
            {
                self.queue.push(*who);
            }
        }
    }

    /// A number below `bound`: splitmix64.
    fn draw(&mut self, bound: usize) -> usize {
        let state = self.random.as_mut().expect("only a random policy draws");
        *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = *state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        (z % bound as u64) as usize
    }
}
