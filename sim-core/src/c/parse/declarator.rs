//! Declarators: what `*`, `[ ]`, `( )` around a name make of a type.
//!
//! A declarator is read into a list of pieces, outermost type first, so its nesting costs nothing
//! and is read once.

use super::specifiers::Attributes;
use super::{Abandon, Entity, Parse, Parser, Scope};
use crate::c::check::Value;
use crate::c::hir::{LocalId, Span};
use crate::c::intern::{Kw, Sym};
use crate::c::lex::{Punct, TokenKind};
use crate::c::types::{Kind, Param, Signature, Type};
use std::rc::Rc;

/// One step from the base type to the declared one.
enum Piece {
    Pointer(u8),
    Array(Length, Span),
    Function(Signature, Vec<(Sym, Span)>),
}

enum Length {
    Fixed(u64),
    Open,
    /// Not a constant; `None`: `[*]`.
    Variable(Option<Box<Value>>),
}

/// A declared name with its type.
pub(crate) struct Declarator {
    pub(crate) name: Option<(Sym, Span)>,
    pub(crate) ty: Type,
    /// The names in an old-style `f(a, b)`.
    pub(crate) old_names: Vec<(Sym, Span)>,
    pub(crate) attributes: Attributes,
    /// The length of a variable-length array; its type has an open length.
    pub(crate) length: Option<Value>,
}

#[derive(Default)]
struct Read {
    pieces: Vec<Piece>,
    name: Option<(Sym, Span)>,
}

impl Parser<'_, '_> {
    /// A type name, as in casts and `sizeof`.
    pub(crate) fn type_name(&mut self) -> Parse<Type> {
        let specifiers = self.specifiers(false)?;
        let declarator = self.declarator(specifiers.ty, false)?;
        if let Some((_, span)) = declarator.name {
            return Err(self.syntax(span, "a name cannot stand in a type".to_owned(), None));
        }
        if let Some(length) = declarator.length {
            return Err(self.no_variable_length(length.span));
        }
        Ok(declarator.ty)
    }

    /// A declarator over `base`; `parameter` lets arrays and functions become pointers.
    pub(crate) fn declarator(&mut self, base: Type, parameter: bool) -> Parse<Declarator> {
        let read = self.nested(2, |parser| parser.read_declarator())?;
        let mut attributes = Attributes::default();
        if self.keyword() == Some(Kw::Asm) && self.ahead(1).is(Punct::LParen) {
            self.advance();
            self.skip_balanced(Punct::LParen, Punct::RParen);
        }
        self.attributes(&mut attributes)?;
        let mut ty = base;
        let (mut old_names, mut variable) = (Vec::new(), None);
        let last = read.pieces.len();
        for (nth, piece) in read.pieces.into_iter().enumerate() {
            let outermost = nth + 1 == last;
            ty = match piece {
                Piece::Pointer(quals) => ty.pointer().with_quals(quals),
                Piece::Array(Length::Variable(Some(length)), span) if outermost && !parameter => {
                    variable = Some(*length);
                    self.array(ty, Length::Open, span, false)?
                }
                Piece::Array(length, span) => {
                    self.array(ty, length, span, parameter && outermost)?
                }
                Piece::Function(signature, names) => {
                    if outermost {
                        old_names = names;
                    }
                    self.function_type(ty, signature, read.name)?
                }
            };
        }
        if parameter {
            ty = decayed(ty);
        }
        Ok(Declarator { name: read.name, ty, old_names, attributes, length: variable })
    }

    fn array(&mut self, element: Type, length: Length, span: Span, decays: bool) -> Parse<Type> {
        if element.is_error() {
            return Ok(element);
        }
        if element.is_function() || self.types.size(&element).is_none() {
            let text = self.type_text(&element);
            let diagnostic = self.error(span, format!("an array cannot consist of `{text}`"));
            if element.is_array() {
                diagnostic.help("only the first `[ ]` may be empty");
            }
            return Err(Abandon);
        }
        let len = match length {
            Length::Fixed(len) => Some(len),
            Length::Open => None,
            Length::Variable(_) if decays => None,
            Length::Variable(_) => return Err(self.no_variable_length(span)),
        };
        let ty = element.array(len);
        if len.is_some() && self.types.size(&ty).is_none_or(|size| size > 1 << 31) {
            self.error(span, "this array is larger than 2 GiB");
            return Err(Abandon);
        }
        Ok(ty)
    }

