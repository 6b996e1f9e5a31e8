//! Run tokens: the one notation for "who goes next" in links, golden files and on the command line.
//!
//! Two facts a reader would get wrong: a token names a process, never a position in what is enabled
//! (a run keeps its meaning when the model grows), and an answer is optional: without one the step
//! takes the kernel's usual answer, the first of the question.

use crate::value::Signal;
use std::fmt;
use std::str::FromStr;

/// What a token lets happen.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum What {
    /// `b`: this process takes its next step.
    Step(String),
    /// `b!SIGUSR1`: a signal pending for this process acts.
    Signal(String, Signal),
    /// `a~`: the oldest entry of this process's store buffer reaches memory.
    Drain(String),
    /// `@`: the next timer fires.
    Timer,
    /// `net:deliver`: the network moves.
    Net,
}

/// One choice of a run, as it is written.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Token {
    /// What happens.
    pub what: What,
    /// The answers to what the step asks the kernel, in order.
    pub answers: Vec<String>,
}

impl Token {
    /// `what` with the kernel's usual answers.
    #[must_use]
    pub fn plain(what: What) -> Token {
        Token { what, answers: Vec::new() }
    }
}

/// Why a piece of text is no token.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BadToken {
    /// The piece.
    pub text: String,
    /// What is wrong with it, one sentence without a full stop.
    pub why: &'static str,
}

impl fmt::Display for BadToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a run token: {}", self.text.escape_debug(), self.why)
    }
}

impl std::error::Error for BadToken {}

/// The longest token that is read: no process name or answer comes near it.
const TOKEN_BYTES_MAX: usize = 256;

impl FromStr for Token {
    type Err = BadToken;

    fn from_str(text: &str) -> Result<Token, BadToken> {
        let bad = |why| BadToken { text: text.chars().take(40).collect(), why };
        if text.len() > TOKEN_BYTES_MAX {
            return Err(bad("it is longer than 256 bytes"));
        }
        let mut parts = text.split(':');
        let head = parts.next().unwrap_or_default();
        let answers: Vec<String> = parts.map(str::to_owned).collect();
        if answers.iter().any(|answer| answer.is_empty() || !answer.chars().all(answer_char)) {
            return Err(bad("an answer follows the colon: a number, a process or a word"));
        }
        let what = if head == "@" {
            What::Timer
        } else if head == "net" {
            What::Net
        } else if let Some(process) = head.strip_suffix('~') {
            What::Drain(process.to_owned())
        } else if let Some((process, signal)) = head.split_once('!') {
            let number = signal.parse().ok().filter(|n| (1..=64).contains(n)).map(Signal);
            let signal = Signal::from_name(signal).or(number);
            let signal = signal.ok_or_else(|| bad("a signal's name follows the `!`"))?;
            What::Signal(process.to_owned(), signal)
        } else {
            What::Step(head.to_owned())
        };
        match &what {
            What::Step(name) | What::Signal(name, _) | What::Drain(name) if !is_name(name) => {
                Err(bad("a process name is made of letters, digits, `_`, `-` and `.`"))
            }
            What::Net if answers.is_empty() => Err(bad("the network's choice follows `net:`")),
            _ => Ok(Token { what, answers }),
        }
    }
}

fn answer_char(c: char) -> bool {
    c.is_alphanumeric() || "_-.".contains(c)
}

/// Whether `name` can be the name of a process.
#[must_use]
pub fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(answer_char)
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.what {
            What::Step(name) => f.write_str(name)?,
            What::Signal(name, signal) => match signal.name() {
                Some(signal) => write!(f, "{name}!{signal}")?,
                None => write!(f, "{name}!{}", signal.0)?,
            },
            What::Drain(name) => write!(f, "{name}~")?,
            What::Timer => f.write_str("@")?,
            What::Net => f.write_str("net")?,
        }
        for answer in &self.answers {
            write!(f, ":{answer}")?;
        }
        Ok(())
    }
}

/// A run: the list of its choices.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Run(pub Vec<Token>);

impl FromStr for Run {
    type Err = BadToken;

    fn from_str(text: &str) -> Result<Run, BadToken> {
        text.split_whitespace().map(str::parse).collect::<Result<Vec<Token>, _>>().map(Run)
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, token) in self.0.iter().enumerate() {
            if nth > 0 {
                f.write_str(" ")?;
            }
            token.fmt(f)?;
        }
        Ok(())
    }
}

impl Run {
    /// How often the run goes on with another process than the one that stepped before.
    #[must_use]
    pub fn switches(&self) -> usize {
        let mut last = None;
        let mut switches = 0;
        for token in &self.0 {
            if let What::Step(name) | What::Signal(name, _) | What::Drain(name) = &token.what {
                switches += usize::from(last.is_some_and(|last| last != name));
                last = Some(name);
            }
        }
        switches
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let text = "a b main.1.2 b:2 b:a b!SIGUSR1 b!34 a~ @ net:drop kirk:2:a";
        let run: Run = text.parse().expect("every kind of token");
        assert_eq!(run.to_string(), text);
        assert_eq!(run.0.len(), 11);
        assert_eq!(run.0[3].answers, ["2"]);
    }

    #[test]
    fn a_plain_signal_name_is_completed() {
        let token: Token = "b!USR1".parse().expect("a signal");
        assert_eq!(token.to_string(), "b!SIGUSR1");
    }

    #[test]
    fn nonsense_is_refused_with_a_reason() {
        for text in ["b!", "!SIGUSR1", "b:", ":2", "~", "a b(", "net", "b!SIGNONE", "b!0"] {
            assert!(text.parse::<Run>().is_err(), "{text}");
        }
        assert!("a".repeat(300).parse::<Token>().is_err());
        assert_eq!("".parse::<Run>(), Ok(Run::default()));
    }

    #[test]
    fn switches_count_changes_of_the_process() {
        let run: Run = "a a b @ b a".parse().expect("a run");
        assert_eq!(run.switches(), 2);
    }
}
