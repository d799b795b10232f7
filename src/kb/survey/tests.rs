use std::fmt::Write as _;

use jiff::civil::date;

use super::*;
use crate::kb::fixture::{Fixture, World};

/// A draft of a base, one list after the other.
#[derive(Default)]
struct Draft {
    roles: String,
    skills: String,
    transitions: String,
    rules: String,
    other: String,
}

impl Draft {
    /// A base in which nothing is odd apart from what the shipped facts need: a start role and a desk.
    fn new() -> Self {
        Self::default()
    }

    /// A role of the track support with its hiring bar and what it teaches.
    fn role(mut self, id: &str, level: u8, rest: &str) -> Self {
        let traits = "traits: {remote: hybrid, on_call: none, shift_work: none, people: 3, hardware: 1, travel: none, \
             rhythm: tickets, selling: none, leads_people: false}, fit: SRC";
        let traits = if level > 0 { format!(", {traits}") } else { String::new() };
        let _ = writeln!(
            self.roles,
            "  - {{id: {id}, title: T, track: support, level: {level}, summary: S.{traits}{rest}}}"
        );
        self
    }

    fn skill(mut self, id: &str) -> Self {
        let levels = "levels: {1: a, 2: b, 3: c, 4: d, 5: e}, hours_to_next: [1, 1, 1, 1, 1]";
        let _ = writeln!(self.skills, "  - {{id: {id}, name: S, kind: technical, category: C, about: A., {levels}}}");
        self
    }

    fn way(mut self, from: &str, to: &str, rest: &str) -> Self {
        let reach = if rest.contains("reach:") { "" } else { ", reach: covered" };
        let _ = writeln!(
            self.transitions,
            "  - {{id: {from}--{to}, from: {from}, to: {to}, kind: promotion, in_role_months: {{low: 6, likely: 12, \
             high: 18}}, standing: estimated, min_months: 3, move_months: {{low: 1, likely: 3, high: 6}}, inside: usual, \
             common: common, degree: D, proof: P, opening: O, evidence: E, confidence: low{reach}{rest}}}"
        );
        self
    }

    fn rule(mut self, id: &str, when: &str, then: &str) -> Self {
        let when = if when.is_empty() { String::new() } else { format!("when: {when}, ") };
        let _ = writeln!(self.rules, "  - {{id: {id}, topic: t, {when}then: [{then}], because: B.}}");
        self
    }

    /// Any other list with its heading.
    fn list(mut self, text: &str) -> Self {
        let _ = writeln!(self.other, "{text}");
        self
    }

    fn load(self) -> World {
        let Self { roles, skills, transitions, rules, other } = self;
        let text = format!("roles:\n{roles}skills:\n{skills}transitions:\n{transitions}rules:\n{rules}{other}");
        Fixture::of(&text).load()
    }

    fn told(self, code: &str) -> Vec<String> {
        let world = self.load();
        let survey = survey(&world.kb, &world.places, date(2026, 11, 21));
        world.told(&survey.findings, code).into_iter().map(|line| without_place(&line)).collect()
    }
}

/// The finding without its line and column, which are tested with each family once.
fn without_place(line: &str) -> String {
    line.split_once(' ').map(|(_, rest)| rest.to_owned()).unwrap_or_default()
}

const ACTIVITY: &str = "title: Do it, kind: lab, effort: {low: 1, likely: 2, high: 3}, standing: derived, capacity: own, \
     actions: [Do it.], done_when: It is done.";

fn activity(id: &str, rest: &str) -> String {
    format!("  - {{id: {id}, {ACTIVITY}{rest}}}\n")
}

fn certification(id: &str, rest: &str) -> String {
    format!(
        "  - {{id: {id}, name: N, issuer: I, level: entry, fee: {{usd: 100, standing: sourced, as_of: 2026-11-01}}, \
         study_hours: {{low: 1, likely: 2, high: 3, standing: derived}}, lifecycle: {{status: active}}{rest}}}\n"
    )
}

