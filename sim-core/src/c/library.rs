//! Finding a library function: which source defines it, which header declares it.

use super::intern::Interner;
use super::lex::{LINE_START, Punct, Token, TokenKind, lex};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// A text of the library with its name, "stdio.h".
pub type Text = (&'static str, &'static str);

/// The library a program is linked with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Library {
    /// Headers by the name they are included with.
    pub headers: &'static [Text],
    /// Sources.
    pub sources: &'static [Text],
}

impl Library {
    /// The library that comes with ipclab.
    #[must_use]
    pub fn embedded() -> Library {
        Library { headers: crate::libc::HEADERS, sources: crate::libc::SOURCES }
    }
}

/// A library with its names looked up.
pub(crate) struct Index {
    library: Library,
    headers: BTreeMap<&'static str, &'static str>,
    /// Function or variable to the source that defines it.
    definitions: BTreeMap<String, usize>,
    /// Function to the header that declares it.
    declarations: BTreeMap<String, &'static str>,
}

impl Index {
    /// The index of `library`; that of the embedded one is made once.
    pub(crate) fn of(library: Library) -> Arc<Index> {
        static EMBEDDED: OnceLock<Arc<Index>> = OnceLock::new();
        if library == Library::embedded() {
            return EMBEDDED.get_or_init(|| Arc::new(Index::new(library))).clone();
        }
        Arc::new(Index::new(library))
    }

    fn new(library: Library) -> Index {
        let mut names = Interner::new();
        let mut definitions = BTreeMap::new();
        let mut declarations: BTreeMap<String, &'static str> = BTreeMap::new();
        for (at, (_, text)) in library.sources.iter().enumerate() {
            for (name, kind) in outline(text, &mut names) {
                if kind == Outline::Definition {
                    definitions.entry(name).or_insert(at);
                }
            }
        }
        for (header, text) in library.headers {
            for (name, _) in outline(text, &mut names) {
                let known = declarations.entry(name).or_insert(header);
                // The shorter name is the one that people include: <fcntl.h>, not <bits/fcntl.h>.
                if !header.starts_with("bits/") && known.starts_with("bits/") {
                    *known = header;
                }
            }
        }
        Index {
            library,
            headers: library.headers.iter().copied().collect(),
            definitions,
            declarations,
        }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&'static str> {
        self.headers.get(name).copied()
    }

    pub(crate) fn header_names(&self) -> impl Iterator<Item = &'static str> {
        self.headers.keys().copied()
    }

    /// The source that defines a function or variable.
    pub(crate) fn definition(&self, name: &str) -> Option<Text> {
        self.definitions.get(name).map(|at| self.library.sources[*at])
    }

    /// The header that declares a function or variable.
    pub(crate) fn declaration(&self, name: &str) -> Option<&'static str> {
        self.declarations.get(name).copied()
    }

    /// All names that headers declare.
    pub(crate) fn declared(&self) -> impl Iterator<Item = &str> {
        self.declarations.keys().map(String::as_str)
    }
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Outline {
    Definition,
    Declaration,
}

/// The functions and variables that stand at file scope in `text`, by a rough reading: directives
/// and bodies are skipped, a name before `(`, `=`, `[`, `,` or `;` is declared.
fn outline(text: &str, names: &mut Interner) -> Vec<(String, Outline)> {
    let tokens = lex(text, 0, names);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].is(Punct::Hash) && tokens[at].has(LINE_START) {
            at += 1;
            while at < tokens.len() && !tokens[at].has(LINE_START) {
                at += 1;
            }
            continue;
        }
        let start = at;
        let mut depth = 0;
        let mut body = false;
        while at < tokens.len() {
            let token = tokens[at];
            at += 1;
            match token.kind {
                TokenKind::Punct(Punct::LBrace) => {
                    body |= depth == 0 && tokens[at - 2].is(Punct::RParen);
                    depth += 1;
                }
                TokenKind::Punct(Punct::RBrace) => {
                    depth -= 1;
                    if depth == 0 && body {
                        break;
                    }
                }
                TokenKind::Punct(Punct::Semicolon) if depth == 0 => break,
                _ => {}
            }
        }
        declaration(&tokens[start..at], body, names, &mut found);
    }
    found
}

fn declaration(tokens: &[Token], body: bool, names: &Interner, found: &mut Vec<(String, Outline)>) {
    let word = |token: &Token| names.str(token.sym).to_owned();
    let has = |text: &str| tokens.iter().take(4).any(|token| names.str(token.sym) == text);
    if has("typedef") || (has("static") && !has("inline")) {
        return;
    }
    let mut depth = 0;
    let mut function = false;
    // Behind `=`, up to the comma before the next declarator.
    let mut initialiser = false;
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Punct(Punct::LParen | Punct::LBrace | Punct::LBracket) => depth += 1,
            TokenKind::Punct(Punct::RParen | Punct::RBrace | Punct::RBracket) => depth -= 1,
            TokenKind::Punct(Punct::Comma) if depth == 0 => initialiser = false,
            TokenKind::Ident if depth == 0 && !initialiser && token.sym.keyword().is_none() => {
                let Some(next) = tokens.get(at + 1) else { continue };
                let kind = match next.kind {
                    TokenKind::Punct(Punct::LParen) if word(token).starts_with("__attribute") => {
                        continue;
                    }
                    TokenKind::Punct(Punct::LParen) if !function => {
                        function = true;
                        if body { Outline::Definition } else { Outline::Declaration }
                    }
                    TokenKind::Punct(
                        Punct::Semicolon | Punct::Assign | Punct::LBracket | Punct::Comma,
                    ) if !function && at > 0 => {
                        if has("extern") {
                            Outline::Declaration
                        } else {
                            Outline::Definition
                        }
                    }
                    _ => continue,
                };
                found.push((word(token), kind));
                if body {
                    return;
                }
                initialiser = next.is(Punct::Assign);
            }
            _ => {}
        }
    }
}
