//! The table of system calls on the real kernel: one short method a row.
//!
//! A method does not call anything: it says which raw call the worker has to issue. Addresses that
//! are bad in the scenario's memory become addresses that really are not mapped; process ids are
//! those of the sandbox.

use crate::control;
use crate::pids::Pids;
use crate::raw::{Arg, Extent, RawCall, Special};
use crate::worker;
use sim_core::syscalls::{
    AccessMode, Clock, FcntlCommand, Fd, FlockOperation, IdType, InBuf, InVec, Int, IoctlRequest,
    Long, MaskHow, Mode, OpenFlags, OutBuf, Path, Resource, SignalNumber, Size, Strings, Sys,
    Vararg, WaitOptions, Whence,
};
use sim_core::value::Bytes;

/// The real kernel, for one process of a run.
pub struct Real<'r> {
    /// Which pid is which.
    pub pids: &'r Pids,
    /// The slot of the caller's worker: what `execve` starts must know it.
    pub slot: usize,
}

/// Longest transfer that is really issued; the kernel cuts longer ones itself.
const BUFFER_MAX: u64 = 1 << 20;

fn number(value: impl Into<i64>) -> Arg {
    Arg::Value(value.into() as u64)
}

fn fd(fd: &Fd) -> Arg {
    number(fd.0)
}

/// An address that is not mapped.
fn bad_address() -> Arg {
    Arg::Value(control::address(control::before_edge(0)))
}

fn path(path: &Path) -> Arg {
    match &path.0 {
        Some(path) => {
            let mut bytes = Bytes::from_slice(path);
            bytes.append(&Bytes::repeat(0, 1));
            Arg::In { bytes, bad_after: false }
        }
        None => bad_address(),
    }
}

fn input(buf: &InBuf) -> Arg {
    match buf.null {
        true => Arg::Value(0),
        false => Arg::In { bytes: buf.bytes.clone(), bad_after: buf.bytes.len() < buf.len },
    }
}

/// The first `len` bytes of a structure.
fn struct_in(buf: &InBuf, len: u64) -> Arg {
    if buf.null {
        return Arg::Value(0);
    }
    let here = buf.bytes.len().min(len);
    Arg::In { bytes: buf.bytes.slice(0, here), bad_after: here < len }
}

fn output(buf: &OutBuf, extent: Extent) -> Arg {
    struct_out(buf, buf.len, extent)
}

fn struct_out(buf: &OutBuf, len: u64, extent: Extent) -> Arg {
    if buf.null {
        return Arg::Value(0);
    }
    let wanted = len.min(BUFFER_MAX);
    let here = buf.writable.min(wanted);
    Arg::Out { len: here, bad_after: here < wanted, index: buf.index, extent }
}

fn call(nr: i64, args: impl Into<Vec<Arg>>) -> RawCall {
    RawCall::new(nr, args.into())
}

/// The action brings its own way back from the handler.
const SA_RESTORER: u64 = 0x0400_0000;
/// A signal set: the kernel's has 8 bytes, the C library's 128.
const SET: u64 = 8;

impl Real<'_> {
    fn pid(&self, pid: i32) -> Arg {
        number(self.pids.to_real(pid))
    }

    /// `argv` of the program started by `execve`: the worker's slot replaces the first character.
    fn argv(&self, argv: &Strings) -> Arg {
        let Some(mut strings) = argv.0.clone() else { return bad_address() };
        if strings.is_empty() {
            strings.push(Vec::new());
        }
        let name = control::slot_name(self.slot);
        match strings[0].first_mut() {
            Some(first) => *first = name,
            None => strings[0].push(name),
        }
        Arg::Strings(strings)
    }
}

