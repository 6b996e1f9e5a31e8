//! The player: a program, the runs tried on it, and where in which run we are.
//!
//! A frame keeps its whole state (states share what did not change), so going back is an index and
//! nothing is ever lost: a choice in the past that differs from what came next starts another run.

use crate::draw::PipeNames;
use crate::offer::{self, Offer};
use crate::scene::Scene;
use sim_core::machine::event::{Event, Happened, SignalWhat};
use sim_core::machine::policy::{Policy, Start};
use sim_core::machine::{Choice, Recorder, State, World};
use sim_core::pick::Pick;
use sim_core::trace::token::{Run, Token};
use std::cell::OnceCell;
use std::rc::Rc;

/// Steps of a run that the page keeps; a program that goes on longer is cut here, and says so.
pub const STEPS_MAX: usize = 2_000;

/// Steps of the default run that are worked out when a scenario opens.
const AHEAD_MAX: usize = 300;

/// A state with how the run got there.
pub struct Frame {
    /// The choice that led here; `None` at the start.
    pub token: Option<Token>,
    /// The state.
    pub state: State,
    /// What the step did.
    pub events: Vec<Event>,
    names: PipeNames,
    policy: Policy,
    offers: OnceCell<Vec<Offer>>,
    scene: OnceCell<Scene>,
}

impl Frame {
    fn start(program: &Program) -> Frame {
        let world = &program.world;
        let state = world.start().clone();
        let names = PipeNames::default().after(world.prologue(), &state, &program.source);
        Frame {
            token: None,
            state,
            events: world.prologue().to_vec(),
            names,
            policy: Policy::new(Start::Together, None),
            offers: OnceCell::new(),
            scene: OnceCell::new(),
        }
    }

    /// The frame after `choice`, its questions answered by `answers`.
    fn after(&self, program: &Program, choice: Choice, answers: Vec<usize>) -> Frame {
        let mut state = self.state.clone();
        let mut pick = Pick::with(answers);
        let mut recorder = Recorder::default();
        state.step_recorded(&program.world, choice, &mut pick, &mut recorder);
        let token = self.state.token(choice, &pick);
        let mut policy = self.policy.clone();
        policy.stepped(choice, &recorder.events);
        Frame {
            token: Some(token),
            names: self.names.after(&recorder.events, &state, &program.source),
            state,
            events: recorder.events,
            policy,
            offers: OnceCell::new(),
            scene: OnceCell::new(),
        }
    }

    /// The frame that `token` leads to; `None` when it is not possible here.
    #[must_use]
    pub fn by_token(&self, program: &Program, token: &Token) -> Option<Frame> {
        let (choice, answers) = self.state.resolve(&program.world, token)?;
        Some(self.after(program, choice, answers))
    }

    fn by_policy(&self, program: &Program) -> Option<Frame> {
        if self.state.halted().is_some() {
            return None;
        }
        let mut policy = self.policy.clone();
        let choice = policy.choose(&self.state, &program.world)?;
        let mut next = self.after(program, choice, Vec::new());
        policy.stepped(choice, &next.events);
        next.policy = policy;
        Some(next)
    }

    /// What can happen next, with a look at what each choice would do.
    pub fn offers(&self, world: &World) -> &[Offer] {
        self.offers.get_or_init(|| offer::of(world, &self.state))
    }

    /// What is drawn of this state.
    pub fn scene(&self) -> &Scene {
        self.scene.get_or_init(|| crate::draw::scene(&self.state, &self.names))
    }

    /// Whether somebody fell asleep, woke, failed, was hit by a signal or ended in this step.
    #[must_use]
    pub fn is_mark(&self) -> bool {
        self.events.iter().any(|event| match &event.what {
            Happened::Sleep { .. } | Happened::Wake | Happened::Exit(_) => true,
            Happened::Ret { value, .. } => value.is_err(),
            Happened::Signal { what, .. } => *what != SignalWhat::Ignored,
            _ => false,
        })
    }
}

/// Where a run came from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    /// The order an ordinary machine gives.
    Default,
    /// A `schedule(name, ...)` of the file.
    Named(String),
    /// The link that was opened.
    Link,
    /// The person's choices: the number of the run, and the step where it left another one.
    Mine(usize, usize),
}

