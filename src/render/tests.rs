//! Every format over the plans made by hand.

use super::sample::{no_plan, two_moves};
use super::{Look, html, json, markdown, terminal};

fn plain(width: usize) -> Look {
    Look { width, colour: false, accessible: false }
}

#[test]
fn terminal_at_every_width() {
    for width in [45, 60, 80, 120, 200] {
        insta::assert_snapshot!(format!("terminal_{width}"), terminal(&two_moves(), &plain(width)));
    }
}

#[test]
fn terminal_in_colour_and_for_ears() {
    insta::assert_snapshot!("terminal_colour", terminal(&two_moves(), &Look { colour: true, ..plain(80) }));
    insta::assert_snapshot!("terminal_accessible", terminal(&two_moves(), &Look { accessible: true, ..plain(80) }));
}

#[test]
fn the_other_formats() {
    insta::assert_snapshot!("markdown", markdown(&two_moves()));
    insta::assert_snapshot!("html", html(&two_moves()));
    insta::assert_snapshot!("json", json(&two_moves()));
}

#[test]
fn no_plan_in_every_format() {
    insta::assert_snapshot!("no_plan_terminal", terminal(&no_plan(), &plain(80)));
    insta::assert_snapshot!("no_plan_markdown", markdown(&no_plan()));
    insta::assert_snapshot!("no_plan_json", json(&no_plan()));
}

#[test]
fn json_keeps_the_order_of_the_contract() {
    let text = json(&two_moves());
    let keys = [
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
    let places = keys.map(|key| text.find(&format!("\n  \"{key}\":")));
    assert!(places.iter().all(Option::is_some), "{places:?}");
    assert!(places.is_sorted(), "{places:?}");
    assert!(text.ends_with("}\n"));
}

#[test]
fn sensitive_facts_are_in_no_report() {
    let plan = two_moves();
    let looks = [plain(80), Look { colour: true, ..plain(45) }];
    let mut reports = looks.map(|look| terminal(&plan, &look)).to_vec();
    reports.extend([markdown(&plan), html(&plan), json(&plan)]);
    for report in reports {
        assert!(!report.contains("bad back") && !report.contains("health_limits"), "{report}");
    }
}

#[test]
fn a_short_report_names_what_it_leaves_out() {
    let short = terminal(&two_moves(), &plain(80));
    assert!(short.contains("1 more note in the full report"));
    assert!(!short.contains("Note four"));
    assert!(markdown(&two_moves()).contains("Note four"));
}

#[test]
fn no_line_ends_in_a_space() {
    for width in [45, 60, 80, 120, 200] {
        for line in terminal(&two_moves(), &plain(width)).lines() {
            assert_eq!(line, line.trim_end(), "at {width}");
        }
    }
}
