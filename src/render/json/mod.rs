//! A plan as JSON: the contract `helpdesk-path/plan/1`.
//!
//! The types here mirror the JSON key by key and are apart from the plan, so that the plan can
//! change without the contract. Within version 1 keys are only added. Days are ISO strings, hours
//! are numbers with minutes kept exactly, money is whole US dollars.

mod goals;
mod person;
mod steps;
mod value;

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;

use crate::plan::{BaseInfo, Outcome, Plan, Proof, Ranked, Review, SourceInfo};
use goals::{AlternativeJson, GoalJson, RankedJson, RoleJson};
use person::ProfileJson;
use steps::{MoveJson, StepJson};
use value::{Day, Hours, TotalsJson};

/// The name and version of the contract.
pub const SCHEMA: &str = "helpdesk-path/plan/1";

/// A plan as JSON, indented, with a newline at the end. Sensitive facts are left out.
#[expect(clippy::missing_panics_doc, reason = "it cannot fail, as the message says")]
pub fn json(plan: &Plan) -> String {
    let mut text = serde_json::to_string_pretty(&PlanJson::from(plan))
        .expect("keys are text and values are plain, so writing to a string cannot fail");
    text.push('\n');
    escape_steering(&text)
}

/// A ranking as it stands in the JSON of a plan.
#[expect(clippy::missing_panics_doc, reason = "it cannot fail, as the message says")]
pub fn ranking(ranking: &[Ranked]) -> serde_json::Value {
    let ranking: Vec<RankedJson<'_>> = ranking.iter().map(RankedJson::from).collect();
    serde_json::to_value(ranking).expect("keys are text and values are plain, so they become JSON")
}

/// Writes characters that steer a terminal as `\u` escapes. They can only stand within strings.
pub fn escape_steering(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if character != '\n' && super::clean::steers(character) {
            let _ = write!(escaped, "\\u{:04x}", u32::from(character));
        } else {
            escaped.push(character);
        }
    }
    escaped
}

#[derive(Serialize)]
struct PlanJson<'a> {
    schema: &'static str,
    outcome: &'static str,
    start: Day,
    knowledge_base: BaseJson<'a>,
    profile: ProfileJson<'a>,
    role: RoleJson<'a>,
    goal: Option<GoalJson<'a>>,
    assumptions: &'a [String],
    own_hours_per_week: Hours,
    moves: Vec<MoveJson<'a>>,
    steps: Vec<StepJson<'a>>,
    reviews: Vec<ReviewJson<'a>>,
    totals: TotalsJson,
    warnings: Vec<WarningJson<'a>>,
    ranking: Vec<RankedJson<'a>>,
    alternatives: Vec<AlternativeJson<'a>>,
    proof: Option<ProofJson>,
    diagnosis: Option<DiagnosisJson<'a>>,
    sources: BTreeMap<&'a str, SourceJson<'a>>,
}

impl<'a> From<&'a Plan> for PlanJson<'a> {
    fn from(plan: &'a Plan) -> Self {
        Self {
            schema: SCHEMA,
            outcome: outcome(plan.outcome),
            start: Day(plan.start),
            knowledge_base: BaseJson::from(&plan.base),
            profile: ProfileJson::from(plan),
            role: RoleJson::from(&plan.role),
            goal: plan.goal.as_ref().map(GoalJson::from),
            assumptions: &plan.assumptions,
            own_hours_per_week: Hours(plan.own_minutes_per_week),
            moves: plan.moves.iter().map(MoveJson::from).collect(),
            steps: plan.steps.iter().map(StepJson::from).collect(),
            reviews: plan.reviews.iter().map(ReviewJson::from).collect(),
            totals: TotalsJson::from(&plan.totals),
            warnings: plan.messages.iter().map(WarningJson::from).collect(),
            ranking: plan.ranking.iter().map(RankedJson::from).collect(),
            alternatives: plan.alternatives.iter().map(AlternativeJson::from).collect(),
            proof: plan.proof.as_ref().map(ProofJson::from),
            diagnosis: plan.diagnosis.as_ref().map(DiagnosisJson::from),
            sources: plan.sources.iter().map(|(id, source)| (id.as_str(), SourceJson::from(source))).collect(),
        }
    }
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Planned => "planned",
        Outcome::NoPlan => "no-plan",
    }
}

#[derive(Serialize)]
struct BaseJson<'a> {
    name: &'a str,
    version: &'a str,
    as_of: Day,
}

impl<'a> From<&'a BaseInfo> for BaseJson<'a> {
    fn from(base: &'a BaseInfo) -> Self {
        Self { name: &base.name, version: &base.version, as_of: Day(base.as_of) }
    }
}

#[derive(Serialize)]
struct ReviewJson<'a> {
    on: Day,
    questions: &'a [String],
}

impl<'a> From<&'a Review> for ReviewJson<'a> {
    fn from(review: &'a Review) -> Self {
        Self { on: Day(review.on), questions: &review.questions }
    }
}

#[derive(Serialize)]
struct WarningJson<'a> {
    rule: Option<&'a str>,
    severity: &'static str,
    text: &'a str,
    because: &'a str,
    opinion: bool,
    sources: &'a [String],
}

impl<'a> From<&'a crate::plan::Advice> for WarningJson<'a> {
    fn from(advice: &'a crate::plan::Advice) -> Self {
        Self {
            rule: advice.rule.as_deref(),
            severity: advice.severity,
            text: &advice.text,
            because: &advice.because,
            opinion: advice.opinion,
            sources: &advice.sources,
        }
    }
}

#[derive(Serialize)]
struct ProofJson {
    objective: &'static str,
    measure: &'static str,
    value: f64,
    lower_bound: f64,
    optimal: bool,
}

impl From<&Proof> for ProofJson {
    fn from(proof: &Proof) -> Self {
        let Proof { objective, measure, value, lower_bound, optimal } = *proof;
        Self { objective, measure, value, lower_bound, optimal }
    }
}

#[derive(Serialize)]
struct DiagnosisJson<'a> {
    conflicts: &'a [String],
    repairs: Vec<RepairJson<'a>>,
}

#[derive(Serialize)]
struct RepairJson<'a> {
    says: &'a str,
    flag: &'a str,
}

impl<'a> From<&'a crate::plan::Diagnosis> for DiagnosisJson<'a> {
    fn from(diagnosis: &'a crate::plan::Diagnosis) -> Self {
        let repairs = diagnosis.repairs.iter();
        Self {
            conflicts: &diagnosis.conflicts,
            repairs: repairs.map(|repair| RepairJson { says: &repair.says, flag: &repair.flag }).collect(),
        }
    }
}

#[derive(Serialize)]
struct SourceJson<'a> {
    title: &'a str,
    publisher: &'a str,
    url: Option<&'a str>,
    as_of: &'a str,
}

impl<'a> From<&'a SourceInfo> for SourceJson<'a> {
    fn from(source: &'a SourceInfo) -> Self {
        Self { title: &source.title, publisher: &source.publisher, url: source.url.as_deref(), as_of: &source.as_of }
    }
}
