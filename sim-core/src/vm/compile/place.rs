//! Lvalues: where they are, loading and storing them.

use super::super::image::{FRAME, HomePlace, Op, Reg, ZERO};
use super::emit::scalar;
use super::function::Gen;
use crate::c::hir::{Expr, ExprKind, LocalId, Place, PlaceKind, Span, Ty};

/// Where a place is, with what had to be computed for it in registers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Loc {
    Register(Reg),
    /// At an address plus an offset.
    Memory(Reg, i32),
    /// At an address plus an index times the size of the object (1, 4 or 8).
    Index(Reg, Reg),
}

impl<'u> Gen<'_, 'u> {
    /// Computes where a place is.
    pub(super) fn locate(&mut self, place: &'u Place) -> Loc {
        match &place.kind {
            PlaceKind::Local(local) => self.locate_local(*local),
            PlaceKind::Literal(local, statements) => {
                self.statements(statements);
                self.locate_local(*local)
            }
            PlaceKind::Deref(Expr { kind: ExprKind::PtrAdd { base, index, size }, .. })
                if place.bits.is_none()
                    && matches!(size, 1 | 4 | 8)
                    && self.has_index_op(&place.ty, *size)
                    && self.known(index).is_none() =>
            {
                let (base, off) = self.address(base);
                let index = self.operand(index);
                if off == 0 {
                    return Loc::Index(base, index);
                }
                let d = self.new_temp();
                let imm = *size as i32;
                self.emit(Op::Scale { d, a: base, b: index, imm }, place.span);
                self.within_offset(d, off, place.span)
            }
            _ => {
                let (base, off) = self.place_address(place);
                self.within_offset(base, off, place.span)
            }
        }
    }

    fn has_index_op(&self, ty: &Ty, size: i64) -> bool {
        !matches!(ty, Ty::Bytes { .. } | Ty::Void)
            && i64::from(scalar(ty).0) == size
            && scalar(ty) != (4, false)
    }

    fn locate_local(&mut self, local: LocalId) -> Loc {
        match self.home(local) {
            HomePlace::Register(register, _) => Loc::Register(register),
            HomePlace::Frame(offset, _) => Loc::Memory(FRAME, offset as i32),
        }
    }

    fn within_offset(&mut self, base: Reg, off: i64, span: Span) -> Loc {
        if let Ok(off) = i32::try_from(off) {
            return Loc::Memory(base, off);
        }
        let d = self.new_temp();
        self.add_constant(d, base, off, span);
        Loc::Memory(d, 0)
    }

    /// The address of a place that lies in memory: a register and an offset.
    pub(super) fn place_address(&mut self, place: &'u Place) -> (Reg, i64) {
        match &place.kind {
            PlaceKind::Global(id) => (ZERO, self.program.layout.globals[id.0 as usize] as i64),
            PlaceKind::Str(id) => (ZERO, self.program.layout.strings[id.0 as usize] as i64),
            PlaceKind::Deref(pointer) => self.address(pointer),
            PlaceKind::Field(outer, offset) => {
                let (base, off) = self.place_address(outer);
                (base, off.wrapping_add_unsigned(*offset))
            }
            PlaceKind::Value(value) => (self.operand(value), 0),
            PlaceKind::Local(_) | PlaceKind::Literal(..) => match self.locate(place) {
                Loc::Memory(base, off) => (base, i64::from(off)),
                Loc::Register(_) | Loc::Index(..) => {
                    self.refused =
                        Some("the address of a variable the front end kept in a register");
                    (ZERO, 0)
                }
            },
        }
    }

    /// The value of a pointer as a register and an offset.
    pub(super) fn address(&mut self, pointer: &'u Expr) -> (Reg, i64) {
        if let Some(value) = self.known(pointer) {
            return (ZERO, value);
        }
        match &pointer.kind {
            ExprKind::AddrOf(place) => self.place_address(place),
            ExprKind::Load(place) if matches!(place.ty, Ty::Bytes { .. }) => {
                self.place_address(place)
            }
            ExprKind::Cast(inner) if scalar(&inner.ty).0 == 8 && pointer.ty == Ty::Pointer => {
                self.address(inner)
            }
            ExprKind::PtrAdd { base, index, size } => {
                let (base, off) = self.address(base);
                if let Some(index) = self.known(index) {
                    return (base, off.wrapping_add(index.wrapping_mul(*size)));
                }
                let index = self.operand(index);
                let d = self.new_temp();
                match i32::try_from(*size) {
                    Ok(1) => self.emit(Op::Add64 { d, a: base, b: index }, pointer.span),
                    Ok(imm) => self.emit(Op::Scale { d, a: base, b: index, imm }, pointer.span),
                    Err(_) => {
                        let b = self.constant_operand(*size, pointer.span);
                        self.emit(Op::Mul64 { d, a: index, b }, pointer.span);
                        self.emit(Op::Add64 { d, a: base, b: d }, pointer.span);
                    }
                }
                (d, off)
            }
            _ => (self.operand(pointer), 0),
        }
    }

    /// `d` = the value at `loc`.
    pub(super) fn load_from(&mut self, place: &Place, loc: Loc, d: Reg) {
        let (ty, span) = (&place.ty, place.span);
        match loc {
            Loc::Register(a) => self.copy_register(d, a, span),
            Loc::Memory(a, off) => self.load(ty, d, (a, off), span),
            Loc::Index(a, b) => {
                let op = match scalar(ty) {
                    (1, true) => Op::IndexS8 { d, a, b },
                    (1, false) => Op::IndexU8 { d, a, b },
                    (4, _) => Op::IndexS32 { d, a, b },
                    _ => Op::Index64 { d, a, b },
                };
                self.emit(op, span);
            }
        }
        if let Some((from, width)) = place.bits {
            let op = if scalar(ty).1 {
                Op::BitsS { d, a: d, from, width }
            } else {
                Op::BitsU { d, a: d, from, width }
            };
            self.emit(op, span);
        }
    }

    /// Stores register `b` at `loc`.
    pub(super) fn store_to(&mut self, place: &Place, loc: Loc, b: Reg) {
        let (ty, span) = (&place.ty, place.span);
        match (loc, place.bits) {
            (Loc::Register(d), None) => self.copy_register(d, b, span),
            (Loc::Register(d), Some((from, width))) => {
                self.emit(Op::BitsPut { d, a: b, from, width }, span);
            }
            (Loc::Memory(a, off), None) => self.store(ty, (a, off), b, span),
            (Loc::Memory(a, off), Some((from, width))) => {
                let mark = self.temp;
                let unit = self.new_temp();
                self.load(ty, unit, (a, off), span);
                self.emit(Op::BitsPut { d: unit, a: b, from, width }, span);
                self.store(ty, (a, off), unit, span);
                self.temp = mark;
            }
            (Loc::Index(a, index), _) => {
                let op = match scalar(ty).0 {
                    1 => Op::PutIndex8 { a, b: index, c: b },
                    4 => Op::PutIndex32 { a, b: index, c: b },
                    _ => Op::PutIndex64 { a, b: index, c: b },
                };
                self.emit(op, span);
            }
        }
    }
}
