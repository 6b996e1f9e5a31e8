//! Names, numbers, strings, parentheses.

use super::{Abandon, Entity, Parse, Parser};
use crate::c::check::{Body, Value};
use crate::c::hir::{PlaceKind, Span};
use crate::c::intern::{Kw, Sym};
use crate::c::lex::{Punct, Token, TokenKind};
use crate::c::literal;
use crate::c::types::{Kind, Type};

/// What ipclab does not have, by the beginning of its functions' names.
const FEATURES: &[(&str, &str)] = &[
    ("pthread_", "threads are not supported"),
    ("thrd_", "threads are not supported"),
    ("mtx_", "threads are not supported"),
    ("setjmp", "`setjmp` is not supported"),
    ("_setjmp", "`setjmp` is not supported"),
    ("sigsetjmp", "`sigsetjmp` is not supported"),
    ("longjmp", "`longjmp` is not supported"),
    ("siglongjmp", "`siglongjmp` is not supported"),
];

/// Functions of <math.h> that programs use.
const MATH: &[&str] = &[
    "sqrt", "pow", "sin", "cos", "tan", "exp", "log", "log2", "log10", "floor", "ceil", "round",
    "fabs", "fmod", "atof", "strtod", "drand48",
];

/// Why ipclab lacks a function, when that is because it lacks a feature.
pub(crate) fn lacking_feature(name: &str) -> Option<&'static str> {
    if MATH.contains(&name) {
        return Some("floating point is not supported");
    }
    FEATURES.iter().find(|(start, _)| name.starts_with(start)).map(|(_, why)| *why)
}

impl Parser<'_, '_> {
    pub(crate) fn primary(&mut self) -> Parse<Value> {
        let token = self.token();
        let span = token.span;
        match token.kind {
            TokenKind::Number => Ok(self.integer(token)),
            TokenKind::Char => Ok(self.character(token)),
            TokenKind::Str => self.string(),
            TokenKind::Punct(Punct::LParen) => self.parenthesised(),
            TokenKind::Ident => match token.sym.keyword() {
                None => self.name(token.sym, span),
                Some(Kw::Generic) => self.nested(2, |parser| parser.generic()),
                Some(Kw::VaArg) => self.nested(2, Parser::next_argument),
                Some(Kw::Asm) => Err(self.no_asm()),
                Some(_) => Err(self.unexpected("an expression")),
            },
            _ => Err(self.unexpected("an expression")),
        }
    }

    #[inline(never)]
    fn next_argument(&mut self) -> Parse<Value> {
        let start = self.advance().span;
        self.expect(Punct::LParen)?;
        let list = self.assignment()?;
        self.expect(Punct::Comma)?;
        let ty = self.type_name()?;
        self.expect(Punct::RParen)?;
        let span = self.since(start);
        Ok(self.va_arg(list, &ty, span))
    }

    #[inline(never)]
    fn integer(&mut self, token: Token) -> Value {
        self.advance();
        let (text, span) = (self.text(token.sym), token.span);
        match literal::integer(&text) {
            Ok((value, kind)) => return self.number(value as i64, Type::int(kind), span),
            Err(message) if message.starts_with("floating") => self.no_float(span),
            Err(message) => {
                self.error(span, message);
            }
        }
        Value::poison(span)
    }

    #[inline(never)]
    fn character(&mut self, token: Token) -> Value {
        self.advance();
        let (text, span) = (self.text(token.sym), token.span);
        match literal::character(&text) {
            Ok(value) => {
                if text.len() > 4 && !text.contains('\\') {
                    self.warning(span, "more than one character between `'` and `'`")
                        .help("a string needs double quotes");
                }
                self.number(value, Type::INT, span)
            }
            Err(message) => {
                self.error(span, message);
                Value::poison(span)
            }
        }
    }

    /// Reports inline assembly.
    pub(crate) fn no_asm(&mut self) -> Abandon {
        let span = self.span();
        self.error(span, "inline assembly is not supported")
            .help("write it in C; a full barrier is `__sync_synchronize()`");
        Abandon
    }

