//! Reading and writing through a descriptor: which object, which end, which offset.
//!
//! Two facts a reader would get wrong: the offset belongs to the open file description, so after
//! fork two processes move it together; and a terminal gives one line at a time.
//! Sources: read(2), write(2), pread(2), lseek(2), ioctl_tty(2); probes PROC-c, PIPE-r, MMAP-a.

use super::cx::{Answer, Cx, done, done_with};
use super::description::Object;
use super::files::Kind;
use super::pipe;
use super::{DescriptionId, Effect, InodeId, Outcome, TerminalId, abi};
use crate::rules::Rule;
use crate::syscalls::args::TRANSFER_MAX;
use crate::syscalls::{Fd, InBuf, IoctlRequest, Long, OpenFlags, OutBuf, Ret, Vararg, Whence};
use crate::value::{Bytes, Errno};

/// A buffer that lies outside of the process's memory.
pub(super) fn bad_address(cx: &mut Cx) -> Errno {
    cx.apply(Rule::BadBuffer);
    Errno::EFAULT
}

/// Which way bytes go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Read,
    Write,
}

/// The description, if it is open for this way.
fn open_for(cx: &mut Cx, fd: Fd, way: Way) -> Result<DescriptionId, Errno> {
    let id = cx.description(fd)?;
    let missing = match way {
        Way::Read => OpenFlags::O_WRONLY,
        Way::Write => OpenFlags::O_RDONLY,
    };
    if cx.desc(id).flags & OpenFlags::O_ACCMODE != missing {
        return Ok(id);
    }
    if matches!(cx.desc(id).object, Object::Pipe(_)) {
        cx.apply(Rule::PipeWrongEnd);
        cx.apply_if(Rule::PipeIsOneWay, way == Way::Read);
    }
    Err(Errno::EBADF)
}

/// The count of bytes, if the whole buffer can lie in a user's address space.
fn sane(cx: &mut Cx, len: u64) -> Result<u64, Errno> {
    if len > 1 << 47 { Err(bad_address(cx)) } else { Ok(len.min(TRANSFER_MAX)) }
}

/// read(2)
pub(super) fn read(cx: &mut Cx, fd: Fd, buf: &OutBuf) -> Answer {
    let id = open_for(cx, fd, Way::Read)?;
    let want = sane(cx, buf.len)?;
    match cx.desc(id).object {
        Object::Pipe(pipe) => pipe::read(cx, id, pipe, buf),
        Object::File(inode) => {
            shared_offset(cx, id);
            let offset = cx.desc(id).offset;
            let answer = read_file(cx, inode, buf, want, offset)?;
            if let Outcome::Done(Ret { value: Ok(count), .. }) = &answer {
                cx.desc_mut(id).offset = offset + *count as u64;
            }
            Ok(answer)
        }
        Object::Terminal(terminal) => read_line(cx, terminal, buf, want),
        Object::Zero | Object::Full => give_bytes(cx, buf, Bytes::repeat(0, want)),
        Object::Null => done(0),
        Object::Directory(_) => Err(Errno::EISDIR),
        Object::Collector(_) => Err(Errno::EBADF),
    }
}

/// Bytes for the caller: as many as its memory can take, an error if none.
fn give_bytes(cx: &mut Cx, buf: &OutBuf, bytes: Bytes) -> Answer {
    let count = bytes.len().min(buf.writable);
    if count == 0 && !bytes.is_empty() {
        return Err(bad_address(cx));
    }
    Ok(Outcome::Done(Ret::ok(count as i64).with(buf.index, bytes.slice(0, count))))
}

/// The caller moves an offset that others share with it.
fn shared_offset(cx: &mut Cx, id: DescriptionId) {
    cx.apply_if(Rule::DupSharesDescription, cx.desc(id).refs > 1);
}

fn read_file(cx: &mut Cx, inode: InodeId, buf: &OutBuf, want: u64, offset: u64) -> Answer {
    let got = match &cx.k.files().inode(inode).kind {
        Kind::Regular(bytes) => {
            let from = offset.min(bytes.len());
            bytes.slice(from, bytes.len().min(from.saturating_add(want)))
        }
        _ => {
            cx.not_modelled("reading the file of an installed program");
            Bytes::new()
        }
    };
    if got.is_empty() { done(0) } else { give_bytes(cx, buf, got) }
}

