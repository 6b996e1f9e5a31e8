//! What a transition sees: the state, who acts, the questions, and where rules and effects go.

use super::files::{Asker, Found, LastLink};
use super::process::{Phase, Process, Sleep};
use super::{
    Description, DescriptionId, Effect, InodeId, Kernel, Outcome, Params, Pipe, PipeId, Profile,
    Wait,
};
use crate::pick::Pick;
use crate::rules::Rule;
use crate::syscalls::{Call, Ret};
use crate::value::{Bytes, Errno, Fd, ProcId};
use std::sync::Arc;

/// How an attempt of a call went on, or the error it fails with.
pub(super) type Answer = Result<Outcome, Errno>;

/// One step of one process.
pub(super) struct Cx<'a> {
    pub k: &'a mut Kernel,
    pub who: ProcId,
    pub pick: &'a mut Pick,
    pub rules: Vec<Rule>,
    pub effects: Vec<Effect>,
    /// What earlier attempts of this call did; `None` at the first.
    pub earlier: Option<Sleep>,
    /// Bytes moved so far, to be kept if the call sleeps now.
    pub done: u64,
    /// Whether an object lost its last reader, writer or lock in this step.
    pub released: bool,
    /// What Linux does here and the model does not know.
    pub unknown: Option<String>,
    /// The call of this step.
    pub call: Option<Arc<Call>>,
}

/// The call is over and returned `value`.
pub(super) fn done(value: i64) -> Answer {
    Ok(Outcome::Done(Ret::ok(value)))
}

/// The call is over, returned `value` and wrote `bytes` through pointer argument `index`.
pub(super) fn done_with(value: i64, index: u8, bytes: &[u8]) -> Answer {
    Ok(Outcome::Done(Ret::ok(value).with(index, Bytes::from_slice(bytes))))
}

impl Cx<'_> {
    /// The rule decided here.
    pub fn apply(&mut self, rule: Rule) {
        if self.rules.last() != Some(&rule) {
            self.rules.push(rule);
        }
    }

    /// The rule decided here, if it did.
    pub fn apply_if(&mut self, rule: Rule, decided: bool) {
        if decided {
            self.apply(rule);
        }
    }

    pub fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    pub fn params(&self) -> &Params {
        &self.k.params
    }

    pub fn linux(&self) -> bool {
        self.k.params.profile == Profile::Linux
    }

    pub fn me(&self) -> &Process {
        self.k.process(self.who)
    }

    pub fn me_mut(&mut self) -> &mut Process {
        self.k.process_mut(self.who)
    }

    /// The name of a process, for questions.
    pub fn name(&self, who: ProcId) -> String {
        self.k.process(who).name.to_string()
    }

    /// The description behind a descriptor of the caller.
    pub fn description(&mut self, fd: Fd) -> Result<DescriptionId, Errno> {
        match self.me().fds.get(&fd.0) {
            Some(descriptor) => Ok(descriptor.description),
            None => {
                self.apply(Rule::FdNotOpen);
                Err(Errno::EBADF)
            }
        }
    }

    pub fn desc(&self, id: DescriptionId) -> &Description {
        self.k.description(id)
    }

    pub fn desc_mut(&mut self, id: DescriptionId) -> &mut Description {
        self.k.description_mut(id)
    }

    pub fn pipe(&self, id: PipeId) -> &Pipe {
        self.k.pipe(id)
    }

    pub fn pipe_mut(&mut self, id: PipeId) -> &mut Pipe {
        self.k.pipe_mut(id)
    }

    /// The caller falls asleep in the call of this step.
    pub fn sleep(&mut self, wait: Wait) -> Answer {
        let call = self.call.clone().expect("only a call sleeps");
        let sleep = Sleep { call, wait: wait.clone(), done: self.done, woken: false, cut: false };
        self.me_mut().phase = Phase::Sleeping(sleep);
        Ok(Outcome::Sleep(wait))
    }

    /// A sleeper can go on: its next step tries again.
    pub fn wake(&mut self, who: ProcId) {
        if self.k.set_woken(who) {
            self.effect(Effect::Woken(who));
        }
    }

    /// Wakes every sleeper whose wait satisfies `on` and whose condition holds now.
    pub fn wake_ready(&mut self, on: impl Fn(&Wait) -> bool) {
        for who in self.k.sleepers(on) {
            if self.k.condition_holds(who) {
                self.wake(who);
            }
        }
    }

    /// Linux would do something here that the model does not know: the run ends with this text.
    pub fn not_modelled(&mut self, what: &str) {
        self.unknown.get_or_insert_with(|| what.to_owned());
    }

    /// The caller, as the file system asks about permission.
    pub fn asker(&self) -> Asker<'_> {
        let me = self.me();
        Asker { uid: me.ids.euid, gid: me.ids.egid, cwd: me.cwd, exe: &me.exe }
    }

    /// Follows a path for the caller. A file that only a real system has is not modelled.
    pub fn lookup(&mut self, path: &[u8], last: LastLink) -> Result<Found, Errno> {
        let found = self.k.files().lookup(self.asker(), path, last);
        if matches!(found, Ok(Found::Nothing(..)) | Err(Errno::ENOENT))
            && let Some(file) = super::absent::known_file(path)
        {
            self.not_modelled(&format!("the file {file} of a real system"));
        }
        found
    }

    /// The inode behind a description, if it has one.
    pub fn inode_of(&self, id: DescriptionId) -> Option<InodeId> {
        self.desc(id).inode
    }
}
