//! What a run looks like from outside: tokens, the strace-like text, the versioned JSON lines.

pub mod json;
pub mod text;
pub mod told;

pub use crate::token;
pub use crate::token::{Run, Token, What};

/// The language of sentences.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Korean.
    Ko,
}

impl Lang {
    /// The one of the two texts.
    #[must_use]
    pub fn of<'a>(self, en: &'a str, ko: &'a str) -> &'a str {
        match self {
            Lang::En => en,
            Lang::Ko => ko,
        }
    }
}

/// The words of every row of the tables, as [`words::load`](crate::words) takes them: a line
/// `id, citation, English, Korean` each, with tabs between them.
#[cfg(feature = "words")]
#[must_use]
pub fn words() -> String {
    use crate::{rules::Rule, syscalls::SysId};

    let line =
        |id: &str, [cite, en, ko]: crate::words::Words| format!("{id}\t{cite}\t{en}\t{ko}\n");
    let rules = Rule::all().map(|rule| line(rule.id(), rule.row().words()));
    let calls = SysId::ALL.iter().map(|id| line(id.row().name, id.row().words()));
    rules.chain(calls).collect()
}

#[cfg(all(test, feature = "words"))]
mod tests {
    #[test]
    fn the_words_of_a_row_are_one_line_of_four_parts() {
        for line in super::words().lines() {
            assert_eq!(line.split('\t').count(), 4, "{line}");
        }
    }
}
