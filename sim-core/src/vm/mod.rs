//! The process machine: runs one process's bytecode up to its next visible action.
//!
//! Two facts a reader would get wrong: a `Vm` knows nothing of the kernel (it hands out a call and
//! is told the result), and between [`Vm::run`]s it is canonical: dead temporaries, locals out of
//! scope and memory below the stack pointer do not take part in comparing two processes.

use crate::c::hir::{FnId, Span};
use crate::memory::{Access, BadAddress, Memory};
use crate::syscalls::{Ret, SysId};
use crate::value::{Bytes, Signal};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

mod compile;
mod fault;
pub mod image;
pub mod intrinsics;
mod run;
mod start;
mod view;

pub use compile::compile;
pub use image::Image;
use image::{HomePlace, Op};
use run::Stop;

/// Where a process is, for people: a place in the user's program.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Site {
    /// The place, [`Span::file`] and [`Span::line`] above all.
    pub span: Span,
    /// The function it stands in.
    pub function: FnId,
}

/// One sentence in both languages.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Said {
    /// English.
    pub en: String,
    /// Korean.
    pub ko: String,
}

/// What a process does next that others can see.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Action {
    /// A system call; goes on after [`Vm::complete`]. Until then `run` gives the same call again.
    Call {
        /// Which.
        id: SysId,
        /// Its arguments, extended to 64 bits.
        regs: [u64; 6],
        /// Where the program made it.
        site: Site,
    },
    /// A signal handler returned; `run` again gives the call it interrupted.
    SigReturn,
    /// The function entered with [`Entry::Function`] returned.
    Returned {
        /// What it returned.
        value: i64,
    },
    /// The processor refuses: the process gets a signal (SIGSEGV, SIGFPE).
    Fault {
        /// Which signal.
        signal: Signal,
        /// What was wrong, for a student.
        text: Said,
        /// Where.
        site: Site,
    },
    /// Something ipclab does not model.
    NotModelled {
        /// What it is.
        text: Said,
        /// Where.
        site: Site,
    },
    /// The fuel is used up without a visible action.
    Endless {
        /// Where it is now.
        site: Site,
    },
}

/// Where a process starts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Entry {
    /// `main`, by way of the library's start code; ends in a call of `_exit`.
    Main,
    /// A function without parameters, `setup` for one; ends in [`Action::Returned`].
    Function(FnId),
    /// A function without parameters, then `exit(0)`: a `process`.
    Process(FnId),
}

/// A local variable as the page shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LocalView {
    /// Its name.
    pub name: String,
    /// Its type as C text, "char [30]".
    pub c_type: String,
    /// Its value: a number, a pointer, a string; `None` before the first assignment.
    pub value: Option<String>,
}

/// A function that is running, innermost first in a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FrameView {
    /// Which function.
    pub function: FnId,
    /// Where it is.
    pub span: Span,
    /// Its named variables in scope.
    pub locals: Vec<LocalView>,
}

/// Why a function on the stack runs, so what its return means.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Kind {
    /// Another function called it.
    Call,
    /// A signal called it.
    Handler,
    /// The machine called it.
    Entry,
    /// The machine called it, and `exit(0)` follows.
    Process,
}

/// A function in progress.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Frame {
    /// The next instruction; of a caller, the one behind the call.
    pc: u32,
    /// Its first register.
    base: u32,
    function: FnId,
    /// Its lowest stack address.
    sp: u64,
    kind: Kind,
}

/// How the function of the process ended, for claims that look at its variables.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Ended {
    function: FnId,
    /// One for each of [`image::FnCode::observed`].
    values: Vec<i64>,
    pc: u32,
}

/// One process: memory, functions in progress, registers.
#[derive(Clone, Debug)]
pub struct Vm {
    image: Arc<Image>,
    memory: Memory,
    /// The registers of all frames; a frame's window overlaps its caller's arguments.
    regs: Vec<u64>,
    /// Outermost first.
    frames: Vec<Frame>,
    ended: Option<Ended>,
}

