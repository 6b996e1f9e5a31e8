//! The small values every other module speaks in: descriptors, process ids, errors, signals, bytes.
//!
//! Two facts a reader would get wrong: numbers are Linux x86-64's (they differ on other
//! architectures), and [`Bytes`] compares by content, however it was put together.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A file descriptor number of one process.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Fd(pub i32);

/// A process id as programs see it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Pid(pub i32);

/// Index of a process in the model's process table; dense, never shown to programs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct ProcId(pub u16);

macro_rules! errnos {
    ($($name:ident = $number:literal $text:literal)*) => {
        /// An error number of Linux x86-64, errno(3).
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[allow(missing_docs, clippy::upper_case_acronyms)]
        #[repr(i32)]
        pub enum Errno { $($name = $number),* }

        impl Errno {
            /// Every error number of the table, in order.
            pub const ALL: &[Errno] = &[$(Errno::$name),*];

            /// The symbolic name, "EAGAIN".
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Errno::$name => stringify!($name)),* }
            }

            /// The text of strerror(3) in the C locale of glibc.
            #[must_use]
            pub fn text(self) -> &'static str {
                match self { $(Errno::$name => $text),* }
            }

            /// The error with this number.
            #[must_use]
            pub fn from_number(number: i32) -> Option<Errno> {
                match number { $($number => Some(Errno::$name),)* _ => None }
            }
        }
    };
}

errnos! {
    EPERM = 1 "Operation not permitted"
    ENOENT = 2 "No such file or directory"
    ESRCH = 3 "No such process"
    EINTR = 4 "Interrupted system call"
    EIO = 5 "Input/output error"
    ENXIO = 6 "No such device or address"
    E2BIG = 7 "Argument list too long"
    ENOEXEC = 8 "Exec format error"
    EBADF = 9 "Bad file descriptor"
    ECHILD = 10 "No child processes"
    EAGAIN = 11 "Resource temporarily unavailable"
    ENOMEM = 12 "Cannot allocate memory"
    EACCES = 13 "Permission denied"
    EFAULT = 14 "Bad address"
    ENOTBLK = 15 "Block device required"
    EBUSY = 16 "Device or resource busy"
    EEXIST = 17 "File exists"
    EXDEV = 18 "Invalid cross-device link"
    ENODEV = 19 "No such device"
    ENOTDIR = 20 "Not a directory"
    EISDIR = 21 "Is a directory"
    EINVAL = 22 "Invalid argument"
    ENFILE = 23 "Too many open files in system"
    EMFILE = 24 "Too many open files"
    ENOTTY = 25 "Inappropriate ioctl for device"
    ETXTBSY = 26 "Text file busy"
    EFBIG = 27 "File too large"
    ENOSPC = 28 "No space left on device"
    ESPIPE = 29 "Illegal seek"
    EROFS = 30 "Read-only file system"
    EMLINK = 31 "Too many links"
    EPIPE = 32 "Broken pipe"
    EDOM = 33 "Numerical argument out of domain"
    ERANGE = 34 "Numerical result out of range"
    EDEADLK = 35 "Resource deadlock avoided"
    ENAMETOOLONG = 36 "File name too long"
    ENOLCK = 37 "No locks available"
    ENOSYS = 38 "Function not implemented"
    ENOTEMPTY = 39 "Directory not empty"
    ELOOP = 40 "Too many levels of symbolic links"
    ENOMSG = 42 "No message of desired type"
    EIDRM = 43 "Identifier removed"
    EPROTO = 71 "Protocol error"
    EBADMSG = 74 "Bad message"
    EOVERFLOW = 75 "Value too large for defined data type"
    EILSEQ = 84 "Invalid or incomplete multibyte or wide character"
    ENOTSOCK = 88 "Socket operation on non-socket"
    EDESTADDRREQ = 89 "Destination address required"
    EMSGSIZE = 90 "Message too long"
    EPROTOTYPE = 91 "Protocol wrong type for socket"
    ENOPROTOOPT = 92 "Protocol not available"
    EPROTONOSUPPORT = 93 "Protocol not supported"
    EOPNOTSUPP = 95 "Operation not supported"
    EAFNOSUPPORT = 97 "Address family not supported by protocol"
    EADDRINUSE = 98 "Address already in use"
    EADDRNOTAVAIL = 99 "Cannot assign requested address"
    ENETUNREACH = 101 "Network is unreachable"
    ECONNABORTED = 103 "Software caused connection abort"
    ECONNRESET = 104 "Connection reset by peer"
    ENOBUFS = 105 "No buffer space available"
    EISCONN = 106 "Transport endpoint is already connected"
    ENOTCONN = 107 "Transport endpoint is not connected"
    ETIMEDOUT = 110 "Connection timed out"
    ECONNREFUSED = 111 "Connection refused"
    EALREADY = 114 "Operation already in progress"
    EINPROGRESS = 115 "Operation now in progress"
    ECANCELED = 125 "Operation canceled"
    EOWNERDEAD = 130 "Owner died"
    ENOTRECOVERABLE = 131 "State not recoverable"
}