mod roads {
    use super::*;

    #[test]
    fn a_role_that_nothing_leads_to() {
        let draft = || Draft::new().role("start", 0, "").role("desk", 1, "").role("top", 6, "");
        let draft = draft().way("start", "desk", "").way("start", "top", ", reach: bridge, via: [desk]");
        assert_eq!(
            draft.told(codes::NO_WAY_IN),
            [
                "warning: nothing leads to the role `top` / add a transition to it; a bridge alone is not one, since plans \
              go over the roles between"
            ]
        );
    }

    #[test]
    fn a_role_from_which_no_way_leads_on() {
        let draft = Draft::new().role("start", 0, "").role("desk", 1, "").role("top", 6, "");
        assert_eq!(
            draft.way("start", "desk", "").way("start", "top", "").told(codes::NO_WAY_ON),
            [
                "warning: no way leads on from the role `desk` / add a transition from it; only roles from level 6 on may \
              be the last"
            ]
        );
    }

    #[test]
    fn a_finding_points_to_the_id() {
        let world = Draft::new().role("desk", 1, "").load();
        let survey = survey(&world.kb, &world.places, date(2026, 11, 21));
        assert!(world.told(&survey.findings, codes::NO_WAY_IN)[0].starts_with("2:10 warning"));
    }
}

mod bars {
    use super::*;

    fn draft(bar: &str) -> Draft {
        let draft = Draft::new().role("start", 0, "").role("desk", 1, bar).role("top", 6, "").skill("cabling");
        draft.way("start", "desk", "").way("desk", "top", "")
    }

    const BAR: &str = ", requires: [{skill: cabling, level: 2}]";

    #[test]
    fn a_bar_that_nothing_brings_anybody_over() {
        let told = draft(", requires: [{skill: cabling, level: 1, preferred: true}]").told(codes::NOTHING_BRINGS);
        assert_eq!(told, Vec::<String>::new());
        assert_eq!(
            draft(BAR).told(codes::NOTHING_BRINGS),
            ["warning: `desk` asks for `cabling` at level 2, and nothing brings anybody there / add an activity that \
              gains it, let another role teach it, or lower the bar"]
        );
    }

    #[test]
    fn a_finding_points_to_the_level() {
        let world = draft(BAR).load();
        let survey = survey(&world.kb, &world.places, date(2026, 11, 21));
        let finding = survey.findings.iter().find(|finding| finding.code == codes::NOTHING_BRINGS).unwrap();
        assert_eq!(finding.place.as_ref().unwrap().path.to_string(), "roles[1].requires[0].level");
    }

    #[test]
    fn an_activity_an_exam_or_another_role_bring_it() {
        let lab = activity("lab", ", gains: [{skill: cabling, from: 0, level: 2}]");
        assert!(draft(BAR).list(&format!("activities:\n{lab}")).told(codes::NOTHING_BRINGS).is_empty());
        let exam = certification("exam", ", proves: [{skill: cabling, level: 4}]");
        let named = format!("{BAR}, certifications: [exam]");
        assert!(draft(&named).list(&format!("certifications:\n{exam}")).told(codes::NOTHING_BRINGS).is_empty());
        let unnamed = draft(BAR).list(&format!("certifications:\n{exam}"));
        assert_eq!(unnamed.told(codes::NOTHING_BRINGS).len(), 1, "plans take only exams that employers name");
        let teaches = ", teaches: [{skill: cabling, pace: daily, months: {1: [1, 2, 3], 2: [4, 5, 6]}}]";
        assert!(draft(BAR).role("other", 2, teaches).told(codes::NOTHING_BRINGS).is_empty());
    }

    #[test]
    fn an_exam_brings_level_two_at_most() {
        let bar = ", requires: [{skill: cabling, level: 3}], certifications: [exam]";
        let exam = certification("exam", ", proves: [{skill: cabling, level: 4}]");
        assert_eq!(draft(bar).list(&format!("certifications:\n{exam}")).told(codes::NOTHING_BRINGS).len(), 1);
    }

