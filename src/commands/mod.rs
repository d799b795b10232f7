//! One file per command: its arguments and the function that uses them.

pub mod completions;
pub mod man;
