use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::kb::{Handle, Scalar, SkillLevel};

/// What a test person is known for.
#[derive(Debug, Clone, Default)]
struct Person {
    facts: BTreeMap<FactId, FactValue>,
    levels: BTreeMap<SkillId, Level>,
    certifications: Option<Vec<CertificationId>>,
}

impl Known for Person {
    fn fact(&self, fact: FactId) -> Option<&FactValue> {
        self.facts.get(&fact)
    }
    fn level(&self, skill: SkillId) -> Level {
        self.levels.get(&skill).copied().unwrap_or_default()
    }
    fn holds(&self, certification: CertificationId) -> bool {
        self.certifications.iter().flatten().any(|held| *held == certification)
    }
    fn certifications_said(&self) -> bool {
        self.certifications.is_some()
    }
}

fn fact(index: usize, test: Test) -> Condition {
    Condition::Leaf(Leaf::Fact { fact: FactId::from_index(index), test })
}

fn knows(facts: &[(usize, i64)]) -> Person {
    let facts = facts.iter().map(|&(index, value)| (FactId::from_index(index), FactValue::Int(value)));
    Person { facts: facts.collect(), ..Person::default() }
}

fn leaves_of(verdict: &Verdict<'_>) -> Vec<(Leaf, Truth)> {
    verdict.evidence.iter().map(|decided| (decided.leaf.clone(), decided.truth)).collect()
}

fn leaf_of(condition: &Condition) -> Leaf {
    condition.leaves()[0].clone()
}

#[test]
fn a_fact_that_nobody_stated_is_unknown() {
    let silent = Person::default();
    assert_eq!(truth(&fact(0, Test::AtLeast(1)), &silent), Truth::Unknown);
    assert_eq!(truth(&Condition::Not(Box::new(fact(0, Test::AtLeast(1)))), &silent), Truth::Unknown);
    assert_eq!(truth(&fact(0, Test::Known(true)), &silent), Truth::False);
    assert_eq!(truth(&fact(0, Test::Known(false)), &silent), Truth::True);
}

#[test]
fn a_stated_fact_is_known_and_tested() {
    let person = knows(&[(0, 36)]);
    assert_eq!(truth(&fact(0, Test::AtLeast(36)), &person), Truth::True);
    assert_eq!(truth(&fact(0, Test::AtLeast(37)), &person), Truth::False);
    assert_eq!(truth(&fact(0, Test::AtMost(36)), &person), Truth::True);
    assert_eq!(truth(&fact(0, Test::Known(true)), &person), Truth::True);
    assert_eq!(truth(&fact(0, Test::Known(false)), &person), Truth::False);
}

#[test]
fn certifications_nobody_listed_are_unknown() {
    let certification = CertificationId::from_index(0);
    let holds = Condition::Leaf(Leaf::Holds(certification));
    assert_eq!(truth(&holds, &Person::default()), Truth::Unknown);
    assert_eq!(truth(&holds, &Person { certifications: Some(vec![]), ..Person::default() }), Truth::False);
    let held = Person { certifications: Some(vec![certification]), ..Person::default() };
    assert_eq!(truth(&holds, &held), Truth::True);
}

#[test]
fn a_skill_is_held_from_its_level_on() {
    let skill = SkillId::from_index(3);
    let level = |number| Level::new(number).unwrap();
    let need = Condition::Leaf(Leaf::Skill(SkillLevel { skill, level: level(2) }));
    let person = |number| Person { levels: BTreeMap::from([(skill, level(number))]), ..Person::default() };
    assert_eq!(truth(&need, &person(1)), Truth::False);
    assert_eq!(truth(&need, &person(2)), Truth::True);
    assert_eq!(truth(&need, &Person::default()), Truth::False);
}

#[test]
fn empty_lists_follow_the_usual_convention() {
    assert_eq!(truth(&Condition::All(vec![]), &Person::default()), Truth::True);
    assert_eq!(truth(&Condition::Any(vec![]), &Person::default()), Truth::False);
}

#[test]
fn the_deciding_leaves_are_those_that_share_the_outcome() {
    let person = knows(&[(0, 36), (1, 5)]);
    let long = fact(0, Test::AtLeast(36));
    let many = fact(1, Test::AtLeast(9));
    let open = fact(2, Test::Is(Scalar::Int(1)));
    let all = Condition::All(vec![long.clone(), many.clone(), open.clone()]);
    assert_eq!(leaves_of(&judge(&all, &person)), [(leaf_of(&many), Truth::False)]);
    let any = Condition::Any(vec![long.clone(), many.clone(), open.clone()]);
    assert_eq!(leaves_of(&judge(&any, &person)), [(leaf_of(&long), Truth::True)]);
    let undecided = Condition::All(vec![long, open.clone()]);
    assert_eq!(leaves_of(&judge(&undecided, &person)), [(leaf_of(&open), Truth::Unknown)]);
}

#[test]
fn under_a_not_the_leaf_keeps_its_own_outcome() {
    let person = knows(&[(0, 12)]);
    let not = Condition::Not(Box::new(fact(0, Test::AtLeast(36))));
    let verdict = judge(&not, &person);
    assert_eq!(verdict.truth, Truth::True);
    assert_eq!(verdict.evidence[0].truth, Truth::False);
}

