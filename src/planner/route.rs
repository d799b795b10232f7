//! Which roles to go through: best-first search over roles, with the levels gathered on the way.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use std::rc::Rc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::leg::{Leg, dwell, work_out};
use super::levels::{Levels, days_of_months, months_of_days};
use super::limits::Limits;
use super::means::{Setting, changed_facts};
use super::objective::{Prices, risk};
use crate::kb::{CertificationId, Handle, KnowledgeBase, Reach, RoleId, Transition, TransitionId};
use crate::profile::Profile;
use crate::rules::Advice;

/// Everything that a search needs to know.
#[derive(Debug, Clone)]
pub struct Search<'a> {
    /// The base.
    pub kb: &'a KnowledgeBase,
    /// The person.
    pub profile: &'a Profile,
    /// What the rules say.
    pub advice: &'a Advice,
    /// Hours and money.
    pub limits: &'a Limits,
    /// What days, hours and money weigh.
    pub prices: Prices,
    /// The first day.
    pub start: Date,
    /// Roles not to pass through, though one may be the goal.
    pub closed: BTreeSet<RoleId>,
}

/// A way to a role.
#[derive(Debug, Clone)]
pub struct Route {
    /// The legs, in order.
    pub legs: Vec<Rc<Leg>>,
    /// Days until the first day in the last role.
    pub days: u32,
    /// What it weighs, in points.
    pub points: u64,
    /// Own money, in US dollars.
    pub usd: u32,
    /// Whether every choice of means within its legs is the lightest, and the search was not cut short.
    pub proven: bool,
    levels: Levels,
    certifications: BTreeSet<CertificationId>,
    role: RoleId,
}

impl Route {
    /// Minutes of learning in own time.
    pub fn own_minutes(&self) -> u32 {
        self.legs.iter().map(|leg| leg.own_minutes()).sum()
    }

    /// Where every way begins.
    pub(super) fn beginning(search: &Search<'_>) -> Self {
        Self {
            legs: Vec::new(),
            days: 0,
            points: 0,
            usd: 0,
            proven: true,
            levels: Levels::of(search.profile),
            certifications: search.profile.certifications.keys().copied().collect(),
            role: search.profile.role,
        }
    }

    fn passes(&self, role: RoleId) -> bool {
        self.role == role || self.legs.iter().any(|leg| leg.from == role)
    }

    /// Whether going on from here can never be worse than going on from there.
    fn beats(&self, other: &Self) -> bool {
        self.points <= other.points
            && self.days <= other.days
            && self.usd <= other.usd
            && self.levels.cover(&other.levels)
            && self.certifications.is_superset(&other.certifications)
    }
}

/// Moves after which a way is not followed any further.
const LONGEST: usize = 8;
/// Ways looked at before the search settles for what it has.
const EXPANSIONS: usize = 2_500;

