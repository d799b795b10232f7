//! Other plans worth a look: each best at something, none beaten by the plan shown on every measure.

use super::compose::{Composer, role_info};
use super::objective::Objective;
use super::outcome::{Case, Chosen, find, in_time};
use crate::kb::RoleId;
use crate::plan::{Alternative, RoleInfo, Totals};

/// How many other plans are shown at the most.
const MOST: usize = 4;

/// Other ways to the same goal that are better than the plan shown in at least one measure.
pub fn alternatives(case: &Case<'_>, goal: RoleId, shown_totals: &Totals) -> Vec<Alternative> {
    let mut found: Vec<Alternative> = Vec::new();
    let others = Objective::ALL.into_iter().filter(|objective| *objective != case.wishes.objective);
    for objective in others {
        let Some(way) = find(case, goal, objective, false).filter(|way| in_time(case, way)) else { continue };
        let totals = Composer::new(&case.search(objective, false), &way.itinerary).totals();
        let (gains, gives_up) = compare(&totals, shown_totals);
        let is_new = found.iter().all(|other| other.totals != totals);
        if !gains.is_empty() && is_new && found.len() < MOST {
            let (gains, gives_up) = (crate::profile::words::list(gains), crate::profile::words::list(gives_up));
            found.push(Alternative { objective: objective.name(), roles: roles(case, &way), totals, gains, gives_up });
        }
    }
    found
}

fn roles(case: &Case<'_>, way: &Chosen) -> Vec<RoleInfo> {
    let first = std::iter::once(role_info(case.kb, case.profile.role));
    let legs = way.route.legs.iter().filter(|leg| leg.transition.is_some());
    first.chain(legs.map(|leg| role_info(case.kb, leg.to))).collect()
}

/// What one plan has over the other and what it gives up, in words.
fn compare(one: &Totals, other: &Totals) -> (Vec<String>, Vec<String>) {
    let measures = [
        difference(
            one.months.likely,
            other.months.likely,
            |by| format!("{by} {} sooner", plural(by, "month")),
            |by| format!("{by} {} more", plural(by, "month")),
        ),
        difference(
            one.own_minutes.likely / 60,
            other.own_minutes.likely / 60,
            |by| format!("{by} own {} less", plural(by, "hour")),
            |by| format!("{by} own {} more", plural(by, "hour")),
        ),
        difference(one.cost_usd, other.cost_usd, |by| format!("{by} USD less"), |by| format!("{by} USD more")),
    ];
    let mut gains = Vec::new();
    let mut gives_up = Vec::new();
    for (better, text) in measures.into_iter().flatten() {
        if better { gains.push(text) } else { gives_up.push(text) }
    }
    (gains, gives_up)
}

fn difference(
    one: u32,
    other: u32,
    less: impl Fn(u32) -> String,
    more: impl Fn(u32) -> String,
) -> Option<(bool, String)> {
    match one.cmp(&other) {
        std::cmp::Ordering::Less => Some((true, less(other - one))),
        std::cmp::Ordering::Greater => Some((false, more(one - other))),
        std::cmp::Ordering::Equal => None,
    }
}

fn plural(number: u32, word: &str) -> String {
    if number == 1 { word.to_owned() } else { format!("{word}s") }
}
