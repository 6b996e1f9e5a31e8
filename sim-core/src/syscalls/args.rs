//! How one argument of a system call is taken out of registers and memory, and shown.

use crate::memory::{Access, Memory};
use crate::value::Bytes;

pub use crate::value::Fd;

/// Where the length of a buffer argument comes from.
#[derive(Clone, Copy, Debug)]
pub enum Len {
    /// It has none.
    None,
    /// The value of this argument.
    Arg(usize),
    /// Always this many bytes.
    Fixed(u64),
}

impl Len {
    fn of(self, regs: &[u64; 6]) -> u64 {
        match self {
            Len::None => 0,
            Len::Arg(index) => regs[index],
            Len::Fixed(len) => len,
        }
    }
}

/// A kind of argument.
pub(super) trait FromC: Sized {
    fn from_c(regs: &[u64; 6], memory: &Memory, place: (usize, Len)) -> Self;
    fn text(&self) -> String;
}

/// An `int` argument.
pub type Int = i32;
/// A `long` or `off_t` argument.
pub type Long = i64;
/// A `size_t` argument.
pub type Size = u64;

/// A path argument: its bytes without the NUL; `None` when the pointer was bad (EFAULT).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Path(pub Option<Vec<u8>>);

/// A NULL-terminated array of strings (argv, envp); `None` when a pointer was bad.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Strings(pub Option<Vec<Vec<u8>>>);

/// A buffer the call reads from.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct InBuf {
    /// Whether the pointer was NULL.
    pub null: bool,
    /// How many bytes the caller asked for.
    pub len: u64,
    /// The bytes that could be read, counted from the start: all `len`, or fewer at a bad address.
    pub bytes: Bytes,
}

/// A buffer the call writes to.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct OutBuf {
    /// Whether the pointer was NULL.
    pub null: bool,
    /// How many bytes the caller offers.
    pub len: u64,
    /// How many of them, counted from the start, can be written.
    pub writable: u64,
    /// Which argument of the C call the pointer is: the index for `Ret::with`.
    pub index: u8,
}

/// The buffers of writev(2), gathered in order; `None` when the array itself could not be read.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct InVec(pub Option<InBuf>);

/// The third argument of fcntl(2) and ioctl(2): a number or a pointer, as the command says.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Vararg {
    /// The argument as a number.
    pub number: i64,
    /// The bytes that can be read where it points, if it is a pointer: at most what the row says.
    pub bytes: Bytes,
    /// How many of them can be written.
    pub writable: u64,
    /// Which argument of the C call it is: the index for `Ret::with`.
    pub index: u8,
}

/// The most bytes one read or write moves on Linux (MAX_RW_COUNT).
pub const TRANSFER_MAX: u64 = 0x7fff_f000;

impl FromC for Fd {
    fn from_c(regs: &[u64; 6], _: &Memory, (at, _): (usize, Len)) -> Fd {
        Fd(regs[at] as i32)
    }
    fn text(&self) -> String {
        self.0.to_string()
    }
}

impl FromC for i32 {
    fn from_c(regs: &[u64; 6], _: &Memory, (at, _): (usize, Len)) -> i32 {
        regs[at] as i32
    }
    fn text(&self) -> String {
        self.to_string()
    }
}

impl FromC for i64 {
    fn from_c(regs: &[u64; 6], _: &Memory, (at, _): (usize, Len)) -> i64 {
        regs[at] as i64
    }
    fn text(&self) -> String {
        self.to_string()
    }
}

impl FromC for u64 {
    fn from_c(regs: &[u64; 6], _: &Memory, (at, _): (usize, Len)) -> u64 {
        regs[at]
    }
    fn text(&self) -> String {
        self.to_string()
    }
}

impl FromC for Path {
    fn from_c(regs: &[u64; 6], memory: &Memory, (at, _): (usize, Len)) -> Path {
        Path(memory.c_string(regs[at]).ok())
    }
    fn text(&self) -> String {
        match &self.0 {
            Some(path) => format!("\"{}\"", path.escape_ascii()),
            None => "bad address".to_owned(),
        }
    }
}

