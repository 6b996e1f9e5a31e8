//! What the tests of the whole share: worlds of the catalogue, explored with bounds.

pub mod cc;

use sim_core::catalogue::{self, Entry};
use sim_core::explore::{Bounds, Report, Search, Slice};
use sim_core::machine::world::{Failure, Options, Source, World};

/// Every scenario of the catalogue.
#[must_use]
pub fn scenarios() -> &'static [Entry] {
    catalogue::ALL
}

/// The world of a scenario. Panics with its diagnostics when it does not compile.
#[must_use]
pub fn world(entry: &Entry) -> World {
    let source = Source { name: entry.file_name(), text: entry.source.to_owned() };
    World::new(&[source], &Options::default())
        .unwrap_or_else(|failure| panic!("{}: {}", entry.id(), failure_text(&failure)))
}

/// A failure in a few lines.
#[must_use]
pub fn failure_text(failure: &Failure) -> String {
    match failure {
        Failure::Source(complaints) => complaints
            .iter()
            .flat_map(|complaint| &complaint.diagnostics)
            .map(|d| format!("{}:{}: {}", d.span.line, d.span.column, d.message))
            .collect::<Vec<_>>()
            .join("\n"),
        Failure::Setup(text) => text.clone(),
        Failure::NotModelled { text, file, line } => format!("not modelled: {text} {file}:{line}"),
    }
}

/// Every ending of a scenario.
#[must_use]
pub fn report(entry: &Entry, world: &World) -> Report {
    let mut search = Search::new(world, Bounds::default());
    while search.advance(1 << 16) == Slice::More {}
    Report::new(&entry.id(), world, &search.finish())
}

/// Starts `program` in a user namespace of its own in which no further namespace may be made, as in
/// a container with a strict profile. `None` where not even that is allowed.
#[must_use]
pub fn without_namespaces(program: &std::path::Path) -> Option<std::process::Command> {
    const REFUSE: &str = "for kind in user pid net ipc mnt uts; do \
        echo 0 > /proc/sys/user/max_${kind}_namespaces || exit; done; exec \"$0\" \"$@\"";
    let shell = || {
        let mut command = std::process::Command::new("unshare");
        command.args(["--user", "--map-root-user", "sh", "-c", REFUSE]);
        command
    };
    let allowed = shell().arg("true").output().is_ok_and(|output| output.status.success());
    allowed.then(|| {
        let mut command = shell();
        command.arg(program);
        command
    })
}
