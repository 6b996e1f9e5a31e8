//! The golden files: each scenario's complete set of endings, written by the tool, read by people.
//!
//! `UPDATE=1 cargo test -p tests --test golden` rewrites them.

use sim_core::machine::Session;
use sim_core::machine::policy::Start;
use sim_core::trace::token::Run;
use std::path::Path;
use tests::{report, scenarios, world};

#[test]
fn every_scenario_ends_as_its_golden_file_says() {
    let update = std::env::var_os("UPDATE").is_some();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../sim-core/scenarios");
    let mut wrong = Vec::new();
    for entry in scenarios() {
        let world = world(entry);
        let report = report(entry, &world);
        let found = report.expected();
        if update {
            let file = folder.join(entry.family).join(entry.name).with_extension("expected");
            std::fs::write(&file, &found).expect("the scenario folder is writable");
        } else if entry.expected != Some(found.as_str()) {
            let expected = entry.expected.unwrap_or("(no golden file)\n");
            wrong.push(format!("{}\n--- expected\n{expected}--- found\n{found}", entry.id()));
        }
    }
    assert!(wrong.is_empty(), "{} scenarios differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_claim_is_right_and_every_search_complete() {
    let mut wrong = Vec::new();
    for entry in scenarios() {
        let world = world(entry);
        let report = report(entry, &world);
        if report.claims.is_empty() {
            wrong.push(format!("{}: it claims nothing", entry.id()));
        }
        for claim in report.claims.iter().filter(|claim| claim.right != Some(true)) {
            wrong.push(format!("{}:{}: {} is wrong", entry.id(), claim.line, claim.text));
        }
        wrong.extend(report.cuts.iter().map(|cut| format!("{}: {cut}", entry.id())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_named_schedule_can_be_played() {
    let mut wrong = Vec::new();
    for entry in scenarios() {
        let world = world(entry);
        if world.schedules().is_empty() {
            wrong.push(format!("{}: it names no schedule", entry.id()));
        }
        for (name, text) in world.schedules() {
            let run: Run = match text.parse() {
                Ok(run) => run,
                Err(error) => {
                    wrong.push(format!("{} {name}: {error}", entry.id()));
                    continue;
                }
            };
            let mut session = Session::new(&world, Start::Together, None);
            for (nth, token) in run.0.iter().enumerate() {
                if let Err(impossible) = session.play(token) {
                    let ready: Vec<String> =
                        impossible.ready.iter().map(ToString::to_string).collect();
                    wrong.push(format!(
                        "{} {name}: token {} `{token}` is impossible, possible are {}",
                        entry.id(),
                        nth + 1,
                        ready.join(" ")
                    ));
                    break;
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
