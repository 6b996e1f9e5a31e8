//! The sentence of the step: what happened, which rule decided it, where that stands.

use super::{On, colour, letter};
use crate::lang::Lang;
use crate::story::{self, Cited};
use crate::texts as t;
use sim_core::rules::Rule;
use sim_core::trace::text::Line;
use yew::prelude::*;

pub fn view(on: On<'_>) -> Html {
    let cx = on.cx;
    let player = &on.stage.player;
    if player.cursor == 0 {
        return html! {
            <div class="caption" id="caption"><p class="mute">{ cx.t(t::BEFORE_FIRST_LONG) }</p></div>
        };
    }
    let lines = story::lines(player.frame(), cx.lang());
    let others: Vec<Rule> =
        lines.iter().flat_map(|line| line.rules.iter().skip(1).copied()).collect();
    html! {
        <div class="caption" id="caption">
            <ol>
                { for lines.iter().enumerate().map(|(nth, line)| html! {
                    <li>
                        if nth == 0 { <span class="num">{ format!("{}. ", player.cursor) }</span> }
                        { who(on, &line.process) }{ " " }
                        { did(on, line) }
                        { reason(on, line) }
                    </li>
                }) }
            </ol>
            { more_rules(on, &others) }
        </div>
    }
}

/// A process's letter in its colour, with its name for those who do not see it.
pub fn who(on: On<'_>, name: &str) -> Html {
    match on.scene.processes.iter().position(|process| process.name == name) {
        Some(nth) => html! {
            <span class={classes!("who", colour(nth))} title={name.to_owned()}>{ letter(nth) }</span>
        },
        None => html! { <b>{ name }</b> },
    }
}

/// The call and how it turned out; why somebody sleeps is the rule's to say, if there is one.
fn did(on: On<'_>, line: &Line) -> Html {
    let bad = story::is_bad(line.tone).then_some("bad");
    html! {
        <>
            <code class={classes!("res", bad)} translate="no">{ &line.what }</code>
            if let Some(asleep) = &line.asleep {
                { " → " }<b class="res bad">{ if line.rules.is_empty() { asleep } else { on.cx.t(t::SLEEPS) } }</b>
            }
        </>
    }
}

/// The sentence of the rule that decided.
fn reason(on: On<'_>, line: &Line) -> Html {
    match story::cited(&line.rules, on.cx.lang()).first() {
        Some(cited) => {
            html! { <>{ " " }<span class="says">{ cited.sentence }{ " " }{ cite(on, cited) }</span></> }
        }
        None => html! {},
    }
}

/// What else holds at this step, behind a click.
fn more_rules(on: On<'_>, rules: &[Rule]) -> Html {
    if rules.is_empty() {
        return html! {};
    }
    html! {
        <details class="rules">
            <summary>{ on.cx.fill(t::MORE_RULES, &[("n", &rules.len().to_string())]) }</summary>
            <ul>{ for story::cited(rules, on.cx.lang()).iter().map(|cited| html! {
                <li>{ cited.sentence }{ " " }{ cite(on, cited) }</li>
            }) }</ul>
        </details>
    }
}

/// The citation: the manual page as a link, the rule's id as its title.
pub fn cite(on: On<'_>, cited: &Cited) -> Html {
    cite_in(on.cx.lang(), cited)
}

/// The same in a language.
pub fn cite_in(lang: Lang, cited: &Cited) -> Html {
    let rule = t::RULE.fill(lang, &[("id", cited.id)]);
    let title = format!("{rule}: {}", cited.cite);
    match story::page_of(cited.cite) {
        Some((page, href)) => html! {
            <a class="rulelink" {href} {title} target="_blank" rel="noopener noreferrer" translate="no">{ page }</a>
        },
        None => html! { <span class="rulelink mute" {title} translate="no">{ cited.id }</span> },
    }
}

/// The step as one plain sentence: what is read aloud, and the slider's value.
pub fn spoken(on: On<'_>) -> String {
    let player = &on.stage.player;
    if player.cursor == 0 {
        return on.cx.t(t::BEFORE_FIRST).to_owned();
    }
    said(&story::lines(player.frame(), on.cx.lang()), on.cx.lang())
}

fn said(lines: &[Line], lang: Lang) -> String {
    let one = |line: &Line| {
        let cited = story::cited(&line.rules, lang);
        let why = cited.first().map_or("", |cited| cited.sentence);
        format!("{}: {} {why}", line.process, line.told())
    };
    lines.iter().map(one).collect::<Vec<_>>().join("; ")
}
