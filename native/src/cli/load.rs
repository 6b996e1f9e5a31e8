//! From what was typed (files, ids, `NAME=FILE`) to a world.

use super::args::{Setup, StartArg, StdoutArg};
use super::{Common, Stop, diagnostics};
use crate::cli::out::Out;
use serde_json::json;
use sim_core::catalogue;
use sim_core::kernel::StdoutKind;
use sim_core::machine::policy::Start;
use sim_core::machine::world::{Failure, Options, Source, World};
use sim_core::trace::json::SCHEMA;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Files larger than this are no scenarios.
const SOURCE_BYTES_MAX: u64 = 1 << 20;

/// A world with what it is called.
pub(crate) struct Loaded {
    pub id: String,
    pub world: World,
}

/// The start mode.
pub(crate) fn start(setup: &Setup) -> Start {
    match setup.start {
        StartArg::Together => Start::Together,
        StartArg::Staggered => Start::Staggered,
        StartArg::Sequential => Start::Sequential,
    }
}

/// Jumps and calls after which a process counts as endless, for one run: seconds of computing.
pub(crate) const FUEL_OF_A_RUN: u64 = 300_000_000;
/// The same for a search, where every state may compute.
pub(crate) const FUEL_OF_A_SEARCH: u64 = 20_000_000;

/// Reads and compiles what `setup` names. Diagnostics are printed here.
pub(crate) fn load(
    setup: &Setup,
    fuel: u64,
    common: Common,
    out: &mut Out,
) -> Result<Loaded, Stop> {
    let mut sources = Vec::new();
    let mut ids = Vec::new();
    for program in &setup.programs {
        let (id, mut found) = find(program)?;
        // A header may be named as well as found beside the file that includes it.
        found.retain(|source: &Source| sources.iter().all(|s: &Source| s.name != source.name));
        if found.is_empty() && !program.ends_with(".h") {
            return Err(Stop::Bad(format!("{program} was given twice")));
        }
        if !program.ends_with(".h") {
            ids.push(id);
        }
        sources.extend(found);
    }
    let options = Options { fuel, ..options(setup)? };
    match World::new(&sources, &options) {
        Ok(world) => {
            check_stdin_names(&options, &world)?;
            diagnostics::warnings(world.warnings(), common, out)?;
            Ok(Loaded { id: ids.join("+"), world })
        }
        Err(Failure::Source(complaints)) => {
            diagnostics::print(&complaints, common, out)?;
            Err(Stop::Said(2))
        }
        Err(Failure::Setup(text)) => Err(Stop::Bad(text)),
        Err(Failure::NotModelled { text, file, line }) if common.json => {
            out.json(&json!({ "schema": SCHEMA, "id": ids.join("+") }))?;
            let end = json!({ "reason": "not modelled", "text": text, "file": file, "line": line });
            out.json(&json!({ "end": end }))?;
            Err(Stop::Said(3))
        }
        Err(Failure::NotModelled { text, file, line }) => {
            Err(Stop::NotPossible(format!("not modelled: {text} ({file}:{line})")))
        }
    }
}

fn options(setup: &Setup) -> Result<Options, Stop> {
    let mut stdin = BTreeMap::new();
    for pair in &setup.stdin {
        let (name, file) = pair
            .split_once('=')
            .ok_or_else(|| Stop::Bad(format!("--stdin takes NAME=FILE, not `{pair}`")))?;
        if stdin.insert(name.to_owned(), read_input(file)?).is_some() {
            return Err(Stop::Bad(format!("--stdin names `{name}` twice")));
        }
    }
    let stdout = match setup.stdout {
        StdoutArg::Tty => StdoutKind::Terminal,
        StdoutArg::Pipe => StdoutKind::Pipe,
    };
    Ok(Options { first_pid: setup.first_pid, stdout, stdin, ..Options::default() })
}

fn check_stdin_names(options: &Options, world: &World) -> Result<(), Stop> {
    for name in options.stdin.keys() {
        if !world.is_program(name) {
            let names: Vec<&str> =
                (0..world.programs()).map(|nth| world.program_name(nth)).collect();
            return Err(Stop::Bad(format!(
                "--stdin names `{name}`, but the programs are called {}",
                names.join(", ")
            )));
        }
    }
    Ok(())
}

