//! A run told step by step: what the test compares between the page's wasm and the native build, byte
//! for byte.

use super::token::Run;
use super::{Lang, text};
use crate::machine::event::Event;
use crate::machine::policy::Start;
use crate::machine::{Session, State, World};
use std::fmt::Write as _;

/// Steps behind the given tokens that are played by the default policy.
const STEPS_MAX: u64 = 1_000;

/// A run of a world: `tokens`, then the default policy. Two lines of text and rules for each event,
/// then what `print` says of the state (its fingerprint covers processes, memory and kernel).
/// Errors: the tokens are no run, or not one of this world.
pub fn lines(world: &World, tokens: &str, print: fn(&State) -> u64) -> Result<String, String> {
    let mut session = Session::new(world, Start::Together, None);
    let run: Run = tokens.parse().map_err(|bad| format!("{bad}"))?;
    let mut out = String::new();
    put(&mut out, &session, world.prologue(), print);
    for token in &run.0 {
        let events = session.play(token).map_err(|bad| format!("impossible: {}", bad.token))?;
        put(&mut out, &session, &events, print);
    }
    while session.steps() < STEPS_MAX {
        let Ok(events) = session.go_on() else { break };
        put(&mut out, &session, &events, print);
    }
    Ok(out)
}

fn put(out: &mut String, session: &Session<'_>, events: &[Event], print: fn(&State) -> u64) {
    let languages = [("en", Lang::En), ("ko", Lang::Ko)];
    for (code, line) in languages
        .into_iter()
        .flat_map(|(code, lang)| text::lines(events, lang).into_iter().map(move |l| (code, l)))
    {
        let lang = if code == "en" { Lang::En } else { Lang::Ko };
        let why: Vec<&str> =
            line.rules.iter().map(|rule| text::rule_sentence(*rule, lang)).collect();
        let place = line.place.map_or(0, |place| place.line);
        let (process, what, why) = (&line.process, line.told(), why.join(" "));
        writeln!(out, "{code} {process}:{place} {what} | {why}")
            .expect("writing to a string succeeds");
    }
    let print = print(session.state());
    writeln!(out, "{} {print:016x}", session.steps()).expect("writing to a string succeeds");
}
