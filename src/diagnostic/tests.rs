use super::*;
use crate::source::{Path, SourceSet};

fn skills() -> (SourceSet, Place) {
    let mut sources = SourceSet::new();
    let text = "skills:\n  - id: linux\r\n    nmae: Linux\r\n";
    let file = sources.add("skills.yaml", Some("my base".to_owned()), text.into());
    let place = Place::key(file, Path::default().key("skills").index(0).key("nmae"));
    (sources, place)
}

#[test]
fn a_finding_is_shown_with_its_line_and_its_help() {
    let (sources, place) = skills();
    let found = Diagnostic::error("Y009", "unknown key `nmae`").at(place).help("did you mean `name`?");
    let text = render(&[found].into_iter().collect(), &sources, Style { colour: false, width: 80 });
    let expected = [
        "error[Y009]: unknown key `nmae`",
        " --> skills.yaml:3:5",
        "  |",
        "3 |     nmae: Linux",
        "  |     ^^^^",
        "  |",
        "  = note: this is in `my base`",
        "  = help: did you mean `name`?",
    ];
    assert_eq!(text, expected.join("\n") + "\n\n");
}

#[test]
fn json_tells_place_and_layer() {
    let (sources, place) = skills();
    let found = Diagnostic::warning("Y009", "unknown key `nmae`").at(place);
    let json = to_json(&[found].into_iter().collect(), &sources);
    let expected = json!([{
        "code": "Y009", "severity": "warning", "sentence": "unknown key `nmae`", "help": null,
        "file": "skills.yaml", "layer": "my base", "line": 3, "column": 5, "path": "skills[0].nmae",
    }]);
    assert_eq!(json, expected);
}

#[test]
fn findings_sort_by_file_and_line_and_not_by_the_order_of_checks() {
    let (sources, place) = skills();
    let later = Diagnostic::error("Y009", "later").at(place.clone());
    let sooner = Diagnostic::error("Y009", "sooner").at(Place::byte(place.file, 0));
    let nowhere = Diagnostic::error("Y009", "nowhere");
    let sorted = [later, sooner, nowhere].into_iter().collect::<Diagnostics>().sorted(&sources);
    let order: Vec<_> = sorted.iter().map(|found| found.sentence.as_str()).collect();
    assert_eq!(order, ["nowhere", "sooner", "later"]);
}

#[test]
fn only_errors_count_as_errors() {
    let mut found: Diagnostics =
        [Diagnostic::warning("Y009", "odd"), Diagnostic::note("Y009", "so")].into_iter().collect();
    assert!(!found.has_errors());
    found.push(Diagnostic::error("Y009", "bad"));
    assert!(found.has_errors());
}

#[test]
fn a_near_name_is_suggested_and_a_far_one_is_not() {
    let known = ["systems-administrator", "security-analyst", "help-desk-technician"];
    assert_eq!(suggest("system-administrator", known).as_deref(), Some("systems-administrator"));
    assert_eq!(suggest("Help_Desk_Technician", known).as_deref(), Some("help-desk-technician"));
    assert_eq!(suggest("help desk", known).as_deref(), Some("help-desk-technician"));
    assert_eq!(suggest("astronaut", known), None);
    assert_eq!(suggest("ab", ["ac", "ad"]), None);
    assert_eq!(did_you_mean("nmae", ["name", "names"]).as_deref(), Some("did you mean `name`?"));
}

#[test]
fn codes_are_unique_and_explained() {
    let mut seen = std::collections::BTreeSet::new();
    for (code, means) in codes::ALL {
        assert!(seen.insert(code), "{code} stands twice");
        assert!(means.ends_with('.') && means.len() > 20, "{code}: {means}");
    }
}

#[test]
fn findings_beyond_the_limit_are_counted_and_errors_among_them_still_are_errors() {
    let odd = || Diagnostic::warning("Y009", "odd");
    let mut found: Diagnostics = std::iter::repeat_with(odd).take(MOST_FINDINGS).collect();
    found.extend([odd(), Diagnostic::error("Y009", "bad")]);
    assert_eq!((found.len(), found.more(), found.has_errors()), (MOST_FINDINGS, 2, true));
    let text = render(&found, &SourceSet::new(), Style { colour: false, width: 80 });
    assert!(text.ends_with("2 more findings are not shown; mend these first\n\n"), "{}", &text[text.len() - 100..]);
}

#[test]
fn a_text_of_endless_length_is_compared_with_nothing() {
    assert_eq!(suggest(&"a".repeat(1 << 20), ["a"]), None);
}
