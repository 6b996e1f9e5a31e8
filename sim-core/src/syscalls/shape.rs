//! What an argument looks like to a person: the structures behind pointers, as strace prints them.
//!
//! A row of the table names a [`Shape`] where the kind alone says too little. Before the call has
//! returned, what it will write is not known and the man page's name stands there: `pipe(pipefd)`,
//! then `pipe([3, 4]) = 0`.

use super::Call;
use super::args::quoted;
use super::flags::{
    DescriptorFlags, FcntlCommand, IoctlRequest, Mode, OpenFlags, SignalActionFlags, Whence,
};
use crate::value::{Bytes, Signal};

/// How an argument is shown.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// As its kind is shown: a number, a name, a string, bytes.
    Plain,
    /// Not at all: the command takes no argument.
    Nothing,
    /// Only when argument `.0` has one of the bits `.1`: the mode of open(2).
    IfBits(usize, i64),
    /// Of open(2)'s flags those that are not the access mode: pipe2(2), dup3(2).
    WithoutAccess,
    /// A number that is file status flags, of fcntl(F_SETFL).
    StatusFlags,
    /// A number that is descriptor flags, of fcntl(F_SETFD).
    DescriptorFlags,
    /// A number that names a timer, of setitimer(2).
    TimerName,
    /// As the value of argument `.0` says; plain when it is not listed.
    By(usize, &'static [(i64, Shape)]),
    /// How many strings there are, of an environment.
    Count,
    /// The two descriptors of pipe(2).
    Ends,
    /// An int that the call writes.
    Int,
    /// An int that the caller gives.
    GivenInt,
    /// A string with its NUL.
    Path,
    /// The status that wait(2) stores.
    WaitStatus,
    /// struct stat.
    Stat,
    /// struct timespec.
    Timespec,
    /// struct timeval.
    Timeval,
    /// struct itimerval.
    Itimerval,
    /// struct rlimit.
    Rlimit,
    /// sigset_t.
    SignalSet,
    /// struct sigaction.
    Sigaction,
    /// siginfo_t.
    Siginfo,
    /// struct flock.
    Flock,
    /// struct utsname.
    Utsname,
    /// struct winsize.
    Winsize,
    /// struct termios of the kernel.
    Termios,
    /// Directory entries.
    Entries,
}

/// What the commands of fcntl(2) take; the others take a number.
pub(super) const FCNTL: &[(i64, Shape)] = &[
    (FcntlCommand::F_GETFD as i64, Shape::Nothing),
    (FcntlCommand::F_SETFD as i64, Shape::DescriptorFlags),
    (FcntlCommand::F_GETFL as i64, Shape::Nothing),
    (FcntlCommand::F_SETFL as i64, Shape::StatusFlags),
    (FcntlCommand::F_GETLK as i64, Shape::Flock),
    (FcntlCommand::F_SETLK as i64, Shape::Flock),
    (FcntlCommand::F_SETLKW as i64, Shape::Flock),
    (FcntlCommand::F_OFD_GETLK as i64, Shape::Flock),
    (FcntlCommand::F_OFD_SETLK as i64, Shape::Flock),
    (FcntlCommand::F_OFD_SETLKW as i64, Shape::Flock),
    (FcntlCommand::F_GETPIPE_SZ as i64, Shape::Nothing),
];

/// What the requests of ioctl(2) take.
pub(super) const IOCTL: &[(i64, Shape)] = &[
    (IoctlRequest::TCGETS, Shape::Termios),
    (IoctlRequest::TIOCGPGRP, Shape::Int),
    (IoctlRequest::TIOCSPGRP, Shape::GivenInt),
    (IoctlRequest::TIOCGWINSZ, Shape::Winsize),
    (IoctlRequest::FIONREAD, Shape::Int),
    (IoctlRequest::FIONBIO, Shape::GivenInt),
];

/// The flags of open(2) with which it takes a mode: `O_CREAT`, and the bit that makes `O_TMPFILE`.
pub(super) const MODE_TAKEN: i64 = 0o20_000_100;

