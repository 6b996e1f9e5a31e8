//! Without namespaces: what can still be run, and the keeper that leaves nothing behind.
//!
//! The processes are then ordinary ones of this machine, so only calls run that reach nobody else:
//! on descriptors they made themselves, on each other, on themselves. Paths are refused, and so is
//! everything whose answer tells of the machine (user ids, limits). What is refused is counted.
//!
//! The keeper stands between conductor and process 1. Orphans of the scenario come to process 1,
//! and when that is gone to the keeper; when the conductor is gone, however it went, the keeper ends
//! all of them and then itself. It runs only raw calls: it is forked off one thread of many.

use crate::sandbox::{PROGRAM_FD, Prepared, Stages, arrange_end, check, descriptors, run_program};
use sim_core::syscalls::{Call, FcntlCommand, IoctlRequest};

/// Whether a call may run without namespaces. `ours` says whether a pid of the model stands for a
/// process of the scenario that is still there.
#[must_use]
pub fn permits(call: &Call, ours: impl Fn(i32) -> bool) -> bool {
    match call {
        Call::Read { .. } | Call::Write { .. } | Call::Writev { .. } | Call::Close { .. } => true,
        Call::Pread { .. } | Call::Pwrite { .. } | Call::Lseek { .. } => true,
        Call::Pipe { .. } | Call::Pipe2 { .. } | Call::StreamKind { .. } => true,
        Call::Dup { .. } | Call::Dup2 { .. } | Call::Dup3 { .. } => true,
        // Up to this size a pipe's capacity is the user's business, beyond it the superuser's.
        Call::Fcntl { cmd, arg, .. } if cmd.0 == FcntlCommand::F_SETPIPE_SZ => {
            arg.number <= 1 << 20
        }
        Call::Fcntl { cmd, .. } => matches!(
            cmd.0,
            FcntlCommand::F_DUPFD
                | FcntlCommand::F_DUPFD_CLOEXEC
                | FcntlCommand::F_GETFD
                | FcntlCommand::F_SETFD
                | FcntlCommand::F_GETFL
                | FcntlCommand::F_SETFL
                | FcntlCommand::F_GETPIPE_SZ
        ),
        Call::Ioctl { request, .. } => request.0 == IoctlRequest::FIONREAD,
        Call::Fork {} | Call::Vfork {} | Call::Exit { .. } => true,
        Call::Wait { .. } | Call::Waitpid { .. } => true,
        Call::Getpid {} | Call::Getppid {} | Call::Getpgrp {} | Call::Setsid {} => true,
        Call::Setpgid { pid, pgid } => [*pid, *pgid].into_iter().all(|id| id == 0 || ours(id)),
        Call::Getpgid { pid } | Call::Getsid { pid } => *pid == 0 || ours(*pid),
        Call::Kill { pid, .. } => match *pid {
            0 => true,
            -1 | i32::MIN => false,
            group if group < 0 => ours(-group),
            pid => ours(pid),
        },
        Call::Tgkill { tgid, tid, .. } => ours(*tgid) && ours(*tid),
        Call::Sigaction { .. } | Call::Sigprocmask { .. } | Call::Sigpending { .. } => true,
        Call::Sigsuspend { .. } | Call::Pause {} | Call::Alarm { .. } => true,
        Call::Nanosleep { .. } | Call::ClockGettime { .. } | Call::Gettimeofday { .. } => true,
        Call::SchedYield {} => true,
        _ => false,
    }
}

/// Why a call is not run, for the report.
#[must_use]
pub fn refusal(call: &Call) -> String {
    format!("{} needs namespaces, which are refused here", call.id().row().name)
}

