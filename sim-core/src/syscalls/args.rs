//! How one argument of a system call is taken out of registers and memory, and shown.

use super::Ret;
use super::shape::{self, Piece, Shape, Shown};
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

/// Where an argument stands in the C call, how much it points to, and how that is shown.
#[derive(Clone, Copy, Debug)]
pub struct Arg {
    /// Its position in the C call, from 0.
    pub index: usize,
    /// How many bytes it points to.
    pub len: Len,
    /// How it is shown.
    pub shape: Shape,
}

impl Arg {
    /// The same, shown as `shape`.
    #[must_use]
    pub const fn shown(self, shape: Shape) -> Arg {
        Arg { shape, ..self }
    }
}

/// Argument 0, 1, 2 ... of the C call.
pub(super) const fn at(index: usize) -> Arg {
    Arg { index, len: Len::None, shape: Shape::Plain }
}

/// Pointer argument `index` with its byte count in argument `len`.
pub(super) const fn counted(index: usize, len: usize) -> Arg {
    Arg { index, len: Len::Arg(len), shape: Shape::Plain }
}

/// Pointer argument `index` to the structure `shape`.
pub(super) const fn to(index: usize, shape: Shape) -> Arg {
    Arg { index, len: Len::Fixed(shape.size()), shape }
}

/// Argument `index`, a number or a pointer to at most `len` bytes, as the command in argument 1 says.
pub(super) const fn by_command(index: usize, len: u64, shapes: &'static [(i64, Shape)]) -> Arg {
    Arg { index, len: Len::Fixed(len), shape: Shape::By(1, shapes) }
}

/// A kind of argument.
pub(super) trait FromC {
    fn from_c(regs: &[u64; 6], memory: &Memory, arg: Arg) -> Self
    where
        Self: Sized;

    /// The argument as text; `ret` is there once the call has returned, `arg.shape` is settled.
    fn text(&self, arg: Arg, ret: Option<&Ret>) -> Shown;

    /// The argument as a number, for the arguments that depend on it.
    fn number(&self) -> i64 {
        0
    }
}

/// What is shown of a call's arguments, given with their names and how they stand in the row; see
/// `Call::args`. Not in the table's macro: one copy is enough.
pub(super) fn shown(
    values: &[&dyn FromC],
    args: &'static [(&'static str, Arg)],
    ret: Option<&Ret>,
) -> Vec<(&'static str, Vec<Piece>)> {
    let mut numbers = [0; 6];
    for (value, (_, arg)) in values.iter().zip(args) {
        numbers[arg.index] = value.number();
    }
    let mut shown = Vec::new();
    for (value, (name, arg)) in values.iter().zip(args) {
        let arg = arg.shown(arg.shape.settled(|index| numbers[index]));
        if let Some(pieces) = value.text(arg, ret) {
            shown.push((*name, pieces));
        }
    }
    shown
}

/// Bytes that are shown of a buffer.
const SHOWN: u64 = 32;
/// Of more equal bytes than this at the end of what is shown
const RUN_MAX: usize = 16;
/// only so many are.
const RUN_SHOWN: usize = 4;

/// Bytes as a C string, `"abc"` or `"xxxx"...`; UTF-8 text stays readable.
#[must_use]
pub fn quoted(bytes: &Bytes) -> String {
    let mut shown = bytes.slice(0, bytes.len().min(SHOWN)).to_vec();
    let mut cut = bytes.len() > SHOWN;
    if cut {
        // A letter of several bytes is not cut in two.
        let whole = shown.utf8_chunks().last().map_or(0, |chunk| chunk.invalid().len());
        shown.truncate(shown.len() - if whole < 4 { whole } else { 0 });
    }
    let last = shown.last().copied();
    let run = shown.iter().rev().take_while(|byte| Some(**byte) == last).count();
    if run > RUN_MAX {
        shown.truncate(shown.len() - run + RUN_SHOWN);
        cut = true;
    }
    format!("{}{}", literal(&shown), if cut { "..." } else { "" })
}

