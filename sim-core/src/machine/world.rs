//! Everything about a run that does not change while it runs: programs, claims, limits, the first
//! state and what happened before it.

use super::event::{Event, Place};
use super::executable::{Executable, FromSource, Programs};
use super::step::Tape;
use super::{Life, Process, Rest, Screen, Shown, State};
pub use crate::c::Source;
use crate::c::diag::Diagnostic;
use crate::c::hir::{Claim, FnId, Observed, SourceFile, Span};
use crate::kernel::{Kernel, Outcome, Params, Start, StdoutKind};
use crate::libc::PROGRAM_NAMES;
use crate::value::{Fd, Pid};
use crate::vm::{Entry, Image, Vm};
use crate::{pick::Pick, syscalls::Call};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// How a run is set up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    /// Process id of the first process.
    pub first_pid: i32,
    /// What standard output is.
    pub stdout: StdoutKind,
    /// What is typed on the terminals, by program name; none: end of file.
    pub stdin: BTreeMap<String, Vec<u8>>,
    /// Jumps and calls between two visible actions before a process counts as endless.
    pub fuel: u64,
}

impl Default for Options {
    fn default() -> Options {
        let stdin = BTreeMap::new();
        Options { first_pid: 1000, stdout: StdoutKind::Terminal, stdin, fuel: 400_000_000 }
    }
}

/// What the front end said about one program, with the texts it speaks of.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Complaint {
    /// The files that spans name by index.
    pub files: Vec<SourceFile>,
    /// The messages.
    pub diagnostics: Vec<Diagnostic>,
}

/// Why there is no world.
#[derive(Clone, Debug)]
pub enum Failure {
    /// A program has errors.
    Source(Vec<Complaint>),
    /// The programs cannot be run together, or an option makes no sense.
    Setup(String),
    /// Something before the first step is not modelled.
    NotModelled {
        /// What.
        text: String,
        /// The file.
        file: String,
        /// The line, 0 when unknown.
        line: u32,
    },
}

/// A program that was given.
#[derive(Debug)]
pub(super) struct Program {
    name: Arc<str>,
    stem: String,
    image: Arc<Image>,
}

impl Program {
    /// Whether it goes by this name: the one in tokens, or its file's with or without ".c".
    fn is_called(&self, name: &str) -> bool {
        *self.name == *name || self.stem == stem_of(name)
    }
}

/// File numbers of an image begin at its index times this.
const FILES_PER_IMAGE: u16 = 256;

/// The unchanging side of a run.
pub struct World {
    programs: Vec<Program>,
    /// The programs of /bin.
    tools: Arc<dyn Programs>,
    claims: Vec<Claim>,
    leaves: Vec<Observed>,
    schedules: Vec<(String, String)>,
    header: Vec<(String, String)>,
    processes: Vec<(String, FnId)>,
    complaints: Vec<Complaint>,
    hash: u64,
    start: State,
    prologue: Vec<Event>,
    fuel: u64,
}

/// What programs find in their environment.
const ENVIRONMENT: &[&str] =
    &["PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/home/user", "USER=user", "LANG=C", "TERM=xterm"];

fn environment() -> Vec<Vec<u8>> {
    ENVIRONMENT.iter().map(|entry| entry.as_bytes().to_vec()).collect()
}

/// The part of a file name that names its program: letters, digits, `_` and `-`.
#[must_use]
pub fn stem_of(file: &str) -> String {
    let base = file.rsplit('/').next().unwrap_or(file);
    let stem = base.strip_suffix(".c").unwrap_or(base);
    let word = |c: char| if c.is_alphanumeric() || c == '_' || c == '-' { c } else { '_' };
    let stem: String = stem.chars().map(word).collect();
    if stem.is_empty() { "main".to_owned() } else { stem }
}

