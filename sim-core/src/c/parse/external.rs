//! File scope: declarations, function definitions, and the bodies when they are reached.

use super::specifiers::{Specifiers, Storage};
use super::{Abandon, Entity, Parse, Parser, Translation, VarId};
use crate::c::hash::Map;
use crate::c::hir::Span;
use crate::c::intern::{Kw, Sym};
use crate::c::lex::{Punct, Token, TokenKind};
use crate::c::link::{Definition, FunctionDecl, Role, Variable};
use crate::c::types::{Kind, Param, Signature, Type};
use std::rc::Rc;

impl Parser<'_, '_> {
    /// Reads the file scope of a translation unit; bodies and initialisers are skipped.
    pub(crate) fn translation(&mut self, tokens: Vec<Token>, library: bool) -> usize {
        let unit = self.units.len();
        self.units.push(Translation {
            library,
            tokens: tokens.into(),
            names: Map::default(),
            tags: Map::default(),
        });
        let list = self.session.names.intern("__builtin_va_list");
        let tag = self.types.new_record(None, false);
        let record = &mut self.types.records[tag.0 as usize];
        (record.size, record.align, record.members) = (24, 8, Some(Rc::new(Vec::new())));
        let ty = Type { kind: Kind::Record(tag), quals: 0 }.array(Some(1));
        self.units[unit].names.insert(list, Entity::Typedef(ty));
        self.elsewhere(unit, 0, |parser| {
            let mut quiet = false;
            while !parser.at_end() && !parser.fatal {
                let start = parser.here.at;
                // What stands in column 1 was meant to begin something: its own mistake.
                quiet &= parser.span().column > 1 || parser.is(Punct::RBrace);
                let errors = parser.session.report.errors();
                match parser.external() {
                    Ok(()) => quiet = false,
                    Err(Abandon) => {
                        if quiet {
                            parser.session.report.withdraw(errors);
                        }
                        quiet = true;
                        parser.recover_external(start);
                    }
                }
            }
        });
        unit
    }

    /// Skips to what looks like the next declaration at file scope.
    fn recover_external(&mut self, start: usize) {
        if self.here.at == start {
            self.advance();
        }
        let mut braces = 0usize;
        while !self.at_end() {
            let token = self.token();
            if braces == 0
                && token.span.column == 1
                && token.kind == TokenKind::Ident
                && token.span.line != self.previous().span.line
            {
                return;
            }
            self.advance();
            if token.is(Punct::LBrace) {
                braces += 1;
            } else if token.is(Punct::RBrace) {
                braces = braces.saturating_sub(1);
                if braces == 0 {
                    return;
                }
            } else if token.is(Punct::Semicolon) && braces == 0 {
                return;
            }
        }
    }

    fn external(&mut self) -> Parse<()> {
        if self.eat(Punct::Semicolon) {
            return Ok(());
        }
        if !self.in_library() && self.scenario_part()? {
            return Ok(());
        }
        match self.keyword() {
            Some(Kw::StaticAssert) => return self.static_assert(),
            Some(Kw::Asm) => return Err(self.no_asm()),
            _ => {}
        }
        let token = self.token();
        if token.is(Punct::RBrace) {
            let message = "this `}` closes nothing".to_owned();
            let help = "there is one `}` too many above, or a `{` is missing".to_owned();
            return Err(self.syntax(token.span, message, Some(help)));
        }
        if let Some(name) = self.identifier()
            && !self.is_typedef(name)
            && !self.ahead(1).is(Punct::LParen)
        {
            return Err(self.not_at_file_scope(name));
        }
        if token.kind != TokenKind::Ident && !token.is(Punct::Star) {
            return Err(self.unexpected("a declaration"));
        }
        if token.kind == TokenKind::Ident
            && token.sym.keyword().is_some()
            && !self.starts_type(token)
            && Self::keyword_of(token) != Some(Kw::Extension)
        {
            let found = self.describe(token);
            let message = format!("{found} cannot stand outside of a function");
            let help = "a `{` may be missing above, or there is one `}` too many".to_owned();
            return Err(self.syntax(token.span, message, Some(help)));
        }
        let specifiers = self.specifiers(true)?;
        if self.eat(Punct::Semicolon) {
            return Ok(());
        }
        self.external_declarators(&specifiers)
    }

