//! Names in the file system: mkfifo, unlink, link, rename, mkdir, stat, chmod and relatives.
//!
//! Two facts a reader would get wrong: write permission of the *directory* decides who may make
//! and remove names; and removing the last name keeps the file while somebody has it open.
//! Sources: mkfifo(3), unlink(2), rename(2), stat(2), path_resolution(7); probes FIFO-a, FIFO-g,
//! FIFO-h, BASIC-i.

use super::cx::{Answer, Cx, done, done_with};
use super::description::Object;
use super::files::{self, Asker, Found, Kind, LastLink};
use super::signal::give;
use super::{InodeId, abi};
use crate::rules::Rule;
use crate::syscalls::{AccessMode, Fd, Long, Mode, OutBuf, Path, Size};
use crate::value::{Bytes, Errno};
use litemap::LiteMap;

fn bytes(path: &Path) -> Result<&[u8], Errno> {
    path.0.as_deref().ok_or(Errno::EFAULT)
}

fn find(cx: &mut Cx, path: &Path, last: LastLink) -> Result<Found, Errno> {
    cx.lookup(bytes(path)?, last)
}

/// An existing file by name.
fn existing(cx: &mut Cx, path: &Path, last: LastLink) -> Result<InodeId, Errno> {
    match find(cx, path, last)? {
        Found::Inode(inode) => Ok(inode),
        Found::Nothing(..) => Err(Errno::ENOENT),
        Found::OwnFd(number) => {
            let descriptor = cx.me().fds.get(&number).ok_or(Errno::ENOENT)?;
            cx.inode_of(descriptor.description).ok_or(Errno::ENOENT)
        }
    }
}

/// Where a new name of a file goes; an error if it is taken or the directory may not be written.
fn new_place(cx: &Cx, path: &Path) -> Result<(InodeId, Vec<u8>), Errno> {
    let place = new_dir_place(cx, path)?;
    if bytes(path)?.ends_with(b"/") { Err(Errno::ENOENT) } else { Ok(place) }
}

/// The same for a directory, whose new name may end in a slash.
fn new_dir_place(cx: &Cx, path: &Path) -> Result<(InodeId, Vec<u8>), Errno> {
    let path = bytes(path)?;
    let end = path.iter().rposition(|byte| *byte != b'/').map_or(path.len(), |at| at + 1);
    match cx.k.files().lookup(cx.asker(), &path[..end], LastLink::Keep)? {
        Found::Nothing(dir, name) => {
            may_change(cx, dir)?;
            Ok((dir, name))
        }
        _ => Err(Errno::EEXIST),
    }
}

fn may_change(cx: &Cx, dir: InodeId) -> Result<(), Errno> {
    if !matches!(cx.k.files().inode(dir).kind, Kind::Directory { .. }) {
        return Err(Errno::ENOENT);
    }
    let wanted = files::MAY_WRITE | files::MAY_EXEC;
    if cx.k.files().permits(dir, cx.asker(), wanted) { Ok(()) } else { Err(Errno::EACCES) }
}

/// The directory and last part of a path that exists.
fn old_place(cx: &mut Cx, path: &Path) -> Result<(InodeId, Vec<u8>, InodeId), Errno> {
    let Found::Inode(inode) = find(cx, path, LastLink::Keep)? else { return Err(Errno::ENOENT) };
    let dir = parent(cx, path)?;
    let path = bytes(path)?;
    let end = path.iter().rposition(|byte| *byte != b'/').ok_or(Errno::EBUSY)? + 1;
    let start = path[..end].iter().rposition(|byte| *byte == b'/').map_or(0, |at| at + 1);
    let name = path[start..end].to_vec();
    Ok((dir, name, inode))
}

/// A new file with the caller as owner, its mode cut by the umask.
fn make(cx: &mut Cx, dir: InodeId, name: &[u8], kind: Kind, mode: u32) -> InodeId {
    let (ids, umask) = (cx.me().ids, cx.me().umask);
    cx.k.files_mut().create(dir, name, kind, mode & !umask, (ids.euid, ids.egid))
}

/// mkfifo(3)
pub(super) fn mkfifo(cx: &mut Cx, pathname: &Path, mode: Mode) -> Answer {
    match new_place(cx, pathname) {
        Ok((dir, name)) => {
            cx.apply(Rule::FifoMade);
            let again = cx.k.files().iter().any(|(_, old)| {
                matches!(old.kind, Kind::Fifo(Some(_))) && old.links == 0 && old.name.0 == name
            });
            cx.apply_if(Rule::FifoRemadeIsNew, again);
            make(cx, dir, &name, Kind::Fifo(None), mode.0 & 0o777);
            done(0)
        }
        Err(Errno::EEXIST) => {
            cx.apply(Rule::FifoNameTaken);
            Err(Errno::EEXIST)
        }
        Err(errno) => {
            cx.apply(Rule::FifoPathErrors);
            Err(errno)
        }
    }
}