    fn parenthesised(&mut self) -> Parse<Value> {
        self.nested(2, |parser| {
            let start = parser.advance().span;
            if parser.is(Punct::LBrace) {
                return parser.statement_expression(start);
            }
            let value = parser.expression()?;
            parser.expect(Punct::RParen)?;
            let span = parser.since(start);
            Ok(Value { span, ..value })
        })
    }

    #[inline(never)]
    fn statement_expression(&mut self, start: Span) -> Parse<Value> {
        if self.here.function.is_none() {
            self.error(start, "`({ ... })` stands in a function only");
            return Err(Abandon);
        }
        self.advance();
        let (statements, ty) = self.value_block()?;
        self.expect(Punct::RParen)?;
        let span = self.since(start);
        Ok(self.statement_value(statements, ty, span))
    }

    /// Adjacent string literals are one.
    pub(crate) fn string_bytes(&mut self) -> Option<(Vec<u8>, Span)> {
        let start = self.span();
        let mut bytes = Vec::new();
        let mut good = true;
        while self.token().kind == TokenKind::Str {
            let token = self.advance();
            let text = self.text(token.sym);
            match literal::string(&text) {
                Ok(more) => bytes.extend(more),
                Err(message) => {
                    self.error(token.span, message);
                    good = false;
                }
            }
        }
        good.then(|| (bytes, self.since(start)))
    }

    #[inline(never)]
    fn string(&mut self) -> Parse<Value> {
        let start = self.span();
        let Some((mut bytes, span)) = self.string_bytes() else { return Ok(Value::poison(start)) };
        bytes.push(0);
        Ok(self.string_place(bytes, span))
    }

    #[inline(never)]
    fn name(&mut self, name: Sym, span: Span) -> Parse<Value> {
        self.advance();
        let value = match self.lookup(name) {
            Some(Entity::Constant(value, ty)) => self.number(value, ty, span),
            Some(Entity::Local(id, ty)) => self.place(PlaceKind::Local(id), ty, span, 1),
            Some(Entity::VariableLength(pointer, element)) => {
                let ty = element.clone().pointer();
                let pointer = self.place(PlaceKind::Local(pointer), ty, span, 1);
                let pointer = self.rvalue(pointer);
                let array = element.array(None);
                let pointer = Value { ty: array.pointer(), ..pointer };
                self.deref(pointer, span)
            }
            Some(Entity::Variable(var)) => {
                let ty = self.variable_type(var);
                match self.global_of(var, span) {
                    Some(id) => self.place(PlaceKind::Global(id), ty, span, 1),
                    None => Value::poison(span),
                }
            }
            Some(Entity::Function(decl)) => {
                let ty = self.link.decls[decl.0].ty.clone();
                if !self.in_library() {
                    self.declared_later(decl, name, span);
                }
                Value { body: Body::Function(decl), ty, span, height: 1 }
            }
            Some(Entity::Typedef(_)) => {
                let text = self.text(name);
                return Err(self.syntax(
                    span,
                    format!("`{text}` is a type, a value is needed"),
                    None,
                ));
            }
            None => return self.undeclared(name, span),
        };
        Ok(value)
    }

    /// Warns of a call above the first declaration, as compilers do.
    fn declared_later(&mut self, decl: super::DeclId, name: Sym, span: Span) {
        let declared = self.link.decls[decl.0].span;
        let above = declared.file == span.file && span.start < declared.start;
        if above && self.link.decls[decl.0].unit == self.here.unit {
            let text = self.text(name);
            let line = declared.line;
            self.warning(span, format!("`{text}` is used before it is declared (line {line})"))
                .help("put its prototype above this function");
        }
    }

