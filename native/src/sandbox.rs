//! Namespaces around the real processes: nothing is reached, nothing is left behind.
//!
//! Process 1 of the sandbox is a worker like the others ([`crate::worker`]): everything that
//! happens inside is a raw system call ordered by the conductor. When the conductor dies, however
//! it dies, process 1 gets SIGKILL and the kernel takes the whole sandbox down with it.
//!
//! Between `clone` and `execve` the child runs only raw calls on memory prepared before: the
//! conductor may be one thread of many, and the child must not touch an allocator.

use crate::bare;
use crate::control::{self, Control};
use crate::error::Error;
use crate::place::Place;
use crate::worker;
use nix::fcntl::{OFlag, open};
use nix::sys::stat::Mode;
use std::ffi::{CStr, CString};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// User and group of every scenario process, inside.
pub const USER: u32 = 1000;
/// The directory scenario processes start in.
pub const HOME: &str = "/home/user";
/// Most descriptors a scenario process can have, as on a fresh Linux.
pub const NOFILE: u64 = 1024;
/// How long the furnishing may take.
const FURNISH_TIME: Duration = Duration::from_secs(10);

/// A running sandbox. Dropping it ends every process in it.
pub struct Sandbox {
    /// The memory shared with the workers.
    pub control: Control,
    proc_dir: OwnedFd,
    /// The child of ours: process 1, or its keeper.
    child: nix::unistd::Pid,
    /// The pid of process 1 for those inside.
    init: i32,
    root: PathBuf,
    alive: Option<OwnedFd>,
    _place: Place,
    users: Users,
}

/// Whose user ids the sandbox has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Users {
    /// The machine's: root makes the sandbox and gives up being root in it.
    Own,
    /// A user namespace's, with the caller as its only user.
    Mapped,
    /// The caller, without any namespace.
    Bare,
}

/// A sandbox in the making.
struct Made {
    child: nix::unistd::Pid,
    alive: OwnedFd,
    place: Place,
    users: Users,
}

/// What is apart from the machine: IPC objects, processes, mounts, network, names.
const NAMESPACES: i32 = libc::CLONE_NEWIPC
    | libc::CLONE_NEWPID
    | libc::CLONE_NEWNS
    | libc::CLONE_NEWNET
    | libc::CLONE_NEWUTS;

/// What a sandbox is furnished with.
#[derive(Clone, Debug, Default)]
pub struct Furniture {
    /// Absolute paths of programs: each is a link to the worker's executable.
    pub programs: Vec<String>,
    /// Descriptors that process 1 gets as 4, 5 ... (terminals).
    pub descriptors: Vec<i32>,
}

/// Everything the child needs, allocated before it exists.
pub(crate) struct Prepared {
    executable: Vec<u8>,
    links: Vec<CString>,
    descriptors: Vec<i32>,
    maps: Option<(CString, CString)>,
    argv0: [u8; 2],
    pub(crate) alive: [i32; 2],
}

/// The worker's executable, closed by its own start; its name is removed before.
pub(crate) const PROGRAM_FD: i32 = 599;

const STAGES: &[&str] = &[
    "",
    "mapping user ids",
    "making mounts private",
    "mounting a temporary file system",
    "making directories",
    "writing the worker program",
    "mounting /proc",
    "binding devices",
    "changing the root",
    "setting limits",
    "changing the user",
    "arranging the end",
    "starting process 1",
    "arranging descriptors",
    "starting the keeper",
];

/// The end of a child's way through its stages is another program.
pub(crate) type Stages = std::convert::Infallible;

impl Sandbox {
    /// Makes a sandbox and starts its process 1. Root that may not (in a container) tries it as an
    /// ordinary user would, inside a user namespace.
    pub fn new(furniture: &Furniture) -> Result<Sandbox, Error> {
        if !nix::unistd::geteuid().is_root() {
            return Sandbox::start(furniture, Users::Mapped);
        }
        match Sandbox::start(furniture, Users::Own) {
            Err(Error::NoSandbox { .. }) => Sandbox::start(furniture, Users::Mapped),
            other => other,
        }
    }

    /// Where namespaces are refused: processes without a fence, for calls that need none
    /// ([`bare::permits`]).
    pub fn bare(furniture: &Furniture) -> Result<Sandbox, Error> {
        Sandbox::start(furniture, Users::Bare)
    }

