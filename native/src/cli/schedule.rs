//! `--schedule -`: tokens come one a line, events and what is possible next go out.
//!
//! The interface for editors, teachers' scripts and test drivers: nothing runs that was not asked
//! for, and every line is flushed. An empty line asks what is possible now.

use super::out::Out;
use super::run::{End, Printer, finish};
use super::{Common, Stop};
use serde_json::json;
use sim_core::machine::{Halt, Session};
use sim_core::trace::token::Token;
use std::io::{BufRead, Read};

/// Longer lines are no tokens.
const LINE_BYTES_MAX: u64 = 4096;

pub(super) fn interactive(
    id: &str,
    mut session: Session<'_>,
    common: Common,
    out: &mut Out,
) -> Result<u8, Stop> {
    let world = session.world();
    let common = Common { json: true, ..common };
    let mut printer = Printer::new(world, common, false);
    printer.begin(id, out)?;
    let mut input = std::io::stdin().lock();
    loop {
        if let Some(Halt::NotModelled { text, .. }) = session.state().halted() {
            let end = End::NotModelled(text.clone());
            finish(&end, &session, world, common, out)?;
            return Ok(3);
        }
        let mut line = Vec::new();
        let read = input.by_ref().take(LINE_BYTES_MAX).read_until(b'\n', &mut line);
        let read = read.map_err(|error| Stop::Bad(format!("cannot read the tokens: {error}")))?;
        if read == 0 {
            let end = End::Stopped(session.steps() as usize);
            finish(&end, &session, world, common, out)?;
            return Ok(0);
        }
        let text = String::from_utf8_lossy(&line);
        if text.trim().is_empty() {
            ready(&session, out)?;
        }
        for word in text.split_whitespace() {
            let events = word.parse::<Token>().ok().and_then(|token| session.play(&token).ok());
            match events {
                Some(events) => {
                    printer.step(&events, out)?;
                    ready(&session, out)?;
                }
                None => out.json(&json!({ "impossible": word }))?,
            }
        }
    }
}

fn ready(session: &Session<'_>, out: &mut Out) -> Result<(), Stop> {
    let tokens: Vec<String> = session.ready().iter().map(ToString::to_string).collect();
    out.json(&json!({ "ready": tokens }))
}
