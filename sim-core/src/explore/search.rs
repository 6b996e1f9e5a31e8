//! The complete search: breadth first over states, each visited once.
//!
//! Two facts a reader would get wrong: states are told apart by a 64-bit fingerprint (fixed seed,
//! the same on every machine), and for a chosen process *all* answers to what its step asks are
//! followed. The graph of states is kept, so that the shortest run, the run with the fewest switches
//! and livelocks are found without stepping again.

use crate::machine::ending::{Ending, Over};
use crate::machine::{Choice, Halt, State, World};
use crate::pick::Pick;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::hash::{BuildHasherDefault, Hasher};

/// How far a search goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bounds {
    /// States looked at.
    pub states: u64,
    /// Steps of one run.
    pub depth: u32,
    /// Bytes for the states that wait to be expanded, as an estimate.
    pub memory: u64,
}

impl Default for Bounds {
    fn default() -> Bounds {
        Bounds { states: 2_000_000, depth: 100_000, memory: 1 << 30 }
    }
}

/// Why a search is not complete.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Cut {
    /// The bound on states was hit.
    States,
    /// The bound on the length of a run was hit.
    Depth,
    /// The bound on memory was hit.
    Memory,
    /// Somebody stopped the search.
    Cancelled,
    /// A run met something that is not modelled.
    NotModelled(String),
}

impl Cut {
    /// The reason in words.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Cut::States => "the bound on states was reached".to_owned(),
            Cut::Depth => "the bound on the length of a run was reached".to_owned(),
            Cut::Memory => "the bound on memory was reached".to_owned(),
            Cut::Cancelled => "the search was stopped".to_owned(),
            Cut::NotModelled(what) => format!("not modelled: {what}"),
        }
    }
}

/// How far the search has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Progress {
    /// States found.
    pub states: u64,
    /// States that wait to be expanded.
    pub waiting: u64,
    /// Steps taken.
    pub steps: u64,
    /// Different endings found.
    pub endings: usize,
    /// Length of the longest of the shortest runs so far.
    pub depth: u32,
}

/// A way from one state to another.
#[derive(Clone, Copy, Debug)]
struct Edge {
    to: u32,
    choice: Choice,
    /// Index into `answers`.
    answers: u32,
}

/// Fingerprints are good hashes already.
#[derive(Default)]
struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {
        unreachable!("only fingerprints are keys");
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

type Visited = HashMap<u64, u32, BuildHasherDefault<Identity>>;

/// A search that can be advanced in slices.
pub struct Search<'w> {
    world: &'w World,
    bounds: Bounds,
    visited: Visited,
    /// Edges of the states expanded so far, one range a state.
    edges: Vec<Edge>,
    first_edge: Vec<u32>,
    answers: Vec<Vec<usize>>,
    known_answers: BTreeMap<Vec<usize>, u32>,
    frontier: VecDeque<(u32, State)>,
    /// The rough size of the frontier.
    waiting_bytes: u64,
    depth: Vec<u32>,
    /// Ending of each terminal state: index into `endings`.
    terminal: BTreeMap<u32, usize>,
    endings: BTreeMap<Ending, usize>,
    /// States that were not expanded because of a bound.
    unexpanded: Vec<u32>,
    cuts: Vec<Cut>,
    progress: Progress,
    rules: std::collections::BTreeSet<&'static str>,
}

/// A step of a run as the search writes it: choice and indices of answers.
pub type Path = Vec<(Choice, Vec<usize>)>;

/// An ending with how often and how it is reached.
#[derive(Clone, Debug)]
pub struct Found {
    /// What it is.
    pub ending: Ending,
    /// How many states it stands for.
    pub states: usize,
    /// A shortest run to it.
    pub shortest: Path,
    /// A run with the fewest changes of process.
    pub fewest_switches: Path,
}

/// The answer of a search.
#[derive(Clone, Debug)]
pub struct Exploration {
    /// Every ending found, in the order of [`Ending`].
    pub found: Vec<Found>,
    /// Why there may be more; empty: the search was complete.
    pub cuts: Vec<Cut>,
    /// Counts.
    pub progress: Progress,
    /// Ids of all rules that some step applied.
    pub rules: Vec<&'static str>,
}

