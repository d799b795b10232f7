use jiff::civil::date;
use proptest::prelude::*;
use serde_yaml::{Mapping, Value};

use super::*;
use crate::profile::fixture::{TODAY, base, level, profile, read, told};
use crate::profile::{DateRange, LevelFrom, PlanFacts, with_plan_facts};

/// All findings of a file and flags.
fn findings(yaml: &str, flags: &[&str]) -> Vec<String> {
    told(&base(), yaml, flags).1
}

fn one(yaml: &str) -> String {
    let all = findings(yaml, &[]);
    assert_eq!(all.len(), 1, "{all:#?}");
    all[0].clone()
}

#[test]
fn a_profile_without_a_role_says_so_by_its_code() {
    let resolved = read(&base(), "months_in_role: 3");
    assert!(resolved.profile.is_none());
    let codes: Vec<&str> = resolved.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [codes::ROLE_MISSING]);
    assert_eq!(read(&base(), "").findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), codes);
}

#[test]
fn every_problem_is_told_in_one_run_at_its_place() {
    let yaml = "role: helpr
months_in_role: many
hours_per_week: 100001
skills: {linx: 2, windows: 7}
certifications: [comptia-a-pls, {id: forever, earnd: 2024-01-01}]
education: four
deadline: 2028-02-30
time_off: [{from: 2026-12-21, to: 2026-12-03}]
months_in_rolle: 3
employer: {teams: [on], role_track: one, goal: admin}
";
    let told = findings(yaml, &["skills.people=9", "avoid=two,thre"]);
    let levels = "levels go from 0 to 5: none, aware, basic, independent, expert, leading";
    assert_eq!(
        told,
        [
            "P007 1:7 there is no role `helpr` | did you mean `helper`?".to_owned(),
            "P004 2:17 `months_in_role` is `many`; it has to be a whole number | What months_in_role means.".to_owned(),
            "P005 3:17 `hours_per_week` is 100001; it goes from 0 to 100000 | What hours_per_week means.".to_owned(),
            "P008 4:10 there is no skill `linx` | did you mean `linux`?".to_owned(),
            format!("P005 4:28 the level of `windows` is `7` | {levels}"),
            format!("P005 in `--set skills.people=9`: the level of `people` is `9` | {levels}"),
            "P009 5:18 there is no certification `comptia-a-pls` | did you mean `comptia-a-plus`?".to_owned(),
            "Y009 5:47 `earnd` is not a key of this item | did you mean `earned`?".to_owned(),
            "P006 6:12 `four` is not a value of `education` | the values are `one`, `two`, `three`".to_owned(),
            "P011 7:11 the calendar has no day `2028-02-30` | write year, month and day, such as `2026-12-01`".to_owned(),
            "P012 8:12 this time off ends on 2026-12-03, before 2026-12-21 | exchange `from` and `to`".to_owned(),
            "P002 9:1 there is no fact `months_in_rolle` | did you mean `months_in_role`?".to_owned(),
            "P006 10:20 `on` is not a value of `employer_teams` | the values are `one`, `two`, `three`".to_owned(),
            "P003 10:25 `role_track` cannot be given | the program works it out; leave it out".to_owned(),
            "P020 10:42 `goal` does not stand under `employer` | move it to the top level of the profile".to_owned(),
            "P006 in `--set avoid=two,thre`: `thre` is not a value of `avoid` | did you mean `three`? the values are `one`, `two`, \
             `three`"
                .to_owned(),
        ]
    );
}

#[test]
fn facts_that_rules_conclude_cannot_be_given() {
    let help = "a rule concludes it; leave it out and give the facts it rests on";
    assert_eq!(one("{role: helper, tired: true}"), format!("P003 1:16 `tired` cannot be given | {help}"));
}

