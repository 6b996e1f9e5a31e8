//! Tokens to checked program, in one pass: the parser asks [`super::check`] what each piece means.
//!
//! Two facts a reader would get wrong: file scope is read first with bodies and initialisers
//! skipped, and those are read when all declarations are known (those of the library only when
//! they are reached); and after a message a parsing function returns [`Abandon`], the nearest
//! statement or declaration goes on behind it.

mod aggregate;
mod declaration;
mod declarator;
mod expression;
mod external;
mod function;
mod initialise;
mod primary;
mod specifiers;
mod statement;
mod static_data;

pub(crate) use primary::lacking_feature;

use super::hir::{LabelId, Local, LocalId, Span};
use super::intern::{Kw, Sym};
use super::lex::{Punct, Token, TokenKind};
use super::link::Link;
use super::session::Session;
use super::types::{EnumId, RecordId, Type, Types};
use crate::c::hash::Map;
use std::rc::Rc;

/// A message has been given; go on at the next statement or declaration.
#[derive(Debug)]
pub(crate) struct Abandon;

/// A parsing function's result.
pub(crate) type Parse<T> = Result<T, Abandon>;

/// What recursion may cost before the program is refused, in units of [`Parser::nested`].
const DEPTH_MAX: u32 = 400;

/// Index of a variable with static storage.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct VarId(pub(crate) usize);

/// Index of a function declaration.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct DeclId(pub(crate) usize);

/// What a name stands for.
#[derive(Clone, Debug)]
pub(crate) enum Entity {
    Typedef(Type),
    /// An enumeration constant.
    Constant(i64, Type),
    Local(LocalId, Type),
    /// A variable-length array: the local that points to it, and its elements' type.
    VariableLength(LocalId, Type),
    Variable(VarId),
    Function(DeclId),
}

/// What a tag stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Tag {
    Record(RecordId),
    Enum(EnumId),
}

/// A block's names.
#[derive(Default)]
pub(crate) struct Scope {
    pub(crate) names: Vec<(Sym, Entity)>,
    pub(crate) tags: Vec<(Sym, Tag)>,
}

/// A source with the headers it includes.
pub(crate) struct Translation {
    pub(crate) library: bool,
    pub(crate) tokens: Rc<[Token]>,
    pub(crate) names: Map<Sym, Entity>,
    pub(crate) tags: Map<Sym, Tag>,
}

/// The function being checked.
pub(crate) struct FunctionState {
    pub(crate) name: Sym,
    pub(crate) ret: Type,
    pub(crate) locals: Vec<Local>,
    /// Blocks that are open.
    pub(crate) blocks: u32,
    pub(crate) labels: Vec<(Sym, LabelId, Option<Span>, Span)>,
    pub(crate) next_label: u32,
    pub(crate) loops: u32,
    pub(crate) switches: Vec<Switch>,
    pub(crate) variadic: bool,
    /// Variable-length arrays: the pointer to each, and its size in bytes.
    pub(crate) variable_arrays: Vec<(LocalId, LocalId)>,
}

/// A `switch` being read.
pub(crate) struct Switch {
    pub(crate) ty: Type,
    pub(crate) cases: Vec<(i64, i64, LabelId)>,
    pub(crate) default: Option<LabelId>,
}

/// Where the parser reads.
pub(crate) struct Here {
    pub(crate) unit: usize,
    pub(crate) tokens: Rc<[Token]>,
    pub(crate) at: usize,
    pub(crate) scopes: Vec<Scope>,
    pub(crate) function: Option<FunctionState>,
    pub(crate) depth: u32,
}

/// The parser with all it knows.
pub(crate) struct Parser<'s, 'a> {
    pub(crate) session: &'s mut Session<'a>,
    pub(crate) types: Types,
    pub(crate) units: Vec<Translation>,
    pub(crate) here: Here,
    pub(crate) link: Link,
    pub(crate) scenario: super::scenario::Parts,
    /// A limit was reached: say nothing more.
    pub(crate) fatal: bool,
    /// Names that were reported as unknown, each once.
    pub(crate) unknown: Vec<Sym>,
    pub(crate) floats: u32,
    /// Inside `sizeof` and its like: nothing is reached by being named.
    pub(crate) unevaluated: u32,
}

