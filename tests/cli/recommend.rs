//! `recommend`: goals in their order, with reasons.

use insta::assert_snapshot;
use serde_json::Value;

use crate::harness::small;

const ME: &str = "role: desk-agent\nmonths_in_role: 30\nhours_per_week: 6\n";

#[test]
fn the_best_goals_are_told_with_reasons() {
    assert_snapshot!(small("recommend --profile - --format terminal --width 90 --today 2026-12-01").stdin(ME).out(), @"
    Where to go from Desk agent
    ═══════════════════════════

    1 goal, the best first. A score runs from 0 to 1 and is an estimate; its parts stand with
    their weights.

    Goal                Score  How far  Likely months  Likely pay a year
    ────────────────────────────────────────────────────────────────────
    Network technician  0.54   near     5 months       $60,000

    Network technician: near

    - 55% of what it asks is held today.
    - Jobs of its kind are projected to grow by 2.0% in 2024-34.
    - Fit 0.50 × 0.30, transfer 0.55 × 0.20, pay 0.20 × 0.15, time 0.93 × 0.15, outlook 0.20 ×
      0.10, cost 0.98 × 0.05, risk 0.80 × 0.05.

    Ruled out
    ─────────

    - Desk agent: it is the present role; choose it as the goal to plan for staying (`--goal
      desk-agent`)

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
