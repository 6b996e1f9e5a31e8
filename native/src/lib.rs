//! The real kernel: the same C programs, run by real processes and held against the model.
//!
//! The only crate with `unsafe`. From the bottom up: [`worker`] is the program the real processes
//! run (one raw system call at a time, told by shared memory), [`control`] that memory, [`sandbox`]
//! the namespaces around them, [`crew`] the processes of one run, each moved forward one call at a
//! time and watched until it is settled.

#![allow(unsafe_code)]
#![warn(clippy::undocumented_unsafe_blocks)]

mod bare;
mod belief;
pub mod check;
pub mod cli;
mod compare;
mod control;
pub mod cpu;
mod crew;
mod descriptors;
pub mod error;
pub mod evidence;
pub mod generate;
mod graph;
mod http;
pub mod lies;
pub mod lockstep;
mod pids;
mod place;
mod raw;
pub mod replay;
pub mod sandbox;
pub mod serve;
mod settle;
mod setup;
pub mod stage;
pub mod sweep;
mod sys;
mod terminal;
mod worker;

pub use error::Error;
