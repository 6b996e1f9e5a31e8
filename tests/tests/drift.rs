//! The two tables against the code, the facts and the generated document.

use sim_core::rules::Rule;
use sim_core::syscalls::{Sleeps, SysId};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the workspace").into()
}

/// All code of the kernel model, without comments and unit tests.
fn kernel_code() -> String {
    let mut code = String::new();
    let mut folders = vec![root().join("sim-core/src/kernel")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("sim-core/src/kernel can be listed") {
            let path = entry.expect("an entry of a folder can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).expect("a source file can be read");
            let shown = text.find("#[cfg(test)]\nmod ").map_or(&text[..], |at| &text[..at]);
            for line in shown.lines() {
                code.push_str(line.split("//").next().unwrap_or(""));
                code.push('\n');
            }
        }
    }
    code
}

/// How often `Rule::Name` stands in `code` as a whole word.
fn citations(code: &str, name: &str) -> usize {
    let word = format!("Rule::{name}");
    code.match_indices(&word)
        .filter(|(at, _)| {
            !code[at + word.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
        })
        .count()
}

#[test]
fn every_rule_is_cited_once_or_says_what_it_waits_for() {
    let code = kernel_code();
    let mut wrong = Vec::new();
    for rule in Rule::all() {
        let (row, count) = (rule.row(), citations(&code, rule.row().name));
        match row.waits {
            None if count != 1 => {
                wrong.push(format!("{} {}: cited {count} times", row.id, row.name));
            }
            Some(_) if count > 1 => wrong.push(format!("{} {}: cited twice", row.id, row.name)),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{} rules:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn rules_have_unique_ids_names_and_both_languages() {
    let mut ids = BTreeMap::new();
    let mut names = BTreeMap::new();
    for rule in Rule::all() {
        let row = rule.row();
        assert!(ids.insert(row.id, ()).is_none(), "{} stands twice", row.id);
        assert!(names.insert(row.name, ()).is_none(), "{} stands twice", row.name);
        assert!((1..=3).contains(&row.tier), "{}: tier {}", row.id, row.tier);
        let sourced =
            row.cite().contains('(') || row.cite().contains("fs/") || row.cite().contains("POSIX");
        assert!(sourced, "{}: cite a man page, a clause or the kernel: {}", row.id, row.cite());
        assert!(row.en().ends_with('.') && row.en().len() > 20, "{}: {}", row.id, row.en());
        let hangul = row.ko().chars().any(|c| ('가'..='힣').contains(&c));
        assert!(hangul && row.ko().ends_with('.'), "{}: {}", row.id, row.ko());
        assert_ne!(row.en(), row.ko(), "{}", row.id);
    }
    for (mechanism, count) in [("PIPE", 60), ("FIFO", 29), ("FD", 22), ("PROC", 33)] {
        let found = ids.keys().filter(|id| id.split('-').next() == Some(mechanism)).count();
        assert_eq!(found, count, "rules of {mechanism}");
    }
}

#[test]
fn system_calls_have_both_languages_and_errors_that_the_model_returns() {
    let code = kernel_code();
    for id in SysId::ALL {
        let row = id.row();
        assert!(row.en().ends_with('.'), "{}: {}", row.name, row.en());
        assert!(row.ko().chars().any(|c| ('가'..='힣').contains(&c)), "{}: {}", row.name, row.ko());
        assert!(row.prototype().contains(row.name), "{}: {}", row.name, row.prototype());
        for errno in row.errnos {
            let word = format!("Errno::{}", errno.name());
            assert!(code.contains(&word), "{} lists {word}, never returned", row.name);
        }
    }
}

/// docs/SEMANTICS.md: everything the model knows, from the tables.
fn semantics() -> String {
    let mut out = String::from(
        "# What the model knows\n\nGenerated from `sim-core/src/rules` and `sim-core/src/syscalls.rs` by \
         `UPDATE=1 cargo test -p tests --test drift`; do not edit.\n\n## Rules\n",
    );
    let mut mechanism = "";
    for rule in Rule::all() {
        let row = rule.row();
        let now = row.id.split('-').next().unwrap_or("");
        if now != mechanism {
            mechanism = now;
            let _ = write!(
                out,
                "\n### {mechanism}\n\n| id | tier | rule | 규칙 | source | waits for |\n"
            );
            out.push_str("|---|---|---|---|---|---|\n");
        }
        let cell = |text: &str| text.replace('|', "\\|");
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} |",
            row.id,
            row.tier,
            cell(row.en()),
            cell(row.ko()),
            cell(row.cite()),
            row.waits.unwrap_or("")
        );
    }
    out.push_str("\n## System calls\n\n| call | page | errors | sleeps |\n|---|---|---|---|\n");
    for id in SysId::ALL {
        let row = id.row();
        let errnos: Vec<&str> = row.errnos.iter().map(|e| e.name()).collect();
        let sleeps = match row.sleeps {
            Sleeps::Never => "never".to_owned(),
            Sleeps::Recheck(until) => format!("{until}; then tries again"),
            Sleeps::Handover(until) => format!("{until}; the waker finishes the call"),
            Sleeps::Timer(until) => until.to_owned(),
        };
        let _ = writeln!(
            out,
            "| `{}` | {} | {} | {} |",
            row.prototype(),
            row.page,
            errnos.join(" "),
            sleeps
        );
    }
    out
}

#[test]
fn semantics_md_is_as_generated() {
    let path = root().join("docs/SEMANTICS.md");
    let wanted = semantics();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &wanted).expect("docs/ can be written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == wanted,
        "docs/SEMANTICS.md is stale: UPDATE=1 cargo test -p tests --test drift"
    );
}
