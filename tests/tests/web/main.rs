//! The built site in Chromium: what a visitor does, what a keyboard does, what axe says, and that
//! the wasm of the page computes what the native build computes.
//!
//! `cargo xtask test --only web` builds what this needs and says where it is (`IPCLAB`,
//! `IPCLAB_SITE`). Every test has a server and a browser of its own.

mod access;
mod browser;
mod same;
mod visit;
