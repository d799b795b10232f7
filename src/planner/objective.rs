//! What a plan is made for, and what days, hours, money, pay and risk weigh under it.

use super::means::Weights;
use crate::kb::{Common, Confidence, KnowledgeBase, Reach, Transition};
use crate::profile::Profile;

/// What a plan is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Objective {
    /// The goal as early as possible.
    Fastest,
    /// As little own money as possible, then little effort.
    Cheapest,
    /// As little pay forgone on the way as possible.
    BestPaid,
    /// Moves that many people make and that are well documented.
    Safest,
    /// The person's priorities.
    Balanced,
}

impl Objective {
    /// All objectives.
    pub const ALL: [Self; 5] = [Self::Fastest, Self::Cheapest, Self::BestPaid, Self::Safest, Self::Balanced];

    /// Its name on the command line and in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fastest => "fastest",
            Self::Cheapest => "cheapest",
            Self::BestPaid => "best-paid",
            Self::Safest => "safest",
            Self::Balanced => "balanced",
        }
    }
}

/// What each unit of a plan weighs, in points. Under `balanced` a point is a minute of own time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prices {
    /// A day until the goal.
    pub day: u64,
    /// Minutes and money of what is done.
    pub weights: Weights,
    /// A point of risk of a move, see [`risk`].
    pub risk: u64,
    /// A US dollar of pay forgone against the pay of the goal.
    pub forgone_dollar: u64,
}

/// A day of waiting weighs like this many minutes of own time, so that a year weighs 180 hours.
const DAY: u64 = 30;
/// A dollar weighs like two minutes: about the hourly wage of a help desk, 30 dollars.
const DOLLAR: u64 = 2;
/// Moving on without any certification that employers name weighs like ninety hours.
const NO_CERTIFICATE: u64 = 90 * 60;
/// Makes one unit outweigh everything else of a plan.
pub const ABOVE_ALL: u64 = 1_000_000;

impl Prices {
    /// The prices of an objective for a person.
    pub fn of(objective: Objective, kb: &KnowledgeBase, profile: &Profile) -> Self {
        let plain = Weights { own_minute: 1, work_minute: 1, dollar: DOLLAR, no_certificate: NO_CERTIFICATE };
        let bare = Weights { no_certificate: 0, ..plain };
        match objective {
            Objective::Fastest => Self { day: ABOVE_ALL, weights: bare, risk: 0, forgone_dollar: 0 },
            Objective::Cheapest => {
                Self { day: DAY, weights: Weights { dollar: ABOVE_ALL, ..bare }, risk: 0, forgone_dollar: 0 }
            }
            Objective::BestPaid => Self { day: 0, weights: plain, risk: 0, forgone_dollar: ABOVE_ALL },
            Objective::Safest => Self { day: DAY, weights: plain, risk: ABOVE_ALL, forgone_dollar: 0 },
            Objective::Balanced => Self::by_priorities(profile.words(kb.core.priorities)),
        }
    }

    /// What the person puts first weighs three times, what comes second twice.
    fn by_priorities(priorities: &[String]) -> Self {
        let times = |name: &str| match priorities.iter().position(|priority| priority == name) {
            Some(0) => 3,
            Some(1) => 2,
            _ => 1,
        };
        Self {
            day: DAY * times("time"),
            weights: Weights {
                own_minute: 1,
                work_minute: 1,
                dollar: DOLLAR * times("cost"),
                no_certificate: NO_CERTIFICATE,
            },
            risk: 40 * 60 * times("risk"),
            forgone_dollar: 0,
        }
    }
}

/// How risky a move is: nothing for a common, well documented one.
pub fn risk(transition: &Transition) -> u64 {
    let common = match transition.common {
        Common::Common => 0,
        Common::Occasional => 1,
        Common::Rare => 3,
    };
    let reach = match transition.reach {
        Reach::Covered => 0,
        Reach::StudyHeavy => 2,
        Reach::DutiesFirst | Reach::Bridge => 4,
    };
    let documented = u64::from(transition.confidence == Confidence::Low);
    common + reach + documented
}
