//! What the front end says, on a terminal with source and caret, or as JSON.

use super::out::Out;
use super::{Common, Stop};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde_json::json;
use sim_core::c::diag::{Diagnostic, Severity};
use sim_core::machine::world::Complaint;
use sim_core::trace::json::diagnostic;
use std::io::Write;

/// Errors and warnings of programs that do not compile.
pub(crate) fn print(complaints: &[Complaint], common: Common, out: &mut Out) -> Result<(), Stop> {
    if common.json {
        let all: Vec<_> = complaints
            .iter()
            .flat_map(|c| c.diagnostics.iter().map(|d| diagnostic(d, c)))
            .collect();
        return out.json(&json!({ "schema": 1, "diagnostics": all }));
    }
    let mut errors = 0;
    for complaint in complaints {
        for diagnostic in &complaint.diagnostics {
            errors += usize::from(diagnostic.severity == Severity::Error);
            show(complaint, diagnostic);
        }
    }
    let plural = if errors == 1 { "" } else { "s" };
    let _ = writeln!(anstream::stderr(), "{errors} error{plural}: nothing was run");
    Ok(())
}

/// Warnings of programs that run. With `--json` they are one line on their own.
pub(crate) fn warnings(
    complaints: &[Complaint],
    common: Common,
    out: &mut Out,
) -> Result<(), Stop> {
    if complaints.iter().all(|complaint| complaint.diagnostics.is_empty()) || common.json {
        // The header of a JSON run carries them.
        return out.flush();
    }
    for complaint in complaints {
        for diagnostic in &complaint.diagnostics {
            show(complaint, diagnostic);
        }
    }
    Ok(())
}

fn show(complaint: &Complaint, diagnostic: &Diagnostic) {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level
        .primary_title(diagnostic.message.as_str())
        .elements([] as [Snippet<'_, annotate_snippets::Annotation<'_>>; 0]);
    if let Some(file) = complaint.files.get(usize::from(diagnostic.span.file)) {
        let (start, end) = clamp(&file.text, diagnostic.span.start, diagnostic.span.end);
        let mut annotation = AnnotationKind::Primary.span(start..end);
        if !diagnostic.label.is_empty() {
            annotation = annotation.label(diagnostic.label.as_str());
        }
        let snippet = Snippet::source(&*file.text).path(file.name.as_str()).annotation(annotation);
        group = group.element(snippet);
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let text = Renderer::styled().render(&[group]);
    // Nobody reading our messages is no reason to fail.
    let _ = writeln!(anstream::stderr(), "{text}\n");
}

/// A span as a byte range that lies inside `text`, on character boundaries.
fn clamp(text: &str, start: u32, end: u32) -> (usize, usize) {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(start as usize);
    (start, floor(end as usize).max(start))
}
