//! The rules engine.

pub mod advice;

pub use advice::*;
