//! The process that ran `setup`: it is no process of the scenario, it only waits for the others.

use super::State;
use crate::kernel::Outcome;
use crate::pick::Pick;
use crate::syscalls::{Call, OutBuf, Ret};
use crate::value::ProcId;

impl State {
    /// The process that ran `setup` waits for its children, one after the other, unseen.
    pub(super) fn run_hidden(&mut self) {
        let Some(hidden) = self.hidden else { return };
        // What the hidden process does is no choice of the scenario.
        let pick = &mut Pick::default();
        while self.kernel.is_ready(hidden) {
            match self.kernel.resume(hidden, pick).outcome {
                Outcome::Done(_) => {
                    if !self.wait_hidden(hidden, pick) {
                        return;
                    }
                }
                _ => return,
            }
        }
    }

    /// Waits for the next child; false: there is none left and the hidden process has ended.
    pub(super) fn wait_hidden(&mut self, hidden: ProcId, pick: &mut Pick) -> bool {
        let wstatus = OutBuf { null: true, len: 4, writable: 0, index: 0 };
        loop {
            let step = self.kernel.attempt(hidden, &Call::Wait { wstatus: wstatus.clone() }, pick);
            match step.outcome {
                Outcome::Done(Ret { value: Ok(_), .. }) => {}
                Outcome::Sleep(_) => return true,
                _ => {
                    self.kernel.attempt(hidden, &Call::Exit { status: 0 }, pick);
                    while self.kernel.is_ready(hidden) {
                        if !matches!(self.kernel.resume(hidden, pick).outcome, Outcome::Exited) {
                            break;
                        }
                    }
                    self.hidden = None;
                    return false;
                }
            }
        }
    }
}
