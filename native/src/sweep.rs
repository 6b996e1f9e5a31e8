//! Random single-process traces of pipe calls, model against kernel, call by call, without C.
//!
//! Sizes lie around the edges that decide: 0, 1, PIPE_BUF, a slot, the capacity; blocking or not;
//! with and without a reader; SIGPIPE deadly or ignored. A trace ends when both sides sleep or die.

use crate::check::Random;
use crate::compare;
use crate::crew::{Crew, LAUNCHER, Settled, fork_call};
use crate::error::Error;
use crate::pids::Pids;
use crate::sandbox::{Furniture, Sandbox};
use crate::sys::Real;
use sim_core::kernel::{Kernel, Outcome, Params, Start};
use sim_core::pick::Pick;
use sim_core::syscalls::shape::plain;
use sim_core::syscalls::{
    Call, FcntlCommand, Fd, InBuf, IoctlRequest, OpenFlags, OutBuf, SignalNumber, Vararg, Whence,
};
use sim_core::value::{Bytes, ProcId, Signal};
use std::collections::BTreeMap;

/// Sizes of reads and writes.
const SIZES: &[u64] = &[
    0, 1, 2, 5, 100, 2048, 3000, 4000, 4095, 4096, 4097, 4146, 5000, 8191, 8192, 8193, 12_288,
    32_768, 61_440, 65_535, 65_536, 65_537, 70_000,
];
/// Sizes asked of F_SETPIPE_SZ.
const PIPE_SIZES: &[i64] = &[0, 1, 4096, 5000, 8192, 12_288, 65_536, 131_072, 1_048_576, 1_048_577];
/// Calls of one trace.
const CALLS: usize = 14;

/// Where the two kernels disagree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Disagreement {
    /// Seed of the trace.
    pub seed: u64,
    /// The calls up to the one that differs, with their results.
    pub trace: Vec<String>,
    /// The model's answer.
    pub model: String,
    /// The real kernel's answer.
    pub real: String,
}

/// What a sweep did.
#[derive(Clone, Debug, Default)]
pub struct Swept {
    /// Traces.
    pub traces: u64,
    /// Calls compared.
    pub calls: u64,
    /// How the calls went: "write EAGAIN" -> 12.
    pub results: BTreeMap<String, u64>,
    /// Disagreements.
    pub disagreements: Vec<Disagreement>,
}

/// Runs `count` traces from `seed`; stops after `most` disagreements.
pub fn sweep(count: u64, seed: u64, most: usize) -> Result<Swept, Error> {
    let sandbox = Sandbox::new(&Furniture::default())?;
    let mut swept = Swept::default();
    let mut crew = Crew::new(&sandbox)?;
    let launcher = crew.launch()?;
    for nth in 0..count {
        let seed = seed.wrapping_add(nth);
        let mut trace = Trace::begin(&mut crew, launcher, seed)?;
        let found = trace.run(&mut swept)?;
        trace.end()?;
        swept.traces += 1;
        swept.disagreements.extend(found);
        if swept.disagreements.len() >= most {
            break;
        }
    }
    crew.dismiss()?;
    Ok(swept)
}

struct Trace<'c, 's> {
    crew: &'c mut Crew<'s>,
    pids: Pids,
    slot: usize,
    pid: i32,
    kernel: Kernel,
    who: ProcId,
    random: Random,
    seed: u64,
    lines: Vec<String>,
}

impl<'c, 's> Trace<'c, 's> {
    fn begin(crew: &'c mut Crew<'s>, launcher: i32, seed: u64) -> Result<Trace<'c, 's>, Error> {
        let (pid, slot) = crew.fork_now(LAUNCHER, &fork_call())?;
        let params = Params::default();
        let mut pids = Pids::new(1);
        pids.join(params.shell_pid.0, launcher);
        pids.join(params.first_pid.0, pid);
        let mut kernel = Kernel::new(params);
        let who = kernel.start(&Start { name: "a", exe: "/home/user/a", stdin: b"" });
        // As in the sandbox: nothing open above 2 on either side.
        crew.order(slot, libc::SYS_close_range, &[3, u64::from(u32::MAX), 0])?;
        let random = Random { state: seed.wrapping_mul(0x2545_f491_4f6c_dd1d) };
        Ok(Trace { crew, pids, slot, pid, kernel, who, random, seed, lines: Vec::new() })
    }

    fn end(self) -> Result<(), Error> {
        if !self.crew.is_gone(self.slot) {
            self.crew.order(LAUNCHER, libc::SYS_kill, &[self.pid as u64, 9])?;
        }
        let wait = [self.pid as u64, 0, 0, 0];
        let reaped = self.crew.order(LAUNCHER, libc::SYS_wait4, &wait)?;
        assert_eq!(reaped, i64::from(self.pid), "the launcher waits for its child");
        self.crew.forget(self.slot);
        Ok(())
    }

    fn run(&mut self, swept: &mut Swept) -> Result<Option<Disagreement>, Error> {
        let mut plan = vec![Call::Pipe2 { pipefd: out(8, 0), flags: OpenFlags(self.flags()) }];
        if self.random.below(2) == 0 {
            plan.push(ignore_sigpipe());
        }
        for nth in 0..CALLS {
            let call = match plan.get(nth) {
                Some(call) => call.clone(),
                None => self.any_call(),
            };
            let (model, real) = self.both(&call)?;
            swept.calls += 1;
            let name = call.id().row().name;
            *swept.results.entry(format!("{name} {}", kind_of(&model))).or_default() += 1;
            let shown: Vec<String> =
                call.args(None).iter().map(|(name, pieces)| plain(name, pieces)).collect();
            self.lines.push(format!("{name}({}): {model}", shown.join(", ")));
            if model != real {
                let trace = std::mem::take(&mut self.lines);
                return Ok(Some(Disagreement { seed: self.seed, trace, model, real }));
            }
            if model == "asleep" || model == "ended" {
                break;
            }
        }
        Ok(None)
    }

