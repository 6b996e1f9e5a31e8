//! What expressions mean: values, conversions, operators, calls.

mod builtin;
mod call;
mod constant;
mod convert;
mod format;
mod operator;
mod value;

pub(crate) use constant::truncate;
pub(crate) use convert::Purpose;
pub(crate) use value::{Body, Value, access_of};
