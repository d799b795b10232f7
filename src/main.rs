//! The command line: parse the arguments, run the command, print an error once, end with a number.

mod appearance;
mod base;
mod cli;
mod clock;
mod commands;
mod complete;
mod delivery;
mod exit;
mod failure;
mod interview;
mod output;
mod person;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};
use clap_complete::CompleteEnv;

use crate::appearance::{Appearance, Surroundings};
use crate::cli::{Cli, Context};
use crate::exit::Outcome;
use crate::failure::{Failure, Voice};

fn main() -> ExitCode {
    CompleteEnv::with_factory(Cli::command).complete();
    let arguments: Vec<OsString> = std::env::args_os().collect();
    run(&arguments).into()
}

fn run(arguments: &[OsString]) -> Outcome {
    let around = Surroundings::look();
    let early = Appearance::decide(appearance::early_color(arguments), None, &around);
    match parse(arguments, early) {
        Ok(cli) => obey(&cli, &around),
        Err(error) => answer_parser(&error, arguments, early),
    }
}

fn parse(arguments: &[OsString], early: Appearance) -> Result<Cli, clap::Error> {
    let command = Cli::command().term_width(early.width.min(cli::WIDEST_HELP));
    Cli::from_arg_matches(&command.try_get_matches_from(arguments)?)
}

fn obey(cli: &Cli, around: &Surroundings) -> Outcome {
    let appearance = Appearance::decide(cli.global.color, cli.global.width, around);
    appearance.impose();
    let context = Context { appearance, global: &cli.global };
    let voice = Voice { json: cli.command.wants_json(), style: appearance.style_of_errors() };
    cli.command.run(&context).unwrap_or_else(|failure| failure.end(voice))
}

/// Help and version were asked for; anything else is a mistake in the arguments.
fn answer_parser(error: &clap::Error, arguments: &[OsString], early: Appearance) -> Outcome {
    let voice = Voice { json: cli::early_json(arguments), style: early.style_of_errors() };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let shown = output::print(&cli::styled(error, early.colour));
            shown.map_or_else(|failure| failure.end(voice), |()| Outcome::Done)
        }
        _ => Failure::usage(error, early.colour_on_errors).end(voice),
    }
}
