//! Signals as the machine sees them: delivery, handlers that start and return.
//!
//! Two facts a reader would get wrong: a handler that is due when a call returns starts within that
//! call's step (it runs on the way back to the program), and a call that sleeps stays open below the
//! handler's frame until the kernel says what becomes of it.

use super::event::{Happened, Place, SignalWhat};
use super::step::{Open, Tape};
use super::{Rest, State, World};
use crate::kernel::{Effect, Outcome, Step};
use crate::pick::Pick;
use crate::value::{Bytes, Signal};
use std::sync::Arc;

impl State {
    /// What the delivery of a signal gave.
    pub(super) fn delivered(
        &mut self,
        world: &World,
        who: u16,
        signal: Signal,
        step: Step,
        pick: &mut Pick,
        tape: &mut Tape<'_>,
    ) {
        tape.note(&step.rules);
        let ends = step
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Ended { who: id, .. } if *id == self.id(who)));
        let what = match &step.outcome {
            Outcome::Handler { .. } => Some(SignalWhat::Handled),
            Outcome::Exited => Some(SignalWhat::Kills),
            Outcome::Noted if !step.effects.is_empty() => None,
            Outcome::Noted => Some(SignalWhat::Ignored),
            _ => None,
        };
        let place = self.place_of(who);
        if let Some(what) = what {
            let why = self.fault_of(who);
            tape.event(self.name(who), place, &step.rules, || Happened::Signal {
                signal,
                what,
                why,
            });
        }
        self.effects(world, &step.effects, &[], tape);
        match step.outcome {
            Outcome::Handler { address, signal, info } => {
                self.enter_handler(who, address, signal, info.as_ref());
                self.go_on(world, who, pick, tape);
            }
            Outcome::Exited if !ends => self.set_rest(who, Rest::Ending),
            Outcome::NotModelled(text) => {
                self.stop(who, &text, &text, place.unwrap_or_default());
            }
            _ => {}
        }
    }

    /// Pushes the handler's frame; a call that was asleep stays open below it.
    fn enter_handler(&mut self, who: u16, address: u64, signal: Signal, info: Option<&Bytes>) {
        let open = match self.processes[usize::from(who)].rest() {
            Some(Rest::Call { call, regs, place, begun: true }) => {
                Some(Open { call: Arc::clone(call), regs: *regs, place: *place })
            }
            _ => None,
        };
        self.person_mut(who).handlers.push(open);
        if self.vm_mut(who).call_handler_with(address, signal, info).is_err() {
            let text = "a signal handler at an address that is no function".to_owned();
            let ko = "함수가 아닌 주소에 등록된 시그널 핸들러".to_owned();
            self.stop(who, &text, &ko, Place::default());
        }
    }

    /// Calls the handlers that are due before the process runs on; false: a signal ended it.
    pub(super) fn handlers_due(
        &mut self,
        world: &World,
        who: u16,
        pick: &mut Pick,
        tape: &mut Tape<'_>,
    ) -> bool {
        while let Some(signal) = self.kernel.due(self.id(who)) {
            let step = self.kernel.deliver(self.id(who), signal, pick);
            let Outcome::Handler { address, signal, info } = step.outcome else {
                let ended = matches!(step.outcome, Outcome::Exited);
                self.set_rest(who, Rest::NotModelled);
                self.delivered(world, who, signal, step, pick, tape);
                if ended || self.halt.is_some() {
                    return false;
                }
                continue;
            };
            tape.note(&step.rules);
            let what = SignalWhat::Handled;
            tape.event(self.name(who), None, &step.rules, || Happened::Signal {
                signal,
                what,
                why: None,
            });
            self.effects(world, &step.effects, &[], tape);
            self.set_rest(who, Rest::NotModelled);
            self.enter_handler(who, address, signal, info.as_ref());
            if self.halt.is_some() {
                return false;
            }
        }
        true
    }

    /// A handler came to its end; true: the process goes on computing.
    pub(super) fn handler_returned(
        &mut self,
        world: &World,
        who: u16,
        pick: &mut Pick,
        tape: &mut Tape<'_>,
    ) -> bool {
        let open = self.person_mut(who).handlers.pop().flatten();
        let step = self.kernel.sigreturn(self.id(who), pick);
        tape.note(&step.rules);
        match (step.outcome, open) {
            (Outcome::Back, _) => {
                self.effects(world, &step.effects, &[], tape);
                true
            }
            (Outcome::Done(ret), Some(open)) => {
                self.outputs(&step.effects, who, open.place, tape);
                self.returned(world, who, &open, &ret, &step.rules, tape);
                self.effects(world, &step.effects, &[], tape);
                true
            }
            (outcome, Some(open)) => {
                // The call is tried again: the same as its first attempt, from here on.
                let step = Step { outcome, rules: Vec::new(), effects: step.effects };
                self.called(world, who, open, step, pick, tape);
                false
            }
            (_, None) => unreachable!("only an interrupted call has an outcome here"),
        }
    }
}