fn read_input(file: &str) -> Result<Vec<u8>, Stop> {
    let mut bytes = Vec::new();
    if file == "-" {
        let read = std::io::stdin().lock().take(SOURCE_BYTES_MAX).read_to_end(&mut bytes);
        read.map_err(|error| Stop::Bad(format!("cannot read standard input: {error}")))?;
        return Ok(bytes);
    }
    std::fs::read(file).map_err(|error| Stop::Bad(format!("cannot read {file}: {error}")))
}

/// A file of the disk, else a scenario of the catalogue.
pub(crate) fn find(program: &str) -> Result<(String, Vec<Source>), Stop> {
    let path = Path::new(program);
    if path.is_dir() {
        return Err(Stop::Bad(format!("{program} is a directory; name a C file in it")));
    }
    if path.exists() || program == "-" {
        let mut sources = Vec::new();
        read_with_includes(program, &mut sources)?;
        return Ok((program.to_owned(), sources));
    }
    if let Some(entry) = catalogue::find(program) {
        let source = Source { name: entry.file_name(), text: entry.source.to_owned() };
        return Ok((entry.id(), vec![source]));
    }
    let mut text = format!("there is neither a file nor a scenario called {program}");
    if let Some(close) = closest(program) {
        text.push_str(&format!("; did you mean {close}?"));
    } else {
        text.push_str(" (`ipclab list` names the scenarios)");
    }
    Err(Stop::Bad(text))
}

/// Reads a file and, beside it, what it includes in quotes.
fn read_with_includes(name: &str, into: &mut Vec<Source>) -> Result<(), Stop> {
    const FILES_MAX: usize = 64;
    let text = read_source(name)?;
    let folder = Path::new(name).parent().map_or_else(PathBuf::new, Path::to_path_buf);
    let shown = if name == "-" { "main.c".to_owned() } else { name.to_owned() };
    into.push(Source { name: shown, text: text.clone() });
    let mut todo = included(&text);
    while let Some(header) = todo.pop() {
        let path = folder.join(&header);
        if into.iter().any(|s| s.name == header) || !path.is_file() || into.len() >= FILES_MAX {
            continue;
        }
        let text = read_source(&path.to_string_lossy())?;
        todo.extend(included(&text));
        into.push(Source { name: header, text });
    }
    Ok(())
}

/// The names that stand in `#include "..."` lines.
fn included(text: &str) -> Vec<String> {
    text.lines()
        .filter_map(|line| line.trim_start().strip_prefix('#'))
        .filter_map(|line| line.trim_start().strip_prefix("include"))
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
        .map(str::to_owned)
        .collect()
}

fn read_source(name: &str) -> Result<String, Stop> {
    let mut bytes = Vec::new();
    let cannot = |error: std::io::Error| Stop::Bad(format!("cannot read {name}: {error}"));
    let mut input: Box<dyn Read> = if name == "-" {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(std::fs::File::open(name).map_err(cannot)?)
    };
    input.by_ref().take(SOURCE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() as u64 > SOURCE_BYTES_MAX {
        return Err(Stop::Bad(format!("{name} is larger than 1 MiB: that is no C program")));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Stop::Bad(format!("{name} is saved as UTF-16; save it as UTF-8")));
    }
    if bytes.contains(&0) {
        return Err(Stop::Bad(format!("{name} is a binary file; ipclab reads C source text")));
    }
    String::from_utf8(bytes).or_else(|error| {
        // Old course files come in other encodings: their comments and strings still show.
        let lossy = String::from_utf8_lossy(error.as_bytes()).into_owned();
        let strange = lossy.chars().filter(|c| *c == '\u{fffd}').count();
        if strange * 4 > lossy.chars().count() {
            return Err(Stop::Bad(format!("{name} is no text; ipclab reads C source text")));
        }
        Ok(lossy)
    })
}

/// The scenario whose id is nearest to what was typed.
fn closest(typed: &str) -> Option<String> {
    let best = catalogue::ALL
        .iter()
        .map(|entry| (distance(typed, &entry.id()).min(1 + distance(typed, entry.name)), entry))
        .min_by_key(|(distance, _)| *distance)?;
    (best.0 <= typed.len() / 3).then(|| best.1.id())
}

/// Edits from one word to the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let change = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
