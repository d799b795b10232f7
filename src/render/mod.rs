//! Reports: a plan as text for a terminal, as Markdown, HTML and JSON, and in short as CSV, a calendar and a chart.
//!
//! [`report`] says what a report tells and in which order, as a [`page::Page`]; the formats draw
//! a page and know nothing of plans. JSON has its own types and is a contract. Nothing in here
//! prints, looks at the terminal or reads the clock: width and colour arrive in a [`Look`].

pub mod calendar;
pub mod clean;
pub mod csv;
pub mod html;
pub mod json;
pub mod markdown;
pub mod mermaid;
pub mod page;
pub mod recommendation;
mod report;
pub mod road_map;
mod table;
pub mod terminal;
pub mod wording;
mod wrap;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

use crate::plan::Plan;
pub use calendar::calendar;
pub use csv::csv;
pub use json::json;
pub use mermaid::mermaid;
pub use report::{Length, page};
pub use terminal::Look;

/// A plan for a terminal. Steps further off are told in short.
pub fn terminal(plan: &Plan, look: &Look) -> String {
    terminal::draw(&page(plan, Length::Short), look)
}

/// A plan as Markdown, complete.
pub fn markdown(plan: &Plan) -> String {
    markdown::write(&page(plan, Length::Full))
}

/// A plan as a self-contained HTML page, complete.
pub fn html(plan: &Plan) -> String {
    html::write(&page(plan, Length::Full))
}
