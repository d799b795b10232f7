//! From a raw value to a value of the declared type, or findings that say what is wrong.

mod lists;
mod scalars;

use jiff::civil::Date;
use serde_yaml::Value;

use super::raw::{Entry, Origin};
use super::{FactValue, codes};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kb::{Fact, FactId, FactKind, KnowledgeBase};

/// Reads values and gathers findings.
pub(super) struct Reader<'a> {
    /// The base that declares the facts.
    pub kb: &'a KnowledgeBase,
    /// The day on which this happens.
    pub today: Date,
    /// What was found so far.
    pub findings: Diagnostics,
}

impl Reader<'_> {
    /// The value of a fact; none after a finding that says why.
    pub fn value(&mut self, id: FactId, entry: &Entry) -> Option<FactValue> {
        let fact = self.kb.facts.get(id);
        let (value, at) = (&entry.value, &entry.origin);
        match &fact.kind {
            FactKind::Bool => self.bool(fact, value, at).map(FactValue::Bool),
            FactKind::Int { min, max } => self.int(fact, value, at, *min, *max).map(FactValue::Int),
            FactKind::Date => self.day(fact, value, at).map(FactValue::Date),
            FactKind::Text => self.text(fact, value, at).map(|text| FactValue::Word(text.to_owned())),
            FactKind::Choice(choices) => self.choice(fact, value, at, choices).map(FactValue::Word),
            FactKind::Set(choices) => self.set(fact, entry, choices).map(FactValue::Words),
            FactKind::Ranking(choices) => self.ranking(fact, entry, choices).map(FactValue::Words),
            FactKind::Region => self.region(fact, value, at).map(FactValue::Word),
            FactKind::Role => self.role(fact, value, at).map(FactValue::Role),
            FactKind::Goal => self.goal(fact, value, at).map(FactValue::Goal),
            FactKind::SkillLevels => self.levels(fact, entry).map(FactValue::Levels),
            FactKind::Certifications => self.certifications(fact, entry).map(FactValue::Certifications),
            FactKind::PastRoles => self.past_roles(fact, entry).map(FactValue::PastRoles),
            FactKind::DateRanges => self.date_ranges(fact, entry).map(FactValue::DateRanges),
        }
    }

    /// Records a finding at its place.
    pub fn tell(&mut self, at: &Origin, finding: Diagnostic) {
        self.findings.push(at.tell(finding));
    }

    fn wrong_type(&mut self, fact: &Fact, value: &Value, at: &Origin, wanted: &str) {
        let sentence = format!("`{}` is {}; it has to be {wanted}", fact.id, shown(value));
        self.tell(at, Diagnostic::error(codes::WRONG_TYPE, sentence).maybe_help(about(fact)));
    }
}

/// What a fact means, as a help line.
fn about(fact: &Fact) -> Option<String> {
    (!fact.about.is_empty()).then(|| fact.about.clone())
}

/// A value in a finding: short, on one line.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => "empty".to_owned(),
        Value::Bool(yes) => format!("`{yes}`"),
        Value::Number(number) => format!("`{number}`"),
        Value::String(text) if text.is_empty() => "empty".to_owned(),
        Value::String(text) => format!("`{}`", short(text)),
        Value::Sequence(items) if items.is_empty() => "empty".to_owned(),
        Value::Sequence(_) => "a list".to_owned(),
        Value::Mapping(_) => "a mapping".to_owned(),
        Value::Tagged(_) => "a value with a tag".to_owned(),
    }
}

/// The beginning of a text, without characters that could upset a screen.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 60;
    let mut clean: String =
        text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).take(MOST).collect();
    if text.chars().nth(MOST).is_some() {
        clean.push('…');
    }
    clean
}
