//! wait(2), waitpid(2), waitid(2): taking the news about children.
//!
//! Two facts a reader would get wrong: of several dead children the one born first is taken, not
//! the one that died first; and a woken waiter looks at all its children again.
//! Sources: wait(2); Linux kernel/exit.c `do_wait`, `wait_consider_task`; probes PROC-a, SIG-d, SIG-f.

use super::cx::{Answer, Cx, done};
use super::process::{Phase, Report, SignalInfo};
use super::{Effect, Kernel, Outcome, Status, Wait, abi};
use crate::rules::Rule;
use crate::syscalls::{Call, IdType, Int, OutBuf, Ret, WaitOptions};
use crate::value::{Bytes, Errno, ProcId, Signal};

/// Which children a call asks about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Any,
    Pid(i32),
    Group(i32),
}

/// Something a child has to tell.
#[derive(Clone, Copy)]
enum News {
    Ended(Status),
    Told(Report),
}

impl Kernel {
    fn children(&self, parent: ProcId, which: Which) -> Vec<ProcId> {
        let matches = |who: &ProcId| {
            let process = self.process(*who);
            process.parent == Some(parent)
                && !matches!(process.phase, Phase::Gone(_))
                && match which {
                    Which::Any => true,
                    Which::Pid(pid) => process.pid.0 == pid,
                    Which::Group(group) => process.pgid.0 == group,
                }
        };
        self.ids().filter(matches).collect()
    }

    fn news(&self, children: &[ProcId], options: i32) -> Option<(ProcId, News)> {
        children.iter().find_map(|who| {
            let process = self.process(*who);
            let news = match (&process.phase, process.report) {
                (Phase::Zombie(status), _) if options & WaitOptions::WEXITED != 0 => {
                    News::Ended(*status)
                }
                (Phase::Zombie(_), _) => return None,
                (_, Some(report @ Report::Stopped(_))) if options & WaitOptions::WSTOPPED != 0 => {
                    News::Told(report)
                }
                (_, Some(Report::Continued)) if options & WaitOptions::WCONTINUED != 0 => {
                    News::Told(Report::Continued)
                }
                _ => return None,
            };
            Some((*who, news))
        })
    }
}

/// The children and options of a call of the wait family, as waitid(2) would say them.
fn asked(k: &Kernel, who: ProcId, call: &Call) -> (Which, i32) {
    let own_group = k.process(who).pgid.0;
    match call {
        Call::Waitpid { pid, options, .. } => {
            let which = match *pid {
                -1 => Which::Any,
                0 => Which::Group(own_group),
                pid if pid > 0 => Which::Pid(pid),
                pid => Which::Group(pid.wrapping_neg()),
            };
            (which, options.0 | WaitOptions::WEXITED)
        }
        Call::Waitid { idtype, id, options, .. } => {
            let which = match idtype.0 {
                IdType::P_PID => Which::Pid(*id),
                IdType::P_PGID if *id == 0 => Which::Group(own_group),
                IdType::P_PGID => Which::Group(*id),
                _ => Which::Any,
            };
            (which, options.0)
        }
        _ => (Which::Any, WaitOptions::WEXITED),
    }
}

/// Whether a sleeper in the wait family would get an answer: news, or no such child any more.
pub(super) fn has_answer(k: &Kernel, who: ProcId, call: &Call) -> bool {
    let (which, options) = asked(k, who, call);
    let children = k.children(who, which);
    children.is_empty() || k.news(&children, options).is_some()
}

/// wait(2)
pub(super) fn wait(cx: &mut Cx, wstatus: &OutBuf) -> Answer {
    waited(cx, |cx, child, news| report_status(cx, child, news, wstatus))
}

/// waitpid(2)
pub(super) fn waitpid(cx: &mut Cx, pid: Int, wstatus: &OutBuf, options: WaitOptions) -> Answer {
    const KNOWN: i32 =
        WaitOptions::WNOHANG | WaitOptions::WUNTRACED | WaitOptions::WCONTINUED | LINUX_ONLY;
    if options.0 & !KNOWN != 0 {
        return Err(Errno::EINVAL);
    }
    if pid == i32::MIN {
        return Err(Errno::ESRCH);
    }
    cx.apply_if(Rule::WaitpidChooses, pid != -1);
    waited(cx, |cx, child, news| report_status(cx, child, news, wstatus))
}

/// __WNOTHREAD, __WALL and __WCLONE make no difference here.
const LINUX_ONLY: i32 = 0xe000_0000_u32 as i32;

