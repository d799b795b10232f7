//! What was asked for: people whose plans must and must not hold certain things.

use helpdesk_path::plan::Outcome;

use super::support::{plan, roles, step, warnings};

#[test]
fn thirty_eight_routine_months_are_warned_of_and_get_the_playbook() {
    let plan = plan(
        "{role: help-desk-technician, months_in_role: 38, months_in_it: 38, work_feels: routine, goal: \
         junior-systems-administrator, hours_per_week: 5, employer: {internal_openings: true, teams: [servers, network]}}",
    );
    assert!(!warnings(&plan).is_empty());
    let starts = ["list-people-you-help", "map-the-organisation", "meet-target-manager", "clean-handover"]
        .map(|item| step(&plan, item).unwrap_or_else(|| panic!("{item} is missing")).start);
    assert!(starts.is_sorted(), "the playbook is out of order: {starts:?}");
}

#[test]
fn four_months_are_no_reason_to_leave() {
    let plan = plan(
        "{role: help-desk-technician, months_in_role: 4, months_in_it: 4, work_feels: learning, goal: undecided, hours_per_week: 5}",
    );
    let pushed = ["three-years-line", "urgency-high"];
    assert!(plan.messages.iter().all(|message| message.rule.as_deref().is_none_or(|rule| !pushed.contains(&rule))));
    assert!(step(&plan, "meet-target-manager").is_none());
}

#[test]
fn what_is_held_is_not_advised() {
    let plan = plan(
        "{role: help-desk-technician, months_in_role: 14, months_in_it: 14, goal: network-technician, hours_per_week: 6, \
         certifications: [comptia-a-plus, comptia-network-plus]}",
    );
    assert_eq!(plan.outcome, Outcome::Planned);
    assert!(step(&plan, "comptia-a-plus").is_none() && step(&plan, "comptia-network-plus").is_none());
}

#[test]
fn whoever_avoids_on_call_is_not_sent_to_reliability_engineering() {
    let plan = plan(
        "{role: help-desk-analyst, months_in_role: 30, months_in_it: 40, goal: undecided, interests: [automation, coding, cloud], \
         avoid: [on-call], hours_per_week: 8}",
    );
    assert!(!roles(&plan).contains(&"site-reliability-engineer"));
    let ranked = plan.ranking.iter().find(|ranked| ranked.role.id == "site-reliability-engineer").unwrap();
    assert!(!ranked.excluded_by.is_empty());
}

#[test]
fn a_new_technician_is_some_years_and_several_moves_from_it_manager() {
    let plan =
        plan("{role: help-desk-technician, months_in_role: 1, months_in_it: 1, goal: it-manager, hours_per_week: 5}");
    assert_eq!(plan.outcome, Outcome::Planned);
    assert!(plan.moves.len() >= 2, "{:?}", roles(&plan));
    let months = plan.totals.months.likely;
    assert!((54..=90).contains(&months), "{months} months by {:?}", roles(&plan));
    let gained: Vec<&str> = plan.steps.iter().flat_map(|step| &step.gains).map(|gain| gain.skill.as_str()).collect();
    let closed: Vec<&str> = plan.moves.iter().flat_map(|one| &one.gaps).map(|gap| gap.skill.as_str()).collect();
    for skill in ["people-management", "budgeting", "project-management"] {
        assert!(gained.contains(&skill) || closed.contains(&skill), "{skill} is missing");
    }
}

#[test]
fn more_hours_a_week_bring_the_goal_nearer() {
    let with = |hours: u32| {
        plan(&format!(
            "{{role: help-desk-technician, months_in_role: 30, months_in_it: 30, goal: junior-systems-administrator, hours_per_week: {hours}}}"
        ))
    };
    let (few, many) = (with(2), with(12));
    assert!(few.totals.finish.likely > many.totals.finish.likely);
    assert!(
        few.totals.months.likely >= 2 * many.totals.months.likely,
        "{:?} {:?}",
        few.totals.months,
        many.totals.months
    );
}

#[test]
fn a_budget_of_nothing_gives_a_plan_without_fees() {
    let plan = plan(
        "{role: help-desk-technician, months_in_role: 20, months_in_it: 20, goal: junior-systems-administrator, hours_per_week: 5, budget_usd: 0}",
    );
    assert_eq!(plan.outcome, Outcome::Planned);
    assert_eq!(plan.totals.cost_usd, 0);
    assert!(plan.steps.iter().all(|step| step.cost_usd == 0));
}

#[test]
fn an_impossible_deadline_is_explained_and_every_repair_works() {
    let impossible = "role: help-desk-technician\nmonths_in_role: 2\nmonths_in_it: 2\ngoal: systems-administrator\nhours_per_week: 3\ndeadline: 2027-06-30\n";
    let broken = plan(impossible);
    assert_eq!(broken.outcome, Outcome::NoPlan);
    assert!(broken.steps.is_empty());
    let diagnosis = broken.diagnosis.unwrap();
    assert!(!diagnosis.conflicts.is_empty() && !diagnosis.repairs.is_empty());
    for repair in diagnosis.repairs {
        let mended = repaired(impossible, &repair.flag);
        assert_eq!(plan(&mended).outcome, Outcome::Planned, "{}", repair.flag);
    }
}

/// The profile with the flags of a repair put into it.
fn repaired(yaml: &str, flags: &str) -> String {
    let words: Vec<&str> = flags.split_whitespace().collect();
    words.chunks(2).fold(yaml.to_owned(), |yaml, flag| {
        let key = match flag[0] {
            "--hours-per-week" => "hours_per_week",
            "--deadline" => "deadline",
            "--budget" => "budget_usd",
            "--goal" => "goal",
            other => panic!("an unknown flag: {other}"),
        };
        let kept = yaml.lines().filter(|line| !line.starts_with(&format!("{key}:")));
        kept.chain([format!("{key}: {}", flag[1]).as_str()]).collect::<Vec<_>>().join("\n")
    })
}