impl Vm {
    /// A new process. `argv[0]` is the program's name.
    #[must_use]
    pub fn start(image: &Arc<Image>, entry: Entry, argv: &[Vec<u8>], envp: &[Vec<u8>]) -> Vm {
        let mut vm = Vm {
            image: image.clone(),
            memory: image.memory.clone(),
            regs: Vec::new(),
            frames: Vec::new(),
            ended: None,
        };
        match entry {
            Entry::Main => {
                let (args, sp) = start::lay_out(&mut vm.memory, argv, envp);
                if let Some(function) = image.unit.start.or(image.unit.main) {
                    let count = image.fn_code(function).params.min(3);
                    vm.push(function, &args[..usize::from(count)], sp, Kind::Entry);
                }
            }
            Entry::Function(_) | Entry::Process(_) => vm.enter(entry),
        }
        vm
    }

    /// Leaves whatever runs and enters a function, keeping the memory: a `process` after `setup`.
    pub fn enter(&mut self, entry: Entry) {
        self.frames.clear();
        self.regs.clear();
        let (function, kind) = match entry {
            Entry::Main => (self.image.unit.main, Kind::Entry),
            Entry::Function(function) => (Some(function), Kind::Entry),
            Entry::Process(function) => (Some(function), Kind::Process),
        };
        if let Some(function) = function {
            self.push(function, &[], start::EMPTY_SP, kind);
        }
    }

    /// Runs up to the next visible action. One unit of `fuel` is a jump or a call.
    pub fn run(&mut self, fuel: u64) -> Action {
        loop {
            if self.frames.is_empty() {
                return Action::Returned { value: 0 };
            }
            let stop = self.execute(fuel);
            match stop {
                Stop::Exit if self.image.exit.is_some() => {
                    self.regs.clear();
                    if let Some(exit) = self.image.exit {
                        self.push(exit, &[0], start::EMPTY_SP, Kind::Entry);
                    }
                }
                stop => {
                    let live = match &stop {
                        Stop::Call { at, count, .. } => at + count,
                        _ => run::WINDOW,
                    };
                    self.settle(live);
                    return self.action(stop);
                }
            }
        }
    }

    /// The call that is waiting for its result, if one is.
    #[must_use]
    pub fn pending(&self) -> Option<Action> {
        let (id, at, count) = self.waiting()?;
        let mut regs = [0; 6];
        regs[..count].copy_from_slice(self.regs.get(at..at + count)?);
        Some(Action::Call { id, regs, site: self.site() })
    }

    /// The call the innermost function is at: which, first register, how many arguments.
    fn waiting(&self) -> Option<(SysId, usize, usize)> {
        let top = self.frames.last()?;
        match self.image.code[top.pc as usize] {
            Op::Sys { at, count, index } => Some((
                self.image.sys[index as usize],
                top.base as usize + usize::from(at),
                usize::from(count),
            )),
            _ => None,
        }
    }

    /// Finishes the call of the last [`Action::Call`]: bytes go to memory, `errno` is set.
    /// Errors: a pointer of the caller is bad (nothing was written; answer EFAULT instead).
    pub fn complete(&mut self, ret: &Ret) -> Result<(), BadAddress> {
        let (_, at, count) = self.waiting().expect("the process is waiting for a call");
        let pointer = |index: u8| {
            assert!(usize::from(index) < count, "{index} is an argument of the call");
            self.regs[at + usize::from(index)]
        };
        let out: Vec<_> = ret.out.iter().map(|(index, bytes)| (pointer(*index), bytes)).collect();
        for (addr, bytes) in &out {
            let writable = self.memory.accessible(*addr, bytes.len(), Access::Write);
            if writable < bytes.len() {
                return Err(BadAddress { addr: addr.wrapping_add(writable) });
            }
        }
        for (addr, bytes) in out {
            self.memory.write(addr, bytes)?;
        }
        let value = match ret.value {
            Ok(value) => value,
            Err(errno) => {
                if let Some(addr) = self.image.errno {
                    self.memory.store::<4>(addr, errno.number() as u64)?;
                }
                -1
            }
        };
        if at == self.regs.len() {
            self.regs.push(0);
        }
        self.regs[at] = value as u64;
        if let Some(top) = self.frames.last_mut() {
            top.pc += 1;
        }
        Ok(())
    }

