use std::fs;
use std::path::Path;

use super::*;
use crate::diagnostic::{Style, render};
use crate::kb::table::Handle;
use crate::kb::{Effect, FactKind, Piece};

/// The texts of the small base, by name.
fn small() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bases/small");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| (file.display().to_string(), fs::read_to_string(file).unwrap())).collect()
}

fn sources(files: &[(String, String)], layers: &[&str]) -> SourceSet {
    let mut sources = SourceSet::new();
    for (name, text) in files {
        sources.add(name.as_str(), Some("small base".to_owned()), text.clone().into_bytes());
    }
    for (place, text) in layers.iter().enumerate() {
        sources.add(format!("layer-{place}.yaml"), Some(format!("layer {place}")), text.as_bytes().to_vec());
    }
    sources
}

fn base(layers: &[&str]) -> KnowledgeBase {
    let sources = sources(&small(), layers);
    let loaded = load(&sources);
    let style = Style { colour: false, width: 120 };
    loaded.base.unwrap_or_else(|| panic!("{}", render(&loaded.findings, &sources, style)))
}

#[test]
fn a_later_layer_adds_replaces_and_removes() {
    let kb = base(&[
        "skills: [{id: coaching, name: Guiding, kind: service, category: a, about: b, levels: {1: a, 2: b, 3: c, 4: d, 5: e}, hours_to_next: [1, 2, 3, 4, 5]}]",
        "rules: [{id: no-selling, remove: true}, {id: new-one, topic: t, then: [{note: hello}], because: So.}]",
        "rules: [{id: no-selling, topic: t, then: [{note: back}], because: So.}]",
    ]);
    let coaching = kb.skills.get(kb.skills.find("coaching").unwrap());
    assert_eq!((coaching.name.as_str(), coaching.hours_to_next), ("Guiding", [1, 2, 3, 4, 5]));
    let rules: Vec<_> = kb.rules.ids().collect();
    let expected = ["certificate-before-server", "long-on-the-desk", "new-one", "no-selling", "time-to-look-around"];
    assert_eq!(rules, expected);
    let back = kb.rules.get(kb.rules.find("no-selling").unwrap());
    assert!(matches!(&back.then[..], [Effect::Note(text)] if text.0 == [Piece::Words("back".to_owned())]));
    assert!(base(&["rules: [{id: no-selling, remove: true}]"]).rules.find("no-selling").is_none());
}

#[test]
fn a_layer_mends_what_is_broken_under_it() {
    let broken = "skills: [{id: sewing, nmae: x}]\nroles: []";
    let mended = "skills: [{id: sewing, remove: true}]";
    let findings = load(&sources(&small(), &[broken, mended])).findings;
    let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
    assert!(!codes.contains(&crate::kb::codes::NOTHING_TO_REMOVE), "{codes:?}");
}

#[test]
fn texts_without_a_layer_and_personas_are_no_part_of_the_base() {
    let mut sources = sources(&small(), &["persona: {id: someone, profile: {role: help-desk-technician}}"]);
    sources.add("me.yaml", None, b"role: [not, a, base]\n".to_vec());
    let loaded = load(&sources);
    assert!(loaded.findings.is_empty() && loaded.base.is_some());
}

#[test]
fn items_stand_in_the_order_of_their_ids_and_handles_lead_to_them() {
    let kb = base(&[]);
    for (place, (handle, skill)) in kb.skills.iter().enumerate() {
        assert_eq!(handle.index(), place);
        assert_eq!(kb.skills.find(&skill.id), Some(handle));
    }
    assert!(kb.skills.ids().is_sorted());
    let admin = kb.roles.get(kb.roles.find("systems-administrator").unwrap());
    let asked: Vec<_> =
        admin.requires.iter().map(|need| (kb.skills.id(need.need.skill), need.need.level.get())).collect();
    assert_eq!(asked, [("windows-server", 2), ("active-directory", 2), ("powershell", 1)]);
}

#[test]
fn hours_become_minutes_and_choices_come_from_the_fact() {
    let kb = base(&[]);
    let study = kb.activities.get(kb.activities.find("study-server").unwrap());
    assert_eq!((study.effort.low, study.effort.likely, study.effort.high), (1200, 1695, 2400));
    let priorities = kb.facts.get(kb.core.priorities);
    assert!(matches!(&priorities.kind, FactKind::Ranking(values) if values.len() == 5));
    let interests = kb.questions.get(kb.questions.find("interests").unwrap());
    assert_eq!(interests.choices.len(), 1, "answers given with the question win");
}

#[test]
fn rules_that_read_derived_facts_run_later() {
    let kb = base(&[]);
    let ids: Vec<Vec<_>> =
        kb.strata.iter().map(|rules| rules.iter().map(|rule| kb.rules.id(*rule)).collect()).collect();
    assert_eq!(ids, [vec!["certificate-before-server", "long-on-the-desk", "no-selling"], vec!["time-to-look-around"]]);
}

/// Cuts and doubles parts of the small base at places that look random: whatever comes of it is told, without panic.
#[test]
fn damaged_texts_never_stop_the_program() {
    let whole = small();
    let mut seed = 1_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    for _ in 0..120 {
        let mut files = whole.clone();
        let chosen = next(files.len());
        let text: Vec<char> = files[chosen].1.chars().collect();
        let (start, length) = (next(text.len()), 1 + next(12));
        let (head, tail) = text.split_at(start);
        let piece: String = tail.iter().take(length).collect();
        let rest: String = tail.iter().skip(length).collect();
        let middle = if next(2) == 0 { String::new() } else { piece.repeat(2) };
        files[chosen].1 = head.iter().collect::<String>() + &middle + &rest;
        let sources = sources(&files, &[]);
        let loaded = load(&sources);
        assert_eq!(loaded.base.is_none(), loaded.findings.has_errors());
        render(&loaded.findings, &sources, Style { colour: true, width: 40 });
    }
}

#[test]
fn a_hostile_layer_is_told_within_bounds() {
    let begin = std::time::Instant::now();
    let long = "x".repeat(1 << 20);
    for text in [
        format!("roles: [{}]", "{id: a},".repeat(20_000)),
        format!("rules: [{}]", "[],".repeat(50_000)),
        format!("skills: [{{id: s, needs: [{}]}}]", "{skill: nothing},".repeat(10_000)),
        format!("resources: [{{id: r, skills: [{}]}}]", "sql,".repeat(50_000)),
        format!(
            "sources: [{{id: r, title: t, publisher: p, as_of: {long}, url: {long}}}]\nclaims: [{{id: c, source: {long}, says: s, acts: none}}]"
        ),
        format!("roles: [{{id: r, x: &x {long}, y: [{}]}}]", "*x,".repeat(10_000)),
    ] {
        let sources = sources(&small(), &[&text]);
        let loaded = load(&sources);
        assert!(loaded.base.is_none() && loaded.findings.len() <= crate::diagnostic::MOST_FINDINGS);
        render(&loaded.findings, &sources, Style { colour: false, width: 80 });
    }
    assert!(begin.elapsed().as_secs() < 30, "took {:?}", begin.elapsed());
}
