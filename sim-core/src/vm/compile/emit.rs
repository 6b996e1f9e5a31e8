//! Small instruction sequences that do not depend on the shape of an expression.

use super::super::image::{Op, Reg, ZERO};
use super::function::{Gen, Label};
use crate::c::hir::{Span, Ty};

/// Bytes and signedness of a scalar type in a register.
pub(super) fn scalar(ty: &Ty) -> (u8, bool) {
    match *ty {
        Ty::Int { size, signed } => (size, signed),
        Ty::Bool => (1, false),
        Ty::Void | Ty::Pointer | Ty::Bytes { .. } => (8, false),
    }
}

/// The 64 bits a register holds for the constant `value` of type `ty`.
pub(super) fn canonical(ty: &Ty, value: i64) -> i64 {
    match (scalar(ty), ty) {
        (_, Ty::Bool) => i64::from(value != 0),
        ((1, true), _) => i64::from(value as i8),
        ((1, false), _) => i64::from(value as u8),
        ((2, true), _) => i64::from(value as i16),
        ((2, false), _) => i64::from(value as u16),
        ((4, true), _) => i64::from(value as i32),
        ((4, false), _) => i64::from(value as u32),
        _ => value,
    }
}

/// Whether every register value of type `from` is right for type `to` as it is.
pub(super) fn same_in_register(from: &Ty, to: &Ty) -> bool {
    if matches!(to, Ty::Bytes { .. }) || *from == *to {
        return true;
    }
    if *to == Ty::Bool {
        return false;
    }
    let ((from_size, from_signed), (to_size, to_signed)) = (scalar(from), scalar(to));
    to_size == 8
        || (from_size == to_size && from_signed == to_signed)
        || (from_size < to_size && (!from_signed || to_signed))
}

impl Gen<'_, '_> {
    pub(super) fn constant(&mut self, d: Reg, value: i64, span: Span) {
        match i32::try_from(value) {
            Ok(imm) => self.emit(Op::Imm { d, imm }, span),
            Err(_) => {
                let index = self.program.wide(value as u64);
                self.emit(Op::Wide { d, index }, span);
            }
        }
    }

    /// A register that holds `value`; not to be written.
    pub(super) fn constant_operand(&mut self, value: i64, span: Span) -> Reg {
        if value == 0 {
            return ZERO;
        }
        let d = self.new_temp();
        self.constant(d, value, span);
        d
    }

    pub(super) fn copy_register(&mut self, d: Reg, a: Reg, span: Span) {
        if d != a {
            self.emit(Op::Mov { d, a }, span);
        }
    }

    /// `d = a + value`, 64 bits.
    pub(super) fn add_constant(&mut self, d: Reg, a: Reg, value: i64, span: Span) {
        match i32::try_from(value) {
            Ok(0) => self.copy_register(d, a, span),
            Ok(imm) => self.emit(Op::AddI64 { d, a, imm }, span),
            Err(_) => {
                let mark = self.temp;
                let b = self.constant_operand(value, span);
                self.temp = mark;
                self.emit(Op::Add64 { d, a, b }, span);
            }
        }
    }

    /// `d` = `a` converted to `to`; `a` may hold any 64 bits.
    pub(super) fn narrow(&mut self, d: Reg, a: Reg, to: &Ty, span: Span) {
        if *to == Ty::Bool {
            self.emit(Op::NeI { d, a, imm: 0 }, span);
            return;
        }
        let op = match scalar(to) {
            (1, true) => Op::ExtS8 { d, a },
            (1, false) => Op::ExtU8 { d, a },
            (2, true) => Op::ExtS16 { d, a },
            (2, false) => Op::ExtU16 { d, a },
            (4, true) => Op::ExtS32 { d, a },
            (4, false) => Op::ExtU32 { d, a },
            _ => return self.copy_register(d, a, span),
        };
        self.emit(op, span);
    }

    /// `d` = the value of type `ty` at `a + off`.
    pub(super) fn load(&mut self, ty: &Ty, d: Reg, (a, off): (Reg, i32), span: Span) {
        let op = match scalar(ty) {
            (1, true) => Op::LoadS8 { d, a, off },
            (1, false) => Op::LoadU8 { d, a, off },
            (2, true) => Op::LoadS16 { d, a, off },
            (2, false) => Op::LoadU16 { d, a, off },
            (4, true) => Op::LoadS32 { d, a, off },
            (4, false) => Op::LoadU32 { d, a, off },
            _ => Op::Load64 { d, a, off },
        };
        self.emit(op, span);
    }

    /// The value of type `ty` at `a + off` = `b`.
    pub(super) fn store(&mut self, ty: &Ty, (a, off): (Reg, i32), b: Reg, span: Span) {
        let op = match scalar(ty) {
            (1, _) => Op::Store8 { a, b, off },
            (2, _) => Op::Store16 { a, b, off },
            (4, _) => Op::Store32 { a, b, off },
            _ => Op::Store64 { a, b, off },
        };
        self.emit(op, span);
    }

    pub(super) fn jump(&mut self, to: Label, span: Span) {
        self.emit(Op::Jump { to: to.0 }, span);
    }
}
