//! Statements.

use super::super::image::{FRAME, HomePlace, Op, Reg, SwitchTable, ZERO};
use super::emit::{canonical, scalar};
use super::function::Gen;
use crate::c::hir::{Expr, LabelId, LocalId, Span, Stmt, StmtKind, Ty};

impl<'u> Gen<'_, 'u> {
    pub(super) fn statements(&mut self, statements: &'u [Stmt]) {
        for statement in statements {
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &'u Stmt) {
        let span = statement.span;
        match &statement.kind {
            StmtKind::Expr(e) => self.discard(e),
            StmtKind::Block(inner) => self.in_block(false, |this| this.statements(inner)),
            StmtKind::Zero(local) => self.zero(*local, span),
            StmtKind::If(cond, yes, no) => self.if_else(cond, yes, no, span),
            StmtKind::Loop { test_first, cond, step, body } => {
                let cond = cond.as_ref();
                let step = step.as_ref();
                self.in_block(true, |this| this.repeat(*test_first, cond, step, body, span));
            }
            StmtKind::Switch { value, cases, default, body } => {
                self.switch(value, cases, *default, body, span);
            }
            StmtKind::Label(label) => {
                let label = self.user_label(*label);
                self.bind(label);
            }
            StmtKind::Goto(label) => {
                let label = self.user_label(*label);
                self.jump(label, span);
            }
            StmtKind::Break => {
                if let Some(label) = self.breaks.last() {
                    self.jump(*label, span);
                }
            }
            StmtKind::Continue => {
                if let Some(label) = self.continues.last() {
                    self.jump(*label, span);
                }
            }
            StmtKind::Return(None) => self.return_from(ZERO, span),
            StmtKind::Return(Some(value)) => {
                let mark = self.temp;
                if value.ty == Ty::Void {
                    self.discard(value);
                    self.return_from(ZERO, span);
                } else {
                    let a = self.operand(value);
                    self.return_from(a, span);
                }
                self.temp = mark;
            }
        }
    }

    pub(super) fn return_from(&mut self, a: Reg, span: Span) {
        if self.program.is_process(self.id) {
            self.emit(Op::Ended {}, span);
        }
        self.emit(Op::Return { a }, span);
    }

    fn zero(&mut self, local: LocalId, span: Span) {
        match self.home(local) {
            HomePlace::Register(d, _) => self.emit(Op::Imm { d, imm: 0 }, span),
            HomePlace::Frame(offset, size) => {
                let a = self.new_temp();
                self.add_constant(a, FRAME, i64::from(offset), span);
                self.emit(Op::Zero { a, len: size as i32 }, span);
                self.temp = a;
            }
        }
    }

    fn if_else(&mut self, cond: &'u Expr, yes: &'u [Stmt], no: &'u [Stmt], span: Span) {
        let otherwise = self.new_label();
        self.branch(cond, otherwise, false);
        self.in_block(false, |this| this.statements(yes));
        if no.is_empty() {
            return self.bind(otherwise);
        }
        let end = self.new_label();
        self.jump(end, span);
        self.bind(otherwise);
        self.in_block(false, |this| this.statements(no));
        self.bind(end);
    }

    fn repeat(
        &mut self,
        test_first: bool,
        cond: Option<&'u Expr>,
        step: Option<&'u Expr>,
        body: &'u [Stmt],
        span: Span,
    ) {
        let [again, test, next, end] = [(); 4].map(|()| self.new_label());
        self.breaks.push(end);
        self.continues.push(next);
        if test_first && cond.is_some_and(|cond| self.known(cond).is_none_or(|value| value == 0)) {
            self.jump(test, span);
        }
        self.bind(again);
        self.in_block(false, |this| this.statements(body));
        self.bind(next);
        if let Some(step) = step {
            self.discard(step);
        }
        self.bind(test);
        match cond {
            Some(cond) => self.branch(cond, again, true),
            None => self.jump(again, span),
        }
        self.bind(end);
        self.breaks.pop();
        self.continues.pop();
    }

    fn switch(
        &mut self,
        value: &'u Expr,
        cases: &'u [(i64, i64, LabelId)],
        default: Option<LabelId>,
        body: &'u [Stmt],
        span: Span,
    ) {
        let mark = self.temp;
        let a = self.operand(value);
        let end = self.new_label();
        let unsigned = scalar(&value.ty) == (8, false);
        let mut ranges: Vec<(i64, i64, u32)> = cases
            .iter()
            .map(|(low, high, label)| {
                let (low, high) = (canonical(&value.ty, *low), canonical(&value.ty, *high));
                (low, high, self.user_label(*label).0)
            })
            .collect();
        ranges.sort_by_key(|(low, _, _)| if unsigned { low ^ i64::MIN } else { *low });
        let default = default.map_or(end, |label| self.user_label(label)).0;
        let table = self.program.switches.len() as u32;
        self.program.switches.push(SwitchTable { ranges, default, unsigned });
        self.emit(Op::Switch { a, table }, span);
        self.temp = mark;
        self.breaks.push(end);
        self.in_block(false, |this| this.statements(body));
        self.breaks.pop();
        self.bind(end);
    }
}
