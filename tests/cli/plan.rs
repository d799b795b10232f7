//! `plan`: profiles in, plans out.

use std::fs;

use insta::assert_snapshot;
use serde_json::Value;

use crate::harness::small;

const ME: &str = "role: desk-agent\nmonths_in_role: 30\ngoal: network-hand\nhours_per_week: 6\n";

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_profile_becomes_a_plan() {
    let plan = small("plan --profile me.yaml --start 2026-12-01 --json").file("me.yaml", ME).out();
    assert!(plan.starts_with("{\n  \"schema\": \"helpdesk-path/plan/1\","), "{plan}");
    let plan = json(&plan);
    assert_eq!((&plan["outcome"], &plan["start"]), (&"planned".into(), &"2026-12-01".into()));
    assert_eq!(plan["moves"][0]["to"]["role"].as_str().or(plan["moves"][0]["to"].as_str()), Some("network-hand"));
}

#[test]
fn the_same_profile_by_three_doors_gives_the_same_plan() {
    let by_file = small("plan --profile me.yaml --start 2026-12-01 --json").file("me.yaml", ME).out();
    let by_pipe = small("plan --profile - --start 2026-12-01 --json").stdin(ME).out();
    let by_flags = small("plan --set role=desk-agent --set months_in_role=30 --goal network-hand")
        .arg("--hours-per-week=6")
        .arg("--start=2026-12-01")
        .arg("--json")
        .out();
    assert_eq!(by_pipe, by_file);
    assert_eq!(json(&by_flags), json(&by_file));
}

#[test]
fn json_is_a_profile_too() {
    let profile = r#"{"role": "desk-agent", "months_in_role": 30, "goal": "network-hand", "hours_per_week": 6}"#;
    let by_json = small("plan --profile - --start 2026-12-01 --json").stdin(profile).out();
    assert_eq!(by_json, small("plan --profile - --start 2026-12-01 --json").stdin(ME).out());
}

#[test]
fn flags_outrank_the_profile() {
    let plan = json(&small("plan --profile - --start 2026-12-01 --hours-per-week 2 --json").stdin(ME).out());
    assert!(plan["profile"].to_string().contains("hours_per_week"), "{}", plan["profile"]);
    assert_ne!(plan, json(&small("plan --profile - --start 2026-12-01 --json").stdin(ME).out()));
}

#[test]
fn today_starts_the_plan_unless_told() {
    let plan = json(&small("plan --profile - --today 2027-02-03 --json").stdin(ME).out());
    assert_eq!(plan["start"], "2027-02-03");
}

#[test]
fn a_plan_comes_in_every_form() {
    for (format, start) in [
        ("markdown", "# "),
        ("html", "<!doctype html>"),
        ("json", "{"),
        ("terminal", ""),
        ("csv", ""),
        ("ics", "BEGIN:VCALENDAR\r\n"),
        ("mermaid", "flowchart LR"),
    ] {
        let plan = small(&format!("plan --profile - --format {format}")).stdin(ME).out();
        assert!(plan.starts_with(start) && plan.contains("three-router lab"), "{format}: {plan}");
    }
    assert_eq!(small("plan --profile -").stdin(ME).out(), small("plan --profile - --format markdown").stdin(ME).out());
}

#[test]
fn nobody_is_asked_without_a_terminal() {
    assert_snapshot!(small("plan").stdin("").err(2), @"
    error[P001]: the profile does not say which job you have
     |
     = help: give it as `role: help-desk-technician` in the profile or as `--set role=help-desk-technician`; `helpdesk-path list roles` shows all
    ");
    assert_snapshot!(small("plan --json --no-input").err(2), @r#"{"schema":"helpdesk-path/errors/1","errors":[{"code":"P001","severity":"error","sentence":"the profile does not say which job you have","help":"give it as `role: help-desk-technician` in the profile or as `--set role=help-desk-technician`; `helpdesk-path list roles` shows all","file":null,"layer":null,"line":null,"column":null,"path":null}]}"#);
}

#[test]
fn a_report_that_cannot_be_written_is_told_before_anything_is_asked() {
    assert!(small("plan -o nowhere/plan.md").err(1).starts_with("error: cannot write `nowhere/plan.md`"));
    assert!(small("plan -o plan.pdf").err(2).starts_with("error: the ending `.pdf`"));
}

#[test]
fn a_missing_profile() {
    assert_snapshot!(small("plan --profile nobody.yaml").err(2), @"error: cannot read `nobody.yaml`: No such file or directory (os error 2)");
}

#[test]
fn a_profile_that_is_not_yaml() {
    assert_snapshot!(small("plan --profile -").stdin("role: [").err(2), @"
    error[Y003]: this is not valid YAML: unclosed bracket '['
     --> standard input:1:7
      |
    1 | role: [
      |       ^
      |
      = help: check the indentation, and quote texts that hold `: `, ` #` or begin with a sign
    ");
}

#[test]
fn every_mistake_in_a_profile_is_told() {
    let profile = "role: desk-agnet\nmonths_in_role: many\nhats: 3\n";
    assert_snapshot!(small("plan --profile me.yaml").file("me.yaml", profile).err(2), @"
    error[P007]: there is no role `desk-agnet`
     --> me.yaml:1:7
      |
    1 | role: desk-agnet
      |       ^^^^^^^^^^
      |
      = help: did you mean `desk-agent`?

    error[P004]: `months_in_role` is `many`; it has to be a whole number
     --> me.yaml:2:17
      |
    2 | months_in_role: many
      |                 ^^^^
      |
      = help: How many months you have done the present job, with this employer or another.

    error[P002]: there is no fact `hats`
     --> me.yaml:3:1
      |
    3 | hats: 3
      | ^^^^
      |
      = help: `helpdesk-path list facts` describes every fact
    ");
}

#[test]
fn a_mistake_in_a_flag_is_told_by_its_name() {
    assert_snapshot!(small("plan --profile - --goal network-hnad --set hats").stdin(ME).err(2), @"
    error[P018]: in `--set hats`: this is not of the form `FACT=VALUE`
     |
     = help: for example `--set months_in_role=30` or `--set skills.linux=2`
    ");
    assert_snapshot!(small("plan --profile - --goal network-hnad").stdin(ME).err(2), @"
    error[P007]: in `--goal network-hnad`: there is no role `network-hnad`
     |
     = help: did you mean `network-hand`?
    ");
}

#[test]
fn mistakes_in_json() {
    let said = small("plan --profile - --json").stdin("role: desk-agnet\n").err(2);
    let said = json(&said);
    assert_eq!(said["schema"], "helpdesk-path/errors/1");
    assert_eq!((&said["errors"][0]["file"], &said["errors"][0]["line"]), (&"standard input".into(), &1.into()));
}

#[test]
fn a_plan_that_cannot_be_ends_with_three() {
    let said = small("plan --profile - --start 2026-12-01 --deadline 2026-12-08 --json").stdin(ME).ends_with(3);
    let plan = json(&said.out);
    assert_eq!(plan["outcome"], "no-plan");
    assert!(plan["diagnosis"].is_object(), "{plan}");
}

#[test]
fn a_saved_profile_can_be_read_again_and_only_by_its_owner() {
    let (said, folder) = small("plan --profile - --save-profile kept.yaml --start 2026-12-01 --json").stdin(ME).run();
    assert_eq!(said.code, 0, "{}", said.err);
    let kept = fs::read_to_string(folder.path().join("kept.yaml")).unwrap();
    assert_eq!(small("plan --profile - --json").stdin(&kept).out(), said.out);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(folder.path().join("kept.yaml")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
