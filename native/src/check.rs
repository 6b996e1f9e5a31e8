//! A world checked on the real kernel: which runs are forced, and what is said about them.

use crate::belief;
use crate::error::Error;
use crate::evidence::{self, Evidence};
use crate::graph::{Graph, Walker};
use crate::lies::Lie;
use crate::lockstep::{Counts, Finished, Lockstep, Mismatch, Played};
use crate::stage::Stage;
use sim_core::explore::{Bounds, Search, Slice};
use sim_core::machine::world::{Failure, Source};
use sim_core::machine::{Choice, Options as RunOptions, State, World};
use sim_core::pick::Pick;
use sim_core::trace::token::Run;
use std::collections::{BTreeMap, BTreeSet};

/// How much is checked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    /// Most runs that cover the moves of the model.
    pub covering_runs: usize,
    /// Every interleaving, where there are at most this many; otherwise as many random runs.
    pub interleavings: usize,
    /// Seed of the random runs.
    pub seed: u64,
    /// Most states at rest that are looked at to plan the runs.
    pub nodes: usize,
    /// Most states of the explorer, which says which endings there are.
    pub states: u64,
    /// Most moves of one run.
    pub moves: usize,
    /// Most runs towards endings that did not come about by then.
    pub chases: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            covering_runs: 150,
            interleavings: 40,
            seed: 1,
            nodes: 2_000,
            states: 20_000,
            moves: 20_000,
            chases: 300,
        }
    }
}

/// What a check found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// "pipe/epipe", or the file's name.
    pub id: String,
    /// Whether namespaces were refused: then only calls that need none were compared.
    pub bare: bool,
    /// Runs forced.
    pub runs: u64,
    /// Moves made and compared.
    pub steps: u64,
    /// Comparisons made, by kind.
    pub counts: BTreeMap<String, u64>,
    /// Rules that decided in moves both kernels agreed on.
    pub rules: BTreeSet<&'static str>,
    /// Endings that came about on the real kernel.
    pub forced: BTreeSet<String>,
    /// Endings of the model that did not, with the reason.
    pub not_forced: BTreeMap<String, String>,
    /// Whether all endings of the model are known.
    pub complete: bool,
    /// Where the kernels disagree.
    pub mismatches: Vec<Mismatch>,
    /// Runs that could not be made, with the reason.
    pub skipped: BTreeMap<String, u64>,
}

impl Report {
    /// Whether the kernels agreed wherever they were compared.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.mismatches.is_empty()
    }

    /// The file to be recorded.
    #[must_use]
    pub fn evidence(&self, text: &str) -> Evidence {
        let (kernel, arch, cpus) = evidence::machine();
        Evidence {
            schema: evidence::SCHEMA,
            scenario: self.id.clone(),
            hash: evidence::text_hash(text),
            kernel,
            arch,
            cpus,
            date: evidence::today(),
            runs: self.runs,
            steps: self.steps,
            comparisons: self.counts.clone(),
            forced: self.forced.iter().cloned().collect(),
            not_forced: self.not_forced.clone(),
            rules: self.rules.iter().map(|rule| (*rule).to_owned()).collect(),
        }
    }

    fn take(&mut self, finished: &Finished) {
        self.runs += 1;
        self.steps += finished.counts.get("move").copied().unwrap_or(0);
        add(&mut self.counts, &finished.counts);
        self.rules.extend(&finished.rules);
    }
}

fn add(into: &mut BTreeMap<String, u64>, counts: &Counts) {
    for (what, count) in counts {
        *into.entry((*what).to_owned()).or_default() += count;
    }
}

/// A world for the real kernel: the scenario with Linux's own limits.
pub fn world(sources: &[Source], options: &RunOptions) -> Result<World, Box<Failure>> {
    let mut real = sources.to_vec();
    for source in &mut real {
        let lines = source.text.split_inclusive('\n');
        let shrinks = |line: &str| {
            let key = line.strip_prefix("//!").map(str::trim_start);
            key.is_some_and(|key| key.starts_with("limits"))
        };
        let kept = lines.map(|line| match shrinks(line) {
            true => line.replacen("//!", "// ", 1),
            false => line.to_owned(),
        });
        source.text = kept.collect();
    }
    World::new(&real, options).map_err(Box::new)
}

