//! Ranking of goals: what is ruled out and why, and a score from open parts for the rest.
//!
//! The parts are numbers from 0 to 1: `transfer` (what is held of what the role asks), `fit` (interests),
//! `time` (likely months by the best way), `pay` (gain over the present role), `outlook` (projected growth),
//! `cost` (own money) and `risk` (how usual the moves are). Their weights come from the person's priorities.

use std::collections::BTreeMap;

use crate::kb::{KnowledgeBase, RoleId, Target};
use crate::plan::{Band, Ranked};
use crate::planner::compose::role_info;
use crate::planner::objective::{Objective, risk};
use crate::planner::outcome::Case;
use crate::planner::pay;
use crate::planner::route::Route;
use crate::planner::traits::{self, Clash};

/// Every role above the entry track, the best goal first, the ruled out ones last.
pub fn rank(case: &Case<'_>) -> Vec<Ranked> {
    let search = case.search(Objective::Fastest, false);
    let routes = search.to_all();
    let roles = case.kb.roles.iter().filter(|(_, role)| role.level > 0);
    let mut ranking: Vec<Ranked> = roles.map(|(id, _)| Candidate::new(case, id, routes.get(&id)).judged()).collect();
    ranking.sort_by(|one, other| {
        let key = |ranked: &Ranked| (!ranked.excluded_by.is_empty(), std::cmp::Reverse(in_thousandths(ranked.score)));
        key(one).cmp(&key(other)).then_with(|| one.role.id.cmp(&other.role.id))
    });
    ranking
}

/// Scores that differ by less than a thousandth count as equal, so that ties go by id.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a score lies between 0 and 1")]
fn in_thousandths(score: f64) -> u32 {
    (score * 1000.0).round() as u32
}

/// One role seen as a goal.
struct Candidate<'a> {
    case: &'a Case<'a>,
    id: RoleId,
    route: Option<&'a Route>,
}

impl<'a> Candidate<'a> {
    fn new(case: &'a Case<'a>, id: RoleId, route: Option<&'a Route>) -> Self {
        Self { case, id, route }
    }

