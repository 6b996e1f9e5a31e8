//! `ipclab explain`: a rule, an error or a call, from the two tables.

use super::out::{FAINT, Out, STRONG, styled};
use super::{Common, Stop};
use serde_json::json;
use sim_core::rules::Rule;
use sim_core::syscalls::{Sleeps, SysId};
use sim_core::trace::text::rule_sentence;
use sim_core::value::Errno;

pub(super) fn explain(topic: &str, common: Common, out: &mut Out) -> Result<u8, Stop> {
    let call = topic.trim_end_matches("()");
    let call = call.split('(').next().unwrap_or(call);
    if let Some(rule) = Rule::find(topic) {
        return explain_rule(rule, common, out);
    }
    if let Some(errno) = find_errno(topic) {
        return explain_errno(errno, common, out);
    }
    if let Some(id) = SysId::find(call).filter(|id| !id.is_quiet()) {
        return explain_call(id, common, out);
    }
    Err(Stop::Bad(format!(
        "`{topic}` is no rule (PIPE-14), no error (EPIPE) and no call (write) that ipclab knows"
    )))
}

fn find_errno(topic: &str) -> Option<Errno> {
    let wanted = topic.to_ascii_uppercase();
    let by_name = Errno::ALL.iter().copied().find(|errno| errno.name() == wanted);
    by_name.or_else(|| topic.parse().ok().and_then(Errno::from_number))
}

/// Scenarios of the catalogue whose header names this rule.
fn scenarios_about(id: &str) -> Vec<String> {
    sim_core::catalogue::ALL
        .iter()
        .filter(|entry| {
            entry.header("rules").unwrap_or_default().split_whitespace().any(|rule| rule == id)
        })
        .map(sim_core::catalogue::Entry::id)
        .collect()
}

fn explain_rule(rule: Rule, common: Common, out: &mut Out) -> Result<u8, Stop> {
    let row = rule.row();
    let scenarios = scenarios_about(row.id);
    if common.json {
        out.json(&json!({ "schema": 1, "rule": {
            "id": row.id, "name": row.name, "tier": row.tier, "cite": row.cite(),
            "en": row.en(), "ko": row.ko(), "waits": row.waits, "scenarios": scenarios,
        }}))?;
        return Ok(0);
    }
    out.line(format!("{}  {}", styled(STRONG, row.id), rule_sentence(rule, common.lang)))?;
    out.line(format!("  source: {}", row.cite()))?;
    let who = ["a learner meets it", "a systems programmer relies on it", "rare"];
    let who = who.get(usize::from(row.tier).wrapping_sub(1)).copied().unwrap_or_default();
    out.line(format!("  tier {}: {who}", row.tier))?;
    if let Some(waits) = row.waits {
        out.line(format!("  no scenario shows it: {waits}"))?;
    }
    for id in scenarios {
        out.line(format!("  see: ipclab run {id}"))?;
    }
    Ok(0)
}

fn explain_errno(errno: Errno, common: Common, out: &mut Out) -> Result<u8, Stop> {
    let calls: Vec<&str> = SysId::ALL
        .iter()
        .map(|id| id.row())
        .filter(|row| row.errnos.contains(&errno))
        .map(|row| row.name)
        .collect();
    let word = |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|w| w == errno.name());
    let rules: Vec<Rule> =
        Rule::all().filter(|rule| word(rule.row().en()) || word(rule.row().ko())).collect();
    if common.json {
        out.json(&json!({ "schema": 1, "errno": {
            "name": errno.name(), "number": errno.number(), "text": errno.text(), "calls": calls,
            "rules": rules.iter().map(|rule| rule.id()).collect::<Vec<_>>(),
        }}))?;
        return Ok(0);
    }
    let head = format!("{} ({})", errno.name(), errno.number());
    out.line(format!("{}  {}", styled(STRONG, &head), errno.text()))?;
    out.line(format!("  calls that can fail with it: {}", or_none(&calls)))?;
    for rule in rules {
        out.line(format!("  {}", rule_sentence(rule, common.lang)))?;
        out.line(styled(FAINT, &format!("    [{}] {}", rule.id(), rule.row().cite())))?;
    }
    Ok(0)
}

fn or_none(names: &[&str]) -> String {
    if names.is_empty() { "none that is modelled".to_owned() } else { names.join(", ") }
}

fn explain_call(id: SysId, common: Common, out: &mut Out) -> Result<u8, Stop> {
    let row = id.row();
    let errnos: Vec<&str> = row.errnos.iter().map(|errno| errno.name()).collect();
    let sleeps = match row.sleeps {
        Sleeps::Never => "never sleeps".to_owned(),
        Sleeps::Recheck(until) => format!("can sleep {until}; woken, it tries again and may lose"),
        Sleeps::Handover(until) => format!("can sleep {until}; the waker finishes its call"),
        Sleeps::Timer(until) => format!("sleeps {until}"),
    };
    if common.json {
        out.json(&json!({ "schema": 1, "call": {
            "name": row.name, "prototype": row.prototype(), "page": row.page, "errnos": errnos,
            "sleeps": sleeps, "en": row.en(), "ko": row.ko(),
        }}))?;
        return Ok(0);
    }
    out.line(styled(STRONG, row.prototype()))?;
    out.line(format!("  {}", common.lang.of(row.en(), row.ko())))?;
    out.line(format!("  {sleeps}"))?;
    out.line(format!("  errors: {}", or_none(&errnos)))?;
    out.line(format!("  page: {}", row.page))?;
    Ok(0)
}
