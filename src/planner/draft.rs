//! The steps of a plan before they have dates: those that close gaps, those that rules ask for, and
//! renewals of what is held.

use std::collections::BTreeSet;

use super::leg::Leg;
use super::levels::{Lesson, Levels};
use super::limits::Limits;
use super::means::{Item, Means, Setting};
use super::objective::Prices;
use crate::kb::{ActivityId, Capacity, CertificationId, Handle, KnowledgeBase, Phase, Priority, RuleId, SkillLevel};
use crate::rules::Advice;

/// A step without dates.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What it takes and gives.
    pub means: Means,
    /// Why it is here.
    pub origins: Vec<Origin>,
    /// The leg it belongs to, from 0.
    pub leg: usize,
    /// When in the leg it belongs.
    pub phase: Phase,
}

/// Why a step is in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It brings a level that the move asks for, or one that another step needs.
    Gap,
    /// A rule asks for it.
    Rule(RuleId),
    /// It keeps a certification alive.
    Renewal(CertificationId),
}

impl Draft {
    /// Whether the move cannot be made without it.
    pub fn is_gap(&self) -> bool {
        self.origins.contains(&Origin::Gap)
    }

    fn activity(&self) -> Option<ActivityId> {
        match self.means.item {
            Item::Activity(id) => Some(id),
            Item::Certification(_) => None,
        }
    }
}

/// The drafts of one leg that close its gaps.
pub fn closing_gaps(leg: &Leg, number: usize) -> Vec<Draft> {
    let draft =
        |means: &Means| Draft { means: means.clone(), origins: vec![Origin::Gap], leg: number, phase: Phase::Move };
    leg.means.iter().map(draft).collect()
}

/// Adds what the rules ask for to the drafts: to the first leg in which it can be done.
///
/// A step that is there already only gains a reason and an earlier phase. What teaches nothing new,
/// or can be done in no leg, is left out. What an activity comes `after` orders the steps that are in
/// the plan; it brings none in, for a person may be further on than its beginning.
pub fn add_advised(drafts: &mut Vec<Draft>, settings: &[Setting<'_>], lessons: &[Vec<Lesson>], prices: &Prices) {
    let Some(first) = settings.first() else { return };
    for (activity, phase, origins) in asked_for(first.kb, first.advice) {
        if let Some(draft) = drafts.iter_mut().find(|draft| draft.activity() == Some(activity)) {
            draft.origins.extend(origins);
            draft.phase = draft.phase.min(phase);
            continue;
        }
        let stages = settings.iter().zip(lessons).enumerate();
        let placed =
            stages.filter(|(leg, _)| *leg == 0 || phase <= Phase::Move).find_map(|(leg, (setting, lessons))| {
                let means = setting.activity(activity, setting.kb.activities.get(activity), prices.weights)?;
                can_follow(&means, setting, lessons, drafts, leg).then_some((leg, means))
            });
        if let Some((leg, mut means)) = placed {
            if phase == Phase::Now && means.learning > first.limits.work_minutes {
                means.capacity = in_the_first_week(&means, first.limits);
            }
            drafts.push(Draft { means, origins, leg, phase });
        }
    }
}

/// Every activity that rules ask for, the earliest phase and the weightiest rules first.
fn asked_for(kb: &KnowledgeBase, advice: &Advice) -> Vec<(ActivityId, Phase, Vec<Origin>)> {
    let mut asked: Vec<_> = advice.added.iter().collect();
    asked.sort_by_key(|(activity, added)| (added.phase, std::cmp::Reverse(priority(kb, &added.rules)), **activity));
    let origins = |rules: &[RuleId]| rules.iter().map(|&rule| Origin::Rule(rule)).collect();
    asked.into_iter().map(|(&activity, added)| (activity, added.phase, origins(&added.rules))).collect()
}

/// A small thing for the first week is done in own time if the week at work has no room for it.
fn in_the_first_week(means: &Means, limits: &Limits) -> Capacity {
    let small = means.learning <= limits.own_minutes && means.effort.likely <= 120;
    if means.capacity == Capacity::Work && small { Capacity::Own } else { means.capacity }
}

fn priority(kb: &KnowledgeBase, rules: &[RuleId]) -> Priority {
    rules.iter().map(|&rule| kb.rules.get(rule).priority).max().unwrap_or(Priority::Low)
}

/// Whether an activity teaches something or nothing was promised, and its needs are met in time.
fn can_follow(means: &Means, setting: &Setting<'_>, lessons: &[Lesson], drafts: &[Draft], leg: usize) -> bool {
    let Item::Activity(id) = means.item else { return false };
    let promised = !setting.kb.activities.get(id).gains.is_empty();
    if promised && means.gains.is_empty() {
        return false;
    }
    let (own, work) = super::leg::minutes_by_capacity(std::slice::from_ref(means));
    let has_hours = setting.limits.days_for(own, work).is_some();
    has_hours && means.needs.iter().all(|need| source_of(*need, setting.levels, lessons, drafts, leg).is_some())
}

/// Where a needed level comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceOfLevel {
    /// It is held when the leg begins.
    Held,
    /// The step at this place brings it.
    Step(usize),
    /// The work in the role brings it on this day of the leg.
    Lesson(u32),
}

