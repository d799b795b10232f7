//! What is known of one person. Files and the interview come in by the same door.

pub mod model;

pub use model::*;
