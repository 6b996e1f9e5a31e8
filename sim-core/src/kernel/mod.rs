//! The model of Linux: processes, descriptors, files, pipes, FIFOs, terminals, signals, as a value.
//!
//! It knows nothing of C. A call is one [`Step`]: pure over (state, answers of [`Pick`]). Blocking
//! is a value: a process that cannot go on is [`Phase::Sleeping`] and says on what ([`Wait`]).
//!
//! How a process machine drives it:
//! - `attempt` starts a call; on `Sleep` the call stays here and `resume` goes on with it once
//!   [`Kernel::is_ready`] says so. On `Done` the call is over: complete it, then, before running
//!   on, `deliver` what [`Kernel::due`] names (only handlers: deadly signals acted already).
//! - a signal sent by another process acts when `deliver` is called for one of
//!   [`Kernel::deliverable`]; a handler that returns is `sigreturn`.

use crate::fingerprint::Shared;
use crate::pick::Pick;
use crate::rules::Rule;
use crate::syscalls::{Call, OpenFlags, Ret};
use crate::value::{Bytes, Pid, ProcId, Signal};
use litemap::LiteMap;
use std::sync::Arc;

mod abi;
mod absent;
mod cx;
pub mod description;
mod fd;
mod fifo;
pub mod files;
mod ids;
mod io;
mod life;
pub mod lock;
mod names;
pub mod params;
pub mod pipe;
pub mod process;
mod signal;
mod state;
mod sys;
pub mod tag;
#[cfg(test)]
mod tests;
mod time;
mod wait;

use cx::Cx;
pub use description::{Description, Object, Terminal};
pub use params::{Params, Profile, StdoutKind};
pub use pipe::Pipe;
use process::{Descriptor, Ids, Interrupted, Limit, Signals};
pub use process::{Phase, Process, Sleep};
pub use state::Kernel;
use tag::Tag;

/// Which pipe (also the pipe behind an open FIFO); reused lowest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PipeId(pub u16);

/// Which open file description; reused lowest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct DescriptionId(pub u16);

/// Which inode of the model's file system; reused lowest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct InodeId(pub u16);

/// Which terminal: one for each program that was started.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TerminalId(pub u16);

/// What a sleeping process waits for: enough to explain it and to see who could wake it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Wait {
    /// read on an empty pipe: bytes, or no writer any more.
    PipeReadable(PipeId),
    /// write on a full pipe: a free slot, or no reader any more.
    PipeWritable(PipeId),
    /// open of a FIFO for reading: somebody opens it for writing.
    FifoWriter(PipeId),
    /// open of a FIFO for writing: somebody opens it for reading.
    FifoReader(PipeId),
    /// wait and relatives: a child that changes state.
    Child,
    /// vfork: the child calls exec or ends.
    VforkChild(ProcId),
    /// flock or fcntl(F_SETLKW): whoever holds a conflicting lock on this file gives it back.
    Lock(lock::LockedFile),
    /// pause, sigsuspend: a signal with a handler.
    Signal,
    /// nanosleep: the virtual clock reaches this time in nanoseconds.
    Clock(u64),
}

/// How a call, or the whole process, went on in one step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The call is over.
    Done(Ret),
    /// The call sleeps (or, resumed, sleeps again).
    Sleep(Wait),
    /// fork or vfork made `child`; its own call of the same name returns 0, the caller's returns
    /// `pid`. After vfork the caller is asleep until the child calls exec or ends, and the two
    /// share their memory until then; its `resume` gives `Done(pid)`.
    Forked {
        /// The new process.
        child: ProcId,
        /// Its process id.
        pid: Pid,
        /// Whether they share memory.
        kind: ForkKind,
    },
    /// execve succeeded: the caller's memory is to be replaced.
    Exec {
        /// The key under which the program was installed.
        program: Arc<str>,
        /// Its arguments.
        argv: Vec<Vec<u8>>,
        /// Its environment.
        envp: Vec<Vec<u8>>,
    },
    /// A handler is to be called. If the process was asleep in a call, that call stays open: what
    /// becomes of it is told by `sigreturn`.
    Handler {
        /// The handler's address.
        address: u64,
        /// Its first argument.
        signal: Signal,
        /// With SA_SIGINFO: the siginfo_t for its second argument, 128 bytes.
        info: Option<Bytes>,
    },
    /// The handler returned and there was no call open: the process goes on where it was.
    Back,
    /// A signal stopped or continued the process, or was ignored; it is where it was.
    Noted,
    /// The process ended (or, see PROC-28, has closed its descriptors and will end in its next step).
    Exited,
    /// Linux would do something the model does not know: the run must end with this message.
    NotModelled(String),
}

