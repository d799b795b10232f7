//! Whether conditions can hold: a search over everything that could be known of a person.
//!
//! A condition is true, false or, where something is not known, unknown. The search narrows the values that each
//! fact, skill and certification may have until the wish is met or nothing is left. Facts that the program computes
//! follow the role and the goal, and a fact that rules set has a value only if a rule that sets it holds. So an answer
//! of [`Answer::Impossible`] is certain; [`Answer::Possible`] comes with an example, which may leave out ties between
//! facts that the program does not know of.

mod domain;
mod search;

use std::collections::{BTreeMap, BTreeSet};

use crate::kb::condition::{Condition, Leaf, Scalar, Test};
use crate::kb::model::{Effect, FactId, KnowledgeBase, Level, RoleId, RuleId};

/// What is asked of the truth of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    /// It holds.
    True,
    /// It does not hold, and that is known.
    False,
    /// It does not hold or is not known to hold.
    NotTrue,
    /// It holds or is not known not to hold.
    NotFalse,
}

/// What came of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// There can be such a person; an example in words, its parts in the order of the facts.
    Possible(Vec<String>),
    /// There cannot be.
    Impossible,
    /// The conditions are too large to tell.
    TooHard,
}

impl Answer {
    /// Whether it is certain that there cannot be such a person.
    pub fn is_impossible(&self) -> bool {
        *self == Self::Impossible
    }
}

/// What the search needs to know of a base, gathered once.
#[derive(Debug, Clone)]
pub struct Tables<'a> {
    /// Numbers at which tests of a fact change their outcome.
    numbers: BTreeMap<FactId, BTreeSet<i64>>,
    /// Values of texts, regions and roles that tests name.
    named: BTreeMap<FactId, Vec<&'a Scalar>>,
    /// Facts that some condition asks to be known or not.
    asked_if_known: BTreeSet<FactId>,
    /// The rules that set a fact, with the value.
    setters: BTreeMap<FactId, Vec<(RuleId, &'a Scalar)>>,
}

/// Reasoning over one base.
#[derive(Debug, Clone, Copy)]
pub struct Logic<'a> {
    kb: &'a KnowledgeBase,
    tables: &'a Tables<'a>,
    ceilings: Option<&'a [Level]>,
    roles: Option<&'a BTreeSet<RoleId>>,
    everyone_answers: bool,
}

impl<'a> Logic<'a> {
    /// Reasoning over everybody there could be.
    pub fn over(kb: &'a KnowledgeBase, tables: &'a Tables<'a>) -> Self {
        Self { kb, tables, ceilings: None, roles: None, everyone_answers: false }
    }

    /// Only people who hold no skill above these levels, given by the places of the skills, and whose present role is
    /// one of these. The conditions asked about may live shorter than the base.
    pub fn among<'b>(&self, ceilings: &'b [Level], roles: &'b BTreeSet<RoleId>) -> Logic<'b>
    where
        'a: 'b,
    {
        Logic { kb: self.kb, tables: self.tables, ceilings: Some(ceilings), roles: Some(roles), ..*self }
    }

    /// Only people of whom everything is known, apart from facts that some condition asks to be known or not.
    #[must_use]
    pub fn of_people_who_answer(self) -> Self {
        Self { everyone_answers: true, ..self }
    }

    /// Whether there can be a person for whom every condition comes out as wanted.
    pub fn can(&self, wishes: &[(&'a Condition, Want)]) -> Answer {
        search::can(self, wishes)
    }
}

impl<'a> Tables<'a> {
    /// Gathers from every condition and rule of the base.
    pub fn of(kb: &'a KnowledgeBase) -> Self {
        let mut tables = Self {
            numbers: BTreeMap::new(),
            named: BTreeMap::new(),
            asked_if_known: BTreeSet::new(),
            setters: setters(kb),
        };
        for leaf in conditions(kb).flat_map(Condition::leaves) {
            if let Leaf::Fact { fact, test } = leaf {
                tables.take(*fact, test);
            }
        }
        tables
    }

    fn take(&mut self, fact: FactId, test: &'a Test) {
        match test {
            Test::Is(value) => self.name(fact, value),
            Test::In(values) => values.iter().for_each(|value| self.name(fact, value)),
            Test::AtLeast(bound) => self.cut(fact, *bound),
            Test::AtMost(bound) => self.cut(fact, bound.saturating_add(1)),
            Test::Contains(_) => {}
            Test::Known(_) => drop(self.asked_if_known.insert(fact)),
        }
    }

    fn name(&mut self, fact: FactId, value: &'a Scalar) {
        if let Scalar::Int(number) = value {
            self.cut(fact, *number);
            self.cut(fact, number.saturating_add(1));
        } else {
            let named = self.named.entry(fact).or_default();
            if !named.contains(&value) {
                named.push(value);
            }
        }
    }

    /// Numbers from this one on behave differently from those before it.
    fn cut(&mut self, fact: FactId, number: i64) {
        self.numbers.entry(fact).or_default().insert(number);
    }
}

/// Every condition of the base.
pub(super) fn conditions(kb: &KnowledgeBase) -> impl Iterator<Item = &Condition> {
    let of_activities = kb.activities.iter().map(|(_, activity)| &activity.needs);
    let of_certifications = kb.certifications.iter().map(|(_, certification)| &certification.needs);
    let of_transitions = kb.transitions.iter().map(|(_, transition)| &transition.when);
    let of_rules = kb.rules.iter().map(|(_, rule)| &rule.when);
    let of_questions = kb.questions.iter().map(|(_, question)| &question.when);
    of_activities.chain(of_certifications).chain(of_transitions).chain(of_rules).chain(of_questions)
}

/// Whether a rule reads the finished plan. Such rules run last and can only speak.
pub(super) fn reads_plan(kb: &KnowledgeBase, when: &Condition) -> bool {
    let plan = kb.core.of_plan();
    when.facts().iter().any(|fact| plan.contains(fact))
}

fn setters(kb: &KnowledgeBase) -> BTreeMap<FactId, Vec<(RuleId, &Scalar)>> {
    let mut setters: BTreeMap<FactId, Vec<(RuleId, &Scalar)>> = BTreeMap::new();
    for (id, rule) in kb.rules.iter().filter(|(_, rule)| !reads_plan(kb, &rule.when)) {
        for effect in &rule.then {
            if let Effect::Set { fact, value } = effect {
                setters.entry(*fact).or_default().push((id, value));
            }
        }
    }
    setters
}

impl Want {
    /// The wish for a part that stands under a `not`.
    fn opposite(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::NotTrue => Self::NotFalse,
            Self::NotFalse => Self::NotTrue,
        }
    }

    /// Whether an `all` meets the wish only if each of its parts does.
    fn takes_all(self) -> bool {
        matches!(self, Self::True | Self::NotFalse)
    }

    /// Whether a truth meets the wish; none stands for unknown.
    fn allows(self, truth: Option<bool>) -> bool {
        match self {
            Self::True => truth == Some(true),
            Self::False => truth == Some(false),
            Self::NotTrue => truth != Some(true),
            Self::NotFalse => truth != Some(false),
        }
    }
}

#[cfg(test)]
mod tests;