impl World {
    /// Compiles the programs (each `.c` file is one; other files can be included by them), runs
    /// `setup` where there is one, and brings every process to its first visible action.
    pub fn new(sources: &[Source], options: &Options) -> Result<World, Failure> {
        let (mains, headers): (Vec<&Source>, Vec<&Source>) =
            sources.iter().partition(|source| source.name.ends_with(".c") || sources.len() == 1);
        if mains.is_empty() {
            return Err(Failure::Setup("no C file was given".to_owned()));
        }
        let (mut executables, mut complaints) = (Vec::new(), Vec::new());
        for main in &mains {
            match Executable::compile(main, &headers) {
                Ok(executable) => {
                    complaints.push(executable.complaint());
                    executables.push(executable);
                }
                Err(complaint) => complaints.push(complaint),
            }
        }
        if executables.len() < mains.len() {
            return Err(Failure::Source(complaints));
        }
        World::of(executables, Arc::new(FromSource::default()), options)
    }

    /// The same with programs that are ready; `tools` are those of /bin.
    pub fn of(
        executables: Vec<Executable>,
        tools: Arc<dyn Programs>,
        options: &Options,
    ) -> Result<World, Failure> {
        let several = executables.len() > 1;
        let is_styled = |program: &Executable| !program.image.unit.scenario.processes.is_empty();
        if several && executables.iter().any(is_styled) {
            return Err(Failure::Setup(
                "a file with `process` blocks is run alone; only files with `main` are run together"
                    .to_owned(),
            ));
        }
        let complaints = executables.iter().map(Executable::complaint).collect();
        let mut text_of_all = String::new();
        let mut programs: Vec<Program> = Vec::new();
        let (mut claims, mut schedules, mut header) = (Vec::new(), Vec::new(), Vec::new());
        let mut processes = Vec::new();
        for executable in executables {
            text_of_all.push_str(executable.text());
            let image = executable.image;
            let scenario = &image.unit.scenario;
            let stem = unique(stem_of(&executable.file), &programs);
            let styled = !scenario.processes.is_empty() || image.unit.main.is_none();
            let name = if several || styled { stem.clone() } else { "main".to_owned() };
            claims.extend(scenario.claims.iter().cloned());
            let named = scenario.schedules.iter();
            schedules.extend(named.map(|(name, run, _)| (name.clone(), run.clone())));
            header.extend(scenario.header.iter().cloned());
            let own = scenario.processes.iter();
            processes.extend(own.map(|(name, function, _)| (name.clone(), *function)));
            programs.push(Program { name: name.into(), stem, image });
        }
        let params = params(&header, options)?;
        let mut leaves = Vec::new();
        for claim in &claims {
            crate::machine::observe::leaves(&claim.expr, &mut leaves);
        }
        let kernel = Kernel::new(params);
        let start =
            State { kernel, processes: Vec::new(), hidden: None, screens: Vec::new(), halt: None };
        let mut world = World {
            programs,
            tools,
            claims,
            leaves,
            schedules,
            header: header.into_iter().map(|(key, value, _)| (key, value)).collect(),
            processes,
            complaints,
            hash: crate::fingerprint::text_hash(&text_of_all),
            start,
            prologue: Vec::new(),
            fuel: options.fuel,
        };
        world.boot(options)?;
        Ok(world)
    }

    /// Brings the first state about.
    fn boot(&mut self, options: &Options) -> Result<(), Failure> {
        let mut state = self.start.clone();
        for name in PROGRAM_NAMES {
            for folder in ["/bin", "/usr/bin"] {
                state.kernel.install(&format!("{folder}/{name}"), name);
            }
        }
        for program in &self.programs {
            state.kernel.install(&home(&program.stem), &key(&program.stem));
        }
        let mut events = Vec::new();
        for nth in 0..self.programs.len() {
            self.start_program(&mut state, nth, options, &mut events)?;
        }
        if let Some(super::Halt::NotModelled { text, place, .. }) = state.halted() {
            let (file, line) = (self.file_name(place.file), place.line);
            return Err(Failure::NotModelled { text: text.clone(), file, line });
        }
        self.start = state;
        self.prologue = events;
        Ok(())
    }

