//! `ipclab run`: a run over the model, as text, as JSON lines, or just what the terminals show.

use super::args::RunArgs;
use super::out::{BAD, FAINT, GOOD, Out, STRONG, pad, styled};
use super::{Common, Stop, load, schedule};
use anstyle::{AnsiColor, Color, Style};
use serde_json::json;
use sim_core::machine::ending::{Ending, Fate, Over, Seen, leaf_text};
use sim_core::machine::event::{Ended, Event, Happened};
use sim_core::machine::session::{Impossible, Reason};
use sim_core::machine::{Halt, Rest, Session, State, World};
use sim_core::trace::json::{EventJson, end, fate_word, header, signal_name};
use sim_core::trace::text::{Line, Tone, lines, quoted, rule_sentence};
use sim_core::trace::token::{Run, Token};
use std::io::Write;

/// A shell's status for a command that did not come to its end in time, as timeout(1) has it.
const STATUS_HANGS: u8 = 124;

/// Prints the events of a run as they happen.
pub(super) struct Printer<'a> {
    pub world: &'a World,
    pub common: Common,
    terminal: bool,
    events: u64,
    steps: u64,
    width: usize,
}

impl<'a> Printer<'a> {
    pub(super) fn new(world: &'a World, common: Common, terminal: bool) -> Printer<'a> {
        let names = world.start().processes().iter().map(|process| process.name.len() + 2);
        let width = names.max().unwrap_or(0).max(6);
        Printer { world, common, terminal, events: 0, steps: 0, width }
    }

    /// The first line and what happened before the first step.
    pub(super) fn begin(&mut self, id: &str, out: &mut Out) -> Result<(), Stop> {
        if self.common.json {
            out.json(&header(id, self.world))?;
        } else if !self.terminal {
            let key =
                if self.common.lang == sim_core::trace::Lang::Ko { "title.ko" } else { "title.en" };
            let title = self.world.header(key).map(|title| format!("  {title}"));
            out.line(format!("{}{}", styled(STRONG, id), title.unwrap_or_default()))?;
        }
        let prologue = self.world.prologue();
        self.print(prologue, out)?;
        out.flush()
    }

    /// The events of the next step.
    pub(super) fn step(&mut self, events: &[Event], out: &mut Out) -> Result<(), Stop> {
        self.steps += 1;
        self.print(events, out)?;
        out.flush()
    }

    fn print(&mut self, events: &[Event], out: &mut Out) -> Result<(), Stop> {
        if self.terminal {
            for event in events {
                if let Happened::Out { bytes, .. } = &event.what {
                    out.raw(&bytes.to_vec())?;
                }
            }
            return Ok(());
        }
        if self.common.json {
            for event in events {
                let (world, lang) = (self.world, self.common.lang);
                out.json(&EventJson::new(self.events, self.steps, event, world, lang))?;
                self.events += 1;
            }
            return Ok(());
        }
        for line in lines(events, self.common.lang) {
            self.line(&line, out)?;
        }
        Ok(())
    }

    fn line(&mut self, line: &Line, out: &mut Out) -> Result<(), Stop> {
        let color = |color| Style::new().fg_color(Some(Color::Ansi(color)));
        let style = match line.tone {
            Tone::Plain => Style::new(),
            Tone::Failed => color(AnsiColor::Red),
            Tone::Asleep => color(AnsiColor::Yellow),
            Tone::Woken => color(AnsiColor::Green),
            Tone::Life => color(AnsiColor::Magenta),
            Tone::Output => color(AnsiColor::Cyan),
        };
        let place = match line.place {
            Some(place) if place.file == 0 && place.line > 0 => format!("{}", place.line),
            Some(place) if place.line > 0 => {
                let file = self.world.file_name(place.file);
                format!("{}:{}", file.rsplit('/').next().unwrap_or_default(), place.line)
            }
            _ => String::new(),
        };
        self.width = self.width.max(line.process.len() + 2);
        let name = styled(STRONG, &pad(&line.process, self.width));
        let place = styled(FAINT, &format!("{place:>4}"));
        out.line(format!("{name}{place}  {}", styled(style, &line.told())))?;
        if let Some((rule, others)) = line.rules.split_first() {
            let sentence = rule_sentence(*rule, self.common.lang);
            let others: String = others.iter().map(|rule| format!(" {}", rule.id())).collect();
            let also =
                if others.is_empty() { "" } else { self.common.lang.of("; also", "; 그 밖에") };
            let why = format!("{sentence} [{}{also}{others}]", rule.id());
            out.line(format!("{}{}", " ".repeat(self.width + 6), styled(FAINT, &why)))?;
        }
        Ok(())
    }
}

/// How a run came to its end.
pub(super) enum End {
    Over(Over),
    NotModelled(String),
    Steps(u64),
    Stopped(usize),
    Impossible(usize, Impossible),
}

impl End {
    fn word(&self) -> &'static str {
        match self {
            End::Over(over) => over.word(),
            End::NotModelled(_) => "not modelled",
            End::Steps(_) => "too many steps",
            End::Stopped(_) => "stopped",
            End::Impossible(..) => "impossible",
        }
    }

