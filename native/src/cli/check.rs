//! `ipclab check`: scenarios on this machine's kernel, in lockstep with the model.

use super::args::CheckArgs;
use super::out::{BAD, FAINT, GOOD, Out, STRONG, pad, styled};
use super::{Common, Stop, diagnostics, load};
use crate::check::{self, Options, Report};
use crate::cpu::CpuMeter;
use crate::error::Error;
use crate::lockstep::Mismatch;
use serde_json::{Value, json};
use sim_core::catalogue;
use sim_core::machine::world::{Failure, Options as RunOptions, Source};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::Instant;

/// Interleavings of a scenario with `--all-interleavings`.
const INTERLEAVINGS_MAX: usize = 2_000;

/// Endings that were not forced, as far as they are listed.
const SHOWN_MAX: usize = 8;

/// Said when namespaces are refused.
const BARE: &str = "no namespaces here: only calls that reach nobody else were made (descriptors, \
    own processes, signals among them); runs that need more are counted below. For everything: root \
    or user namespaces, in a container `--privileged`";

/// What is checked: its name and its sources.
type Job = (String, Vec<Source>);

/// How one check ended.
enum Outcome {
    Checked(Box<Report>),
    /// The program has errors or cannot be set up.
    Refused(Box<Failure>),
    /// This machine (or our side of it) cannot.
    Failed(Error),
}

/// The command.
pub(super) fn check(args: &CheckArgs, common: Common, out: &mut Out) -> Result<u8, Stop> {
    let jobs = jobs(&args.programs)?;
    let interleavings = match args.all_interleavings {
        true => INTERLEAVINGS_MAX,
        false => Options::default().interleavings,
    };
    let options = Options { interleavings, ..Options::default() };
    let clock = Clock { started: Instant::now(), cpu: CpuMeter::start() };
    let mut total = Total::default();
    for _ in 0..args.repeat {
        run_jobs(&jobs, options, |job, outcome| {
            let outcome = match outcome {
                Outcome::Checked(report) => report,
                Outcome::Refused(failure) => {
                    return refused(job, *failure, common, out, &mut total);
                }
                Outcome::Failed(error) => return failed(job, &error, common, out, &mut total),
            };
            if args.record {
                record(job, &outcome)?;
            }
            total.add(&outcome);
            match common.json {
                true => out.json(&report_json(&outcome)),
                false => print(&outcome, out),
            }
        })?;
    }
    total.print(&clock, common, out)?;
    Ok(total.code)
}

/// Scenarios by id or family, C files; nothing: the whole catalogue.
fn jobs(programs: &[String]) -> Result<Vec<Job>, Stop> {
    let entry_job = |entry: &catalogue::Entry| {
        (entry.id(), vec![Source { name: entry.file_name(), text: entry.source.to_owned() }])
    };
    if programs.is_empty() {
        return Ok(catalogue::ALL.iter().map(entry_job).collect());
    }
    let mut jobs = Vec::new();
    for program in programs {
        let family: Vec<_> =
            catalogue::ALL.iter().filter(|entry| entry.family == program).map(entry_job).collect();
        match family.is_empty() || Path::new(program).is_file() {
            true => jobs.push(load::find(program)?),
            false => jobs.extend(family),
        }
    }
    Ok(jobs)
}