/// mknod(2)
pub(super) fn mknod(cx: &mut Cx, pathname: &Path, mode: Mode, dev: Size) -> Answer {
    match mode.0 & Mode::S_IFMT {
        Mode::S_IFIFO => mkfifo(cx, pathname, Mode(mode.0 & 0o777)),
        0 | Mode::S_IFREG => {
            let (dir, name) = new_place(cx, pathname)?;
            make(cx, dir, &name, Kind::Regular(Bytes::new()), mode.0 & 0o7777);
            done(0)
        }
        Mode::S_IFDIR => Err(Errno::EPERM),
        Mode::S_IFCHR | Mode::S_IFBLK | Mode::S_IFSOCK => {
            new_place(cx, pathname)?;
            let whiteout = mode.0 & Mode::S_IFMT == Mode::S_IFCHR && dev == 0;
            let socket = mode.0 & Mode::S_IFMT == Mode::S_IFSOCK;
            if !socket && !whiteout && !cx.me().ids.privileged() {
                return Err(Errno::EPERM);
            }
            cx.not_modelled("mknod of a device or socket");
            Err(Errno::EPERM)
        }
        _ => Err(Errno::EINVAL),
    }
}

/// Takes a name away from a file that is no directory.
fn remove_name(cx: &mut Cx, dir: InodeId, name: &[u8], inode: InodeId) {
    cx.k.files_mut().entries_mut(dir).remove(name);
    let file = cx.k.files_mut().inode_mut(inode);
    file.links -= 1;
    file.name.0 = name.to_vec();
    cx.k.free_unnamed(inode);
}

fn is_dir(cx: &Cx, inode: InodeId) -> bool {
    matches!(cx.k.files().inode(inode).kind, Kind::Directory { .. })
}

/// unlink(2)
pub(super) fn unlink(cx: &mut Cx, pathname: &Path) -> Answer {
    let (dir, name, inode) = old_place(cx, pathname)?;
    may_change(cx, dir)?;
    if is_dir(cx, inode) {
        return Err(Errno::EISDIR);
    }
    remove_name(cx, dir, &name, inode);
    done(0)
}

/// link(2)
pub(super) fn link(cx: &mut Cx, oldpath: &Path, newpath: &Path) -> Answer {
    let inode = existing(cx, oldpath, LastLink::Keep)?;
    let (dir, name) = new_place(cx, newpath)?;
    if is_dir(cx, inode) {
        return Err(Errno::EPERM);
    }
    cx.k.files_mut().entries_mut(dir).insert(name, inode);
    cx.k.files_mut().inode_mut(inode).links += 1;
    done(0)
}

/// symlink(2)
pub(super) fn symlink(cx: &mut Cx, target: &Path, linkpath: &Path) -> Answer {
    let target = bytes(target)?.to_vec();
    if target.is_empty() {
        return Err(Errno::ENOENT);
    }
    let (dir, name) = new_place(cx, linkpath)?;
    let ids = cx.me().ids;
    let owner = (ids.euid, ids.egid);
    cx.k.files_mut().create(dir, &name, Kind::Symlink(target), 0o777, owner);
    done(0)
}

/// readlink(2)
pub(super) fn readlink(cx: &mut Cx, pathname: &Path, buf: &OutBuf) -> Answer {
    if buf.len == 0 {
        return Err(Errno::EINVAL);
    }
    let found = cx.k.files().lookup(cx.asker(), bytes(pathname)?, LastLink::Keep)?;
    let target = match found {
        Found::Nothing(dir, name) => match (&cx.k.files().inode(dir).kind, &name[..]) {
            (Kind::ProcSelf, b"exe") => cx.me().exe.to_vec(),
            (Kind::ProcSelf, b"cwd") => cx.k.files().path_of(cx.me().cwd).ok_or(Errno::ENOENT)?,
            _ => return Err(Errno::ENOENT),
        },
        Found::OwnFd(number) => own_fd_target(cx, number)?,
        Found::Inode(inode) => match &cx.k.files().inode(inode).kind {
            Kind::Symlink(target) => target.clone(),
            Kind::ProcSelf => cx.me().pid.0.to_string().into_bytes(),
            _ => return Err(Errno::EINVAL),
        },
    };
    let count = target.len().min(usize::try_from(buf.len).unwrap_or(usize::MAX));
    if (buf.writable as usize) < count {
        return Err(Errno::EFAULT);
    }
    done_with(count as i64, buf.index, &target[..count])
}

