//! Conditions that decide where control goes.

use super::super::image::{Op, Reg, ZERO};
use super::emit::scalar;
use super::expr::is_comparison;
use super::function::{Gen, Label};
use crate::c::hir::{BinOp, Expr, ExprKind, Ty, UnOp};

impl<'u> Gen<'_, 'u> {
    /// Jumps to `to` when the truth of `e` is `when`; else goes on behind.
    pub(super) fn branch(&mut self, e: &'u Expr, to: Label, when: bool) {
        let mark = self.temp;
        if let Some(value) = self.known(e) {
            if (value != 0) == when {
                self.jump(to, e.span);
            }
            return;
        }
        match &e.kind {
            ExprKind::Unary(UnOp::Not, inner) => self.branch(inner, to, !when),
            ExprKind::Cast(inner) if keeps_truth(&inner.ty, &e.ty) => self.branch(inner, to, when),
            ExprKind::And(a, b) => self.both(a, b, to, when, false),
            ExprKind::Or(a, b) => self.both(a, b, to, when, true),
            ExprKind::Comma(first, second) => {
                self.discard(first);
                self.branch(second, to, when);
            }
            ExprKind::Binary(op, a, b) if is_comparison(*op) => {
                self.branch_comparison(*op, a, b, e, to, when);
            }
            _ => {
                let a = self.operand(e);
                let op = if when {
                    Op::JumpNotZero { a, to: to.0 }
                } else {
                    Op::JumpZero { a, to: to.0 }
                };
                self.emit(op, e.span);
            }
        }
        self.temp = mark;
    }

    /// `a && b` or `a || b`; `decides` is the truth of `a` that makes `b` unnecessary.
    fn both(&mut self, a: &'u Expr, b: &'u Expr, to: Label, when: bool, decides: bool) {
        if when == decides {
            self.branch(a, to, decides);
            self.branch(b, to, when);
        } else {
            let over = self.new_label();
            self.branch(a, over, decides);
            self.branch(b, to, when);
            self.bind(over);
        }
    }

    fn branch_comparison(
        &mut self,
        op: BinOp,
        a: &'u Expr,
        b: &'u Expr,
        e: &'u Expr,
        to: Label,
        when: bool,
    ) {
        let op = if when { op } else { opposite(op) };
        let ty = &a.ty;
        if self.known(b) == Some(0) && matches!(op, BinOp::Eq | BinOp::Ne) {
            return self.branch(a, to, op == BinOp::Ne);
        }
        if let Some(value) = self.known(b) {
            let left = self.operand(a);
            let right = match jump_immediate(op, ty, left, value, to) {
                Some(jump) => return self.emit(jump, e.span),
                None => self.constant_operand(value, b.span),
            };
            return self.emit(jump_plain(op, ty, left, right, to), e.span);
        }
        let (left, right) = self.operands(op, a, b);
        self.emit(jump_plain(op, ty, left, right, to), e.span);
    }

    /// `d` = 1 or 0: the truth of a condition that is made of branches.
    pub(super) fn truth(&mut self, e: &'u Expr, d: Reg) {
        let (no, end) = (self.new_label(), self.new_label());
        self.branch(e, no, false);
        self.emit(Op::Imm { d, imm: 1 }, e.span);
        self.jump(end, e.span);
        self.bind(no);
        self.emit(Op::Imm { d, imm: 0 }, e.span);
        self.bind(end);
    }
}

/// Whether a conversion keeps zero zero and everything else not zero.
fn keeps_truth(from: &Ty, to: &Ty) -> bool {
    !matches!(to, Ty::Void | Ty::Bytes { .. })
        && (*to == Ty::Bool || scalar(to).0 >= scalar(from).0)
}

fn opposite(op: BinOp) -> BinOp {
    match op {
        BinOp::Eq => BinOp::Ne,
        BinOp::Ne => BinOp::Eq,
        BinOp::Lt => BinOp::Ge,
        BinOp::Ge => BinOp::Lt,
        BinOp::Gt => BinOp::Le,
        BinOp::Le => BinOp::Gt,
        other => other,
    }
}

fn jump_plain(op: BinOp, ty: &Ty, a: Reg, b: Reg, to: Label) -> Op {
    let (_, signed) = scalar(ty);
    let to = to.0;
    match (op, signed) {
        (BinOp::Eq, _) => Op::JumpEq { a, b, to },
        (BinOp::Lt, true) => Op::JumpLtS { a, b, to },
        (BinOp::Lt, false) => Op::JumpLtU { a, b, to },
        (BinOp::Le, true) => Op::JumpLeS { a, b, to },
        (BinOp::Le, false) => Op::JumpLeU { a, b, to },
        (BinOp::Gt, true) => Op::JumpLtS { a: b, b: a, to },
        (BinOp::Gt, false) => Op::JumpLtU { a: b, b: a, to },
        (BinOp::Ge, true) => Op::JumpLeS { a: b, b: a, to },
        (BinOp::Ge, false) => Op::JumpLeU { a: b, b: a, to },
        _ => Op::JumpNe { a, b, to },
    }
}

fn jump_immediate(op: BinOp, ty: &Ty, a: Reg, value: i64, to: Label) -> Option<Op> {
    let (size, signed) = scalar(ty);
    let imm = i16::try_from(value).ok()?;
    let to = to.0;
    let ordered = signed || size < 8;
    Some(match op {
        BinOp::Eq => Op::JumpEqI { a, imm, to },
        BinOp::Ne => Op::JumpNeI { a, imm, to },
        BinOp::Lt if ordered => Op::JumpLtIS { a, imm, to },
        BinOp::Le if ordered => Op::JumpLtIS { a, imm: imm.checked_add(1)?, to },
        BinOp::Gt if ordered => Op::JumpGtIS { a, imm, to },
        BinOp::Ge if ordered => Op::JumpGtIS { a, imm: imm.checked_sub(1)?, to },
        // Unsigned and pointers against zero.
        BinOp::Gt if imm == 0 => Op::JumpNe { a, b: ZERO, to },
        _ => return None,
    })
}
