//! Conditions for readers: in words, and in JSON as authors write them.

use helpdesk_path::kb::{Condition, KnowledgeBase, Leaf, Scalar, Test};
use helpdesk_path::render::page::Text;
use helpdesk_path::render::wording;
use serde_json::{Value, json};

/// The parts that must all hold, each in words; none if the condition always holds.
pub fn parts(kb: &KnowledgeBase, condition: &Condition) -> Vec<Text> {
    match condition {
        Condition::All(parts) => parts.iter().map(|part| told(kb, part)).collect(),
        other => vec![told(kb, other)],
    }
}

fn told(kb: &KnowledgeBase, condition: &Condition) -> Text {
    match condition {
        Condition::All(parts) => joined(kb, parts, " and "),
        Condition::Any(parts) => joined(kb, parts, " or "),
        Condition::Not(part) => match part.as_ref() {
            Condition::Leaf(leaf) => leaf_told(kb, leaf, false),
            other => Text::plain("not ").and(within(kb, other)),
        },
        Condition::Leaf(leaf) => leaf_told(kb, leaf, true),
    }
}

fn joined(kb: &KnowledgeBase, parts: &[Condition], between: &str) -> Text {
    Text::join(parts.iter().map(|part| within(kb, part)), between)
}

/// A part of a larger condition, in brackets where it has parts itself.
fn within(kb: &KnowledgeBase, condition: &Condition) -> Text {
    match condition {
        Condition::All(parts) | Condition::Any(parts) if parts.len() > 1 => {
            Text::plain("(").and(told(kb, condition)).and(")")
        }
        _ => told(kb, condition),
    }
}

/// A leaf that is to hold, or not to hold.
fn leaf_told(kb: &KnowledgeBase, leaf: &Leaf, holds: bool) -> Text {
    match leaf {
        Leaf::Fact { fact, test } => Text::code(kb.facts.id(*fact)).and(format!(" {}", asked(kb, test, holds))),
        Leaf::Skill(need) => {
            let (name, level) = (&kb.skills.get(need.skill).name, need.level.get());
            if holds { format!("{name} at level {level} or above") } else { format!("{name} below level {level}") }
                .into()
        }
        Leaf::Holds(certification) => {
            format!("{} is {}held", kb.certifications.get(*certification).name, if holds { "" } else { "not " }).into()
        }
    }
}

fn asked(kb: &KnowledgeBase, test: &Test, holds: bool) -> String {
    let is = if holds { "is" } else { "is not" };
    match test {
        Test::Is(scalar) => format!("{is} {}", word(kb, scalar)),
        Test::In(scalars) => {
            let words: Vec<String> = scalars.iter().map(|scalar| word(kb, scalar)).collect();
            format!("{is} {}", wording::choice(&words))
        }
        Test::AtLeast(bound) => format!("is {} {bound}", if holds { "at least" } else { "under" }),
        Test::AtMost(bound) => format!("is {} {bound}", if holds { "at most" } else { "over" }),
        Test::Contains(word) => format!("{} {word}", if holds { "includes" } else { "does not include" }),
        Test::Known(known) => format!("is {}known", if *known == holds { "" } else { "not " }),
    }
}

/// A single value in words.
pub fn word(kb: &KnowledgeBase, scalar: &Scalar) -> String {
    match scalar {
        Scalar::Bool(true) => "yes".to_owned(),
        Scalar::Bool(false) => "no".to_owned(),
        Scalar::Int(number) => number.to_string(),
        Scalar::Word(word) => word.clone(),
        Scalar::Role(role) => kb.roles.id(*role).to_owned(),
        Scalar::Undecided => "undecided".to_owned(),
    }
}

/// A condition as authors write it; none if it always holds.
pub fn json_of(kb: &KnowledgeBase, condition: &Condition) -> Value {
    if condition.is_always() { Value::Null } else { tree(kb, condition) }
}