    fn not_at_file_scope(&mut self, name: Sym) -> Abandon {
        let next = self.ahead(1);
        if next.is(Punct::Assign) || next.is(Punct::LBracket) || next.is(Punct::Arrow) {
            let text = self.text(name);
            let span = self.span();
            let message = format!("`{text}` has no type, and statements stand in functions only");
            return self.syntax(span, message, None);
        }
        self.unknown_type(name)
    }

    fn external_declarators(&mut self, specifiers: &Specifiers) -> Parse<()> {
        let mut first = true;
        loop {
            let mut declarator = self.declarator(specifiers.ty.clone(), false)?;
            let Some((name, span)) = declarator.name else {
                return Err(self.unexpected("a name"));
            };
            if let Some(length) = &declarator.length {
                let span = length.span;
                self.error(span, "the length of an array outside of functions must be a constant")
                    .help("use a number, a `#define` or an `enum`");
                return Err(Abandon);
            }
            if specifiers.storage == Some(Storage::Typedef) {
                self.declare(name, Entity::Typedef(declarator.ty));
            } else if declarator.ty.is_function() {
                let old = !declarator.old_names.is_empty();
                let body = self.is(Punct::LBrace) || (old && !self.is(Punct::Semicolon));
                if first && body {
                    if old {
                        let names = std::mem::take(&mut declarator.old_names);
                        declarator.ty = self.old_parameters(&declarator.ty, &names)?;
                    }
                    return self.function_definition(specifiers, name, declarator.ty, span);
                }
                self.implicit_int(specifiers, name, span);
                let internal = specifiers.storage == Some(Storage::Static);
                self.declare_function(name, declarator.ty, span, internal, None);
            } else {
                self.implicit_int(specifiers, name, span);
                self.external_variable(specifiers, name, declarator.ty, span)?;
            }
            first = false;
            if !self.eat(Punct::Comma) {
                break;
            }
        }
        self.semicolon()
    }

    fn implicit_int(&mut self, specifiers: &Specifiers, name: Sym, span: Span) {
        if specifiers.implicit && !self.in_library() {
            let text = self.text(name);
            self.warning(span, format!("`{text}` has no type, `int` is taken"))
                .help(format!("write `int {text}`"));
        }
    }

    /// Old-style parameter declarations between `)` and `{`.
    fn old_parameters(&mut self, ty: &Type, names: &[(Sym, Span)]) -> Parse<Type> {
        let mut types: Vec<(Sym, Type)> = Vec::new();
        while !self.is(Punct::LBrace) {
            let specifiers = self.specifiers(false)?;
            loop {
                let declarator = self.declarator(specifiers.ty.clone(), true)?;
                if let Some((name, span)) = declarator.name {
                    if !names.iter().any(|(known, _)| *known == name) {
                        let text = self.text(name);
                        self.error(span, format!("`{text}` is no parameter of this function"));
                    }
                    types.push((name, declarator.ty));
                }
                if !self.eat(Punct::Comma) {
                    break;
                }
            }
            self.semicolon()?;
        }
        let params = names
            .iter()
            .map(|(name, span)| {
                let known = types.iter().find(|(other, _)| other == name);
                let ty = known.map_or(Type::INT, |(_, ty)| ty.clone());
                Param { name: Some(*name), ty, span: *span }
            })
            .collect();
        let ret = ty.signature().map_or(Type::INT, |signature| signature.ret.clone());
        // An old-style definition promises nothing: a call may have fewer or more arguments.
        let signature = Signature { ret, params, variadic: false, prototype: false };
        Ok(Type { kind: Kind::Function(Rc::new(signature)), quals: 0 })
    }

    fn function_definition(
        &mut self,
        specifiers: &Specifiers,
        name: Sym,
        ty: Type,
        span: Span,
    ) -> Parse<()> {
        let (mut ty, mut void_main) = (ty, false);
        let main = !self.in_library() && &*self.text(name) == "main";
        if let Some(signature) = ty.signature().cloned()
            && main
            && signature.ret.kind != Type::INT.kind
        {
            self.warning(span, "`main` should return `int`").help("write `int main(void)`");
            void_main = signature.ret.is_void();
            let signature = Signature { ret: Type::INT, ..signature.as_ref().clone() };
            ty = Type { kind: Kind::Function(Rc::new(signature)), quals: 0 };
        } else {
            self.implicit_int(specifiers, name, span);
        }
        let definition = Definition { at: self.here.at, span, role: Role::Function, void_main };
        let internal = specifiers.storage == Some(Storage::Static)
            || (specifiers.inline
                && specifiers.storage != Some(Storage::Extern)
                && self.in_library());
        self.declare_function(name, ty, span, internal, Some(definition));
        self.skip_body()
    }

