//! Tests of the front end as a whole: messages word by word, what the linker takes, robustness.

mod messages;
mod program;
mod robust;

use super::{Compiled, Options, Source, compile};

/// Compiles one file against the real library.
fn front(text: &str) -> Compiled {
    let source = Source { name: "t.c".to_owned(), text: text.to_owned() };
    compile(&[source], &Options::default())
}

/// The messages as `line:column severity message | help`.
fn messages(text: &str) -> Vec<String> {
    let compiled = front(text);
    compiled
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let data = diagnostic.to_data(&compiled.files);
            let help = data.help.map(|help| format!(" | {help}")).unwrap_or_default();
            let severity = match data.severity {
                super::diag::Severity::Error => "error",
                super::diag::Severity::Warning => "warning",
            };
            let file = if data.file == "t.c" { String::new() } else { data.file + ":" };
            format!("{file}{}:{} {severity}: {}{help}", data.line, data.column, data.message)
        })
        .collect()
}

/// The messages about a body of `main`.
fn in_main(body: &str) -> Vec<String> {
    messages(&format!("#include <ipclab.h>\nint main(void) {{\n{body}\n}}\n"))
}
