//! A run in the making: tokens in, events out, going on by policy where nothing is asked for.

use super::event::Event;
use super::policy::{Policy, Start};
use super::{Choice, Halt, Recorder, State, World};
use crate::pick::{Answer, Pick};
use crate::token::{Run, Token, What};
use litemap::LiteMap;

/// Why a run came to its end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reason {
    /// Nothing more can happen.
    Over(super::ending::Over),
    /// Something is not modelled.
    NotModelled(String),
}

/// A token that cannot be played now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Impossible {
    /// The token.
    pub token: Token,
    /// What is possible instead.
    pub ready: Vec<Token>,
}

/// A run from the world's start, with everything that happened since.
#[derive(Clone)]
pub struct Session<'w> {
    world: &'w World,
    state: State,
    policy: Policy,
    run: Vec<Token>,
}

impl<'w> Session<'w> {
    /// At the start; the prologue's events are the world's.
    #[must_use]
    pub fn new(world: &'w World, start: Start, seed: Option<u64>) -> Session<'w> {
        let state = world.start().clone();
        Session { world, state, policy: Policy::new(start, seed), run: Vec::new() }
    }

    /// The world it runs in.
    #[must_use]
    pub fn world(&self) -> &'w World {
        self.world
    }

    /// Where the run is.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The choices made so far.
    #[must_use]
    pub fn run(&self) -> Run {
        Run(self.run.clone())
    }

    /// How many steps were taken.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.run.len() as u64
    }

    /// Every token that is possible now, with each combination of answers where a step asks.
    #[must_use]
    pub fn ready(&self) -> Vec<Token> {
        self.state.ready(self.world)
    }

    /// Plays one token. Errors: it is not possible now; nothing has changed.
    pub fn play(&mut self, token: &Token) -> Result<Vec<Event>, Impossible> {
        let resolved = self.state.resolve(self.world, token);
        let Some((choice, answers)) = resolved else {
            return Err(Impossible { token: token.clone(), ready: self.ready() });
        };
        Ok(self.take(choice, answers))
    }

    /// Takes the next step by policy; `Err`: the run is over.
    pub fn go_on(&mut self) -> Result<Vec<Event>, Reason> {
        if let Some(Halt::NotModelled { text, .. }) = self.state.halted() {
            return Err(Reason::NotModelled(text.clone()));
        }
        match self.policy.choose(&self.state, self.world) {
            Some(choice) => {
                let answers = self.policy.answers(&self.state, self.world, choice);
                Ok(self.take(choice, answers))
            }
            None => Err(Reason::Over(self.state.over())),
        }
    }

    fn take(&mut self, choice: Choice, answers: Vec<usize>) -> Vec<Event> {
        let mut pick = Pick::with(answers);
        let mut recorder = Recorder::default();
        self.state.step_recorded(self.world, choice, &mut pick, &mut recorder);
        self.policy.stepped(choice, &recorder.events);
        self.run.push(self.state.token(choice, &pick));
        recorder.events
    }
}

impl State {
    /// The token of a choice with the answers that were taken.
    #[must_use]
    pub fn token(&self, choice: Choice, pick: &Pick) -> Token {
        let what = match choice {
            Choice::Process(who) => What::Step(self.name(who).to_string()),
            Choice::Signal(who, signal) => What::Signal(self.name(who).to_string(), signal),
            Choice::Timer => What::Timer,
        };
        let taken = pick.taken();
        let answers = pick.asked.iter().zip(taken);
        let answers = answers.map(|(question, nth)| answer_text(&question.answers[nth])).collect();
        Token { what, answers }
    }

    /// Every token that is possible now.
    #[must_use]
    pub fn ready(&self, world: &World) -> Vec<Token> {
        let mut tokens = Vec::new();
        if self.halted().is_some() {
            return tokens;
        }
        for choice in self.choices() {
            let mut todo: Vec<Vec<usize>> = vec![Vec::new()];
            let mut of_choice: LiteMap<Vec<usize>, Token> = LiteMap::new();
            while let Some(answers) = todo.pop() {
                let given = answers.len();
                let mut pick = Pick::with(answers);
                self.clone().step(world, choice, &mut pick);
                let taken = pick.taken();
                of_choice.insert(taken.clone(), self.token(choice, &pick));
                for (at, question) in pick.asked.iter().enumerate().skip(given) {
                    for other in 1..question.answers.len() {
                        let mut more = taken[..at].to_vec();
                        more.push(other);
                        todo.push(more);
                    }
                }
            }
            tokens.extend(of_choice.into_iter().map(|(_, token)| token));
        }
        tokens
    }

    /// The choice a token stands for in this state, with the indices of its answers.
    #[must_use]
    pub fn resolve(&self, world: &World, token: &Token) -> Option<(Choice, Vec<usize>)> {
        if self.halted().is_some() {
            return None;
        }
        let choice = match &token.what {
            What::Step(name) => Choice::Process(self.find(name)?),
            What::Signal(name, signal) => Choice::Signal(self.find(name)?, *signal),
            What::Timer => Choice::Timer,
            What::Drain(_) | What::Net => return None,
        };
        if !self.choices().contains(&choice) {
            return None;
        }
        let mut answers = Vec::new();
        for wanted in &token.answers {
            let mut pick = Pick::with(answers.clone());
            self.clone().step(world, choice, &mut pick);
            let question = pick.asked.get(answers.len())?;
            let is_wanted = |answer: &Answer| answer_text(answer) == *wanted;
            answers.push(question.answers.iter().position(is_wanted)?);
        }
        Some((choice, answers))
    }
}

/// An answer as it is written behind the colon.
#[must_use]
pub fn answer_text(answer: &Answer) -> String {
    match answer {
        Answer::Number(number) => number.to_string(),
        Answer::Process(name) => name.clone(),
        Answer::Word(word) => (*word).to_owned(),
    }
}
