use super::*;
use crate::kb::condition::Scalar;
use crate::kb::model::Priority;

fn fact(place: usize) -> FactId {
    FactId::from_index(place)
}

fn reads(place: usize) -> Condition {
    Condition::Leaf(Leaf::Fact { fact: fact(place), test: Test::Is(Scalar::Bool(true)) })
}

fn lacks(place: usize) -> Condition {
    Condition::Not(Box::new(reads(place)))
}

fn rule(when: Vec<Condition>, sets: &[usize]) -> Rule {
    let set = |place: &usize| Effect::Set { fact: fact(*place), value: Scalar::Bool(true) };
    Rule {
        id: String::new(),
        topic: String::new(),
        when: Condition::All(when),
        then: sets.iter().map(set).collect(),
        because: String::new(),
        opinion: false,
        priority: Priority::Normal,
        claims: Vec::new(),
        sources: Vec::new(),
    }
}

fn told(rules: &[Rule]) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
    let plain = |lists: Vec<Vec<RuleId>>| {
        lists.into_iter().map(|list| list.into_iter().map(Handle::index).collect()).collect::<Vec<Vec<usize>>>()
    };
    let order = order(rules, 8);
    (plain(order.strata), plain(order.circles))
}

#[test]
fn a_rule_runs_after_those_that_set_what_it_reads() {
    let rules = [rule(vec![reads(1)], &[]), rule(vec![reads(0)], &[1]), rule(vec![], &[0]), rule(vec![reads(7)], &[])];
    assert_eq!(told(&rules), (vec![vec![2, 3], vec![1], vec![0]], vec![]));
}

#[test]
fn all_setters_of_a_fact_come_before_its_readers() {
    let rules = [rule(vec![lacks(2)], &[]), rule(vec![], &[2]), rule(vec![reads(3)], &[2]), rule(vec![], &[3])];
    assert_eq!(told(&rules), (vec![vec![1, 3], vec![2], vec![0]], vec![]));
}

#[test]
fn a_circle_without_negation_shares_a_stratum() {
    let rules = [rule(vec![reads(1)], &[0]), rule(vec![reads(0)], &[1]), rule(vec![reads(1)], &[2])];
    assert_eq!(told(&rules), (vec![vec![0, 1], vec![2]], vec![]));
}

#[test]
fn a_circle_through_not_is_told_as_a_road() {
    let rules = [rule(vec![reads(1)], &[0]), rule(vec![lacks(0)], &[1]), rule(vec![lacks(0)], &[2])];
    assert_eq!(told(&rules).1, [vec![1, 0, 1]]);
}

#[test]
fn a_rule_that_sets_what_it_asks_to_be_unknown_is_a_circle() {
    let unknown = Condition::Leaf(Leaf::Fact { fact: fact(0), test: Test::Known(false) });
    assert_eq!(told(&[rule(vec![unknown], &[0])]).1, [vec![0, 0]]);
}
