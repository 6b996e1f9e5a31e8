//! `ipclab sweep`: random programs on both kernels.

use super::args::SweepArgs;
use super::out::{BAD, GOOD, Out, styled};
use super::{Common, Stop};
use crate::generate;
use crate::sweep;
use serde_json::json;

/// Disagreements after which there is no use in going on.
const MOST: usize = 5;

/// The command.
pub(super) fn sweep(args: &SweepArgs, common: Common, out: &mut Out) -> Result<u8, Stop> {
    let impossible = |error: crate::Error| Stop::NotPossible(error.to_string());
    let swept = sweep::sweep(args.count, args.seed, MOST).map_err(impossible)?;
    let generated = generate::sweep(args.programs, args.seed, MOST).map_err(impossible)?;
    let bad = swept.disagreements.len() + generated.disagreements.len();
    if common.json {
        out.json(&json!({ "schema": 1, "sweep": {
            "traces": swept.traces, "calls": swept.calls, "results": swept.results,
            "programs": generated.programs, "runs": generated.runs, "steps": generated.steps,
            "comparisons": generated.counts, "skipped": generated.skipped,
            "disagreements": bad,
        }}))?;
        return Ok(u8::from(bad > 0));
    }
    for found in &swept.disagreements {
        out.line(styled(BAD, &format!("trace with seed {}:", found.seed)))?;
        for line in &found.trace {
            out.line(format!("  {line}"))?;
        }
        out.line(format!("  model: {}", found.model))?;
        out.line(format!("  real:  {}", found.real))?;
    }
    for (seed, text, mismatch) in &generated.disagreements {
        out.line(styled(BAD, &format!("program with seed {seed}:")))?;
        out.line(text)?;
        out.line(format!("  run:   {}", mismatch.run.join(" ")))?;
        out.line(format!("  call:  {}", mismatch.call))?;
        out.line(format!("  real:  {}", mismatch.real.join("; ")))?;
        for allowed in &mismatch.allowed {
            out.line(format!("  model: {}", allowed.join("; ")))?;
        }
    }
    let results: Vec<String> =
        swept.results.iter().map(|(what, count)| format!("{what} {count}")).collect();
    out.line(format!("results: {}", results.join(", ")))?;
    let counts: Vec<String> =
        generated.counts.iter().map(|(what, count)| format!("{what} {count}")).collect();
    out.line(format!("compared: {}", counts.join(", ")))?;
    for (why, count) in &generated.skipped {
        out.line(format!("not checked ({count}): {why}"))?;
    }
    let style = if bad == 0 { GOOD } else { BAD };
    let text = format!(
        "seed {}: {} traces with {} calls, {} programs with {} runs and {} steps: {bad} disagreements",
        args.seed, swept.traces, swept.calls, generated.programs, generated.runs, generated.steps
    );
    out.line(styled(style, &text))?;
    Ok(u8::from(bad > 0))
}
