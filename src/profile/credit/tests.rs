use super::*;
use crate::profile::Profile;
use crate::profile::fixture::{base, level, profile};

fn from(kb: &KnowledgeBase, person: &Profile, skill: &str) -> LevelFrom {
    person.levels[kb.skills.find(skill).unwrap().index()].from
}

#[test]
fn whoever_has_the_job_met_its_bar() {
    let kb = base();
    let person = profile(&kb, "role: helper");
    assert_eq!(level(&kb, &person, "windows"), 2);
    assert_eq!(from(&kb, &person, "windows"), LevelFrom::HiredWith(person.role));
    assert_eq!(level(&kb, &person, "people"), 0, "a preferred level is not credited");
    assert_eq!(from(&kb, &person, "people"), LevelFrom::Nothing);
}

#[test]
fn the_likely_months_teach() {
    let kb = base();
    let windows =
        |months: u32| level(&kb, &profile(&kb, &format!("{{role: helper, months_in_role: {months}}}")), "windows");
    assert_eq!([windows(13), windows(14), windows(41), windows(42)], [2, 3, 3, 4]);
    let person = profile(&kb, "{role: helper, months_in_role: 14}");
    assert_eq!(from(&kb, &person, "windows"), LevelFrom::Taught { role: person.role, months: 14 });
    assert_eq!(level(&kb, &person, "people"), 0, "what depends on the employer is not credited");
}

#[test]
fn months_up_to_a_level_that_was_held_before_are_taken_off() {
    let kb = base();
    // Ten months as helper teach linux 1; admin asks for 2 and teaches 3 after 12 months, 4 after 40.
    let linux = |here: u32, before: u32| {
        let yaml = format!(
            "{{role: admin, months_in_role: {here}, past_roles: [{{role: other, months: 3}}, {{role: helper, months: {before}}}]}}"
        );
        level(&kb, &profile(&kb, &yaml), "linux")
    };
    assert_eq!([linux(11, 10), linux(12, 10), linux(39, 10), linux(40, 10)], [2, 3, 3, 4]);
    // A person with windows 4 from long help desk work keeps it.
    let yaml = "{role: admin, past_roles: [{role: helper, months: 50}]}";
    assert_eq!(level(&kb, &profile(&kb, yaml), "windows"), 4);
}

#[test]
fn a_table_is_read_from_the_level_held() {
    let kb = base();
    let teaching = &kb.roles.get(kb.roles.find("helper").unwrap()).teaches[1];
    let held = |level| Level::new(level).unwrap();
    let after = |level, months| taught(teaching, held(level), months).get();
    assert_eq!([after(0, 4), after(0, 5), after(0, 14), after(0, 15)], [0, 1, 1, 2]);
    assert_eq!([after(1, 9), after(1, 10)], [1, 2]);
    assert_eq!([after(2, 900), after(3, 900)], [2, 3]);
}

#[test]
fn stays_in_one_role_count_together() {
    let kb = base();
    let yaml = "{role: helper, months_in_role: 20, past_roles: [{role: helper, months: 22}]}";
    assert_eq!(level(&kb, &profile(&kb, yaml), "windows"), 4);
    let yaml = "{role: other, past_roles: [{role: helper, months: 7}, {role: helper, months: 7}]}";
    assert_eq!(level(&kb, &profile(&kb, yaml), "windows"), 3);
}

#[test]
fn certifications_speak_for_what_work_has_not_taught() {
    let kb = base();
    let person = profile(&kb, "{role: newcomer, certifications: [A+, forever]}");
    assert_eq!(level(&kb, &person, "linux"), 2, "an exam for level 3 shows the knowledge of level 2");
    assert_eq!(from(&kb, &person, "linux"), LevelFrom::Proven(kb.certifications.find("forever").unwrap()));
    let worked = profile(&kb, "{role: helper, certifications: [A+]}");
    assert_eq!(from(&kb, &worked, "windows"), LevelFrom::HiredWith(worked.role));
}

#[test]
fn nobody_is_hired_as_a_newcomer() {
    let kb = base();
    let person = profile(&kb, "{role: newcomer, months_in_role: 90, past_roles: [{role: newcomer, months: 90}]}");
    assert!(person.levels.iter().all(|held| *held == HeldLevel::default()));
}
