//! One step: the kernel's part, the effects on others, then local computation up to the next
//! visible action.

use super::event::{Ended, Event, Happened, Place, SignalWhat};
use super::observe::last_values;
use super::{Applied, Choice, Halt, Life, Process, Recorder, Rest, Shown, State, World, args_text};
use crate::kernel::{Effect, ForkKind, Outcome, Status, Step, Wait};
use crate::pick::Pick;
use crate::rules::Rule;
use crate::syscalls::shape::meaning;
use crate::syscalls::{Call, Ret};
use crate::value::{Bytes, Errno, Pid, ProcId, Signal};
use crate::vm::{Action, Site, Vm};
use std::sync::{Arc, OnceLock};

/// Where a step notes what it does.
pub(super) struct Tape<'a> {
    events: Option<&'a mut Vec<Event>>,
    rules: Applied,
}

impl<'a> Tape<'a> {
    pub(super) fn new(events: Option<&'a mut Vec<Event>>) -> Tape<'a> {
        Tape { events, rules: Vec::new() }
    }

    pub(super) fn note(&mut self, rules: &[Rule]) {
        self.rules.extend_from_slice(rules);
    }

    pub(super) fn event(
        &mut self,
        process: &Arc<str>,
        place: Option<Place>,
        rules: &[Rule],
        what: impl FnOnce() -> Happened,
    ) {
        if let Some(events) = &mut self.events {
            let (process, rules) = (Arc::clone(process), rules.to_vec());
            events.push(Event { process, place, what: what(), rules });
        }
    }
}

/// A call in progress, for its events.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Open {
    pub call: Arc<Call>,
    pub regs: [u64; 6],
    pub place: Place,
}

/// Most bytes of one terminal. They are part of every state, and nobody reads so much.
const OUTPUT_MAX: u64 = 16 << 20;

impl State {
    /// Takes one step without recording it; returns the rules it applied.
    ///
    /// `choice` must be one of [`State::choices`].
    pub fn step(&mut self, world: &World, choice: Choice, pick: &mut Pick) -> Applied {
        let mut tape = Tape::new(None);
        self.step_on(world, choice, pick, &mut tape);
        tape.rules
    }

    /// The same, with its events.
    pub fn step_recorded(
        &mut self,
        world: &World,
        choice: Choice,
        pick: &mut Pick,
        recorder: &mut Recorder,
    ) -> Applied {
        let mut tape = Tape::new(Some(&mut recorder.events));
        self.step_on(world, choice, pick, &mut tape);
        tape.rules
    }

    /// What is possible now: processes in the order they were made, their signals, the timer.
    #[must_use]
    pub fn choices(&self) -> Vec<Choice> {
        let mut choices = Vec::new();
        if self.halt.is_some() {
            return choices;
        }
        for (nth, process) in self.processes.iter().enumerate() {
            let Some(rest) = process.rest() else { continue };
            let computes =
                matches!(rest, Rest::Endless { .. } | Rest::Returned | Rest::NotModelled);
            if !computes && self.kernel.is_ready(process.id) {
                choices.push(Choice::Process(nth as u16));
            }
            for signal in self.kernel.deliverable(process.id) {
                choices.push(Choice::Signal(nth as u16, signal));
            }
        }
        if !self.kernel.timers().is_empty() {
            choices.push(Choice::Timer);
        }
        choices
    }

    pub(super) fn step_on(
        &mut self,
        world: &World,
        choice: Choice,
        pick: &mut Pick,
        tape: &mut Tape<'_>,
    ) {
        match choice {
            Choice::Process(who) => self.step_process(world, who, pick, tape),
            Choice::Signal(who, signal) => {
                let step = self.kernel.deliver(self.id(who), signal, pick);
                self.delivered(world, who, signal, step, pick, tape);
            }
            Choice::Timer => {
                let step = self.kernel.fire_timer(pick);
                tape.note(&step.rules);
                self.effects(world, &step.effects, &step.rules, tape);
                if let Outcome::NotModelled(text) = step.outcome {
                    self.stop(0, &text, &text, Place::default());
                }
            }
        }
        self.run_hidden();
    }

    pub(super) fn id(&self, who: u16) -> ProcId {
        self.processes[usize::from(who)].id
    }

    pub(super) fn person_mut(&mut self, who: u16) -> &mut Process {
        let process = Arc::make_mut(&mut self.processes[usize::from(who)]);
        process.print = OnceLock::new();
        process
    }

    pub(super) fn vm_mut(&mut self, who: u16) -> &mut Vm {
        match &mut self.person_mut(who).life {
            Life::Alive { vm, .. } => vm,
            Life::Dead { .. } => unreachable!("a dead process takes no step"),
        }
    }

