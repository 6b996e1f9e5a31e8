//! The figures of issue 2: measured in CPU time, held against their targets, one table at the end.

use crate::command::{Failure, Run, target};
use serde_json::{Value, json};
use std::path::PathBuf;

/// In which direction a figure is good.
#[derive(Clone, Copy)]
enum Target {
    AtMost(f64),
    AtLeast(f64),
}

impl Target {
    fn met(self, figure: f64) -> bool {
        match self {
            Target::AtMost(most) => figure <= most,
            Target::AtLeast(least) => figure >= least,
        }
    }

    fn text(self, unit: &str) -> String {
        match self {
            Target::AtMost(most) => format!("<= {most} {unit}"),
            Target::AtLeast(least) => format!(">= {least} {unit}"),
        }
    }
}

/// How a figure follows from the time of one element, in nanoseconds.
#[derive(Clone, Copy)]
enum Form {
    Microseconds,
    Milliseconds,
    MillionsPerSecond,
    ThousandsPerSecond,
}

impl Form {
    fn of(self, element_ns: f64) -> f64 {
        match self {
            Form::Microseconds => element_ns / 1e3,
            Form::Milliseconds => element_ns / 1e6,
            Form::MillionsPerSecond => 1e3 / element_ns,
            Form::ThousandsPerSecond => 1e6 / element_ns,
        }
    }

    fn unit(self) -> &'static str {
        match self {
            Form::Microseconds => "us",
            Form::Milliseconds => "ms",
            Form::MillionsPerSecond => "M/s",
            Form::ThousandsPerSecond => "k/s",
        }
    }
}

/// A benchmark of `tests/benches` whose figure has a target.
struct Benchmark {
    /// Criterion's name, which is also its folder.
    id: &'static str,
    name: &'static str,
    form: Form,
    target: Target,
}

const BENCHMARKS: &[Benchmark] = &[
    Benchmark {
        id: "model/step",
        name: "one model step: pipe read or write, 3 processes",
        form: Form::Microseconds,
        target: Target::AtMost(2.0),
    },
    Benchmark {
        id: "process machine/simple operations",
        name: "process machine: simple operations",
        form: Form::MillionsPerSecond,
        target: Target::AtLeast(100.0),
    },
    Benchmark {
        id: "lockstep/force and compare",
        name: "lockstep with all comparisons: steps, one CPU",
        form: Form::ThousandsPerSecond,
        target: Target::AtLeast(20.0),
    },
    Benchmark {
        id: "front end/hello with stdio",
        name: "front end: hello with stdio compiled",
        form: Form::Milliseconds,
        target: Target::AtMost(3.0),
    },
];

/// `ipclab check` of the whole catalogue, seconds.
const CHECK_MOST: f64 = 30.0;

/// One line of the table. No figure: it could not be measured here.
struct Line {
    name: String,
    figure: Option<f64>,
    unit: &'static str,
    target: Target,
}

impl Line {
    fn met(&self) -> bool {
        self.figure.is_some_and(|figure| self.target.met(figure))
    }

    fn json(&self) -> Value {
        let (at_most, at_least) = match self.target {
            Target::AtMost(most) => (Some(most), None),
            Target::AtLeast(least) => (None, Some(least)),
        };
        json!({ "schema": 1, "figure": { "name": self.name, "value": self.figure,
            "unit": self.unit, "at_most": at_most, "at_least": at_least, "met": self.met() } })
    }

    fn text(&self) -> String {
        let figure = self.figure.map_or("not measured".to_owned(), |value| match value {
            100.0.. => format!("{value:.0} {}", self.unit),
            _ => format!("{value:.2} {}", self.unit),
        });
        let met = if self.met() { "met" } else { "NOT MET" };
        format!("{:50} {figure:>14}   {:12} {met}", self.name, self.target.text(self.unit))
    }
}

/// Runs the benchmarks whose names contain the filter, prints the table, fails when a target is
/// missed.
pub fn run(args: &[&str]) -> Result<(), Failure> {
    let json = args.contains(&"--json");
    let words: Vec<&str> = args.iter().copied().filter(|word| *word != "--json").collect();
    let filter = match words.as_slice() {
        [] => "",
        [filter] if !filter.starts_with('-') => filter,
        _ => return Err(Failure::new(2, "cargo xtask bench [FILTER] [--json]")),
    };
    let mut lines = benchmarks(filter)?;
    if "check".contains(filter) {
        lines.extend(check()?);
    }
    if lines.is_empty() {
        return Err(Failure::new(2, format!("no figure is called `{filter}`")));
    }
    for line in &lines {
        match json {
            true => println!("{}", line.json()),
            false => println!("{}", line.text()),
        }
    }
    match lines.iter().all(Line::met) {
        true => Ok(()),
        false => Err(Failure::new(1, "a figure misses its target")),
    }
}

fn benchmarks(filter: &str) -> Result<Vec<Line>, Failure> {
    let chosen: Vec<&Benchmark> =
        BENCHMARKS.iter().filter(|benchmark| benchmark.id.contains(filter)).collect();
    for benchmark in &chosen {
        let estimates = folder(benchmark).join("estimates.json");
        if estimates.exists() {
            std::fs::remove_file(&estimates)
                .map_err(|error| Failure::io(estimates.display(), error))?;
        }
    }
    if !chosen.is_empty() {
        let run = Run::cargo().args(["bench", "--quiet", "-p", "tests", "--benches", "--", filter]);
        run.chatting_on_stderr().go()?;
    }
    chosen.into_iter().map(line_of).collect()
}

fn folder(benchmark: &Benchmark) -> PathBuf {
    target().join("criterion").join(benchmark.id).join("new")
}

/// Criterion's median of one iteration, divided by the elements of an iteration.
fn line_of(benchmark: &Benchmark) -> Result<Line, Failure> {
    let read = |name: &str| -> Result<Value, Failure> {
        let file = folder(benchmark).join(name);
        let text =
            std::fs::read_to_string(&file).map_err(|error| Failure::io(file.display(), error))?;
        serde_json::from_str(&text).map_err(|error| Failure::io(file.display(), error))
    };
    let (estimates, about) = (read("estimates.json")?, read("benchmark.json")?);
    let elements = about["throughput"]["Elements"].as_f64().unwrap_or(1.0);
    let median = estimates["median"]["point_estimate"].as_f64();
    Ok(Line {
        name: benchmark.name.to_owned(),
        figure: median.map(|ns| benchmark.form.of(ns / elements)),
        unit: benchmark.form.unit(),
        target: benchmark.target,
    })
}

/// The whole catalogue on this machine's kernel, by a release build as a user has it.
fn check() -> Result<Vec<Line>, Failure> {
    let build = ["build", "--quiet", "--release", "-p", "native", "--bin", "ipclab"];
    Run::cargo().args(build).go()?;
    let output = Run::new(target().join("release/ipclab")).args(["check", "--json"]).output();
    let output = output.ok_or_else(|| Failure::new(1, "`ipclab check` failed"))?;
    let end: Value = serde_json::from_str(output.lines().last().unwrap_or_default())
        .map_err(|error| Failure::io("the last line of `ipclab check --json`", error))?;
    let line = |clock: &str, key: &str| Line {
        name: format!("ipclab check, all {} scenarios: {clock}", end["end"]["scenarios"]),
        figure: end["end"][key].as_f64(),
        unit: "s",
        target: Target::AtMost(CHECK_MOST),
    };
    Ok(vec![line("CPU, workers included", "cpu_seconds"), line("wall", "seconds")])
}
