//! Expressions, by precedence.
//!
//! Each level has a short function that nested parentheses go through and a `_rest` that does the
//! work when its operator is there: so deep nesting needs little stack.

use super::{Parse, Parser};
use crate::c::check::Value;
use crate::c::hir::{BinOp, PlaceKind, Span, UnOp};
use crate::c::intern::Kw;
use crate::c::lex::{Punct, TokenKind};
use crate::c::types::{IntKind, Type};

/// Precedence of a binary operator; higher binds tighter.
fn level(punct: Punct) -> Option<u8> {
    Some(match punct {
        Punct::OrOr => 1,
        Punct::AndAnd => 2,
        Punct::Pipe => 3,
        Punct::Caret => 4,
        Punct::Amp => 5,
        Punct::EqEq | Punct::Ne => 6,
        Punct::Lt | Punct::Le | Punct::Gt | Punct::Ge => 7,
        Punct::Shl | Punct::Shr => 8,
        Punct::Plus | Punct::Minus => 9,
        Punct::Star | Punct::Slash | Punct::Percent => 10,
        _ => return None,
    })
}

fn operation(punct: Punct) -> Option<BinOp> {
    Some(match punct {
        Punct::Pipe | Punct::OrAssign => BinOp::Or,
        Punct::Caret | Punct::XorAssign => BinOp::Xor,
        Punct::Amp | Punct::AndAssign => BinOp::And,
        Punct::EqEq => BinOp::Eq,
        Punct::Ne => BinOp::Ne,
        Punct::Lt => BinOp::Lt,
        Punct::Le => BinOp::Le,
        Punct::Gt => BinOp::Gt,
        Punct::Ge => BinOp::Ge,
        Punct::Shl | Punct::ShlAssign => BinOp::Shl,
        Punct::Shr | Punct::ShrAssign => BinOp::Shr,
        Punct::Plus | Punct::AddAssign => BinOp::Add,
        Punct::Minus | Punct::SubAssign => BinOp::Sub,
        Punct::Star | Punct::MulAssign => BinOp::Mul,
        Punct::Slash | Punct::DivAssign => BinOp::Div,
        Punct::Percent | Punct::RemAssign => BinOp::Rem,
        _ => return None,
    })
}

fn compound(punct: Punct) -> Option<BinOp> {
    level(punct).is_none().then(|| operation(punct)).flatten()
}

impl Parser<'_, '_> {
    fn punct(&self) -> Option<Punct> {
        match self.token().kind {
            TokenKind::Punct(punct) => Some(punct),
            _ => None,
        }
    }

    /// `a, b, c`
    pub(crate) fn expression(&mut self) -> Parse<Value> {
        let start = self.span();
        let value = self.assignment()?;
        if self.is(Punct::Comma) { self.expression_rest(value, start) } else { Ok(value) }
    }

    #[inline(never)]
    fn expression_rest(&mut self, value: Value, start: Span) -> Parse<Value> {
        let mut value = value;
        while self.eat(Punct::Comma) {
            let right = self.assignment()?;
            let span = self.since(start);
            value = self.comma(value, right, span);
        }
        Ok(value)
    }

    /// `a = b`, `a += b` ...
    pub(crate) fn assignment(&mut self) -> Parse<Value> {
        self.nested(3, |parser| parser.assignment_inside())
    }

    fn assignment_inside(&mut self) -> Parse<Value> {
        let start = self.span();
        let left = self.conditional()?;
        match self.punct() {
            Some(punct) if punct == Punct::Assign || compound(punct).is_some() => {
                self.assignment_rest(left, punct, start)
            }
            _ => Ok(left),
        }
    }

    #[inline(never)]
    fn assignment_rest(&mut self, left: Value, punct: Punct, start: Span) -> Parse<Value> {
        if punct == Punct::Assign {
            self.advance();
            let right = self.assignment()?;
            let span = self.since(start);
            return Ok(self.assign(left, right, span));
        }
        let Some(op) = compound(punct) else { return Ok(left) };
        self.advance();
        let right = self.assignment()?;
        let span = self.since(start);
        Ok(self.assign_op(op, left, right, span))
    }

    /// `a ? b : c`
    pub(crate) fn conditional(&mut self) -> Parse<Value> {
        let start = self.span();
        let test = self.binary(1)?;
        if self.eat(Punct::Question) { self.conditional_rest(test, start) } else { Ok(test) }
    }

