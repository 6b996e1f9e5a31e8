//! What one step of the model costs in CPU time: pipe reads and writes with three processes.
//!
//! `cargo bench -p tests --bench step`; the target is 2 us a step.

mod common;

use common::CpuTime;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sim_core::machine::world::{Options, Source, World};
use sim_core::machine::{Choice, Recorder};
use sim_core::pick::Pick;
use std::hint::black_box;

const SOURCE: &str = r#"
#include <ipclab.h>
int there[2], back[2];
setup { pipe(there); pipe(back); }
process(ping) { char c = 'x'; for (;;) { write(there[1], &c, 1); read(back[0], &c, 1); } }
process(pong) { char c; for (;;) { read(there[0], &c, 1); write(back[1], &c, 1); } }
process(idle) { char c; int own[2]; pipe(own); read(own[0], &c, 1); }
"#;

const STEPS: usize = 1000;

/// The choices of a run in which ping and pong take turns.
fn choices(world: &World) -> Vec<Choice> {
    let mut state = world.start().clone();
    let mut choices = Vec::new();
    let mut turn = 0;
    while choices.len() < STEPS {
        let ready = state.choices();
        let next = ready[turn % ready.len()];
        turn += 1;
        state.step(world, next, &mut Pick::default());
        choices.push(next);
    }
    choices
}

fn steps(criterion: &mut Criterion<CpuTime>) {
    let source = Source { name: "bench.c".to_owned(), text: SOURCE.to_owned() };
    let world = World::new(&[source], &Options::default()).expect("the program is right");
    let choices = choices(&world);
    let mut group = criterion.benchmark_group("model");
    group.throughput(Throughput::Elements(STEPS as u64));
    group.bench_function("step", |bencher| {
        bencher.iter(|| {
            let mut state = world.start().clone();
            for choice in &choices {
                black_box(state.step(&world, *choice, &mut Pick::default()));
            }
        });
    });
    group.bench_function("step with events", |bencher| {
        bencher.iter(|| {
            let mut state = world.start().clone();
            for choice in &choices {
                let mut recorder = Recorder::default();
                state.step_recorded(&world, *choice, &mut Pick::default(), &mut recorder);
                black_box(recorder);
            }
        });
    });
    group.bench_function("step on a copy with fingerprint", |bencher| {
        bencher.iter(|| {
            let mut state = world.start().clone();
            for choice in &choices {
                let mut next = state.clone();
                next.step(&world, *choice, &mut Pick::default());
                black_box(next.fingerprint());
                state = next;
            }
        });
    });
    group.finish();
}

criterion_group! { name = benches; config = CpuTime::own(); targets = steps }
criterion_main!(benches);
