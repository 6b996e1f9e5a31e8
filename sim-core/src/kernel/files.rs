//! The file system: one tree of inodes in memory, path lookup, permissions, path_resolution(7).
//!
//! Two facts a reader would get wrong: a file is its inode, names are only links to it, so it
//! lives on without a name while it is open; and `/proc/self` means another place for each reader.

use super::tag::Tag;
use super::{InodeId, PipeId};
use crate::fingerprint::Shared;
use crate::value::{Bytes, Errno};
use litemap::LiteMap;
use std::sync::Arc;

/// A device the model knows.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Device {
    /// /dev/null: takes everything, gives end of file.
    Null,
    /// /dev/zero: gives zeros.
    Zero,
    /// /dev/full: every write fails with ENOSPC.
    Full,
    /// /dev/tty: the controlling terminal.
    Tty,
}

/// What an inode is.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// A regular file and its bytes.
    Regular(Bytes),
    /// An installed program; the key that exec gives to the machine.
    Program(Arc<str>),
    /// A directory: names, and the parent.
    Directory {
        /// Entries without `.` and `..`.
        entries: LiteMap<Vec<u8>, InodeId>,
        /// `..`
        parent: InodeId,
    },
    /// A FIFO, and its pipe while it is open.
    Fifo(Option<PipeId>),
    /// A symbolic link and the path it stands for.
    Symlink(Vec<u8>),
    /// A device.
    Device(Device),
    /// /proc/self
    ProcSelf,
    /// /proc/self/fd
    ProcFds,
}

/// One file.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Inode {
    /// What it is.
    pub kind: Kind,
    /// Permission bits.
    pub mode: u32,
    /// Owner.
    pub uid: u32,
    /// Owning group.
    pub gid: u32,
    /// How many names it has.
    pub links: u32,
    /// Its last name, once it has none, for people.
    pub name: Tag<Vec<u8>>,
    /// How many open descriptions, sleeping openers and working directories keep it.
    pub holds: u32,
}

/// Who asks for a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asker<'a> {
    pub uid: u32,
    pub gid: u32,
    pub cwd: InodeId,
    /// The path of its program, for /proc/self/exe.
    pub exe: &'a [u8],
}

/// What is done to a file, as permission bits.
pub(super) const MAY_READ: u32 = 4;
pub(super) const MAY_WRITE: u32 = 2;
pub(super) const MAY_EXEC: u32 = 1;

/// What a path leads to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Found {
    /// A file.
    Inode(InodeId),
    /// /proc/self/fd/N: the file behind a descriptor of the asker.
    OwnFd(i32),
    /// Nothing: the directory it would be in, and its name there.
    Nothing(InodeId, Vec<u8>),
}

/// Whether a symbolic link at the very end of a path is followed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum LastLink {
    Follow,
    Keep,
}

/// All files.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Files {
    inodes: Vec<Option<Shared<Inode>>>,
}

/// The root directory.
pub const ROOT: InodeId = InodeId(0);
/// Most symbolic links in one lookup (MAXSYMLINKS).
const LINKS_MAX: u32 = 40;
/// Longest name and path, in bytes.
const NAME_MAX: usize = 255;
const PATH_MAX: usize = 4096;

impl Files {
    /// The tree every run starts with, as user `uid` finds it.
    pub(super) fn new(uid: u32, gid: u32) -> Files {
        let entries = LiteMap::new();
        let kind = Kind::Directory { entries, parent: ROOT };
        let root =
            Inode { kind, mode: 0o755, uid: 0, gid: 0, links: 2, name: Tag(Vec::new()), holds: 1 };
        let mut files = Files { inodes: vec![Some(Shared::new(root))] };
        for dir in ["bin", "usr", "usr/bin", "etc", "dev", "home", "proc"] {
            files.make_dir(dir, 0o755, 0, 0);
        }
        files.make_dir("tmp", 0o1777, 0, 0);
        files.make_dir("home/user", 0o755, uid, gid);
        let devices = [
            ("null", Device::Null),
            ("zero", Device::Zero),
            ("full", Device::Full),
            ("tty", Device::Tty),
        ];
        for (name, device) in devices {
            files.add(&format!("dev/{name}"), Kind::Device(device), 0o666);
        }
        for (name, fd) in [("stdin", "0"), ("stdout", "1"), ("stderr", "2")] {
            let target = format!("/proc/self/fd/{fd}").into_bytes();
            files.add(&format!("dev/{name}"), Kind::Symlink(target), 0o777);
        }
        files.add("dev/fd", Kind::Symlink(b"/proc/self/fd".to_vec()), 0o777);
        files.add("proc/self", Kind::ProcSelf, 0o555);
        files
    }

    fn add(&mut self, path: &str, kind: Kind, mode: u32) -> InodeId {
        let (dir, name) = path.rsplit_once('/').unwrap_or(("", path));
        let dir = self.plain_lookup(dir).expect("directories are made before what is in them");
        self.create(dir, name.as_bytes(), kind, mode, (0, 0))
    }

