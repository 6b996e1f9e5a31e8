//! Descriptors: numbers of one process that refer to open file descriptions.
//!
//! Two facts a reader would get wrong: only FD_CLOEXEC belongs to the number, everything else to
//! the description that dup and fork share; and an end of a pipe is closed when the last number of
//! its description is gone, in whatever process that is.
//! Sources: open(2), close(2), dup(2), fcntl(2), pipe(2); probes PROC-e, PIPE-r, BASIC-j.

use super::cx::{Answer, Cx, done, done_with};
use super::description::{Description, Object};
use super::files::{self, Device, Found, Kind, LastLink};
use super::process::Descriptor;
use super::tag::Tag;
use super::{DescriptionId, InodeId, PipeId, fifo, lock, pipe, state};
use crate::rules::Rule;
use crate::syscalls::{FcntlCommand, Fd, Int, Mode, OpenFlags, OutBuf, Path, Vararg};
use crate::value::{Bytes, Errno};

/// The lowest free number from `from` on; EMFILE at the limit.
fn lowest_free(cx: &mut Cx, from: i32) -> Result<i32, Errno> {
    let fds = &cx.me().fds;
    let number = (from..).find(|number| !fds.contains_key(number)).expect("a free number");
    if number as u64 >= cx.me().nofile.soft {
        cx.apply(Rule::TooManyDescriptors);
        return Err(Errno::EMFILE);
    }
    Ok(number)
}

/// Makes `number` refer to the description.
fn refer(cx: &mut Cx, number: i32, description: DescriptionId, flags: i32) {
    let cloexec = flags & OpenFlags::O_CLOEXEC != 0;
    cx.desc_mut(description).refs += 1;
    let before = cx.me_mut().fds.insert(number, Descriptor { description, cloexec });
    assert!(before.is_none(), "descriptor {number} was free");
}

/// A number for a new description, the lowest free one.
fn give_number(cx: &mut Cx, description: DescriptionId, flags: i32) -> Result<i32, Errno> {
    let number = lowest_free(cx, 0)?;
    cx.apply(Rule::LowestDescriptor);
    refer(cx, number, description, flags);
    Ok(number)
}

/// A descriptor goes; with the last one of its description, what that kept open.
pub(super) fn drop_descriptor(cx: &mut Cx, number: i32) {
    let Some(descriptor) = cx.me_mut().fds.remove(&number) else { return };
    let id = descriptor.description;
    let inode = cx.inode_of(id);
    let file = cx.k.locked_file(id);
    if let Some(file) = file {
        lock::after_close(cx, file);
    }
    cx.desc_mut(id).refs -= 1;
    let (refs, object, flags) = {
        let description = cx.desc(id);
        (description.refs, description.object, description.flags)
    };
    let access = flags & OpenFlags::O_ACCMODE;
    if refs > 0 {
        cx.apply(Rule::LastCloseReleases);
    } else {
        if let Some(file) = file {
            lock::after_last_close(cx, file, id);
        }
        cx.k.free_description(id);
        if let Object::Pipe(pipe) = object {
            pipe::release(cx, pipe, access);
        }
        if let Some(inode) = inode {
            cx.k.files_mut().let_go(inode);
            cx.k.free_unnamed(inode);
        }
    }
    if let Object::Pipe(pipe) = object {
        let writers = cx.k.pipe_exists(pipe) && cx.pipe(pipe).writers > 0;
        cx.apply_if(Rule::PipeEofNeedsAllClosed, access != OpenFlags::O_RDONLY && writers);
    }
}

/// close(2)
pub(super) fn close(cx: &mut Cx, fd: Fd) -> Answer {
    cx.apply(Rule::CloseFreesNumber);
    if !cx.me().fds.contains_key(&fd.0) {
        return Err(Errno::EBADF);
    }
    drop_descriptor(cx, fd.0);
    done(0)
}

/// pipe(2) and pipe2(2)
pub(super) fn pipe2(cx: &mut Cx, pipefd: &OutBuf, flags: OpenFlags) -> Answer {
    let known = OpenFlags::O_CLOEXEC | OpenFlags::O_NONBLOCK | OpenFlags::O_DIRECT;
    if flags.0 & !known != 0 {
        return Err(Errno::EINVAL);
    }
    let first = lowest_free(cx, 0)?;
    lowest_free(cx, first + 1)?;
    if pipefd.writable < 8 {
        return Err(Errno::EFAULT);
    }
    cx.apply(Rule::PipeCreated);
    cx.apply_if(Rule::PipeFlagsBothEnds, flags.0 & !OpenFlags::O_DIRECT != 0);
    let (read_end, write_end) = pipe::make(cx, flags.0);
    let reads = give_number(cx, read_end, flags.0)?;
    let writes = give_number(cx, write_end, flags.0)?;
    let mut pair = reads.to_le_bytes().to_vec();
    pair.extend(writes.to_le_bytes());
    done_with(0, pipefd.index, &pair)
}