impl Shape {
    /// Bytes of the structure; 0 when it is none.
    #[must_use]
    pub const fn size(self) -> u64 {
        match self {
            Shape::Int | Shape::GivenInt | Shape::WaitStatus => 4,
            Shape::Ends | Shape::Winsize => 8,
            Shape::Timespec | Shape::Timeval | Shape::Rlimit => 16,
            Shape::Flock | Shape::Itimerval => 32,
            Shape::Termios => 36,
            Shape::SignalSet | Shape::Siginfo => 128,
            Shape::Stat => 144,
            Shape::Sigaction => 152,
            Shape::Utsname => 390,
            _ => 0,
        }
    }

    /// What an argument with this shape has, when `number` gives the arguments as numbers.
    #[must_use]
    pub(super) fn settled(self, number: impl Fn(usize) -> i64) -> Shape {
        match self {
            Shape::By(index, shapes) => {
                let value = number(index);
                let found = shapes.iter().find(|(command, _)| *command == value);
                found.map_or(Shape::Plain, |(_, shape)| *shape)
            }
            Shape::IfBits(index, bits) if number(index) & bits == 0 => Shape::Nothing,
            Shape::IfBits(..) => Shape::Plain,
            shape => shape,
        }
    }
}

/// A part of the text of an argument.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// Text as it stands.
    Text(String),
    /// The function at this address, by its name.
    Function(u64),
    /// The argument's name in the man page: what it points to is not known yet.
    Name,
    /// The pointer itself: it points nowhere.
    Pointer,
}

/// What a returned number stands for, where it is flags: `O_WRONLY|O_NONBLOCK`.
#[must_use]
pub fn meaning(call: &Call, value: i64) -> Option<String> {
    let number = value as i32;
    Some(match call {
        Call::Umask { .. } => Mode(number as u32).named(),
        Call::Fcntl { cmd: FcntlCommand(FcntlCommand::F_GETFL), .. } => OpenFlags(number).named(),
        Call::Fcntl { cmd: FcntlCommand(FcntlCommand::F_GETFD), .. } if number != 0 => {
            DescriptorFlags(number).named()
        }
        _ => return None,
    })
}

/// The pieces of the argument called `name` where no program's memory is known.
#[must_use]
pub fn plain(name: &str, pieces: &[Piece]) -> String {
    let one = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Function(address) => format!("{address:#x}"),
        Piece::Name | Piece::Pointer => name.to_owned(),
    };
    pieces.iter().map(one).collect()
}

/// An argument as it is shown; `None`: not at all.
pub type Shown = Option<Vec<Piece>>;

/// Just this text.
pub(super) fn text(text: impl Into<String>) -> Shown {
    Some(vec![Piece::Text(text.into())])
}

/// Bytes in memory as the structure they are.
pub(super) fn structure(shape: Shape, bytes: &Bytes) -> Shown {
    if bytes.len() < shape.size() {
        return Some(vec![Piece::Pointer]);
    }
    let raw = Raw(bytes.to_vec());
    text(match shape {
        Shape::Ends => format!("[{}, {}]", raw.int(0), raw.int(4)),
        Shape::Int | Shape::GivenInt => format!("[{}]", raw.int(0)),
        Shape::Path => raw.string(0),
        Shape::WaitStatus => format!("[{}]", wait_status(raw.int(0))),
        Shape::Stat => stat(&raw),
        Shape::Itimerval => {
            let time = |at| format!("{{tv_sec={}, tv_usec={}}}", raw.long(at), raw.long(at + 8));
            format!("{{it_interval={}, it_value={}}}", time(0), time(16))
        }
        Shape::Timespec => format!("{{tv_sec={}, tv_nsec={}}}", raw.long(0), raw.long(8)),
        Shape::Timeval => format!("{{tv_sec={}, tv_usec={}}}", raw.long(0), raw.long(8)),
        Shape::Rlimit => {
            format!("{{rlim_cur={}, rlim_max={}}}", limit(raw.long(0)), limit(raw.long(8)))
        }
        Shape::SignalSet => signals(raw.long(0) as u64),
        Shape::Sigaction => return sigaction(&raw),
        Shape::Siginfo => siginfo(&raw),
        Shape::Flock => flock(&raw),
        Shape::Utsname => {
            format!("{{sysname={}, nodename={}, ...}}", raw.string(0), raw.string(65))
        }
        Shape::Winsize => format!("{{ws_row={}, ws_col={}, ...}}", raw.short(0), raw.short(2)),
        Shape::Termios => {
            format!("{{c_iflag={:#x}, c_lflag={:#x}, ...}}", raw.int(0), raw.int(12))
        }
        Shape::Entries => format!("/* {} entries */", entries(&raw)),
        _ => quoted(bytes),
    })
}

