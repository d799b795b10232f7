//! `man`: the manual page.

use anyhow::Context as _;
use clap::{Args, Command, CommandFactory};
use clap_mangen::Man as Page;

use crate::cli::{Cli, Context};
use crate::exit::Outcome;
use crate::failure::Failure;
use crate::output;

/// Print the manual page, of the whole program or of one command
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  helpdesk-path man | man -l -
  helpdesk-path man plan | man -l -")]
pub struct Man {
    /// The command, such as `plan` or `kb check`
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

impl Man {
    /// Prints the page.
    pub fn run(&self, _context: &Context<'_>) -> Result<Outcome, Failure> {
        let mut root = Cli::command();
        root.build();
        let command = self.command.iter().try_fold(&root, |command, name| inside(command, name))?;
        output::print(&page(command)?)?;
        Ok(Outcome::Done)
    }
}

fn inside<'c>(command: &'c Command, name: &str) -> Result<&'c Command, Failure> {
    command.find_subcommand(name).ok_or_else(|| {
        let known: Vec<_> = command.get_subcommands().map(|known| format!("`{}`", known.get_name())).collect();
        let help = format!("the commands are {}", known.join(", "));
        Failure::input(format!("there is no command `{name}`"), (!known.is_empty()).then_some(help))
    })
}

fn page(command: &Command) -> anyhow::Result<String> {
    let mut page = Vec::new();
    Page::new(command.clone()).render(&mut page).context("cannot write the manual page")?;
    String::from_utf8(page).context("the manual page is not text")
}
