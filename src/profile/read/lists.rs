//! Lists: sets, rankings, skill levels, certifications, past roles, time off.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_yaml::{Mapping, Value};

use super::scalars::whole;
use super::{Reader, short, shown};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::kb::{Fact, FactChoice, Level, SkillId};
use crate::profile::days::{self, OfMonth};
use crate::profile::find::{self, Found};
use crate::profile::held;
use crate::profile::raw::{Entry, Origin, UNKNOWN};
use crate::profile::{DateRange, PastRole, StatedCertification, StatedWhich, codes};
use crate::source::Segment;

/// The longest stay in one role that is believed, in months.
const MOST_MONTHS: i64 = 720;

/// A value could not be read, and a finding says why.
struct Told;

impl Reader<'_> {
    /// The words of a set in the order of their declaration.
    pub(super) fn set(&mut self, fact: &Fact, entry: &Entry, choices: &[FactChoice]) -> Option<Vec<String>> {
        let words = self.ranking(fact, entry, choices)?;
        let declared = choices.iter().map(|choice| &choice.id).filter(|id| words.contains(id));
        Some(declared.cloned().collect())
    }

    /// The words of a ranking in the order in which they were given.
    pub(super) fn ranking(&mut self, fact: &Fact, entry: &Entry, choices: &[FactChoice]) -> Option<Vec<String>> {
        let mut words = Vec::new();
        let mut complete = true;
        for (value, at) in self.items(fact, entry, "a list of words")? {
            match self.choice(fact, value, &at, choices) {
                Some(word) if words.contains(&word) => self.repeated(fact, &word, &at),
                Some(word) => words.push(word),
                None => complete = false,
            }
        }
        complete.then_some(words)
    }

    /// Levels by skill.
    pub(super) fn levels(&mut self, fact: &Fact, entry: &Entry) -> Option<BTreeMap<SkillId, Level>> {
        let mapping = match &entry.value {
            Value::Mapping(mapping) => mapping,
            Value::Sequence(items) if items.is_empty() => return Some(BTreeMap::new()),
            other => {
                self.wrong_type(fact, other, &entry.origin, "a mapping from skills to levels");
                return None;
            }
        };
        let mut levels = BTreeMap::new();
        let mut complete = true;
        for (key, value) in mapping {
            match self.level_of(entry, key, value) {
                Some((skill, level)) => self.stand(&mut levels, skill, level, &entry.origin),
                None => complete &= is_silent(value),
            }
        }
        complete.then_some(levels)
    }

    /// Two names may stand for one skill; then the later level would silently win.
    fn stand(&mut self, levels: &mut BTreeMap<SkillId, Level>, skill: SkillId, level: Level, at: &Origin) {
        if levels.insert(skill, level).is_some_and(|before| before != level) {
            let sentence = format!("the skill `{}` has two levels", self.kb.skills.id(skill));
            self.tell(at, Diagnostic::error(codes::GIVEN_TWICE, sentence).help("keep one of them"));
        }
    }

    fn level_of(&mut self, entry: &Entry, key: &Value, value: &Value) -> Option<(SkillId, Level)> {
        let Some(name) = key.as_str() else {
            let sentence = format!("{} is not the name of a skill", shown(key));
            self.tell(&entry.origin, Diagnostic::error(codes::UNKNOWN_SKILL, sentence));
            return None;
        };
        let at = entry.part(Segment::Key(name.to_owned()));
        let skill = match find::skill(self.kb, name) {
            Found::One(skill) => Some(skill),
            other => self.not_found(codes::UNKNOWN_SKILL, "skill", "skills", name, &at.its_key(), other),
        };
        let level = if is_silent(value) { None } else { self.level(name, value, &at) };
        skill.zip(level)
    }

    /// A level as a number or a word.
    fn level(&mut self, skill: &str, value: &Value, at: &Origin) -> Option<Level> {
        let by_number = whole(value).and_then(|number| u8::try_from(number).ok()).and_then(Level::new);
        let by_word = || (0..=5).filter_map(Level::new).find(|level| value.as_str() == Some(level.word()));
        let level = by_number.or_else(by_word);
        if level.is_none() {
            let sentence = format!("the level of `{}` is {}", short(skill), shown(value));
            let help = "levels go from 0 to 5: none, aware, basic, independent, expert, leading";
            let code = if whole(value).is_some() { codes::OUT_OF_RANGE } else { codes::WRONG_TYPE };
            self.tell(at, Diagnostic::error(code, sentence).help(help));
        }
        level
    }

    /// Certifications as names, or with the day they were earned. Those that have lapsed are told.
    pub(super) fn certifications(&mut self, fact: &Fact, entry: &Entry) -> Option<Vec<StatedCertification>> {
        let mut held: Vec<(StatedCertification, Origin)> = Vec::new();
        let mut complete = true;
        for (value, at) in self.items(fact, entry, "a list of certifications")? {
            match self.certification(fact, value, &at) {
                Some(stated) => self.hold(&mut held, fact, stated, at),
                None => complete = false,
            }
        }
        for (stated, at) in &held {
            self.findings.extend(held::lapsed(self.kb, *stated, self.today).map(|finding| at.tell(finding)));
        }
        complete.then(|| held.into_iter().map(|(stated, _)| stated).collect())
    }

    /// One certification given twice is kept once, with the later day.
    fn hold(
        &mut self,
        held: &mut Vec<(StatedCertification, Origin)>,
        fact: &Fact,
        stated: StatedCertification,
        at: Origin,
    ) {
        let Some((before, _)) = held.iter_mut().find(|(other, _)| other.which == stated.which) else {
            return held.push((stated, at));
        };
        before.earned = before.earned.max(stated.earned);
        let id = which_id(self.kb, stated.which).to_owned();
        self.repeated(fact, &id, &at);
    }

    fn certification(&mut self, fact: &Fact, value: &Value, at: &Origin) -> Option<StatedCertification> {
        match value {
            Value::String(name) => Some(StatedCertification { which: self.which(name, at)?, earned: None }),
            Value::Number(number) => {
                Some(StatedCertification { which: self.which(&number.to_string(), at)?, earned: None })
            }
            Value::Mapping(item) => {
                let known = self.only_keys(item, &["id", "earned"], at);
                let which = self.named_certification(fact, item, at);
                let earned = self.earned(fact, item, at);
                known.then_some(StatedCertification { which: which?, earned: earned.ok()? })
            }
            other => {
                self.wrong_type(fact, other, at, "a list of certifications");
                None
            }
        }
    }

    fn named_certification(&mut self, fact: &Fact, item: &Mapping, at: &Origin) -> Option<StatedWhich> {
        if let Some(name) = item.get("id").and_then(Value::as_str) {
            return self.which(name, &at.part(Segment::Key("id".to_owned())));
        }
        self.wrong_type(fact, &Value::Mapping(item.clone()), at, "a name, or `{id: …, earned: …}`");
        None
    }

    fn which(&mut self, name: &str, at: &Origin) -> Option<StatedWhich> {
        match find::certification(self.kb, name.trim()) {
            Found::One(which) => Some(which),
            other => self.not_found(codes::UNKNOWN_CERTIFICATION, "certification", "certifications", name, at, other),
        }
    }

    /// The day of earning, if anybody said.
    fn earned(&mut self, fact: &Fact, item: &Mapping, at: &Origin) -> Result<Option<Date>, Told> {
        let Some(value) = item.get("earned").filter(|value| !is_silent(value)) else { return Ok(None) };
        let at = at.part(Segment::Key("earned".to_owned()));
        let text = self.day_text(fact, value, &at).ok_or(Told)?;
        let day = self.heard(days::day(text, OfMonth::First), text, &at).ok_or(Told)?;
        if day <= self.today {
            return Ok(Some(day));
        }
        let sentence = format!("`{text}` lies ahead, so the certification is not earned yet");
        self.tell(&at, Diagnostic::error(codes::OUT_OF_RANGE, sentence).help("leave it out until it is earned"));
        Err(Told)
    }

    /// Earlier roles with their months. Two stays in one role are two items.
    pub(super) fn past_roles(&mut self, fact: &Fact, entry: &Entry) -> Option<Vec<PastRole>> {
        let mut past = Vec::new();
        let mut complete = true;
        for (value, at) in self.items(fact, entry, "a list of `{role: …, months: …}`")? {
            match self.past_role(fact, value, &at) {
                Some(role) => past.push(role),
                None => complete = false,
            }
        }
        complete.then_some(past)
    }

    fn past_role(&mut self, fact: &Fact, value: &Value, at: &Origin) -> Option<PastRole> {
        let Value::Mapping(item) = value else {
            self.wrong_type(fact, value, at, "a list of `{role: …, months: …}`");
            return None;
        };
        let known = self.only_keys(item, &["role", "months"], at);
        let at_key = |key: &str| at.part(Segment::Key(key.to_owned()));
        let part = |key: &str| item.get(key).cloned().unwrap_or_default();
        let role = self.role(fact, &part("role"), &at_key("role"));
        let months = self.int(fact, &part("months"), &at_key("months"), 0, MOST_MONTHS);
        let months = months.and_then(|months| u32::try_from(months).ok());
        known.then_some(PastRole { role: role?, months: months? })
    }

    /// Stretches of days, in order, those that touch made one.
    pub(super) fn date_ranges(&mut self, fact: &Fact, entry: &Entry) -> Option<Vec<DateRange>> {
        let mut ranges = Vec::new();
        let mut complete = true;
        for (value, at) in self.items(fact, entry, "a list of `{from: …, to: …}`")? {
            match self.date_range(fact, value, &at) {
                Some(range) => ranges.push(range),
                None => complete = false,
            }
        }
        complete.then(|| days::merged(ranges))
    }

    fn date_range(&mut self, fact: &Fact, value: &Value, at: &Origin) -> Option<DateRange> {
        let (from, to) = match value {
            Value::String(text) => self.heard(days::stretch(text), text, at)?,
            Value::Mapping(item) => self.both_ends(fact, item, at)?,
            other => {
                self.wrong_type(fact, other, at, "a list of `{from: …, to: …}`");
                return None;
            }
        };
        if from <= to {
            return Some(DateRange { from, to });
        }
        let finding = Diagnostic::error(codes::DAYS_REVERSED, format!("this time off ends on {to}, before {from}"));
        self.tell(at, finding.help("exchange `from` and `to`"));
        None
    }

    fn both_ends(&mut self, fact: &Fact, item: &Mapping, at: &Origin) -> Option<(Date, Date)> {
        let known = self.only_keys(item, &["from", "to"], at);
        let from = self.end(fact, item, "from", OfMonth::First, at);
        let to = self.end(fact, item, "to", OfMonth::Last, at);
        known.then_some((from?, to?))
    }

    fn end(&mut self, fact: &Fact, item: &Mapping, key: &str, of_month: OfMonth, at: &Origin) -> Option<Date> {
        let at = at.part(Segment::Key(key.to_owned()));
        let value = item.get(key).cloned().unwrap_or_default();
        let text = self.day_text(fact, &value, &at)?;
        self.heard(days::day(text, of_month), text, &at)
    }

    /// The items of a list with their places; a single value is a list of one.
    fn items<'e>(&mut self, fact: &Fact, entry: &'e Entry, wanted: &str) -> Option<Vec<(&'e Value, Origin)>> {
        match &entry.value {
            Value::Sequence(items) => {
                let places = (0..items.len()).map(|index| entry.part(Segment::Index(index)));
                Some(items.iter().zip(places).collect())
            }
            value @ (Value::String(_) | Value::Number(_)) => Some(vec![(value, entry.origin.clone())]),
            other => {
                self.wrong_type(fact, other, &entry.origin, wanted);
                None
            }
        }
    }

    /// Whether an item has no other keys than these.
    fn only_keys(&mut self, item: &Mapping, keys: &[&str], at: &Origin) -> bool {
        let mut known = true;
        for key in item.keys() {
            let name = key.as_str().unwrap_or_default();
            if !keys.contains(&name) {
                let sentence = format!("{} is not a key of this item", shown(key));
                let help = did_you_mean(name, keys.iter().copied());
                let help = help.unwrap_or_else(|| format!("the keys are `{}`", keys.join("` and `")));
                let at = at.part(Segment::Key(name.to_owned())).its_key();
                self.tell(&at, Diagnostic::error(crate::diagnostic::codes::UNKNOWN_KEY, sentence).help(help));
                known = false;
            }
        }
        known
    }

    fn repeated(&mut self, fact: &Fact, what: &str, at: &Origin) {
        let sentence = format!("`{what}` stands twice in `{}`", fact.id);
        self.tell(at, Diagnostic::warning(codes::REPEATED, sentence).help("it is counted once"));
    }
}

fn is_silent(value: &Value) -> bool {
    value.is_null() || value.as_str() == Some(UNKNOWN)
}

fn which_id(kb: &crate::kb::KnowledgeBase, which: StatedWhich) -> &str {
    match which {
        StatedWhich::Living(living) => kb.certifications.id(living),
        StatedWhich::Retired(retired) => kb.retired.id(retired),
    }
}
