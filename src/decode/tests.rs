use std::collections::BTreeMap;

use serde::Deserialize;

use super::*;
use crate::source::SourceSet;

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Job {
    id: String,
    level: u8,
    #[serde(default)]
    needs: Vec<Need>,
    fee: Option<Fee>,
    #[serde(default)]
    levels: BTreeMap<u8, String>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Need {
    skill: String,
    level: u8,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Fee {
    usd: u32,
    standing: crate::kb::Standing,
}

/// Each finding as `line:column code sentence (help)`.
fn findings(text: &str) -> (Option<Job>, Vec<String>) {
    let mut sources = SourceSet::new();
    let file = sources.add("job.yaml", None, text.into());
    let value = sources.parse(file).expect("YAML");
    let (job, findings) = decode(&value, &Place::value(file, Path::default()));
    let told = findings.iter().map(|finding| {
        let at = sources.locate(finding.place.as_ref().expect("a place")).expect("a span");
        let help = finding.help.as_deref().map_or(String::new(), |help| format!(" ({help})"));
        format!("{}:{} {} {}{help}", at.line, at.column, finding.code, finding.sentence)
    });
    let told = told.collect();
    (job, told)
}

#[test]
fn all_problems_of_one_item_are_told_at_their_places() {
    let text = "id: a\nlevle: 3\nlevel: x\nneeds:\n  - {skill: a, level: 1}\n  - {skill: b}\n  - {skill: c, level: high}\n  \
                - {skil: d, level: 1}\n  - {skill: e, level: 300}\nfee: {usd: 1.5, standing: sourcd}\n";
    let (job, told) = findings(text);
    assert_eq!(job, None, "`level` cannot be done without");
    let expected = [
        "2:1 Y009 unknown key `levle` (did you mean `level`?)",
        "3:8 Y011 expected a whole number from 0, found the text `x`",
        "6:5 Y010 the key `level` is missing (add `level: ...` here)",
        "7:23 Y011 expected a whole number from 0, found the text `high`",
        "8:6 Y009 unknown key `skil` (did you mean `skill`?)",
        "9:23 Y011 expected a whole number from 0, found the number `300`",
        "10:12 Y011 expected a whole number from 0, found the number `1.5`",
        "10:27 Y012 unknown word `sourcd` (did you mean `sourced`?)",
    ];
    let mut sorted = told.clone();
    sorted.sort_by_key(|line| line.split(':').next().and_then(|line| line.parse::<u32>().ok()));
    assert_eq!(sorted, expected);
}

#[test]
fn an_item_survives_faults_in_parts_that_may_be_absent() {
    let (job, told) = findings("id: a\nlevel: 3\ncolour: red\nneeds: [{skill: a}, {skill: b, level: 2}]\n");
    assert_eq!(told.len(), 2, "{told:?}");
    let job = job.expect("a job");
    assert_eq!(job.needs, [Need { skill: "b".to_owned(), level: 2 }]);
}

#[test]
fn keys_that_are_numbers_have_places_too() {
    let (_, told) = findings("id: a\nlevel: 3\nlevels: {1: one, 2: [two], three: 3}\n");
    assert_eq!(told[0], "3:21 Y011 expected a text, found a list");
}

#[test]
fn merge_keys_and_words_without_a_near_one_have_their_own_help() {
    let (_, told) = findings("id: a\nlevel: 1\n<<: {needs: []}\nfee: {usd: 1, standing: gossip}\n");
    assert_eq!(told[0], "3:1 Y008 merge keys (`<<`) are not applied (write the keys out where they are needed)");
    assert_eq!(told[1], "4:25 Y012 unknown word `gossip` (known here: `sourced`, `derived`, `estimated`)");
}

#[test]
fn what_is_no_mapping_at_all_is_told_once() {
    let (job, told) = findings("- a\n- b\n");
    assert_eq!(job, None);
    assert_eq!(told.len(), 1, "{told:?}");
}
