//! What would have to change for a condition to hold, for answers to "why not".

use crate::kb::{Condition, Leaf};

use super::judge::{Known, Truth, judge_leaf, truth};

/// What is missing for a condition to hold of a person; none if it holds.
pub fn lack<'c>(condition: &'c Condition, person: &dyn Known) -> Option<Lack<'c>> {
    missing(condition, true, person)
}

/// What is missing, as a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack<'c> {
    /// Every one of these has to change.
    Every(Vec<Lack<'c>>),
    /// One of these has to change. An empty list means that nothing can bring it about.
    Either(Vec<Lack<'c>>),
    /// This leaf has to change.
    Leaf {
        /// The leaf.
        leaf: &'c Leaf,
        /// What it has to become: `true` to hold, `false` not to hold.
        wanted: bool,
        /// Whether it is merely unknown: then an answer may be enough.
        unknown: bool,
    },
}

impl<'c> Lack<'c> {
    /// The leaves to change, from left to right, with what each has to become.
    pub fn leaves(&self) -> Vec<(&'c Leaf, bool)> {
        match self {
            Self::Every(parts) | Self::Either(parts) => parts.iter().flat_map(Lack::leaves).collect(),
            Self::Leaf { leaf, wanted, .. } => vec![(leaf, *wanted)],
        }
    }
}

fn missing<'c>(condition: &'c Condition, wanted: bool, person: &dyn Known) -> Option<Lack<'c>> {
    if truth(condition, person) == Truth::from(wanted) {
        return None;
    }
    let parts = |parts: &'c [Condition]| parts.iter().filter_map(|part| missing(part, wanted, person)).collect();
    Some(match condition {
        Condition::Not(part) => return missing(part, !wanted, person),
        Condition::Leaf(leaf) => Lack::Leaf { leaf, wanted, unknown: judge_leaf(leaf, person) == Truth::Unknown },
        Condition::All(all) if wanted => Lack::Every(parts(all)),
        Condition::Any(any) if !wanted => Lack::Every(parts(any)),
        Condition::All(either) | Condition::Any(either) => Lack::Either(parts(either)),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::kb::{FactId, Handle, Scalar, Test};
    use crate::profile::{FactValue, Known as KnownFact, KnownFrom, Profile};
    use crate::rules::fixture::{Draft, person};
    use crate::rules::words::lacking;

    fn says(when: impl Fn(&Draft) -> Condition, facts: &[(&str, FactValue)]) -> Option<String> {
        let draft = Draft::new();
        let condition = when(&draft);
        let kb = draft.build();
        let profile = person(&kb, facts);
        lack(&condition, &profile).map(|lack| lacking(&kb, &lack, &profile))
    }

    #[test]
    fn what_holds_lacks_nothing() {
        assert_eq!(says(|draft| draft.is("employed"), &[("employed", FactValue::Bool(true))]), None);
    }

    #[test]
    fn every_failing_part_of_an_all_is_named() {
        let when = |draft: &Draft| {
            Condition::All(vec![
                draft.test("months_in_role", Test::AtLeast(36)),
                draft.test("hours_per_week", Test::AtMost(3)),
                draft.is("employed"),
            ])
        };
        let facts = [("months_in_role", FactValue::Int(12)), ("hours_per_week", FactValue::Int(2))];
        let text = "months_in_role at least 36 (now 12) and employed yes (not known)";
        assert_eq!(says(when, &facts).unwrap(), text);
    }

    #[test]
    fn one_part_of_an_any_is_enough() {
        let when = |draft: &Draft| {
            let words = vec![Scalar::Word("one".to_owned()), Scalar::Word("two".to_owned())];
            Condition::Any(vec![
                draft.test("education", Test::In(words)),
                draft.test("interests", Test::Contains("three".to_owned())),
            ])
        };
        let facts = [("interests", FactValue::Words(vec![]))];
        let text = "education “The first” or “The second” (not known) or interests with “IT at large” (now nothing)";
        assert_eq!(says(when, &facts).unwrap(), text);
    }

    #[test]
    fn under_a_not_the_leaf_has_to_fail() {
        let when = |draft: &Draft| Condition::Not(Box::new(draft.test("months_in_role", Test::AtLeast(36))));
        let facts = [("months_in_role", FactValue::Int(40))];
        assert_eq!(says(when, &facts).unwrap(), "months_in_role under 36 (now 40)");
    }

    #[test]
    fn silence_is_told_from_a_no() {
        let draft = Draft::new();
        let condition = draft.is("employed");
        let kb = draft.build();
        let unknown = |facts| match lack(&condition, &person(&kb, facts)) {
            Some(Lack::Leaf { unknown, .. }) => unknown,
            _ => panic!("one leaf is lacking"),
        };
        assert!(unknown(&[]));
        assert!(!unknown(&[("employed", FactValue::Bool(false))]));
    }

    fn any_condition() -> impl Strategy<Value = Condition> {
        let leaf = (0..5usize).prop_map(|fact| {
            let test = Test::Is(Scalar::Bool(true));
            Condition::Leaf(Leaf::Fact { fact: FactId::from_index(fact), test })
        });
        leaf.prop_recursive(4, 16, 3, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 1..4).prop_map(Condition::All),
                prop::collection::vec(inner.clone(), 1..4).prop_map(Condition::Any),
                inner.prop_map(|part| Condition::Not(Box::new(part))),
            ]
        })
    }

    /// Makes every leaf of an `Every`, and the first way of every `Either`, what it has to become. Fails if a fact
    /// has to become both.
    fn grant(profile: &mut Profile, lack: &Lack<'_>, given: &mut Vec<(FactId, bool)>) -> bool {
        match lack {
            Lack::Every(parts) => parts.iter().all(|part| grant(profile, part, given)),
            Lack::Either(parts) => parts.first().is_some_and(|part| grant(profile, part, given)),
            Lack::Leaf { leaf: Leaf::Fact { fact, .. }, wanted, .. } => {
                let known = KnownFact { value: FactValue::Bool(*wanted), origin: KnownFrom::Person };
                profile.facts.insert(*fact, known);
                given.push((*fact, *wanted));
                !given.contains(&(*fact, !*wanted))
            }
            Lack::Leaf { .. } => false,
        }
    }

    proptest! {
        #[test]
        fn making_good_what_is_lacking_makes_it_hold(condition in any_condition()) {
            let kb = Draft::new().build();
            let mut profile = person(&kb, &[]);
            let granted = lack(&condition, &profile.clone())
                .is_some_and(|lack| grant(&mut profile, &lack, &mut Vec::new()));
            prop_assert!(!granted || truth(&condition, &profile) == Truth::True);
        }
    }
}
