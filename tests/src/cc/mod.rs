//! C against cc: a program's output and exit status in the model and built by the system compiler.

use sim_core::kernel::StdoutKind;
use sim_core::machine::Session;
use sim_core::machine::ending::Fate;
use sim_core::machine::event::Ended;
use sim_core::machine::policy::Start;
use sim_core::machine::session::Reason;
use sim_core::machine::world::{Options, Source, World};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

pub mod generate;

/// A program to be compared.
#[derive(Clone, Debug)]
pub struct Program {
    /// Its name, unique among those compared together; ends in ".c".
    pub name: String,
    /// Its text.
    pub text: String,
}

/// What is seen of a program from outside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Seen {
    /// Standard output and error, both one pipe.
    pub output: String,
    /// "exit 3", "signal 11", or why it did not end.
    pub end: String,
}

/// More steps than a pure C program takes.
const STEPS_MAX: u64 = 1_000_000;

/// Runs a program in the model.
#[must_use]
pub fn in_the_model(program: &Program) -> Seen {
    let source = Source { name: program.name.clone(), text: program.text.clone() };
    let options = Options { stdout: StdoutKind::Pipe, ..Options::default() };
    let world = match World::new(&[source], &options) {
        Ok(world) => world,
        Err(failure) => {
            return Seen { output: String::new(), end: crate::failure_text(&failure) };
        }
    };
    let mut session = Session::new(&world, Start::Together, None);
    let mut not_modelled = None;
    while session.steps() < STEPS_MAX {
        match session.go_on() {
            Ok(_) => {}
            Err(Reason::NotModelled(text)) => {
                not_modelled = Some(text);
                break;
            }
            Err(Reason::Over(_)) => break,
        }
    }
    let ending = session.state().ending(&world);
    let output: Vec<u8> = ending.terminals.iter().flat_map(|(_, text)| text.clone()).collect();
    let end = match (not_modelled, ending.fates.first()) {
        (Some(text), _) => format!("not modelled: {text}"),
        (None, Some((_, Fate::Ended(Ended::Exited(status))))) => format!("exit {status}"),
        (None, Some((_, Fate::Ended(Ended::Killed(signal))))) => format!("signal {}", signal.0),
        (None, fate) => format!("{fate:?}"),
    };
    Seen { output: String::from_utf8_lossy(&output).into_owned(), end }
}

/// A folder of one test run, removed with what is in it.
pub struct Folder(PathBuf);

impl Folder {
    /// A new folder under the system's folder for temporary files.
    #[must_use]
    pub fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("ipclab-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("temporary files can be made");
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Nothing depends on whether it could be removed.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Builds a program with the system compiler and runs it.
#[must_use]
pub fn on_the_machine(program: &Program, folder: &Folder) -> Seen {
    let source = folder.0.join(&program.name);
    let binary = source.with_extension("out");
    std::fs::write(&source, &program.text).expect("temporary files can be written");
    let built = Command::new("cc")
        .args(["-w", "-O0", "-std=gnu11", "-fwrapv", "-o"])
        .args([&binary, Path::new(&program.name)])
        .current_dir(&folder.0)
        .output()
        .expect("the system has a C compiler");
    if !built.status.success() {
        let said = String::from_utf8_lossy(&built.stderr).into_owned();
        return Seen { output: said, end: "does not compile".to_owned() };
    }
    let ran = Command::new("sh")
        .args(["-c", "exec \"$0\" 2>&1"])
        .arg(&binary)
        .current_dir(&folder.0)
        .stdin(Stdio::null())
        .output()
        .expect("the program can be run");
    let end = match (ran.status.code(), std::os::unix::process::ExitStatusExt::signal(&ran.status))
    {
        (Some(status), _) => format!("exit {status}"),
        (None, signal) => format!("signal {}", signal.unwrap_or(0)),
    };
    Seen { output: String::from_utf8_lossy(&ran.stdout).into_owned(), end }
}

/// A program the two disagree about.
#[derive(Debug)]
pub struct Difference {
    /// The program.
    pub program: Program,
    /// What the model gave.
    pub model: Seen,
    /// What the machine gave.
    pub machine: Seen,
}

impl Difference {
    /// The first line that differs, with the ends.
    #[must_use]
    pub fn text(&self) -> String {
        let (model, machine) = (&self.model, &self.machine);
        let mut ours = model.output.lines();
        let mut theirs = machine.output.lines();
        let mut text = format!("{}:", self.program.name);
        for line in 1.. {
            match (ours.next(), theirs.next()) {
                (None, None) => break,
                (a, b) if a == b => {}
                (a, b) => {
                    let (a, b) = (a.unwrap_or("(nothing)"), b.unwrap_or("(nothing)"));
                    text += &format!("\n  output line {line}\n    model {a}\n    cc    {b}");
                    break;
                }
            }
        }
        if model.end != machine.end {
            text += &format!("\n  end\n    model {}\n    cc    {}", model.end, machine.end);
        }
        text
    }
}

/// Compares programs, on as many threads as there are processors.
#[must_use]
pub fn compare(programs: &[Program], folder: &Folder) -> Vec<Difference> {
    let next = AtomicUsize::new(0);
    let differences = Mutex::new(Vec::new());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(program) = programs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let (model, machine) = (in_the_model(program), on_the_machine(program, folder));
                    if model != machine {
                        let difference = Difference { program: program.clone(), model, machine };
                        differences.lock().expect("no thread panicked").push(difference);
                    }
                }
            });
        }
    });
    let mut differences = differences.into_inner().expect("no thread panicked");
    differences.sort_by(|a, b| a.program.name.cmp(&b.program.name));
    differences
}
