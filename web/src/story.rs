//! What is said about a run: results beside the lines, sentences under the picture, reasons.
//!
//! Every sentence comes from sim-core's tables; this only finds the event that is meant.

use crate::lang::Lang;
use crate::offer::Offer;
use crate::player::{Frame, Program};
use litemap::LiteMap;
use sim_core::explain;
use sim_core::machine::event::{Event, Happened};
use sim_core::rules::Rule;
use sim_core::trace::text::{self, Line, Tone};
use sim_core::trace::token::Token;
use std::rc::Rc;

/// The core's name for a language.
#[must_use]
pub fn core(lang: Lang) -> sim_core::trace::Lang {
    match lang {
        Lang::En => sim_core::trace::Lang::En,
        Lang::Ko => sim_core::trace::Lang::Ko,
    }
}

/// What a line of source gave its process the last time it was reached.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineResult {
    /// "5", "-1 EPIPE", "…" while the call sleeps.
    pub text: String,
    /// Whether it failed.
    pub failed: bool,
}

/// The last result on each line (file, line) for the process called `name`.
#[must_use]
pub fn results(frames: &[Rc<Frame>], name: &str) -> LiteMap<(usize, usize), LineResult> {
    let mut out = LiteMap::new();
    let events = frames.iter().flat_map(|frame| &frame.events);
    for event in events.filter(|event| &*event.process == name) {
        let Some(place) = event.place else { continue };
        let (text, failed) = match &event.what {
            Happened::Ret { value: Ok(value), .. } => (value.to_string(), false),
            Happened::Ret { value: Err(errno), .. } => (format!("-1 {}", errno.name()), true),
            Happened::Sleep { .. } => ("…".to_owned(), false),
            _ => continue,
        };
        let key = (usize::from(place.file), place.line as usize);
        out.insert(key, LineResult { text, failed });
    }
    out
}

/// The step (from 1) in which the sleeper called `name` fell asleep, with what happened.
#[must_use]
pub fn fell_asleep<'f>(frames: &'f [Rc<Frame>], name: &str) -> Option<(usize, &'f Event)> {
    let mut found = None;
    for (step, frame) in frames.iter().enumerate() {
        for event in frame.events.iter().filter(|event| &*event.process == name) {
            match event.what {
                // Woken and asleep again, it has slept since the first time only if nobody got in between.
                Happened::Sleep { .. } => found = Some((step, event)),
                Happened::Ret { .. } | Happened::Exit(_) => found = None,
                _ => {}
            }
        }
    }
    found
}

/// The lines of one step.
#[must_use]
pub fn lines(frame: &Frame, lang: Lang) -> Vec<Line> {
    text::lines(&frame.events, core(lang))
}

/// Whether a line of this tone is bad news.
#[must_use]
pub fn is_bad(tone: Tone) -> bool {
    matches!(tone, Tone::Failed | Tone::Asleep)
}

/// A rule as it is shown: its sentence, its id, where it stands in a manual.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cited {
    /// The sentence.
    pub sentence: &'static str,
    /// "PIPE-14".
    pub id: &'static str,
    /// The citation.
    pub cite: &'static str,
}

/// The rules of an event in `lang`.
#[must_use]
pub fn cited(rules: &[Rule], lang: Lang) -> Vec<Cited> {
    let one = |rule: &Rule| {
        let row = rule.row();
        let sentence = text::rule_sentence(*rule, core(lang));
        Cited { sentence, id: row.id, cite: row.cite() }
    };
    rules.iter().map(one).collect()
}

/// The first manual page a citation names, "pipe(7)", and its address.
#[must_use]
pub fn page_of(cite: &str) -> Option<(String, String)> {
    let open = cite.find('(')?;
    let close = open + cite[open..].find(')')?;
    let name_char = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let start = cite[..open].rfind(|c: char| !name_char(c)).map_or(0, |at| at + 1);
    let (name, section) = (&cite[start..open], &cite[open + 1..close]);
    let good = !name.is_empty() && section.starts_with(|c: char| c.is_ascii_digit());
    let digit = section.chars().next().unwrap_or('2');
    good.then(|| {
        let page = format!("https://man7.org/linux/man-pages/man{digit}/{name}.{section}.html");
        (format!("{name}({section})"), page)
    })
}

/// Why a sleeper sleeps, and who could wake it.
#[derive(Clone, PartialEq, Debug)]
pub struct Why {
    /// The step in which it fell asleep.
    pub since: usize,
    /// What is the case, who could change it, whether that will ever happen.
    pub sentences: Vec<[String; 2]>,
    /// The rules that made it sleep.
    pub rules: Vec<Cited>,
    /// Choices of this state that wake it, or else those of who could wake it later.
    pub wakers: Vec<Token>,
}

/// Asks why the process called `name` sleeps in the last of `frames`.
#[must_use]
pub fn why_asleep(program: &Program, frames: &[Rc<Frame>], name: &str, lang: Lang) -> Option<Why> {
    let (since, event) = fell_asleep(frames, name)?;
    let frame = frames.last()?;
    let offers = frame.offers(&program.world);
    let mut wakers: Vec<&Offer> =
        offers.iter().filter(|offer| wakes(program, frame, &offer.token, name)).collect();
    let kernel = frame.state.kernel();
    let who = kernel.ids().find(|id| *kernel.process(*id).name == *name)?;
    let asleep = explain::asleep(kernel, who)?;
    if wakers.is_empty() {
        let helps = |offer: &&Offer| {
            let named = offer.who.and_then(|nth| frame.state.processes().get(nth));
            named.is_some_and(|person| asleep.helpers.iter().any(|helper| helper.who == person.id))
        };
        wakers = offers.iter().filter(helps).collect();
    }
    Some(Why {
        since,
        sentences: asleep.sentences(kernel, who),
        rules: cited(&event.rules, lang),
        wakers: wakers.into_iter().map(|offer| offer.token.clone()).collect(),
    })
}

fn wakes(program: &Program, frame: &Frame, token: &Token, name: &str) -> bool {
    let woken = |event: &Event| &*event.process == name && event.what == Happened::Wake;
    frame.by_token(program, token).is_some_and(|next| next.events.iter().any(woken))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_gives_its_manual_page() {
        let page = |cite| page_of(cite).map(|(name, _)| name);
        assert_eq!(page("pipe(7) \"PIPE_BUF\"; probe PIPE-3").as_deref(), Some("pipe(7)"));
        assert_eq!(page("see fcntl(2)").as_deref(), Some("fcntl(2)"));
        assert_eq!(page("POSIX write, rationale (a)"), None);
        assert_eq!(page("kernel, fs/pipe.c pipe_write()"), None);
        let address = page_of("wait(2)").map(|(_, address)| address);
        assert_eq!(address.as_deref(), Some("https://man7.org/linux/man-pages/man2/wait.2.html"));
    }
}
