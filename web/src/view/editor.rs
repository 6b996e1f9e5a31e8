//! The program in a text field with its colours behind it, and what the front end says about it.
//!
//! The field is a plain textarea, so Korean input, undo and screen readers work as everywhere; the
//! coloured text lies under it, drawn by the same lexer as the process cards.

use super::Cx;
use super::process::pieces_view;
use crate::app::{Action, Editor, Stage};
use crate::clex;
use crate::problem::Problem;
use crate::texts as t;
use yew::prelude::*;

pub fn view(cx: Cx<'_>, editor: &Editor, stage: Option<&Stage>) -> Html {
    let changed = stage.is_some_and(|stage| editor.text != *stage.player.program.original);
    html! {
        <div class="editor">
            <div class="rowbar">
                <button id="run-program" class="primary" disabled={editor.busy} onclick={cx.click(Action::RunEdited)}>{ cx.t(t::RUN_AGAIN) }</button>
                if changed {
                    <button id="restore-program" onclick={cx.click(Action::RestoreProgram)}>{ cx.t(t::RESET_PROGRAM) }</button>
                }
                if editor.busy {
                    <span class="late mute" role="status">{ cx.t(t::COMPILING) }</span>
                } else {
                    <span class="mute">{ cx.t(t::EDITOR_HINT) }</span>
                }
            </div>
            <div id="problems" role="status">
                if !editor.problems.is_empty() { { problems(cx, editor, stage.is_some()) } }
            </div>
            { field(cx, editor, stage) }
        </div>
    }
}

fn field(cx: Cx<'_>, editor: &Editor, stage: Option<&Stage>) -> Html {
    let oninput = cx.send.reform(|event: InputEvent| {
        let area: web_sys::HtmlTextAreaElement = event.target_unchecked_into();
        Action::Edit(area.value())
    });
    let send = cx.send.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && event.ctrl_key() {
            event.prevent_default();
            send.emit(Action::RunEdited);
        }
    });
    let onscroll = Callback::from(|_| crate::page::follow_scroll("editor-text", "editor-colours"));
    let lines = clex::lines(&editor.text);
    let current = stage.filter(|stage| *stage.player.program.source == *editor.text);
    let current: Vec<usize> = current.map_or_else(Vec::new, |stage| {
        let places = stage.player.scene().processes.iter().filter_map(|process| process.place);
        places.filter(|(file, _)| *file == 0).map(|(_, line)| line).collect()
    });
    html! {
        <div class="field" translate="no">
            <pre id="editor-colours" aria-hidden="true">
                { for lines.iter().enumerate().map(|(at, pieces)| {
                    let number = at + 1;
                    let wrong = editor.problems.iter().any(|p| p.error && p.line == number);
                    let class = classes!("row", wrong.then_some("err"), current.contains(&number).then_some("cur"));
                    html! { <span {class} data-n={number.to_string()}>{ pieces_view(pieces) }{ "\n" }</span> }
                }) }
            </pre>
            <textarea id="editor-text" aria-label={cx.t(t::EDITOR_LABEL)} aria-describedby="problems" aria-invalid={editor.failed.to_string()}
                spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off"
                value={editor.text.clone()} {oninput} {onkeydown} {onscroll} />
        </div>
    }
}

fn problems(cx: Cx<'_>, editor: &Editor, shows_old: bool) -> Html {
    html! {
        <>
            <p><b>{ cx.fill(t::PROBLEMS, &[("n", &editor.problems.len().to_string())]) }</b>
                if editor.failed && shows_old { { " " }{ cx.t(t::SHOWING_OLD) } }
            </p>
            <ul class="diags">
                { for editor.problems.iter().map(|problem| one(cx, problem, &editor.text)) }
            </ul>
        </>
    }
}

fn one(cx: Cx<'_>, problem: &Problem, source: &str) -> Html {
    let (class, kind) = if problem.error { ("error", t::ERROR) } else { ("warning", t::WARNING) };
    let place = (problem.line > 0).then(|| {
        cx.fill(
            t::AT_LINE,
            &[("line", &problem.line.to_string()), ("column", &problem.column.to_string())],
        )
    });
    html! {
        <li {class}>
            <b>{ cx.t(kind) }</b>{ ": " }<span lang="en">{ &problem.message }</span>
            if let Some(place) = place { <span class="mute">{ " (" }{ place }{ ")" }</span> }
            if let Some(excerpt) = problem.excerpt(source) { <pre translate="no" tabindex="0">{ excerpt }</pre> }
            if let Some(help) = &problem.help { <p>{ cx.t(t::HELP) }{ ": " }<span lang="en">{ help }</span></p> }
        </li>
    }
}