    #[test]
    fn the_role_itself_does_not_bring_it_and_work_jumps_no_level() {
        let own = ", requires: [{skill: cabling, level: 1}], teaches: [{skill: cabling, pace: daily, months: {1: [1, 2, 3]}}]";
        assert_eq!(draft(own).told(codes::NOTHING_BRINGS).len(), 1);
        let jump = ", teaches: [{skill: cabling, pace: daily, months: {2: [4, 5, 6]}}]";
        assert_eq!(draft(BAR).role("other", 2, jump).told(codes::NOTHING_BRINGS).len(), 1);
    }

    #[test]
    fn an_activity_that_nobody_can_begin_brings_nothing() {
        let lab = activity("lab", ", gains: [{skill: cabling, from: 1, level: 2}]");
        assert_eq!(draft(BAR).list(&format!("activities:\n{lab}")).told(codes::NOTHING_BRINGS).len(), 1);
    }

    #[test]
    fn teaching_on_a_condition_is_named_but_not_relied_on() {
        let teaches =
            ", teaches: [{skill: cabling, pace: daily, months: {1: [1, 2, 3], 2: [4, 5, 6]}, only_if: racks}]";
        assert_eq!(
            draft(BAR).role("other", 2, teaches).told(codes::NOTHING_BRINGS),
            [
                "warning: `desk` asks for `cabling` at level 2, and nothing brings anybody there / `other` only teach it on \
              a condition, which plans do not rely on; add an activity that gains it"
            ]
        );
    }

    #[test]
    fn work_on_a_track_or_in_a_job_is_for_those_who_have_one() {
        let gains = ", gains: [{skill: cabling, from: 0, level: 2}]";
        let lab = activity("lab", &format!("{gains}, needs: {{fact: role_track, is: network}}"));
        assert_eq!(draft(BAR).list(&format!("activities:\n{lab}")).told(codes::OUT_OF_REACH).len(), 0, "told as a bar");
        let on_the_job = activity("lab", gains).replace("capacity: own", "capacity: work");
        let told =
            draft(BAR).role("other", 2, "").list(&format!("activities:\n{on_the_job}")).told(codes::OUT_OF_REACH);
        assert_eq!(
            told,
            ["warning: nobody who begins outside IT can get to `desk` / what is lacking on the way from `start` is \
              `cabling 2`"]
        );
    }

    #[test]
    fn a_role_that_teaches_what_its_own_bar_asks_cannot_be_reached() {
        let teaches = ", teaches: [{skill: cabling, pace: daily, months: {1: [1, 2, 3], 2: [4, 5, 6]}}]";
        let draft = draft(BAR).role("other", 2, teaches).way("desk", "other", "");
        assert_eq!(
            draft.told(codes::OUT_OF_REACH),
            ["warning: nobody who begins outside IT can get to `desk` / what is lacking on the way from `start` is \
              `cabling 2`"]
        );
    }
}

mod gates {
    use super::*;

    #[test]
    fn a_need_that_contradicts_itself() {
        let needs = ", needs: {all: [{fact: work_feels, is: routine}, {fact: work_feels, is: learning}]}";
        let draft = Draft::new().role("start", 0, "").list(&format!("activities:\n{}", activity("lab", needs)));
        assert_eq!(
            draft.told(codes::SHUT_GATE),
            ["warning: the activity `lab` can never be done: its condition cannot hold / `{fact: work_feels, is: \
              routine}` and `{fact: work_feels, is: learning}` exclude each other"]
        );
    }

    #[test]
    fn a_gate_that_nothing_opens() {
        let gate = ", when: {all: [{skill: cabling, level: 1}, {fact: employed, is: true}]}";
        let draft = Draft::new().role("start", 0, "").role("desk", 1, "").skill("cabling").way("start", "desk", gate);
        assert_eq!(
            draft.told(codes::SHUT_GATE),
            ["warning: the move `start--desk` can never be made: nothing brings what it needs / no activity, \
              certification or role brings `cabling` at level 1"]
        );
    }

