//! The C front end: source text to checked program.
//!
//! In the order of the phases: [`lex`], [`preprocess`], [`parse`] with [`check`], [`link`].

mod check;
pub mod diag;
mod hash;
pub mod hir;
mod intern;
mod layout;
mod lex;
mod library;
mod link;
mod literal;
mod parse;
mod preprocess;
mod scenario;
mod session;
mod suggest;
#[cfg(test)]
mod tests;
mod types;

pub use library::Library;

use diag::{Diagnostic, Severity};
use hir::{SourceFile, Unit};
use parse::Parser;
use session::Session;

/// A text given to the compiler.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// Its name, "kirk.c".
    pub name: String,
    /// Its text.
    pub text: String,
}

/// How a program is compiled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    /// The library it is linked with.
    pub library: Library,
    /// Macros of our headers whose value the limits of the run decide: ("PIPE_BUF", "4").
    pub limits: Vec<(String, String)>,
}

impl Default for Options {
    fn default() -> Options {
        Options { library: Library::embedded(), limits: Vec::new() }
    }
}

/// What came out.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The program; `None` when there are errors.
    pub unit: Option<Unit>,
    /// Errors and warnings in the order of the source.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that the spans of `diagnostics` name by index.
    pub files: Vec<SourceFile>,
}

/// Compiles one program: the first of `files`, the others can be included by it.
#[must_use]
pub fn compile(files: &[Source], options: &Options) -> Compiled {
    if files.is_empty() {
        return Compiled { unit: None, diagnostics: Vec::new(), files: Vec::new() };
    }
    let index = library::Index::of(options.library);
    let mut session = Session::new(files, options, index);
    session.read_limits();
    let unit = translate(&mut session, &files[0].name);
    let files = std::mem::take(&mut session.files);
    let mut diagnostics = std::mem::take(&mut session.report).finish();
    diagnostics.retain(|diagnostic| {
        diagnostic.severity == Severity::Error
            || !files.get(diagnostic.span.file as usize).is_some_and(|file| file.library)
    });
    let failed = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    let unit = unit.filter(|_| !failed).map(|unit| Unit { files: files.clone(), ..unit });
    Compiled { unit, diagnostics, files }
}

/// Everything up to the linked unit; `None` when an error was reported.
fn translate(session: &mut Session, name: &str) -> Option<Unit> {
    let tokens = preprocess::preprocess(session, 0);
    let empty = tokens.len() == 1;
    let mut parser = Parser::new(session);
    parser.translation(tokens, false);
    let (setup, processes) = parser.number_scenario();
    let main = parser.session.names.intern("main");
    let main = parser.link.program_function(main);
    if main.is_none() && processes.is_empty() && !parser.fatal {
        let span = parser.session.end_span();
        if parser.session.report.errors() == 0 {
            let message = if empty { "the program is empty" } else { "there is no `main`" };
            parser
                .error(span, message)
                .help("write `int main(void) { ... }`, or `process(name) { ... }`");
        }
    }
    if let (Some(_), Some((first, _, span))) = (main, processes.first()) {
        let first = first.clone();
        parser
            .error(*span, format!("a file has `main` or processes (`{first}`), not both"))
            .help("take one of them away");
    }
    let main = main.map(|decl| parser.link.function_of(decl));
    parser.link_program();
    let start = main.and_then(|_| parser.library_entry("__ipclab_start"));
    parser.library_entry("exit");
    let errno = parser.library_variable(&["__ipclab_errno", "errno"]);
    parser.link_all();
    let stem = name.rsplit('/').next().unwrap_or(name);
    let stem = stem.strip_suffix(".c").unwrap_or(stem);
    let scenario = parser.finish_scenario(main, stem, setup, processes);
    parser.link_all();
    let (functions, globals, strings) = parser.take_linked()?;
    Some(Unit { files: Vec::new(), functions, globals, strings, scenario, main, errno, start })
}

impl Parser<'_, '_> {
    fn library_entry(&mut self, name: &str) -> Option<hir::FnId> {
        let name = self.session.names.intern(name);
        self.library_function(name)
    }

    fn library_variable(&mut self, names: &[&str]) -> Option<hir::GlobalId> {
        names.iter().find_map(|name| {
            let name = self.session.names.intern(name);
            self.library_global(name)
        })
    }

    /// Gives every function and variable that the program defines its number: all are checked.
    fn link_program(&mut self) {
        let mut variables = Vec::new();
        for (nth, known) in self.link.vars.iter().enumerate() {
            if known.unit == 0 && known.defined {
                variables.push(parse::VarId(nth));
            }
        }
        for var in variables {
            self.link.own_global(var);
        }
        let mut functions = Vec::new();
        for (nth, known) in self.link.decls.iter().enumerate() {
            if known.unit == 0 && known.body.is_some() && !self.is_in_header(known.span) {
                functions.push(parse::DeclId(nth));
            }
        }
        for decl in functions {
            self.link.function_of(decl);
        }
        // First declared, first checked.
        self.link.reverse_work();
    }

    fn is_in_header(&self, span: hir::Span) -> bool {
        self.session.files[span.file as usize].library
    }
}
