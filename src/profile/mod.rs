//! What is known of one person. Files, flags and the interview come in by the same door.
//!
//! [`raw`] holds what somebody wrote, [`resolve`](resolve()) checks it and makes a [`Profile`] of it, with skills
//! credited and the facts that follow from others worked out.

pub mod codes;
mod computed;
mod credit;
mod days;
pub mod find;
mod held;
pub mod model;
pub mod raw;
mod read;
mod resolve;
pub mod words;

pub use computed::{PlanFacts, with_plan_facts};
pub use credit::taught;
pub use model::*;
pub use raw::{RawProfile, Sensitive};
pub use resolve::{Resolved, resolve};

#[cfg(test)]
pub(crate) mod fixture;
