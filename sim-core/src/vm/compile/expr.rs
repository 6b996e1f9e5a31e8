//! Expressions. A destination register is written by the last instruction only, so that it may be
//! a variable the expression reads.

use super::super::image::{Op, Reg, TEXT, TEXT_STEP, ZERO};
use super::emit::{canonical, same_in_register, scalar};
use super::function::Gen;
use super::order::has_effects;
use super::place::Loc;
use crate::c::hir::{BinOp, Expr, ExprKind, MemAccess, Place, Span, Ty, UnOp};

impl<'u> Gen<'_, 'u> {
    /// The value of a constant expression, as a register holds it.
    pub(super) fn known(&self, e: &Expr) -> Option<i64> {
        match &e.kind {
            ExprKind::Const(value) => Some(canonical(&e.ty, *value)),
            ExprKind::Cast(inner) if !matches!(e.ty, Ty::Void | Ty::Bytes { .. }) => {
                self.known(inner).map(|value| canonical(&e.ty, value))
            }
            _ => None,
        }
    }

    /// A register that holds the value: a variable's own, or a temporary. Not to be written.
    pub(super) fn operand(&mut self, e: &'u Expr) -> Reg {
        if let Some(value) = self.known(e) {
            return self.constant_operand(value, e.span);
        }
        if let Some(register) = self.written_variable(e) {
            self.discard(e);
            return register;
        }
        match &e.kind {
            ExprKind::Load(place) => {
                if let Some(register) = self.variable(place) {
                    return register;
                }
            }
            ExprKind::Cast(inner) if e.ty != Ty::Void && same_in_register(&inner.ty, &e.ty) => {
                return self.operand(inner);
            }
            ExprKind::Comma(first, second) => {
                self.discard(first);
                return self.operand(second);
            }
            ExprKind::Call(callee, args) => return self.call(callee, args, e),
            _ => {}
        }
        let d = self.new_temp();
        self.reserved.push(d);
        self.into(e, d);
        self.reserved.pop();
        d
    }

    /// Evaluates for the effects only.
    pub(super) fn discard(&mut self, e: &'u Expr) {
        let mark = self.temp;
        match &e.kind {
            ExprKind::Const(_) | ExprKind::FnAddr(_) => {}
            ExprKind::Load(place) => {
                let loc = self.locate_if_memory(place);
                if let Some(loc) = loc.filter(|_| place.access != MemAccess::Plain) {
                    let d = self.new_temp();
                    self.load_from(place, loc, d);
                }
            }
            ExprKind::Cast(inner) | ExprKind::Unary(_, inner) => self.discard(inner),
            ExprKind::Comma(first, second) => {
                self.discard(first);
                self.discard(second);
            }
            ExprKind::Assign(place, value) => {
                self.assign(place, value);
            }
            ExprKind::AssignOp { place, op, value, compute, scale } => {
                self.assign_op(place, *op, value, compute, *scale, e.span);
            }
            ExprKind::IncDec { place, delta, .. } => self.step(place, *delta, None, e.span),
            ExprKind::Cond(cond, yes, no) => {
                let (otherwise, end) = (self.new_label(), self.new_label());
                self.branch(cond, otherwise, false);
                self.discard(yes);
                self.jump(end, e.span);
                self.bind(otherwise);
                self.discard(no);
                self.bind(end);
            }
            ExprKind::Statements(statements, value) => {
                self.statements(statements);
                if let Some(value) = value {
                    self.discard(value);
                }
            }
            _ => {
                self.operand(e);
            }
        }
        self.temp = mark;
    }

    fn locate_if_memory(&mut self, place: &'u Place) -> Option<Loc> {
        match place.ty {
            Ty::Bytes { .. } | Ty::Void => {
                self.place_address(place);
                None
            }
            _ => Some(self.locate(place)),
        }
    }

    /// Evaluates into register `d`.
    pub(super) fn into(&mut self, e: &'u Expr, d: Reg) {
        let mark = self.temp;
        self.compute_into(e, d);
        self.temp = mark;
    }

    fn compute_into(&mut self, e: &'u Expr, d: Reg) {
        let span = e.span;
        if let Some(value) = self.known(e) {
            return self.constant(d, value, span);
        }
        match &e.kind {
            ExprKind::Const(value) => self.constant(d, *value, span),
            ExprKind::FnAddr(id) => {
                self.constant(d, (TEXT + u64::from(id.0) * TEXT_STEP) as i64, span);
            }
            ExprKind::AddrOf(place) => {
                let (base, off) = self.place_address(place);
                self.add_constant(d, base, off, span);
            }
            ExprKind::Load(place) if matches!(place.ty, Ty::Bytes { .. }) => {
                let (base, off) = self.place_address(place);
                self.add_constant(d, base, off, span);
            }
            ExprKind::Load(place) => {
                let loc = self.locate(place);
                self.load_from(place, loc, d);
            }
            ExprKind::Cast(inner) => self.cast(inner, &e.ty, d, span),
            ExprKind::Unary(op, inner) => self.unary(*op, inner, d, span),
            ExprKind::Binary(op, a, b) => self.binary(*op, a, b, d, span),
            ExprKind::PtrAdd { base, index, size } => self.pointer_add(base, index, *size, d, span),
            ExprKind::PtrDiff { a, b, size } => {
                let a = self.operand(a);
                let b = self.operand(b);
                self.emit(Op::Sub64 { d, a, b }, span);
                match i32::try_from(*size) {
                    Ok(1) => {}
                    Ok(imm) => self.emit(Op::DivI { d, a: d, imm }, span),
                    Err(_) => {
                        let b = self.constant_operand(*size, span);
                        self.emit(Op::DivS64 { d, a: d, b }, span);
                    }
                }
            }
            ExprKind::And(..) | ExprKind::Or(..) => self.truth(e, d),
            ExprKind::Cond(cond, yes, no) => {
                let (otherwise, end) = (self.new_label(), self.new_label());
                self.branch(cond, otherwise, false);
                self.value_into(yes, &e.ty, d);
                self.jump(end, span);
                self.bind(otherwise);
                self.value_into(no, &e.ty, d);
                self.bind(end);
            }
            ExprKind::Comma(first, second) => {
                self.discard(first);
                self.value_into(second, &e.ty, d);
            }
            ExprKind::Assign(place, value) => {
                let value = self.assign(place, value);
                self.stored_value(place, value, d);
            }
            ExprKind::AssignOp { place, op, value, compute, scale } => {
                let value = self.assign_op(place, *op, value, compute, *scale, span);
                self.stored_value(place, value, d);
            }
            ExprKind::IncDec { place, delta, post } => {
                self.step(place, *delta, Some((d, *post)), span);
            }
            ExprKind::Call(callee, args) => {
                let value = self.call(callee, args, e);
                self.copy_register(d, value, span);
            }
            ExprKind::Statements(statements, value) => {
                self.statements(statements);
                if let Some(value) = value {
                    self.value_into(value, &e.ty, d);
                }
            }
            ExprKind::VaStart(list) => {
                let a = self.operand(list);
                let b = self.list_register();
                self.emit(Op::VaStart { a, b }, span);
            }
            ExprKind::VaArg(list) => {
                let a = self.operand(list);
                let address = self.new_temp();
                self.emit(Op::VaArg { d: address, a }, span);
                self.load(&e.ty, d, (address, 0), span);
            }
        }
    }

    /// Evaluates into `d`, or for the effects only when the whole has no value.
    fn value_into(&mut self, e: &'u Expr, ty: &Ty, d: Reg) {
        if *ty == Ty::Void { self.discard(e) } else { self.into(e, d) }
    }

    fn cast(&mut self, inner: &'u Expr, to: &Ty, d: Reg, span: Span) {
        if *to == Ty::Void {
            self.discard(inner);
        } else if same_in_register(&inner.ty, to) || (*to == Ty::Bool && is_truth(inner)) {
            self.into(inner, d);
        } else {
            let a = self.operand(inner);
            self.narrow(d, a, to, span);
        }
    }

    fn unary(&mut self, op: UnOp, inner: &'u Expr, d: Reg, span: Span) {
        let a = self.operand(inner);
        match (op, scalar(&inner.ty)) {
            (UnOp::Neg, (4, true)) => self.emit(Op::SubS32 { d, a: ZERO, b: a }, span),
            (UnOp::Neg, (4, false)) => self.emit(Op::SubU32 { d, a: ZERO, b: a }, span),
            (UnOp::Neg, _) => self.emit(Op::Sub64 { d, a: ZERO, b: a }, span),
            (UnOp::BitNot, (4, false)) => {
                self.emit(Op::Not64 { d, a }, span);
                self.emit(Op::ExtU32 { d, a: d }, span);
            }
            (UnOp::BitNot, _) => self.emit(Op::Not64 { d, a }, span),
            (UnOp::Not, _) => self.emit(Op::EqI { d, a, imm: 0 }, span),
        }
    }

    fn binary(&mut self, op: BinOp, a: &'u Expr, b: &'u Expr, d: Reg, span: Span) {
        let ty = &a.ty;
        if let Some(value) = self.known(b) {
            let mark = self.temp;
            let left = self.operand(a);
            if let Some(op) = immediate(op, ty, d, left, value) {
                return self.emit(op, span);
            }
            let right = self.constant_operand(value, span);
            self.temp = mark;
            return self.emit(plain(op, ty, d, left, right), span);
        }
        if let (Some(value), Some(turned)) = (self.known(a), turned(op)) {
            let right = self.operand(b);
            if let Some(op) = immediate(turned, ty, d, right, value) {
                return self.emit(op, span);
            }
            let left = self.constant_operand(value, span);
            return self.emit(plain(op, ty, d, left, right), span);
        }
        let (left, right) = self.operands(op, a, b);
        self.emit(plain(op, ty, d, left, right), span);
    }

    fn pointer_add(&mut self, base: &'u Expr, index: &'u Expr, size: i64, d: Reg, span: Span) {
        let (base, off) = self.address(base);
        if let Some(index) = self.known(index) {
            let off = off.wrapping_add(index.wrapping_mul(size));
            return self.add_constant(d, base, off, span);
        }
        let index = self.operand(index);
        match i32::try_from(size) {
            Ok(1) => self.emit(Op::Add64 { d, a: base, b: index }, span),
            Ok(imm) => self.emit(Op::Scale { d, a: base, b: index, imm }, span),
            Err(_) => {
                let b = self.constant_operand(size, span);
                let scaled = self.new_temp();
                self.emit(Op::Mul64 { d: scaled, a: index, b }, span);
                self.emit(Op::Add64 { d, a: base, b: scaled }, span);
            }
        }
        self.add_constant(d, d, off, span);
    }

    /// `place = value`; the register with the value that was stored.
    pub(super) fn assign(&mut self, place: &'u Place, value: &'u Expr) -> Reg {
        if let Ty::Bytes { size, .. } = place.ty {
            let (base, off) = self.place_address(place);
            let a = if off == 0 { base } else { self.new_temp() };
            self.add_constant(a, base, off, place.span);
            let b = self.operand(value);
            self.emit(Op::Copy { a, b, len: size as i32 }, place.span);
            return a;
        }
        if let Some(register) = self.variable(place) {
            self.into(value, register);
            return register;
        }
        // As with gcc, the right side comes first, but for a call, which is made last.
        let value_first = has_effects(value) && !matches!(value.kind, ExprKind::Call(..));
        if value_first {
            let b = self.operand(value);
            let loc = self.locate(place);
            self.store_to(place, loc, b);
            return b;
        }
        let loc = self.locate(place);
        let b = self.operand(value);
        self.store_to(place, loc, b);
        b
    }

    /// `d` = the value an assignment has: a bit-field holds only some bits of what was stored.
    fn stored_value(&mut self, place: &Place, value: Reg, d: Reg) {
        let Some((_, width)) = place.bits else {
            return self.copy_register(d, value, place.span);
        };
        let op = if scalar(&place.ty).1 {
            Op::BitsS { d, a: value, from: 0, width }
        } else {
            Op::BitsU { d, a: value, from: 0, width }
        };
        self.emit(op, place.span);
    }

    /// `place op= value`; the register with the value that was stored.
    fn assign_op(
        &mut self,
        place: &'u Place,
        op: BinOp,
        value: &'u Expr,
        compute: &Ty,
        scale: i64,
        span: Span,
    ) -> Reg {
        let known = self.known(value);
        // As with gcc, a right side with effects comes before everything else.
        let early = (known.is_none() && has_effects(value)).then(|| self.operand(value));
        let loc = self.locate(place);
        let in_place = match (loc, place.bits) {
            (Loc::Register(register), None) => Some(register),
            _ => None,
        };
        let mut left = in_place.unwrap_or_else(|| {
            let d = self.new_temp();
            self.load_from(place, loc, d);
            d
        });
        if !same_in_register(&place.ty, compute) {
            let d = self.new_temp();
            self.narrow(d, left, compute, span);
            left = d;
        }
        let fits = same_in_register(compute, &place.ty);
        let right = match (known, early) {
            (Some(_), _) => ZERO,
            (None, Some(register)) => register,
            (None, None) => self.operand(value),
        };
        let d = match in_place.filter(|_| fits) {
            Some(register) => register,
            None => self.new_temp(),
        };
        if *compute == Ty::Pointer {
            let scale = if op == BinOp::Sub { scale.wrapping_neg() } else { scale };
            self.pointer_step(d, left, (known, right), scale, span);
        } else {
            match known.and_then(|value| immediate(op, compute, d, left, value)) {
                Some(op) => self.emit(op, span),
                None => {
                    let constant = known.map(|value| self.constant_operand(value, span));
                    let right = constant.unwrap_or(right);
                    self.emit(plain(op, compute, d, left, right), span);
                }
            }
        }
        if !fits {
            self.narrow(in_place.unwrap_or(d), d, &place.ty, span);
        }
        if in_place.is_none() {
            self.store_to(place, loc, d);
        }
        in_place.unwrap_or(d)
    }

    /// `d = a + value * scale`, the value a constant or in register `b`.
    fn pointer_step(
        &mut self,
        d: Reg,
        a: Reg,
        (known, b): (Option<i64>, Reg),
        scale: i64,
        span: Span,
    ) {
        if let Some(value) = known {
            return self.add_constant(d, a, value.wrapping_mul(scale), span);
        }
        match i32::try_from(scale) {
            Ok(imm) => self.emit(Op::Scale { d, a, b, imm }, span),
            Err(_) => {
                let scale = self.constant_operand(scale, span);
                let scaled = self.new_temp();
                self.emit(Op::Mul64 { d: scaled, a: b, b: scale }, span);
                self.emit(Op::Add64 { d, a, b: scaled }, span);
            }
        }
    }

    /// `++`, `--`; `wanted` is the register for the value and whether it is the one before.
    fn step(&mut self, place: &'u Place, delta: i64, wanted: Option<(Reg, bool)>, span: Span) {
        let mark = self.temp;
        let loc = self.locate(place);
        let in_place = match (loc, place.bits) {
            (Loc::Register(register), None) => Some(register),
            _ => None,
        };
        let old = in_place.unwrap_or_else(|| {
            let d = self.new_temp();
            self.load_from(place, loc, d);
            d
        });
        if let Some((d, true)) = wanted
            && d != old
        {
            self.copy_register(d, old, span);
        }
        let new = match in_place {
            // `x = x++`: the old value is what stays.
            Some(register) if wanted == Some((register, true)) => self.new_temp(),
            Some(register) => register,
            None => self.new_temp(),
        };
        match (scalar(&place.ty), i32::try_from(delta)) {
            ((4, true), Ok(imm)) => self.emit(Op::AddIS32 { d: new, a: old, imm }, span),
            ((4, false), Ok(imm)) => self.emit(Op::AddIU32 { d: new, a: old, imm }, span),
            ((8, _), _) => self.add_constant(new, old, delta, span),
            _ => {
                self.add_constant(new, old, delta, span);
                self.narrow(new, new, &place.ty, span);
            }
        }
        if in_place.is_none() {
            self.store_to(place, loc, new);
        }
        if let Some((d, false)) = wanted {
            self.stored_value(place, new, d);
        }
        self.temp = mark;
    }
}

