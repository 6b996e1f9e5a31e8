//! Random traces and programs, model against kernel. `IPCLAB_SEED`, `IPCLAB_TRACES` and
//! `IPCLAB_PROGRAMS` change what is run.

use native::{generate, sweep};

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[test]
fn random_traces_of_pipe_calls_agree() {
    let seed = number("IPCLAB_SEED", 1);
    let swept = sweep::sweep(number("IPCLAB_TRACES", 20_000), seed, 3).expect("a sandbox");
    println!("seed {seed}: {} traces, {} calls, {:?}", swept.traces, swept.calls, swept.results);
    assert!(swept.disagreements.is_empty(), "{:#?}", swept.disagreements);
    for result in ["write EAGAIN", "write EPIPE", "write ended", "write asleep", "read asleep"] {
        assert!(swept.results.contains_key(result), "no trace has {result}");
    }
}

#[test]
fn random_programs_of_two_and_three_processes_agree() {
    let seed = number("IPCLAB_SEED", 1);
    let swept = generate::sweep(number("IPCLAB_PROGRAMS", 500), seed, 3).expect("a sandbox");
    println!(
        "seed {seed}: {} programs, {} runs, {} steps, {:?}, not checked: {:?}",
        swept.programs, swept.runs, swept.steps, swept.counts, swept.skipped
    );
    for (seed, text, mismatch) in &swept.disagreements {
        println!("program {seed}:\n{text}\n{mismatch:#?}");
    }
    assert!(swept.disagreements.is_empty());
}
