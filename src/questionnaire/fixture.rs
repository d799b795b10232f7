//! A small base with questions, and a person who answers them from a list.

use std::collections::VecDeque;
use std::io;

use serde_yaml::Value;

use super::session::{Person, Records};
use super::{Answer, Ask, Prompter};
use crate::kb::{Condition, FactId, FactKind, Handle, KnowledgeBase, Question, RoleId, Scalar, Table, Test};
use crate::profile::{FactValue, Goal};
use crate::rules::fixture::{Draft, person};

/// A question with a condition, in the order of weights.
pub fn question(draft: &Draft, fact: &str, weight: u8, when: Condition) -> Question {
    Question {
        id: fact.replace('_', "-"),
        fact: draft.fact(fact),
        text: format!("What about {}?", fact.replace('_', " ")),
        why: format!("Because of {}.", fact.replace('_', " ")),
        help: None,
        when,
        choices: Vec::new(),
        weight,
        core: weight >= 90,
        claims: Vec::new(),
    }
}

/// The base of a draft with these questions.
pub fn with_questions(draft: Draft, questions: Vec<Question>) -> KnowledgeBase {
    KnowledgeBase { questions: Table::new(questions), ..draft.build() }
}

/// A base in which three questions hang on each other: whether employed, then whether training is paid for, then the
/// budget if it is not; and hours, which are always asked.
pub fn employed_base() -> KnowledgeBase {
    let draft = Draft::new();
    let unpaid = draft.test("pays_training", Test::Is(Scalar::Bool(false)));
    let questions = vec![
        question(&draft, "employed", 95, Condition::ALWAYS),
        question(&draft, "hours_per_week", 90, Condition::ALWAYS),
        question(&draft, "pays_training", 60, draft.is("employed")),
        question(&draft, "budget_usd", 50, unpaid),
    ];
    with_questions(draft, questions)
}

/// Records that take what fits the type and the bounds of its fact.
#[derive(Debug, Clone)]
pub struct Notes<'a> {
    pub kb: &'a KnowledgeBase,
    pub facts: Vec<(FactId, FactValue)>,
}

impl<'a> Notes<'a> {
    pub fn new(kb: &'a KnowledgeBase) -> Self {
        Self { kb, facts: Vec::new() }
    }

    /// Everything kept, in words.
    pub fn told(&self) -> Vec<String> {
        self.facts.iter().map(|(fact, value)| format!("{}={value:?}", self.kb.facts.id(*fact))).collect()
    }
}

impl Records for Notes<'_> {
    fn put(&mut self, fact: FactId, value: &Value) -> Result<(), String> {
        let value = match (&self.kb.facts.get(fact).kind, value) {
            (FactKind::Bool, Value::Bool(yes)) => FactValue::Bool(*yes),
            (FactKind::Int { max, .. }, Value::Number(number)) => match number.as_i64() {
                Some(number) if (0..=*max).contains(&number) => FactValue::Int(number),
                _ => return Err(format!("`{number}` is more than {max}")),
            },
            (FactKind::Int { .. }, value) => return Err(format!("{value:?} is not a number")),
            (FactKind::Role, Value::String(_)) => FactValue::Role(RoleId::from_index(0)),
            (FactKind::Goal, Value::String(_)) => FactValue::Goal(Goal::Undecided),
            (_, Value::String(word)) => FactValue::Word(word.clone()),
            (_, value) => return Err(format!("{value:?} does not fit")),
        };
        self.facts.retain(|(other, _)| *other != fact);
        self.facts.push((fact, value));
        Ok(())
    }

    fn person(&self) -> Person {
        let facts: Vec<_> = self.facts.iter().map(|(fact, value)| (self.kb.facts.id(*fact), value.clone())).collect();
        Person(Some(person(self.kb, &facts)))
    }
}

/// Gives prepared answers and remembers what was shown.
#[derive(Debug, Default)]
pub struct Scripted {
    pub answers: VecDeque<Answer>,
    pub asked: Vec<Ask>,
    pub said: Vec<String>,
    pub noted: Vec<String>,
}

impl Scripted {
    pub fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        Self { answers: answers.into_iter().collect(), ..Self::default() }
    }

    /// The questions put, each by the last words of its text.
    pub fn texts(&self) -> Vec<&str> {
        self.asked.iter().map(|ask| ask.text.trim_start_matches("What about ").trim_end_matches('?')).collect()
    }
}

impl Prompter for Scripted {
    fn say(&mut self, text: &str) -> io::Result<()> {
        self.said.push(text.to_owned());
        Ok(())
    }

    fn how_to_steer(&self) -> &'static str {
        "Steer."
    }

    fn noted(&mut self, words: &str) -> io::Result<()> {
        self.noted.push(words.to_owned());
        Ok(())
    }

    fn ask(&mut self, ask: &Ask) -> io::Result<Answer> {
        self.asked.push(ask.clone());
        self.answers.pop_front().ok_or_else(|| io::ErrorKind::Interrupted.into())
    }
}
