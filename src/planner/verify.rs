//! An independent check of a finished plan: from the plan and the base alone, not from how it was made.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::levels::{Levels, learn, lessons};
use super::outcome::Case;
use crate::kb::{Capacity, RoleId, SkillLevel};
use crate::plan::{Outcome, Plan, Step};

/// Everything in which a plan breaks its promises; empty for a good plan.
pub fn faults(case: &Case<'_>, plan: &Plan) -> Vec<String> {
    if plan.outcome == Outcome::NoPlan {
        return Vec::new();
    }
    let checks = [order, dates, sums, budget, weekly_hours, nothing_held, gates];
    checks.into_iter().flat_map(|check| check(case, plan)).collect()
}

/// What a step comes after is in the plan and finished before it starts.
fn order(_: &Case<'_>, plan: &Plan) -> Vec<String> {
    let by_id: BTreeMap<&str, &Step> = plan.steps.iter().map(|step| (step.id.as_str(), step)).collect();
    let mut faults = Vec::new();
    if by_id.len() < plan.steps.len() {
        faults.push("two steps share one id".to_owned());
    }
    for step in &plan.steps {
        for before in &step.depends_on {
            match by_id.get(before.as_str()) {
                None => faults.push(format!("{} comes after {before}, which is not in the plan", step.id)),
                Some(first) if first.finish.likely >= step.start => {
                    faults.push(format!("{} starts before {before} is finished", step.id));
                }
                Some(_) => {}
            }
        }
    }
    faults
}

/// Early is never after likely, likely never after late, nothing before the start.
fn dates(_: &Case<'_>, plan: &Plan) -> Vec<String> {
    let steps = plan.steps.iter().map(|step| (step.id.as_str(), step.start, step.finish));
    let moves = plan.moves.iter().map(|one| (one.transition.as_str(), one.begin, one.arrive));
    let wrong = steps.chain(moves).filter(|(_, start, finish)| {
        *start < plan.start || finish.early < *start || finish.early > finish.likely || finish.likely > finish.late
    });
    wrong.map(|(id, ..)| format!("the dates of {id} are out of order")).collect()
}

/// The totals are the sums over the steps.
fn sums(_: &Case<'_>, plan: &Plan) -> Vec<String> {
    let minutes = |capacity: Capacity| -> u32 {
        let steps = plan.steps.iter().filter(|step| step.capacity == capacity.word());
        steps.map(|step| step.effort_minutes.likely).sum()
    };
    let money: u32 = plan.steps.iter().map(|step| step.cost_usd).sum();
    let mut faults = Vec::new();
    if minutes(Capacity::Own) != plan.totals.own_minutes.likely
        || minutes(Capacity::Work) != plan.totals.work_minutes.likely
    {
        faults.push("the hours are not the sum of the steps".to_owned());
    }
    if money != plan.totals.cost_usd {
        faults.push("the money is not the sum of the steps".to_owned());
    }
    faults
}

fn budget(case: &Case<'_>, plan: &Plan) -> Vec<String> {
    let over = case.limits.budget_usd.filter(|budget| plan.totals.cost_usd > *budget);
    over.map(|budget| format!("{} USD are more than the budget of {budget}", plan.totals.cost_usd))
        .into_iter()
        .collect()
}

/// Steps that lie wholly between two days never take more than the weeks between them hold.
fn weekly_hours(case: &Case<'_>, plan: &Plan) -> Vec<String> {
    let streams = [(Capacity::Own, case.limits.own_minutes), (Capacity::Work, case.limits.work_minutes)];
    streams.into_iter().flat_map(|(capacity, week)| overfull(plan, capacity, week)).collect()
}

fn overfull(plan: &Plan, capacity: Capacity, week: u32) -> Vec<String> {
    let steps: Vec<&Step> = plan.steps.iter().filter(|step| step.capacity == capacity.word()).collect();
    let starts: BTreeSet<Date> = steps.iter().map(|step| step.start).collect();
    let ends: BTreeSet<Date> = steps.iter().map(|step| step.finish.likely).collect();
    let mut faults = Vec::new();
    for &from in &starts {
        for &to in ends.iter().filter(|to| **to >= from) {
            let inside = steps.iter().filter(|step| step.start >= from && step.finish.likely <= to);
            let minutes: u32 = inside.map(|step| step.learning_minutes).sum();
            let days = u32::try_from((to - from).get_days() + 1).unwrap_or(0);
            // A part of a week may hold a minute a day more than its share, by rounding.
            if u64::from(minutes) > u64::from(days) * u64::from(week) / 7 + 7 {
                faults.push(format!("{minutes} minutes of {} time from {from} to {to} are too many", capacity.word()));
            }
        }
    }
    faults
}

/// No certification and no level is advised that the person holds.
fn nothing_held(case: &Case<'_>, plan: &Plan) -> Vec<String> {
    let exams = plan.steps.iter().filter(|step| step.kind == "certification");
    let held = exams.filter(|step| {
        case.kb.certifications.find(&step.item).is_some_and(|id| case.profile.certifications.contains_key(&id))
    });
    let pointless = plan.steps.iter().filter(|step| step.gains.iter().any(|gain| gain.to <= gain.from));
    held.chain(pointless).map(|step| format!("{} brings nothing that is not held", step.id)).collect()
}

/// Every move starts where the one before ended, and its bar is met on the day of arrival.
fn gates(case: &Case<'_>, plan: &Plan) -> Vec<String> {
    let mut levels = Levels::of(case.profile);
    let (mut role, mut served, mut begin) = (case.profile.role, case.profile.months_in_role, plan.start);
    let mut faults = Vec::new();
    for one in &plan.moves {
        let to = case.kb.roles.find(&one.to.id);
        let chained = case.kb.roles.find(&one.from.id) == Some(role) && one.begin == begin;
        let Some(to) = to.filter(|_| chained) else {
            faults.push(format!("{} does not follow from what comes before", one.transition));
            return faults;
        };
        let days = u32::try_from((one.arrive.likely - begin).get_days()).unwrap_or(0);
        let taught = lessons(case.kb, role, &levels, served);
        learn(&mut levels, &taught, days);
        gained(case, plan, one.number).for_each(|gain| levels.raise(gain));
        faults.extend(unmet(case, to, &levels, &one.transition));
        (role, served, begin) = (to, 0, one.arrive.likely);
    }
    faults
}

/// Levels that the steps of a move bring by the day of arrival.
fn gained<'a>(case: &'a Case<'_>, plan: &'a Plan, number: u32) -> impl Iterator<Item = SkillLevel> + 'a {
    let steps = plan.steps.iter().filter(move |step| step.serves == number);
    steps.flat_map(|step| &step.gains).filter_map(|gain| {
        Some(SkillLevel { skill: case.kb.skills.find(&gain.skill)?, level: crate::kb::Level::new(gain.to)? })
    })
}

fn unmet(case: &Case<'_>, to: RoleId, levels: &Levels, transition: &str) -> Vec<String> {
    let essential = case.kb.roles.get(to).requires.iter().filter(|asked| !asked.preferred);
    let missing = essential.filter(|asked| !levels.meets(asked.need));
    missing.map(|asked| format!("{transition} is made without {}", case.kb.skills.id(asked.need.skill))).collect()
}
