//! A card for each process: its source, where it is, what came back, why it sleeps.

use super::{On, colour, letter};
use crate::app::Act;
use crate::clex::{self, Piece};
use crate::scene::{End, Life, Process};
use crate::story::{self, LineResult};
use crate::texts as t;
use litemap::LiteMap;
use yew::prelude::*;

/// Lines shown around the current one of a long program.
const NEAR: usize = 4;
/// A function of at most this many lines is shown whole.
const SHORT: usize = 14;

pub fn all(on: On<'_>) -> Html {
    let cards = on.scene.processes.iter().enumerate();
    html! {
        <section class="procs" aria-labelledby="procs-title">
            <h2 id="procs-title" class="hidden">{ on.cx.t(t::PROCESSES) }</h2>
            if on.scene.processes.is_empty() { <p class="panel mute">{ on.cx.t(t::NEVER_BORN) }</p> }
            { for cards.map(|(nth, process)| card(on, nth, process)) }
        </section>
    }
}

fn card(on: On<'_>, nth: usize, process: &Process) -> Html {
    let over = matches!(process.life, Life::Zombie(_) | Life::Gone(_));
    html! {
        <article class={classes!("proc", colour(nth), over.then_some("over"))} key={process.name.clone()}
            aria-label={format!("{} {}", letter(nth), process.name)} data-process={process.name.clone()}>
            <header>
                <span class="dot" aria-hidden="true">{ letter(nth) }</span>
                <h3 translate="no">{ &process.name }</h3>
                <span class="pid">{ on.cx.fill(t::PID, &[("n", &process.pid.to_string())]) }</span>
                if let Some(program) = &process.program {
                    <span class="pid">{ on.cx.fill(t::PROGRAM_OF, &[("name", program)]) }</span>
                }
                { state(on, process) }
            </header>
            if !(over && on.cx.app.narrow) { { code(on, process) } }
            { reason(on, nth, process) }
            { foot(on, process) }
        </article>
    }
}

fn state(on: On<'_>, process: &Process) -> Html {
    let cx = on.cx;
    let end = |end: &End| match end {
        End::Exited(status) => cx.fill(t::EXITED, &[("n", &status.to_string())]),
        End::Killed(signal) => cx.fill(t::KILLED, &[("signal", signal)]),
    };
    let bad = |end: &End| if matches!(end, End::Killed(_)) { "bad" } else { "gone" };
    let (class, text) = match &process.life {
        Life::Ready => ("ready", html! { cx.t(t::READY) }),
        Life::Woken => ("ready", html! { cx.t(t::WOKEN) }),
        Life::Asleep { call, .. } => {
            ("asleep", html! { <>{ cx.t(t::ASLEEP_IN) }<code translate="no">{ call }</code></> })
        }
        Life::Stopped => ("asleep", html! { cx.t(t::STOPPED) }),
        Life::Endless => ("bad", html! { cx.t(t::ENDLESS) }),
        Life::Zombie(how) => ("zombie", html! { <>{ cx.t(t::ZOMBIE) }{ end(how) }</> }),
        Life::Gone(how) => (bad(how), html! { end(how) }),
    };
    html! { <span class={classes!("state", class)}>{ text }</span> }
}

fn code(on: On<'_>, process: &Process) -> Html {
    let program = &on.stage.player.program;
    let Some((0, line)) = process.place else { return html! {} };
    let lines = clex::lines(&program.source);
    let frames = &on.stage.player.current().frames[..=on.stage.player.cursor];
    let results = story::results(frames, &process.name);
    let (from, to) = shown(on, &program.source, lines.len(), line);
    html! {
        <ol class="code" translate="no">
            { for (from..=to).map(|number| source_line(on, number, &lines[number - 1], number == line, &results)) }
        </ol>
    }
}

/// First and last line shown: the function around `line`, or what is near when that is long.
fn shown(on: On<'_>, source: &str, count: usize, line: usize) -> (usize, usize) {
    if on.stage.whole {
        return (1, count);
    }
    let line = line.clamp(1, count.max(1));
    let (from, to) = clex::block_around(source, line).unwrap_or((1, count));
    let near = if on.cx.app.narrow { 1 } else { NEAR };
    let short = if on.cx.app.narrow { 5 } else { SHORT };
    if to - from < short {
        return (from, to);
    }
    let first = line.saturating_sub(near).clamp(from, to.saturating_sub(2 * near));
    (first, (first + 2 * near).min(to))
}

fn source_line(
    on: On<'_>,
    number: usize,
    pieces: &[Piece<'_>],
    now: bool,
    results: &LiteMap<(usize, usize), LineResult>,
) -> Html {
    let result = results.get(&(0, number));
    html! {
        <li class={now.then_some("now")} aria-current={now.then_some("step")}>
            <span class="ln">{ number }</span>
            <code>{ pieces_view(pieces) }</code>
            if let Some(result) = result {
                <span class={classes!("res", result.failed.then_some("bad"))}>
                    <span class="hidden">{ on.cx.t(t::RESULT_OF_LINE) }{ " " }</span>{ &result.text }
                </span>
            }
        </li>
    }
}

/// Coloured source.
pub fn pieces_view(pieces: &[Piece<'_>]) -> Html {
    html! {
        { for pieces.iter().map(|piece| match piece.kind.class() {
            "" => html! { piece.text },
            class => html! { <span {class}>{ piece.text }</span> },
        }) }
    }
}

fn reason(on: On<'_>, nth: usize, process: &Process) -> Html {
    let Life::Asleep { wait, .. } = &process.life else { return html! {} };
    let wait = on.cx.fill(t::SLEEPS_UNTIL, &[("wait", on.cx.of(wait))]);
    let open = on.stage.why == Some(nth);
    let ask = if open { None } else { Some(nth) };
    html! {
        <p class="reason">
            { wait }{ " " }
            <button class="link why" aria-expanded={open.to_string()} onclick={on.cx.act(Act::Why(ask))}>{ on.cx.t(t::WHY) }</button>
        </p>
    }
}

fn foot(on: On<'_>, process: &Process) -> Html {
    let pending = (!process.pending.is_empty()).then(|| process.pending.join(" "));
    html! {
        <div class="foot">
            { for process.variables.iter().map(|(name, value)| html! {
                <span translate="no">{ format!("{name} = {value}") }</span>
            }) }
            if let Some(pending) = pending { <span>{ on.cx.t(t::PENDING) }{ " " }{ pending }</span> }
            if process.place.is_some() && !on.cx.app.narrow {
                <button class="link" onclick={on.cx.act(Act::Whole(!on.stage.whole))}>
                    { on.cx.t(if on.stage.whole { t::ONLY_NEAR } else { t::WHOLE_PROGRAM }) }
                </button>
            }
        </div>
    }
}
