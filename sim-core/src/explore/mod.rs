//! Every ending of a scenario, with a shortest run to each, and the claims judged.

pub mod claims;
pub mod naive;
pub mod report;
pub mod search;

pub use report::Report;
pub use search::{Bounds, Exploration, Progress, Search, Slice};
