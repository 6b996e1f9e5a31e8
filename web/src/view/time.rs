//! Time: the runs tried, the lanes of the one shown, and the transport under them.

use super::pipe::{px, view_box};
use super::{On, caption, colour, letter};
use crate::app::{Act, SPEEDS};
use crate::player::{Frame, Origin, Track};
use crate::scene::{Life, Scene};
use crate::texts as t;
use yew::prelude::*;

pub fn runs(on: On<'_>) -> Html {
    let player = &on.stage.player;
    if player.tracks.len() < 2 {
        return html! {};
    }
    html! {
        <div class="runs" role="group" aria-label={on.cx.t(t::RUNS)}>
            <h2>{ on.cx.t(t::RUNS) }</h2>
            { for player.tracks.iter().enumerate().map(|(nth, track)| html! {
                <button aria-pressed={(nth == player.track).to_string()} onclick={on.cx.act(Act::Select(nth))}>{ track_name(on, track) }</button>
            }) }
        </div>
    }
}

fn track_name(on: On<'_>, track: &Track) -> String {
    let cx = on.cx;
    match &track.origin {
        Origin::Default => cx.t(t::RUN_DEFAULT).to_owned(),
        Origin::Named(name) => name.clone(),
        Origin::Link => cx.t(t::RUN_LINK).to_owned(),
        Origin::Mine(nth, 0) => cx.fill(t::RUN_MINE, &[("n", &nth.to_string())]),
        Origin::Mine(nth, at) => {
            cx.fill(t::RUN_FORK, &[("n", &nth.to_string()), ("i", &at.to_string())])
        }
    }
}

/// Where things stand in the picture.
struct Grid {
    left: f64,
    step: f64,
    from: usize,
    to: usize,
    width: f64,
}

impl Grid {
    fn new(narrow: bool, cursor: usize, steps: usize) -> Grid {
        let (width, left, least) = if narrow { (350.0, 34.0, 12.0) } else { (1180.0, 128.0, 17.0) };
        let room = width - left - 12.0;
        let fit = (room / least) as usize;
        let shown = steps.clamp(1, fit);
        let from = if steps <= fit { 0 } else { cursor.saturating_sub(fit / 2).min(steps - fit) };
        let step = (room / shown as f64).min(150.0);
        Grid { left, step, from, to: from + shown, width }
    }

    /// The x of the line behind step `step`.
    fn x(&self, step: usize) -> f64 {
        self.left + self.step * (step - self.from) as f64
    }
}

const LANE: f64 = 34.0;

pub fn lanes(on: On<'_>) -> Html {
    let player = &on.stage.player;
    let track = player.current();
    let grid = Grid::new(on.cx.app.narrow, player.cursor, track.len());
    let scenes: Vec<&Scene> = track.frames[grid.from..=grid.to.min(track.len())]
        .iter()
        .map(|frame| frame.scene())
        .collect();
    let last = scenes.last().copied().unwrap_or(on.scene);
    let count = last.processes.len();
    // Pipes come and go: the lanes are those of the state that had most.
    let fullest = scenes.iter().copied().max_by_key(|scene| scene.pipes.len()).unwrap_or(last);
    let pipes = fullest.pipes.len();
    let height = 22.0 + LANE * count as f64 + 30.0 * pipes.min(3) as f64 + 6.0;
    let alt = on.cx.fill(t::TIMELINE_ALT, &[("n", &track.len().to_string())]);
    let cursor = grid.x(player.cursor);
    html! {
        <>
        <svg class="draw lanes" viewBox={view_box(grid.width, height)} role="img" aria-label={alt}>
            { for (grid.from..=grid.to).map(|step| html! {
                <line class="grid" x1={px(grid.x(step))} x2={px(grid.x(step))} y1="14" y2={px(height - 6.0)} />
            }) }
            { for (0..count).map(|nth| lane(on, nth, &last.processes[nth].name, track, &scenes, &grid)) }
            { for (0..pipes.min(3)).map(|nth| fill(on, nth, fullest, &scenes, &grid, 22.0 + LANE * count as f64 + 30.0 * nth as f64)) }
            <line class="cursor" x1={px(cursor)} x2={px(cursor)} y1="6" y2={px(height - 4.0)} />
            <circle class="cursor" cx={px(cursor)} cy="6" r="4" />
            { for (grid.from + 1..=grid.to.min(track.len())).map(|step| html! {
                <rect class="hit" x={px(grid.x(step - 1))} y="0" width={px(grid.step)} height={px(height)} onclick={on.cx.act(Act::Seek(step))} />
            }) }
        </svg>
        { legend(on, &grid, track, pipes) }
        </>
    }
}

