//! Embeds the scenario catalogue and records which rules the kernel model cites.
//!
//! Both are facts about the source tree, so they are taken from it at build time, in sorted order.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    // A folder that is watched is watched with all that is in it; one that does not exist must not
    // be named, or every build would run this again.
    sorted(&root.join("evidence"));
    write_catalogue(&root.join("scenarios"), &root.join("evidence"), &out.join("catalogue.rs"));
    write_cited(&root.join("src"), &out.join("cited.rs"));
}

/// The entries of a directory in the order of their names; none when it does not exist.
fn sorted(dir: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(dir) else { return Vec::new() };
    println!("cargo:rerun-if-changed={}", dir.display());
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// An expression for the text of a file that may not exist.
fn include(file: &Path) -> String {
    if file.is_file() { format!("Some(include_str!({file:?}))") } else { "None".to_owned() }
}

fn write_catalogue(scenarios: &Path, evidence: &Path, to: &Path) {
    let mut table = String::from("&[\n");
    for family in sorted(scenarios) {
        if !family.is_dir() {
            continue;
        }
        for file in sorted(&family) {
            if file.extension().is_none_or(|extension| extension != "c") {
                continue;
            }
            let (family, name) = (stem(&family), stem(&file));
            let golden = include(&file.with_extension("expected"));
            let evidence = include(&evidence.join(&family).join(format!("{name}.json")));
            writeln!(
                table,
                "    Entry {{ family: {family:?}, name: {name:?}, source: include_str!({file:?}), \
                 expected: {golden}, evidence: {evidence} }},",
            )
            .expect("writing to a string succeeds");
        }
    }
    table.push_str("]\n");
    fs::write(to, table).expect("OUT_DIR is writable");
}

/// Names after `Rule::` in everything that is not a table of rules, with how often they stand there.
fn write_cited(src: &Path, to: &Path) {
    let mut names: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for dir in ["kernel", "vm", "machine", "memory"] {
        collect_cited(&src.join(dir), &mut names);
    }
    let mut table = String::from("&[\n");
    for (name, times) in names {
        writeln!(table, "    ({name:?}, {times}),").expect("writing to a string succeeds");
    }
    table.push_str("]\n");
    fs::write(to, table).expect("OUT_DIR is writable");
}

fn collect_cited(path: &Path, names: &mut std::collections::BTreeMap<String, usize>) {
    if path.is_dir() {
        for entry in sorted(path) {
            collect_cited(&entry, names);
        }
        return;
    }
    let Ok(text) = fs::read_to_string(path) else { return };
    // Unit tests at the end of a file mention rules without applying them.
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
        for rest in line.split("Rule::").skip(1) {
            let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            if rest[..end].starts_with(|c: char| c.is_ascii_uppercase()) {
                *names.entry(rest[..end].to_owned()).or_default() += 1;
            }
        }
    }
}
