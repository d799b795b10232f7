//! What holds of every report, whatever stands in the texts of a plan.

use std::cell::Cell;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use unicode_width::UnicodeWidthStr;

use super::clean::steers;
use super::sample::two_moves_with;
use super::{Look, calendar, csv, html, json, markdown, mermaid, terminal};
use crate::plan::Plan;

/// Pieces that mean something to a terminal, to Markdown, to HTML or to a table.
const HOSTILE: [&str; 28] = [
    "|",
    "\n",
    "\r\n",
    "\t",
    "\u{1b}[31m",
    "\u{9b}2J",
    "\u{85}",
    "\u{202e}",
    "\u{2066}",
    "\u{7f}",
    "\0",
    "<b>",
    "</p>",
    "<script>",
    "&lt;",
    "&",
    "\"",
    "'",
    "*",
    "**",
    "`",
    "``",
    "\\",
    "_",
    "[",
    "](javascript:x)",
    "# ",
    "1. ",
];

/// Ordinary and odd words.
const WORDS: [&str; 10] = ["a", "server", "two words", "東京", "👩\u{200d}💻", "🛠️", "é", "$5", "- ", "~"];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => select(&HOSTILE[..]).prop_map(str::to_owned),
        3 => select(&WORDS[..]).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => Just(" ".to_owned()),
    ];
    vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// A plan with the given texts in turn wherever a text may stand.
fn plan_of(texts: &[String]) -> Plan {
    let next = Cell::new(0);
    two_moves_with(&|_| {
        next.set(next.get() + 1);
        texts[next.get() % texts.len()].clone()
    })
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 1..12)
}

fn looks() -> impl Strategy<Value = Look> {
    (45..200usize, any::<bool>()).prop_map(|(width, accessible)| Look { width, colour: false, accessible })
}

fn too_wide(line: &str, width: usize) -> bool {
    let widest_word = line.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0);
    let deepest_indent = 8;
    line.width() > width && widest_word + deepest_indent <= width
}

/// Bars of a row of a table that part cells: those with an even number of backslashes before them.
fn bars(row: &str) -> usize {
    let mut slashes = 0;
    let mut bars = 0;
    for character in row.chars() {
        bars += usize::from(character == '|' && slashes % 2 == 0);
        slashes = if character == '\\' { slashes + 1 } else { 0 };
    }
    bars
}

/// A line of Markdown without its code, in which nothing but back-ticks has a meaning.
fn without_code(line: &str) -> String {
    let mut rest = line.to_owned();
    let mut kept = String::new();
    while let Some(start) = rest.find('`') {
        let slashes = rest[..start].bytes().rev().take_while(|&byte| byte == b'\\').count();
        if slashes % 2 == 1 {
            kept.push_str(&rest[..=start]);
            rest = rest[start + 1..].to_owned();
            continue;
        }
        let fence = "`".repeat(rest[start..].bytes().take_while(|&byte| byte == b'`').count());
        kept.push_str(&rest[..start]);
        rest = rest[start + fence.len()..].to_owned();
        let Some(end) = closing(&rest, &fence) else { break };
        rest = rest[end + fence.len()..].to_owned();
    }
    kept + &rest
}

/// Where a run of exactly as many back-ticks as the fence has stands.
fn closing(text: &str, fence: &str) -> Option<usize> {
    let runs = text.match_indices(fence);
    let is_run = |at: usize| !text[..at].ends_with('`') && !text[at + fence.len()..].starts_with('`');
    runs.map(|(at, _)| at).find(|&at| is_run(at))
}

