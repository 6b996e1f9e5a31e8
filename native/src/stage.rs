//! Where the real runs of one world take place: its sandbox, terminals and programs.

use crate::error::Error;
use crate::sandbox::{Furniture, HOME, Sandbox};
use crate::terminal::Terminal;
use crate::worker::{self, Memory};
use sim_core::kernel::files::{Files, Kind, ROOT};
use sim_core::kernel::{InodeId, Kernel, StdoutKind};
use sim_core::machine::World;

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// A sandbox furnished for a world; many runs take place in it, one after the other.
pub struct Stage<'w> {
    /// The world.
    pub world: &'w World,
    /// The sandbox.
    pub sandbox: Sandbox,
    /// One terminal a program, in order.
    pub terminals: Vec<Terminal>,
    home: Vec<String>,
    /// Whether the last run may have changed files.
    pub dirty: bool,
}

impl<'w> Stage<'w> {
    /// Makes the sandbox.
    pub fn new(world: &'w World) -> Result<Stage<'w>, Error> {
        let kernel = world.start().kernel();
        let mut terminals = Vec::new();
        for _ in 0..world.programs() {
            terminals.push(Terminal::new(kernel.params().stdout)?);
        }
        let (home, elsewhere) = programs(kernel);
        let descriptors = terminals.iter().flat_map(Terminal::descriptors).collect();
        let furniture = Furniture { programs: elsewhere, descriptors };
        let sandbox = match Sandbox::new(&furniture) {
            Err(refused @ Error::NoSandbox { .. }) => {
                Sandbox::bare(&furniture).map_err(|_| refused)?
            }
            made => made?,
        };
        let stage = Stage { world, sandbox, terminals, home, dirty: false };
        if !stage.sandbox.is_bare() {
            stage.write_programs()?;
        }
        Ok(stage)
    }

    /// Makes everything as at the start of a run.
    pub fn reset(&mut self) -> Result<(), Error> {
        for terminal in &mut self.terminals {
            terminal.reset()?;
        }
        // Without a fence nothing was allowed that changes files.
        if self.dirty && !self.sandbox.is_bare() {
            for folder in [HOME, "/tmp"] {
                empty(&self.sandbox.outside(folder.as_bytes()))?;
            }
            self.write_programs()?;
            self.dirty = false;
        }
        Ok(())
    }

    /// Programs in the home directory are files of their own: a scenario may change them.
    fn write_programs(&self) -> Result<(), Error> {
        let failed = |source| Error::System { what: "writing a program into the sandbox", source };
        for path in &self.home {
            let outside = self.sandbox.outside(path.as_bytes());
            std::fs::write(&outside, worker::executable(Memory::OfProcess1)).map_err(failed)?;
            let mode = std::fs::Permissions::from_mode(0o755);
            std::fs::set_permissions(&outside, mode).map_err(failed)?;
            self.sandbox.give_to_user(&outside)?;
        }
        Ok(())
    }
}

/// Removes everything in a folder.
fn empty(folder: &Path) -> Result<(), Error> {
    let failed = |source| Error::System { what: "cleaning the sandbox", source };
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = entry.path();
        if entry.file_type().map_err(failed)?.is_dir() {
            let _ = std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755));
            std::fs::remove_dir_all(&path).map_err(failed)?;
        } else {
            std::fs::remove_file(&path).map_err(failed)?;
        }
    }
    Ok(())
}

/// The paths of installed programs: those at home, and those elsewhere.
fn programs(kernel: &Kernel) -> (Vec<String>, Vec<String>) {
    let mut paths = Vec::new();
    collect(kernel.files(), ROOT, "", &mut paths);
    paths.into_iter().partition(|path| path.starts_with(HOME))
}

fn collect(files: &Files, at: InodeId, path: &str, into: &mut Vec<String>) {
    let Kind::Directory { entries, .. } = &files.inode(at).kind else { return };
    for (name, id) in entries {
        let path = format!("{path}/{}", String::from_utf8_lossy(name));
        match &files.inode(*id).kind {
            Kind::Program(_) => into.push(path),
            Kind::Directory { .. } => collect(files, *id, &path, into),
            _ => {}
        }
    }
}

/// Whether a program's standard output is a pipe.
#[must_use]
pub fn is_piped(kind: StdoutKind) -> bool {
    kind == StdoutKind::Pipe
}