/// One run: frame 0 is the start.
#[derive(Clone)]
pub struct Track {
    /// Where it came from.
    pub origin: Origin,
    /// Its frames; never empty.
    pub frames: Vec<Rc<Frame>>,
}

impl Track {
    /// The number of steps.
    #[must_use]
    pub fn len(&self) -> usize {
        self.frames.len() - 1
    }

    /// Whether no step was taken.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn last(&self) -> &Rc<Frame> {
        self.frames.last().expect("a track has its start")
    }

    /// Goes on by the default policy until the run is over or `steps` long.
    fn complete(&mut self, program: &Program, steps: usize) {
        while self.len() < steps {
            match self.last().by_policy(program) {
                Some(next) => self.frames.push(Rc::new(next)),
                None => return,
            }
        }
    }

    fn tokens(&self) -> Run {
        Run(self.frames.iter().filter_map(|frame| frame.token.clone()).collect())
    }
}

/// A program that is played.
#[derive(Clone)]
pub struct Program {
    /// The id in the catalogue; `None` for one's own.
    pub id: Option<String>,
    /// Its title, English and Korean.
    pub title: [String; 2],
    /// What it shows, English and Korean; may be empty.
    pub about: [String; 2],
    /// The name its messages use.
    pub file_name: String,
    /// Its text.
    pub source: Rc<str>,
    /// The text in the catalogue, when this one was changed.
    pub original: Rc<str>,
    /// Compiled, with its start.
    pub world: Rc<World>,
    /// `schedule(name, tokens)` of the file.
    pub schedules: Vec<(String, String)>,
}

impl Program {
    /// Whether it differs from the scenario it came from.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.source != self.original
    }
}

/// A token of a link that is not possible any more.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BadLink {
    /// Its step, from 1.
    pub step: usize,
    /// The token as written.
    pub token: String,
}

/// The player's state; the same actions give the same state.
#[derive(Clone)]
pub struct Player {
    /// What is played.
    pub program: Program,
    /// Every run tried.
    pub tracks: Vec<Track>,
    /// Which of them is shown.
    pub track: usize,
    /// Steps taken.
    pub cursor: usize,
    /// What was wrong with the link's run.
    pub bad_link: Option<BadLink>,
    mine: usize,
}

impl Player {
    /// `program` at its start, with the default run and the file's named schedules worked out.
    #[must_use]
    pub fn new(program: Program) -> Player {
        let start = Rc::new(Frame::start(&program));
        let track = |origin| Track { origin, frames: vec![start.clone()] };
        let mut tracks = vec![track(Origin::Default)];
        tracks[0].complete(&program, AHEAD_MAX);
        for (name, tokens) in &program.schedules {
            let mut named = track(Origin::Named(name.clone()));
            if let Ok(run) = tokens.parse::<Run>() {
                let _ = play(&program, &mut named, &run);
                named.complete(&program, AHEAD_MAX);
                tracks.push(named);
            }
        }
        Player { program, tracks, track: 0, cursor: 0, bad_link: None, mine: 0 }
    }

    /// Shows the run and the step of a link.
    pub fn open_link(&mut self, run: Option<&str>, cursor: usize) {
        if let Some(text) = run {
            let fits = self.tracks.iter().position(|track| track.tokens().to_string() == text);
            self.track = fits.unwrap_or_else(|| self.add_link(text));
        }
        self.cursor = cursor.min(self.current().len());
    }

    fn add_link(&mut self, text: &str) -> usize {
        let start = self.tracks[0].frames[0].clone();
        let mut track = Track { origin: Origin::Link, frames: vec![start] };
        // A token that cannot be read stops the run where one that is impossible would.
        let words: Vec<&str> = text.split_whitespace().take(STEPS_MAX).collect();
        let good = words.iter().map_while(|word| word.parse().ok()).collect();
        let played = play(&self.program, &mut track, &Run(good));
        if played < words.len() {
            self.bad_link = Some(BadLink { step: played + 1, token: words[played].to_owned() });
        }
        self.tracks.push(track);
        self.tracks.len() - 1
    }

    /// The run shown.
    #[must_use]
    pub fn current(&self) -> &Track {
        &self.tracks[self.track]
    }

