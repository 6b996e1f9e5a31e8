//! Declaration specifiers: storage, type words, qualifiers, attributes.

use super::{Abandon, Entity, Parse, Parser};
use crate::c::hir::Span;
use crate::c::intern::Kw;
use crate::c::lex::{Punct, Token, TokenKind};
use crate::c::types::{ATOMIC, CONST, IntKind, Kind, RESTRICT, Type, VOLATILE};

/// Storage class.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Storage {
    Typedef,
    Extern,
    Static,
    Auto,
}

/// What attributes say that matters here.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Attributes {
    pub(crate) packed: bool,
    /// 0 without.
    pub(crate) align: u64,
}

/// What stands before the declarators.
pub(crate) struct Specifiers {
    pub(crate) ty: Type,
    pub(crate) storage: Option<Storage>,
    pub(crate) attributes: Attributes,
    /// No type was named: `int` is meant.
    pub(crate) implicit: bool,
    pub(crate) inline: bool,
    /// `__auto_type`
    pub(crate) deduced: bool,
}

#[derive(Default)]
struct Words {
    signed: bool,
    unsigned: bool,
    short: bool,
    long: u8,
    base: Option<Kw>,
    whole: Option<Type>,
}

impl Parser<'_, '_> {
    /// Whether a declaration or type name can begin with `token`.
    pub(crate) fn starts_type(&self, token: Token) -> bool {
        if token.kind != TokenKind::Ident {
            return false;
        }
        match token.sym.keyword() {
            Some(kw) => matches!(
                kw,
                Kw::Alignas
                    | Kw::Atomic
                    | Kw::Attribute
                    | Kw::Auto
                    | Kw::AutoType
                    | Kw::Bool
                    | Kw::Char
                    | Kw::Complex
                    | Kw::Const
                    | Kw::Double
                    | Kw::Enum
                    | Kw::Extern
                    | Kw::Float
                    | Kw::Inline
                    | Kw::Int
                    | Kw::Int128
                    | Kw::Long
                    | Kw::Noreturn
                    | Kw::Register
                    | Kw::Restrict
                    | Kw::Short
                    | Kw::Signed
                    | Kw::Static
                    | Kw::StaticAssert
                    | Kw::Struct
                    | Kw::ThreadLocal
                    | Kw::Typedef
                    | Kw::Typeof
                    | Kw::Union
                    | Kw::Unsigned
                    | Kw::Void
                    | Kw::Volatile
            ),
            None => self.is_typedef(token.sym),
        }
    }

    /// Reads specifiers; at least one must stand here unless `implicit_int`.
    pub(crate) fn specifiers(&mut self, implicit_int: bool) -> Parse<Specifiers> {
        let start = self.span();
        let mut words = Words::default();
        let mut storage = None;
        let mut attributes = Attributes::default();
        let (mut quals, mut inline, mut deduced, mut any) = (0, false, false, false);
        loop {
            let token = self.token();
            if token.kind != TokenKind::Ident {
                break;
            }
            let Some(kw) = token.sym.keyword() else {
                if !self.takes_typedef(&words) || !self.is_typedef(token.sym) {
                    break;
                }
                if let Some(Entity::Typedef(ty)) = self.lookup(token.sym) {
                    words.whole = Some(ty);
                }
                self.advance();
                any = true;
                continue;
            };
            match kw {
                Kw::Typedef => self.storage(&mut storage, Storage::Typedef),
                Kw::Extern => self.storage(&mut storage, Storage::Extern),
                Kw::Static => self.storage(&mut storage, Storage::Static),
                Kw::Auto | Kw::Register => self.storage(&mut storage, Storage::Auto),
                Kw::Extension | Kw::Noreturn => {}
                Kw::ThreadLocal => {
                    self.error(token.span, "thread-local variables are not supported");
                }
                Kw::Inline => inline = true,
                Kw::Const => quals |= CONST,
                Kw::Volatile => quals |= VOLATILE,
                Kw::Restrict => quals |= RESTRICT,
                Kw::Atomic if self.ahead(1).is(Punct::LParen) => {
                    self.advance();
                    words.whole = Some(self.parenthesised_type()?);
                    quals |= ATOMIC;
                    any = true;
                    continue;
                }
                Kw::Atomic => quals |= ATOMIC,
                Kw::Attribute => {
                    self.attributes(&mut attributes)?;
                    continue;
                }
                Kw::Alignas => {
                    self.alignas(&mut attributes)?;
                    continue;
                }
                Kw::Typeof => {
                    words.whole = Some(self.type_of()?);
                    any = true;
                    continue;
                }
                Kw::AutoType => deduced = true,
                Kw::Struct | Kw::Union => {
                    words.whole = Some(self.nested(3, |parser| parser.record())?);
                    any = true;
                    continue;
                }
                Kw::Enum => {
                    words.whole = Some(self.enumeration()?);
                    any = true;
                    continue;
                }
                _ if !self.word(&mut words, kw, token.span)? => break,
                _ => {}
            }
            any = true;
            self.advance();
        }
        if !any && !implicit_int {
            return Err(self.unexpected("a type"));
        }
        let implicit = words.base.is_none()
            && words.whole.is_none()
            && !words.signed
            && !words.unsigned
            && !words.short
            && words.long == 0;
        let ty = match words.whole.take() {
            Some(ty) => ty,
            None => self.worded(&words, start),
        };
        Ok(Specifiers {
            ty: ty.with_quals(quals),
            storage,
            attributes,
            implicit: implicit && !deduced,
            inline,
            deduced,
        })
    }

