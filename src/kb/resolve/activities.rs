//! Activities: effort, whose time, what they need and teach.

use super::condition;
use super::cycles::Circle;
use super::scope::{Scope, text, texts};
use crate::kb::codes;
use crate::kb::here::Here;
use crate::kb::model::{Activity, Capacity, Cost, Gain, Range, Repeat};
use crate::kb::raw::{RawActivity, RawCost, RawGain, RawHours, RawRepeat};
use crate::kb::table::Handle;

/// More than these are a slip of the pen.
const MOST_HOURS: u32 = 10_000;
const MOST_WEEKS: u32 = 520;
const MOST_USD: u32 = 1_000_000;
const MOST_TIMES: u32 = 1_000;
const MOST_DAYS: u32 = 3_650;

pub(super) fn resolve(raw: RawActivity, here: &Here, scope: &mut Scope) -> Activity {
    scope.kebab(&raw.id, here);
    scope.within(raw.min_weeks.into(), 0, MOST_WEEKS.into(), &here.key("min_weeks"));
    for (place, id) in raw.after.iter().enumerate().filter(|(_, id)| **id == raw.id) {
        let sentence = format!("the activity `{}` comes after itself", &**id);
        scope.error(codes::SELF_REFERENCE, &here.key("after").nth(place), sentence, "take it out of `after`");
    }
    if raw.actions.is_empty() {
        let finding =
            crate::diagnostic::Diagnostic::error(crate::diagnostic::codes::EMPTY_TEXT, "no actions are given");
        scope.found.push(finding.at(here.key("actions").place()).help("say in a few sentences what to do, in order"));
    }
    Activity {
        effort: effort(&raw.effort, &here.key("effort"), scope),
        duty_share: duty_share(&raw, &here.key("duty_share"), scope),
        repeat: raw.repeat.map(|repeat| resolve_repeat(&repeat, &here.key("repeat"), scope)),
        cost: raw.cost.map(|cost| resolve_cost(cost, &here.key("cost"), scope)),
        needs: condition::maybe(raw.needs.as_ref(), &here.key("needs"), scope),
        after: scope.all(&raw.after, &here.key("after"), Scope::activity),
        gains: gains(&raw.gains, &here.key("gains"), scope),
        resources: scope.all(&raw.resources, &here.key("resources"), Scope::resource),
        claims: scope.claims(&raw.claims, here),
        sources: scope.sources(&raw.sources, here),
        id: raw.id.0,
        title: raw.title.0,
        kind: raw.kind,
        standing: raw.standing,
        basis: text(raw.basis),
        capacity: raw.capacity,
        min_weeks: raw.min_weeks,
        actions: texts(raw.actions),
        done_when: raw.done_when.0,
        evidence: text(raw.evidence),
        accessible: text(raw.accessible),
    }
}

/// Hours as authors write them, in minutes.
fn effort(raw: &RawHours, here: &Here, scope: &mut Scope) -> Range<u32> {
    scope.rising(raw.low, raw.likely, raw.high, here);
    Range {
        low: minutes(raw.low, &here.key("low"), scope),
        likely: minutes(raw.likely, &here.key("likely"), scope),
        high: minutes(raw.high, &here.key("high"), scope),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be within small bounds")]
fn minutes(hours: f64, here: &Here, scope: &mut Scope) -> u32 {
    let quarters = hours * 4.0;
    if !(0.0..=f64::from(MOST_HOURS)).contains(&hours) || quarters.fract() != 0.0 {
        let sentence = format!("{hours} is no number of hours that is reckoned with");
        let help = format!("give hours from 0 to {MOST_HOURS}, in quarters at the finest, such as `1.25`");
        scope.error(codes::NUMBER_RANGE, here, sentence, help);
        return 0;
    }
    quarters as u32 * 15
}

fn duty_share(raw: &RawActivity, here: &Here, scope: &mut Scope) -> f64 {
    let share = raw.duty_share.unwrap_or(0.0);
    if !(0.0..=1.0).contains(&share) {
        scope.error(codes::NUMBER_RANGE, here, format!("{share} is no share"), "give a share from 0 to 1");
    }
    if share > 0.0 && raw.capacity != Capacity::Work {
        let help = "take `duty_share` out, or set `capacity: work`";
        scope.error(codes::NUMBER_RANGE, here, "only hours at work can be ordinary duty".to_owned(), help);
    }
    share
}

fn resolve_repeat(raw: &RawRepeat, here: &Here, scope: &mut Scope) -> Repeat {
    scope.within(raw.times.into(), 1, MOST_TIMES.into(), &here.key("times"));
    scope.within(raw.every_days.into(), 1, MOST_DAYS.into(), &here.key("every_days"));
    Repeat { times: raw.times, every_days: raw.every_days }
}

fn resolve_cost(raw: RawCost, here: &Here, scope: &mut Scope) -> Cost {
    if raw.low > raw.high {
        let sentence = format!("the cost falls from {} to {}", raw.low, raw.high);
        scope.error(codes::RANGE_ORDER, here, sentence, "`low` is at most `high`");
    }
    scope.within(raw.high.into(), 0, MOST_USD.into(), &here.key("high"));
    Cost {
        low: raw.low,
        high: raw.high,
        standing: raw.standing,
        as_of: scope.as_of(raw.as_of, &here.key("as_of")),
        note: text(raw.note),
    }
}

fn gains(raw: &[RawGain], here: &Here, scope: &mut Scope) -> Vec<Gain> {
    let mut gains: Vec<Gain> = Vec::with_capacity(raw.len());
    for (place, raw) in raw.iter().enumerate() {
        let here = here.nth(place);
        let Some(gain) = gain(raw, &here, scope) else { continue };
        if gains.iter().any(|have| have.skill == gain.skill) {
            scope.repeated(&raw.skill, &here.key("skill"));
        } else {
            gains.push(gain);
        }
    }
    gains
}

fn gain(raw: &RawGain, here: &Here, scope: &mut Scope) -> Option<Gain> {
    let skill = scope.skill(&raw.skill, &here.key("skill"));
    let from = scope.level(raw.from, 0, &here.key("from"));
    let to = scope.level(raw.level, 1, &here.key("level"));
    let (skill, from, to) = (skill?, from?, to?);
    if from >= to {
        let sentence = format!("level {} is not above level {}", to.get(), from.get());
        scope.error(
            codes::GAIN_ORDER,
            &here.key("level"),
            sentence,
            "`level` is what is held afterwards, `from` before",
        );
    }
    Some(Gain { skill, from, to })
}

/// Activities that must be done before each other.
pub(super) fn circles(activities: &[Activity]) -> Circle {
    Circle {
        noun: "activities",
        key: "after",
        names: activities.iter().map(|activity| activity.id.clone()).collect(),
        edges: activities.iter().map(|each| each.after.iter().map(|id| id.index()).collect()).collect(),
    }
}
