//! What can be known of a person, thing by thing, and which values each thing can have.

use super::Logic;
use crate::kb::condition::{Scalar, Test};
use crate::kb::model::{CertificationId, FactChoice, FactId, FactKind, FactOrigin, Level, Role, RoleId, SkillId};
use crate::kb::survey::spell;
use crate::kb::table::Handle;

/// One thing that varies between people.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Variable {
    /// The present role, with every fact that follows from it.
    Role,
    /// The goal, with every fact that follows from it.
    Goal,
    /// Whether role and goal are of one track.
    SameTrack,
    /// Any other fact.
    Fact(FactId),
    /// Whether a set holds a word; unknown exactly if the set is.
    Word(FactId, String),
    /// The level in a skill.
    Skill(SkillId),
    /// Whether a certification is held.
    Holds(CertificationId),
}

/// One value of such a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// Nobody said.
    Unknown,
    /// This value.
    Known(Scalar),
    /// Known, and none of the values that any condition names.
    Other,
    /// Yes or no, for words and certifications.
    Yes(bool),
    /// A level, for skills.
    Level(Level),
}

impl Logic<'_> {
    /// The thing behind a fact.
    pub(super) fn variable(&self, fact: FactId) -> Variable {
        let core = &self.kb.core;
        let of_role = [core.role, core.role_track, core.role_level, core.role_leads_people, core.not_in_it];
        if of_role.contains(&fact) {
            Variable::Role
        } else if fact == core.same_track_as_goal {
            Variable::SameTrack
        } else if fact == core.goal || self.is_of_goal(fact) {
            Variable::Goal
        } else {
            Variable::Fact(fact)
        }
    }

    fn is_of_goal(&self, fact: FactId) -> bool {
        let core = &self.kb.core;
        let computed = [
            core.goal_decided,
            core.goal_track,
            core.goal_level,
            core.goal_on_call,
            core.goal_shift_work,
            core.goal_remote,
            core.goal_people,
            core.goal_selling,
            core.goal_leads_people,
            core.goal_hardware,
        ];
        computed.contains(&fact)
    }

    /// Every value that a thing can have.
    pub(super) fn domain(&self, variable: &Variable) -> Vec<Value> {
        match variable {
            Variable::Role => self.roles().filter(|role| self.can_be_held(role)).collect(),
            Variable::Goal => {
                let unknown = (!self.everyone_answers).then_some(Value::Unknown);
                unknown.into_iter().chain([Value::Known(Scalar::Undecided)]).chain(self.roles()).collect()
            }
            Variable::SameTrack => vec![Value::Unknown, Value::Yes(true), Value::Yes(false)],
            Variable::Word(fact, _) => self.with_unknown(*fact, [Value::Yes(true), Value::Yes(false)]),
            Variable::Holds(_) => {
                let certifications = self.kb.core.certifications;
                self.with_unknown(certifications, [Value::Yes(false), Value::Yes(true)])
            }
            Variable::Skill(skill) => self.levels(*skill),
            Variable::Fact(fact) => self.with_unknown(*fact, self.values(*fact)),
        }
    }

    fn roles(&self) -> impl Iterator<Item = Value> + use<'_> {
        self.kb.roles.handles().map(|role| Value::Known(Scalar::Role(role)))
    }

    fn can_be_held(&self, role: &Value) -> bool {
        match (self.roles, role) {
            (Some(roles), Value::Known(Scalar::Role(role))) => roles.contains(role),
            _ => true,
        }
    }

    fn levels(&self, skill: SkillId) -> Vec<Value> {
        let most = self.ceilings.map_or(Level::MAX, |levels| levels[skill.index()]);
        (0..=most.get()).filter_map(Level::new).map(Value::Level).collect()
    }

    /// Known values come first, so that examples speak of something.
    fn with_unknown(&self, fact: FactId, values: impl IntoIterator<Item = Value>) -> Vec<Value> {
        let derived = self.kb.facts.get(fact).origin == FactOrigin::Derived;
        let silent = derived || !self.everyone_answers || self.tables.asked_if_known.contains(&fact);
        values.into_iter().chain(silent.then_some(Value::Unknown)).collect()
    }

    fn values(&self, fact: FactId) -> Vec<Value> {
        let declared = self.kb.facts.get(fact);
        if declared.origin == FactOrigin::Derived {
            return self.values_set(fact);
        }
        match &declared.kind {
            FactKind::Bool => [true, false].map(|yes| Value::Known(Scalar::Bool(yes))).to_vec(),
            FactKind::Int { min, max } => self.numbers(fact, *min, *max),
            FactKind::Choice(choices) => choices.iter().map(chosen).collect(),
            FactKind::Text | FactKind::Region | FactKind::Role | FactKind::Goal => {
                let named = self.tables.named.get(&fact).into_iter().flatten();
                named.map(|value| Value::Known((*value).clone())).chain([Value::Other]).collect()
            }
            _ => vec![Value::Other],
        }
    }

    /// One number from each stretch in which all tests come out alike.
    fn numbers(&self, fact: FactId, min: i64, max: i64) -> Vec<Value> {
        let cuts = self.tables.numbers.get(&fact).into_iter().flatten().copied();
        let starts = cuts.filter(|cut| *cut > min && *cut <= max);
        [min].into_iter().chain(starts).map(|number| Value::Known(Scalar::Int(number))).collect()
    }

    fn values_set(&self, fact: FactId) -> Vec<Value> {
        let mut values = Vec::new();
        for (_, value) in self.tables.setters.get(&fact).into_iter().flatten() {
            let value = Value::Known((*value).clone());
            if !values.contains(&value) {
                values.push(value);
            }
        }
        values
    }

    /// What a fact is for a value of the thing behind it.
    pub(super) fn read(&self, fact: FactId, value: &Value) -> Value {
        let core = &self.kb.core;
        match (self.variable(fact), value) {
            (Variable::Role, Value::Known(Scalar::Role(role))) if fact != core.role => self.of_role(fact, *role),
            (Variable::Goal, Value::Known(Scalar::Role(role))) if fact != core.goal => self.of_goal(fact, *role),
            (Variable::Goal, _) if fact == core.goal_decided => Value::Known(Scalar::Bool(false)),
            (Variable::Goal, _) if fact != core.goal => Value::Unknown,
            (Variable::SameTrack, Value::Yes(yes)) => Value::Known(Scalar::Bool(*yes)),
            _ => value.clone(),
        }
    }

    fn of_role(&self, fact: FactId, role: RoleId) -> Value {
        let (core, role) = (&self.kb.core, self.kb.roles.get(role));
        Value::Known(match fact {
            fact if fact == core.role_track => Scalar::Word(role.track.clone()),
            fact if fact == core.role_level => Scalar::Int(role.level.into()),
            fact if fact == core.role_leads_people => Scalar::Bool(role.traits.leads_people),
            _ => Scalar::Bool(role.level == 0),
        })
    }

    fn of_goal(&self, fact: FactId, goal: RoleId) -> Value {
        let (core, role) = (&self.kb.core, self.kb.roles.get(goal));
        let Role { traits, track, level, .. } = role;
        Value::Known(match fact {
            fact if fact == core.goal_track => Scalar::Word(track.clone()),
            fact if fact == core.goal_level => Scalar::Int((*level).into()),
            fact if fact == core.goal_on_call => word(traits.on_call.word()),
            fact if fact == core.goal_shift_work => word(traits.shift_work.word()),
            fact if fact == core.goal_remote => word(traits.remote.word()),
            fact if fact == core.goal_people => Scalar::Int(traits.people.into()),
            fact if fact == core.goal_selling => word(traits.selling.word()),
            fact if fact == core.goal_leads_people => Scalar::Bool(traits.leads_people),
            fact if fact == core.goal_hardware => Scalar::Int(traits.hardware.into()),
            _ => Scalar::Bool(true),
        })
    }

    /// A thing with its value in words, for examples.
    pub(super) fn in_words(&self, variable: &Variable, value: &Value) -> Option<String> {
        let kb = self.kb;
        let said = |id: &str, value: &Value| match value {
            Value::Known(scalar) => format!("`{id}` is {}", spell::scalar(kb, scalar)),
            Value::Unknown => format!("`{id}` is not known"),
            _ => format!("`{id}` is known"),
        };
        Some(match variable {
            Variable::Role => said("role", value),
            Variable::Goal => said("goal", value),
            Variable::Fact(fact) => said(kb.facts.id(*fact), value),
            Variable::Word(fact, word) => match value {
                Value::Yes(true) => format!("`{}` has {word}", kb.facts.id(*fact)),
                _ => format!("`{}` does not have {word}", kb.facts.id(*fact)),
            },
            Variable::Skill(skill) => match value {
                Value::Level(level) => format!("`{}` is at level {}", kb.skills.id(*skill), level.get()),
                _ => return None,
            },
            Variable::Holds(certification) => match value {
                Value::Yes(true) => format!("`{}` is held", kb.certifications.id(*certification)),
                _ => format!("`{}` is not held", kb.certifications.id(*certification)),
            },
            Variable::SameTrack => return None,
        })
    }
}

fn chosen(choice: &FactChoice) -> Value {
    Value::Known(Scalar::Word(choice.id.clone()))
}

fn word(word: &str) -> Scalar {
    Scalar::Word(word.to_owned())
}

/// How a test of a fact comes out for a value; none if that is not known.
pub(super) fn truth(test: &Test, value: &Value) -> Option<bool> {
    let known = match (test, value) {
        (Test::Known(known), _) => return Some((*value != Value::Unknown) == *known),
        (_, Value::Unknown) => return None,
        (_, Value::Known(known)) => known,
        (_, _) => return Some(false),
    };
    Some(match (test, known) {
        (Test::Is(wanted), _) => wanted == known,
        (Test::In(wanted), _) => wanted.contains(known),
        (Test::AtLeast(bound), Scalar::Int(number)) => number >= bound,
        (Test::AtMost(bound), Scalar::Int(number)) => number <= bound,
        _ => false,
    })
}
