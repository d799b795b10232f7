//! What a persona file says, field by field.

use serde_yaml::Value;

use crate::kb::raw::{Words, raw};

raw! {
    /// A person made up to try the base out.
    struct RawPersona {
        /// Its id in kebab-case.
        id: Words,
        /// Who it is, in one sentence.
        about: Words,
        /// What the plan is to be best at: fastest, cheapest, best-paid, safest or balanced; without it balanced.
        optimize: Option<Words>,
        /// What the person says, as in a profile file.
        profile: Value,
        /// What is expected of the plan.
        expect: Vec<RawExpected>,
    }

    /// One thing that is expected: exactly one form, and why.
    struct RawExpected {
        /// The reason, in one sentence.
        why: Words,
        /// With `ranks` and `ranks_not`: how many roles count as the first; without it five.
        within: Option<usize>,
        /// `planned` or `no-plan`.
        outcome: Option<Words>,
        /// Whether the person stays in the present role.
        stays: Option<bool>,
        /// The goal is this role.
        goal_is: Option<Words>,
        /// The goal is one of these roles.
        goal_in: Option<Vec<Words>>,
        /// These roles are among the first of the ranking.
        ranks: Option<Vec<Words>>,
        /// None of these roles is among the first of the ranking.
        ranks_not: Option<Vec<Words>>,
        /// These roles are ruled out.
        excludes: Option<Vec<Words>>,
        /// The way goes through these roles or ends there.
        passes: Option<Vec<Words>>,
        /// The way goes through none of these roles.
        passes_not: Option<Vec<Words>>,
        /// The number of role changes.
        moves: Option<RawBounds>,
        /// Likely months until the goal.
        months: Option<RawBounds>,
        /// Likely hours of own time.
        own_hours: Option<RawBounds>,
        /// Own money in US dollars.
        cost_usd: Option<RawBounds>,
        /// The plan has these activities.
        steps: Option<Vec<Words>>,
        /// The plan has none of these activities.
        steps_not: Option<Vec<Words>>,
        /// The plan has these activities and exams, each begun before the next.
        in_order: Option<Vec<Words>>,
        /// The first step is one of these activities.
        first: Option<Vec<Words>>,
        /// The plan has these exams.
        certifications: Option<Vec<Words>>,
        /// The plan has none of these exams.
        certifications_not: Option<Vec<Words>>,
        /// These rules warn.
        warns: Option<Vec<Words>>,
        /// These rules say something.
        says: Option<Vec<Words>>,
        /// These rules say nothing.
        says_not: Option<Vec<Words>>,
        /// These rules fire.
        fires: Option<Vec<Words>>,
        /// These rules do not fire.
        fires_not: Option<Vec<Words>>,
        /// Where there is no plan: changes that begin with these flags are offered.
        repairs: Option<Vec<Words>>,
    }

    /// A number from one bound to the other, both included.
    struct RawBounds {
        /// The least.
        at_least: Option<u32>,
        /// The most.
        at_most: Option<u32>,
    }
}
