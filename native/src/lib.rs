//! The real kernel: the same C programs, run by real processes and held against the model.
//!
//! The only crate with `unsafe`. From the bottom up: [`worker`] is the program the real processes
//! run (one raw system call at a time, told by shared memory), [`control`] that memory, [`sandbox`]
//! the namespaces around them, [`crew`] the processes of one run, each moved forward one call at a
//! time and watched until it is settled.

#![allow(unsafe_code)]
#![warn(clippy::undocumented_unsafe_blocks)]

pub mod cli;
pub mod control;
pub mod crew;
pub mod error;
pub mod evidence;
pub mod pids;
pub mod raw;
pub mod sandbox;
pub mod serve;
pub mod settle;
pub mod sys;
pub mod terminal;
pub mod worker;

pub use error::Error;