#[test]
fn roles_and_certifications_answer_to_other_names() {
    let kb = base();
    for name in ["helper", "HELPER", "Help desk technician (tier 1)", "help-desk technician", "service desk agent"] {
        let profile = profile(&kb, &format!("role: {name}"));
        assert_eq!(kb.roles.id(profile.role), "helper", "{name}");
    }
    for name in ["A+", "comptia a+", "220-1201", "a-plus"] {
        let profile = profile(&kb, &format!("{{role: helper, certifications: [\"{name}\", lfe]}}"));
        assert_eq!(profile.certifications.len(), 2, "{name}");
    }
}

#[test]
fn a_name_of_several_roles_is_not_guessed() {
    let told = one("role: it generalist");
    assert_eq!(told, "P019 1:7 `it generalist` is the name of several roles | say which one: `admin`, `helper`");
}

#[test]
fn a_goal_is_a_job_or_undecided() {
    let kb = base();
    assert_eq!(profile(&kb, "{role: helper, goal: Undecided}").goal, Goal::Undecided);
    assert_eq!(profile(&kb, "{role: helper}").goal, Goal::Undecided);
    assert_eq!(profile(&kb, "{role: helper, goal: sysadmin}").goal, Goal::Role(kb.roles.find("admin").unwrap()));
    let help = "name a job, or `undecided` to compare the roads";
    assert_eq!(
        one("{role: helper, goal: newcomer}"),
        format!("P016 1:22 `newcomer` is a starting point, not a goal | {help}")
    );
}

#[test]
fn the_employer_has_a_key_of_its_own_or_none() {
    let kb = base();
    for yaml in [
        "{role: helper, employer: {teams: [two, one], pays_training: yes}}",
        "{role: helper, employer: {employer_teams: [one, two, one], pays_training: true}}",
        "{role: helper, employer_teams: [two, one], pays_training: true}",
    ] {
        let profile = profile(&kb, yaml);
        assert_eq!(profile.words(kb.core.employer_teams), ["one", "two"]);
        assert_eq!(profile.bool(kb.core.pays_training), Some(true));
    }
    let twice = "{role: helper, employer_teams: [one], employer: {teams: [two]}}";
    assert_eq!(one(twice), "P013 1:50 `employer_teams` is given twice | keep one of the two");
}

#[test]
fn unknown_and_empty_values_leave_a_fact_unknown() {
    let kb = base();
    let profile = profile(&kb, "{role: helper, months_in_role: unknown, education: ~, avoid: []}");
    assert_eq!(profile.int(kb.core.months_in_role), None);
    assert!(!profile.facts.contains_key(&kb.core.education));
    assert!(profile.facts.contains_key(&kb.core.avoid));
    assert_eq!(told(&kb, "role: unknown", &[]).1.len(), 1);
}

#[test]
fn rankings_keep_their_order_and_repetitions_are_told() {
    let kb = base();
    let yaml = "{role: helper, priorities: [three, one, three]}";
    assert_eq!(profile(&kb, yaml).words(kb.core.priorities), ["three", "one"]);
    assert_eq!(one(yaml), "P014 1:41 `three` stands twice in `priorities` | it is counted once");
}

#[test]
fn a_region_is_well_formed_and_better_has_pay_figures() {
    let kb = base();
    assert_eq!(profile(&kb, "{role: helper, region: us-oh}").word(kb.core.region), Some("US-OH"));
    assert_eq!(profile(&kb, "{role: helper, region: DE}").word(kb.core.region), Some("DE"));
    assert!(
        one("{role: helper, region: US-OI}").starts_with("P010 1:24 there are no pay figures for `US-OI` | those of")
    );
    assert!(one("{role: helper, region: Ohio}").starts_with("P004 1:24 `region` is `Ohio`; it has to be a country"));
}

