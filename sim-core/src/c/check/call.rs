//! Calls: who is called, and what the arguments become.

use super::convert::Purpose;
use super::value::{Body, Value};
use crate::c::hir::{Callee, ExprKind, Span};
use crate::c::link::Resolved;
use crate::c::parse::{DeclId, Parser};
use crate::c::types::{Signature, Type};
use std::rc::Rc;

impl Parser<'_, '_> {
    /// `callee(arguments)`
    #[inline(never)]
    pub(crate) fn call(&mut self, callee: Value, arguments: Vec<Value>, span: Span) -> Value {
        if let Body::Function(decl) = callee.body {
            return self.call_named(decl, arguments, callee.span, span);
        }
        let callee = self.rvalue(callee);
        if callee.is_poison() {
            return Value::poison(span);
        }
        let signature = callee.ty.pointee().and_then(Type::signature).cloned();
        let Some(signature) = signature else {
            let text = self.type_text(&callee.ty);
            self.error(callee.span, format!("a `{text}` cannot be called"));
            return Value::poison(span);
        };
        let mut height = callee.height;
        let name: Rc<str> = "the function".into();
        let Some(arguments) = self.arguments(&signature, arguments, &name, span, &mut height)
        else {
            return Value { ty: signature.ret.clone(), ..Value::poison(span) };
        };
        let callee = Callee::Pointer(Box::new(self.hir(callee)));
        self.finish_call(callee, arguments, &signature, span, height)
    }

    fn call_named(&mut self, decl: DeclId, arguments: Vec<Value>, at: Span, span: Span) -> Value {
        let name = self.text(self.link.decls[decl.0].name);
        let Some(signature) = self.link.decls[decl.0].ty.signature().cloned() else {
            return Value::poison(span);
        };
        if self.unevaluated > 0 {
            let kind = ExprKind::Call(Callee::Intrinsic("unreachable"), Vec::new());
            return self.value(kind, signature.ret.unqualified(), span, 1);
        }
        let resolved = self.resolve(decl, at);
        // `f()` says nothing about parameters: those of the definition count.
        let known = match resolved {
            Resolved::Function(id) if !signature.prototype => self.defined_signature(id),
            _ => None,
        };
        let mut height = 0;
        let mut arguments = arguments;
        if let Some(known) = &known {
            arguments.truncate(known.params.len().max(if known.variadic { usize::MAX } else { 0 }));
        }
        let signature = known.unwrap_or(signature);
        let arguments = self.arguments(&signature, arguments, &name, span, &mut height);
        let callee = match resolved {
            Resolved::Function(id) => Callee::Fn(id),
            Resolved::System(id) => Callee::Sys(id),
            Resolved::Intrinsic(name) => Callee::Intrinsic(name),
            Resolved::Missing => return Value::poison(span),
        };
        let Some(mut arguments) = arguments else { return Value::poison(span) };
        if let Callee::Fn(id) = callee {
            self.fit_count(id, &mut arguments, span);
        }
        if !self.in_library() && self.link.program_function(self.link.decls[decl.0].name).is_none()
        {
            self.check_format(&name, &arguments, span);
        }
        self.finish_call(callee, arguments, &signature, span, height)
    }

    /// As many arguments as the definition has parameters, when the declaration had others: the
    /// library calls `main` with three.
    fn fit_count(&mut self, id: crate::c::hir::FnId, arguments: &mut Vec<Value>, span: Span) {
        let Some(known) = self.defined_signature(id) else { return };
        if known.variadic {
            return;
        }
        let want = known.params.len();
        arguments.truncate(want);
        while arguments.len() < want {
            let ty = known.params[arguments.len()].ty.clone();
            let zero = self.number(0, Type::INT, span);
            let zero = self.convert(zero, &ty);
            arguments.push(zero);
        }
    }

    fn finish_call(
        &mut self,
        callee: Callee,
        arguments: Vec<Value>,
        signature: &Signature,
        span: Span,
        height: u32,
    ) -> Value {
        if signature.ret.is_float() {
            self.no_float(span);
            return Value::poison(span);
        }
        let arguments = arguments.into_iter().map(|value| self.hir(value)).collect();
        let ty = signature.ret.unqualified();
        self.value(ExprKind::Call(callee, arguments), ty, span, height)
    }

    /// Arguments converted to the parameters; `None` (reported) when they do not fit.
    #[inline(never)]
    fn arguments(
        &mut self,
        signature: &Signature,
        arguments: Vec<Value>,
        name: &Rc<str>,
        span: Span,
        height: &mut u32,
    ) -> Option<Vec<Value>> {
        let (want, got) = (signature.params.len(), arguments.len());
        if signature.prototype && (got < want || (got > want && !signature.variadic)) {
            self.wrong_count(signature, name, got, span);
            return None;
        }
        let mut out = Vec::with_capacity(got);
        let mut wrong = false;
        for (nth, argument) in arguments.into_iter().enumerate() {
            let value = match signature.params.get(nth) {
                Some(param) => {
                    let purpose = Purpose::Argument(nth + 1, name.clone());
                    self.assignable(argument, &param.ty, &purpose)
                }
                None => self.default_promotion(argument, nth + 1, name),
            };
            wrong |= value.is_poison();
            *height = (*height).max(value.height);
            out.push(value);
        }
        (!wrong).then_some(out)
    }

    fn default_promotion(&mut self, argument: Value, nth: usize, name: &str) -> Value {
        let value = self.promote(argument);
        if value.is_poison() || value.ty.is_scalar() {
            return value;
        }
        let text = self.type_text(&value.ty);
        let span = value.span;
        if value.ty.is_void() {
            self.error(span, format!("argument {nth} of `{name}` has no value"));
        } else {
            self.error(
                span,
                format!("argument {nth} of `{name}` is a `{text}`, which `...` cannot take"),
            )
            .help("pass its address, or its members one by one");
        }
        Value::poison(span)
    }

    fn wrong_count(&mut self, signature: &Signature, name: &str, got: usize, span: Span) {
        let want = signature.params.len();
        let least = if signature.variadic { "at least " } else { "" };
        let plural = if want == 1 { "" } else { "s" };
        let is = if got == 1 { "is 1".to_owned() } else { format!("are {got}") };
        let message = format!("`{name}` takes {least}{want} argument{plural}, but here {is}");
        let ty =
            Type { kind: crate::c::types::Kind::Function(Rc::new(signature.clone())), quals: 0 };
        let shape = self.type_text(&ty);
        let shape = shape.replacen(" (", &format!(" {name}("), 1);
        self.error(span, message).help(format!("it is declared as {shape}"));
    }
}
