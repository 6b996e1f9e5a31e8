//! The expression of an `#if`: 64-bit integers, unknown names are 0.

use super::{NESTING_MAX, Preprocessor};
use crate::c::hir::Span;
use crate::c::lex::{Punct, Token, TokenKind};
use crate::c::literal;

/// A value and whether it is unsigned.
#[derive(Clone, Copy)]
struct Value {
    bits: i64,
    unsigned: bool,
}

impl Value {
    fn truth(holds: bool) -> Value {
        Value { bits: i64::from(holds), unsigned: false }
    }
}

/// What went wrong, and where.
struct Wrong(Option<Span>, String);

type Evaluated = Result<Value, Wrong>;

impl Preprocessor<'_, '_> {
    /// Whether the condition behind `word` holds; a wrong one is reported and does not.
    pub(super) fn condition(&mut self, word: Token, tokens: Vec<Token>) -> bool {
        let tokens = self.replace_defined(tokens);
        let tokens = self.expand_alone(tokens);
        if tokens.is_empty() {
            self.session.report.error(word.span, "`#if` needs a condition");
            return false;
        }
        let mut texts = Vec::with_capacity(tokens.len());
        for token in &tokens {
            texts.push(self.session.names.text(token.sym));
        }
        let mut reader = Reader { skipped: 0, tokens: &tokens, texts: &texts, at: 0, depth: 0 };
        let value = reader.conditional().and_then(|value| match reader.tokens.get(reader.at) {
            None => Ok(value),
            Some(token) => {
                Err(Wrong(Some(token.span), format!("`{}` is not expected here", texts[reader.at])))
            }
        });
        match value {
            Ok(value) => value.bits != 0,
            Err(Wrong(span, message)) => {
                self.session.report.error(span.unwrap_or(word.span), message);
                false
            }
        }
    }

    /// `defined X` and `defined(X)` to 1 or 0, before macros are expanded.
    fn replace_defined(&mut self, tokens: Vec<Token>) -> Vec<Token> {
        let one = self.session.names.intern("1");
        let zero = self.session.names.intern("0");
        let mut out = Vec::with_capacity(tokens.len());
        let mut at = 0;
        while at < tokens.len() {
            let token = tokens[at];
            at += 1;
            let text = self.session.names.text(token.sym);
            let has = text.starts_with("__has_");
            if token.sym != self.known.defined && !has {
                out.push(token);
                continue;
            }
            let open = tokens.get(at).is_some_and(|next| next.is(Punct::LParen));
            let name = tokens.get(at + usize::from(open)).copied();
            at += 1 + usize::from(open);
            while open && at <= tokens.len() && !tokens[at - 1].is(Punct::RParen) {
                at += 1;
            }
            let holds = !has && name.is_some_and(|name| self.is_defined(name.sym));
            out.push(Token {
                kind: TokenKind::Number,
                sym: if holds { one } else { zero },
                ..token
            });
        }
        out
    }
}

