//! The rules engine: what follows from what is known of a person, and why.
//!
//! [`judge`] says whether a condition holds, [`lack`] says what would have to change.

pub mod advice;
pub mod judge;
pub mod lack;
pub mod words;

pub use advice::*;
pub use judge::{Decided, Known, Truth, Verdict, judge, truth};
pub use lack::{Lack, lack};

#[cfg(test)]
mod fixture;
