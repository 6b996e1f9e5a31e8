//! A run told step by step, with the fingerprint of every state: what the test compares between the
//! page's wasm and the native build, byte for byte.

use crate::catalog;
use crate::lang::Lang;
use crate::story;
use sim_core::machine::policy::Start;
use sim_core::machine::world::{Options, Source, World};
use sim_core::machine::{Session, event::Event};
use sim_core::trace::text;
use sim_core::trace::token::Run;
use std::fmt::Write as _;

/// Steps behind the given tokens that are played by the default policy.
const STEPS_MAX: u64 = 1_000;

/// A scenario's run: `tokens`, then the default policy. Two lines of text and rules for each event,
/// then the state's fingerprint, which covers processes, memory and kernel.
pub fn lines(id: &str, tokens: &str) -> Result<String, String> {
    let entry = catalog::scenario(id).ok_or_else(|| format!("no scenario is called {id}"))?;
    let source = Source { name: entry.file_name(), text: entry.source.clone() };
    let world =
        World::new(&[source], &Options::default()).map_err(|_| format!("{id} does not compile"))?;
    let mut session = Session::new(&world, Start::Together, None);
    let run: Run = tokens.parse().map_err(|bad| format!("{bad}"))?;
    let mut out = String::new();
    put(&mut out, &session, world.prologue());
    for token in &run.0 {
        let events = session.play(token).map_err(|bad| format!("impossible: {}", bad.token))?;
        put(&mut out, &session, &events);
    }
    while session.steps() < STEPS_MAX {
        let Ok(events) = session.go_on() else { break };
        put(&mut out, &session, &events);
    }
    Ok(out)
}

fn put(out: &mut String, session: &Session<'_>, events: &[Event]) {
    for (lang, line) in [Lang::En, Lang::Ko].iter().flat_map(|lang| {
        text::lines(events, story::core(*lang)).into_iter().map(move |l| (lang, l))
    }) {
        let why: Vec<&str> =
            line.rules.iter().map(|rule| text::rule_sentence(*rule, story::core(*lang))).collect();
        let place = line.place.map_or(0, |place| place.line);
        let (process, what, why) = (&line.process, line.told(), why.join(" "));
        writeln!(out, "{} {process}:{place} {what} | {why}", lang.code())
            .expect("writing to a string succeeds");
    }
    let print = session.state().fingerprint();
    writeln!(out, "{} {print:016x}", session.steps()).expect("writing to a string succeeds");
}