/// All of the bytes as a C string.
fn literal(bytes: &[u8]) -> String {
    let mut out = String::from("\"");
    for chunk in bytes.utf8_chunks() {
        for letter in chunk.valid().chars() {
            match letter {
                '\0' => out.push_str("\\0"),
                '\'' => out.push(letter),
                letter if letter.is_ascii() => {
                    out.extend(std::ascii::escape_default(letter as u8).map(char::from));
                }
                letter if letter.is_control() => out.extend(letter.escape_unicode()),
                letter => out.push(letter),
            }
        }
        out.extend(chunk.invalid().escape_ascii().map(char::from));
    }
    out.push('"');
    out
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
    fn from_c(regs: &[u64; 6], _: &Memory, arg: Arg) -> Fd {
        Fd(regs[arg.index] as i32)
    }
    fn text(&self, _: Arg, _: Option<&Ret>) -> Shown {
        shape::text(self.0.to_string())
    }
}

impl FromC for i32 {
    fn from_c(regs: &[u64; 6], _: &Memory, arg: Arg) -> i32 {
        regs[arg.index] as i32
    }
    fn text(&self, arg: Arg, _: Option<&Ret>) -> Shown {
        shape::number(arg.shape, i64::from(*self))
    }
    fn number(&self) -> i64 {
        i64::from(*self)
    }
}

impl FromC for i64 {
    fn from_c(regs: &[u64; 6], _: &Memory, arg: Arg) -> i64 {
        regs[arg.index] as i64
    }
    fn text(&self, arg: Arg, _: Option<&Ret>) -> Shown {
        shape::number(arg.shape, *self)
    }
    fn number(&self) -> i64 {
        *self
    }
}

impl FromC for u64 {
    fn from_c(regs: &[u64; 6], _: &Memory, arg: Arg) -> u64 {
        regs[arg.index]
    }
    fn text(&self, _: Arg, _: Option<&Ret>) -> Shown {
        shape::text(self.to_string())
    }
}

impl FromC for Path {
    fn from_c(regs: &[u64; 6], memory: &Memory, arg: Arg) -> Path {
        Path(memory.c_string(regs[arg.index]).ok())
    }
    fn text(&self, _: Arg, _: Option<&Ret>) -> Shown {
        match &self.0 {
            Some(path) => shape::text(literal(path)),
            None => Some(vec![Piece::Pointer]),
        }
    }
}

