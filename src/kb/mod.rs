//! The knowledge base: from what authors write to what the program works with.
//!
//! [`condition`] and [`model`] are the finished side; everything in them exists and fits.

pub mod condition;
pub mod core_facts;
pub mod model;
mod raw;
pub mod table;
mod words;

pub use condition::{Condition, Leaf, Scalar, Test};
pub use core_facts::CoreFacts;
pub use model::*;
pub use table::{Handle, Named, Table};
