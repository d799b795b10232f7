//! The shape of a profile: the facts of a base that people can give.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::kb::{Fact, FactChoice, FactKind, FactOrigin, KnowledgeBase};

/// A mapping with the facts that can be given; facts with a group may stand under its key, with
/// or without its name.
pub(super) fn shape(kb: &KnowledgeBase) -> Value {
    let given = kb.facts.iter().map(|(_, fact)| fact);
    let given = given.filter(|fact| matches!(fact.origin, FactOrigin::Asked | FactOrigin::Given));
    let (mut facts, mut groups) = (Map::new(), BTreeMap::<&str, Map<String, Value>>::new());
    for fact in given {
        facts.insert(fact.id.clone(), described(kb, fact));
        if let Some(group) = &fact.group {
            let short = fact.id.strip_prefix(&format!("{group}_")).unwrap_or(&fact.id);
            let group = groups.entry(group).or_default();
            group.insert(short.to_owned(), described(kb, fact));
            group.insert(fact.id.clone(), described(kb, fact));
        }
    }
    for (group, facts_of_group) in groups {
        facts.insert(group.to_owned(), closed(facts_of_group));
    }
    facts.sort_keys();
    closed(facts)
}

fn closed(properties: Map<String, Value>) -> Value {
    let properties = Value::Object(properties);
    json!({"type": "object", "additionalProperties": false, "properties": properties})
}

fn described(kb: &KnowledgeBase, fact: &Fact) -> Value {
    let mut shape = value(kb, &fact.kind);
    shape["description"] = fact.about.clone().into();
    shape
}

fn value(kb: &KnowledgeBase, kind: &FactKind) -> Value {
    let role = || -> Vec<&str> { kb.roles.ids().collect() };
    match kind {
        FactKind::Bool => json!({"type": "boolean"}),
        FactKind::Int { min, max } => json!({"type": "integer", "minimum": min, "maximum": max}),
        FactKind::Date | FactKind::Text => json!({"type": "string"}),
        FactKind::Choice(choices) => choice(choices),
        FactKind::Set(choices) | FactKind::Ranking(choices) => {
            json!({"type": "array", "uniqueItems": true, "items": choice(choices)})
        }
        FactKind::Region => json!({"type": "string", "pattern": "^US(-[A-Z]{2})?$"}),
        FactKind::Role => json!({"enum": role()}),
        FactKind::Goal => {
            let goals: Vec<&str> = ["undecided"].into_iter().chain(role()).collect();
            json!({"enum": goals})
        }
        FactKind::SkillLevels => skill_levels(kb),
        FactKind::Certifications => certifications(kb),
        FactKind::PastRoles => list(&json!({
            "role": {"enum": role()},
            "months": {"type": "integer", "minimum": 0},
        })),
        FactKind::DateRanges => list(&json!({"from": {"type": "string"}, "to": {"type": "string"}})),
    }
}

/// One of the values, each with what it means.
fn choice(choices: &[FactChoice]) -> Value {
    let ids: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
    // Editors that know of it show what each value means; others pass it over.
    let labels: Vec<&str> = choices.iter().map(|choice| choice.label.as_str()).collect();
    json!({"enum": ids, "enumDescriptions": labels})
}

fn skill_levels(kb: &KnowledgeBase) -> Value {
    let level = |name: &str| json!({"type": "integer", "minimum": 0, "maximum": 5, "description": name});
    closed(kb.skills.iter().map(|(_, skill)| (skill.id.clone(), level(&skill.name))).collect())
}

fn certifications(kb: &KnowledgeBase) -> Value {
    let known: Vec<&str> = kb.certifications.ids().chain(kb.retired.ids()).collect();
    let dated = json!({
        "type": "object",
        "properties": {"id": {"enum": known}, "earned": {"type": ["string", "integer"]}},
        "required": ["id"],
        "additionalProperties": false,
    });
    json!({"type": "array", "items": {"anyOf": [{"enum": known}, dated]}})
}

/// A list of mappings that have all of these keys.
fn list(properties: &Value) -> Value {
    let required: Vec<&String> = properties.as_object().into_iter().flat_map(Map::keys).collect();
    let item = json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    json!({"type": "array", "items": item})
}