impl FromC for Strings {
    fn from_c(regs: &[u64; 6], memory: &Memory, (at, _): (usize, Len)) -> Strings {
        let mut strings = Vec::new();
        let mut addr = regs[at];
        if addr == 0 {
            return Strings(Some(strings));
        }
        loop {
            let Ok(pointer) = memory.read(addr, 8) else { return Strings(None) };
            let mut raw = [0; 8];
            raw.copy_from_slice(&pointer.to_vec());
            match u64::from_le_bytes(raw) {
                0 => return Strings(Some(strings)),
                pointer => match memory.c_string(pointer) {
                    Ok(string) => strings.push(string),
                    Err(_) => return Strings(None),
                },
            }
            addr += 8;
        }
    }
    fn text(&self) -> String {
        match &self.0 {
            Some(strings) => {
                let quoted: Vec<String> =
                    strings.iter().map(|s| format!("\"{}\"", s.escape_ascii())).collect();
                format!("[{}]", quoted.join(", "))
            }
            None => "bad address".to_owned(),
        }
    }
}

impl FromC for InBuf {
    fn from_c(regs: &[u64; 6], memory: &Memory, (at, len): (usize, Len)) -> InBuf {
        let (addr, len) = (regs[at], len.of(regs));
        let readable = memory.accessible(addr, len.min(TRANSFER_MAX), Access::Read);
        let bytes = memory.read(addr, readable).unwrap_or_default();
        InBuf { null: addr == 0, len, bytes }
    }
    fn text(&self) -> String {
        let shown = self.bytes.slice(0, self.bytes.len().min(32));
        let more = if self.bytes.len() > 32 { "..." } else { "" };
        format!("{shown:?}{more}")
    }
}

impl FromC for OutBuf {
    fn from_c(regs: &[u64; 6], memory: &Memory, (at, len): (usize, Len)) -> OutBuf {
        let (addr, len) = (regs[at], len.of(regs));
        let writable = memory.accessible(addr, len.min(TRANSFER_MAX), Access::Write);
        OutBuf { null: addr == 0, len, writable, index: at as u8 }
    }
    fn text(&self) -> String {
        if self.null { "NULL".to_owned() } else { format!("{} bytes", self.len) }
    }
}

/// The most buffers writev(2) takes (IOV_MAX).
const IOVECS_MAX: u64 = 1024;

impl FromC for InVec {
    fn from_c(regs: &[u64; 6], memory: &Memory, (at, len): (usize, Len)) -> InVec {
        let (addr, count) = (regs[at], len.of(regs));
        if count > IOVECS_MAX {
            return InVec(None);
        }
        let Ok(array) = memory.read(addr, count * 16) else { return InVec(None) };
        let mut all = InBuf { null: count == 0, len: 0, bytes: Bytes::new() };
        for iovec in array.to_vec().chunks_exact(16) {
            let word = |half: &[u8]| half.iter().rev().fold(0, |n, byte| n << 8 | u64::from(*byte));
            let part = [word(&iovec[..8]), word(&iovec[8..]), 0, 0, 0, 0];
            let part = InBuf::from_c(&part, memory, (0, Len::Arg(1)));
            if all.bytes.len() == all.len {
                all.bytes.append(&part.bytes);
            }
            all.len += part.len;
        }
        InVec(Some(all))
    }
    fn text(&self) -> String {
        match &self.0 {
            Some(all) => all.text(),
            None => "bad address".to_owned(),
        }
    }
}

impl FromC for Vararg {
    fn from_c(regs: &[u64; 6], memory: &Memory, (at, len): (usize, Len)) -> Vararg {
        let (addr, len) = (regs[at], len.of(regs));
        let readable = memory.accessible(addr, len, Access::Read);
        Vararg {
            number: addr as i64,
            bytes: memory.read(addr, readable).unwrap_or_default(),
            writable: memory.accessible(addr, len, Access::Write),
            index: at as u8,
        }
    }
    fn text(&self) -> String {
        if self.bytes.is_empty() { self.number.to_string() } else { "a pointer".to_owned() }
    }
}
