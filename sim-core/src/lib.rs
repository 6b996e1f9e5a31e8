//! The model: a C program with a few processes, run step by step over a model of the Linux kernel.
//!
//! No I/O, clock, thread, float, unsafe or HashMap iteration order in here; builds for wasm32.
//! Suggested reading order is the order of the modules.
#![forbid(unsafe_code)]

pub mod c;
pub mod catalogue;
pub mod explain;
pub mod explore;
pub mod fingerprint;
pub mod kernel;
pub mod libc;
pub mod machine;
pub mod memory;
mod ordered;
pub mod pick;
pub mod rules;
pub mod syscalls;
pub mod token;
pub mod trace;
pub mod value;
pub mod vm;
pub mod words;
