use proptest::prelude::*;

use super::*;
use crate::kb::{ActivityId, Condition, Phase, Priority, RoleId, Test, Way};
use crate::profile::Goal;
use crate::rules::fixture::{Draft, person};

fn yes(kb: &KnowledgeBase, profile: &Profile, fact: &str) -> Option<bool> {
    profile.bool(kb.facts.find(fact).unwrap())
}

fn texts(advice: &Advice) -> Vec<&str> {
    advice.messages.iter().map(|message| message.text.as_str()).collect()
}

#[test]
fn conclusions_feed_the_rules_of_later_strata() {
    let mut draft = Draft::new();
    let (long, tired) = (draft.test("months_in_role", Test::AtLeast(36)), draft.is("tired"));
    let set = draft.set("tired", Scalar::Bool(true));
    draft.rule(0, "b-long", long, vec![set]);
    let set = draft.set("ready", Scalar::Bool(true));
    draft.rule(1, "a-next", tired, vec![set]);
    let kb = draft.build();
    let (profile, advice) = infer(&kb, person(&kb, &[("months_in_role", FactValue::Int(38))]));
    assert_eq!(yes(&kb, &profile, "ready"), Some(true));
    let first = &advice.fired[&kb.rules.find("b-long").unwrap()];
    assert_eq!(first.because, ["months_in_role is 38 (at least 36)"]);
    assert_eq!(first.facts, BTreeSet::from([kb.core.months_in_role]));
    let second = &advice.fired[&kb.rules.find("a-next").unwrap()];
    assert_eq!(second.because, ["tired is yes"]);
}

#[test]
fn nothing_follows_from_silence() {
    let mut draft = Draft::new();
    let short = Condition::Not(Box::new(draft.test("months_in_role", Test::AtLeast(36))));
    let note = Effect::Note(draft.text("Still new."));
    draft.rule(0, "new", short, vec![note]);
    let kb = draft.build();
    let (_, advice) = infer(&kb, person(&kb, &[]));
    assert!(advice.fired.is_empty() && advice.messages.is_empty());
}

#[test]
fn the_higher_priority_wins_then_the_smaller_id() {
    let staged = |one: Priority, two: Priority, strata: (usize, usize)| {
        let mut draft = Draft::new();
        let set = |word: &str| draft.set("stage", Scalar::Word(word.to_owned()));
        let (first, second) = (set("one"), set("two"));
        draft.rule(strata.0, "a", Condition::ALWAYS, vec![first]).priority = one;
        draft.rule(strata.1, "b", Condition::ALWAYS, vec![second]).priority = two;
        let kb = draft.build();
        let (profile, _) = infer(&kb, person(&kb, &[]));
        profile.word(kb.facts.find("stage").unwrap()).unwrap().to_owned()
    };
    for strata in [(0, 0), (0, 1), (1, 0)] {
        assert_eq!(staged(Priority::Normal, Priority::Normal, strata), "one");
        assert_eq!(staged(Priority::Normal, Priority::High, strata), "two");
        assert_eq!(staged(Priority::High, Priority::Normal, strata), "one");
        assert_eq!(staged(Priority::Low, Priority::Normal, strata), "two");
    }
}

#[test]
fn what_the_person_said_is_not_overruled_and_old_conclusions_are_forgotten() {
    let mut draft = Draft::new();
    let set = draft.set("tired", Scalar::Bool(true));
    let long = draft.test("months_in_role", Test::AtLeast(36));
    draft.rule(0, "long", long, vec![set]);
    let kb = draft.build();
    let said = [("months_in_role", FactValue::Int(40)), ("tired", FactValue::Bool(false))];
    let (profile, _) = infer(&kb, person(&kb, &said));
    assert_eq!(yes(&kb, &profile, "tired"), Some(false));
    let (mut profile, _) = infer(&kb, person(&kb, &said[..1]));
    assert_eq!(yes(&kb, &profile, "tired"), Some(true));
    profile.facts.remove(&kb.core.months_in_role);
    assert_eq!(yes(&kb, &infer(&kb, profile).0, "tired"), None);
}