    pub(super) fn set_rest(&mut self, who: u16, next: Rest) {
        match &mut self.person_mut(who).life {
            Life::Alive { rest, .. } => *rest = next,
            Life::Dead { .. } => unreachable!("a dead process has no next step"),
        }
    }

    pub(super) fn stop(&mut self, who: u16, text: &str, ko: &str, place: Place) {
        let process = Arc::clone(self.name(who));
        let (text, ko) = (text.to_owned(), ko.to_owned());
        self.halt = Some(Halt::NotModelled { text, ko, process, place });
    }

    fn step_process(&mut self, world: &World, who: u16, pick: &mut Pick, tape: &mut Tape<'_>) {
        let rest = self.processes[usize::from(who)].rest().cloned().expect("a choice is alive");
        match rest {
            Rest::Call { call, regs, place, begun } => {
                let open = Open { call, regs, place };
                let caller = self.id(who);
                let step = if begun {
                    self.kernel.resume(caller, pick)
                } else {
                    let id = open.call.id();
                    tape.event(self.name(who), Some(place), &[], || Happened::Call {
                        id,
                        args: self.args_of(who, &open, None),
                    });
                    self.kernel.attempt(caller, &open.call, pick)
                };
                self.called(world, who, open, step, pick, tape);
            }
            Rest::Ending => {
                let step = self.kernel.resume(self.id(who), pick);
                tape.note(&step.rules);
                self.effects(world, &step.effects, &step.rules, tape);
            }
            Rest::Fault { signal, .. } => {
                let step = self.kernel.kill_by_fault(self.id(who), signal, pick);
                self.delivered(world, who, signal, step, pick, tape);
            }
            Rest::Endless { .. } | Rest::Returned | Rest::NotModelled => {
                unreachable!("none of these is ever offered as a choice")
            }
        }
    }

    /// What an attempt of a call gave.
    pub(super) fn called(
        &mut self,
        world: &World,
        who: u16,
        open: Open,
        step: Step,
        pick: &mut Pick,
        tape: &mut Tape<'_>,
    ) {
        tape.note(&step.rules);
        let place = open.place;
        match step.outcome {
            Outcome::Done(ret) => {
                self.outputs(&step.effects, who, place, tape);
                self.returned(world, who, &open, &ret, &step.rules, tape);
                self.effects(world, &step.effects, &[], tape);
                self.go_on(world, who, pick, tape);
            }
            Outcome::Sleep(wait) => {
                self.outputs(&step.effects, who, place, tape);
                let id = open.call.id();
                tape.event(self.name(who), Some(place), &step.rules, || Happened::Sleep {
                    id,
                    args: self.args_of(who, &open, None),
                    wait: wait_text(&wait),
                });
                self.effects(world, &step.effects, &[], tape);
                let Open { call, regs, place } = open;
                self.set_rest(who, Rest::Call { call, regs, place, begun: true });
            }
            Outcome::Forked { child, pid, kind } => {
                self.forked(world, who, &open, (child, pid, kind), &step.rules, tape);
                self.effects(world, &step.effects, &[], tape);
                let made = (self.processes.len() - 1) as u16;
                if kind == ForkKind::Fork {
                    self.go_on(world, who, pick, tape);
                } else {
                    let Open { call, regs, place } = open;
                    self.set_rest(who, Rest::Call { call, regs, place, begun: true });
                }
                self.go_on(world, made, pick, tape);
            }
            Outcome::Exec { program, argv, envp } => {
                tape.event(self.name(who), Some(place), &step.rules, || Happened::Exec {
                    path: program.as_bytes().to_vec(),
                });
                self.effects(world, &step.effects, &[], tape);
                self.give_memory_back(who);
                match world.load(&program, &argv, &envp) {
                    Ok((vm, file_base)) => {
                        let process = self.person_mut(who);
                        process.file_base = file_base;
                        process.handlers.clear();
                        process.life = Life::Alive { vm, rest: Rest::NotModelled };
                        self.go_on(world, who, pick, tape);
                    }
                    Err(text) => self.stop(who, &text, &text, place),
                }
            }
            Outcome::Exited => {
                self.give_memory_back(who);
                self.effects(world, &step.effects, &step.rules, tape);
                if self.processes[usize::from(who)].vm().is_some() {
                    self.set_rest(who, Rest::Ending);
                }
            }
            Outcome::NotModelled(text) => self.stop(who, &text, &text, place),
            Outcome::Handler { .. } | Outcome::Back | Outcome::Noted => {
                unreachable!("a call does not end like a signal")
            }
        }
    }

