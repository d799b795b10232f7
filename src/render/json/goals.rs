//! Roles, goals, pay and other plans as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::value::{RangeJson, TotalsJson};
use crate::plan::{Alternative, Band, ChosenBy, GoalInfo, Pay, Ranked, RoleInfo};

#[derive(Serialize)]
pub struct RoleJson<'a> {
    role: &'a str,
    title: &'a str,
}

impl<'a> From<&'a RoleInfo> for RoleJson<'a> {
    fn from(role: &'a RoleInfo) -> Self {
        Self { role: &role.id, title: &role.title }
    }
}

#[derive(Serialize)]
pub struct GoalJson<'a> {
    role: &'a str,
    title: &'a str,
    chosen_by: &'static str,
    stay: bool,
}

impl<'a> From<&'a GoalInfo> for GoalJson<'a> {
    fn from(goal: &'a GoalInfo) -> Self {
        let chosen_by = match goal.chosen_by {
            ChosenBy::Person => "person",
            ChosenBy::Ranking => "ranking",
        };
        Self { role: &goal.role.id, title: &goal.role.title, chosen_by, stay: goal.stay }
    }
}

/// What a pay figure is for and how it was found.
#[derive(Serialize)]
pub struct PayJson<'a> {
    area: &'a str,
    release: &'a str,
    derived: bool,
}

impl<'a> From<&'a Pay> for PayJson<'a> {
    fn from(pay: &'a Pay) -> Self {
        Self { area: &pay.area, release: &pay.release, derived: pay.derived }
    }
}

#[derive(Serialize)]
pub struct RankedJson<'a> {
    role: &'a str,
    score: f64,
    band: &'static str,
    parts: &'a BTreeMap<&'static str, f64>,
    excluded_by: &'a [String],
    title: &'a str,
    track: &'a str,
    weights: &'a BTreeMap<&'static str, f64>,
    months: Option<u32>,
    own_hours: Option<u32>,
    moves: Option<u32>,
    pay_usd: Option<RangeJson<u32>>,
    pay_basis: Option<PayJson<'a>>,
    reasons: &'a [String],
}

impl<'a> From<&'a Ranked> for RankedJson<'a> {
    fn from(goal: &'a Ranked) -> Self {
        Self {
            role: &goal.role.id,
            score: goal.score,
            band: band(goal.band),
            parts: &goal.parts,
            excluded_by: &goal.excluded_by,
            title: &goal.role.title,
            track: &goal.track,
            weights: &goal.weights,
            months: goal.months,
            own_hours: goal.own_hours,
            moves: goal.moves,
            pay_usd: goal.pay.as_ref().map(|pay| pay.usd.into()),
            pay_basis: goal.pay.as_ref().map(PayJson::from),
            reasons: &goal.reasons,
        }
    }
}

fn band(band: Band) -> &'static str {
    match band {
        Band::Ready => "ready",
        Band::Near => "near",
        Band::Stretch => "stretch",
        Band::LongTerm => "long-term",
    }
}

#[derive(Serialize)]
pub struct AlternativeJson<'a> {
    objective: &'static str,
    moves: Vec<HopJson<'a>>,
    totals: TotalsJson,
    gives_up: &'a str,
    gains: &'a str,
    roles: Vec<RoleJson<'a>>,
}

/// One role change of another plan.
#[derive(Serialize)]
struct HopJson<'a> {
    from: &'a str,
    to: &'a str,
}

impl<'a> From<&'a Alternative> for AlternativeJson<'a> {
    fn from(other: &'a Alternative) -> Self {
        let hops = other.roles.windows(2).filter_map(|pair| match pair {
            [from, to] => Some(HopJson { from: &from.id, to: &to.id }),
            _ => None,
        });
        Self {
            objective: other.objective,
            moves: hops.collect(),
            totals: TotalsJson::from(&other.totals),
            gives_up: &other.gives_up,
            gains: &other.gains,
            roles: other.roles.iter().map(RoleJson::from).collect(),
        }
    }
}