/// A terminal in canonical mode gives at most one line; without input, end of file.
fn read_line(cx: &mut Cx, terminal: TerminalId, buf: &OutBuf, want: u64) -> Answer {
    let input = &cx.k.terminal(terminal).input;
    let line = line_len(input).min(want);
    if line == 0 {
        return done(0);
    }
    if buf.writable < line {
        return Err(bad_address(cx));
    }
    let bytes = cx.k.terminal_mut(terminal).input.split_front(line);
    Ok(Outcome::Done(Ret::ok(line as i64).with(buf.index, bytes)))
}

/// How long the first line is, with its newline.
fn line_len(input: &Bytes) -> u64 {
    let mut len = 0;
    for piece in input.pieces() {
        match piece {
            Ok(data) => match data.iter().position(|byte| *byte == b'\n') {
                Some(at) => return len + at as u64 + 1,
                None => len += data.len() as u64,
            },
            Err((b'\n', _)) => return len + 1,
            Err((_, count)) => len += count,
        }
    }
    len
}

/// write(2) and writev(2)
pub(super) fn write(cx: &mut Cx, fd: Fd, buf: &InBuf) -> Answer {
    let id = open_for(cx, fd, Way::Write)?;
    let len = sane(cx, buf.len)?;
    match cx.desc(id).object {
        Object::Pipe(pipe) => pipe::write(cx, id, pipe, buf),
        Object::File(inode) => {
            shared_offset(cx, id);
            let offset = match &cx.k.files().inode(inode).kind {
                Kind::Regular(bytes) if cx.desc(id).has(OpenFlags::O_APPEND) => bytes.len(),
                _ => cx.desc(id).offset,
            };
            let count = write_file(cx, inode, buf, len, offset)?;
            cx.desc_mut(id).offset = offset + count;
            done(count as i64)
        }
        Object::Terminal(terminal) | Object::Collector(terminal) => {
            let bytes = taken(cx, buf, len)?;
            let (who, count) = (cx.who, bytes.len());
            if count > 0 {
                cx.k.terminal_mut(terminal).output.append(who, bytes.clone());
                cx.effect(Effect::Output { terminal, bytes });
            }
            done(count as i64)
        }
        Object::Full if len > 0 => Err(Errno::ENOSPC),
        Object::Null | Object::Zero | Object::Full => done(len as i64),
        Object::Directory(_) => Err(Errno::EBADF),
    }
}

/// The bytes of the caller that can be read; an error if none of several.
fn taken(cx: &mut Cx, buf: &InBuf, len: u64) -> Result<Bytes, Errno> {
    let count = buf.bytes.len().min(len);
    if count == 0 && len > 0 { Err(bad_address(cx)) } else { Ok(buf.bytes.slice(0, count)) }
}

/// Longest file the model keeps.
const FILE_MAX: u64 = 1 << 32;

fn write_file(
    cx: &mut Cx,
    inode: InodeId,
    buf: &InBuf,
    len: u64,
    offset: u64,
) -> Result<u64, Errno> {
    let new = taken(cx, buf, len)?;
    if new.is_empty() {
        return Ok(0);
    }
    let end = offset.checked_add(new.len()).filter(|end| *end <= FILE_MAX).ok_or(Errno::EFBIG)?;
    let Kind::Regular(bytes) = &mut cx.k.files_mut().inode_mut(inode).kind else {
        return Err(Errno::EBADF);
    };
    if offset == bytes.len() {
        bytes.append(&new);
        return Ok(new.len());
    }
    let mut all = bytes.slice(0, bytes.len().min(offset));
    all.append(&Bytes::repeat(0, offset - all.len()));
    all.append(&new);
    if end < bytes.len() {
        all.append(&bytes.slice(end, bytes.len()));
    }
    *bytes = all;
    Ok(new.len())
}

/// The inode of a regular file for a call that names an offset; a pipe has none.
fn with_offset(cx: &mut Cx, fd: Fd, offset: i64, way: Way) -> Result<InodeId, Errno> {
    if offset < 0 {
        return Err(Errno::EINVAL);
    }
    let id = cx.description(fd)?;
    match cx.desc(id).object {
        Object::File(inode) => Ok(inode),
        Object::Directory(_) if way == Way::Write => Err(Errno::EBADF),
        Object::Directory(_) => Err(Errno::EISDIR),
        _ => Err(no_offset(cx, id)),
    }
}