    #[test]
    fn a_question_about_a_fact_that_no_rule_sets() {
        let question =
            "questions:\n  - {id: q, fact: employed, text: T?, why: W., weight: 5, when: {fact: plateaued, is: true}}";
        assert_eq!(
            Draft::new().role("start", 0, "").list(question).told(codes::SHUT_GATE),
            [
                "warning: the question `q` can never be asked: its condition cannot hold / `{fact: plateaued, is: true}` \
              never holds: no rule that can fire sets `plateaued` so"
            ]
        );
    }
}

mod rules {
    use super::*;

    fn draft() -> Draft {
        Draft::new().role("start", 0, "")
    }

    #[test]
    fn a_rule_that_never_fires() {
        let when = "{all: [{fact: months_in_role, at_least: 12}, {fact: months_in_role, at_most: 6}]}";
        assert_eq!(
            draft().rule("r", when, "{note: N.}").told(codes::NEVER_FIRES),
            [
                "warning: the rule `r` can never fire / `{fact: months_in_role, at_least: 12}` and `{fact: months_in_role, \
              at_most: 6}` exclude each other"
            ]
        );
    }

    #[test]
    fn a_rule_that_always_fires() {
        let when = "{any: [{fact: months_in_role, at_least: 12}, {fact: months_in_role, at_most: 20}]}";
        assert_eq!(
            draft().rule("r", when, "{note: N.}").told(codes::ALWAYS_FIRES),
            [
                "warning: the rule `r` fires for everybody who answers, though it has a condition / leave `when` out, or \
              ask for something that can be otherwise"
            ]
        );
        assert!(draft().rule("r", "{fact: employed, known: true}", "{note: N.}").told(codes::ALWAYS_FIRES).is_empty());
    }

    #[test]
    fn an_alternative_that_never_counts() {
        let when = "{all: [{fact: employed, is: true}, {any: [{fact: employed, is: false}, {fact: work_feels, is: routine}]}]}";
        let world = draft().rule("r", when, "{note: N.}").load();
        let survey = survey(&world.kb, &world.places, date(2026, 11, 21));
        let finding = survey.findings.iter().find(|finding| finding.code == codes::DEAD_PART).unwrap();
        assert_eq!(finding.sentence, "`{fact: employed, is: false}` can never hold here");
        assert_eq!(finding.place.as_ref().unwrap().path.to_string(), "rules[0].when.all[1].any[0]");
    }

    #[test]
    fn a_rule_that_comes_too_late() {
        let then = "{note: N.}, {prefer: {way: inside}}";
        assert_eq!(
            draft().rule("r", "{fact: plan_moves, at_least: 2}", then).told(codes::TOO_LATE),
            [
                "warning: the rule `r` waits for the finished plan and can no longer change it / keep `warn`, `note` and \
              `strength` here, and move the rest to a rule that does not read `plan_` facts"
            ]
        );
    }
}

mod clashes {
    use super::*;

    fn draft() -> Draft {
        Draft::new().role("start", 0, "").role("desk", 1, "")
    }

    #[test]
    fn a_preference_that_a_ban_always_undoes() {
        let draft = draft().rule("likes", "{fact: months_in_role, at_least: 24}", "{prefer: {role: desk}}");
        let draft = draft.rule("bans", "{fact: months_in_role, at_least: 12}", "{forbid: {track: support}}");
        assert_eq!(
            draft.told(codes::OVERRULED),
            ["warning: whenever `likes` prefers the role `desk`, `bans` rules it out / take one of the two out, or \
              narrow the ban"]
        );
    }

