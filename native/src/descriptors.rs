//! The descriptor table of a process on both sides: which numbers are open, and on what.
//!
//! Pipes have no names in the model and inode numbers on the real kernel: what is compared is which
//! descriptors, of whichever processes, are on the same pipe.

use sim_core::kernel::{Object, PipeId};
use sim_core::machine::State;
use std::collections::BTreeMap;
use std::path::Path;

/// What is open, by number, as the links of /proc/PID/fd tell it.
pub type Table = BTreeMap<i32, String>;

/// Reads the links of a folder /proc/PID/fd; `None` when the process is gone.
pub fn read(folder: &Path) -> Option<Table> {
    let mut table = Table::new();
    for entry in std::fs::read_dir(folder).ok()? {
        let entry = entry.ok()?;
        let fd: i32 = entry.file_name().to_str()?.parse().ok()?;
        let link = std::fs::read_link(entry.path()).ok()?;
        table.insert(fd, link.to_string_lossy().into_owned());
    }
    Some(table)
}

/// Which real pipe stands for which pipe of the model, as far as it is known.
#[derive(Clone, Debug, Default)]
pub struct Pipes {
    known: BTreeMap<PipeId, String>,
}

/// Compares the table of a process with the model's. Errors: both sides, as text.
pub fn compare(state: &State, who: u16, real: &Table) -> Result<(), (String, String)> {
    let kernel = state.kernel();
    let process = &state.processes()[usize::from(who)];
    let fds = &kernel.process(process.id).fds;
    let mut pipes = Pipes::default();
    let mut names: BTreeMap<&str, PipeId> = BTreeMap::new();
    let same_numbers = fds.keys().eq(real.keys());
    let same_kinds = fds.iter().all(|(fd, descriptor)| {
        let Some(link) = real.get(fd) else { return false };
        match kernel.description(descriptor.description).object {
            Object::Pipe(id) if link.starts_with("pipe:") => {
                let name = pipes.known.entry(id).or_insert_with(|| link.clone());
                name == link && *names.entry(link).or_insert(id) == id
            }
            Object::Pipe(id) => kernel.pipe(id).fifo.is_some(),
            Object::Terminal(_) => link.starts_with("/dev/pts/") || link.starts_with("/dev/tty"),
            Object::Collector(_) => link.starts_with("pipe:"),
            Object::Null => link == "/dev/null",
            Object::Zero => link == "/dev/zero",
            Object::Full => link == "/dev/full",
            Object::File(_) | Object::Directory(_) => link.starts_with('/'),
        }
    });
    if same_numbers && same_kinds {
        return Ok(());
    }
    let model: Vec<String> = fds
        .iter()
        .map(|(fd, d)| format!("{fd}: {:?}", kernel.description(d.description).object))
        .collect();
    let real: Vec<String> = real.iter().map(|(fd, link)| format!("{fd}: {link}")).collect();
    Err((model.join(", "), real.join(", ")))
}
