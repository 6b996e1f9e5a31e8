//! The command line: what is typed, what is printed, what the exit code says.
//!
//! Exit codes: 0 done, 1 a claim is wrong or the kernels disagree, 2 the input is bad, 3 something
//! is not modelled or not possible here. With `run --terminal` it is the program's own status.

mod args;
mod check;
mod diagnostics;
mod explain;
mod explore;
mod list;
mod load;
mod out;
mod rules;
mod run;
mod schedule;
mod serve;
mod sweep;

use args::{Cli, Command, LangArg};
use clap::Parser;
use out::Out;
use sim_core::trace::Lang;
use std::io::Write;
use std::process::ExitCode;

/// Why a command did not come to its end.
pub(crate) enum Stop {
    /// Whoever reads our output has gone: end quietly.
    Pipe,
    /// The input is bad; everything was said.
    Said(u8),
    /// The input is bad: this message says how.
    Bad(String),
    /// Not modelled, or not possible on this machine.
    NotPossible(String),
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Stop {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Stop::Pipe,
            _ => Stop::NotPossible(format!("cannot write the output: {error}")),
        }
    }
}

/// Options of all commands.
#[derive(Clone, Copy)]
pub(crate) struct Common {
    pub lang: Lang,
    pub json: bool,
}

/// Runs the command line of this process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let lang = match cli.lang {
        LangArg::En => Lang::En,
        LangArg::Ko => Lang::Ko,
    };
    let common = Common { lang, json: cli.json };
    let mut out = Out::new();
    let done = guarded(cli.command, common, &mut out).and_then(|code| {
        out.flush()?;
        Ok(code)
    });
    match done {
        Ok(code) | Err(Stop::Said(code)) => ExitCode::from(code),
        Err(Stop::Pipe) => ExitCode::SUCCESS,
        Err(Stop::Bad(text)) => complain(common, &mut out, "bad input", &text, 2),
        Err(Stop::NotPossible(text)) => complain(common, &mut out, "not possible", &text, 3),
    }
}

/// Runs the command; a mistake of ours becomes a message instead of a backtrace.
fn guarded(command: Command, common: Common, out: &mut Out) -> Result<u8, Stop> {
    std::panic::set_hook(Box::new(|info| {
        if std::env::var_os("RUST_BACKTRACE").is_some() {
            let trace = std::backtrace::Backtrace::force_capture();
            let _ = writeln!(anstream::stderr(), "{info}\n{trace}");
        } else {
            let _ = writeln!(anstream::stderr(), "{info}");
        }
    }));
    let run = std::panic::AssertUnwindSafe(|| dispatch(command, common, out));
    std::panic::catch_unwind(run).unwrap_or_else(|_| {
        let text = "a mistake in ipclab itself (see above): please report it with the program";
        Err(Stop::NotPossible(text.to_owned()))
    })
}

fn dispatch(command: Command, common: Common, out: &mut Out) -> Result<u8, Stop> {
    match command {
        Command::List => list::list(common, out),
        Command::Run(args) => run::run(&args, common, out),
        Command::Explore(args) => explore::explore(&args, common, out),
        Command::Rules(args) => rules::rules(&args, common, out),
        Command::Explain(args) => explain::explain(&args.topic, common, out),
        Command::Check(args) => check::check(&args, common, out),
        Command::Sweep(args) => sweep::sweep(&args, common, out),
        Command::Serve(args) => serve::serve(&args, common, out),
    }
}

fn complain(common: Common, out: &mut Out, kind: &str, text: &str, code: u8) -> ExitCode {
    if common.json {
        let line = serde_json::json!({ "schema": 1, "error": { "kind": kind, "text": text } });
        // The message is all we have to say; if nobody reads it, the exit code still does.
        let _ = out.json(&line).and_then(|()| out.flush());
    } else {
        let _ = out.flush();
        let word = out::styled(out::BAD, "error");
        let _ = writeln!(anstream::stderr(), "{word}: {text}");
    }
    ExitCode::from(code)
}
