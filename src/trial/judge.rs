//! Whether a plan is as expected, and what it is instead.

use std::collections::BTreeSet;

use super::expect::{Expectation, Measure};
use crate::kb::{ActivityId, CertificationId, KnowledgeBase, RoleId, RuleId};
use crate::plan::{Outcome, Plan, Ranked};
use crate::render::wording;

/// A finished plan with the rules behind it.
pub(super) struct Case<'a> {
    kb: &'a KnowledgeBase,
    pub(super) plan: Plan,
    pub(super) fired: BTreeSet<RuleId>,
}

impl<'a> Case<'a> {
    /// The rules that spoke count as fired; whoever knows of others adds them.
    pub(super) fn new(kb: &'a KnowledgeBase, plan: Plan) -> Self {
        let spoke = plan.messages.iter().filter_map(|message| kb.rules.find(message.rule.as_deref()?)).collect();
        Self { kb, plan, fired: spoke }
    }
}

/// What is not as expected, in words; none if all is.
pub(super) fn unmet(case: &Case, what: &Expectation) -> Option<String> {
    match what {
        Expectation::Outcome(wanted) => outcome(case, *wanted),
        Expectation::Stays(wanted) => stays(case, *wanted),
        Expectation::Goal(roles) => goal(case, roles),
        Expectation::Ranks { roles, within, wanted } => ranks(case, roles, *within, *wanted),
        Expectation::Excludes(roles) => excludes(case, roles),
        Expectation::Passes { roles, wanted } => passes(case, roles, *wanted),
        Expectation::Measures { measure, bounds } => {
            let (figure, unit) = measured(case, *measure);
            (!bounds.hold(figure)).then(|| format!("{unit} {figure}, not {bounds}"))
        }
        Expectation::Steps { activities, wanted } => steps(case, activities, *wanted),
        Expectation::InOrder(items) => in_order(case, items),
        Expectation::First(activities) => first(case, activities),
        Expectation::Certifications { certifications, wanted } => exams(case, certifications, *wanted),
        Expectation::Says { rules, warning, wanted } => says(case, rules, *warning, *wanted),
        Expectation::Fires { rules, wanted } => fires(case, rules, *wanted),
        Expectation::Repairs(flags) => repairs(case, flags),
    }
}

fn outcome(case: &Case, wanted: Outcome) -> Option<String> {
    let found = case.plan.outcome;
    let says = match found {
        Outcome::Planned => "there is a plan".to_owned(),
        Outcome::NoPlan => {
            let conflicts = case.plan.diagnosis.as_ref().map(|diagnosis| diagnosis.conflicts.join("; "));
            format!("there is no plan: {}", conflicts.unwrap_or_default())
        }
    };
    (found != wanted).then_some(says)
}

fn stays(case: &Case, wanted: bool) -> Option<String> {
    let found = case.plan.goal.as_ref().is_some_and(|goal| goal.stay);
    let says = if found { "the plan is to stay" } else { "the plan is not to stay" };
    (found != wanted).then(|| says.to_owned())
}

fn goal(case: &Case, roles: &[RoleId]) -> Option<String> {
    let wanted: Vec<&str> = roles.iter().map(|role| case.kb.roles.id(*role)).collect();
    match &case.plan.goal {
        Some(goal) if wanted.contains(&goal.role.id.as_str()) => None,
        Some(goal) => Some(format!("the goal is `{}`, not {}", goal.role.id, wording::choice(&quoted(&wanted)))),
        None => Some("there is no goal".to_owned()),
    }
}

fn ranks(case: &Case, roles: &[RoleId], within: usize, wanted: bool) -> Option<String> {
    let open = case.plan.ranking.iter().filter(|ranked| ranked.excluded_by.is_empty());
    let first: Vec<&str> = open.take(within).map(|ranked| ranked.role.id.as_str()).collect();
    let off = roles.iter().map(|role| case.kb.roles.id(*role)).filter(|role| first.contains(role) != wanted);
    let off = quoted(&off.collect::<Vec<_>>());
    let not = if wanted { "not " } else { "" };
    let is = if off.len() == 1 { "is" } else { "are" };
    let first = quoted(&first);
    (!off.is_empty())
        .then(|| format!("{} {is} {not}among the first {within}: {}", wording::list(&off), wording::list(&first)))
}

fn excludes(case: &Case, roles: &[RoleId]) -> Option<String> {
    let ruled_out = |role: &str| {
        let of_role = |ranked: &&Ranked| ranked.role.id == role;
        case.plan.ranking.iter().find(of_role).is_some_and(|ranked| !ranked.excluded_by.is_empty())
    };
    let open = roles.iter().map(|role| case.kb.roles.id(*role)).filter(|role| !ruled_out(role));
    let open = quoted(&open.collect::<Vec<_>>());
    (!open.is_empty()).then(|| format!("{} not ruled out", subject(&open, "is", "are")))
}

fn passes(case: &Case, roles: &[RoleId], wanted: bool) -> Option<String> {
    let way: Vec<&str> = case.plan.moves.iter().map(|step| step.to.id.as_str()).collect();
    let off = roles.iter().map(|role| case.kb.roles.id(*role)).filter(|role| way.contains(role) != wanted);
    let off = quoted(&off.collect::<Vec<_>>());
    let verb = if wanted { "does not go" } else { "goes" };
    let by = if way.is_empty() { "nowhere".to_owned() } else { wording::list(&quoted(&way)) };
    (!off.is_empty()).then(|| format!("the way {verb} through {}; it leads to {by}", wording::list(&off)))
}

