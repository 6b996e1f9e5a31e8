//! The preprocessor: a file and all it includes to one list of tokens.
//!
//! Works like the one of gcc: a stack of token sources, the innermost on top. A macro is disabled
//! while its expansion is on the stack; its name met there is painted and never expanded again.
//! Two facts a reader would get wrong: tokens that come out of a macro's body carry the place of
//! the invocation (so messages and calls point into the user's text), arguments keep their own;
//! and everything is bounded, so that no input makes it hang.

mod condition;
mod directive;
mod expand;

use super::hir::Span;
use super::intern::Sym;
use super::lex::{LINE_START, Punct, Token, TokenKind, lex};
use super::session::Session;
use crate::c::hash::Map;
use std::cell::Cell;
use std::rc::Rc;

/// Include depth, and nesting of macro arguments.
const NESTING_MAX: usize = 60;
/// Files read by one translation unit.
const INCLUDES_MAX: usize = 2_000;
/// Tokens that macros may produce, and that a translation unit may have.
const TOKENS_MAX: usize = 2_000_000;

/// A macro.
struct Macro {
    name: Sym,
    /// `None`: object-like.
    params: Option<Vec<Sym>>,
    /// Whether the last parameter takes the rest (`...`, or the GNU `args...`).
    variadic: bool,
    body: Rc<[Token]>,
    /// How many expansions of it are on the stack.
    active: Cell<u32>,
    /// Defined in one of our headers.
    library: bool,
}

/// One `#if`.
struct Conditional {
    span: Span,
    /// A branch has been taken.
    taken: bool,
    /// `#else` has been seen.
    last: bool,
}

enum Source {
    File { tokens: Rc<[Token]>, at: usize, file: u16, conditionals: Vec<Conditional> },
    Tokens { tokens: Rc<[Token]>, at: usize, of: Option<Rc<Macro>>, barrier: bool },
}

/// The names the preprocessor itself knows.
struct Known {
    file: Sym,
    line: Sym,
    counter: Sym,
    date: Sym,
    time: Sym,
    pragma: Sym,
    va_args: Sym,
    defined: Sym,
    base_file: Sym,
}

pub(crate) struct Preprocessor<'s, 'a> {
    session: &'s mut Session<'a>,
    macros: Map<Sym, Rc<Macro>>,
    stack: Vec<Source>,
    known: Known,
    once: Vec<u16>,
    includes: usize,
    depth: usize,
    produced: usize,
    counter: u32,
    /// A limit was hit: read nothing more.
    stopped: bool,
}

/// What gcc predefines on x86-64 Linux, as far as programs ask for it.
const PREDEFINED: &str = "
#define __STDC__ 1
#define __STDC_VERSION__ 201112L
#define __STDC_HOSTED__ 1
#define __STDC_NO_VLA__ 1
#define __STDC_NO_THREADS__ 1
#define __STDC_NO_COMPLEX__ 1
#define __GNUC__ 12
#define __GNUC_MINOR__ 2
#define __GNUC_PATCHLEVEL__ 0
#define __GNUC_STDC_INLINE__ 1
#define __linux__ 1
#define __linux 1
#define linux 1
#define __gnu_linux__ 1
#define __unix__ 1
#define __unix 1
#define unix 1
#define __x86_64__ 1
#define __x86_64 1
#define __amd64__ 1
#define __amd64 1
#define __ELF__ 1
#define __LP64__ 1
#define _LP64 1
#define __BYTE_ORDER__ 1234
#define __ORDER_LITTLE_ENDIAN__ 1234
#define __ORDER_BIG_ENDIAN__ 4321
#define __CHAR_BIT__ 8
#define __SCHAR_MAX__ 127
#define __SHRT_MAX__ 32767
#define __INT_MAX__ 2147483647
#define __LONG_MAX__ 9223372036854775807L
#define __LONG_LONG_MAX__ 9223372036854775807LL
#define __SIZEOF_SHORT__ 2
#define __SIZEOF_INT__ 4
#define __SIZEOF_LONG__ 8
#define __SIZEOF_LONG_LONG__ 8
#define __SIZEOF_POINTER__ 8
#define __SIZEOF_SIZE_T__ 8
#define __SIZE_TYPE__ unsigned long
#define __PTRDIFF_TYPE__ long
#define __WCHAR_TYPE__ int
#define __INTPTR_TYPE__ long
#define __UINTPTR_TYPE__ unsigned long
#define __INT64_TYPE__ long
#define __UINT64_TYPE__ unsigned long
#define __INT32_TYPE__ int
#define __UINT32_TYPE__ unsigned int
#define __INT16_TYPE__ short
#define __INT8_TYPE__ signed char
#define __OPTIMIZE__ 0
#define __VERSION__ \"ipclab\"
#define __USER_LABEL_PREFIX__
#define __ipclab__ 1
#define __builtin_offsetof(t, m) ((unsigned long)&((t *)0)->m)
";

