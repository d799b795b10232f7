//! Plans made by hand for the tests: one with two moves and ten steps, one that could not be made.
//!
//! Some texts are hostile on purpose. Every text of the plan passes through a function, so that a
//! test can put anything in its place.

mod steps;

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use serde_json::json;

use crate::kb::Range;
use crate::plan::*;
use steps::steps;

/// The plan as it stands below.
pub fn two_moves() -> Plan {
    two_moves_with(&str::to_owned)
}

/// The plan with another text wherever a person's or an author's words may stand.
pub fn two_moves_with(t: &dyn Fn(&str) -> String) -> Plan {
    Plan {
        outcome: Outcome::Planned,
        start: date(2026, 12, 1),
        base: BaseInfo { name: t("built-in base"), version: "2026.11".into(), as_of: date(2026, 11, 21) },
        profile: facts(t),
        skills: skills(t),
        certifications: certifications(t),
        role: desk(t),
        goal: Some(GoalInfo { role: admin(t), chosen_by: ChosenBy::Ranking, stay: false }),
        assumptions: vec![
            t(
                "nobody said how many hours a week the job gives for learning, so the plan reckons with none; say `--set work_hours_per_week=2`",
            ),
            t("pay is for Ohio | the area that you gave"),
        ],
        own_minutes_per_week: 360,
        moves: vec![first_move(t), second_move(t)],
        steps: steps(t),
        reviews: reviews(t),
        totals: totals(),
        messages: messages(t),
        ranking: ranking(t),
        alternatives: alternatives(t),
        proof: Some(Proof {
            objective: "balanced",
            measure: "days from the start to the first day in the goal role",
            value: 559.0,
            lower_bound: 559.0,
            optimal: true,
        }),
        diagnosis: None,
        sources: sources(t),
    }
}

/// A plan that could not be made.
pub fn no_plan() -> Plan {
    let t = &str::to_owned;
    Plan {
        outcome: Outcome::NoPlan,
        moves: Vec::new(),
        steps: Vec::new(),
        reviews: Vec::new(),
        ranking: Vec::new(),
        alternatives: Vec::new(),
        proof: None,
        goal: Some(GoalInfo { role: admin(t), chosen_by: ChosenBy::Person, stay: false }),
        totals: Totals {
            own_minutes: none(),
            work_minutes: none(),
            cost_usd: 0,
            employer_pays_usd: 0,
            months: none(),
            ..totals()
        },
        diagnosis: Some(Diagnosis {
            conflicts: vec![
                t("at 2 h a week the likely arrival is Oct 2029, and your deadline is 30 Jun 2028"),
                t("the exams on the way cost $525, and your budget is $200"),
            ],
            repairs: vec![
                Repair { says: t("with 5 h a week you arrive in June 2028"), flag: "--hours-per-week 5".into() },
                Repair {
                    says: t("with a deadline in October 2029 two hours a week are enough"),
                    flag: "--deadline 2029-10".into(),
                },
            ],
        }),
        ..two_moves()
    }
}

type Words<'a> = &'a dyn Fn(&str) -> String;

fn none() -> Range<u32> {
    range(0, 0, 0)
}

fn range(low: u32, likely: u32, high: u32) -> Range<u32> {
    Range { low, likely, high }
}

fn hours(low: u32, likely: u32, high: u32) -> Range<u32> {
    range(low * 60, likely * 60, high * 60)
}

fn dates(early: Date, likely: Date, late: Date) -> Dates {
    Dates { early, likely, late }
}

fn desk(t: Words) -> RoleInfo {
    RoleInfo { id: "help-desk-technician".into(), title: t("Help desk technician") }
}

fn junior(t: Words) -> RoleInfo {
    RoleInfo { id: "junior-systems-administrator".into(), title: t("Junior systems administrator") }
}

fn admin(t: Words) -> RoleInfo {
    RoleInfo { id: "systems-administrator".into(), title: t("Systems administrator") }
}

