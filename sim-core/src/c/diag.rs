//! What the front end says about a program: for a terminal, an editor, a student.

use super::hir::Span;

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Severity {
    /// The program cannot run.
    Error,
    /// It can, and the reader should know.
    Warning,
}

/// One message about a place in the source.
#[derive(Clone, PartialEq, Eq, Debug)]
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
