//! `va_start` and its family, and the compiler's builtins.

use super::value::Value;
use crate::c::hir::{Callee, ExprKind, Span, StmtKind};
use crate::c::parse::Parser;
use crate::c::types::{Kind, Type};

impl Parser<'_, '_> {
    /// A call of `__builtin_...`; `None` when there is none of this name.
    #[inline(never)]
    pub(crate) fn builtin(
        &mut self,
        name: &str,
        arguments: Vec<Value>,
        at: Span,
        span: Span,
    ) -> Option<Value> {
        let mut arguments = arguments.into_iter();
        let mut next = || arguments.next().unwrap_or_else(|| Value::poison(span));
        let value = match name {
            "__builtin_va_start" => {
                let list = next();
                self.va_start(list, span)
            }
            "__builtin_va_end" => {
                let list = next();
                self.cast(list, &Type::VOID, span)
            }
            "__builtin_va_copy" => {
                let (to, from) = (next(), next());
                self.va_copy(to, from, span)
            }
            "__builtin_expect" => {
                let value = next();
                self.promote(value)
            }
            "__builtin_constant_p" => {
                let value = next();
                let value = self.rvalue(value);
                self.number(i64::from(value.constant().is_some()), Type::INT, span)
            }
            "__builtin_unreachable" | "__builtin_trap" => return None,
            "__builtin_bswap16" | "__builtin_bswap32" | "__builtin_bswap64" => {
                let value = next();
                self.swap_bytes(name, value, span)
            }
            "__sync_synchronize" | "__builtin_prefetch" => {
                let zero = self.number(0, Type::INT, span);
                self.cast(zero, &Type::VOID, span)
            }
            _ => return self.intrinsic(name, arguments.collect(), at, span),
        };
        Some(value)
    }

    /// A machine intrinsic by its builtin name, when no header declares it.
    fn intrinsic(
        &mut self,
        name: &str,
        arguments: Vec<Value>,
        _at: Span,
        span: Span,
    ) -> Option<Value> {
        let plain = name.strip_prefix("__builtin_").unwrap_or(name);
        let found = crate::c::link::intrinsic(plain).or_else(|| crate::c::link::intrinsic(name))?;
        let mut height = 0;
        let mut values = Vec::with_capacity(arguments.len());
        for argument in arguments {
            let value = self.promote(argument);
            if value.is_poison() {
                return Some(Value::poison(span));
            }
            height = height.max(value.height);
            values.push(self.hir(value));
        }
        let ty = match plain {
            "alloca" | "memcpy" | "memmove" | "memset" | "strcpy" | "strchr" | "memchr" => {
                Type::VOID.pointer()
            }
            "strlen" => Type::ULONG,
            _ => Type::LONG,
        };
        Some(self.value(ExprKind::Call(Callee::Intrinsic(found), values), ty, span, height))
    }

    fn va_start(&mut self, list: Value, span: Span) -> Value {
        if !self.here.function.as_ref().is_some_and(|function| function.variadic) {
            self.error(span, "`va_start` works in a function with `...` only");
            return Value::poison(span);
        }
        let list = self.rvalue(list);
        if list.is_poison() {
            return list;
        }
        let height = list.height;
        let list = Box::new(self.hir(list));
        self.value(ExprKind::VaStart(list), Type::VOID, span, height)
    }

    fn va_copy(&mut self, to: Value, from: Value, span: Span) -> Value {
        let (to, from) = (self.rvalue(to), self.rvalue(from));
        if to.is_poison() || from.is_poison() {
            return Value::poison(span);
        }
        let (to, from) = (self.deref(to, span), self.deref(from, span));
        let value = self.assign(to, from, span);
        self.cast(value, &Type::VOID, span)
    }

    /// `va_arg(list, ty)`
    #[inline(never)]
    pub(crate) fn va_arg(&mut self, list: Value, ty: &Type, span: Span) -> Value {
        let list = self.rvalue(list);
        if list.is_poison() || ty.is_error() {
            return Value::poison(span);
        }
        if ty.is_float() {
            self.no_float(span);
            return Value::poison(span);
        }
        if !ty.is_scalar() {
            let text = self.type_text(ty);
            self.error(span, format!("`va_arg` of a `{text}` is not supported"))
                .help("pass a pointer to it");
            return Value::poison(span);
        }
        let promoted = self.promoted(ty, None);
        let height = list.height;
        let list = Box::new(self.hir(list));
        let value = self.value(ExprKind::VaArg(list), promoted, span, height);
        self.convert(value, ty)
    }

    fn swap_bytes(&mut self, name: &str, value: Value, span: Span) -> Value {
        let bytes: u32 = match name {
            "__builtin_bswap16" => 2,
            "__builtin_bswap32" => 4,
            _ => 8,
        };
        let kind = match bytes {
            2 => crate::c::types::IntKind::UShort,
            4 => crate::c::types::IntKind::UInt,
            _ => crate::c::types::IntKind::ULong,
        };
        let value = self.promote(value);
        if let Some(constant) = value.constant() {
            let swapped = (constant as u64).swap_bytes() >> (64 - 8 * bytes);
            return self.number(swapped as i64, Type::int(kind), span);
        }
        self.error(span, format!("`{name}` needs a constant here"));
        Value::poison(span)
    }

    /// `({ ... })`: the value of the last statement.
    #[inline(never)]
    pub(crate) fn statement_value(
        &mut self,
        mut statements: Vec<crate::c::hir::Stmt>,
        ty: Option<Type>,
        span: Span,
    ) -> Value {
        let height = 60;
        let ty = ty.filter(|ty| !ty.is_void());
        let last = match (&ty, statements.last().map(|last| &last.kind)) {
            (Some(_), Some(StmtKind::Expr(_))) => statements.pop(),
            _ => None,
        };
        let (value, ty) = match (last.map(|last| last.kind), ty) {
            (Some(StmtKind::Expr(value)), Some(ty)) => (Some(Box::new(value)), ty),
            _ => (None, Type::VOID),
        };
        debug_assert!(!matches!(ty.kind, Kind::Array(..)));
        self.value(ExprKind::Statements(statements, value), ty, span, height)
    }
}
