//! The whole machine: what Linux knows ([`Kernel`]) and what each process knows ([`Vm`]), stepped
//! by choices.
//!
//! Two facts a reader would get wrong: every process rests *before* its next visible action (the
//! computation behind a call belongs to that call's step), and the process that ran `setup` is no
//! process of the scenario: it only waits, and what it does makes no event.

use crate::kernel::Kernel;
use crate::rules::Rule;
use crate::syscalls::{Call, Piece, Ret};
use crate::value::{ProcId, Signal};
use crate::vm::{Image, Vm};
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

pub mod ending;
pub mod event;
pub mod executable;
mod handler;
mod hidden;
mod observe;
pub mod policy;
pub mod session;
mod shown;
mod step;
pub mod world;

pub use session::Session;
pub use shown::Shown;
pub use step::wait_text;
pub use world::{Options, World};

use crate::fingerprint::Fingerprint;
use event::{Ended, Event, Place};

/// What can happen next; `u16` is a process's index in the order the processes were made.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Choice {
    /// This process takes its next step.
    Process(u16),
    /// A signal pending for this process acts.
    Signal(u16, Signal),
    /// The next timer fires.
    Timer,
}

impl Choice {
    /// Who acts, as a small number; 0 for nobody.
    #[must_use]
    pub fn actor(self) -> usize {
        match self {
            Choice::Process(who) | Choice::Signal(who, _) => usize::from(who) + 1,
            Choice::Timer => 0,
        }
    }
}

/// Why a run cannot go on although processes could.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Halt {
    /// Something is not modelled.
    NotModelled {
        /// What, one sentence in English.
        text: String,
        /// The same in Korean.
        ko: String,
        /// Which process met it.
        process: Arc<str>,
        /// Where.
        place: Place,
    },
}

/// What a process does next.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Rest {
    /// A system call, or the rest of one in which it sleeps.
    Call {
        /// The call with its arguments.
        call: Arc<Call>,
        /// The arguments as registers.
        regs: [u64; 6],
        /// Where it stands.
        place: Place,
        /// Whether it began already: the process sleeps, or was woken and goes on.
        begun: bool,
    },
    /// The processor refuses an instruction: SIGSEGV, SIGFPE.
    Fault {
        /// The signal.
        signal: Signal,
        /// What was wrong, in English and Korean.
        text: [String; 2],
        /// Where.
        place: Place,
    },
    /// It computes for ever.
    Endless {
        /// Where it was when we stopped looking.
        place: Place,
    },
    /// It has closed its descriptors and ends in its next step.
    Ending,
    /// `setup` returned: its process forks the others.
    Returned,
    /// It met something that is not modelled.
    NotModelled,
}

/// A process with its life, or what is left of it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[expect(clippy::large_enum_variant, reason = "a box would cost an allocation in every step")]
pub enum Life {
    /// It lives.
    Alive {
        /// The process machine.
        vm: Vm,
        /// What it does next.
        rest: Rest,
    },
    /// It ended.
    Dead {
        /// How.
        ended: Ended,
        /// What claims can see of it: values of [`World::leaves_of`] its program.
        values: Vec<ending::Seen>,
    },
}

/// A process of the scenario.
#[derive(Clone, Debug)]
pub struct Process {
    /// "a", "main", "main.1".
    pub name: Arc<str>,
    /// Its number in the kernel; meaningless when it is dead.
    pub id: ProcId,
    /// Which program it began as.
    pub program: u16,
    /// Which of the world's images it runs: the base of its file numbers.
    file_base: u16,
    /// How many children it has had.
    children: u32,
    /// What it wrote to a terminal.
    pub out: Shown,
    /// Handlers in progress, outermost first, with the call each of them interrupted.
    handlers: Vec<Option<step::Open>>,
    /// Whose memory it uses until it calls exec or ends.
    vfork_parent: Option<u16>,
    /// The rest.
    pub life: Life,
    print: OnceLock<u64>,
}

impl Process {
    fn fingerprint(&self) -> u64 {
        *self.print.get_or_init(|| {
            let mut hasher = Fingerprint::default();
            self.name.hash(&mut hasher);
            self.children.hash(&mut hasher);
            self.out.hash(&mut hasher);
            self.life.hash(&mut hasher);
            self.handlers.hash(&mut hasher);
            self.vfork_parent.hash(&mut hasher);
            if matches!(self.life, Life::Alive { .. }) {
                self.id.hash(&mut hasher);
            }
            hasher.finish()
        })
    }

    /// What it does next; `None` when it is dead.
    #[must_use]
    pub fn rest(&self) -> Option<&Rest> {
        match &self.life {
            Life::Alive { rest, .. } => Some(rest),
            Life::Dead { .. } => None,
        }
    }

    /// Its process machine; `None` when it is dead.
    #[must_use]
    pub fn vm(&self) -> Option<&Vm> {
        match &self.life {
            Life::Alive { vm, .. } => Some(vm),
            Life::Dead { .. } => None,
        }
    }
}

