//! The site: a list of scenarios and the player.
//!
//! State is one reducer ([`app`]) over scenario, run, cursor and language; a view is a function of
//! core values; no view steps the kernel. On the host only the reducer and its tests are built.
#![forbid(unsafe_code)]

pub mod app;
pub mod catalog;
pub mod clex;
pub mod draw;
pub mod josa;
pub mod lang;
pub mod offer;
pub mod player;
pub mod problem;
pub mod real;
pub mod route;
pub mod scene;
pub mod search;
pub mod story;
pub mod texts;

#[cfg(target_arch = "wasm32")]
mod load;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod view;

#[cfg(target_arch = "wasm32")]
pub use page::start;
