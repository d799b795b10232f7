//! Reports: a plan as text for a terminal, as Markdown, as HTML and as JSON.

pub mod clean;
pub mod html;
pub mod json;
pub mod markdown;
pub mod page;
mod table;
pub mod terminal;
pub mod wording;
mod wrap;