    #[inline(never)]
    fn conditional_rest(&mut self, test: Value, start: Span) -> Parse<Value> {
        if self.eat(Punct::Colon) {
            let no = self.nested(2, |parser| parser.conditional())?;
            let span = self.since(start);
            return Ok(self.elvis(test, no, span));
        }
        let yes = self.expression()?;
        self.expect(Punct::Colon)?;
        let no = self.nested(2, |parser| parser.conditional())?;
        let span = self.since(start);
        Ok(self.choose(test, yes, no, span))
    }

    /// GNU `a ?: b`: `a` is evaluated twice only when that has no effect.
    #[inline(never)]
    fn elvis(&mut self, test: Value, no: Value, span: Span) -> Value {
        let test = self.promote(test);
        if test.is_poison() || self.here.function.is_none() {
            return self.choose(test.clone(), test, no, span);
        }
        let ty = test.ty.clone();
        let Some(local) = self.temporary(&ty, span) else { return Value::poison(span) };
        let place = self.place(PlaceKind::Local(local), ty, span, 1);
        let kept = self.assign(place.clone(), test, span);
        self.choose(kept, place, no, span)
    }

    fn binary(&mut self, least: u8) -> Parse<Value> {
        let start = self.span();
        let left = self.cast_expression()?;
        match self.punct().and_then(level) {
            Some(level) if level >= least => self.binary_rest(left, least, start),
            _ => Ok(left),
        }
    }

    #[inline(never)]
    fn binary_rest(&mut self, left: Value, least: u8, start: Span) -> Parse<Value> {
        let mut left = left;
        while let Some(punct) = self.punct()
            && let Some(level) = level(punct).filter(|level| *level >= least)
        {
            self.advance();
            let right = self.binary(level + 1)?;
            let span = self.since(start);
            left = match punct {
                Punct::AndAnd => self.logical(true, left, right, span),
                Punct::OrOr => self.logical(false, left, right, span),
                _ => match operation(punct) {
                    Some(op) => self.binary_op(op, left, right, span),
                    None => Value::poison(span),
                },
            };
        }
        Ok(left)
    }

    /// Whether `(` here begins a cast or compound literal.
    fn type_in_parentheses(&self) -> bool {
        self.is(Punct::LParen) && self.starts_type(self.ahead(1))
    }

    pub(crate) fn cast_expression(&mut self) -> Parse<Value> {
        if !self.type_in_parentheses() {
            return self.unary();
        }
        self.nested(2, |parser| {
            let start = parser.span();
            parser.advance();
            let ty = parser.type_name()?;
            parser.expect(Punct::RParen)?;
            if parser.is(Punct::LBrace) {
                let literal = parser.compound_literal(ty, start)?;
                return parser.postfix(literal, start);
            }
            let value = parser.cast_expression()?;
            let span = parser.since(start);
            Ok(parser.cast(value, &ty, span))
        })
    }

    fn unary(&mut self) -> Parse<Value> {
        let start = self.span();
        if let Some(kw) = self.keyword() {
            match kw {
                Kw::Sizeof => {
                    return self.nested(2, |parser| parser.unevaluated(Parser::size_of));
                }
                Kw::Alignof => {
                    return self.nested(2, |parser| parser.unevaluated(Parser::align_of));
                }
                Kw::Extension => {
                    self.advance();
                    return self.nested(1, |parser| parser.cast_expression());
                }
                _ => {}
            }
        }
        let Some(punct) = self.punct() else {
            let value = self.primary()?;
            return self.postfix(value, start);
        };
        let prefix = matches!(
            punct,
            Punct::Plus
                | Punct::Minus
                | Punct::Not
                | Punct::Tilde
                | Punct::Star
                | Punct::Amp
                | Punct::PlusPlus
                | Punct::MinusMinus
                | Punct::AndAnd
        );
        if !prefix {
            let value = self.primary()?;
            return self.postfix(value, start);
        }
        self.nested(2, |parser| parser.prefixed(punct, start))
    }

    #[inline(never)]
    fn prefixed(&mut self, punct: Punct, start: Span) -> Parse<Value> {
        self.advance();
        if punct == Punct::AndAnd {
            let message = "the address of a label (`&&label`) is not supported";
            self.error(start, message);
            return Err(super::Abandon);
        }
        let value = match punct {
            Punct::PlusPlus | Punct::MinusMinus => self.unary()?,
            _ => self.cast_expression()?,
        };
        let span = self.since(start);
        Ok(self.prefix(punct, value, span))
    }

