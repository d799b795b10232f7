//! A profile as somebody wrote it: values by key, each with the place it came from, nothing checked yet.
//!
//! Files, `--set` flags and answers of the interview all end up here, so that one check serves them all.

use std::collections::BTreeMap;

use serde_yaml::{Mapping, Value};

use super::codes as own;
use super::read::short;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::kb::{Fact, KnowledgeBase};
use crate::source::{FileId, Part, Path, Place, Segment, SourceSet};

/// The key under which facts about the employer stand in a file.
pub const GROUP: &str = "employer";

/// The value that takes a fact back.
pub const UNKNOWN: &str = "unknown";

/// Facts of one person in the words of whoever gave them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RawProfile {
    entries: Vec<Entry>,
}

/// What to do with facts that touch health, family or the like when a profile is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sensitive {
    /// Leave them out.
    LeaveOut,
    /// Save them too, because the person said so.
    Keep,
}

impl RawProfile {
    /// Reads a YAML or JSON text. Whatever can be read is read; the findings tell the rest.
    pub fn from_source(sources: &SourceSet, file: FileId) -> (Self, Diagnostics) {
        match sources.parse(file) {
            Ok(value) => Self::from_value(&value, &Place::value(file, Path::default())),
            Err(troubles) => (Self::default(), troubles.into_iter().map(Diagnostic::from).collect()),
        }
    }

    /// Reads a value that stands at a place of some text, such as the profile within a persona.
    pub fn from_value(value: &Value, place: &Place) -> (Self, Diagnostics) {
        let mut reading = Reading::default();
        match value {
            Value::Null => {}
            Value::Mapping(facts) => reading.facts(facts, place),
            _ => reading.findings.push(not_a_mapping("a profile", place)),
        }
        (reading.profile, reading.findings)
    }

    /// Takes the text of a `--set` flag: `months_in_role=30`, `skills.linux=2`, `employer.teams=network,servers`,
    /// `avoid=` for an empty list, `goal=unknown` to take a fact back. It replaces what was there.
    ///
    /// Fails if the text is not of the form `FACT=VALUE`. Whether fact and value exist is found out when the profile
    /// is resolved.
    pub fn set(&mut self, text: &str) -> Result<(), Diagnostic> {
        let (key, value) = text.split_once('=').ok_or_else(|| not_a_setting(text))?;
        let (key, value) = (key.trim(), value.trim());
        let origin = Origin::Flag(format!("--set {}", text.trim()));
        match key.split_once('.') {
            _ if key.is_empty() || key.starts_with('.') || key.ends_with('.') => return Err(not_a_setting(text)),
            Some((GROUP, key)) => self.put(Some(GROUP), key, spoken(value), origin),
            Some((key, part)) => self.put_part(key, part, spoken(value), origin),
            None => self.put(None, key, spoken(value), origin),
        }
        Ok(())
    }

    /// Takes the value of a flag that a fact has of its own, such as `--goal`. It replaces what was there.
    pub fn flag(&mut self, flag: &str, fact: &str, value: &str) {
        let value = value.trim();
        self.put(None, fact, spoken(value), Origin::Flag(format!("{flag} {value}")));
    }

    /// Takes an answer of the interview. It replaces what was there.
    pub fn answer(&mut self, fact: &str, value: Value) {
        self.put(None, fact, value, Origin::Answer);
    }

    /// Takes a fact back.
    pub fn remove(&mut self, fact: &str) {
        self.entries.retain(|entry| !entry.is(fact));
    }

    /// The value given for a fact, if any; none if it was taken back.
    pub fn get(&self, fact: &str) -> Option<&Value> {
        self.entries.iter().find(|entry| entry.is(fact) && !entry.takes_back).map(|entry| &entry.value)
    }

