//! Why there is no plan within the limits, and the smallest changes that give one.
//!
//! Every repair is found by planning again with the change, so each of them works.

use jiff::ToSpan;
use jiff::civil::Date;

use super::limits::Limits;
use super::outcome::{Case, Chosen, find, in_time};
use crate::kb::RoleId;
use crate::plan::{Diagnosis, Repair};
use crate::profile::words;

/// More own hours than this are not offered.
const MOST_HOURS: u32 = 40;

/// What clashes and what would help.
pub fn diagnose(case: &Case<'_>, goal: RoleId) -> Diagnosis {
    let helper = Helper { case, goal };
    let repairs: Vec<Repair> =
        [helper.more_hours(), helper.later(), helper.more_money(), helper.later_with_money(), helper.nearer_goal()]
            .into_iter()
            .flatten()
            .collect();
    Diagnosis { conflicts: helper.conflicts(), repairs }
}

struct Helper<'a> {
    case: &'a Case<'a>,
    goal: RoleId,
}

impl Helper<'_> {
    fn title(&self) -> &str {
        &self.case.kb.roles.get(self.goal).title
    }

    /// The way under other limits, if it also keeps to their deadline.
    fn under(&self, limits: Limits) -> Option<Chosen> {
        let case = self.case.with_limits(limits);
        let objective = case.wishes.objective;
        let way = find(&case, self.goal, objective, false).or_else(|| find(&case, self.goal, objective, true))?;
        in_time(&case, &way).then_some(way)
    }

    fn limits(&self) -> Limits {
        self.case.limits.clone()
    }

    fn date(&self, day: u32) -> Date {
        self.case.wishes.start.saturating_add(i64::from(day).days())
    }

    fn conflicts(&self) -> Vec<String> {
        let mut conflicts = Vec::new();
        let without_deadline = self.under(Limits { deadline: None, ..self.limits() });
        if let (Some(deadline), Some(way)) = (self.case.limits.deadline, &without_deadline) {
            conflicts.push(format!(
                "the deadline {} is earlier than the likely first day as {}, {}, with {} own hours a week",
                words::day(deadline),
                self.title(),
                words::day(self.date(way.itinerary.finish)),
                self.case.limits.own_minutes / 60
            ));
        }
        if without_deadline.is_none() {
            conflicts.extend(self.shortages());
        }
        if conflicts.is_empty() {
            conflicts.push(format!("no way to {} fits the limits taken together", self.title()));
        }
        conflicts
    }

    /// What is too short even without a deadline.
    fn shortages(&self) -> Vec<String> {
        let open = Limits { deadline: None, ..self.limits() };
        let with_hours = Limits { own_minutes: MOST_HOURS * 60, ..open.clone() };
        let with_money = Limits { budget_usd: None, ..open.clone() };
        let mut shortages = Vec::new();
        if self.under(with_hours.clone()).is_some() {
            shortages.push(format!("{} own hours a week leave no time for what the goal asks", open.own_minutes / 60));
        }
        if self.under(with_money).is_some() {
            let budget = open.budget_usd.unwrap_or(0);
            shortages.push(format!("a budget of ${budget} does not cover what the goal cannot be reached without"));
        }
        if shortages.is_empty() && self.under(Limits { budget_usd: None, ..with_hours }).is_none() {
            shortages.push(format!("the knowledge base has no way to {} from the present role", self.title()));
        }
        shortages
    }

    /// The fewest own hours a week that are enough.
    fn more_hours(&self) -> Option<Repair> {
        let with = |hours: u32| self.under(Limits { own_minutes: hours * 60, ..self.limits() });
        let now = self.case.limits.own_minutes / 60;
        let way_with_most = with(MOST_HOURS);
        way_with_most?;
        let hours = smallest(now + 1, MOST_HOURS, |hours| with(hours).is_some())?;
        let finish = self.date(with(hours)?.itinerary.finish);
        let says = format!("With {hours} own hours a week the likely day is {}.", words::day(finish));
        Some(Repair { says, flag: format!("--hours-per-week {hours}") })
    }

    /// The earliest deadline that can be kept.
    fn later(&self) -> Option<Repair> {
        self.case.limits.deadline?;
        let way = self.under(Limits { deadline: None, ..self.limits() })?;
        let finish = self.date(way.itinerary.finish);
        let says = format!("With the present hours and money the likely day is {}.", words::day(finish));
        Some(Repair { says, flag: format!("--deadline {finish}") })
    }

    /// The least money that is enough.
    fn more_money(&self) -> Option<Repair> {
        let now = self.case.limits.budget_usd?;
        let with = |usd: u32| self.under(Limits { budget_usd: Some(usd), ..self.limits() });
        let most = self.under(Limits { budget_usd: None, ..self.limits() })?.route.usd.max(now + 1);
        let usd = smallest(now + 1, most, |usd| with(usd).is_some())?;
        let finish = self.date(with(usd)?.itinerary.finish);
        let says = format!("With ${usd} of own money the likely day is {}.", words::day(finish));
        Some(Repair { says, flag: format!("--budget {usd}") })
    }

    /// More money and a later day together, where neither is enough.
    fn later_with_money(&self) -> Option<Repair> {
        self.case.limits.budget_usd?;
        self.case.limits.deadline?;
        if self.later().is_some() || self.more_money().is_some() {
            return None;
        }
        let way = self.under(Limits { budget_usd: None, deadline: None, ..self.limits() })?;
        let (usd, finish) = (way.route.usd, self.date(way.itinerary.finish));
        let says = format!("With ${usd} of own money and until {} it can be done.", words::day(finish));
        Some(Repair { says, flag: format!("--budget {usd} --deadline {finish}") })
    }

    /// The farthest role on the way that is reached in time.
    fn nearer_goal(&self) -> Option<Repair> {
        let free = Limits { deadline: None, budget_usd: None, ..self.limits() };
        let way = self.under(free)?;
        let on_the_way = way.route.legs.iter().rev().map(|leg| leg.to).filter(|role| *role != self.goal);
        let helper = |goal| Helper { case: self.case, goal };
        let (goal, way) = on_the_way.into_iter().find_map(|goal| Some((goal, helper(goal).under(self.limits())?)))?;
        let role = self.case.kb.roles.get(goal);
        let finish = words::day(self.date(way.itinerary.finish));
        let says = format!("{} lies on the way and is likely reached on {finish}.", role.title);
        Some(Repair { says, flag: format!("--goal {}", role.id) })
    }
}

/// The smallest number from `low` to `high` that is enough, where more is never worse.
fn smallest(low: u32, high: u32, enough: impl Fn(u32) -> bool) -> Option<u32> {
    let (mut low, mut high) = (low, high);
    if low > high || !enough(high) {
        return None;
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if enough(middle) { high = middle } else { low = middle + 1 }
    }
    Some(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_number_that_is_enough_is_found() {
        assert_eq!(smallest(1, 40, |hours| hours >= 7), Some(7));
        assert_eq!(smallest(1, 40, |hours| hours >= 1), Some(1));
        assert_eq!(smallest(1, 40, |_| false), None);
        assert_eq!(smallest(5, 4, |_| true), None);
    }
}
