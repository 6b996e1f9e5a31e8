//! The wasm of the page and the native build tell the same runs, fingerprints of all states included.

use super::browser::{Browser, site};
use serde_json::{Value, json};
use sim_core::machine::executable::{Executable, store};
use sim_core::machine::world::{Options, Source};
use sim_core::machine::{State, World};
use sim_core::trace::told;

/// Plays runs of a stored program in the page.
const TRACE: &str = "
    const [file, runs] = arguments, done = arguments[arguments.length - 1];
    const bytes = async (name) => new Uint8Array(await (await fetch('/' + name)).arrayBuffer());
    (async () => {
        const [player, other, image, programs, words] = await Promise.all([
            import('/web.js'), import('/compiler.js'), bytes(file), bytes('programs.image'),
            fetch('/words.txt').then((answer) => answer.text()),
        ]);
        await other.default();
        const tables = words.split(String.fromCharCode(0x1e))[0];
        done(runs.map((tokens) => [
            player.trace(image, programs, tokens), other.trace(image, programs, tables, tokens),
        ]));
    })().catch((error) => done(String(error)));";

/// Compiles a text in the page; the answer is one number a byte.
const COMPILE: &str = "
    const [file, text] = arguments, done = arguments[arguments.length - 1];
    import('/compiler.js').then(async (module) => {
        await module.default();
        done(Array.from(module.compile(file, text)));
    }).catch((error) => done(String(error)));";

#[tokio::test]
async fn wasm_equals_native() {
    let all = std::fs::read_to_string(site().join("scenarios.txt")).expect("the site was built");
    web::catalog::load(&all);
    let page = Browser::open(800, 600).await;
    page.go("").await;
    let mut runs = 0;
    for item in web::catalog::items() {
        let mut tokens = vec![String::new()];
        let source = Source { name: item.file_name(), text: item.source.clone() };
        let world = World::new(&[source], &Options::default());
        let world = world.unwrap_or_else(|_| panic!("{} compiles", item.id));
        tokens.extend(world.schedules().iter().map(|(_, tokens)| tokens.clone()));
        let given = vec![json!(web::catalog::image_file(&item.id)), json!(tokens)];
        let told = page.client.execute_async(TRACE, given).await;
        let told = told.unwrap_or_else(|error| panic!("{}: {error}", item.id));
        for (nth, tokens) in tokens.iter().enumerate() {
            let native = |print| told::lines(&world, tokens, print).unwrap_or_else(|why| why);
            let [player, other] = [native(|_| 0), native(State::fingerprint)];
            assert_eq!(told[nth][0], Value::from(player), "{} {tokens}", item.id);
            assert_eq!(told[nth][1], Value::from(other), "{} {tokens}", item.id);
            runs += 1;
        }
    }
    println!("{runs} runs of {} scenarios: wasm equals native", web::catalog::items().len());
    page.close().await;
}

/// The compiler of the page makes the same programs, and the same messages, as the native front end.
#[tokio::test]
async fn the_compiler_in_wasm_equals_the_native_one() {
    let all = std::fs::read_to_string(site().join("scenarios.txt")).expect("the site was built");
    web::catalog::load(&all);
    let page = Browser::open(800, 600).await;
    page.go("").await;
    let wrong = ("wrong.c".to_owned(), "int main(void) { return x + ; }\n".to_owned());
    let items = web::catalog::items().iter();
    let texts = items.step_by(8).map(|item| (item.file_name(), item.source.clone()));
    let mut compared = 0;
    for (name, text) in texts.chain([wrong]) {
        let source = Source { name: name.clone(), text: text.clone() };
        let native = store(&Executable::compile(&source, &[]));
        let made = page.client.execute_async(COMPILE, vec![json!(name), json!(text)]).await;
        let made = made.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(made == json!(native), "{name} is compiled differently in wasm");
        compared += 1;
    }
    println!("{compared} texts: the compiler in wasm equals the native one");
    page.close().await;
}
