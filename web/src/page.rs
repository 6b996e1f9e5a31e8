//! The page around the views: the one component, its timers and listeners, and the few things
//! only a browser can do.

use crate::app::{Act, Action, App, Page, Stage, Theme, route_of};
use crate::lang::Lang;
use crate::real::{Real, RealStep, Report};
use crate::view::{self, Cx, Send};
use crate::{catalog, load, texts};
use sim_core::machine::executable;
use sim_core::trace::told;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, HtmlElement, Window};
use yew::platform::time::sleep;
use yew::prelude::*;

/// Windows up to this wide get the narrow layout.
const NARROW: &str = "(max-width: 760px)";

/// Starts the page with the file of all scenarios and that of the sentences; `compile(file, text)`
/// promises the stored form of what the front end makes of a text.
#[wasm_bindgen]
pub fn start(scenarios: &str, words: String, compile: js_sys::Function) {
    catalog::load(scenarios);
    let (tables, texts) = words.split_once('\u{1e}').unwrap_or((&words, ""));
    sim_core::words::load(tables.to_owned());
    crate::lang::load(texts.to_owned());
    load::use_compiler(compile);
    let root = document().get_element_by_id("app").expect("index.html has #app");
    root.set_text_content(None);
    yew::Renderer::<Site>::with_root(root).render();
}

/// A run of a stored program as text, with the stored programs of /bin: the browser tests compare it
/// with the native build's, byte for byte. The fingerprints of states are compared by the other
/// wasm, which has them anyway.
#[wasm_bindgen]
#[must_use]
pub fn trace(image: &[u8], programs: &[u8], tokens: &str) -> String {
    let told =
        executable::world(image, programs).and_then(|world| told::lines(&world, tokens, |_| 0));
    told.unwrap_or_else(|message| message)
}

fn window() -> Window {
    web_sys::window().expect("the page has a window")
}

fn document() -> Document {
    window().document().expect("the window has a document")
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to an element; what is in view stays in view.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Scrolls one element as another is scrolled.
pub fn follow_scroll(from: &str, to: &str) {
    if let (Some(from), Some(to)) = (element(from), element(to)) {
        to.set_scroll_top(from.scroll_top());
        to.set_scroll_left(from.scroll_left());
    }
}

/// What a person chose before; storage may be forbidden, then nothing is remembered.
fn remembered(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

fn remember(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(key, value);
    }
}

fn media(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

fn first_theme() -> Theme {
    match remembered("ipclab-theme").as_deref() {
        Some("dark") => Theme::Dark,
        Some("light") => Theme::Light,
        _ if media("(prefers-color-scheme: dark)") => Theme::Dark,
        _ => Theme::Light,
    }
}

fn first_lang() -> Lang {
    let stored = remembered("ipclab-lang");
    let browser = window().navigator().language();
    stored.or(browser).and_then(|code| Lang::from_code(&code)).unwrap_or_default()
}

/// The token that `ipclab serve` puts into the page; none on a static host.
fn token() -> Option<String> {
    let meta = document().query_selector("meta[name=ipclab-token]").ok()??;
    meta.get_attribute("content").filter(|token| !token.is_empty())
}

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// [`App`] as the reducer of the component.
#[derive(Clone)]
struct Store(App);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Store> {
        let mut next = (*self).clone();
        next.0.update(action);
        Rc::new(next)
    }
}

#[function_component(Site)]
fn site() -> Html {
    let store = use_reducer(|| {
        let route = route_of(&fragment(), first_lang());
        Store(App::new(&route, first_theme(), media(NARROW), token().is_some()))
    });
    // One callback for ever: a component with equal properties is not drawn again.
    let dispatcher = store.dispatcher();
    let send = use_callback((), move |action, ()| dispatcher.dispatch(action));
    let app = &store.0;
    use_listeners(&send, app.lang);
    use_wanted(&send, app);
    use_address(app);
    use_document(app);
    use_playing(&send, app);
    use_first_focus(app);
    view::page(Cx { app, send: &send })
}

/// The address and the window's width are inputs like any other.
#[hook]
fn use_listeners(send: &Send, lang: Lang) {
    let send = send.clone();
    use_effect_with(lang, move |lang| {
        let (lang, to_page, to_width) = (*lang, send.clone(), send);
        let moved = Closure::<dyn Fn()>::new(move || {
            to_page.emit(Action::Open(route_of(&fragment(), lang)));
        });
        let resized =
            Closure::<dyn Fn()>::new(move || to_width.emit(Action::Narrow(media(NARROW))));
        let listeners = [("hashchange", moved), ("resize", resized)];
        for (event, closure) in &listeners {
            let closure = closure.as_ref().unchecked_ref();
            let _ = window().add_event_listener_with_callback(event, closure);
        }
        move || {
            for (event, closure) in &listeners {
                let closure = closure.as_ref().unchecked_ref();
                let _ = window().remove_event_listener_with_callback(event, closure);
            }
        }
    });
}

/// Brings the program that the page waits for.
#[hook]
fn use_wanted(send: &Send, app: &App) {
    let send = send.clone();
    use_effect_with(app.wanted.clone(), move |wanted| {
        if let Some(wanted) = wanted.clone() {
            spawn_local(async move {
                let answer = load::bring(&wanted).await;
                send.emit(Action::Brought(wanted.ticket, answer));
            });
        }
    });
}

/// The address follows the page. A moment later, so that playing fast writes it seldom: browsers
/// refuse more than a few hundred changes in half a minute.
#[hook]
fn use_address(app: &App) {
    let fragment_now = app.route().fragment();
    use_effect_with(fragment_now, |wanted| {
        let (wanted, before) = (wanted.clone(), fragment());
        let cancelled = Rc::new(std::cell::Cell::new(false));
        let flag = cancelled.clone();
        spawn_local(async move {
            sleep(Duration::from_millis(200)).await;
            // A link followed in the meantime has changed the address already: it wins.
            if !flag.get() && fragment() == before && before != wanted {
                set_address(&wanted);
            }
        });
        move || cancelled.set(true)
    });
}

fn set_address(fragment: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(fragment));
    }
}

