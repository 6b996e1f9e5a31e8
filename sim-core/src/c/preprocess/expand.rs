//! Expanding one macro: arguments, `#`, `##`, `__VA_ARGS__`.

use super::{Macro, Preprocessor, Source, TOKENS_MAX};
use crate::c::intern::Sym;
use crate::c::lex::{LINE_START, PAINTED, Punct, SPACE, Token, TokenKind, lex};
use std::rc::Rc;

impl Preprocessor<'_, '_> {
    /// The token itself when it stands, `None` when an expansion was put in its place.
    pub(super) fn expand(&mut self, token: Token) -> Option<Token> {
        let Some(found) = self.macros.get(&token.sym).cloned() else {
            return self.dynamic(token);
        };
        if found.active.get() > 0 {
            return Some(Token { flags: token.flags | PAINTED, ..token });
        }
        let arguments = match &found.params {
            None => Vec::new(),
            Some(params) => {
                if !self.parenthesis_follows() {
                    return Some(token);
                }
                let arguments = self.arguments(token, &found, params.len());
                match arguments {
                    Some(arguments) => arguments,
                    None => return Some(Token { kind: TokenKind::Number, ..self.zero(token) }),
                }
            }
        };
        let tokens = self.substitute(token, &found, arguments);
        self.produced += tokens.len() + 1;
        if self.produced > TOKENS_MAX {
            self.stop(token.span, "macros expand to more than 2,000,000 tokens");
            return Some(token);
        }
        found.active.set(found.active.get() + 1);
        self.stack.push(Source::Tokens {
            tokens: tokens.into(),
            at: 0,
            of: Some(found),
            barrier: false,
        });
        None
    }

