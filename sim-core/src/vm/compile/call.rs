//! Calls: of functions, through pointers, of the system, of the machine itself.

use super::super::image::{FIRST, FRAME, Op, Reg};
use super::super::intrinsics;
use super::emit::{same_in_register, scalar};
use super::function::{ARGUMENTS_MAX, Gen};
use super::order::has_effects;
use crate::c::hir::{Callee, Expr, ExprKind, Ty};

impl<'u> Gen<'_, 'u> {
    /// A call; the register that holds the result, which is the next temporary.
    pub(super) fn call(&mut self, callee: &'u Callee, args: &'u [Expr], e: &'u Expr) -> Reg {
        let at = self.temp;
        if args.len() > ARGUMENTS_MAX || usize::from(at) + args.len() + 8 > 250 {
            self.refused = Some("a call with this many arguments");
            return at;
        }
        let count = args.len() as u8;
        self.temp = at + 1;
        match callee {
            Callee::Fn(id) => {
                self.arguments(at, FIRST, args);
                self.emit_call(Op::Call { at, count, function: id.0 }, e.span);
            }
            Callee::Pointer(pointer) => {
                // Kept below the arguments, which are evaluated behind it.
                let a = self.operand(pointer);
                let at = self.temp;
                self.arguments(at, FIRST, args);
                self.emit_call(Op::CallPointer { a, at, count }, e.span);
                self.temp = at + 1;
                return self.result(at, e);
            }
            Callee::Sys(id) => {
                self.arguments(at, 0, args);
                let index = self.program.sys(*id);
                self.emit_call(Op::Sys { at, count: count.min(6), index }, e.span);
                if scalar(&e.ty).0 < 8 && e.ty != Ty::Void {
                    self.narrow(at, at, &e.ty, e.span);
                }
            }
            Callee::Intrinsic(name) => self.intrinsic(name, at, args, e),
        }
        self.temp = at + 1;
        self.result(at, e)
    }

    /// A record that was returned lies in dead stack: it is copied into this frame at once.
    fn result(&mut self, at: Reg, e: &'u Expr) -> Reg {
        if let Ty::Bytes { size, .. } = e.ty {
            let offset = self.frame_bytes(&e.ty);
            let a = self.new_temp();
            self.add_constant(a, FRAME, i64::from(offset), e.span);
            self.emit(Op::Copy { a, b: at, len: size as i32 }, e.span);
            self.copy_register(at, a, e.span);
            self.temp = at + 1;
        }
        at
    }

    /// Evaluates arguments into the registers `skip` behind `at`, from right to left as gcc does. A
    /// variable in a register is read last: `f(i, i++)` passes the new value, also as gcc does.
    fn arguments(&mut self, at: Reg, skip: Reg, args: &'u [Expr]) {
        let mut variables = Vec::new();
        let first = at + skip;
        self.temp = self.temp.max(first + args.len() as Reg);
        let outer = self.reserved.len();
        self.reserved.extend(at..first + args.len() as Reg);
        for (nth, arg) in args.iter().enumerate().rev() {
            let target = first + nth as Reg;
            match self.variable_register(arg) {
                Some(register) => {
                    if has_effects(arg) {
                        self.discard(arg);
                    }
                    variables.push((target, register, arg.span));
                }
                None => {
                    self.into(arg, target);
                    self.reserved.retain(|reserved| *reserved != target);
                }
            }
        }
        self.reserved.truncate(outer);
        for (target, register, span) in variables {
            self.copy_register(target, register, span);
        }
    }

    /// The register of the variable that `e` is or sets, if it is one.
    fn variable_register(&mut self, e: &'u Expr) -> Option<Reg> {
        match &e.kind {
            ExprKind::Load(place) => self.variable(place),
            ExprKind::Cast(inner)
                if same_in_register(&inner.ty, &e.ty)
                    && scalar(&inner.ty).0 == scalar(&e.ty).0
                    && e.ty != Ty::Void =>
            {
                self.variable_register(inner)
            }
            _ => self.written_variable(e),
        }
    }

    fn intrinsic(&mut self, name: &'static str, at: Reg, args: &'u [Expr], e: &'u Expr) {
        match name {
            "expect" => {
                for arg in &args[1..] {
                    self.discard(arg);
                }
                self.into(&args[0], at);
            }
            "unreachable" | "trap" => self.emit(Op::Trap {}, e.span),
            "alloca" => {
                self.into(&args[0], at);
                self.emit(Op::Alloca { d: at, a: at }, e.span);
            }
            _ => {
                self.arguments(at, 0, args);
                match intrinsics::NAMES.iter().position(|known| *known == name) {
                    Some(index) => {
                        let (index, count) = (index as u32, args.len() as u8);
                        self.emit(Op::Intrinsic { at, count, index }, e.span);
                    }
                    None => {
                        let index = self.program.refusal(name);
                        self.emit(Op::NotModelled { index }, e.span);
                    }
                }
            }
        }
    }
}