/// FD_CLOEXEC stays with the number: dup does not copy it, fork copies the whole table.
pub(super) fn cloexec_rule(cx: &mut Cx) {
    cx.apply(Rule::CloexecIsOfTheNumber);
}

fn duplicate(cx: &mut Cx, old: Fd, number: i32, flags: i32) -> Answer {
    let descriptor = cx.me().fds[&old.0];
    if descriptor.cloexec {
        cloexec_rule(cx);
    }
    refer(cx, number, descriptor.description, flags);
    done(i64::from(number))
}

/// dup(2)
pub(super) fn dup(cx: &mut Cx, oldfd: Fd) -> Answer {
    cx.description(oldfd)?;
    let number = lowest_free(cx, 0)?;
    duplicate(cx, oldfd, number, 0)
}

/// dup2(2)
pub(super) fn dup2(cx: &mut Cx, oldfd: Fd, newfd: Fd) -> Answer {
    if oldfd == newfd && cx.me().fds.contains_key(&oldfd.0) {
        cx.apply(Rule::Dup2Same);
        return done(i64::from(newfd.0));
    }
    replace(cx, oldfd, newfd, 0)
}

/// dup3(2)
pub(super) fn dup3(cx: &mut Cx, oldfd: Fd, newfd: Fd, flags: OpenFlags) -> Answer {
    if flags.0 & !OpenFlags::O_CLOEXEC != 0 {
        return Err(Errno::EINVAL);
    }
    if oldfd == newfd {
        cx.apply(Rule::Dup3Same);
        return Err(Errno::EINVAL);
    }
    replace(cx, oldfd, newfd, flags.0)
}

fn replace(cx: &mut Cx, oldfd: Fd, newfd: Fd, flags: i32) -> Answer {
    if beyond_limit(cx, newfd.0) {
        return Err(Errno::EBADF);
    }
    let open = cx.me().fds.contains_key(&newfd.0);
    if cx.description(oldfd).is_err() {
        cx.apply_if(Rule::Dup2BadLeavesTarget, open);
        return Err(Errno::EBADF);
    }
    if open {
        cx.apply(Rule::Dup2Closes);
        drop_descriptor(cx, newfd.0);
    }
    duplicate(cx, oldfd, newfd.0, flags)
}

fn beyond_limit(cx: &mut Cx, number: i32) -> bool {
    let beyond = number < 0 || number as u64 >= cx.me().nofile.soft;
    cx.apply_if(Rule::DescriptorBeyondLimit, beyond);
    beyond
}

/// fcntl(2)
pub(super) fn fcntl(cx: &mut Cx, fd: Fd, cmd: FcntlCommand, arg: &Vararg) -> Answer {
    let id = cx.description(fd)?;
    let number = arg.number as Int;
    match cmd.0 {
        FcntlCommand::F_DUPFD | FcntlCommand::F_DUPFD_CLOEXEC => {
            if beyond_limit(cx, number) {
                return Err(Errno::EINVAL);
            }
            cx.apply(Rule::DupfdFrom);
            let new = lowest_free(cx, number)?;
            let cloexec = cmd.0 == FcntlCommand::F_DUPFD_CLOEXEC;
            duplicate(cx, fd, new, if cloexec { OpenFlags::O_CLOEXEC } else { 0 })
        }
        FcntlCommand::F_GETFD => done(i64::from(cx.me().fds[&fd.0].cloexec)),
        FcntlCommand::F_SETFD => {
            let descriptor = cx.me_mut().fds.get_mut(&fd.0).expect("it is open");
            descriptor.cloexec = number & 1 != 0;
            done(0)
        }
        FcntlCommand::F_GETFL => done(i64::from(cx.desc(id).flags)),
        FcntlCommand::F_SETFL => set_status_flags(cx, id, number),
        FcntlCommand::F_GETPIPE_SZ | FcntlCommand::F_SETPIPE_SZ => {
            let Object::Pipe(pipe) = cx.desc(id).object else { return Err(Errno::EBADF) };
            if cmd.0 == FcntlCommand::F_GETPIPE_SZ {
                pipe::get_size(cx, pipe)
            } else {
                pipe::set_size(cx, pipe, arg.number)
            }
        }
        FcntlCommand::F_GETLK | FcntlCommand::F_SETLK | FcntlCommand::F_SETLKW => {
            lock::record(cx, id, cmd, arg)
        }
        FcntlCommand::F_SETOWN
        | FcntlCommand::F_GETOWN
        | FcntlCommand::F_SETSIG
        | FcntlCommand::F_GETSIG
        | FcntlCommand::F_OFD_GETLK
        | FcntlCommand::F_OFD_SETLK
        | FcntlCommand::F_OFD_SETLKW
        | FcntlCommand::F_ADD_SEALS
        | FcntlCommand::F_GET_SEALS => {
            cx.not_modelled(&format!("fcntl command {}", cmd.0));
            Err(Errno::EINVAL)
        }
        _ => Err(Errno::EINVAL),
    }
}

