//! The layers of `cargo xtask test`, cheapest first, each timed.

use crate::command::{Failure, Run};
use crate::{site, system};
use std::time::{Duration, Instant};

struct Layer {
    name: &'static str,
    checks: &'static str,
    run: fn() -> Result<(), Failure>,
}

const LAYERS: &[Layer] = &[
    Layer { name: "fmt", checks: "rustfmt", run: fmt },
    Layer { name: "clippy", checks: "lints as errors, on the host and for wasm32", run: clippy },
    Layer { name: "core", checks: "the model, the C front end, the process machine", run: core },
    Layer { name: "native", checks: "the real kernel side and the command line", run: native },
    Layer { name: "tests", checks: "golden, agree, drift, tidy, C against cc ...", run: tests },
    Layer {
        name: "site",
        checks: "reducer, link, texts; the site builds in its budget",
        run: site,
    },
    Layer {
        name: "web",
        checks: "wasm equals native and the page end to end, in Chromium",
        run: web,
    },
];

/// Prints the layers.
pub fn list() {
    for layer in LAYERS {
        println!("{:8} {}", layer.name, layer.checks);
    }
}

/// Runs all layers, or those named in `only` ("fmt,core,web"), and prints the time of each.
pub fn test(only: Option<&str>) -> Result<(), Failure> {
    let names: Option<Vec<&str>> = only.map(|only| only.split(',').map(str::trim).collect());
    let unknown = names.iter().flatten().find(|n| LAYERS.iter().all(|layer| layer.name != **n));
    if let Some(name) = unknown {
        let known: Vec<&str> = LAYERS.iter().map(|layer| layer.name).collect();
        let message = format!("no layer is called `{name}`; there are: {}", known.join(", "));
        return Err(Failure::new(2, message));
    }
    let wanted = |name| names.as_ref().is_none_or(|names| names.contains(&name));
    if wanted("web") {
        system::browser()?; // before the long layers: a missing package is known at once
    }
    let mut done: Vec<(&str, Duration, bool)> = Vec::new();
    let mut failures = Vec::new();
    for layer in LAYERS.iter().filter(|layer| wanted(layer.name)) {
        println!("== {}: {}", layer.name, layer.checks);
        let start = Instant::now();
        let result = (layer.run)();
        done.push((layer.name, start.elapsed(), result.is_ok()));
        if let Err(failure) = result {
            eprintln!("{}", failure.message);
            failures.push(layer.name);
        }
    }
    println!();
    for (name, time, passed) in &done {
        let verdict = if *passed { "passed" } else { "FAILED" };
        println!("{name:8} {verdict} {:7.1} s", time.as_secs_f64());
    }
    if failures.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(1, format!("failed: {}", failures.join(", "))))
    }
}

fn fmt() -> Result<(), Failure> {
    Run::cargo().args(["fmt", "--all", "--check"]).go()
}

fn clippy() -> Result<(), Failure> {
    let host = ["sim-core", "native", "tests", "xtask"].map(|name| format!("-p{name}"));
    Run::cargo()
        .args(["clippy", "--quiet", "--all-targets", "--features", "tests/browser"])
        .args(host)
        .args(["--", "-D", "warnings"])
        .go()?;
    Run::cargo()
        .args(["clippy", "--quiet", "-p", "web", "--target", "wasm32-unknown-unknown"])
        .args(["--", "-D", "warnings"])
        .go()
}

fn cargo_test(package: &str) -> Result<(), Failure> {
    Run::cargo().args(["test", "--quiet", "-p", package]).go()
}

fn core() -> Result<(), Failure> {
    cargo_test("sim-core")
}

fn native() -> Result<(), Failure> {
    cargo_test("native")
}

fn tests() -> Result<(), Failure> {
    cargo_test("tests")
}

fn site() -> Result<(), Failure> {
    cargo_test("web")?;
    site::build().map(|_| ())
}

fn web() -> Result<(), Failure> {
    system::browser()?;
    let site = site::build()?;
    let ipclab = system::build_ipclab()?;
    Run::cargo()
        .args(["test", "--quiet", "-p", "tests", "--features", "browser", "--test", "web"])
        .args(["--", "--nocapture", "--test-threads=1"])
        .env("IPCLAB_SITE", site)
        .env("IPCLAB", ipclab)
        .go()
}
