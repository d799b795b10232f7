//! Conditions as their authors write them, for findings.

use crate::kb::condition::{Condition, Leaf, Scalar, Test};
use crate::kb::model::KnowledgeBase;

/// The condition in flow style: `{fact: role_track, is: support}`.
pub(super) fn condition(kb: &KnowledgeBase, what: &Condition) -> String {
    let list = |parts: &[Condition]| parts.iter().map(|part| condition(kb, part)).collect::<Vec<_>>().join(", ");
    match what {
        Condition::All(parts) => format!("{{all: [{}]}}", list(parts)),
        Condition::Any(parts) => format!("{{any: [{}]}}", list(parts)),
        Condition::Not(part) => format!("{{not: {}}}", condition(kb, part)),
        Condition::Leaf(found) => leaf(kb, found),
    }
}

fn leaf(kb: &KnowledgeBase, leaf: &Leaf) -> String {
    match leaf {
        Leaf::Fact { fact, test } => format!("{{fact: {}, {}}}", kb.facts.id(*fact), asked(kb, test)),
        Leaf::Skill(need) => format!("{{skill: {}, level: {}}}", kb.skills.id(need.skill), need.level.get()),
        Leaf::Holds(certification) => format!("{{holds: {}}}", kb.certifications.id(*certification)),
    }
}

fn asked(kb: &KnowledgeBase, test: &Test) -> String {
    match test {
        Test::Is(value) => format!("is: {}", scalar(kb, value)),
        Test::In(values) => {
            format!("in: [{}]", values.iter().map(|value| scalar(kb, value)).collect::<Vec<_>>().join(", "))
        }
        Test::AtLeast(bound) => format!("at_least: {bound}"),
        Test::AtMost(bound) => format!("at_most: {bound}"),
        Test::Contains(word) => format!("contains: {word}"),
        Test::Known(known) => format!("known: {known}"),
    }
}

/// A value as authors write it.
pub(super) fn scalar(kb: &KnowledgeBase, value: &Scalar) -> String {
    match value {
        Scalar::Bool(yes) => yes.to_string(),
        Scalar::Int(number) => number.to_string(),
        Scalar::Word(word) => word.clone(),
        Scalar::Role(role) => kb.roles.id(*role).to_owned(),
        Scalar::Undecided => "undecided".to_owned(),
    }
}
