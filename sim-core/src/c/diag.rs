//! What the front end says about a program: for a terminal, an editor, a student.

use super::hir::{SourceFile, Span};
use serde::{Deserialize, Serialize};

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The program cannot run.
    Error,
    /// It can, and the reader should know.
    Warning,
}

/// One message about a place in the source.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What was found, one sentence without a full stop.
    pub message: String,
    /// Where.
    pub span: Span,
    /// What the caret says, short; may be empty.
    pub label: String,
    /// What would work, if we know.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Sets what the caret says.
    pub(crate) fn label(&mut self, text: impl Into<String>) -> &mut Diagnostic {
        self.label = text.into();
        self
    }

    /// Sets what would work.
    pub(crate) fn help(&mut self, text: impl Into<String>) -> &mut Diagnostic {
        self.help = Some(text.into());
        self
    }

    /// The form for JSON, with the place spelled out. Part of the JSON schema: fields are only added.
    #[must_use]
    pub fn to_data(&self, files: &[SourceFile]) -> DiagnosticData {
        let file = files.get(self.span.file as usize);
        let (end_line, end_column) =
            file.map_or((self.span.line, self.span.column), |file| end_of(&file.text, self.span));
        DiagnosticData {
            severity: self.severity,
            message: self.message.clone(),
            label: self.label.clone(),
            file: file.map(|file| file.name.clone()).unwrap_or_default(),
            line: self.span.line,
            column: self.span.column,
            end_line,
            end_column,
            help: self.help.clone(),
        }
    }
}

/// Line and column behind the last character of `span`.
fn end_of(text: &str, span: Span) -> (u32, u32) {
    let (mut line, mut column) = (span.line, span.column);
    for letter in text.get(span.start as usize..span.end as usize).unwrap_or("").chars() {
        if letter == '\n' {
            line += 1;
            column = 1;
        } else {
            column += 1;
        }
    }
    (line, column)
}

/// A diagnostic as data: lines and columns from 1, columns in characters, the end exclusive.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DiagnosticData {
    /// "error" or "warning".
    pub severity: Severity,
    /// What was found.
    pub message: String,
    /// What the caret says; may be empty.
    pub label: String,
    /// The file's name as given.
    pub file: String,
    /// Line of the first character.
    pub line: u32,
    /// Column of the first character.
    pub column: u32,
    /// Line behind the last character.
    pub end_line: u32,
    /// Column behind the last character.
    pub end_column: u32,
    /// What would work, if we know.
    pub help: Option<String>,
}

/// "a `int`" as "an `int`".
fn with_articles(message: &str) -> String {
    let mut out = String::with_capacity(message.len() + 4);
    let mut rest = message;
    while let Some(at) = rest.find("a `") {
        let (before, word) = (&rest[..at], &rest[at + 3..]);
        let article = before.is_empty() && out.is_empty() || before.ends_with(' ');
        let vowel = word.starts_with(['a', 'e', 'i', 'o']) || word.starts_with("unsigned");
        out.push_str(before);
        out.push_str(if article && vowel { "an `" } else { "a `" });
        rest = word;
    }
    out.push_str(rest);
    out
}

/// More errors than this help nobody.
const ERRORS_MAX: usize = 50;

/// The messages of one compilation.
#[derive(Default)]
pub(crate) struct Report {
    list: Vec<Diagnostic>,
    errors: usize,
    /// Reading stopped before the end of the program, and that has been said.
    pub(crate) cut: bool,
    /// Where messages beyond the limit and repeated ones go.
    ignored: Option<Diagnostic>,
}

impl Report {
    /// Adds an error.
    pub(crate) fn error(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.errors += 1;
        self.add(Severity::Error, span, message.into())
    }

    /// Adds a warning.
    pub(crate) fn warning(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.add(Severity::Warning, span, message.into())
    }

    fn add(&mut self, severity: Severity, span: Span, message: String) -> &mut Diagnostic {
        let message = with_articles(&message);
        let known = self.list.iter().any(|known| known.span == span && known.message == message);
        let full = match severity {
            Severity::Error => self.errors > ERRORS_MAX,
            Severity::Warning => self.list.len() > 2 * ERRORS_MAX,
        };
        let diagnostic = Diagnostic { severity, message, span, label: String::new(), help: None };
        if known || full {
            return self.ignored.insert(diagnostic);
        }
        self.list.push(diagnostic);
        let last = self.list.len() - 1;
        &mut self.list[last]
    }

    /// Whether there are so many errors that more would help nobody.
    pub(crate) fn full(&self) -> bool {
        self.errors > ERRORS_MAX
    }

    /// How many errors so far.
    pub(crate) fn errors(&self) -> usize {
        self.errors
    }

    /// Takes back the errors behind the first `errors`: they follow from one before.
    pub(crate) fn withdraw(&mut self, errors: usize) {
        while self.errors > errors {
            self.errors -= 1;
            if let Some(at) = self.list.iter().rposition(|d| d.severity == Severity::Error) {
                self.list.remove(at);
            }
        }
        self.errors = self.errors.max(1);
    }

    /// All messages in the order of the source.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(|diagnostic| {
            (diagnostic.span.file, diagnostic.span.start, diagnostic.severity == Severity::Warning)
        });
        self.list
    }
}
