//! Why this goal and not another, and what other plans there are.

use super::moves::pay_note;
use super::{Report, arrow, section};
use crate::plan::{Alternative, Band, ChosenBy, Ranked, Totals};
use crate::render::page::{Block, Table, Text};
use crate::render::wording::{capital, count, hours, list, money, month, months_likely, sentence};

/// Goals shown beside the first.
const RUNNERS_UP: usize = 2;

impl Report<'_> {
    /// The best goals, if the ranking chose.
    pub(super) fn ranking(&self) -> Vec<Block> {
        let open: Vec<&Ranked> = self.plan.ranking.iter().filter(|goal| goal.excluded_by.is_empty()).collect();
        let Some(first) = open.first().filter(|_| self.ranking_chose()) else { return Vec::new() };
        let best: Vec<&Ranked> = open.iter().take(1 + RUNNERS_UP).copied().collect();
        let heads = vec!["Goal", "Score", "How far", "Likely months", "Likely pay a year"];
        let mut blocks = vec![Block::Table(Table { heads, rows: best.iter().map(|goal| goal_row(goal)).collect() })];
        blocks.extend(
            pay_note(best.iter().map(|goal| (goal.role.title.as_str(), goal.pay.as_ref()))).map(Block::Paragraph),
        );
        if !first.reasons.is_empty() {
            blocks.push(Block::Paragraph(format!("Why {} comes first:", first.role.title).into()));
            blocks.push(Block::Bullets(first.reasons.iter().map(|reason| sentence(reason).into()).collect()));
        }
        blocks.push(Block::Paragraph(next(&best[1..])));
        section("Why this goal", blocks)
    }

    fn ranking_chose(&self) -> bool {
        self.plan.goal.as_ref().is_none_or(|goal| goal.chosen_by == ChosenBy::Ranking)
    }

    /// Other plans worth a look.
    pub(super) fn alternatives(&self) -> Vec<Block> {
        let others: Vec<Text> = self.plan.alternatives.iter().map(other).collect();
        section("Other ways", if others.is_empty() { Vec::new() } else { vec![Block::Bullets(others)] })
    }
}

/// A goal under the heads goal, score, how far, months, pay.
pub fn goal_row(goal: &Ranked) -> Vec<Text> {
    vec![
        Text::plain(&goal.role.title),
        format!("{:.2}", goal.score).into(),
        band_in_words(goal.band).into(),
        goal.months
            .map_or_else(|| "no way known".to_owned(), |months| count(months as usize, "month", "months"))
            .into(),
        goal.pay.as_ref().map_or_else(|| "not known".to_owned(), |pay| money(pay.usd.likely)).into(),
    ]
}

/// How far away a goal is, in words.
pub fn band_in_words(band: Band) -> &'static str {
    match band {
        Band::Ready => "ready now",
        Band::Near => "near",
        Band::Stretch => "a stretch",
        Band::LongTerm => "long term",
    }
}

fn next(others: &[&Ranked]) -> Text {
    let titles: Vec<&str> = others.iter().map(|goal| goal.role.title.as_str()).collect();
    let after = if titles.is_empty() { String::new() } else { format!("Next: {}. ", list(&titles)) };
    Text::plain(&format!("{after}A score runs from 0 to 1 and is an estimate. To choose another goal, say "))
        .and(Text::code(&format!("--goal {}", others.first().map_or("ROLE", |goal| goal.role.id.as_str()))))
        .and(".")
}

fn other(other: &Alternative) -> Text {
    let titles: Vec<&str> = other.roles.iter().map(|role| role.title.as_str()).collect();
    let mut text = Text::strong(&capital(&other.objective.replace('-', " ")));
    text = text.and(format!(": {}. {}", arrow(&titles), sums(&other.totals)));
    for (label, said) in [("Gains", &other.gains), ("Gives up", &other.gives_up)] {
        if !said.trim().is_empty() {
            text = text.and(format!(" {label}: {}", sentence(said)));
        }
    }
    text.and(" To get it, add ").and(Text::code(&format!("--optimize {}", other.objective))).and(".")
}

fn sums(totals: &Totals) -> String {
    format!(
        "Likely in {}, after {}; {} of your own time and {} of your own money.",
        month(totals.finish.likely),
        months_likely(totals.months),
        hours(totals.own_minutes.likely),
        money(totals.cost_usd)
    )
}
