//! The ten steps of the plan made by hand.

use jiff::civil::date;

use super::{Words, dates, hours, none, range};
use crate::plan::{PhaseName, Reason, ResourceInfo, Step, StepGain};

/// All of them, in the order of starting.
pub fn steps(t: Words) -> Vec<Step> {
    [early_steps(t), middle_steps(t), late_steps(t)].concat()
}

/// A step with the texts and numbers that most steps share.
fn step(t: Words, id: &str, title: &str, phase: PhaseName, serves: u32) -> Step {
    Step {
        id: id.into(),
        item: id.into(),
        title: t(title),
        kind: "lab".into(),
        phase,
        serves,
        depends_on: Vec::new(),
        actions: vec![t("Set aside two evenings"), t("Write down what you did and what surprised you.")],
        done_when: t("A page of notes says what was done"),
        evidence: None,
        accessible: None,
        effort_minutes: hours(4, 6, 10),
        learning_minutes: 360,
        effort_standing: "estimated",
        capacity: "own",
        cost_usd: 0,
        employer_pays_usd: 0,
        cost_note: None,
        start: date(2026, 12, 7),
        finish: dates(date(2026, 12, 18), date(2026, 12, 30), date(2027, 1, 20)),
        gains: Vec::new(),
        because: Vec::new(),
        assumes: Vec::new(),
        resources: Vec::new(),
        sources: Vec::new(),
    }
}

fn early_steps(t: Words) -> Vec<Step> {
    vec![
        Step {
            kind: "networking".into(),
            actions: vec![
                t("Ask your manager for twenty minutes this week"),
                t("Say that you want to work on servers, and ask what the server team looks for"),
                t("Write down the answer the same day"),
            ],
            done_when: t("Your manager knows the goal, and you have one sentence in their words on what is missing"),
            effort_minutes: range(30, 45, 90),
            learning_minutes: 45,
            effort_standing: "derived",
            capacity: "work",
            start: date(2026, 12, 1),
            finish: dates(date(2026, 12, 2), date(2026, 12, 4), date(2026, 12, 11)),
            because: vec![Reason::Rule {
                id: "look-inside-first".into(),
                because: t("where people already know your work, you do not have to prove yourself again"),
            }],
            accessible: Some(t("A short message does as well as a talk")),
            assumes: vec![t("your manager supports you, which you did not say")],
            sources: vec!["help-desk-blues".into()],
            ..step(t, "talk-to-manager", "Tell your manager where you want to go", PhaseName::ThisWeek, 1)
        },
        Step {
            because: vec![
                Reason::Gap { skill: "scripting".into(), because: t("the next role asks for scripting 1, you have 0") },
                Reason::NeededBy { step: "automate-one-chore".into(), because: t("step 9 builds on it") },
            ],
            effort_minutes: hours(12, 20, 30),
            learning_minutes: 1200,
            gains: vec![StepGain { skill: "scripting".into(), name: t("Scripting"), from: 0, to: 1 }],
            resources: vec![ResourceInfo {
                id: "learn-powershell".into(),
                title: t("Learn PowerShell in a month of lunches <script>alert(1)</script>"),
                url: Some("https://example.org/powershell_(book)?a=1&b=2".into()),
                cost: t("paid, about $40, Sep 2026"),
            }],
            cost_usd: 40,
            cost_note: Some(t("list price in Sep 2026; libraries lend it")),
            ..step(t, "study-powershell", "Learn the PowerShell that an admin uses daily", PhaseName::ThisWeek, 1)
        },
        Step {
            effort_minutes: hours(20, 30, 45),
            learning_minutes: 1800,
            evidence: Some(t("Notes with screenshots 📸 in a public repository")),
            gains: vec![
                StepGain { skill: "active-directory".into(), name: t("Active Directory"), from: 1, to: 2 },
                StepGain { skill: "windows-server".into(), name: t("Windows Server"), from: 1, to: 2 },
            ],
            resources: vec![
                ResourceInfo {
                    id: "ms-learn-ad".into(),
                    title: t("Active Directory Domain Services"),
                    url: Some("https://learn.microsoft.com/windows-server/identity/ad-ds/".into()),
                    cost: t("free, Oct 2026"),
                },
                ResourceInfo {
                    id: "odd".into(),
                    title: t("A page with an odd address"),
                    url: Some("javascript:alert(1)".into()),
                    cost: String::new(),
                },
            ],
            start: date(2026, 12, 14),
            finish: dates(date(2027, 1, 15), date(2027, 2, 12), date(2027, 3, 26)),
            because: vec![Reason::Gap {
                skill: "active-directory".into(),
                because: t("the next role asks for Active Directory 2, you have 1"),
            }],
            ..step(
                t,
                "lab-active-directory",
                "Build a two-controller Active Directory lab at home",
                PhaseName::Next30Days,
                1,
            )
        },
    ]
}