    #[test]
    fn a_ban_that_is_an_exception_is_no_clash() {
        let draft = draft().rule("likes", "{fact: months_in_role, at_least: 12}", "{prefer: {role: desk}}");
        let draft = draft.rule("bans", "{fact: months_in_role, at_least: 24}", "{forbid: {role: desk}}");
        assert!(draft.told(codes::OVERRULED).is_empty());
    }

    #[test]
    fn rules_that_disagree_on_a_fact() {
        let draft = draft().rule("one", "{fact: months_in_role, at_least: 12}", "{set: {way: inside}}");
        let draft = draft.rule("two", "{fact: months_in_role, at_most: 12}", "{set: {way: outside}}");
        assert_eq!(
            draft.told(codes::DISAGREE),
            [
                "warning: `one` sets `way` to inside, `two` to outside, and both can hold / when `months_in_role` is 12, for \
              example; let the conditions exclude each other, or give one a higher priority"
            ]
        );
    }

    #[test]
    fn rules_that_exclude_each_other_or_differ_in_priority_do_not_disagree() {
        let apart = draft().rule("one", "{fact: months_in_role, at_least: 13}", "{set: {way: inside}}");
        assert!(
            apart
                .rule("two", "{fact: months_in_role, at_most: 12}", "{set: {way: outside}}")
                .told(codes::DISAGREE)
                .is_empty()
        );
        let ranked = draft().rule("one", "{fact: employed, is: true}", "{set: {way: inside}}");
        let ranked = ranked.list("").rule("two", "{fact: employed, is: true}", "{set: {way: outside}}");
        let ranked = Draft { rules: ranked.rules.replacen("because: B.", "because: B., priority: high", 1), ..ranked };
        assert!(ranked.told(codes::DISAGREE).is_empty());
    }
}

mod ladder {
    use super::*;

    #[test]
    fn a_promotion_to_less() {
        let bar = |level| format!(", requires: [{{skill: cabling, level: {level}}}]");
        let draft =
            Draft::new().role("start", 0, "").role("desk", 1, &bar(3)).role("lead", 2, &bar(2)).skill("cabling");
        assert_eq!(
            draft.way("desk", "lead", "").told(codes::FALLING_BAR),
            [
                "note: `desk--lead` is a promotion to a role that asks less: `cabling` 2 after 3 / check the bars of `desk` \
              and `lead`"
            ]
        );
    }
}

mod unused {
    use super::*;

    #[test]
    fn items_that_nobody_uses() {
        let draft =
            Draft::new().role("start", 0, "").skill("cabling").list(&format!("activities:\n{}", activity("idle", "")));
        let draft = draft.list(&format!("certifications:\n{}", certification("exam", "")));
        let draft = draft.list("sources:\n  - {id: book, title: T, publisher: P, as_of: 2026}");
        let draft = draft.list(
            "resources:\n  - {id: site, title: T, publisher: P, kind: docs, cost: {kind: free, text: free, as_of: 2026}, \
             last_seen: 2026, confidence: high}",
        );
        let told = draft.told(codes::UNUSED);
        for wanted in [
            "warning: no role asks for the skill `cabling` / let a role or a condition ask for it, or take it out",
            "warning: the activity `idle` gains nothing, and no rule adds it / let it gain a level, or let a rule add it",
            "warning: no role or transition names the certification `exam` / name it in the `certifications` of a role \
             or transition, or take it out",
            "warning: no plan can name the resource `site` / name it in the `resources` of an activity, or say which \
             certifications it prepares for",
            "warning: nothing cites the source `book` / cite it where it is used, or take it out",
            "warning: nothing reads the fact `laid_off` / read it in a condition or a text, or take it out",
            "warning: no role belongs to the track `cloud` / add a role, or take the track out",
        ] {
            assert!(told.iter().any(|line| line == wanted), "{wanted}\nis not in\n{told:#?}");
        }
    }