impl Search<'_> {
    /// The best way to the goal; none if there is no way at all.
    pub fn to(&self, goal: RoleId) -> Option<Route> {
        self.run(&self.least_ahead(goal), Some(goal)).remove(&goal)
    }

    /// The best way to every role that can be reached.
    pub fn to_all(&self) -> BTreeMap<RoleId, Route> {
        self.run(&vec![Some(0); self.kb.roles.len()], None)
    }

    /// No way to the goal weighs less than this, in points: usual times alone, with all study done on
    /// the side and for nothing, by the lightest moves.
    pub fn least(&self, goal: RoleId) -> Option<u64> {
        let ahead = self.least_ahead(goal);
        let first = |way: &Transition| {
            Some(ahead[way.to.index()]? + self.least_for(way, self.profile.months_in_role, Some(goal)))
        };
        self.ways().filter(|way| way.from == self.profile.role).filter_map(first).min()
    }

    fn run(&self, ahead: &[Option<u64>], goal: Option<RoleId>) -> BTreeMap<RoleId, Route> {
        let mut settled: BTreeMap<RoleId, Vec<Rc<Route>>> = BTreeMap::new();
        let mut best = BTreeMap::new();
        let mut queue = Queue::default();
        queue.push(0, Route::beginning(self));
        let mut looked_at = 0;
        while let Some(route) = queue.pop() {
            looked_at += 1;
            let known = settled.entry(route.role).or_default();
            if known.iter().any(|other| other.beats(&route)) {
                continue;
            }
            let cut_short = looked_at > EXPANSIONS;
            best.entry(route.role).or_insert_with(|| Route { proven: route.proven && !cut_short, ..(*route).clone() });
            if goal == Some(route.role) || cut_short {
                break;
            }
            known.push(Rc::clone(&route));
            for next in self.next_legs(&route, ahead, goal) {
                let rest = ahead[next.role.index()].unwrap_or(0);
                queue.push(next.points + rest, next);
            }
        }
        best
    }

    fn next_legs(&self, route: &Route, ahead: &[Option<u64>], goal: Option<RoleId>) -> Vec<Route> {
        if route.legs.len() >= LONGEST {
            return Vec::new();
        }
        let out = self.kb.transitions.iter().filter(|(_, way)| way.from == route.role && way.reach != Reach::Bridge);
        let open = out.filter(|(_, way)| {
            let allowed = goal == Some(way.to) || !self.closed.contains(&way.to);
            allowed && ahead[way.to.index()].is_some() && !route.passes(way.to)
        });
        open.filter_map(|(id, _)| self.extend(route, id, goal)).collect()
    }

    fn extend(&self, route: &Route, id: TransitionId, goal: Option<RoleId>) -> Option<Route> {
        let present = route.legs.is_empty();
        let setting = Setting {
            kb: self.kb,
            profile: self.profile,
            advice: self.advice,
            limits: self.limits,
            role: route.role,
            present,
            served: if present { self.profile.months_in_role } else { 0 },
            elapsed: months_of_days(route.days),
            begin: self.start.saturating_add(i64::from(route.days).days()),
            certifications: &route.certifications,
            levels: &route.levels,
            changed: changed_facts(self.kb, self.profile, route.role, present, months_of_days(route.days)),
        };
        let money = self.limits.budget_usd.map(|budget| budget.saturating_sub(route.usd));
        let leg = work_out(&setting, id, &self.prices, money)?;
        Some(self.after(route, leg, goal))
    }

    fn after(&self, route: &Route, leg: Leg, goal: Option<RoleId>) -> Route {
        let forgone = self.forgone(leg.from, leg.days(), goal);
        let mut certifications = route.certifications.clone();
        certifications.extend(leg.certifications());
        Route {
            days: route.days + leg.days(),
            points: route.points + leg.points + forgone,
            usd: route.usd + leg.usd(),
            proven: route.proven && leg.proven,
            levels: leg.after.clone(),
            certifications,
            role: leg.to,
            legs: route.legs.iter().cloned().chain([Rc::new(leg)]).collect(),
        }
    }

    /// What so many days in a role weigh for paying less than the goal does, in points.
    pub fn forgone(&self, role: RoleId, days: u32, goal: Option<RoleId>) -> u64 {
        let Some(goal) = goal.filter(|_| self.prices.forgone_dollar > 0) else { return 0 };
        let region = super::pay::area(self.kb, self.profile);
        let pay = |role| super::pay::likely(self.kb, role, region).unwrap_or(0);
        let dollars = u64::from(pay(goal).saturating_sub(pay(role))) * u64::from(days) / 365;
        dollars * self.prices.forgone_dollar
    }

    /// What the means of a leg weigh, and going without a certification, in points.
    pub fn effort_of(&self, leg: &Leg) -> u64 {
        let means = leg.means.iter().map(|means| means.plain_weight(self.prices.weights));
        means.sum::<u64>() + if leg.without_certificate { self.prices.weights.no_certificate } else { 0 }
    }

    fn ways(&self) -> impl Iterator<Item = &Transition> {
        self.kb.transitions.iter().map(|(_, way)| way).filter(|way| way.reach != Reach::Bridge)
    }

    /// What a move weighs at the least, in points: its usual time, its risk and the pay forgone.
    fn least_for(&self, way: &Transition, served: u32, goal: Option<RoleId>) -> u64 {
        let days = dwell(way, served, 0) + days_of_months(way.move_months.likely);
        u64::from(days) * self.prices.day + risk(way) * self.prices.risk + self.forgone(way.from, days, goal)
    }

    /// What every way from each role to the goal weighs at the least, in points; none where no way leads there.
    fn least_ahead(&self, goal: RoleId) -> Vec<Option<u64>> {
        let mut least = vec![None; self.kb.roles.len()];
        let mut queue = BinaryHeap::from([Reverse((0, goal))]);
        while let Some(Reverse((so_far, role))) = queue.pop() {
            if least[role.index()].is_some() {
                continue;
            }
            least[role.index()] = Some(so_far);
            for way in self.ways().filter(|way| way.to == role) {
                queue.push(Reverse((so_far + self.least_for(way, 0, Some(goal)), way.from)));
            }
        }
        least
    }
}

/// Ways still to be followed, the most promising first; ties go to the one found first, so that the
/// same base gives the same plan.
#[derive(Default)]
struct Queue {
    heap: BinaryHeap<Reverse<(u64, usize)>>,
    routes: Vec<Option<Rc<Route>>>,
}

impl Queue {
    fn push(&mut self, promise: u64, route: Route) {
        self.heap.push(Reverse((promise, self.routes.len())));
        self.routes.push(Some(Rc::new(route)));
    }

    fn pop(&mut self) -> Option<Rc<Route>> {
        let Reverse((_, place)) = self.heap.pop()?;
        self.routes[place].take()
    }
}