    /// Whether nothing at all is given.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The profile as the text of a file, facts about the employer under their key.
    pub fn to_yaml(&self, kb: &KnowledgeBase, sensitive: Sensitive) -> String {
        let mut file = Mapping::new();
        for entry in &self.entries {
            let fact = kb.facts.iter().map(|(_, fact)| fact).find(|fact| entry.is(&fact.id));
            if sensitive == Sensitive::Keep || !fact.is_some_and(|fact| fact.sensitive) {
                entry.write(fact, &mut file);
            }
        }
        // Only mappings with odd keys fail to be written, and all keys here are words.
        serde_yaml::to_string(&file).unwrap_or_default()
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn put(&mut self, group: Option<&str>, key: &str, value: Value, origin: Origin) {
        let entry = Entry {
            group: group.map(str::to_owned),
            key: key.to_owned(),
            takes_back: is_unknown(&value),
            value,
            origin,
            parts: BTreeMap::new(),
        };
        match self.entries.iter_mut().find(|other| other.is_like(&entry)) {
            Some(other) => *other = entry,
            None => self.entries.push(entry),
        }
    }

    /// Puts one part of a list or mapping, such as the level of one skill.
    fn put_part(&mut self, key: &str, part: &str, value: Value, origin: Origin) {
        if !self.entries.iter().any(|entry| entry.is(key)) {
            self.put(None, key, Value::Null, origin.clone());
        }
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.is(key)) {
            entry.put_part(part, value, origin);
        }
    }
}

/// One fact as given.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// The key of the group it was found under.
    pub group: Option<String>,
    /// Its own key.
    pub key: String,
    /// The value.
    pub value: Value,
    /// Whether it says that the fact is not known.
    pub takes_back: bool,
    /// Where it came from.
    pub origin: Origin,
    /// Parts that came from elsewhere.
    parts: BTreeMap<Segment, Origin>,
}

impl Entry {
    /// Whether this is about a fact: its id, or its id without the name of the group.
    pub fn is(&self, fact: &str) -> bool {
        self.key == fact || self.long_key().as_deref() == Some(fact)
    }

    /// The place of one part of the value.
    pub fn part(&self, segment: Segment) -> Origin {
        match self.parts.get(&segment) {
            Some(origin) => origin.clone(),
            None => self.origin.part(segment),
        }
    }

    fn long_key(&self) -> Option<String> {
        self.group.as_ref().map(|group| format!("{group}_{}", self.key))
    }

    /// Whether two entries are about one fact.
    fn is_like(&self, other: &Self) -> bool {
        self.is(&other.key) || other.long_key().is_some_and(|key| self.is(&key))
    }

    /// Lists take parts as items, the first key of which is named by the part; anything else becomes a mapping.
    fn put_part(&mut self, part: &str, value: Value, origin: Origin) {
        let segment = match item_keys(&self.key) {
            Some(keys) => self.put_item(keys, part, value),
            None => self.put_key(part, value),
        };
        self.takes_back = false;
        self.parts.insert(segment, origin);
    }

    fn put_item(&mut self, (name, detail): (&str, &str), part: &str, value: Value) -> Segment {
        let mut item = Mapping::new();
        item.insert(name.into(), part.into());
        item.insert(detail.into(), value);
        if !matches!(self.value, Value::Sequence(_)) {
            self.value = Value::Sequence(Vec::new());
        }
        let Value::Sequence(items) = &mut self.value else { return Segment::Index(0) };
        let named = |item: &Value| item.as_str() == Some(part) || item.get(name).and_then(Value::as_str) == Some(part);
        let index = items.iter().position(named).unwrap_or(items.len());
        match items.get_mut(index) {
            Some(place) => *place = Value::Mapping(item),
            None => items.push(Value::Mapping(item)),
        }
        Segment::Index(index)
    }

    fn put_key(&mut self, part: &str, value: Value) -> Segment {
        if !matches!(self.value, Value::Mapping(_)) {
            self.value = Value::Mapping(Mapping::new());
        }
        if let Value::Mapping(mapping) = &mut self.value {
            let before =
                if is_unknown(&value) { mapping.shift_remove(part) } else { mapping.insert(part.into(), value) };
            drop(before);
        }
        Segment::Key(part.to_owned())
    }

    fn write(&self, fact: Option<&Fact>, file: &mut Mapping) {
        if self.takes_back {
            return;
        }
        match fact.and_then(|fact| fact.group.as_deref()) {
            None => drop(file.insert(self.key.clone().into(), self.value.clone())),
            Some(group) => {
                let key = self.key.strip_prefix(&format!("{group}_")).unwrap_or(&self.key);
                let inner = file.entry(group.into()).or_insert_with(|| Value::Mapping(Mapping::new()));
                if let Value::Mapping(inner) = inner {
                    inner.insert(key.into(), self.value.clone());
                }
            }
        }
    }
}