    #[test]
    fn a_question_whose_answer_nobody_reads() {
        let question = "questions:\n  - {id: q, fact: laid_off, text: T?, why: W., weight: 5}";
        let told = Draft::new().role("start", 0, "").list(question).told(codes::UNUSED);
        let wanted = "warning: the question `q` asks for `laid_off`, which nothing reads / read the fact in a condition \
             or a text, or take the question out";
        assert!(told.iter().any(|line| line == wanted), "{told:#?}");
        assert!(!told.iter().any(|line| line.contains("nothing reads the fact `laid_off`")));
    }

    #[test]
    fn what_is_used_is_not_told() {
        let draft = Draft::new().role("start", 0, ", requires: [{skill: cabling, level: 1}]").skill("cabling");
        let draft = draft.rule("r", "{fact: laid_off, is: true}", "{add: {activity: idle, phase: now}}");
        let told = draft.list(&format!("activities:\n{}", activity("idle", ""))).told(codes::UNUSED);
        assert!(!told.iter().any(|line| ["`cabling`", "`idle`", "`laid_off`"].iter().any(|id| line.contains(id))));
    }
}

mod claims {
    use super::*;

    fn draft(acts: &str) -> Draft {
        let claim = format!("claims:\n  - {{id: A1, source: book, says: Books help., acts: {acts}}}");
        let sources = "sources:\n  - {id: book, title: T, publisher: P, as_of: 2026}";
        Draft::new().role("start", 0, "").list(&claim).list(sources)
    }

    #[test]
    fn a_claim_that_nobody_acts_on() {
        assert_eq!(
            draft("rule").told(codes::CLAIM_NOT_ACTED_ON),
            ["warning: no rule acts on the claim `A1` / name it in the `claims` of one, or say `acts: none` with a \
              `note`; it says: Books help."]
        );
    }

    #[test]
    fn a_claim_that_another_kind_acts_on() {
        let lab = format!("activities:\n{}", activity("lab", ", claims: [A1]"));
        assert_eq!(
            draft("rule").list(&lab).told(codes::CLAIM_NOT_ACTED_ON),
            ["warning: no rule acts on the claim `A1` / say `acts: activity`, which names it"]
        );
        assert!(draft("activity").list(&lab).told(codes::CLAIM_NOT_ACTED_ON).is_empty());
    }

    #[test]
    fn a_claim_that_stands_for_itself_needs_a_note() {
        assert_eq!(
            draft("none").told(codes::CLAIM_WITHOUT_NOTE),
            ["warning: `A1` acts on `none`, and no note says where or why / add a `note`"]
        );
        assert!(draft("none, note: It is old").told(codes::CLAIM_WITHOUT_NOTE).is_empty());
    }

    #[test]
    fn the_account_counts_what_is_answered_for() {
        let account = |acts: &str| {
            let world = draft(acts).load();
            survey(&world.kb, &world.places, date(2026, 11, 21)).claims
        };
        let open = account("none, note: It is old");
        assert_eq!((open.total, open.accounted, open.not_acted_on.len()), (1, 1, 1));
        assert_eq!(open.not_acted_on[0].note.as_deref(), Some("It is old"));
        let missed = account("rule");
        assert_eq!((missed.total, missed.accounted, missed.not_acted_on.len()), (1, 0, 1));
    }
}

mod age {
    use super::*;

    fn told_on(world: &World, today: Date, code: &str) -> Vec<String> {
        let survey = survey(&world.kb, &world.places, today);
        world.told(&survey.findings, code).into_iter().map(|line| without_place(&line)).collect()
    }

    fn source(as_of: &str) -> World {
        let source =
            format!("sources:\n  - {{id: book, title: T, publisher: P, as_of: {as_of}, shelf_life_months: 12}}");
        Draft::new().role("start", 0, "").list(&source).load()
    }

    #[test]
    fn a_source_past_its_shelf_life() {
        let world = source("2025-11-20");
        assert_eq!(
            told_on(&world, date(2026, 11, 21), codes::STALE_SOURCE),
            [
                "warning: the source `book` of 2025-11-20 was good until 2026-11-20 / read it again, mend what rests on it, \
              and set `as_of` to the day of reading"
            ]
        );
        assert!(told_on(&world, date(2026, 11, 20), codes::STALE_SOURCE).is_empty());
    }

