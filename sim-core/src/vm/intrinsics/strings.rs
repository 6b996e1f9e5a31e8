//! The `str` functions of string.h and strings.h.
//!
//! Two facts a reader would get wrong: `char` is signed but strings compare as unsigned bytes, and
//! the comparison functions of glibc give the difference of the bytes or its sign depending on the
//! processor; here it is the difference, as with AVX2.

use super::{Cx, Outcome, Trouble, int, reads, writes};
use crate::memory::{Access, BadAddress};

type Args = [u64; 4];

fn text(cx: &Cx<'_>, at: u64) -> Result<Vec<u8>, Trouble> {
    reads(cx.memory.c_string(at))
}

/// At most `n` bytes of a string that needs no NUL when it is that long.
fn text_within(cx: &Cx<'_>, at: u64, n: u64) -> Result<Vec<u8>, Trouble> {
    let readable = cx.memory.accessible(at, n, Access::Read);
    let mut bytes = Vec::new();
    let mut done = 0;
    while done < readable {
        let count = (readable - done).min(256);
        let part = reads(cx.memory.read(at + done, count))?.to_vec();
        if let Some(end) = part.iter().position(|byte| *byte == 0) {
            bytes.extend_from_slice(&part[..end]);
            return Ok(bytes);
        }
        bytes.extend_from_slice(&part);
        done += count;
    }
    if readable < n {
        let bad = BadAddress { addr: at.wrapping_add(readable) };
        return Err(Trouble::Bad { bad, access: Access::Read });
    }
    Ok(bytes)
}

fn put(cx: &mut Cx<'_>, to: u64, mut bytes: Vec<u8>) -> Result<(), Trouble> {
    bytes.push(0);
    writes(cx.memory.write_slice(to, &bytes))
}

/// The difference of the first bytes that differ; the end of a string counts as 0.
fn difference(a: &[u8], b: &[u8]) -> u64 {
    let common = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let byte = |text: &[u8]| text.get(common).copied().map_or(0, i32::from);
    int(byte(a) - byte(b))
}

/// strlen(3)
pub(super) fn strlen(cx: &mut Cx<'_>, [at, ..]: Args) -> Outcome {
    Ok(text(cx, at)?.len() as u64)
}

/// strnlen(3)
pub(super) fn strnlen(cx: &mut Cx<'_>, [at, n, ..]: Args) -> Outcome {
    Ok(text_within(cx, at, n)?.len() as u64)
}

/// strcmp(3)
pub(super) fn strcmp(cx: &mut Cx<'_>, [a, b, ..]: Args) -> Outcome {
    Ok(difference(&text(cx, a)?, &text(cx, b)?))
}

/// strncmp(3)
pub(super) fn strncmp(cx: &mut Cx<'_>, [a, b, n, _]: Args) -> Outcome {
    Ok(difference(&text_within(cx, a, n)?, &text_within(cx, b, n)?))
}

/// strcasecmp(3)
pub(super) fn strcasecmp(cx: &mut Cx<'_>, [a, b, ..]: Args) -> Outcome {
    let (a, b) = (text(cx, a)?.to_ascii_lowercase(), text(cx, b)?.to_ascii_lowercase());
    Ok(difference(&a, &b))
}

/// strncasecmp(3)
pub(super) fn strncasecmp(cx: &mut Cx<'_>, [a, b, n, _]: Args) -> Outcome {
    let a = text_within(cx, a, n)?.to_ascii_lowercase();
    let b = text_within(cx, b, n)?.to_ascii_lowercase();
    Ok(difference(&a, &b))
}

/// strcpy(3)
pub(super) fn strcpy(cx: &mut Cx<'_>, [to, from, ..]: Args) -> Outcome {
    let bytes = text(cx, from)?;
    put(cx, to, bytes)?;
    Ok(to)
}

