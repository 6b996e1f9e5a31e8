//! The kernel's side: pipes and FIFOs, descriptors, and the terminals; each picture with its words.

use super::{On, caption, colour, letter, pipe, wires};
use crate::scene::{Scene, Terminal};
use crate::texts as t;
use yew::prelude::*;

pub fn view(on: On<'_>) -> Html {
    let cx = on.cx;
    html! {
        <>
            <section class="panel objects" aria-labelledby="kernel-title">
                <h2 id="kernel-title">{ cx.t(t::KERNEL) }</h2>
                if on.scene.pipes.is_empty() { <p class="mute">{ cx.t(t::NO_OBJECTS) }</p> }
                { for on.scene.pipes.iter().map(|pipe| html! {
                    <figure>
                        <figcaption><h3 translate="no">{ pipe::name(on, pipe) }</h3></figcaption>
                        { pipe::view(on, pipe) }
                    </figure>
                }) }
            </section>
            if !on.scene.descriptions.is_empty() {
                <section class="panel" aria-labelledby="fd-title">
                    <h2 id="fd-title">{ cx.t(t::DESCRIPTORS) }</h2>
                    { wires::view(on) }
                    { as_text(on) }
                </section>
            }
        </>
    }
}

/// What the terminals show.
pub fn terminals(on: On<'_>) -> Html {
    html! { { for on.scene.terminals.iter().map(|terminal| tty(on, terminal)) } }
}

/// The pipes alone: what a narrow screen shows under the processes.
pub fn strip(on: On<'_>) -> Html {
    html! {
        <>
            if !on.scene.pipes.is_empty() {
                <section class="panel objects" aria-label={on.cx.t(t::KERNEL)}>
                    { for on.scene.pipes.iter().map(|pipe| html! {
                        <figure><figcaption><h3 translate="no">{ pipe::name(on, pipe) }</h3></figcaption>{ pipe::view(on, pipe) }</figure>
                    }) }
                </section>
            }
            { for on.scene.terminals.iter().filter(|terminal| !terminal.shown.is_empty()).map(|terminal| tty(on, terminal)) }
        </>
    }
}

/// The descriptor tables and pipes as a list: the accessible form of the drawings.
fn as_text(on: On<'_>) -> Html {
    let Scene { processes, pipes, .. } = on.scene;
    html! {
        <details>
            <summary>{ on.cx.t(t::AS_TEXT) }</summary>
            <dl class="facts">
                { for pipes.iter().map(|pipe| html! { <div><dd>{ pipe::alt(on, pipe) }</dd></div> }) }
                { for processes.iter().filter(|process| !process.fds.is_empty()).map(|process| html! {
                    <div>
                        <dt>{ caption::who(on, &process.name) }</dt>
                        <dd>{ for process.fds.iter().map(|fd| {
                            let description = &on.scene.descriptions[fd.description];
                            let object = wires::object_name(on, &description.object);
                            let text = wires::description_text(on, fd.description);
                            html! { <div>{ format!("{} → {object} · {text}", fd.fd) }</div> }
                        }) }</dd>
                    </div>
                }) }
            </dl>
        </details>
    }
}

fn tty(on: On<'_>, terminal: &Terminal) -> Html {
    let cx = on.cx;
    let title = if on.scene.terminals.len() > 1 {
        cx.fill(t::TERMINAL_OF, &[("p", &terminal.name)])
    } else {
        cx.t(t::TERMINAL).to_owned()
    };
    html! {
        <section class="panel" aria-label={title.clone()}>
            <h2>{ title }</h2>
            if terminal.shown.is_empty() {
                <p class="mute">{ cx.t(t::TERMINAL_EMPTY) }</p>
            } else {
                <div class="tty" tabindex="0" role="region" aria-label={cx.t(t::TERMINAL)} translate="no">
                    { for terminal.shown.iter().map(|(who, text)| match who {
                        Some(nth) => html! { <span class={classes!("by", colour(*nth))} title={letter(*nth)}>{ text }</span> },
                        None => html! { text },
                    }) }
                </div>
            }
        </section>
    }
}
