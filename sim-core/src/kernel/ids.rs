//! Who a process is: user ids, process groups, sessions, limits; credentials(7), getrlimit(2).

use super::cx::{Answer, Cx, done};
use super::process::Limit;
use super::signal::{give, whole};
use super::{ProcId, abi};
use crate::syscalls::{InBuf, Int, OutBuf, Resource};
use crate::value::{Errno, Pid};

/// getppid(2)
pub(super) fn getppid(cx: &mut Cx) -> Answer {
    let me = cx.me();
    let parent = me.parent.map_or(me.outer_parent, |parent| cx.k.process(parent).pid);
    done(i64::from(parent.0))
}

fn target(cx: &Cx, pid: Int) -> Result<ProcId, Errno> {
    if pid == 0 { Ok(cx.who) } else { cx.k.by_pid(Pid(pid)).ok_or(Errno::ESRCH) }
}

/// getpgid(2)
pub(super) fn getpgid(cx: &mut Cx, pid: Int) -> Answer {
    let who = target(cx, pid)?;
    done(i64::from(cx.k.process(who).pgid.0))
}

/// getsid(2)
pub(super) fn getsid(cx: &mut Cx, pid: Int) -> Answer {
    let who = target(cx, pid)?;
    done(i64::from(cx.k.process(who).sid.0))
}

/// setpgid(2)
pub(super) fn setpgid(cx: &mut Cx, pid: Int, pgid: Int) -> Answer {
    if pgid < 0 {
        return Err(Errno::EINVAL);
    }
    let who = target(cx, pid)?;
    let (me, process) = (cx.me(), cx.k.process(who));
    if who != cx.who {
        if process.parent != Some(cx.who) {
            return Err(Errno::ESRCH);
        }
        if process.sid != me.sid {
            return Err(Errno::EPERM);
        }
        if process.executed {
            return Err(Errno::EACCES);
        }
    }
    if process.sid == process.pid {
        return Err(Errno::EPERM);
    }
    let group = if pgid == 0 { process.pid } else { Pid(pgid) };
    let sid = me.sid;
    let exists = cx.k.ids().any(|other| {
        let other = cx.k.process(other);
        other.pgid == group && other.sid == sid && other.status().is_none()
    });
    if group != process.pid && !exists {
        return Err(Errno::EPERM);
    }
    cx.k.process_mut(who).pgid = group;
    done(0)
}

/// setsid(2)
pub(super) fn setsid(cx: &mut Cx) -> Answer {
    let pid = cx.me().pid;
    if cx.k.ids().any(|other| cx.k.process(other).lives() && cx.k.process(other).pgid == pid) {
        return Err(Errno::EPERM);
    }
    let me = cx.me_mut();
    (me.sid, me.pgid, me.terminal) = (pid, pid, None);
    done(i64::from(pid.0))
}

/// setuid(2)
pub(super) fn setuid(cx: &mut Cx, uid: Int) -> Answer {
    let id = u32::try_from(uid).map_err(|_| Errno::EINVAL)?;
    let ids = &mut cx.me_mut().ids;
    if ids.privileged() {
        (ids.uid, ids.euid, ids.saved) = (id, id, id);
    } else if id == ids.uid || id == ids.saved {
        ids.euid = id;
    } else {
        return Err(Errno::EPERM);
    }
    done(0)
}

/// seteuid(2)
pub(super) fn seteuid(cx: &mut Cx, euid: Int) -> Answer {
    let id = u32::try_from(euid).map_err(|_| Errno::EINVAL)?;
    let ids = &mut cx.me_mut().ids;
    if !ids.privileged() && ![ids.uid, ids.euid, ids.saved].contains(&id) {
        return Err(Errno::EPERM);
    }
    ids.euid = id;
    done(0)
}

/// setgid(2)
pub(super) fn setgid(cx: &mut Cx, gid: Int) -> Answer {
    let id = u32::try_from(gid).map_err(|_| Errno::EINVAL)?;
    let ids = &mut cx.me_mut().ids;
    if ids.privileged() {
        (ids.gid, ids.egid) = (id, id);
    } else if id == ids.gid {
        ids.egid = id;
    } else {
        return Err(Errno::EPERM);
    }
    done(0)
}

/// What a limit is before it was set; unlimited where nothing enforces it.
fn limit_of(cx: &Cx, resource: i32) -> Limit {
    let unlimited = Limit { soft: u64::MAX, hard: u64::MAX };
    let me = cx.me();
    if resource == Resource::RLIMIT_NOFILE {
        return me.nofile;
    }
    let default = match resource {
        Resource::RLIMIT_STACK => Limit { soft: 8 << 20, ..unlimited },
        Resource::RLIMIT_CORE => Limit { soft: 0, ..unlimited },
        Resource::RLIMIT_MSGQUEUE => Limit { soft: 819_200, hard: 819_200 },
        _ => unlimited,
    };
    me.limits.get(&resource).copied().unwrap_or(default)
}

/// getrlimit(2)
pub(super) fn getrlimit(cx: &mut Cx, resource: Resource, rlim: &OutBuf) -> Answer {
    if !(0..16).contains(&resource.0) {
        return Err(Errno::EINVAL);
    }
    let limit = limit_of(cx, resource.0);
    if rlim.null {
        return Err(Errno::EFAULT);
    }
    give(0, rlim, &abi::pair(limit.soft as i64, limit.hard as i64))
}

/// setrlimit(2)
pub(super) fn setrlimit(cx: &mut Cx, resource: Resource, rlim: &InBuf) -> Answer {
    let (soft, hard) = abi::read_pair(&whole(rlim)?);
    let new = Limit { soft: soft as u64, hard: hard as u64 };
    if !(0..16).contains(&resource.0) || new.soft > new.hard {
        return Err(Errno::EINVAL);
    }
    let old = limit_of(cx, resource.0);
    if new.hard > old.hard && !cx.params().sys_resource {
        return Err(Errno::EPERM);
    }
    match resource.0 {
        Resource::RLIMIT_NOFILE => cx.me_mut().nofile = new,
        Resource::RLIMIT_CORE | Resource::RLIMIT_STACK => {
            cx.me_mut().limits.insert(resource.0, new);
        }
        _ if new == old => {}
        _ => cx.not_modelled(&format!("setrlimit of resource {}", resource.0)),
    }
    done(0)
}