/// stpcpy(3)
pub(super) fn stpcpy(cx: &mut Cx<'_>, [to, from, ..]: Args) -> Outcome {
    let bytes = text(cx, from)?;
    let end = to.wrapping_add(bytes.len() as u64);
    put(cx, to, bytes)?;
    Ok(end)
}

/// strncpy(3): fills up with NULs, and puts none when the string is too long.
pub(super) fn strncpy(cx: &mut Cx<'_>, [to, from, n, _]: Args) -> Outcome {
    let bytes = text_within(cx, from, n)?;
    writes(cx.memory.write_slice(to, &bytes))?;
    let len = bytes.len() as u64;
    writes(cx.memory.fill(to.wrapping_add(len), n - len, 0))?;
    Ok(to)
}

/// strcat(3)
pub(super) fn strcat(cx: &mut Cx<'_>, [to, from, ..]: Args) -> Outcome {
    let end = to.wrapping_add(text(cx, to)?.len() as u64);
    let bytes = text(cx, from)?;
    put(cx, end, bytes)?;
    Ok(to)
}

/// strncat(3)
pub(super) fn strncat(cx: &mut Cx<'_>, [to, from, n, _]: Args) -> Outcome {
    let end = to.wrapping_add(text(cx, to)?.len() as u64);
    let bytes = text_within(cx, from, n)?;
    put(cx, end, bytes)?;
    Ok(to)
}

/// Where `byte` stands in a string; its end counts when `byte` is 0.
fn found(bytes: &[u8], byte: u64) -> Option<usize> {
    match byte as u8 {
        0 => Some(bytes.len()),
        byte => bytes.iter().position(|b| *b == byte),
    }
}

/// strchr(3)
pub(super) fn strchr(cx: &mut Cx<'_>, [at, byte, ..]: Args) -> Outcome {
    Ok(found(&text(cx, at)?, byte).map_or(0, |nth| at + nth as u64))
}

/// strchrnul(3)
pub(super) fn strchrnul(cx: &mut Cx<'_>, [at, byte, ..]: Args) -> Outcome {
    let bytes = text(cx, at)?;
    Ok(at + found(&bytes, byte).unwrap_or(bytes.len()) as u64)
}

/// strrchr(3)
pub(super) fn strrchr(cx: &mut Cx<'_>, [at, byte, ..]: Args) -> Outcome {
    let bytes = text(cx, at)?;
    let nth = match byte as u8 {
        0 => Some(bytes.len()),
        byte => bytes.iter().rposition(|b| *b == byte),
    };
    Ok(nth.map_or(0, |nth| at + nth as u64))
}

/// strstr(3)
pub(super) fn strstr(cx: &mut Cx<'_>, [at, what, ..]: Args) -> Outcome {
    let (bytes, what) = (text(cx, at)?, text(cx, what)?);
    if what.is_empty() {
        return Ok(at);
    }
    Ok(bytes.windows(what.len()).position(|part| part == what).map_or(0, |nth| at + nth as u64))
}

/// strpbrk(3)
pub(super) fn strpbrk(cx: &mut Cx<'_>, [at, set, ..]: Args) -> Outcome {
    let (bytes, set) = (text(cx, at)?, text(cx, set)?);
    Ok(bytes.iter().position(|byte| set.contains(byte)).map_or(0, |nth| at + nth as u64))
}

/// strspn(3)
pub(super) fn strspn(cx: &mut Cx<'_>, [at, set, ..]: Args) -> Outcome {
    let (bytes, set) = (text(cx, at)?, text(cx, set)?);
    Ok(bytes.iter().take_while(|byte| set.contains(byte)).count() as u64)
}

/// strcspn(3)
pub(super) fn strcspn(cx: &mut Cx<'_>, [at, set, ..]: Args) -> Outcome {
    let (bytes, set) = (text(cx, at)?, text(cx, set)?);
    Ok(bytes.iter().take_while(|byte| !set.contains(byte)).count() as u64)
}