fn set_status_flags(cx: &mut Cx, id: DescriptionId, flags: i32) -> Answer {
    let settable = OpenFlags::O_APPEND
        | OpenFlags::O_NONBLOCK
        | OpenFlags::O_DIRECT
        | OpenFlags::O_ASYNC
        | OpenFlags::O_NOATIME;
    if flags & OpenFlags::O_ASYNC != 0 {
        cx.not_modelled("O_ASYNC (SIGIO)");
    }
    let description = cx.desc_mut(id);
    let before = description.flags;
    description.flags = before & !settable | flags & settable;
    let changed = (before ^ flags) & OpenFlags::O_NONBLOCK != 0;
    let shared = description.refs > 1;
    cx.apply_if(Rule::NonblockIsOfTheDescription, changed && shared);
    done(0)
}

/// open(2)
pub(super) fn open(cx: &mut Cx, pathname: &Path, flags: OpenFlags, mode: Mode) -> Answer {
    let path = pathname.0.as_ref().ok_or(Errno::EFAULT)?;
    let access = flags.0 & OpenFlags::O_ACCMODE;
    if access == OpenFlags::O_ACCMODE || flags.has(OpenFlags::O_PATH) || is_tmpfile(flags) {
        cx.not_modelled("open with O_PATH, O_TMPFILE or access mode 3");
        return Err(Errno::EINVAL);
    }
    if flags.has(OpenFlags::O_CREAT | OpenFlags::O_DIRECTORY) {
        return Err(Errno::EINVAL);
    }
    lowest_free(cx, 0)?;
    let asleep = cx.earlier.as_ref().and_then(|sleep| sleep.wait.pipe());
    let opened = match asleep.and_then(|pipe| cx.pipe(pipe).fifo) {
        Some(inode) => fifo::open(cx, inode, with_large(flags))?,
        None => {
            let last = if flags.has(OpenFlags::O_NOFOLLOW)
                || flags.has(OpenFlags::O_CREAT | OpenFlags::O_EXCL)
            {
                LastLink::Keep
            } else {
                LastLink::Follow
            };
            let found = cx.lookup(path, last);
            let creates = flags.has(OpenFlags::O_CREAT) && path.ends_with(b"/");
            if creates && matches!(found, Ok(_) | Err(Errno::ENOTDIR)) {
                return Err(Errno::EISDIR);
            }
            match found? {
                Found::Nothing(dir, name) => Some(create(cx, dir, &name, flags, mode)?),
                Found::OwnFd(_) if flags.has(OpenFlags::O_CREAT | OpenFlags::O_EXCL) => {
                    return Err(Errno::EEXIST);
                }
                Found::OwnFd(number) => reopen(cx, number, flags)?,
                Found::Inode(inode) => open_inode(cx, inode, flags)?,
            }
        }
    };
    match opened {
        Some(description) => Ok(done(i64::from(give_number(cx, description, flags.0)?))?),
        None => {
            let wait = cx.me().sleep().expect("a FIFO's opener sleeps").wait.clone();
            Ok(super::Outcome::Sleep(wait))
        }
    }
}

fn is_tmpfile(flags: OpenFlags) -> bool {
    flags.has(OpenFlags::O_TMPFILE)
}

/// Status flags as F_GETFL shows them after open: O_LARGEFILE is always on.
fn with_large(flags: OpenFlags) -> i32 {
    flags.0 & !state::NOT_STATUS | OpenFlags::O_LARGEFILE
}

fn create(
    cx: &mut Cx,
    dir: InodeId,
    name: &[u8],
    flags: OpenFlags,
    mode: Mode,
) -> Result<DescriptionId, Errno> {
    if !flags.has(OpenFlags::O_CREAT) {
        return Err(Errno::ENOENT);
    }
    if !matches!(cx.k.files().inode(dir).kind, Kind::Directory { .. }) {
        return Err(Errno::ENOENT);
    }
    if !cx.k.files().permits(dir, cx.asker(), files::MAY_WRITE | files::MAY_EXEC) {
        return Err(Errno::EACCES);
    }
    let (ids, umask) = (cx.me().ids, cx.me().umask);
    let mode = mode.0 & 0o7777 & !umask;
    let owner = (ids.euid, ids.egid);
    let kind = Kind::Regular(Bytes::new());
    let inode = cx.k.files_mut().create(dir, name, kind, mode, owner);
    Ok(describe(cx, Object::File(inode), Some(inode), with_large(flags)))
}

