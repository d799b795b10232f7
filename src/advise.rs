//! From a person to a plan: rules, goal, plan, and what the rules say of the finished plan.

use crate::kb::KnowledgeBase;
use crate::plan::{ChosenBy, Plan, Ranked};
use crate::planner::{self, Case, ChosenGoal, Limits, Wishes};
use crate::profile::{Goal, Profile};
use crate::recommend;
use crate::rules;

/// Makes the plan of one person. The same arguments give the same plan.
pub fn advise(kb: &KnowledgeBase, profile: Profile, wishes: Wishes) -> Plan {
    let (profile, advice) = rules::infer(kb, profile);
    let case = Case { kb, profile: &profile, advice: &advice, wishes, limits: Limits::of(kb, &profile) };
    let (goal, ranking) = choose_goal(&case);
    planner::plan(&case, goal, ranking)
}

/// Ranks the goals of one person.
pub fn recommend(kb: &KnowledgeBase, profile: Profile, wishes: Wishes) -> Vec<Ranked> {
    let (profile, advice) = rules::infer(kb, profile);
    recommend::rank(&Case { kb, profile: &profile, advice: &advice, wishes, limits: Limits::of(kb, &profile) })
}

/// The person's goal, or the first of the ranking if they are undecided.
fn choose_goal(case: &Case<'_>) -> (Option<ChosenGoal>, Vec<Ranked>) {
    if let Goal::Role(role) = case.profile.goal {
        return (Some(ChosenGoal { role, by: ChosenBy::Person }), Vec::new());
    }
    let ranking = recommend::rank(case);
    let first = ranking.iter().find(|ranked| ranked.excluded_by.is_empty());
    let role = first.and_then(|ranked| case.kb.roles.find(&ranked.role.id));
    (role.map(|role| ChosenGoal { role, by: ChosenBy::Ranking }), ranking)
}
