//! Integer arguments with names: flags, commands, signal numbers, as strace would print them.
//!
//! The numbers are Linux x86-64's; the C headers of `libc/include` define the same ones.

use super::Ret;
use super::args::{Arg, FromC};
use super::shape::{self, Shape, Shown};
use crate::memory::Memory;
use crate::value::Signal;

/// Declares one kind of argument with the names of its values and how it is printed.
macro_rules! named {
    ($(#[$doc:meta])* $Kind:ident($int:ty) $print:ident { $($name:ident = $value:expr),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
        pub struct $Kind(pub $int);

        #[allow(missing_docs)]
        impl $Kind {
            $(pub const $name: $int = $value;)*

            /// The names of the values.
            const NAMES: &[(&str, i64)] = &[$((stringify!($name), $Kind::$name as i64)),*];

            /// Whether every bit of `flags` is set.
            #[must_use]
            pub fn has(self, flags: $int) -> bool {
                self.0 & flags == flags
            }

            /// The value by its names, as strace prints it.
            #[must_use]
            pub fn named(self) -> String {
                $print(i64::from(self.0), $Kind::NAMES)
            }
        }

        impl FromC for $Kind {
            fn from_c(regs: &[u64; 6], _: &Memory, arg: Arg) -> $Kind {
                $Kind(regs[arg.index] as $int)
            }
            fn text(&self, arg: Arg, _: Option<&Ret>) -> Shown {
                match arg.shape {
                    Shape::Nothing => None,
                    Shape::WithoutAccess => shape::text(flags(i64::from(self.0), $Kind::NAMES)),
                    _ => shape::text(self.named()),
                }
            }
            fn number(&self) -> i64 {
                i64::from(self.0)
            }
        }
    };
}

/// The name of exactly this value, else the number.
fn one(value: i64, names: &[(&str, i64)]) -> String {
    match names.iter().find(|(_, number)| *number == value) {
        Some((name, _)) => (*name).to_owned(),
        None => value.to_string(),
    }
}

/// Names joined by `|`; what has no name is printed in hexadecimal.
fn flags(value: i64, names: &[(&str, i64)]) -> String {
    let mut rest = value;
    let mut parts = Vec::new();
    for (name, number) in names {
        if *number != 0 && rest & number == *number {
            parts.push((*name).to_owned());
            rest &= !number;
        }
    }
    if rest != 0 {
        parts.push(format!("{rest:#x}"));
    }
    if parts.is_empty() { "0".to_owned() } else { parts.join("|") }
}

/// The access mode's name, then the flags.
fn open_flags(value: i64, names: &[(&str, i64)]) -> String {
    let (modes, others) = names.split_at(3);
    let mode = one(value & 3, modes);
    if value & !3 == 0 { mode } else { format!("{mode}|{}", flags(value & !3, others)) }
}

/// `F_OK`, or the names joined.
fn access(value: i64, names: &[(&str, i64)]) -> String {
    if value == 0 { "F_OK".to_owned() } else { flags(value, names) }
}

/// The file type's name, if there is one, then the permission bits in octal with a leading 0.
fn mode(value: i64, names: &[(&str, i64)]) -> String {
    let kind = value & i64::from(Mode::S_IFMT);
    let bits = format!("0{:03o}", value & !i64::from(Mode::S_IFMT));
    if kind == 0 { bits } else { format!("{}|{bits}", one(kind, names)) }
}

named! {
    /// The flags of open(2), pipe2(2), dup3(2), and the status flags of fcntl(F_GETFL).
    OpenFlags(i32) open_flags {
        O_RDONLY = 0, O_WRONLY = 1, O_RDWR = 2,
        O_CREAT = 0o100, O_EXCL = 0o200, O_NOCTTY = 0o400, O_TRUNC = 0o1000, O_APPEND = 0o2000,
        O_NONBLOCK = 0o4000, O_SYNC = 0o4_010_000, O_DSYNC = 0o10000, O_ASYNC = 0o20000,
        O_DIRECT = 0o40000, O_LARGEFILE = 0o100_000, O_TMPFILE = 0o20_200_000,
        O_DIRECTORY = 0o200_000, O_NOFOLLOW = 0o400_000, O_NOATIME = 0o1_000_000,
        O_CLOEXEC = 0o2_000_000, O_PATH = 0o10_000_000,
    }
}

impl OpenFlags {
    /// The bits of the access mode.
    pub const O_ACCMODE: i32 = 3;
}

named! {
    /// Permission bits and, for mknod(2), the file type.
    Mode(u32) mode {
        S_IFMT = 0o170_000, S_IFSOCK = 0o140_000, S_IFLNK = 0o120_000, S_IFREG = 0o100_000,
        S_IFBLK = 0o060_000, S_IFDIR = 0o040_000, S_IFCHR = 0o020_000, S_IFIFO = 0o010_000,
    }
}

named! {
    /// The command of fcntl(2).
    FcntlCommand(i32) one {
        F_DUPFD = 0, F_GETFD = 1, F_SETFD = 2, F_GETFL = 3, F_SETFL = 4,
        F_GETLK = 5, F_SETLK = 6, F_SETLKW = 7, F_SETOWN = 8, F_GETOWN = 9,
        F_SETSIG = 10, F_GETSIG = 11, F_OFD_GETLK = 36, F_OFD_SETLK = 37, F_OFD_SETLKW = 38,
        F_DUPFD_CLOEXEC = 1030, F_SETPIPE_SZ = 1031, F_GETPIPE_SZ = 1032,
        F_ADD_SEALS = 1033, F_GET_SEALS = 1034,
    }
}

named! {
    /// The request of ioctl(2).
    IoctlRequest(i64) one {
        TCGETS = 0x5401, TIOCGPGRP = 0x540f, TIOCSPGRP = 0x5410, TIOCGWINSZ = 0x5413,
        FIONREAD = 0x541b, FIONBIO = 0x5421,
    }
}

named! {
    /// Where lseek(2) counts from.
    Whence(i32) one { SEEK_SET = 0, SEEK_CUR = 1, SEEK_END = 2, SEEK_DATA = 3, SEEK_HOLE = 4 }
}

named! {
    /// The options of waitpid(2) and waitid(2).
    WaitOptions(i32) flags {
        WNOHANG = 1, WUNTRACED = 2, WEXITED = 4, WCONTINUED = 8, WNOWAIT = 0x0100_0000,
    }
}

impl WaitOptions {
    /// waitid(2)'s name of `WUNTRACED`.
    pub const WSTOPPED: i32 = 2;
}

named! {
    /// What waitid(2) waits for.
    IdType(i32) one { P_ALL = 0, P_PID = 1, P_PGID = 2, P_PIDFD = 3 }
}

named! {
    /// What access(2) asks.
    AccessMode(i32) access { F_OK = 0, X_OK = 1, W_OK = 2, R_OK = 4 }
}

named! {
    /// The operation of flock(2).
    FlockOperation(i32) flags { LOCK_SH = 1, LOCK_EX = 2, LOCK_NB = 4, LOCK_UN = 8 }
}

named! {
    /// What sigprocmask(2) does with the set.
    MaskHow(i32) one { SIG_BLOCK = 0, SIG_UNBLOCK = 1, SIG_SETMASK = 2 }
}

named! {
    /// The resource of getrlimit(2).
    Resource(i32) one {
        RLIMIT_CPU = 0, RLIMIT_FSIZE = 1, RLIMIT_DATA = 2, RLIMIT_STACK = 3, RLIMIT_CORE = 4,
        RLIMIT_RSS = 5, RLIMIT_NPROC = 6, RLIMIT_NOFILE = 7, RLIMIT_MEMLOCK = 8, RLIMIT_AS = 9,
        RLIMIT_LOCKS = 10, RLIMIT_SIGPENDING = 11, RLIMIT_MSGQUEUE = 12, RLIMIT_NICE = 13,
        RLIMIT_RTPRIO = 14, RLIMIT_RTTIME = 15,
    }
}

named! {
    /// The flags of a descriptor, of fcntl(F_SETFD).
    DescriptorFlags(i32) flags { FD_CLOEXEC = 1 }
}

named! {
    /// The flags of struct sigaction.
    SignalActionFlags(i32) flags {
        SA_NOCLDSTOP = 1, SA_NOCLDWAIT = 2, SA_SIGINFO = 4, SA_RESTORER = 0x0400_0000,
        SA_ONSTACK = 0x0800_0000, SA_RESTART = 0x1000_0000, SA_NODEFER = 0x4000_0000,
        SA_RESETHAND = -0x8000_0000,
    }
}

named! {
    /// The clock of clock_gettime(2).
    Clock(i32) one {
        CLOCK_REALTIME = 0, CLOCK_MONOTONIC = 1, CLOCK_PROCESS_CPUTIME_ID = 2,
        CLOCK_THREAD_CPUTIME_ID = 3, CLOCK_MONOTONIC_RAW = 4, CLOCK_BOOTTIME = 7,
    }
}

/// A signal number as the caller gave it: perhaps 0, perhaps none that exists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct SignalNumber(pub i32);

impl SignalNumber {
    /// The signal, if there is one with this number.
    #[must_use]
    pub fn signal(self) -> Option<Signal> {
        u8::try_from(self.0).ok().filter(|number| (1..=64).contains(number)).map(Signal)
    }
}

impl FromC for SignalNumber {
    fn from_c(regs: &[u64; 6], _: &Memory, arg: Arg) -> SignalNumber {
        SignalNumber(regs[arg.index] as i32)
    }
    fn text(&self, _: Arg, _: Option<&Ret>) -> Shown {
        shape::text(self.signal().map_or_else(|| self.0.to_string(), Signal::label))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_read_as_strace_prints_them() {
        assert_eq!(OpenFlags(0).named(), "O_RDONLY");
        assert_eq!(OpenFlags(0o1101).named(), "O_WRONLY|O_CREAT|O_TRUNC");
        assert_eq!(OpenFlags(0o4000).named(), "O_RDONLY|O_NONBLOCK");
        assert_eq!(Mode(0o644).named(), "0644");
        assert_eq!(Mode(0).named(), "0000");
        assert_eq!(WaitOptions(3).named(), "WNOHANG|WUNTRACED");
        assert_eq!(Mode(Mode::S_IFIFO | 0o600).named(), "S_IFIFO|0600");
    }
}