fn measured(case: &Case, measure: Measure) -> (u32, &'static str) {
    let totals = &case.plan.totals;
    match measure {
        Measure::Moves => (u32::try_from(case.plan.moves.len()).unwrap_or(u32::MAX), "the number of moves is"),
        Measure::Months => (totals.months.likely, "the number of likely months is"),
        Measure::OwnHours => (totals.own_minutes.likely.div_ceil(60), "the number of likely own hours is"),
        Measure::CostUsd => (totals.cost_usd, "the cost in US dollars is"),
    }
}

fn steps(case: &Case, activities: &[ActivityId], wanted: bool) -> Option<String> {
    let ids = activities.iter().map(|activity| case.kb.activities.id(*activity));
    there(case, "step", ids, wanted)
}

fn exams(case: &Case, certifications: &[CertificationId], wanted: bool) -> Option<String> {
    let ids = certifications.iter().map(|certification| case.kb.certifications.id(*certification));
    there(case, "exam", ids, wanted)
}

fn there<'id>(case: &Case, noun: &str, ids: impl Iterator<Item = &'id str>, wanted: bool) -> Option<String> {
    let off: Vec<&str> = ids.filter(|id| place(case, id).is_some() != wanted).collect();
    let verb = if wanted { "has no" } else { "has the" };
    (!off.is_empty()).then(|| format!("the plan {verb} {noun} {}", wording::list(&quoted(&off))))
}

/// The place among the steps of the first one that does this item.
fn place(case: &Case, item: &str) -> Option<usize> {
    case.plan.steps.iter().position(|step| step.item == item)
}

fn in_order(case: &Case, items: &[String]) -> Option<String> {
    let places: Vec<Option<usize>> = items.iter().map(|item| place(case, item)).collect();
    let missing = items.iter().zip(&places).filter(|(_, place)| place.is_none()).map(|(item, _)| item.as_str());
    let missing: Vec<&str> = missing.collect();
    if !missing.is_empty() {
        return Some(format!("the plan has no step {}", wording::list(&quoted(&missing))));
    }
    let places: Vec<usize> = places.into_iter().flatten().collect();
    let wrong = places.windows(2).find(|pair| pair[0] >= pair[1])?;
    let (one, other) = (&case.plan.steps[wrong[0]], &case.plan.steps[wrong[1]]);
    Some(format!("`{}` begins on {}, not before `{}` on {}", one.item, one.start, other.item, other.start))
}

fn first(case: &Case, activities: &[ActivityId]) -> Option<String> {
    let wanted: Vec<&str> = activities.iter().map(|activity| case.kb.activities.id(*activity)).collect();
    match case.plan.steps.first() {
        Some(step) if wanted.contains(&step.item.as_str()) => None,
        Some(step) => Some(format!("the first step is `{}`, not {}", step.item, wording::choice(&quoted(&wanted)))),
        None => Some("the plan has no steps".to_owned()),
    }
}

fn says(case: &Case, rules: &[RuleId], warning: bool, wanted: bool) -> Option<String> {
    let spoken = |rule: &str| {
        let messages = case.plan.messages.iter().filter(|message| message.rule.as_deref() == Some(rule));
        messages.into_iter().any(|message| !warning || message.severity == "warning")
    };
    let off = rules.iter().map(|rule| case.kb.rules.id(*rule)).filter(|rule| spoken(rule) != wanted);
    let off = quoted(&off.collect::<Vec<_>>());
    let verb = match (wanted, warning) {
        (true, true) => "did not warn",
        (true, false) => "said nothing",
        (false, _) => "spoke",
    };
    (!off.is_empty()).then(|| format!("{} {verb}", wording::list(&off)))
}

fn fires(case: &Case, rules: &[RuleId], wanted: bool) -> Option<String> {
    let off = rules.iter().filter(|rule| case.fired.contains(rule) != wanted).map(|rule| case.kb.rules.id(*rule));
    let off = quoted(&off.collect::<Vec<_>>());
    let verb = if wanted { "did not fire" } else { "fired" };
    (!off.is_empty()).then(|| format!("{} {verb}", wording::list(&off)))
}

fn repairs(case: &Case, flags: &[String]) -> Option<String> {
    let offered: Vec<&str> = case
        .plan
        .diagnosis
        .iter()
        .flat_map(|diagnosis| &diagnosis.repairs)
        .map(|repair| repair.flag.as_str())
        .collect();
    let missing: Vec<&str> =
        flags.iter().map(String::as_str).filter(|flag| !offered.iter().any(|offer| offer.starts_with(flag))).collect();
    let offers = if offered.is_empty() { "nothing".to_owned() } else { wording::list(&quoted(&offered)) };
    (!missing.is_empty()).then(|| format!("{} is not offered, but {offers}", wording::list(&quoted(&missing))))
}

fn quoted(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| format!("`{id}`")).collect()
}

fn subject(ids: &[String], one: &str, many: &str) -> String {
    format!("{} {}", wording::list(ids), if ids.len() == 1 { one } else { many })
}