    /// `__LINE__` and the like, else the token.
    fn dynamic(&mut self, token: Token) -> Option<Token> {
        let (kind, text) = if token.sym == self.known.line {
            (TokenKind::Number, token.span.line.to_string())
        } else if token.sym == self.known.file || token.sym == self.known.base_file {
            let name = &self.session.files[token.span.file as usize].name;
            (TokenKind::Str, format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\"")))
        } else if token.sym == self.known.counter {
            self.counter += 1;
            (TokenKind::Number, (self.counter - 1).to_string())
        } else if token.sym == self.known.date {
            (TokenKind::Str, "\"Jan  1 2026\"".to_owned())
        } else if token.sym == self.known.time {
            (TokenKind::Str, "\"00:00:00\"".to_owned())
        } else if token.sym == self.known.pragma && self.parenthesis_follows() {
            self.raw();
            self.collect(token, usize::MAX);
            return None;
        } else {
            return Some(token);
        };
        let sym = self.session.names.intern(&text);
        Some(Token { kind, sym, ..token })
    }

    fn zero(&mut self, token: Token) -> Token {
        Token { sym: self.session.names.intern("0"), ..token }
    }

    /// Whether the next token is `(`, without taking it.
    fn parenthesis_follows(&mut self) -> bool {
        loop {
            match self.stack.last() {
                None => return false,
                Some(Source::Tokens { tokens, at, barrier, .. }) => match tokens.get(*at) {
                    Some(next) => return next.is(Punct::LParen),
                    None if *barrier => return false,
                    None => self.pop(),
                },
                Some(Source::File { tokens, at, .. }) => {
                    return tokens.get(*at).is_some_and(|next| next.is(Punct::LParen));
                }
            }
        }
    }

    /// The arguments of an invocation; `None` (reported) when they do not fit.
    fn arguments(&mut self, name: Token, of: &Macro, want: usize) -> Option<Vec<Vec<Token>>> {
        self.raw();
        let last = if of.variadic { want - 1 } else { usize::MAX };
        let mut arguments = self.collect(name, last)?;
        if of.variadic && arguments.len() == want - 1 {
            arguments.push(Vec::new());
        }
        if want == 0 && arguments.len() == 1 && arguments[0].is_empty() {
            arguments.clear();
        }
        if arguments.len() == want {
            return Some(arguments);
        }
        let text = self.session.names.text(name.sym);
        let got = arguments.len();
        self.session
            .report
            .error(name.span, format!("macro `{text}` takes {want} arguments, here it has {got}"));
        None
    }

    /// Splits what stands up to the closing parenthesis at commas, at most `last` of them.
    fn collect(&mut self, name: Token, last: usize) -> Option<Vec<Vec<Token>>> {
        let mut arguments = vec![Vec::new()];
        let mut level = 0;
        loop {
            let mut token = self.raw();
            match token.kind {
                TokenKind::End => {
                    let text = self.session.names.text(name.sym);
                    self.session
                        .report
                        .error(name.span, format!("the arguments of macro `{text}` never end"))
                        .help("a `)` is missing");
                    return None;
                }
                TokenKind::Punct(Punct::LParen) => level += 1,
                TokenKind::Punct(Punct::RParen) if level == 0 => return Some(arguments),
                TokenKind::Punct(Punct::RParen) => level -= 1,
                TokenKind::Punct(Punct::Comma) if level == 0 && arguments.len() <= last => {
                    arguments.push(Vec::new());
                    continue;
                }
                _ => {}
            }
            if token.has(LINE_START) {
                token.flags = token.flags & !LINE_START | SPACE;
            }
            if let Some(argument) = arguments.last_mut() {
                argument.push(token);
            }
        }
    }

    fn substitute(
        &mut self,
        name: Token,
        of: &Rc<Macro>,
        arguments: Vec<Vec<Token>>,
    ) -> Vec<Token> {
        let mut expanded: Vec<Option<Vec<Token>>> = vec![None; arguments.len()];
        let body = of.body.clone();
        let mut out: Vec<Token> = Vec::with_capacity(body.len());
        let mut at = 0;
        while at < body.len() {
            let token = body[at];
            let param = parameter(of, token);
            let pasted = body.get(at + 1).is_some_and(|next| next.is(Punct::HashHash));
            if token.is(Punct::Hash)
                && of.params.is_some()
                && let Some(index) = body.get(at + 1).and_then(|next| parameter(of, *next))
            {
                let text = self.stringify(&arguments[index]);
                let sym = self.session.names.intern(&text);
                out.push(Token { kind: TokenKind::Str, sym, span: name.span, ..token });
                at += 2;
                continue;
            }
            if token.is(Punct::HashHash) && at > 0 && at + 1 < body.len() {
                at += 1;
                let next = body[at];
                let right = match parameter(of, next) {
                    Some(index) => {
                        let variadic = of.variadic && index + 1 == arguments.len();
                        let comma = out.last().is_some_and(|last| last.is(Punct::Comma));
                        if variadic && comma {
                            // GNU: `, ## args` drops the comma when there are none.
                            if arguments[index].is_empty() {
                                out.pop();
                            } else {
                                out.extend(arguments[index].iter().copied());
                            }
                            at += 1;
                            continue;
                        }
                        arguments[index].clone()
                    }
                    None if next.is(Punct::Hash)
                        && body.get(at + 1).is_some_and(|p| parameter(of, *p).is_some()) =>
                    {
                        at += 1;
                        let index = parameter(of, body[at]).unwrap_or(0);
                        let text = self.stringify(&arguments[index]);
                        let sym = self.session.names.intern(&text);
                        vec![Token { kind: TokenKind::Str, sym, span: name.span, ..next }]
                    }
                    None => vec![Token { span: name.span, ..next }],
                };
                self.paste(name, &mut out, right);
                at += 1;
                continue;
            }
            match param {
                Some(index) if pasted => {
                    // The left side of `##` is not expanded; empty, it leaves nothing to paste to.
                    if arguments[index].is_empty() {
                        at += self.empty_left(name, of, &arguments, &body, at, &mut out);
                        continue;
                    }
                    push_spaced(&mut out, &arguments[index], token.flags);
                }
                Some(index) => {
                    if expanded[index].is_none() {
                        expanded[index] = Some(self.expand_alone(arguments[index].clone()));
                    }
                    push_spaced(&mut out, expanded[index].as_deref().unwrap_or(&[]), token.flags);
                }
                None => out.push(Token { span: name.span, ..token }),
            }
            at += 1;
        }
        if let Some(first) = out.first_mut() {
            first.flags = first.flags & !(SPACE | LINE_START) | name.flags & (SPACE | LINE_START);
        }
        out
    }

    /// `empty ## next`: gives `next` unexpanded. How many body tokens are done.
    fn empty_left(
        &mut self,
        name: Token,
        of: &Rc<Macro>,
        arguments: &[Vec<Token>],
        body: &[Token],
        at: usize,
        out: &mut Vec<Token>,
    ) -> usize {
        let Some(next) = body.get(at + 2) else { return 2 };
        match parameter(of, *next) {
            Some(index) => out.extend(arguments[index].iter().copied()),
            None => out.push(Token { span: name.span, ..*next }),
        }
        3
    }

    /// Joins the last token of `out` with the first of `right`.
    fn paste(&mut self, name: Token, out: &mut Vec<Token>, right: Vec<Token>) {
        let mut right = right.into_iter();
        let Some(second) = right.next() else { return };
        let Some(first) = out.pop() else {
            out.push(second);
            out.extend(right);
            return;
        };
        let (left_text, right_text) =
            (self.session.names.text(first.sym), self.session.names.text(second.sym));
        let text = format!("{left_text}{right_text}");
        let joined = lex(&text, name.span.file, &mut self.session.names);
        match joined[..] {
            [token] => {
                out.push(Token { span: name.span, flags: first.flags & !PAINTED, ..token });
            }
            _ => {
                self.session.report.error(
                    name.span,
                    format!("`##` cannot join `{left_text}` and `{right_text}` to one token"),
                );
                out.push(first);
                out.push(second);
            }
        }
        out.extend(right);
    }

    fn stringify(&self, tokens: &[Token]) -> String {
        let mut text = String::from("\"");
        for (nth, token) in tokens.iter().enumerate() {
            if nth > 0 && token.has(SPACE) {
                text.push(' ');
            }
            let part = self.session.names.str(token.sym);
            if matches!(token.kind, TokenKind::Str | TokenKind::Char) {
                for letter in part.chars() {
                    if matches!(letter, '"' | '\\') {
                        text.push('\\');
                    }
                    text.push(letter);
                }
            } else {
                text.push_str(part);
            }
        }
        text.push('"');
        text
    }

    /// Whether `sym` is a macro now.
    pub(super) fn is_defined(&self, sym: Sym) -> bool {
        let known = &self.known;
        let dynamic = [known.file, known.line, known.counter, known.date, known.time];
        self.macros.contains_key(&sym) || dynamic.contains(&sym)
    }
}

fn parameter(of: &Macro, token: Token) -> Option<usize> {
    if token.kind != TokenKind::Ident {
        return None;
    }
    of.params.as_ref()?.iter().position(|param| *param == token.sym)
}

fn push_spaced(out: &mut Vec<Token>, tokens: &[Token], flags: u8) {
    for (nth, token) in tokens.iter().enumerate() {
        let mut token = *token;
        if nth == 0 {
            token.flags = token.flags & !(SPACE | LINE_START) | flags & SPACE;
        }
        out.push(token);
    }
}
