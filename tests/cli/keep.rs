//! Commands for those who keep a knowledge base.

use insta::assert_snapshot;
use serde_json::Value;

use crate::harness::{call, small};

#[test]
fn a_drawing_for_mermaid() {
    assert_snapshot!(small("kb graph --track support --track network").out());
}

#[test]
fn a_drawing_for_graphviz() {
    assert_snapshot!(small("kb graph --from desk-agent --format dot").out());
}

#[test]
fn a_drawing_of_nothing() {
    assert_snapshot!(small("kb graph --from network-hand --to desk-agent").err(2));
    assert_snapshot!(small("kb graph --from desk-agnt").err(2));
}

#[test]
fn a_check_of_a_small_base() {
    let report = small("kb check --today 2026-11-21").out();
    // The paths of the findings differ from machine to machine; what follows them does not.
    let (_, summary) = report.split_once("helpdesk-path built-in base").unwrap();
    assert_snapshot!(summary);
    assert!(report.contains("warning[K040]: nothing leads to the role `desk-agent`"));
}

#[test]
fn an_own_layer_is_told_and_the_built_in_base_only_counted() {
    let rule = "rules:\n  - id: own\n    topic: own\n    when: {all: [{fact: employed, is: true}, {fact: employed, is: false}]}\n    then: [{note: Never.}]\n    because: A test.\n";
    let check = call("kb check own.yaml --deny warnings --today 2026-11-21 --json").file("own.yaml", rule);
    let report: Value = serde_json::from_str(&check.ends_with(2).out).unwrap();
    assert_eq!(report["warnings"], 1);
    assert_eq!(report["findings"][0]["code"], "K045");
    assert_eq!(report["findings"][0]["file"], "own.yaml");
    assert_eq!(report["findings"][0]["line"], 4);
    assert_eq!(report["kinds"][0]["count"], 1);
    assert_eq!(report["claims"]["accounted"], report["claims"]["total"]);
    assert!(report["not_told"].as_u64().unwrap() > 0);
}

#[test]
fn what_will_be_out_of_date() {
    let stale = |day: &str| {
        let report = call(&format!("kb check --json --today {day}")).out();
        let report: Value = serde_json::from_str(&report).unwrap();
        report["findings"].as_array().unwrap().iter().filter(|finding| finding["code"] == "K055").count()
    };
    assert!(stale("2026-11-21") < stale("2029-01-01"));
}

#[test]
fn a_first_layer_is_sound_tried_and_never_overwritten() {
    let (said, folder) = call("kb init ours").run();
    assert_snapshot!(said.out);
    assert_eq!(said.code, 0);
    let ours = folder.path().join("ours");
    let run = |line: &str| {
        let line: Vec<String> = line.split(' ').map(|word| word.replace("OURS", &ours.display().to_string())).collect();
        line.iter().fold(call(""), |call, word| call.arg(word)).run().0
    };
    let check = run("kb check OURS --deny warnings --today 2026-11-21");
    assert_eq!(check.code, 0, "{}", check.out);
    let test = run("kb test OURS/personas --kb OURS --json");
    let report: Value = serde_json::from_str(&test.out).unwrap();
    assert_eq!((test.code, &report["passed"]), (0, &true.into()), "{}", test.out);
    let before = std::fs::read_to_string(ours.join("rules.yaml")).unwrap();
    std::fs::remove_file(ours.join("README.md")).unwrap();
    let again = run("kb init OURS");
    assert_eq!(again.code, 2);
    assert!(again.err.contains("is there already"), "{}", again.err);
    assert!(!ours.join("README.md").exists(), "nothing is written if anything is there");
    assert_eq!(std::fs::read_to_string(ours.join("rules.yaml")).unwrap(), before);
}

const PERSONA: &str = "\
persona:
  id: mine
  about: Somebody who stays.
  profile: {role: desk-agent, goal: desk-agent, months_in_role: 3}
  expect:
    - {stays: true, why: It is what they said.}
    - {moves: {at_least: 1}, why: A mistake.}
";

#[test]
fn a_persona_that_is_not_served_as_expected() {
    let said = small("kb test me.yaml").file("me.yaml", PERSONA).ends_with(2);
    assert_snapshot!(said.out);
    let said = small("kb test me.yaml --json").file("me.yaml", PERSONA).ends_with(2);
    let report: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(report["schema"], "helpdesk-path/trial/1");
    assert_eq!(report["personas"][0]["findings"][0]["line"], 7);
    assert_eq!(report["personas"][0]["passed"], false);
    assert_eq!(report["rules"]["total"], 1);
}

#[test]
fn personas_of_an_own_layer_are_tried_too() {
    let said = small("kb test --kb me.yaml").file("me.yaml", PERSONA).run().0;
    assert!(said.out.contains("FAILED  mine"), "{}", said.out);
}

#[test]
fn a_persona_file_without_a_persona() {
    assert_snapshot!(small("kb test me.yaml").file("me.yaml", "role: desk-agent\n").ends_with(2).out);
}

#[test]
fn a_schema_for_editors() {
    let schema: Value = serde_json::from_str(&call("kb schema rules").out()).unwrap();
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    assert_eq!(schema["properties"].as_object().unwrap().len(), 1);
    let own = "facts:\n  - {id: likes_tea, type: bool, origin: asked, about: You like tea.}\n";
    let profile: Value =
        serde_json::from_str(&call("kb schema profile --kb tea.yaml").file("tea.yaml", own).ends_with(0).out).unwrap();
    assert_eq!(profile["properties"]["likes_tea"]["type"], "boolean");
}
