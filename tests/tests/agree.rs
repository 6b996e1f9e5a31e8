//! Every scenario on this machine's kernel, in lockstep with the model.

use native::check::{self, Options};
use sim_core::catalogue;
use sim_core::kernel::StdoutKind;
use sim_core::machine::Options as RunOptions;
use sim_core::machine::world::Source;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What checking the whole catalogue gave.
#[derive(Default)]
struct Sum {
    runs: u64,
    steps: u64,
    counts: BTreeMap<String, u64>,
    wrong: String,
}

impl Sum {
    fn add(&mut self, other: Sum) {
        self.runs += other.runs;
        self.steps += other.steps;
        for (what, count) in other.counts {
            *self.counts.entry(what).or_default() += count;
        }
        self.wrong.push_str(&other.wrong);
    }
}

fn check_entry(entry: &catalogue::Entry, sum: &mut Sum) {
    let id = entry.id();
    let source = Source { name: entry.file_name(), text: entry.source.to_owned() };
    let world = match check::world(&[source], &RunOptions::default()) {
        Ok(world) => world,
        Err(failure) => {
            let _ = writeln!(sum.wrong, "{id}: {failure:?}");
            return;
        }
    };
    let options = Options { covering_runs: 60, interleavings: 10, ..Options::default() };
    match check::check(&world, &id, &options) {
        Ok(report) => {
            sum.runs += report.runs;
            sum.steps += report.steps;
            for (what, count) in report.counts {
                *sum.counts.entry(what).or_default() += count;
            }
            for mismatch in report.mismatches {
                let _ = writeln!(sum.wrong, "{id}: {mismatch:#?}");
            }
            for (why, _) in report.skipped {
                let _ = writeln!(sum.wrong, "{id}: not checked: {why}");
            }
        }
        Err(error) => {
            let _ = writeln!(sum.wrong, "{id}: {error}");
        }
    }
}

#[test]
fn every_scenario_agrees_with_this_kernel_at_every_step() {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut sum = Sum::default();
        while let Some(entry) = catalogue::ALL.get(next.fetch_add(1, Ordering::Relaxed)) {
            check_entry(entry, &mut sum);
        }
        sum
    };
    let mut sum = Sum::default();
    std::thread::scope(|scope| {
        let threads = [scope.spawn(worker), scope.spawn(worker)];
        for thread in threads {
            sum.add(thread.join().expect("a checking thread does not panic"));
        }
    });
    println!("{} runs, {} steps, compared: {:?}", sum.runs, sum.steps, sum.counts);
    assert!(sum.wrong.is_empty(), "{}", sum.wrong);
    for kind in [
        "result",
        "errno",
        "data",
        "end",
        "exit status",
        "fork",
        "exec",
        "woken",
        "not woken",
        "falls asleep",
        "sleeping call",
        "terminal output",
        "unread bytes",
        "descriptor table",
    ] {
        assert!(sum.counts.contains_key(kind), "the comparison `{kind}` was never made");
    }
}

const READS_LINES: &str = r#"
#include <stdio.h>
#include <unistd.h>
#include <sys/wait.h>
int main(void) {
    char buf[4];
    ssize_t n;
    if (fork() == 0) {
        while ((n = read(0, buf, sizeof buf)) > 0) write(1, buf, n);
        _exit(n);
    }
    wait(NULL);
    n = read(0, buf, sizeof buf);
    printf("%d\n", (int)n);
    n = read(0, buf, sizeof buf);
    printf("%d\n", (int)n);
    return 0;
}
"#;

/// Checks `READS_LINES` with this typed on its terminal.
fn typed(text: &str, stdout: StdoutKind) {
    let source = Source { name: "lines.c".to_owned(), text: READS_LINES.to_owned() };
    let stdin = BTreeMap::from([("main".to_owned(), text.as_bytes().to_vec())]);
    let options = RunOptions { stdin, stdout, ..RunOptions::default() };
    let world = check::world(&[source], &options).expect("a correct program");
    let report = check::check(&world, "lines", &Options::default()).expect("a sandbox");
    assert!(report.agrees() && report.skipped.is_empty(), "{text:?}: {report:#?}");
    assert!(report.runs > 1 && report.counts.contains_key("terminal output"));
}

#[test]
fn typed_lines_and_ends_of_file_agree() {
    for text in ["", "\n", "a\n", "abcd\n", "hello\nyou two\n", "no end", "one\nno end"] {
        typed(text, StdoutKind::Terminal);
        typed(text, StdoutKind::Pipe);
    }
}

#[test]
fn programs_started_together_agree() {
    let kirk = r#"
        #include <fcntl.h>
        #include <sys/stat.h>
        #include <unistd.h>
        int main(void) { mkfifo("/tmp/hail", 0600); int f = open("/tmp/hail", O_WRONLY);
            write(f, "beam", 4); return 0; }
    "#;
    let spock = r#"
        #include <fcntl.h>
        #include <stdio.h>
        #include <sys/stat.h>
        #include <unistd.h>
        int main(void) { char b[9]; mkfifo("/tmp/hail", 0600); int f = open("/tmp/hail", O_RDONLY);
            int n = read(f, b, 8); printf("%d %d\n", n, (int)read(f, b, 8)); return 0; }
    "#;
    let file = |name: &str, text: &str| Source { name: name.to_owned(), text: text.to_owned() };
    let sources = [file("kirk.c", kirk), file("spock.c", spock)];
    let world = check::world(&sources, &RunOptions::default()).expect("two correct programs");
    let report = check::check(&world, "kirk+spock", &Options::default()).expect("a sandbox");
    assert!(report.agrees() && report.skipped.is_empty(), "{report:#?}");
    assert!(report.not_forced.is_empty() && !report.forced.is_empty(), "{report:#?}");
}
