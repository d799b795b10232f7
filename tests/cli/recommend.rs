//! `recommend`: goals in their order, with reasons.

use insta::assert_snapshot;
use serde_json::Value;

use crate::harness::small;

const ME: &str = "role: desk-agent\nmonths_in_role: 30\nhours_per_week: 6\n";

#[test]
fn the_best_goals_are_told_with_reasons() {
    let told = small("recommend --profile - --format markdown --today 2026-12-01").stdin(ME).out();
    // How a score comes about is the ranking's own matter, so its numbers are left out here.
    let lines: Vec<&str> = told.lines().filter(|line| !line.contains('×') && !line.starts_with('|')).collect();
    assert_snapshot!(lines.join("\n"), @"
    # Where to go from Desk agent

    1 goal, the best first. A score runs from 0 to 1 and is an estimate; its parts stand with their weights.


    ### Network technician: near

    - 55% of what it asks is held today.
    - Jobs of its kind are projected to grow by 2.0% in 2024-34.

    ## Ruled out

    - **Desk agent**: it is the present role; choose it as the goal to plan for staying (`--goal desk-agent`)

    To see the way to one of them: `helpdesk-path plan --goal network-hand`.
    ");
}

#[test]
fn json_holds_every_goal() {
    let text = small("recommend --profile - --top 0 --json").stdin(ME).out();
    assert!(text.starts_with("{\n  \"schema\": \"helpdesk-path/recommend/1\","), "{text}");
    let json: Value = serde_json::from_str(&text).unwrap();
    let roles: Vec<&Value> = json["ranking"].as_array().unwrap().iter().map(|goal| &goal["role"]).collect();
    assert_eq!(roles, ["network-hand", "desk-agent"]);
    assert!(!json["ranking"][1]["excluded_by"].as_array().unwrap().is_empty());
}

#[test]
fn it_needs_to_know_the_job() {
    assert!(small("recommend").stdin("").err(2).starts_with("error[P001]"));
}
