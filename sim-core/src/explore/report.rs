//! What an exploration says: endings with their runs, claims judged, the golden lines.
//!
//! The last golden line is litmus-style and greppable:
//! `Observation pipe/steal Sometimes 1/3 states=37 complete profile=linux-6.18 hash=...`: the verdict
//! on the scenario's first `sometimes` claim (without one: on its first claim; without any: on "it
//! ends") and in how many of the endings it is true.

use super::claims::{Judged, Verdict, judge, kind_word};
use super::search::{Exploration, Path};
use crate::c::hir::ClaimKind;
use crate::machine::ending::{Ending, Over};
use crate::machine::{State, World};
use crate::pick::Pick;
use crate::trace::json::PROFILE;
use crate::trace::token::Run;

/// One ending, ready to be shown.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is.
    pub ending: Ending,
    /// How many states it stands for.
    pub states: usize,
    /// A shortest run to it.
    pub shortest: Run,
    /// A run with the fewest changes of process.
    pub fewest_switches: Run,
}

/// The answer of `explore`, for people and tests.
#[derive(Clone, Debug)]
pub struct Report {
    /// "pipe/steal", or the file's name.
    pub id: String,
    /// Every ending, in the order of their lines.
    pub rows: Vec<Row>,
    /// The claims, in the order of the file.
    pub claims: Vec<Judged>,
    /// Why there may be more endings; empty: these are all.
    pub cuts: Vec<String>,
    /// States found.
    pub states: u64,
    /// Steps taken.
    pub steps: u64,
    /// Ids of the rules that were applied.
    pub rules: Vec<&'static str>,
    hash: u64,
}

impl Report {
    /// Reads an exploration.
    #[must_use]
    pub fn new(id: &str, world: &World, exploration: &Exploration) -> Report {
        let mut rows: Vec<Row> = exploration
            .found
            .iter()
            .map(|found| Row {
                ending: found.ending.clone(),
                states: found.states,
                shortest: tokens(world, &found.shortest),
                fewest_switches: tokens(world, &found.fewest_switches),
            })
            .collect();
        rows.sort_by_cached_key(|row| row.ending.line());
        let endings: Vec<&Ending> = rows.iter().map(|row| &row.ending).collect();
        let complete = exploration.complete();
        let claims = world.claims().iter().map(|claim| judge(claim, &endings, complete)).collect();
        Report {
            id: id.to_owned(),
            rows,
            claims,
            cuts: exploration.cuts.iter().map(super::search::Cut::text).collect(),
            states: exploration.progress.states,
            steps: exploration.progress.steps,
            rules: exploration.rules.clone(),
            hash: world.hash(),
        }
    }

    /// Whether these are all endings.
    #[must_use]
    pub fn complete(&self) -> bool {
        self.cuts.is_empty()
    }

    /// Whether some claim is wrong.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.claims.iter().any(|claim| claim.right == Some(false))
    }

    /// The last line.
    #[must_use]
    pub fn observation(&self) -> String {
        let sometimes = self.claims.iter().find(|claim| claim.kind == ClaimKind::Sometimes);
        let (verdict, holds) = match sometimes.or(self.claims.first()) {
            Some(claim) => (claim.verdict, claim.holds_in),
            None => self.ends(),
        };
        let complete = if self.complete() { "complete" } else { "incomplete" };
        format!(
            "Observation {} {} {holds}/{} states={} {complete} profile={PROFILE} hash={:016x}",
            self.id,
            verdict.word(),
            self.rows.len(),
            self.states,
            self.hash,
        )
    }

    /// The verdict on "every process ends".
    fn ends(&self) -> (Verdict, usize) {
        let holds = self.rows.iter().filter(|row| row.ending.over == Over::Done).count();
        let verdict = match holds {
            n if n > 0 && n < self.rows.len() => Verdict::Sometimes,
            _ if !self.complete() => Verdict::Unknown,
            0 => Verdict::Never,
            _ => Verdict::Always,
        };
        (verdict, holds)
    }

    /// The golden file: one line an ending, one a claim, then the observation.
    #[must_use]
    pub fn expected(&self) -> String {
        let mut text = String::new();
        for row in &self.rows {
            text.push_str(&row.ending.line());
            text.push('\n');
        }
        for claim in &self.claims {
            text.push_str(&claim_line(claim, self.rows.len()));
            text.push('\n');
        }
        text.push_str(&self.observation());
        text.push('\n');
        text
    }
}

/// `Claim always(x == 1) Always 3/3 ok`
#[must_use]
pub fn claim_line(claim: &Judged, endings: usize) -> String {
    let right = match claim.right {
        Some(true) => "ok",
        Some(false) => "WRONG",
        None => "unknown",
    };
    format!(
        "Claim {}({}) {} {}/{endings} {right}",
        kind_word(claim.kind),
        claim.text,
        claim.verdict.word(),
        claim.holds_in
    )
}

/// A path of the search as tokens.
#[must_use]
pub fn tokens(world: &World, path: &Path) -> Run {
    let mut state: State = world.start().clone();
    let mut run = Vec::with_capacity(path.len());
    for (choice, answers) in path {
        let before = state.clone();
        let mut pick = Pick::with(answers.clone());
        state.step(world, *choice, &mut pick);
        run.push(before.token(*choice, &pick));
    }
    Run(run)
}