    /// Output of the caller comes before its return, as events.
    pub(super) fn outputs(
        &mut self,
        effects: &[Effect],
        who: u16,
        place: Place,
        tape: &mut Tape<'_>,
    ) {
        for effect in effects {
            if let Effect::Output { terminal, bytes } = effect {
                let at = usize::from(terminal.0);
                Arc::make_mut(&mut self.screens[at]).text.append(bytes);
                self.person_mut(who).out.append(bytes);
                let screen = Arc::clone(&self.screens[at].name);
                if self.screens[at].text.len() > OUTPUT_MAX {
                    let what = "more than 16 MiB of output (does this program print without end?)";
                    let ko = "16 MiB가 넘는 출력(끝없이 출력하는 프로그램인지 확인하십시오)";
                    self.stop(who, what, ko, place);
                }
                tape.event(self.name(who), Some(place), &[], || Happened::Out {
                    terminal: screen,
                    bytes: bytes.clone(),
                });
            }
        }
    }

    /// Effects on others (and the caller's own end); output was taken by [`State::outputs`].
    pub(super) fn effects(
        &mut self,
        world: &World,
        effects: &[Effect],
        rules: &[Rule],
        tape: &mut Tape<'_>,
    ) {
        for effect in effects {
            match effect {
                Effect::Woken(id) => {
                    if let Some(who) = self.who(*id) {
                        tape.event(self.name(who), self.place_of(who), &[], || Happened::Wake);
                    }
                }
                Effect::Raised { to, signal } => self.signal(*to, *signal, SignalWhat::Sent, tape),
                Effect::Stopped(id) => self.signal(*id, Signal::STOP, SignalWhat::Stops, tape),
                Effect::Continued(id) => {
                    self.signal(*id, Signal::CONT, SignalWhat::Continues, tape);
                }
                Effect::Ended { who: id, status } => {
                    let ended = match status {
                        Status::Exited(status) => Ended::Exited(*status),
                        Status::Killed(signal) => Ended::Killed(*signal),
                    };
                    if let Some(who) = self.who(*id) {
                        let place = self.place_of(who);
                        self.give_memory_back(who);
                        tape.event(self.name(who), place, rules, || Happened::Exit(ended));
                        let values = last_values(world, &self.processes[usize::from(who)]);
                        let process = self.person_mut(who);
                        process.handlers.clear();
                        process.life = Life::Dead { ended, values };
                    }
                }
                Effect::Output { .. } | Effect::Reaped(_) | Effect::Timer(_) => {}
            }
        }
    }

    fn signal(&self, to: ProcId, signal: Signal, what: SignalWhat, tape: &mut Tape<'_>) {
        if let Some(who) = self.who(to) {
            tape.event(self.name(who), None, &[], || Happened::Signal { signal, what, why: None });
        }
    }

    /// The arguments of a call for people; once it has returned, with what it wrote.
    fn args_of(&self, who: u16, open: &Open, ret: Option<&Ret>) -> Vec<String> {
        let vm = self.processes[usize::from(who)].vm().expect("a caller is alive");
        args_text(&open.call, &open.regs, vm.image(), ret)
    }

    /// Where the call stands that a process is at.
    pub(super) fn place_of(&self, who: u16) -> Option<Place> {
        match self.processes[usize::from(who)].rest()? {
            Rest::Call { place, .. } | Rest::Fault { place, .. } | Rest::Endless { place } => {
                Some(*place)
            }
            Rest::Ending | Rest::Returned | Rest::NotModelled => None,
        }
    }

    /// What is wrong with the instruction a process rests at, in both languages.
    pub(super) fn fault_of(&self, who: u16) -> Option<Arc<[String; 2]>> {
        match self.processes[usize::from(who)].rest()? {
            Rest::Fault { text, .. } => Some(Arc::new(text.clone())),
            _ => None,
        }
    }

    /// A call is over: its result goes into the process.
    pub(super) fn returned(
        &mut self,
        world: &World,
        who: u16,
        open: &Open,
        ret: &Ret,
        rules: &[Rule],
        tape: &mut Tape<'_>,
    ) {
        let _ = world;
        let done = self.vm_mut(who).complete(ret);
        let fault = Ret::err(Errno::EFAULT);
        let ret = if done.is_err() {
            self.vm_mut(who).complete(&fault).expect("an error writes nothing to memory");
            &fault
        } else {
            ret
        };
        let id = open.call.id();
        tape.event(self.name(who), Some(open.place), rules, || {
            let mut data = Bytes::new();
            ret.out.iter().for_each(|(_, bytes)| data.append(bytes));
            let args = self.args_of(who, open, Some(ret));
            let means = ret.value.ok().and_then(|value| meaning(&open.call, value));
            Happened::Ret { id, args, value: ret.value, means, data }
        });
    }

