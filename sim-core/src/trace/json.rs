//! The versioned JSON lines of a run: header, one object an event, the end.
//!
//! The shapes are an API (schema 1): other people's drivers read them. Bytes are never cut: a string
//! has one character U+0000..U+00FF a byte, long repeats are `{"bytes":"A","repeat":65536}`.

use super::Lang;
use super::text::sentence;
use super::token::Run;
use crate::c::diag::{Diagnostic, Severity};
use crate::machine::ending::{Ending, Fate, Seen, leaf_text};
use crate::machine::event::{Ended, Event, Happened, SignalWhat};
use crate::machine::world::Complaint;
use crate::machine::{Rest, State, World};
use crate::rules::Rule;
use crate::value::Bytes;
use serde::Serialize;
use serde_json::{Value, json};

/// The version of every JSON form that the project writes.
pub const SCHEMA: u32 = 1;

/// The kernel whose behaviour the model states.
pub const PROFILE: &str = "linux-6.18";

/// Repeats shorter than this are written out.
const REPEAT_MIN: u64 = 64;

/// Bytes as JSON: a string, a repeat, or an array of both.
#[must_use]
pub fn data(bytes: &Bytes) -> Value {
    let mut parts: Vec<Value> = Vec::new();
    let mut open = String::new();
    let close = |open: &mut String, parts: &mut Vec<Value>| {
        if !open.is_empty() {
            parts.push(Value::String(std::mem::take(open)));
        }
    };
    for (byte, len) in bytes.runs() {
        if len >= REPEAT_MIN {
            close(&mut open, &mut parts);
            parts.push(json!({ "bytes": char::from(byte).to_string(), "repeat": len }));
        } else {
            open.extend(std::iter::repeat_n(char::from(byte), len as usize));
        }
    }
    close(&mut open, &mut parts);
    match parts.len() {
        0 => Value::String(String::new()),
        1 => parts.swap_remove(0),
        _ => Value::Array(parts),
    }
}

/// One event as a JSON object; absent members are left out.
#[derive(Serialize, Debug)]
pub struct EventJson {
    i: u64,
    p: String,
    k: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(rename = "fn", skip_serializing_if = "Option::is_none")]
    function: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    args: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ret: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    errno: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    child: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pid: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signal: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    action: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    terminal: Option<String>,
    rules: Vec<&'static str>,
    text: String,
    step: u64,
}

/// A signal's name, "SIGPIPE", or its number.
#[must_use]
pub fn signal_name(signal: crate::value::Signal) -> String {
    signal.label()
}

impl EventJson {
    /// Event number `i`, of step `step` (0: before the first), with its sentence in `lang`.
    /// The name of the first program's file is not repeated in each event.
    #[must_use]
    pub fn new(i: u64, step: u64, event: &Event, world: &World, lang: Lang) -> EventJson {
        let mut out = EventJson {
            i,
            p: event.process.to_string(),
            k: event.what.kind(),
            line: event.place.map(|place| place.line).filter(|line| *line > 0),
            file: event
                .place
                .filter(|place| place.file > 0)
                .map(|place| world.file_name(place.file)),
            function: None,
            args: None,
            ret: None,
            errno: None,
            data: None,
            child: None,
            pid: None,
            path: None,
            status: None,
            signal: None,
            action: None,
            terminal: None,
            rules: event.rules.iter().copied().map(Rule::id).collect(),
            text: sentence(event, lang),
            step,
        };
        out.fill(&event.what);
        out
    }

    fn fill(&mut self, what: &Happened) {
        match what {
            Happened::Call { id, args } | Happened::Sleep { id, args, .. } => {
                self.function = Some(id.row().name);
                self.args = Some(args.clone());
            }
            Happened::Wake => {}
            Happened::Ret { id, args, value, data: bytes, .. } => {
                self.function = Some(id.row().name);
                self.args = Some(args.clone());
                self.ret = Some(value.unwrap_or(-1));
                self.errno = value.err().map(|errno| errno.name());
                self.data = (!bytes.is_empty()).then(|| data(bytes));
            }
            Happened::Signal { signal, what, .. } => {
                self.signal = Some(signal_name(*signal));
                self.action = Some(match what {
                    SignalWhat::Sent => "sent",
                    SignalWhat::Handled => "handled",
                    SignalWhat::Ignored => "ignored",
                    SignalWhat::Kills => "kills",
                    SignalWhat::Stops => "stops",
                    SignalWhat::Continues => "continues",
                });
            }
            Happened::Fork { child, pid } => {
                self.child = Some(child.to_string());
                self.pid = Some(pid.0);
            }
            Happened::Exec { path } => self.path = Some(String::from_utf8_lossy(path).into_owned()),
            Happened::Exit(Ended::Exited(status)) => self.status = Some(*status),
            Happened::Exit(Ended::Killed(signal)) => self.signal = Some(signal_name(*signal)),
            Happened::Out { terminal, bytes } => {
                self.terminal = Some(terminal.to_string());
                self.data = Some(data(bytes));
            }
        }
    }
}

