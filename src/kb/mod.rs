//! The knowledge base: from what authors write to what the program works with.
//!
//! [`condition`] and [`model`] are the finished side; everything in them exists and fits.

pub mod builtin;
pub mod codes;
pub mod condition;
pub mod core_facts;
#[cfg(test)]
pub(crate) mod fixture;
pub(crate) mod gather;
mod graph;
mod here;
mod load;
pub mod model;
mod names;
mod places;
pub(crate) mod raw;
mod resolve;
pub mod road_map;
pub(crate) mod shape;
mod strata;
pub mod survey;
pub mod table;
mod words;

pub use condition::{Condition, Leaf, Scalar, Test};
pub use core_facts::CoreFacts;
pub use load::{Loaded, load};
pub use model::*;
pub use places::{Placed, Places};
pub use table::{Handle, Named, Table};
