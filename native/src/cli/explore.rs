//! `ipclab explore`: every possible ending, a run to each, the claims judged.

use super::args::ExploreArgs;
use super::out::{BAD, FAINT, GOOD, Out, STRONG, styled};
use super::{Common, Stop, load};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::{Value, json};
use sim_core::explore::report::{Row, claim_line};
use sim_core::explore::{Bounds, Report, Search, Slice};
use sim_core::machine::World;
use sim_core::machine::ending::{Ending, leaf_text};
use sim_core::trace::json::end_of_ending;
use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Set by Ctrl-C: the search ends with what it has.
static STOPPED: AtomicBool = AtomicBool::new(false);

/// The command.
pub(super) fn explore(args: &ExploreArgs, common: Common, out: &mut Out) -> Result<u8, Stop> {
    let loaded = load::load(&args.setup, load::FUEL_OF_A_SEARCH, common, out)?;
    let bounds = Bounds {
        states: args.bound,
        depth: args.depth,
        memory: args.memory.saturating_mul(1 << 20),
    };
    // Without the handler Ctrl-C still ends the program, only without an answer.
    let _ = ctrlc::set_handler(|| STOPPED.store(true, Ordering::Relaxed));
    let report = search(&loaded.id, &loaded.world, bounds);
    if args.expected {
        out.text(&report.expected())?;
    } else if common.json {
        json_report(&report, &loaded.world, out)?;
    } else {
        text_report(&report, out)?;
    }
    Ok(u8::from(report.failed()))
}

/// Searches with a progress line on a terminal.
fn search(id: &str, world: &World, bounds: Bounds) -> Report {
    const SLICE: u64 = 512;
    let bar = progress_bar();
    let mut search = Search::new(world, bounds);
    while search.advance(SLICE) == Slice::More {
        if STOPPED.load(Ordering::Relaxed) {
            search.cancel();
            break;
        }
        let progress = search.progress();
        bar.set_message(format!(
            "{} states, {} waiting, {} endings, depth {}",
            progress.states, progress.waiting, progress.endings, progress.depth
        ));
    }
    bar.finish_and_clear();
    Report::new(id, world, &search.finish())
}

fn progress_bar() -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    if !std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
        return bar;
    }
    let style = ProgressStyle::with_template("{spinner} {elapsed} {msg}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}

fn text_report(report: &Report, out: &mut Out) -> Result<(), Stop> {
    let plural = if report.rows.len() == 1 { "" } else { "s" };
    out.line(styled(STRONG, &format!("{}: {} ending{plural}", report.id, report.rows.len())))?;
    for (nth, row) in report.rows.iter().enumerate() {
        out.line(format!("{:>3}  {}", nth + 1, row.ending.line()))?;
        out.line(styled(FAINT, &format!("     shortest run: {}", row.shortest)))?;
        if row.fewest_switches.switches() < row.shortest.switches() {
            let run = &row.fewest_switches;
            let line = format!("     fewest switches ({}): {run}", run.switches());
            out.line(styled(FAINT, &line))?;
        }
    }
    for claim in &report.claims {
        let style = if claim.right == Some(true) { GOOD } else { BAD };
        out.line(styled(style, &claim_line(claim, report.rows.len())))?;
        if let (Some(false), Some(shown)) = (claim.right, claim.shown_by) {
            let run = &report.rows[shown].shortest;
            out.line(format!("     ending {} shows it: {run}", shown + 1))?;
        }
    }
    for cut in &report.cuts {
        out.line(styled(BAD, &format!("The answer is partial: {cut}.")))?;
    }
    out.line(report.observation())?;
    out.flush()
}

fn json_report(report: &Report, world: &World, out: &mut Out) -> Result<(), Stop> {
    out.json(&sim_core::trace::json::header(&report.id, world))?;
    for (nth, row) in report.rows.iter().enumerate() {
        out.json(&json!({ "ending": row_json(nth, row) }))?;
    }
    for claim in &report.claims {
        out.json(&json!({ "claim": {
            "kind": sim_core::explore::claims::kind_word(claim.kind),
            "text": claim.text,
            "line": claim.line,
            "verdict": claim.verdict.word(),
            "holds_in": claim.holds_in,
            "endings": report.rows.len(),
            "ok": claim.right,
            "shown_by": claim.shown_by,
        }}))?;
    }
    out.json(&json!({ "end": {
        "reason": if report.complete() { "complete" } else { "partial" },
        "cuts": report.cuts,
        "endings": report.rows.len(),
        "states": report.states,
        "steps": report.steps,
        "rules": report.rules,
        "observation": report.observation(),
    }}))
}

fn row_json(nth: usize, row: &Row) -> Value {
    let ending: &Ending = &row.ending;
    let mut value = end_of_ending(ending);
    value["n"] = json!(nth);
    value["line"] = json!(ending.line());
    value["states"] = json!(row.states);
    value["run"] = json!(row.shortest.to_string());
    value["calm_run"] = json!(row.fewest_switches.to_string());
    value["leaves"] = json!(ending.observed.iter().map(|(l, _)| leaf_text(l)).collect::<Vec<_>>());
    value
}