fn own_fd_target(cx: &mut Cx, number: i32) -> Result<Vec<u8>, Errno> {
    let descriptor = cx.me().fds.get(&number).ok_or(Errno::ENOENT)?;
    let description = cx.desc(descriptor.description);
    let text = match (description.object, description.inode) {
        (Object::Pipe(pipe), None) => format!("pipe:[{}]", pipe_ino(pipe.0)).into_bytes(),
        (Object::Terminal(_) | Object::Collector(_), _) => b"/dev/tty".to_vec(),
        (_, Some(inode)) => cx.k.files().name_of(inode).ok_or(Errno::ENOENT)?,
        (_, None) => return Err(Errno::ENOENT),
    };
    Ok(text)
}

/// Inode numbers of pipes, apart from those of the file system.
fn pipe_ino(pipe: u16) -> u64 {
    100_000 + u64::from(pipe)
}

/// rename(2)
pub(super) fn rename(cx: &mut Cx, oldpath: &Path, newpath: &Path) -> Answer {
    for path in [oldpath, newpath] {
        parent(cx, path)?;
    }
    if [oldpath, newpath].iter().any(|path| ends_in_dots(path)) {
        return Err(Errno::EBUSY);
    }
    let (from, old_name, inode) = old_place(cx, oldpath)?;
    may_change(cx, from)?;
    let slash = |path: &Path| path.0.as_deref().is_some_and(|path| path.ends_with(b"/"));
    if slash(newpath) && !is_dir(cx, inode) {
        return Err(Errno::ENOTDIR);
    }
    let (to, new_name) = match find(cx, newpath, LastLink::Keep)? {
        Found::Nothing(dir, name) => (dir, name),
        Found::Inode(target) => {
            let (dir, name, _) = old_place(cx, newpath)?;
            if target == inode {
                return done(0);
            }
            match (is_dir(cx, inode), is_dir(cx, target)) {
                (false, true) => return Err(Errno::EISDIR),
                (true, false) => return Err(Errno::ENOTDIR),
                (true, true) => empty_dir(cx, target)?,
                (false, false) => {}
            }
            (dir, name)
        }
        Found::OwnFd(_) => return Err(Errno::EXDEV),
    };
    may_change(cx, to)?;
    if is_dir(cx, inode) && is_inside(cx, to, inode) {
        return Err(Errno::EINVAL);
    }
    if let Some(target) = cx.k.files().entry(to, &new_name) {
        if is_dir(cx, target) {
            remove_dir(cx, to, &new_name, target);
        } else {
            remove_name(cx, to, &new_name, target);
        }
    }
    cx.k.files_mut().entries_mut(from).remove(&old_name);
    cx.k.files_mut().entries_mut(to).insert(new_name, inode);
    if is_dir(cx, inode) {
        if let Kind::Directory { parent, .. } = &mut cx.k.files_mut().inode_mut(inode).kind {
            *parent = to;
        }
        cx.k.files_mut().inode_mut(from).links -= 1;
        cx.k.files_mut().inode_mut(to).links += 1;
    }
    done(0)
}

/// The directory that the last part of a path is looked up in.
fn parent(cx: &Cx, path: &Path) -> Result<InodeId, Errno> {
    let path = bytes(path)?;
    let end = path.iter().rposition(|byte| *byte != b'/').map_or(0, |at| at + 1);
    let start = path[..end].iter().rposition(|byte| *byte == b'/').map_or(0, |at| at + 1);
    if start == 0 && !path.is_empty() {
        return Ok(cx.me().cwd);
    }
    match cx.k.files().lookup(cx.asker(), &path[..start], LastLink::Follow)? {
        Found::Inode(dir) if !cx.k.files().permits(dir, cx.asker(), files::MAY_EXEC) => {
            Err(Errno::EACCES)
        }
        Found::Inode(dir) => Ok(dir),
        _ => Err(Errno::ENOENT),
    }
}

/// Whether the last part of a path is `.` or `..`, or the path is the root.
fn ends_in_dots(path: &Path) -> bool {
    let path = path.0.as_deref().unwrap_or_default();
    let last = path.split(|byte| *byte == b'/').rfind(|part| !part.is_empty());
    match last {
        Some(part) => part == b"." || part == b"..",
        None => !path.is_empty(),
    }
}

