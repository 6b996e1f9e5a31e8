//! The probes of facts/kernel-facts.md, replayed on the model: exact numbers.

mod fifos;
mod files;
mod pipes;
mod processes;
mod signals;

use super::*;
use crate::syscalls::args::{InBuf, OutBuf, Path, Strings, Vararg};
use crate::syscalls::{FcntlCommand, Fd, Mode, SignalNumber, WaitOptions};
use crate::value::Errno;

/// A kernel and a way to make calls as short as in C.
pub(super) struct Lab {
    pub k: Kernel,
    pub rules: Vec<&'static str>,
    pub woken: Vec<ProcId>,
}

pub(super) const NONBLOCK: i32 = OpenFlags::O_NONBLOCK;
pub(super) const RDONLY: i32 = OpenFlags::O_RDONLY;
pub(super) const WRONLY: i32 = OpenFlags::O_WRONLY;
pub(super) const RDWR: i32 = OpenFlags::O_RDWR;

impl Lab {
    pub fn new() -> (Lab, ProcId) {
        Lab::with(Params::default())
    }

    pub fn with(params: Params) -> (Lab, ProcId) {
        let mut k = Kernel::new(params);
        k.install("/home/user/main", "main");
        k.install("/bin/cat", "cat");
        let start = Start { name: "main", exe: "/home/user/main", stdin: b"one\ntwo\n" };
        let who = k.start(&start);
        (Lab { k, rules: Vec::new(), woken: Vec::new() }, who)
    }

    fn note(&mut self, step: Step) -> Outcome {
        self.rules = step.rules.iter().map(|rule| rule.id()).collect();
        self.woken = step
            .effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::Woken(who) => Some(*who),
                _ => None,
            })
            .collect();
        step.outcome
    }

    pub fn call(&mut self, who: ProcId, call: Call) -> Outcome {
        let step = self.k.attempt(who, &call, &mut Pick::default());
        self.note(step)
    }

    /// The value of a call that does not sleep.
    pub fn value(&mut self, who: ProcId, call: Call) -> Result<i64, Errno> {
        match self.call(who, call) {
            Outcome::Done(ret) => ret.value,
            other => panic!("{other:?}"),
        }
    }

    pub fn resume(&mut self, who: ProcId) -> Outcome {
        assert!(self.k.is_ready(who), "{:?}", self.k.process(who).phase);
        let step = self.k.resume(who, &mut Pick::default());
        self.note(step)
    }

    /// The value with which a woken call ends.
    pub fn resumed(&mut self, who: ProcId) -> Result<i64, Errno> {
        match self.resume(who) {
            Outcome::Done(ret) => ret.value,
            other => panic!("{other:?}"),
        }
    }

    pub fn pipe(&mut self, who: ProcId) -> (i32, i32) {
        self.pipe2(who, 0)
    }

    pub fn pipe2(&mut self, who: ProcId, flags: i32) -> (i32, i32) {
        let pipefd = out(8);
        match self.call(who, Call::Pipe2 { pipefd, flags: OpenFlags(flags) }) {
            Outcome::Done(ret) => {
                let bytes = ret.out[0].1.to_vec();
                (i32::from(bytes[0]), i32::from(bytes[4]))
            }
            other => panic!("{other:?}"),
        }
    }

    pub fn write(&mut self, who: ProcId, fd: i32, len: u64) -> Result<i64, Errno> {
        self.value(who, write(fd, len))
    }

    pub fn read(&mut self, who: ProcId, fd: i32, len: u64) -> Result<i64, Errno> {
        self.value(who, read(fd, len))
    }

    pub fn close(&mut self, who: ProcId, fd: i32) -> Result<i64, Errno> {
        self.value(who, Call::Close { fd: Fd(fd) })
    }

    pub fn fork(&mut self, who: ProcId) -> ProcId {
        match self.call(who, Call::Fork {}) {
            Outcome::Forked { child, .. } => child,
            other => panic!("{other:?}"),
        }
    }

    pub fn fcntl(&mut self, who: ProcId, fd: i32, cmd: i32, number: i64) -> Result<i64, Errno> {
        let arg = Vararg { number, bytes: Bytes::new(), writable: 0, index: 2 };
        self.value(who, Call::Fcntl { fd: Fd(fd), cmd: FcntlCommand(cmd), arg })
    }

    pub fn open(&mut self, who: ProcId, name: &str, flags: i32) -> Outcome {
        self.call(who, open(name, flags))
    }

    pub fn mkfifo(&mut self, who: ProcId, name: &str) -> Result<i64, Errno> {
        self.value(who, Call::Mkfifo { pathname: path(name), mode: Mode(0o666) })
    }

    pub fn exit(&mut self, who: ProcId, status: i32) {
        assert_eq!(self.call(who, Call::Exit { status }), Outcome::Exited);
    }

    pub fn waitpid(&mut self, who: ProcId, pid: i32, options: i32) -> Outcome {
        let options = WaitOptions(options);
        self.call(who, Call::Waitpid { pid, wstatus: out(4), options })
    }

    pub fn kill(&mut self, who: ProcId, to: ProcId, signal: Signal) -> Outcome {
        let pid = self.k.process(to).pid.0;
        self.call(who, Call::Kill { pid, sig: SignalNumber(i32::from(signal.0)) })
    }

    pub fn deliver(&mut self, who: ProcId, signal: Signal) -> Outcome {
        assert_eq!(self.k.deliverable(who), [signal]);
        let step = self.k.deliver(who, signal, &mut Pick::default());
        self.note(step)
    }

    pub fn unread(&self, pipe: u16) -> u64 {
        self.k.pipe(PipeId(pipe)).unread()
    }

    /// Whether the process sleeps and was not woken.
    pub fn sleeps(&self, who: ProcId) -> bool {
        self.k.process(who).sleep().is_some() && !self.k.is_ready(who)
    }
}