/// Checks a world: its named schedules, runs that cover the moves of the model, interleavings.
pub fn check(world: &World, id: &str, options: &Options) -> Result<Report, Error> {
    let mut stage = Stage::new(world)?;
    let bare = stage.sandbox.is_bare();
    let mut report = Report { id: id.to_owned(), bare, ..Report::default() };
    for (name, tokens) in world.schedules() {
        if let Ok(run) = tokens.parse::<Run>() {
            let choices = attempts(world, &run);
            one(&mut stage, &mut report, options, &mut Named { choices, at: 0 }, None)?;
        } else {
            *report.skipped.entry(format!("schedule {name} cannot be read")).or_default() += 1;
        }
        if !report.agrees() {
            return Ok(report);
        }
    }
    let graph = Graph::new(world, options.nodes);
    cover(&mut stage, &mut report, options, &graph)?;
    if report.agrees() {
        interleave(&mut stage, &mut report, options, &graph)?;
    }
    endings(&mut stage, &mut report, options, &graph)?;
    Ok(report)
}

/// Runs until every move of the graph was made, or there were enough runs.
fn cover(
    stage: &mut Stage<'_>,
    report: &mut Report,
    options: &Options,
    graph: &Graph,
) -> Result<(), Error> {
    let mut covering = Covering { walker: Walker::new(graph) };
    for _ in 0..options.covering_runs {
        let left = covering.walker.left();
        if left == 0 || !report.agrees() {
            return Ok(());
        }
        let more = one(stage, report, options, &mut covering, None)?;
        if !more || covering.walker.left() == left {
            break;
        }
    }
    Ok(())
}

/// Every interleaving if there are few, random ones otherwise.
fn interleave(
    stage: &mut Stage<'_>,
    report: &mut Report,
    options: &Options,
    graph: &Graph,
) -> Result<(), Error> {
    if options.interleavings == 0 {
        return Ok(());
    }
    let runs = graph.runs(options.interleavings);
    let count = runs.as_ref().map_or(options.interleavings, Vec::len);
    let mut random = Random { state: options.seed };
    for nth in 0..count {
        let fine = match &runs {
            Some(runs) => {
                let mut named = Named { choices: runs[nth].clone(), at: 0 };
                one(stage, report, options, &mut named, None)?
            }
            None => one(stage, report, options, &mut random, None)?,
        };
        if !fine || !report.agrees() {
            break;
        }
    }
    Ok(())
}

/// Which endings came about; the others are chased, and it is said why one did not come.
fn endings(
    stage: &mut Stage<'_>,
    report: &mut Report,
    options: &Options,
    graph: &Graph,
) -> Result<(), Error> {
    let world = stage.world;
    let bounds = Bounds { states: options.states, ..Bounds::default() };
    let mut search = Search::new(world, bounds);
    while search.advance(1_000) == Slice::More {}
    let exploration = search.finish();
    report.complete = exploration.complete();
    let reachable = graph.endings();
    let mut chases = options.chases;
    for found in &exploration.found {
        let line = found.ending.line();
        if report.forced.contains(&line) {
            continue;
        }
        let possible = graph.cut.is_some() || reachable.contains(&line);
        for path in [&found.fewest_switches, &found.shortest] {
            if possible && chases > 0 && report.agrees() && !report.forced.contains(&line) {
                chases -= 1;
                let choices = attempts_of(world, path.iter().cloned());
                one(stage, report, options, &mut Named { choices, at: 0 }, None)?;
            }
        }
        let reason = match () {
            () if report.forced.contains(&line) => continue,
            () if graph.cut.is_none() && !possible => "sub-syscall",
            () if chases == 0 || !report.skipped.is_empty() => "not-tried",
            () => "kernel-choice",
        };
        report.not_forced.insert(line, reason.to_owned());
    }
    Ok(())
}

/// Says which move comes next.
pub trait Chooser {
    /// The next move out of `moves`, which has at least one.
    fn choose(&mut self, state: &State, moves: &[Choice]) -> Choice;
    /// It was made.
    fn made(&mut self, state: &State, choice: Choice) {
        let _ = (state, choice);
    }
}

