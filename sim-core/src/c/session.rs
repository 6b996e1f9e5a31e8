//! What one compilation shares: names, files, messages, and the library it may link.

use super::Options;
use super::diag::Report;
use super::hash::Map;
use super::hir::{SourceFile, Span};
use super::intern::{Interner, Sym};
use super::lex::{Token, lex};
use super::library::Index;
use std::rc::Rc;
use std::sync::Arc;

/// Headers that programs include without using what ipclab lacks: they are empty here, and a use
/// of what they declare is an error that names it.
const EMPTY_HEADERS: &[&str] = &[
    "pthread.h",
    "threads.h",
    "math.h",
    "float.h",
    "complex.h",
    "tgmath.h",
    "setjmp.h",
    "fenv.h",
    "wchar.h",
    "wctype.h",
    "locale.h",
    "iso646.h",
    "features.h",
    "sys/cdefs.h",
    "malloc.h",
    "memory.h",
    "conio.h",
];

pub(crate) struct Session<'a> {
    pub(crate) names: Interner,
    pub(crate) files: Vec<SourceFile>,
    lexed: Vec<Option<Rc<[Token]>>>,
    /// How many of `files` were given with the program.
    given: usize,
    pub(crate) report: Report,
    pub(crate) options: &'a Options,
    pub(crate) index: Arc<Index>,
    pub(crate) predefined: Option<Rc<[Token]>>,
    /// Macros of our headers whose value the scenario's limits decide: `PIPE_BUF`.
    pub(crate) overrides: Map<Sym, Rc<[Token]>>,
    /// Whether the program includes `ipclab.h`.
    pub(crate) ipclab_header: bool,
    end: Option<Span>,
}

/// What a header name stands for.
pub(crate) enum Looked {
    /// Its number in `files`.
    File(u16),
    /// Known, with nothing in it.
    Empty,
    /// Unknown.
    Missing,
}

impl<'a> Session<'a> {
    pub(crate) fn new(
        files: &[super::Source],
        options: &'a Options,
        index: Arc<Index>,
    ) -> Session<'a> {
        let files: Vec<SourceFile> = files
            .iter()
            .map(|source| SourceFile {
                name: source.name.clone(),
                text: source.text.as_str().into(),
                library: false,
            })
            .collect();
        Session {
            names: Interner::new(),
            lexed: vec![None; files.len()],
            given: files.len(),
            files,
            report: Report::default(),
            options,
            index,
            predefined: None,
            overrides: Map::default(),
            ipclab_header: false,
            end: None,
        }
    }

    /// The tokens of a file; it is read once.
    pub(crate) fn tokens(&mut self, file: u16) -> Rc<[Token]> {
        if let Some(tokens) = &self.lexed[file as usize] {
            return tokens.clone();
        }
        let text = self.files[file as usize].text.clone();
        let tokens: Rc<[Token]> = lex(&text, file, &mut self.names).into();
        self.lexed[file as usize] = Some(tokens.clone());
        tokens
    }

    /// Notes the macros of our headers that the limits of the run decide.
    pub(crate) fn read_limits(&mut self) {
        for (name, value) in &self.options.limits {
            let sym = self.names.intern(name);
            let tokens: Rc<[Token]> = lex(value, 0, &mut self.names).into();
            self.overrides.insert(sym, tokens);
        }
    }

    /// The place behind the last character of the program.
    pub(crate) fn end_span(&mut self) -> Span {
        if let Some(span) = self.end {
            return span;
        }
        let text = &self.files[0].text;
        let trimmed = text.trim_end();
        let line = trimmed.lines().count().max(1) as u32;
        let column = trimmed.lines().last().map_or(0, |line| line.chars().count()) as u32 + 1;
        let at = trimmed.len() as u32;
        *self.end.insert(Span { file: 0, line, column, start: at, end: at })
    }

    /// Adds a library text under its name, once.
    pub(crate) fn library_file(&mut self, name: &str, text: &str) -> u16 {
        let known = self.files[self.given..].iter().position(|file| file.name == name);
        if let Some(at) = known {
            return (self.given + at) as u16;
        }
        self.files.push(SourceFile { name: name.to_owned(), text: text.into(), library: true });
        self.lexed.push(None);
        (self.files.len() - 1) as u16
    }

    pub(crate) fn find_header(&mut self, name: &str, quoted: bool, from_library: bool) -> Looked {
        if name == "ipclab.h" || name.ends_with("/ipclab.h") {
            self.ipclab_header |= !from_library;
        }
        if !from_library
            && (quoted || self.index.header(name).is_none())
            && let Some(file) = self.given_file(name)
        {
            return Looked::File(file);
        }
        let index = self.index.clone();
        let base = name.rsplit('/').next().unwrap_or(name);
        let base = if base == "ipclab.h" { base } else { name };
        match index.header(base) {
            Some(text) => Looked::File(self.library_file(base, text)),
            None if EMPTY_HEADERS.contains(&name) || base == "ipclab.h" => Looked::Empty,
            None => Looked::Missing,
        }
    }

    /// A file given with the program, by the end of its path.
    fn given_file(&self, name: &str) -> Option<u16> {
        let base = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
        let given = &self.files[..self.given];
        let exact = given.iter().position(|file| file.name == name);
        let found = exact.or_else(|| given.iter().position(|file| base(&file.name) == base(name)));
        found.map(|at| at as u16)
    }

    pub(crate) fn header_names(&self) -> impl Iterator<Item = &'static str> + use<> {
        let index = self.index.clone();
        let names: Vec<&'static str> = index.header_names().collect();
        names.into_iter().chain(EMPTY_HEADERS.iter().copied())
    }
}