/// Whether the value is 0 or 1 by itself.
fn is_truth(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Binary(op, ..) => is_comparison(*op),
        ExprKind::And(..) | ExprKind::Or(..) | ExprKind::Unary(UnOp::Not, _) => true,
        _ => e.ty == Ty::Bool,
    }
}

pub(super) fn is_comparison(op: BinOp) -> bool {
    matches!(op, BinOp::Eq | BinOp::Ne | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge)
}

/// The operator with its operands exchanged, when there is one.
pub(super) fn turned(op: BinOp) -> Option<BinOp> {
    match op {
        BinOp::Add | BinOp::Mul | BinOp::And | BinOp::Or | BinOp::Xor => Some(op),
        BinOp::Eq | BinOp::Ne => Some(op),
        BinOp::Lt => Some(BinOp::Gt),
        BinOp::Le => Some(BinOp::Ge),
        BinOp::Gt => Some(BinOp::Lt),
        BinOp::Ge => Some(BinOp::Le),
        BinOp::Sub | BinOp::Div | BinOp::Rem | BinOp::Shl | BinOp::Shr => None,
    }
}

/// The instruction for `d = a op b` on operands of type `ty` (of a shift, the left one's).
fn plain(op: BinOp, ty: &Ty, d: Reg, a: Reg, b: Reg) -> Op {
    let (size, signed) = scalar(ty);
    let wide = size == 8;
    match (op, wide, signed) {
        (BinOp::Add, true, _) => Op::Add64 { d, a, b },
        (BinOp::Add, false, true) => Op::AddS32 { d, a, b },
        (BinOp::Add, false, false) => Op::AddU32 { d, a, b },
        (BinOp::Sub, true, _) => Op::Sub64 { d, a, b },
        (BinOp::Sub, false, true) => Op::SubS32 { d, a, b },
        (BinOp::Sub, false, false) => Op::SubU32 { d, a, b },
        (BinOp::Mul, true, _) => Op::Mul64 { d, a, b },
        (BinOp::Mul, false, true) => Op::MulS32 { d, a, b },
        (BinOp::Mul, false, false) => Op::MulU32 { d, a, b },
        (BinOp::Div, _, false) => Op::DivU { d, a, b },
        (BinOp::Div, true, true) => Op::DivS64 { d, a, b },
        (BinOp::Div, false, true) => Op::DivS32 { d, a, b },
        (BinOp::Rem, _, false) => Op::RemU { d, a, b },
        (BinOp::Rem, true, true) => Op::RemS64 { d, a, b },
        (BinOp::Rem, false, true) => Op::RemS32 { d, a, b },
        (BinOp::And, ..) => Op::And { d, a, b },
        (BinOp::Or, ..) => Op::Or { d, a, b },
        (BinOp::Xor, ..) => Op::Xor { d, a, b },
        (BinOp::Shl, true, _) => Op::Shl64 { d, a, b },
        (BinOp::Shl, false, true) => Op::ShlS32 { d, a, b },
        (BinOp::Shl, false, false) => Op::ShlU32 { d, a, b },
        (BinOp::Shr, true, true) => Op::ShrS64 { d, a, b },
        (BinOp::Shr, true, false) => Op::ShrU64 { d, a, b },
        (BinOp::Shr, false, true) => Op::ShrS32 { d, a, b },
        (BinOp::Shr, false, false) => Op::ShrU32 { d, a, b },
        (BinOp::Eq, ..) => Op::Eq { d, a, b },
        (BinOp::Ne, ..) => Op::Ne { d, a, b },
        (BinOp::Lt, _, true) => Op::LtS { d, a, b },
        (BinOp::Lt, _, false) => Op::LtU { d, a, b },
        (BinOp::Le, _, true) => Op::LeS { d, a, b },
        (BinOp::Le, _, false) => Op::LeU { d, a, b },
        (BinOp::Gt, _, true) => Op::LtS { d, a: b, b: a },
        (BinOp::Gt, _, false) => Op::LtU { d, a: b, b: a },
        (BinOp::Ge, _, true) => Op::LeS { d, a: b, b: a },
        (BinOp::Ge, _, false) => Op::LeU { d, a: b, b: a },
    }
}

