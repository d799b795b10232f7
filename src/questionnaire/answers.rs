//! The answers as a profile in the making: the same door as a profile file.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde_yaml::Value;

use super::session::{Person, Records};
use crate::diagnostic::{Diagnostic, Severity};
use crate::kb::{FactId, KnowledgeBase};
use crate::profile::{RawProfile, Resolved, codes, resolve};
use crate::rules::infer;

/// A raw profile that takes answers and is resolved after each.
#[derive(Debug, Clone)]
pub struct Answers<'a> {
    kb: &'a KnowledgeBase,
    today: Date,
    raw: RawProfile,
}

impl<'a> Answers<'a> {
    /// Goes on from what a file or flags gave.
    pub fn new(kb: &'a KnowledgeBase, raw: RawProfile, today: Date) -> Self {
        Self { kb, today, raw }
    }

    /// Everything said, by file, flag or answer.
    pub fn into_raw(self) -> RawProfile {
        self.raw
    }

    fn resolved(&self) -> Resolved {
        resolve(self.kb, &self.raw, self.today)
    }

    /// What is wrong, apart from questions that are still to come.
    fn errors(&self) -> Vec<Diagnostic> {
        let wrong = |finding: &&Diagnostic| finding.severity == Severity::Error && finding.code != codes::ROLE_MISSING;
        self.resolved().findings.iter().filter(wrong).cloned().collect()
    }
}

impl Records for Answers<'_> {
    fn put(&mut self, fact: FactId, value: &Value) -> Result<(), String> {
        let before: BTreeSet<_> = self.errors().into_iter().map(|error| error.sentence).collect();
        let mut after = self.clone();
        after.raw.answer(self.kb.facts.id(fact), value.clone());
        if let Some(error) = after.errors().into_iter().find(|error| !before.contains(&error.sentence)) {
            return Err(error.sentence);
        }
        *self = after;
        Ok(())
    }

    fn person(&self) -> Person {
        Person(self.resolved().profile.map(|profile| infer(self.kb, profile).0))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::kb::{FactKind, Table};
    use crate::profile::Sensitive;
    use crate::rules::fixture::Draft;

    /// A base in which a week has at most sixty hours.
    fn base() -> KnowledgeBase {
        let kb = Draft::new().build();
        let facts = kb.facts.iter().map(|(id, fact)| {
            let mut fact = fact.clone();
            if id == kb.core.hours_per_week {
                fact.kind = FactKind::Int { min: 0, max: 60 };
            }
            fact
        });
        KnowledgeBase { facts: Table::new(facts.collect()), ..kb.clone() }
    }

    #[test]
    fn an_answer_enters_the_profile_as_in_a_file() {
        let kb = base();
        let mut answers = Answers::new(&kb, RawProfile::default(), date(2026, 12, 1));
        answers.put(kb.core.hours_per_week, &Value::from(6)).unwrap();
        assert_eq!(answers.into_raw().to_yaml(&kb, Sensitive::LeaveOut), "hours_per_week: 6\n");
    }

    #[test]
    fn a_wrong_answer_is_refused_in_the_words_of_the_file_and_changes_nothing() {
        let kb = base();
        let mut answers = Answers::new(&kb, RawProfile::default(), date(2026, 12, 1));
        let refused = answers.put(kb.core.hours_per_week, &Value::from(61)).unwrap_err();
        let mut file = RawProfile::default();
        file.answer("hours_per_week", Value::from(61));
        let told: Vec<_> = resolve(&kb, &file, date(2026, 12, 1)).findings.iter().cloned().collect();
        assert_eq!(refused, told[0].sentence);
        assert!(answers.put(kb.core.deadline, &Value::from("2026-11-30")).is_err());
        assert!(answers.into_raw().is_empty());
    }

    #[test]
    fn what_was_wrong_before_does_not_spoil_a_good_answer() {
        let kb = base();
        let mut raw = RawProfile::default();
        raw.answer("hours_per_week", Value::from("many"));
        let mut answers = Answers::new(&kb, raw, date(2026, 12, 1));
        assert_eq!(answers.put(kb.core.budget_usd, &Value::from(500)), Ok(()));
    }
}
