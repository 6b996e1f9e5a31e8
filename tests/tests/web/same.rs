//! The wasm of the page and the native build tell the same runs, fingerprints of all states included.

use super::browser::{Browser, site};
use serde_json::{Value, json};

#[tokio::test]
async fn wasm_equals_native() {
    let all = std::fs::read_to_string(site().join("scenarios.txt")).expect("the site was built");
    web::catalog::load(&all);
    let page = Browser::open(800, 600).await;
    page.go("").await;
    let mut runs = 0;
    for item in web::catalog::items() {
        let mut tokens = vec![String::new()];
        let (program, _) = web::catalog::compile(Some(&item.id), &item.source);
        let program = program.unwrap_or_else(|| panic!("{} compiles", item.id));
        tokens.extend(program.schedules.into_iter().map(|(_, tokens)| tokens));
        let script = "const [id, runs] = arguments, done = arguments[arguments.length - 1]; \
                      import('/web.js').then(m => done(runs.map(t => m.trace(id, t))), e => done(String(e)));";
        let told = page.client.execute_async(script, vec![json!(item.id), json!(tokens)]).await;
        let told = told.unwrap_or_else(|error| panic!("{}: {error}", item.id));
        for (nth, tokens) in tokens.iter().enumerate() {
            let native = web::trace::lines(&item.id, tokens).unwrap_or_else(|message| message);
            assert_eq!(told[nth], Value::from(native), "{} {tokens}", item.id);
            runs += 1;
        }
    }
    println!("{runs} runs of {} scenarios: wasm equals native", web::catalog::items().len());
    page.close().await;
}
