//! The plan at a glance: what lies where in time.

use jiff::civil::Date;

use super::Report;
use crate::plan::{Move, Step};
use crate::render::page::{Bar, Block, Timeline};

impl Report<'_> {
    /// All steps and arrivals on one line of time; nothing in a short report.
    pub(super) fn timeline(&self) -> Vec<Block> {
        if self.is_short() || self.plan.steps.is_empty() {
            return Vec::new();
        }
        let mut bars: Vec<Bar> = self.plan.steps.iter().zip(1..).map(|(step, number)| step_bar(step, number)).collect();
        bars.extend(self.plan.moves.iter().map(move_bar));
        bars.sort_by_key(|bar| (if bar.is_goal { bar.likely } else { bar.from }, bar.likely));
        let last = bars.iter().map(|bar| bar.late).max().unwrap_or(self.plan.start);
        vec![Block::Timeline(Timeline { title: "At a glance".into(), from: self.plan.start, to: last, bars })]
    }
}

fn step_bar(step: &Step, number: usize) -> Bar {
    let likely: Date = step.finish.likely.max(step.start);
    Bar {
        label: format!("{number}. {}", step.title).into(),
        from: step.start,
        likely,
        late: step.finish.late.max(likely),
        is_goal: false,
    }
}

fn move_bar(step: &Move) -> Bar {
    Bar {
        label: format!("→ {}", step.to.title).into(),
        from: step.arrive.early,
        likely: step.arrive.likely,
        late: step.arrive.late,
        is_goal: true,
    }
}
