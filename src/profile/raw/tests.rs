use proptest::prelude::*;

use super::*;
use crate::profile::fixture::{base, profile, told};

fn with(yaml: &str, flags: &[&str]) -> RawProfile {
    let mut sources = SourceSet::new();
    let file = sources.add("me.yaml", None, yaml.as_bytes().to_vec());
    let (mut raw, findings) = RawProfile::from_source(&sources, file);
    assert!(findings.is_empty(), "{findings:?}");
    for flag in flags {
        raw.set(flag).unwrap();
    }
    raw
}

fn saved(yaml: &str, flags: &[&str]) -> String {
    with(yaml, flags).to_yaml(&base(), Sensitive::LeaveOut)
}

#[test]
fn flags_replace_what_the_file_says() {
    let yaml = "role: helper\nmonths_in_role: 3\nskills: {linux: 1, people: 2}\nemployer: {teams: [one]}\n";
    let flags = ["months_in_role=30", "skills.linux=2", "skills.windows=0", "employer.teams=two,three", "avoid="];
    let expected = "role: helper\nmonths_in_role: 30\nskills:\n  linux: 2\n  people: 2\n  windows: 0\n\
        employer:\n  teams:\n  - two\n  - three\navoid: []\n";
    assert_eq!(saved(yaml, &flags), expected);
}

#[test]
fn a_flag_knows_a_fact_by_both_its_keys() {
    for flag in ["employer_teams=two", "employer.teams=two", "employer.employer_teams=two"] {
        for yaml in ["employer: {teams: [one]}", "employer_teams: [one]"] {
            assert_eq!(with(yaml, &[flag]).get("employer_teams").unwrap(), "two", "{flag} on {yaml}");
        }
    }
    let paid = with("employer: {pays_training: true}", &["pays_training=false"]);
    assert_eq!(paid.get("pays_training"), Some(&Value::Bool(false)));
}

#[test]
fn facts_can_be_taken_back() {
    let mut raw = with("role: helper\nmonths_in_role: 3\nskills: {linux: 1}\n", &["months_in_role=unknown"]);
    assert_eq!(raw.get("months_in_role"), None);
    raw.set("skills.linux=unknown").unwrap();
    assert_eq!(raw.to_yaml(&base(), Sensitive::Keep), "role: helper\nskills: {}\n");
    raw.remove("role");
    assert_eq!(raw.get("role"), None);
}

#[test]
fn items_of_lists_can_be_set() {
    let flags = [
        "certifications.A+=2025-01-01",
        "certifications.forever=unknown",
        "past_roles.helper=18",
        "past_roles.helper=20",
    ];
    let raw = with("role: admin\ncertifications: [A+]\n", &flags);
    let kb = base();
    let person = profile(&kb, &raw.to_yaml(&kb, Sensitive::Keep));
    assert_eq!(person.certifications.len(), 2);
    let earned: Vec<_> = person.certifications.values().map(|held| held.earned).collect();
    assert_eq!(earned, [Some(jiff::civil::date(2025, 1, 1)), None]);
    let past = person.fact(kb.core.past_roles).unwrap();
    assert_eq!(
        crate::profile::words::in_words(&kb, kb.core.past_roles, past),
        "Help desk technician (tier 1) (20 months)"
    );
}

#[test]
fn answers_go_through_the_same_door() {
    let mut raw = RawProfile::default();
    assert!(raw.is_empty());
    raw.answer("role", Value::from("helper"));
    raw.answer("employer_teams", Value::Sequence(vec![Value::from("one")]));
    raw.answer("wellbeing", Value::from("two"));
    let kb = base();
    assert_eq!(raw.to_yaml(&kb, Sensitive::LeaveOut), "role: helper\nemployer:\n  teams:\n  - one\n");
    assert!(raw.to_yaml(&kb, Sensitive::Keep).ends_with("wellbeing: two\n"));
    let again = profile(&kb, &raw.to_yaml(&kb, Sensitive::Keep));
    assert_eq!(again.words(kb.core.employer_teams), ["one"]);
}

#[test]
fn a_flag_that_is_no_setting_is_told() {
    let help = "for example `--set months_in_role=30` or `--set skills.linux=2`";
    for flag in ["months_in_role", "=3", ".linux=2", "skills.=2", ""] {
        let told = told(&base(), "role: helper", &[flag]).1;
        assert_eq!(told, [format!("P018 in `--set {flag}`: this is not of the form `FACT=VALUE` | {help}")]);
    }
}

#[test]
fn findings_about_flags_quote_them() {
    let told =
        told(&base(), "role: helper", &["skills.linx=2", "months_in_role=x", "nothing=3", "past_roles.helper=x"]).1;
    let starts: Vec<&str> = told.iter().map(|line| line.split(" | ").next().unwrap()).collect();
    assert_eq!(
        starts,
        [
            "P008 in `--set skills.linx=2`: there is no skill `linx`",
            "P004 in `--set months_in_role=x`: `months_in_role` is `x`; it has to be a whole number",
            "P002 in `--set nothing=3`: there is no fact `nothing`",
            "P004 in `--set past_roles.helper=x`: `past_roles` is `x`; it has to be a whole number",
        ]
    );
}

#[test]
fn findings_cannot_move_the_cursor() {
    let told = told(&base(), "role: helper", &["months_in_role=\u{1b}[2Jx"]).1;
    assert!(told[0].starts_with("P004 in `--set months_in_role= [2Jx`"), "{told:?}");
}

proptest! {
    #[test]
    fn no_flag_makes_it_panic(
        flags in prop::collection::vec("(role|skills|certifications|past_roles|employer|goal|avoid|.{0,4})[.=]{0,2}(linux|A\\+|helper|teams|.{0,6})=?.{0,8}", 0..5),
    ) {
        let kb = base();
        let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
        let (resolved, told) = told(&kb, "role: helper", &flags);
        prop_assert!(resolved.profile.is_some() || !told.is_empty());
    }
}