fn legend(on: On<'_>, grid: &Grid, track: &Track, pipes: usize) -> Html {
    let cx = on.cx;
    let swatch = |class: &'static str| {
        html! {
            <svg class="lanes pn" viewBox="0 0 22 12" aria-hidden="true"><rect {class} x="1" y="1" width="20" height="10" rx="3" /></svg>
        }
    };
    let windowed = grid.from > 0 || grid.to < track.len();
    let (from, to) = ((grid.from + 1).to_string(), grid.to.min(track.len()).to_string());
    let shown =
        cx.fill(t::STEPS_SHOWN, &[("from", &from), ("to", &to), ("n", &track.len().to_string())]);
    html! {
        <div class="legend">
            <span>{ swatch("ran") }{ cx.t(t::LEGEND_RAN) }</span>
            <span>{ swatch("rdy") }{ cx.t(t::LEGEND_READY) }</span>
            <span>{ swatch("slp") }{ cx.t(t::LEGEND_ASLEEP) }</span>
            if pipes > 0 { <span>{ swatch("lvl") }{ cx.t(t::LEGEND_FILL) }</span> }
            if windowed { <span>{ shown }</span> }
        </div>
    }
}

/// What a process did in one step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Span {
    Absent,
    Ran,
    Ready,
    Asleep,
    Zombie,
}

fn span(nth: usize, name: &str, before: &Scene, after: &Frame) -> Span {
    let acted = after.token.as_ref().is_some_and(|token| {
        use sim_core::trace::token::What;
        matches!(&token.what, What::Step(who) | What::Signal(who, _) | What::Drain(who) if who == name)
    });
    if acted {
        return Span::Ran;
    }
    match before.processes.get(nth).map(|process| &process.life) {
        None | Some(Life::Gone(_)) => Span::Absent,
        Some(Life::Ready | Life::Woken | Life::Endless) => Span::Ready,
        Some(Life::Asleep { .. } | Life::Stopped) => Span::Asleep,
        Some(Life::Zombie(_)) => Span::Zombie,
    }
}

/// Equal neighbours become one bar; a process's own steps stay single, so they can be counted.
fn lane(on: On<'_>, nth: usize, name: &str, track: &Track, scenes: &[&Scene], grid: &Grid) -> Html {
    let y = 22.0 + LANE * nth as f64;
    let mut bars: Vec<(usize, usize, Span)> = Vec::new();
    for step in grid.from + 1..=grid.to.min(track.len()) {
        let what = span(nth, name, scenes[step - 1 - grid.from], &track.frames[step]);
        match bars.last_mut() {
            Some((_, to, last)) if *last == what && what != Span::Ran => *to = step,
            _ => bars.push((step, step, what)),
        }
    }
    let cursor = on.stage.player.cursor;
    let label = if on.cx.app.narrow { letter(nth) } else { lane_label(nth, name) };
    html! {
        <g class={colour(nth)}>
            <text class="lane" x="4" y={px(y + 16.0)}>{ label }</text>
            { for bars.into_iter().map(|(from, to, what)| bar(what, from, to, y, grid, &track.frames[to], cursor)) }
        </g>
    }
}

fn lane_label(nth: usize, name: &str) -> String {
    let short: String = name.chars().take(11).collect();
    let more = if short.len() < name.len() { "…" } else { "" };
    format!("{} {short}{more}", letter(nth))
}

fn bar(
    what: Span,
    from: usize,
    to: usize,
    y: f64,
    grid: &Grid,
    frame: &Frame,
    cursor: usize,
) -> Html {
    let class = match what {
        Span::Absent => return html! {},
        Span::Ran => "ran",
        Span::Ready => "rdy",
        Span::Asleep => "slp",
        Span::Zombie => "zom",
    };
    let (x, end) = (grid.x(from - 1) + 1.0, grid.x(to) - 1.0);
    let future = from > cursor;
    let failed = what == Span::Ran && frame.is_mark();
    html! {
        <g class={future.then_some("future")}>
            <rect {class} x={px(x)} y={px(y)} width={px((end - x).max(2.0))} height="22" rx={px((grid.step / 5.0).min(6.0))} />
            if failed && grid.step >= 15.0 {
                <text class="mark" x={px((x + end) / 2.0)} y={px(y + 15.5)}>{ mark(frame) }</text>
            }
        </g>
    }
}

