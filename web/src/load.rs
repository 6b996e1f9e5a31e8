//! Brings programs: the scenarios' ready-made from the site, a text of one's own from the compiler,
//! which is a wasm of its own and comes when it is first needed.

use crate::catalog::{Brought, Wanted};
use sim_core::machine::executable::{Absent, Built, Programs, Stored, restore};
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// The file of the site that holds the programs of /bin.
const PROGRAMS: &str = "programs.image";

thread_local! {
    static COMPILER: RefCell<Option<js_sys::Function>> = const { RefCell::new(None) };
    static TOOLS: RefCell<Option<Arc<dyn Programs>>> = const { RefCell::new(None) };
}

/// Takes the function that compiles.
pub fn use_compiler(compile: js_sys::Function) {
    COMPILER.set(Some(compile));
}

/// The program, and those of /bin if it can run others. Errors: why they did not come.
pub async fn bring(wanted: &Wanted) -> Result<Brought, String> {
    let bytes = match wanted.stored() {
        Some(file) => fetch(&file).await?,
        None => compile(&wanted.file_name(), &wanted.text).await?,
    };
    let built = read(&bytes)?;
    let executes = built.as_ref().is_ok_and(|program| program.executes());
    let tools = if executes { tools().await? } else { Arc::new(Absent) };
    Ok(Brought { built, tools })
}

fn read(bytes: &[u8]) -> Result<Built, String> {
    restore(bytes).ok_or_else(|| "a part of the site is of another version; reload it".to_owned())
}

async fn compile(file: &str, text: &str) -> Result<Vec<u8>, String> {
    let compile = COMPILER.with_borrow(Clone::clone).ok_or("there is no compiler")?;
    let promise = compile.call2(&JsValue::NULL, &file.into(), &text.into()).map_err(said)?;
    let bytes = JsFuture::from(js_sys::Promise::resolve(&promise)).await.map_err(said)?;
    Ok(js_sys::Uint8Array::new(&bytes).to_vec())
}

async fn tools() -> Result<Arc<dyn Programs>, String> {
    if let Some(tools) = TOOLS.with_borrow(Clone::clone) {
        return Ok(tools);
    }
    let stored = Stored::read(&fetch(PROGRAMS).await?);
    let tools: Arc<dyn Programs> = Arc::new(stored.ok_or("the programs of /bin are damaged")?);
    TOOLS.set(Some(Arc::clone(&tools)));
    Ok(tools)
}

async fn fetch(file: &str) -> Result<Vec<u8>, String> {
    let window = web_sys::window().ok_or("there is no window")?;
    let answer = JsFuture::from(window.fetch_with_str(file)).await.map_err(said)?;
    let answer: web_sys::Response = answer.unchecked_into();
    if !answer.ok() {
        return Err(format!("{file}: {}", answer.status()));
    }
    let buffer = JsFuture::from(answer.array_buffer().map_err(said)?).await.map_err(said)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// What an exception says.
fn said(value: JsValue) -> String {
    value
        .dyn_ref::<js_sys::Error>()
        .map_or_else(|| format!("{value:?}"), |error| error.message().into())
}