    /// Interrupts the waiting call by a handler `(signal, info, context)`; its end is
    /// [`Action::SigReturn`]. Errors: `handler` is no function.
    pub fn call_handler(&mut self, handler: u64, signal: Signal) -> Result<(), BadAddress> {
        self.call_handler_with(handler, signal, None)
    }

    /// The same with the bytes of the siginfo_t that its second argument points to.
    pub fn call_handler_with(
        &mut self,
        handler: u64,
        signal: Signal,
        given: Option<&Bytes>,
    ) -> Result<(), BadAddress> {
        let function = self.image.function_at(handler).ok_or(BadAddress { addr: handler })?;
        let top = self.frames.last().ok_or(BadAddress { addr: handler })?;
        let info = (top.sp - start::RED_ZONE - start::SIGINFO_LEN) & !15;
        self.memory.fill(info, start::SIGINFO_LEN, 0)?;
        self.memory.store::<4>(info, u64::from(signal.0))?;
        if let Some(given) = given {
            self.memory.write(info, given)?;
        }
        let count = usize::from(self.image.fn_code(function).params.min(3));
        self.push(function, &[u64::from(signal.0), info, 0][..count], info, Kind::Handler);
        Ok(())
    }

    /// Takes over what a vfork'ed child did with the memory they shared: the stack with its
    /// variables is the same one, wherever we keep them.
    pub fn take_back(&mut self, child: &Vm) {
        self.memory = child.memory.clone();
        for (own, theirs) in self.frames.iter().zip(&child.frames) {
            if (own.function, own.base) != (theirs.function, theirs.base) {
                break;
            }
            for home in &self.image.fn_code(own.function).homes {
                let HomePlace::Register(register, _) = home.place else { continue };
                let nth = own.base as usize + usize::from(register);
                if let (Some(to), Some(from)) = (self.regs.get_mut(nth), child.regs.get(nth)) {
                    *to = *from;
                }
            }
        }
    }

    /// Its memory.
    #[must_use]
    pub fn memory(&self) -> &Memory {
        &self.memory
    }

    /// Its memory, to be written.
    pub fn memory_mut(&mut self) -> &mut Memory {
        &mut self.memory
    }

    /// Its program.
    #[must_use]
    pub fn image(&self) -> &Arc<Image> {
        &self.image
    }

    /// The value of C's `errno`.
    #[must_use]
    pub fn errno(&self) -> i32 {
        let addr = self.image.errno;
        addr.and_then(|addr| self.memory.load::<4>(addr).ok()).map_or(0, |value| value as i32)
    }

    /// Makes the state canonical: forgets what no program can see. `live` registers of the
    /// innermost function are in use.
    fn settle(&mut self, live: usize) {
        let sp = self.frames.last().map_or(start::EMPTY_SP, |top| top.sp);
        if let Some(top) = self.frames.last() {
            self.regs.truncate(top.base as usize + live);
        } else {
            self.regs.clear();
        }
        for nth in 0..self.frames.len() {
            let at = self.instruction(nth);
            let Frame { base, function, .. } = self.frames[nth];
            for home in &self.image.fn_code(function).homes {
                if let HomePlace::Register(register, uninitialised) = home.place
                    && !home.live.contains(&at)
                    && let Some(value) = self.regs.get_mut(base as usize + usize::from(register))
                {
                    *value = uninitialised;
                }
            }
            for hole in self.image.holes(at) {
                if let Some(value) = self.regs.get_mut(base as usize + usize::from(*hole)) {
                    *value = 0;
                }
            }
        }
        self.memory.settle(sp);
    }

    /// The instruction frame `nth` is at: of a caller, its call.
    fn instruction(&self, nth: usize) -> u32 {
        let pc = self.frames[nth].pc;
        match self.frames.get(nth + 1) {
            Some(next) if next.kind != Kind::Handler => pc.saturating_sub(1),
            _ => pc,
        }
    }
}

impl PartialEq for Vm {
    fn eq(&self, other: &Vm) -> bool {
        self.image.id == other.image.id
            && self.frames == other.frames
            && self.regs == other.regs
            && self.memory == other.memory
            && self.ended == other.ended
    }
}

impl Eq for Vm {}

impl Hash for Vm {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.memory.hash(state);
        self.regs.hash(state);
        self.frames.hash(state);
        self.ended.hash(state);
    }
}

#[cfg(test)]
mod tests;
