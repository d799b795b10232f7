//! What is known of one person. Files and the interview come in by the same door.

pub mod codes;
pub mod days;
pub mod find;
pub mod model;
pub mod words;

pub use model::*;
