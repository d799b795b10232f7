//! What can be typed: the commands and the options that all of them share.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand};
use jiff::civil::Date;

use crate::appearance::{Appearance, ColorWhen};
use crate::commands::completions::Completions;
use crate::commands::kb::Kb;
use crate::commands::list::List;
use crate::commands::man::Man;
use crate::commands::plan::Plan;
use crate::commands::recommend::Recommend;
use crate::commands::show::Show;
use crate::exit::Outcome;
use crate::failure::Failure;

/// Help texts are laid out for at most this many columns.
pub const WIDEST_HELP: usize = 100;

const EXAMPLES: &str = "\
Examples:
  helpdesk-path plan                                answer some questions, read the plan
  helpdesk-path plan --profile me.yaml -o plan.md   the same from a file, into a file
  helpdesk-path list roles                          what one can become
  helpdesk-path show systems-administrator          everything on one role
  helpdesk-path plan --help                         every option of a command

Exit codes:
  0    done
  1    the program or the machine failed
  2    the arguments, the profile or the knowledge base are wrong
  3    no plan fits within the limits
  130  interrupted";

/// A personal, dated, step-by-step career plan for people on an IT help desk
///
/// Says what to do this week, this month and after that to get from a help desk to a post that suits you,
/// and why each step is there. Works without a network, and keeps your answers on this machine.
#[derive(Debug, Parser)]
#[command(version, after_help = EXAMPLES, max_term_width = WIDEST_HELP, subcommand_required = true)]
#[command(arg_required_else_help = true, disable_help_subcommand = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
}

/// The commands. Each is described where its arguments are.
#[derive(Debug, Subcommand)]
pub enum Command {
    Plan(Plan),
    Recommend(Recommend),
    List(List),
    Show(Show),
    Kb(Kb),
    Completions(Completions),
    Man(Man),
}

impl Command {
    /// Runs the command.
    pub fn run(&self, context: &Context<'_>) -> Result<Outcome, Failure> {
        match self {
            Self::Plan(command) => command.run(context),
            Self::Recommend(command) => command.run(context),
            Self::List(command) => command.run(context),
            Self::Show(command) => command.run(context),
            Self::Kb(command) => command.run(context),
            Self::Completions(command) => command.run(context),
            Self::Man(command) => command.run(context),
        }
    }

    /// Whether JSON was asked for, so that errors are told in JSON too.
    pub fn wants_json(&self) -> bool {
        match self {
            Self::Plan(command) => command.wants_json(),
            Self::Recommend(command) => command.wants_json(),
            Self::List(command) => command.wants_json(),
            Self::Show(command) => command.wants_json(),
            Self::Kb(command) => command.wants_json(),
            Self::Completions(_) | Self::Man(_) => false,
        }
    }
}

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every command")]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub struct Global {
    /// Add a file or folder of knowledge on top of the built-in one; may be repeated
    #[arg(long, value_name = "PATH", global = true)]
    pub kb: Vec<PathBuf>,

    /// Leave the built-in knowledge base out and use only what --kb names
    #[arg(long, global = true, requires = "kb")]
    pub no_built_in: bool,

    /// When to use colour: auto, always or never
    #[arg(long, value_enum, value_name = "WHEN", default_value_t, hide_possible_values = true, global = true)]
    pub color: ColorWhen,

    /// Lay text out for this many columns
    #[arg(long, value_name = "COLUMNS", global = true)]
    pub width: Option<usize>,

    /// Take this day as today, such as 2026-12-01
    #[arg(long, value_name = "DATE", global = true)]
    pub today: Option<Date>,

    /// Ask and answer in plain lines, for screen readers
    #[arg(long, env = "ACCESSIBLE", hide_env_values = true, global = true)]
    #[arg(value_parser = clap::builder::FalseyValueParser::new())]
    pub accessible: bool,

    /// Tell errors only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Tell more of what is done
    #[arg(short, long, global = true, action = ArgAction::SetTrue)]
    pub verbose: bool,
}

/// What every command is told besides its own arguments.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Colour and width.
    pub appearance: Appearance,
    /// The options of every command.
    pub global: &'a Global,
}

/// Whether JSON is asked for, told before the arguments are understood.
pub fn early_json(arguments: &[OsString]) -> bool {
    let words: Vec<_> = arguments.iter().filter_map(|word| word.to_str()).take_while(|word| *word != "--").collect();
    words.iter().any(|word| ["--json", "--format=json"].contains(word))
        || words.windows(2).any(|pair| pair == ["--format", "json"])
}

/// What the parser has to say, with or without colour.
pub fn styled(error: &clap::Error, colour: bool) -> String {
    let text = error.render();
    let text = if colour { text.ansi().to_string() } else { text.to_string() };
    format!("{}\n", text.trim_end())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn json_is_found_before_the_arguments_are_understood() {
        let early = |line: &str| early_json(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert!(early("helpdesk-path plam --json"));
        assert!(early("helpdesk-path plan --format json --nonsense"));
        assert!(early("helpdesk-path plan --format=json"));
        assert!(!early("helpdesk-path plan --format html"));
        assert!(!early("helpdesk-path show -- --json"));
    }
}
