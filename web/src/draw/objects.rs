//! The kernel's objects: open file descriptions, pipes, FIFOs, files, terminals.

use super::PipeNames;
use crate::scene::{self, Description, Part, Pipe, Process, Scene, Slot, Terminal};
use sim_core::kernel::files::Kind;
use sim_core::kernel::{self, DescriptionId, InodeId, Kernel, PipeId, TerminalId, Wait};
use sim_core::machine::State;
use sim_core::syscalls::OpenFlags;
use sim_core::value::{Bytes, ProcId};

/// Bytes of a slot that are shown as text.
const PREVIEW_BYTES: u64 = 24;

/// What a state's descriptors lead to, numbered for the drawing.
pub struct Objects {
    descriptions: Vec<(DescriptionId, Description)>,
    pipes: Vec<Pipe>,
    terminals: Vec<Terminal>,
}

/// Whose index in the drawing a process of the kernel has.
fn who(state: &State, id: ProcId) -> Option<usize> {
    let name = &state.kernel().process(id).name;
    state.processes().iter().position(|process| process.name == *name)
}

impl Objects {
    /// Of this state; `names` are what the program calls its pipes.
    pub fn of(state: &State, names: &PipeNames) -> Objects {
        let kernel = state.kernel();
        let ids = kernel.pipe_ids();
        let pipes = ids.iter().map(|id| pipe(state, *id, names)).collect();
        let screens = state.screens().iter().enumerate();
        let terminals = screens.map(|(nth, screen)| Terminal {
            name: screen.name.to_string(),
            shown: shown(state, TerminalId(nth as u16)),
        });
        let mut found: Vec<DescriptionId> = Vec::new();
        for process in state.processes().iter().filter(|process| process.vm().is_some()) {
            for descriptor in kernel.process(process.id).fds.values() {
                if !found.contains(&descriptor.description) {
                    found.push(descriptor.description);
                }
            }
        }
        let descriptions = found.into_iter().map(|id| (id, description(kernel, id, &ids)));
        Objects { descriptions: descriptions.collect(), pipes, terminals: terminals.collect() }
    }

    /// The index of a description that a living process has.
    pub fn description(&self, id: DescriptionId) -> usize {
        let found = self.descriptions.iter().position(|(known, _)| *known == id);
        found.expect("the descriptions of all living processes were collected")
    }

    /// The scene with these processes.
    pub fn into_scene(self, processes: Vec<Process>) -> Scene {
        let descriptions = self.descriptions.into_iter().map(|(_, one)| one).collect();
        Scene { processes, pipes: self.pipes, descriptions, terminals: self.terminals }
    }
}

fn description(kernel: &Kernel, id: DescriptionId, pipes: &[PipeId]) -> Description {
    let known = kernel.description(id);
    let mode = known.flags & OpenFlags::O_ACCMODE;
    let nth = |pipe: PipeId| pipes.iter().position(|id| *id == pipe).unwrap_or(0);
    let object = match known.object {
        kernel::Object::Pipe(pipe) => match mode {
            OpenFlags::O_RDONLY => scene::Object::ReadEnd(nth(pipe)),
            OpenFlags::O_WRONLY => scene::Object::WriteEnd(nth(pipe)),
            _ => scene::Object::BothEnds(nth(pipe)),
        },
        kernel::Object::File(inode) | kernel::Object::Directory(inode) => {
            scene::Object::File(path(kernel, inode))
        }
        kernel::Object::Terminal(terminal) | kernel::Object::Collector(terminal) => {
            scene::Object::Terminal(usize::from(terminal.0))
        }
        kernel::Object::Null => scene::Object::Other("/dev/null".to_owned()),
        kernel::Object::Zero => scene::Object::Other("/dev/zero".to_owned()),
        kernel::Object::Full => scene::Object::Other("/dev/full".to_owned()),
    };
    let is_file = matches!(known.object, kernel::Object::File(_));
    Description { object, flags: flags(known.flags), offset: is_file.then_some(known.offset) }
}

/// The access mode and the status flags that change what calls do.
fn flags(bits: i32) -> String {
    let mode = match bits & OpenFlags::O_ACCMODE {
        OpenFlags::O_RDONLY => "O_RDONLY",
        OpenFlags::O_WRONLY => "O_WRONLY",
        _ => "O_RDWR",
    };
    let others = [
        (OpenFlags::O_APPEND, "O_APPEND"),
        (OpenFlags::O_NONBLOCK, "O_NONBLOCK"),
        (OpenFlags::O_DIRECT, "O_DIRECT"),
    ];
    let set = others.iter().filter(|(bit, _)| bits & bit != 0).map(|(_, name)| *name);
    std::iter::once(mode).chain(set).collect::<Vec<_>>().join("|")
}

