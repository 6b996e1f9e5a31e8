//! How long a program takes from its text to something that runs, in CPU time.
//!
//! `cargo bench -p tests --bench front`; the goal for one that uses stdio is 3 ms.

mod common;

use common::CpuTime;
use criterion::{Criterion, criterion_group, criterion_main};
use sim_core::c::{self, Source};
use sim_core::vm;
use std::hint::black_box;

const HELLO: &str =
    "#include <stdio.h>\nint main(void) { printf(\"hello, world\\n\"); return 0; }\n";

fn front(criterion: &mut Criterion<CpuTime>) {
    let source = Source { name: "hello.c".to_owned(), text: HELLO.to_owned() };
    let mut group = criterion.benchmark_group("front end");
    group.bench_function("hello with stdio", |bencher| {
        bencher.iter(|| {
            let compiled = c::compile(std::slice::from_ref(&source), &c::Options::default());
            let unit = compiled.unit.expect("the program is right");
            black_box(vm::compile(unit));
        });
    });
    group.finish();
}

criterion_group! { name = benches; config = CpuTime::own(); targets = front }
criterion_main!(benches);
