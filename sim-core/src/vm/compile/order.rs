//! The order of evaluation, where C leaves it open and gcc on x86-64 does not.
//!
//! Two facts a reader would get wrong: a variable in a register is read when the operation is done,
//! not when its turn comes (so `i + i++` is computed with the new `i`), and the right side of an
//! assignment comes before the left, unless it is a call.

use super::super::image::Reg;
use super::emit::scalar;
use super::expr::turned;
use super::function::Gen;
use super::place::Loc;
use crate::c::hir::{BinOp, Expr, ExprKind, Place, PlaceKind, Ty};

impl<'u> Gen<'_, 'u> {
    /// The register of the variable whose value `e` is after its effects: `++x`, `x = y`.
    pub(super) fn written_variable(&mut self, e: &'u Expr) -> Option<Reg> {
        let place = match &e.kind {
            ExprKind::Assign(place, _)
            | ExprKind::AssignOp { place, .. }
            | ExprKind::IncDec { place, post: false, .. } => place,
            _ => return None,
        };
        self.variable(place)
    }

    /// The register of the variable a place is, if it is one.
    pub(super) fn variable(&mut self, place: &'u Place) -> Option<Reg> {
        if place.bits.is_some()
            || !matches!(place.kind, PlaceKind::Local(_))
            || matches!(place.ty, Ty::Bytes { .. })
        {
            return None;
        }
        match self.locate(place) {
            Loc::Register(register) => Some(register),
            Loc::Memory(..) | Loc::Index(..) => None,
        }
    }

    /// Both operands, in gcc's order: of a commutative operation or a comparison, a variable that
    /// stands alone on the left is read last.
    pub(super) fn operands(&mut self, op: BinOp, a: &'u Expr, b: &'u Expr) -> (Reg, Reg) {
        if !has_effects(b) {
            return (self.operand(a), self.operand(b));
        }
        if turned(op).is_some() && is_variable(a) && !is_variable(b) {
            let right = self.operand(b);
            return (self.operand(a), right);
        }
        let left = self.operand(a);
        let left = match &a.kind {
            // A conversion reads its variable now, the variable itself is read last.
            ExprKind::Cast(inner) if scalar(&inner.ty).0 != scalar(&a.ty).0 => {
                let copy = self.new_temp();
                self.copy_register(copy, left, a.span);
                copy
            }
            _ => left,
        };
        (left, self.operand(b))
    }
}

/// Whether evaluating can change what another expression reads.
pub(super) fn has_effects(e: &Expr) -> bool {
    let place_has = |place: &Place| place_has_effects(place);
    match &e.kind {
        ExprKind::Const(_) | ExprKind::FnAddr(_) => false,
        ExprKind::AddrOf(place) | ExprKind::Load(place) => place_has(place),
        ExprKind::Cast(a) | ExprKind::Unary(_, a) | ExprKind::VaStart(a) => has_effects(a),
        ExprKind::Binary(_, a, b)
        | ExprKind::And(a, b)
        | ExprKind::Or(a, b)
        | ExprKind::Comma(a, b)
        | ExprKind::PtrAdd { base: a, index: b, .. }
        | ExprKind::PtrDiff { a, b, .. } => has_effects(a) || has_effects(b),
        ExprKind::Cond(a, b, c) => has_effects(a) || has_effects(b) || has_effects(c),
        ExprKind::Assign(..)
        | ExprKind::AssignOp { .. }
        | ExprKind::IncDec { .. }
        | ExprKind::Call(..)
        | ExprKind::Statements(..)
        | ExprKind::VaArg(_) => true,
    }
}

fn place_has_effects(place: &Place) -> bool {
    match &place.kind {
        PlaceKind::Local(_) | PlaceKind::Global(_) | PlaceKind::Str(_) => false,
        PlaceKind::Deref(e) | PlaceKind::Value(e) => has_effects(e),
        PlaceKind::Field(outer, _) => place_has_effects(outer),
        PlaceKind::Literal(..) => true,
    }
}

/// Whether `e` is a variable that stands alone, but for a conversion that keeps its size.
fn is_variable(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Load(place) => {
            place.bits.is_none() && matches!(place.kind, PlaceKind::Local(_) | PlaceKind::Global(_))
        }
        ExprKind::Cast(inner) => scalar(&inner.ty).0 == scalar(&e.ty).0 && is_variable(inner),
        _ => false,
    }
}