    #[inline(never)]
    fn prefix(&mut self, punct: Punct, value: Value, span: Span) -> Value {
        match punct {
            Punct::Plus => {
                let value = self.promote(value);
                if !value.is_poison() && !value.ty.is_integer() {
                    let text = self.type_text(&value.ty);
                    self.error(span, format!("`+` cannot work on a `{text}`"));
                    return Value::poison(span);
                }
                Value { span, ..value }
            }
            Punct::Minus => self.unary_op(UnOp::Neg, value, span),
            Punct::Not => self.unary_op(UnOp::Not, value, span),
            Punct::Tilde => self.unary_op(UnOp::BitNot, value, span),
            Punct::Star => self.indirection(value, span),
            Punct::Amp => self.address_of(value, span),
            _ => self.step_op(value, punct == Punct::PlusPlus, false, span),
        }
    }

    fn size_of(&mut self) -> Parse<Value> {
        let start = self.advance().span;
        let ty = if self.type_in_parentheses() {
            let open = self.here.at;
            self.advance();
            let ty = self.type_name()?;
            self.expect(Punct::RParen)?;
            if self.is(Punct::LBrace) {
                self.here.at = open;
                self.cast_expression()?.ty
            } else {
                ty
            }
        } else {
            let value = self.unary()?;
            if let crate::c::check::Body::Place(place) = &value.body
                && place.bits.is_some()
            {
                self.error(value.span, "a bit-field has no size in bytes");
                return Err(super::Abandon);
            }
            if let Some(bytes) = self.variable_size(&value) {
                let span = self.since(start);
                let size = self.place(PlaceKind::Local(bytes), Type::ULONG, span, 1);
                return Ok(self.rvalue(size));
            }
            value.ty
        };
        let span = self.since(start);
        if ty.is_error() {
            return Ok(Value::poison(span));
        }
        let size = match self.types.size(&ty) {
            _ if ty.is_void() || ty.is_function() => 1,
            Some(size) => size,
            None => {
                self.incomplete(&ty, span);
                return Ok(Value::poison(span));
            }
        };
        Ok(self.number(size as i64, Type::int(IntKind::ULong), span))
    }

    fn align_of(&mut self) -> Parse<Value> {
        let start = self.advance().span;
        let ty = if self.type_in_parentheses() {
            self.advance();
            let ty = self.type_name()?;
            self.expect(Punct::RParen)?;
            ty
        } else {
            self.unary()?.ty
        };
        let span = self.since(start);
        let align = self.types.align(&ty);
        Ok(self.number(align as i64, Type::ULONG, span))
    }

    /// Calls, subscripts, members, `++` and `--` behind a value.
    pub(crate) fn postfix(&mut self, value: Value, start: Span) -> Parse<Value> {
        match self.punct() {
            Some(
                Punct::LBracket
                | Punct::LParen
                | Punct::Dot
                | Punct::Arrow
                | Punct::PlusPlus
                | Punct::MinusMinus,
            ) => self.postfix_rest(value, start),
            _ => Ok(value),
        }
    }

    #[inline(never)]
    fn postfix_rest(&mut self, value: Value, start: Span) -> Parse<Value> {
        let mut value = value;
        while let Some(punct) = self.punct() {
            match punct {
                Punct::LBracket => {
                    self.advance();
                    let index = self.expression()?;
                    self.expect(Punct::RBracket)?;
                    let span = self.since(start);
                    value = self.subscript(value, index, span);
                }
                Punct::LParen => {
                    self.advance();
                    let arguments = self.argument_list()?;
                    let span = self.since(start);
                    value = self.call(value, arguments, span);
                }
                Punct::Dot | Punct::Arrow => {
                    self.advance();
                    let at = self.span();
                    let Some(name) = self.identifier() else {
                        return Err(self.unexpected("the name of a member"));
                    };
                    self.advance();
                    let span = self.since(start);
                    value = if punct == Punct::Dot {
                        self.member(value, name, at, span)
                    } else {
                        self.arrow(value, name, at, span)
                    };
                }
                Punct::PlusPlus | Punct::MinusMinus => {
                    self.advance();
                    let span = self.since(start);
                    value = self.step_op(value, punct == Punct::PlusPlus, true, span);
                }
                _ => break,
            }
        }
        Ok(value)
    }

    /// Arguments up to and with `)`.
    pub(crate) fn argument_list(&mut self) -> Parse<Vec<Value>> {
        let mut arguments = Vec::new();
        if self.eat(Punct::RParen) {
            return Ok(arguments);
        }
        loop {
            arguments.push(self.assignment()?);
            if self.eat(Punct::RParen) {
                return Ok(arguments);
            }
            if !self.eat(Punct::Comma) {
                self.expect(Punct::RParen)?;
                return Ok(arguments);
            }
        }
    }
}
