//! What there is to know of a rule.

use helpdesk_path::kb::{self, Effect, KnowledgeBase, Piece, Rule, RuleId, Target};
use helpdesk_path::render::page::{Page, Text};
use serde_json::{Value, json};

use super::condition;
use super::sheet::{Sheet, claims_json, sources_json};

/// Everything on a rule.
pub fn page(kb: &KnowledgeBase, id: RuleId) -> Page {
    let rule = kb.rules.get(id);
    let mut sheet = Sheet::new(&rule.because, "rule", &rule.id);
    sheet.fields(vec![
        ("Topic", rule.topic.replace('-', " ").into()),
        ("Priority", rule.priority.word().into()),
        ("Opinion", if rule.opinion { "of one source" } else { "" }.into()),
    ]);
    sheet.points("When", when(kb, rule));
    sheet.points("Then", rule.then.iter().map(|effect| follows(kb, effect)));
    sheet.claims(kb, &rule.claims);
    sheet.sources(kb, &rule.sources);
    sheet.page()
}

fn when(kb: &KnowledgeBase, rule: &Rule) -> Vec<Text> {
    if rule.when.is_always() { vec!["always".into()] } else { condition::parts(kb, &rule.when) }
}

fn follows(kb: &KnowledgeBase, effect: &Effect) -> Text {
    match effect {
        Effect::Set { fact, value } => {
            Text::plain("set ").and(Text::code(kb.facts.id(*fact))).and(format!(" to {}", condition::word(kb, value)))
        }
        Effect::Warn(text) => Text::plain("warn: ").and(written(kb, text)),
        Effect::Note(text) => Text::plain("note: ").and(written(kb, text)),
        Effect::Strength(text) => Text::plain("count as a strength: ").and(written(kb, text)),
        Effect::Add { activity, phase } => {
            let title = format!("add: {} ", kb.activities.get(*activity).title);
            Text::plain(&title).and(Text::faint(&format!("({}; phase {})", kb.activities.id(*activity), phase.word())))
        }
        Effect::Prefer { target, weight } => format!("lean towards {} (weight {weight})", aim(kb, target)).into(),
        Effect::Forbid(target) => format!("rule out {}", aim(kb, target)).into(),
    }
}

/// A text as its author wrote it, with the facts in braces.
fn written(kb: &KnowledgeBase, text: &kb::Text) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Words(words) => words.clone(),
        Piece::Fact(fact) => format!("{{{}}}", kb.facts.id(*fact)),
    };
    text.0.iter().map(piece).collect()
}

fn aim(kb: &KnowledgeBase, target: &Target) -> String {
    let (kind, id) = aim_parts(kb, target);
    format!("the {kind} {id}")
}

fn aim_parts<'a>(kb: &'a KnowledgeBase, target: &'a Target) -> (&'static str, &'a str) {
    match target {
        Target::Role(role) => ("role", kb.roles.id(*role)),
        Target::Track(track) => ("track", track),
        Target::Certification(certification) => ("certification", kb.certifications.id(*certification)),
        Target::Activity(activity) => ("activity", kb.activities.id(*activity)),
        Target::Kind(kind) => ("kind", kind.word()),
        Target::Way(way) => ("way", way.word()),
    }
}

/// The same in JSON.
pub fn json_of(kb: &KnowledgeBase, id: RuleId) -> Value {
    let rule = kb.rules.get(id);
    json!({
        "kind": "rule",
        "id": rule.id,
        "topic": rule.topic,
        "when": condition::json_of(kb, &rule.when),
        "then": rule.then.iter().map(|effect| effect_json(kb, effect)).collect::<Value>(),
        "because": rule.because,
        "opinion": rule.opinion,
        "priority": rule.priority.word(),
        "claims": claims_json(kb, &rule.claims),
        "sources": sources_json(kb, &rule.sources),
    })
}

fn effect_json(kb: &KnowledgeBase, effect: &Effect) -> Value {
    match effect {
        Effect::Set { fact, value } => json!({"set": {kb.facts.id(*fact): condition::scalar_json(kb, value)}}),
        Effect::Warn(text) => json!({"warn": written(kb, text)}),
        Effect::Note(text) => json!({"note": written(kb, text)}),
        Effect::Strength(text) => json!({"strength": written(kb, text)}),
        Effect::Add { activity, phase } => {
            json!({"add": {"activity": kb.activities.id(*activity), "phase": phase.word()}})
        }
        Effect::Prefer { target, weight } => {
            let (kind, id) = aim_parts(kb, target);
            json!({"prefer": {kind: id, "weight": weight}})
        }
        Effect::Forbid(target) => {
            let (kind, id) = aim_parts(kb, target);
            json!({"forbid": {kind: id}})
        }
    }
}
