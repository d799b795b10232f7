//! What there is to know of a fact and of the questions that ask for it.

use helpdesk_path::kb::{Fact, FactChoice, FactId, FactKind, FactOrigin, KnowledgeBase, Question, QuestionId};
use helpdesk_path::render::page::{Page, Text};
use serde_json::{Value, json};

use super::sheet::{Sheet, claims_json};
use super::{condition, uses};

/// Everything on a fact.
pub fn page(kb: &KnowledgeBase, id: FactId) -> Page {
    let fact = kb.facts.get(id);
    let mut sheet = Sheet::new(&fact.id, "fact", &fact.id);
    sheet.say(&fact.about);
    sheet.fields(vec![
        ("Type", type_text(fact).into()),
        ("Who provides it", origin(fact.origin).into()),
        ("In a profile file", key(fact).map(|key| Text::code(&key)).unwrap_or_default()),
        ("Sensitive", if fact.sensitive { "yes: never required, not kept unless you ask" } else { "" }.into()),
    ]);
    sheet.points("Values", choices(&fact.kind).iter().map(choice_text));
    sheet.points("Questions that ask for it", questions(kb, id));
    sheet.points("Rules that set it", uses::rules_setting(kb, id));
    sheet.points("Rules that look at it", uses::rules_reading(kb, id));
    sheet.page()
}

/// The type in a word, as in the knowledge base.
pub fn type_word(kind: &FactKind) -> &'static str {
    match kind {
        FactKind::Bool => "bool",
        FactKind::Int { .. } => "int",
        FactKind::Date => "date",
        FactKind::Text => "text",
        FactKind::Choice(_) => "choice",
        FactKind::Set(_) => "set",
        FactKind::Ranking(_) => "ranking",
        FactKind::Region => "region",
        FactKind::Role => "role",
        FactKind::Goal => "goal",
        FactKind::SkillLevels => "skill-levels",
        FactKind::Certifications => "certifications",
        FactKind::PastRoles => "past-roles",
        FactKind::DateRanges => "date-ranges",
    }
}

fn type_text(fact: &Fact) -> String {
    match &fact.kind {
        FactKind::Bool => "yes or no".to_owned(),
        FactKind::Int { min, max } => {
            format!(
                "a whole number{}, {min} to {max}",
                fact.unit.as_ref().map_or(String::new(), |unit| format!(" of {unit}"))
            )
        }
        FactKind::Date => "a day".to_owned(),
        FactKind::Text => "free text".to_owned(),
        FactKind::Choice(_) => "one of the values below".to_owned(),
        FactKind::Set(_) => "any of the values below".to_owned(),
        FactKind::Ranking(_) => "values below, most important first".to_owned(),
        FactKind::Region => "a place, such as US-OH".to_owned(),
        FactKind::Role => "the id of a role".to_owned(),
        FactKind::Goal => "the id of a role, or undecided".to_owned(),
        FactKind::SkillLevels => "skills with their levels".to_owned(),
        FactKind::Certifications => "certifications".to_owned(),
        FactKind::PastRoles => "earlier roles with months".to_owned(),
        FactKind::DateRanges => "stretches of days".to_owned(),
    }
}

fn origin(origin: FactOrigin) -> &'static str {
    match origin {
        FactOrigin::Asked => "you, through a question or a profile file",
        FactOrigin::Given => "you, through a profile file",
        FactOrigin::Computed => "the program, from other facts",
        FactOrigin::Derived => "a rule",
    }
}

/// Where a person writes it in a profile file; nowhere if it is not theirs to state.
fn key(fact: &Fact) -> Option<String> {
    let stated = matches!(fact.origin, FactOrigin::Asked | FactOrigin::Given);
    let group = fact.group.as_ref().map_or_else(String::new, |group| format!("{group}: "));
    stated.then(|| format!("{group}{}: ...", fact.id))
}

fn choices(kind: &FactKind) -> &[FactChoice] {
    match kind {
        FactKind::Choice(choices) | FactKind::Set(choices) | FactKind::Ranking(choices) => choices,
        _ => &[],
    }
}

fn choice_text(choice: &FactChoice) -> Text {
    Text::code(&choice.id).and(format!(" {}", choice.label))
}

fn questions(kb: &KnowledgeBase, id: FactId) -> Vec<Text> {
    let asking = kb.questions.iter().filter(|(_, question)| question.fact == id);
    asking.map(|(_, question)| Text::plain(&question.text).and(Text::faint(&format!(" ({})", question.id)))).collect()
}

/// The same in JSON.
pub fn json_of(kb: &KnowledgeBase, id: FactId) -> Value {
    let fact = kb.facts.get(id);
    let (min, max) = match fact.kind {
        FactKind::Int { min, max } => (Some(min), Some(max)),
        _ => (None, None),
    };
    json!({
        "kind": "fact",
        "id": fact.id,
        "type": type_word(&fact.kind),
        "unit": fact.unit,
        "min": min,
        "max": max,
        "values": choices_json(choices(&fact.kind)),
        "origin": fact.origin.word(),
        "group": fact.group,
        "sensitive": fact.sensitive,
        "about": fact.about,
    })
}

fn choices_json(choices: &[FactChoice]) -> Value {
    choices.iter().map(|choice| json!({"id": choice.id, "label": choice.label})).collect()
}

/// Everything on a question.
pub fn question_page(kb: &KnowledgeBase, id: QuestionId) -> Page {
    let question = kb.questions.get(id);
    let mut sheet = Sheet::new(&question.text, "question", &question.id);
    sheet.fields(vec![
        ("Why it is asked", question.why.as_str().into()),
        ("Help", question.help.clone().unwrap_or_default().into()),
        ("Sets", Text::code(kb.facts.id(question.fact))),
        ("Weight", format!("{} of 100", question.weight).into()),
        ("Always asked", if question.core { "yes" } else { "no" }.into()),
    ]);
    sheet.points("Asked when", condition::parts(kb, &question.when));
    sheet.points("Answers", answers(kb, question).iter().map(choice_text));
    sheet.claims(kb, &question.claims);
    sheet.page()
}

fn answers<'k>(kb: &'k KnowledgeBase, question: &'k Question) -> &'k [FactChoice] {
    if question.choices.is_empty() { choices(&kb.facts.get(question.fact).kind) } else { &question.choices }
}

/// The same in JSON.
pub fn question_json(kb: &KnowledgeBase, id: QuestionId) -> Value {
    let question = kb.questions.get(id);
    json!({
        "kind": "question",
        "id": question.id,
        "fact": kb.facts.id(question.fact),
        "text": question.text,
        "why": question.why,
        "help": question.help,
        "when": condition::json_of(kb, &question.when),
        "choices": choices_json(answers(kb, question)),
        "weight": question.weight,
        "core": question.core,
        "claims": claims_json(kb, &question.claims),
    })
}
