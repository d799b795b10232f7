//! The schemas of the files that people write: kept in `data/schema`, named by every shipped file, and true of it.
//!
//! To write them anew, run `UPDATE_EXPECTED=1 cargo test --test schema` and read the difference.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use helpdesk_path::kb::{self, KnowledgeBase};
use helpdesk_path::schema::{Kind, schema};
use helpdesk_path::source::SourceSet;
use jsonschema::Validator;
use serde_json::{Value, json};

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

fn base() -> KnowledgeBase {
    let mut sources = SourceSet::new();
    kb::builtin::add_to(&mut sources);
    kb::load(&sources).base.unwrap()
}

fn validator(kind: Kind) -> Validator {
    jsonschema::draft7::new(&schema(&base(), kind)).unwrap()
}

/// What a YAML text holds, as JSON.
fn read(yaml: &str) -> Value {
    serde_json::to_value(serde_yaml::from_str::<serde_yaml::Value>(yaml).unwrap()).unwrap()
}

fn refused(validator: &Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_kept_schemas_are_those_of_the_program() {
    let base = base();
    for (name, kind) in [("kb", Kind::File), ("persona", Kind::Persona), ("profile", Kind::Profile)] {
        let file = data().join("schema").join(format!("{name}.schema.json"));
        let made = format!("{:#}\n", schema(&base, kind));
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, &made).unwrap();
        }
        let kept = fs::read_to_string(&file).unwrap_or_default();
        assert!(kept == made, "{} is out of date", file.display());
    }
}

#[test]
fn every_shipped_file_names_its_schema_and_keeps_to_it() {
    let (files, personas) = (validator(Kind::File), validator(Kind::Persona));
    let shipped = kb::builtin::files().map(|file| (file, "kb", &files));
    let shipped = shipped.chain(kb::builtin::personas().map(|file| (file, "persona", &personas)));
    for ((name, text), schema, validator) in shipped {
        let up = "../".repeat(name.matches('/').count());
        let line = format!("# yaml-language-server: $schema={up}schema/{schema}.schema.json");
        assert_eq!(text.lines().next(), Some(line.as_str()), "{name}");
        assert!(data().join(name).parent().unwrap().join(format!("{up}schema/{schema}.schema.json")).exists());
        assert_eq!(refused(validator, &read(text)), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn every_kind_has_a_sound_schema() {
    let base = base();
    for kind in Kind::all() {
        let made = schema(&base, kind);
        assert!(jsonschema::draft7::meta::is_valid(&made), "{}", kind.word());
        assert_eq!(Kind::named(kind.word()), Some(kind));
    }
}

#[test]
fn mistakes_are_refused() {
    let rules = validator(Kind::List("rules"));
    let rule = |when: &str, then: &str| {
        read(&format!("rules: [{{id: r, topic: t, when: {when}, then: [{then}], because: B.}}]"))
    };
    let good = ["{fact: employed, is: true}", "{all: [{skill: linux, level: 2}, {not: {holds: comptia-a-plus}}]}"];
    for when in good {
        assert!(rules.is_valid(&rule(when, "{note: N.}")), "{when}");
    }
    let bad =
        ["{fact: employed}", "{fact: a, is: 1, at_least: 2}", "{skill: linux}", "{all: [], any: []}", "{}", "{of: 1}"];
    for when in bad {
        assert!(!rules.is_valid(&rule(when, "{note: N.}")), "{when}");
    }
    for then in ["{}", "{note: N., warn: W.}", "{add: {activity: a, phase: never}}", "{forbid: {role: a, track: b}}"] {
        assert!(!rules.is_valid(&rule(good[0], then)), "{then}");
    }
    assert!(!rules.is_valid(&read("roles: []")), "a list has its own heading alone");
    let files = validator(Kind::File);
    assert!(files.is_valid(&read("roles: [{id: a, remove: true}]\npay: [{soc: 15-1232, area: US, remove: true}]")));
    assert!(!files.is_valid(&read("roles: [{id: a, remove: false}]")));
    assert!(!files.is_valid(&read("roles: [{id: a}]")));
}

#[test]
fn a_profile_keeps_to_the_facts() {
    let profiles = validator(Kind::Profile);
    let good = "
role: help-desk-technician
months_in_role: 30
skills: {linux: 2}
certifications: [comptia-a-plus, {id: comptia-network-plus, earned: 2025-01-31}, mcsa]
goal: undecided
avoid: [on-call]
employer: {internal_openings: true, type: internal}
employer_type: msp
region: US-OH
past_roles: [{role: help-desk-technician, months: 4}]
time_off: [{from: 2026-12-21, to: 2027-01-03}]
";
    assert_eq!(refused(&profiles, &read(good)), Vec::<String>::new());
    for bad in [
        json!({"role": "help-desk-techncian"}),
        json!({"months_in_role": -1}),
        json!({"skills": {"linux": 6}}),
        json!({"avoid": ["rain"]}),
        json!({"region": "Ohio"}),
        json!({"plateaued": true}),
        json!({"employer": {"moon": true}}),
    ] {
        assert!(!profiles.is_valid(&bad), "{bad}");
    }
}
