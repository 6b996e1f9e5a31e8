//! Programs ready to run, and where the programs of /bin come from.
//!
//! A reader would not guess that running needs no front end: a world is made of executables alone,
//! and they can be stored. The page gets those of the scenarios ready-made and loads the front end
//! only for a text of one's own.

use super::world::{Complaint, Options, World};
use crate::c::diag::Diagnostic;
use crate::c::{self, Source};
use crate::libc::{PROGRAM_NAMES, PROGRAMS};
use crate::syscalls::SysId;
use crate::vm::{self, Image};
use serde::{Deserialize, Serialize};
use std::sync::{Arc, OnceLock};

/// A program ready to run, with the warnings about its text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Executable {
    /// Its file's name, "kirk.c".
    pub file: String,
    pub(super) image: Arc<Image>,
    diagnostics: Vec<Diagnostic>,
}

impl Executable {
    /// Compiles `main`; `headers` can be included by it. Errors: what is wrong with the text.
    pub fn compile(main: &Source, headers: &[&Source]) -> Result<Executable, Complaint> {
        let mut files = vec![main.clone()];
        files.extend(headers.iter().map(|header| (*header).clone()));
        let options = c::Options { limits: limit_macros(&main.text), ..c::Options::default() };
        let c::Compiled { unit, diagnostics, files } = c::compile(&files, &options);
        match unit {
            Some(unit) => {
                let image = Arc::new(vm::compile(unit));
                Ok(Executable { file: main.name.clone(), image, diagnostics })
            }
            None => Err(Complaint { files, diagnostics }),
        }
    }

    /// Its text.
    pub(super) fn text(&self) -> &str {
        self.image.unit.files.first().map_or("", |file| &file.text)
    }

    /// The warnings about it.
    pub(super) fn complaint(&self) -> Complaint {
        Complaint { files: self.image.unit.files.clone(), diagnostics: self.diagnostics.clone() }
    }

    /// Whether it can run other programs.
    #[must_use]
    pub fn executes(&self) -> bool {
        self.image.calls(SysId::Execve)
    }
}

/// What became of a text, in the form that is stored.
pub type Built = Result<Executable, Complaint>;

/// The stored form of what became of a text, for the same build of ipclab.
#[must_use]
pub fn store(built: &Built) -> Vec<u8> {
    postcard::to_allocvec(built).expect("memory can be written to")
}

/// Reads [`store`]'s form; `None` when it is of another build or damaged.
#[must_use]
pub fn restore(bytes: &[u8]) -> Option<Built> {
    postcard::from_bytes(bytes).ok()
}

/// A world of a stored program and the stored programs of /bin. Errors: what is damaged or wrong.
pub fn world(program: &[u8], tools: &[u8]) -> Result<World, String> {
    let built = restore(program).ok_or("the program is of another version")?;
    let program = built.map_err(|_| "the program has errors")?;
    let tools = Stored::read(tools).ok_or("the programs of /bin are of another version")?;
    World::of(vec![program], Arc::new(tools), &Options::default())
        .map_err(|_| "there is nothing to run".to_owned())
}

/// Where the programs of /bin come from: [`PROGRAM_NAMES`].
pub trait Programs: Send + Sync {
    /// The program of this name, ready to run. Errors: why it cannot be had.
    fn image(&self, name: &str) -> Result<Arc<Image>, String>;
}

type Made = OnceLock<Result<Arc<Image>, String>>;

/// One place a program of /bin, filled when something runs it.
fn places() -> Vec<Made> {
    PROGRAM_NAMES.iter().map(|_| OnceLock::new()).collect()
}

fn index(name: &str) -> Result<usize, String> {
    let at = PROGRAM_NAMES.iter().position(|known| *known == name);
    at.ok_or_else(|| format!("the program {name} is not installed"))
}

/// The programs of /bin compiled from their sources.
pub(super) struct FromSource(Vec<Made>);

impl Default for FromSource {
    fn default() -> FromSource {
        FromSource(places())
    }
}

impl Programs for FromSource {
    fn image(&self, name: &str) -> Result<Arc<Image>, String> {
        let at = index(name)?;
        let made = self.0[at].get_or_init(|| {
            let source = Source { name: format!("{name}.c"), text: PROGRAMS[at].1.to_owned() };
            let failed = |complaint: Complaint| {
                let first = complaint.diagnostics.first().map(|d| d.message.clone());
                format!("{name}: {}", first.unwrap_or_default())
            };
            Executable::compile(&source, &[]).map(|made| made.image).map_err(failed)
        });
        made.clone()
    }
}

/// The programs of /bin as [`store_programs`] left them.
pub struct Stored {
    bytes: Vec<Vec<u8>>,
    made: Vec<Made>,
}

/// All programs of /bin in one stored form, for the same build of ipclab. Errors: which one does
/// not compile.
pub fn store_programs() -> Result<Vec<u8>, String> {
    let programs = FromSource::default();
    let images: Result<Vec<Vec<u8>>, String> = PROGRAM_NAMES
        .iter()
        .map(|name| Ok(postcard::to_allocvec(&*programs.image(name)?).expect("memory is there")))
        .collect();
    Ok(postcard::to_allocvec(&images?).expect("memory can be written to"))
}

impl Stored {
    /// Reads [`store_programs`]'s form; `None` when it is of another build or damaged.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Stored> {
        let bytes: Vec<Vec<u8>> = postcard::from_bytes(bytes).ok()?;
        (bytes.len() == PROGRAM_NAMES.len()).then(|| Stored { bytes, made: places() })
    }
}

impl Programs for Stored {
    fn image(&self, name: &str) -> Result<Arc<Image>, String> {
        let at = index(name)?;
        let made = self.made[at].get_or_init(|| {
            let damaged = |_| format!("the stored program {name} is damaged");
            postcard::from_bytes(&self.bytes[at]).map(Arc::new).map_err(damaged)
        });
        made.clone()
    }
}

/// No programs: for a world whose programs run no others.
pub struct Absent;

impl Programs for Absent {
    fn image(&self, name: &str) -> Result<Arc<Image>, String> {
        Err(format!("the program {name} was not loaded"))
    }
}

/// What the program's `//! limits` make of the macros that stand for them.
fn limit_macros(text: &str) -> Vec<(String, String)> {
    let lines = text.lines().map_while(|line| line.strip_prefix("//!"));
    lines
        .filter_map(|line| line.trim().strip_prefix("limits"))
        .flat_map(str::split_whitespace)
        .filter_map(|part| {
            let (name, number) = part.split_once('=')?;
            let name = match name {
                "page" => "PAGE_SIZE",
                "pipe_slots" => "PIPE_SLOTS",
                "pipe_buf" => "PIPE_BUF",
                _ => return None,
            };
            Some((name.to_owned(), number.to_owned()))
        })
        .collect()
}