#[test]
fn days_must_make_sense_together() {
    let past = "P012 1:26 the deadline 2026-11-21 does not lie after today, 2026-11-21 | give a later day, or leave the deadline out";
    assert_eq!(one("{role: helper, deadline: 2026-11-21}"), past);
    assert!(
        one("{role: helper, start: 2027-03-01, deadline: 2027-02}").contains("2027-02-28 does not lie after the start")
    );
    assert!(findings("{role: helper, start: 2027-03-01, deadline: 2027-03}", &[]).is_empty());
    let ahead =
        "P005 1:55 `2027-01-01` lies ahead, so the certification is not earned yet | leave it out until it is earned";
    assert_eq!(one("{role: helper, certifications: [{id: forever, earned: 2027-01-01}]}"), ahead);
}

#[test]
fn time_off_is_put_in_order() {
    let yaml = "{role: helper, time_off: [{from: 2027-07-01, to: 2027-07-14}, 2026-12-21..2027-01-03, 2027-01-04]}";
    let range = |from, to| DateRange { from, to };
    let expected = [range(date(2026, 12, 21), date(2027, 1, 4)), range(date(2027, 7, 1), date(2027, 7, 14))];
    assert_eq!(profile(&base(), yaml).time_off, expected);
}

#[test]
fn months_that_disagree_are_told_but_kept() {
    let kb = base();
    let yaml = "{role: helper, months_in_role: 30, months_in_it: 12}";
    assert!(one(yaml).starts_with("P017 1:50 30 months in the role are more than 12 months in IT"));
    assert_eq!(profile(&kb, yaml).months_in_role, 30);
    assert!(findings("{role: newcomer, months_in_role: 30, months_in_it: 12}", &[]).is_empty());
}

#[test]
fn a_lapsed_certification_is_not_held_and_says_how_to_renew() {
    let kb = base();
    let yaml = |earned| format!("{{role: newcomer, certifications: [{{id: A+, earned: {earned}}}]}}");
    assert_eq!(
        one(&yaml("2023-11-20")),
        "P015 1:35 `comptia-a-plus` lapsed on 20 Nov 2026, so it is not counted as held | if it was renewed, give the day of the \
         renewal as `earned`; renewal: Collect credits."
    );
    let lapsed = profile(&kb, &yaml("2023-11-20"));
    assert!(lapsed.certifications.is_empty());
    assert_eq!(level(&kb, &lapsed, "windows"), 0);
    assert_eq!(lapsed.int(kb.core.certification_count), Some(0));
    let renewed = "{role: newcomer, certifications: [{id: A+, earned: 2020-01-01}, {id: A+, earned: 2026-01-01}]}";
    assert_eq!(one(renewed), "P014 1:65 `comptia-a-plus` stands twice in `certifications` | it is counted once");
    assert_eq!(profile(&kb, renewed).certifications.len(), 1);
    let valid = profile(&kb, &yaml("2023-11-21"));
    assert_eq!(valid.certifications[&kb.certifications.find("comptia-a-plus").unwrap()].lapses, Some(TODAY));
    assert_eq!(level(&kb, &valid, "windows"), 2);
}

#[test]
fn a_retired_certification_counts_through_its_successor() {
    let kb = base();
    let a_plus = kb.certifications.find("comptia-a-plus").unwrap();
    let through = |yaml: &str| {
        profile(&kb, yaml).certifications[&a_plus].through.map(|retired| kb.retired.id(retired).to_owned())
    };
    assert_eq!(through("{role: helper, certifications: [old-a-plus]}").unwrap(), "old-a-plus");
    assert_eq!(through("{role: helper, certifications: [old-a-plus, A+]}"), None);
    let gone = profile(&kb, "{role: helper, certifications: [mcse]}");
    assert!(gone.certifications.is_empty());
    assert_eq!(gone.bool(kb.core.retired_certification_held), Some(true));
}

