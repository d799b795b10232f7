//! Single values: yes or no, numbers, days, choices, regions, roles.

use jiff::civil::Date;
use serde_yaml::Value;

use super::{Reader, about, short};
use crate::diagnostic::{Diagnostic, suggest};
use crate::kb::{Fact, FactChoice, RoleId};
use crate::profile::days::{self, NoDay, OfMonth};
use crate::profile::find::{self, Found};
use crate::profile::raw::Origin;
use crate::profile::{Goal, codes};

impl Reader<'_> {
    pub(super) fn bool(&mut self, fact: &Fact, value: &Value, at: &Origin) -> Option<bool> {
        let said = match value {
            Value::Bool(yes) => Some(*yes),
            Value::String(word) => match word.trim().to_lowercase().as_str() {
                "yes" | "true" => Some(true),
                "no" | "false" => Some(false),
                _ => None,
            },
            _ => None,
        };
        if said.is_none() {
            self.wrong_type(fact, value, at, "`true` or `false`");
        }
        said
    }

    pub(super) fn int(&mut self, fact: &Fact, value: &Value, at: &Origin, min: i64, max: i64) -> Option<i64> {
        let Some(number) = whole(value) else {
            self.wrong_type(fact, value, at, "a whole number");
            return None;
        };
        if (min..=max).contains(&number) {
            return Some(number);
        }
        let sentence = format!("`{}` is {number}; it goes from {min} to {max}", fact.id);
        self.tell(at, Diagnostic::error(codes::OUT_OF_RANGE, sentence).maybe_help(about(fact)));
        None
    }

    pub(super) fn text<'v>(&mut self, fact: &Fact, value: &'v Value, at: &Origin) -> Option<&'v str> {
        let text = value.as_str();
        if text.is_none() {
            self.wrong_type(fact, value, at, "a text");
        }
        text
    }

    /// A day. A month alone means its last day for a deadline and its first day otherwise.
    pub(super) fn day(&mut self, fact: &Fact, value: &Value, at: &Origin) -> Option<Date> {
        let deadline = self.kb.facts.find(&fact.id) == Some(self.kb.core.deadline);
        let of_month = if deadline { OfMonth::Last } else { OfMonth::First };
        let text = self.day_text(fact, value, at)?;
        self.heard(days::day(text, of_month), text, at)
    }

    pub(super) fn day_text<'v>(&mut self, fact: &Fact, value: &'v Value, at: &Origin) -> Option<&'v str> {
        let text = value.as_str();
        if text.is_none() {
            self.wrong_type(fact, value, at, "a day such as `2026-12-01`");
        }
        text
    }

    /// The day that was read, or a finding why there is none.
    pub(super) fn heard<T>(&mut self, day: Result<T, NoDay>, text: &str, at: &Origin) -> Option<T> {
        let text = short(text);
        let (code, why) = match day {
            Ok(day) => return Some(day),
            Err(NoDay::Form) => (codes::NO_SUCH_DAY, format!("`{text}` is not a day")),
            Err(NoDay::Calendar) => (codes::NO_SUCH_DAY, format!("the calendar has no day `{text}`")),
            Err(NoDay::Year) => (codes::OUT_OF_RANGE, format!("the year of `{text}` is out of reach")),
        };
        self.tell(at, Diagnostic::error(code, why).help("write year, month and day, such as `2026-12-01`"));
        None
    }

    /// A declared word; capitals do not matter, and the label will do.
    pub(super) fn choice(&mut self, fact: &Fact, value: &Value, at: &Origin, choices: &[FactChoice]) -> Option<String> {
        let Some(word) = value.as_str().map(str::trim).filter(|word| !word.is_empty()) else {
            self.wrong_type(fact, value, at, &format!("one of {}", ids(choices)));
            return None;
        };
        let lower = word.to_lowercase();
        let named = |choice: &&FactChoice| choice.id.to_lowercase() == lower || choice.label.to_lowercase() == lower;
        let found = choices.iter().find(named).map(|choice| choice.id.clone());
        if found.is_none() {
            self.unknown_choice(fact, word, at, choices);
        }
        found
    }

    fn unknown_choice(&mut self, fact: &Fact, word: &str, at: &Origin, choices: &[FactChoice]) {
        let sentence = format!("`{}` is not a value of `{}`", short(word), fact.id);
        let near = suggest(word, choices.iter().map(|choice| choice.id.as_str()));
        let near = near.map_or(String::new(), |near| format!("did you mean `{near}`? "));
        let help = format!("{near}the values are {}", ids(choices));
        self.tell(at, Diagnostic::error(codes::UNKNOWN_CHOICE, sentence).help(help));
    }

    /// A country, or a country and a part of it. One without pay figures is accepted with a warning.
    pub(super) fn region(&mut self, fact: &Fact, value: &Value, at: &Origin) -> Option<String> {
        let region = value.as_str().map(|text| text.trim().to_uppercase()).filter(|region| is_region(region));
        let Some(region) = region else {
            self.wrong_type(fact, value, at, "a country or state such as `US` or `US-OH`");
            return None;
        };
        let areas = || self.kb.pay.rows.keys().map(|(_, area)| area.as_str());
        if areas().next().is_some() && !areas().any(|area| area == region) {
            let sentence = format!("there are no pay figures for `{region}`");
            let help = if region.starts_with("US-") {
                "those of `US` are used; states are given by their two letters, such as `US-OH`"
            } else {
                "the figures shown are those of `US`; take them as proportions between the roles"
            };
            self.tell(at, Diagnostic::warning(codes::NO_PAY_FIGURES, sentence).help(help));
        }
        Some(region)
    }

    pub(super) fn goal(&mut self, fact: &Fact, value: &Value, at: &Origin) -> Option<Goal> {
        if value.as_str().is_some_and(|word| word.trim().eq_ignore_ascii_case("undecided")) {
            return Some(Goal::Undecided);
        }
        let role = self.role(fact, value, at)?;
        if self.kb.roles.get(role).level > 0 {
            return Some(Goal::Role(role));
        }
        let sentence = format!("`{}` is a starting point, not a goal", self.kb.roles.id(role));
        let help = "name a job, or `undecided` to compare the roads";
        self.tell(at, Diagnostic::error(codes::GOAL_IS_A_START, sentence).help(help));
        None
    }

    pub(super) fn role(&mut self, fact: &Fact, value: &Value, at: &Origin) -> Option<RoleId> {
        let Some(name) = value.as_str().map(str::trim).filter(|name| !name.is_empty()) else {
            self.wrong_type(fact, value, at, "the name of a role");
            return None;
        };
        match find::role(self.kb, name) {
            Found::One(role) => Some(role),
            other => self.not_found(codes::UNKNOWN_ROLE, "role", "roles", name, at, other),
        }
    }

    /// Tells that a name stands for nothing or for several things.
    pub(super) fn not_found<T, U>(
        &mut self,
        code: &'static str,
        one: &str,
        many: &str,
        name: &str,
        at: &Origin,
        found: Found<T>,
    ) -> Option<U> {
        let name = short(name);
        let finding = match found {
            Found::Several(ids) => {
                let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
                Diagnostic::error(codes::MANY_MEANINGS, format!("`{name}` is the name of several {many}"))
                    .help(format!("say which one: {}", ids.join(", ")))
            }
            Found::Nothing(Some(near)) => {
                Diagnostic::error(code, format!("there is no {one} `{name}`")).help(format!("did you mean `{near}`?"))
            }
            Found::One(_) | Found::Nothing(None) => Diagnostic::error(code, format!("there is no {one} `{name}`"))
                .help(format!("`helpdesk-path list {many}` shows them all")),
        };
        self.tell(at, finding);
        None
    }
}

/// A whole number, also where it was quoted.
pub(super) fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn is_region(text: &str) -> bool {
    let letters = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let part = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match text.split_once('-') {
        None => letters(text),
        Some((country, rest)) => letters(country) && part(rest),
    }
}

fn ids(choices: &[FactChoice]) -> String {
    choices.iter().map(|choice| format!("`{}`", choice.id)).collect::<Vec<_>>().join(", ")
}
