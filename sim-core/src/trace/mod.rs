//! What a run looks like from outside: tokens, the strace-like text, the versioned JSON lines.

pub mod json;
pub mod text;

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