    /// The state shown.
    #[must_use]
    pub fn frame(&self) -> &Rc<Frame> {
        &self.current().frames[self.cursor]
    }

    /// What is drawn.
    #[must_use]
    pub fn scene(&self) -> &Scene {
        self.frame().scene()
    }

    /// What can happen next.
    #[must_use]
    pub fn offers(&self) -> &[Offer] {
        self.frame().offers(&self.program.world)
    }

    /// The token that comes next in the run shown.
    #[must_use]
    pub fn next_token(&self) -> Option<&Token> {
        self.current().frames.get(self.cursor + 1).and_then(|frame| frame.token.as_ref())
    }

    /// Whether the run shown was cut because it is too long to keep.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.current().len() >= STEPS_MAX
    }

    /// Goes to a step of the run shown.
    pub fn seek(&mut self, step: usize) {
        self.cursor = step.min(self.current().len());
    }

    /// One step back.
    pub fn back(&mut self) {
        self.cursor = self.cursor.saturating_sub(1);
    }

    /// One step on: in the run shown, or behind its end by the default policy.
    /// Returns whether there was one.
    pub fn forward(&mut self) -> bool {
        if self.cursor == self.current().len() {
            let steps = (self.cursor + 1).min(STEPS_MAX);
            self.tracks[self.track].complete(&self.program, steps);
        }
        let more = self.cursor < self.current().len();
        self.cursor += usize::from(more);
        more
    }

    /// To the end of the run, going on by the default policy.
    pub fn to_end(&mut self) {
        self.tracks[self.track].complete(&self.program, STEPS_MAX);
        self.cursor = self.current().len();
    }

    /// To the next mark in this direction, or to the end of the run shown.
    pub fn to_mark(&mut self, forward: bool) {
        let frames = &self.tracks[self.track].frames;
        let found = if forward {
            (self.cursor + 1..frames.len()).find(|at| frames[*at].is_mark())
        } else {
            (0..self.cursor).rev().find(|at| frames[*at].is_mark())
        };
        let end = if forward { self.current().len() } else { 0 };
        self.cursor = found.unwrap_or(end);
    }

    /// Lets `token` happen now. What the run shown did here instead stays as it is: the choice
    /// then starts a run of its own. Returns whether the token was possible.
    pub fn choose(&mut self, token: &Token) -> bool {
        if self.next_token() == Some(token) {
            self.cursor += 1;
            return true;
        }
        if self.cursor >= STEPS_MAX {
            return false;
        }
        let Some(next) = self.frame().by_token(&self.program, token) else { return false };
        let at_end = self.cursor == self.current().len();
        let grows = at_end && matches!(self.current().origin, Origin::Mine(..));
        if !grows {
            self.mine += 1;
            let frames = self.current().frames[..=self.cursor].to_vec();
            let origin = Origin::Mine(self.mine, self.cursor);
            self.tracks.push(Track { origin, frames });
            self.track = self.tracks.len() - 1;
        }
        self.tracks[self.track].frames.push(Rc::new(next));
        self.cursor += 1;
        true
    }

    /// Shows another run at the last step it shares with the present one.
    pub fn select(&mut self, track: usize) {
        if track >= self.tracks.len() || track == self.track {
            return;
        }
        let (old, new) = (&self.current().frames[..=self.cursor], &self.tracks[track].frames);
        let same = |(a, b): &(&Rc<Frame>, &Rc<Frame>)| a.token == b.token;
        let shared = old.iter().zip(new).take_while(same).count();
        self.cursor = shared.max(1) - 1;
        self.track = track;
    }

    /// The run for a link: `None` when it is the default one.
    #[must_use]
    pub fn run_text(&self) -> Option<String> {
        (self.track != 0).then(|| self.current().tokens().to_string())
    }

    /// The tokens of the run shown.
    #[must_use]
    pub fn run(&self) -> Run {
        self.current().tokens()
    }
}

/// Plays tokens; returns how many were possible.
fn play(program: &Program, track: &mut Track, run: &Run) -> usize {
    for (nth, token) in run.0.iter().enumerate() {
        match track.last().by_token(program, token) {
            Some(next) => track.frames.push(Rc::new(next)),
            None => return nth,
        }
    }
    run.0.len()
}