struct Named {
    choices: Vec<Choice>,
    at: usize,
}

impl Chooser for Named {
    fn choose(&mut self, _: &State, moves: &[Choice]) -> Choice {
        while let Some(choice) = self.choices.get(self.at) {
            self.at += 1;
            if moves.contains(choice) {
                return *choice;
            }
        }
        moves[0]
    }
}

struct Covering<'g> {
    walker: Walker<'g>,
}

impl Chooser for Covering<'_> {
    fn choose(&mut self, state: &State, moves: &[Choice]) -> Choice {
        self.walker.next(state).filter(|choice| moves.contains(choice)).unwrap_or(moves[0])
    }
    fn made(&mut self, state: &State, choice: Choice) {
        self.walker.note(state, choice);
    }
}

/// Random moves from a seed (splitmix64).
#[derive(Clone, Copy, Debug)]
pub struct Random {
    /// The seed, then what follows from it.
    pub state: u64,
}

impl Random {
    /// A number below `bound`, which is not 0.
    pub fn below(&mut self, bound: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }
}

impl Chooser for Random {
    fn choose(&mut self, _: &State, moves: &[Choice]) -> Choice {
        moves[self.below(moves.len())]
    }
}

/// The moves of a model run, given as tokens, that begin something.
fn attempts(world: &World, run: &Run) -> Vec<Choice> {
    let mut state = world.start().clone();
    let mut path = Vec::new();
    for token in &run.0 {
        let Some((choice, answers)) = state.resolve(world, token) else { break };
        state.step(world, choice, &mut Pick::with(answers.clone()));
        path.push((choice, answers));
    }
    attempts_of(world, path.into_iter())
}

/// The moves of a model run that begin something: what a woken process does follows by itself.
fn attempts_of(world: &World, path: impl Iterator<Item = (Choice, Vec<usize>)>) -> Vec<Choice> {
    let mut state = world.start().clone();
    let mut choices = Vec::new();
    for (choice, answers) in path {
        if !belief::happens_by_itself(&state, choice) {
            choices.push(choice);
        }
        state.step(world, choice, &mut Pick::with(answers));
    }
    choices
}

/// One run; false: there is no use in another one.
pub fn one(
    stage: &mut Stage<'_>,
    report: &mut Report,
    options: &Options,
    chooser: &mut dyn Chooser,
    lie: Option<&mut Lie>,
) -> Result<bool, Error> {
    let world = stage.world;
    let mut run = match Lockstep::begin(stage, lie) {
        Err(Error::Unsupported(why)) => {
            *report.skipped.entry(why).or_default() += 1;
            return Ok(false);
        }
        begun => begun?,
    };
    for _ in 0..options.moves {
        let moves = run.moves();
        if moves.is_empty() {
            break;
        }
        let before = run.state().clone();
        let choice = chooser.choose(&before, &moves);
        let played = match run.play(choice) {
            Ok(played) => played,
            Err(Error::Unsupported(why)) => {
                *report.skipped.entry(why).or_default() += 1;
                report.take(&run.abandon()?);
                return Ok(false);
            }
            Err(error) => return Err(error),
        };
        match played {
            Played::Agreed => chooser.made(&before, choice),
            Played::Differs(mismatch) => {
                report.mismatches.push(*mismatch);
                report.take(&run.abandon()?);
                return Ok(true);
            }
            Played::Stuck(stuck) => {
                *report.skipped.entry(stuck.to_string()).or_default() += 1;
                report.take(&run.abandon()?);
                return Ok(false);
            }
        }
    }
    if !run.moves().is_empty() {
        *report.skipped.entry("a run without an end".to_owned()).or_default() += 1;
        report.take(&run.abandon()?);
        return Ok(false);
    }
    let (played, finished) = run.finish()?;
    if let Played::Differs(mismatch) = played {
        report.mismatches.push(*mismatch);
    } else {
        let lines = finished.beliefs.iter().map(|state| state.ending(world).line());
        report.forced.extend(lines);
    }
    report.take(&finished);
    Ok(true)
}