fn facts(t: Words) -> Vec<ProfileFact> {
    let fact = |id: &str, value, words: &str, sensitive| ProfileFact {
        id: id.into(),
        value,
        words: t(words),
        origin: "person",
        sensitive,
    };
    vec![
        fact("role", json!("help-desk-technician"), "Help desk technician", false),
        fact("months_in_role", json!(30), "30 months", false),
        fact("hours_per_week", json!(6), "6 hours", false),
        fact("pay_usd", json!(52000), "$52,000", false),
        fact("health_limits", json!("a bad back, told in confidence"), "a bad back, told in confidence", true),
    ]
}

fn skills(t: Words) -> Vec<SkillHeld> {
    let skill = |id: &str, name: &str, level, stated, why: &str| SkillHeld {
        id: id.into(),
        name: t(name),
        level,
        stated,
        why: t(why),
    };
    vec![
        skill("active-directory", "Active Directory", 1, true, "you said so"),
        skill("customer-service", "Customer service", 3, false, "30 months as help desk technician"),
        skill("linux", "Linux", 1, false, "CompTIA A+ suggests it"),
        skill("remote-support", "Remote support", 3, false, "30 months as help desk technician"),
        skill("ticketing", "Ticket | queue handling", 3, false, "the role asks for it\non the first day"),
        skill("windows-client", "Windows client", 3, true, "you said so"),
        skill("windows-server", "Windows Server", 1, false, "30 months as help desk technician"),
    ]
}

fn certifications(t: Words) -> Vec<CertificationHeld> {
    vec![CertificationHeld {
        id: "comptia-a-plus".into(),
        name: t("CompTIA A+"),
        earned: Some(date(2024, 3, 1)),
        lapses: Some(date(2027, 3, 1)),
        through: None,
    }]
}

fn first_move(t: Words) -> Move {
    Move {
        number: 1,
        from: desk(t),
        to: junior(t),
        transition: "help-desk-technician--junior-systems-administrator".into(),
        way: MoveWay::Inside,
        begin: date(2026, 12, 1),
        ready: date(2027, 6, 14),
        arrive: dates(date(2027, 7, 12), date(2027, 9, 13), date(2027, 12, 20)),
        pay: Some(pay(range(52_300, 61_800, 74_100), true)),
        degree: t("An associate degree helps and is not asked for"),
        proof: t("A lab that you can show, and two changes that you made at work"),
        pitfalls: vec![t("Waiting to be asked"), t("A title without *server* duties | <b>read the advert</b>")],
        gaps: vec![
            gap(t, "active-directory", "Active Directory", 1, 2, &["lab-active-directory"]),
            gap(
                t,
                "windows-server",
                "Windows Server",
                1,
                2,
                &["lab-active-directory", "patching-at-work", "on-the-job"],
            ),
            gap(t, "scripting", "Scripting", 0, 1, &["study-powershell"]),
            gap(t, "windows-client", "Windows client", 3, 3, &[]),
        ],
        sources: vec!["bls-oews".into(), "help-desk-blues".into()],
    }
}

fn second_move(t: Words) -> Move {
    Move {
        number: 2,
        from: junior(t),
        to: admin(t),
        transition: "junior-systems-administrator--systems-administrator".into(),
        way: MoveWay::Either,
        begin: date(2027, 9, 13),
        ready: date(2028, 3, 6),
        arrive: dates(date(2028, 2, 7), date(2028, 6, 12), date(2029, 1, 15)),
        pay: Some(pay(range(74_200, 92_400, 119_000), false)),
        degree: String::new(),
        proof: t("A service that you ran for half a year"),
        pitfalls: Vec::new(),
        gaps: vec![
            gap(t, "windows-server", "Windows Server", 2, 3, &["on-the-job"]),
            gap(t, "scripting", "Scripting", 1, 2, &["automate-one-chore"]),
        ],
        sources: Vec::new(),
    }
}

fn pay(usd: Range<u32>, derived: bool) -> Pay {
    Pay { usd, area: "US-OH".into(), release: "BLS OEWS May 2025".into(), derived }
}

fn gap(t: Words, skill: &str, name: &str, from: u8, to: u8, closed_by: &[&str]) -> Gap {
    Gap {
        skill: skill.into(),
        name: t(name),
        from,
        to,
        means: t("does the common tasks | alone"),
        closed_by: closed_by.iter().map(|&id| id.into()).collect(),
    }
}