/// How the child of [`Outcome::Forked`] got its memory.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ForkKind {
    /// A copy.
    Fork,
    /// The parent's own, while the parent sleeps.
    Vfork,
}

/// How a process ended.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Status {
    /// With this exit status, 0 to 255.
    Exited(u8),
    /// Killed by this signal.
    Killed(Signal),
}

/// What a step did beyond its caller.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// A sleeper can go on: its next step tries again.
    Woken(ProcId),
    /// A signal was sent and is pending or acted.
    Raised {
        /// To whom.
        to: ProcId,
        /// Which.
        signal: Signal,
    },
    /// A process ended.
    Ended {
        /// Which.
        who: ProcId,
        /// How.
        status: Status,
    },
    /// A child was waited for: its process id is free.
    Reaped(ProcId),
    /// A process was stopped.
    Stopped(ProcId),
    /// A process goes on after a stop.
    Continued(ProcId),
    /// Bytes appeared on a terminal (or in the pipe that stands for it).
    Output {
        /// Where.
        terminal: TerminalId,
        /// The bytes.
        bytes: Bytes,
    },
    /// A timer fired.
    Timer(ProcId),
}

/// What one step did: how it went on, by which rules, and what else changed.
#[derive(Clone, Debug)]
pub struct Step {
    /// How the call or process went on.
    pub outcome: Outcome,
    /// The rules that decided, in order.
    pub rules: Vec<Rule>,
    /// What happened to others.
    pub effects: Vec<Effect>,
}

/// A program to be started from outside, as a shell starts it.
#[derive(Clone, Debug)]
pub struct Start<'a> {
    /// The process's name in tokens and reports.
    pub name: &'a str,
    /// The path of its program, for /proc/self/exe.
    pub exe: &'a str,
    /// The lines its terminal will type.
    pub stdin: &'a [u8],
}

impl Kernel {
    /// A freshly booted system without processes: the file system of `params`.
    #[must_use]
    pub fn new(params: Params) -> Kernel {
        Kernel {
            clock: params.epoch_ns,
            next_pid: params.first_pid,
            processes: Vec::new(),
            descriptions: Vec::new(),
            pipes: Vec::new(),
            files: Shared::new(files::Files::new(params.uid, params.gid)),
            terminals: Vec::new(),
            locks: Shared::new(Vec::new()),
            params: Shared::new(params),
        }
    }

    /// The limits and the profile.
    #[must_use]
    pub fn params(&self) -> &Params {
        &self.params
    }

    /// Puts a program at an absolute path; exec of that path runs `program`.
    ///
    /// Built-in programs live in /bin and /usr/bin, the program itself in /home/user, which is
    /// the working directory: `./NAME`.
    pub fn install(&mut self, path: &str, program: &str) {
        self.files_mut().install(path, program);
    }

