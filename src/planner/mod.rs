//! From the present role to the goal: which roles, which activities, when.
//!
//! # The problem
//!
//! A *state* is a role, the level held in every skill, the certifications held, the days gone by and
//! the money spent. An *action* is a stay in the role with a set of means (activities, exams) done
//! meanwhile, followed by one move. It is open when, at the end of the stay, every essential level of
//! the next role's hiring bar and the move's own gate are met, within the weekly hours and the budget.
//! Levels only rise: means add them, staying adds what the role teaches, moving takes nothing away.
//! The *cost* of an action is a sum of days, minutes, money, risk and forgone pay at the prices of an
//! [`Objective`]. A *plan* is the cheapest sequence of actions that ends in the goal.
//!
//! # How it is solved
//!
//! - [`select`] finds the cheapest set of means for one stay: planning without deletes, by branch and bound.
//! - [`leg`] weighs staying longer, and being taught, against studying.
//! - [`route`] searches over roles, best first, led by the usual days still ahead, which no plan can beat.
//! - [`schedule`] puts days to the steps, [`spread`] an early and a late day beside each likely one.
//! - [`verify`] checks a finished plan again from the outside.
//!
//! # What is proven
//!
//! A lower bound comes from the usual times alone, with all study done on the side, by the lightest moves.
//! When a plan reaches it, it is the best one. When it does not, the plan shows the bound, and the gap
//! is what is not proven (see [`proof`]).

pub mod alternatives;
pub mod compose;
pub mod diagnose;
pub mod draft;
pub mod itinerary;
pub mod leg;
pub mod levels;
pub mod limits;
pub mod means;
pub mod objective;
pub mod outcome;
pub mod pay;
pub mod proof;
pub mod report;
pub mod route;
pub mod schedule;
pub mod select;
pub mod spread;
pub mod stay;
pub mod traits;
pub mod verify;

use jiff::civil::Date;

pub use limits::Limits;
pub use objective::Objective;
pub use outcome::{Case, ChosenGoal};

use crate::plan::{Plan, Ranked};

/// What a plan is made for, and from when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wishes {
    /// What it is made for.
    pub objective: Objective,
    /// The first day.
    pub start: Date,
}

/// Makes the plan of one person for a goal, or says what stands in its way.
///
/// The profile and the advice in the case are what [`crate::rules::infer`] returned; `ranking` is what the goal
/// was chosen from, if the person left the choice. The same arguments give the same plan.
pub fn plan(case: &Case<'_>, goal: Option<ChosenGoal>, ranking: Vec<Ranked>) -> Plan {
    let plan = report::write(case, &outcome::decide(case, goal), ranking);
    debug_assert_eq!(verify::faults(case, &plan), Vec::<String>::new(), "the plan breaks its own promises");
    plan
}