impl Errno {
    /// The number that C programs see in `errno`.
    #[must_use]
    pub fn number(self) -> i32 {
        self as i32
    }
}

macro_rules! signals {
    ($($name:ident = $number:literal $text:literal)*) => {
        #[allow(missing_docs)]
        impl Signal {
            $(pub const $name: Signal = Signal($number);)*

            /// The symbolic name, "SIGPIPE"; `None` for a number without one.
            #[must_use]
            pub fn name(self) -> Option<&'static str> {
                match self.0 { $($number => Some(concat!("SIG", stringify!($name))),)* _ => None }
            }

            /// The text of strsignal(3) in the C locale of glibc.
            #[must_use]
            pub fn text(self) -> Option<&'static str> {
                match self.0 { $($number => Some($text),)* _ => None }
            }

            /// The signal called `name`, with or without the leading "SIG".
            #[must_use]
            pub fn from_name(name: &str) -> Option<Signal> {
                match name.strip_prefix("SIG").unwrap_or(name) {
                    $(stringify!($name) => Some(Signal::$name),)*
                    _ => None,
                }
            }
        }
    };
}

/// A signal number, signal(7); 1 to 64.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Signal(pub u8);

signals! {
    HUP = 1 "Hangup"
    INT = 2 "Interrupt"
    QUIT = 3 "Quit"
    ILL = 4 "Illegal instruction"
    TRAP = 5 "Trace/breakpoint trap"
    ABRT = 6 "Aborted"
    BUS = 7 "Bus error"
    FPE = 8 "Floating point exception"
    KILL = 9 "Killed"
    USR1 = 10 "User defined signal 1"
    SEGV = 11 "Segmentation fault"
    USR2 = 12 "User defined signal 2"
    PIPE = 13 "Broken pipe"
    ALRM = 14 "Alarm clock"
    TERM = 15 "Terminated"
    STKFLT = 16 "Stack fault"
    CHLD = 17 "Child exited"
    CONT = 18 "Continued"
    STOP = 19 "Stopped (signal)"
    TSTP = 20 "Stopped"
    TTIN = 21 "Stopped (tty input)"
    TTOU = 22 "Stopped (tty output)"
    URG = 23 "Urgent I/O condition"
    XCPU = 24 "CPU time limit exceeded"
    XFSZ = 25 "File size limit exceeded"
    VTALRM = 26 "Virtual timer expired"
    PROF = 27 "Profiling timer expired"
    WINCH = 28 "Window changed"
    IO = 29 "I/O possible"
    PWR = 30 "Power failure"
    SYS = 31 "Bad system call"
}

impl Signal {
    /// Its name, "SIGPIPE", or its number.
    #[must_use]
    pub fn label(self) -> String {
        self.name().map_or_else(|| self.0.to_string(), str::to_owned)
    }
}

/// A piece of [`Bytes`]: written out, or one byte repeated.
#[derive(Clone, Debug)]
enum Piece {
    Data(Arc<[u8]>),
    Repeat { byte: u8, len: u64 },
}

impl Piece {
    fn len(&self) -> u64 {
        match self {
            Piece::Data(data) => data.len() as u64,
            Piece::Repeat { len, .. } => *len,
        }
    }

    fn slice(&self, from: u64, to: u64) -> Piece {
        match self {
            Piece::Data(data) if from == 0 && to == data.len() as u64 => Piece::Data(data.clone()),
            Piece::Data(data) => Piece::Data(data[from as usize..to as usize].into()),
            Piece::Repeat { byte, .. } => Piece::Repeat { byte: *byte, len: to - from },
        }
    }
}

/// A byte string that costs nothing when it repeats: `"A" x 65536` is one piece.
///
/// Equality and hashing go by content, so two states that hold the same bytes are the same state.
#[derive(Clone, Default)]
pub struct Bytes {
    pieces: Vec<Piece>,
    len: u64,
}

/// Runs at least this long are kept as one piece when bytes are taken from memory.
const REPEAT_MIN: usize = 64;

impl Bytes {
    /// No bytes.
    #[must_use]
    pub fn new() -> Bytes {
        Bytes::default()
    }

    /// `len` times `byte`.
    #[must_use]
    pub fn repeat(byte: u8, len: u64) -> Bytes {
        let mut bytes = Bytes::new();
        bytes.push(Piece::Repeat { byte, len });
        bytes
    }

