//! A given run on the real kernel, as the page asks for it.

use native::{check, replay};
use sim_core::catalogue;
use sim_core::machine::Options;
use sim_core::machine::world::Source;
use sim_core::trace::token::Run;

#[test]
fn named_runs_are_replayed_with_both_sides_told() {
    let mut steps = 0;
    for entry in catalogue::ALL.iter().filter(|entry| entry.family == "pipe") {
        let source = Source { name: entry.file_name(), text: entry.source.to_owned() };
        let world = check::world(&[source], &Options::default()).expect("a correct scenario");
        for (_, tokens) in world.schedules() {
            let run: Run = tokens.parse().expect("a named run can be read");
            let replay = replay::replay(&world, &run).expect("a sandbox");
            assert!(replay.steps.iter().all(|step| step.agrees), "{}: {replay:#?}", entry.id());
            steps += replay.steps.len();
        }
    }
    assert!(steps > 100, "only {steps} steps");
}

#[test]
fn an_impossible_run_is_answered_with_a_sentence() {
    let text = "int main(void) { return 0; }";
    let source = Source { name: "none.c".to_owned(), text: text.to_owned() };
    let world = check::world(&[source], &Options::default()).expect("a correct program");
    let run: Run = "nobody".parse().expect("a token");
    let replay = replay::replay(&world, &run).expect("a sandbox");
    assert!(replay.steps.is_empty());
    assert!(replay.notes[0].contains("not possible"), "{:?}", replay.notes);
}