impl<'s, 'a> Parser<'s, 'a> {
    pub(crate) fn new(session: &'s mut Session<'a>) -> Parser<'s, 'a> {
        Parser {
            session,
            types: Types::default(),
            units: Vec::new(),
            here: Here {
                unit: 0,
                tokens: Rc::new([]),
                at: 0,
                scopes: Vec::new(),
                function: None,
                depth: 0,
            },
            link: Link::default(),
            scenario: super::scenario::Parts::default(),
            fatal: false,
            unknown: Vec::new(),
            floats: 0,
            unevaluated: 0,
        }
    }

    /// Whether what is read now is the library's.
    pub(crate) fn in_library(&self) -> bool {
        self.units[self.here.unit].library
    }

    /// Reads at token `at` of unit `unit`, at file scope, with `read`; then goes on where it was.
    pub(crate) fn elsewhere<R>(
        &mut self,
        unit: usize,
        at: usize,
        read: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let there = Here {
            unit,
            tokens: self.units[unit].tokens.clone(),
            at,
            scopes: Vec::new(),
            function: None,
            depth: self.here.depth,
        };
        let before = std::mem::replace(&mut self.here, there);
        let unevaluated = std::mem::take(&mut self.unevaluated);
        let result = read(self);
        self.unevaluated = unevaluated;
        self.here = before;
        result
    }

    /// The current token.
    pub(crate) fn token(&self) -> Token {
        let tokens = &self.here.tokens;
        tokens[self.here.at.min(tokens.len() - 1)]
    }

    /// The token `ahead` tokens further.
    pub(crate) fn ahead(&self, ahead: usize) -> Token {
        let tokens = &self.here.tokens;
        tokens[(self.here.at + ahead).min(tokens.len() - 1)]
    }

    pub(crate) fn span(&self) -> Span {
        self.token().span
    }

    pub(crate) fn advance(&mut self) -> Token {
        let token = self.token();
        if self.here.at < self.here.tokens.len() - 1 {
            self.here.at += 1;
        }
        token
    }

    pub(crate) fn is(&self, punct: Punct) -> bool {
        self.token().is(punct)
    }

    pub(crate) fn at_end(&self) -> bool {
        self.token().kind == TokenKind::End
    }

    pub(crate) fn eat(&mut self, punct: Punct) -> bool {
        let found = self.is(punct);
        if found {
            self.advance();
        }
        found
    }

    /// The keyword a token is.
    pub(crate) fn keyword_of(token: Token) -> Option<Kw> {
        if token.kind == TokenKind::Ident { token.sym.keyword() } else { None }
    }

    pub(crate) fn keyword(&self) -> Option<Kw> {
        Self::keyword_of(self.token())
    }

    pub(crate) fn eat_keyword(&mut self, kw: Kw) -> bool {
        let found = self.keyword() == Some(kw);
        if found {
            self.advance();
        }
        found
    }

    /// A name that is no keyword.
    pub(crate) fn identifier(&self) -> Option<Sym> {
        let token = self.token();
        (token.kind == TokenKind::Ident && token.sym.keyword().is_none()).then_some(token.sym)
    }

    /// The text of a name.
    pub(crate) fn text(&self, sym: Sym) -> Rc<str> {
        self.session.names.text(sym)
    }

    /// How a token is named in a message.
    pub(crate) fn describe(&self, token: Token) -> String {
        match token.kind {
            TokenKind::End => "the end of the file".to_owned(),
            _ => {
                let text = self.session.names.str(token.sym);
                match text.char_indices().nth(30) {
                    Some((cut, _)) => format!("`{}...`", &text[..cut]),
                    None => format!("`{text}`"),
                }
            }
        }
    }

    /// Reports a mistake of syntax at `span`.
    pub(crate) fn syntax(&mut self, span: Span, message: String, help: Option<String>) -> Abandon {
        if self.fatal {
            return Abandon;
        }
        let token = self.token();
        if self.bad_token(token) {
            return Abandon;
        }
        self.error(span, message).help = help;
        Abandon
    }

