//! `kb`: for those who keep a knowledge base.

mod check;
mod graph;
mod init;
mod schema;
mod test;

use clap::{Args, Subcommand};

use crate::cli::Context;
use crate::exit::Outcome;
use crate::failure::Failure;

/// Look after a knowledge base
#[derive(Debug, Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub struct Kb {
    #[command(subcommand)]
    command: Command,
}

/// The commands. Each is described where its arguments are.
#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Check),
    Graph(graph::Graph),
    Test(test::Test),
    Schema(schema::Schema),
    Init(init::Init),
}

impl Kb {
    /// Runs the command within.
    pub fn run(&self, context: &Context<'_>) -> Result<Outcome, Failure> {
        match &self.command {
            Command::Check(command) => command.run(context),
            Command::Graph(command) => command.run(context),
            Command::Test(command) => command.run(context),
            Command::Schema(command) => command.run(context),
            Command::Init(command) => command.run(context),
        }
    }

    /// Whether JSON is asked for.
    pub fn wants_json(&self) -> bool {
        match &self.command {
            Command::Check(command) => command.wants_json(),
            Command::Graph(_) | Command::Schema(_) | Command::Init(_) => false,
            Command::Test(command) => command.wants_json(),
        }
    }
}