/// Bytes of x86-64 memory.
struct Raw(Vec<u8>);

impl Raw {
    fn take<const N: usize>(&self, at: usize) -> [u8; N] {
        let mut raw = [0; N];
        raw.copy_from_slice(&self.0[at..at + N]);
        raw
    }

    fn short(&self, at: usize) -> i16 {
        i16::from_le_bytes(self.take(at))
    }

    fn int(&self, at: usize) -> i32 {
        i32::from_le_bytes(self.take(at))
    }

    fn long(&self, at: usize) -> i64 {
        i64::from_le_bytes(self.take(at))
    }

    fn string(&self, at: usize) -> String {
        let bytes = self.0[at..].split(|byte| *byte == 0).next().unwrap_or_default();
        quoted(&Bytes::from_slice(bytes))
    }
}

/// "SIGPIPE", or the number.
fn signal_name(number: i32) -> String {
    let signal = u8::try_from(number).ok().filter(|number| (1..=64).contains(number));
    signal.map_or_else(|| number.to_string(), |number| Signal(number).label())
}

fn wait_status(status: i32) -> String {
    let (low, high) = (status & 0x7f, status >> 8 & 0xff);
    let signal = signal_name;
    match low {
        _ if status == 0xffff => "{WIFCONTINUED(s)}".to_owned(),
        0 => format!("{{WIFEXITED(s) && WEXITSTATUS(s) == {high}}}"),
        0x7f => format!("{{WIFSTOPPED(s) && WSTOPSIG(s) == {}}}", signal(high)),
        _ => {
            let core = if status & 0x80 == 0 { "" } else { " && WCOREDUMP(s)" };
            format!("{{WIFSIGNALED(s) && WTERMSIG(s) == {}{core}}}", signal(low))
        }
    }
}

fn stat(raw: &Raw) -> String {
    let mode = Mode(raw.int(24) as u32);
    let what = match mode.0 & Mode::S_IFMT {
        Mode::S_IFCHR | Mode::S_IFBLK => {
            let device = raw.long(40);
            format!("st_rdev=makedev({:#x}, {:#x})", device >> 8 & 0xfff, device & 0xff)
        }
        _ => format!("st_size={}", raw.long(48)),
    };
    format!("{{st_mode={}, {what}, ...}}", mode.named())
}

fn limit(value: i64) -> String {
    if value == -1 { "RLIM_INFINITY".to_owned() } else { value.to_string() }
}

/// `[INT CHLD]`; a set with most signals by those it lacks, `~[KILL]`.
fn signals(set: u64) -> String {
    let inverted = set.count_ones() > 32;
    let listed = if inverted { !set } else { set };
    let names: Vec<String> = (1..=64)
        .filter(|number| listed >> (number - 1) & 1 == 1)
        .map(|number| {
            let name = signal_name(number);
            name.strip_prefix("SIG").unwrap_or(&name).to_owned()
        })
        .collect();
    format!("{}[{}]", if inverted { "~" } else { "" }, names.join(" "))
}

fn sigaction(raw: &Raw) -> Shown {
    let flags = SignalActionFlags(raw.int(136));
    let field = if flags.has(SignalActionFlags::SA_SIGINFO) { "sigaction" } else { "handler" };
    let handler = match raw.long(0) {
        0 => Piece::Text("SIG_DFL".to_owned()),
        1 => Piece::Text("SIG_IGN".to_owned()),
        address => Piece::Function(address as u64),
    };
    let mask = signals(raw.long(8) as u64);
    let rest = format!(", sa_mask={mask}, sa_flags={}}}", flags.named());
    Some(vec![Piece::Text(format!("{{sa_{field}=")), handler, Piece::Text(rest)])
}

