//! What a report of a plan says, in order, apart from any format.

mod ending;
mod head;
mod messages;
mod moves;
mod ranking;
mod skills;
mod steps;
mod timeline;

use std::collections::BTreeMap;

use super::page::{Block, Page, Text};
use super::wording::list;
use crate::plan::{Outcome, Plan};
pub(super) use ranking::{band_in_words, goal_row};

/// How much a report says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// What fits a terminal: far steps, long lists and sources in short. What is left out is named.
    Short,
    /// Everything.
    Full,
}

/// The report of a plan.
pub fn page(plan: &Plan, length: Length) -> Page {
    let report = Report::new(plan, length);
    let blocks = match plan.outcome {
        Outcome::Planned => report.planned(),
        Outcome::NoPlan => report.no_plan(),
    };
    Page { title: report.title(), blocks }
}

struct Report<'a> {
    plan: &'a Plan,
    length: Length,
    step_numbers: BTreeMap<&'a str, usize>,
    source_numbers: BTreeMap<&'a str, usize>,
}

impl<'a> Report<'a> {
    fn new(plan: &'a Plan, length: Length) -> Self {
        Self {
            plan,
            length,
            step_numbers: plan.steps.iter().enumerate().map(|(place, step)| (step.id.as_str(), place + 1)).collect(),
            source_numbers: plan.sources.keys().enumerate().map(|(place, id)| (id.as_str(), place + 1)).collect(),
        }
    }

    fn planned(&self) -> Vec<Block> {
        let sections = [
            self.summary(),
            self.first_step(),
            self.messages(),
            self.way(),
            self.timeline(),
            self.steps(),
            self.credited(),
            self.bars(),
            self.reviews(),
            self.ranking(),
            self.alternatives(),
            self.assumptions(),
            self.quality(),
            self.sources(),
            self.colophon(),
        ];
        sections.into_iter().flatten().collect()
    }

    fn no_plan(&self) -> Vec<Block> {
        let sections = [
            self.clash(),
            self.repairs(),
            self.messages(),
            self.credited(),
            self.ranking(),
            self.assumptions(),
            self.sources(),
            self.colophon(),
        ];
        sections.into_iter().flatten().collect()
    }

    fn is_short(&self) -> bool {
        self.length == Length::Short
    }

    /// The numbers of steps in words, such as `steps 2 and 5`.
    fn steps_in_words(&self, ids: &[String]) -> String {
        let numbers: Vec<usize> = ids.iter().filter_map(|id| self.step_numbers.get(id.as_str()).copied()).collect();
        numbered("step", "steps", numbers)
    }

    /// The numbers of sources, such as ` (source 3)`; nothing in a short report, which has no list to look in.
    fn cited(&self, ids: &[String]) -> Text {
        let numbers: Vec<usize> = ids.iter().filter_map(|id| self.source_numbers.get(id.as_str()).copied()).collect();
        if self.is_short() || numbers.is_empty() {
            return Text::default();
        }
        Text::faint(&format!(" ({})", numbered("source", "sources", numbers)))
    }
}

fn numbered(one: &str, many: &str, mut numbers: Vec<usize>) -> String {
    numbers.sort_unstable();
    numbers.dedup();
    let words: Vec<String> = numbers.iter().map(usize::to_string).collect();
    format!("{} {}", if words.len() == 1 { one } else { many }, list(&words))
}

/// A section with its heading, or nothing if it has nothing to say.
fn section(title: impl Into<Text>, blocks: Vec<Block>) -> Vec<Block> {
    if blocks.is_empty() {
        return blocks;
    }
    std::iter::once(Block::Section(title.into())).chain(blocks).collect()
}

/// Says how much was left out, and where it stands.
fn left_out(number: usize, one: &str, many: &str) -> Text {
    let noun = if number == 1 { one } else { many };
    Text::plain(&format!("{number} more {noun} in the full report: ")).and(Text::code("--format markdown"))
}

fn arrow(titles: &[&str]) -> String {
    titles.join(" → ")
}