    fn code(&self) -> u8 {
        match self {
            End::Over(Over::Endless) => 3, // like too many steps: we stopped looking
            End::Over(_) | End::Stopped(_) => 0,
            End::Impossible(..) => 2,
            End::NotModelled(_) | End::Steps(_) => 3,
        }
    }
}

/// The command.
pub(super) fn run(args: &RunArgs, common: Common, out: &mut Out) -> Result<u8, Stop> {
    let loaded = load::load(&args.setup, load::FUEL_OF_A_RUN, common, out)?;
    let world = &loaded.world;
    let mut session = Session::new(world, load::start(&args.setup), args.seed);
    if args.schedule.as_deref() == Some("-") {
        return schedule::interactive(&loaded.id, session, common, out);
    }
    let tokens = match &args.schedule {
        Some(text) => named_or_tokens(world, text)?,
        None if args.stop => Run::default(),
        None => Run::default(),
    };
    let mut printer = Printer::new(world, common, args.terminal);
    printer.begin(&loaded.id, out)?;
    let end = drive(args, &tokens.0, &mut session, &mut printer, out)?;
    if args.terminal {
        return terminal_end(&end, &session, world, out);
    }
    finish(&end, &session, world, common, out)?;
    Ok(end.code())
}

/// The tokens of `--schedule`: a named run of the file, or the tokens themselves.
pub(super) fn named_or_tokens(world: &World, text: &str) -> Result<Run, Stop> {
    let named = world.schedules().iter().find(|(name, _)| name == text);
    let (text, of) = match named {
        Some((name, run)) => (run.as_str(), format!(" in the schedule `{name}`")),
        None => (text, String::new()),
    };
    text.parse().map_err(|error| Stop::Bad(format!("{error}{of}")))
}

fn drive(
    args: &RunArgs,
    tokens: &[Token],
    session: &mut Session<'_>,
    printer: &mut Printer<'_>,
    out: &mut Out,
) -> Result<End, Stop> {
    for (nth, token) in tokens.iter().enumerate() {
        if let Some(Halt::NotModelled { text, .. }) = session.state().halted() {
            return Ok(End::NotModelled(text.clone()));
        }
        match session.play(token) {
            Ok(events) => printer.step(&events, out)?,
            Err(impossible) => return Ok(End::Impossible(nth, impossible)),
        }
    }
    if let Some(Halt::NotModelled { text, .. }) = session.state().halted() {
        return Ok(End::NotModelled(text.clone()));
    }
    if args.stop {
        return Ok(End::Stopped(tokens.len()));
    }
    while session.steps() < args.steps {
        match session.go_on() {
            Ok(events) => printer.step(&events, out)?,
            Err(Reason::Over(over)) => return Ok(End::Over(over)),
            Err(Reason::NotModelled(text)) => return Ok(End::NotModelled(text)),
        }
    }
    Ok(End::Steps(args.steps))
}