    /// Reports a variable length where it cannot be.
    pub(crate) fn no_variable_length(&mut self, span: Span) -> Abandon {
        self.error(span, "a variable-length array is not supported here")
            .help("give the length as a number or `#define`, or use malloc");
        Abandon
    }

    fn function_type(
        &mut self,
        ret: Type,
        signature: Signature,
        name: Option<(Sym, Span)>,
    ) -> Parse<Type> {
        if ret.is_function() || ret.is_array() {
            let what = if ret.is_array() { "an array" } else { "a function" };
            let span = name.map_or_else(|| self.span(), |(_, span)| span);
            self.error(span, format!("a function cannot return {what}"))
                .help("return a pointer to it");
            return Err(Abandon);
        }
        Ok(Type { kind: Kind::Function(Rc::new(Signature { ret, ..signature })), quals: 0 })
    }

    fn read_declarator(&mut self) -> Parse<Read> {
        let mut pieces = Vec::new();
        self.attributes(&mut Attributes::default())?;
        while self.eat(Punct::Star) {
            pieces.push(Piece::Pointer(self.qualifiers()?));
            if pieces.len() > 50 {
                let span = self.span();
                return Err(self.too_deep(span));
            }
        }
        self.attributes(&mut Attributes::default())?;
        let mut inner = Read::default();
        if let Some(name) = self.identifier() {
            inner.name = Some((name, self.advance().span));
        } else if self.is(Punct::LParen) && self.nested_declarator() {
            self.advance();
            inner = self.nested(3, |parser| parser.read_declarator())?;
            self.expect(Punct::RParen)?;
        }
        let mut suffixes = Vec::new();
        loop {
            if self.is(Punct::LBracket) {
                let span = self.span();
                let length = self.nested(2, |parser| parser.array_length())?;
                suffixes.push(Piece::Array(length, self.since(span)));
            } else if self.is(Punct::LParen) {
                self.advance();
                suffixes.push(self.nested(3, |parser| parser.parameters())?);
            } else {
                break;
            }
            if suffixes.len() > 20 {
                let span = self.span();
                return Err(self.too_deep(span));
            }
        }
        suffixes.reverse();
        pieces.append(&mut suffixes);
        pieces.append(&mut inner.pieces);
        Ok(Read { pieces, name: inner.name })
    }

    /// Whether `(` here groups a declarator (and does not open parameters).
    fn nested_declarator(&self) -> bool {
        let next = self.ahead(1);
        if next.is(Punct::Star) || next.is(Punct::LParen) || next.is(Punct::LBracket) {
            return true;
        }
        if Self::keyword_of(next) == Some(Kw::Attribute) {
            return true;
        }
        next.kind == TokenKind::Ident && next.sym.keyword().is_none() && !self.starts_type(next)
    }

    fn array_length(&mut self) -> Parse<Length> {
        self.advance();
        while self.eat_keyword(Kw::Static) {}
        self.qualifiers()?;
        while self.eat_keyword(Kw::Static) {}
        if self.eat(Punct::RBracket) {
            return Ok(Length::Open);
        }
        if self.is(Punct::Star) && self.ahead(1).is(Punct::RBracket) {
            self.advance();
            self.advance();
            return Ok(Length::Variable(None));
        }
        let value = self.assignment()?;
        self.expect(Punct::RBracket)?;
        let value = self.rvalue(value);
        if value.is_poison() {
            return Err(Abandon);
        }
        if !value.ty.is_integer() {
            let text = self.type_text(&value.ty);
            self.error(value.span, format!("an array's length is an integer, not a `{text}`"));
            return Err(Abandon);
        }
        match value.constant() {
            Some(len) if len < 0 => {
                self.error(value.span, "an array's length cannot be negative");
                Err(Abandon)
            }
            Some(len) => Ok(Length::Fixed(len as u64)),
            None => Ok(Length::Variable(Some(Box::new(value)))),
        }
    }

