//! Course-style programs show over the model what they showed on a real machine.
//!
//! `tests/programs/NAME.c` with `NAME.tty.out` and `NAME.pipe.out`: what the gcc build wrote to a
//! terminal and into a pipe (20 runs of each agreed), `NAME.status` how it ended, `NAME.in` what was
//! typed. `NAME_a.c` and `NAME_b.c` are two programs started together, each with its own terminal.

use sim_core::kernel::StdoutKind;
use sim_core::machine::Session;
use sim_core::machine::ending::{Ending, Fate, Over};
use sim_core::machine::policy::Start;
use sim_core::machine::world::{Options, Source, World};
use std::path::{Path, PathBuf};
use tests::failure_text;

const STEPS_MAX: u64 = 50_000;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")
}

/// Groups of programs that run together: most are alone.
fn groups() -> Vec<Vec<String>> {
    let files = std::fs::read_dir(folder()).expect("the folder of programs");
    let mut names: Vec<String> = files
        .flatten()
        .filter_map(|file| file.file_name().to_str()?.strip_suffix(".c").map(str::to_owned))
        .collect();
    names.sort();
    let mut groups: Vec<Vec<String>> = Vec::new();
    for name in names {
        let first = name.strip_suffix("_b").map(|pair| format!("{pair}_a"));
        match groups.last_mut() {
            Some(group) if first.as_ref().is_some_and(|first| group.contains(first)) => {
                group.push(name);
            }
            _ => groups.push(vec![name]),
        }
    }
    groups
}

fn read(name: &str, kind: &str) -> Option<Vec<u8>> {
    std::fs::read(folder().join(format!("{name}.{kind}"))).ok()
}

/// Runs a group by the default policy up to its ending.
fn run(group: &[String], stdout: StdoutKind, start: Start) -> Result<(World, Ending), String> {
    let mut sources = Vec::new();
    let mut options = Options { stdout, ..Options::default() };
    for name in group {
        let text = read(name, "c").expect("it was found in the folder");
        let text = String::from_utf8(text).expect("sources are UTF-8");
        sources.push(Source { name: format!("{name}.c"), text });
        if let Some(typed) = read(name, "in") {
            options.stdin.insert(name.clone(), typed);
        }
    }
    let world = World::new(&sources, &options).map_err(|failure| failure_text(&failure))?;
    let ending = {
        let mut session = Session::new(&world, start, None);
        while session.steps() < STEPS_MAX && session.go_on().is_ok() {}
        session.state().ending(&world)
    };
    Ok((world, ending))
}

/// What is different from the real machine, in a few lines.
fn differences(group: &[String], stdout: StdoutKind, start: Start) -> Vec<String> {
    let (world, ending) = match run(group, stdout, start) {
        Ok(ran) => ran,
        Err(text) => return vec![format!("{}: {text}", group[0])],
    };
    let kind = if stdout == StdoutKind::Pipe { "pipe" } else { "tty" };
    let mut wrong = Vec::new();
    if ending.over != Over::Done {
        wrong.push(format!("{} {kind}: {}", group[0], ending.over.word()));
    }
    for (nth, name) in group.iter().enumerate() {
        let process = world.program_name(nth);
        let shown = ending.terminals.iter().find(|(terminal, _)| &**terminal == process);
        let shown = shown.map_or(&b""[..], |(_, text)| text);
        let real = read(name, &format!("{kind}.out")).expect("a golden file stands beside it");
        if shown != real {
            wrong.push(format!(
                "{name} {kind}\n--- real\n{}\n--- model\n{}",
                String::from_utf8_lossy(&real),
                String::from_utf8_lossy(shown)
            ));
        }
        let status = read(name, "status").expect("a golden file stands beside it");
        let status = String::from_utf8_lossy(&status).trim().parse().ok();
        let ended = match ending.fate(process) {
            Some(Fate::Ended(ended)) => Some(ended.shell_status()),
            _ => None,
        };
        if ended != status {
            wrong.push(format!("{name} {kind}: ended with {ended:?}, really {status:?}"));
        }
    }
    wrong
}

#[test]
fn programs_show_on_a_terminal_and_in_a_pipe_what_the_real_machine_showed() {
    let mut wrong = Vec::new();
    let groups = groups();
    assert!(groups.len() >= 60, "{} programs were found", groups.len());
    for group in &groups {
        for stdout in [StdoutKind::Terminal, StdoutKind::Pipe] {
            wrong.extend(differences(group, stdout, Start::Together));
        }
    }
    println!("{} programs, each with a terminal and with a pipe", groups.len());
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn pairs_show_the_same_when_one_starts_after_the_other() {
    let pairs: Vec<_> = groups().into_iter().filter(|group| group.len() == 2).collect();
    assert!(!pairs.is_empty(), "there are pairs");
    let mut wrong = Vec::new();
    for pair in &pairs {
        wrong.extend(differences(pair, StdoutKind::Terminal, Start::Staggered));
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}
