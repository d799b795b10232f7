//! The decision: which goal, which way, or why none.

use std::collections::BTreeSet;

use super::Wishes;
use super::itinerary::{Itinerary, lay_out};
use super::limits::Limits;
use super::objective::{Objective, Prices, risk};
use super::route::{Route, Search};
use super::{stay, traits};
use crate::kb::{KnowledgeBase, RoleId};
use crate::plan::ChosenBy;
use crate::profile::Profile;
use crate::rules::Advice;

/// One person's case.
#[derive(Debug, Clone)]
pub struct Case<'a> {
    /// The base.
    pub kb: &'a KnowledgeBase,
    /// The person, with derived facts.
    pub profile: &'a Profile,
    /// What the rules say.
    pub advice: &'a Advice,
    /// What the plan is for.
    pub wishes: Wishes,
    /// Hours, money, dates.
    pub limits: Limits,
}

/// What was decided.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The goal, if there is any.
    pub goal: Option<ChosenGoal>,
    /// The way there; none if there is none within the limits.
    pub way: Option<Chosen>,
    /// Other ways, with the objective that each was searched for.
    pub others: Vec<(Objective, Chosen)>,
    /// Roles on the way that the person would rather not hold; the only way leads through them.
    pub unwanted: Vec<RoleId>,
}

/// A goal and who chose it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChosenGoal {
    /// The role.
    pub role: RoleId,
    /// Who chose it.
    pub by: ChosenBy,
}

/// A way with its dates.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// The route; it has no legs if the person stays.
    pub route: Route,
    /// Its dates.
    pub itinerary: Itinerary,
}

impl<'a> Case<'a> {
    /// A search under an objective. Roles that the person rules out are closed unless `all_open`.
    pub fn search(&'a self, objective: Objective, all_open: bool) -> Search<'a> {
        let closed = if all_open { BTreeSet::new() } else { self.unwanted_roles() };
        Search {
            kb: self.kb,
            profile: self.profile,
            advice: self.advice,
            limits: &self.limits,
            prices: Prices::of(objective, self.kb, self.profile),
            start: self.wishes.start,
            closed,
        }
    }

    /// Roles that clash with what the person avoids or that a rule forbids.
    pub fn unwanted_roles(&self) -> BTreeSet<RoleId> {
        let unwanted = |id: &RoleId| !traits::exclusions(self.kb, self.profile, self.advice, *id).is_empty();
        self.kb.roles.handles().filter(unwanted).collect()
    }

    /// The same case with other limits.
    #[must_use]
    pub fn with_limits(&self, limits: Limits) -> Self {
        Self { limits, ..self.clone() }
    }

    /// Whether the goal is the present role.
    pub fn stays(&self, goal: RoleId) -> bool {
        goal == self.profile.role
    }
}

/// Looks for a way to the goal, if there is one.
pub fn decide(case: &Case<'_>, goal: Option<ChosenGoal>) -> Decision {
    let Some(chosen) = goal else {
        return Decision { goal, way: None, others: Vec::new(), unwanted: Vec::new() };
    };
    let mut ways = candidates(case, chosen.role, false);
    let through_all = ways.is_empty();
    if through_all {
        ways = candidates(case, chosen.role, true);
    }
    ways.retain(|(_, way)| in_time(case, way));
    let best = (0..ways.len()).min_by_key(|&place| value(case, chosen.role, case.wishes.objective, &ways[place].1));
    let way = best.map(|place| ways.remove(place).1);
    let unwanted = if through_all { unwanted_on(case, way.as_ref(), chosen.role) } else { Vec::new() };
    Decision { goal, way, others: ways, unwanted }
}

/// The ways found under each objective, with dates, the one that was asked for first. Real dates may
/// turn out better under another objective than under the one that a way was searched for.
fn candidates(case: &Case<'_>, goal: RoleId, all_open: bool) -> Vec<(Objective, Chosen)> {
    let asked = case.wishes.objective;
    if case.stays(goal) {
        return find(case, goal, asked, all_open).map(|way| (asked, way)).into_iter().collect();
    }
    let objectives = std::iter::once(asked).chain(Objective::ALL.into_iter().filter(|objective| *objective != asked));
    objectives.filter_map(|objective| Some((objective, find(case, goal, objective, all_open)?))).collect()
}

/// What a way weighs under an objective by its real dates, in points.
pub fn value(case: &Case<'_>, goal: RoleId, objective: Objective, way: &Chosen) -> u64 {
    let search = case.search(objective, false);
    let legs = way.route.legs.iter().map(|leg| search.effort_of(leg)).sum::<u64>();
    let stages = way.itinerary.stages.iter().map(|stage| {
        let days = stage.arrive - stage.begin;
        let moving = risk(case.kb.transitions.get(stage.transition)) * search.prices.risk;
        u64::from(days) * search.prices.day + moving + search.forgone(stage.leg.from, days, Some(goal))
    });
    legs + stages.sum::<u64>()
}

/// The way to a goal under an objective, with dates, whatever the deadline.
pub fn find(case: &Case<'_>, goal: RoleId, objective: Objective, all_open: bool) -> Option<Chosen> {
    let search = case.search(objective, all_open);
    let route = if case.stays(goal) { stay::grow(&search) } else { search.to(goal)? };
    let itinerary = lay_out(&search, &route)?;
    Some(Chosen { route, itinerary })
}

/// Whether a way ends by the deadline.
pub fn in_time(case: &Case<'_>, way: &Chosen) -> bool {
    let Some(deadline) = case.limits.deadline else { return true };
    let days = u32::try_from((deadline - case.wishes.start).get_days()).unwrap_or(0);
    way.itinerary.stages.is_empty() || way.itinerary.finish <= days
}

fn unwanted_on(case: &Case<'_>, way: Option<&Chosen>, goal: RoleId) -> Vec<RoleId> {
    let closed = case.unwanted_roles();
    let legs = way.iter().flat_map(|way| &way.route.legs);
    legs.map(|leg| leg.to).filter(|role| *role != goal && closed.contains(role)).collect()
}