impl Sys for Real<'_> {
    type Reply = RawCall;

    fn read(&mut self, at: &Fd, buf: &OutBuf) -> RawCall {
        call(libc::SYS_read, [fd(at), output(buf, Extent::Returned), Arg::Value(buf.len)])
    }
    fn write(&mut self, at: &Fd, buf: &InBuf) -> RawCall {
        call(libc::SYS_write, [fd(at), input(buf), Arg::Value(buf.len)])
    }
    fn writev(&mut self, at: &Fd, iov: &InVec) -> RawCall {
        // One buffer that holds the same bytes: what the file sees is the same write.
        match &iov.0 {
            Some(buf) => call(libc::SYS_write, [fd(at), input(buf), Arg::Value(buf.len)]),
            None => call(libc::SYS_writev, [fd(at), bad_address(), number(1)]),
        }
    }
    fn pread(&mut self, at: &Fd, buf: &OutBuf, offset: &Long) -> RawCall {
        let buffer = output(buf, Extent::Returned);
        call(libc::SYS_pread64, [fd(at), buffer, Arg::Value(buf.len), number(*offset)])
    }
    fn pwrite(&mut self, at: &Fd, buf: &InBuf, offset: &Long) -> RawCall {
        call(libc::SYS_pwrite64, [fd(at), input(buf), Arg::Value(buf.len), number(*offset)])
    }
    fn lseek(&mut self, at: &Fd, offset: &Long, whence: &Whence) -> RawCall {
        call(libc::SYS_lseek, [fd(at), number(*offset), number(whence.0)])
    }
    fn fsync(&mut self, at: &Fd) -> RawCall {
        call(libc::SYS_fsync, [fd(at)])
    }

    fn open(&mut self, pathname: &Path, flags: &OpenFlags, mode: &Mode) -> RawCall {
        let here = number(libc::AT_FDCWD);
        call(libc::SYS_openat, [here, path(pathname), number(flags.0), number(mode.0)])
    }
    fn close(&mut self, at: &Fd) -> RawCall {
        call(libc::SYS_close, [fd(at)])
    }
    fn pipe(&mut self, pipefd: &OutBuf) -> RawCall {
        call(libc::SYS_pipe, [output(pipefd, Extent::Whole)])
    }
    fn pipe2(&mut self, pipefd: &OutBuf, flags: &OpenFlags) -> RawCall {
        call(libc::SYS_pipe2, [output(pipefd, Extent::Whole), number(flags.0)])
    }
    fn dup(&mut self, oldfd: &Fd) -> RawCall {
        call(libc::SYS_dup, [fd(oldfd)])
    }
    fn dup2(&mut self, oldfd: &Fd, newfd: &Fd) -> RawCall {
        call(libc::SYS_dup2, [fd(oldfd), fd(newfd)])
    }
    fn dup3(&mut self, oldfd: &Fd, newfd: &Fd, flags: &OpenFlags) -> RawCall {
        call(libc::SYS_dup3, [fd(oldfd), fd(newfd), number(flags.0)])
    }
    fn fcntl(&mut self, at: &Fd, cmd: &FcntlCommand, arg: &Vararg) -> RawCall {
        let third = match cmd.0 {
            FcntlCommand::F_GETLK
            | FcntlCommand::F_SETLK
            | FcntlCommand::F_SETLKW
            | FcntlCommand::F_OFD_GETLK
            | FcntlCommand::F_OFD_SETLK
            | FcntlCommand::F_OFD_SETLKW => both_ways(arg, 32),
            FcntlCommand::F_SETOWN => self.pid(arg.number as i32),
            _ => number(arg.number),
        };
        call(libc::SYS_fcntl, [fd(at), number(cmd.0), third])
    }
    fn ioctl(&mut self, at: &Fd, request: &IoctlRequest, arg: &Vararg) -> RawCall {
        let len = match request.0 {
            IoctlRequest::TCGETS => 36,
            IoctlRequest::TIOCGWINSZ => 8,
            _ => 4,
        };
        call(libc::SYS_ioctl, [fd(at), number(request.0), both_ways(arg, len)])
    }
    fn flock(&mut self, at: &Fd, operation: &FlockOperation) -> RawCall {
        call(libc::SYS_flock, [fd(at), number(operation.0)])
    }
    fn __ipclab_stream_kind(&mut self, at: &Fd) -> RawCall {
        let termios = Arg::Out { len: 36, bad_after: false, index: 1, extent: Extent::Whole };
        call(libc::SYS_ioctl, [fd(at), number(IoctlRequest::TCGETS), termios])
    }

    fn mkfifo(&mut self, pathname: &Path, mode: &Mode) -> RawCall {
        let mode = (mode.0 & 0o7777) | Mode::S_IFIFO;
        call(libc::SYS_mknod, [path(pathname), number(mode), number(0)])
    }
    fn mknod(&mut self, pathname: &Path, mode: &Mode, dev: &Size) -> RawCall {
        call(libc::SYS_mknod, [path(pathname), number(mode.0), Arg::Value(*dev)])
    }
    fn unlink(&mut self, pathname: &Path) -> RawCall {
        call(libc::SYS_unlink, [path(pathname)])
    }
    fn link(&mut self, oldpath: &Path, newpath: &Path) -> RawCall {
        call(libc::SYS_link, [path(oldpath), path(newpath)])
    }
    fn symlink(&mut self, target: &Path, linkpath: &Path) -> RawCall {
        call(libc::SYS_symlink, [path(target), path(linkpath)])
    }
    fn readlink(&mut self, pathname: &Path, buf: &OutBuf) -> RawCall {
        let buffer = output(buf, Extent::Returned);
        call(libc::SYS_readlink, [path(pathname), buffer, Arg::Value(buf.len)])
    }
    fn rename(&mut self, oldpath: &Path, newpath: &Path) -> RawCall {
        call(libc::SYS_rename, [path(oldpath), path(newpath)])
    }
    fn mkdir(&mut self, pathname: &Path, mode: &Mode) -> RawCall {
        call(libc::SYS_mkdir, [path(pathname), number(mode.0)])
    }
    fn rmdir(&mut self, pathname: &Path) -> RawCall {
        call(libc::SYS_rmdir, [path(pathname)])
    }
    fn stat(&mut self, pathname: &Path, statbuf: &OutBuf) -> RawCall {
        call(libc::SYS_stat, [path(pathname), output(statbuf, Extent::Whole)])
    }
    fn lstat(&mut self, pathname: &Path, statbuf: &OutBuf) -> RawCall {
        call(libc::SYS_lstat, [path(pathname), output(statbuf, Extent::Whole)])
    }
    fn fstat(&mut self, at: &Fd, statbuf: &OutBuf) -> RawCall {
        call(libc::SYS_fstat, [fd(at), output(statbuf, Extent::Whole)])
    }
    fn access(&mut self, pathname: &Path, mode: &AccessMode) -> RawCall {
        call(libc::SYS_access, [path(pathname), number(mode.0)])
    }
    fn truncate(&mut self, name: &Path, length: &Long) -> RawCall {
        call(libc::SYS_truncate, [path(name), number(*length)])
    }
    fn ftruncate(&mut self, at: &Fd, length: &Long) -> RawCall {
        call(libc::SYS_ftruncate, [fd(at), number(*length)])
    }
    fn chmod(&mut self, pathname: &Path, mode: &Mode) -> RawCall {
        call(libc::SYS_chmod, [path(pathname), number(mode.0)])
    }
    fn fchmod(&mut self, at: &Fd, mode: &Mode) -> RawCall {
        call(libc::SYS_fchmod, [fd(at), number(mode.0)])
    }
    fn umask(&mut self, mask: &Mode) -> RawCall {
        call(libc::SYS_umask, [number(mask.0)])
    }
    fn chdir(&mut self, name: &Path) -> RawCall {
        call(libc::SYS_chdir, [path(name)])
    }
    fn __ipclab_getcwd(&mut self, buf: &OutBuf) -> RawCall {
        call(libc::SYS_getcwd, [output(buf, Extent::Returned), Arg::Value(buf.len)])
    }
    fn getdents64(&mut self, at: &Fd, dirp: &OutBuf) -> RawCall {
        let buffer = output(dirp, Extent::Returned);
        call(libc::SYS_getdents64, [fd(at), buffer, Arg::Value(dirp.len)])
    }

    fn fork(&mut self) -> RawCall {
        call(libc::SYS_clone, [number(libc::SIGCHLD)]).special(Special::Fork)
    }
    fn vfork(&mut self) -> RawCall {
        // The worker keeps nothing on its stack, so sharing the memory would change nothing.
        let flags = libc::CLONE_VFORK | libc::SIGCHLD;
        call(libc::SYS_clone, [number(flags)]).special(Special::Vfork)
    }
    fn _exit(&mut self, status: &Int) -> RawCall {
        call(libc::SYS_exit_group, [number(*status)]).special(Special::Exit)
    }
    fn wait(&mut self, wstatus: &OutBuf) -> RawCall {
        let status = output(wstatus, Extent::WholeIfPositive);
        call(libc::SYS_wait4, [number(-1), status, number(0), number(0)])
    }
    fn waitpid(&mut self, pid: &Int, wstatus: &OutBuf, options: &WaitOptions) -> RawCall {
        let status = output(wstatus, Extent::WholeIfPositive);
        call(libc::SYS_wait4, [self.pid(*pid), status, number(options.0), number(0)])
    }
    fn waitid(
        &mut self,
        idtype: &IdType,
        id: &Int,
        infop: &OutBuf,
        options: &WaitOptions,
    ) -> RawCall {
        let info = output(infop, Extent::Whole);
        let id = if *id > 0 { self.pid(*id) } else { number(*id) };
        call(libc::SYS_waitid, [number(idtype.0), id, info, number(options.0), number(0)])
    }
    fn execve(&mut self, pathname: &Path, argv: &Strings, envp: &Strings) -> RawCall {
        let envp = envp.0.clone().map_or_else(bad_address, Arg::Strings);
        call(libc::SYS_execve, [path(pathname), self.argv(argv), envp]).special(Special::Exec)
    }
    fn getpid(&mut self) -> RawCall {
        call(libc::SYS_getpid, [])
    }
    fn getppid(&mut self) -> RawCall {
        call(libc::SYS_getppid, [])
    }
    fn getpgrp(&mut self) -> RawCall {
        call(libc::SYS_getpgrp, [])
    }
    fn getpgid(&mut self, pid: &Int) -> RawCall {
        call(libc::SYS_getpgid, [self.pid(*pid)])
    }
    fn setpgid(&mut self, pid: &Int, pgid: &Int) -> RawCall {
        call(libc::SYS_setpgid, [self.pid(*pid), self.pid(*pgid)])
    }
    fn getsid(&mut self, pid: &Int) -> RawCall {
        call(libc::SYS_getsid, [self.pid(*pid)])
    }
    fn setsid(&mut self) -> RawCall {
        call(libc::SYS_setsid, [])
    }
    fn getuid(&mut self) -> RawCall {
        call(libc::SYS_getuid, [])
    }
    fn geteuid(&mut self) -> RawCall {
        call(libc::SYS_geteuid, [])
    }
    fn getgid(&mut self) -> RawCall {
        call(libc::SYS_getgid, [])
    }
    fn getegid(&mut self) -> RawCall {
        call(libc::SYS_getegid, [])
    }
    fn setuid(&mut self, uid: &Int) -> RawCall {
        call(libc::SYS_setuid, [number(*uid)])
    }
    fn seteuid(&mut self, euid: &Int) -> RawCall {
        call(libc::SYS_setresuid, [number(-1), number(*euid), number(-1)])
    }
    fn setgid(&mut self, gid: &Int) -> RawCall {
        call(libc::SYS_setgid, [number(*gid)])
    }
    fn getrlimit(&mut self, resource: &Resource, rlim: &OutBuf) -> RawCall {
        call(libc::SYS_getrlimit, [number(resource.0), output(rlim, Extent::Whole)])
    }
    fn setrlimit(&mut self, resource: &Resource, rlim: &InBuf) -> RawCall {
        call(libc::SYS_setrlimit, [number(resource.0), input(rlim)])
    }
    fn sched_yield(&mut self) -> RawCall {
        call(libc::SYS_sched_yield, [])
    }

    fn kill(&mut self, pid: &Int, sig: &SignalNumber) -> RawCall {
        call(libc::SYS_kill, [self.pid(*pid), number(sig.0)])
    }
    fn tgkill(&mut self, tgid: &Int, tid: &Int, sig: &SignalNumber) -> RawCall {
        call(libc::SYS_tgkill, [self.pid(*tgid), self.pid(*tid), number(sig.0)])
    }
    fn sigaction(&mut self, signum: &SignalNumber, act: &InBuf, oldact: &OutBuf) -> RawCall {
        let new = match act.bytes.len() < act.len || act.null {
            true => struct_in(act, 32),
            false => Arg::In { bytes: kernel_action(&act.bytes), bad_after: false },
        };
        let old = struct_out(oldact, 32, Extent::Whole);
        call(libc::SYS_rt_sigaction, [number(signum.0), new, old, Arg::Value(SET)])
    }
    fn sigprocmask(&mut self, how: &MaskHow, set: &InBuf, oldset: &OutBuf) -> RawCall {
        let (new, old) = (struct_in(set, SET), struct_out(oldset, SET, Extent::Whole));
        call(libc::SYS_rt_sigprocmask, [number(how.0), new, old, Arg::Value(SET)])
    }
    fn sigpending(&mut self, set: &OutBuf) -> RawCall {
        call(libc::SYS_rt_sigpending, [struct_out(set, SET, Extent::Whole), Arg::Value(SET)])
    }
    fn sigsuspend(&mut self, mask: &InBuf) -> RawCall {
        call(libc::SYS_rt_sigsuspend, [struct_in(mask, SET), Arg::Value(SET)])
    }
    fn pause(&mut self) -> RawCall {
        call(libc::SYS_pause, [])
    }
    fn alarm(&mut self, seconds: &Int) -> RawCall {
        call(libc::SYS_alarm, [number(*seconds)])
    }
    fn setitimer(&mut self, which: &Int, new_value: &InBuf, old_value: &OutBuf) -> RawCall {
        let old = output(old_value, Extent::Whole);
        call(libc::SYS_setitimer, [number(*which), far_off(new_value), old])
    }
    fn getitimer(&mut self, which: &Int, curr_value: &OutBuf) -> RawCall {
        call(libc::SYS_getitimer, [number(*which), output(curr_value, Extent::Whole)])
    }

    fn nanosleep(&mut self, req: &InBuf, rem: &OutBuf) -> RawCall {
        match sleep_time(req) {
            Some(()) => RawCall::timer(self.slot),
            None => {
                let rest = struct_out(rem, 16, Extent::Whole);
                call(libc::SYS_nanosleep, [struct_in(req, 16), rest])
            }
        }
    }
    fn clock_gettime(&mut self, clockid: &Clock, tp: &OutBuf) -> RawCall {
        call(libc::SYS_clock_gettime, [number(clockid.0), output(tp, Extent::Whole)])
    }
    fn gettimeofday(&mut self, tv: &OutBuf) -> RawCall {
        call(libc::SYS_gettimeofday, [output(tv, Extent::Whole), number(0)])
    }
    fn uname(&mut self, buf: &OutBuf) -> RawCall {
        call(libc::SYS_uname, [output(buf, Extent::Whole)])
    }
}

