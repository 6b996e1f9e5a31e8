//! The answer to "Why?": the rules with their citations, and who could change it.

use super::caption::{cite, who};
use super::{On, colour};
use crate::app::{Act, Stage};
use crate::scene::{Life, Process};
use crate::story;
use crate::texts as t;
use sim_core::trace::token::{Token, What};
use yew::prelude::*;

/// What the `w` key asks: the first sleeper, or nothing when an answer is open.
pub fn asked(stage: &Stage) -> Option<usize> {
    if stage.why.is_some() {
        return None;
    }
    let asleep = |process: &Process| matches!(process.life, Life::Asleep { .. });
    stage.player.scene().processes.iter().position(asleep)
}

pub fn view(on: On<'_>, nth: usize, process: &Process) -> Html {
    if on.stage.why != Some(nth) {
        return html! {};
    }
    let cx = on.cx;
    let player = &on.stage.player;
    let frames = &player.current().frames[..=player.cursor];
    let Some(why) = story::why_asleep(&player.program, frames, &process.name, cx.lang()) else {
        return html! {};
    };
    html! {
        <div class="whybox" role="region" aria-label={cx.fill(t::WHY_SLEEP, &[("p", &process.name)])}>
            <header>
                <h3>{ cx.fill(t::WHY_SLEEP, &[("p", &process.name)]) }</h3>
                <button class="link" onclick={cx.act(Act::Why(None))}>{ cx.t(t::CLOSE) }</button>
            </header>
            <div class="answer">
                { for why.sentences.iter().map(|pair| html! { <p>{ cx.of(pair) }</p> }) }
            </div>
            <ul>
                { for why.rules.iter().map(|rule| html! {
                    <li>{ rule.sentence }{ " " }{ cite(on, rule) }
                        <div class="cite" translate="no">{ rule.id }{ " · " }{ rule.cite }</div>
                    </li>
                }) }
            </ul>
            if !why.wakers.is_empty() {
                <div class="wakers"><span>{ cx.t(t::WAKERS) }</span>
                    { for why.wakers.iter().map(|token| waker(on, token)) }
                </div>
            }
        </div>
    }
}

fn waker(on: On<'_>, token: &Token) -> Html {
    let name = match &token.what {
        What::Step(name) | What::Signal(name, _) | What::Drain(name) => Some(name.as_str()),
        What::Timer | What::Net => None,
    };
    let nth = name.and_then(|name| on.scene.processes.iter().position(|p| p.name == name));
    let offers = on.stage.player.offers();
    let call = offers.iter().find(|offer| offer.token == *token).map(|offer| offer.call.clone());
    let call = call.filter(|call| !call.is_empty()).unwrap_or_else(|| token.to_string());
    html! {
        <button class={nth.map(colour)} onclick={on.cx.act(Act::Choose(token.clone()))}>
            if let Some(name) = name { { who(on, name) }{ " " } }
            { &call }
        </button>
    }
}
