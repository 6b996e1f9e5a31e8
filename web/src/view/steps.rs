//! The run as a table: what the timeline draws, for reading, copying and screen readers.

use super::caption::cite_in;
use super::{On, Send, colour, letter};
use crate::app::{Act, Action};
use crate::lang::Lang;
use crate::player::Frame;
use crate::story;
use crate::texts as t;
use sim_core::trace::text::Line;
use std::rc::Rc;
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
                { for (from..to).map(|step| html! {
                    <Rows key={step} {step} now={step == player.cursor} lang={cx.lang()}
                        frame={Same(frames[step].clone())} send={cx.send.clone()} />
                }) }
            </tbody>
        </table>
    }
}

/// A frame that equals only itself: frames never change.
#[derive(Clone)]
struct Same(Rc<Frame>);

impl PartialEq for Same {
    fn eq(&self, other: &Same) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
struct RowsProps {
    step: usize,
    now: bool,
    lang: Lang,
    frame: Same,
    send: Send,
}

/// The rows of one step: a component, so that a step redraws two of them and not all.
#[function_component(Rows)]
fn rows(props: &RowsProps) -> Html {
    let lines = story::lines(&props.frame.0, props.lang);
    html! { { for lines.iter().enumerate().map(|(nth, line)| row(props, nth == 0, line)) } }
}

fn row(props: &RowsProps, first: bool, line: &Line) -> Html {
    let step = props.step;
    let place = line.place.filter(|place| place.file == 0 && place.line > 0);
    let place = place.map(|place| place.line.to_string());
    let seek = props.send.reform(move |_| Action::Stage(Act::Seek(step)));
    html! {
        <tr class={props.now.then_some("now")} aria-current={(props.now && first).then_some("step")}>
            <td class="n">
                if first { <button onclick={seek} aria-label={format!("{} {step}", t::COL_STEP.get(props.lang))}>{ step }</button> }
            </td>
            <td>{ who(&props.frame.0, &line.process) }</td>
            <td class="mono">{ place.unwrap_or_default() }</td>
            <td class="what"><code class={classes!("res", story::is_bad(line.tone).then_some("bad"))} translate="no">{ line.told() }</code></td>
            <td class="why">
                { reasons(props, line) }
            </td>
        </tr>
    }
}

/// The sentence of the rule that decided, the others behind a click.
fn reasons(props: &RowsProps, line: &Line) -> Html {
    let cited = story::cited(&line.rules, props.lang);
    let Some((first, others)) = cited.split_first() else { return html! {} };
    let others_text = t::MORE_RULES.fill(props.lang, &[("n", &others.len().to_string())]);
    html! {
        <>
            { first.sentence }{ " " }{ cite_in(props.lang, first) }
            if !others.is_empty() {
                <details>
                    <summary>{ others_text }</summary>
                    <ul>{ for others.iter().map(|rule| html! { <li>{ rule.sentence }{ " " }{ cite_in(props.lang, rule) }</li> }) }</ul>
                </details>
            }
        </>
    }
}

fn who(frame: &Frame, name: &str) -> Html {
    match frame.scene().processes.iter().position(|process| process.name == name) {
        Some(nth) => html! {
            <span class={classes!("who", colour(nth))} title={name.to_owned()}>{ letter(nth) }</span>
        },
        None => html! { <b>{ name }</b> },
    }
}