/// The instruction for `d = a op value`, when there is one with the constant in it.
fn immediate(op: BinOp, ty: &Ty, d: Reg, a: Reg, value: i64) -> Option<Op> {
    let (size, signed) = scalar(ty);
    let fits = i32::try_from(value).ok();
    // In 32 bits only the low half of the constant matters.
    let low = value as i32;
    let in_order = if signed || size < 8 { fits } else { None };
    let count = (value & if size == 8 { 63 } else { 31 }) as u8;
    Some(match (op, size, signed) {
        (BinOp::Add, 8, _) => Op::AddI64 { d, a, imm: fits? },
        (BinOp::Add, _, true) => Op::AddIS32 { d, a, imm: low },
        (BinOp::Add, _, false) => Op::AddIU32 { d, a, imm: low },
        (BinOp::Sub, 8, _) => Op::AddI64 { d, a, imm: fits?.checked_neg()? },
        (BinOp::Sub, _, true) => Op::AddIS32 { d, a, imm: low.wrapping_neg() },
        (BinOp::Sub, _, false) => Op::AddIU32 { d, a, imm: low.wrapping_neg() },
        (BinOp::Mul, 8, _) => Op::MulI64 { d, a, imm: fits? },
        (BinOp::Mul, _, true) => Op::MulIS32 { d, a, imm: low },
        (BinOp::And, 8, _) => Op::AndI { d, a, imm: fits? },
        (BinOp::And, ..) => Op::AndI { d, a, imm: low },
        (BinOp::Shl, 8, _) => Op::ShlI64 { d, a, imm: count },
        (BinOp::Shl, _, true) => Op::ShlIS32 { d, a, imm: count },
        (BinOp::Shl, _, false) => Op::ShlIU32 { d, a, imm: count },
        (BinOp::Shr, _, true) => Op::ShrIS { d, a, imm: count },
        (BinOp::Shr, _, false) => Op::ShrIU { d, a, imm: count },
        (BinOp::Eq, ..) => Op::EqI { d, a, imm: fits? },
        (BinOp::Ne, ..) => Op::NeI { d, a, imm: fits? },
        (BinOp::Lt, ..) => Op::LtIS { d, a, imm: in_order? },
        (BinOp::Le, ..) => Op::LtIS { d, a, imm: in_order?.checked_add(1)? },
        (BinOp::Gt, ..) => Op::GtIS { d, a, imm: in_order? },
        (BinOp::Ge, ..) => Op::GtIS { d, a, imm: in_order?.checked_sub(1)? },
        _ => return None,
    })
}