    #[test]
    fn months_and_years_count_from_their_end_and_undated_sources_not_at_all() {
        let last_good = |as_of: &str, day| told_on(&source(as_of), day, codes::STALE_SOURCE).is_empty();
        assert!(last_good("2025-02", date(2026, 2, 28)) && !last_good("2025-02", date(2026, 3, 1)));
        assert!(last_good("2025", date(2026, 12, 31)) && !last_good("2025", date(2027, 1, 1)));
        assert!(last_good("undated", date(2099, 1, 1)));
    }

    #[test]
    fn a_price_of_long_ago() {
        let exam = certification("exam", "");
        let world = Draft::new().role("start", 0, "").list(&format!("certifications:\n{exam}")).load();
        assert!(told_on(&world, date(2028, 5, 1), codes::STALE_PRICE).is_empty());
        assert_eq!(
            told_on(&world, date(2028, 5, 2), codes::STALE_PRICE),
            [
                "warning: the fee of `exam` is of 2026-11-01, which is long ago / look it up and set `as_of` anew; prices \
              are good for 18 months"
            ]
        );
    }

    #[test]
    fn an_exam_whose_last_day_is_over() {
        let exam = |exams: &str| {
            let exam = certification("exam", &format!(", exams: [{exams}]"));
            Draft::new().role("start", 0, "").list(&format!("certifications:\n{exam}")).load()
        };
        let old = "{code: OLD, ends: 2026-10-31}";
        assert_eq!(
            told_on(&exam(old), date(2026, 11, 1), codes::ENDED),
            [
                "warning: `exam` could be taken until 2026-10-31 / move it to `retired_certifications` with its successor, \
              or set the dates anew"
            ]
        );
        assert!(told_on(&exam(old), date(2026, 10, 31), codes::ENDED).is_empty());
        assert!(told_on(&exam(&format!("{old}, {{code: NEW}}")), date(2026, 11, 1), codes::ENDED).is_empty());
    }
}

mod estimates {
    use super::*;

    #[test]
    fn an_estimate_that_rests_on_nothing() {
        let lab = activity("lab", "").replace("standing: derived", "standing: estimated");
        let draft = |lab: &str| Draft::new().role("start", 0, "").list(&format!("activities:\n{lab}"));
        assert_eq!(
            draft(&lab).told(codes::NO_BASIS),
            ["note: the effort of `lab` is an estimate that rests on nothing / say in `basis` where it comes from"]
        );
        let founded = lab.replace("capacity: own", "capacity: own, basis: tried it");
        assert!(draft(&founded).told(codes::NO_BASIS).is_empty());
    }
}

#[test]
fn the_shipped_base_has_no_contradictions() {
    let mut sources = crate::source::SourceSet::new();
    crate::kb::builtin::add_to(&mut sources);
    let loaded = crate::kb::load(&sources);
    let survey = survey(&loaded.base.unwrap(), &loaded.places, date(2026, 11, 21));
    let grave = [
        codes::NO_WAY_IN,
        codes::NO_WAY_ON,
        codes::NOTHING_BRINGS,
        codes::OUT_OF_REACH,
        codes::SHUT_GATE,
        codes::NEVER_FIRES,
        codes::ALWAYS_FIRES,
        codes::DEAD_PART,
        codes::OVERRULED,
        codes::DISAGREE,
        codes::TOO_LATE,
        codes::CLAIM_NOT_ACTED_ON,
        codes::CLAIM_WITHOUT_NOTE,
        codes::ENDED,
    ];
    let told: Vec<_> = survey.findings.iter().filter(|finding| grave.contains(&finding.code)).collect();
    assert!(told.is_empty(), "{told:#?}");
    assert_eq!(survey.claims.accounted, survey.claims.total);
}
