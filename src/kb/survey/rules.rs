//! Rules that never fire, rules that always do although they have a condition, and parts of conditions that never count.

use super::logic::{Answer, Logic, Want, reads_plan};
use super::{View, codes, effect_place, gates, placed, spell};
use crate::diagnostic::Diagnostic;
use crate::kb::condition::Condition;
use crate::kb::model::{Effect, Rule, RuleId};
use crate::source::Place;

pub(super) fn look(view: &View) -> Vec<Diagnostic> {
    let conditional = view.kb.rules.iter().filter(|(_, rule)| !rule.when.is_always());
    conditional.flat_map(|(id, rule)| judged(view, id, rule)).collect()
}

fn judged(view: &View, id: RuleId, rule: &Rule) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = too_late(view, id, rule).into_iter().collect();
    let place = view.places.key(id, "when");
    if view.logic.can(&[(&rule.when, Want::True)]).is_impossible() {
        let finding = Diagnostic::warning(codes::NEVER_FIRES, format!("the rule `{}` can never fire", rule.id));
        findings.push(placed(finding.help(gates::clash(view, &rule.when)), place));
    } else if view.logic.of_people_who_answer().can(&[(&rule.when, Want::NotTrue)]).is_impossible() {
        let finding = Diagnostic::warning(
            codes::ALWAYS_FIRES,
            format!("the rule `{}` fires for everybody who answers, though it has a condition", rule.id),
        );
        findings.push(placed(finding.help("leave `when` out, or ask for something that can be otherwise"), place));
    } else if let Some(place) = place {
        findings.extend(dead_parts(view, &rule.when, &place));
    }
    findings
}

/// The plan stands when such a rule runs, so that it can only speak.
fn too_late(view: &View, id: RuleId, rule: &Rule) -> Option<Diagnostic> {
    let acts = |effect: &Effect| !matches!(effect, Effect::Warn(_) | Effect::Note(_) | Effect::Strength(_));
    let place = rule.then.iter().position(acts).filter(|_| reads_plan(view.kb, &rule.when))?;
    let sentence = format!("the rule `{}` waits for the finished plan and can no longer change it", rule.id);
    let finding = Diagnostic::warning(codes::TOO_LATE, sentence)
        .help("keep `warn`, `note` and `strength` here, and move the rest to a rule that does not read `plan_` facts");
    Some(placed(finding, effect_place(view, id, place)))
}

/// Alternatives of an `any` that can never be the one that counts.
fn dead_parts(view: &View, when: &Condition, place: &Place) -> Vec<Diagnostic> {
    let mut dead = Vec::new();
    walk(&view.logic, when, &[], place, &mut dead);
    let told = |(part, place): (&Condition, Place)| {
        let sentence = format!("`{}` can never hold here", spell::condition(view.kb, part));
        Diagnostic::warning(codes::DEAD_PART, sentence).at(place).help("take it out, or mend what stands beside it")
    };
    dead.into_iter().map(told).collect()
}

/// Collects them; `beside` are the conditions that hold whenever this one matters.
fn walk<'a>(
    logic: &Logic<'a>,
    condition: &'a Condition,
    beside: &[&'a Condition],
    place: &Place,
    dead: &mut Vec<(&'a Condition, Place)>,
) {
    match condition {
        Condition::All(parts) => {
            for (index, part) in parts.iter().enumerate() {
                let others = parts.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, other)| other);
                let beside: Vec<&Condition> = beside.iter().copied().chain(others).collect();
                walk(logic, part, &beside, &place.at("all").nth(index), dead);
            }
        }
        Condition::Any(parts) => {
            for (index, part) in parts.iter().enumerate() {
                let place = place.at("any").nth(index);
                let wishes: Vec<_> = beside.iter().copied().chain([part]).map(|part| (part, Want::True)).collect();
                match logic.can(&wishes) {
                    Answer::Impossible => dead.push((part, place)),
                    _ => walk(logic, part, beside, &place, dead),
                }
            }
        }
        Condition::Not(_) | Condition::Leaf(_) => {}
    }
}
