//! vsnprintf(3) as glibc has it, floating point left out.
//!
//! Two facts a reader would get wrong: an unknown conversion is printed as it stands, and a
//! precision turns the `0` flag of a number off.

use super::{Cx, Outcome, Trouble, error_text, int, reads, writes};
use crate::value::Errno;

/// The output: all of it is counted, what fits is kept.
struct Out {
    bytes: Vec<u8>,
    room: usize,
    count: u64,
}

impl Out {
    fn put(&mut self, bytes: &[u8]) {
        let room = self.room - self.bytes.len();
        self.bytes.extend_from_slice(&bytes[..bytes.len().min(room)]);
        self.count += bytes.len() as u64;
    }

    fn pad(&mut self, byte: u8, len: u64) {
        let room = (self.room - self.bytes.len()) as u64;
        self.bytes.resize(self.bytes.len() + len.min(room) as usize, byte);
        self.count += len;
    }
}

/// What stands between `%` and the conversion.
#[derive(Clone, Copy, Default)]
struct Spec {
    left: bool,
    plus: bool,
    space: bool,
    alternate: bool,
    zero: bool,
    width: u64,
    precision: Option<u64>,
    /// Bytes of the number.
    size: u8,
}

/// The arguments: words in memory behind the first word of the `va_list`.
struct Args {
    list: u64,
    next: u64,
}

impl Args {
    fn take(&mut self, cx: &Cx<'_>) -> Result<u64, Trouble> {
        let word = reads(cx.memory.load::<8>(self.next))?;
        self.next = self.next.wrapping_add(8);
        Ok(word)
    }
}

/// vsnprintf(3)
pub(super) fn vsnprintf(cx: &mut Cx<'_>, [buf, size, format, list]: [u64; 4]) -> Outcome {
    let format = reads(cx.memory.c_string(format))?;
    let room = size.saturating_sub(1).min(i32::MAX as u64) as usize;
    let mut out = Out { bytes: Vec::new(), room, count: 0 };
    let mut args = Args { list, next: reads(cx.memory.load::<8>(list))? };
    let mut at = 0;
    while at < format.len() {
        let plain = format[at..].iter().take_while(|byte| **byte != b'%').count();
        out.put(&format[at..at + plain]);
        at += plain;
        if at == format.len() {
            break;
        }
        let begin = at;
        at += 1;
        let spec = spec(cx, &format, &mut at, &mut args)?;
        let Some(conversion) = format.get(at) else { return failed(cx, Errno::EINVAL) };
        at += 1;
        convert(cx, &mut out, spec, *conversion, &mut args, &format[begin..at])?;
    }
    writes(cx.memory.store::<8>(args.list, args.next))?;
    if size > 0 {
        out.bytes.push(0);
        writes(cx.memory.write_slice(buf, &out.bytes))?;
    }
    match i32::try_from(out.count) {
        Ok(count) => Ok(int(count)),
        Err(_) => failed(cx, Errno::EOVERFLOW),
    }
}

fn failed(cx: &mut Cx<'_>, errno: Errno) -> Outcome {
    if let Some(addr) = cx.errno {
        writes(cx.memory.store::<4>(addr, errno.number() as u64))?;
    }
    Ok(int(-1))
}

