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