fn any_truth() -> impl Strategy<Value = Truth> {
    prop_oneof![Just(Truth::False), Just(Truth::Unknown), Just(Truth::True)]
}

/// Conditions over six facts, three skills and three certifications.
fn any_condition(with_known: bool) -> impl Strategy<Value = Condition> {
    let test = prop_oneof![
        (0..4i64).prop_map(Test::AtLeast),
        (0..4i64).prop_map(Test::AtMost),
        (0..4i64).prop_map(|value| Test::Is(Scalar::Int(value))),
        any::<bool>().prop_map(move |wanted| if with_known { Test::Known(wanted) } else { Test::AtLeast(2) }),
    ];
    let leaf = prop_oneof![
        3 => (0..6usize, test).prop_map(|(index, test)| fact(index, test)),
        1 => (0..3usize).prop_map(|index| Condition::Leaf(Leaf::Holds(CertificationId::from_index(index)))),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Condition::All),
            prop::collection::vec(inner.clone(), 0..4).prop_map(Condition::Any),
            inner.prop_map(|part| Condition::Not(Box::new(part))),
        ]
    })
}

fn any_person() -> impl Strategy<Value = Person> {
    let facts =
        prop::collection::btree_map((0..6usize).prop_map(FactId::from_index), (0..4i64).prop_map(FactValue::Int), 0..6);
    let held = prop::collection::vec((0..3usize).prop_map(CertificationId::from_index), 0..3);
    (facts, prop::option::of(held)).prop_map(|(facts, certifications)| Person {
        facts,
        certifications,
        ..Person::default()
    })
}

/// Everything the person is known for, without some of it.
fn forget(person: &Person, forgotten: [bool; 7]) -> Person {
    let keep = |fact: &FactId| !forgotten[fact.index()];
    let facts = person.facts.iter().filter(|(fact, _)| keep(fact)).map(|(fact, value)| (*fact, value.clone()));
    let certifications = person.certifications.clone().filter(|_| !forgotten[6]);
    Person { facts: facts.collect(), levels: person.levels.clone(), certifications }
}

proptest! {
    #[test]
    fn kleene_laws(a in any_truth(), b in any_truth(), c in any_truth()) {
        prop_assert_eq!(a.and(b), b.and(a));
        prop_assert_eq!(a.or(b), b.or(a));
        prop_assert_eq!(a.and(b).and(c), a.and(b.and(c)));
        prop_assert_eq!(a.or(b.and(c)), a.or(b).and(a.or(c)));
        prop_assert_eq!(a.and(b.or(c)), a.and(b).or(a.and(c)));
        prop_assert_eq!(a.and(b).not(), a.not().or(b.not()));
        prop_assert_eq!(a.not().not(), a);
        prop_assert_eq!(a.and(Truth::True), a);
        prop_assert_eq!(a.or(Truth::False), a);
        prop_assert_eq!(a.and(Truth::Unknown) == Truth::True, false);
    }

    #[test]
    fn the_quick_way_agrees(condition in any_condition(true), person in any_person()) {
        prop_assert_eq!(truth(&condition, &person), judge(&condition, &person).truth);
    }

    #[test]
    fn de_morgan_holds_of_conditions(
        parts in prop::collection::vec(any_condition(true), 0..4), person in any_person(),
    ) {
        let negated = parts.iter().cloned().map(|part| Condition::Not(Box::new(part))).collect();
        let not_all = Condition::Not(Box::new(Condition::All(parts)));
        prop_assert_eq!(truth(&not_all, &person), truth(&Condition::Any(negated), &person));
    }

    #[test]
    fn learning_more_never_takes_a_decision_back(
        condition in any_condition(false),
        person in any_person(),
        forgotten in any::<[bool; 7]>(),
    ) {
        let before = truth(&condition, &forget(&person, forgotten));
        prop_assert!(before == Truth::Unknown || before == truth(&condition, &person));
    }

    #[test]
    fn without_known_a_decision_rests_on_what_somebody_said(condition in any_condition(false), person in any_person()) {
        let verdict = judge(&condition, &person);
        for decided in verdict.evidence {
            let said = match decided.leaf {
                Leaf::Fact { fact, .. } => person.fact(*fact).is_some(),
                Leaf::Holds(_) => person.certifications_said(),
                Leaf::Skill(_) => true,
            };
            prop_assert_eq!(said, verdict.truth != Truth::Unknown);
        }
    }

    #[test]
    fn the_evidence_alone_carries_the_verdict(condition in any_condition(false), person in any_person()) {
        let verdict = judge(&condition, &person);
        prop_assume!(verdict.truth != Truth::Unknown);
        let kept: Vec<FactId> = verdict.evidence.iter().filter_map(|decided| match decided.leaf {
            Leaf::Fact { fact, .. } => Some(*fact),
            _ => None,
        }).collect();
        let facts = person.facts.iter().filter(|(fact, _)| kept.contains(fact));
        let less = Person { facts: facts.map(|(fact, value)| (*fact, value.clone())).collect(), ..person.clone() };
        prop_assert_eq!(truth(&condition, &less), verdict.truth);
    }
}
