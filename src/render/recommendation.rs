//! The ranking of goals as a report of its own.

use super::page::{Block, Page, Table, Text};
use super::report::{band_in_words, goal_row};
use super::wording::{capital, count, sentence};
use crate::plan::{Ranked, RoleInfo};

/// The best goals, what speaks for each, and what is ruled out and why. `best` is how many goals are told of.
pub fn page(from: &RoleInfo, ranking: &[Ranked], best: usize) -> Page {
    let (open, out): (Vec<&Ranked>, Vec<&Ranked>) = ranking.iter().partition(|goal| goal.excluded_by.is_empty());
    let shown = &open[..best.min(open.len())];
    let mut blocks = vec![Block::Paragraph(how_to_read(open.len(), shown.len()))];
    blocks.push(Block::Table(overview(shown)));
    blocks.extend(shown.iter().flat_map(|goal| reasons(goal)));
    blocks.extend(ruled_out(&out));
    blocks.push(Block::Paragraph(what_next(shown)));
    Page { title: format!("Where to go from {}", from.title).into(), blocks }
}

fn how_to_read(open: usize, shown: usize) -> Text {
    let scope = if shown < open { format!("The best {shown} of {open} goals") } else { count(open, "goal", "goals") };
    format!("{scope}, the best first. A score runs from 0 to 1 and is an estimate; its parts stand with their weights.")
        .into()
}

fn overview(goals: &[&Ranked]) -> Table {
    let heads = vec!["Goal", "Score", "How far", "Likely months", "Likely pay a year"];
    Table { heads, rows: goals.iter().map(|goal| goal_row(goal)).collect() }
}

/// Why a goal stands where it stands: the reasons, then the parts of its score, the weightiest first.
fn reasons(goal: &Ranked) -> Vec<Block> {
    let title = format!("{}: {}", goal.role.title, band_in_words(goal.band));
    let mut points: Vec<Text> = goal.reasons.iter().map(|reason| Text::prose(&sentence(reason))).collect();
    points.push(parts(goal));
    vec![Block::Group(title.into()), Block::Bullets(points)]
}

fn parts(goal: &Ranked) -> Text {
    let mut parts: Vec<(&str, f64, f64)> = goal
        .parts
        .iter()
        .map(|(name, value)| (*name, *value, goal.weights.get(name).copied().unwrap_or(0.0)))
        .collect();
    parts.sort_by(|one, other| other.2.total_cmp(&one.2).then(one.0.cmp(other.0)));
    let told = parts.iter().map(|(name, value, weight)| format!("{name} {value:.2} × {weight:.2}"));
    Text::faint(&format!("{}.", capital(&told.collect::<Vec<_>>().join(", "))))
}

fn ruled_out(goals: &[&Ranked]) -> Vec<Block> {
    if goals.is_empty() {
        return Vec::new();
    }
    let told = goals
        .iter()
        .map(|goal| Text::strong(&goal.role.title).and(": ").and(Text::prose(&goal.excluded_by.join("; "))));
    vec![Block::Section("Ruled out".into()), Block::Bullets(told.collect())]
}

fn what_next(goals: &[&Ranked]) -> Text {
    let goal = goals.first().map_or("ROLE", |goal| goal.role.id.as_str());
    Text::plain("To see the way to one of them: ")
        .and(Text::code(&format!("helpdesk-path plan --goal {goal}")))
        .and(".")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn told(best: usize) -> String {
        let plan = sample::two_moves();
        super::super::markdown::write(&page(&plan.role, &plan.ranking, best))
    }

    #[test]
    fn only_the_best_are_told_of_and_the_ruled_out_have_their_reason() {
        let told = told(2);
        assert!(told.contains("The best 2 of 3 goals"), "{told}");
        assert!(!told.contains("SOC analyst"), "{told}");
        assert!(told.contains("**Sales engineer**: you avoid selling"), "{told}");
    }

    #[test]
    fn the_parts_of_a_score_stand_with_their_weights_the_weightiest_first() {
        assert!(told(9).contains("Fit 0.80 × 0.60, pay 0.50 × 0.40."));
        assert!(told(9).contains("3 goals, the best first."));
    }

    #[test]
    fn nothing_open_is_no_mistake() {
        let plan = sample::two_moves();
        let none = super::super::markdown::write(&page(&plan.role, &[], 3));
        assert!(none.contains("0 goals"), "{none}");
    }
}