#[test]
fn facts_that_follow_are_worked_out() {
    let kb = base();
    let core = &kb.core;
    let person = profile(&kb, "{role: helper, goal: admin, certifications: [A+]}");
    assert_eq!(person.word(core.role_track), Some("support"));
    assert_eq!(person.int(core.role_level), Some(1));
    assert_eq!(person.bool(core.not_in_it), Some(false));
    assert_eq!(person.bool(core.goal_decided), Some(true));
    assert_eq!(person.word(core.goal_track), Some("infrastructure"));
    assert_eq!(person.word(core.goal_on_call), Some("regular"));
    assert_eq!(person.bool(core.same_track_as_goal), Some(false));
    assert_eq!(person.int(core.certification_count), Some(1));
    assert_eq!(person.facts[&core.role_track].origin, KnownFrom::Computed);
}

#[test]
fn nothing_is_worked_out_from_silence() {
    let kb = base();
    let core = &kb.core;
    let person = profile(&kb, "role: helper");
    assert_eq!(person.bool(core.goal_decided), Some(false));
    for fact in [core.goal_track, core.goal_level, core.same_track_as_goal, core.certification_count, core.months_in_it]
    {
        assert_eq!(person.fact(fact), None);
    }
    let newcomer = profile(&kb, "role: newcomer");
    assert_eq!(newcomer.bool(core.not_in_it), Some(true));
    assert_eq!(newcomer.bool(core.employed), None);
}

#[test]
fn a_job_is_assumed_unless_something_speaks_against_it() {
    let kb = base();
    let employed = |yaml: &str| profile(&kb, yaml).bool(kb.core.employed);
    assert_eq!(employed("role: helper"), Some(true));
    assert_eq!(employed("{role: helper, employed: false}"), Some(false));
    assert_eq!(employed("{role: helper, laid_off: true}"), None);
    assert_eq!(employed("{role: helper, months_out_of_work: 2}"), None);
    assert_eq!(employed("{role: helper, laid_off: false, months_out_of_work: 0}"), Some(true));
}

#[test]
fn whoever_has_a_lead_role_leads_unless_they_say_otherwise() {
    let kb = base();
    let leads = |yaml: &str| profile(&kb, yaml).bool(kb.core.leads_people);
    assert_eq!(leads("role: lead"), Some(true));
    assert_eq!(leads("{role: lead, leads_people: false}"), Some(false));
    assert_eq!(leads("role: helper"), None);
}

#[test]
fn the_figures_of_a_plan_become_facts() {
    let kb = base();
    let plan = PlanFacts {
        moves: 1,
        months_likely: 20,
        own_hours: 300,
        work_hours: 80,
        cost_usd: 700,
        first_way: Some(crate::kb::Way::Inside),
        certifications: 2,
        weekly_hours: 5,
    };
    let planned = with_plan_facts(&kb, profile(&kb, "role: helper"), &plan);
    let numbers = kb.core.of_plan().map(|fact| planned.int(fact));
    assert_eq!(numbers, [Some(1), Some(20), Some(300), Some(80), Some(700), None, Some(2), Some(5)]);
    assert_eq!(planned.word(kb.core.plan_first_way), Some("inside"));
    let settled = with_plan_facts(&kb, planned, &PlanFacts { first_way: None, ..plan });
    assert_eq!(settled.word(kb.core.plan_first_way), None);
}

#[test]
fn json_is_read_too() {
    let kb = base();
    let json = r#"{"$schema": "profile.json", "role": "helper", "skills": {"linux": 3}}"#;
    assert_eq!(level(&kb, &profile(&kb, json), "linux"), 3);
}

#[test]
fn what_is_no_profile_at_all_is_told() {
    assert!(findings("[role, helper]", &[])[0].starts_with("Y011 1:1 a profile has to be a mapping"));
    assert!(findings("{role: helper, employer: 3}", &[])[0].starts_with("Y011 1:26 `employer` has to be a mapping"));
    assert!(findings("{role: helper, 3: 4}", &[])[0].starts_with("Y009 1:1 a key here is not a word"));
    assert!(findings("role: helper\n<<: {start: 2027-01-01}", &[])[0].starts_with("Y008 2:1 merge keys"));
    assert!(findings("role: [", &[])[0].starts_with("Y003"));
}

