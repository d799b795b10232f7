//! Conditions: exactly one form each, and tests that the type of the fact allows.

use super::scope::Scope;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::kb::codes;
use crate::kb::condition::{Condition, Leaf, Scalar, Test};
use crate::kb::here::Here;
use crate::kb::model::{Fact, FactChoice, FactKind, SkillLevel};
use crate::kb::raw::{RawCondition, RawScalar};

/// An optional condition; one that is not given always holds.
pub(super) fn maybe(raw: Option<&RawCondition>, here: &Here, scope: &mut Scope) -> Condition {
    raw.map_or(Condition::ALWAYS, |raw| resolve(raw, here, scope))
}

/// A condition that cannot be understood counts as one that always holds, so that one finding is enough.
pub(super) fn resolve(raw: &RawCondition, here: &Here, scope: &mut Scope) -> Condition {
    form(raw, here, scope).unwrap_or(Condition::ALWAYS)
}

fn form(raw: &RawCondition, here: &Here, scope: &mut Scope) -> Option<Condition> {
    one_form(raw, here, scope)?;
    if let Some(parts) = &raw.all {
        return Some(Condition::All(list(parts, &here.key("all"), scope)));
    }
    if let Some(parts) = &raw.any {
        return Some(Condition::Any(list(parts, &here.key("any"), scope)));
    }
    if let Some(part) = &raw.not {
        return Some(Condition::Not(Box::new(resolve(part, &here.key("not"), scope))));
    }
    leaf(raw, here, scope).map(Condition::Leaf)
}

fn list(parts: &[RawCondition], here: &Here, scope: &mut Scope) -> Vec<Condition> {
    if parts.is_empty() {
        scope.error(
            codes::CONDITION_SHAPE,
            here,
            "this list of conditions is empty".to_owned(),
            "add a condition, or take the list out",
        );
    }
    parts.iter().enumerate().map(|(place, part)| resolve(part, &here.nth(place), scope)).collect()
}

/// Exactly one form, with its own keys and no others.
fn one_form(raw: &RawCondition, here: &Here, scope: &mut Scope) -> Option<()> {
    let forms = [
        ("all", raw.all.is_some()),
        ("any", raw.any.is_some()),
        ("not", raw.not.is_some()),
        ("fact", raw.fact.is_some()),
        ("skill", raw.skill.is_some()),
        ("holds", raw.holds.is_some()),
    ];
    let tests = tests(raw);
    let present: Vec<_> = forms.into_iter().filter(|(_, there)| *there).map(|(form, _)| form).collect();
    match present[..] {
        ["fact"] if tests.len() == 1 && raw.level.is_none() => Some(()),
        ["skill"] if tests.is_empty() && raw.level.is_some() => Some(()),
        ["all" | "any" | "not" | "holds"] if tests.is_empty() && raw.level.is_none() => Some(()),
        _ => {
            scope.error(
                codes::CONDITION_SHAPE,
                here,
                "this is not one condition".to_owned(),
                shape_help(&present, tests.len()),
            );
            None
        }
    }
}

fn tests(raw: &RawCondition) -> Vec<&'static str> {
    let tests = [
        ("is", raw.is.is_some()),
        ("in", raw.r#in.is_some()),
        ("at_least", raw.at_least.is_some()),
        ("at_most", raw.at_most.is_some()),
        ("contains", raw.contains.is_some()),
        ("known", raw.known.is_some()),
    ];
    tests.into_iter().filter(|(_, there)| *there).map(|(test, _)| test).collect()
}

fn shape_help(forms: &[&str], tests: usize) -> &'static str {
    match forms {
        ["fact"] if tests == 0 => {
            "say what is asked of the fact: `is`, `in`, `at_least`, `at_most`, `contains` or `known`"
        }
        ["fact"] => "ask one thing of the fact; combine several with `all`",
        ["skill"] => "give a skill and a level: `{skill: linux, level: 2}`",
        [] => "write one of `all`, `any`, `not`, `fact`, `skill` with `level`, or `holds`",
        _ => "keep one form; combine several with `all` or `any`",
    }
}

