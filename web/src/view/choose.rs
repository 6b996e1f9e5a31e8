//! "What happens next?": a button for each choice, sleepers shown but not to be pressed.

use super::{On, colour, letter};
use crate::app::Act;
use crate::offer::{EndKind, Offer, Outlook};
use crate::scene::{Life, Process};
use crate::texts as t;
use sim_core::machine::Halt;
use sim_core::trace::token::What;
use yew::prelude::*;

pub fn view(on: On<'_>) -> Html {
    let offers = on.stage.player.offers();
    let asleep = |process: &Process| matches!(process.life, Life::Asleep { .. } | Life::Stopped);
    let sleepers: Vec<(usize, &Process)> =
        on.scene.processes.iter().enumerate().filter(|(_, process)| asleep(process)).collect();
    html! {
        <section class="choose" aria-label={on.cx.t(t::WHAT_NEXT)}>
            if offers.is_empty() {
                { over(on, &sleepers) }
            } else {
                <h2>{ on.cx.t(t::WHAT_NEXT) }</h2>
                { for offers.iter().map(|offer| choice(on, offer)) }
                { for sleepers.iter().map(|(nth, process)| sleeper(on, *nth, process)) }
            }
        </section>
    }
}

fn over(on: On<'_>, sleepers: &[(usize, &Process)]) -> Html {
    if let Some(Halt::NotModelled { text, ko, .. }) = on.stage.player.frame().state.halted() {
        let pair = [text.clone(), ko.clone()];
        return html! {
            <div class="notice" role="alert">
                <b>{ on.cx.t(t::NOT_MODELLED) }</b>{ ". " }{ on.cx.t(t::NOT_MODELLED_TEXT) }{ " " }{ on.cx.of(&pair) }
            </div>
        };
    }
    if on.scene.processes.iter().any(|process| process.life == Life::Endless) {
        return html! { <p class="over bad">{ on.cx.t(t::ENDLESS_TEXT) }</p> };
    }
    if sleepers.is_empty() {
        return html! { <p class="over">{ on.cx.t(t::OVER) }</p> };
    }
    let names: Vec<&str> = sleepers.iter().map(|(_, process)| process.name.as_str()).collect();
    html! {
        <>
            <p class="over bad">{ on.cx.fill(t::DEADLOCK, &[("names", &names.join(", "))]) }</p>
            { for sleepers.iter().map(|(nth, process)| sleeper(on, *nth, process)) }
        </>
    }
}

fn choice(on: On<'_>, offer: &Offer) -> Html {
    let cx = on.cx;
    let next = on.stage.player.next_token() == Some(&offer.token);
    let class = offer.who.map_or("pn", colour);
    let what = match &offer.token.what {
        What::Signal(_, signal) => {
            let name = sim_core::trace::json::signal_name(*signal);
            cx.fill(t::SIGNAL_ACTS, &[("signal", &name)])
        }
        What::Timer => cx.t(t::TIMER_FIRES).to_owned(),
        What::Net | What::Drain(_) => offer.token.to_string(),
        What::Step(_) => short(&offer.call),
    };
    let answers = offer.token.answers.join(", ");
    html! {
        <button class={classes!("step", class, next.then_some("next"))} data-token={offer.token.to_string()}
            title={next.then(|| cx.t(t::IN_THIS_RUN))}
            aria-keyshortcuts={offer.who.filter(|nth| *nth < 9).map(|nth| (nth + 1).to_string())}
            onclick={cx.act(Act::Choose(offer.token.clone()))}>
            if let Some(nth) = offer.who {
                <span>
                    if nth < 9 { <kbd aria-hidden="true">{ nth + 1 }</kbd>{ " " } }
                    <b>{ letter(nth) }</b>
                </span>
            }
            <span translate="no">{ what }</span>
            if !answers.is_empty() { <span class="out">{ cx.fill(t::KERNEL_ANSWERS, &[("answer", &answers)]) }</span> }
            { outlook(on, &offer.result) }
            if next { <span class="hidden">{ cx.t(t::IN_THIS_RUN) }</span> }
        </button>
    }
}

fn outlook(on: On<'_>, result: &Outlook) -> Html {
    let cx = on.cx;
    let (bad, text) = match result {
        Outlook::Returns(value) => (false, value.to_string()),
        Outlook::Fails(errno) => (true, (*errno).to_owned()),
        Outlook::Sleeps => (true, cx.t(t::SLEEPS).to_owned()),
        Outlook::Ends(EndKind::Exited(_)) => return html! {},
        Outlook::Ends(EndKind::Killed(signal)) => (true, signal.clone()),
        Outlook::Quiet => return html! {},
    };
    html! { <span class={classes!("out", bad.then_some("bad"))}>{ "→ " }{ text }</span> }
}

fn sleeper(on: On<'_>, nth: usize, process: &Process) -> Html {
    let text = match process.life {
        Life::Stopped => t::STOPPED,
        _ => t::ASLEEP,
    };
    let open = on.stage.why == Some(nth);
    html! {
        <button class={classes!("step", "sleeper", colour(nth))} title={process.name.clone()}
            aria-expanded={open.to_string()} onclick={on.cx.act(Act::Why((!open).then_some(nth)))}>
            <b>{ letter(nth) }</b><span>{ on.cx.t(text) }</span>
            <span class="ask">{ on.cx.t(t::WHY) }</span>
        </button>
    }
}

/// A call that fits on a button.
fn short(call: &str) -> String {
    const SHOWN: usize = 34;
    if call.chars().count() <= SHOWN {
        return call.to_owned();
    }
    let head: String = call.chars().take(SHOWN - 2).collect();
    format!("{head}…)")
}
