//! `#include`, `#define`, the conditionals and the rest.

use super::{Conditional, INCLUDES_MAX, Macro, NESTING_MAX, Preprocessor, Source};
use crate::c::hir::Span;
use crate::c::intern::Sym;
use crate::c::lex::{LINE_START, Punct, SPACE, Token, TokenKind};
use crate::c::session::Looked;
use std::cell::Cell;
use std::rc::Rc;

/// The directives by name.
const DIRECTIVES: &[&str] = &[
    "include",
    "define",
    "undef",
    "if",
    "ifdef",
    "ifndef",
    "elif",
    "else",
    "endif",
    "error",
    "warning",
    "pragma",
    "line",
    "include_next",
    "import",
    "ident",
    "assert",
];

impl Preprocessor<'_, '_> {
    /// Does the directive whose `#` was just read.
    pub(super) fn directive(&mut self, hash: Token) {
        let line = self.rest_of_line();
        let Some(word) = line.first().copied() else { return };
        let name = self.session.names.text(word.sym);
        let rest = &line[1..];
        match &*name {
            "include" | "include_next" | "import" => self.include(word, rest.to_vec()),
            "define" => self.define(word, rest),
            "undef" => match rest.first() {
                Some(token) if token.kind == TokenKind::Ident => {
                    self.macros.remove(&token.sym);
                }
                _ => self.complain(word.span, "`#undef` needs the name of a macro"),
            },
            "if" => {
                let holds = self.condition(word, rest.to_vec());
                self.open(hash.span, holds);
            }
            "ifdef" | "ifndef" => {
                let Some(token) = rest.first().filter(|token| token.kind == TokenKind::Ident)
                else {
                    self.complain(word.span, &format!("`#{name}` needs a name"));
                    return self.open(hash.span, false);
                };
                let holds = self.is_defined(token.sym) == (&*name == "ifdef");
                self.open(hash.span, holds);
            }
            "elif" | "else" => self.otherwise(word, &name),
            "endif" => match self.conditionals() {
                Some(open) if !open.is_empty() => {
                    open.pop();
                }
                _ => self.complain(word.span, "`#endif` without `#if`"),
            },
            "error" | "warning" => {
                let text = self.words(rest);
                let message = format!("#{name} {text}");
                if &*name == "error" {
                    self.session.report.error(word.span, message);
                } else {
                    self.session.report.warning(word.span, message);
                }
            }
            "pragma" => {
                if rest.first().is_some_and(|token| self.session.names.str(token.sym) == "once") {
                    let file = self.current_file();
                    self.once.push(file);
                }
            }
            "line" | "ident" | "assert" | "sccs" => {}
            _ if word.kind == TokenKind::Number => {}
            _ => self.unknown(word, &name),
        }
    }

    fn unknown(&mut self, word: Token, name: &str) {
        let near = crate::c::suggest::nearest(name, DIRECTIVES.iter().copied());
        let message = format!("unknown directive `#{name}`");
        let diagnostic = self.session.report.error(word.span, message);
        if let Some(near) = near {
            diagnostic.help(format!("did you mean `#{near}`?"));
        }
    }

    fn complain(&mut self, span: Span, message: &str) {
        self.session.report.error(span, message);
    }

    fn conditionals(&mut self) -> Option<&mut Vec<Conditional>> {
        match self.stack.last_mut() {
            Some(Source::File { conditionals, .. }) => Some(conditionals),
            _ => None,
        }
    }

    fn open(&mut self, span: Span, holds: bool) {
        if let Some(open) = self.conditionals() {
            open.push(Conditional { span, taken: holds, last: false });
        }
        if !holds {
            self.skip();
        }
    }

    /// `#elif` or `#else` behind a branch that was taken, or without `#if`.
    fn otherwise(&mut self, word: Token, name: &str) {
        match self.conditionals().and_then(|open| open.last_mut()) {
            None => self.complain(word.span, &format!("`#{name}` without `#if`")),
            Some(open) if open.last => {
                self.complain(word.span, &format!("`#{name}` behind `#else`"));
                self.skip();
            }
            Some(open) => {
                open.last = name == "else";
                self.skip();
            }
        }
    }

    /// Skips lines up to the branch that is taken, or to `#endif`.
    fn skip(&mut self) {
        let mut level = 0;
        loop {
            let Some(Source::File { tokens, at, .. }) = self.stack.last_mut() else { return };
            let Some(token) = tokens.get(*at).copied() else { return };
            *at += 1;
            if !(token.is(Punct::Hash) && token.has(LINE_START)) {
                continue;
            }
            let line = self.rest_of_line();
            let Some(word) = line.first().copied() else { continue };
            let name = self.session.names.text(word.sym);
            match &*name {
                "if" | "ifdef" | "ifndef" => level += 1,
                "endif" if level > 0 => level -= 1,
                "endif" => {
                    if let Some(open) = self.conditionals() {
                        open.pop();
                    }
                    return;
                }
                "else" | "elif" if level == 0 && self.branch(word, &name, line[1..].to_vec()) => {
                    return;
                }
                _ => {}
            }
        }
    }

    /// Whether the `#else` or `#elif` met while skipping begins the branch to take.
    fn branch(&mut self, word: Token, name: &str, rest: Vec<Token>) -> bool {
        let Some(open) = self.conditionals().and_then(|open| open.last_mut()) else { return true };
        if open.last {
            self.complain(word.span, &format!("`#{name}` behind `#else`"));
            return false;
        }
        open.last = name == "else";
        if open.taken {
            return false;
        }
        let holds = name == "else" || self.condition(word, rest);
        if let Some(open) = self.conditionals().and_then(|open| open.last_mut()) {
            open.taken = holds;
        }
        holds
    }