fn leaf(raw: &RawCondition, here: &Here, scope: &mut Scope) -> Option<Leaf> {
    if let Some(id) = &raw.holds {
        return scope.certification(id, &here.key("holds")).map(Leaf::Holds);
    }
    if let (Some(id), Some(level)) = (&raw.skill, raw.level) {
        let skill = scope.skill(id, &here.key("skill"));
        let level = scope.level(level, 1, &here.key("level"));
        return Some(Leaf::Skill(SkillLevel { skill: skill?, level: level? }));
    }
    let fact = scope.fact(raw.fact.as_deref()?, &here.key("fact"))?;
    let test = test(raw, &*scope.declared(fact)?, here, scope)?;
    Some(Leaf::Fact { fact, test })
}

fn test(raw: &RawCondition, fact: &Fact, here: &Here, scope: &mut Scope) -> Option<Test> {
    if let Some(value) = &raw.is {
        return scalar(value, fact, &here.key("is"), scope).map(Test::Is);
    }
    if let Some(values) = &raw.r#in {
        return one_of(values, fact, &here.key("in"), scope);
    }
    if let Some(bound) = raw.at_least {
        return number(bound, fact, &here.key("at_least"), scope).map(Test::AtLeast);
    }
    if let Some(bound) = raw.at_most {
        return number(bound, fact, &here.key("at_most"), scope).map(Test::AtMost);
    }
    if let Some(word) = &raw.contains {
        return contained(word, fact, &here.key("contains"), scope).map(Test::Contains);
    }
    raw.known.map(Test::Known)
}

fn one_of(values: &[RawScalar], fact: &Fact, here: &Here, scope: &mut Scope) -> Option<Test> {
    if values.is_empty() {
        scope.error(codes::CONDITION_SHAPE, here, "nothing is in an empty list".to_owned(), "add a value to `in`");
    }
    let fits = values.iter().enumerate().map(|(place, value)| scalar(value, fact, &here.nth(place), scope));
    fits.collect::<Vec<_>>().into_iter().collect::<Option<Vec<_>>>().map(Test::In)
}

/// A value that the fact can have; a finding otherwise. Also used for what rules set.
pub(super) fn scalar(value: &RawScalar, fact: &Fact, here: &Here, scope: &mut Scope) -> Option<Scalar> {
    match (&fact.kind, value) {
        (FactKind::Bool, RawScalar::Bool(yes)) => Some(Scalar::Bool(*yes)),
        (FactKind::Int { min, max }, RawScalar::Int(number)) if (min..=max).contains(&number) => {
            Some(Scalar::Int(*number))
        }
        (FactKind::Choice(choices), RawScalar::Text(word)) => {
            choice(word, choices, fact, here, scope).map(Scalar::Word)
        }
        (FactKind::Text, RawScalar::Text(word)) => Some(Scalar::Word(word.clone())),
        (FactKind::Region, RawScalar::Text(word)) if super::pay::is_area(word) => Some(Scalar::Word(word.clone())),
        (FactKind::Goal, RawScalar::Text(word)) if word == "undecided" => Some(Scalar::Undecided),
        (FactKind::Role | FactKind::Goal, RawScalar::Text(word)) => scope.role(word, here).map(Scalar::Role),
        _ => {
            scope.found.push(never(value, fact).at(here.place()));
            None
        }
    }
}

fn never(value: &RawScalar, fact: &Fact) -> Diagnostic {
    match can_be(&fact.kind) {
        Some(can_be) => Diagnostic::error(codes::FACT_VALUE, format!("`{}` is never {}", fact.id, shown(value)))
            .help(format!("it can be {can_be}")),
        None => wrong_test(fact),
    }
}

fn number(bound: i64, fact: &Fact, here: &Here, scope: &mut Scope) -> Option<i64> {
    match fact.kind {
        FactKind::Int { min, max } if (min..=max).contains(&bound) => Some(bound),
        FactKind::Int { min, max } => {
            let sentence = format!("`{}` is from {min} to {max}, so {bound} decides nothing", fact.id);
            scope.error(codes::FACT_VALUE, here, sentence, "give a number within these bounds");
            None
        }
        _ => refuse(fact, here, scope),
    }
}