fn middle_steps(t: Words) -> Vec<Step> {
    vec![
        Step {
            title: t("Take over the monthly patching | with *care* & <b>thought</b> 🛠️"),
            capacity: "work",
            effort_minutes: hours(8, 12, 20),
            learning_minutes: 180,
            depends_on: vec!["talk-to-manager".into(), "lab-active-directory".into()],
            start: date(2027, 2, 15),
            finish: dates(date(2027, 3, 15), date(2027, 4, 12), date(2027, 5, 31)),
            ..step(t, "patching-at-work", "", PhaseName::Next90Days, 1)
        },
        Step {
            title: t(
                "Pass the exam\u{1b}[31m AZ-104\u{202e} (Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen)",
            ),
            kind: "certification".into(),
            effort_minutes: hours(60, 85, 120),
            learning_minutes: 5100,
            effort_standing: "sourced",
            employer_pays_usd: 165,
            cost_note: Some(t("fee of Oct 2026; your employer pays for exams")),
            start: date(2027, 2, 22),
            finish: dates(date(2027, 5, 3), date(2027, 6, 7), date(2027, 8, 16)),
            because: vec![Reason::AskedFor {
                role: "junior-systems-administrator".into(),
                because: t("employers often name it for this role"),
            }],
            ..step(t, "az-104", "", PhaseName::Next90Days, 1)
        },
        Step {
            cost_usd: 125,
            employer_pays_usd: 125,
            start: date(2027, 3, 1),
            because: vec![Reason::Renewal {
                certification: "comptia-a-plus".into(),
                because: t("CompTIA A+ lapses on 1 Mar 2027"),
            }],
            finish: dates(date(2027, 3, 8), date(2027, 3, 15), date(2027, 3, 29)),
            ..step(t, "renew-comptia-a-plus", "Renew CompTIA A+", PhaseName::ThisMove, 1)
        },
    ]
}

fn late_steps(t: Words) -> Vec<Step> {
    vec![
        Step {
            start: date(2027, 6, 14),
            finish: dates(date(2027, 7, 12), date(2027, 9, 13), date(2027, 12, 20)),
            capacity: "wait",
            effort_minutes: none(),
            learning_minutes: 0,
            depends_on: vec!["az-104".into(), "patching-at-work".into()],
            ..step(t, "apply-inside", "Apply for the junior post", PhaseName::ThisMove, 1)
        },
        Step {
            start: date(2027, 8, 16),
            finish: dates(date(2027, 8, 30), date(2027, 9, 10), date(2027, 10, 1)),
            capacity: "work",
            effort_minutes: hours(6, 8, 12),
            learning_minutes: 0,
            ..step(t, "handover", "Hand over your queue", PhaseName::ThisMove, 1)
        },
        Step {
            start: date(2027, 10, 4),
            finish: dates(date(2027, 11, 1), date(2027, 12, 6), date(2028, 2, 7)),
            depends_on: vec!["study-powershell".into()],
            gains: vec![StepGain { skill: "scripting".into(), name: t("Scripting"), from: 1, to: 2 }],
            ..step(t, "automate-one-chore", "Automate one chore that everyone hates", PhaseName::Later, 2)
        },
        Step {
            start: date(2028, 3, 6),
            finish: dates(date(2028, 2, 7), date(2028, 6, 12), date(2029, 1, 15)),
            ..step(t, "apply-outside", "Apply for systems administrator posts", PhaseName::Later, 2)
        },
    ]
}