    /// A name without a declaration: a builtin, an implicitly declared function, or a mistake.
    #[inline(never)]
    fn undeclared(&mut self, name: Sym, span: Span) -> Parse<Value> {
        let text = self.text(name);
        if &*text == "__func__" || &*text == "__FUNCTION__" || &*text == "__PRETTY_FUNCTION__" {
            let function = self.here.function.as_ref().map(|function| function.name);
            let mut bytes = function
                .map(|function| self.text(function).as_bytes().to_vec())
                .unwrap_or_default();
            bytes.push(0);
            return Ok(self.string_place(bytes, span));
        }
        if !self.is(Punct::LParen) {
            if let Some(decl) = self.implicit_function(name, span, false) {
                let ty = self.link.decls[decl.0].ty.clone();
                return Ok(Value { body: Body::Function(decl), ty, span, height: 1 });
            }
            self.unknown_name(name, span);
            return Ok(Value::poison(span));
        }
        if text.starts_with("__builtin_")
            || text.starts_with("__ipclab_")
            || text.starts_with("__sync_")
        {
            self.advance();
            let arguments = self.argument_list()?;
            let whole = self.since(span);
            if let Some(value) = self.builtin(&text, arguments, span, whole) {
                return Ok(value);
            }
            self.error(span, format!("`{text}` is not supported"));
            return Ok(Value::poison(whole));
        }
        match self.implicit_function(name, span, true) {
            Some(decl) => {
                let ty = self.link.decls[decl.0].ty.clone();
                Ok(Value { body: Body::Function(decl), ty, span, height: 1 })
            }
            None => {
                self.unknown_function(name, span);
                self.advance();
                let _ = self.argument_list()?;
                Ok(Value::poison(span))
            }
        }
    }

    /// Reports a variable nobody knows, once.
    fn unknown_name(&mut self, name: Sym, span: Span) {
        if self.unknown.contains(&name) {
            return;
        }
        self.unknown.push(name);
        let text = self.text(name);
        let known = self.visible_names();
        let near = crate::c::suggest::nearest(&text, known.iter().map(|known| &**known));
        let help = near.map(|near| format!("did you mean `{near}`?")).or_else(|| {
            let header = crate::c::suggest::header_of_constant(&text)?;
            Some(format!("it comes with `#include <{header}>`"))
        });
        self.error(span, format!("`{text}` is not declared")).help = help;
    }

    /// Reports a function nobody knows, once.
    pub(crate) fn unknown_function(&mut self, name: Sym, span: Span) {
        if self.unknown.contains(&name) {
            return;
        }
        self.unknown.push(name);
        let text = self.text(name);
        if let Some(why) = lacking_feature(&text) {
            self.error(span, format!("`{text}`: {why}"));
            return;
        }
        let known = self.visible_names();
        let index = self.session.index.clone();
        let system = crate::syscalls::SysId::ALL.iter().map(|id| id.row().name);
        let candidates = known.iter().map(|known| &**known).chain(index.declared()).chain(system);
        let near = crate::c::suggest::nearest(&text, candidates);
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "define it in this file, or use one that ipclab has".to_owned(),
        };
        self.error(span, format!("unknown function `{text}`")).help(help);
    }

    /// Every name that can be used here.
    fn visible_names(&self) -> Vec<std::rc::Rc<str>> {
        let blocks = self.here.scopes.iter().flat_map(|scope| scope.names.iter());
        let mut names: Vec<Sym> = blocks.map(|(name, _)| *name).collect();
        names.extend(self.units[self.here.unit].names.keys());
        names.sort();
        names.into_iter().map(|name| self.session.names.text(name)).collect()
    }

    #[inline(never)]
    fn generic(&mut self) -> Parse<Value> {
        let start = self.advance().span;
        self.expect(Punct::LParen)?;
        let control = self.unevaluated(Parser::assignment)?;
        let control = self.rvalue(control);
        let mut chosen: Option<Value> = None;
        let mut default = None;
        while self.eat(Punct::Comma) {
            if self.eat_keyword(Kw::Default) {
                self.expect(Punct::Colon)?;
                default = Some(self.assignment()?);
                continue;
            }
            let ty = self.type_name()?;
            self.expect(Punct::Colon)?;
            let value = self.assignment()?;
            let same = match (&ty.kind, &control.ty.kind) {
                (Kind::Int(a), Kind::Int(b)) => a == b,
                _ => self.compatible(&ty, &control.ty),
            };
            if same && chosen.is_none() {
                chosen = Some(value);
            }
        }
        self.expect(Punct::RParen)?;
        if let Some(value) = chosen.or(default) {
            return Ok(value);
        }
        let span = self.since(start);
        if !control.is_poison() {
            let text = self.type_text(&control.ty);
            self.error(span, format!("`_Generic` has no choice for `{text}`"));
        }
        Ok(Value::poison(span))
    }
}
