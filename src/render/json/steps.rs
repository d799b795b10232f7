//! Moves and steps as JSON.

use serde::Serialize;

use super::goals::{PayJson, RoleJson};
use super::value::{DatesJson, Day, Hours, RangeJson, hours};
use crate::plan::{Gap, Move, MoveWay, Reason, ResourceInfo, Step, StepGain};
use crate::render::wording::phase_id;

#[derive(Serialize)]
pub struct MoveJson<'a> {
    number: u32,
    from: &'a str,
    to: &'a str,
    transition: &'a str,
    way: &'static str,
    begin: Day,
    ready: Day,
    arrive: DatesJson,
    pay_usd: Option<RangeJson<u32>>,
    pay_basis: Option<PayJson<'a>>,
    from_role: RoleJson<'a>,
    to_role: RoleJson<'a>,
    degree: &'a str,
    proof: &'a str,
    pitfalls: &'a [String],
    gaps: Vec<GapJson<'a>>,
    sources: &'a [String],
}

impl<'a> From<&'a Move> for MoveJson<'a> {
    fn from(step: &'a Move) -> Self {
        Self {
            number: step.number,
            from: &step.from.id,
            to: &step.to.id,
            transition: &step.transition,
            way: way(step.way),
            begin: Day(step.begin),
            ready: Day(step.ready),
            arrive: step.arrive.into(),
            pay_usd: step.pay.as_ref().map(|pay| pay.usd.into()),
            pay_basis: step.pay.as_ref().map(PayJson::from),
            from_role: RoleJson::from(&step.from),
            to_role: RoleJson::from(&step.to),
            degree: &step.degree,
            proof: &step.proof,
            pitfalls: &step.pitfalls,
            gaps: step.gaps.iter().map(GapJson::from).collect(),
            sources: &step.sources,
        }
    }
}

fn way(way: MoveWay) -> &'static str {
    match way {
        MoveWay::Inside => "inside",
        MoveWay::Outside => "outside",
        MoveWay::Either => "either",
    }
}

#[derive(Serialize)]
struct GapJson<'a> {
    skill: &'a str,
    name: &'a str,
    from: u8,
    to: u8,
    means: &'a str,
    closed_by: &'a [String],
}

impl<'a> From<&'a Gap> for GapJson<'a> {
    fn from(gap: &'a Gap) -> Self {
        Self {
            skill: &gap.skill,
            name: &gap.name,
            from: gap.from,
            to: gap.to,
            means: &gap.means,
            closed_by: &gap.closed_by,
        }
    }
}

#[derive(Serialize)]
pub struct StepJson<'a> {
    id: &'a str,
    title: &'a str,
    kind: &'a str,
    phase: &'static str,
    #[serde(rename = "move")]
    serves: u32,
    depends_on: &'a [String],
    actions: &'a [String],
    done_when: &'a str,
    effort_hours: RangeJson<Hours>,
    capacity: &'static str,
    cost_usd: u32,
    start: Day,
    finish: DatesJson,
    gains: Vec<GainJson<'a>>,
    because: Vec<ReasonJson<'a>>,
    sources: &'a [String],
    item: &'a str,
    evidence: Option<&'a str>,
    accessible: Option<&'a str>,
    learning_hours: Hours,
    effort_standing: &'static str,
    employer_pays_usd: u32,
    cost_note: Option<&'a str>,
    assumes: &'a [String],
    resources: Vec<ResourceJson<'a>>,
}

impl<'a> From<&'a Step> for StepJson<'a> {
    fn from(step: &'a Step) -> Self {
        Self {
            id: &step.id,
            title: &step.title,
            kind: &step.kind,
            phase: phase_id(step.phase),
            serves: step.serves,
            depends_on: &step.depends_on,
            actions: &step.actions,
            done_when: &step.done_when,
            effort_hours: hours(step.effort_minutes),
            capacity: step.capacity,
            cost_usd: step.cost_usd,
            start: Day(step.start),
            finish: step.finish.into(),
            gains: step.gains.iter().map(GainJson::from).collect(),
            because: step.because.iter().map(ReasonJson::from).collect(),
            sources: &step.sources,
            item: &step.item,
            evidence: step.evidence.as_deref(),
            accessible: step.accessible.as_deref(),
            learning_hours: Hours(step.learning_minutes),
            effort_standing: step.effort_standing,
            employer_pays_usd: step.employer_pays_usd,
            cost_note: step.cost_note.as_deref(),
            assumes: &step.assumes,
            resources: step.resources.iter().map(ResourceJson::from).collect(),
        }
    }
}

#[derive(Serialize)]
struct GainJson<'a> {
    skill: &'a str,
    name: &'a str,
    from: u8,
    to: u8,
}

impl<'a> From<&'a StepGain> for GainJson<'a> {
    fn from(gain: &'a StepGain) -> Self {
        Self { skill: &gain.skill, name: &gain.name, from: gain.from, to: gain.to }
    }
}

/// One reason: the first key says what sort of thing asks for the step.
#[derive(Serialize, Default)]
struct ReasonJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gap: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    needed_by: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    asked_for_by: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    renewal: Option<&'a str>,
    says: &'a str,
}

impl<'a> From<&'a Reason> for ReasonJson<'a> {
    fn from(reason: &'a Reason) -> Self {
        let none = Self::default();
        match reason {
            Reason::Rule { id, because } => Self { rule: Some(id), says: because, ..none },
            Reason::Gap { skill, because } => Self { gap: Some(skill), says: because, ..none },
            Reason::NeededBy { step, because } => Self { needed_by: Some(step), says: because, ..none },
            Reason::AskedFor { role, because } => Self { asked_for_by: Some(role), says: because, ..none },
            Reason::Renewal { certification, because } => Self { renewal: Some(certification), says: because, ..none },
        }
    }
}

#[derive(Serialize)]
struct ResourceJson<'a> {
    id: &'a str,
    title: &'a str,
    url: Option<&'a str>,
    cost: &'a str,
}

impl<'a> From<&'a ResourceInfo> for ResourceJson<'a> {
    fn from(resource: &'a ResourceInfo) -> Self {
        Self { id: &resource.id, title: &resource.title, url: resource.url.as_deref(), cost: &resource.cost }
    }
}