fn is_inside(cx: &Cx, dir: InodeId, ancestor: InodeId) -> bool {
    let mut at = dir;
    loop {
        if at == ancestor {
            return true;
        }
        match cx.k.files().entry(at, b"..") {
            Some(parent) if parent != at => at = parent,
            _ => return false,
        }
    }
}

fn empty_dir(cx: &Cx, dir: InodeId) -> Result<(), Errno> {
    match &cx.k.files().inode(dir).kind {
        Kind::Directory { entries, .. } if entries.is_empty() => Ok(()),
        Kind::Directory { .. } => Err(Errno::ENOTEMPTY),
        _ => Err(Errno::ENOTDIR),
    }
}

/// mkdir(2)
pub(super) fn mkdir(cx: &mut Cx, pathname: &Path, mode: Mode) -> Answer {
    let (dir, name) = new_dir_place(cx, pathname)?;
    let kind = Kind::Directory { entries: LiteMap::new(), parent: dir };
    make(cx, dir, &name, kind, mode.0 & 0o1777);
    done(0)
}

/// rmdir(2)
pub(super) fn rmdir(cx: &mut Cx, pathname: &Path) -> Answer {
    let (dir, name, inode) = old_place(cx, pathname)?;
    match &name[..] {
        b"." => return Err(Errno::EINVAL),
        b".." => return Err(Errno::ENOTEMPTY),
        _ => {}
    }
    may_change(cx, dir)?;
    empty_dir(cx, inode)?;
    remove_dir(cx, dir, &name, inode);
    done(0)
}

fn remove_dir(cx: &mut Cx, dir: InodeId, name: &[u8], inode: InodeId) {
    let files = cx.k.files_mut();
    files.entries_mut(dir).remove(name);
    files.inode_mut(dir).links -= 1;
    files.inode_mut(inode).links = 0;
    cx.k.free_unnamed(inode);
}

/// stat(2) and lstat(2)
pub(super) fn stat(cx: &mut Cx, pathname: &Path, statbuf: &OutBuf, last: LastLink) -> Answer {
    let found = find(cx, pathname, last)?;
    if let Found::OwnFd(number) = found {
        return fstat(cx, Fd(number), statbuf).map_err(|_| Errno::ENOENT);
    }
    let inode = existing(cx, pathname, last)?;
    let bytes = stat_inode(cx, inode);
    put_stat(statbuf, &bytes)
}

fn put_stat(statbuf: &OutBuf, bytes: &[u8]) -> Answer {
    if statbuf.null { Err(Errno::EFAULT) } else { give(0, statbuf, bytes) }
}

fn stat_inode(cx: &Cx, id: InodeId) -> Vec<u8> {
    let inode = cx.k.files().inode(id);
    let (kind, size, rdev) = abi::type_size_rdev(inode);
    abi::stat(&abi::Stat {
        ino: u64::from(id.0) + 1,
        mode: kind | inode.mode,
        links: inode.links,
        uid: inode.uid,
        gid: inode.gid,
        rdev,
        size,
        time_ns: cx.params().epoch_ns,
        page: 4096,
    })
}

/// fstat(2)
pub(super) fn fstat(cx: &mut Cx, fd: Fd, statbuf: &OutBuf) -> Answer {
    let id = cx.description(fd)?;
    let (object, inode) = (cx.desc(id).object, cx.inode_of(id));
    let bytes = match (object, inode) {
        (_, Some(inode)) => stat_inode(cx, inode),
        (object, None) => {
            let (mode, ino, rdev) = match object {
                Object::Terminal(terminal) => {
                    (Mode::S_IFCHR | 0o620, 3 + u64::from(terminal.0), 0x8800)
                }
                Object::Pipe(pipe) => (Mode::S_IFIFO | cx.pipe(pipe).mode, pipe_ino(pipe.0), 0),
                _ => (Mode::S_IFIFO | 0o600, pipe_ino(u16::MAX), 0),
            };
            let ids = cx.me().ids;
            abi::stat(&abi::Stat {
                ino,
                mode,
                links: 1,
                uid: ids.uid,
                gid: ids.gid,
                rdev,
                size: 0,
                time_ns: cx.params().epoch_ns,
                page: 4096,
            })
        }
    };
    put_stat(statbuf, &bytes)
}