    /// Parameters behind `(`, up to and with `)`.
    fn parameters(&mut self) -> Parse<Piece> {
        let none = |prototype| Signature {
            ret: Type::VOID,
            params: Vec::new(),
            variadic: false,
            prototype,
        };
        if self.eat(Punct::RParen) {
            return Ok(Piece::Function(none(false), Vec::new()));
        }
        if self.keyword() == Some(Kw::Void) && self.ahead(1).is(Punct::RParen) {
            self.advance();
            self.advance();
            return Ok(Piece::Function(none(true), Vec::new()));
        }
        if self.identifier().is_some_and(|name| !self.is_typedef(name)) {
            let names = self.old_names()?;
            return Ok(Piece::Function(none(false), names));
        }
        self.here.scopes.push(Scope::default());
        let result = self.parameter_types();
        self.here.scopes.pop();
        let (params, variadic) = result?;
        let signature = Signature { ret: Type::VOID, params, variadic, prototype: true };
        Ok(Piece::Function(signature, Vec::new()))
    }

    fn parameter_types(&mut self) -> Parse<(Vec<Param>, bool)> {
        let mut params = Vec::new();
        loop {
            if self.eat(Punct::Ellipsis) {
                self.expect(Punct::RParen)?;
                return Ok((params, true));
            }
            let start = self.span();
            let specifiers = self.specifiers(false)?;
            let declarator = self.declarator(specifiers.ty, true)?;
            let span = declarator.name.map_or(start, |(_, span)| span);
            if declarator.ty.is_void() {
                self.error(start, "a parameter cannot be `void`").help("`void *` is a pointer");
                return Err(Abandon);
            }
            if let Some((name, _)) = declarator.name {
                self.declare(name, Entity::Local(LocalId(u32::MAX), declarator.ty.clone()));
            }
            let name = declarator.name.map(|(name, _)| name);
            params.push(Param { name, ty: declarator.ty, span });
            if self.eat(Punct::RParen) {
                return Ok((params, false));
            }
            if !self.is(Punct::Comma) {
                return Err(self.unexpected("`,` or `)`"));
            }
            self.advance();
        }
    }

    fn old_names(&mut self) -> Parse<Vec<(Sym, Span)>> {
        let mut names = Vec::new();
        loop {
            let Some(name) = self.identifier() else {
                return Err(self.unexpected("the name of a parameter"));
            };
            if !names.is_empty()
                || !self.ahead(1).is(Punct::RParen) && !self.ahead(1).is(Punct::Comma)
            {
                // `f(foo bar)`: `foo` was meant as a type.
                if !self.ahead(1).is(Punct::RParen) && !self.ahead(1).is(Punct::Comma) {
                    return Err(self.unknown_type(name));
                }
            }
            names.push((name, self.advance().span));
            if self.eat(Punct::RParen) {
                return Ok(names);
            }
            self.expect(Punct::Comma)?;
        }
    }

    /// Reports a name that should be a type's.
    pub(crate) fn unknown_type(&mut self, name: Sym) -> Abandon {
        let span = self.span();
        let text = self.text(name);
        let tag = match self.lookup_tag(name, false) {
            Some(super::Tag::Record(id)) if self.types.record(id).union => Some("union"),
            Some(super::Tag::Record(_)) => Some("struct"),
            Some(super::Tag::Enum(_)) => Some("enum"),
            None => None,
        };
        let help = match tag {
            Some(word) => Some(format!("write `{word} {text}`")),
            None => self.near_type(&text),
        };
        self.syntax(span, format!("`{text}` is not a type"), help)
    }

    fn near_type(&self, text: &str) -> Option<String> {
        if let Some(header) = crate::c::suggest::header_of_constant(text) {
            return Some(format!("it comes with `#include <{header}>`"));
        }
        let names = &self.units[self.here.unit].names;
        let mut types: Vec<Rc<str>> = names
            .iter()
            .filter(|(_, entity)| matches!(entity, Entity::Typedef(_)))
            .map(|(name, _)| self.session.names.text(*name))
            .collect();
        types.sort();
        let words = ["int", "char", "void", "long", "short", "unsigned", "struct", "const"];
        let all = types.iter().map(|name| &**name).chain(words);
        crate::c::suggest::nearest(text, all).map(|near| format!("did you mean `{near}`?"))
    }
}

/// Arrays and functions as parameters are pointers.
fn decayed(ty: Type) -> Type {
    match &ty.kind {
        Kind::Array(element, _) => element.as_ref().clone().pointer(),
        Kind::Function(_) => ty.pointer(),
        _ => ty,
    }
}
