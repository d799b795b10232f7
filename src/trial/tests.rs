use super::*;
use crate::kb::fixture::{Fixture, World};
use crate::source::SourceSet;

const BASE: &str = "
skills:
  - {id: cabling, name: Cabling, kind: technical, category: C, about: A., levels: {1: a, 2: b, 3: c, 4: d, 5: e}, hours_to_next: [4, 8, 16, 32, 64]}
roles:
  - {id: desk, title: Desk, track: support, level: 1, summary: S., fit: SRC, traits: {remote: hybrid, on_call: none, shift_work: none, people: 3, hardware: 1, travel: none, rhythm: tickets, selling: none, leads_people: false}}
  - {id: hand, title: Network hand, track: network, level: 2, summary: S., fit: RIC, requires: [{skill: cabling, level: 1}], traits: {remote: onsite, on_call: none, shift_work: none, people: 2, hardware: 3, travel: some, rhythm: mixed, selling: none, leads_people: false}}
  - {id: island, title: Island, track: cloud, level: 2, summary: S., fit: RIC, traits: {remote: onsite, on_call: none, shift_work: none, people: 2, hardware: 3, travel: some, rhythm: mixed, selling: main, leads_people: false}}
transitions:
  - {id: desk--hand, from: desk, to: hand, kind: specialise, in_role_months: {low: 6, likely: 12, high: 18}, standing: estimated, min_months: 3, move_months: {low: 1, likely: 3, high: 6}, inside: usual, common: common, reach: covered, degree: D, proof: P, opening: O, evidence: E, confidence: low}
activities:
  - {id: lab-cabling, title: Pull cables, kind: lab, effort: {low: 4, likely: 8, high: 16}, standing: derived, capacity: own, gains: [{skill: cabling, from: 0, level: 1}], actions: [Pull.], done_when: It holds., cost: {low: 50, high: 50, standing: estimated, as_of: 2026}}
  - {id: say-goodbye, title: Say goodbye, kind: handover, effort: {low: 1, likely: 1, high: 1}, standing: derived, capacity: own, actions: [Say it.], done_when: It is said.}
  - {id: idle, title: Idle, kind: lab, effort: {low: 1, likely: 1, high: 1}, standing: derived, capacity: own, actions: [Sit.], done_when: It is over.}
rules:
  - {id: leaving, topic: t, when: {fact: goal, is: hand}, then: [{add: {activity: say-goodbye, phase: leaving}}, {note: Go.}], because: B.}
  - {id: careful, topic: t, when: {fact: months_in_role, at_least: 6}, then: [{warn: Mind.}], because: B.}
  - {id: silent, topic: t, when: {fact: work_feels, is: routine}, then: [{set: {effortless: true}}], because: B.}
  - {id: never, topic: t, when: {fact: employed, is: false}, then: [{note: N.}], because: B.}
";

const WHO: &str = "role: desk, months_in_role: 8, goal: hand, hours_per_week: 4, work_feels: routine, avoid: [selling]";

/// What comes of a persona with these expectations: the persona and each finding as `code path: sentence`.
fn read_persona(world: &World, profile: &str, expect: &[&str]) -> (Option<Persona>, Vec<String>) {
    let list: Vec<String> = expect.iter().map(|item| format!("\n    - {{{item}, why: It is so.}}")).collect();
    let list = list.concat();
    let text = format!("persona:\n  id: me\n  about: A person.\n  profile: {{{profile}}}\n  expect:{list}\n");
    let mut sources = SourceSet::new();
    let file = sources.add("me.yaml", None, text.into_bytes());
    let (persona, findings) = read(&world.kb, &sources, file);
    (persona, lines(&findings))
}

fn lines(findings: &Diagnostics) -> Vec<String> {
    let line = |finding: &Diagnostic| {
        let path = finding.place.as_ref().map(|place| place.path.to_string()).unwrap_or_default();
        format!("{} {path}: {}", finding.code, finding.sentence)
    };
    findings.iter().map(line).collect()
}

fn try_out(profile: &str, expect: &[&str]) -> (Vec<String>, Vec<String>) {
    let world = Fixture::of(BASE).load();
    let (persona, wrong) = read_persona(&world, profile, expect);
    assert_eq!(wrong, Vec::<String>::new());
    let tried = run(&world.kb, &persona.unwrap());
    let fired = tried.fired.iter().map(|rule| world.kb.rules.id(*rule).to_owned()).collect();
    (lines(&tried.findings), fired)
}

/// What is found of one expectation of the usual person.
fn unmet(expect: &str) -> String {
    let (findings, _) = try_out(WHO, &[expect]);
    findings.join(" | ").replace("T006 persona.expect[0]: `me`: ", "")
}

#[test]
fn expectations_that_are_met() {
    let met = [
        "outcome: planned",
        "stays: false",
        "goal_is: hand",
        "goal_in: [hand, island]",
        "ranks: [hand], within: 1",
        "ranks_not: [desk], within: 1",
        "excludes: [island]",
        "passes: [hand]",
        "passes_not: [island]",
        "moves: {at_least: 1, at_most: 1}",
        "months: {at_least: 2, at_most: 12}",
        "own_hours: {at_most: 10}",
        "cost_usd: {at_least: 50, at_most: 50}",
        "steps: [lab-cabling, say-goodbye]",
        "steps_not: [idle]",
        "in_order: [lab-cabling, say-goodbye]",
        "first: [idle, lab-cabling]",
        "warns: [careful]",
        "says: [careful, leaving]",
        "says_not: [never, silent]",
        "fires: [silent, careful, leaving]",
        "fires_not: [never]",
    ];
    for expect in met {
        assert_eq!(unmet(expect), "", "{expect}");
    }
}

