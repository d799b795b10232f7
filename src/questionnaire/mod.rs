//! The interview: which question next, and who answers it.

pub mod form;
mod layout;
pub mod reading;
mod regions;

pub use form::{Form, Group, Item};
