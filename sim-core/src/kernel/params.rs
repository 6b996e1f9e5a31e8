//! What a scenario can set: limits, who runs it, which choices the model leaves open.

use crate::value::Pid;

/// How wide the model is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Profile {
    /// What Linux 6.x does.
    #[default]
    Linux,
    /// What POSIX allows.
    Posix,
}

/// What standard output (and error) of a started program is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum StdoutKind {
    /// The program's terminal.
    #[default]
    Terminal,
    /// A pipe whose reader takes everything at once; the bytes are collected with the terminal's.
    Pipe,
}

/// Limits and surroundings of a run; they do not change while it runs.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Params {
    /// Bytes of a page: of a pipe's slot.
    pub page: u64,
    /// Slots of a new pipe.
    pub pipe_slots: u64,
    /// Writes of up to this many bytes are atomic.
    pub pipe_buf: u64,
    /// Bytes up to which an unprivileged user can grow a pipe.
    pub pipe_max_size: u64,
    /// Pages that all pipes of an unprivileged user together may have before new ones get 2 slots.
    pub pipe_user_pages_soft: u64,
    /// Whether limits can be passed (CAP_SYS_RESOURCE).
    pub sys_resource: bool,
    /// Soft limit of descriptors of a process (RLIMIT_NOFILE).
    pub nofile: u64,
    /// Hard limit of descriptors of a process.
    pub nofile_hard: u64,
    /// How many processes there can be before fork fails with EAGAIN.
    pub processes: u64,
    /// The user id everything runs as; 0 is root.
    pub uid: u32,
    /// The group id.
    pub gid: u32,
    /// The process id of the first process.
    pub first_pid: Pid,
    /// What `getppid` tells a started program: the shell's process id.
    pub shell_pid: Pid,
    /// What standard output of started programs is.
    pub stdout: StdoutKind,
    /// How wide the model is.
    pub profile: Profile,
    /// The virtual clock at the start, nanoseconds since 1970.
    pub epoch_ns: u64,
}

impl Default for Params {
    fn default() -> Params {
        Params {
            page: 4096,
            pipe_slots: 16,
            pipe_buf: 4096,
            pipe_max_size: 1_048_576,
            pipe_user_pages_soft: 16_384,
            sys_resource: false,
            nofile: 1024,
            nofile_hard: 1_048_576,
            processes: 32_768,
            uid: 1000,
            gid: 1000,
            first_pid: Pid(1000),
            shell_pid: Pid(999),
            stdout: StdoutKind::Terminal,
            profile: Profile::Linux,
            epoch_ns: 1_800_000_000_000_000_000,
        }
    }
}