struct Reader<'t> {
    /// Inside a branch that is not taken: `0 && 1 / 0` is no mistake.
    skipped: u32,
    tokens: &'t [Token],
    texts: &'t [std::rc::Rc<str>],
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<Token> {
        self.tokens.get(self.at).copied()
    }

    fn eat(&mut self, punct: Punct) -> bool {
        let found = self.peek().is_some_and(|token| token.is(punct));
        self.at += usize::from(found);
        found
    }

    fn wrong<T>(&self, message: String) -> Result<T, Wrong> {
        Err(Wrong(self.peek().or(self.tokens.last().copied()).map(|token| token.span), message))
    }

    fn conditional(&mut self) -> Evaluated {
        self.depth += 1;
        if self.depth > NESTING_MAX {
            return self.wrong("this condition is nested too deeply".to_owned());
        }
        let test = self.binary(0)?;
        let value = if self.eat(Punct::Question) {
            let yes = self.unless(test.bits == 0, Reader::conditional)?;
            if !self.eat(Punct::Colon) {
                return self.wrong("`:` is missing behind `?`".to_owned());
            }
            let no = self.unless(test.bits != 0, Reader::conditional)?;
            if test.bits != 0 { yes } else { no }
        } else {
            test
        };
        self.depth -= 1;
        Ok(value)
    }

    /// Reads an operand that does not count when `skipped`.
    fn unless(&mut self, skipped: bool, read: impl FnOnce(&mut Self) -> Evaluated) -> Evaluated {
        self.skipped += u32::from(skipped);
        let value = read(self);
        self.skipped -= u32::from(skipped);
        value
    }

    fn binary(&mut self, least: u8) -> Evaluated {
        let mut left = self.unary()?;
        while let Some(TokenKind::Punct(punct)) = self.peek().map(|token| token.kind) {
            let Some(level) = level(punct).filter(|level| *level >= least) else { break };
            self.at += 1;
            let decided = match punct {
                Punct::OrOr => left.bits != 0,
                Punct::AndAnd => left.bits == 0,
                _ => false,
            };
            let right = self.unless(decided, |reader| reader.binary(level + 1))?;
            left = match apply(punct, left, right) {
                Some(value) => value,
                None if self.skipped > 0 => Value::truth(false),
                None => return self.wrong("division by zero in `#if`".to_owned()),
            };
        }
        Ok(left)
    }

    fn unary(&mut self) -> Evaluated {
        self.depth += 1;
        if self.depth > NESTING_MAX {
            return self.wrong("this condition is nested too deeply".to_owned());
        }
        let Some(token) = self.peek() else {
            return self.wrong("the condition ends too early".to_owned());
        };
        let text = self.texts[self.at].clone();
        self.at += 1;
        let value = match token.kind {
            TokenKind::Ident => Value::truth(false),
            TokenKind::Number => match literal::integer(&text) {
                Ok((bits, kind)) => Value { bits: bits as i64, unsigned: !kind.signed() },
                Err(message) => return Err(Wrong(Some(token.span), message)),
            },
            TokenKind::Char => match literal::character(&text) {
                Ok(bits) => Value { bits, unsigned: false },
                Err(message) => return Err(Wrong(Some(token.span), message)),
            },
            TokenKind::Punct(Punct::LParen) => {
                let value = self.conditional()?;
                if !self.eat(Punct::RParen) {
                    return self.wrong("`)` is missing in this condition".to_owned());
                }
                value
            }
            TokenKind::Punct(Punct::Not) => Value::truth(self.unary()?.bits == 0),
            TokenKind::Punct(Punct::Tilde) => {
                let value = self.unary()?;
                Value { bits: !value.bits, ..value }
            }
            TokenKind::Punct(Punct::Minus) => {
                let value = self.unary()?;
                Value { bits: value.bits.wrapping_neg(), ..value }
            }
            TokenKind::Punct(Punct::Plus) => self.unary()?,
            _ => {
                let message = format!("`{text}` cannot stand in an `#if`");
                return Err(Wrong(Some(token.span), message));
            }
        };
        self.depth -= 1;
        Ok(value)
    }
}

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

/// `None`: a division by zero.
fn apply(punct: Punct, left: Value, right: Value) -> Option<Value> {
    let unsigned = left.unsigned || right.unsigned;
    let (a, b) = (left.bits, right.bits);
    let (ua, ub) = (a as u64, b as u64);
    let order = if unsigned { ua.cmp(&ub) } else { a.cmp(&b) };
    let bits = match punct {
        Punct::OrOr => return Some(Value::truth(a != 0 || b != 0)),
        Punct::AndAnd => return Some(Value::truth(a != 0 && b != 0)),
        Punct::EqEq => return Some(Value::truth(a == b)),
        Punct::Ne => return Some(Value::truth(a != b)),
        Punct::Lt => return Some(Value::truth(order.is_lt())),
        Punct::Le => return Some(Value::truth(order.is_le())),
        Punct::Gt => return Some(Value::truth(order.is_gt())),
        Punct::Ge => return Some(Value::truth(order.is_ge())),
        Punct::Pipe => a | b,
        Punct::Caret => a ^ b,
        Punct::Amp => a & b,
        Punct::Shl => a.wrapping_shl(b as u32),
        Punct::Shr if left.unsigned => ua.wrapping_shr(b as u32) as i64,
        Punct::Shr => a.wrapping_shr(b as u32),
        Punct::Plus => a.wrapping_add(b),
        Punct::Minus => a.wrapping_sub(b),
        Punct::Star => a.wrapping_mul(b),
        Punct::Slash if unsigned => ua.checked_div(ub)? as i64,
        Punct::Slash if b == 0 => return None,
        Punct::Slash => a.wrapping_div(b),
        Punct::Percent if unsigned => ua.checked_rem(ub)? as i64,
        Punct::Percent if b == 0 => return None,
        _ => a.wrapping_rem(b),
    };
    Some(Value { bits, unsigned })
}
