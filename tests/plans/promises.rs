//! Promises that every plan keeps, over random people.

use helpdesk_path::plan::Outcome;
use helpdesk_path::planner::verify;
use helpdesk_path::planner::{Case, Limits, Objective, Wishes};
use helpdesk_path::{recommend, rules};
use proptest::prelude::*;

use super::support::{START, person, plan_for, shipped};

fn any_objective() -> impl Strategy<Value = Objective> {
    prop::sample::select(Objective::ALL.to_vec())
}

/// A profile in YAML: any role, any goal or none, any hours, money and wishes.
fn any_profile() -> impl Strategy<Value = String> {
    let roles: Vec<&'static str> = shipped().roles.ids().collect();
    let jobs = shipped().roles.iter().map(|(_, role)| role).filter(|role| role.level > 0).map(|role| role.id.as_str());
    let goals: Vec<&'static str> = jobs.chain(["undecided"; 8]).collect();
    let exams: Vec<&'static str> = shipped().certifications.ids().collect();
    let avoid = vec!["on-call", "shift-work", "people-work", "leading-people", "exams", "onsite", "coding"];
    let person = (prop::sample::select(roles), 0_u32..90, prop::sample::select(goals));
    let means = (0_u32..15, prop::option::of(0_u32..4), prop::option::of(0_u32..1500));
    let held = prop::collection::btree_set(prop::sample::select(exams), 0..4);
    let wishes = prop::collection::btree_set(prop::sample::select(avoid), 0..3);
    let employer = (prop::option::of(any::<bool>()), prop::option::of(any::<bool>()), prop::option::of(any::<bool>()));
    let late = prop::option::of(2027_u32..2033);
    (person, means, held, wishes, employer, late).prop_map(|(person, means, held, wishes, employer, late)| {
        let ((role, months, goal), (hours, work, budget)) = (person, means);
        let mut yaml = format!(
            "role: {role}\nmonths_in_role: {months}\nmonths_in_it: {}\ngoal: {goal}\nhours_per_week: {hours}\n",
            months + 3
        );
        let mut add = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                yaml.extend([key, ": ", &value, "\n"]);
            }
        };
        add("work_hours_per_week", work.map(|hours| hours.to_string()));
        add("budget_usd", budget.map(|usd| usd.to_string()));
        add("certifications", Some(format!("[{}]", held.into_iter().collect::<Vec<_>>().join(", "))));
        add("avoid", Some(format!("[{}]", wishes.into_iter().collect::<Vec<_>>().join(", "))));
        add("deadline", late.map(|year| format!("{year}-06-30")));
        let (openings, pays, manager) = employer;
        let known = [("internal_openings", openings), ("pays_training", pays), ("supportive_manager", manager)];
        let known: Vec<String> = known.iter().filter_map(|(key, is)| is.map(|is| format!("{key}: {is}"))).collect();
        add("employer", (!known.is_empty()).then(|| format!("{{{}}}", known.join(", "))));
        yaml
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, max_shrink_iters: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_plan_breaks_its_promises(yaml in any_profile(), objective in any_objective()) {
        let kb = shipped();
        let (profile, advice) = rules::infer(kb, person(&yaml));
        let wishes = Wishes { objective, start: START };
        let case = Case { kb, profile: &profile, advice: &advice, wishes, limits: Limits::of(kb, &profile) };
        let plan = plan_for(&yaml, objective);
        prop_assert_eq!(verify::faults(&case, &plan), Vec::<String>::new());
        prop_assert_eq!(&plan, &plan_for(&yaml, objective), "the same person gets the same plan");
        let limits = &case.limits;
        if plan.outcome == Outcome::Planned {
            let late = limits.deadline.filter(|deadline| !plan.moves.is_empty() && plan.totals.finish.likely > *deadline);
            prop_assert_eq!(late, None, "the deadline is kept");
        } else {
            prop_assert!(plan.steps.is_empty() && !plan.diagnosis.unwrap().conflicts.is_empty());
        }
    }
}

#[test]
fn the_ranking_holds_every_job_once() {
    let kb = shipped();
    let (profile, advice) = rules::infer(kb, person("{role: help-desk-analyst, months_in_role: 20, months_in_it: 30}"));
    let wishes = Wishes { objective: Objective::Balanced, start: START };
    let case = Case { kb, profile: &profile, advice: &advice, wishes, limits: Limits::of(kb, &profile) };
    let ranking = recommend::rank(&case);
    let jobs = kb.roles.handles().filter(|id| kb.roles.get(*id).level > 0).count();
    assert_eq!(ranking.len(), jobs);
    let open: Vec<f64> =
        ranking.iter().filter(|ranked| ranked.excluded_by.is_empty()).map(|ranked| ranked.score).collect();
    assert!(open.iter().rev().is_sorted(), "the best comes first");
    for ranked in &ranking {
        let sum: f64 = ranked.weights.values().sum();
        assert!((sum - 1.0).abs() < 1e-9 && ranked.parts.values().all(|part| (0.0..=1.0).contains(part)));
    }
}