/// Title, language and theme of the document.
#[hook]
fn use_document(app: &App) {
    let title = match &app.page {
        Page::Stage(stage) => {
            let title = &stage.player.program.title;
            let title = match app.lang {
                Lang::En => &title[0],
                Lang::Ko => &title[1],
            };
            format!("{title} · ipclab")
        }
        _ => texts::SITE_TITLE.get(app.lang).to_owned(),
    };
    use_effect_with((app.lang, app.theme, title), |(lang, theme, title)| {
        document().set_title(title);
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", lang.code());
            let _ = root.set_attribute("data-theme", theme.name());
        }
    });
    use_choice("ipclab-lang", app.lang.code());
    use_choice("ipclab-theme", app.theme.name());
}

/// Remembers what was chosen; what the browser asked for is not a choice.
#[hook]
fn use_choice(key: &'static str, value: &'static str) {
    let first = use_mut_ref(|| value);
    use_effect_with(value, move |value| {
        if *first.borrow() != *value {
            remember(key, value);
            *first.borrow_mut() = "";
        }
    });
}

/// The clock of playing: one tick, then the next state asks for another.
#[hook]
fn use_playing(send: &Send, app: &App) {
    let now = app.stage().map(|stage| {
        let player = &stage.player;
        (stage.playing, stage.speed, player.track, player.cursor)
    });
    let send = send.clone();
    use_effect_with(now, move |now| {
        let cancelled = Rc::new(std::cell::Cell::new(false));
        if let Some((true, speed, ..)) = *now {
            let pause = Duration::from_millis(crate::app::SPEEDS[speed].1);
            let flag = cancelled.clone();
            spawn_local(async move {
                sleep(pause).await;
                if !flag.get() {
                    send.emit(Action::Stage(Act::Tick));
                }
            });
        }
        move || cancelled.set(true)
    });
}