#[test]
fn expectations_that_are_not_met_say_what_is_instead() {
    for (expect, says) in [
        ("outcome: no-plan", "there is a plan"),
        ("stays: true", "the plan is not to stay"),
        ("goal_is: island", "the goal is `hand`, not `island`"),
        ("goal_in: [island, desk]", "the goal is `hand`, not `island` or `desk`"),
        ("ranks: [island], within: 2", "`island` is not among the first 2: `hand`"),
        ("ranks_not: [hand], within: 1", "`hand` is among the first 1: `hand`"),
        ("excludes: [hand]", "`hand` is not ruled out"),
        ("passes: [island]", "the way does not go through `island`; it leads to `hand`"),
        ("passes_not: [hand]", "the way goes through `hand`; it leads to `hand`"),
        ("moves: {at_least: 2}", "the number of moves is 1, not at least 2"),
        ("moves: {at_least: 2, at_most: 3}", "the number of moves is 1, not 2 to 3"),
        ("cost_usd: {at_most: 10}", "the cost in US dollars is 50, not at most 10"),
        ("steps: [idle]", "the plan has no step `idle`"),
        ("steps_not: [lab-cabling]", "the plan has the step `lab-cabling`"),
        ("in_order: [lab-cabling, idle]", "the plan has no step `idle`"),
        ("first: [say-goodbye]", "the first step is `lab-cabling`, not `say-goodbye`"),
        ("warns: [leaving]", "`leaving` did not warn"),
        ("says: [silent]", "`silent` said nothing"),
        ("says_not: [careful]", "`careful` spoke"),
        ("fires: [never]", "`never` did not fire"),
        ("fires_not: [silent]", "`silent` fired"),
        ("repairs: [--budget]", "`--budget` is not offered, but nothing"),
    ] {
        assert_eq!(unmet(expect), says, "{expect}");
    }
}

#[test]
fn steps_in_the_wrong_order_are_told_with_their_days() {
    let says = unmet("in_order: [say-goodbye, lab-cabling]");
    assert!(says.starts_with("`say-goodbye` begins on 2027-"), "{says}");
    assert!(says.contains(", not before `lab-cabling` on 2026-11-"), "{says}");
}

#[test]
fn a_finding_stands_at_the_expectation_and_bears_the_reason() {
    let world = Fixture::of(BASE).load();
    let persona = read_persona(&world, WHO, &["outcome: planned", "stays: true"]).0.unwrap();
    let tried = run(&world.kb, &persona);
    let finding = tried.findings.iter().next().unwrap();
    assert_eq!(finding.place.as_ref().unwrap().path.to_string(), "persona.expect[1]");
    assert_eq!(finding.help.as_deref(), Some("It is so."));
    assert!(!tried.passed());
}

#[test]
fn rules_that_fired_are_known_whether_they_spoke_or_not() {
    assert_eq!(try_out(WHO, &[]).1, ["careful", "leaving", "silent"]);
}

#[test]
fn trouble_with_the_profile_is_trouble_with_the_persona() {
    let (findings, fired) = try_out("role: dsk", &["outcome: planned"]);
    assert_eq!(findings, ["P007 persona.profile.role: there is no role `dsk`"]);
    assert!(fired.is_empty());
}

#[test]
fn a_persona_that_makes_no_sense_is_told_whole() {
    let world = Fixture::of(BASE).load();
    let expect = [
        "goal_is: hnad",
        "outcome: perhaps",
        "stays: true, outcome: planned",
        "moves: {}",
        "months: {at_least: 3, at_most: 2}",
        "steps: [idle, lab-cablng]",
        "stays: true, within: 3",
    ];
    let (persona, findings) = read_persona(&world, WHO, &expect);
    assert!(persona.is_none());
    assert_eq!(
        findings,
        [
            "T003 persona.expect[0].goal_is: there is no role `hnad`",
            "T003 persona.expect[1].outcome: there is no outcome `perhaps`",
            "T002 persona.expect[2]: an expectation has one form besides `why`",
            "T004 persona.expect[3].moves: these bounds say nothing",
            "T004 persona.expect[4].months: no number lies within these bounds",
            "T003 persona.expect[5].steps[1]: there is no activity `lab-cablng`",
            "T002 persona.expect[6].within: `within` belongs to `ranks` or `ranks_not`",
        ]
    );
}

#[test]
fn a_file_without_a_persona_is_told() {
    let world = Fixture::of(BASE).load();
    let mut sources = SourceSet::new();
    let file = sources.add("me.yaml", None, b"role: desk\n".to_vec());
    let (persona, findings) = read(&world.kb, &sources, file);
    assert!(persona.is_none());
    assert_eq!(lines(&findings), ["T001 : this file has no `persona`"]);
}
