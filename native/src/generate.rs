//! Random programs of two and three processes over pipes, FIFOs, fork, close and dup: every
//! interleaving up to a bound, both kernels.
//!
//! The programs are C text, so that one that fails is a scenario to be kept.

use crate::check::{self, Options, Random, Report};
use crate::error::Error;
use crate::lockstep::Mismatch;
use sim_core::machine::world::{Options as RunOptions, Source};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What a sweep over programs did.
#[derive(Clone, Debug, Default)]
pub struct Swept {
    /// Programs.
    pub programs: u64,
    /// Runs forced.
    pub runs: u64,
    /// Moves compared.
    pub steps: u64,
    /// Comparisons by kind.
    pub counts: BTreeMap<String, u64>,
    /// What could not be checked.
    pub skipped: BTreeMap<String, u64>,
    /// Seed, program and mismatch.
    pub disagreements: Vec<(u64, String, Mismatch)>,
}

/// Checks `count` programs from `seed`; stops after `most` disagreements.
pub fn sweep(count: u64, seed: u64, most: usize) -> Result<Swept, Error> {
    let cpus = std::thread::available_parallelism().map_or(1, std::num::NonZero::get) as u64;
    let parts = std::thread::scope(|scope| {
        let part = |cpu: u64| {
            scope.spawn(move || {
                crate::place::start_on_cpu(cpu as usize);
                part(count, seed, most, cpu, cpus)
            })
        };
        let threads: Vec<_> = (0..cpus).map(part).collect();
        let join = |thread: std::thread::ScopedJoinHandle<'_, _>| {
            thread.join().expect("a checking thread reports its failures as values")
        };
        threads.into_iter().map(join).collect::<Result<Vec<Swept>, Error>>()
    })?;
    let mut swept = Swept::default();
    for part in parts {
        swept.programs += part.programs;
        swept.runs += part.runs;
        swept.steps += part.steps;
        merge(&mut swept.counts, part.counts);
        merge(&mut swept.skipped, part.skipped);
        swept.disagreements.extend(part.disagreements);
    }
    swept.disagreements.sort_by_key(|(seed, _, _)| *seed);
    Ok(swept)
}

fn merge(into: &mut BTreeMap<String, u64>, from: BTreeMap<String, u64>) {
    for (what, count) in from {
        *into.entry(what).or_default() += count;
    }
}

fn part(count: u64, seed: u64, most: usize, nth: u64, of: u64) -> Result<Swept, Error> {
    let mut swept = Swept::default();
    for at in (nth..count).step_by(of as usize) {
        let seed = seed.wrapping_add(at);
        let text = program(seed);
        let report = one(&text, seed)?;
        swept.programs += 1;
        swept.runs += report.runs;
        swept.steps += report.steps;
        merge(&mut swept.counts, report.counts);
        merge(&mut swept.skipped, report.skipped);
        let found = report.mismatches.into_iter().map(|m| (seed, text.clone(), m));
        swept.disagreements.extend(found);
        if swept.disagreements.len() >= most {
            break;
        }
    }
    Ok(swept)
}

/// Checks one program.
pub fn one(text: &str, seed: u64) -> Result<Report, Error> {
    let source = Source { name: "random.c".to_owned(), text: text.to_owned() };
    let world = check::world(&[source], &RunOptions::default())
        .map_err(|failure| Error::Unsupported(format!("program {seed}: {failure:?}")))?;
    let options = Options {
        covering_runs: 40,
        interleavings: 20,
        seed,
        nodes: 400,
        states: 0,
        ..Options::default()
    };
    check::check(&world, "random", &options)
}

/// The random program of a seed.
#[must_use]
pub fn program(seed: u64) -> String {
    Writer { random: Random { state: seed.wrapping_mul(0x9e37_79b9) }, text: String::new() }
        .program()
}

/// What stands behind the descriptors a process has: they are variables of the same names.
const ENDS: [&str; 4] = ["p[0]", "p[1]", "q[0]", "q[1]"];
const SIZES: [u32; 9] = [0, 1, 5, 100, 3000, 4096, 4097, 8192, 70_000];