#[test]
fn texts_are_filled_and_those_about_unknown_things_are_not_sent() {
    let mut draft = Draft::new();
    let fill = |text| Effect::Warn(draft.text(text));
    let then = vec![
        fill("You have {months_in_role} months and like {interests}. {interests} it is; {budget_usd} dollars."),
        fill("You work in {region}."),
    ];
    draft.rule(0, "say", Condition::ALWAYS, then);
    let kb = draft.build();
    let interests = FactValue::Words(vec!["one".to_owned(), "three".to_owned()]);
    let facts =
        [("months_in_role", FactValue::Int(38)), ("interests", interests), ("budget_usd", FactValue::Int(1200))];
    let (_, advice) = infer(&kb, person(&kb, &facts));
    let text = "You have 38 months and like the first and IT at large. The first and IT at large it is; 1,200 dollars.";
    assert_eq!(texts(&advice), [text]);
    assert_eq!(advice.fired.len(), 1);
}

#[test]
fn a_text_may_name_what_a_later_rule_concludes() {
    let mut draft = Draft::new();
    let note = Effect::Note(draft.text("The stage is {stage}."));
    draft.rule(0, "a", Condition::ALWAYS, vec![note]);
    let set = draft.set("stage", Scalar::Word("two".to_owned()));
    draft.rule(1, "b", Condition::ALWAYS, vec![set]);
    let kb = draft.build();
    assert_eq!(texts(&infer(&kb, person(&kb, &[])).1), ["The stage is the second."]);
}

#[test]
fn activities_leanings_and_bans_are_gathered_with_their_rules() {
    let (activity, role) = (ActivityId::from_index(7), RoleId::from_index(2));
    let inside = Target::Way(Way::Inside);
    let mut draft = Draft::new();
    let add = |phase| Effect::Add { activity, phase };
    let prefer = |weight| Effect::Prefer { target: inside.clone(), weight };
    draft.rule(0, "a", Condition::ALWAYS, vec![add(Phase::Quarter), prefer(2), prefer(1)]);
    draft.rule(0, "b", Condition::ALWAYS, vec![add(Phase::Now), prefer(3), Effect::Forbid(Target::Role(role))]);
    let never = Condition::Any(vec![]);
    draft.rule(0, "c", never, vec![Effect::Forbid(Target::Role(RoleId::from_index(0)))]);
    let kb = draft.build();
    let (a, b) = (kb.rules.find("a").unwrap(), kb.rules.find("b").unwrap());
    let (_, advice) = infer(&kb, person(&kb, &[]));
    assert_eq!(advice.added[&activity], Added { phase: Phase::Now, rules: vec![a, b] });
    assert_eq!(advice.preferred[&inside].weight, 6);
    assert_eq!(advice.preferred[&inside].rules, [a, b]);
    assert_eq!(advice.forbidden, BTreeMap::from([(Target::Role(role), vec![b])]));
}

#[test]
fn rules_about_the_plan_wait_for_it() {
    let mut draft = Draft::new();
    let dear = Condition::Any(vec![draft.test("plan_cost_usd", Test::AtLeast(500)), draft.is("employed")]);
    let warn = Effect::Warn(draft.text("The plan costs {plan_cost_usd} dollars."));
    draft.rule(0, "dear", dear, vec![warn]);
    let kb = draft.build();
    let (mut profile, mut advice) = infer(&kb, person(&kb, &[("employed", FactValue::Bool(true))]));
    assert!(advice.fired.is_empty());
    assert!(after_plan(&kb, &profile, &advice).is_empty());
    let cost = KnownFact { value: FactValue::Int(1900), origin: KnownFrom::Computed };
    profile.facts.insert(kb.core.plan_cost_usd, cost);
    let messages = after_plan(&kb, &profile, &advice);
    assert_eq!(messages[0].text, "The plan costs 1,900 dollars.");
    advice.fired.insert(messages[0].rule, Evidence::default());
    assert!(after_plan(&kb, &profile, &advice).is_empty());
}

