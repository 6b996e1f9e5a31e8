//! The scenarios that come with ipclab, embedded: what everybody runs (command line, tests, site).

/// One scenario of the catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The folder, "pipe".
    pub family: &'static str,
    /// The file without its extension, "epipe".
    pub name: &'static str,
    /// The C text.
    pub source: &'static str,
    /// The golden file beside it: every ending, then the Observation line.
    pub expected: Option<&'static str>,
    /// What a check on a real kernel left behind (JSON, see `native::evidence`).
    pub evidence: Option<&'static str>,
}

impl Entry {
    /// "pipe/epipe".
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}/{}", self.family, self.name)
    }

    /// The name its messages use for the file, "epipe.c".
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.c", self.name)
    }

    /// The value of a `//! key value` line of the header.
    #[must_use]
    pub fn header(&self, key: &str) -> Option<&'static str> {
        self.source.lines().map_while(|line| line.strip_prefix("//!")).find_map(|line| {
            let (name, value) = line.trim().split_once(char::is_whitespace)?;
            (name == key).then(|| value.trim())
        })
    }
}

pub use crate::fingerprint::text_hash;

/// Every scenario, by family and name.
pub const ALL: &[Entry] = include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// The scenario with this id, with or without a final ".c".
#[must_use]
pub fn find(id: &str) -> Option<&'static Entry> {
    let id = id.strip_suffix(".c").unwrap_or(id);
    let (family, name) = id.split_once('/')?;
    ALL.iter().find(|entry| entry.family == family && entry.name == name)
}