    /// Whether there are no namespaces around the processes.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.users == Users::Bare
    }

    /// The pid of process 1 as its children see it.
    #[must_use]
    pub fn init(&self) -> i32 {
        self.init
    }

    fn start(furniture: &Furniture, users: Users) -> Result<Sandbox, Error> {
        let control = Control::new()?;
        let (alive_read, alive_write) = nix::unistd::pipe2(OFlag::O_CLOEXEC)?;
        let (uid, gid) = (nix::unistd::geteuid(), nix::unistd::getegid());
        let mut descriptors = vec![control.fd()];
        descriptors.extend(&furniture.descriptors);
        let prepared = Prepared {
            executable: worker::executable(worker::Memory::OfProcess1),
            links: furniture.programs.iter().map(|path| c_string(path)).collect(),
            descriptors,
            maps: (users == Users::Mapped)
                .then(|| (map_line(uid.as_raw()), map_line(gid.as_raw()))),
            argv0: [control::slot_name(0), 0],
            alive: [alive_read.as_raw_fd(), alive_write.as_raw_fd()],
        };
        let program = (users == Users::Bare).then(program_in_memory).transpose()?;
        let place = Place::take();
        let flags = libc::SIGCHLD
            | match users {
                Users::Own => NAMESPACES,
                Users::Mapped => NAMESPACES | libc::CLONE_NEWUSER,
                Users::Bare => 0,
            };
        // SAFETY: like fork: no new stack; the child only makes raw calls until execve or _exit.
        let pid = unsafe { libc::syscall(libc::SYS_clone, flags as u64, 0, 0, 0, 0) };
        match pid {
            0 => furnish(&control, &prepared, program.as_ref().map(AsRawFd::as_raw_fd)),
            -1 => {
                let source = std::io::Error::last_os_error();
                Err(Error::NoSandbox { stage: "making namespaces", source })
            }
            pid => {
                drop(alive_read);
                let child = nix::unistd::Pid::from_raw(pid as i32);
                let alive = alive_write;
                Sandbox::wait_until_furnished(control, Made { child, alive, place, users })
            }
        }
    }

    fn wait_until_furnished(control: Control, made: Made) -> Result<Sandbox, Error> {
        let Made { child, alive, place, users } = made;
        let start = Instant::now();
        // The keeper may tell the pid of process 1 after process 1 told that it is there.
        let ready = || control.done(0) != 0 && (users != Users::Bare || control.init() != 0);
        while !ready() {
            let seen = control.events();
            let failure = control.failure();
            if failure.is_some() || start.elapsed() > FURNISH_TIME || has_ended(child) {
                let _ = nix::sys::signal::kill(child, nix::sys::signal::Signal::SIGKILL);
                let _ = nix::sys::wait::waitpid(child, None);
                let (stage, errno) = failure.unwrap_or((12, libc::ETIMEDOUT));
                let stage = STAGES.get(stage as usize).copied().unwrap_or("furnishing");
                let source = std::io::Error::from_raw_os_error(errno);
                return Err(Error::NoSandbox { stage, source });
            }
            if !ready() {
                control.wait_event(seen, Duration::from_millis(1));
            }
        }
        let (init, root) = match users {
            Users::Bare => (control.init(), PathBuf::from("/")),
            _ => (1, PathBuf::from(format!("/proc/{child}/root"))),
        };
        let flags = OFlag::O_PATH | OFlag::O_DIRECTORY | OFlag::O_CLOEXEC;
        let proc_dir = open(&root.join("proc"), flags, Mode::empty());
        let proc_dir = proc_dir
            .map_err(|errno| Error::NoSandbox { stage: "looking inside", source: errno.into() })?;
        let alive = Some(alive);
        Ok(Sandbox { control, proc_dir, child, init, root, alive, _place: place, users })
    }

    /// The path outside of `path` inside.
    #[must_use]
    pub fn outside(&self, path: &[u8]) -> PathBuf {
        let fenced = !self.is_bare() || path.starts_with(b"/proc/");
        assert!(fenced, "the machine's own files are no concern of ours");
        let inside = std::ffi::OsString::from_vec(path.to_vec());
        let relative = PathBuf::from(inside);
        self.root.join(relative.strip_prefix("/").unwrap_or(&relative))
    }

    /// Makes a file that the conductor wrote the scenario user's own.
    pub fn give_to_user(&self, outside: &std::path::Path) -> Result<(), Error> {
        if self.users == Users::Mapped {
            return Ok(());
        }
        std::os::unix::fs::chown(outside, Some(USER), Some(USER))
            .map_err(|source| Error::System { what: "chown", source })
    }

    /// Opens a file of the sandbox's /proc.
    pub(crate) fn open_proc(&self, pid: i32, name: &str) -> Result<OwnedFd, Error> {
        let path = c_string(&format!("{pid}/{name}"));
        // SAFETY: a valid directory descriptor and a C string that outlives the call.
        let fd = unsafe {
            libc::openat(self.proc_dir.as_raw_fd(), path.as_ptr(), libc::O_RDONLY | libc::O_CLOEXEC)
        };
        if fd < 0 {
            return Err(Error::last("opening a file of /proc"));
        }
        // SAFETY: a descriptor just returned to us, owned by nobody else.
        Ok(unsafe { OwnedFd::from_raw_fd(fd) })
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // The keeper ends the others, then itself.
        self.alive.take();
        if !self.is_bare() {
            let _ = nix::sys::signal::kill(self.child, nix::sys::signal::Signal::SIGKILL);
        }
        let _ = nix::sys::wait::waitpid(self.child, None);
    }
}

