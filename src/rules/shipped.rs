//! Profiles and rules of the shipped knowledge base, end to end but for the plan.

use std::sync::LazyLock;

use jiff::civil::date;
use proptest::prelude::*;
use serde_yaml::Value;

use super::*;
use crate::kb::{Fact, FactId, FactKind, FactOrigin, Handle, KnowledgeBase, builtin, load};
use crate::profile::{LevelFrom, Profile, RawProfile, resolve};
use crate::source::SourceSet;

static BASE: LazyLock<KnowledgeBase> = LazyLock::new(|| {
    let mut sources = SourceSet::new();
    builtin::add_to(&mut sources);
    let loaded = load(&sources);
    loaded.base.unwrap_or_else(|| panic!("{:#?}", loaded.findings))
});

fn person(settings: &str) -> Profile {
    let mut raw = RawProfile::default();
    for setting in settings.split_whitespace() {
        raw.set(setting).unwrap();
    }
    let resolved = resolve(&BASE, &raw, date(2026, 11, 21));
    resolved.profile.unwrap_or_else(|| panic!("{:#?}", resolved.findings))
}

fn inferred(settings: &str) -> (Profile, Advice) {
    infer(&BASE, person(settings))
}

fn word<'p>(profile: &'p Profile, fact: &str) -> Option<&'p str> {
    profile.word(BASE.facts.find(fact).unwrap())
}

fn yes(profile: &Profile, fact: &str) -> Option<bool> {
    profile.bool(BASE.facts.find(fact).unwrap())
}

fn fired<'a>(advice: &'a Advice, rule: &str) -> Option<&'a Evidence> {
    advice.fired.get(&BASE.rules.find(rule).unwrap())
}

#[test]
fn people_are_understood_in_their_own_words() {
    let mut raw = RawProfile::default();
    raw.answer("role", Value::from("Service desk agent"));
    raw.answer("certifications", Value::Sequence(vec!["A+".into(), "Network+".into(), "CASP+".into(), "MCSE".into()]));
    let profile = resolve(&BASE, &raw, date(2026, 11, 21)).profile.unwrap();
    assert_eq!(BASE.roles.id(profile.role), "help-desk-technician");
    let held: Vec<&str> = profile.certifications.keys().map(|id| BASE.certifications.id(*id)).collect();
    assert_eq!(held, ["comptia-a-plus", "comptia-network-plus", "comptia-securityx"]);
}

#[test]
fn work_is_credited_as_the_table_of_the_role_says() {
    let level = |profile: &Profile, skill: &str| profile.levels[BASE.skills.find(skill).unwrap().index()];
    let new = person("role=help-desk-technician months_in_role=0");
    assert_eq!(level(&new, "ticket-handling").from, LevelFrom::HiredWith(new.role));
    let seasoned = person("role=help-desk-technician months_in_role=30");
    assert_eq!(level(&seasoned, "ticket-handling").level.get(), 3);
    assert_eq!(level(&seasoned, "ticket-handling").from, LevelFrom::Taught { role: seasoned.role, months: 30 });
    let stated = person("role=help-desk-technician months_in_role=30 skills.ticket-handling=1");
    assert_eq!(level(&stated, "ticket-handling").level.get(), 1);
    // The desk teaches the directory only with a delegated console, and nobody said that there is one.
    assert_eq!(level(&seasoned, "active-directory").level, level(&new, "active-directory").level);
}

#[test]
fn three_routine_years_on_the_desk_are_a_plateau() {
    let (profile, advice) = inferred("role=help-desk-technician months_in_role=38 work_feels=routine");
    assert_eq!(yes(&profile, "plateaued"), Some(true));
    assert_eq!(word(&profile, "urgency"), Some("high"));
    let because = &fired(&advice, "little-left-to-learn").unwrap().because;
    assert!(because.contains(&"months_in_role is 38 (at least 36)".to_owned()), "{because:?}");
    let chain = explain::why_rule(&BASE, &profile, BASE.rules.find("urgency-high").unwrap()).unwrap();
    let explain::GroundFrom::Concluded { by, .. } = &chain.rests_on[0].from else { panic!("{chain:?}") };
    assert_eq!(BASE.rules.id(by.rule), "little-left-to-learn");
}