/// access(2): asked with the real ids.
pub(super) fn access(cx: &mut Cx, pathname: &Path, mode: AccessMode) -> Answer {
    if mode.0 & !7 != 0 {
        return Err(Errno::EINVAL);
    }
    let inode = existing(cx, pathname, LastLink::Follow)?;
    let asker = Asker { uid: cx.me().ids.uid, gid: cx.me().ids.gid, ..cx.asker() };
    if cx.k.files().permits(inode, asker, mode.0 as u32) { done(0) } else { Err(Errno::EACCES) }
}

/// Longest file.
const FILE_MAX: i64 = 1 << 32;

fn set_size(cx: &mut Cx, inode: InodeId, length: Long) -> Answer {
    if length > FILE_MAX {
        return Err(Errno::EFBIG);
    }
    let Kind::Regular(bytes) = &mut cx.k.files_mut().inode_mut(inode).kind else {
        return Err(Errno::EINVAL);
    };
    let mut new = bytes.slice(0, bytes.len().min(length as u64));
    new.append(&Bytes::repeat(0, length as u64 - new.len()));
    *bytes = new;
    done(0)
}

/// truncate(2)
pub(super) fn truncate(cx: &mut Cx, path: &Path, length: Long) -> Answer {
    if length < 0 {
        return Err(Errno::EINVAL);
    }
    let inode = existing(cx, path, LastLink::Follow)?;
    if is_dir(cx, inode) {
        return Err(Errno::EISDIR);
    }
    if !cx.k.files().permits(inode, cx.asker(), files::MAY_WRITE) {
        return Err(Errno::EACCES);
    }
    set_size(cx, inode, length)
}

/// ftruncate(2)
pub(super) fn ftruncate(cx: &mut Cx, fd: Fd, length: Long) -> Answer {
    if length < 0 {
        return Err(Errno::EINVAL);
    }
    let id = cx.description(fd)?;
    match cx.desc(id).object {
        Object::File(inode) if cx.desc(id).flags & 3 != 0 => set_size(cx, inode, length),
        _ => Err(Errno::EINVAL),
    }
}

fn set_mode(cx: &mut Cx, inode: InodeId, mode: Mode) -> Answer {
    let owner = cx.k.files().inode(inode).uid;
    if !cx.me().ids.privileged() && owner != cx.me().ids.euid {
        return Err(Errno::EPERM);
    }
    cx.k.files_mut().inode_mut(inode).mode = mode.0 & 0o7777;
    done(0)
}

/// chmod(2)
pub(super) fn chmod(cx: &mut Cx, pathname: &Path, mode: Mode) -> Answer {
    let inode = existing(cx, pathname, LastLink::Follow)?;
    set_mode(cx, inode, mode)
}

/// fchmod(2)
pub(super) fn fchmod(cx: &mut Cx, fd: Fd, mode: Mode) -> Answer {
    let id = cx.description(fd)?;
    match (cx.inode_of(id), cx.desc(id).object) {
        (Some(inode), _) => set_mode(cx, inode, mode),
        (None, Object::Pipe(pipe)) => {
            let ids = cx.me().ids;
            if !ids.privileged() && cx.pipe(pipe).uid != ids.euid {
                return Err(Errno::EPERM);
            }
            cx.pipe_mut(pipe).mode = mode.0 & 0o7777;
            done(0)
        }
        _ => {
            cx.not_modelled("fchmod of a terminal");
            done(0)
        }
    }
}

/// umask(2)
pub(super) fn umask(cx: &mut Cx, mask: Mode) -> Answer {
    let before = std::mem::replace(&mut cx.me_mut().umask, mask.0 & 0o777);
    done(i64::from(before))
}

/// chdir(2)
pub(super) fn chdir(cx: &mut Cx, path: &Path) -> Answer {
    let dir = existing(cx, path, LastLink::Follow)?;
    if !is_dir(cx, dir) {
        return Err(Errno::ENOTDIR);
    }
    if !cx.k.files().permits(dir, cx.asker(), files::MAY_EXEC) {
        return Err(Errno::EACCES);
    }
    cx.k.files_mut().hold(dir);
    let before = std::mem::replace(&mut cx.me_mut().cwd, dir);
    cx.k.files_mut().let_go(before);
    cx.k.free_unnamed(before);
    done(0)
}

/// The raw getcwd(2): the length with the NUL.
pub(super) fn getcwd(cx: &mut Cx, buf: &OutBuf) -> Answer {
    let mut path = cx.k.files().path_of(cx.me().cwd).ok_or(Errno::ENOENT)?;
    path.push(0);
    let len = path.len() as u64;
    if len > buf.len {
        return Err(Errno::ERANGE);
    }
    if len > buf.writable {
        return Err(Errno::EFAULT);
    }
    done_with(len as i64, buf.index, &path)
}