    fn flags(&mut self) -> i32 {
        const FLAGS: &[i32] = &[
            0,
            OpenFlags::O_NONBLOCK,
            OpenFlags::O_NONBLOCK,
            OpenFlags::O_CLOEXEC,
            OpenFlags::O_DIRECT | OpenFlags::O_NONBLOCK,
        ];
        FLAGS[self.random.below(FLAGS.len())]
    }

    fn size(&mut self) -> u64 {
        match self.random.below(8) {
            0 => self.random.below(70_000) as u64,
            _ => SIZES[self.random.below(SIZES.len())],
        }
    }

    fn fd(&mut self) -> Fd {
        match self.random.below(12) {
            0 => Fd(5 + self.random.below(3) as i32),
            1..=5 => Fd(3),
            _ => Fd(4),
        }
    }

    fn any_call(&mut self) -> Call {
        let fd = self.fd();
        match self.random.below(24) {
            0..=8 => self.write(fd),
            9..=15 => {
                let fd = if self.random.below(10) == 0 { fd } else { Fd(3) };
                Call::Read { fd, buf: out(self.size(), 1) }
            }
            16 => Call::Close { fd },
            17 => Call::Dup { oldfd: fd },
            18 => Call::Dup2 { oldfd: fd, newfd: Fd(3 + self.random.below(5) as i32) },
            19 => {
                let flags = [0, i64::from(OpenFlags::O_NONBLOCK)][self.random.below(2)];
                fcntl(fd, FcntlCommand::F_SETFL, flags)
            }
            20 => {
                let ask = [
                    FcntlCommand::F_GETFL,
                    FcntlCommand::F_GETFD,
                    FcntlCommand::F_GETPIPE_SZ,
                    FcntlCommand::F_DUPFD,
                ];
                fcntl(fd, ask[self.random.below(ask.len())], 0)
            }
            21 => {
                let size = PIPE_SIZES[self.random.below(PIPE_SIZES.len())];
                fcntl(fd, FcntlCommand::F_SETPIPE_SZ, size)
            }
            22 => Call::Ioctl {
                fd,
                request: IoctlRequest(IoctlRequest::FIONREAD),
                arg: Vararg {
                    number: 0x7000_0000,
                    bytes: Bytes::repeat(0, 4),
                    writable: 4,
                    index: 2,
                },
            },
            _ => Call::Lseek { fd, offset: 0, whence: Whence(Whence::SEEK_CUR) },
        }
    }

    fn write(&mut self, fd: Fd) -> Call {
        let fd = if self.random.below(10) == 0 { fd } else { Fd(4) };
        let len = self.size();
        let letter = b'a' + self.random.below(26) as u8;
        Call::Write { fd, buf: InBuf { null: false, len, bytes: Bytes::repeat(letter, len) } }
    }

    /// The call on both sides, as comparable text.
    fn both(&mut self, call: &Call) -> Result<(String, String), Error> {
        let step = self.kernel.attempt(self.who, call, &mut Pick::default());
        let model = match step.outcome {
            Outcome::Done(ret) => {
                let mut data = Bytes::new();
                ret.out.iter().for_each(|(_, bytes)| data.append(bytes));
                compare::expected(call, ret.value, &data).text()
            }
            Outcome::Sleep(_) => "asleep".to_owned(),
            Outcome::Exited => "ended".to_owned(),
            other => format!("{other:?}"),
        };
        let raw = call.dispatch(&mut Real { pids: &self.pids, slot: self.slot });
        self.crew.issue(self.slot, &raw)?;
        let real = match self.crew.settle(self.slot)? {
            Settled::Returned { ret, out } => compare::observed(call, ret, &out, &self.pids).text(),
            Settled::Asleep { .. } => "asleep".to_owned(),
            Settled::Gone => "ended".to_owned(),
            other => format!("{other:?}"),
        };
        Ok((model, real))
    }
}

/// "asleep", "ended", an error's name, or "ok".
fn kind_of(answer: &str) -> &str {
    match answer.rsplit_once(" -1 ") {
        Some((_, errno)) => errno,
        None if answer.contains("returned 0") => "0",
        None if answer.contains("returned") => "ok",
        None => answer,
    }
}

fn out(len: u64, index: u8) -> OutBuf {
    OutBuf { null: false, len, writable: len, index }
}

fn fcntl(fd: Fd, cmd: i32, number: i64) -> Call {
    let arg = Vararg { number, bytes: Bytes::new(), writable: 0, index: 2 };
    Call::Fcntl { fd, cmd: FcntlCommand(cmd), arg }
}

fn ignore_sigpipe() -> Call {
    let mut bytes = vec![0; 152];
    bytes[0] = 1;
    Call::Sigaction {
        signum: SignalNumber(i32::from(Signal::PIPE.0)),
        act: InBuf { null: false, len: 152, bytes: Bytes::from_slice(&bytes) },
        oldact: OutBuf { null: true, len: 152, writable: 0, index: 2 },
    }
}