/// waitid(2)
pub(super) fn waitid(
    cx: &mut Cx,
    idtype: IdType,
    id: Int,
    infop: &OutBuf,
    options: WaitOptions,
) -> Answer {
    const NEWS: i32 = WaitOptions::WEXITED | WaitOptions::WSTOPPED | WaitOptions::WCONTINUED;
    const KNOWN: i32 = NEWS | WaitOptions::WNOHANG | WaitOptions::WNOWAIT | LINUX_ONLY;
    if options.0 & !KNOWN != 0 || options.0 & NEWS == 0 {
        return Err(Errno::EINVAL);
    }
    match idtype.0 {
        IdType::P_ALL => {}
        IdType::P_PID if id > 0 => {}
        IdType::P_PGID if id >= 0 => {}
        IdType::P_PIDFD => {
            cx.not_modelled("waitid with P_PIDFD");
            return Err(Errno::EINVAL);
        }
        _ => return Err(Errno::EINVAL),
    }
    waited(cx, |cx, child, news| {
        let mut bytes = vec![0; 128];
        if let Some(news) = news {
            let (code, status) = match news {
                News::Ended(Status::Exited(number)) => (abi::CLD_EXITED, i32::from(number)),
                News::Ended(Status::Killed(signal)) => (abi::CLD_KILLED, i32::from(signal.0)),
                News::Told(Report::Stopped(by)) => (abi::CLD_STOPPED, i32::from(by.0)),
                News::Told(Report::Continued) => (abi::CLD_CONTINUED, i32::from(Signal::CONT.0)),
            };
            let process = cx.k.process(child);
            let info = SignalInfo { code, pid: process.pid.0, uid: process.ids.uid, status };
            bytes = abi::siginfo(Signal::CHLD, info);
        }
        super::signal::give(0, infop, &bytes)
    })
}

/// The status word of waitpid(2).
pub(super) fn status_word(status: Status) -> i32 {
    match status {
        Status::Exited(number) => i32::from(number) << 8,
        Status::Killed(signal) => i32::from(signal.0),
    }
}

fn report_status(cx: &mut Cx, child: ProcId, news: Option<News>, wstatus: &OutBuf) -> Answer {
    let Some(news) = news else { return done(0) };
    let word = match news {
        News::Ended(status) => status_word(status),
        News::Told(Report::Stopped(signal)) => i32::from(signal.0) << 8 | 0x7f,
        News::Told(Report::Continued) => 0xffff,
    };
    let pid = i64::from(cx.k.process(child).pid.0);
    if wstatus.null {
        return done(pid);
    }
    if wstatus.writable < 4 {
        return Err(Errno::EFAULT);
    }
    let bytes = Bytes::from_slice(&word.to_le_bytes());
    Ok(Outcome::Done(Ret::ok(pid).with(wstatus.index, bytes)))
}

/// Looks for news among the children the call asks about; sleeps if there is none yet.
fn waited(cx: &mut Cx, answer: impl FnOnce(&mut Cx, ProcId, Option<News>) -> Answer) -> Answer {
    let call = cx.call.clone().expect("waiting is a call");
    let (which, options) = asked(cx.k, cx.who, &call);
    let children = cx.k.children(cx.who, which);
    if children.is_empty() {
        cx.apply(Rule::WaitNoChild);
        return Err(Errno::ECHILD);
    }
    let Some((child, news)) = cx.k.news(&children, options) else {
        if options & WaitOptions::WNOHANG != 0 {
            cx.apply(Rule::WaitNohangNone);
            return answer(cx, children[0], None);
        }
        cx.apply(Rule::WaitSleeps);
        return cx.sleep(Wait::Child);
    };
    match news {
        News::Ended(Status::Exited(_)) => cx.apply(Rule::WaitExitStatus),
        News::Ended(Status::Killed(_)) => cx.apply(Rule::WaitKillingSignal),
        News::Told(_) => cx.apply(Rule::WaitStopContinue),
    }
    let reply = answer(cx, child, Some(news));
    if options & WaitOptions::WNOWAIT != 0 {
        cx.apply(Rule::WaitLeavesZombie);
        return reply;
    }
    match news {
        News::Ended(status) => {
            super::life::bury(cx, child, status);
            cx.effect(Effect::Reaped(child));
        }
        News::Told(_) => cx.k.process_mut(child).report = None,
    }
    reply
}
