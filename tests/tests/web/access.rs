//! Everybody can use it: axe in both themes and languages, 360 px, and the rules of the page's code.

use super::browser::Browser;
use serde_json::Value;

const AXE: &str = include_str!("../../assets/axe-core/axe.min.js");

/// What axe finds in the page as it is now, each with the first element.
async fn violations(page: &Browser) -> Vec<String> {
    if page.eval("typeof axe === 'undefined'").await == Value::Bool(true) {
        page.client.execute(AXE, Vec::new()).await.expect("axe loads");
    }
    let script = "const done = arguments[arguments.length - 1]; \
                  axe.run(document, { resultTypes: ['violations'] }).then(r => done(r.violations.map(\
                  v => v.id + ': ' + v.nodes[0].html.slice(0, 200) + ' ' + v.nodes[0].failureSummary)), \
                  e => done([String(e)]));";
    let found = page.client.execute_async(script, Vec::new()).await.expect("axe runs");
    let found = found.as_array().cloned().unwrap_or_default();
    found.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn axe_finds_nothing_in_both_themes_and_languages() {
    let page = Browser::open(1280, 900).await;
    for lang in ["en", "ko"] {
        for theme in ["light", "dark"] {
            for place in [
                "",
                "s/pipe/full-sleeps?i=1",
                "s/pipe/forgotten-write-end?i=5",
                "s/classic/ls-wc?i=9",
            ] {
                page.go(&format!("#/{lang}/{place}")).await;
                if page.text("document.documentElement.dataset.theme").await != theme {
                    page.click("#theme").await;
                }
                page.until(&format!("document.documentElement.dataset.theme === '{theme}'")).await;
                if page.eval("document.querySelector('.reason .why') !== null").await
                    == Value::Bool(true)
                {
                    page.click(".reason .why").await;
                }
                assert_eq!(violations(&page).await, Vec::<String>::new(), "{lang} {theme} {place}");
                if place.starts_with("s/pipe/full") {
                    for tab in ["#tab-program", "#tab-machine"] {
                        page.click(tab).await;
                        assert_eq!(
                            violations(&page).await,
                            Vec::<String>::new(),
                            "{lang} {theme} {tab}"
                        );
                    }
                }
            }
        }
    }
    page.close().await;
}

#[tokio::test]
async fn nothing_is_wider_than_a_phone() {
    let page = Browser::open(360, 740).await;
    for lang in ["en", "ko"] {
        for place in ["", "s/pipe/full-sleeps?i=2", "s/classic/ls-wc?i=9", "s/fifo/rendezvous?i=1"]
        {
            page.go(&format!("#/{lang}/{place}")).await;
            fits(&page, place).await;
            if !place.is_empty()
                && page.eval("document.querySelector('.tabs') !== null").await == Value::Bool(true)
            {
                for tab in ["kernel", "steps", "program", "machine", "run"] {
                    page.click(&format!("#tab-{tab}")).await;
                    fits(&page, tab).await;
                }
            }
        }
    }
    assert_eq!(violations(&page).await, Vec::<String>::new());
    page.close().await;
}

async fn fits(page: &Browser, what: &str) {
    let wide = page
        .eval(
            "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > \
             innerWidth + 1 && !e.closest('.field, pre, .tty, .hidden, .skip')).map(e => e.outerHTML.slice(0, 120))[0] ?? \
             (document.documentElement.scrollWidth > innerWidth ? 'the page scrolls' : null)",
        )
        .await;
    assert_eq!(wide, Value::Null, "{what}");
}

#[tokio::test]
async fn no_style_attributes_and_a_step_is_drawn_in_time() {
    let page = Browser::open(1280, 900).await;
    page.go("#/en/s/classic/ls-wc").await;
    assert_eq!(page.eval("document.querySelectorAll('[style]').length").await, 0);
    // A step is applied and drawn: from the click until its microtasks ran and layout is done. Each
    // step is taken in eight rounds and its best time counts, so that other work on the machine
    // does not.
    let script = "const done = arguments[arguments.length - 1]; (async () => { \
        const turn = () => new Promise(r => { const c = new MessageChannel(); c.port1.onmessage = r; c.port2.postMessage(0); }); \
        const press = id => document.querySelector(id).click(); \
        press('#last'); await turn(); \
        const steps = Number(document.querySelector('#scrub').max); \
        const best = Array(steps).fill(Infinity); \
        for (let round = 0; round < 8; round++) { \
            press('#first'); await turn(); \
            for (let i = 0; i < steps; i++) { \
                const t = performance.now(); press('#next'); await turn(); \
                void document.body.offsetHeight; best[i] = Math.min(best[i], performance.now() - t); } } \
        done(best.sort((a, b) => a - b)); })();";
    let times = page.client.execute_async(script, Vec::new()).await.expect("steps are taken");
    let times: Vec<f64> =
        times.as_array().expect("a list").iter().filter_map(Value::as_f64).collect();
    assert!(times.len() > 20, "{} steps", times.len());
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!("a step in the page: median {:.1} ms, p95 {:.1} ms", at(0.5), at(0.95));
    // Printed, not asserted: the goal is 16 ms at p95, and other work on the machine moves it.
    page.close().await;
}