/// A player that was just opened takes the focus, so that its keys work at once; an opened list of
/// keys puts it on its button.
#[hook]
fn use_first_focus(app: &App) {
    let program = app.stage().map(|stage| Rc::as_ptr(&stage.player.program.original).addr());
    use_effect_with(program, |program| {
        if program.is_some() {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            focus("main");
        }
    });
    use_effect_with(app.keys, |keys| {
        if *keys {
            focus("keys-close");
        }
    });
}

/// Copies the address and says so for a moment.
pub fn copy_link(send: &Send) -> Callback<MouseEvent> {
    let send = send.clone();
    Callback::from(move |_| {
        let send = send.clone();
        spawn_local(async move {
            // The address is written a moment after the last step.
            sleep(Duration::from_millis(220)).await;
            let Ok(address) = window().location().href() else { return };
            let clipboard = window().navigator().clipboard();
            if JsFuture::from(clipboard.write_text(&address)).await.is_ok() {
                send.emit(Action::Copied(true));
                sleep(Duration::from_secs(2)).await;
                send.emit(Action::Copied(false));
            }
        });
    })
}

/// Asks `ipclab serve` to play the shown run on the real kernel.
pub fn ask_kernel(stage: &Stage, send: &Send) -> Callback<MouseEvent> {
    let (program, run) = (stage.player.program.clone(), stage.player.run());
    let (busy, send) = (matches!(stage.real, Real::Busy), send.clone());
    Callback::from(move |_| {
        if busy {
            return;
        }
        let body = js_sys::Object::new();
        let values = [
            ("name", program.file_name.as_str()),
            ("source", &*program.source),
            ("run", &run.to_string()),
        ];
        for (key, value) in values {
            let _ = js_sys::Reflect::set(&body, &key.into(), &value.into());
        }
        let body = js_sys::JSON::stringify(&body).map(String::from).unwrap_or_default();
        let send = send.clone();
        send.emit(Action::Stage(Act::Real(Real::Busy)));
        spawn_local(async move {
            let real = match post("api/check", &body).await {
                Ok((200, text)) => match report(&text) {
                    Some(report) => Real::Done(report),
                    None => Real::Failed(text),
                },
                // Nobody answers, or another server than the one that gave out this page.
                Ok((403, _)) | Err(_) => Real::Gone,
                Ok((_, text)) => Real::Failed(text),
            };
            send.emit(Action::Stage(Act::Real(real)));
        });
    })
}

/// The browser reads the JSON: a parser of our own would be a tenth of the page.
fn report(text: &str) -> Option<Report> {
    let get = |value: &JsValue, key: &str| js_sys::Reflect::get(value, &key.into()).ok();
    let word = |value: &JsValue, key: &str| get(value, key)?.as_string();
    let list = |value: &JsValue, key: &str| get(value, key)?.dyn_into::<js_sys::Array>().ok();
    let answer = js_sys::JSON::parse(text).ok()?;
    let step = |value: JsValue| {
        Some(RealStep {
            token: word(&value, "token")?,
            model: word(&value, "model")?,
            real: word(&value, "real")?,
            agrees: get(&value, "agrees")?.as_bool()?,
        })
    };
    Some(Report {
        kernel: word(&answer, "kernel")?,
        steps: list(&answer, "steps")?.iter().map(step).collect::<Option<Vec<_>>>()?,
        notes: list(&answer, "notes")?.iter().filter_map(|note| note.as_string()).collect(),
    })
}

/// Status and text of the answer.
async fn post(path: &str, body: &str) -> Result<(u16, String), JsValue> {
    let init = web_sys::RequestInit::new();
    init.set_method("POST");
    init.set_body(&JsValue::from_str(body));
    let headers = web_sys::Headers::new()?;
    headers.set("Content-Type", "application/json")?;
    headers.set("X-Ipclab-Token", &token().unwrap_or_default())?;
    init.set_headers(&headers);
    let response = JsFuture::from(window().fetch_with_str_and_init(path, &init)).await;
    let response: web_sys::Response = response?.unchecked_into();
    let text = JsFuture::from(response.text()?).await?;
    Ok((response.status(), text.as_string().unwrap_or_default()))
}
