//! The program as people and scripts meet it: what goes in, what comes out, and the number it ends with.

#![expect(clippy::unwrap_used, reason = "a test ends where something unexpected happens")]

mod harness;

mod errors;
mod help;
mod keep;
mod output;
mod plan;
mod recommend;
mod show;