fn tree(kb: &KnowledgeBase, condition: &Condition) -> Value {
    let all = |parts: &[Condition]| -> Value { parts.iter().map(|part| tree(kb, part)).collect() };
    match condition {
        Condition::All(parts) => json!({"all": all(parts)}),
        Condition::Any(parts) => json!({"any": all(parts)}),
        Condition::Not(part) => json!({"not": tree(kb, part)}),
        Condition::Leaf(leaf) => leaf_json(kb, leaf),
    }
}

fn leaf_json(kb: &KnowledgeBase, leaf: &Leaf) -> Value {
    let (fact, test) = match leaf {
        Leaf::Fact { fact, test } => (kb.facts.id(*fact), test),
        Leaf::Skill(need) => return json!({"skill": kb.skills.id(need.skill), "level": need.level.get()}),
        Leaf::Holds(certification) => return json!({"holds": kb.certifications.id(*certification)}),
    };
    match test {
        Test::Is(scalar) => json!({"fact": fact, "is": scalar_json(kb, scalar)}),
        Test::In(scalars) => {
            let scalars: Value = scalars.iter().map(|scalar| scalar_json(kb, scalar)).collect();
            json!({"fact": fact, "in": scalars})
        }
        Test::AtLeast(bound) => json!({"fact": fact, "at_least": bound}),
        Test::AtMost(bound) => json!({"fact": fact, "at_most": bound}),
        Test::Contains(word) => json!({"fact": fact, "contains": word}),
        Test::Known(known) => json!({"fact": fact, "known": known}),
    }
}

/// A single value in JSON.
pub fn scalar_json(kb: &KnowledgeBase, scalar: &Scalar) -> Value {
    match scalar {
        Scalar::Bool(yes) => json!(yes),
        Scalar::Int(number) => json!(number),
        _ => json!(word(kb, scalar)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::small;

    fn words(text: &str) -> String {
        let (kb, condition) = small::condition(text);
        parts(&kb, &condition).iter().map(Text::words).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn leaves_are_told_as_they_are_asked_and_when_they_must_not_hold() {
        for (leaf, holds, fails) in [
            ("{fact: employed, is: true}", "employed is yes", "employed is not yes"),
            ("{fact: months_in_role, at_least: 12}", "months_in_role is at least 12", "months_in_role is under 12"),
            ("{fact: months_in_role, at_most: 12}", "months_in_role is at most 12", "months_in_role is over 12"),
            ("{fact: avoid, contains: on-call}", "avoid includes on-call", "avoid does not include on-call"),
            ("{fact: region, known: true}", "region is known", "region is not known"),
            (
                "{fact: goal, in: [desk-agent, undecided]}",
                "goal is desk-agent or undecided",
                "goal is not desk-agent or undecided",
            ),
            ("{skill: routing, level: 2}", "Routing at level 2 or above", "Routing below level 2"),
            ("{holds: net-one}", "Net One is held", "Net One is not held"),
        ] {
            assert_eq!(words(leaf), holds);
            assert_eq!(words(&format!("{{not: {leaf}}}")), fails);
        }
    }

    #[test]
    fn every_part_that_must_hold_stands_by_itself_and_others_in_brackets() {
        let either = "{any: [{holds: net-one}, {all: [{skill: routing, level: 1}, {fact: employed, is: false}]}]}";
        let told = "Net One is held or (Routing at level 1 or above and employed is no)";
        assert_eq!(
            words(&format!("{{all: [{either}, {{fact: region, known: true}}]}}")),
            format!("{told} | region is known")
        );
        assert_eq!(words(&format!("{{not: {either}}}")), format!("not ({told})"));
    }

    #[test]
    fn json_is_what_authors_write() {
        let text = r#"{"all": [{"fact": "goal", "in": ["desk-agent", "undecided"]}, {"not": {"any": [{"holds": "net-one"}, {"skill": "routing", "level": 2}]}}]}"#;
        let (kb, condition) = small::condition(text);
        assert_eq!(json_of(&kb, &condition), serde_json::from_str::<Value>(text).unwrap());
        assert_eq!(json_of(&kb, &Condition::ALWAYS), Value::Null);
    }
}