    fn start_program(
        &self,
        state: &mut State,
        nth: usize,
        options: &Options,
        events: &mut Vec<Event>,
    ) -> Result<(), Failure> {
        let program = &self.programs[nth];
        let unit = &program.image.unit;
        let none = Vec::new();
        let typed = options.stdin.iter().find(|(name, _)| program.is_called(name));
        let id = state.kernel.start(&Start {
            name: &program.name,
            exe: &home(&program.stem),
            stdin: typed.map_or(&none, |(_, bytes)| bytes),
        });
        state
            .screens
            .push(Arc::new(Screen { name: Arc::clone(&program.name), text: Shown::default() }));
        let styled = !unit.scenario.processes.is_empty();
        let argv = vec![format!("./{}", program.stem).into_bytes()];
        let entry = match (styled, unit.scenario.setup, unit.main) {
            (true, Some(setup), _) => Entry::Function(setup),
            (true, None, _) | (false, _, Some(_)) => Entry::Main,
            (false, Some(_), None) | (false, None, None) => {
                return Err(Failure::Setup(format!(
                    "{} has neither `main` nor a `process` block: there is nothing to run",
                    self.file_name(nth as u16 * FILES_PER_IMAGE)
                )));
            }
        };
        let vm = Vm::start(&program.image, entry, &argv, &environment());
        let name: Arc<str> = if styled { "setup".into() } else { Arc::clone(&program.name) };
        let process = Process {
            name,
            id,
            program: nth as u16,
            file_base: nth as u16 * FILES_PER_IMAGE,
            children: 0,
            out: Shown::default(),
            handlers: Vec::new(),
            vfork_parent: None,
            life: Life::Alive { vm, rest: Rest::NotModelled },
            print: OnceLock::new(),
        };
        let who = state.processes.len() as u16;
        state.processes.push(Arc::new(process));
        if styled {
            self.run_setup(state, unit.scenario.setup.is_some(), events)
        } else {
            let mut tape = Tape::new(Some(events));
            state.go_on(self, who, &mut Pick::default(), &mut tape);
            Ok(())
        }
    }

    /// Runs `setup` to its end, forks the processes in file order, and leaves its process waiting.
    fn run_setup(
        &self,
        state: &mut State,
        has_setup: bool,
        events: &mut Vec<Event>,
    ) -> Result<(), Failure> {
        const STEPS_MAX: usize = 100_000;
        let mut pick = Pick::default();
        let hidden = state.processes[0].id;
        if has_setup {
            let mut tape = Tape::new(Some(events));
            state.go_on(self, 0, &mut pick, &mut tape);
        }
        for _ in 0..STEPS_MAX {
            if !has_setup || matches!(state.processes[0].rest(), Some(Rest::Returned)) {
                break;
            }
            let place = state.place_of(0);
            let endless = matches!(state.processes[0].rest(), Some(Rest::Endless { .. }));
            if !state.kernel.is_ready(hidden) || state.halted().is_some() || endless {
                return Err(self.setup_failed(state, place));
            }
            let mut tape = Tape::new(Some(events));
            state.step_on(self, super::Choice::Process(0), &mut pick, &mut tape);
            if state.processes[0].vm().is_none() {
                return Err(Failure::Setup("setup ended its process".to_owned()));
            }
        }
        if has_setup && !matches!(state.processes[0].rest(), Some(Rest::Returned)) {
            return Err(Failure::Setup("setup takes more than 100000 steps".to_owned()));
        }
        let parent = Arc::clone(&state.processes[0]);
        state.processes.clear();
        state.hidden = Some(hidden);
        for (name, function) in &self.processes {
            let step = state.kernel.attempt(hidden, &Call::Fork {}, &mut pick);
            let Outcome::Forked { child, .. } = step.outcome else {
                return Err(Failure::Setup(format!("`{name}` could not be forked")));
            };
            state.kernel.rename(child, name);
            let mut born = Process { name: name.as_str().into(), id: child, ..(*parent).clone() };
            born.print = OnceLock::new();
            if let Life::Alive { vm, .. } = &mut born.life {
                vm.enter(Entry::Process(*function));
            }
            state.processes.push(Arc::new(born));
        }
        for fd in 3..1024 {
            state.kernel.attempt(hidden, &Call::Close { fd: Fd(fd) }, &mut pick);
        }
        state.wait_hidden(hidden, &mut pick);
        for who in 0..state.processes.len() as u16 {
            let mut tape = Tape::new(None);
            state.go_on(self, who, &mut pick, &mut tape);
        }
        Ok(())
    }

