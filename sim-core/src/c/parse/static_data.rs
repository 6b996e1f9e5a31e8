//! Initial values of variables with static storage: bytes, and addresses to be filled in.

use super::initialise::Part;
use crate::c::hir::{Expr, ExprKind, Place, PlaceKind, Target, Ty};
use crate::c::link::Data;

/// Stores bytes; addresses that stood there are gone.
pub(super) fn put(data: &mut Data, offset: u64, bytes: &[u8]) {
    let end = offset as usize + bytes.len();
    if data.bytes.len() < end {
        data.bytes.resize(end, 0);
    }
    data.bytes[offset as usize..end].copy_from_slice(bytes);
    data.relocs.retain(|(at, _, _)| *at + 8 <= offset || *at >= end as u64);
}

/// Stores a constant or an address; `false` when the value is neither.
pub(super) fn put_constant(data: &mut Data, part: &Part, size: u64, value: &Expr) -> bool {
    if let ExprKind::Const(constant) = value.kind {
        match part.bits {
            Some((first, width)) => {
                let unit = usize::from(part.unit);
                let start = part.offset as usize;
                if data.bytes.len() < start + unit {
                    data.bytes.resize(start + unit, 0);
                }
                let mut raw = [0; 8];
                raw[..unit].copy_from_slice(&data.bytes[start..start + unit]);
                let mask = if width >= 64 { u64::MAX } else { (1 << width) - 1 } << first;
                let old = u64::from_le_bytes(raw) & !mask;
                let new = old | ((constant as u64) << first) & mask;
                data.bytes[start..start + unit].copy_from_slice(&new.to_le_bytes()[..unit]);
            }
            None => put(data, part.offset, &constant.to_le_bytes()[..size as usize]),
        }
        return true;
    }
    let Some((target, plus)) = address(value) else { return false };
    if size != 8 || part.bits.is_some() {
        return false;
    }
    put(data, part.offset, &[0; 8]);
    data.relocs.push((part.offset, target, plus));
    true
}

/// What a constant address points to.
fn address(value: &Expr) -> Option<(Target, i64)> {
    match &value.kind {
        ExprKind::AddrOf(place) => place_address(place),
        ExprKind::FnAddr(id) => Some((Target::Fn(*id), 0)),
        ExprKind::Cast(inner) if value.ty == Ty::Pointer || is_word(&value.ty) => address(inner),
        ExprKind::PtrAdd { base, index, size } => {
            let ExprKind::Const(count) = index.kind else { return None };
            let (target, plus) = address(base)?;
            Some((target, plus.wrapping_add(count.wrapping_mul(*size))))
        }
        _ => None,
    }
}

fn is_word(ty: &Ty) -> bool {
    matches!(ty, Ty::Int { size: 8, .. })
}

fn place_address(place: &Place) -> Option<(Target, i64)> {
    match &place.kind {
        PlaceKind::Global(id) => Some((Target::Global(*id), 0)),
        PlaceKind::Str(id) => Some((Target::Str(*id), 0)),
        PlaceKind::Deref(pointer) => address(pointer),
        PlaceKind::Field(base, offset) => {
            let (target, plus) = place_address(base)?;
            Some((target, plus.wrapping_add(*offset as i64)))
        }
        _ => None,
    }
}
