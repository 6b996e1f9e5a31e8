//! A kernel that lies is caught: the checks can fail.

use native::check::{self, Options, Random, Report};
use native::lies::{Kind, Lie};
use native::stage::Stage;
use sim_core::machine::Options as RunOptions;
use sim_core::machine::world::Source;

const PROGRAM: &str = r#"
#include <ipclab.h>
#include <unistd.h>
int p[2];
char buf[16];
setup { pipe(p); }
process(a) { read(p[0], buf, 16); read(p[0], buf, 16); }
process(b) { write(p[1], "hello", 5); write(p[1], "again", 5); }
"#;

/// Runs the program with a lie told at the chance after `skip` others; whether it was told, and the
/// report.
fn run_with(kind: Kind, skip: u32, seed: u64) -> (bool, Report) {
    let source = Source { name: "liar.c".to_owned(), text: PROGRAM.to_owned() };
    let world = check::world(&[source], &RunOptions::default()).expect("a correct program");
    let mut stage = Stage::new(&world).expect("a sandbox");
    let mut report = Report::default();
    let mut lie = Lie::new(kind, skip);
    let mut random = Random { state: seed };
    check::one(&mut stage, &mut report, &Options::default(), &mut random, Some(&mut lie))
        .expect("the run can be made");
    (lie.told, report)
}

fn caught(kind: Kind) {
    let mut told = 0;
    for seed in 0..20 {
        let (was_told, report) = run_with(kind, (seed % 2) as u32, seed);
        assert_eq!(was_told, !report.agrees(), "seed {seed}: {:?}", report.mismatches);
        told += u32::from(was_told);
    }
    assert!(told >= 5, "the lie {kind:?} was told only {told} times");
}

#[test]
fn an_eagain_that_was_none_is_caught() {
    caught(Kind::Again);
}

#[test]
fn a_dropped_wake_is_caught() {
    caught(Kind::DropWake);
}

#[test]
fn one_changed_byte_is_caught() {
    caught(Kind::OneByte);
}

#[test]
fn the_same_runs_without_a_lie_agree() {
    for seed in 0..20 {
        let (told, report) = run_with(Kind::OneByte, u32::MAX, seed);
        assert!(!told && report.agrees(), "seed {seed}: {:?}", report.mismatches);
    }
}