impl Exploration {
    /// Whether every possible ending was found.
    #[must_use]
    pub fn complete(&self) -> bool {
        self.cuts.is_empty()
    }
}

/// What a slice of the search ended with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slice {
    /// There is more to do.
    More,
    /// The search is over.
    Over,
}

/// A rough size of a state that waits, shared parts counted once: measured on programs of 2 to 20
/// processes.
fn state_bytes(state: &State) -> u64 {
    1024 + 512 * state.processes().len() as u64
}

impl<'w> Search<'w> {
    /// A search from the world's first state.
    #[must_use]
    pub fn new(world: &'w World, bounds: Bounds) -> Search<'w> {
        let start = world.start().clone();
        let mut search = Search {
            world,
            bounds,
            visited: Visited::default(),
            edges: Vec::new(),
            first_edge: Vec::new(),
            answers: vec![Vec::new()],
            known_answers: BTreeMap::from([(Vec::new(), 0)]),
            frontier: VecDeque::new(),
            waiting_bytes: 0,
            depth: Vec::new(),
            terminal: BTreeMap::new(),
            endings: BTreeMap::new(),
            unexpanded: Vec::new(),
            cuts: Vec::new(),
            progress: Progress::default(),
            rules: world.prologue().iter().flat_map(|e| &e.rules).map(|r| r.id()).collect(),
        };
        search.visited.insert(start.fingerprint(), 0);
        search.depth.push(0);
        search.waiting_bytes = state_bytes(&start);
        search.frontier.push_back((0, start));
        search.progress.states = 1;
        search
    }

    /// How far it has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        Progress {
            waiting: self.frontier.len() as u64,
            endings: self.endings.len(),
            ..self.progress
        }
    }

    /// Expands up to `states` more states.
    pub fn advance(&mut self, states: u64) -> Slice {
        for _ in 0..states {
            let Some((node, state)) = self.frontier.pop_front() else { return Slice::Over };
            self.waiting_bytes -= state_bytes(&state);
            assert_eq!(node as usize, self.first_edge.len(), "states are expanded in order");
            self.first_edge.push(self.edges.len() as u32);
            self.expand(node, &state);
        }
        Slice::More
    }

    /// Stops where it is; what was found so far is a partial answer.
    pub fn cancel(&mut self) {
        self.cut(Cut::Cancelled);
        self.abandon();
    }

    fn cut(&mut self, cut: Cut) {
        if !self.cuts.contains(&cut) {
            self.cuts.push(cut);
        }
    }

    /// Gives up everything that waits.
    fn abandon(&mut self) {
        let waiting = std::mem::take(&mut self.frontier);
        self.waiting_bytes = 0;
        self.unexpanded.extend(waiting.into_iter().map(|(node, _)| node));
    }

    fn expand(&mut self, node: u32, state: &State) {
        if let Some(Halt::NotModelled { text, .. }) = state.halted() {
            self.cut(Cut::NotModelled(text.clone()));
            self.unexpanded.push(node);
            return;
        }
        let choices = state.choices();
        if choices.is_empty() {
            let ending = state.ending(self.world);
            let next = self.endings.len();
            let index = *self.endings.entry(ending).or_insert(next);
            self.terminal.insert(node, index);
            return;
        }
        if self.depth[node as usize] >= self.bounds.depth {
            self.cut(Cut::Depth);
            self.unexpanded.push(node);
            return;
        }
        for choice in choices {
            self.follow(node, state, choice);
        }
    }

    /// Takes one choice with every combination of answers.
    fn follow(&mut self, node: u32, state: &State, choice: Choice) {
        let mut todo: Vec<Vec<usize>> = vec![Vec::new()];
        while let Some(answers) = todo.pop() {
            let given = answers.len();
            let mut next = state.clone();
            let mut pick = Pick::with(answers);
            let rules = next.step(self.world, choice, &mut pick);
            for rule in rules {
                self.rules.insert(rule.id());
            }
            let taken = pick.taken();
            for (at, question) in pick.asked.iter().enumerate().skip(given) {
                for other in 1..question.answers.len() {
                    let mut more = taken[..at].to_vec();
                    more.push(other);
                    todo.push(more);
                }
            }
            self.progress.steps += 1;
            self.arrive(node, next, choice, taken);
        }
    }

    fn arrive(&mut self, from: u32, state: State, choice: Choice, taken: Vec<usize>) {
        let count = self.known_answers.len() as u32;
        let answers = *self.known_answers.entry(taken).or_insert_with_key(|key| {
            self.answers.push(key.clone());
            count
        });
        let fresh = self.depth.len() as u32;
        let fingerprint = state.fingerprint();
        let to = match self.visited.get(&fingerprint) {
            Some(known) => *known,
            None if self.depth.len() as u64 >= self.bounds.states => {
                self.cut(Cut::States);
                self.abandon();
                return;
            }
            None if self.waiting_bytes >= self.bounds.memory => {
                self.cut(Cut::Memory);
                self.abandon();
                return;
            }
            None => {
                // After a bound was hit, nothing new is taken up.
                if self.cuts.iter().any(|c| !matches!(c, Cut::Depth | Cut::NotModelled(_))) {
                    return;
                }
                let depth = self.depth[from as usize] + 1;
                self.visited.insert(fingerprint, fresh);
                self.depth.push(depth);
                self.progress.states += 1;
                self.progress.depth = self.progress.depth.max(depth);
                self.waiting_bytes += state_bytes(&state);
                self.frontier.push_back((fresh, state));
                fresh
            }
        };
        self.edges.push(Edge { to, choice, answers });
    }

    /// The edges of a state.
    fn edges_of(&self, node: u32) -> &[Edge] {
        let Some(from) = self.first_edge.get(node as usize) else { return &[] };
        let to = self.first_edge.get(node as usize + 1).copied();
        &self.edges[*from as usize..to.map_or(self.edges.len(), |to| to as usize)]
    }

    /// Ends the search and reads the answer off the graph.
    #[must_use]
    pub fn finish(mut self) -> Exploration {
        if !self.frontier.is_empty() {
            self.cancel();
        }
        let livelock = self.livelock();
        let shortest = self.shortest_paths();
        let mut targets: Vec<Vec<u32>> = vec![Vec::new(); self.endings.len()];
        for (node, ending) in &self.terminal {
            targets[*ending].push(*node);
        }
        let calm = self.fewest_switches(&targets);
        let endings = std::mem::take(&mut self.endings);
        let mut found: Vec<Found> = Vec::new();
        for (ending, index) in endings {
            let depth = |node: &&u32| self.depth[**node as usize];
            let nearest = targets[index].iter().min_by_key(depth).expect("an ending has a state");
            let shortest = self.path_to(*nearest, &shortest);
            let fewest_switches = calm[index].clone().unwrap_or_else(|| shortest.clone());
            found.push(Found { ending, states: targets[index].len(), shortest, fewest_switches });
        }
        if let Some((node, states)) = livelock {
            let path = self.path_to(node, &shortest);
            let ending = self.livelock_ending(&path);
            found.push(Found { ending, states, fewest_switches: path.clone(), shortest: path });
        }
        Exploration {
            found,
            progress: Progress { waiting: 0, endings: self.terminal.len(), ..self.progress },
            cuts: self.cuts,
            rules: self.rules.into_iter().collect(),
        }
    }

    /// For each state the edge by which a shortest run reaches it: (from, index of edge).
    fn shortest_paths(&self) -> Vec<(u32, u32)> {
        let mut parent = vec![(u32::MAX, 0); self.depth.len()];
        for from in 0..self.first_edge.len() as u32 {
            let base = self.first_edge[from as usize];
            for (nth, edge) in self.edges_of(from).iter().enumerate() {
                let known = parent[edge.to as usize].0 != u32::MAX;
                if !known && edge.to != 0 {
                    parent[edge.to as usize] = (from, base + nth as u32);
                }
            }
        }
        parent
    }

    fn path_to(&self, node: u32, parent: &[(u32, u32)]) -> Path {
        let mut path = Vec::new();
        let mut at = node;
        while at != 0 {
            let (from, edge) = parent[at as usize];
            path.push(self.step_of(edge));
            at = from;
        }
        path.reverse();
        path
    }

    fn step_of(&self, edge: u32) -> (Choice, Vec<usize>) {
        let edge = self.edges[edge as usize];
        (edge.choice, self.answers[edge.answers as usize].clone())
    }

    /// A state from which no ending and no unexplored state can be reached, and how many there are.
    fn livelock(&self) -> Option<(u32, usize)> {
        let count = self.depth.len();
        let mut back: Vec<Vec<u32>> = vec![Vec::new(); count];
        for from in 0..self.first_edge.len() as u32 {
            for edge in self.edges_of(from) {
                back[edge.to as usize].push(from);
            }
        }
        let mut good = vec![false; count];
        let mut todo: Vec<u32> = self.terminal.keys().copied().collect();
        todo.extend(&self.unexpanded);
        todo.extend(self.first_edge.len() as u32..count as u32);
        while let Some(node) = todo.pop() {
            if !std::mem::replace(&mut good[node as usize], true) {
                todo.extend(&back[node as usize]);
            }
        }
        let bad = good.iter().filter(|good| !**good).count();
        let first = good.iter().position(|good| !*good)?;
        Some((first as u32, bad))
    }

    fn livelock_ending(&self, path: &Path) -> Ending {
        let mut state = self.world.start().clone();
        for (choice, answers) in path {
            state.step(self.world, *choice, &mut Pick::with(answers.clone()));
        }
        Ending { over: Over::Livelock, ..state.ending(self.world) }
    }

    /// For each ending a run with the fewest changes of process, then the fewest steps.
    fn fewest_switches(&self, targets: &[Vec<u32>]) -> Vec<Option<Path>> {
        const PAIRS_MAX: usize = 8_000_000;
        let actors = 1 + self.edges.iter().map(|e| e.choice.actor()).max().unwrap_or(0);
        if self.depth.len().saturating_mul(actors) > PAIRS_MAX {
            return vec![None; targets.len()];
        }
        let slot = |node: u32, actor: usize| node as usize * actors + actor;
        let mut best = vec![(u32::MAX, u32::MAX); self.depth.len() * actors];
        let mut parent = vec![(usize::MAX, 0u32); best.len()];
        // Dijkstra over (switches, steps): a bucket for each number of switches.
        let mut now = VecDeque::from([(0u32, usize::MAX, 0u32)]);
        let mut later: VecDeque<(u32, usize, u32)> = VecDeque::new();
        let mut switches = 0;
        while !now.is_empty() {
            while let Some((node, last, steps)) = now.pop_front() {
                if last != usize::MAX && best[slot(node, last)] != (switches, steps) {
                    continue;
                }
                let base = self.first_edge.get(node as usize).copied().unwrap_or(0);
                for (nth, edge) in self.edges_of(node).iter().enumerate() {
                    let timer = edge.choice == Choice::Timer;
                    let actor =
                        if timer && last != usize::MAX { last } else { edge.choice.actor() };
                    let turn = u32::from(last != usize::MAX && actor != last);
                    let to = slot(edge.to, actor);
                    let cost = (switches + turn, steps + 1);
                    if cost < best[to] {
                        best[to] = cost;
                        let from = if last == usize::MAX { usize::MAX } else { slot(node, last) };
                        parent[to] = (from, base + nth as u32);
                        let queue = if turn == 0 { &mut now } else { &mut later };
                        queue.push_back((edge.to, actor, steps + 1));
                    }
                }
            }
            std::mem::swap(&mut now, &mut later);
            switches += 1;
        }
        targets
            .iter()
            .map(|nodes| {
                let slots = nodes.iter().flat_map(|node| (0..actors).map(|a| slot(*node, a)));
                let at = slots.filter(|s| best[*s].0 != u32::MAX).min_by_key(|s| best[*s])?;
                Some(self.path_back(at, &parent))
            })
            .collect()
    }

    fn path_back(&self, mut at: usize, parent: &[(usize, u32)]) -> Path {
        let mut path = Vec::new();
        while at != usize::MAX {
            let (from, edge) = parent[at];
            path.push(self.step_of(edge));
            at = from;
        }
        path.reverse();
        path
    }
}
