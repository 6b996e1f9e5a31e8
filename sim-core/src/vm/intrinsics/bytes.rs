//! The `mem` functions of string.h.

use super::{Cx, Outcome, int, reads, writes};
use crate::memory::Access;

type Args = [u64; 4];

/// memcpy(3) and memmove(3): overlapping is always right here.
pub(super) fn memcpy(cx: &mut Cx<'_>, [to, from, n, _]: Args) -> Outcome {
    if cx.memory.accessible(from, n, Access::Read) < n {
        // Names the address that cannot be read.
        reads(cx.memory.read(from, n))?;
    }
    writes(cx.memory.copy(to, from, n))?;
    Ok(to)
}

/// mempcpy(3)
pub(super) fn mempcpy(cx: &mut Cx<'_>, args: Args) -> Outcome {
    memcpy(cx, args)?;
    Ok(args[0].wrapping_add(args[2]))
}

/// memset(3)
pub(super) fn memset(cx: &mut Cx<'_>, [to, byte, n, _]: Args) -> Outcome {
    writes(cx.memory.fill(to, n, byte as u8))?;
    Ok(to)
}

/// memcmp(3): -1, 0 or 1.
pub(super) fn memcmp(cx: &mut Cx<'_>, [a, b, n, _]: Args) -> Outcome {
    let a = reads(cx.memory.read(a, n))?.to_vec();
    let b = reads(cx.memory.read(b, n))?.to_vec();
    Ok(int(a.cmp(&b) as i32))
}

/// memchr(3)
pub(super) fn memchr(cx: &mut Cx<'_>, [at, byte, n, _]: Args) -> Outcome {
    let readable = cx.memory.accessible(at, n, Access::Read);
    let bytes = reads(cx.memory.read(at, readable))?.to_vec();
    match bytes.iter().position(|b| *b == byte as u8) {
        Some(nth) => Ok(at + nth as u64),
        None if readable < n => reads(cx.memory.read(at, n)).map(|_| 0),
        None => Ok(0),
    }
}

/// memrchr(3)
pub(super) fn memrchr(cx: &mut Cx<'_>, [at, byte, n, _]: Args) -> Outcome {
    let bytes = reads(cx.memory.read(at, n))?.to_vec();
    Ok(bytes.iter().rposition(|b| *b == byte as u8).map_or(0, |nth| at + nth as u64))
}
