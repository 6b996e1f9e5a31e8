//! How many steps a second the conductor forces and compares, with everything it compares, in the
//! CPU time of the conductor and its workers, starting and ending them included.
//!
//! `cargo bench -p tests --bench lockstep`; the target is 20,000 steps a second on one CPU.

mod common;

use common::CpuTime;
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use native::check;
use native::lockstep::{Lockstep, Played};
use native::stage::Stage;
use sim_core::machine::Options;
use sim_core::machine::world::Source;

const SOURCE: &str = r#"
#include <ipclab.h>
#include <unistd.h>
int there[2], back[2];
setup { pipe(there); pipe(back); }
process(ping) { char c = 'x'; for (;;) { write(there[1], &c, 1); read(back[0], &c, 1); } }
process(pong) { char c; for (;;) { read(there[0], &c, 1); write(back[1], &c, 1); } }
process(idle) { char c; int own[2]; pipe(own); read(own[0], &c, 1); }
"#;

const STEPS: usize = 1000;

/// Moves in turn as far as the run goes; both kernels must agree on each.
fn steps(lockstep: &mut Lockstep<'_>) {
    for turn in 0..STEPS {
        let moves = lockstep.moves();
        let played = lockstep.play(moves[turn % moves.len()]).expect("the sandbox works");
        assert_eq!(played, Played::Agreed);
    }
}

fn lockstep(criterion: &mut Criterion<CpuTime>) {
    let source = Source { name: "bench.c".to_owned(), text: SOURCE.to_owned() };
    let world = check::world(&[source], &Options::default()).expect("the program is right");
    let mut group = criterion.benchmark_group("lockstep");
    group.throughput(Throughput::Elements(STEPS as u64));
    group.sample_size(10);
    group.bench_function("force and compare", |bencher| {
        let mut stage = Stage::new(&world).expect("a sandbox can be made here");
        bencher.iter_batched(
            || (),
            |()| {
                let mut run = Lockstep::begin(&mut stage, None).expect("the processes start");
                steps(&mut run);
                run.abandon().expect("the processes end");
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group! { name = benches; config = CpuTime::with_children(); targets = lockstep }
criterion_main!(benches);
