//! One file per command: its arguments and the function that uses them.

pub mod completions;
pub mod item;
pub mod kb;
pub mod list;
pub mod man;
pub mod plan;
pub mod recommend;
pub mod show;
#[cfg(test)]
mod small;
