//! The run shown, on the kernel of the machine that serves the page: both sides, step by step.

use super::On;
use crate::app::Act;
use crate::real::{Real, Report};
use crate::texts as t;
use yew::prelude::*;

pub fn view(on: On<'_>) -> Html {
    let cx = on.cx;
    if !cx.app.served {
        return html! { <div class="machine"><h2>{ cx.t(t::MACHINE_HEADING) }</h2><p id="machine-static">{ cx.t(t::MACHINE_STATIC) }</p></div> };
    }
    let busy = matches!(on.stage.real, Real::Busy);
    let ask = crate::page::ask_kernel(on.stage, cx.send);
    html! {
        <div class="machine">
            <h2>{ cx.t(t::MACHINE_HEADING) }</h2>
            <p>{ cx.t(t::MACHINE_TEXT) }</p>
            <p><button id="machine-run" class="go" aria-disabled={busy.to_string()} onclick={ask}>{ cx.t(t::MACHINE_RUN) }</button></p>
            <div role="status">{ answer(on) }</div>
        </div>
    }
}

fn answer(on: On<'_>) -> Html {
    match &on.stage.real {
        Real::Idle => html! {},
        Real::Busy => busy(on),
        Real::Gone => {
            html! { <p class="notice" id="machine-gone">{ on.cx.t(t::MACHINE_GONE) }</p> }
        }
        Real::Failed(text) => html! {
            <p class="notice">{ on.cx.fill(t::MACHINE_FAILED, &[("text", text)]) }</p>
        },
        Real::Done(report) => both(on, report),
    }
}

/// Shown by the style sheet once it has taken half a second: most runs are over before.
fn busy(on: On<'_>) -> Html {
    let n = on.stage.player.run().0.len().to_string();
    let text = on.cx.fill(t::MACHINE_BUSY, &[("n", &n)]);
    html! {
        <div class="late">
            <p id="machine-busy">{ text }</p>
            <progress aria-labelledby="machine-busy"></progress>
        </div>
    }
}

fn both(on: On<'_>, report: &Report) -> Html {
    let cx = on.cx;
    let kernel = report.kernel.as_str();
    let (class, verdict) = match report.first_difference() {
        Some(step) => {
            ("no", cx.fill(t::MACHINE_DIFFERS, &[("kernel", kernel), ("n", &step.to_string())]))
        }
        None => {
            let n = report.steps.len().to_string();
            ("yes", cx.fill(t::MACHINE_AGREES, &[("kernel", kernel), ("n", &n)]))
        }
    };
    html! {
        <>
            <p id="machine-verdict" {class}>{ if class == "yes" { "✔ " } else { "✖ " } }{ verdict }</p>
            <table class="both">
                <thead><tr>
                    <th scope="col">{ cx.t(t::COL_STEP) }</th><th scope="col">{ cx.t(t::COL_MODEL) }</th>
                    <th scope="col" class="real">{ cx.t(t::COL_KERNEL) }</th><th scope="col"><span class="hidden">{ cx.t(t::AGREES) }</span></th>
                </tr></thead>
                <tbody>
                    { for report.steps.iter().enumerate().map(|(nth, step)| html! {
                        <tr class={(nth + 1 == on.stage.player.cursor).then_some("now")}>
                            <td class="n"><button onclick={cx.act(Act::Seek(nth + 1))}>{ nth + 1 }</button></td>
                            <td data-side={cx.t(t::COL_MODEL)}><code translate="no">{ &step.model }</code></td>
                            <td data-side={cx.t(t::COL_KERNEL)}><code translate="no">{ &step.real }</code></td>
                            <td class={if step.agrees { "yes" } else { "no" }}>{ cx.t(if step.agrees { t::AGREES } else { t::DIFFERS }) }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
            { for report.notes.iter().map(|note| html! { <p class="mute" lang="en">{ note }</p> }) }
        </>
    }
}
