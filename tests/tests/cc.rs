//! C against cc: programs give the same output and exit status in the model and when they are
//! built by the system compiler.
//!
//! `CC_FUNCTIONS=50000 CC_SEED=7 cargo test -p tests --test cc` compares more, or others.

use std::path::{Path, PathBuf};
use tests::cc::{self, Folder, Program, generate};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).expect("the corpus can be read");
    for entry in entries {
        let path = entry.expect("the corpus can be read").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "c") {
            found.push(path);
        }
    }
}

#[test]
fn every_program_of_the_corpus_does_what_cc_makes_it_do() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("cc");
    let mut paths = Vec::new();
    sources(&corpus, &mut paths);
    paths.sort();
    let programs: Vec<Program> = paths
        .iter()
        .map(|path| {
            let inside = path.strip_prefix(&corpus).expect("it was found there");
            let name = inside.to_string_lossy().replace('/', "-");
            let text = std::fs::read_to_string(path).expect("the corpus is UTF-8");
            Program { name, text }
        })
        .collect();
    let differences = cc::compare(&programs, &Folder::new("cc-corpus"));
    let texts: Vec<String> = differences.iter().map(cc::Difference::text).collect();
    println!("{} programs compared", programs.len());
    assert!(
        texts.is_empty(),
        "{} of {} differ:\n{}",
        texts.len(),
        programs.len(),
        texts.join("\n")
    );
}

fn setting(name: &str, otherwise: u64) -> u64 {
    match std::env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name}={text} is no number")),
        Err(_) => otherwise,
    }
}

#[test]
fn random_functions_compute_what_cc_makes_them_compute() {
    const FUNCTIONS_A_PROGRAM: u64 = 200;
    let seed = setting("CC_SEED", 1);
    let programs = setting("CC_FUNCTIONS", 5000).div_ceil(FUNCTIONS_A_PROGRAM);
    println!("seed {seed}: {programs} programs of {FUNCTIONS_A_PROGRAM} functions");
    let programs: Vec<Program> = (0..programs)
        .map(|nth| {
            let seed = seed.wrapping_mul(1_000_003).wrapping_add(nth);
            let text = generate::program(seed, FUNCTIONS_A_PROGRAM as usize);
            Program { name: format!("seed-{seed}.c"), text }
        })
        .collect();
    let differences = cc::compare(&programs, &Folder::new("cc-random"));
    let texts: Vec<String> = differences.iter().map(described).collect();
    assert!(texts.is_empty(), "seed {seed}: {} differ:\n{}", texts.len(), texts.join("\n"));
}

/// The difference with the function whose line it is.
fn described(difference: &cc::Difference) -> String {
    let lines = difference.model.output.lines().zip(difference.machine.output.lines());
    let function = lines
        .filter(|(model, machine)| model != machine)
        .find_map(|(_, machine)| machine.split(':').next()?.parse::<usize>().ok());
    let function = function.map(|nth| generate::function_text(&difference.program.text, nth));
    format!("{}\n{}", difference.text(), function.unwrap_or_default())
}
