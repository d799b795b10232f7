//! Conditions as data: a tree over typed leaves. How one is judged is told in [`crate::rules`].

use std::collections::BTreeSet;

use super::model::{CertificationId, FactId, RoleId, SkillLevel};

/// What must be true of a person for a rule, gate, question or activity to apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Every part holds; an empty list always holds.
    All(Vec<Condition>),
    /// At least one part holds; an empty list never does.
    Any(Vec<Condition>),
    /// The part does not hold.
    Not(Box<Condition>),
    /// One test on one thing known of the person.
    Leaf(Leaf),
}

/// One test. Its value fits the declared type of its fact: that was checked at load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaf {
    /// A test on a declared fact.
    Fact {
        /// The fact looked at.
        fact: FactId,
        /// What is asked of its value.
        test: Test,
    },
    /// The skill is held at least at this level.
    Skill(SkillLevel),
    /// The certification is held and valid.
    Holds(CertificationId),
}

/// What is asked of the value of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// It equals this.
    Is(Scalar),
    /// It equals one of these.
    In(Vec<Scalar>),
    /// It is a number of at least this.
    AtLeast(i64),
    /// It is a number of at most this.
    AtMost(i64),
    /// It is a set or ranking that holds this word.
    Contains(String),
    /// Something is known of it (`true`) or nothing is (`false`). Always decided.
    Known(bool),
}

/// A single value as it stands in a condition or a `set` effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scalar {
    /// Yes or no.
    Bool(bool),
    /// A whole number in the unit of the fact.
    Int(i64),
    /// A choice, a region or free text.
    Word(String),
    /// A role, for facts of type `role` and `goal`.
    Role(RoleId),
    /// The goal `undecided`.
    Undecided,
}

impl Condition {
    /// The condition that always holds.
    pub const ALWAYS: Self = Self::All(Vec::new());

    /// Whether this is the empty condition.
    pub fn is_always(&self) -> bool {
        matches!(self, Self::All(parts) if parts.is_empty())
    }

    /// Every leaf of the tree, from left to right.
    pub fn leaves(&self) -> Vec<&Leaf> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::leaves).collect(),
            Self::Not(part) => part.leaves(),
            Self::Leaf(leaf) => vec![leaf],
        }
    }

    /// The facts that the tree looks at.
    pub fn facts(&self) -> BTreeSet<FactId> {
        let fact = |leaf: &Leaf| match leaf {
            Leaf::Fact { fact, .. } => Some(*fact),
            Leaf::Skill(_) | Leaf::Holds(_) => None,
        };
        self.leaves().into_iter().filter_map(fact).collect()
    }
}