/// Reads flags, width, precision and length from `at`.
fn spec(cx: &Cx<'_>, format: &[u8], at: &mut usize, args: &mut Args) -> Result<Spec, Trouble> {
    let mut spec = Spec { size: 4, ..Spec::default() };
    loop {
        match format.get(*at) {
            Some(b'-') => spec.left = true,
            Some(b'+') => spec.plus = true,
            Some(b' ') => spec.space = true,
            Some(b'#') => spec.alternate = true,
            Some(b'0') => spec.zero = true,
            Some(b'\'' | b'I') => {}
            _ => break,
        }
        *at += 1;
    }
    if format.get(*at) == Some(&b'*') {
        *at += 1;
        let width = args.take(cx)? as i32;
        spec.left |= width < 0;
        spec.width = u64::from(width.unsigned_abs());
    } else {
        spec.width = digits(format, at);
        if format.get(*at) == Some(&b'$') {
            return Err(Trouble::NotModelled("printf with numbered arguments (%1$d)".to_owned()));
        }
    }
    if format.get(*at) == Some(&b'.') {
        *at += 1;
        if format.get(*at) == Some(&b'*') {
            *at += 1;
            spec.precision = u64::try_from(args.take(cx)? as i32).ok();
        } else if format.get(*at) == Some(&b'-') {
            *at += 1;
            digits(format, at);
        } else {
            spec.precision = Some(digits(format, at));
        }
    }
    spec.size = length(format, at);
    Ok(spec)
}

fn digits(format: &[u8], at: &mut usize) -> u64 {
    let mut value: u64 = 0;
    while let Some(digit @ b'0'..=b'9') = format.get(*at) {
        value = (value * 10 + u64::from(digit - b'0')).min(u64::from(u32::MAX));
        *at += 1;
    }
    value
}

/// The length modifier at `at`, as bytes of an integer.
fn length(format: &[u8], at: &mut usize) -> u8 {
    let (len, size) = match (format.get(*at), format.get(*at + 1)) {
        (Some(b'h'), Some(b'h')) => (2, 1),
        (Some(b'h'), _) => (1, 2),
        (Some(b'l'), Some(b'l')) => (2, 8),
        (Some(b'l' | b'q' | b'L' | b'j' | b'z' | b'Z' | b't'), _) => (1, 8),
        _ => (0, 4),
    };
    *at += len;
    size
}

fn convert(
    cx: &mut Cx<'_>,
    out: &mut Out,
    spec: Spec,
    conversion: u8,
    args: &mut Args,
    whole: &[u8],
) -> Result<(), Trouble> {
    match conversion {
        b'd' | b'i' => {
            let value = signed(args.take(cx)?, spec.size);
            let sign: &[u8] = match (value < 0, spec.plus, spec.space) {
                (true, ..) => b"-",
                (_, true, _) => b"+",
                (_, _, true) => b" ",
                _ => b"",
            };
            number(out, spec, value.unsigned_abs().to_string(), sign);
        }
        b'u' | b'o' | b'x' | b'X' | b'b' | b'B' => {
            let value = unsigned(args.take(cx)?, spec.size);
            unsigned_number(out, spec, conversion, value);
        }
        b'c' => {
            let byte = args.take(cx)? as u8;
            padded(out, spec, &[byte]);
        }
        b's' if spec.size == 8 => return Err(wide(whole)),
        b's' => {
            let text = string(cx, args.take(cx)?, spec.precision)?;
            padded(out, spec, &text);
        }
        b'p' => match args.take(cx)? {
            0 => padded(out, Spec { precision: None, ..spec }, b"(nil)"),
            value => {
                let sign: &[u8] = match (spec.plus, spec.space) {
                    (true, _) => b"+0x",
                    (_, true) => b" 0x",
                    _ => b"0x",
                };
                number(out, spec, format!("{value:x}"), sign);
            }
        },
        b'n' => {
            let addr = args.take(cx)?;
            let raw = out.count.to_le_bytes();
            writes(cx.memory.write_slice(addr, &raw[..usize::from(spec.size)]))?;
        }
        b'm' => {
            let errno = cx.errno.map_or(Ok(0), |addr| cx.memory.load::<4>(addr));
            let (text, _) = error_text(reads(errno)? as i32);
            padded(out, spec, &cut(text.as_bytes(), spec.precision));
        }
        b'%' => out.put(b"%"),
        b'a' | b'A' | b'e' | b'E' | b'f' | b'F' | b'g' | b'G' => {
            let text = String::from_utf8_lossy(whole);
            return Err(Trouble::NotModelled(format!("floating point ({text} in a format)")));
        }
        b'C' | b'S' => return Err(wide(whole)),
        _ => out.put(whole),
    }
    Ok(())
}