fn contained(word: &str, fact: &Fact, here: &Here, scope: &mut Scope) -> Option<String> {
    match &fact.kind {
        FactKind::Set(choices) | FactKind::Ranking(choices) => choice(word, choices, fact, here, scope),
        _ => refuse(fact, here, scope),
    }
}

fn choice(word: &str, choices: &[FactChoice], fact: &Fact, here: &Here, scope: &mut Scope) -> Option<String> {
    if choices.iter().any(|choice| choice.id == word) {
        return Some(word.to_owned());
    }
    let known = choices.iter().map(|choice| choice.id.as_str());
    let help = did_you_mean(word, known).unwrap_or_else(|| format!("its values are {}", listed(choices)));
    scope.error(codes::FACT_VALUE, here, format!("`{}` has no value `{word}`", fact.id), help);
    None
}

fn refuse<T>(fact: &Fact, here: &Here, scope: &mut Scope) -> Option<T> {
    scope.found.push(wrong_test(fact).at(here.place()));
    None
}

fn wrong_test(fact: &Fact) -> Diagnostic {
    let sentence = format!("`{}` is {} and cannot be tested like this", fact.id, article(&fact.kind));
    Diagnostic::error(codes::FACT_TEST, sentence).help(tests_of(&fact.kind))
}

/// Values in backticks, one after the other.
pub(super) fn listed(choices: &[FactChoice]) -> String {
    choices.iter().map(|choice| format!("`{}`", choice.id)).collect::<Vec<_>>().join(", ")
}

fn tests_of(kind: &FactKind) -> &'static str {
    match kind {
        FactKind::Bool => "test it with `is: true` or `is: false`",
        FactKind::Int { .. } => "test it with `at_least`, `at_most`, `is` or `in`",
        FactKind::Choice(_) | FactKind::Text | FactKind::Region | FactKind::Role | FactKind::Goal => {
            "test it with `is` or `in`"
        }
        FactKind::Set(_) | FactKind::Ranking(_) => "test it with `contains`",
        FactKind::SkillLevels => "test skills with `skill` and `level`, or the fact with `known`",
        FactKind::Certifications => "test certifications with `holds`, or the fact with `known`",
        FactKind::Date | FactKind::PastRoles | FactKind::DateRanges => "it can only be tested with `known`",
    }
}

/// What a single value of this type can be; none if it has no single value.
fn can_be(kind: &FactKind) -> Option<String> {
    match kind {
        FactKind::Bool => Some("`true` or `false`".to_owned()),
        FactKind::Int { min, max } => Some(format!("a whole number from {min} to {max}")),
        FactKind::Choice(choices) => Some(listed(choices)),
        FactKind::Text => Some("a text".to_owned()),
        FactKind::Region => Some("`US` or a state such as `US-OH`".to_owned()),
        FactKind::Role => Some("the id of a role".to_owned()),
        FactKind::Goal => Some("the id of a role, or `undecided`".to_owned()),
        _ => None,
    }
}

fn article(kind: &FactKind) -> &'static str {
    match kind {
        FactKind::Bool => "yes or no",
        FactKind::Int { .. } => "a number",
        FactKind::Date => "a date",
        FactKind::Text => "a text",
        FactKind::Choice(_) => "one choice",
        FactKind::Set(_) => "a set",
        FactKind::Ranking(_) => "a ranking",
        FactKind::Region => "a region",
        FactKind::Role => "a role",
        FactKind::Goal => "a goal",
        FactKind::SkillLevels => "a list of skill levels",
        FactKind::Certifications => "a list of certifications",
        FactKind::PastRoles => "a list of earlier roles",
        FactKind::DateRanges => "a list of days",
    }
}

fn shown(value: &RawScalar) -> String {
    match value {
        RawScalar::Bool(yes) => format!("`{yes}`"),
        RawScalar::Int(number) => number.to_string(),
        RawScalar::Text(text) => format!("`{text}`"),
    }
}
