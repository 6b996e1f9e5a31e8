//! The run as a table: what the timeline draws, for reading, copying and screen readers.

use super::On;
use super::caption::{cite, who};
use crate::app::Act;
use crate::story;
use crate::texts as t;
use sim_core::rules::Rule;
use sim_core::trace::text::Line;
use yew::prelude::*;

/// Rows shown around the present step of a long run.
const ROWS_MAX: usize = 120;

pub fn view(on: On<'_>) -> Html {
    let cx = on.cx;
    let player = &on.stage.player;
    let frames = &player.current().frames;
    if frames.len() == 1 {
        return html! { <p class="mute">{ cx.t(t::NO_STEPS) }</p> };
    }
    let from = player.cursor.saturating_sub(ROWS_MAX / 2).max(1);
    let to = (from + ROWS_MAX).min(frames.len());
    html! {
        <table class="steps-table">
            <caption class="hidden">{ cx.t(t::STEP_TABLE) }</caption>
            <thead><tr>
                <th scope="col">{ cx.t(t::COL_STEP) }</th><th scope="col">{ cx.t(t::COL_PROCESS) }</th>
                <th scope="col">{ cx.t(t::COL_LINE) }</th><th scope="col">{ cx.t(t::COL_WHAT) }</th>
                <th scope="col">{ cx.t(t::COL_WHY) }</th>
            </tr></thead>
            <tbody>
                { for (from..to).flat_map(|step| {
                    let lines = story::lines(&frames[step], cx.lang());
                    lines.into_iter().enumerate().map(move |(nth, line)| row(on, step, nth == 0, &line))
                }) }
            </tbody>
        </table>
    }
}

fn row(on: On<'_>, step: usize, first: bool, line: &Line) -> Html {
    let now = step == on.stage.player.cursor;
    let rules: Vec<Rule> = line.why.iter().filter_map(|(_, id)| Rule::find(id)).collect();
    let place = line
        .place
        .filter(|place| place.file == 0 && place.line > 0)
        .map(|place| place.line.to_string());
    html! {
        <tr class={now.then_some("now")} aria-current={(now && first).then_some("step")}>
            <td class="n">
                if first { <button onclick={on.cx.act(Act::Seek(step))} aria-label={format!("{} {step}", on.cx.t(t::COL_STEP))}>{ step }</button> }
            </td>
            <td>{ who(on, &line.process) }</td>
            <td class="mono">{ place.unwrap_or_default() }</td>
            <td class="what"><code class={classes!("res", story::is_bad(line.tone).then_some("bad"))} translate="no">{ &line.what }</code></td>
            <td class="why">
                { for story::cited(&rules, on.cx.lang()).iter().map(|rule| html! { <>{ rule.sentence }{ " " }{ cite(on, rule) }{ " " }</> }) }
            </td>
        </tr>
    }
}
