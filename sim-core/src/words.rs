//! The sentences of the tables: in the binary, or loaded beside it.
//!
//! A reader would not guess that a table's row may hold no sentence: built without the feature
//! `words`, as the page is, the engine weighs the same however many rules it knows, and whoever
//! starts it hands it the text that `trace::words` gave.

#[cfg(not(feature = "words"))]
use litemap::LiteMap;
#[cfg(not(feature = "words"))]
use std::sync::OnceLock;

/// What is said about a row: citation (of a call its prototype), English, Korean.
pub(crate) type Words = [&'static str; 3];

/// The words of a row of a table, if the binary has them.
#[cfg(feature = "words")]
macro_rules! words {
    ($cite:expr, $en:expr, $ko:expr) => {
        [$cite, $en, $ko]
    };
}

/// The words of a row of a table: they are loaded.
#[cfg(not(feature = "words"))]
macro_rules! words {
    ($cite:expr, $en:expr, $ko:expr) => {
        [""; 3]
    };
}
pub(crate) use words;

/// What only the tool explains, never a step: left out of a row together with its words.
macro_rules! explained {
    ($value:expr, else $nothing:expr) => {
        if cfg!(feature = "words") { $value } else { $nothing }
    };
}
pub(crate) use explained;

/// What the row called `id` says; `own` is what the table holds.
#[cfg(feature = "words")]
pub(crate) fn of(_id: &'static str, own: &'static Words) -> Words {
    *own
}

/// What the row called `id` says.
#[cfg(not(feature = "words"))]
pub(crate) fn of(id: &'static str, _own: &'static Words) -> Words {
    LOADED.get().and_then(|loaded| loaded.get(id).copied()).unwrap_or([id; 3])
}

#[cfg(not(feature = "words"))]
static LOADED: OnceLock<LiteMap<&'static str, Words>> = OnceLock::new();

/// Takes what `trace::words` gave, once, before anything is said. Until then a row says only its id.
#[cfg(not(feature = "words"))]
pub fn load(text: String) {
    let text: &'static str = Box::leak(text.into_boxed_str());
    let row = |line: &'static str| {
        let mut parts = line.split('\t');
        Some((parts.next()?, [parts.next()?, parts.next()?, parts.next()?]))
    };
    let mut loaded = LiteMap::new();
    for (id, words) in text.lines().filter_map(row) {
        loaded.insert(id, words);
    }
    let _ = LOADED.set(loaded);
}
