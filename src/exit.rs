//! How a run ends, in one place.

use std::process::ExitCode;

/// The ways a run can end. Scripts rely on the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It did what was asked.
    Done = 0,
    /// The program or the machine failed: a disk is full, a file cannot be written.
    Failed = 1,
    /// What was given is wrong: arguments, profile or knowledge base.
    WrongInput = 2,
    /// It worked, and the answer is that no plan fits within the limits.
    NoPlan = 3,
    /// The person broke off.
    Interrupted = 130,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}
