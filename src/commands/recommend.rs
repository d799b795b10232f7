//! `recommend`: the goals open to a person, the best first.

use clap::Args;
use helpdesk_path::advise;
use helpdesk_path::plan::RoleInfo;
use helpdesk_path::planner::{Objective, Wishes};
use helpdesk_path::render::{json, recommendation};
use serde_json::json;

use crate::base;
use crate::cli::Context;
use crate::clock;
use crate::delivery::Delivery;
use crate::exit::Outcome;
use crate::failure::Failure;
use crate::person::Person;

/// The schema of a ranking.
const SCHEMA: &str = "helpdesk-path/recommend/1";

/// Rank the goals open to a person, with reasons
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  helpdesk-path recommend
  helpdesk-path recommend --profile me.yaml --top 3
  helpdesk-path recommend --profile me.yaml --json | jq -r '.ranking[:5][].role'")]
pub struct Recommend {
    /// Tell of so many goals; JSON holds all of them
    #[arg(long, value_name = "NUMBER", default_value_t = 5)]
    top: usize,

    #[command(flatten)]
    delivery: Delivery,

    #[command(flatten)]
    person: Person,
}

impl Recommend {
    /// Whether JSON is asked for.
    pub fn wants_json(&self) -> bool {
        self.delivery.wants_json()
    }

    /// Knowledge base, profile, ranking, report.
    pub fn run(&self, context: &Context<'_>) -> Result<Outcome, Failure> {
        self.delivery.check()?;
        let mut base = base::load(context)?;
        let profile = self.person.profile(context, &mut base)?;
        let start = profile.date(base.kb.core.start).unwrap_or(clock::today(context.global.today));
        let role = base.kb.roles.get(profile.role);
        let role = RoleInfo { id: role.id.clone(), title: role.title.clone() };
        let ranking = advise::recommend(&base.kb, profile, Wishes { objective: Objective::Balanced, start });
        self.delivery.page(context, &recommendation::page(&role, &ranking, self.top), || {
            json!({"schema": SCHEMA, "from": {"role": role.id, "title": role.title}, "ranking": json::ranking(&ranking)})
        })?;
        Ok(Outcome::Done)
    }
}