/// The last lines of a run.
pub(super) fn finish(
    end: &End,
    session: &Session<'_>,
    world: &World,
    common: Common,
    out: &mut Out,
) -> Result<(), Stop> {
    if common.json {
        finish_json(end, session, world, out)
    } else {
        finish_text(end, session, world, out)
    }
}

fn finish_json(how: &End, session: &Session<'_>, world: &World, out: &mut Out) -> Result<(), Stop> {
    let mut value = end(session.state(), world, how.word(), &session.run());
    let texts = |tokens: &[Token]| tokens.iter().map(ToString::to_string).collect::<Vec<_>>();
    match how {
        End::Stopped(token) => {
            value["token"] = json!(token);
            value["ready"] = json!(texts(&session.ready()));
        }
        End::Impossible(token, impossible) => {
            value["token"] = json!(token);
            value["at"] = json!(impossible.token.to_string());
            value["ready"] = json!(texts(&impossible.ready));
        }
        End::NotModelled(text) => value["text"] = json!(text),
        End::Steps(steps) => value["text"] = json!(too_many(*steps)),
        End::Over(_) => {}
    }
    if let Some(Halt::NotModelled { process, place, .. }) = session.state().halted() {
        value["process"] = json!(&**process);
        value["line"] = json!(place.line);
    }
    out.json(&json!({ "end": value }))
}

fn too_many(steps: u64) -> String {
    format!("the run was ended after {steps} steps (--steps sets the bound)")
}

fn finish_text(end: &End, session: &Session<'_>, world: &World, out: &mut Out) -> Result<(), Stop> {
    let state = session.state();
    let ending = state.ending(world);
    let good = matches!(end, End::Over(Over::Done) | End::Stopped(_));
    let word = styled(if good { GOOD } else { BAD }, end.word());
    out.line("")?;
    match end {
        End::Over(_) => out.line(format!("{word} after {} steps", session.steps()))?,
        End::Stopped(_) => {
            let ready: Vec<String> = session.ready().iter().map(ToString::to_string).collect();
            let ready = if ready.is_empty() { "nothing".to_owned() } else { ready.join(" ") };
            out.line(format!("{word} after {} steps; possible now: {ready}", session.steps()))?;
        }
        End::Impossible(nth, impossible) => {
            let ready: Vec<String> = impossible.ready.iter().map(ToString::to_string).collect();
            let ready = if ready.is_empty() { "nothing".to_owned() } else { ready.join(" ") };
            let token = &impossible.token;
            out.line(format!("{word}: token {} `{token}`; possible here: {ready}", nth + 1))?;
        }
        End::NotModelled(text) => {
            out.line(format!("{word}: {text}{}", halt_place(state, world)))?
        }
        End::Steps(steps) => out.line(format!("{word}: {}", too_many(*steps)))?,
    }
    print_ending(&ending, state, world, out)?;
    let run = session.run().to_string();
    const RUN_SHOWN: usize = 600;
    if run.len() <= RUN_SHOWN {
        out.line(styled(FAINT, &format!("run: {run}")))?;
    }
    out.flush()
}

fn halt_place(state: &State, world: &World) -> String {
    match state.halted() {
        Some(Halt::NotModelled { place, process, .. }) if place.line > 0 => {
            // The names of the processes of a runaway fork are long.
            let name = match process.char_indices().nth(40) {
                Some((end, _)) => format!("{}...", &process[..end]),
                None => process.to_string(),
            };
            format!(" ({name}, {}:{})", world.file_name(place.file), place.line)
        }
        _ => String::new(),
    }
}

