//! The rules engine: what follows from what is known of a person, and why.
//!
//! [`judge`] says whether a condition holds, [`infer`] runs the rules, [`explain`] leads back from a conclusion to what
//! the person said, [`lack`] says what would have to change.

pub mod advice;
pub mod explain;
pub mod fill;
pub mod infer;
pub mod judge;
pub mod lack;
pub mod words;

pub use advice::*;
pub use fill::reason;
pub use infer::{AsSaid, after_plan, evidence, infer, reads_plan};
pub use judge::{Decided, Known, Truth, Verdict, judge, truth};
pub use lack::{Lack, lack};

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod shipped;