/// One sign for what befell the process that ran.
fn mark(frame: &Frame) -> &'static str {
    use sim_core::machine::event::{Ended, Happened};
    let mut sign = "";
    for event in &frame.events {
        sign = match &event.what {
            Happened::Exit(Ended::Killed(_)) => return "✕",
            Happened::Exit(Ended::Exited(_)) => "■",
            Happened::Sleep { .. } if sign.is_empty() => "z",
            Happened::Ret { value: Err(_), .. } => "!",
            _ => sign,
        };
    }
    sign
}

/// The bytes in a pipe over time, as a share of the most it held here.
fn fill(on: On<'_>, nth: usize, fullest: &Scene, scenes: &[&Scene], grid: &Grid, y: f64) -> Html {
    let known = &fullest.pipes[nth];
    let bytes = |scene: &Scene| {
        let same = scene.pipes.iter().find(|pipe| pipe.name == known.name);
        same.map_or(0, crate::scene::Pipe::bytes)
    };
    let most = scenes.iter().map(|scene| bytes(scene)).max().unwrap_or(0).max(1) as f64;
    let base = y + 22.0;
    let mut path = format!("M{} {}", px(grid.x(grid.from)), px(base));
    for (at, scene) in scenes.iter().enumerate().skip(1) {
        let top = base - 20.0 * bytes(scene) as f64 / most;
        let (x0, x1) = (grid.x(grid.from + at - 1), grid.x(grid.from + at));
        path.push_str(&format!("L{} {}L{} {}", px(x0), px(top), px(x1), px(top)));
    }
    path.push_str(&format!("L{} {}Z", px(grid.x(grid.from + scenes.len() - 1)), px(base)));
    let name = super::pipe::name(on, known);
    html! {
        <g class="pn">
            if !on.cx.app.narrow { <text class="lane" x="4" y={px(y + 18.0)}>{ name }</text> }
            <path class="lvl" d={path} />
        </g>
    }
}

pub fn transport(on: On<'_>) -> Html {
    let cx = on.cx;
    let player = &on.stage.player;
    let (cursor, steps) = (player.cursor, player.current().len());
    let values =
        [("i", cursor.to_string()), ("n", steps.to_string()), ("text", caption::spoken(on))];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let seek = cx.send.reform(|event: InputEvent| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        crate::app::Action::Stage(Act::Seek(input.value().parse().unwrap_or(0)))
    });
    let play = if on.stage.playing { t::PAUSE } else { t::PLAY };
    let icon = if on.stage.playing { "⏸" } else { "▶" };
    html! {
        <div class="transport" role="group" aria-label={cx.t(t::TIMELINE)}>
            { button(on, "first", "edge", t::FIRST, "«", Act::Seek(0)) }
            { button(on, "back", "", t::BACK, "‹", Act::Back) }
            <button id="play" class="play" onclick={cx.act(Act::Play(!on.stage.playing))} aria-keyshortcuts="Space" aria-label={cx.t(play)}>
                <span aria-hidden="true">{ icon }</span>
                if !cx.app.narrow { { cx.t(play) } }
            </button>
            { button(on, "next", "", t::NEXT, "›", Act::Forward) }
            { button(on, "last", "edge", t::LAST, "»", Act::End) }
            <input id="scrub" type="range" min="0" max={steps.to_string()} value={cursor.to_string()} step="1"
                aria-label={cx.t(t::STEP_SLIDER)} aria-valuetext={cx.fill(t::STEP_VALUE, &values)} oninput={seek} />
            <output id="position">{ format!("{cursor} / {steps}") }</output>
            if !cx.app.narrow { { speed(on) } }
        </div>
    }
}

fn button(
    on: On<'_>,
    id: &'static str,
    class: &'static str,
    text: crate::lang::Text,
    sign: &'static str,
    act: Act,
) -> Html {
    let label = on.cx.t(text);
    html! {
        <button {id} {class} aria-label={label} title={label} onclick={on.cx.act(act)}><span aria-hidden="true">{ sign }</span></button>
    }
}

fn speed(on: On<'_>) -> Html {
    let change = on.cx.send.reform(|event: Event| {
        let select: web_sys::HtmlSelectElement = event.target_unchecked_into();
        crate::app::Action::Stage(Act::Speed(usize::try_from(select.selected_index()).unwrap_or(0)))
    });
    html! {
        <select id="speed" aria-label={on.cx.t(t::SPEED)} onchange={change}>
            { for SPEEDS.iter().enumerate().map(|(nth, (speed, _))| html! {
                <option selected={nth == on.stage.speed}>{ on.cx.fill(t::PER_SECOND, &[("n", speed)]) }</option>
            }) }
        </select>
    }
}
