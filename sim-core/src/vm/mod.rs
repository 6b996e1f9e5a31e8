//! The process machine: runs one process's bytecode up to its next visible action.
//!
//! Two facts a reader would get wrong: a `Vm` knows nothing of the kernel (it hands out a call and
//! is told the result), and between [`Vm::run`]s it is canonical: dead temporaries, locals out of
//! scope and memory below the stack pointer do not take part in comparing two processes.

use crate::c::hir::{FnId, Span, Ty, Unit};
use crate::memory::{BadAddress, Memory};
use crate::syscalls::{Ret, SysId};
use crate::value::Signal;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

pub mod image;
pub mod intrinsics;
pub use image::Image;

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
    /// The function entered with [`Entry::Function`] or [`Vm::enter`] returned.
    Returned,
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

/// Compiles a checked program. What cannot be compiled ends the run where it is reached.
#[must_use]
pub fn compile(unit: Unit) -> Image {
    let _ = unit;
    todo!("14:45")
}

/// One process: memory, functions in progress, registers.
#[derive(Clone, Debug)]
pub struct Vm {
    image: Arc<Image>,
    memory: Memory,
}

#[allow(clippy::unused_self, clippy::needless_pass_by_value)]
impl Vm {
    /// A new process. `argv[0]` is the program's name.
    #[must_use]
    pub fn start(image: &Arc<Image>, entry: Entry, argv: &[Vec<u8>], envp: &[Vec<u8>]) -> Vm {
        let _ = (entry, argv, envp);
        Vm { image: image.clone(), memory: image.memory.clone() }
    }

    /// Leaves whatever runs and enters a function, keeping the memory: a `process` after `setup`.
    pub fn enter(&mut self, entry: Entry) {
        let _ = entry;
    }

    /// Runs up to the next visible action. One unit of `fuel` is a jump or a call.
    pub fn run(&mut self, fuel: u64) -> Action {
        let _ = fuel;
        todo!("14:45")
    }

    /// The call that is waiting for its result, if one is.
    #[must_use]
    pub fn pending(&self) -> Option<Action> {
        None
    }

    /// Finishes the call of the last [`Action::Call`]: bytes go to memory, `errno` is set.
    /// Errors: a pointer of the caller is bad (nothing was written; answer EFAULT instead).
    pub fn complete(&mut self, ret: &Ret) -> Result<(), BadAddress> {
        let _ = ret;
        Ok(())
    }

    /// Interrupts the waiting call by a handler `(signal, info, context)`; its end is
    /// [`Action::SigReturn`]. Errors: `handler` is no function.
    pub fn call_handler(&mut self, handler: u64, signal: Signal) -> Result<(), BadAddress> {
        let _ = (handler, signal);
        Ok(())
    }

    /// Where the process is: the innermost place that is not library code.
    #[must_use]
    pub fn site(&self) -> Site {
        todo!("14:45")
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

    /// A scalar variable of the outermost block of `function`: as it is, or as it was when the
    /// function returned. `None`: there is none, or the function was not entered.
    #[must_use]
    pub fn variable(&self, function: FnId, name: &str) -> Option<i64> {
        let _ = (function, name);
        None
    }

    /// The value of C's `errno`.
    #[must_use]
    pub fn errno(&self) -> i32 {
        0
    }

    /// The functions in progress with their variables, innermost first, library code left out.
    #[must_use]
    pub fn frames(&self) -> Vec<FrameView> {
        Vec::new()
    }
}

impl PartialEq for Vm {
    fn eq(&self, other: &Vm) -> bool {
        self.image.id == other.image.id && self.memory == other.memory
    }
}

impl Eq for Vm {}

impl Hash for Vm {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.memory.hash(state);
    }
}

fn _ty(_: Ty) {}