/// Where a value came from.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Origin {
    /// A place in a file.
    File(Place),
    /// The text of a `--set` flag.
    Flag(String),
    /// The interview.
    Answer,
}

impl Origin {
    /// The origin of one part of the value.
    pub fn part(&self, segment: Segment) -> Self {
        match (self, segment) {
            (Self::File(place), Segment::Key(key)) => Self::File(place.at(&key)),
            (Self::File(place), Segment::Index(index)) => Self::File(place.nth(index)),
            (other, _) => other.clone(),
        }
    }

    /// The origin of the key instead of the value.
    pub fn its_key(&self) -> Self {
        match self {
            Self::File(place) => Self::File(Place { part: Part::Key, ..place.clone() }),
            other => other.clone(),
        }
    }

    /// Adds the place to a finding: for a flag, its text.
    pub fn tell(&self, finding: Diagnostic) -> Diagnostic {
        match self {
            Self::File(place) => finding.at(place.clone()),
            Self::Flag(text) => {
                let sentence = format!("in `{}`: {}", short(text), finding.sentence);
                Diagnostic { sentence, ..finding }
            }
            Self::Answer => finding,
        }
    }
}

/// Reading one file.
#[derive(Default)]
struct Reading {
    profile: RawProfile,
    findings: Diagnostics,
}

impl Reading {
    fn facts(&mut self, facts: &Mapping, place: &Place) {
        for (key, value) in facts {
            match (key.as_str(), value) {
                // Editors use this key to find the schema.
                (Some("$schema"), _) | (Some(GROUP), Value::Null) => {}
                (Some(GROUP), Value::Mapping(group)) => self.group(group, &place.at(GROUP)),
                (Some(GROUP), _) => self.findings.push(not_a_mapping("`employer`", &place.at(GROUP))),
                _ => self.fact(None, key, value, place),
            }
        }
    }

    fn group(&mut self, facts: &Mapping, place: &Place) {
        for (key, value) in facts {
            self.fact(Some(GROUP), key, value, place);
        }
    }

    fn fact(&mut self, group: Option<&str>, key: &Value, value: &Value, place: &Place) {
        let Some(key) = key.as_str() else {
            let finding = Diagnostic::error(codes::UNKNOWN_KEY, "a key here is not a word").at(place.clone());
            return self.findings.push(finding.help("every key of a profile is the name of a fact"));
        };
        let at = place.at(key);
        if key == "<<" {
            let finding = Diagnostic::error(codes::MERGE_KEY, "merge keys are not applied").at(at.its_key());
            return self.findings.push(finding.help("write the facts out"));
        }
        let entry = Entry {
            group: group.map(str::to_owned),
            key: key.to_owned(),
            value: value.clone(),
            takes_back: is_unknown(value),
            origin: Origin::File(at),
            parts: BTreeMap::new(),
        };
        // The same fact under two keys is told when the profile is resolved.
        self.profile.entries.push(entry);
    }
}

/// For facts that are lists of items: the key that names an item and the one that a flag sets.
fn item_keys(fact: &str) -> Option<(&'static str, &'static str)> {
    match fact {
        "certifications" => Some(("id", "earned")),
        "past_roles" => Some(("role", "months")),
        _ => None,
    }
}

/// The value that the text of a flag stands for, as far as its form tells: `2`, `true`, a list `a,b`, a word.
fn spoken(text: &str) -> Value {
    match text {
        "" => Value::Sequence(Vec::new()),
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ if text.contains(',') => {
            Value::Sequence(text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(Value::from).collect())
        }
        _ => text.parse::<i64>().map_or_else(|_| Value::from(text), Value::from),
    }
}

fn is_unknown(value: &Value) -> bool {
    value.is_null() || value.as_str() == Some(UNKNOWN)
}

fn not_a_mapping(what: &str, place: &Place) -> Diagnostic {
    let finding = Diagnostic::error(codes::WRONG_TYPE, format!("{what} has to be a mapping from facts to values"));
    finding.at(place.clone()).help("write one `fact: value` on each line")
}

fn not_a_setting(text: &str) -> Diagnostic {
    let sentence = format!("in `--set {}`: this is not of the form `FACT=VALUE`", short(text));
    Diagnostic::error(own::NOT_A_SETTING, sentence)
        .help("for example `--set months_in_role=30` or `--set skills.linux=2`")
}

#[cfg(test)]
mod tests;