/// A structure the call reads and writes.
fn both_ways(arg: &Vararg, len: u64) -> Arg {
    if arg.number == 0 {
        return Arg::Value(0);
    }
    let here = arg.bytes.len().min(len);
    let bytes = arg.bytes.slice(0, here);
    Arg::InOut { bytes, bad_after: here < len, index: arg.index }
}

/// `struct sigaction` of the C library as the kernel takes it. A handler of the scenario becomes
/// the worker's own, which asks the conductor what the handler does.
fn kernel_action(action: &Bytes) -> Bytes {
    let bytes = action.to_vec();
    let word =
        |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().expect("a slice of 8 bytes"));
    let handler = match word(0) {
        simple @ (0 | 1) => simple,
        _ => worker::handler_address(),
    };
    let flags = (word(136) & 0xffff_ffff) | SA_RESTORER;
    let mut out = Vec::with_capacity(32);
    for part in [handler, flags, worker::restorer_address(), word(8)] {
        out.extend_from_slice(&part.to_le_bytes());
    }
    Bytes::from_slice(&out)
}

/// A struct itimerval whose time never comes: the conductor sends the signal when it is the
/// timer's turn. What the kernel refuses is left as it is.
fn far_off(new_value: &InBuf) -> Arg {
    const YEARS: i64 = 1_000_000_000;
    let mut bytes = new_value.bytes.to_vec();
    if new_value.null || bytes.len() < 32 {
        return struct_in(new_value, 32);
    }
    for seconds in [0, 16] {
        let set = bytes[seconds..seconds + 16].iter().any(|byte| *byte != 0);
        if set && bytes[seconds + 7] < 0x80 {
            bytes[seconds..seconds + 8].copy_from_slice(&YEARS.to_le_bytes());
        }
    }
    Arg::In { bytes: Bytes::from_slice(&bytes), bad_after: false }
}

/// Whether nanosleep(2) would accept the request and sleep at all.
fn sleep_time(req: &InBuf) -> Option<()> {
    if req.null || req.bytes.len() < 16 {
        return None;
    }
    let bytes = req.bytes.to_vec();
    let word =
        |at: usize| i64::from_le_bytes(bytes[at..at + 8].try_into().expect("a slice of 8 bytes"));
    let (seconds, nanos) = (word(0), word(8));
    let valid = seconds >= 0 && (0..1_000_000_000).contains(&nanos);
    (valid && (seconds, nanos) != (0, 0)).then_some(())
}