fn print_ending(ending: &Ending, state: &State, world: &World, out: &mut Out) -> Result<(), Stop> {
    let width = ending.fates.iter().map(|(name, _)| name.len()).max().unwrap_or(0) + 2;
    for (name, fate) in &ending.fates {
        let what = fate_text(name, fate, state, world);
        out.line(format!("  {}{what}", styled(STRONG, &pad(name, width))))?;
    }
    for (leaf, seen) in &ending.observed {
        let value = match seen {
            Seen::Number(number) => number.to_string(),
            Seen::Bytes(bytes) => quoted(&sim_core::value::Bytes::from_slice(bytes)),
            Seen::Absent => "-".to_owned(),
        };
        out.line(format!("  {} = {value}", leaf_text(leaf)))?;
    }
    for (name, text) in &ending.terminals {
        out.line(styled(FAINT, &format!("--- terminal of {name} ---")))?;
        let text = String::from_utf8_lossy(&cut(text)).into_owned();
        out.text(&text)?;
        if !text.ends_with('\n') {
            out.line("")?;
        }
    }
    if !ending.terminals.is_empty() {
        out.line(styled(FAINT, "---"))?;
    }
    Ok(())
}

/// A terminal's text; of a very long one the beginning and the end.
fn cut(text: &[u8]) -> Vec<u8> {
    const KEPT: usize = 8192;
    if text.len() <= 3 * KEPT {
        return text.to_vec();
    }
    let left_out = text.len() - 2 * KEPT;
    let middle = format!("\n... {left_out} bytes left out ...\n");
    [&text[..KEPT], middle.as_bytes(), &text[text.len() - KEPT..]].concat()
}

fn fate_text(name: &str, fate: &Fate, state: &State, world: &World) -> String {
    match fate {
        Fate::Ended(Ended::Exited(status)) => return format!("exited with {status}"),
        Fate::Ended(Ended::Killed(signal)) => {
            return format!("was killed by {}", signal_name(*signal));
        }
        _ => {}
    }
    let rest = state.find(name).and_then(|who| state.processes()[usize::from(who)].rest().cloned());
    let at = |place: sim_core::machine::event::Place| {
        format!("{}:{}", world.file_name(place.file), place.line)
    };
    match rest {
        Some(Rest::Call { call, place, .. }) => {
            format!("{} in {} at {}", fate_word(fate), call.id().row().name, at(place))
        }
        Some(Rest::Endless { place }) => {
            format!("computes for ever without a visible action, at {}", at(place))
        }
        Some(Rest::Fault { text, place, .. }) => {
            format!("{}: {} at {}", fate_word(fate), text[0], at(place))
        }
        _ => fate_word(fate).to_owned(),
    }
}

/// The end of `--terminal`: what is no output of the programs goes to standard error.
fn terminal_end(
    end: &End,
    session: &Session<'_>,
    world: &World,
    out: &mut Out,
) -> Result<u8, Stop> {
    out.flush()?;
    let say = |text: String| {
        // A closed standard error is no reason to fail.
        let _ = writeln!(std::io::stderr(), "ipclab: {text}");
    };
    let ending = session.state().ending(world);
    match end {
        End::NotModelled(text) => {
            say(format!("not modelled: {text}{}", halt_place(session.state(), world)));
            return Ok(3);
        }
        End::Steps(steps) => {
            say(too_many(*steps));
            return Ok(STATUS_HANGS);
        }
        End::Impossible(nth, impossible) => {
            say(format!("token {} `{}` is impossible", nth + 1, impossible.token));
            return Ok(2);
        }
        End::Over(Over::Done) | End::Stopped(_) => {}
        End::Over(over) => {
            let stuck = ending.fates.iter().filter(|(_, fate)| !matches!(fate, Fate::Ended(_)));
            let stuck: Vec<String> = stuck
                .map(|(name, fate)| {
                    format!("{name} {}", fate_text(name, fate, session.state(), world))
                })
                .collect();
            say(format!("{}: {}", over.word(), stuck.join("; ")));
        }
    }
    // The status of the program given last: that is the one a shell would wait for.
    let last = world.program_name(world.programs() - 1);
    match ending.fate(last) {
        Some(Fate::Ended(ended)) => Ok(ended.shell_status() as u8),
        Some(_) => Ok(STATUS_HANGS),
        None if matches!(end, End::Over(Over::Done)) => Ok(0),
        None => Ok(STATUS_HANGS),
    }
}
