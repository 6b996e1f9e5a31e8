//! Processes come and go: fork(2), execve(2), _exit(2), and what the end of one does to others.
//!
//! Two facts a reader would get wrong: a dying process closes its descriptors before its parent can
//! wait for it; and the death of a parent does nothing to its children but give them to init.
//! Sources: fork(2), vfork(2), execve(2), _exit(2), credentials(7); Linux kernel/exit.c `do_exit`,
//! `exit_notify`, fs/exec.c `begin_new_exec`; probes PROC-a to PROC-i, SIG-h, BASIC-j.

use super::cx::{Answer, Cx};
use super::files::{self, Found, Kind, LastLink};
use super::pipe::Queue;
use super::process::{Phase, Process, Signals};
use super::{Effect, ForkKind, Outcome, Status, Wait, abi, absent, fd, fifo, signal};
use crate::fingerprint::Shared;
use crate::pick::{Answer as Choice, Question};
use crate::rules::Rule;
use crate::syscalls::{Path, Strings};
use crate::value::{Errno, Pid, ProcId, Signal};
use std::sync::Arc;

/// Most bytes of arguments and environment (ARG_MAX with an 8 MiB stack).
const ARGUMENTS_MAX: usize = 2 << 20;

/// Most processes at a time. A real system has room for far more, but no program to watch needs it.
const ALIVE_MAX: u64 = 256;

/// fork(2) and vfork(2).
pub(super) fn fork(cx: &mut Cx, kind: ForkKind) -> Answer {
    let there = cx.k.ids().filter(|who| !matches!(cx.k.process(*who).phase, Phase::Gone(_)));
    let there = there.count() as u64;
    if there >= cx.params().processes {
        return Err(Errno::EAGAIN);
    }
    if there >= ALIVE_MAX {
        let what = "more than 256 processes at a time (does this program call fork without end?)";
        cx.not_modelled(what);
    }
    fork_rules(cx);
    let parent = cx.who;
    let child = ProcId(u16::try_from(cx.k.processes.len()).expect("fewer than 65,536 processes"));
    let pid = cx.k.next_pid;
    cx.k.next_pid = Pid(pid.0 + 1);
    cx.me_mut().children += 1;
    let mut process: Process = cx.me().clone();
    process.name = format!("{}.{}", process.name, process.children).into();
    process.pid = pid;
    process.parent = Some(parent);
    process.phase = Phase::Running;
    process.report = None;
    process.signals.pending.clear();
    process.alarm = None;
    process.alarm_every_ns = 0;
    process.children = 0;
    process.cpu_ns = 0;
    process.vforked_by = (kind == ForkKind::Vfork).then_some(parent);
    process.executed = false;
    for descriptor in process.fds.values() {
        cx.k.description_mut(descriptor.description).refs += 1;
    }
    cx.k.files_mut().hold(process.cwd);
    cx.k.processes.push(Shared::new(process));
    if kind == ForkKind::Vfork {
        cx.sleep(Wait::VforkChild(child))?;
    }
    Ok(Outcome::Forked { child, pid, kind })
}

fn fork_rules(cx: &mut Cx) {
    cx.apply(Rule::ForkReturnsTwice);
    cx.apply(Rule::ForkCopiesMemory);
    cx.apply(Rule::ForkCopiesBuffers);
    cx.apply(Rule::ForkOrderIsOpen);
    let me = cx.me();
    let signals = &me.signals;
    let set = !signals.actions.is_empty() || signals.mask.0 != 0 || !signals.pending.is_empty();
    let (any, cloexec) = (!me.fds.is_empty(), me.fds.values().any(|d| d.cloexec));
    let alarm = me.alarm.is_some();
    let who = cx.who;
    let both_ends = cx.k.pipe_ids().into_iter().any(|pipe| {
        cx.k.holds_end(who, pipe, Queue::Readers) && cx.k.holds_end(who, pipe, Queue::Writers)
    });
    cx.apply_if(Rule::ForkCopiesDescriptors, any);
    cx.apply_if(Rule::PipeForkHoldsBoth, both_ends);
    cx.apply_if(Rule::ForkKeepsDispositions, set);
    cx.apply_if(Rule::ForkDropsAlarm, alarm);
    if cloexec {
        fd::cloexec_rule(cx);
    }
}

/// vfork's parent goes on: the child called exec or ended. Its return value is the child's pid.
pub(super) fn vfork_over(cx: &mut Cx, child: ProcId) -> Answer {
    super::cx::done(i64::from(cx.k.process(child).pid.0))
}