    /// Skips a body; one that never ends is reported where it begins.
    pub(crate) fn skip_body(&mut self) -> Parse<()> {
        let open = self.here.at;
        if self.skip_balanced(Punct::LBrace, Punct::RBrace) {
            return Ok(());
        }
        // Find out where the next function seems to begin, and say that `}` is missing above it.
        let tokens = self.here.tokens.clone();
        let next = (open + 1..tokens.len()).find(|at| self.seems_definition(&tokens, *at));
        let stray = tokens[open..].iter().find(|token| token.kind == TokenKind::OpenComment);
        if let Some(stray) = stray {
            self.session
                .report
                .error(stray.span, "this comment is never closed")
                .help("put `*/` behind it");
            self.fatal = true;
            return Err(Abandon);
        }
        if self.session.report.cut {
            self.fatal = true;
            return Err(Abandon); // that reading stopped has been said
        }
        let span = tokens[open].span;
        let message = "this `{` is never closed".to_owned();
        match next {
            Some(at) => {
                let line = tokens[at].span.line;
                let help = format!("a `}}` is missing, probably before line {line}");
                self.session.report.error(span, message).help(help);
                self.fatal = true;
            }
            None => {
                let help = "put the matching `}` where the block ends".to_owned();
                self.session.report.error(span, message).help(help);
                self.fatal = true;
            }
        }
        Err(Abandon)
    }

    /// Whether a definition seems to begin at token `at`: a type in column 1, a name, `(`.
    fn seems_definition(&self, tokens: &[Token], at: usize) -> bool {
        let token = tokens[at];
        token.span.column == 1
            && token.span.line != tokens[at - 1].span.line
            && self.starts_type(token)
            && tokens[at..].iter().take(6).any(|token| token.is(Punct::LParen))
    }

    /// Makes a function known at file scope.
    fn declare_function(
        &mut self,
        name: Sym,
        ty: Type,
        span: Span,
        internal: bool,
        body: Option<Definition>,
    ) {
        let unit = self.here.unit;
        let library = self.units[unit].library;
        let known = match self.units[unit].names.get(&name) {
            Some(Entity::Function(decl)) => Some(*decl),
            Some(_) => {
                self.other_kind(name, span);
                None
            }
            None => None,
        };
        let Some(decl) = known else {
            self.link.decls.push(FunctionDecl { name, ty, unit, internal, body, span, id: None });
            let decl = super::DeclId(self.link.decls.len() - 1);
            self.units[unit].names.insert(name, Entity::Function(decl));
            self.note_definition(name, decl, library);
            return;
        };
        let before = &self.link.decls[decl.0];
        let from_header = self.session.files[before.span.file as usize].library;
        let twice = before.body.is_some() && body.is_some();
        let (old, line) = (before.ty.clone(), before.span.line);
        if twice {
            let text = self.text(name);
            self.error(span, format!("`{text}` is defined twice (before: line {line})"));
            return;
        }
        if !self.compatible(&old, &ty) && !from_header {
            let text = self.text(name);
            let (old, new) = (self.type_text(&old), self.type_text(&ty));
            let message =
                format!("`{text}` was declared as `{old}` in line {line}, here it is `{new}`");
            self.error(span, message).help("make both the same");
        }
        let known = &mut self.link.decls[decl.0];
        let prototype = ty.signature().is_some_and(|signature| signature.prototype);
        let had = old.signature().is_some_and(|signature| signature.prototype);
        known.internal |= internal;
        if body.is_some() || (known.body.is_none() && (prototype || !had)) {
            if body.is_some() {
                known.body = body;
            }
            if !(had && !prototype && known.body.is_none()) {
                known.ty = ty;
            }
            if from_header {
                known.span = span;
            }
        }
        self.note_definition(name, decl, library);
    }

