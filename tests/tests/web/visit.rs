//! What a visitor does.

use super::browser::Browser;
use serde_json::Value;

const EPIPE: &str = "#/en/s/pipe/forgotten-write-end";

#[tokio::test]
async fn a_newcomer_finds_a_scenario_and_steps_it() {
    let page = Browser::open(1280, 900).await;
    page.go("").await;
    let all = page.eval("document.querySelectorAll('.cards a').length").await;
    assert!(all.as_u64() >= Some(60), "{all} scenarios");
    page.click("#search").await;
    page.eval("document.querySelector('#search').focus()").await;
    page.press("enxio fifo").await;
    page.until("document.querySelectorAll('.cards a').length < 20").await;
    page.click("#start").await;
    page.until("document.querySelectorAll('.proc').length === 2").await;
    page.at("0 / 5").await;
    page.click("#next").await;
    page.at("1 / 5").await;
    page.until("document.querySelector('#caption').textContent.includes('close(3)')").await;
    page.click("#back").await;
    page.at("0 / 5").await;
    page.click("#last").await;
    page.at("5 / 5").await;
    page.until("document.querySelector('.choose .over') !== null").await;
    scrub(&page, 2).await;
    page.at("2 / 5").await;
    page.until("document.querySelector('svg.pipe').dataset.bytes === '3'").await;
    page.close().await;
}

async fn scrub(page: &Browser, step: u32) {
    let script = format!(
        "(s => {{ s.value = {step}; s.dispatchEvent(new Event('input', {{ bubbles: true }})); }})\
         (document.querySelector('#scrub'))"
    );
    page.eval(&script).await;
}

#[tokio::test]
async fn a_choice_in_the_past_keeps_the_other_run() {
    let page = Browser::open(1280, 900).await;
    page.go(EPIPE).await;
    page.click("#last").await;
    page.click("#first").await;
    let runs = "document.querySelectorAll('.runs button').length";
    let before = page.eval(runs).await.as_u64().expect("a number");
    page.click(".step[data-token=reader]").await;
    page.at("1 / 1").await;
    assert_eq!(page.eval(runs).await.as_u64(), Some(before + 1));
    page.until("document.querySelector('.proc[data-process=reader] .state.asleep') !== null").await;
    page.click(".runs button").await;
    page.at("0 / 5").await;
    page.close().await;
}

#[tokio::test]
async fn why_is_answered_with_the_rule_and_who_could_wake() {
    let page = Browser::open(1280, 900).await;
    page.go(EPIPE).await;
    page.click(".step[data-token=reader]").await;
    page.click(".reason .why").await;
    let answer = page.text("document.querySelector('.whybox').textContent").await;
    assert!(answer.contains("PIPE-") && answer.contains("pipe(7)"), "{answer}");
    page.click(".wakers button").await;
    page.at("2 / 2").await;
    page.close().await;
}

#[tokio::test]
async fn language_and_theme_keep_the_step() {
    let page = Browser::open(1280, 900).await;
    page.go(EPIPE).await;
    page.click("#next").await;
    page.click("#next").await;
    page.at("2 / 5").await;
    page.click("#language").await;
    page.until("document.documentElement.lang === 'ko'").await;
    page.until("location.hash.startsWith('#/ko/') && location.hash.endsWith('i=2')").await;
    page.until("document.body.innerText.includes('다음 단계를 고르십시오')").await;
    page.click("#theme").await;
    page.until("document.documentElement.dataset.theme === 'dark'").await;
    page.at("2 / 5").await;
    page.close().await;
}

#[tokio::test]
async fn a_link_brings_back_scenario_run_and_step() {
    let page = Browser::open(1280, 900).await;
    page.go(EPIPE).await;
    page.click(".step[data-token=writer]").await;
    page.click(".step[data-token=reader]").await;
    page.at("2 / 2").await;
    page.until("location.hash.includes('run=writer+reader&i=2')").await;
    let (hash, caption) = (
        page.text("location.hash").await,
        page.text("document.querySelector('#caption').textContent").await,
    );
    page.go(&hash).await;
    page.at("2 / 2").await;
    assert_eq!(page.text("document.querySelector('#caption').textContent").await, caption);
    page.go("#/en/s/pipe/forgotten-write-end?run=writer+nobody&i=2").await;
    page.until("document.querySelector('.notice').textContent.includes('nobody')").await;
    page.go("#/en/nowhere").await;
    page.until("document.querySelector('h1').textContent.includes('nowhere')").await;
    page.close().await;
}

