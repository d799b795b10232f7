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
