//! The search against its naive twin, known counts, bounds and partial answers.

use sim_core::explore::claims::Verdict;
use sim_core::explore::{Bounds, Exploration, Report, Search, Slice, naive};
use sim_core::machine::ending::Over;
use sim_core::machine::world::{Options, Source, World};
use sim_core::machine::{Session, policy::Start};
use tests::{failure_text, scenarios, world};

fn build(text: &str) -> World {
    let source = Source { name: "test.c".to_owned(), text: text.to_owned() };
    let options = Options { fuel: 1_000_000, ..Options::default() };
    World::new(&[source], &options).unwrap_or_else(|failure| panic!("{}", failure_text(&failure)))
}

fn explore(world: &World, bounds: Bounds) -> Exploration {
    let mut search = Search::new(world, bounds);
    while search.advance(1000) == Slice::More {}
    search.finish()
}

/// N processes, each with K writes into a pipe of its own, then the end.
fn independent(processes: usize, writes: usize) -> World {
    let mut text = format!("#include <ipclab.h>\nint p[{processes}][2];\nsetup {{");
    text.push_str(&format!("for (int i = 0; i < {processes}; i++) pipe(p[i]); }}\n"));
    for nth in 0..processes {
        text.push_str(&format!(
            "process(a{nth}) {{ for (int i = 0; i < {writes}; i++) write(p[{nth}][1], \"x\", 1); }}\n"
        ));
    }
    build(&text)
}

#[test]
fn independent_processes_have_the_product_of_their_states() {
    for (processes, writes) in [(1, 3), (2, 1), (2, 3), (3, 2)] {
        let found = explore(&independent(processes, writes), Bounds::default());
        let each = writes as u64 + 2;
        assert_eq!(found.progress.states, each.pow(processes as u32), "{processes} {writes}");
        assert_eq!(found.found.len(), 1);
        assert!(found.complete());
    }
}

#[test]
fn the_search_finds_what_all_runs_together_find() {
    const RUNS_MAX: u64 = 4_000;
    let mut compared = 0;
    for entry in scenarios() {
        let world = world(entry);
        let Some(all) = naive::enumerate(&world, RUNS_MAX) else { continue };
        let found = explore(&world, Bounds::default());
        assert!(found.complete(), "{}", entry.id());
        let endings: Vec<_> = found.found.iter().map(|found| &found.ending).collect();
        assert_eq!(endings, all.endings.keys().collect::<Vec<_>>(), "{}", entry.id());
        let report = Report::new(&entry.id(), &world, &found);
        for row in &report.rows {
            let (steps, switches) = all.endings[&row.ending];
            assert_eq!(row.shortest.0.len(), steps, "{} {}", entry.id(), row.shortest);
            let calm = &row.fewest_switches;
            assert_eq!(calm.switches(), switches, "{} {calm}", entry.id());
        }
        compared += 1;
    }
    println!("{compared} scenarios compared with all of their runs");
    assert!(compared >= 60, "only {compared} scenarios were small enough");
}

#[test]
fn every_run_of_a_report_leads_to_its_ending() {
    for entry in scenarios() {
        let world = world(entry);
        let report = Report::new(&entry.id(), &world, &explore(&world, Bounds::default()));
        for row in report.rows.iter().filter(|row| row.ending.over != Over::Livelock) {
            for run in [&row.shortest, &row.fewest_switches] {
                let mut session = Session::new(&world, Start::Together, None);
                for token in &run.0 {
                    session.play(token).unwrap_or_else(|_| panic!("{} {run}", entry.id()));
                }
                assert!(session.ready().is_empty(), "{} {run}", entry.id());
                assert_eq!(session.state().ending(&world), row.ending, "{} {run}", entry.id());
            }
        }
    }
}

#[test]
fn a_bound_makes_the_answer_partial_and_never_always_or_never() {
    let text = "#include <ipclab.h>\nint p[2];\nsetup { pipe(p); }\n\
        process(a) { for (int i = 0; i < 5; i++) write(p[1], \"a\", 1); }\n\
        process(b) { for (int i = 0; i < 5; i++) write(p[1], \"b\", 1); }\n\
        always(a.status == 0);\nnever(deadlock);\nsometimes(b.status == 0);\n";
    let world = build(text);
    for bounds in [
        Bounds { states: 10, ..Bounds::default() },
        Bounds { depth: 4, ..Bounds::default() },
        Bounds { memory: 8 * 1024, ..Bounds::default() },
    ] {
        let report = Report::new("test", &world, &explore(&world, bounds));
        assert!(!report.complete());
        for claim in &report.claims {
            assert_eq!((claim.verdict, claim.right), (Verdict::Unknown, None), "{bounds:?}");
        }
        assert!(report.observation().contains("incomplete"));
    }
    let mut search = Search::new(&world, Bounds::default());
    assert_eq!(search.advance(5), Slice::More);
    search.cancel();
    assert!(!search.finish().complete());
}

#[test]
fn what_never_ends_is_named() {
    let livelock =
        build("#include <ipclab.h>\nprocess(a) { for (;;) sched_yield(); }\nprocess(b) { }\n");
    let found = explore(&livelock, Bounds::default());
    assert_eq!(found.found.len(), 1);
    assert_eq!(found.found[0].ending.over, Over::Livelock);
    let endless = build("#include <ipclab.h>\nprocess(a) { for (;;) ; }\nprocess(b) { }\n");
    let found = explore(&endless, Bounds::default());
    assert_eq!(found.found[0].ending.over, Over::Endless);
    let stuck = build(
        "#include <ipclab.h>\nint p[2];\nsetup { pipe(p); }\n\
         process(a) { char c; read(p[0], &c, 1); }\nalways(stuck(a) && deadlock);\n",
    );
    let report = Report::new("test", &stuck, &explore(&stuck, Bounds::default()));
    assert_eq!(report.claims[0].verdict, Verdict::Always);
}

#[test]
fn slices_do_not_change_the_answer() {
    for entry in scenarios().iter().step_by(7) {
        let world = world(entry);
        let whole = Report::new("x", &world, &explore(&world, Bounds::default()));
        let mut search = Search::new(&world, Bounds::default());
        while search.advance(1) == Slice::More {}
        let sliced = Report::new("x", &world, &search.finish());
        assert_eq!(whole.expected(), sliced.expected(), "{}", entry.id());
    }
}