    fn takes_typedef(&self, words: &Words) -> bool {
        words.base.is_none()
            && words.whole.is_none()
            && !words.signed
            && !words.unsigned
            && !words.short
            && words.long == 0
    }

    fn storage(&mut self, storage: &mut Option<Storage>, new: Storage) {
        if let Some(old) = *storage
            && old != new
        {
            let span = self.span();
            self.error(span, "a declaration has one storage class only");
        }
        *storage = Some(new);
    }

    /// Takes one word of an arithmetic type into account; `false` when it is none.
    fn word(&mut self, words: &mut Words, kw: Kw, span: Span) -> Parse<bool> {
        let clash = words.whole.is_some();
        match kw {
            Kw::Signed => words.signed = true,
            Kw::Unsigned => words.unsigned = true,
            Kw::Short => words.short = true,
            Kw::Long => words.long += 1,
            Kw::Void
            | Kw::Char
            | Kw::Int
            | Kw::Bool
            | Kw::Float
            | Kw::Double
            | Kw::Complex
            | Kw::Int128 => {
                if let Some(old) = words.base
                    && !(old == Kw::Complex || kw == Kw::Complex)
                {
                    let message = "two types in one declaration".to_owned();
                    let help = Some("a `;` or `,` may be missing before this".to_owned());
                    return Err(self.syntax(span, message, help));
                }
                words.base = Some(kw);
            }
            _ => return Ok(false),
        }
        if clash {
            let message = "two types in one declaration".to_owned();
            let help = Some("a `;` may be missing before this".to_owned());
            return Err(self.syntax(span, message, help));
        }
        Ok(true)
    }

    fn worded(&mut self, words: &Words, start: Span) -> Type {
        let (signed, unsigned, short, long) =
            (words.signed, words.unsigned, words.short, words.long);
        if (signed && unsigned) || (short && long > 0) || long > 2 {
            self.error(start, "these type words do not go together");
            return Type::ERROR;
        }
        let kind = match words.base {
            Some(Kw::Void) => return Type::VOID,
            Some(Kw::Bool) => return Type::BOOL,
            Some(Kw::Float | Kw::Double | Kw::Complex) => {
                if !self.in_library() {
                    self.no_float(start);
                    return Type::ERROR;
                }
                let size = match words.base {
                    Some(Kw::Float) => 4,
                    _ if long > 0 => 16,
                    _ => 8,
                };
                return Type { kind: Kind::Float(size), quals: 0 };
            }
            Some(Kw::Int128) => {
                self.error(start, "128-bit integers are not supported");
                return Type::ERROR;
            }
            Some(Kw::Char) if signed => IntKind::SChar,
            Some(Kw::Char) => IntKind::Char,
            _ if short => IntKind::Short,
            _ if long == 1 => IntKind::Long,
            _ if long == 2 => IntKind::LongLong,
            _ => IntKind::Int,
        };
        Type::int(if unsigned { kind.to_unsigned() } else { kind })
    }