fn release_vfork_parent(cx: &mut Cx) {
    if let Some(parent) = cx.me_mut().vforked_by.take() {
        cx.wake(parent);
    }
}

/// A sleeper goes on: it is in no queue, whatever woke it.
pub(super) fn leave_queue(cx: &mut Cx, sleep: &super::Sleep) {
    if let Some(pipe) = sleep.wait.pipe() {
        let who = cx.who;
        fifo::dequeue(cx.pipe_mut(pipe), who);
    }
}

/// The process leaves the call it sleeps in, for a signal or for death.
pub(super) fn leave_sleep(cx: &mut Cx) {
    let who = cx.who;
    let Some(sleep) = cx.me().sleep().cloned() else { return };
    cx.me_mut().phase = Phase::Running;
    match &sleep.wait {
        Wait::PipeReadable(id) | Wait::PipeWritable(id) => fifo::dequeue(cx.pipe_mut(*id), who),
        Wait::FifoReader(id) | Wait::FifoWriter(id) => fifo::withdraw(cx, *id, &sleep.wait),
        _ => {}
    }
}

/// The caller ends: its descriptors close, then it becomes waitable.
pub(super) fn die(cx: &mut Cx, status: Status) {
    let who = cx.who;
    leave_sleep(cx);
    release_vfork_parent(cx);
    cx.released = false;
    cx.apply_if(Rule::EndClosesDescriptors, !cx.me().fds.is_empty());
    let numbers: Vec<i32> = cx.me().fds.keys().copied().collect();
    for number in numbers {
        fd::drop_descriptor(cx, number);
    }
    let cwd = cx.me().cwd;
    cx.k.files_mut().let_go(cwd);
    cx.k.free_unnamed(cwd);
    let me = cx.me_mut();
    me.alarm = None;
    me.alarm_every_ns = 0;
    me.stopped = None;
    me.signals.pending.clear();
    me.signals.frames.clear();
    me.phase = Phase::Ending(status);
    if cx.released && may_be_seen_dying(cx) {
        let answers = vec![Choice::Word("waitable"), Choice::Word("later")];
        if cx.pick.one_of(Question { about: "is the dead process waitable", answers }) == 1 {
            cx.apply(Rule::EndClosesFirst);
            return;
        }
    }
    end(cx, who, status);
}

/// Whether somebody could look between the closing and the end: the parent with waitpid and
/// WNOHANG, a child with getppid.
fn may_be_seen_dying(cx: &Cx) -> bool {
    let me = Some(cx.who);
    if cx.k.ids().any(|id| cx.k.process(id).parent == me && cx.k.process(id).lives()) {
        return true;
    }
    let Some(parent) = cx.me().parent else { return false };
    let parent = cx.k.process(parent);
    let waits = parent.sleep().is_some_and(|sleep| matches!(sleep.wait, Wait::Child));
    parent.lives() && !waits
}

/// The process is dead: its children get another parent, its parent gets the news.
pub(super) fn end(cx: &mut Cx, who: ProcId, status: Status) {
    cx.effect(Effect::Ended { who, status });
    orphan_children(cx, who, status);
    let Some(parent) = cx.k.process(who).parent else {
        bury(cx, who, status);
        return;
    };
    let (code, number) = match status {
        Status::Exited(number) => (abi::CLD_EXITED, i32::from(number)),
        Status::Killed(signal) => (abi::CLD_KILLED, i32::from(signal.0)),
    };
    cx.apply(Rule::ChildEndSignals);
    signal::child_news(cx, who, code, number);
    if cx.k.forgets_children(parent) {
        cx.apply(Rule::IgnoredChildrenVanish);
        bury(cx, who, status);
        cx.effect(Effect::Reaped(who));
    } else {
        cx.apply(Rule::DeadStaysZombie);
        cx.k.process_mut(who).phase = Phase::Zombie(status);
    }
    wake_parent(cx, who);
}

fn orphan_children(cx: &mut Cx, who: ProcId, status: Status) {
    let children: Vec<ProcId> =
        cx.k.ids().filter(|child| cx.k.process(*child).parent == Some(who)).collect();
    for child in children {
        let process = cx.k.process_mut(child);
        process.parent = None;
        process.outer_parent = Pid(1);
        match process.phase {
            Phase::Zombie(status) => bury(cx, child, status),
            Phase::Gone(_) => {}
            _ => {
                cx.apply(Rule::OrphansGoToInit);
                cx.apply_if(Rule::ChildrenSurviveKill, matches!(status, Status::Killed(_)));
            }
        }
    }
}

