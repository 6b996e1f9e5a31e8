//! The player's page: what stands where, and the keys.

use super::{Cx, On, caption, choose, editor, kernel, machine, process, steps, time, why};
use crate::app::{Act, Action, App, Page, Stage, Tab};
use crate::lang::Text;
use crate::texts as t;
use yew::prelude::*;

pub fn view(cx: Cx<'_>, stage: &Stage) -> Html {
    let on = On { cx, stage, scene: stage.player.scene() };
    let onkeydown = onkeydown(cx);
    let body = if cx.app.narrow { narrow(on) } else { wide(on) };
    html! {
        <main id="main" class="sim" tabindex="-1" {onkeydown}>
            { body }
            <div class="hidden" role="log" aria-live="polite" key={cx.lang().code()}>{ caption::spoken(on) }</div>
        </main>
    }
}

fn wide(on: On<'_>) -> Html {
    let tab = match on.stage.tab {
        Tab::Run | Tab::Kernel => Tab::Steps,
        tab => tab,
    };
    html! {
        <>
            { about(on) }
            { process::all(on) }
            <div class="kernel">{ kernel::view(on) }{ kernel::terminals(on) }</div>
            <div class="dock panel">
                { answer(on) }
                { choose::view(on) }
                { time::transport(on) }
            </div>
            <section class="time panel" aria-label={on.cx.t(t::TIMELINE)}>
                { time::runs(on) }
                { time::lanes(on) }
            </section>
            <section class="more panel">
                { tabs(on, &[Tab::Steps, Tab::Program, Tab::Machine], tab) }
                <div role="tabpanel" id="tabpanel" aria-labelledby={tab_id(tab)}>{ tab_view(on, tab) }</div>
            </section>
        </>
    }
}

fn narrow(on: On<'_>) -> Html {
    let tab = on.stage.tab;
    let all = [Tab::Run, Tab::Kernel, Tab::Steps, Tab::Program, Tab::Machine];
    let body = match tab {
        Tab::Run => html! { <>{ about(on) }{ process::all(on) }{ kernel::strip(on) }</> },
        Tab::Kernel => html! { <>{ kernel::view(on) }{ kernel::terminals(on) }</> },
        tab => html! { <section class="panel">{ tab_view(on, tab) }</section> },
    };
    html! {
        <>
            { tabs(on, &all, tab) }
            <div role="tabpanel" id="tabpanel" class="narrow" aria-labelledby={tab_id(tab)}>{ body }</div>
            if matches!(tab, Tab::Run | Tab::Kernel) {
                <section class="panel time">{ time::runs(on) }{ time::lanes(on) }</section>
            }
            if !matches!(tab, Tab::Program | Tab::Machine) {
                <div class="dock">
                    { answer(on) }
                    { time::transport(on) }
                    { choose::view(on) }
                </div>
            }
        </>
    }
}

/// What the dock says: why somebody sleeps if that was asked, else the caption.
fn answer(on: On<'_>) -> Html {
    let asked = on.stage.why.and_then(|nth| Some((nth, on.scene.processes.get(nth)?)));
    match asked {
        Some((nth, process)) => why::view(on, nth, process),
        None => caption::view(on),
    }
}

fn about(on: On<'_>) -> Html {
    let cx = on.cx;
    let program = &on.stage.player.program;
    let text = cx.of(&program.about);
    html! {
        <section class="about">
            if !text.is_empty() { <p>{ text }</p> }
            if let Some(bad) = &on.stage.player.bad_link {
                <div class="notice" role="alert">
                    <b>{ cx.t(t::BAD_RUN) }</b>{ ". " }
                    { cx.fill(t::BAD_RUN_TEXT, &[("n", &bad.step.to_string()), ("token", &bad.token)]) }
                </div>
            }
        </section>
    }
}

fn tab_text(tab: Tab) -> Text {
    match tab {
        Tab::Run => t::TAB_RUN,
        Tab::Kernel => t::TAB_KERNEL,
        Tab::Steps => t::TAB_STEPS,
        Tab::Program => t::TAB_PROGRAM,
        Tab::Machine => t::TAB_MACHINE,
    }
}

fn tab_id(tab: Tab) -> &'static str {
    match tab {
        Tab::Run => "tab-run",
        Tab::Kernel => "tab-kernel",
        Tab::Steps => "tab-steps",
        Tab::Program => "tab-program",
        Tab::Machine => "tab-machine",
    }
}

/// Tabs by the APG pattern: one tab stop, arrows move.
fn tabs(on: On<'_>, all: &[Tab], shown: Tab) -> Html {
    let cx = on.cx;
    let at = all.iter().position(|tab| *tab == shown).unwrap_or(0);
    let (before, after) = (all[(at + all.len() - 1) % all.len()], all[(at + 1) % all.len()]);
    let send = cx.send.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let tab = match event.key().as_str() {
            "ArrowLeft" => before,
            "ArrowRight" => after,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        send.emit(Action::Stage(Act::Tab(tab)));
        crate::page::focus(tab_id(tab));
    });
    html! {
        <div class="tabs" role="tablist" aria-label={cx.t(t::TABS)} {onkeydown}>
            { for all.iter().map(|tab| html! {
                <button role="tab" id={tab_id(*tab)} aria-controls="tabpanel"
                    aria-selected={(*tab == shown).to_string()}
                    tabindex={if *tab == shown { "0" } else { "-1" }}
                    onclick={cx.act(Act::Tab(*tab))}>{ cx.t(tab_text(*tab)) }</button>
            }) }
        </div>
    }
}

fn tab_view(on: On<'_>, tab: Tab) -> Html {
    match tab {
        Tab::Program => editor::view(on.cx, &on.stage.editor, Some(on.stage)),
        Tab::Machine => machine::view(on),
        Tab::Run | Tab::Kernel | Tab::Steps => steps::view(on),
    }
}

fn onkeydown(cx: Cx<'_>) -> Callback<KeyboardEvent> {
    let (send, app) = (cx.send.clone(), cx.app.clone());
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() {
            return;
        }
        let target = event.target_dyn_into::<web_sys::Element>();
        let tag = target.map(|element| element.tag_name().to_ascii_lowercase()).unwrap_or_default();
        let text = event.key();
        let typing = matches!(tag.as_str(), "textarea" | "input" | "select");
        let pressing = matches!(tag.as_str(), "button" | "a" | "summary") && text == " ";
        if typing || pressing {
            return;
        }
        if let Some(action) = key(&app, &text) {
            event.prevent_default();
            event.stop_propagation();
            if text == "Escape" && matches!(action, Action::Keys(false)) && !app.keys {
                crate::page::focus("language");
                return;
            }
            send.emit(action);
        }
    })
}

/// What a key does; no key outside this set is consumed.
fn key(app: &App, key: &str) -> Option<Action> {
    let Page::Stage(stage) = &app.page else { return None };
    let act = match key {
        "ArrowRight" | "." => Act::Forward,
        "ArrowLeft" | "," => Act::Back,
        "Home" | "r" => Act::Seek(0),
        "End" => Act::End,
        "PageUp" | "[" => Act::Mark(false),
        "PageDown" | "]" => Act::Mark(true),
        " " => Act::Play(!stage.playing),
        "w" => Act::Why(super::why::asked(stage)),
        "?" => return Some(Action::Keys(true)),
        "Escape" if stage.why.is_some() => Act::Why(None),
        "Escape" => return Some(Action::Keys(false)),
        digit => {
            let nth: usize = digit.parse().ok().filter(|nth| (1..=9).contains(nth))?;
            Act::ChooseNth(nth - 1)
        }
    };
    Some(Action::Stage(act))
}