    fn parenthesised_type(&mut self) -> Parse<Type> {
        self.expect(Punct::LParen)?;
        let ty = self.nested(2, |parser| parser.type_name())?;
        self.expect(Punct::RParen)?;
        Ok(ty)
    }

    fn type_of(&mut self) -> Parse<Type> {
        self.advance();
        self.expect(Punct::LParen)?;
        let ty = self.nested(2, |parser| {
            if parser.starts_type(parser.token()) {
                return parser.type_name();
            }
            Ok(parser.unevaluated(Parser::expression)?.ty)
        })?;
        self.expect(Punct::RParen)?;
        Ok(ty)
    }

    fn alignas(&mut self, attributes: &mut Attributes) -> Parse<()> {
        self.advance();
        self.expect(Punct::LParen)?;
        let align = if self.starts_type(self.token()) {
            let ty = self.type_name()?;
            self.types.align(&ty)
        } else {
            self.constant_expression("an alignment")?.unsigned_abs()
        };
        self.expect(Punct::RParen)?;
        self.set_align(attributes, align);
        Ok(())
    }

    fn set_align(&mut self, attributes: &mut Attributes, align: u64) {
        if align.is_power_of_two() && align <= 1 << 16 {
            attributes.align = attributes.align.max(align);
        } else if align != 0 {
            let span = self.span();
            self.error(span, "an alignment is a power of two");
        }
    }

    /// `__attribute__((...))`, any number; `asm("name")` too.
    pub(crate) fn attributes(&mut self, attributes: &mut Attributes) -> Parse<()> {
        while self.eat_keyword(Kw::Attribute) {
            self.expect(Punct::LParen)?;
            self.expect(Punct::LParen)?;
            while !self.is(Punct::RParen) {
                if self.eat(Punct::Comma) {
                    continue;
                }
                let token = self.advance();
                if token.kind != TokenKind::Ident {
                    return Err(self.unexpected("the name of an attribute"));
                }
                let name = self.text(token.sym);
                match name.trim_matches('_') {
                    "packed" => attributes.packed = true,
                    "aligned" if self.is(Punct::LParen) => {
                        self.advance();
                        let align = self.constant_expression("an alignment")?;
                        self.expect(Punct::RParen)?;
                        self.set_align(attributes, align.unsigned_abs());
                        continue;
                    }
                    "aligned" => attributes.align = attributes.align.max(16),
                    _ => {}
                }
                if self.is(Punct::LParen) && !self.skip_balanced(Punct::LParen, Punct::RParen) {
                    return Err(self.unexpected("`)`"));
                }
            }
            self.expect(Punct::RParen)?;
            self.expect(Punct::RParen)?;
        }
        Ok(())
    }

    /// Qualifiers behind a `*` or in `[ ]`.
    pub(crate) fn qualifiers(&mut self) -> Parse<u8> {
        let mut quals = 0;
        loop {
            match self.keyword() {
                Some(Kw::Const) => quals |= CONST,
                Some(Kw::Volatile) => quals |= VOLATILE,
                Some(Kw::Restrict) => quals |= RESTRICT,
                Some(Kw::Atomic) => quals |= ATOMIC,
                Some(Kw::Attribute) => {
                    self.attributes(&mut Attributes::default())?;
                    continue;
                }
                _ => return Ok(quals),
            }
            self.advance();
        }
    }

    /// An integer constant expression.
    pub(crate) fn constant_expression(&mut self, what: &str) -> Parse<i64> {
        let value = self.nested(2, |parser| parser.conditional())?;
        let value = self.rvalue(value);
        if value.is_poison() {
            return Err(Abandon);
        }
        match value.constant() {
            Some(constant) if value.ty.is_integer() => Ok(constant),
            _ => {
                self.error(value.span, format!("{what} must be a constant number"))
                    .help("use a number, a `#define` or an `enum`");
                Err(Abandon)
            }
        }
    }
}
