//! The landing page: what this is, one scenario ready to step, and the list.

use super::Cx;
use crate::app::Action;
use crate::catalog::{self, Item};
use crate::lang::Text;
use crate::route::{Place, ProgramLink, Route};
use crate::texts as t;
use yew::prelude::*;

/// The name of a family of scenarios.
pub fn family<'a>(cx: Cx<'_>, family: &'a str) -> &'a str {
    let text = match family {
        "classic" => t::FAMILY_CLASSIC,
        "pipe" => t::FAMILY_PIPE,
        "fifo" => t::FAMILY_FIFO,
        "fd" | "file" => t::FAMILY_FD,
        "proc" | "process" => t::FAMILY_PROC,
        "signal" => t::FAMILY_SIGNAL,
        "shell" => t::FAMILY_SHELL,
        "stdio" => t::FAMILY_STDIO,
        other => return other,
    };
    cx.t(text)
}

fn link(cx: Cx<'_>, program: ProgramLink) -> String {
    let place = Place::Player { program, run: None, cursor: 0 };
    Route { lang: cx.lang(), place }.fragment()
}

pub fn view(cx: Cx<'_>, filter: &str) -> Html {
    let items = catalog::items();
    let found: Vec<&Item> = items.iter().filter(|item| item.matches(filter)).collect();
    let mut families: Vec<&str> = Vec::new();
    for item in &found {
        if !families.contains(&item.family()) {
            families.push(item.family());
        }
    }
    let count =
        cx.fill(t::FOUND, &[("n", &found.len().to_string()), ("all", &items.len().to_string())]);
    html! {
        <main id="main" class="home" tabindex="-1">
            { hero(cx) }
            <section aria-labelledby="list-title">
                <div class="finder">
                    <h2 id="list-title">{ cx.t(t::ALL_SCENARIOS) }</h2>
                    { search(cx, filter) }
                    <span class="mute" role="status">{ count }</span>
                </div>
            </section>
            if found.is_empty() { <p>{ cx.t(t::NONE_FOUND) }</p> }
            { for families.iter().map(|name| of_family(cx, name, &found)) }
        </main>
    }
}

fn hero(cx: Cx<'_>) -> Html {
    let first = catalog::first().map(|id| link(cx, ProgramLink::Scenario(id)));
    let own = link(cx, ProgramLink::Own(catalog::TEMPLATE.to_owned()));
    let steps: [(Text, Text); 3] = [
        (t::HOME_STEP_1, t::HOME_STEP_1_TEXT),
        (t::HOME_STEP_2, t::HOME_STEP_2_TEXT),
        (t::HOME_STEP_3, t::HOME_STEP_3_TEXT),
    ];
    html! {
        <>
            <section class="hero">
                <h1>{ cx.t(t::HOME_HEADING) }</h1>
                <p>{ cx.t(t::HOME_LEAD) }</p>
                <div class="go">
                    if let Some(href) = first {
                        <a id="start" class="button primary" {href}>{ cx.t(t::HOME_START) }{ " →" }</a>
                    }
                    <a id="own" class="button" href={own}>{ cx.t(t::HOME_OWN) }</a>
                </div>
            </section>
            <ol class="tour">
                { for steps.iter().enumerate().map(|(nth, (head, text))| html! {
                    <li>
                        <b><span class="n" aria-hidden="true">{ nth + 1 }</span>{ cx.t(*head) }</b>
                        <span class="mute">{ cx.t(*text) }</span>
                    </li>
                }) }
            </ol>
        </>
    }
}

fn search(cx: Cx<'_>, filter: &str) -> Html {
    let oninput = cx.send.reform(|event: InputEvent| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        Action::Filter(input.value())
    });
    html! {
        <input id="search" type="search" value={filter.to_owned()} aria-label={cx.t(t::SEARCH)}
            placeholder={cx.t(t::SEARCH_HINT)} autocomplete="off" {oninput} />
    }
}

fn of_family(cx: Cx<'_>, name: &str, found: &[&Item]) -> Html {
    let items: Vec<&&Item> = found.iter().filter(|item| item.family() == name).collect();
    html! {
        <section class="family" aria-labelledby={format!("family-{name}")}>
            <h3 id={format!("family-{name}")}>{ family(cx, name) }<small>{ items.len() }</small></h3>
            <ul class="cards">
                { for items.iter().map(|item| html! {
                    <li>
                        <a href={link(cx, ProgramLink::Scenario(item.id.clone()))}>
                            <b>{ cx.of(&item.title) }</b>
                            <span>{ cx.of(&item.about) }</span>
                            <code translate="no">{ item.id.clone() }</code>
                        </a>
                    </li>
                }) }
            </ul>
        </section>
    }
}
