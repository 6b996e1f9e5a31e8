//! What the program calls its pipes: `p` of `pipe(p)`.
//!
//! The model knows no names of pipes. They are read off the source line of the call that made the
//! pipe, and kept along the run, because an id is used again when its pipe is gone.

use crate::search::behind;
use litemap::LiteMap;
use sim_core::kernel::{Object, PipeId};
use sim_core::machine::State;
use sim_core::machine::event::{Event, Happened};
use sim_core::value::Fd;

/// The names of the pipes of one state.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PipeNames(LiteMap<PipeId, String>);

impl PipeNames {
    /// The names after a step that did `events` and led to `state`.
    #[must_use]
    pub fn after(&self, events: &[Event], state: &State, source: &str) -> PipeNames {
        let mut names = self.clone();
        names.0.retain(|id, _| state.kernel().pipe_ids().contains(id));
        for event in events {
            let Happened::Ret { id, value: Ok(0), data, .. } = &event.what else { continue };
            let called = id.row().name;
            if !matches!(called, "pipe" | "pipe2") || data.len() < 8 {
                continue;
            }
            let line = event.place.filter(|place| place.file == 0).map(|place| place.line as usize);
            let text = line.and_then(|line| source.lines().nth(line.checked_sub(1)?));
            let fd = i32::from_le_bytes(data.to_vec()[..4].try_into().expect("four bytes"));
            if let (Some(name), Some(pipe)) = (text.and_then(argument), pipe_behind(state, Fd(fd)))
            {
                names.0.insert(pipe, name);
            }
        }
        names
    }

    /// The program's name for a pipe.
    #[must_use]
    pub fn get(&self, pipe: PipeId) -> Option<&str> {
        self.0.get(&pipe).map(String::as_str)
    }
}

/// The pipe that somebody's descriptor `fd` leads to: after `setup` its maker is gone, and the
/// processes it forked have the same numbers.
fn pipe_behind(state: &State, fd: Fd) -> Option<PipeId> {
    let kernel = state.kernel();
    let holder = kernel.ids().filter(|id| kernel.process(*id).fds.contains_key(&fd.0)).last();
    holder.and_then(|id| {
        let descriptor = kernel.process(id).fds.get(&fd.0)?;
        match kernel.description(descriptor.description).object {
            Object::Pipe(pipe) => Some(pipe),
            _ => None,
        }
    })
}

/// `p` of `if (pipe2(p, O_NONBLOCK) < 0)`; `None` for what is no plain name or element.
fn argument(line: &str) -> Option<String> {
    let rest = behind(line, "pipe2(").or_else(|| behind(line, "pipe("))?;
    let end = rest.find([',', ')'])?;
    let name = rest[..end].trim().trim_start_matches('&');
    let name = name.strip_suffix("[0]").unwrap_or(name);
    let plain = |c: char| c.is_alphanumeric() || "_[]+->.".contains(c);
    (!name.is_empty() && name.len() <= 16 && name.chars().all(plain)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::argument;

    #[test]
    fn the_name_is_the_argument_of_the_call() {
        let name = |line| argument(line);
        assert_eq!(name("    pipe(p);").as_deref(), Some("p"));
        assert_eq!(name("if (pipe2(fd, O_CLOEXEC) == -1) die();").as_deref(), Some("fd"));
        assert_eq!(name("pipe(pipes[i]);").as_deref(), Some("pipes[i]"));
        assert_eq!(name("pipe(&p[0]);").as_deref(), Some("p"));
        assert_eq!(name("pipe((int *)x);"), None);
        assert_eq!(name("make_pipe;"), None);
    }
}