/// Pipes, FIFOs and terminals have no offset.
fn no_offset(cx: &mut Cx, id: DescriptionId) -> Errno {
    if let Object::Pipe(pipe) = cx.desc(id).object {
        if cx.pipe(pipe).fifo.is_some() {
            cx.apply(Rule::FifoHasNoOffset);
        } else {
            cx.apply(Rule::PipeHasNoOffset);
        }
    }
    Errno::ESPIPE
}

/// pread(2)
pub(super) fn pread(cx: &mut Cx, fd: Fd, buf: &OutBuf, offset: Long) -> Answer {
    let inode = with_offset(cx, fd, offset, Way::Read)?;
    open_for(cx, fd, Way::Read)?;
    let want = sane(cx, buf.len)?;
    read_file(cx, inode, buf, want, offset as u64)
}

/// pwrite(2); with O_APPEND Linux appends whatever the offset says.
pub(super) fn pwrite(cx: &mut Cx, fd: Fd, buf: &InBuf, offset: Long) -> Answer {
    let inode = with_offset(cx, fd, offset, Way::Write)?;
    let id = open_for(cx, fd, Way::Write)?;
    let len = sane(cx, buf.len)?;
    let offset = match &cx.k.files().inode(inode).kind {
        Kind::Regular(bytes) if cx.desc(id).has(OpenFlags::O_APPEND) => bytes.len(),
        _ => offset as u64,
    };
    let count = write_file(cx, inode, buf, len, offset)?;
    done(count as i64)
}

/// lseek(2)
pub(super) fn lseek(cx: &mut Cx, fd: Fd, offset: Long, whence: Whence) -> Answer {
    let id = cx.description(fd)?;
    if !(Whence::SEEK_SET..=Whence::SEEK_HOLE).contains(&whence.0) {
        return Err(Errno::EINVAL);
    }
    let size = match cx.desc(id).object {
        Object::File(inode) => match &cx.k.files().inode(inode).kind {
            Kind::Regular(bytes) => bytes.len() as i64,
            _ => 0,
        },
        Object::Directory(_) if whence.0 > Whence::SEEK_CUR => return Err(Errno::EINVAL),
        Object::Directory(_) => 0,
        Object::Null | Object::Zero | Object::Full => return done(0),
        _ => return Err(no_offset(cx, id)),
    };
    let at = match whence.0 {
        Whence::SEEK_SET => Some(offset),
        Whence::SEEK_CUR => offset.checked_add(cx.desc(id).offset as i64),
        Whence::SEEK_END => offset.checked_add(size),
        Whence::SEEK_DATA | Whence::SEEK_HOLE if !(0..size).contains(&offset) => {
            return Err(Errno::ENXIO);
        }
        Whence::SEEK_DATA => Some(offset),
        Whence::SEEK_HOLE => Some(size),
        _ => None,
    };
    let at = at.filter(|at| *at >= 0).ok_or(Errno::EINVAL)?;
    shared_offset(cx, id);
    cx.desc_mut(id).offset = at as u64;
    done(at)
}

/// fsync(2)
pub(super) fn fsync(cx: &mut Cx, fd: Fd) -> Answer {
    let id = cx.description(fd)?;
    match cx.desc(id).object {
        Object::File(_) | Object::Directory(_) => done(0),
        _ => Err(Errno::EINVAL),
    }
}

/// What a terminal's settings are, struct termios of the kernel.
const TERMIOS: [u8; 36] = [
    0x00, 0x05, 0, 0, 0x05, 0, 0, 0, 0xbf, 0, 0, 0, 0x3b, 0x8a, 0, 0, 0, 3, 28, 127, 21, 4, 0, 1,
    0, 17, 19, 26, 0, 18, 15, 23, 22, 0, 0, 0,
];

