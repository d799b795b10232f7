//! How good a plan is for its objective: its value, and what no plan of the base can be below.

use super::itinerary::Itinerary;
use super::objective::{ABOVE_ALL, Objective, risk};
use super::outcome::{Case, Chosen, value as value_of};
use crate::kb::RoleId;
use crate::plan::Proof;

/// Compares the plan with the lower bound, in the unit that its objective is about.
pub fn proof(case: &Case<'_>, goal: RoleId, way: &Chosen) -> Option<Proof> {
    let objective = case.wishes.objective;
    let least = case.search(objective, false).least(goal)?;
    let points = value_of(case, goal, objective, way);
    let (measure, value, unit) = match objective {
        Objective::Fastest => {
            ("days from the start to the first day in the goal role", u64::from(way.itinerary.finish), ABOVE_ALL)
        }
        Objective::Cheapest => ("US dollars of own money", u64::from(own_money(&way.itinerary)), ABOVE_ALL),
        Objective::BestPaid => (
            "US dollars of pay forgone on the way, against the pay of the goal",
            way.route.points / ABOVE_ALL,
            ABOVE_ALL,
        ),
        Objective::Safest => ("points of risk of the moves", risk_of(case, way), ABOVE_ALL),
        Objective::Balanced => ("points, each like a minute of own time", points, 1),
    };
    let bound = if objective == Objective::Cheapest { 0 } else { least / unit };
    let lower_bound = bound.min(value);
    Some(Proof {
        objective: objective.name(),
        measure,
        value: as_number(value),
        lower_bound: as_number(lower_bound),
        optimal: value == lower_bound,
    })
}

fn own_money(itinerary: &Itinerary) -> u32 {
    itinerary.steps.iter().map(|step| step.draft.means.usd).sum()
}

fn risk_of(case: &Case<'_>, way: &Chosen) -> u64 {
    let moves = way.route.legs.iter().filter_map(|leg| leg.transition);
    moves.map(|id| risk(case.kb.transitions.get(id))).sum()
}

#[expect(clippy::cast_precision_loss, reason = "days, dollars and points stay far below what a float holds exactly")]
fn as_number(value: u64) -> f64 {
    value as f64
}