    fn setup_failed(&self, state: &State, place: Option<Place>) -> Failure {
        let place = place.unwrap_or_default();
        let (file, line) = (self.file_name(place.file), place.line);
        match state.halted() {
            Some(super::Halt::NotModelled { text, place, .. }) => Failure::NotModelled {
                text: text.clone(),
                file: self.file_name(place.file),
                line: place.line,
            },
            None if matches!(state.processes[0].rest(), Some(Rest::Endless { .. })) => {
                Failure::Setup(format!("{file}:{line}: setup computes for ever here"))
            }
            None => Failure::Setup(format!(
                "{file}:{line}: setup sleeps here for ever: no process is there yet to wake it"
            )),
        }
    }

    /// The first state.
    #[must_use]
    pub fn start(&self) -> &State {
        &self.start
    }

    /// What happened before it: the events of `setup`.
    #[must_use]
    pub fn prologue(&self) -> &[Event] {
        &self.prologue
    }

    /// How many programs were started.
    #[must_use]
    pub fn programs(&self) -> usize {
        self.programs.len()
    }

    /// The name of a program.
    #[must_use]
    pub fn program_name(&self, nth: usize) -> &str {
        &self.programs[nth].name
    }

    /// Whether a program is called so, by its name or its file's.
    #[must_use]
    pub fn is_program(&self, name: &str) -> bool {
        self.programs.iter().any(|program| program.is_called(name))
    }

    /// The image of a program, for its sources.
    #[must_use]
    pub fn image(&self, nth: usize) -> &Arc<Image> {
        &self.programs[nth].image
    }

    /// The claims of all files.
    #[must_use]
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// What the claims look at, sorted.
    #[must_use]
    pub fn leaves(&self) -> &[Observed] {
        &self.leaves
    }

    /// Named runs: (name, tokens).
    #[must_use]
    pub fn schedules(&self) -> &[(String, String)] {
        &self.schedules
    }

