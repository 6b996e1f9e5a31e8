//! Arithmetic on constants, as the machine does it.

use crate::c::hir::{BinOp, UnOp};
use crate::c::types::IntKind;

/// `value` cut to the type's width, then sign- or zero-extended.
pub(crate) fn truncate(value: i64, kind: IntKind) -> i64 {
    match (kind.size(), kind.signed()) {
        (1, true) => i64::from(value as i8),
        (1, false) => i64::from(value as u8),
        (2, true) => i64::from(value as i16),
        (2, false) => i64::from(value as u16),
        (4, true) => i64::from(value as i32),
        (4, false) => i64::from(value as u32),
        _ => value,
    }
}

/// `a op b` on operands of type `kind`; `None` when it has no value (division by zero).
pub(super) fn binary(op: BinOp, a: i64, b: i64, kind: IntKind) -> Option<i64> {
    let signed = kind.signed();
    let (ua, ub) = (a as u64, b as u64);
    let order = if signed { a.cmp(&b) } else { ua.cmp(&ub) };
    let width = u32::from(kind.size()) * 8;
    let result = match op {
        BinOp::Add => a.wrapping_add(b),
        BinOp::Sub => a.wrapping_sub(b),
        BinOp::Mul => a.wrapping_mul(b),
        BinOp::Div | BinOp::Rem if b == 0 => return None,
        BinOp::Div if signed && b == -1 && a == truncate(1i64 << (width - 1), kind) => return None,
        BinOp::Rem if signed && b == -1 && a == truncate(1i64 << (width - 1), kind) => return None,
        BinOp::Div if signed => a.wrapping_div(b),
        BinOp::Div => (ua / ub) as i64,
        BinOp::Rem if signed => a.wrapping_rem(b),
        BinOp::Rem => (ua % ub) as i64,
        BinOp::And => a & b,
        BinOp::Or => a | b,
        BinOp::Xor => a ^ b,
        BinOp::Shl | BinOp::Shr if !(0..i64::from(width)).contains(&b) => return None,
        BinOp::Shl => a << b,
        BinOp::Shr if signed => a >> b,
        BinOp::Shr => (ua >> b) as i64,
        BinOp::Eq => return Some(i64::from(a == b)),
        BinOp::Ne => return Some(i64::from(a != b)),
        BinOp::Lt => return Some(i64::from(order.is_lt())),
        BinOp::Le => return Some(i64::from(order.is_le())),
        BinOp::Gt => return Some(i64::from(order.is_gt())),
        BinOp::Ge => return Some(i64::from(order.is_ge())),
    };
    Some(truncate(result, kind))
}

/// `op a` on an operand of type `kind`.
pub(super) fn unary(op: UnOp, a: i64, kind: IntKind) -> i64 {
    match op {
        UnOp::Neg => truncate(a.wrapping_neg(), kind),
        UnOp::BitNot => truncate(!a, kind),
        UnOp::Not => i64::from(a == 0),
    }
}
