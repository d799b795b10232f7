//! The title and the summary under it.

use super::{Report, arrow};
use crate::plan::{ChosenBy, GoalInfo, Move, Outcome, Pay};
use crate::render::page::{Block, Text};
use crate::render::wording::{hours, hours_about, list, money, money_span, month, months_likely};

impl Report<'_> {
    /// From where to where, and by when.
    pub(super) fn title(&self) -> Text {
        match (self.plan.outcome, &self.plan.goal) {
            (Outcome::NoPlan, Some(goal)) => format!("No plan within these limits: {}", self.route(goal)).into(),
            (Outcome::NoPlan, None) => "No plan within these limits".into(),
            (Outcome::Planned, Some(goal)) if goal.stay => format!("Stay and grow as {}", self.plan.role.title).into(),
            (Outcome::Planned, Some(goal)) => {
                format!("{}, likely in {}", self.route(goal), month(self.plan.totals.finish.likely)).into()
            }
            (Outcome::Planned, None) => format!("A plan for {}", self.plan.role.title).into(),
        }
    }

    fn route(&self, goal: &GoalInfo) -> String {
        arrow(&[&self.plan.role.title, &goal.role.title])
    }

    /// When, with how much, and for what pay.
    pub(super) fn summary(&self) -> Vec<Block> {
        let lines = [Some(self.duration()), Some(self.price()), self.pay(), self.choice()];
        vec![Block::Lines(lines.into_iter().flatten().collect())]
    }

    fn duration(&self) -> Text {
        let totals = &self.plan.totals;
        let what = if self.plan.moves.is_empty() { "The last step is done in" } else { "You could be there in" };
        let months = format!("about {}", months_likely(totals.months));
        let finish = totals.finish;
        let early_late = format!(
            ": in {} if things go well, in {} if they do not. Dates are estimates.",
            month(finish.early),
            month(finish.late)
        );
        Text::plain(&format!("{what} ")).and(Text::strong(&months)).and(early_late)
    }

    fn price(&self) -> Text {
        let totals = &self.plan.totals;
        let own = format!("about {} of your own time{}", hours_about(totals.own_minutes), self.pace());
        let work = (totals.work_minutes.likely > 0).then(|| format!("{} at work", hours_about(totals.work_minutes)));
        let spent = format!("{} of your own money", money(totals.cost_usd));
        let parts: Vec<String> = [Some(own), work, Some(spent)].into_iter().flatten().collect();
        let employer = match totals.employer_pays_usd {
            0 => String::new(),
            usd => format!(" Your employer could pay {} more.", money(usd)),
        };
        format!("It takes {}.{employer}", list(&parts)).into()
    }

    fn pace(&self) -> String {
        format!(" at up to {} a week", hours(self.plan.own_minutes_per_week))
    }

    fn pay(&self) -> Option<Text> {
        let last: &Move = self.plan.moves.last()?;
        let pay = last.pay.as_ref()?;
        let now = match self.number("pay_usd") {
            Some(usd) => format!("from {} a year now, as you said, to ", money(usd)),
            None => String::new(),
        };
        let then = format!("about {} a year ({})", money(pay.usd.likely), money_span(pay.usd));
        Some(format!("Pay: {now}{then} as {}. {}.", last.to.title, pay_basis(pay)).into())
    }

    fn choice(&self) -> Option<Text> {
        let goal = self.plan.goal.as_ref()?;
        let chosen = goal.chosen_by == ChosenBy::Ranking;
        chosen.then(|| {
            Text::plain("You were undecided, so this is the goal that came first for you; see \"Why this goal\".")
        })
    }

    /// A number among the facts of the profile that may be shown.
    pub(super) fn number(&self, fact: &str) -> Option<u32> {
        let fact = self.plan.profile.iter().find(|known| known.id == fact && !known.sensitive)?;
        fact.value.as_u64().and_then(|number| u32::try_from(number).ok())
    }
}

/// Area, release and standing of a pay figure.
pub(super) fn pay_basis(pay: &Pay) -> String {
    let area = if pay.area == "US" { "the whole US" } else { &pay.area };
    let standing = if pay.derived { ", an estimate from a near occupation" } else { "" };
    format!("Figures for {area}: {}{standing}", pay.release)
}