/// Runs in the child of the conductor: becomes the keeper of a process 1, or that process itself.
pub(crate) fn keep(prepared: &Prepared, program: i32, tell: impl Fn(i32)) -> Result<Stages, u32> {
    // SAFETY: plain numbers, and a mask that outlives the call.
    let pid = unsafe {
        check(14, libc::setsid())?;
        let mut all = std::mem::zeroed();
        libc::sigfillset(&mut all);
        libc::sigprocmask(libc::SIG_SETMASK, &all, std::ptr::null_mut());
        check(14, libc::prctl(libc::PR_SET_CHILD_SUBREAPER, 1))?;
        check(14, libc::syscall(libc::SYS_clone, libc::SIGCHLD as u64, 0, 0, 0, 0))?
    };
    if pid == 0 {
        // SAFETY: plain numbers.
        unsafe {
            check(14, libc::prctl(libc::PR_SET_CHILD_SUBREAPER, 1))?;
            check(5, libc::dup3(program, PROGRAM_FD, libc::O_CLOEXEC))?;
        }
        limits()?;
        arrange_end(prepared)?;
        descriptors(prepared)?;
        return run_program(prepared);
    }
    tell(pid as i32);
    watch(prepared.alive[0])
}

fn limits() -> Result<(), u32> {
    for (which, most) in [(libc::RLIMIT_CORE, 0), (libc::RLIMIT_NOFILE, crate::sandbox::NOFILE)] {
        let limit = libc::rlimit { rlim_cur: most, rlim_max: most };
        // SAFETY: the struct outlives the call.
        check(9, unsafe { libc::setrlimit(which, &limit) })?;
    }
    Ok(())
}

/// Sleeps until nobody holds the other end of `alive`, then ends everything below.
fn watch(alive: i32) -> ! {
    // SAFETY: plain numbers, a pollfd that outlives the calls; only this process's descriptors.
    unsafe {
        libc::dup2(alive, 0);
        libc::syscall(libc::SYS_close_range, 1, u32::MAX, 0);
        let mut poll = libc::pollfd { fd: 0, events: 0, revents: 0 };
        while poll.revents & (libc::POLLHUP | libc::POLLERR) == 0 {
            libc::poll(&mut poll, 1, -1);
        }
        // Who loses its parent comes here next: in the end nobody is left.
        let me = libc::getpid();
        loop {
            end_children(me);
            if libc::waitpid(-1, std::ptr::null_mut(), 0) < 0 {
                libc::_exit(0);
            }
        }
    }
}

/// Kills the children of process `pid`, which has one thread; false: it has none.
pub(crate) fn end_children(pid: i32) -> bool {
    let mut path = [0_u8; 64];
    let mut at = 0;
    for part in [Part::Text(b"/proc/"), Part::Pid, Part::Text(b"/task/"), Part::Pid] {
        at = match part {
            Part::Text(text) => put(&mut path, at, text),
            Part::Pid => put_number(&mut path, at, pid),
        };
    }
    put(&mut path, at, b"/children");
    let mut list = [0_u8; 4096];
    // SAFETY: a path that ends in NUL, a buffer with its length.
    let got = unsafe {
        let fd = libc::open(path.as_ptr().cast(), libc::O_RDONLY | libc::O_CLOEXEC);
        let got = libc::read(fd, list.as_mut_ptr().cast(), list.len());
        libc::close(fd);
        got.max(0) as usize
    };
    let mut any = false;
    // A number that the buffer cuts is left for the next call: its process is a child until then.
    for word in list[..got].split_inclusive(|byte| *byte == b' ') {
        let Some((b' ', digits)) = word.split_last() else { continue };
        let child = digits.iter().fold(0, |all, digit| all * 10 + i32::from(digit - b'0'));
        // SAFETY: plain numbers; a child is nobody else's pid until its parent takes notice.
        unsafe { libc::kill(child, libc::SIGKILL) };
        any = true;
    }
    any
}

enum Part {
    Text(&'static [u8]),
    Pid,
}

fn put(path: &mut [u8; 64], at: usize, text: &[u8]) -> usize {
    path[at..at + text.len()].copy_from_slice(text);
    at + text.len()
}

fn put_number(path: &mut [u8; 64], at: usize, number: i32) -> usize {
    let mut digits = [0_u8; 10];
    let (mut rest, mut first) = (number, digits.len());
    while rest > 0 || first == digits.len() {
        first -= 1;
        digits[first] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    put(path, at, &digits[first..])
}
