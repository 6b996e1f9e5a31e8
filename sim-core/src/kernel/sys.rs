//! Every call of the table, one line each: which file has the transition.

use super::cx::{Answer, Cx, done};
use super::files::LastLink;
use super::{
    ForkKind, Outcome, Status, Wait, abi, fd, ids, io, life, lock, names, signal, time, wait,
};
use crate::rules::Rule;
use crate::syscalls::{
    AccessMode, Clock, FcntlCommand, Fd, FlockOperation, IdType, InBuf, InVec, Int, IoctlRequest,
    Long, MaskHow, Mode, OpenFlags, OutBuf, Path, Resource, Ret, SignalNumber, Size, Strings, Sys,
    Vararg, WaitOptions, Whence,
};
use crate::value::Errno;

/// The outcome of a transition; an error ends the call.
fn outcome(cx: &mut Cx, transition: impl FnOnce(&mut Cx) -> Answer) -> Outcome {
    let answer = transition(cx);
    match (cx.unknown.take(), answer) {
        (Some(what), _) => Outcome::NotModelled(what),
        (None, Ok(outcome)) => outcome,
        (None, Err(errno)) => Outcome::Done(Ret::err(errno)),
    }
}

#[allow(unused_variables)]
impl Sys for Cx<'_> {
    type Reply = Outcome;

    fn read(&mut self, fd: &Fd, buf: &OutBuf) -> Outcome {
        outcome(self, |cx| io::read(cx, *fd, buf))
    }

    fn write(&mut self, fd: &Fd, buf: &InBuf) -> Outcome {
        outcome(self, |cx| io::write(cx, *fd, buf))
    }

    fn writev(&mut self, fd: &Fd, iov: &InVec) -> Outcome {
        outcome(self, |cx| match &iov.0 {
            None => Err(Errno::EFAULT),
            Some(buf) => io::write(cx, *fd, buf),
        })
    }

    fn pread(&mut self, fd: &Fd, buf: &OutBuf, offset: &Long) -> Outcome {
        outcome(self, |cx| io::pread(cx, *fd, buf, *offset))
    }

    fn pwrite(&mut self, fd: &Fd, buf: &InBuf, offset: &Long) -> Outcome {
        outcome(self, |cx| io::pwrite(cx, *fd, buf, *offset))
    }

    fn lseek(&mut self, fd: &Fd, offset: &Long, whence: &Whence) -> Outcome {
        outcome(self, |cx| io::lseek(cx, *fd, *offset, *whence))
    }

    fn fsync(&mut self, fd: &Fd) -> Outcome {
        outcome(self, |cx| io::fsync(cx, *fd))
    }

    fn open(&mut self, pathname: &Path, flags: &OpenFlags, mode: &Mode) -> Outcome {
        outcome(self, |cx| fd::open(cx, pathname, *flags, *mode))
    }

    fn close(&mut self, fd: &Fd) -> Outcome {
        outcome(self, |cx| fd::close(cx, *fd))
    }

    fn pipe(&mut self, pipefd: &OutBuf) -> Outcome {
        outcome(self, |cx| fd::pipe2(cx, pipefd, OpenFlags(0)))
    }

    fn pipe2(&mut self, pipefd: &OutBuf, flags: &OpenFlags) -> Outcome {
        outcome(self, |cx| fd::pipe2(cx, pipefd, *flags))
    }

    fn dup(&mut self, oldfd: &Fd) -> Outcome {
        outcome(self, |cx| fd::dup(cx, *oldfd))
    }

    fn dup2(&mut self, oldfd: &Fd, newfd: &Fd) -> Outcome {
        outcome(self, |cx| fd::dup2(cx, *oldfd, *newfd))
    }

    fn dup3(&mut self, oldfd: &Fd, newfd: &Fd, flags: &OpenFlags) -> Outcome {
        outcome(self, |cx| fd::dup3(cx, *oldfd, *newfd, *flags))
    }

    fn fcntl(&mut self, fd: &Fd, cmd: &FcntlCommand, arg: &Vararg) -> Outcome {
        outcome(self, |cx| fd::fcntl(cx, *fd, *cmd, arg))
    }

    fn ioctl(&mut self, fd: &Fd, request: &IoctlRequest, arg: &Vararg) -> Outcome {
        outcome(self, |cx| io::ioctl(cx, *fd, *request, arg))
    }

    fn flock(&mut self, fd: &Fd, operation: &FlockOperation) -> Outcome {
        outcome(self, |cx| {
            let description = cx.description(*fd)?;
            lock::flock(cx, description, *operation)
        })
    }

    fn __ipclab_stream_kind(&mut self, fd: &Fd) -> Outcome {
        outcome(self, |cx| io::stream_kind(cx, *fd))
    }

    fn mkfifo(&mut self, pathname: &Path, mode: &Mode) -> Outcome {
        outcome(self, |cx| names::mkfifo(cx, pathname, *mode))
    }

    fn mknod(&mut self, pathname: &Path, mode: &Mode, dev: &Size) -> Outcome {
        outcome(self, |cx| names::mknod(cx, pathname, *mode, *dev))
    }

    fn unlink(&mut self, pathname: &Path) -> Outcome {
        outcome(self, |cx| names::unlink(cx, pathname))
    }

    fn link(&mut self, oldpath: &Path, newpath: &Path) -> Outcome {
        outcome(self, |cx| names::link(cx, oldpath, newpath))
    }

    fn symlink(&mut self, target: &Path, linkpath: &Path) -> Outcome {
        outcome(self, |cx| names::symlink(cx, target, linkpath))
    }

    fn readlink(&mut self, pathname: &Path, buf: &OutBuf) -> Outcome {
        outcome(self, |cx| names::readlink(cx, pathname, buf))
    }

    fn rename(&mut self, oldpath: &Path, newpath: &Path) -> Outcome {
        outcome(self, |cx| names::rename(cx, oldpath, newpath))
    }

    fn mkdir(&mut self, pathname: &Path, mode: &Mode) -> Outcome {
        outcome(self, |cx| names::mkdir(cx, pathname, *mode))
    }

    fn rmdir(&mut self, pathname: &Path) -> Outcome {
        outcome(self, |cx| names::rmdir(cx, pathname))
    }

    fn stat(&mut self, pathname: &Path, statbuf: &OutBuf) -> Outcome {
        outcome(self, |cx| names::stat(cx, pathname, statbuf, LastLink::Follow))
    }

    fn lstat(&mut self, pathname: &Path, statbuf: &OutBuf) -> Outcome {
        outcome(self, |cx| names::stat(cx, pathname, statbuf, LastLink::Keep))
    }

    fn fstat(&mut self, fd: &Fd, statbuf: &OutBuf) -> Outcome {
        outcome(self, |cx| names::fstat(cx, *fd, statbuf))
    }

    fn access(&mut self, pathname: &Path, mode: &AccessMode) -> Outcome {
        outcome(self, |cx| names::access(cx, pathname, *mode))
    }

    fn truncate(&mut self, path: &Path, length: &Long) -> Outcome {
        outcome(self, |cx| names::truncate(cx, path, *length))
    }

    fn ftruncate(&mut self, fd: &Fd, length: &Long) -> Outcome {
        outcome(self, |cx| names::ftruncate(cx, *fd, *length))
    }

    fn chmod(&mut self, pathname: &Path, mode: &Mode) -> Outcome {
        outcome(self, |cx| names::chmod(cx, pathname, *mode))
    }

    fn fchmod(&mut self, fd: &Fd, mode: &Mode) -> Outcome {
        outcome(self, |cx| names::fchmod(cx, *fd, *mode))
    }

    fn umask(&mut self, mask: &Mode) -> Outcome {
        outcome(self, |cx| names::umask(cx, *mask))
    }

    fn chdir(&mut self, path: &Path) -> Outcome {
        outcome(self, |cx| names::chdir(cx, path))
    }

    fn __ipclab_getcwd(&mut self, buf: &OutBuf) -> Outcome {
        outcome(self, |cx| names::getcwd(cx, buf))
    }

    fn getdents64(&mut self, fd: &Fd, dirp: &OutBuf) -> Outcome {
        outcome(self, |cx| io::getdents64(cx, *fd, dirp))
    }

    fn fork(&mut self) -> Outcome {
        outcome(self, |cx| life::fork(cx, ForkKind::Fork))
    }

    fn vfork(&mut self) -> Outcome {
        outcome(self, |cx| match cx.earlier.as_ref().map(|sleep| sleep.wait.clone()) {
            Some(Wait::VforkChild(child)) => life::vfork_over(cx, child),
            _ => life::fork(cx, ForkKind::Vfork),
        })
    }

    fn _exit(&mut self, status: &Int) -> Outcome {
        outcome(self, |cx| {
            life::die(cx, Status::Exited((*status & 0xff) as u8));
            cx.apply(Rule::ExitSkipsFlush);
            Ok(Outcome::Exited)
        })
    }

    fn wait(&mut self, wstatus: &OutBuf) -> Outcome {
        outcome(self, |cx| wait::wait(cx, wstatus))
    }

    fn waitpid(&mut self, pid: &Int, wstatus: &OutBuf, options: &WaitOptions) -> Outcome {
        outcome(self, |cx| wait::waitpid(cx, *pid, wstatus, *options))
    }

    fn waitid(
        &mut self,
        idtype: &IdType,
        id: &Int,
        infop: &OutBuf,
        options: &WaitOptions,
    ) -> Outcome {
        outcome(self, |cx| wait::waitid(cx, *idtype, *id, infop, *options))
    }

    fn execve(&mut self, pathname: &Path, argv: &Strings, envp: &Strings) -> Outcome {
        outcome(self, |cx| life::execve(cx, pathname, argv, envp))
    }

    fn getpid(&mut self) -> Outcome {
        outcome(self, |cx| done(i64::from(cx.me().pid.0)))
    }

    fn getppid(&mut self) -> Outcome {
        outcome(self, ids::getppid)
    }

    fn getpgrp(&mut self) -> Outcome {
        outcome(self, |cx| done(i64::from(cx.me().pgid.0)))
    }

    fn getpgid(&mut self, pid: &Int) -> Outcome {
        outcome(self, |cx| ids::getpgid(cx, *pid))
    }

    fn setpgid(&mut self, pid: &Int, pgid: &Int) -> Outcome {
        outcome(self, |cx| ids::setpgid(cx, *pid, *pgid))
    }

    fn getsid(&mut self, pid: &Int) -> Outcome {
        outcome(self, |cx| ids::getsid(cx, *pid))
    }

    fn setsid(&mut self) -> Outcome {
        outcome(self, ids::setsid)
    }

    fn getuid(&mut self) -> Outcome {
        outcome(self, |cx| done(i64::from(cx.me().ids.uid)))
    }

    fn geteuid(&mut self) -> Outcome {
        outcome(self, |cx| done(i64::from(cx.me().ids.euid)))
    }

    fn getgid(&mut self) -> Outcome {
        outcome(self, |cx| done(i64::from(cx.me().ids.gid)))
    }

    fn getegid(&mut self) -> Outcome {
        outcome(self, |cx| done(i64::from(cx.me().ids.egid)))
    }

    fn setuid(&mut self, uid: &Int) -> Outcome {
        outcome(self, |cx| ids::setuid(cx, *uid))
    }

    fn seteuid(&mut self, euid: &Int) -> Outcome {
        outcome(self, |cx| ids::seteuid(cx, *euid))
    }

    fn setgid(&mut self, gid: &Int) -> Outcome {
        outcome(self, |cx| ids::setgid(cx, *gid))
    }

    fn getrlimit(&mut self, resource: &Resource, rlim: &OutBuf) -> Outcome {
        outcome(self, |cx| ids::getrlimit(cx, *resource, rlim))
    }

    fn setrlimit(&mut self, resource: &Resource, rlim: &InBuf) -> Outcome {
        outcome(self, |cx| ids::setrlimit(cx, *resource, rlim))
    }

    fn sched_yield(&mut self) -> Outcome {
        outcome(self, |cx| done(0))
    }

    fn kill(&mut self, pid: &Int, sig: &SignalNumber) -> Outcome {
        outcome(self, |cx| signal::kill(cx, *pid, *sig))
    }

    fn tgkill(&mut self, tgid: &Int, tid: &Int, sig: &SignalNumber) -> Outcome {
        outcome(self, |cx| signal::tgkill(cx, *tgid, *tid, *sig))
    }

    fn sigaction(&mut self, signum: &SignalNumber, act: &InBuf, oldact: &OutBuf) -> Outcome {
        outcome(self, |cx| signal::sigaction(cx, *signum, act, oldact))
    }

    fn sigprocmask(&mut self, how: &MaskHow, set: &InBuf, oldset: &OutBuf) -> Outcome {
        outcome(self, |cx| signal::sigprocmask(cx, *how, set, oldset))
    }

    fn sigpending(&mut self, set: &OutBuf) -> Outcome {
        outcome(self, |cx| signal::sigpending(cx, set))
    }

    fn sigsuspend(&mut self, mask: &InBuf) -> Outcome {
        outcome(self, |cx| signal::sigsuspend(cx, mask))
    }

    fn pause(&mut self) -> Outcome {
        outcome(self, signal::pause)
    }

    fn alarm(&mut self, seconds: &Int) -> Outcome {
        outcome(self, |cx| time::alarm(cx, *seconds))
    }

    fn setitimer(&mut self, which: &Int, new_value: &InBuf, old_value: &OutBuf) -> Outcome {
        outcome(self, |cx| time::setitimer(cx, *which, new_value, old_value))
    }

    fn getitimer(&mut self, which: &Int, curr_value: &OutBuf) -> Outcome {
        outcome(self, |cx| time::getitimer(cx, *which, curr_value))
    }

    fn nanosleep(&mut self, req: &InBuf, rem: &OutBuf) -> Outcome {
        outcome(self, |cx| time::nanosleep(cx, req))
    }

    fn clock_gettime(&mut self, clockid: &Clock, tp: &OutBuf) -> Outcome {
        outcome(self, |cx| time::clock_gettime(cx, *clockid, tp))
    }

    fn gettimeofday(&mut self, tv: &OutBuf) -> Outcome {
        outcome(self, |cx| time::gettimeofday(cx, tv))
    }

    fn uname(&mut self, buf: &OutBuf) -> Outcome {
        outcome(self, |cx| {
            if buf.null { Err(Errno::EFAULT) } else { signal::give(0, buf, &abi::utsname()) }
        })
    }
}