#[test]
fn a_goal_is_named_by_its_type() {
    let mut draft = Draft::new();
    let note = Effect::Note(draft.text("Goal: {goal}."));
    let open = draft.test("goal", Test::Is(Scalar::Undecided));
    draft.rule(0, "open", open, vec![note]);
    let kb = draft.build();
    let (_, advice) = infer(&kb, person(&kb, &[("goal", FactValue::Goal(Goal::Undecided))]));
    assert_eq!(texts(&advice), ["Goal: undecided."]);
}

/// A rule of the property tests: its stratum, the fact and bound it reads, the stage it sets, its priority.
type Sketch = (usize, usize, i64, bool, usize, u8);

const READ: [&str; 4] = ["months_in_role", "hours_per_week", "budget_usd", "pay_usd"];
const SET: [&str; 3] = ["one", "two", "three"];

fn sketched(sketches: &[(usize, Sketch)]) -> KnowledgeBase {
    let mut draft = Draft::new();
    for &(number, (stratum, read, bound, negated, stage, priority)) in sketches {
        let leaf = draft.test(READ[read], Test::AtLeast(bound));
        let when = if negated { Condition::Not(Box::new(leaf)) } else { leaf };
        let then = vec![
            draft.set("stage", Scalar::Word(SET[stage].to_owned())),
            Effect::Note(draft.text(&format!("{number}: {{{}}}", READ[read]))),
            Effect::Prefer { target: Target::Way(Way::Inside), weight: 1 },
        ];
        let rank = [Priority::Low, Priority::Normal, Priority::High][usize::from(priority)];
        draft.rule(stratum, &format!("rule-{number:02}"), when, then).priority = rank;
    }
    draft.build()
}

fn any_sketch() -> impl Strategy<Value = Sketch> {
    (0..2usize, 0..4usize, 0..4i64, any::<bool>(), 0..3usize, 0..3u8)
}

fn any_facts() -> impl Strategy<Value = Vec<(&'static str, FactValue)>> {
    prop::collection::btree_map(0..4usize, 0..4i64, 0..5)
        .prop_map(|facts| facts.into_iter().map(|(fact, value)| (READ[fact], FactValue::Int(value))).collect())
}

fn outcome(kb: &KnowledgeBase, facts: &[(&str, FactValue)]) -> (String, BTreeMap<FactId, KnownFact>) {
    let (profile, advice) = infer(kb, person(kb, facts));
    (format!("{advice:?}"), profile.facts)
}

proptest! {
    #[test]
    fn the_order_of_rules_within_a_stratum_does_not_matter(
        sketches in prop::collection::vec(any_sketch(), 0..8), facts in any_facts(), turn in 0..8usize,
    ) {
        let numbered: Vec<(usize, Sketch)> = sketches.into_iter().enumerate().collect();
        let mut turned = numbered.clone();
        if !turned.is_empty() {
            let by = turn % turned.len();
            turned.rotate_left(by);
        }
        prop_assert_eq!(outcome(&sketched(&numbered), &facts), outcome(&sketched(&turned), &facts));
    }

    #[test]
    fn a_second_run_changes_nothing(sketches in prop::collection::vec(any_sketch(), 0..8), facts in any_facts()) {
        let numbered: Vec<(usize, Sketch)> = sketches.into_iter().enumerate().collect();
        let kb = sketched(&numbered);
        let (profile, advice) = infer(&kb, person(&kb, &facts));
        let (again, same) = infer(&kb, profile.clone());
        prop_assert_eq!(profile.facts, again.facts);
        prop_assert_eq!(format!("{advice:?}"), format!("{same:?}"));
    }

    #[test]
    fn a_message_never_speaks_of_what_nobody_said(
        sketches in prop::collection::vec(any_sketch(), 0..8), facts in any_facts(),
    ) {
        let numbered: Vec<(usize, Sketch)> = sketches.into_iter().enumerate().collect();
        let kb = sketched(&numbered);
        let (profile, advice) = infer(&kb, person(&kb, &facts));
        for message in &advice.messages {
            let read = kb.rules.get(message.rule).when.facts();
            prop_assert!(read.iter().all(|fact| profile.facts.contains_key(fact)));
        }
    }
}
