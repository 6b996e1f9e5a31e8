//! The sentence of the step: what happened, which rule decided it, where that stands.

use super::{On, colour, letter};
use crate::lang::Lang;
use crate::story::{self, Cited};
use crate::texts as t;
use sim_core::rules::Rule;
use sim_core::trace::text::Line;
use yew::prelude::*;

/// Rules in the caption of one event; the table of steps has them all.
const RULES_SHOWN: usize = 2;

pub fn view(on: On<'_>) -> Html {
    let cx = on.cx;
    let player = &on.stage.player;
    if player.cursor == 0 {
        return html! {
            <div class="caption" id="caption"><p class="mute">{ cx.t(t::BEFORE_FIRST_LONG) }</p></div>
        };
    }
    let lines = story::lines(player.frame(), cx.lang());
    html! {
        <div class="caption" id="caption">
            <ol>
                { for lines.iter().enumerate().map(|(nth, line)| html! {
                    <li>
                        if nth == 0 { <span class="num">{ format!("{}. ", player.cursor) }</span> }
                        { who(on, &line.process) }{ " " }
                        <code class={classes!("res", story::is_bad(line.tone).then_some("bad"))} translate="no">{ &line.what }</code>
                        { reasons(on, line) }
                    </li>
                }) }
            </ol>
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

fn reasons(on: On<'_>, line: &Line) -> Html {
    let rules: Vec<Rule> = line.why.iter().filter_map(|(_, id)| Rule::find(id)).collect();
    let cited = story::cited(&rules, on.cx.lang());
    let shown = if on.cx.app.narrow { 1 } else { RULES_SHOWN };
    let more = cited.len().saturating_sub(shown);
    html! {
        <>
            { for cited.iter().take(shown).map(|cited| html! { <>{ " " }{ cited.sentence }{ " " }{ cite(on, cited) }</> }) }
            if more > 0 { <span class="mute rulelink">{ " " }{ on.cx.fill(t::MORE_RULES, &[("n", &more.to_string())]) }</span> }
        </>
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
    said(&story::lines(player.frame(), on.cx.lang()))
}

fn said(lines: &[Line]) -> String {
    let one = |line: &Line| {
        let why = line.why.iter().map(|(sentence, _)| sentence.as_str());
        let words: Vec<&str> = std::iter::once(line.what.as_str()).chain(why).collect();
        format!("{}: {}", line.process, words.join(" "))
    };
    lines.iter().map(one).collect::<Vec<_>>().join("; ")
}
