//! The JSON of plans for the people in `tests/profiles`: the keys of the contract, order, sums, limits, sameness.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use helpdesk_path::render;
use serde_json::Value;

use super::support::plan;

/// The profiles, by the name of their file.
fn profiles() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/profiles");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|path: PathBuf| {
            (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap())
        })
        .collect()
}

fn json(yaml: &str) -> Value {
    serde_json::from_str(&render::json(&plan(yaml))).unwrap()
}

const KEYS: [&str; 15] = [
    "schema",
    "outcome",
    "start",
    "knowledge_base",
    "profile",
    "goal",
    "moves",
    "steps",
    "totals",
    "warnings",
    "ranking",
    "alternatives",
    "proof",
    "diagnosis",
    "sources",
];
const STEP_KEYS: [&str; 17] = [
    "id",
    "title",
    "kind",
    "phase",
    "move",
    "depends_on",
    "actions",
    "done_when",
    "effort_hours",
    "capacity",
    "cost_usd",
    "start",
    "finish",
    "gains",
    "because",
    "sources",
    "assumes",
];

#[test]
fn there_are_at_least_twelve_people() {
    assert!(profiles().len() >= 12);
}

#[test]
fn every_plan_has_the_keys_of_the_contract() {
    for (name, yaml) in profiles() {
        let plan = json(&yaml);
        assert_eq!(plan["schema"], "helpdesk-path/plan/1", "{name}");
        let missing: Vec<&&str> = KEYS.iter().filter(|key| plan.get(**key).is_none()).collect();
        assert!(missing.is_empty(), "{name}: {missing:?}");
        for step in plan["steps"].as_array().unwrap() {
            let missing: Vec<&&str> = STEP_KEYS.iter().filter(|key| step.get(**key).is_none()).collect();
            assert!(missing.is_empty(), "{name}, {}: {missing:?}", step["id"]);
            assert!(!step["because"].as_array().unwrap().is_empty(), "{name}: {} has no reason", step["id"]);
        }
    }
}

#[test]
fn what_a_step_depends_on_is_finished_before_it_starts() {
    for (name, yaml) in profiles() {
        let plan = json(&yaml);
        let steps = plan["steps"].as_array().unwrap();
        let finish: BTreeMap<&str, &str> = steps
            .iter()
            .map(|step| (step["id"].as_str().unwrap(), step["finish"]["likely"].as_str().unwrap()))
            .collect();
        for step in steps {
            for before in step["depends_on"].as_array().unwrap() {
                let before = before.as_str().unwrap();
                assert!(
                    finish[before] < step["start"].as_str().unwrap(),
                    "{name}: {} starts before {before}",
                    step["id"]
                );
            }
        }
    }
}

#[test]
fn hours_and_money_are_the_sums_of_the_steps() {
    for (name, yaml) in profiles() {
        let plan = json(&yaml);
        let steps = plan["steps"].as_array().unwrap();
        let hours = |capacity: &str| -> f64 {
            let own = steps.iter().filter(|step| step["capacity"] == capacity);
            own.map(|step| step["effort_hours"]["likely"].as_f64().unwrap()).sum()
        };
        let close = |one: f64, other: &Value| (one - other.as_f64().unwrap()).abs() < 0.01;
        assert!(close(hours("own"), &plan["totals"]["own_hours"]["likely"]), "{name}");
        assert!(close(hours("work"), &plan["totals"]["work_hours"]["likely"]), "{name}");
        let money: u64 = steps.iter().map(|step| step["cost_usd"].as_u64().unwrap()).sum();
        assert_eq!(plan["totals"]["cost_usd"], money, "{name}");
    }
}

#[test]
fn the_first_step_is_small_and_soon() {
    for (name, yaml) in profiles() {
        let plan = json(&yaml);
        let Some(first) = plan["steps"].as_array().unwrap().first() else { continue };
        let likely = first["effort_hours"]["likely"].as_f64().unwrap();
        assert!(likely <= 2.0, "{name}: {} takes {likely} hours", first["id"]);
        assert!(first["finish"]["likely"].as_str().unwrap() < "2026-12-08", "{name}: {}", first["finish"]);
    }
}

#[test]
fn the_same_person_gets_the_same_bytes() {
    for (name, yaml) in profiles() {
        assert_eq!(render::json(&plan(&yaml)), render::json(&plan(&yaml)), "{name}");
    }
}

/// Plans in the three forms, letter by letter. `UPDATE_EXPECTED=1` writes them anew; read the difference before
/// committing it.
#[test]
fn golden_plans_stay_as_they_are() {
    for name in ["long-on-the-desk", "in-a-hurry", "career-changer"] {
        let plan = plan(&profiles()[name]);
        let look = render::Look { width: 80, colour: false, accessible: false };
        let forms =
            [("txt", render::terminal(&plan, &look)), ("md", render::markdown(&plan)), ("json", render::json(&plan))];
        for (ending, text) in forms {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.{ending}"));
            if std::env::var_os("UPDATE_EXPECTED").is_some() {
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(&file, &text).unwrap();
            }
            let expected = fs::read_to_string(&file).unwrap_or_default();
            assert!(text == expected, "{} has changed; UPDATE_EXPECTED=1 writes it anew", file.display());
        }
    }
}