    fn make_dir(&mut self, path: &str, mode: u32, uid: u32, gid: u32) {
        let kind = Kind::Directory { entries: LiteMap::new(), parent: ROOT };
        let id = self.add(path, kind, mode);
        let inode = self.inode_mut(id);
        (inode.uid, inode.gid) = (uid, gid);
    }

    /// The inode at a path without links, from the root.
    pub(super) fn plain_lookup(&self, path: &str) -> Option<InodeId> {
        let mut at = ROOT;
        for name in path.split('/').filter(|name| !name.is_empty()) {
            at = self.entry(at, name.as_bytes())?;
        }
        Some(at)
    }

    /// Puts an installed program at an absolute path and makes the directories to it.
    pub(super) fn install(&mut self, path: &str, program: &str) {
        let mut dir = ROOT;
        let (parents, name) = path.rsplit_once('/').unwrap_or(("", path));
        for part in parents.split('/').filter(|part| !part.is_empty()) {
            dir = match self.entry(dir, part.as_bytes()) {
                Some(next) => next,
                None => {
                    let kind = Kind::Directory { entries: LiteMap::new(), parent: dir };
                    self.create(dir, part.as_bytes(), kind, 0o755, (0, 0))
                }
            };
        }
        if self.entry(dir, name.as_bytes()).is_none() {
            let owner = (self.inode(dir).uid, self.inode(dir).gid);
            self.create(dir, name.as_bytes(), Kind::Program(program.into()), 0o755, owner);
        }
    }

    /// The inode. Panics when there is none: ids come from names and open files only.
    #[must_use]
    pub fn inode(&self, id: InodeId) -> &Inode {
        self.inodes[usize::from(id.0)].as_ref().expect("an inode that is named or held exists")
    }

    pub(super) fn inode_mut(&mut self, id: InodeId) -> &mut Inode {
        let slot = self.inodes[usize::from(id.0)].as_mut();
        slot.expect("an inode that is named or held exists").make_mut()
    }

    /// How many places its table has.
    pub(super) fn places(&self) -> usize {
        self.inodes.len()
    }