impl FromC for Strings {
    fn from_c(regs: &[u64; 6], memory: &Memory, arg: Arg) -> Strings {
        let mut strings = Vec::new();
        let mut addr = regs[arg.index];
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
    fn text(&self, arg: Arg, _: Option<&Ret>) -> Shown {
        match (&self.0, arg.shape) {
            (Some(strings), Shape::Count) => shape::text(format!("[/* {} vars */]", strings.len())),
            (Some(strings), _) => {
                let strings = strings.iter().map(|s| quoted(&Bytes::from_slice(s)));
                shape::text(format!("[{}]", strings.collect::<Vec<_>>().join(", ")))
            }
            (None, _) => Some(vec![Piece::Pointer]),
        }
    }
}

impl FromC for InBuf {
    fn from_c(regs: &[u64; 6], memory: &Memory, arg: Arg) -> InBuf {
        let (addr, len) = (regs[arg.index], arg.len.of(regs));
        let readable = memory.accessible(addr, len.min(TRANSFER_MAX), Access::Read);
        let bytes = memory.read(addr, readable).unwrap_or_default();
        InBuf { null: addr == 0, len, bytes }
    }
    fn text(&self, arg: Arg, _: Option<&Ret>) -> Shown {
        match self {
            InBuf { null: true, .. } => shape::text("NULL"),
            InBuf { len: 1.., bytes, .. } if bytes.is_empty() => Some(vec![Piece::Pointer]),
            InBuf { bytes, .. } => shape::structure(arg.shape, bytes),
        }
    }
}

impl FromC for OutBuf {
    fn from_c(regs: &[u64; 6], memory: &Memory, arg: Arg) -> OutBuf {
        let (addr, len) = (regs[arg.index], arg.len.of(regs));
        let writable = memory.accessible(addr, len.min(TRANSFER_MAX), Access::Write);
        OutBuf { null: addr == 0, len, writable, index: arg.index as u8 }
    }
    fn text(&self, arg: Arg, ret: Option<&Ret>) -> Shown {
        match written(self.index, ret) {
            _ if self.null => shape::text("NULL"),
            Some(bytes) => shape::structure(arg.shape, bytes),
            // Nothing was written by a call that went well: end of file.
            None if matches!(ret, Some(Ret { value: Ok(0), .. })) && arg.shape.size() == 0 => {
                shape::text("\"\"")
            }
            None if self.writable == 0 && self.len > 0 => Some(vec![Piece::Pointer]),
            None => Some(vec![Piece::Name]),
        }
    }
}

/// What a call that returned wrote through pointer argument `index`.
fn written(index: u8, ret: Option<&Ret>) -> Option<&Bytes> {
    ret?.out.iter().find(|(at, _)| *at == index).map(|(_, bytes)| bytes)
}

/// The most buffers writev(2) takes (IOV_MAX).
const IOVECS_MAX: u64 = 1024;

impl FromC for InVec {
    fn from_c(regs: &[u64; 6], memory: &Memory, arg: Arg) -> InVec {
        let (addr, count) = (regs[arg.index], arg.len.of(regs));
        if count > IOVECS_MAX {
            return InVec(None);
        }
        let Ok(array) = memory.read(addr, count * 16) else { return InVec(None) };
        let mut all = InBuf { null: count == 0, len: 0, bytes: Bytes::new() };
        for iovec in array.to_vec().chunks_exact(16) {
            let word = |half: &[u8]| half.iter().rev().fold(0, |n, byte| n << 8 | u64::from(*byte));
            let part = [word(&iovec[..8]), word(&iovec[8..]), 0, 0, 0, 0];
            let one = Arg { index: 0, len: Len::Arg(1), shape: Shape::Plain };
            let part = InBuf::from_c(&part, memory, one);
            if all.bytes.len() == all.len {
                all.bytes.append(&part.bytes);
            }
            all.len += part.len;
        }
        InVec(Some(all))
    }
    fn text(&self, arg: Arg, ret: Option<&Ret>) -> Shown {
        match &self.0 {
            Some(all) => all.text(arg, ret),
            None => Some(vec![Piece::Pointer]),
        }
    }
}

impl FromC for Vararg {
    fn from_c(regs: &[u64; 6], memory: &Memory, arg: Arg) -> Vararg {
        let (addr, len) = (regs[arg.index], arg.len.of(regs));
        let readable = memory.accessible(addr, len, Access::Read);
        Vararg {
            number: addr as i64,
            bytes: memory.read(addr, readable).unwrap_or_default(),
            writable: memory.accessible(addr, len, Access::Write),
            index: arg.index as u8,
        }
    }
    fn text(&self, arg: Arg, ret: Option<&Ret>) -> Shown {
        match arg.shape.size() {
            0 => shape::number(arg.shape, self.number),
            _ if self.number == 0 => shape::text("NULL"),
            size => match (written(self.index, ret), arg.shape) {
                (Some(bytes), shape) => shape::structure(shape, bytes),
                (None, Shape::Flock | Shape::GivenInt) => {
                    shape::structure(arg.shape, &self.bytes.slice(0, size.min(self.bytes.len())))
                }
                (None, _) => Some(vec![Piece::Name]),
            },
        }
    }
    fn number(&self) -> i64 {
        self.number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_shown_as_a_c_string() {
        let shown = |bytes: &[u8]| quoted(&Bytes::from_slice(bytes));
        assert_eq!(shown(b"a\"b\n\0'"), r#""a\"b\n\0'""#);
        assert_eq!(shown("안녕\n".as_bytes()), r#""안녕\n""#);
        assert_eq!(shown(b"\xff\x01"), r#""\xff\x01""#);
        assert_eq!(shown(&[b'x'; 16]), format!("\"{}\"", "x".repeat(16)));
        assert_eq!(shown(&[b'x'; 4096]), "\"xxxx\"...");
        assert_eq!(shown(&b"0123456789".repeat(4)), "\"01234567890123456789012345678901\"...");
        assert_eq!(shown("가".repeat(20).as_bytes()), format!("\"{}\"...", "가".repeat(10)));
    }
}
