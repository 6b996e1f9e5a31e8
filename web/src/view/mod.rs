//! The views: functions from the page's state to elements.

mod caption;
mod choose;
mod editor;
mod home;
mod kernel;
mod machine;
mod pipe;
mod process;
mod stage;
mod steps;
mod time;
mod why;
mod wires;

use crate::app::{Act, Action, App, Opening, Page, Stage};
use crate::lang::{Lang, Text};
use crate::scene::Scene;
use crate::texts as t;
use yew::prelude::*;

/// A program on its way. What comes quickly is not announced: the style shows it late.
fn opening_view(cx: Cx<'_>, opening: &Opening) -> Html {
    html! {
        <main id="main" class="home" tabindex="-1" aria-busy={opening.failed.is_none().to_string()}>
            if let Some(why) = &opening.failed {
                <h1>{ cx.t(t::NOT_BROUGHT) }</h1>
                <p>{ why }</p>
                <p>
                    <button id="retry" class="primary" onclick={cx.click(Action::Retry)}>{ cx.t(t::RETRY) }</button>
                    { " " }
                    <a class="button" href={format!("#/{}/", cx.lang().code())}>{ cx.t(t::TO_LIST) }</a>
                </p>
            } else {
                <p class="late mute">{ cx.t(t::BRINGING) }</p>
            }
        </main>
    }
}

/// Sends actions to the reducer.
pub type Send = Callback<Action>;

/// What every view needs: the state and a way to change it.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    /// The page's state.
    pub app: &'a App,
    /// Where actions go.
    pub send: &'a Send,
}

impl<'a> Cx<'a> {
    /// The language.
    pub fn lang(self) -> Lang {
        self.app.lang
    }

    /// A text in the language.
    pub fn t(self, text: Text) -> &'static str {
        text.get(self.app.lang)
    }

    /// A text with its gaps filled.
    pub fn fill(self, text: Text, values: &[(&str, &str)]) -> String {
        text.fill(self.app.lang, values)
    }

    /// A click that does this.
    pub fn click(self, action: Action) -> Callback<MouseEvent> {
        self.send.reform(move |_| action.clone())
    }

    /// A click that does this on the stage.
    pub fn act(self, act: Act) -> Callback<MouseEvent> {
        self.click(Action::Stage(act))
    }

    /// One of two texts of the core.
    pub fn of(self, pair: &[String; 2]) -> &str {
        match self.app.lang {
            Lang::En => &pair[0],
            Lang::Ko => &pair[1],
        }
    }
}

/// The stage's view context.
#[derive(Clone, Copy)]
pub struct On<'a> {
    /// The page's context.
    pub cx: Cx<'a>,
    /// The stage.
    pub stage: &'a Stage,
    /// What is drawn.
    pub scene: &'a Scene,
}

/// The letter of the nth process: A to Z, then numbers.
pub fn letter(nth: usize) -> String {
    u8::try_from(nth)
        .ok()
        .filter(|nth| *nth < 26)
        .map_or_else(|| (nth + 1).to_string(), |nth| char::from(b'A' + nth).to_string())
}

/// The colour class of the nth process.
pub fn colour(nth: usize) -> &'static str {
    ["p0", "p1", "p2", "p3", "p4"][nth % 5]
}

/// The dash class of the nth process: colour is never the only sign.
pub fn dash(nth: usize) -> &'static str {
    ["d0", "d1", "d2", "d3"][nth % 4]
}

/// The whole page.
pub fn page(cx: Cx<'_>) -> Html {
    let main = match &cx.app.page {
        Page::Home(filter) => home::view(cx, filter),
        Page::Stage(stage) => stage::view(cx, stage),
        Page::Opening(opening) => opening_view(cx, opening),
        Page::Broken(editor) => html! {
            <main id="main" class="home" tabindex="-1">
                <h1>{ cx.t(t::OWN_PROGRAM) }</h1>
                <section class="panel">{ editor::view(cx, editor, None) }</section>
            </main>
        },
        Page::Missing(link) => html! {
            <main id="main" class="home" tabindex="-1">
                <h1>{ cx.t(t::NOT_FOUND) }</h1>
                <p>{ cx.fill(t::NOT_FOUND_TEXT, &[("link", link)]) }</p>
                <p><a class="button" href={format!("#/{}/", cx.lang().code())}>{ cx.t(t::TO_LIST) }</a></p>
            </main>
        },
    };
    html! {
        <>
            <a class="skip button" href="#main" onclick={skip()}>{ cx.t(t::SKIP) }</a>
            { header(cx) }
            { main }
            if cx.app.keys { { keys(cx) } }
        </>
    }
}