/// Linux forgets a dead process; what programs cannot tell apart any more is made equal.
pub(super) fn bury(cx: &mut Cx, who: ProcId, status: Status) {
    let process = cx.k.process_mut(who);
    assert!(process.fds.is_empty(), "who is dead has closed everything");
    process.phase = Phase::Gone(status);
    process.report = None;
    process.cwd = files::ROOT;
    process.umask = 0;
    process.limits.clear();
    process.signals = Signals::default();
    process.executed = false;
}

/// The parent of `child` goes on if it waits for what happened.
pub(super) fn wake_parent(cx: &mut Cx, child: ProcId) {
    let Some(parent) = cx.k.process(child).parent else { return };
    let waits = cx.k.process(parent).sleep().is_some_and(|s| matches!(s.wait, Wait::Child));
    if waits && cx.k.condition_holds(parent) {
        cx.wake(parent);
    }
}

/// execve(2).
pub(super) fn execve(cx: &mut Cx, pathname: &Path, argv: &Strings, envp: &Strings) -> Answer {
    match program_at(cx, pathname, argv, envp) {
        Ok((program, exe)) => {
            become_program(cx, exe);
            let mut argv = argv.0.clone().unwrap_or_default();
            if argv.is_empty() {
                argv.push(Vec::new());
            }
            let envp = envp.0.clone().unwrap_or_default();
            Ok(Outcome::Exec { program, argv, envp })
        }
        Err(errno) => {
            if let Some(name) = absent::known_program(pathname).filter(|_| errno == Errno::ENOENT) {
                return Ok(Outcome::NotModelled(format!("the program `{name}`")));
            }
            cx.apply(Rule::FailedExecChangesNothing);
            Err(errno)
        }
    }
}

/// The program and its path, after all that can fail.
fn program_at(
    cx: &mut Cx,
    pathname: &Path,
    argv: &Strings,
    envp: &Strings,
) -> Result<(Arc<str>, Vec<u8>), Errno> {
    let path = pathname.0.as_ref().ok_or(Errno::EFAULT)?;
    let (Some(argv), Some(envp)) = (&argv.0, &envp.0) else { return Err(Errno::EFAULT) };
    if argv.iter().chain(envp).map(|string| string.len() + 9).sum::<usize>() > ARGUMENTS_MAX {
        return Err(Errno::E2BIG);
    }
    let inode = match cx.k.files().lookup(cx.asker(), path, LastLink::Follow)? {
        Found::Inode(inode) => inode,
        Found::OwnFd(_) => return Err(Errno::EACCES),
        Found::Nothing(..) => return Err(Errno::ENOENT),
    };
    let kind = cx.k.files().inode(inode).kind.clone();
    if !matches!(kind, Kind::Regular(_) | Kind::Program(_))
        || !cx.k.files().permits(inode, cx.asker(), files::MAY_EXEC)
    {
        return Err(Errno::EACCES);
    }
    let Kind::Program(program) = kind else {
        let Kind::Regular(bytes) = kind else { return Err(Errno::EACCES) };
        if bytes.slice(0, bytes.len().min(2)).to_vec() == b"#!" {
            cx.not_modelled("execve of a script with #!");
        }
        return Err(Errno::ENOEXEC);
    };
    let exe = cx.k.files().name_of(inode).unwrap_or_else(|| path.clone());
    Ok((program, exe))
}

/// What exec changes: memory is the machine's part.
fn become_program(cx: &mut Cx, exe: Vec<u8>) {
    cx.apply(Rule::ExecDropsMemory);
    cx.apply(Rule::ExecKeepsIdentity);
    cx.apply(Rule::ExecClosesMarked);
    let marked: Vec<i32> =
        cx.me().fds.iter().filter(|(_, d)| d.cloexec).map(|(number, _)| *number).collect();
    for number in marked {
        fd::drop_descriptor(cx, number);
    }
    let actions = &cx.me().signals.actions;
    let caught = actions.values().any(|action| action.handler > 1);
    let sigpipe = actions.get(&Signal::PIPE).is_some_and(|action| action.handler == 1);
    cx.apply_if(Rule::ExecResetsHandlers, caught);
    cx.apply_if(Rule::ExecKeepsIgnoredSigpipe, sigpipe);
    let me = cx.me_mut();
    me.signals.actions.retain(|_, action| action.handler == 1);
    for (_, action) in me.signals.actions.iter_mut() {
        action.flags = 0;
        action.mask = super::process::SignalSet::default();
    }
    me.signals.frames.clear();
    me.signals.suspended = None;
    me.executed = true;
    me.exe = exe.into();
    release_vfork_parent(cx);
}
