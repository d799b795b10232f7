//! Questions: what is asked, of which fact, and when.

use super::condition;
use super::scope::{Declared, Scope, text};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::kb::codes;
use crate::kb::here::Here;
use crate::kb::model::{Fact, FactChoice, FactKind, FactOrigin, Question};
use crate::kb::raw::{RawAnswer, RawQuestion};

/// None if its fact is not there, which is told.
pub(super) fn resolve(raw: RawQuestion, here: &Here, scope: &mut Scope) -> Option<Question> {
    scope.kebab(&raw.id, here);
    let fact = scope.fact(&raw.fact, &here.key("fact"));
    let declared = fact.and_then(|fact| scope.declared(fact));
    can_be_asked(declared.as_ref(), here, scope);
    let choices = choices(raw.choices.as_deref(), declared.as_ref(), &here.key("choices"), scope);
    Some(Question {
        when: condition::maybe(raw.when.as_ref(), &here.key("when"), scope),
        claims: scope.claims(&raw.claims, here),
        weight: scope.small(raw.weight, 1, 100, &here.key("weight")),
        id: raw.id.0,
        text: raw.text.0,
        why: raw.why.0,
        help: text(raw.help),
        choices,
        core: raw.core,
        fact: fact?,
    })
}

fn can_be_asked(fact: Option<&Declared>, here: &Here, scope: &mut Scope) {
    let Some(fact) = fact.filter(|fact| fact.origin != FactOrigin::Asked) else { return };
    let sentence = format!("the fact `{}` is {} and not asked", fact.id, fact.origin.word());
    let help = "declare it with `origin: asked`, or ask for another fact";
    scope.error(codes::QUESTION_FACT, &here.key("fact"), sentence, help);
}

/// The answers given with the question, else the values of the fact.
fn choices(raw: Option<&[RawAnswer]>, fact: Option<&Declared>, here: &Here, scope: &mut Scope) -> Vec<FactChoice> {
    let values = fact.map_or(&[][..], |fact| values(fact));
    let Some(raw) = raw else { return values.to_vec() };
    for (place, answer) in raw.iter().enumerate() {
        if fact.is_some() && !values.iter().any(|value| value.id == *answer.value) {
            let near = did_you_mean(&answer.value, values.iter().map(|value| value.id.as_str()));
            let finding = Diagnostic::error(codes::FACT_VALUE, format!("the fact has no value `{}`", &*answer.value));
            let help = near.unwrap_or_else(|| format!("its values are {}", condition::listed(values)));
            scope.found.push(finding.at(here.nth(place).key("value").place()).help(help));
        }
    }
    raw.iter().map(|answer| FactChoice { id: answer.value.to_string(), label: answer.label.to_string() }).collect()
}

fn values(fact: &Fact) -> &[FactChoice] {
    match &fact.kind {
        FactKind::Choice(values) | FactKind::Set(values) | FactKind::Ranking(values) => values,
        _ => &[],
    }
}