/// Checks on every CPU at once, one scenario a thread; hands the outcomes over in order.
fn run_jobs(
    jobs: &[Job],
    options: Options,
    mut each: impl FnMut(&Job, Outcome) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let cpus = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let next = AtomicUsize::new(0);
    let (send, receive) = mpsc::channel();
    std::thread::scope(|scope| {
        for cpu in 0..cpus.min(jobs.len()) {
            let (send, next) = (send.clone(), &next);
            scope.spawn(move || {
                crate::place::start_on_cpu(cpu);
                loop {
                    let nth = next.fetch_add(1, Ordering::Relaxed);
                    let Some((id, sources)) = jobs.get(nth) else { return };
                    if send.send((nth, check_one(id, sources, &options))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let mut waiting = BTreeMap::new();
        let mut shown = 0;
        for (nth, outcome) in receive {
            waiting.insert(nth, outcome);
            while let Some(outcome) = waiting.remove(&shown) {
                let done = each(&jobs[shown], outcome);
                if done.is_err() {
                    next.store(jobs.len(), Ordering::Relaxed);
                    return done;
                }
                shown += 1;
            }
        }
        Ok(())
    })
}

fn check_one(id: &str, sources: &[Source], options: &Options) -> Outcome {
    // A fault of ours in one scenario must not hide the others.
    let checked = std::panic::catch_unwind(|| check_unguarded(id, sources, options));
    let hung = |_| Outcome::Failed(Error::Unsupported("an internal error of ipclab".to_owned()));
    checked.unwrap_or_else(hung)
}

fn check_unguarded(id: &str, sources: &[Source], options: &Options) -> Outcome {
    match check::world(sources, &RunOptions::default()) {
        Ok(world) => match check::check(&world, id, options) {
            Ok(report) => Outcome::Checked(Box::new(report)),
            Err(error) => Outcome::Failed(error),
        },
        Err(failure) => Outcome::Refused(failure),
    }
}

fn refused(
    job: &Job,
    failure: Failure,
    common: Common,
    out: &mut Out,
    total: &mut Total,
) -> Result<(), Stop> {
    match failure {
        Failure::Source(complaints) => {
            diagnostics::print(&complaints, common, out)?;
            total.worse(2);
            Ok(())
        }
        Failure::Setup(text) => say_failed(&job.0, &text, 2, common, out, total),
        Failure::NotModelled { text, file, line } => {
            let text = format!("not modelled: {text} ({file}:{line})");
            say_failed(&job.0, &text, 3, common, out, total)
        }
    }
}

fn failed(
    job: &Job,
    error: &Error,
    common: Common,
    out: &mut Out,
    total: &mut Total,
) -> Result<(), Stop> {
    let mut text = error.to_string();
    if let Error::NoSandbox { source, .. } = error {
        if source.raw_os_error() == Some(libc::ENOSPC) {
            text.push_str(" (/proc/sys/user/max_*_namespaces allows no more)");
        }
        text.push_str(
            "; check needs namespaces and a /proc of its own: root or user namespaces, and in a \
             container `--privileged` (or `--security-opt seccomp=unconfined --security-opt \
             systempaths=unconfined`)",
        );
    }
    say_failed(&job.0, &text, 3, common, out, total)
}

fn say_failed(
    id: &str,
    text: &str,
    code: u8,
    common: Common,
    out: &mut Out,
    total: &mut Total,
) -> Result<(), Stop> {
    total.worse(code);
    total.failed += 1;
    if common.json {
        return out.json(&json!({ "schema": 1, "check": { "id": id, "error": text } }));
    }
    out.line(format!("{} {id}: {text}", styled(BAD, "fail")))
}

fn record(job: &Job, report: &Report) -> Result<(), Stop> {
    if !report.agrees() {
        return Ok(());
    }
    let text = job.1.first().map_or("", |source| source.text.as_str());
    let evidence = report.evidence(text);
    let written = evidence.write(&evidence_folder());
    written.map(drop).map_err(|error| Stop::NotPossible(error.to_string()))
}

/// `sim-core/evidence` of the source tree this was built from, else a folder here.
fn evidence_folder() -> PathBuf {
    let tree = Path::new(env!("CARGO_MANIFEST_DIR")).join("../sim-core");
    match tree.is_dir() {
        true => tree.join("evidence"),
        false => PathBuf::from("evidence"),
    }
}

fn print(report: &Report, out: &mut Out) -> Result<(), Stop> {
    let (word, style) = match () {
        () if !report.agrees() => ("FAIL", BAD),
        () if report.runs == 0 || !report.skipped.is_empty() => ("part", STRONG),
        () => ("ok  ", GOOD),
    };
    let endings = report.forced.len() + report.not_forced.len();
    out.line(format!(
        "{} {} {:>4} runs {:>6} steps, {} of {endings} endings forced",
        styled(style, word),
        pad(&report.id, 36),
        report.runs,
        report.steps,
        report.forced.len(),
    ))?;
    for (ending, reason) in report.not_forced.iter().take(SHOWN_MAX) {
        out.line(styled(FAINT, &format!("       {reason}: {ending}")))?;
    }
    if let Some(more @ 1..) = report.not_forced.len().checked_sub(SHOWN_MAX) {
        out.line(styled(FAINT, &format!("       and {more} more")))?;
    }
    for (why, count) in &report.skipped {
        out.line(styled(FAINT, &format!("       not checked ({count}): {why}")))?;
    }
    for mismatch in &report.mismatches {
        print_mismatch(mismatch, out)?;
    }
    out.flush()
}

fn print_mismatch(mismatch: &Mismatch, out: &mut Out) -> Result<(), Stop> {
    out.line(format!("       run:   {}", mismatch.run.join(" ")))?;
    out.line(format!("       call:  {}", mismatch.call))?;
    out.line(format!("       real:  {}", mismatch.real.join("; ")))?;
    for allowed in &mismatch.allowed {
        out.line(format!("       model: {}", allowed.join("; ")))?;
    }
    if !mismatch.rules.is_empty() {
        out.line(format!("       by:    {}", mismatch.rules.join(" ")))?;
    }
    Ok(())
}

fn report_json(report: &Report) -> Value {
    let mismatches: Vec<Value> = report
        .mismatches
        .iter()
        .map(|m| {
            json!({ "run": m.run.join(" "), "call": m.call, "real": m.real,
                "allowed": m.allowed, "rules": m.rules })
        })
        .collect();
    json!({ "schema": 1, "check": {
        "id": report.id,
        "ok": report.agrees(),
        "runs": report.runs,
        "steps": report.steps,
        "comparisons": report.counts,
        "forced": report.forced,
        "not_forced": report.not_forced,
        "complete": report.complete,
        "rules": report.rules,
        "skipped": report.skipped,
        "without_namespaces": report.bare,
        "mismatches": mismatches,
    }})
}

/// Since when time is counted.
struct Clock {
    started: Instant,
    /// CPU time of the workers too; `None` where the kernel does not tell.
    cpu: Option<CpuMeter>,
}

/// Sums over everything checked.
#[derive(Default)]
struct Total {
    scenarios: u64,
    differing: u64,
    failed: u64,
    runs: u64,
    steps: u64,
    forced: usize,
    reasons: BTreeMap<String, u64>,
    skipped: BTreeMap<String, u64>,
    counts: BTreeMap<String, u64>,
    /// Scenarios that ran without namespaces.
    bare: u64,
    code: u8,
}

impl Total {
    fn worse(&mut self, code: u8) {
        // A disagreement outranks everything else that went wrong.
        if self.code != 1 {
            self.code = code;
        }
    }

    fn add(&mut self, report: &Report) {
        self.scenarios += 1;
        self.bare += u64::from(report.bare);
        self.runs += report.runs;
        self.steps += report.steps;
        self.forced += report.forced.len();
        for reason in report.not_forced.values() {
            *self.reasons.entry(reason.clone()).or_default() += 1;
        }
        for (why, count) in &report.skipped {
            *self.skipped.entry(why.clone()).or_default() += count;
        }
        for (what, count) in &report.counts {
            *self.counts.entry(what.clone()).or_default() += count;
        }
        if !report.agrees() {
            self.differing += 1;
            self.code = 1;
        } else if report.runs == 0 {
            self.worse(3);
        }
    }

    fn print(&self, clock: &Clock, common: Common, out: &mut Out) -> Result<(), Stop> {
        let seconds = clock.started.elapsed().as_secs_f64();
        let cpu = clock.cpu.as_ref().map(|meter| meter.used().as_secs_f64());
        let tenths = |seconds: f64| (seconds * 10.0).round() / 10.0;
        if common.json {
            return out.json(&json!({ "schema": 1, "end": {
                "scenarios": self.scenarios, "mismatches": self.differing, "failed": self.failed,
                "runs": self.runs, "steps": self.steps, "forced": self.forced,
                "without_namespaces": self.bare,
                "not_forced": self.reasons, "skipped": self.skipped,
                "comparisons": self.counts, "seconds": tenths(seconds),
                "cpu_seconds": cpu.map(tenths),
            }}));
        }
        if self.runs == 0 && self.code != 0 {
            return Ok(()); // nothing was compared, and why has been said
        }
        let style = if self.code == 0 { GOOD } else { BAD };
        let cpu = cpu.map_or(String::new(), |seconds| format!(" ({seconds:.1} s of CPU)"));
        out.line(styled(
            style,
            &format!(
                "{} scenarios, {} mismatches; {} runs, {} steps compared in {seconds:.1} s{cpu}",
                self.scenarios, self.differing, self.runs, self.steps
            ),
        ))?;
        let not: Vec<String> =
            self.reasons.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
        let not = if not.is_empty() { "none".to_owned() } else { not.join(", ") };
        out.line(format!("endings: {} forced; not forced: {not}", self.forced))?;
        if self.bare > 0 {
            out.line(BARE)?;
        }
        for (why, count) in &self.skipped {
            out.line(format!("not checked ({count} runs): {why}"))?;
        }
        let counts: Vec<String> =
            self.counts.iter().map(|(what, count)| format!("{what} {count}")).collect();
        out.line(format!("compared: {}", counts.join(", ")))?;
        out.flush()
    }
}