/// Where a needed level comes from in a leg; none if from nowhere. What the work brings within a month
/// is waited for; otherwise a step is the surer way. `drafts` are those that come before in an order that
/// can be done: a later one may itself wait for what is asked about.
pub fn source_of(
    need: SkillLevel,
    held: &Levels,
    lessons: &[Lesson],
    drafts: &[Draft],
    leg: usize,
) -> Option<SourceOfLevel> {
    if held.meets(need) {
        return Some(SourceOfLevel::Held);
    }
    let brings = |gain: &SkillLevel| gain.skill == need.skill && gain.level >= need.level;
    let step =
        drafts.iter().position(|draft| draft.leg == leg && draft.is_gap() && draft.means.gains.iter().any(brings));
    let lesson = lessons.iter().find(|lesson| brings(&lesson.brings)).map(|lesson| lesson.day);
    match (step, lesson) {
        (_, Some(day)) if day <= 31 => Some(SourceOfLevel::Lesson(day)),
        (Some(step), _) => Some(SourceOfLevel::Step(step)),
        (None, Some(day)) => Some(SourceOfLevel::Lesson(day)),
        (None, None) => None,
    }
}

/// Renewals of certifications that lapse within so many days of the start.
pub fn renewals(setting: &Setting<'_>, until: u32) -> Vec<(Draft, u32)> {
    let due = |(&id, held): (&CertificationId, &crate::profile::HeldCertification)| {
        let lapses = held.lapses?;
        let days = u32::try_from((lapses - setting.begin).get_days()).ok()?;
        (days <= until && setting.kb.certifications.get(id).validity_years.is_some())
            .then(|| (renewal(setting, id), days))
    };
    setting.profile.certifications.iter().filter_map(due).collect()
}

/// Hours that a renewal takes when the base does not say.
const RENEWAL_HOURS: u32 = 10;

fn renewal(setting: &Setting<'_>, id: CertificationId) -> Draft {
    let certification = setting.kb.certifications.get(id);
    let minutes = certification.renewal_hours.unwrap_or(RENEWAL_HOURS) * 60;
    let effort = crate::kb::Range { low: minutes / 2, likely: minutes, high: minutes * 2 };
    let yearly = certification.yearly_fee_usd.unwrap_or(0);
    let means = Means {
        item: Item::Certification(id),
        capacity: Capacity::Own,
        effort,
        learning: minutes,
        min_days: 14,
        usd: yearly * u32::from(certification.validity_years.unwrap_or(0)),
        employer_usd: 0,
        gains: Vec::new(),
        needs: Vec::new(),
        not_before: 0,
        assumes: BTreeSet::new(),
        weight: 1,
    };
    Draft { means, origins: vec![Origin::Renewal(id)], leg: 0, phase: Phase::Quarter }
}

/// A number that keeps ties in one order everywhere.
pub fn item_rank(item: Item) -> u32 {
    match item {
        Item::Activity(id) => u32::try_from(id.index()).unwrap_or(u32::MAX),
        Item::Certification(id) => 1_000_000 + u32::try_from(id.index()).unwrap_or(u32::MAX / 2),
    }
}
