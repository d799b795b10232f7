//! Rules: conditions, and effects of exactly one form each.

use super::condition;
use super::scope::Scope;
use super::words::filled;
use crate::kb::codes;
use crate::kb::here::Here;
use crate::kb::model::{Effect, FactOrigin, Priority, Rule, Target};
use crate::kb::raw::{RawEffect, RawRule, RawScalar, RawTarget};

pub(super) fn resolve(raw: RawRule, here: &Here, scope: &mut Scope) -> Rule {
    scope.kebab(&raw.id, here);
    if raw.then.is_empty() {
        let sentence = format!("the rule `{}` has no effect", &*raw.id);
        scope.error(codes::EFFECT_SHAPE, &here.key("then"), sentence, "say under `then` what follows");
    }
    // Reasons are filled like texts; here only their places for facts are checked.
    filled(&raw.because, &here.key("because"), scope);
    Rule {
        when: condition::maybe(raw.when.as_ref(), &here.key("when"), scope),
        then: effects(&raw.then, &here.key("then"), scope),
        claims: scope.claims(&raw.claims, here),
        sources: scope.sources(&raw.sources, here),
        id: raw.id.0,
        topic: raw.topic.0,
        because: raw.because.0,
        opinion: raw.opinion,
        priority: raw.priority.unwrap_or(Priority::Normal),
    }
}

fn effects(raw: &[RawEffect], here: &Here, scope: &mut Scope) -> Vec<Effect> {
    let each = raw.iter().enumerate();
    each.flat_map(|(place, raw)| effect(raw, &here.nth(place), scope)).collect()
}

/// One effect; a `set` of several facts is several.
fn effect(raw: &RawEffect, here: &Here, scope: &mut Scope) -> Vec<Effect> {
    let forms = [
        raw.set.is_some(),
        raw.warn.is_some(),
        raw.note.is_some(),
        raw.strength.is_some(),
        raw.add.is_some(),
        raw.prefer.is_some(),
        raw.forbid.is_some(),
    ];
    if forms.iter().filter(|there| **there).count() != 1 {
        let help = "write one of `set`, `warn`, `note`, `strength`, `add`, `prefer` or `forbid` in each item of `then`";
        scope.error(codes::EFFECT_SHAPE, here, "this is not one effect".to_owned(), help);
        return Vec::new();
    }
    if let Some(facts) = &raw.set {
        let here = here.key("set");
        return facts.iter().filter_map(|(fact, value)| set(fact, value, &here, scope)).collect();
    }
    Vec::from_iter(message(raw, here, scope).or_else(|| other(raw, here, scope)))
}

fn message(raw: &RawEffect, here: &Here, scope: &mut Scope) -> Option<Effect> {
    if let Some(text) = &raw.warn {
        return Some(Effect::Warn(filled(text, &here.key("warn"), scope)));
    }
    if let Some(text) = &raw.note {
        return Some(Effect::Note(filled(text, &here.key("note"), scope)));
    }
    raw.strength.as_ref().map(|text| Effect::Strength(filled(text, &here.key("strength"), scope)))
}

fn other(raw: &RawEffect, here: &Here, scope: &mut Scope) -> Option<Effect> {
    if let Some(add) = &raw.add {
        let activity = scope.activity(&add.activity, &here.key("add").key("activity"))?;
        return Some(Effect::Add { activity, phase: add.phase });
    }
    if let Some(prefer) = &raw.prefer {
        let here = here.key("prefer");
        let weight = scope.small(prefer.weight.unwrap_or(1), 1, 3, &here.key("weight"));
        return target(prefer, &here, scope).map(|target| Effect::Prefer { target, weight });
    }
    let forbid = raw.forbid.as_ref()?;
    let here = here.key("forbid");
    if forbid.weight.is_some() {
        scope.error(codes::EFFECT_SHAPE, &here.key("weight"), "a ban has no weight".to_owned(), "take `weight` out");
    }
    target(forbid, &here, scope).map(Effect::Forbid)
}

fn set(id: &str, value: &RawScalar, here: &Here, scope: &mut Scope) -> Option<Effect> {
    let here = here.key(id);
    let fact = scope.fact(id, &here)?;
    let declared = scope.declared(fact)?;
    if declared.origin != FactOrigin::Derived {
        let sentence = format!("the fact `{id}` is {} and not set by rules", declared.origin.word());
        scope.error(codes::NOT_DERIVED, &here, sentence, "declare it with `origin: derived`, or set another fact");
    }
    let value = condition::scalar(value, &declared, &here, scope)?;
    Some(Effect::Set { fact, value })
}

fn target(raw: &RawTarget, here: &Here, scope: &mut Scope) -> Option<Target> {
    let mut targets = Vec::new();
    if let Some(id) = &raw.role {
        targets.push(scope.role(id, &here.key("role")).map(Target::Role));
    }
    if let Some(id) = &raw.track {
        targets.push(scope.track(id, &here.key("track")).map(|_| Target::Track(id.to_string())));
    }
    if let Some(id) = &raw.certification {
        targets.push(scope.certification(id, &here.key("certification")).map(Target::Certification));
    }
    if let Some(id) = &raw.activity {
        targets.push(scope.activity(id, &here.key("activity")).map(Target::Activity));
    }
    targets.extend(raw.kind.map(|kind| Some(Target::Kind(kind))));
    targets.extend(raw.way.map(|way| Some(Target::Way(way))));
    if targets.len() != 1 {
        let help = "name one of `role`, `track`, `certification`, `activity`, `kind` or `way`";
        scope.error(codes::EFFECT_SHAPE, here, "this does not name one thing".to_owned(), help);
        return None;
    }
    targets.pop().flatten()
}
