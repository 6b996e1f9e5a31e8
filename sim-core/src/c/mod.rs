//! The C front end: source text to checked program.

pub mod diag;
pub mod hir;