    fn words(&self, tokens: &[Token]) -> String {
        let mut text = String::new();
        for (nth, token) in tokens.iter().enumerate() {
            if nth > 0 && token.has(SPACE) {
                text.push(' ');
            }
            text.push_str(self.session.names.str(token.sym));
        }
        text
    }

    fn define(&mut self, word: Token, rest: &[Token]) {
        let Some(name) = rest.first().filter(|token| token.kind == TokenKind::Ident).copied()
        else {
            return self.complain(word.span, "`#define` needs a name");
        };
        if name.sym == self.known.defined {
            return self.complain(name.span, "`defined` cannot be a macro");
        }
        let mut body = &rest[1..];
        let (mut params, mut variadic) = (None, false);
        if body.first().is_some_and(|next| next.is(Punct::LParen) && !next.has(SPACE)) {
            let Some((list, rest_takes, used)) = self.parameters(&body[1..]) else {
                let message = "the parameters of this macro do not end with `)`";
                return self.complain(name.span, message);
            };
            (params, variadic, body) = (Some(list), rest_takes, &body[1 + used..]);
        }
        let library = self.in_library();
        let body: Rc<[Token]> = match self.session.overrides.get(&name.sym) {
            Some(body) if library => body.clone(),
            _ => body.into(),
        };
        let new = Macro { name: name.sym, params, variadic, body, active: Cell::new(0), library };
        if let Some(old) = self.macros.get(&name.sym)
            && !library
            && !old.library
            && !same(old, &new)
        {
            let text = self.session.names.text(old.name);
            self.session
                .report
                .warning(name.span, format!("macro `{text}` is defined again, differently"))
                .help(format!("`#undef {text}` before it, or take one of them away"));
        }
        self.macros.insert(name.sym, Rc::new(new));
    }

    /// Parameter names, whether the last takes the rest, and how many tokens that were.
    fn parameters(&mut self, tokens: &[Token]) -> Option<(Vec<Sym>, bool, usize)> {
        let mut params = Vec::new();
        let mut at = 0;
        if tokens.first()?.is(Punct::RParen) {
            return Some((params, false, 1));
        }
        loop {
            let token = tokens.get(at)?;
            at += 1;
            if token.is(Punct::Ellipsis) {
                params.push(self.known.va_args);
                return tokens.get(at)?.is(Punct::RParen).then_some((params, true, at + 1));
            }
            if token.kind != TokenKind::Ident {
                return None;
            }
            params.push(token.sym);
            let next = tokens.get(at)?;
            at += 1;
            if next.is(Punct::RParen) {
                return Some((params, false, at));
            }
            if next.is(Punct::Ellipsis) {
                return tokens.get(at)?.is(Punct::RParen).then_some((params, true, at + 1));
            }
            if !next.is(Punct::Comma) {
                return None;
            }
        }
    }

    fn include(&mut self, word: Token, rest: Vec<Token>) {
        let mut rest = rest;
        let first = rest.first();
        if !first.is_some_and(|token| token.kind == TokenKind::Str || token.is(Punct::Lt)) {
            rest = self.expand_alone(rest);
        }
        let Some((name, quoted, span)) = self.header_name(&rest) else {
            self.session.report.error(word.span, "`#include` needs `<header.h>` or `\"file.h\"`");
            return;
        };
        let from_library = self.in_library();
        match self.session.find_header(&name, quoted, from_library) {
            Looked::File(file) => self.enter(file, span),
            Looked::Empty => {}
            Looked::Missing => self.missing(&name, quoted, span),
        }
    }

    fn missing(&mut self, name: &str, quoted: bool, span: Span) {
        let near = crate::c::suggest::nearest(name, self.session.header_names()).map(str::to_owned);
        let report = &mut self.session.report;
        let diagnostic = if quoted {
            let message = format!("the file `{name}` was not given");
            report.error(span, message).help(format!("give it too: ipclab run PROGRAM.c {name}"))
        } else {
            let message = format!("ipclab has no header <{name}>, it reads nothing here");
            report.warning(span, message)
        };
        if let Some(near) = near.filter(|_| !quoted) {
            diagnostic.help(format!("did you mean <{near}>?"));
        }
    }

    fn enter(&mut self, file: u16, span: Span) {
        if self.once.contains(&file) {
            return;
        }
        let open = self.stack.iter().filter(|source| matches!(source, Source::File { .. }));
        if open.count() > NESTING_MAX {
            return self.stop(span, "files include each other without end");
        }
        if self.includes > INCLUDES_MAX {
            return self.stop(span, "more than 2,000 files are included");
        }
        self.push_file(file);
    }

    /// The name in `"..."` or `<...>`, and whether it was quoted.
    fn header_name(&self, tokens: &[Token]) -> Option<(String, bool, Span)> {
        let first = tokens.first()?;
        let text = self.session.names.str(first.sym);
        if first.kind == TokenKind::Str {
            return Some((text.trim_matches('"').to_owned(), true, first.span));
        }
        if !first.is(Punct::Lt) {
            return None;
        }
        let mut name = String::new();
        for token in &tokens[1..] {
            if token.is(Punct::Gt) {
                let span = Span { end: token.span.end, ..first.span };
                return Some((name, false, span));
            }
            if token.has(SPACE) && !name.is_empty() {
                name.push(' ');
            }
            name.push_str(self.session.names.str(token.sym));
        }
        None
    }
}

fn same(old: &Macro, new: &Macro) -> bool {
    old.params == new.params
        && old.variadic == new.variadic
        && old.body.len() == new.body.len()
        && old.body.iter().zip(new.body.iter()).all(|(a, b)| a.sym == b.sym && a.kind == b.kind)
}