pub(super) fn out(len: u64) -> OutBuf {
    OutBuf { null: false, len, writable: len, index: 1 }
}

pub(super) fn read(fd: i32, len: u64) -> Call {
    Call::Read { fd: Fd(fd), buf: out(len) }
}

pub(super) fn write(fd: i32, len: u64) -> Call {
    let buf = InBuf { null: false, len, bytes: Bytes::repeat(b'A', len) };
    Call::Write { fd: Fd(fd), buf }
}

pub(super) fn path(name: &str) -> Path {
    Path(Some(name.as_bytes().to_vec()))
}

pub(super) fn open(name: &str, flags: i32) -> Call {
    Call::Open { pathname: path(name), flags: OpenFlags(flags), mode: Mode(0o666) }
}

pub(super) fn strings(all: &[&str]) -> Strings {
    Strings(Some(all.iter().map(|text| text.as_bytes().to_vec()).collect()))
}

pub(super) fn done(outcome: Outcome) -> Result<i64, Errno> {
    match outcome {
        Outcome::Done(ret) => ret.value,
        other => panic!("{other:?}"),
    }
}

#[test]
fn rules_that_do_not_wait_are_cited_once() {
    let sources = [
        include_str!("../fd.rs"),
        include_str!("../fifo.rs"),
        include_str!("../io.rs"),
        include_str!("../life.rs"),
        include_str!("../lock.rs"),
        include_str!("../names.rs"),
        include_str!("../pipe.rs"),
        include_str!("../signal.rs"),
        include_str!("../sys.rs"),
        include_str!("../wait.rs"),
        include_str!("../cx.rs"),
    ]
    .concat();
    for rule in Rule::all() {
        let row = rule.row();
        let citation = format!("Rule::{}", row.name);
        let cited = sources
            .match_indices(&citation)
            .filter(|(at, _)| {
                !sources[at + citation.len()..].starts_with(|c: char| c.is_alphanumeric())
            })
            .count();
        if row.waits.is_none() {
            assert_eq!(cited, 1, "{} {}", row.id, row.name);
        }
    }
}
