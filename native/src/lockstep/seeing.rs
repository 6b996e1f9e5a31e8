//! What the real kernel did, in the model's terms.

use super::{Lockstep, Seat};
use crate::belief::{Birth, Candidate, Did};
use crate::compare;
use crate::crew::{LAUNCHER, Settled};
use crate::error::Error;
use crate::raw::{Arg, Extent, RawCall};
use sim_core::machine::event::Ended;
use sim_core::syscalls::Call;
use sim_core::value::{Bytes, Signal};
use std::collections::BTreeSet;

impl Lockstep<'_> {
    /// The news of the real kernel in the model's terms.
    pub(super) fn translate(
        &mut self,
        candidates: &[Candidate],
        news: Vec<(usize, Settled)>,
    ) -> Result<Vec<(u16, Did)>, Error> {
        let mut seen = Vec::new();
        let born = candidates.first().map(|candidate| candidate.born.clone()).unwrap_or_default();
        // Births first: others may speak of the child.
        for (slot, settled) in &news {
            let (Settled::Forked { pid, child } | Settled::VforkAsleep { pid, child }) = settled
            else {
                continue;
            };
            self.birth(*slot, *pid, *child, &born);
        }
        for (slot, settled) in news {
            let Some(who) = self.who_in(slot) else { continue };
            let did = match settled {
                Settled::Asleep { nr } => {
                    self.same_sleep(who, nr)?;
                    continue;
                }
                Settled::VforkAsleep { .. } => continue,
                Settled::Forked { pid, .. } => match self.finished(who, i64::from(pid), &[]) {
                    Some(did) => did,
                    None => continue,
                },
                Settled::Returned { ret, out } => match self.finished(who, ret, &out) {
                    Some(did) => did,
                    None => continue,
                },
                Settled::Gone => self.gone(who)?,
                Settled::Stopped => {
                    // A call that stops its own caller returns when the caller goes on: its result
                    // is the one thing that is believed.
                    let first = |did: &Did| matches!(did, Did::Returned { .. });
                    let stop = |did: &Did| *did == Did::Stopped;
                    if let Some(told) = comes_before(candidates, who, first, &stop) {
                        self.seats[usize::from(who)].call = None;
                        seen.push((who, told));
                    }
                    Did::Stopped
                }
                Settled::Handler { signal, done } => {
                    // A call that slept and was woken may be told of before or after its handler.
                    let first = |did: &Did| matches!(did, Did::Returned { .. });
                    let told = comes_before(candidates, who, first, &|did: &Did| {
                        *did == Did::Handler(signal as u8)
                    });
                    if let (Some((ret, out)), Some(_)) = (done, told) {
                        seen.extend(self.finished(who, ret, &out).map(|did| (who, did)));
                    }
                    let seat = &mut self.seats[usize::from(who)];
                    let call = seat.call.take();
                    seat.broken.push((seat.nr, call));
                    Did::Handler(signal as u8)
                }
                Settled::Left => {
                    let seat = &mut self.seats[usize::from(who)];
                    if let Some(interrupted) = seat.broken.pop() {
                        (seat.nr, seat.call) = interrupted;
                    }
                    continue;
                }
            };
            seen.push((who, did));
        }
        self.look_at_rest(candidates, &mut seen)?;
        seen.sort_by_key(|(who, _)| *who);
        Ok(seen)
    }

    /// Processes at rest that the model says may have been killed or stopped.
    fn look_at_rest(
        &mut self,
        candidates: &[Candidate],
        seen: &mut Vec<(u16, Did)>,
    ) -> Result<(), Error> {
        let mut looked = BTreeSet::new();
        for (who, did) in candidates.iter().flat_map(|candidate| &candidate.did) {
            let Some(seat) = self.seats.get(usize::from(*who)) else { continue };
            let (slot, resting) = (seat.slot, !seat.gone && !self.crew.in_call(seat.slot));
            match did {
                Did::Ended(_) if resting && self.crew.is_gone(slot) => {
                    seen.push((*who, self.gone(*who)?));
                }
                Did::Stopped if resting && looked.insert(*who) && self.crew.is_stopped(slot) => {
                    seen.push((*who, Did::Stopped));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn who_in(&self, slot: usize) -> Option<u16> {
        let here = |seat: &Seat| seat.slot == slot && !seat.gone;
        self.seats.iter().position(here).map(|nth| nth as u16)
    }

    fn birth(&mut self, parent: usize, pid: i32, child: usize, born: &[Birth]) {
        let Some(birth) = born.first() else { return };
        self.pids.join(birth.pid.0, pid);
        assert_eq!(usize::from(birth.child), self.seats.len(), "children are numbered as born");
        self.seats.push(Seat::new(child, pid, parent));
        self.count("fork");
    }

    /// A call has returned; `None` when it was none of the scenario's, or its result is known.
    fn finished(&mut self, who: u16, ret: i64, out: &[(u8, Bytes)]) -> Option<Did> {
        let seat = &mut self.seats[usize::from(who)];
        let call = seat.call.take()?;
        if ret == 0 && matches!(*call, Call::Execve { .. }) {
            seat.broken.clear();
            return Some(Did::Started);
        }
        Some(compare::observed(&call, ret, out, &self.pids))
    }

    /// A process has ended: how, if its parent is one of ours.
    fn gone(&mut self, who: u16) -> Result<Did, Error> {
        let seat = &mut self.seats[usize::from(who)];
        (seat.gone, seat.call) = (true, None);
        let (pid, parent, slot) = (seat.pid, seat.parent, seat.slot);
        self.crew.forget(slot);
        if parent != LAUNCHER && Some(parent) != self.hidden {
            return Ok(Did::Ended(None));
        }
        let wait = RawCall::new(
            libc::SYS_wait4,
            vec![
                Arg::Value(pid as u64),
                Arg::Out { len: 4, bad_after: false, index: 1, extent: Extent::WholeIfPositive },
                Arg::Value(0),
                Arg::Value(0),
            ],
        );
        let (ret, out) = self.crew.order_call(parent, &wait)?;
        if ret != i64::from(pid) || out.is_empty() {
            return Ok(Did::Ended(None));
        }
        let raw = out[0].1.to_vec();
        let status = i32::from_le_bytes([raw[0], raw[1], raw[2], raw[3]]);
        let ended = match status & 0x7f {
            0 => Ended::Exited((status >> 8) as u8),
            signal => Ended::Killed(Signal(signal as u8)),
        };
        self.count("exit status");
        Ok(Did::Ended(Some(ended)))
    }

    /// The sleeper is inside the call that was issued.
    fn same_sleep(&mut self, who: u16, nr: i64) -> Result<(), Error> {
        const RESTARTED: i64 = libc::SYS_restart_syscall;
        let seat = &self.seats[usize::from(who)];
        if nr != seat.nr && nr != RESTARTED && seat.call.is_some() {
            let what = format!("a process sleeps in call {nr}, not in {}", seat.nr);
            return Err(Error::Hung { what });
        }
        self.count("sleeping call");
        Ok(())
    }
}

/// What `first` finds in some way the move can go, directly before `second`, for one process.
fn comes_before(
    candidates: &[Candidate],
    who: u16,
    first: impl Fn(&Did) -> bool,
    second: &dyn Fn(&Did) -> bool,
) -> Option<Did> {
    candidates.iter().find_map(|way| {
        let own: Vec<&Did> =
            way.did.iter().filter(|(actor, _)| *actor == who).map(|(_, did)| did).collect();
        let pair = own.windows(2).find(|pair| first(pair[0]) && second(pair[1]))?;
        Some(pair[0].clone())
    })
}