    /// The value of a `//! key value` line.
    #[must_use]
    pub fn header(&self, key: &str) -> Option<&str> {
        self.header.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// Warnings about the programs.
    #[must_use]
    pub fn warnings(&self) -> &[Complaint] {
        &self.complaints
    }

    /// A hash of the sources.
    #[must_use]
    pub fn hash(&self) -> u64 {
        self.hash
    }

    pub(super) fn fuel(&self) -> u64 {
        self.fuel
    }

    /// The name of the file with this number, as in [`Place`].
    #[must_use]
    pub fn file_name(&self, file: u16) -> String {
        let (nth, at) = (usize::from(file / FILES_PER_IMAGE), usize::from(file % FILES_PER_IMAGE));
        let image = match self.programs.get(nth) {
            Some(program) => Some(Arc::clone(&program.image)),
            None => {
                PROGRAM_NAMES.get(nth - self.programs.len()).and_then(|n| self.tools.image(n).ok())
            }
        };
        let name = image.and_then(|image| Some(image.unit.files.get(at)?.name.clone()));
        name.unwrap_or_default()
    }

    /// The order in which processes are listed: as in the file, children behind their parents.
    pub(super) fn order_of(&self, name: &str) -> (usize, Vec<u32>) {
        let mut parts = name.split('.');
        let root = parts.next().unwrap_or_default();
        let at = self.processes.iter().position(|(process, _)| process == root);
        let at = at.or_else(|| self.programs.iter().position(|p| &*p.name == root)).unwrap_or(0);
        (at, parts.map(|part| part.parse().unwrap_or(0)).collect())
    }

    /// The function whose outermost block holds the variables that claims name.
    pub(super) fn function_of(&self, process: &Process, vm: &Vm) -> Option<FnId> {
        let image = &self.programs[usize::from(process.program)].image;
        if !Arc::ptr_eq(image, vm.image()) {
            return None;
        }
        let root = process.name.split('.').next().unwrap_or_default();
        let own = self.processes.iter().find(|(name, _)| name == root);
        own.map(|(_, function)| *function).or(image.unit.main)
    }

    /// A new process machine for the program installed as `key`, and the base of its file numbers.
    pub(super) fn load(
        &self,
        wanted: &str,
        argv: &[Vec<u8>],
        envp: &[Vec<u8>],
    ) -> Result<(Vm, u16), String> {
        if let Some(nth) = self.programs.iter().position(|p| key(&p.stem) == wanted) {
            let image = &self.programs[nth].image;
            let base = nth as u16 * FILES_PER_IMAGE;
            return Ok((Vm::start(image, Entry::Main, argv, envp), base));
        }
        let nth = PROGRAM_NAMES.iter().position(|name| *name == wanted);
        let nth = nth.ok_or_else(|| format!("the program {wanted} is not installed"))?;
        let image = self.tools.image(wanted)?;
        let base = (self.programs.len() + nth) as u16 * FILES_PER_IMAGE;
        Ok((Vm::start(&image, Entry::Main, argv, envp), base))
    }
}

/// The limits of a scenario: Linux's, or what its `//! limits` line shrinks them to.
fn params(header: &[(String, String, Span)], options: &Options) -> Result<Params, Failure> {
    let mut params = Params {
        first_pid: Pid(options.first_pid),
        shell_pid: Pid(options.first_pid - 1),
        stdout: options.stdout,
        ..Params::default()
    };
    for (_, value, span) in header.iter().filter(|(key, _, _)| key == "limits") {
        for part in value.split_whitespace() {
            set_limit(&mut params, part)
                .map_err(|why| Failure::Setup(format!("line {}: {why}", span.line)))?;
        }
    }
    Ok(params)
}

fn set_limit(params: &mut Params, part: &str) -> Result<(), String> {
    let (name, number) = part
        .split_once('=')
        .ok_or_else(|| format!("a limit is written `name=number`, not `{part}`"))?;
    let number: u64 =
        number.parse().map_err(|_| format!("the limit `{name}` is a number, not `{number}`"))?;
    let field = match name {
        "page" => &mut params.page,
        "pipe_slots" => &mut params.pipe_slots,
        "pipe_buf" => &mut params.pipe_buf,
        "pipe_max_size" => &mut params.pipe_max_size,
        "nofile" => &mut params.nofile,
        "processes" => &mut params.processes,
        _ => {
            return Err(format!(
                "there is no limit `{name}`; there are page, pipe_slots, pipe_buf, pipe_max_size, \
                 nofile and processes"
            ));
        }
    };
    if number == 0 {
        return Err(format!("the limit `{name}` is at least 1"));
    }
    *field = number;
    Ok(())
}

/// The key under which a given program is installed; no built-in has such a name.
fn key(stem: &str) -> String {
    format!("./{stem}")
}

/// Where a given program lies; its folder is the working directory.
fn home(stem: &str) -> String {
    format!("/home/user/{stem}")
}

fn unique(stem: String, programs: &[Program]) -> String {
    let taken = |name: &str| programs.iter().any(|program| program.stem == name);
    if !taken(&stem) {
        return stem;
    }
    let mut nth = 2;
    while taken(&format!("{stem}-{nth}")) {
        nth += 1;
    }
    format!("{stem}-{nth}")
}
