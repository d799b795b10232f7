//! Facts: types with their values, and who provides them.

use std::collections::BTreeSet;

use super::scope::{Scope, text};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::kb::codes;
use crate::kb::here::Here;
use crate::kb::model::{Fact, FactChoice, FactKind};
use crate::kb::raw::{RawChoice, RawFact};

/// Every type that a fact can have.
const TYPES: &[&str] = &[
    "bool",
    "int",
    "date",
    "text",
    "choice",
    "set",
    "ranking",
    "region",
    "role",
    "goal",
    "skill-levels",
    "certifications",
    "past-roles",
    "date-ranges",
];

/// Bounds of a whole number for which none are given.
const WIDEST: i64 = 1_000_000_000;

/// Keys of a profile file under which facts can stand.
const GROUPS: &[&str] = &["employer"];

pub(super) fn resolve(raw: RawFact, here: &Here, scope: &mut Scope) -> Fact {
    snake(&raw.id, here, scope);
    group(&raw, here, scope);
    Fact {
        kind: kind(&raw, here, scope),
        id: raw.id.0,
        unit: text(raw.unit),
        origin: raw.origin,
        group: text(raw.group),
        sensitive: raw.sensitive,
        about: raw.about.0,
    }
}

fn snake(id: &str, here: &Here, scope: &mut Scope) {
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    if !id.chars().all(fits) || !id.starts_with(|first: char| first.is_ascii_lowercase()) {
        let help = "use small letters, digits and underscores; begin with a letter";
        scope.error(codes::BAD_ID, &here.key("id"), format!("`{id}` cannot be the id of a fact"), help);
    }
}

fn group(raw: &RawFact, here: &Here, scope: &mut Scope) {
    if let Some(group) = raw.group.as_deref().filter(|group| !GROUPS.contains(group)) {
        let help = format!("facts can stand under `{}`", GROUPS.join("`, `"));
        scope.error(codes::FACT_DECLARATION, &here.key("group"), format!("unknown group `{group}`"), help);
    }
}

fn kind(raw: &RawFact, here: &Here, scope: &mut Scope) -> FactKind {
    let kind = match &*raw.r#type {
        "bool" => FactKind::Bool,
        "int" => bounds(raw, here, scope),
        "date" => FactKind::Date,
        "text" => FactKind::Text,
        "choice" => FactKind::Choice(values(raw, here, scope)),
        "set" => FactKind::Set(values(raw, here, scope)),
        "ranking" => FactKind::Ranking(values(raw, here, scope)),
        "region" => FactKind::Region,
        "role" => FactKind::Role,
        "goal" => FactKind::Goal,
        "skill-levels" => FactKind::SkillLevels,
        "certifications" => FactKind::Certifications,
        "past-roles" => FactKind::PastRoles,
        "date-ranges" => FactKind::DateRanges,
        other => unknown_type(other, here, scope),
    };
    refuse_what_does_not_belong(raw, &kind, here, scope);
    kind
}

fn unknown_type(other: &str, here: &Here, scope: &mut Scope) -> FactKind {
    let help = did_you_mean(other, TYPES.iter().copied());
    let finding = Diagnostic::error(codes::FACT_DECLARATION, format!("unknown type `{other}`"))
        .at(here.key("type").place())
        .help(help.unwrap_or_else(|| format!("types are `{}`", TYPES.join("`, `"))));
    scope.found.push(finding);
    FactKind::Text
}

fn bounds(raw: &RawFact, here: &Here, scope: &mut Scope) -> FactKind {
    let (min, max) = (raw.min.unwrap_or(-WIDEST), raw.max.unwrap_or(WIDEST));
    scope.within(min, -WIDEST, WIDEST, &here.key("min"));
    scope.within(max, -WIDEST, WIDEST, &here.key("max"));
    if min > max {
        let sentence = format!("no number is from {min} to {max}");
        scope.error(codes::FACT_DECLARATION, &here.key("min"), sentence, "`min` is at most `max`");
    }
    FactKind::Int { min, max }
}

fn values(raw: &RawFact, here: &Here, scope: &mut Scope) -> Vec<FactChoice> {
    let values = raw.values.as_deref().unwrap_or_default();
    if values.is_empty() {
        let sentence = format!("a fact of type `{}` needs values", &*raw.r#type);
        scope.error(codes::FACT_DECLARATION, here, sentence, "add `values: [{id: ..., label: ...}]`");
    }
    let mut seen = BTreeSet::new();
    for (place, value) in values.iter().enumerate() {
        if !seen.insert(&value.id) {
            scope.repeated(&value.id, &here.key("values").nth(place).key("id"));
        }
    }
    values.iter().map(choice).collect()
}

fn choice(raw: &RawChoice) -> FactChoice {
    FactChoice { id: raw.id.to_string(), label: raw.label.to_string() }
}

/// Bounds and units belong to numbers, values to choices.
fn refuse_what_does_not_belong(raw: &RawFact, kind: &FactKind, here: &Here, scope: &mut Scope) {
    let number = matches!(kind, FactKind::Int { .. });
    let chosen = matches!(kind, FactKind::Choice(_) | FactKind::Set(_) | FactKind::Ranking(_));
    let odd = [
        ("unit", raw.unit.is_some() && !number),
        ("min", raw.min.is_some() && !number),
        ("max", raw.max.is_some() && !number),
        ("values", raw.values.is_some() && !chosen),
    ];
    for (key, _) in odd.into_iter().filter(|(_, odd)| *odd) {
        let sentence = format!("`{key}` does not belong to a fact of type `{}`", &*raw.r#type);
        scope.error(codes::FACT_DECLARATION, &here.key(key), sentence, format!("take out `{key}` or change the type"));
    }
}