fn siginfo(raw: &Raw) -> String {
    const CODES: [&str; 6] =
        ["CLD_EXITED", "CLD_KILLED", "CLD_DUMPED", "CLD_TRAPPED", "CLD_STOPPED", "CLD_CONTINUED"];
    let code = usize::try_from(raw.int(8)).ok().and_then(|code| code.checked_sub(1));
    let Some(code) = code.and_then(|code| CODES.get(code)) else {
        return format!("{{si_signo={}, ...}}", signal_name(raw.int(0)));
    };
    let status = match raw.int(24) {
        status if *code == "CLD_EXITED" => status.to_string(),
        signal => signal_name(signal),
    };
    let (signal, pid) = (signal_name(raw.int(0)), raw.int(16));
    format!("{{si_signo={signal}, si_code={code}, si_pid={pid}, si_status={status}, ...}}")
}

fn flock(raw: &Raw) -> String {
    let kind = match raw.short(0) {
        0 => "F_RDLCK".to_owned(),
        1 => "F_WRLCK".to_owned(),
        2 => "F_UNLCK".to_owned(),
        other => other.to_string(),
    };
    let whence = Whence(i32::from(raw.short(2))).named();
    let (start, len, pid) = (raw.long(8), raw.long(16), raw.int(24));
    let pid = if pid == 0 { String::new() } else { format!(", l_pid={pid}") };
    format!("{{l_type={kind}, l_whence={whence}, l_start={start}, l_len={len}{pid}}}")
}

/// How many struct linux_dirent64 there are: each says how long it is.
fn entries(raw: &Raw) -> usize {
    let (mut at, mut count) = (0, 0);
    while at + 19 <= raw.0.len() {
        at += usize::try_from(raw.short(at + 16)).unwrap_or(0).max(19);
        count += 1;
    }
    count
}

/// A number as the flags it is.
pub(super) fn number(shape: Shape, number: i64) -> Shown {
    match shape {
        Shape::Nothing => None,
        Shape::StatusFlags => text(OpenFlags(number as i32).named()),
        Shape::TimerName => text(match number {
            0 => "ITIMER_REAL".to_owned(),
            1 => "ITIMER_VIRTUAL".to_owned(),
            2 => "ITIMER_PROF".to_owned(),
            other => other.to_string(),
        }),
        Shape::DescriptorFlags => text(DescriptorFlags(number as i32).named()),
        _ => text(number.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(shape: Shape, ints: &[i32]) -> String {
        let bytes: Vec<u8> = ints.iter().flat_map(|int| int.to_le_bytes()).collect();
        match structure(shape, &Bytes::from_slice(&bytes)).as_deref() {
            Some([Piece::Text(text)]) => text.clone(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn structures_read_as_strace_prints_them() {
        assert_eq!(shown(Shape::Ends, &[3, 4]), "[3, 4]");
        assert_eq!(shown(Shape::Timespec, &[1, 0, 500, 0]), "{tv_sec=1, tv_nsec=500}");
        assert_eq!(shown(Shape::Rlimit, &[16, 0, -1, -1]), "{rlim_cur=16, rlim_max=RLIM_INFINITY}");
        assert_eq!(
            shown(Shape::Flock, &[1, 0, 8, 0, 4, 0, 0, 0]),
            "{l_type=F_WRLCK, l_whence=SEEK_SET, l_start=8, l_len=4}"
        );
    }

    #[test]
    fn a_wait_status_says_how_the_child_ended() {
        let status = |status| shown(Shape::WaitStatus, &[status]);
        assert_eq!(status(0x300), "[{WIFEXITED(s) && WEXITSTATUS(s) == 3}]");
        assert_eq!(status(9), "[{WIFSIGNALED(s) && WTERMSIG(s) == SIGKILL}]");
        assert_eq!(status(0x8b), "[{WIFSIGNALED(s) && WTERMSIG(s) == SIGSEGV && WCOREDUMP(s)}]");
        assert_eq!(status(0x137f), "[{WIFSTOPPED(s) && WSTOPSIG(s) == SIGSTOP}]");
        assert_eq!(status(0xffff), "[{WIFCONTINUED(s)}]");
    }

    #[test]
    fn a_full_set_is_told_by_what_it_lacks() {
        assert_eq!(signals(0), "[]");
        assert_eq!(signals(1 << 1 | 1 << 16), "[INT CHLD]");
        assert_eq!(signals(u64::MAX), "~[]");
    }

    #[test]
    fn a_structure_at_a_bad_address_is_its_pointer() {
        assert_eq!(shown(Shape::Ends, &[3]), "Some([Pointer])");
    }
}
