//! Whether a condition holds of a person: true, false, or not known, and what decided it.
//!
//! This is Kleene's strong three-valued logic. A fact that nobody stated makes a leaf unknown,
//! never true or false, so that no conclusion rests on silence; only `known` looks at silence itself.

use crate::kb::{CertificationId, Condition, FactId, Leaf, Level, SkillId, Test};
use crate::profile::{FactValue, Profile};

/// Judges a condition and names the leaves that decided.
pub fn judge<'c>(condition: &'c Condition, person: &dyn Known) -> Verdict<'c> {
    match condition {
        Condition::All(parts) => together(Truth::True, parts, person, Truth::and),
        Condition::Any(parts) => together(Truth::False, parts, person, Truth::or),
        Condition::Not(part) => {
            let verdict = judge(part, person);
            Verdict { truth: verdict.truth.not(), evidence: verdict.evidence }
        }
        Condition::Leaf(leaf) => {
            let truth = judge_leaf(leaf, person);
            Verdict { truth, evidence: vec![Decided { leaf, truth }] }
        }
    }
}

/// Judges a condition without saying why; the quick way for those who ask often.
pub fn truth(condition: &Condition, person: &dyn Known) -> Truth {
    match condition {
        Condition::All(parts) => until(Truth::False, Truth::True, parts, person, Truth::and),
        Condition::Any(parts) => until(Truth::True, Truth::False, parts, person, Truth::or),
        Condition::Not(part) => truth(part, person).not(),
        Condition::Leaf(leaf) => judge_leaf(leaf, person),
    }
}

/// Judges a single leaf.
pub fn judge_leaf(leaf: &Leaf, person: &dyn Known) -> Truth {
    match leaf {
        Leaf::Fact { fact, test } => match (person.fact(*fact), test) {
            (None, Test::Known(wanted)) => Truth::from(!*wanted),
            (None, _) => Truth::Unknown,
            (Some(value), test) => Truth::from(value.passes(test)),
        },
        Leaf::Skill(need) => Truth::from(person.level(need.skill) >= need.level),
        Leaf::Holds(certification) if person.holds(*certification) => Truth::True,
        Leaf::Holds(_) if person.certifications_said() => Truth::False,
        Leaf::Holds(_) => Truth::Unknown,
    }
}

/// Whether something holds. The order is from false to true, so that `all` is the least part and `any` the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// It does not hold.
    False,
    /// Nobody said what would decide it.
    Unknown,
    /// It holds.
    True,
}

impl Truth {
    /// Both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// At least one holds.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// It does not hold; what is not known stays so.
    #[must_use]
    #[expect(clippy::should_implement_trait, reason = "stands beside `and` and `or`, which have no operator")]
    pub fn not(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }

    /// Whether it is known to hold.
    pub fn holds(self) -> bool {
        self == Self::True
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }
}

/// What a condition can look at. A person is one such thing; a person later in a plan is another.
pub trait Known {
    /// The value of a fact, if anybody said it.
    fn fact(&self, fact: FactId) -> Option<&FactValue>;
    /// The level held in a skill; none if nothing speaks for more.
    fn level(&self, skill: SkillId) -> Level;
    /// Whether the certification is held and valid.
    fn holds(&self, certification: CertificationId) -> bool;
    /// Whether anybody said which certifications are held. If not, one that is not held is merely unknown.
    fn certifications_said(&self) -> bool {
        true
    }
}

impl Known for Profile {
    fn fact(&self, fact: FactId) -> Option<&FactValue> {
        Profile::fact(self, fact)
    }

    fn level(&self, skill: SkillId) -> Level {
        Profile::level(self, skill)
    }

    fn holds(&self, certification: CertificationId) -> bool {
        self.certifications.contains_key(&certification)
    }
}

/// The outcome for one condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict<'c> {
    /// Whether it holds.
    pub truth: Truth,
    /// The leaves that decided, from left to right: those that made it true, those that make it false, or those that
    /// would have to be known.
    pub evidence: Vec<Decided<'c>>,
}

/// A leaf that decided, with its own outcome; under a `not` it is the opposite of what it did to the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided<'c> {
    /// The leaf.
    pub leaf: &'c Leaf,
    /// Whether the leaf by itself holds.
    pub truth: Truth,
}

/// The truth of parts under `and` or `or`; the parts that share the truth of the whole are those that decided it.
fn together<'c>(
    empty: Truth,
    parts: &'c [Condition],
    person: &dyn Known,
    join: fn(Truth, Truth) -> Truth,
) -> Verdict<'c> {
    let verdicts: Vec<_> = parts.iter().map(|part| judge(part, person)).collect();
    let truth = verdicts.iter().map(|verdict| verdict.truth).fold(empty, join);
    let deciding = verdicts.into_iter().filter(|verdict| verdict.truth == truth);
    Verdict { truth, evidence: deciding.flat_map(|verdict| verdict.evidence).collect() }
}

fn until(
    settled: Truth,
    empty: Truth,
    parts: &[Condition],
    person: &dyn Known,
    join: fn(Truth, Truth) -> Truth,
) -> Truth {
    let mut whole = empty;
    for part in parts {
        whole = join(whole, truth(part, person));
        if whole == settled {
            break;
        }
    }
    whole
}

#[cfg(test)]
mod tests;