fn any_scalar() -> impl Strategy<Value = Value> {
    let words = "helper|admin|newcomer|unknown|undecided|linux|windows|one|A\\+|forever|mcse|US-OH|2027-01-0[0-9]|2027-0[0-9]|.{0,12}";
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (0..7i64).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        words.prop_map(Value::from),
    ]
}

fn any_key() -> impl Strategy<Value = Value> {
    let facts =
        "role|months_in_role|skills|certifications|past_roles|goal|avoid|time_off|deadline|start|employer|teams|region";
    let parts = "id|earned|role|months|from|to|linux|windows|plan_moves|tired|<<";
    prop_oneof![facts.prop_map(Value::from), parts.prop_map(Value::from), any_scalar()]
}

fn any_value() -> impl Strategy<Value = Value> {
    any_scalar().prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::Sequence),
            prop::collection::vec((any_key(), inner), 0..5)
                .prop_map(|pairs| Value::Mapping(pairs.into_iter().collect::<Mapping>())),
        ]
    })
}

fn any_profile() -> impl Strategy<Value = Mapping> {
    let role = Just((Value::from("role"), Value::from("helper")));
    let pairs = prop::collection::vec((any_key(), any_value()), 0..8);
    (role, pairs).prop_map(|(role, pairs)| std::iter::once(role).chain(pairs).collect())
}

proptest! {
    #[test]
    fn no_mapping_makes_it_panic_and_no_error_is_silent(facts in any_profile()) {
        let kb = base();
        let mut sources = crate::source::SourceSet::new();
        let file = sources.add("me.yaml", None, serde_yaml::to_string(&facts).unwrap().into_bytes());
        let place = crate::source::Place::value(file, crate::source::Path::default());
        let (raw, _) = RawProfile::from_value(&Value::Mapping(facts), &place);
        let resolved = resolve(&kb, &raw, TODAY);
        prop_assert_eq!(resolved.profile.is_none(), resolved.findings.has_errors());
        if let Some(profile) = resolved.profile {
            let saved = raw.to_yaml(&kb, crate::profile::Sensitive::Keep);
            let again = read(&kb, &saved).profile.unwrap();
            prop_assert_eq!(&profile.facts, &again.facts, "{}", saved);
        }
    }

    #[test]
    fn a_stated_level_always_wins(stated in 0..6u8, months in 0..100u32, certified in any::<bool>(), skill in 0..3usize) {
        let kb = base();
        let skill = ["linux", "people", "windows"][skill];
        let held = if certified { "[A+, forever]" } else { "[]" };
        let yaml = format!(
            "{{role: admin, months_in_role: {months}, skills: {{{skill}: {stated}}}, certifications: {held}, \
             past_roles: [{{role: helper, months: {months}}}]}}"
        );
        let person = profile(&kb, &yaml);
        prop_assert_eq!(level(&kb, &person, skill), stated);
        let held = person.levels[crate::kb::Handle::index(kb.skills.find(skill).unwrap())];
        prop_assert_eq!(held.from, LevelFrom::Stated);
    }

    #[test]
    fn more_months_never_credit_less(
        here in 0..80u32, before in 0..80u32, more in 0..40u32, role in 0..3usize, past in 0..3usize, which in any::<bool>(),
    ) {
        let kb = base();
        let roles = ["helper", "admin", "other"];
        let levels = |here: u32, before: u32| {
            let yaml = format!(
                "{{role: {}, months_in_role: {here}, past_roles: [{{role: {}, months: {before}}}]}}",
                roles[role], roles[past],
            );
            profile(&kb, &yaml).levels.iter().map(|held| held.level).collect::<Vec<_>>()
        };
        let longer = if which { levels(here + more, before) } else { levels(here, before + more) };
        for (short, long) in levels(here, before).into_iter().zip(longer) {
            prop_assert!(long >= short);
        }
    }
}