    fn kb(&self) -> &'a KnowledgeBase {
        self.case.kb
    }

    fn judged(&self) -> Ranked {
        let (parts, weights) = (self.parts(), weights(self.case));
        let score: f64 = parts.iter().map(|(part, value)| value * weights[part]).sum();
        let score = (score + self.leaning()).clamp(0.0, 1.0);
        let region = pay::area(self.kb(), self.case.profile);
        Ranked {
            role: role_info(self.kb(), self.id),
            track: self.kb().roles.get(self.id).track.clone(),
            score: (score * 1000.0).round() / 1000.0,
            band: self.band(),
            reasons: self.reasons(&parts),
            excluded_by: self.exclusions(),
            months: self.months(),
            own_hours: self.route.map(|route| route.own_minutes().div_ceil(60)),
            moves: self.route.map(moves),
            pay: pay::pay(self.kb(), self.id, region),
            parts,
            weights,
        }
    }

    fn parts(&self) -> BTreeMap<&'static str, f64> {
        BTreeMap::from([
            ("transfer", self.transfer()),
            ("fit", self.fit()),
            ("time", self.months().map_or(0.0, |months| 1.0 - (f64::from(months) / LONGEST_MONTHS).min(1.0))),
            ("pay", self.pay_gain().unwrap_or(NEUTRAL)),
            ("outlook", self.outlook()),
            ("cost", self.route.map_or(0.0, |route| 1.0 - (f64::from(route.usd) / DEAREST_USD).min(1.0))),
            ("risk", self.route.map_or(0.0, |route| self.safety(route))),
        ])
    }

    /// What the person holds of what the role asks: 1 for each skill held, less the wider the gap.
    fn transfer(&self) -> f64 {
        let asked = &self.kb().roles.get(self.id).requires;
        let weight = |preferred: bool| if preferred { 1.0 } else { 3.0 };
        let whole: f64 = asked.iter().map(|asked| weight(asked.preferred)).sum();
        let held = asked.iter().map(|asked| {
            let gap = asked.need.level.get().saturating_sub(self.case.profile.level(asked.need.skill).get());
            weight(asked.preferred) * BY_GAP[usize::from(gap).min(BY_GAP.len() - 1)]
        });
        if whole == 0.0 { NEUTRAL } else { held.sum::<f64>() / whole }
    }

    /// How many of the role's interests the person shares, less what they would rather avoid.
    fn fit(&self) -> f64 {
        let role = self.kb().roles.get(self.id);
        let stated = self.case.profile.words(self.kb().core.interests);
        let shared = role.interests.iter().filter(|interest| stated.contains(interest)).count();
        let possible = role.interests.len().min(stated.len());
        #[expect(clippy::cast_precision_loss, reason = "a role has a handful of interests")]
        let share = if possible == 0 { NEUTRAL } else { shared as f64 / possible as f64 };
        let avoided = self.case.profile.words(self.kb().core.avoid);
        let clashes = avoided.iter().filter(|word| traits::clash(self.kb(), role, word) == Clash::Some);
        (share - clashes.map(|_| CLASH).sum::<f64>()).max(0.0)
    }

    /// The gain in likely pay: 0 for a fifth less than now, 1 for twice as much; none where either is not known.
    fn pay_gain(&self) -> Option<f64> {
        let core = &self.kb().core;
        let region = pay::area(self.kb(), self.case.profile);
        let there = pay::likely(self.kb(), self.id, region)?;
        let now = self
            .case
            .profile
            .amount(core.pay_usd)
            .or_else(|| pay::likely(self.kb(), self.case.profile.role, region))?;
        (now > 0).then(|| ((f64::from(there) / f64::from(now) - 0.8) / 1.2).clamp(0.0, 1.0))
    }

    /// From 0 at a decline of five percent in ten years to 1 at a growth of thirty.
    fn outlook(&self) -> f64 {
        let growth = self.kb().roles.get(self.id).outlook.as_ref().map(|outlook| outlook.growth_pct);
        growth.map_or(NEUTRAL, |growth| ((growth + 5.0) / 35.0).clamp(0.0, 1.0))
    }

    fn safety(&self, route: &Route) -> f64 {
        let moves = route.legs.iter().filter_map(|leg| leg.transition);
        let points: u64 = moves.map(|id| risk(self.kb().transitions.get(id))).sum();
        1.0 - (f64::from(u32::try_from(points).unwrap_or(u32::MAX)) / RISKIEST).min(1.0)
    }

    /// What rules lean towards, a twentieth a point and a fifth at most.
    fn leaning(&self) -> f64 {
        let role = self.kb().roles.get(self.id);
        let targets = [Target::Role(self.id), Target::Track(role.track.clone())];
        let points = targets.iter().filter_map(|target| self.case.advice.preferred.get(target)).map(|lean| lean.weight);
        (f64::from(points.sum::<u32>()) / 20.0).min(0.2)
    }

    fn months(&self) -> Option<u32> {
        self.route.map(|route| (route.days * 1200 + 18_262) / 36_525)
    }

    fn band(&self) -> Band {
        match (self.route.map(moves), self.months()) {
            (Some(0 | 1), Some(..=3)) => Band::Ready,
            (Some(1), Some(..=14)) => Band::Near,
            (Some(_), Some(..=30)) => Band::Stretch,
            _ => Band::LongTerm,
        }
    }

    fn exclusions(&self) -> Vec<String> {
        let mut reasons = traits::exclusions(self.kb(), self.case.profile, self.case.advice, self.id);
        let (role, present) = (self.kb().roles.get(self.id), self.kb().roles.get(self.case.profile.role));
        if self.id == self.case.profile.role {
            reasons.push(format!(
                "it is the present role; choose it as the goal to plan for staying (`--goal {}`)",
                role.id
            ));
        } else if role.level < present.level {
            reasons.push("it is a step below the present role".to_owned());
        }
        if self.route.is_none() && self.id != self.case.profile.role {
            reasons.push("no way there fits the hours, the money and what you want to avoid".to_owned());
        }
        reasons
    }

    fn reasons(&self, parts: &BTreeMap<&'static str, f64>) -> Vec<String> {
        let role = self.kb().roles.get(self.id);
        let mut reasons = vec![format!("{} of what it asks is held today", percent(parts["transfer"]))];
        let stated = self.case.profile.words(self.kb().core.interests);
        let shared: Vec<&str> =
            role.interests.iter().filter(|interest| stated.contains(interest)).map(String::as_str).collect();
        if !shared.is_empty() {
            reasons.push(format!("shares your interest in {}", crate::profile::words::list(shared)));
        }
        if let Some(outlook) = &role.outlook {
            let sign = if outlook.growth_pct < 0.0 { "shrink" } else { "grow" };
            reasons.push(format!(
                "jobs of its kind are projected to {sign} by {:.1}% in {}",
                outlook.growth_pct.abs(),
                outlook.period
            ));
        }
        let avoided = self.case.profile.words(self.kb().core.avoid);
        let clashes = avoided.iter().filter(|word| traits::clash(self.kb(), role, word) == Clash::Some);
        reasons.extend(clashes.map(|word| format!("has some {}", traits::in_words(word))));
        reasons
    }
}

/// What a skill counts by how many levels are missing.
const BY_GAP: [f64; 5] = [1.0, 0.7, 0.4, 0.15, 0.05];
/// What counts for a part of which nothing is known.
const NEUTRAL: f64 = 0.5;
/// Months from which a goal is as far as can be.
const LONGEST_MONTHS: f64 = 72.0;
/// Own money, in US dollars, from which a way is as dear as can be.
const DEAREST_USD: f64 = 3000.0;
/// Points of risk from which a way is as risky as can be.
const RISKIEST: f64 = 10.0;
/// What each thing costs that the person would rather avoid and meets a little of.
const CLASH: f64 = 0.15;

/// The weight of each part: what the person puts first counts double, what comes second half as much again.
fn weights(case: &Case<'_>) -> BTreeMap<&'static str, f64> {
    let priorities = case.profile.words(case.kb.core.priorities);
    let times = |part: &str| match priorities.iter().position(|priority| priority == part) {
        Some(0) => 2.0,
        Some(1) => 1.5,
        _ => 1.0,
    };
    let plain = [
        ("transfer", 0.2),
        ("fit", 0.3),
        ("time", 0.15),
        ("pay", 0.15),
        ("outlook", 0.1),
        ("cost", 0.05),
        ("risk", 0.05),
    ];
    let raised = plain.map(|(part, weight)| (part, weight * times(part)));
    let whole: f64 = raised.iter().map(|(_, weight)| weight).sum();
    raised.into_iter().map(|(part, weight)| (part, weight / whole)).collect()
}

fn moves(route: &Route) -> u32 {
    u32::try_from(route.legs.iter().filter(|leg| leg.transition.is_some()).count()).unwrap_or(u32::MAX)
}

fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}