fn reviews(t: Words) -> Vec<Review> {
    vec![
        Review {
            on: date(2026, 12, 31),
            questions: vec![t("Did you find six hours a week?"), t("Does your manager know your goal?")],
        },
        Review { on: date(2027, 3, 1), questions: vec![t("Is the lab running?")] },
    ]
}

fn totals() -> Totals {
    let steps = steps(&str::to_owned);
    let minutes = |capacity: &str| {
        let of = steps.iter().filter(|step| step.capacity == capacity).map(|step| step.effort_minutes);
        of.fold(none(), |sum, step| range(sum.low + step.low, sum.likely + step.likely, sum.high + step.high))
    };
    Totals {
        own_minutes: minutes("own"),
        work_minutes: minutes("work"),
        cost_usd: steps.iter().map(|step| step.cost_usd).sum(),
        employer_pays_usd: steps.iter().map(|step| step.employer_pays_usd).sum(),
        finish: dates(date(2028, 2, 7), date(2028, 6, 12), date(2029, 1, 15)),
        months: range(14, 18, 25),
    }
}

fn messages(t: Words) -> Vec<Advice> {
    let message = |severity, text: &str, because: &str, opinion| Advice {
        rule: Some("some-rule".into()),
        severity,
        text: t(text),
        because: t(because),
        opinion,
        sources: vec!["help-desk-blues".into()],
    };
    vec![
        message(
            "strength",
            "You have 30 months on the desk: you know how users meet the systems",
            "it is what server teams lack",
            false,
        ),
        message("warning", "Your A+ lapses on 1 Mar 2027", "a lapsed certificate has to be taken again", false),
        message("note", "A degree is not asked for on this way", "adverts name it as a wish", true),
        message("note", "Note two", "because of two", false),
        message("note", "Note three", "because of three", false),
        message("note", "Note four\u{7}", "because of four", false),
    ]
}

fn ranking(t: Words) -> Vec<Ranked> {
    let ranked = |role: RoleInfo, score, band, months, excluded_by: Vec<String>| Ranked {
        role,
        track: "infrastructure".into(),
        score,
        band,
        parts: BTreeMap::from([("fit", 0.8), ("pay", 0.5)]),
        weights: BTreeMap::from([("fit", 0.6), ("pay", 0.4)]),
        months,
        own_hours: Some(163),
        moves: Some(2),
        pay: Some(pay(range(74_200, 92_400, 119_000), false)),
        reasons: vec![t("you named servers and automation"), t("seven of nine skills carry over")],
        excluded_by,
    };
    let role = |id: &str, title: &str| RoleInfo { id: id.into(), title: t(title) };
    vec![
        ranked(admin(t), 0.712, Band::Stretch, Some(18), Vec::new()),
        ranked(role("network-administrator", "Network administrator"), 0.64, Band::Near, Some(14), Vec::new()),
        ranked(role("soc-analyst", "SOC analyst"), 0.6, Band::LongTerm, None, Vec::new()),
        ranked(role("sales-engineer", "Sales engineer"), 0.2, Band::LongTerm, None, vec![t("you avoid selling")]),
    ]
}

fn alternatives(t: Words) -> Vec<Alternative> {
    vec![Alternative {
        objective: "cheapest",
        roles: vec![desk(t), junior(t), admin(t)],
        totals: Totals { cost_usd: 0, months: range(16, 22, 30), ..totals() },
        gains: t("saves $165"),
        gives_up: t("takes 4 months longer"),
    }]
}

fn sources(t: Words) -> BTreeMap<String, SourceInfo> {
    let source = |title: &str, publisher: &str, url: Option<&str>, as_of: &str| SourceInfo {
        title: t(title),
        publisher: t(publisher),
        url: url.map(str::to_owned),
        as_of: as_of.into(),
    };
    let pay = source(
        "Occupational employment and wages",
        "US Bureau of Labor Statistics",
        Some("https://www.bls.gov/oes/"),
        "2025-05",
    );
    let blues = source("Help desk | blues", "A blog", None, "2024-02-11");
    BTreeMap::from([("bls-oews".to_owned(), pay), ("help-desk-blues".to_owned(), blues)])
}
