//! Staying and growing: no move, but what makes the present role larger.

use std::rc::Rc;

use super::leg::{Leg, minutes_by_capacity};
use super::levels::{Levels, days_of_months, learn, lessons};
use super::means::{Means, Setting, changed_facts};
use super::route::{Route, Search};
use super::select::{Selection, Task, select};
use crate::kb::{Level, SkillLevel};

/// How many skills a plan for growing works on.
const SKILLS: usize = 4;
/// For how many months it looks ahead.
const MONTHS: u32 = 12;

/// What to learn in the present role: what it asks for and is missing, what it wishes for, and then
/// the next level of its own essential skills up to independent work.
pub fn grow(search: &Search<'_>) -> Route {
    let levels = Levels::of(search.profile);
    let certifications = search.profile.certifications.keys().copied().collect();
    let setting = Setting {
        kb: search.kb,
        profile: search.profile,
        advice: search.advice,
        limits: search.limits,
        role: search.profile.role,
        present: true,
        served: search.profile.months_in_role,
        elapsed: 0,
        begin: search.start,
        certifications: &certifications,
        levels: &levels,
        changed: changed_facts(search.kb, search.profile, search.profile.role, true, 0),
    };
    let mut held = levels.clone();
    let taught = lessons(search.kb, search.profile.role, &levels, search.profile.months_in_role);
    learn(&mut held, &taught, days_of_months(MONTHS));
    let means: Vec<Means> =
        setting.means(&[], search.prices.weights).into_iter().filter(|means| fits(search, means)).collect();
    let chosen = worthwhile(search, &held, &means);
    Route::staying(search, chosen.map(|(wanted, selection)| (wanted, selection, means)))
}

/// Up to so much own time goes into growing within a year: the half of what there is.
fn fits(search: &Search<'_>, means: &Means) -> bool {
    let (own, work) = minutes_by_capacity(std::slice::from_ref(means));
    search.limits.days_for(own, work).is_some_and(|days| days <= days_of_months(MONTHS) / 2)
}

/// The wanted levels that can be reached within the year, one after the other, and how.
fn worthwhile(search: &Search<'_>, held: &Levels, means: &[Means]) -> Option<(Vec<SkillLevel>, Selection)> {
    let weights: Vec<u64> = means.iter().map(|means| means.weight).collect();
    let mut wanted = Vec::new();
    let mut best = None;
    for level in wishes(search, held) {
        wanted.push(level);
        let task =
            Task { means, weights: &weights, held, wanted: &wanted, wish: None, money: search.limits.budget_usd };
        match select(&task).filter(|selection| in_a_year(search, means, selection)) {
            Some(selection) => best = Some(selection),
            None => drop(wanted.pop()),
        }
        if wanted.len() == SKILLS {
            break;
        }
    }
    best.map(|selection| (wanted, selection))
}

fn in_a_year(search: &Search<'_>, means: &[Means], selection: &Selection) -> bool {
    let chosen: Vec<Means> = selection.chosen.iter().map(|&place| means[place].clone()).collect();
    let (own, work) = minutes_by_capacity(&chosen);
    search.limits.days_for(own, work).is_some_and(|days| days <= days_of_months(MONTHS))
}

/// Levels worth having in the present role, the most needed first.
fn wishes(search: &Search<'_>, held: &Levels) -> Vec<SkillLevel> {
    let role = search.kb.roles.get(search.profile.role);
    let independent = Level::new(3).unwrap_or_default();
    let asked = |preferred: bool| {
        role.requires.iter().filter(move |asked| asked.preferred == preferred).map(|asked| asked.need)
    };
    let next = asked(false).filter_map(|need| {
        let level = Level::new(held.get(need.skill).get() + 1).filter(|level| *level <= independent)?;
        Some(SkillLevel { level, ..need })
    });
    asked(false).chain(asked(true)).chain(next).filter(|level| !held.meets(*level)).collect()
}

impl Route {
    /// A route without a move. Its single leg, if there is anything to do, ends where it begins.
    fn staying(search: &Search<'_>, chosen: Option<(Vec<SkillLevel>, Selection, Vec<Means>)>) -> Self {
        let role = search.profile.role;
        let levels = Levels::of(search.profile);
        let mut route = Self::beginning(search);
        let Some((wanted, selection, means)) = chosen else { return route };
        let leg = Leg {
            transition: None,
            from: role,
            to: role,
            means: selection.chosen.iter().map(|&place| means[place].clone()).collect(),
            lessons: lessons(search.kb, role, &levels, search.profile.months_in_role),
            before: levels.clone(),
            wanted,
            dwell_days: 0,
            ready_days: 0,
            move_days: 0,
            after: levels,
            without_certificate: false,
            points: selection.weight,
            proven: selection.proven,
        };
        route.points = leg.points;
        route.usd = leg.usd();
        route.proven = leg.proven;
        route.legs.push(Rc::new(leg));
        route
    }
}
