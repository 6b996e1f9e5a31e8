//! The front end as a wasm of its own: the page loads it when a text of one's own is run first.
#![forbid(unsafe_code)]

/// The stored form of what becomes of a text.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
#[must_use]
pub fn compile(file: &str, text: &str) -> Vec<u8> {
    use sim_core::machine::executable::{Executable, store};
    use sim_core::machine::world::Source;

    let source = Source { name: file.to_owned(), text: text.to_owned() };
    store(&Executable::compile(&source, &[]))
}

/// A run of a stored program as text, the fingerprint of every state included: the browser tests
/// compare it with the native build's, byte for byte.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
#[must_use]
pub fn trace(image: &[u8], programs: &[u8], words: String, tokens: &str) -> String {
    use sim_core::machine::State;
    use sim_core::{machine::executable, trace::told, words};

    words::load(words);
    let told = executable::world(image, programs)
        .and_then(|world| told::lines(&world, tokens, State::fingerprint));
    told.unwrap_or_else(|message| message)
}

/// Nothing runs by itself: [`compile`] is called from the page.
fn main() {}