struct Writer {
    random: Random,
    text: String,
}

impl Writer {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn chance(&mut self, one_in: usize) -> bool {
        self.random.below(one_in) == 0
    }

    fn program(mut self) -> String {
        self.line("#include <ipclab.h>");
        self.line("#include <fcntl.h>");
        self.line("#include <signal.h>");
        self.line("#include <sys/stat.h>");
        self.line("#include <sys/wait.h>");
        self.line("#include <unistd.h>");
        self.line("int p[2], q[2], f, g;");
        self.line("char buf[70000];");
        let (fifo, nonblock) = (self.chance(3), self.chance(3));
        let ignore = self.chance(3);
        self.line("setup {");
        let flags = if nonblock { "O_NONBLOCK" } else { "0" };
        writeln!(self.text, "    pipe2(p, {flags});").expect("a string takes all text");
        if self.chance(2) {
            self.line("    pipe(q);");
        } else {
            self.line("    q[0] = dup(p[0]); q[1] = dup(p[1]);");
        }
        if fifo {
            self.line("    mkfifo(\"/tmp/f\", 0600);");
        }
        if ignore {
            self.line("    signal(SIGPIPE, SIG_IGN);");
        }
        if self.chance(4) {
            self.line("    fcntl(p[1], F_SETPIPE_SZ, 4096);");
        }
        self.line("}");
        let processes = 2 + self.random.below(2);
        for name in ["a", "b", "c"].iter().take(processes) {
            writeln!(self.text, "process({name}) {{").expect("a string takes all text");
            let closes = self.random.below(3);
            for _ in 0..closes {
                let end = self.end();
                writeln!(self.text, "    close({end});").expect("a string takes all text");
            }
            let calls =
                if processes == 2 { 2 + self.random.below(3) } else { 1 + self.random.below(2) };
            for _ in 0..calls {
                let call = self.call(fifo);
                writeln!(self.text, "    {call}").expect("a string takes all text");
            }
            self.line("}");
        }
        self.text
    }

    fn end(&mut self) -> &'static str {
        ENDS[self.random.below(ENDS.len())]
    }

    fn size(&mut self) -> u32 {
        SIZES[self.random.below(SIZES.len())]
    }

    fn call(&mut self, fifo: bool) -> String {
        let size = self.size();
        let kinds = if fifo { 17 } else { 12 };
        match self.random.below(kinds) {
            0..=2 => format!("read({}, buf, {size});", ["p[0]", "q[0]"][self.random.below(2)]),
            3..=6 => format!("write({}, buf, {size});", ["p[1]", "q[1]"][self.random.below(2)]),
            7 | 8 => format!("close({});", self.end()),
            9 => format!("dup2({}, {});", self.end(), self.end()),
            10 => self.fork(),
            11 => format!(
                "fcntl({}, F_SETFL, {});",
                self.end(),
                ["0", "O_NONBLOCK"][self.random.below(2)]
            ),
            12 => "f = open(\"/tmp/f\", O_RDONLY);".to_owned(),
            13 => "f = open(\"/tmp/f\", O_WRONLY);".to_owned(),
            14 => {
                let mode = ["O_RDONLY", "O_WRONLY", "O_RDWR"][self.random.below(3)];
                format!("f = open(\"/tmp/f\", {mode} | O_NONBLOCK);")
            }
            15 => format!("read(f, buf, {size});"),
            _ => format!("write(f, buf, {size});"),
        }
    }

    fn fork(&mut self) -> String {
        let inner = match self.random.below(3) {
            0 => format!("write(p[1], buf, {});", self.size()),
            1 => format!("read(p[0], buf, {});", self.size()),
            _ => format!("close({});", self.end()),
        };
        let wait = if self.chance(2) { " wait(0);" } else { "" };
        format!("if (fork() == 0) {{ {inner} _exit(3); }}{wait}")
    }
}
