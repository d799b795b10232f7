//! The shipped base, and plans made from profiles in text.

use std::sync::OnceLock;

use helpdesk_path::advise::advise;
use helpdesk_path::kb::{self, KnowledgeBase};
use helpdesk_path::plan::{Plan, Step};
use helpdesk_path::planner::{Objective, Wishes};
use helpdesk_path::profile::{self, Profile, raw::RawProfile};
use helpdesk_path::source::SourceSet;
use jiff::civil::{Date, date};

/// The day on which all plans of these tests begin.
pub const START: Date = date(2026, 12, 1);

/// The shipped base, read once.
pub fn shipped() -> &'static KnowledgeBase {
    static BASE: OnceLock<KnowledgeBase> = OnceLock::new();
    BASE.get_or_init(|| {
        let mut sources = SourceSet::new();
        kb::builtin::add_to(&mut sources);
        kb::load(&sources).base.expect("the shipped base is sound")
    })
}

/// A person from a profile in YAML.
pub fn person(yaml: &str) -> Profile {
    let mut sources = SourceSet::new();
    let file = sources.add("profile.yaml", None, yaml.as_bytes().to_vec());
    let (raw, findings) = RawProfile::from_source(&sources, file);
    assert!(!findings.has_errors(), "{yaml}\n{findings:?}");
    let resolved = profile::resolve(shipped(), &raw, START);
    resolved.profile.unwrap_or_else(|| panic!("{yaml}\n{:?}", resolved.findings))
}

/// The balanced plan of a person.
pub fn plan(yaml: &str) -> Plan {
    plan_for(yaml, Objective::Balanced)
}

/// The plan of a person for an objective.
pub fn plan_for(yaml: &str, objective: Objective) -> Plan {
    advise(shipped(), person(yaml), Wishes { objective, start: START })
}

/// The step made from an activity or certification.
pub fn step<'a>(plan: &'a Plan, item: &str) -> Option<&'a Step> {
    plan.steps.iter().find(|step| step.item == item)
}

/// The ids of the rules that warn.
pub fn warnings(plan: &Plan) -> Vec<&str> {
    let warnings = plan.messages.iter().filter(|message| message.severity == "warning");
    warnings.filter_map(|message| message.rule.as_deref()).collect()
}

/// The roles of the plan from the first to the last.
pub fn roles(plan: &Plan) -> Vec<&str> {
    let first = std::iter::once(plan.role.id.as_str());
    first.chain(plan.moves.iter().map(|one| one.to.id.as_str())).collect()
}