    fn note_definition(&mut self, name: Sym, decl: super::DeclId, library: bool) {
        let known = &self.link.decls[decl.0];
        if known.body.is_some() && !known.internal && !library {
            self.link.define_function(name, decl);
        }
    }

    fn other_kind(&mut self, name: Sym, span: Span) {
        let text = self.text(name);
        self.error(span, format!("`{text}` is declared above as something else"));
    }

    fn external_variable(
        &mut self,
        specifiers: &Specifiers,
        name: Sym,
        ty: Type,
        span: Span,
    ) -> Parse<()> {
        if ty.is_void() {
            self.error(span, "a variable cannot be `void`").help("`void *` is a pointer");
            return Err(Abandon);
        }
        let init = self.eat(Punct::Assign).then_some(self.here.at);
        if init.is_some() {
            self.skip_initialiser()?;
        }
        let unit = self.here.unit;
        let defined = specifiers.storage != Some(Storage::Extern) || init.is_some();
        let internal = specifiers.storage == Some(Storage::Static);
        if defined && init.is_none() && !matches!(ty.kind, Kind::Array(_, None)) {
            // A struct may be completed further down, but students mean a type that exists.
            if self.types.size(&ty).is_none() && !self.in_library() {
                self.incomplete(&ty, span);
                return Err(Abandon);
            }
        }
        let known = match self.units[unit].names.get(&name) {
            Some(Entity::Variable(var)) => Some(*var),
            Some(_) => {
                self.other_kind(name, span);
                None
            }
            None => None,
        };
        let var = match known {
            Some(var) => {
                self.merge_variable(var, name, ty, init, defined, span);
                var
            }
            None => {
                let var = self.new_variable(Variable {
                    name,
                    ty,
                    unit,
                    internal,
                    defined,
                    init,
                    data: None,
                    busy: false,
                    span,
                    id: None,
                });
                self.units[unit].names.insert(name, Entity::Variable(var));
                var
            }
        };
        let known = &self.link.vars[var.0];
        if known.defined && !known.internal && !self.units[unit].library {
            self.link.define_variable(name, var);
        }
        Ok(())
    }

    fn merge_variable(
        &mut self,
        var: VarId,
        name: Sym,
        ty: Type,
        init: Option<usize>,
        defined: bool,
        span: Span,
    ) {
        let known = &self.link.vars[var.0];
        let from_header = self.session.files[known.span.file as usize].library;
        let (old, line, twice) =
            (known.ty.clone(), known.span.line, known.init.is_some() && init.is_some());
        let text = self.text(name);
        if twice {
            self.error(span, format!("`{text}` is defined twice (before: line {line})"));
        } else if !self.compatible(&old, &ty) && !from_header {
            let (old, new) = (self.type_text(&old), self.type_text(&ty));
            let message =
                format!("`{text}` was declared as `{old}` in line {line}, here it is `{new}`");
            self.error(span, message).help("make both the same");
        }
        let known = &mut self.link.vars[var.0];
        if self.types.size(&known.ty).is_none() || from_header {
            known.ty = ty;
        }
        known.init = known.init.or(init);
        known.defined |= defined;
    }

    /// Skips an initialiser up to the `,` or `;` behind it.
    fn skip_initialiser(&mut self) -> Parse<()> {
        let start = self.span();
        let mut level = 0usize;
        while !self.at_end() {
            let token = self.token();
            match token.kind {
                TokenKind::Punct(Punct::LBrace | Punct::LParen | Punct::LBracket) => level += 1,
                TokenKind::Punct(Punct::RBrace | Punct::RParen | Punct::RBracket) => {
                    if level == 0 {
                        return Ok(());
                    }
                    level -= 1;
                }
                TokenKind::Punct(Punct::Comma | Punct::Semicolon) if level == 0 => return Ok(()),
                TokenKind::Punct(Punct::Semicolon) => break,
                TokenKind::OpenComment | TokenKind::Unterminated | TokenKind::Stray => {
                    return Err(self.unexpected("a value"));
                }
                _ if level == 0
                    && token.span.column == 1
                    && self.starts_type(token)
                    && token.span.line != self.previous().span.line =>
                {
                    return Ok(());
                }
                _ => {}
            }
            self.advance();
        }
        let message = "this initial value does not end".to_owned();
        Err(self.syntax(start, message, Some("a `}` or `)` is missing".to_owned())))
    }
}
