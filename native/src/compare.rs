//! What of a call's result can be compared, on both sides.
//!
//! Left out, and why: inode and device numbers, times, names of pipes (the model has none), the
//! real clock, sizes and link counts of directories, terminal settings, who else is on the machine.

use crate::belief::Did;
use crate::pids::Pids;
use sim_core::syscalls::{Call, FcntlCommand, IoctlRequest, Resource};
use sim_core::value::{Bytes, Errno};

/// Stands for a real process that the model does not have.
const STRANGER: i64 = -999_999;

/// The model's result of a call, as far as it can be compared.
#[must_use]
pub fn expected(call: &Call, value: Result<i64, Errno>, data: &Bytes) -> Did {
    let data =
        if keeps_data(call) { reduce(call, &data.to_vec(), &Side::Model) } else { Vec::new() };
    Did::Returned { call: call.id().row().name, value: reduce_value(call, value), data }
}

/// The real result of a call, in the model's terms.
#[must_use]
pub fn observed(call: &Call, ret: i64, out: &[(u8, Bytes)], pids: &Pids) -> Did {
    let value = match ret {
        0.. => Ok(if returns_pid(call) { to_model(pids, ret as i32) } else { ret }),
        errno => Err(Errno::from_number(-errno as i32).unwrap_or(Errno::ENOSYS)),
    };
    let mut data = Vec::new();
    if keeps_data(call) {
        out.iter().for_each(|(_, bytes)| data.extend(bytes.to_vec()));
        data = reduce(call, &data, &Side::Real(pids));
    }
    Did::Returned { call: call.id().row().name, value: reduce_value(call, value), data }
}

enum Side<'p> {
    Model,
    Real(&'p Pids),
}

impl Side<'_> {
    fn pid(&self, pid: i32) -> i64 {
        match self {
            Side::Model => i64::from(pid),
            Side::Real(pids) => to_model(pids, pid),
        }
    }
}

fn to_model(pids: &Pids, real: i32) -> i64 {
    pids.to_model(real).map_or(STRANGER, i64::from)
}

fn returns_pid(call: &Call) -> bool {
    match call {
        Call::Fork {} | Call::Vfork {} | Call::Wait { .. } | Call::Waitpid { .. } => true,
        Call::Getpid {} | Call::Getppid {} | Call::Getpgrp {} => true,
        Call::Getpgid { .. } | Call::Getsid { .. } | Call::Setsid {} => true,
        Call::Fcntl { cmd, .. } => cmd.0 == FcntlCommand::F_GETOWN,
        Call::Ioctl { .. } => false,
        _ => false,
    }
}

fn reduce_value(call: &Call, value: Result<i64, Errno>) -> Result<i64, Errno> {
    match call {
        // How many entries fit depends on the file system; the names themselves are compared.
        Call::Getdents64 { .. } => value.map(|len| len.min(1)),
        Call::Alarm { .. } => Ok(0),
        // The target of a link in /proc names an inode.
        Call::Readlink { pathname, .. } if in_proc(pathname.0.as_deref()) => value.map(|_| 0),
        _ => value,
    }
}

fn in_proc(path: Option<&[u8]>) -> bool {
    path.is_some_and(|path| path.starts_with(b"/proc/") || path.starts_with(b"/dev/fd/"))
}

fn keeps_data(call: &Call) -> bool {
    match call {
        Call::ClockGettime { .. } | Call::Gettimeofday { .. } | Call::Uname { .. } => false,
        Call::Setitimer { .. } | Call::Getitimer { .. } => false,
        Call::Nanosleep { .. } => false,
        Call::Fcntl { cmd, .. } => {
            matches!(cmd.0, FcntlCommand::F_GETLK | FcntlCommand::F_OFD_GETLK)
        }
        Call::Ioctl { request, .. } => {
            matches!(request.0, IoctlRequest::FIONREAD | IoctlRequest::TIOCGPGRP)
        }
        Call::Getrlimit { resource, .. } => resource.0 == Resource::RLIMIT_NOFILE,
        Call::Readlink { pathname, .. } => !in_proc(pathname.0.as_deref()),
        _ => true,
    }
}

