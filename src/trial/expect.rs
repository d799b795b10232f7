//! What can be expected of a plan, with every id looked up.

use std::fmt;

use crate::kb::{ActivityId, CertificationId, RoleId, RuleId};
use crate::plan::Outcome;
use crate::source::Place;

/// Something that is expected, where it is written, and why.
#[derive(Debug, Clone)]
pub struct Expected {
    /// What.
    pub what: Expectation,
    /// The reason, in one sentence.
    pub why: String,
    /// Where it stands.
    pub place: Place,
}

/// Something that is expected of a plan. Where there are several things, each of them is, unless said otherwise;
/// `wanted: false` turns it round: none of them is.
#[derive(Debug, Clone)]
pub enum Expectation {
    /// There is a plan, or none.
    Outcome(Outcome),
    /// The person stays in the present role, or does not.
    Stays(bool),
    /// The goal is one of these roles.
    Goal(Vec<RoleId>),
    /// The roles are among the first of the ranking that are not ruled out.
    Ranks {
        /// The roles.
        roles: Vec<RoleId>,
        /// How many count as first.
        within: usize,
        /// Whether they are to be there.
        wanted: bool,
    },
    /// The roles are ruled out.
    Excludes(Vec<RoleId>),
    /// The way goes through these roles or ends there.
    Passes {
        /// The roles.
        roles: Vec<RoleId>,
        /// Whether it is to go there.
        wanted: bool,
    },
    /// A figure of the plan lies within bounds.
    Measures {
        /// Which.
        measure: Measure,
        /// Where it is to lie.
        bounds: Bounds,
    },
    /// The plan has these activities.
    Steps {
        /// The activities.
        activities: Vec<ActivityId>,
        /// Whether it is to have them.
        wanted: bool,
    },
    /// The plan has these activities or exams, each started before the next.
    InOrder(Vec<String>),
    /// The first step is one of these activities.
    First(Vec<ActivityId>),
    /// The plan has these exams.
    Certifications {
        /// The exams.
        certifications: Vec<CertificationId>,
        /// Whether it is to have them.
        wanted: bool,
    },
    /// The rules say something to the person.
    Says {
        /// The rules.
        rules: Vec<RuleId>,
        /// Only warnings count.
        warning: bool,
        /// Whether they are to.
        wanted: bool,
    },
    /// The rules fire.
    Fires {
        /// The rules.
        rules: Vec<RuleId>,
        /// Whether they are to.
        wanted: bool,
    },
    /// Where there is no plan, changes with these flags are offered.
    Repairs(Vec<String>),
}

/// A figure of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Role changes.
    Moves,
    /// Likely months until the goal.
    Months,
    /// Likely hours of own time.
    OwnHours,
    /// Own money, in US dollars.
    CostUsd,
}

/// From one number to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The least.
    pub least: Option<u32>,
    /// The most.
    pub most: Option<u32>,
}

impl Bounds {
    /// Whether a number lies within.
    pub fn hold(self, number: u32) -> bool {
        self.least.is_none_or(|least| number >= least) && self.most.is_none_or(|most| number <= most)
    }
}

impl fmt::Display for Bounds {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.least, self.most) {
            (Some(least), Some(most)) if least == most => write!(formatter, "{least}"),
            (Some(least), Some(most)) => write!(formatter, "{least} to {most}"),
            (Some(least), None) => write!(formatter, "at least {least}"),
            (None, Some(most)) => write!(formatter, "at most {most}"),
            (None, None) => write!(formatter, "anything"),
        }
    }
}

impl Expected {
    /// Whether the ranking of goals is needed to judge it.
    pub fn is_about_ranking(&self) -> bool {
        matches!(self.what, Expectation::Ranks { .. } | Expectation::Excludes(_))
    }
}