fn hours_of(step: &serde_json::Value, range: &str) -> f64 {
    step["effort_hours"][range].as_f64().expect("hours are numbers")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_terminal_line_is_too_wide(texts in texts(), look in looks()) {
        let report = terminal(&plan_of(&texts), &look);
        for line in report.lines() {
            prop_assert!(!too_wide(line, look.width), "at {}: {line:?}", look.width);
            prop_assert_eq!(line, line.trim_end());
        }
    }

    #[test]
    fn nothing_steers_a_terminal(texts in texts(), look in looks()) {
        let plan = plan_of(&texts);
        let coloured = terminal(&plan, &Look { colour: true, ..look });
        let uncoloured = anstream::adapter::strip_str(&coloured).to_string();
        for report in [terminal(&plan, &look), uncoloured, markdown(&plan), html(&plan), json(&plan)] {
            let found = report.chars().find(|&c| c != '\n' && steers(c));
            prop_assert_eq!(found, None);
        }
    }

    #[test]
    fn markdown_tables_keep_their_cells(texts in texts()) {
        let report = markdown(&plan_of(&texts));
        for table in report.split("\n\n").filter(|block| block.starts_with('|')) {
            let counts: Vec<usize> = table.lines().map(bars).collect();
            prop_assert!(counts.windows(2).all(|pair| pair[0] == pair[1]), "{table}");
        }
    }

    #[test]
    fn markdown_holds_no_html(texts in texts()) {
        let report = markdown(&plan_of(&texts));
        for line in report.lines() {
            prop_assert!(!without_code(line).contains('<'), "{line}");
        }
    }

    #[test]
    fn markdown_headings_are_ours(texts in texts()) {
        let report = markdown(&plan_of(&texts));
        let headings = report.lines().filter(|line| line.starts_with('#')).count();
        prop_assert_eq!(headings, markdown(&plan_of(&["x".to_owned()])).lines().filter(|line| line.starts_with('#')).count());
    }

    #[test]
    fn html_holds_no_elements_but_ours(texts in texts()) {
        const OURS: [&str; 32] = [
            "!doctype", "html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "h3", "h4", "p",
            "ul", "ol", "li", "dl", "dt", "dd", "div", "table", "thead", "b", "i", "tbody", "tr", "th", "td", "article", "label", "a",
        ];
        const INLINE: [&str; 4] = ["strong", "span", "code", "input"];
        let report = html(&plan_of(&texts));
        for tag in report.split('<').skip(1) {
            let name = tag.trim_start_matches('/').split([' ', '>']).next().unwrap_or_default();
            prop_assert!(OURS.contains(&name) || INLINE.contains(&name), "<{tag}");
        }
        prop_assert!(!report.contains("href=\"javascript"));
    }

    #[test]
    fn small_formats_hold_what_they_are_given(texts in texts()) {
        let plan = plan_of(&texts);
        let (table, chart, calendar) = (csv(&plan), mermaid(&plan), calendar(&plan, plan.start));
        prop_assert_eq!(table.lines().count(), plan.steps.len() + 1);
        for line in chart.lines().filter(|line| line.contains('"')) {
            prop_assert_eq!(line.matches('"').count(), 2, "{}", line);
        }
        for line in calendar.split("\r\n") {
            prop_assert!(line.len() <= 75 && !line.contains(steers), "{line:?}");
        }
        prop_assert!(!table.replace('\n', "").contains(steers) && !chart.replace('\n', "").contains(steers));
    }

    #[test]
    fn json_tells_the_very_texts_and_sums(texts in texts()) {
        let plan = plan_of(&texts);
        let read: serde_json::Value = serde_json::from_str(&json(&plan)).expect("it is JSON");
        let steps = read["steps"].as_array().expect("steps are a list");
        prop_assert_eq!(read["role"]["title"].as_str(), Some(plan.role.title.as_str()));
        prop_assert_eq!(steps[3]["title"].as_str(), Some(plan.steps[3].title.as_str()));
        for range in ["low", "likely", "high"] {
            let own = steps.iter().filter(|step| step["capacity"] == "own").map(|step| hours_of(step, range)).sum::<f64>();
            prop_assert_eq!(Some(own), read["totals"]["own_hours"][range].as_f64());
        }
        let cost: u64 = steps.iter().filter_map(|step| step["cost_usd"].as_u64()).sum();
        prop_assert_eq!(Some(cost), read["totals"]["cost_usd"].as_u64());
    }
}