fn has_ended(pid: nix::unistd::Pid) -> bool {
    use nix::sys::wait::{Id, WaitPidFlag, WaitStatus, waitid};
    let flags = WaitPidFlag::WEXITED | WaitPidFlag::WNOHANG | WaitPidFlag::WNOWAIT;
    !matches!(waitid(Id::Pid(pid), flags), Ok(WaitStatus::StillAlive))
}

fn map_line(outside: u32) -> CString {
    c_string(&format!("{USER} {outside} 1\n"))
}

/// A path without NUL; ours always are.
fn c_string(text: &str) -> CString {
    CString::new(text).expect("our own paths have no NUL")
}

/// The worker's executable without a file system to put it in.
fn program_in_memory() -> Result<OwnedFd, Error> {
    use nix::sys::memfd::{MFdFlags, memfd_create};
    let file = memfd_create(c"ipclab-worker", MFdFlags::MFD_CLOEXEC)?;
    let mut rest = &worker::executable(worker::Memory::Own)[..];
    while !rest.is_empty() {
        rest = &rest[nix::unistd::write(&file, rest)?..];
    }
    Ok(file)
}

/// Runs in the child: never returns.
fn furnish(control: &Control, prepared: &Prepared, bare: Option<i32>) -> ! {
    let way = match bare {
        None => furnish_stages(prepared),
        Some(program) => bare::keep(prepared, program, |init| control.tell_init(init)),
    };
    let stage = match way {
        Ok(never) => match never {},
        Err(stage) => stage,
    };
    control.fail(stage, std::io::Error::last_os_error().raw_os_error().unwrap_or(0));
    // SAFETY: ends the child at once, without running anything of the parent's.
    unsafe { libc::_exit(99) }
}

/// -1 from a raw call is the end of this stage.
pub(crate) fn check(stage: u32, ret: impl Into<i64>) -> Result<i64, u32> {
    let ret = ret.into();
    if ret < 0 { Err(stage) } else { Ok(ret) }
}

fn furnish_stages(prepared: &Prepared) -> Result<Stages, u32> {
    if let Some((uid_map, gid_map)) = &prepared.maps {
        write_file(1, c"/proc/self/setgroups", b"deny")?;
        write_file(1, c"/proc/self/uid_map", uid_map.as_bytes())?;
        write_file(1, c"/proc/self/gid_map", gid_map.as_bytes())?;
    }
    mount_root()?;
    make_tree(prepared)?;
    mount_proc_and_devices()?;
    change_root()?;
    limits_and_user(prepared)?;
    arrange_end(prepared)?;
    descriptors(prepared)?;
    run_program(prepared)
}

/// Becomes process 1.
pub(crate) fn run_program(prepared: &Prepared) -> Result<Stages, u32> {
    let argv: [*const u8; 2] = [prepared.argv0.as_ptr(), std::ptr::null()];
    let envp: [*const u8; 1] = [std::ptr::null()];
    let empty = c"".as_ptr();
    // SAFETY: C strings and NULL-terminated arrays that live until the call.
    let ret = unsafe {
        let (argv, envp) = (argv.as_ptr(), envp.as_ptr());
        libc::syscall(libc::SYS_execveat, PROGRAM_FD, empty, argv, envp, libc::AT_EMPTY_PATH)
    };
    check(12, ret)?;
    Err(12)
}