/// What a terminal shows.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Screen {
    /// The program that was started on it.
    pub name: Arc<str>,
    /// Everything written to it.
    pub text: Shown,
}

/// The whole state between two steps. Cheap to clone: processes are shared until they step.
#[derive(Clone, Debug)]
pub struct State {
    kernel: Kernel,
    processes: Vec<Arc<Process>>,
    /// The process that ran `setup`.
    hidden: Option<ProcId>,
    screens: Vec<Arc<Screen>>,
    halt: Option<Halt>,
}

/// Keeps what steps do.
#[derive(Clone, Debug, Default)]
pub struct Recorder {
    /// In order.
    pub events: Vec<Event>,
}

impl State {
    /// What Linux knows.
    #[must_use]
    pub fn kernel(&self) -> &Kernel {
        &self.kernel
    }

    /// The processes of the scenario, dead ones included, in the order they were made.
    #[must_use]
    pub fn processes(&self) -> &[Arc<Process>] {
        &self.processes
    }

    /// The terminals.
    #[must_use]
    pub fn screens(&self) -> &[Arc<Screen>] {
        &self.screens
    }

    /// Why the run cannot go on, if so.
    #[must_use]
    pub fn halted(&self) -> Option<&Halt> {
        self.halt.as_ref()
    }

    /// The name of a process.
    #[must_use]
    pub fn name(&self, who: u16) -> &Arc<str> {
        &self.processes[usize::from(who)].name
    }

    /// The process called `name`.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<u16> {
        self.processes.iter().position(|process| &*process.name == name).map(|nth| nth as u16)
    }

    /// Which program a process began as.
    #[must_use]
    pub fn program_of(&self, who: u16) -> usize {
        usize::from(self.processes[usize::from(who)].program)
    }

    /// The living process with this number in the kernel.
    #[must_use]
    pub fn who(&self, id: ProcId) -> Option<u16> {
        let alive = |process: &Arc<Process>| process.id == id && process.vm().is_some();
        self.processes.iter().position(alive).map(|nth| nth as u16)
    }

    /// A hash of everything that programs can tell apart, with a fixed seed.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = Fingerprint::default();
        self.kernel.hash(&mut hasher);
        for process in &self.processes {
            hasher.write_u64(process.fingerprint());
        }
        for screen in &self.screens {
            screen.text.hash(&mut hasher);
        }
        hasher.finish()
    }

    /// Whether two states are equal in everything that programs can tell apart.
    #[must_use]
    pub fn same(&self, other: &State) -> bool {
        let processes = |(a, b): (&Arc<Process>, &Arc<Process>)| {
            Arc::ptr_eq(a, b)
                || (a.name == b.name
                    && a.children == b.children
                    && a.out == b.out
                    && a.life == b.life)
        };
        self.kernel == other.kernel
            && self.processes.len() == other.processes.len()
            && self.processes.iter().zip(&other.processes).all(processes)
            && self.screens == other.screens
            && self.halt == other.halt
    }
}

/// The rules a step applied.
pub type Applied = Vec<Rule>;

/// The arguments of a C call in the order of its prototype, strace style; once the call has
/// returned, with what it wrote. `image` knows the names of functions.
#[must_use]
pub fn args_text(call: &Call, regs: &[u64; 6], image: &Image, ret: Option<&Ret>) -> Vec<String> {
    let known = call.args(ret);
    let prototype = call.id().row().prototype();
    let inside = prototype.split_once('(').map_or("", |(_, rest)| rest.trim_end_matches(')'));
    let mut texts = Vec::new();
    for (nth, parameter) in inside.split(',').enumerate() {
        let name = parameter.split('[').next().unwrap_or_default();
        let name = name.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next();
        let name = name.unwrap_or_default();
        // `...`: whatever the row has left over.
        let variable = parameter.trim() == "...";
        let shown =
            if variable { known.get(nth) } else { known.iter().find(|(field, _)| *field == name) };
        match shown {
            Some((name, pieces)) => texts.push(piece_text(pieces, name, regs[nth], image)),
            None if variable || name == "void" => {}
            None if parameter.contains('*') => texts.push(pointer_text(regs[nth])),
            None => texts.push((regs[nth] as i64).to_string()), // the count of a buffer
        }
    }
    texts
}

fn piece_text(pieces: &[Piece], name: &str, pointer: u64, image: &Image) -> String {
    let one = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Function(address) => match image.function_at(*address) {
            Some(function) => image.unit.functions[function.0 as usize].name.clone(),
            None => format!("{address:#x}"),
        },
        Piece::Name => name.to_owned(),
        Piece::Pointer => pointer_text(pointer),
    };
    pieces.iter().map(one).collect()
}

fn pointer_text(pointer: u64) -> String {
    if pointer == 0 { "NULL".to_owned() } else { format!("{pointer:#x}") }
}