/// All tokens of a translation unit, macros expanded; the last one is an end token.
pub(crate) fn preprocess(session: &mut Session, file: u16) -> Vec<Token> {
    let mut known = |text| session.names.intern(text);
    let known = Known {
        file: known("__FILE__"),
        line: known("__LINE__"),
        counter: known("__COUNTER__"),
        date: known("__DATE__"),
        time: known("__TIME__"),
        pragma: known("_Pragma"),
        va_args: known("__VA_ARGS__"),
        defined: known("defined"),
        base_file: known("__BASE_FILE__"),
    };
    let mut preprocessor = Preprocessor {
        session,
        macros: Map::default(),
        stack: Vec::new(),
        known,
        once: Vec::new(),
        includes: 0,
        depth: 0,
        produced: 0,
        counter: 0,
        stopped: false,
    };
    preprocessor.predefine(file);
    preprocessor.push_file(file);
    let mut out = Vec::new();
    loop {
        let token = preprocessor.next();
        out.push(token);
        if token.kind == TokenKind::End {
            return out;
        }
        if out.len() > TOKENS_MAX {
            preprocessor.stop(token.span, "the program is too large");
        }
    }
}

impl Preprocessor<'_, '_> {
    fn predefine(&mut self, file: u16) {
        let tokens = match &self.session.predefined {
            Some(tokens) => tokens.clone(),
            None => {
                let tokens: Rc<[Token]> = lex(PREDEFINED, file, &mut self.session.names).into();
                self.session.predefined = Some(tokens.clone());
                tokens
            }
        };
        self.stack.push(Source::File { tokens, at: 0, file, conditionals: Vec::new() });
        while !self.stack.is_empty() {
            self.raw();
        }
    }

    fn push_file(&mut self, file: u16) {
        self.includes += 1;
        let tokens = self.session.tokens(file);
        self.stack.push(Source::File { tokens, at: 0, file, conditionals: Vec::new() });
    }

    /// Reports that a limit was reached and reads nothing more.
    fn stop(&mut self, span: Span, message: &str) {
        if !self.stopped {
            self.session.report.error(span, message).help("ipclab stops reading here");
        }
        self.stopped = true;
        self.session.report.cut = true;
        for source in &self.stack {
            if let Source::Tokens { of: Some(of), .. } = source {
                of.active.set(of.active.get().saturating_sub(1));
            }
        }
        self.stack.clear();
    }

    /// The next token with macros expanded.
    fn next(&mut self) -> Token {
        loop {
            let token = self.raw();
            if token.kind != TokenKind::Ident || token.has(super::lex::PAINTED) {
                return token;
            }
            match self.expand(token) {
                Some(token) => return token,
                None => continue,
            }
        }
    }

    /// The next token of the innermost source; directives are done on the way.
    fn raw(&mut self) -> Token {
        loop {
            let Some(top) = self.stack.last_mut() else { return self.end() };
            match top {
                Source::Tokens { tokens, at, barrier, .. } => {
                    if let Some(token) = tokens.get(*at) {
                        *at += 1;
                        return *token;
                    }
                    if *barrier {
                        return self.end();
                    }
                    self.pop();
                }
                Source::File { tokens, at, .. } => {
                    let Some(token) = tokens.get(*at).copied() else {
                        self.end_file();
                        continue;
                    };
                    *at += 1;
                    if token.is(Punct::Hash) && token.has(LINE_START) {
                        self.directive(token);
                        continue;
                    }
                    return token;
                }
            }
        }
    }

    /// Takes the innermost source away; its macro may be expanded again.
    fn pop(&mut self) {
        if let Some(Source::Tokens { of: Some(of), .. }) = self.stack.pop() {
            of.active.set(of.active.get().saturating_sub(1));
        }
    }

    fn end_file(&mut self) {
        if let Some(Source::File { conditionals, .. }) = self.stack.pop() {
            for open in conditionals {
                self.session
                    .report
                    .error(open.span, "this `#if` has no `#endif`")
                    .help("put `#endif` behind the lines it is about");
            }
        }
    }

    fn end(&mut self) -> Token {
        let span = self.session.end_span();
        Token { kind: TokenKind::End, flags: LINE_START, sym: Sym(0), span }
    }

    /// The file being read: the innermost one on the stack.
    fn current_file(&self) -> u16 {
        let files = self.stack.iter().rev().filter_map(|source| match source {
            Source::File { file, .. } => Some(*file),
            Source::Tokens { .. } => None,
        });
        files.into_iter().next().unwrap_or(0)
    }

    fn in_library(&self) -> bool {
        self.session.files[self.current_file() as usize].library
    }

    /// The rest of the current line of the innermost file.
    fn rest_of_line(&mut self) -> Vec<Token> {
        let mut line = Vec::new();
        if let Some(Source::File { tokens, at, .. }) = self.stack.last_mut() {
            while let Some(token) = tokens.get(*at)
                && !token.has(LINE_START)
            {
                line.push(*token);
                *at += 1;
            }
        }
        line
    }

    /// Expands `tokens` on their own: a macro argument, the line of an `#if`.
    fn expand_alone(&mut self, tokens: Vec<Token>) -> Vec<Token> {
        if tokens.iter().all(|token| token.kind != TokenKind::Ident) {
            return tokens;
        }
        if self.depth >= NESTING_MAX {
            if let Some(first) = tokens.first() {
                self.stop(first.span, "macro arguments are nested too deeply");
            }
            return Vec::new();
        }
        self.depth += 1;
        self.stack.push(Source::Tokens { tokens: tokens.into(), at: 0, of: None, barrier: true });
        let level = self.stack.len();
        let mut out = Vec::new();
        loop {
            let token = self.next();
            if token.kind == TokenKind::End {
                break;
            }
            out.push(token);
        }
        if self.stack.len() == level {
            self.pop();
        }
        self.depth -= 1;
        out
    }
}