#[test]
fn staying_on_purpose_is_no_plateau() {
    let (profile, advice) =
        inferred("role=help-desk-technician goal=help-desk-technician months_in_role=60 work_feels=comfortable");
    assert_eq!(yes(&profile, "stays"), Some(true));
    assert_eq!(yes(&profile, "plateaued"), None);
    assert!(fired(&advice, "urgency-rising").is_none());
}

#[test]
fn a_role_alone_brings_nothing_that_speaks_of_unknown_things() {
    let (profile, advice) = inferred("role=help-desk-technician");
    assert_eq!(word(&profile, "urgency"), None);
    assert!(advice.fired.values().all(|evidence| rests_on_something(&profile, evidence)));
}

/// Whether every fact of the evidence is known, or its silence is what the rule looks at.
fn rests_on_something(profile: &Profile, evidence: &Evidence) -> bool {
    let says = |words: String| evidence.because.contains(&words);
    let silent = |fact: &FactId| {
        let id = BASE.facts.id(*fact);
        says(format!("{id} is not known")) || says(format!("{id} does not apply"))
    };
    evidence.facts.iter().all(|fact| profile.facts.contains_key(fact) || silent(fact))
}

/// A `--set` for a fact with one of its values.
fn any_setting(fact: &Fact) -> Option<BoxedStrategy<String>> {
    let id = fact.id.clone();
    let values = match &fact.kind {
        FactKind::Bool => any::<bool>().prop_map(|yes| yes.to_string()).boxed(),
        FactKind::Int { min, max } => (*min..=(*max).min(60)).prop_map(|number| number.to_string()).boxed(),
        FactKind::Choice(choices) => choice(choices.iter().map(|choice| choice.id.clone())),
        FactKind::Set(choices) | FactKind::Ranking(choices) => {
            prop::collection::vec(choice(choices.iter().map(|choice| choice.id.clone())), 0..4)
                .prop_map(|mut words| {
                    words.sort();
                    words.dedup();
                    words.join(",")
                })
                .boxed()
        }
        FactKind::Goal => choice(jobs()),
        FactKind::Certifications => prop::collection::vec(choice(BASE.certifications.ids().map(str::to_owned)), 0..3)
            .prop_map(|held| held.join(","))
            .boxed(),
        _ => return None,
    };
    Some(values.prop_map(move |value| format!("{id}={value}")).boxed())
}

fn choice(words: impl Iterator<Item = String>) -> BoxedStrategy<String> {
    prop::sample::select(words.collect::<Vec<_>>()).boxed()
}

fn jobs() -> impl Iterator<Item = String> {
    BASE.roles.iter().filter(|(_, role)| role.level > 0).map(|(_, role)| role.id.clone())
}

/// A role and some of the facts that a person can give, the deadline and the like left out.
fn any_settings() -> impl Strategy<Value = Vec<String>> {
    let given = |fact: &&Fact| matches!(fact.origin, FactOrigin::Asked | FactOrigin::Given);
    let facts = BASE.facts.iter().map(|(_, fact)| fact).filter(given);
    let settings: Vec<_> = facts.filter_map(any_setting).collect();
    let some = prop::sample::subsequence(settings, 0..40);
    let role = choice(BASE.roles.ids().map(str::to_owned)).prop_map(|role| format!("role={role}"));
    (role, some.prop_flat_map(|settings| settings)).prop_map(|(role, mut settings)| {
        settings.push(role);
        settings
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_profile_gets_advice_that_can_be_read(settings in any_settings()) {
        let (profile, advice) = inferred(&settings.join(" "));
        let (again, same) = inferred(&settings.join(" "));
        prop_assert_eq!(format!("{advice:?}"), format!("{same:?}"));
        prop_assert_eq!(&profile.facts, &again.facts);
        for (rule, evidence) in &advice.fired {
            prop_assert!(rests_on_something(&profile, evidence), "{}", BASE.rules.id(*rule));
            let reason = reason(&BASE, &profile, *rule);
            prop_assert!(!reason.contains(['{', '}']), "{reason}");
            prop_assert!(explain::why_not_rule(&BASE, &profile, *rule).is_none());
        }
        for message in &advice.messages {
            prop_assert_eq!(&message.because, &reason(&BASE, &profile, message.rule));
            prop_assert!(!message.text.contains(['{', '}', '_']) || message.text.contains('`'), "{}", message.text);
            prop_assert!(!message.text.contains("  "), "{}", message.text);
        }
    }
}
