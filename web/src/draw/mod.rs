//! From a state of the machine to what is drawn of it.

mod names;
mod objects;

pub use names::PipeNames;

use crate::scene::{Descriptor, End, Life, Process, Scene};
use objects::Objects;
use sim_core::kernel::{Phase, process};
use sim_core::machine::event::Place;
use sim_core::machine::{self, Rest, State, wait_text};
use sim_core::trace::json::signal_name;
use sim_core::value::ProcId;

/// Variables shown on a card.
const VARIABLES_MAX: usize = 6;

/// The scene of a state; `names` are what the program calls its pipes.
#[must_use]
pub fn scene(state: &State, names: &PipeNames) -> Scene {
    let objects = Objects::of(state, names);
    let processes = state.processes().iter();
    let processes = processes.map(|process| one(state, process, &objects)).collect();
    objects.into_scene(processes)
}

/// What Linux knows of a process of the scenario. A dead one is found by its name: ids of the
/// machine are only good while it lives.
fn in_kernel<'s>(state: &'s State, process: &machine::Process) -> Option<&'s process::Process> {
    let kernel = state.kernel();
    let named = |id: &ProcId| *kernel.process(*id).name == *process.name;
    kernel.ids().find(named).map(|id| kernel.process(id))
}

fn one(state: &State, process: &machine::Process, objects: &Objects) -> Process {
    let known = in_kernel(state, process);
    let alive = matches!(process.life, machine::Life::Alive { .. });
    let place = place(process).filter(|place| place.line > 0);
    let fds = known.filter(|_| alive).map(|known| {
        let row = |(fd, descriptor): (&i32, &process::Descriptor)| Descriptor {
            fd: *fd,
            description: objects.description(descriptor.description),
            cloexec: descriptor.cloexec,
        };
        known.fds.iter().map(row).collect()
    });
    Process {
        name: process.name.to_string(),
        pid: known.map_or(0, |known| known.pid.0),
        life: life(state, process, known),
        place: place.map(|place| (usize::from(place.file), place.line as usize)),
        program: known.filter(|known| alive && known.executed).map(program),
        fds: fds.unwrap_or_default(),
        variables: variables(process),
        pending: known.map_or_else(Vec::new, |known| {
            let mut names: Vec<String> =
                known.signals.pending.iter().map(|(signal, _)| signal_name(*signal)).collect();
            names.dedup();
            names
        }),
    }
}

/// The last part of the path of the program it runs.
fn program(known: &process::Process) -> String {
    let path = String::from_utf8_lossy(&known.exe).into_owned();
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

fn place(process: &machine::Process) -> Option<Place> {
    match process.rest()? {
        Rest::Call { place, .. } | Rest::Fault { place, .. } | Rest::Endless { place, .. } => {
            Some(*place)
        }
        _ => None,
    }
}

fn life(state: &State, process: &machine::Process, known: Option<&process::Process>) -> Life {
    if let machine::Life::Dead { ended, .. } = &process.life {
        let zombie = known.is_some_and(|known| matches!(known.phase, Phase::Zombie(_)));
        let end = End::from(*ended);
        return if zombie { Life::Zombie(end) } else { Life::Gone(end) };
    }
    let kernel = state.kernel();
    if kernel.is_stopped(process.id) {
        return Life::Stopped;
    }
    if matches!(process.rest(), Some(Rest::Endless { .. })) {
        return Life::Endless;
    }
    match known.and_then(process::Process::sleep) {
        Some(_) if kernel.is_ready(process.id) => Life::Woken,
        Some(sleep) => Life::Asleep {
            call: sleep.call.id().row().name.to_owned(),
            wait: wait_text(&sleep.wait),
        },
        None => Life::Ready,
    }
}

/// The innermost function's variables that have a value.
fn variables(process: &machine::Process) -> Vec<(String, String)> {
    let Some(frame) = process.vm().and_then(|vm| vm.frames().into_iter().next()) else {
        return Vec::new();
    };
    // What was never written to is shown as far as it makes sense.
    let clean = |value: String| match value.split_once('\u{fffd}') {
        Some((good, _)) if value.starts_with('"') => format!("{good}…\""),
        _ => value,
    };
    let known =
        frame.locals.into_iter().filter_map(|local| Some((local.name, clean(local.value?))));
    known.take(VARIABLES_MAX).collect()
}
