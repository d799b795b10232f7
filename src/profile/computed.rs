//! Facts that the program works out from others before the rules run, and those of the finished plan.

use super::{FactValue, Goal, Known, KnownFrom, Profile, StatedCertification, StatedWhich};
use crate::kb::{FactId, KnowledgeBase, Role, Way};

/// Figures of a finished plan that rules can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanFacts {
    /// How many role changes; 0 means staying.
    pub moves: u32,
    /// Likely months until the goal.
    pub months_likely: u32,
    /// Likely hours of own time.
    pub own_hours: u32,
    /// Likely hours at work.
    pub work_hours: u32,
    /// Own money, in US dollars.
    pub cost_usd: u32,
    /// The way of the first move, if there is one and it is settled.
    pub first_way: Option<Way>,
    /// How many certifications it holds.
    pub certifications: u32,
    /// Hours of own time a week while it runs.
    pub weekly_hours: u32,
}

/// The profile together with the figures of its plan, for the rules that read them.
#[must_use]
pub fn with_plan_facts(kb: &KnowledgeBase, mut profile: Profile, plan: &PlanFacts) -> Profile {
    let core = &kb.core;
    let counts = [
        (core.plan_moves, plan.moves),
        (core.plan_months_likely, plan.months_likely),
        (core.plan_own_hours, plan.own_hours),
        (core.plan_work_hours, plan.work_hours),
        (core.plan_cost_usd, plan.cost_usd),
        (core.plan_certifications, plan.certifications),
        (core.plan_weekly_hours, plan.weekly_hours),
    ];
    for (fact, count) in counts {
        set(&mut profile, fact, count.into());
    }
    match plan.first_way {
        Some(way) => set(&mut profile, core.plan_first_way, way.word().into()),
        None => drop(profile.facts.remove(&core.plan_first_way)),
    }
    profile
}

/// Adds every fact that follows from the person's own ones.
pub(super) fn complete(kb: &KnowledgeBase, profile: &mut Profile) {
    about_role(kb, profile);
    about_goal(kb, profile);
    about_certifications(kb, profile);
}

fn about_role(kb: &KnowledgeBase, profile: &mut Profile) {
    let (core, role) = (&kb.core, kb.roles.get(profile.role));
    set(profile, core.role_track, role.track.as_str().into());
    set(profile, core.role_level, u32::from(role.level).into());
    set(profile, core.role_leads_people, role.traits.leads_people.into());
    set(profile, core.not_in_it, (role.level == 0).into());
    if role.level > 0 && !out_of_work(kb, profile) {
        assume(profile, core.employed, true.into());
    }
    if role.traits.leads_people {
        assume(profile, core.leads_people, true.into());
    }
}

/// Whether the person said something that speaks against having a job now. These facts are not among those that every
/// base must have, so they are looked up by name.
fn out_of_work(kb: &KnowledgeBase, profile: &Profile) -> bool {
    let laid_off = kb.facts.find("laid_off").and_then(|fact| profile.bool(fact));
    let months = kb.facts.find("months_out_of_work").and_then(|fact| profile.int(fact));
    laid_off == Some(true) || months.is_some_and(|months| months > 0)
}

fn about_goal(kb: &KnowledgeBase, profile: &mut Profile) {
    set(profile, kb.core.goal_decided, (profile.goal != Goal::Undecided).into());
    if let Goal::Role(goal) = profile.goal {
        let same_track = kb.roles.get(goal).track == kb.roles.get(profile.role).track;
        set(profile, kb.core.same_track_as_goal, same_track.into());
        about_goal_role(kb, profile, kb.roles.get(goal));
    }
}

fn about_goal_role(kb: &KnowledgeBase, profile: &mut Profile, goal: &Role) {
    let (core, traits) = (&kb.core, &goal.traits);
    let facts: [(FactId, FactValue); 9] = [
        (core.goal_track, goal.track.as_str().into()),
        (core.goal_level, u32::from(goal.level).into()),
        (core.goal_on_call, traits.on_call.word().into()),
        (core.goal_shift_work, traits.shift_work.word().into()),
        (core.goal_remote, traits.remote.word().into()),
        (core.goal_people, u32::from(traits.people).into()),
        (core.goal_selling, traits.selling.word().into()),
        (core.goal_leads_people, traits.leads_people.into()),
        (core.goal_hardware, u32::from(traits.hardware).into()),
    ];
    for (fact, value) in facts {
        set(profile, fact, value);
    }
}

/// Nothing is computed if the person said nothing about certifications: none stated is not none held.
fn about_certifications(kb: &KnowledgeBase, profile: &mut Profile) {
    let Some(FactValue::Certifications(stated)) = profile.fact(kb.core.certifications) else { return };
    let retired = |stated: &StatedCertification| matches!(stated.which, StatedWhich::Retired(_));
    let any_retired = stated.iter().any(retired);
    let count = u32::try_from(profile.certifications.len()).unwrap_or(u32::MAX);
    set(profile, kb.core.certification_count, count.into());
    set(profile, kb.core.retired_certification_held, any_retired.into());
}

fn set(profile: &mut Profile, fact: FactId, value: FactValue) {
    profile.facts.insert(fact, Known { value, origin: KnownFrom::Computed });
}

/// Sets a fact that the person can give, if they did not.
fn assume(profile: &mut Profile, fact: FactId, value: FactValue) {
    profile.facts.entry(fact).or_insert(Known { value, origin: KnownFrom::Computed });
}

impl From<bool> for FactValue {
    fn from(yes: bool) -> Self {
        Self::Bool(yes)
    }
}

impl From<u32> for FactValue {
    fn from(number: u32) -> Self {
        Self::Int(number.into())
    }
}

impl From<&str> for FactValue {
    fn from(word: &str) -> Self {
        Self::Word(word.to_owned())
    }
}