fn write_file(stage: u32, path: &CStr, data: &[u8]) -> Result<(), u32> {
    // SAFETY: a C string, a buffer with its length, and the descriptor just opened.
    unsafe {
        let fd = libc::open(path.as_ptr(), libc::O_WRONLY);
        check(stage, fd)?;
        check(stage, libc::write(fd, data.as_ptr().cast(), data.len()) as i64)?;
        libc::close(fd);
    }
    Ok(())
}

fn mount(
    stage: u32,
    source: &CStr,
    target: &CStr,
    kind: &CStr,
    flags: u64,
    data: &CStr,
) -> Result<(), u32> {
    // SAFETY: C strings that outlive the call.
    let ret = unsafe {
        libc::mount(source.as_ptr(), target.as_ptr(), kind.as_ptr(), flags, data.as_ptr().cast())
    };
    check(stage, ret).map(drop)
}

fn mount_root() -> Result<(), u32> {
    mount(2, c"none", c"/", c"", libc::MS_REC | libc::MS_PRIVATE, c"")?;
    let flags = libc::MS_NOSUID;
    mount(3, c"ipclab", c"/tmp", c"tmpfs", flags, c"size=64m,nr_inodes=4k,mode=755")?;
    // SAFETY: a C string.
    check(3, unsafe { libc::chdir(c"/tmp".as_ptr()) }).map(drop)
}

fn make_tree(prepared: &Prepared) -> Result<(), u32> {
    // SAFETY: C strings, the descriptor just made, a buffer with its length.
    unsafe {
        libc::umask(0);
        for (path, mode) in [
            (c"bin", 0o755),
            (c"usr", 0o755),
            (c"usr/bin", 0o755),
            (c"dev", 0o755),
            (c"etc", 0o755),
            (c"proc", 0o555),
            (c"tmp", 0o1777),
            (c"home", 0o755),
            (c"home/user", 0o755),
        ] {
            check(4, libc::mkdir(path.as_ptr(), mode))?;
        }
        if prepared.maps.is_none() {
            check(4, libc::chown(c"home/user".as_ptr(), USER, USER))?;
        }
        let program = c"bin/ipclab-worker";
        let fd = libc::open(program.as_ptr(), libc::O_WRONLY | libc::O_CREAT, 0o755);
        check(5, fd)?;
        let code = &prepared.executable;
        check(5, libc::write(fd, code.as_ptr().cast(), code.len()) as i64)?;
        libc::close(fd);
        for link in &prepared.links {
            let relative = link.as_ptr().add(usize::from(link.as_bytes().first() == Some(&b'/')));
            check(5, libc::link(program.as_ptr(), relative))?;
        }
        let program_fd = libc::open(program.as_ptr(), libc::O_PATH | libc::O_CLOEXEC);
        check(5, program_fd)?;
        check(5, libc::dup3(program_fd, PROGRAM_FD, libc::O_CLOEXEC))?;
        check(5, libc::unlink(program.as_ptr()))?;
    }
    Ok(())
}

fn mount_proc_and_devices() -> Result<(), u32> {
    let quiet = libc::MS_NOSUID | libc::MS_NODEV | libc::MS_NOEXEC;
    mount(6, c"proc", c"proc", c"proc", quiet, c"")?;
    for (outside, inside) in [
        (c"/dev/null", c"dev/null"),
        (c"/dev/zero", c"dev/zero"),
        (c"/dev/full", c"dev/full"),
        (c"/dev/tty", c"dev/tty"),
    ] {
        // SAFETY: a C string and the descriptor just made.
        unsafe {
            let fd = libc::open(inside.as_ptr(), libc::O_WRONLY | libc::O_CREAT, 0o666);
            check(7, fd)?;
            libc::close(fd);
        }
        mount(7, outside, inside, c"", libc::MS_BIND, c"")?;
    }
    // SAFETY: C strings.
    unsafe {
        check(7, libc::symlink(c"/proc/self/fd".as_ptr(), c"dev/fd".as_ptr()))?;
        for (target, name) in [
            (c"/proc/self/fd/0", c"dev/stdin"),
            (c"/proc/self/fd/1", c"dev/stdout"),
            (c"/proc/self/fd/2", c"dev/stderr"),
        ] {
            check(7, libc::symlink(target.as_ptr(), name.as_ptr()))?;
        }
    }
    Ok(())
}