    /// Starts a program as a shell does: a new process with descriptors 0, 1, 2 on a new terminal.
    pub fn start(&mut self, start: &Start<'_>) -> ProcId {
        let who = ProcId(u16::try_from(self.processes.len()).expect("fewer than 65,536 processes"));
        let terminal = TerminalId(u16::try_from(self.terminals.len()).expect("few terminals"));
        let input = Bytes::from_slice(start.stdin);
        self.terminals.push(Shared::new(Terminal { input, ..Terminal::default() }));
        let pid = self.next_pid;
        self.next_pid = Pid(pid.0 + 1);
        let fds = self.standard_descriptors(terminal);
        let params = self.params.clone();
        let home = self.files.plain_lookup("home/user").unwrap_or(files::ROOT);
        self.files_mut().hold(home);
        let (uid, gid) = (params.uid, params.gid);
        self.processes.push(Shared::new(Process {
            name: start.name.into(),
            pid,
            parent: None,
            outer_parent: params.shell_pid,
            pgid: pid,
            sid: params.shell_pid,
            ids: Ids { uid, euid: uid, saved: uid, gid, egid: gid },
            phase: Phase::Running,
            stopped: None,
            report: None,
            fds,
            cwd: home,
            umask: 0o022,
            exe: start.exe.as_bytes().into(),
            terminal: Some(terminal),
            nofile: Limit { soft: params.nofile, hard: params.nofile_hard },
            limits: LiteMap::new(),
            signals: Signals::default(),
            alarm: None,
            alarm_every_ns: 0,
            cpu_ns: 0,
            children: 0,
            vforked_by: None,
            executed: false,
        }));
        who
    }

    /// Descriptors 0, 1, 2: one description of the terminal, or a collecting pipe for 1 and 2.
    fn standard_descriptors(&mut self, terminal: TerminalId) -> LiteMap<i32, Descriptor> {
        let describe = |object, flags, refs| Description {
            object,
            inode: None,
            flags,
            offset: 0,
            refs,
            saw_eof: Tag(false),
        };
        let both = OpenFlags::O_RDWR | OpenFlags::O_LARGEFILE;
        let (input, output) = match self.params.stdout {
            StdoutKind::Terminal => {
                let id = self.new_description(describe(Object::Terminal(terminal), both, 3));
                (id, id)
            }
            StdoutKind::Pipe => {
                let input = describe(Object::Terminal(terminal), both, 1);
                let output = describe(Object::Collector(terminal), OpenFlags::O_WRONLY, 2);
                (self.new_description(input), self.new_description(output))
            }
        };
        let mut fds = LiteMap::new();
        for (number, description) in [(0, input), (1, output), (2, output)] {
            fds.insert(number, Descriptor { description, cloexec: false });
        }
        fds
    }

    /// Gives a process another name, as the processes of a scenario get theirs.
    pub fn rename(&mut self, who: ProcId, name: &str) {
        self.process_mut(who).name = name.into();
    }

    fn cx<'a>(&'a mut self, who: ProcId, pick: &'a mut Pick) -> Cx<'a> {
        Cx {
            k: self,
            who,
            pick,
            rules: Vec::new(),
            effects: Vec::new(),
            earlier: None,
            done: 0,
            released: false,
            unknown: None,
            call: None,
        }
    }

    /// Whether a signal stopped this process and nothing continued it yet.
    #[must_use]
    pub fn is_stopped(&self, who: ProcId) -> bool {
        self.process(who).stopped.is_some()
    }

    /// First attempt of a call by a running process.
    pub fn attempt(&mut self, who: ProcId, call: &Call, pick: &mut Pick) -> Step {
        assert!(matches!(self.process(who).phase, Phase::Running), "{who:?} can start a call");
        let mut cx = self.cx(who, pick);
        let outcome = cx.attempt(Arc::new(call.clone()));
        cx.step(outcome)
    }

    /// A sleeper that can go on does: it tries its call again, or takes what it was granted. Also
    /// the next step of a process that is ending.
    pub fn resume(&mut self, who: ProcId, pick: &mut Pick) -> Step {
        let phase = self.process(who).phase.clone();
        let mut cx = self.cx(who, pick);
        let outcome = match phase {
            Phase::Ending(status) => {
                life::end(&mut cx, who, status);
                Outcome::Exited
            }
            Phase::Sleeping(sleep) => cx.retry(sleep),
            _ => unreachable!("{who:?} sleeps or ends when it is resumed"),
        };
        cx.step(outcome)
    }