async fn replace(page: &Browser, from: &str, to: &str) {
    let (from, to) = (Value::from(from), Value::from(to));
    let script = format!(
        "(a => {{ a.value = a.value.replace({from}, {to}); \
         a.dispatchEvent(new Event('input', {{ bubbles: true }})); }})\
         (document.querySelector('#editor-text'))"
    );
    page.eval(&script).await;
    page.click("#run-program").await;
}

#[tokio::test]
async fn a_changed_program_runs_and_a_wrong_one_says_where() {
    let page = Browser::open(1280, 900).await;
    page.go("#/en/s/pipe/hello").await;
    page.click("#tab-program").await;
    replace(&page, "close(p[0]);", "closs(p[0]);").await;
    page.until("document.querySelector('.diags li pre')?.textContent.includes('^^^^^')").await;
    let said = page.text("document.querySelector('#problems').textContent").await;
    assert!(said.contains("closs") && said.contains("line 13"), "{said}");
    assert_eq!(page.eval("document.querySelectorAll('.field .row.err').length").await, 1);
    replace(&page, "closs(p[0]);", "close(p[0]); write(p[1], \"ab\", 2);").await;
    page.until("document.querySelector('.diags') === null").await;
    page.until("location.hash.startsWith('#/en/p?src=')").await;
    let hash = page.text("location.hash").await;
    page.go(&hash).await;
    page.until("document.querySelectorAll('.proc').length === 2").await;
    page.close().await;
}

#[tokio::test]
async fn the_keyboard_is_enough() {
    let page = Browser::open(1280, 900).await;
    page.go(EPIPE).await;
    page.until("document.activeElement.id === 'main'").await;
    for (key, position) in [
        (".", "1 / 5"),
        ("\u{e014}", "2 / 5"),
        ("\u{e012}", "1 / 5"),
        ("\u{e010}", "5 / 5"),
        ("[", "3 / 5"),
        ("r", "0 / 5"),
        ("2", "1 / 1"),
    ] {
        page.press(key).await;
        page.at(position).await;
    }
    page.press("w").await;
    page.until("document.querySelector('.whybox') !== null").await;
    page.press("?").await;
    page.until("document.activeElement.id === 'keys-close'").await;
    page.press("\u{e00c}").await;
    page.until("document.querySelector('.keys') === null").await;
    page.close().await;
}

#[tokio::test]
async fn playing_goes_on_by_itself_and_stops_at_the_end() {
    let page = Browser::open(1280, 900).await;
    page.go(EPIPE).await;
    page.eval(
        "(s => { s.selectedIndex = 4; s.dispatchEvent(new Event('change', { bubbles: true })); })\
         (document.querySelector('#speed'))",
    )
    .await;
    page.click("#play").await;
    page.at("5 / 5").await;
    page.until("document.querySelector('#play').textContent.includes('Play')").await;
    page.close().await;
}

#[tokio::test]
async fn the_run_is_shown_on_both_kernels() {
    let page = Browser::open(1280, 900).await;
    page.go("#/en/s/pipe/hello").await;
    page.click("#tab-machine").await;
    page.click("#machine-run").await;
    page.until("document.querySelector('#machine-verdict, .machine .notice') !== null").await;
    let said = page.text("document.querySelector('.machine').textContent").await;
    let refused = said.contains("no sandbox on this machine");
    assert!(refused || said.contains("agree with the model"), "{said}");
    page.client.clone().close().await.expect("the session closes");
}

#[tokio::test]
async fn a_phone_tells_why_a_process_hangs() {
    let page = Browser::open(360, 740).await;
    page.go("#/ko/s/pipe/forgotten-write-end").await;
    page.click(".step[data-token=reader]").await;
    // The outcome beside a call stays in one line, and "Why?" is where the thumb is.
    let lines = "document.querySelector('.dock .out').getClientRects().length";
    page.click(".dock .sleeper").await;
    let answer = "document.querySelector('.dock .whybox')";
    page.until(&format!("{answer} !== null")).await;
    assert_eq!(page.eval(lines).await, 1);
    let seen = format!("{answer}.getBoundingClientRect().top >= 0");
    assert_eq!(page.eval(&seen).await, Value::Bool(true));
    page.click(".dock .wakers button").await;
    page.at("2 / 2").await;
    page.close().await;
}

#[tokio::test]
async fn a_server_that_is_gone_is_said() {
    let mut page = Browser::open(1280, 900).await;
    page.go(EPIPE).await;
    page.click("#last").await;
    page.click("#tab-machine").await;
    page.stop_server();
    page.click("#machine-run").await;
    page.until("document.querySelector('#machine-gone')?.textContent.includes('reload')").await;
    page.client.close().await.expect("the browser closes");
}
