//! `ipclab rules`: the rules of the model; with `--coverage` what stands behind each of them.
//!
//! *Cited*: the kernel model names it where it decides. *Fired*: a scenario of the catalogue, in
//! its named runs or anywhere in its exploration, came past it. *Confirmed*: evidence of a check on
//! a real kernel (for the scenario as it is now) compared a step that it decided.

use super::args::RulesArgs;
use super::out::{BAD, FAINT, GOOD, Out, STRONG, pad, styled};
use super::{Common, Stop};
use crate::evidence::Evidence;
use serde_json::json;
use sim_core::catalogue::{self, Entry};
use sim_core::explore::{Bounds, Search, Slice};
use sim_core::machine::world::{Options, Source, World};
use sim_core::machine::{Session, policy::Start};
use sim_core::rules::Rule;
use sim_core::trace::text::rule_sentence;
use sim_core::trace::token::Run;
use std::collections::{BTreeMap, BTreeSet};

/// States of one scenario that are looked at for coverage.
const STATES_MAX: u64 = 20_000;

/// What stands behind a rule.
struct Standing {
    rule: Rule,
    citations: usize,
    fired: Vec<String>,
    confirmed: Vec<String>,
}

pub(super) fn rules(args: &RulesArgs, common: Common, out: &mut Out) -> Result<u8, Stop> {
    let prefix = args.prefix.as_deref().unwrap_or_default().to_ascii_uppercase();
    let wanted = |rule: &Rule| rule.id().starts_with(&prefix);
    if Rule::all().filter(wanted).count() == 0 {
        return Err(Stop::Bad(format!("no rule's id begins with {prefix}")));
    }
    if args.coverage {
        return coverage(Rule::all().filter(wanted).collect(), common, out);
    }
    for rule in Rule::all().filter(wanted) {
        let row = rule.row();
        if common.json {
            out.json(&json!({
                "schema": 1, "id": row.id, "name": row.name, "tier": row.tier, "cite": row.cite(),
                "en": row.en(), "ko": row.ko(), "reason": row.waits,
            }))?;
        } else {
            let id = styled(STRONG, &pad(row.id, 9));
            out.line(format!("{id} {}  {}", row.tier, rule_sentence(rule, common.lang)))?;
        }
    }
    Ok(0)
}

fn coverage(rules: Vec<Rule>, common: Common, out: &mut Out) -> Result<u8, Stop> {
    let mut fired: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    let mut confirmed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in catalogue::ALL {
        for id in fired_by(entry) {
            fired.entry(id).or_default().push(entry.id());
        }
        for id in confirmed_by(entry) {
            confirmed.entry(id).or_default().push(entry.id());
        }
    }
    let standings: Vec<Standing> = rules
        .into_iter()
        .map(|rule| Standing {
            rule,
            citations: sim_core::rules::citations(rule),
            fired: fired.remove(rule.id()).unwrap_or_default(),
            confirmed: confirmed.remove(rule.id()).unwrap_or_default(),
        })
        .collect();
    if common.json {
        for standing in &standings {
            let row = standing.rule.row();
            out.json(&json!({
                "schema": 1,
                "id": row.id,
                "tier": row.tier,
                "cited": standing.citations > 0,
                "fired": !standing.fired.is_empty(),
                "confirmed": !standing.confirmed.is_empty(),
                "reason": row.waits,
                "citations": standing.citations,
                "scenarios": standing.fired,
                "evidence": standing.confirmed,
            }))?;
        }
        return Ok(0);
    }
    table(&standings, common, out)?;
    Ok(0)
}

fn table(standings: &[Standing], common: Common, out: &mut Out) -> Result<(), Stop> {
    let mark = |yes: bool| if yes { styled(GOOD, "yes") } else { styled(BAD, "-  ") };
    out.line(styled(STRONG, "rule      tier cited fired confirmed"))?;
    for standing in standings {
        let row = standing.rule.row();
        let marks =
            [standing.citations > 0, !standing.fired.is_empty(), !standing.confirmed.is_empty()]
                .map(mark);
        let id = pad(row.id, 9);
        let why = match row.waits {
            Some(reason) => format!("waits: {reason}"),
            None => rule_sentence(standing.rule, common.lang).to_owned(),
        };
        let [cited, fired, confirmed] = marks;
        out.line(format!(
            "{id} {:>4} {cited}   {fired}   {confirmed}        {}",
            row.tier,
            styled(FAINT, &why)
        ))?;
    }
    for tier in 1..=3 {
        let of: Vec<&Standing> = standings.iter().filter(|s| s.rule.row().tier == tier).collect();
        let count = |test: &dyn Fn(&Standing) -> bool| of.iter().filter(|s| test(s)).count();
        out.line(format!(
            "tier {tier}: {} rules, {} cited, {} fired, {} confirmed, {} with a reason",
            of.len(),
            count(&|s| s.citations > 0),
            count(&|s| !s.fired.is_empty()),
            count(&|s| !s.confirmed.is_empty()),
            count(&|s| s.rule.row().waits.is_some()),
        ))?;
    }
    Ok(())
}

/// Ids of the rules that a scenario comes past.
fn fired_by(entry: &Entry) -> BTreeSet<&'static str> {
    let source = Source { name: entry.file_name(), text: entry.source.to_owned() };
    let Ok(world) = World::new(&[source], &Options::default()) else { return BTreeSet::new() };
    let bounds = Bounds { states: STATES_MAX, ..Bounds::default() };
    let mut search = Search::new(&world, bounds);
    while search.advance(1 << 16) == Slice::More {}
    let mut ids: BTreeSet<&'static str> = search.finish().rules.into_iter().collect();
    for (_, run) in world.schedules() {
        let Ok(run) = run.parse::<Run>() else { continue };
        let mut session = Session::new(&world, Start::Together, None);
        for token in &run.0 {
            let Ok(events) = session.play(token) else { break };
            ids.extend(events.iter().flat_map(|event| &event.rules).map(|rule| rule.id()));
        }
    }
    ids
}

/// Ids of the rules that evidence confirms for the scenario as it is now.
fn confirmed_by(entry: &Entry) -> Vec<String> {
    let evidence = entry.evidence.and_then(|text| serde_json::from_str::<Evidence>(text).ok());
    let hash = format!("{:016x}", catalogue::text_hash(entry.source));
    evidence.filter(|evidence| evidence.hash == hash).map(|e| e.rules).unwrap_or_default()
}
