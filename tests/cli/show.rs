//! `list`, `show` and `kb check` over the small base, word for word.

use insta::assert_snapshot;
use serde_json::Value;

use crate::harness::{call, small};

#[test]
fn every_kind_of_item_is_shown() {
    for id in [
        "desk-agent",
        "network-hand",
        "routing",
        "net-one",
        "lab-routing",
        "desk-agent--network-hand",
        "show-the-lab",
        "router-notes",
        "handbook",
        "H1",
        "months_in_role",
        "network",
    ] {
        assert_snapshot!(id, small(&format!("show {id} --format terminal --width 90")).out());
    }
}

#[test]
fn every_kind_of_item_is_shown_in_json() {
    for id in ["desk-agent", "routing", "net-one", "lab-routing", "desk-agent--network-hand", "show-the-lab"] {
        assert_snapshot!(format!("json-{id}"), small(&format!("show {id} --json")).out());
    }
}

#[test]
fn a_role_is_found_by_its_titles_and_an_exam_by_its_code() {
    let by_id = small("show desk-agent").out();
    assert_eq!(small("show").arg("Desk agent").out(), by_id);
    assert_eq!(small("show").arg("service desk AGENT").out(), by_id);
    assert_eq!(small("show N1-001").out(), small("show net-one").out());
}

#[test]
fn pay_of_a_state_is_shown_beside_the_national_one() {
    let shown = small("show desk-agent --region us-oh").out();
    assert!(shown.contains("$40,000 to $60,000, likely $50,000") && shown.contains("$38,000 to $58,000"), "{shown}");
    let json: Value = serde_json::from_str(&small("show desk-agent --region US-OH --json").out()).unwrap();
    assert_eq!(json["items"][0]["pay_usd"]["likely"], 48000);
}

#[test]
fn an_id_of_several_kinds_shows_all_of_them() {
    let both = small("show role --format terminal").out();
    assert!(both.contains("What is your job now?") && both.contains("the id of a role"), "{both}");
    assert!(!small("show role --kind facts --format terminal").out().contains("Why it is asked"));
}

#[test]
fn lists_can_be_filtered() {
    let ids = |line: &str| -> Vec<String> {
        let json: Value = serde_json::from_str(&small(line).out()).unwrap();
        json["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids("list roles --track network --json"), ["network-hand"]);
    assert_eq!(ids("list roles --level 1 --json"), ["desk-agent"]);
    assert_eq!(ids("list skills --kind technical --json"), ["routing"]);
    assert_eq!(ids("list transitions --track support --json"), ["desk-agent--network-hand"]);
    assert_eq!(ids("list roles --level 1 --track network --json"), [""; 0]);
}

#[test]
fn every_kind_can_be_listed() {
    for kind in [
        "skills",
        "certifications",
        "activities",
        "transitions",
        "rules",
        "questions",
        "resources",
        "sources",
        "claims",
    ] {
        assert_snapshot!(format!("list-{kind}"), small(&format!("list {kind}")).out());
    }
}

#[test]
fn everything_shipped_can_be_shown() {
    for kind in [
        "roles",
        "certifications",
        "activities",
        "transitions",
        "rules",
        "questions",
        "resources",
        "sources",
        "claims",
        "facts",
        "tracks",
    ] {
        let json: Value = serde_json::from_str(&call(&format!("list {kind} --json")).out()).unwrap();
        assert!(!json["items"].as_array().unwrap().is_empty(), "{kind}");
    }
}

#[test]
fn a_check_tells_what_is_wrong_and_where() {
    let broken = "roles:\n  - id: x\n    titel: X\n";
    let said = call("kb check mine.yaml").file("mine.yaml", broken).ends_with(2);
    assert_snapshot!(said.out, @"
    error[Y009]: unknown key `titel`
     --> mine.yaml:3:5
      |
    3 |     titel: X
      |     ^^^^^
      |
      = help: did you mean `title`?

         1  Y009  A key is not one of those that can stand there.
    1 error, 0 warnings and 0 notes
    ");
    let json: Value =
        serde_json::from_str(&call("kb check mine.yaml --json").file("mine.yaml", broken).ends_with(2).out).unwrap();
    assert_eq!((&json["schema"], &json["sound"]), (&"helpdesk-path/check/1".into(), &false.into()));
    assert_eq!(json["findings"][0]["file"], "mine.yaml");
}

#[test]
fn warnings_can_be_denied() {
    let odd = "roles:\n  - {id: nobody, remove: true}\n";
    assert_eq!(call("kb check mine.yaml").file("mine.yaml", odd).run().0.code, 0);
    assert_eq!(call("kb check mine.yaml --deny warnings").file("mine.yaml", odd).run().0.code, 2);
}

#[test]
fn the_shipped_base_is_sound() {
    let said = call("kb check").run().0;
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
}