    /// Every inode, lowest first.
    pub fn iter(&self) -> impl Iterator<Item = (InodeId, &Inode)> {
        let some = |(id, slot): (usize, &'_ Option<Shared<Inode>>)| slot.is_some().then_some(id);
        let ids: Vec<usize> = self.inodes.iter().enumerate().filter_map(some).collect();
        ids.into_iter().map(|id| (InodeId(id as u16), self.inode(InodeId(id as u16))))
    }

    /// One more reason to keep the inode without a name.
    pub(super) fn hold(&mut self, id: InodeId) {
        self.inode_mut(id).holds += 1;
    }

    /// One reason less; the inode goes with its last name and its last hold (`free_if_unused`).
    pub(super) fn let_go(&mut self, id: InodeId) {
        self.inode_mut(id).holds -= 1;
    }

    /// Frees an inode without name and hold. Whether it did.
    pub(super) fn free_if_unused(&mut self, id: InodeId) -> bool {
        let Some(inode) = &self.inodes[usize::from(id.0)] else { return false };
        if inode.links > 0 || inode.holds > 0 {
            return false;
        }
        self.inodes[usize::from(id.0)] = None;
        while matches!(self.inodes.last(), Some(None)) {
            self.inodes.pop();
        }
        true
    }

    /// The entry of a directory; `.` and `..` too.
    pub(super) fn entry(&self, dir: InodeId, name: &[u8]) -> Option<InodeId> {
        match &self.inode(dir).kind {
            Kind::Directory { parent, .. } if name == b".." => Some(*parent),
            Kind::Directory { .. } if name == b"." => Some(dir),
            Kind::Directory { entries, .. } => entries.get(name).copied(),
            _ => None,
        }
    }

    pub(super) fn entries_mut(&mut self, dir: InodeId) -> &mut LiteMap<Vec<u8>, InodeId> {
        match &mut self.inode_mut(dir).kind {
            Kind::Directory { entries, .. } => entries,
            _ => unreachable!("names are put into directories"),
        }
    }

    /// A new file with one name. `owner` is (user, group).
    pub(super) fn create(
        &mut self,
        dir: InodeId,
        name: &[u8],
        mut kind: Kind,
        mode: u32,
        owner: (u32, u32),
    ) -> InodeId {
        let mut links = 1;
        if let Kind::Directory { parent, .. } = &mut kind {
            *parent = dir;
            links = 2;
            self.inode_mut(dir).links += 1;
        }
        let inode = Inode {
            kind,
            mode,
            uid: owner.0,
            gid: owner.1,
            links,
            name: Tag(Vec::new()),
            holds: 0,
        };
        let free = self.inodes.iter().position(Option::is_none).unwrap_or(self.inodes.len());
        if free == self.inodes.len() {
            self.inodes.push(None);
        }
        self.inodes[free] = Some(Shared::new(inode));
        let id = InodeId(u16::try_from(free).expect("fewer than 65,536 files"));
        self.entries_mut(dir).insert(name.to_vec(), id);
        id
    }

    /// Whether `asker` may do all of `wanted` (MAY_READ ...) to the file.
    pub(super) fn permits(&self, id: InodeId, asker: Asker, wanted: u32) -> bool {
        let inode = self.inode(id);
        if asker.uid == 0 {
            let directory = matches!(inode.kind, Kind::Directory { .. });
            return wanted & MAY_EXEC == 0 || directory || inode.mode & 0o111 != 0;
        }
        let shift = match () {
            () if inode.uid == asker.uid => 6,
            () if inode.gid == asker.gid => 3,
            () => 0,
        };
        (inode.mode >> shift) & wanted == wanted
    }

    /// Follows a path.
    pub(super) fn lookup(&self, asker: Asker, path: &[u8], last: LastLink) -> Result<Found, Errno> {
        if path.is_empty() {
            return Err(Errno::ENOENT);
        }
        if path.len() >= PATH_MAX {
            return Err(Errno::ENAMETOOLONG);
        }
        self.walk(asker, asker.cwd, path, last, LINKS_MAX)
    }

    fn walk(
        &self,
        asker: Asker,
        start: InodeId,
        path: &[u8],
        last: LastLink,
        links_left: u32,
    ) -> Result<Found, Errno> {
        let mut at = if path[0] == b'/' { ROOT } else { start };
        let must_be_dir = path.ends_with(b"/");
        let names: Vec<&[u8]> =
            path.split(|b| *b == b'/').filter(|name| !name.is_empty()).collect();
        for (nth, name) in names.iter().enumerate() {
            let is_last = nth + 1 == names.len();
            let rest = names[nth + 1..].join(&b'/');
            match &self.inode(at).kind {
                Kind::ProcSelf => return self.proc_self(asker, at, name, &rest, last, links_left),
                Kind::ProcFds => return own_fd(name, &rest),
                Kind::Directory { .. } => {}
                _ => return Err(Errno::ENOTDIR),
            }
            if !self.permits(at, asker, MAY_EXEC) {
                return Err(Errno::EACCES);
            }
            if name.len() > NAME_MAX {
                return Err(Errno::ENAMETOOLONG);
            }
            let Some(next) = self.entry(at, name) else {
                if is_last {
                    return Ok(Found::Nothing(at, name.to_vec()));
                }
                return Err(Errno::ENOENT);
            };
            if let Kind::Symlink(target) = &self.inode(next).kind
                && (!is_last || must_be_dir || last == LastLink::Follow)
            {
                let mut path = target.clone();
                if !rest.is_empty() {
                    path.push(b'/');
                    path.extend_from_slice(&rest);
                }
                if links_left == 0 {
                    return Err(Errno::ELOOP);
                }
                return self.walk(asker, at, &path, last, links_left - 1);
            }
            at = next;
        }
        let kind = &self.inode(at).kind;
        if must_be_dir && !matches!(kind, Kind::Directory { .. } | Kind::ProcSelf) {
            return Err(Errno::ENOTDIR);
        }
        Ok(Found::Inode(at))
    }

    fn proc_self(
        &self,
        asker: Asker,
        at: InodeId,
        name: &[u8],
        rest: &[u8],
        last: LastLink,
        links_left: u32,
    ) -> Result<Found, Errno> {
        match name {
            b"exe" if rest.is_empty() && last == LastLink::Follow => {
                if links_left == 0 {
                    return Err(Errno::ELOOP);
                }
                self.walk(asker, ROOT, asker.exe, last, links_left - 1)
            }
            b"fd" => own_fd(rest, b""),
            _ => Ok(Found::Nothing(at, name.to_vec())),
        }
    }

    /// A path of a file, found by looking through all directories.
    pub(super) fn name_of(&self, wanted: InodeId) -> Option<Vec<u8>> {
        self.iter().find_map(|(dir, inode)| {
            let Kind::Directory { entries, .. } = &inode.kind else { return None };
            let (name, _) = entries.iter().find(|(_, id)| **id == wanted)?;
            let mut path = self.path_of(dir)?;
            if path.len() > 1 {
                path.push(b'/');
            }
            path.extend_from_slice(name);
            Some(path)
        })
    }

    /// The path from the root to a directory; `None` when it was removed.
    pub(super) fn path_of(&self, dir: InodeId) -> Option<Vec<u8>> {
        let mut parts = Vec::new();
        let mut at = dir;
        while at != ROOT {
            let Kind::Directory { parent, .. } = self.inode(at).kind else { return None };
            let Kind::Directory { entries, .. } = &self.inode(parent).kind else { return None };
            let (name, _) = entries.iter().find(|(_, id)| **id == at)?;
            parts.push(name.clone());
            at = parent;
        }
        let mut path = Vec::new();
        for part in parts.iter().rev() {
            path.push(b'/');
            path.extend_from_slice(part);
        }
        Some(if path.is_empty() { b"/".to_vec() } else { path })
    }
}

fn own_fd(name: &[u8], rest: &[u8]) -> Result<Found, Errno> {
    let digits = std::str::from_utf8(name).ok().and_then(|name| name.parse().ok());
    match digits {
        Some(fd) if rest.is_empty() => Ok(Found::OwnFd(fd)),
        Some(_) => Err(Errno::ENOTDIR),
        None => Err(Errno::ENOENT),
    }
}
