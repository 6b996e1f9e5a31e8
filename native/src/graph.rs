//! Everything a conductor can do with a world: its states at rest and the moves between them.
//!
//! Smaller than the explorer's graph: a move lets every woken process go on at once, as the real
//! kernel does. An ending of the explorer that is not in here needs a woken process to be overtaken
//! before it has gone on: no sequence of whole system calls leads there (`sub-syscall`).

use crate::belief::{self, Stuck};
use sim_core::machine::{Choice, State, World};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A state at rest.
#[derive(Clone, Debug, Default)]
pub struct Node {
    /// Each move and where it can lead (several where the kernel decides).
    pub edges: Vec<(Choice, Vec<usize>)>,
    /// The golden line of the ending, where nothing can be chosen.
    pub ending: Option<String>,
}

/// The graph.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// Node 0 is the start.
    pub nodes: Vec<Node>,
    ids: BTreeMap<u64, usize>,
    /// Why it is not all; `None`: it is.
    pub cut: Option<String>,
}

impl Graph {
    /// Builds it, up to `nodes_max` states.
    #[must_use]
    pub fn new(world: &World, nodes_max: usize) -> Graph {
        let mut graph = Graph::default();
        let start = world.start().clone();
        graph.ids.insert(start.fingerprint(), 0);
        graph.nodes.push(Node::default());
        let mut todo = VecDeque::from([(0, start)]);
        while let Some((id, state)) = todo.pop_front() {
            let moves = belief::moves(&state);
            if moves.is_empty() {
                graph.nodes[id].ending = Some(state.ending(world).line());
            }
            for choice in moves {
                match belief::expand(world, &state, choice) {
                    Ok(ways) => {
                        let mut targets = BTreeSet::new();
                        for way in ways {
                            targets.extend(graph.node_of(way.state, nodes_max, &mut todo));
                        }
                        graph.nodes[id].edges.push((choice, targets.into_iter().collect()));
                    }
                    Err(Stuck::NotModelled(text)) => graph.cut = Some(text),
                    Err(Stuck::TooMany) => {
                        graph.cut = Some("a move with too many ways".to_owned());
                    }
                }
            }
        }
        graph
    }

    fn node_of(
        &mut self,
        state: State,
        nodes_max: usize,
        todo: &mut VecDeque<(usize, State)>,
    ) -> Option<usize> {
        let print = state.fingerprint();
        if let Some(id) = self.ids.get(&print) {
            return Some(*id);
        }
        if self.nodes.len() >= nodes_max {
            self.cut = Some(format!("more than {nodes_max} states at rest"));
            return None;
        }
        let id = self.nodes.len();
        self.ids.insert(print, id);
        self.nodes.push(Node::default());
        todo.push_back((id, state));
        Some(id)
    }

    /// The node of a state.
    #[must_use]
    pub fn find(&self, state: &State) -> Option<usize> {
        self.ids.get(&state.fingerprint()).copied()
    }

    /// How many moves there are.
    #[must_use]
    pub fn moves(&self) -> usize {
        self.nodes.iter().map(|node| node.edges.len()).sum()
    }

    /// The lines of all endings.
    #[must_use]
    pub fn endings(&self) -> BTreeSet<String> {
        self.nodes.iter().filter_map(|node| node.ending.clone()).collect()
    }

    /// Every run, as long as there are at most `most`; `None`: there are more, or a cycle.
    #[must_use]
    pub fn runs(&self, most: usize) -> Option<Vec<Vec<Choice>>> {
        let mut runs = Vec::new();
        let mut path = Vec::new();
        if self.cut.is_some() || !self.walk(0, most, &mut path, &mut runs) {
            return None;
        }
        Some(runs)
    }

    fn walk(
        &self,
        node: usize,
        most: usize,
        path: &mut Vec<Choice>,
        runs: &mut Vec<Vec<Choice>>,
    ) -> bool {
        const DEPTH_MAX: usize = 2_000;
        if self.nodes[node].edges.is_empty() {
            runs.push(path.clone());
            return runs.len() <= most;
        }
        if path.len() > DEPTH_MAX {
            return false;
        }
        // Where the kernel decides, the run goes on as far as the choices still make sense.
        self.nodes[node].edges.iter().all(|(choice, targets)| {
            path.push(*choice);
            let fine = targets.iter().all(|target| self.walk(*target, most, path, runs));
            path.pop();
            fine
        })
    }
}

/// Chooses moves so that every move of the graph is made at least once.
#[derive(Clone, Debug)]
pub struct Walker<'g> {
    graph: &'g Graph,
    made: BTreeSet<(usize, Choice)>,
}

impl<'g> Walker<'g> {
    /// Nothing is made yet.
    #[must_use]
    pub fn new(graph: &'g Graph) -> Walker<'g> {
        Walker { graph, made: BTreeSet::new() }
    }

    /// How many moves are not made yet.
    #[must_use]
    pub fn left(&self) -> usize {
        self.graph.moves() - self.made.len()
    }

    /// The move was made.
    pub fn note(&mut self, state: &State, choice: Choice) {
        if let Some(node) = self.graph.find(state)
            && self.graph.nodes[node].edges.iter().any(|(known, _)| *known == choice)
        {
            self.made.insert((node, choice));
        }
    }

    /// The first move on a shortest way to one that is not made yet.
    #[must_use]
    pub fn next(&self, state: &State) -> Option<Choice> {
        let start = self.graph.find(state)?;
        let mut first: BTreeMap<usize, Choice> = BTreeMap::new();
        let mut todo = VecDeque::from([start]);
        let mut seen = BTreeSet::from([start]);
        while let Some(node) = todo.pop_front() {
            for (choice, targets) in &self.graph.nodes[node].edges {
                let begun = first.get(&node).copied().unwrap_or(*choice);
                if !self.made.contains(&(node, *choice)) {
                    return Some(begun);
                }
                for target in targets {
                    if seen.insert(*target) {
                        first.insert(*target, begun);
                        todo.push_back(*target);
                    }
                }
            }
        }
        None
    }
}