/// The comparable part of what a call wrote to memory.
fn reduce(call: &Call, data: &[u8], side: &Side<'_>) -> Vec<u8> {
    if data.is_empty() {
        return Vec::new();
    }
    match call {
        Call::Stat { .. } | Call::Lstat { .. } | Call::Fstat { .. } => stat(data),
        Call::Getrlimit { .. } => data[..8.min(data.len())].to_vec(),
        Call::Getdents64 { .. } => names(data),
        Call::Sigaction { .. } => action(data),
        Call::Sigprocmask { .. } | Call::Sigpending { .. } => data[..8.min(data.len())].to_vec(),
        Call::Waitid { .. } => wait_info(data, side),
        Call::Fcntl { .. } => lock(data, side),
        Call::Ioctl { request, .. } if request.0 == IoctlRequest::TIOCGPGRP => {
            side.pid(int_at(data, 0)).to_le_bytes().to_vec()
        }
        Call::Ioctl { .. } => data[..4.min(data.len())].to_vec(),
        _ => data.to_vec(),
    }
}

fn int_at(data: &[u8], at: usize) -> i32 {
    let mut raw = [0; 4];
    if let Some(bytes) = data.get(at..at + 4) {
        raw.copy_from_slice(bytes);
    }
    i32::from_le_bytes(raw)
}

/// Type and permissions; owner and size where they mean the same on both sides.
fn stat(data: &[u8]) -> Vec<u8> {
    let mode = int_at(data, 24) as u32;
    let mut kept = Vec::new();
    match mode & 0o170_000 {
        0o040_000 | 0o020_000 => kept.extend((mode & 0o170_000).to_le_bytes()),
        kind => {
            kept.extend(mode.to_le_bytes());
            kept.extend(&data[16..24]);
            kept.extend(&data[28..36]);
            if kind != 0o120_000 && !is_program(data) {
                kept.extend(&data[48..56]);
            }
        }
    }
    kept
}

/// Programs have other sizes in the sandbox: they are all the worker.
fn is_program(data: &[u8]) -> bool {
    int_at(data, 24) & 0o100 != 0
}

/// The names and types of directory entries, sorted.
fn names(data: &[u8]) -> Vec<u8> {
    let mut entries = Vec::new();
    let mut at = 0;
    while at + 19 <= data.len() {
        let len = usize::from(u16::from_le_bytes([data[at + 16], data[at + 17]]));
        let Some(entry) = data.get(at..at + len.max(19)) else { break };
        let name = entry[19..].split(|byte| *byte == 0).next().unwrap_or_default();
        entries.push(name.to_vec());
        at += len.max(19);
    }
    entries.sort();
    entries.join(&b'/')
}

/// What stands for the signal, whatever the address of a handler; the flags; the mask.
fn action(data: &[u8]) -> Vec<u8> {
    const RESTORER: i32 = 0x0400_0000;
    let (flags_at, mask_at) = if data.len() > 32 { (136, 8) } else { (8, 24) };
    let handler = match int_at(data, 0) {
        simple @ (0 | 1) => simple as u8,
        _ => 2,
    };
    let mut kept = vec![handler];
    kept.extend((int_at(data, flags_at) & !RESTORER).to_le_bytes());
    kept.extend(data.get(mask_at..mask_at + 8).unwrap_or_default());
    kept
}

/// si_signo, si_code, si_pid, si_uid, si_status.
fn wait_info(data: &[u8], side: &Side<'_>) -> Vec<u8> {
    let mut kept = Vec::new();
    for at in [0, 8, 20, 24] {
        kept.extend(int_at(data, at).to_le_bytes());
    }
    kept.extend(side.pid(int_at(data, 16)).to_le_bytes());
    kept
}

/// `struct flock`: everything, the holder in the model's pid.
fn lock(data: &[u8], side: &Side<'_>) -> Vec<u8> {
    if data.len() < 32 {
        return data.to_vec();
    }
    let mut kept = data[..4].to_vec();
    kept.extend(&data[8..24]);
    kept.extend(side.pid(int_at(data, 24)).to_le_bytes());
    kept
}