/// Moves the focus: the fragment belongs to the route, so the link itself must not be followed.
fn skip() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        event.prevent_default();
        crate::page::focus("main");
    })
}

fn header(cx: Cx<'_>) -> Html {
    use crate::app::Theme;
    let inner = !matches!(cx.app.page, Page::Home(_));
    let (theme_icon, theme_label) = match cx.app.theme {
        Theme::Light => ("☾", t::TO_DARK),
        Theme::Dark => ("☀", t::TO_LIGHT),
    };
    let other = cx.lang().other().code();
    html! {
        <header class="bar">
            <a class={classes!("brand", inner.then_some("inner"))} href={format!("#/{}/", cx.lang().code())} aria-label="ipclab">
                <svg viewBox="0 0 28 20" aria-hidden="true">
                    <rect x="1" y="4" width="26" height="12" rx="6"/>
                    <circle cx="8" cy="10" r="2.4"/><circle cx="14" cy="10" r="2.4"/><circle cx="20" cy="10" r="2.4" class="hole"/>
                </svg>
                <b>{ "ipclab" }</b>
            </a>
            { crumbs(cx) }
            <div class="tools">
                <button id="language" lang={other} onclick={cx.click(Action::SwitchLang)}>{ cx.t(t::OTHER_LANGUAGE) }</button>
                <button id="theme" aria-label={cx.t(theme_label)} title={cx.t(theme_label)} onclick={cx.click(Action::SwitchTheme)}>{ theme_icon }</button>
                if cx.app.stage().is_some() {
                    <button id="copy" class="wide" onclick={crate::page::copy_link(cx.send)}>
                        { cx.t(if cx.app.copied { t::COPIED } else { t::COPY_LINK }) }
                    </button>
                    <button id="keys-button" class="wide" aria-label={cx.t(t::KEYS)} title={cx.t(t::KEYS)} onclick={cx.click(Action::Keys(true))}>{ "?" }</button>
                }
            </div>
        </header>
    }
}

fn crumbs(cx: Cx<'_>) -> Html {
    let Some(stage) = cx.app.stage() else { return html! {} };
    let program = &stage.player.program;
    let family = program.id.as_deref().and_then(|id| id.split_once('/')).map(|(family, _)| family);
    let title = cx.of(&program.title).to_owned();
    let title =
        if program.is_changed() { cx.fill(t::CHANGED, &[("title", &title)]) } else { title };
    let list = format!("#/{}/", cx.lang().code());
    html! {
        <nav class="crumbs" aria-label={cx.t(t::BREADCRUMB)}>
            <a href={list}>{ family.map_or(cx.t(t::ALL_SCENARIOS), |family| home::family(cx, family)) }</a>
            <span aria-hidden="true">{ "›" }</span>
            <h1>{ title }</h1>
        </nav>
    }
}

fn keys(cx: Cx<'_>) -> Html {
    let rows: [(&[&str], Text); 10] = [
        (&["1", "…", "9"], t::KEY_STEP),
        (&["→", "."], t::KEY_NEXT),
        (&["←", ","], t::KEY_BACK),
        (&["Home", "End"], t::KEY_ENDS),
        (&["[", "]"], t::KEY_MARK),
        (&["Space"], t::KEY_PLAY),
        (&["w"], t::KEY_WHY),
        (&["r"], t::KEY_RESTART),
        (&["?"], t::KEY_HELP),
        (&["Esc"], t::KEY_ESC),
    ];
    let escape = cx.send.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        event.stop_propagation();
        if event.key() == "Escape" {
            escape.emit(Action::Keys(false));
        }
    });
    html! {
        <div class="keys" role="dialog" aria-modal="true" aria-labelledby="keys-title" {onkeydown}>
            <div>
                <h2 id="keys-title">{ cx.t(t::KEYS_HEADING) }</h2>
                <dl>
                    { for rows.iter().map(|(keys, text)| html! {
                        <>
                            <dt>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }</dt>
                            <dd>{ cx.t(*text) }</dd>
                        </>
                    }) }
                </dl>
                <p class="mute">{ cx.t(t::KEYS_NOTE) }</p>
                <p><button id="keys-close" class="primary" onclick={cx.click(Action::Keys(false))}>{ cx.t(t::CLOSE) }</button></p>
            </div>
        </div>
    }
}