fn change_root() -> Result<(), u32> {
    // SAFETY: C strings. The old root is stacked on the new one and detached at once.
    unsafe {
        let here = c".".as_ptr();
        check(8, libc::syscall(libc::SYS_pivot_root, here, here))?;
        check(8, libc::umount2(here, libc::MNT_DETACH))?;
        check(8, libc::chdir(c"/home/user".as_ptr()))?;
    }
    Ok(())
}

fn limits_and_user(prepared: &Prepared) -> Result<(), u32> {
    for (which, most) in
        [(libc::RLIMIT_CORE, 0), (libc::RLIMIT_FSIZE, 64 << 20), (libc::RLIMIT_NOFILE, NOFILE)]
    {
        let limit = libc::rlimit { rlim_cur: most, rlim_max: most };
        // SAFETY: the struct outlives the call.
        check(9, unsafe { libc::setrlimit(which, &limit) })?;
    }
    // SAFETY: plain numbers; raw calls, for glibc's would signal the threads of the parent.
    unsafe {
        libc::umask(0o022);
        if prepared.maps.is_some() {
            // The only user there is owns everything: that it may not write must be said.
            for path in [c"/bin", c"/usr", c"/usr/bin", c"/etc", c"/dev", c"/home", c"/"] {
                check(10, libc::chmod(path.as_ptr(), 0o555))?;
            }
        } else {
            let none = std::ptr::null::<u32>();
            check(10, libc::syscall(libc::SYS_setgroups, 0, none))?;
            check(10, libc::syscall(libc::SYS_setresgid, USER, USER, USER))?;
            check(10, libc::syscall(libc::SYS_setresuid, USER, USER, USER))?;
        }
    }
    Ok(())
}

/// Makes sure that this process dies with the conductor, and that signals are as at the start.
pub(crate) fn arrange_end(prepared: &Prepared) -> Result<(), u32> {
    let [read, write] = prepared.alive;
    // SAFETY: plain numbers, and a pollfd that outlives the call.
    unsafe {
        libc::close(write);
        check(11, libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL))?;
        // The conductor may have died before the line above: then its end of the pipe is closed.
        let mut poll = libc::pollfd { fd: read, events: 0, revents: 0 };
        check(11, libc::poll(&mut poll, 1, 0))?;
        if poll.revents & libc::POLLHUP != 0 {
            libc::_exit(0);
        }
        for signal in 1..=64 {
            libc::signal(signal, libc::SIG_DFL);
        }
        // Orphans of the scenario that end here leave no zombies.
        libc::signal(libc::SIGCHLD, libc::SIG_IGN);
    }
    Ok(())
}

/// Descriptor 3 is the shared memory, then those asked for; 0 to 2 are /dev/null.
pub(crate) fn descriptors(prepared: &Prepared) -> Result<(), u32> {
    let first = worker::CONTROL_FD;
    let mut copies = [0; 32];
    assert!(prepared.descriptors.len() <= copies.len(), "at most 32 descriptors");
    // SAFETY: plain numbers and a C string.
    unsafe {
        for (copy, fd) in copies.iter_mut().zip(&prepared.descriptors) {
            *copy = libc::fcntl(*fd, libc::F_DUPFD_CLOEXEC, 600);
            check(13, *copy)?;
        }
        for (copy, to) in copies.iter().zip(first..first + prepared.descriptors.len() as i32) {
            check(13, libc::dup2(*copy, to))?;
        }
        let null = libc::open(c"/dev/null".as_ptr(), libc::O_RDWR | libc::O_CLOEXEC);
        check(13, null)?;
        for fd in 0..3 {
            check(13, libc::dup2(null, fd))?;
        }
        let behind = first + prepared.descriptors.len() as i32;
        check(13, libc::syscall(libc::SYS_close_range, behind, PROGRAM_FD - 1, 0))?;
        check(13, libc::syscall(libc::SYS_close_range, PROGRAM_FD + 1, u32::MAX, 0))?;
    }
    Ok(())
}
