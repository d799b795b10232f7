//! Transitions: from where to where, how long, and through which gate.

use super::condition;
use super::roles::MOST_MONTHS;
use super::scope::{Scope, text, texts};
use crate::kb::codes;
use crate::kb::here::Here;
use crate::kb::model::{Reach, Transition};
use crate::kb::raw::RawTransition;

/// None if one of its roles is not there, which is told.
pub(super) fn resolve(raw: RawTransition, here: &Here, scope: &mut Scope) -> Option<Transition> {
    id_fits(&raw, here, scope);
    bridge_fits(&raw, here, scope);
    scope.within(raw.min_months.into(), 0, MOST_MONTHS.into(), &here.key("min_months"));
    let from = scope.role(&raw.from, &here.key("from"));
    let to = scope.role(&raw.to, &here.key("to"));
    Some(Transition {
        in_role_months: scope.range(&raw.in_role_months, MOST_MONTHS, &here.key("in_role_months")),
        move_months: scope.range(&raw.move_months, MOST_MONTHS, &here.key("move_months")),
        via: scope.all(&raw.via, &here.key("via"), Scope::role),
        when: condition::maybe(raw.when.as_ref(), &here.key("when"), scope),
        certifications: scope.all(&raw.certifications, &here.key("certifications"), Scope::certification),
        claims: scope.claims(&raw.claims, here),
        sources: scope.sources(&raw.sources, here),
        id: raw.id.0,
        kind: raw.kind,
        standing: raw.standing,
        min_months: raw.min_months,
        inside: raw.inside,
        common: raw.common,
        reach: raw.reach,
        reach_note: text(raw.reach_note),
        degree: raw.degree.0,
        proof: raw.proof.0,
        opening: raw.opening.0,
        helps: texts(raw.helps),
        pitfalls: texts(raw.pitfalls),
        evidence: raw.evidence.0,
        confidence: raw.confidence,
        // Last, so that everything else is checked even if a role is not there.
        from: from?,
        to: to?,
    })
}

fn id_fits(raw: &RawTransition, here: &Here, scope: &mut Scope) {
    if raw.from == raw.to {
        let sentence = format!("the transition `{}` leads from a role to itself", &*raw.id);
        scope.error(
            codes::SELF_REFERENCE,
            &here.key("to"),
            sentence,
            "name another role in `to`, or take the transition out",
        );
    }
    let expected = format!("{}--{}", &*raw.from, &*raw.to);
    if *raw.id != *expected {
        let sentence = format!("the id `{}` does not name both roles", &*raw.id);
        scope.error(codes::TRANSITION_ID, &here.key("id"), sentence, format!("write `{expected}`"));
    }
}

fn bridge_fits(raw: &RawTransition, here: &Here, scope: &mut Scope) {
    if (raw.reach == Reach::Bridge) == raw.via.is_empty() {
        let (sentence, help) = if raw.via.is_empty() {
            ("a bridge needs the roles it leads over", "add `via: [...]`")
        } else {
            ("only a bridge leads over other roles", "set `reach: bridge`, or take `via` out")
        };
        scope.error(codes::BRIDGE, &here.key("reach"), sentence.to_owned(), help);
    }
    for (place, id) in raw.via.iter().enumerate().filter(|(_, id)| **id == raw.from || **id == raw.to) {
        let sentence = format!("`{}` is an end of this transition and not on the way", &**id);
        scope.error(codes::SELF_REFERENCE, &here.key("via").nth(place), sentence, "name the roles between");
    }
}
