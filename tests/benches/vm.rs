//! How fast the process machine computes, in CPU time.
//!
//! `cargo bench -p tests --bench vm`; the target is 100 million simple operations a second.

mod common;

use common::CpuTime;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sim_core::c::{self, Source};
use sim_core::vm::{self, Action, Entry, Vm};
use std::hint::black_box;
use std::sync::Arc;

const ROUNDS: u64 = 1_000_000;
/// Operators, loads, stores and calls of one round of the loop below.
const OPERATIONS: u64 = 13;

const SOURCE: &str = "
int a[1024];
static int mix(int s, int v) { return s ^ v; }
int main(void) {
    int s = 0;
    for (int i = 0; i < 1000000; i++) {
        a[i & 1023] = s;
        s = s + i * 3;
        if (s > 1000000) s -= 1000000;
        s = mix(s, a[s & 1023]);
    }
    return s & 127;
}
";

fn operations(criterion: &mut Criterion<CpuTime>) {
    let source = Source { name: "bench.c".to_owned(), text: SOURCE.to_owned() };
    let compiled = c::compile(&[source], &c::Options::default());
    let unit = compiled.unit.expect("the program is right");
    let image = Arc::new(vm::compile(unit));
    let start = Vm::start(&image, Entry::Main, &[b"bench".to_vec()], &[]);
    let mut group = criterion.benchmark_group("process machine");
    group.throughput(Throughput::Elements(ROUNDS * OPERATIONS));
    group.sample_size(10);
    group.bench_function("simple operations", |bencher| {
        bencher.iter(|| {
            let mut vm = start.clone();
            let action = black_box(vm.run(u64::MAX));
            assert!(matches!(action, Action::Call { .. }), "{action:?}");
        });
    });
    group.finish();
}

criterion_group! { name = benches; config = CpuTime::own(); targets = operations }
criterion_main!(benches);