fn describe(cx: &mut Cx, object: Object, inode: Option<InodeId>, flags: i32) -> DescriptionId {
    let saw_eof = Tag(false);
    cx.k.new_description(Description { object, inode, flags, offset: 0, refs: 0, saw_eof })
}

/// open of a file that exists. `None`: the caller sleeps in opening a FIFO.
fn open_inode(
    cx: &mut Cx,
    inode: InodeId,
    flags: OpenFlags,
) -> Result<Option<DescriptionId>, Errno> {
    if flags.has(OpenFlags::O_CREAT | OpenFlags::O_EXCL) {
        return Err(Errno::EEXIST);
    }
    let kind = cx.k.files().inode(inode).kind.clone();
    let writes = flags.0 & OpenFlags::O_ACCMODE != OpenFlags::O_RDONLY;
    let directory = matches!(kind, Kind::Directory { .. } | Kind::ProcSelf | Kind::ProcFds);
    if matches!(kind, Kind::Symlink(_)) {
        let wants_dir = flags.has(OpenFlags::O_DIRECTORY);
        return Err(if wants_dir { Errno::ENOTDIR } else { Errno::ELOOP });
    }
    if directory && (writes || flags.0 & (OpenFlags::O_CREAT | OpenFlags::O_TRUNC) != 0) {
        return Err(Errno::EISDIR);
    }
    if !directory && flags.has(OpenFlags::O_DIRECTORY) {
        return Err(Errno::ENOTDIR);
    }
    let reads = flags.0 & OpenFlags::O_ACCMODE != OpenFlags::O_WRONLY;
    let truncates = flags.has(OpenFlags::O_TRUNC);
    let wanted = if reads { files::MAY_READ } else { 0 }
        | if writes || truncates { files::MAY_WRITE } else { 0 };
    if !cx.k.files().permits(inode, cx.asker(), wanted) {
        cx.apply_if(Rule::FifoNeedsPermission, matches!(kind, Kind::Fifo(_)));
        return Err(Errno::EACCES);
    }
    let object = match kind {
        Kind::Fifo(_) => return fifo::open(cx, inode, with_large(flags)),
        Kind::Program(_) if writes || truncates => return Err(Errno::ETXTBSY),
        Kind::Regular(_) | Kind::Program(_) => {
            if truncates {
                cx.k.files_mut().inode_mut(inode).kind = Kind::Regular(Bytes::new());
            }
            cx.apply_if(Rule::OpensAreSeparate, cx.k.files().inode(inode).holds > 0);
            Object::File(inode)
        }
        Kind::Device(Device::Null) => Object::Null,
        Kind::Device(Device::Zero) => Object::Zero,
        Kind::Device(Device::Full) => Object::Full,
        Kind::Device(Device::Tty) => Object::Terminal(cx.me().terminal.ok_or(Errno::ENXIO)?),
        _ => Object::Directory(inode),
    };
    Ok(Some(describe(cx, object, Some(inode), with_large(flags))))
}

/// open("/proc/self/fd/N"): what N is open on, opened anew.
fn reopen(cx: &mut Cx, number: i32, flags: OpenFlags) -> Result<Option<DescriptionId>, Errno> {
    let Some(descriptor) = cx.me().fds.get(&number) else { return Err(Errno::ENOENT) };
    let old = cx.desc(descriptor.description).clone();
    match (old.object, old.inode) {
        (Object::Pipe(pipe), None) => Ok(Some(reopen_pipe(cx, pipe, flags))),
        (_, Some(inode)) => open_inode(cx, inode, flags),
        (object, None) => Ok(Some(describe(cx, object, None, with_large(flags)))),
    }
}

fn reopen_pipe(cx: &mut Cx, id: PipeId, flags: OpenFlags) -> DescriptionId {
    cx.apply(Rule::PipeReopened);
    let access = flags.0 & OpenFlags::O_ACCMODE;
    let pipe = cx.pipe_mut(id);
    pipe.readers += u32::from(access != OpenFlags::O_WRONLY);
    pipe.writers += u32::from(access != OpenFlags::O_RDONLY);
    cx.k.new_pipe_end(id, with_large(flags), None)
}
