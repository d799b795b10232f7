//! `plan`: from a person to a dated plan.

use clap::{Args, ValueEnum};
use helpdesk_path::advise;
use helpdesk_path::plan;
use helpdesk_path::planner::{Objective, Wishes};

use crate::base;
use crate::cli::Context;
use crate::clock;
use crate::delivery::{Delivery, PlanForm};
use crate::exit::Outcome;
use crate::failure::Failure;
use crate::person::Person;

/// Make a dated, step-by-step plan
///
/// On a terminal it asks what it needs to know, unless a profile is given. Options outrank the profile.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  helpdesk-path plan
  helpdesk-path plan --profile me.yaml --goal network-engineer
  helpdesk-path plan --profile me.yaml --optimize fastest --hours-per-week 8 -o plan.html
  helpdesk-path plan --set role=help-desk-technician --set months_in_role=30 --no-input --json
  cat me.yaml | helpdesk-path plan --profile - --json | jq '.steps[0]'

Ends with 3 if no plan fits within the limits; the report then names the smallest changes that help.")]
pub struct Plan {
    /// What the plan is best at
    #[arg(long, value_enum, value_name = "OBJECTIVE", default_value_t)]
    optimize: Optimize,

    #[command(flatten)]
    delivery: Delivery<PlanForm>,

    #[command(flatten)]
    person: Person,
}

/// What a plan can be best at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Optimize {
    Fastest,
    Cheapest,
    BestPaid,
    Safest,
    #[default]
    Balanced,
}

impl Plan {
    /// Whether JSON is asked for.
    pub fn wants_json(&self) -> bool {
        self.delivery.wants_json()
    }

    /// Knowledge base, profile, plan, report.
    pub fn run(&self, context: &Context<'_>) -> Result<Outcome, Failure> {
        self.delivery.check()?;
        let mut base = base::load(context)?;
        let profile = self.person.profile(context, &mut base)?;
        let today = clock::today(context.global.today);
        let start = profile.date(base.kb.core.start).unwrap_or(today);
        let plan = advise::advise(&base.kb, profile, Wishes { objective: self.optimize.into(), start });
        self.delivery.plan(context, &plan)?;
        Ok(outcome(&plan))
    }
}

fn outcome(plan: &plan::Plan) -> Outcome {
    match plan.outcome {
        plan::Outcome::Planned => Outcome::Done,
        plan::Outcome::NoPlan => Outcome::NoPlan,
    }
}

impl From<Optimize> for Objective {
    fn from(optimize: Optimize) -> Self {
        match optimize {
            Optimize::Fastest => Self::Fastest,
            Optimize::Cheapest => Self::Cheapest,
            Optimize::BestPaid => Self::BestPaid,
            Optimize::Safest => Self::Safest,
            Optimize::Balanced => Self::Balanced,
        }
    }
}