/// The path of a file, by its names from the root; a file without one is "(deleted)".
fn path(kernel: &Kernel, wanted: InodeId) -> String {
    let mut inode = wanted;
    let mut parts: Vec<String> = Vec::new();
    while inode != kernel::files::ROOT {
        let entry = kernel.files().iter().find_map(|(dir, known)| match &known.kind {
            Kind::Directory { entries, .. } => {
                let name = entries.iter().find(|(_, id)| **id == inode)?.0;
                Some((dir, String::from_utf8_lossy(name).into_owned()))
            }
            _ => None,
        });
        let Some((dir, name)) = entry else { return "(deleted)".to_owned() };
        parts.push(name);
        inode = dir;
        if parts.len() > 2 {
            break; // the last two parts say enough
        }
    }
    parts.truncate(2);
    parts.reverse();
    parts.last().cloned().unwrap_or_else(|| "/".to_owned())
}

fn pipe(state: &State, id: PipeId, names: &PipeNames) -> Pipe {
    let kernel = state.kernel();
    let known = kernel.pipe(id);
    let name = match known.fifo {
        Some(inode) => path(kernel, inode),
        None => names.get(id).map_or_else(|| (id.0 + 1).to_string(), str::to_owned),
    };
    Pipe {
        name,
        fifo: known.fifo.is_some(),
        page: kernel.params().page,
        slots: known.slots_max as usize,
        used: known.slots.iter().map(|slot| self::slot(state, slot)).collect(),
        readers: ends(state, id, OpenFlags::O_WRONLY),
        writers: ends(state, id, OpenFlags::O_RDONLY),
        asleep_reading: asleep(state, known.read_queue.iter()),
        asleep_writing: asleep(state, known.write_queue.iter()),
        asleep_opening: openers(state, id),
    }
}

/// The sleepers of a queue by index; openers of a FIFO stand in the same queues and are listed apart.
fn asleep<'q>(state: &State, queue: impl Iterator<Item = &'q ProcId>) -> Vec<usize> {
    let moves = |id: &&ProcId| {
        state.kernel().process(**id).sleep().is_some_and(|sleep| {
            matches!(sleep.wait, Wait::PipeReadable(_) | Wait::PipeWritable(_))
        })
    };
    queue.filter(moves).filter_map(|id| who(state, *id)).collect()
}

fn openers(state: &State, pipe: PipeId) -> Vec<usize> {
    let kernel = state.kernel();
    let opens = |id: &ProcId| {
        kernel.process(*id).sleep().is_some_and(|sleep| {
            !sleep.woken
                && matches!(sleep.wait, Wait::FifoReader(p) | Wait::FifoWriter(p) if p == pipe)
        })
    };
    kernel.ids().filter(opens).filter_map(|id| who(state, id)).collect()
}

/// Who has descriptors of an end, and how many: those not opened in the `other` mode.
fn ends(state: &State, pipe: PipeId, other: i32) -> Vec<(usize, usize)> {
    let kernel = state.kernel();
    let mut out = Vec::new();
    for (nth, process) in state.processes().iter().enumerate() {
        if process.vm().is_none() {
            continue;
        }
        let count = kernel.process(process.id).fds.values().filter(|descriptor| {
            let known = kernel.description(descriptor.description);
            known.object == kernel::Object::Pipe(pipe)
                && known.flags & OpenFlags::O_ACCMODE != other
        });
        let count = count.count();
        if count > 0 {
            out.push((nth, count));
        }
    }
    out
}

fn slot(state: &State, slot: &kernel::pipe::Slot) -> Slot {
    let mut parts = Vec::new();
    let mut at = 0;
    for run in &slot.owners.0 {
        let to = (at + run.len).min(slot.bytes.len());
        if to > at {
            let preview = preview(&slot.bytes.slice(at, to));
            parts.push(Part { owner: who(state, run.who), len: to - at, preview });
        }
        at = to;
    }
    if at < slot.bytes.len() {
        let rest = slot.bytes.slice(at, slot.bytes.len());
        parts.push(Part { owner: None, len: rest.len(), preview: preview(&rest) });
    }
    Slot { gone: slot.front, parts }
}

fn preview(bytes: &Bytes) -> String {
    let shown = bytes.slice(0, bytes.len().min(PREVIEW_BYTES)).to_vec();
    let printable = |byte: &u8| *byte >= b' ';
    match std::str::from_utf8(&shown) {
        Ok(text) if text.bytes().all(|byte| printable(&byte)) => text.to_owned(),
        _ => shown.escape_ascii().to_string(),
    }
}

/// A terminal's text in runs of one writer each.
fn shown(state: &State, terminal: TerminalId) -> Vec<(Option<usize>, String)> {
    let log = &state.kernel().terminal(terminal).output;
    let mut raw: Vec<(Option<usize>, Vec<u8>)> = Vec::new();
    for (id, bytes) in log.entries() {
        let writer = who(state, id);
        match raw.last_mut() {
            Some((last, text)) if *last == writer => text.extend(bytes.to_vec()),
            _ => raw.push((writer, bytes.to_vec())),
        }
    }
    raw.into_iter().map(|(who, text)| (who, String::from_utf8_lossy(&text).into_owned())).collect()
}