/// ioctl(2)
pub(super) fn ioctl(cx: &mut Cx, fd: Fd, request: IoctlRequest, arg: &Vararg) -> Answer {
    let id = cx.description(fd)?;
    let object = cx.desc(id).object;
    let terminal = matches!(object, Object::Terminal(_));
    let reply = match request.0 {
        IoctlRequest::FIONREAD => unread(cx, id)?.to_le_bytes().to_vec(),
        IoctlRequest::FIONBIO => return set_nonblock(cx, id, arg),
        IoctlRequest::TCGETS if terminal => TERMIOS.to_vec(),
        IoctlRequest::TIOCGWINSZ if terminal => vec![24, 0, 80, 0, 0, 0, 0, 0],
        IoctlRequest::TIOCGPGRP if terminal => cx.me().pgid.0.to_le_bytes().to_vec(),
        IoctlRequest::TCGETS | IoctlRequest::TIOCGWINSZ => return Err(Errno::ENOTTY),
        _ if terminal => {
            cx.not_modelled("this request of ioctl");
            return Err(Errno::ENOTTY);
        }
        _ => return Err(Errno::ENOTTY),
    };
    if arg.writable < reply.len() as u64 {
        return Err(Errno::EFAULT);
    }
    done_with(0, arg.index, &reply)
}

fn unread(cx: &mut Cx, id: DescriptionId) -> Result<i32, Errno> {
    let count = match cx.desc(id).object {
        Object::Pipe(pipe) => {
            cx.apply(Rule::PipeUnreadCount);
            cx.pipe(pipe).unread()
        }
        Object::File(inode) => match &cx.k.files().inode(inode).kind {
            Kind::Regular(bytes) => bytes.len().saturating_sub(cx.desc(id).offset),
            _ => 0,
        },
        Object::Terminal(terminal) => line_len(&cx.k.terminal(terminal).input),
        Object::Collector(_) => 0,
        _ => return Err(Errno::ENOTTY),
    };
    Ok(i32::try_from(count).unwrap_or(i32::MAX))
}

fn set_nonblock(cx: &mut Cx, id: DescriptionId, arg: &Vararg) -> Answer {
    if arg.bytes.len() < 4 {
        return Err(Errno::EFAULT);
    }
    let on = arg.bytes.slice(0, 4).to_vec() != [0; 4];
    let description = cx.desc_mut(id);
    if on {
        description.flags |= OpenFlags::O_NONBLOCK;
    } else {
        description.flags &= !OpenFlags::O_NONBLOCK;
    }
    done(0)
}

/// `__ipclab_stream_kind`: 0 not open, 1 a terminal, 2 anything else.
pub(super) fn stream_kind(cx: &mut Cx, fd: Fd) -> Answer {
    match cx.me().fds.get(&fd.0) {
        None => done(0),
        Some(descriptor) => match cx.desc(descriptor.description).object {
            Object::Terminal(_) => done(1),
            _ => done(2),
        },
    }
}

/// getdents64(2)
pub(super) fn getdents64(cx: &mut Cx, fd: Fd, dirp: &OutBuf) -> Answer {
    let id = cx.description(fd)?;
    let Object::Directory(dir) = cx.desc(id).object else { return Err(Errno::ENOTDIR) };
    let mut names: Vec<(Vec<u8>, InodeId)> = Vec::new();
    match &cx.k.files().inode(dir).kind {
        Kind::Directory { entries, parent } => {
            names.push((b".".to_vec(), dir));
            names.push((b"..".to_vec(), *parent));
            names.extend(entries.iter().map(|(name, inode)| (name.clone(), *inode)));
        }
        _ => {
            cx.not_modelled("listing a directory of /proc");
            return Err(Errno::ENOENT);
        }
    }
    let start = cx.desc(id).offset as usize;
    let mut out = Vec::new();
    let mut next = start;
    for (nth, (name, inode)) in names.iter().enumerate().skip(start) {
        let kind = (abi::type_size_rdev(cx.k.files().inode(*inode)).0 >> 12) as u8;
        let entry = abi::dirent(*inode, nth as u64 + 1, kind, name);
        if out.len() + entry.len() > dirp.len.min(dirp.writable) as usize {
            break;
        }
        out.extend(entry);
        next = nth + 1;
    }
    if out.is_empty() && start < names.len() {
        return Err(if dirp.writable < dirp.len { Errno::EFAULT } else { Errno::EINVAL });
    }
    cx.desc_mut(id).offset = next as u64;
    done_with(out.len() as i64, dirp.index, &out)
}
