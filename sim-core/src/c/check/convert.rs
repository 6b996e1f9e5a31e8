//! Conversions: casts, and what assignments, arguments and returns do silently.

use super::value::{Body, Value};
use crate::c::hir::{ExprKind, Span};
use crate::c::parse::Parser;
use crate::c::types::{CONST, Kind, Type, VOLATILE};
use std::rc::Rc;

/// Why a value is converted, for messages.
#[derive(Clone)]
pub(crate) enum Purpose {
    Assign,
    Initialise,
    Return,
    /// The argument's number, and whose.
    Argument(usize, Rc<str>),
}

impl Purpose {
    fn text(&self) -> String {
        match self {
            Purpose::Assign => "this assignment".to_owned(),
            Purpose::Initialise => "this initialiser".to_owned(),
            Purpose::Return => "this `return`".to_owned(),
            Purpose::Argument(nth, name) => format!("argument {nth} of `{name}`"),
        }
    }
}

impl Parser<'_, '_> {
    /// Conversion of an rvalue without questions; constants are folded.
    #[inline(never)]
    pub(crate) fn convert(&mut self, value: Value, to: &Type) -> Value {
        let to = to.unqualified();
        if value.is_poison() {
            return Value { ty: to, ..value };
        }
        if let Some(constant) = value.constant()
            && to.is_scalar()
        {
            return self.number(constant, to, value.span);
        }
        let same = self.types.lower(&value.ty) == self.types.lower(&to) && to.kind != Kind::Void;
        if same {
            return Value { ty: to, ..value };
        }
        let (span, height) = (value.span, value.height);
        let expr = self.hir(value);
        self.value(ExprKind::Cast(Box::new(expr)), to, span, height)
    }

    /// A cast as written.
    #[inline(never)]
    pub(crate) fn cast(&mut self, value: Value, to: &Type, span: Span) -> Value {
        if to.is_void() {
            if value.is_poison() {
                return value;
            }
            let value = match value.body {
                Body::Place(_) if value.ty.is_void() => return Value { ty: to.clone(), ..value },
                _ => self.rvalue(value),
            };
            let value = self.convert(value, &Type::VOID);
            return Value { span, ..value };
        }
        let value = self.rvalue(value);
        if value.is_poison() || to.is_error() {
            return Value::poison(span);
        }
        if to.is_float() {
            self.no_float(span);
            return Value::poison(span);
        }
        let same_record = value.ty.is_record() && value.ty.kind == to.kind;
        if !to.is_scalar() && !same_record {
            let text = self.type_text(to);
            self.error(span, format!("nothing can be cast to `{text}`"));
            return Value::poison(span);
        }
        if !value.ty.is_scalar() && !same_record {
            let text = self.type_text(&value.ty);
            self.error(value.span, format!("a `{text}` cannot be cast"));
            return Value::poison(span);
        }
        let value = self.convert(value, to);
        Value { span, ..value }
    }

    /// The value of an expression whose truth is asked.
    #[inline(never)]
    pub(crate) fn condition(&mut self, value: Value) -> Value {
        let value = self.rvalue(value);
        if value.is_poison() || value.ty.is_scalar() {
            return value;
        }
        let text = self.type_text(&value.ty);
        let span = value.span;
        let diagnostic = self.error(span, format!("a `{text}` is neither true nor false"));
        if value.ty.is_void() {
            diagnostic.label("this has no value");
        }
        Value::poison(span)
    }

    /// What is stored when `value` goes into an object of type `to`; wrong types are reported.
    #[inline(never)]
    pub(crate) fn assignable(&mut self, value: Value, to: &Type, purpose: &Purpose) -> Value {
        let value = self.rvalue(value);
        let span = value.span;
        if value.is_poison() || to.is_error() {
            return Value { ty: to.unqualified(), ..Value::poison(span) };
        }
        if to.is_float() {
            self.no_float(span);
            return Value::poison(span);
        }
        let from = value.ty.clone();
        let fits = match (&to.kind, &from.kind) {
            (Kind::Record(_), Kind::Record(_)) => {
                if !self.compatible(to, &from) {
                    return self.mismatch(&from, to, purpose, span);
                }
                return value;
            }
            (_, Kind::Void) => {
                self.error(span, format!("{} needs a value, but this has none", purpose.text()))
                    .label("returns void");
                return Value::poison(span);
            }
            (Kind::Bool, _) => from.is_scalar(),
            (_, _) if to.is_integer() && from.is_integer() => true,
            (_, Kind::Pointer(_)) if to.is_integer() => {
                self.pointer_to_integer(&from, to, purpose, span);
                true
            }
            (Kind::Pointer(_), _) if from.is_integer() => {
                if !value.is_null_constant() {
                    self.integer_to_pointer(&from, to, purpose, span);
                }
                true
            }
            (Kind::Pointer(target), Kind::Pointer(source)) => {
                if !value.is_null_constant() {
                    self.pointers(target, source, (&from, to), purpose, span);
                }
                true
            }
            _ => false,
        };
        if fits { self.convert(value, to) } else { self.mismatch(&from, to, purpose, span) }
    }