/// The first line of a run.
#[must_use]
pub fn header(id: &str, world: &World) -> Value {
    let names: Vec<&str> = world.start().processes().iter().map(|p| &*p.name).collect();
    let programs: Vec<&str> = (0..world.programs()).map(|nth| world.program_name(nth)).collect();
    let title = |lang: &str| world.header(&format!("title.{lang}"));
    let mut line = json!({
        "schema": SCHEMA,
        "ipclab": env!("CARGO_PKG_VERSION"),
        "id": id,
        "programs": programs,
        "processes": names,
        "schedules": world.schedules().iter().map(|(name, _)| name).collect::<Vec<_>>(),
        "profile": PROFILE,
        "hash": format!("{:016x}", world.hash()),
    });
    if let (Some(en), Some(ko)) = (title("en"), title("ko")) {
        line["title"] = json!({ "en": en, "ko": ko });
    }
    let warnings: Vec<_> = world
        .warnings()
        .iter()
        .flat_map(|complaint| complaint.diagnostics.iter().map(|d| diagnostic(d, complaint)))
        .collect();
    if !warnings.is_empty() {
        line["warnings"] = json!(warnings);
    }
    line
}

/// What the front end says, with the place spelled out.
#[must_use]
pub fn diagnostic(said: &Diagnostic, complaint: &Complaint) -> Value {
    let file = complaint.files.get(usize::from(said.span.file));
    json!({
        "severity": if said.severity == Severity::Error { "error" } else { "warning" },
        "message": said.message,
        "label": said.label,
        "file": file.map(|file| file.name.as_str()),
        "line": said.span.line,
        "column": said.span.column,
        "help": said.help,
    })
}

/// What can be seen of a state as the value of `end`: processes, terminals, observed variables.
#[must_use]
pub fn end(state: &State, world: &World, reason: &str, run: &Run) -> Value {
    let mut value = end_of_ending(&state.ending(world));
    for process in state.processes() {
        let shown = &mut value["processes"][&*process.name];
        shown["out"] = data(&process.out.text());
        if let Some(Rest::Call { call, place, .. }) = process.rest() {
            shown["fn"] = json!(call.id().row().name);
            shown["line"] = json!(place.line);
        }
    }
    for screen in state.screens() {
        value["terminals"][&*screen.name] = data(&screen.text.text());
    }
    value["reason"] = json!(reason);
    value["steps"] = json!(run.0.len());
    value["run"] = json!(run.to_string());
    value
}

/// An ending: processes by name, terminals, observed variables.
#[must_use]
pub fn end_of_ending(ending: &Ending) -> Value {
    let mut processes = serde_json::Map::new();
    for (name, fate) in &ending.fates {
        let shown = match fate {
            Fate::Ended(Ended::Exited(status)) => json!({ "status": status }),
            Fate::Ended(Ended::Killed(signal)) => json!({ "signal": signal_name(*signal) }),
            other => json!({ "state": fate_word(other) }),
        };
        processes.insert(name.to_string(), shown);
    }
    let observed: serde_json::Map<String, Value> =
        ending.observed.iter().map(|(leaf, seen)| (leaf_text(leaf), seen_json(seen))).collect();
    let terminals: serde_json::Map<String, Value> = ending
        .terminals
        .iter()
        .map(|(name, text)| (name.to_string(), data(&Bytes::from_slice(text))))
        .collect();
    json!({
        "reason": ending.over.word(),
        "processes": processes,
        "terminals": terminals,
        "observed": observed,
    })
}

/// The word for what has become of a process that has not ended.
#[must_use]
pub fn fate_word(fate: &Fate) -> &'static str {
    match fate {
        Fate::Ended(_) => "ended",
        Fate::Asleep => "asleep",
        Fate::Stopped => "stopped",
        Fate::Endless => "endless",
        Fate::Able => "ready",
    }
}

fn seen_json(seen: &Seen) -> Value {
    match seen {
        Seen::Number(number) => json!(number),
        Seen::Bytes(bytes) => data(&Bytes::from_slice(bytes)),
        Seen::Absent => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_never_cut() {
        assert_eq!(data(&Bytes::from("a\u{0}b")), json!("a\u{0}b"));
        assert_eq!(data(&Bytes::from_slice(&[0xff])), json!("\u{ff}"));
        let long = Bytes::repeat(b'A', 65536);
        assert_eq!(data(&long), json!({ "bytes": "A", "repeat": 65536 }));
        let mut both = Bytes::from("x");
        both.append(&long);
        assert_eq!(data(&both), json!(["x", { "bytes": "A", "repeat": 65536 }]));
        assert_eq!(data(&Bytes::new()), json!(""));
    }
}