    /// Reports that the current token cannot stand here.
    pub(crate) fn unexpected(&mut self, wanted: &str) -> Abandon {
        let token = self.token();
        let found = self.describe(token);
        let message = if token.kind == TokenKind::End {
            format!("the file ends where {wanted} should stand")
        } else {
            format!("{found} cannot stand here, {wanted} should")
        };
        self.syntax(token.span, message, None)
    }

    /// Reports a token that is none of C's. Whether it was one.
    fn bad_token(&mut self, token: Token) -> bool {
        let text = self.text(token.sym);
        let (message, help) = match token.kind {
            TokenKind::Unterminated if text.contains('"') => (
                "this string is not closed on its line".to_owned(),
                "put `\"` behind its last character",
            ),
            TokenKind::Unterminated => (
                "this character constant is not closed on its line".to_owned(),
                "write `'x'` for one character, `\"...\"` for a string",
            ),
            TokenKind::OpenComment => {
                ("this comment is never closed".to_owned(), "put `*/` behind it")
            }
            TokenKind::Stray => {
                let help = match text.chars().next() {
                    Some('“' | '”' | '„' | '«' | '»') => "use the plain quote `\"`",
                    Some('‘' | '’' | '‚' | '`' | '´') => "use the plain quote `'`",
                    Some('–' | '—' | '−') => "use the plain minus `-`",
                    Some('；') => "use the plain `;`",
                    Some('（' | '）' | '，') => "use the plain ASCII character",
                    Some(letter) if letter.is_whitespace() || letter == '\u{200b}' => {
                        "this looks like a space but is none: type the space again"
                    }
                    _ => "take it away",
                };
                let shown = text.chars().next().unwrap_or(' ');
                (format!("the character `{}` is not part of C", shown.escape_debug()), help)
            }
            _ => return false,
        };
        self.session.report.error(token.span, message).help(help);
        if token.kind == TokenKind::OpenComment {
            self.fatal = true;
        }
        true
    }

    /// The place just behind the token before the current one.
    pub(crate) fn behind_previous(&self) -> Span {
        let previous = self.previous();
        let text = &self.session.files[previous.span.file as usize].text;
        let (start, end) = (previous.span.start as usize, previous.span.end as usize);
        let wide = text.get(start..end).map_or(0, |text| text.chars().count()) as u32;
        let end = previous.span.end;
        Span { column: previous.span.column + wide, start: end, end, ..previous.span }
    }

    pub(crate) fn previous(&self) -> Token {
        self.here.tokens[self.here.at.saturating_sub(1)]
    }

    /// Takes `punct` or says that it is missing.
    pub(crate) fn expect(&mut self, punct: Punct) -> Parse<Token> {
        if self.is(punct) {
            return Ok(self.advance());
        }
        let token = self.token();
        let after = self.describe(self.previous());
        let text = punct.text();
        let span = self.behind_previous();
        let message = if self.here.at == 0 {
            format!("`{text}` is missing")
        } else {
            format!("missing `{text}` after {after}")
        };
        let found = self.describe(token);
        Err(self.syntax(span, message, Some(format!("put `{text}` here, before {found}"))))
    }

    /// Takes `;`; a missing one is reported and, when the next line begins, taken as read.
    pub(crate) fn semicolon(&mut self) -> Parse<()> {
        let next = self.token();
        let new_line = next.span.line != self.previous().span.line;
        let closes = next.is(Punct::RBrace) || next.kind == TokenKind::End;
        match self.expect(Punct::Semicolon) {
            Ok(_) => Ok(()),
            Err(_) if (new_line || closes) && !self.fatal => Ok(()),
            Err(abandon) => Err(abandon),
        }
    }

    /// Goes one level deeper, at `cost`; beyond the limit the program is refused.
    pub(crate) fn nested<R>(
        &mut self,
        cost: u32,
        read: impl FnOnce(&mut Self) -> Parse<R>,
    ) -> Parse<R> {
        if self.here.depth + cost > DEPTH_MAX {
            let span = self.span();
            return Err(self.too_deep(span));
        }
        self.here.depth += cost;
        let result = read(self);
        self.here.depth -= cost;
        result
    }