fn wide(whole: &[u8]) -> Trouble {
    let text = String::from_utf8_lossy(whole);
    Trouble::NotModelled(format!("wide characters ({text} in a format)"))
}

fn signed(word: u64, size: u8) -> i64 {
    match size {
        1 => i64::from(word as i8),
        2 => i64::from(word as i16),
        4 => i64::from(word as i32),
        _ => word as i64,
    }
}

fn unsigned(word: u64, size: u8) -> u64 {
    match size {
        1 => u64::from(word as u8),
        2 => u64::from(word as u16),
        4 => u64::from(word as u32),
        _ => word,
    }
}

fn unsigned_number(out: &mut Out, spec: Spec, conversion: u8, value: u64) {
    let (mut text, prefix): (String, &[u8]) = match conversion {
        b'o' => (format!("{value:o}"), b""),
        b'x' => (format!("{value:x}"), b"0x"),
        b'X' => (format!("{value:X}"), b"0X"),
        b'b' => (format!("{value:b}"), b"0b"),
        b'B' => (format!("{value:b}"), b"0B"),
        _ => (value.to_string(), b""),
    };
    let octal_zero = conversion == b'o' && spec.alternate;
    if octal_zero && value != 0 && spec.precision.unwrap_or(0) <= text.len() as u64 {
        text.insert(0, '0');
    }
    let spec = match spec.precision {
        Some(0) if octal_zero && value == 0 => Spec { precision: Some(1), ..spec },
        _ => spec,
    };
    let prefix = if spec.alternate && value != 0 { prefix } else { b"" };
    number(out, spec, text, prefix);
}

/// A number: sign or prefix, zeros up to the precision or the width, digits.
fn number(out: &mut Out, spec: Spec, digits: String, sign: &[u8]) {
    let digits = if spec.precision == Some(0) && digits == "0" { String::new() } else { digits };
    let len = digits.len() as u64;
    let mut zeros = spec.precision.unwrap_or(1).saturating_sub(len);
    let filled = sign.len() as u64 + len;
    if spec.zero && !spec.left && spec.precision.is_none() {
        zeros = zeros.max(spec.width.saturating_sub(filled));
    }
    let pad = spec.width.saturating_sub(filled + zeros);
    if !spec.left {
        out.pad(b' ', pad);
    }
    out.put(sign);
    out.pad(b'0', zeros);
    out.put(digits.as_bytes());
    if spec.left {
        out.pad(b' ', pad);
    }
}

fn padded(out: &mut Out, spec: Spec, text: &[u8]) {
    let pad = spec.width.saturating_sub(text.len() as u64);
    if !spec.left {
        out.pad(b' ', pad);
    }
    out.put(text);
    if spec.left {
        out.pad(b' ', pad);
    }
}

fn cut(text: &[u8], precision: Option<u64>) -> Vec<u8> {
    let len = precision.map_or(text.len(), |precision| text.len().min(precision as usize));
    text[..len].to_vec()
}

/// The text of `%s`: glibc prints a null pointer as (null), or as nothing when that is too long.
fn string(cx: &Cx<'_>, at: u64, precision: Option<u64>) -> Result<Vec<u8>, Trouble> {
    const NULL: &[u8] = b"(null)";
    match (at, precision) {
        (0, Some(precision)) if precision < NULL.len() as u64 => Ok(Vec::new()),
        (0, _) => Ok(NULL.to_vec()),
        (_, None) => reads(cx.memory.c_string(at)),
        (_, Some(precision)) => {
            let mut text = Vec::new();
            while (text.len() as u64) < precision {
                match reads(cx.memory.load::<1>(at.wrapping_add(text.len() as u64)))? {
                    0 => break,
                    byte => text.push(byte as u8),
                }
            }
            Ok(text)
        }
    }
}
