//! Other plans worth a look: each best at something, none beaten by the plan shown on every measure.

use std::cmp::Ordering;
use std::fmt::Display;

use super::compose::{Composer, role_info};
use super::objective::{Objective, risk};
use super::outcome::{Case, Chosen, Decision};
use crate::plan::{Alternative, RoleInfo, Totals};
use crate::profile::words;

/// How many other plans are shown at the most.
const MOST: usize = 4;

/// Other ways to the same goal that are better than the plan shown in at least one measure.
pub fn alternatives(case: &Case<'_>, decision: &Decision, shown: &Chosen) -> Vec<Alternative> {
    let measured = Measured::of(case, case.wishes.objective, shown);
    let mut found: Vec<Alternative> = Vec::new();
    for (objective, way) in &decision.others {
        let other = Measured::of(case, *objective, way);
        let (gains, gives_up) = compare(&other, &measured);
        let is_new = found.iter().all(|known| known.totals != other.totals);
        if !gains.is_empty() && is_new && found.len() < MOST {
            let (gains, gives_up) = (words::list(gains), words::list(gives_up));
            found.push(Alternative {
                objective: objective.name(),
                roles: roles(case, way),
                totals: other.totals,
                gains,
                gives_up,
            });
        }
    }
    found
}

/// What two plans are compared by.
struct Measured {
    totals: Totals,
    risk: u64,
    exams: usize,
}

impl Measured {
    fn of(case: &Case<'_>, objective: Objective, way: &Chosen) -> Self {
        let totals = Composer::new(&case.search(objective, false), &way.itinerary).totals();
        let moves = way.itinerary.stages.iter().map(|stage| case.kb.transitions.get(stage.transition));
        let exams = way.route.legs.iter().map(|leg| leg.certifications().count()).sum();
        Self { totals, risk: moves.map(risk).sum(), exams }
    }
}

fn roles(case: &Case<'_>, way: &Chosen) -> Vec<RoleInfo> {
    let first = std::iter::once(role_info(case.kb, case.profile.role));
    let legs = way.route.legs.iter().filter(|leg| leg.transition.is_some());
    first.chain(legs.map(|leg| role_info(case.kb, leg.to))).collect()
}

/// What one plan has over the other and what it gives up, in words.
fn compare(one: &Measured, other: &Measured) -> (Vec<String>, Vec<String>) {
    let (mine, theirs) = (&one.totals, &other.totals);
    let measures = [
        difference(
            mine.months.likely,
            theirs.months.likely,
            |by| format!("{} sooner", count(by, "month")),
            |by| format!("{} more", count(by, "month")),
        ),
        difference(
            mine.own_minutes.likely / 60,
            theirs.own_minutes.likely / 60,
            |by| format!("{} less", count(by, "own hour")),
            |by| format!("{} more", count(by, "own hour")),
        ),
        difference(mine.cost_usd, theirs.cost_usd, |by| format!("${by} less"), |by| format!("${by} more")),
        difference(one.risk, other.risk, |_| "more usual moves".to_owned(), |_| "less usual moves".to_owned()),
        difference(
            other.exams,
            one.exams,
            |by| format!("{} more to show", count(by, "certificate")),
            |by| format!("{} less to show", count(by, "certificate")),
        ),
    ];
    let mut gains = Vec::new();
    let mut gives_up = Vec::new();
    for (better, text) in measures.into_iter().flatten() {
        if better { gains.push(text) } else { gives_up.push(text) }
    }
    (gains, gives_up)
}

fn difference<T: Ord + Copy + std::ops::Sub<Output = T>>(
    one: T,
    other: T,
    less: impl Fn(T) -> String,
    more: impl Fn(T) -> String,
) -> Option<(bool, String)> {
    match one.cmp(&other) {
        Ordering::Less => Some((true, less(other - one))),
        Ordering::Greater => Some((false, more(one - other))),
        Ordering::Equal => None,
    }
}

fn count<N: Display + PartialEq + From<u8> + Copy>(number: N, word: &str) -> String {
    if number == N::from(1) { format!("1 {word}") } else { format!("{number} {word}s") }
}
