//! The interview: which question next, and who answers it.
//!
//! Questions are data. [`next`] picks the one to ask, [`form`] says what an answer looks like, a [`Prompter`] puts it
//! to the person, [`session`] keeps the answers. An answer is a YAML value and enters the profile by the same door as a
//! profile file, so that both obey the same rules.

pub mod answers;
#[cfg(test)]
pub(crate) mod fixture;
pub mod form;
pub mod keyboard;
mod layout;
pub mod next;
#[cfg(test)]
mod people;
pub mod plain;
pub mod reading;
mod regions;
pub mod relevance;
pub mod session;
pub mod terminal;
pub mod unsaid;

use std::io;

use serde_yaml::Value;

pub use form::{Form, Group, Item};
pub use next::{Step, USUAL_LIMIT, next};
pub use session::{Interview, Outcome, Person, Records};
pub use unsaid::unsaid;

/// Puts one question at a time to a person.
pub trait Prompter {
    /// Shows a text of one or more paragraphs.
    fn say(&mut self, text: &str) -> io::Result<()>;

    /// How one goes back, asks why and stops, in one sentence or two.
    fn how_to_steer(&self) -> &'static str;

    /// Shows an answer that was kept, in words.
    fn noted(&mut self, words: &str) -> io::Result<()>;

    /// Asks and waits for the answer. An error of the kind `Interrupted` means that the person pressed Ctrl-C.
    fn ask(&mut self, ask: &Ask) -> io::Result<Answer>;
}

/// One question, ready to be put.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// The line above the question, such as `Question 4 of about 11`.
    pub heading: String,
    /// The question.
    pub text: String,
    /// What an answer looks like.
    pub form: Form,
    /// The answer given before, if the person came back to it.
    pub current: Option<Value>,
    /// Whether the question can be passed over with "I don't know".
    pub may_skip: bool,
    /// Why the last answer could not be used; the question is then not told anew.
    pub refused: Option<String>,
}

/// What came back.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A value as it would stand in a profile file.
    Value(Value),
    /// The person does not know, or would rather not say.
    Unknown,
    /// Back to the question before.
    Back,
    /// Why is this asked?
    Why,
    /// Enough for today.
    Quit,
}