    /// Reads an operand that is not evaluated.
    pub(crate) fn unevaluated<R>(&mut self, read: impl FnOnce(&mut Self) -> Parse<R>) -> Parse<R> {
        self.unevaluated += 1;
        let result = read(self);
        self.unevaluated -= 1;
        result
    }

    /// Refuses the program: it is nested too deeply at `span`.
    pub(crate) fn too_deep(&mut self, span: Span) -> Abandon {
        if !self.fatal {
            self.session
                .report
                .error(span, "this is nested too deeply for ipclab")
                .help("split it into functions or statements of their own");
        }
        self.fatal = true;
        self.here.at = self.here.tokens.len() - 1;
        Abandon
    }

    /// Reports an error that is not one of syntax.
    pub(crate) fn error(
        &mut self,
        span: Span,
        message: impl Into<String>,
    ) -> &mut super::diag::Diagnostic {
        self.fatal |= self.session.report.full();
        self.session.report.error(span, message)
    }

    /// Reports a warning; those about the library's own code are for nobody.
    pub(crate) fn warning(
        &mut self,
        span: Span,
        message: impl Into<String>,
    ) -> &mut super::diag::Diagnostic {
        self.session.report.warning(span, message)
    }

    /// The span from the first character of `from` to the last of `to`.
    pub(crate) fn join(from: Span, to: Span) -> Span {
        if from.file == to.file && to.end > from.end { Span { end: to.end, ..from } } else { from }
    }

    /// From `from` to the token before the current one.
    pub(crate) fn since(&self, from: Span) -> Span {
        Self::join(from, self.previous().span)
    }

    /// What `sym` stands for here.
    pub(crate) fn lookup(&self, sym: Sym) -> Option<Entity> {
        for scope in self.here.scopes.iter().rev() {
            if let Some((_, entity)) = scope.names.iter().rev().find(|(name, _)| *name == sym) {
                return Some(entity.clone());
            }
        }
        self.units[self.here.unit].names.get(&sym).cloned()
    }

    /// Whether `sym` is a type's name here.
    pub(crate) fn is_typedef(&self, sym: Sym) -> bool {
        for scope in self.here.scopes.iter().rev() {
            if let Some((_, entity)) = scope.names.iter().rev().find(|(name, _)| *name == sym) {
                return matches!(entity, Entity::Typedef(_));
            }
        }
        matches!(self.units[self.here.unit].names.get(&sym), Some(Entity::Typedef(_)))
    }

    pub(crate) fn lookup_tag(&self, sym: Sym, innermost: bool) -> Option<Tag> {
        for scope in self.here.scopes.iter().rev() {
            if let Some((_, tag)) = scope.tags.iter().rev().find(|(name, _)| *name == sym) {
                return Some(*tag);
            }
            if innermost {
                return None;
            }
        }
        self.units[self.here.unit].tags.get(&sym).copied()
    }

    pub(crate) fn declare_tag(&mut self, sym: Sym, tag: Tag) {
        match self.here.scopes.last_mut() {
            Some(scope) => scope.tags.push((sym, tag)),
            None => {
                self.units[self.here.unit].tags.insert(sym, tag);
            }
        }
    }

    /// Gives `sym` a meaning in the innermost scope.
    pub(crate) fn declare(&mut self, sym: Sym, entity: Entity) {
        match self.here.scopes.last_mut() {
            Some(scope) => scope.names.push((sym, entity)),
            None => {
                self.units[self.here.unit].names.insert(sym, entity);
            }
        }
    }

    /// A type as C text, for messages.
    pub(crate) fn type_text(&self, ty: &Type) -> String {
        self.types.name(ty, &self.session.names)
    }

    /// Skips from an opening bracket to behind its partner; `false` at the end of the file.
    pub(crate) fn skip_balanced(&mut self, open: Punct, close: Punct) -> bool {
        let mut level = 0usize;
        while !self.at_end() {
            let token = self.advance();
            if token.is(open) {
                level += 1;
            } else if token.is(close) {
                level = level.saturating_sub(1);
                if level == 0 {
                    return true;
                }
            }
        }
        false
    }
}