    /// A pending signal acts: handler, death, stop, continue.
    pub fn deliver(&mut self, who: ProcId, signal: Signal, pick: &mut Pick) -> Step {
        let mut cx = self.cx(who, pick);
        let outcome = signal::deliver(&mut cx, signal);
        cx.step(outcome)
    }

    /// A handler returned: the mask from before is back, and the call it interrupted (if any) ends
    /// (`Done`), or is tried again (any outcome of a call); without one, `Back`.
    pub fn sigreturn(&mut self, who: ProcId, pick: &mut Pick) -> Step {
        let mut cx = self.cx(who, pick);
        let outcome = match signal::sigreturn(&mut cx) {
            Interrupted::Nothing => Outcome::Back,
            Interrupted::Ends(ret) => Outcome::Done(ret),
            Interrupted::Restarts(call) => cx.attempt(call),
        };
        cx.step(outcome)
    }

    /// SIGSEGV, SIGFPE and friends, raised by the process's own computation: a handler, or death
    /// even if the signal is blocked or ignored.
    pub fn kill_by_fault(&mut self, who: ProcId, signal: Signal, pick: &mut Pick) -> Step {
        let mut cx = self.cx(who, pick);
        signal::force(&mut cx, signal);
        let outcome = signal::deliver(&mut cx, signal);
        cx.step(outcome)
    }

    /// The clock moves to the next timer, which fires.
    pub fn fire_timer(&mut self, pick: &mut Pick) -> Step {
        let mut cx = self.cx(ProcId(0), pick);
        time::fire(&mut cx);
        cx.step(Outcome::Noted)
    }

    /// Whether a next step of this process is possible: it runs, or it sleeps and can go on.
    #[must_use]
    pub fn is_ready(&self, who: ProcId) -> bool {
        let process = self.process(who);
        if process.stopped.is_some() {
            return false;
        }
        match &process.phase {
            Phase::Running | Phase::Ending(_) => true,
            Phase::Sleeping(sleep) => {
                let interrupted = self.signal_waits(who);
                if interrupted { self.condition_holds(who) } else { sleep.woken }
            }
            Phase::Zombie(_) | Phase::Gone(_) => false,
        }
    }
}

impl Cx<'_> {
    /// The first attempt of a call.
    fn attempt(&mut self, call: Arc<Call>) -> Outcome {
        self.call = Some(Arc::clone(&call));
        if self.k.is_crowded() {
            let what = "more than 60,000 processes in a run, or open files, or files at once";
            return Outcome::NotModelled(what.to_owned());
        }
        let outcome = call.dispatch(self);
        self.before_user_mode(outcome)
    }

    /// Another attempt of a call that slept.
    fn retry(&mut self, sleep: Sleep) -> Outcome {
        let call = Arc::clone(&sleep.call);
        life::leave_queue(self, &sleep);
        self.call = Some(Arc::clone(&call));
        self.done = sleep.done;
        self.earlier = Some(sleep);
        self.me_mut().phase = Phase::Running;
        let outcome = call.dispatch(self);
        self.before_user_mode(outcome)
    }

    /// Deadly signals that are pending act when a call is over; handlers are the machine's part.
    fn before_user_mode(&mut self, outcome: Outcome) -> Outcome {
        if !matches!(outcome, Outcome::Done(_)) {
            return outcome;
        }
        while let Some(signal) = self.k.due(self.who) {
            if self.k.has_handler(self.who, signal) {
                break;
            }
            if signal::deliver(self, signal) == Outcome::Exited {
                return Outcome::Exited;
            }
        }
        outcome
    }

    fn step(self, outcome: Outcome) -> Step {
        Step { outcome, rules: self.rules, effects: self.effects }
    }
}