    /// The bytes of `data`; long runs of one byte are stored once.
    #[must_use]
    pub fn from_slice(data: &[u8]) -> Bytes {
        let mut bytes = Bytes::new();
        if data.len() < REPEAT_MIN {
            bytes.push(Piece::Data(data.into()));
            return bytes;
        }
        let mut start = 0;
        let mut at = 0;
        while at < data.len() {
            let byte = data[at];
            let run = data[at..].iter().take_while(|b| **b == byte).count();
            if run >= REPEAT_MIN {
                bytes.push(Piece::Data(data[start..at].into()));
                bytes.push(Piece::Repeat { byte, len: run as u64 });
                start = at + run;
            }
            at += run;
        }
        bytes.push(Piece::Data(data[start..].into()));
        bytes
    }

    /// How many bytes.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    fn push(&mut self, piece: Piece) {
        let len = piece.len();
        if len == 0 {
            return;
        }
        self.len += len;
        if let (Piece::Repeat { byte: new, len: more }, Some(Piece::Repeat { byte, len })) =
            (&piece, self.pieces.last_mut())
            && new == byte
        {
            *len += more;
            return;
        }
        self.pieces.push(piece);
    }

    /// Puts `other` behind these bytes.
    pub fn append(&mut self, other: &Bytes) {
        for piece in &other.pieces {
            self.push(piece.clone());
        }
    }

    /// The bytes from `from` up to `to`. Panics when the range is not inside.
    #[must_use]
    pub fn slice(&self, from: u64, to: u64) -> Bytes {
        assert!(from <= to && to <= self.len, "slice {from}..{to} of {} bytes", self.len);
        if from == 0 && to == self.len {
            return self.clone();
        }
        let mut out = Bytes::new();
        let mut at = 0;
        for piece in &self.pieces {
            let end = at + piece.len();
            if end > from && at < to {
                out.push(piece.slice(from.max(at) - at, to.min(end) - at));
            }
            at = end;
        }
        out
    }

    /// Takes the first `count` bytes away and returns them. Panics when there are fewer.
    #[must_use]
    pub fn split_front(&mut self, count: u64) -> Bytes {
        let front = self.slice(0, count);
        *self = self.slice(count, self.len);
        front
    }

    /// The pieces in order: `Ok(data)` written out, `Err((byte, len))` repeated.
    pub fn pieces(&self) -> impl Iterator<Item = Result<&[u8], (u8, u64)>> {
        self.pieces.iter().map(|piece| match piece {
            Piece::Data(data) => Ok(&data[..]),
            Piece::Repeat { byte, len } => Err((*byte, *len)),
        })
    }

    /// All bytes written out.
    #[must_use]
    pub fn to_vec(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.len as usize);
        for piece in self.pieces() {
            match piece {
                Ok(data) => out.extend_from_slice(data),
                Err((byte, len)) => out.resize(out.len() + len as usize, byte),
            }
        }
        out
    }

    /// Maximal runs `(byte, len)`: the canonical reading that equality and hashing use.
    pub fn runs(&self) -> impl Iterator<Item = (u8, u64)> {
        let singles = self.pieces().flat_map(|piece| {
            let (data, repeat) = match piece {
                Ok(data) => (data, None),
                Err(repeat) => (&[][..], Some(repeat)),
            };
            data.iter().map(|byte| (*byte, 1)).chain(repeat)
        });
        let mut singles = singles.peekable();
        std::iter::from_fn(move || {
            let (byte, mut len) = singles.next()?;
            while let Some((_, more)) = singles.next_if(|(next, _)| *next == byte) {
                len += more;
            }
            Some((byte, len))
        })
    }
}

impl PartialEq for Bytes {
    fn eq(&self, other: &Bytes) -> bool {
        self.len == other.len && self.runs().eq(other.runs())
    }
}

impl Eq for Bytes {}

impl Hash for Bytes {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.len.hash(state);
        for run in self.runs() {
            run.hash(state);
        }
    }
}

impl From<&[u8]> for Bytes {
    fn from(data: &[u8]) -> Bytes {
        Bytes::from_slice(data)
    }
}

impl From<&str> for Bytes {
    fn from(text: &str) -> Bytes {
        Bytes::from_slice(text.as_bytes())
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, piece) in self.pieces().enumerate() {
            if nth > 0 {
                f.write_str(" ")?;
            }
            match piece {
                Ok(data) => write!(f, "\"{}\"", data.escape_ascii())?,
                Err((byte, len)) => write!(f, "\"{}\" x {len}", [byte].escape_ascii())?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_compare_by_content() {
        let mut built = Bytes::from("AA");
        built.append(&Bytes::repeat(b'A', 98));
        assert_eq!(built, Bytes::repeat(b'A', 100));
        assert_eq!(built.slice(10, 20), Bytes::from("AAAAAAAAAA"));
        assert_ne!(built, Bytes::repeat(b'A', 99));
    }
}