    fn mismatch(&mut self, from: &Type, to: &Type, purpose: &Purpose, span: Span) -> Value {
        let (from_text, to_text) = (self.type_text(from), self.type_text(to));
        let what = purpose.text();
        let message = format!("{what} needs a `{to_text}`, but this is a `{from_text}`");
        let help = match (&to.kind, &from.kind) {
            (Kind::Pointer(target), Kind::Record(_))
                if target.kind == from.kind || target.is_void() =>
            {
                Some("pass its address: put `&` before it")
            }
            (Kind::Record(_), Kind::Pointer(target)) if target.kind == to.kind => {
                Some("put `*` before it")
            }
            _ => None,
        };
        self.error(span, message).help = help.map(str::to_owned);
        Value::poison(span)
    }

    fn pointer_to_integer(&mut self, from: &Type, to: &Type, purpose: &Purpose, span: Span) {
        let (from, to) = (self.type_text(from), self.type_text(to));
        let what = purpose.text();
        let message = format!("{what} makes an integer (`{to}`) from a pointer (`{from}`)");
        self.warning(span, message).help("put `*` before it for what it points to");
    }

    fn integer_to_pointer(&mut self, from: &Type, to: &Type, purpose: &Purpose, span: Span) {
        let (from, to) = (self.type_text(from), self.type_text(to));
        let what = purpose.text();
        let message = format!("{what} makes a pointer (`{to}`) from an integer (`{from}`)");
        self.warning(span, message).help("put `&` before it for its address");
    }

    fn pointers(
        &mut self,
        target: &Type,
        source: &Type,
        whole: (&Type, &Type),
        purpose: &Purpose,
        span: Span,
    ) {
        let lost = source.quals & !target.quals & (CONST | VOLATILE);
        let loose = target.is_void()
            || source.is_void()
            || self.compatible(&target.unqualified(), &source.unqualified())
            || self.differ_in_sign(target, source);
        let (from, to) = whole;
        if !loose {
            let (from, to) = (self.type_text(from), self.type_text(to));
            let what = purpose.text();
            let message = format!("{what} needs a `{to}`, but this is a `{from}`");
            self.warning(span, message);
        } else if lost & CONST != 0 && !target.is_function() && !self.in_library() {
            let what = purpose.text();
            self.warning(span, format!("{what} loses `const`"))
                .help("what it points to must not be changed through the new pointer");
        }
    }

    fn differ_in_sign(&self, a: &Type, b: &Type) -> bool {
        match (self.types.int_kind(a), self.types.int_kind(b)) {
            (Some(a), Some(b)) => a.to_unsigned() == b.to_unsigned(),
            _ => false,
        }
    }

    /// Whether two types are compatible (C11 6.2.7), qualifiers aside.
    pub(crate) fn compatible(&self, a: &Type, b: &Type) -> bool {
        match (&a.kind, &b.kind) {
            (Kind::Error, _) | (_, Kind::Error) => true,
            (Kind::Pointer(a), Kind::Pointer(b)) => self.compatible(a, b),
            (Kind::Array(a, la), Kind::Array(b, lb)) => {
                (la.is_none() || lb.is_none() || la == lb) && self.compatible(a, b)
            }
            (Kind::Record(ia), Kind::Record(ib)) => {
                let (a, b) = (self.types.record(*ia), self.types.record(*ib));
                ia == ib || (a.tag.is_some() && a.tag == b.tag && a.union == b.union)
            }
            (Kind::Enum(_), _) | (_, Kind::Enum(_)) => {
                let (a, b) = (self.types.int_kind(a), self.types.int_kind(b));
                a.is_some() && a.map(|kind| kind.size()) == b.map(|kind| kind.size())
            }
            (Kind::Function(a), Kind::Function(b)) => {
                self.compatible(&a.ret, &b.ret)
                    && (!a.prototype
                        || !b.prototype
                        || (a.variadic == b.variadic
                            && a.params.len() == b.params.len()
                            && a.params
                                .iter()
                                .zip(&b.params)
                                .all(|(a, b)| self.compatible(&a.ty, &b.ty))))
            }
            (a, b) => a == b,
        }
    }
}