    fn forked(
        &mut self,
        world: &World,
        who: u16,
        open: &Open,
        (child, pid, kind): (ProcId, Pid, ForkKind),
        rules: &[Rule],
        tape: &mut Tape<'_>,
    ) {
        let parent = self.person_mut(who);
        parent.children += 1;
        let name: Arc<str> = format!("{}.{}", parent.name, parent.children).into();
        let mut born = Process {
            name: Arc::clone(&name),
            id: child,
            children: 0,
            out: Shown::default(),
            vfork_parent: (kind == ForkKind::Vfork).then_some(who),
            print: OnceLock::new(),
            ..parent.clone()
        };
        if let Life::Alive { vm, .. } = &mut born.life {
            vm.complete(&Ret::ok(0)).expect("fork writes nothing to memory");
        }
        tape.event(self.name(who), Some(open.place), &[], || Happened::Fork { child: name, pid });
        self.processes.push(Arc::new(born));
        if kind == ForkKind::Fork {
            self.returned(world, who, open, &Ret::ok(i64::from(pid.0)), rules, tape);
        }
    }

    /// The child of a vfork lets go of its parent's memory: what it changed is the parent's.
    fn give_memory_back(&mut self, who: u16) {
        let Some(parent) = self.processes[usize::from(who)].vfork_parent else { return };
        let child = self.processes[usize::from(who)].vm().cloned();
        self.person_mut(who).vfork_parent = None;
        if let (Some(child), true) = (child, self.processes[usize::from(parent)].vm().is_some()) {
            self.vm_mut(parent).take_back(&child);
        }
    }

    /// Local computation up to the next visible action; handlers that are due come first.
    pub(super) fn go_on(&mut self, world: &World, who: u16, pick: &mut Pick, tape: &mut Tape<'_>) {
        while self.halt.is_none() && self.processes[usize::from(who)].vm().is_some() {
            if !self.handlers_due(world, who, pick, tape) {
                return;
            }
            let action = self.vm_mut(who).run(world.fuel());
            if !self.acted(world, who, action, pick, tape) {
                return;
            }
        }
    }

    /// Takes note of the next action; true: it was invisible, the process goes on.
    fn acted(
        &mut self,
        world: &World,
        who: u16,
        action: Action,
        pick: &mut Pick,
        tape: &mut Tape<'_>,
    ) -> bool {
        let base = self.processes[usize::from(who)].file_base;
        let rest = match action {
            Action::Call { id, regs, site } => {
                let call = Arc::new(Call::from_c(id, &regs, self.vm_mut(who).memory()));
                if id.is_quiet() {
                    let step = self.kernel.attempt(self.id(who), &call, pick);
                    let Outcome::Done(ret) = step.outcome else {
                        unreachable!("a quiet call is answered at once")
                    };
                    self.vm_mut(who).complete(&ret).expect("a quiet call writes nothing");
                    return true;
                }
                Rest::Call { call, regs, place: place(base, &site), begun: false }
            }
            Action::SigReturn => return self.handler_returned(world, who, pick, tape),
            Action::Returned { .. } => Rest::Returned,
            Action::Fault { signal, text, site } => {
                Rest::Fault { signal, text: [text.en, text.ko], place: place(base, &site) }
            }
            Action::NotModelled { text, site } => {
                self.stop(who, &text.en, &text.ko, place(base, &site));
                Rest::NotModelled
            }
            Action::Endless { site } => Rest::Endless { place: place(base, &site) },
        };
        self.set_rest(who, rest);
        false
    }
}

pub(super) fn place(base: u16, site: &Site) -> Place {
    Place { file: base + site.span.file, line: site.span.line }
}

/// What a sleeper waits for, as the end of "sleeps ...": English and Korean.
#[must_use]
pub fn wait_text(wait: &Wait) -> [String; 2] {
    let (en, ko) = match wait {
        Wait::PipeReadable(_) => (
            "until the pipe has bytes or no writer",
            "파이프에 바이트가 오거나 쓰기 쪽이 모두 닫힐 때까지",
        ),
        Wait::PipeWritable(_) => (
            "until the pipe has room or no reader",
            "파이프에 자리가 나거나 읽기 쪽이 모두 닫힐 때까지",
        ),
        Wait::FifoWriter(_) => {
            ("until somebody opens the FIFO for writing", "누군가 FIFO를 쓰기용으로 열 때까지")
        }
        Wait::FifoReader(_) => {
            ("until somebody opens the FIFO for reading", "누군가 FIFO를 읽기용으로 열 때까지")
        }
        Wait::Child => ("until a child changes state", "자식의 상태가 바뀔 때까지"),
        Wait::VforkChild(_) => {
            ("until the child calls exec or ends", "자식이 exec를 부르거나 끝날 때까지")
        }
        Wait::Lock(_) => ("until the lock is given back", "잠금이 풀릴 때까지"),
        Wait::Signal => ("until a signal is handled", "시그널이 처리될 때까지"),
        Wait::Clock(_) => ("until its time has come", "정해진 시각까지"),
    };
    [en.to_owned(), ko.to_owned()]
}
