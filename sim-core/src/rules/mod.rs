//! THE tables of rules: every behaviour the model has, one row each, in English and Korean.
//!
//! Ids and tiers come from `shared/facts/rules.tsv`. The kernel model cites a rule on the line that
//! decides (`cx.apply(Rule::PipeReadEmptySleeps)`); everything said to a person (a caption, a
//! mismatch report, a coverage row) is read from here. One file per mechanism.

use crate::words::{self, Words};
use std::hash::{Hash, Hasher};

mod fd;
mod fifo;
mod pipe;
mod process;

/// How much a rule says about a step in which others fired too.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Weight {
    /// It holds at every such step: fork copies memory.
    Aside,
    /// It says what happened.
    Usual,
    /// It is why the step is worth a look: a copy of the write end stays open.
    Deciding,
}

/// One row of the rules table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleRow {
    /// "PIPE-14", as in facts/rules.tsv.
    pub id: &'static str,
    /// The constant's name, "PipeWriteBroken"; empty in a build without `words`.
    pub name: &'static str,
    /// 1: a learner meets it, 2: a systems programmer relies on it, 3: rare.
    pub tier: u8,
    /// How much it says about a step in which other rules fired too.
    pub weight: Weight,
    words: Words,
    /// Why no scenario can show it (yet); `None` for a rule that must be fired and confirmed, and in a
    /// build without `words`.
    pub waits: Option<&'static str>,
}

impl RuleRow {
    pub(crate) fn words(&'static self) -> Words {
        words::of(self.id, &self.words)
    }

    /// Man page section or POSIX clause in words, then the probe that measured it.
    #[must_use]
    pub fn cite(&'static self) -> &'static str {
        self.words()[0]
    }

    /// What happens, one English sentence.
    #[must_use]
    pub fn en(&'static self) -> &'static str {
        self.words()[1]
    }

    /// The same in Korean (합니다 style).
    #[must_use]
    pub fn ko(&'static self) -> &'static str {
        self.words()[2]
    }
}

/// A behaviour of Linux IPC that the model implements; a row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Rule(&'static RuleRow);

/// Declares the rules of one mechanism as constants of [`Rule`], and their list `ROWS`.
macro_rules! rules {
    ($($name:ident $id:literal tier $tier:literal $(is $weight:ident)? cite $cite:literal
        en $en:literal ko $ko:literal $(waits $waits:literal)? ;)*) => {
        #[allow(non_upper_case_globals, missing_docs)]
        impl $crate::rules::Rule {
            $(pub const $name: $crate::rules::Rule =
                $crate::rules::Rule(&$crate::rules::RuleRow {
                    id: $id,
                    name: $crate::words::explained!(stringify!($name), else ""),
                    tier: $tier,
                    weight: rules!(@weight $($weight)?),
                    words: $crate::words::words!($cite, $en, $ko),
                    waits: rules!(@waits $($waits)?),
                });)*
        }
        pub(super) const ROWS: &[$crate::rules::Rule] = &[$($crate::rules::Rule::$name),*];
    };
    (@weight $weight:ident) => { $crate::rules::Weight::$weight };
    (@weight) => { $crate::rules::Weight::Usual };
    (@waits $waits:literal) => { $crate::words::explained!(Some($waits), else None) };
    (@waits) => { None };
}
pub(crate) use rules;

impl Rule {
    /// Id, tier, citation and the two sentences.
    #[must_use]
    pub fn row(self) -> &'static RuleRow {
        self.0
    }

    /// "PIPE-14".
    #[must_use]
    pub fn id(self) -> &'static str {
        self.0.id
    }

    /// Of the rules of one event the one that says what the step is about: the heaviest, and of
    /// several the last, which is the most special.
    #[must_use]
    pub fn deciding(rules: &[Rule]) -> Option<Rule> {
        rules.iter().copied().max_by_key(|rule| rule.row().weight)
    }

    /// Every rule, mechanism by mechanism, in the order of the tables.
    pub fn all() -> impl Iterator<Item = Rule> {
        [pipe::ROWS, fifo::ROWS, fd::ROWS, process::ROWS].into_iter().flatten().copied()
    }

    /// The rule with this id ("PIPE-14") or name ("PipeWriteBroken"), in any case.
    #[must_use]
    pub fn find(text: &str) -> Option<Rule> {
        Rule::all().find(|rule| {
            rule.row().id.eq_ignore_ascii_case(text) || rule.row().name.eq_ignore_ascii_case(text)
        })
    }
}

/// Names of rules in the kernel model's code, with how often each stands there; made by build.rs.
const CITED: &[(&str, usize)] = include!(concat!(env!("OUT_DIR"), "/cited.rs"));

/// How often the model cites a rule.
#[must_use]
pub fn citations(rule: Rule) -> usize {
    CITED.iter().find(|(name, _)| *name == rule.row().name).map_or(0, |(_, times)| *times)
}

impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.0.id == other.0.id
    }
}

impl Eq for Rule {}

impl Hash for Rule {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.id.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deciding_rule_is_the_most_special() {
        let id = |rules: &[Rule]| Rule::deciding(rules).map(Rule::id);
        assert_eq!(id(&[]), None);
        let fork = [Rule::ForkReturnsTwice, Rule::ForkCopiesMemory, Rule::ForkOrderIsOpen];
        assert_eq!(id(&fork), Some("PROC-01"));
        let end = [Rule::EndClosesDescriptors, Rule::LastCloseReleases, Rule::DeadStaysZombie];
        assert_eq!(id(&end), Some("PROC-22"));
        assert_eq!(id(&[Rule::PipeWriteKills, Rule::EndClosesDescriptors]), Some("PIPE-14"));
        assert_eq!(id(&[Rule::PipeWriteSleeps, Rule::PipeOwnReadEnd]), Some("PIPE-55"));
    }
}
