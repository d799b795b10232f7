//! `completions`: the line that teaches a shell to complete.

use clap::{Args, ValueEnum};

use crate::cli::Context;
use crate::exit::Outcome;
use crate::failure::Failure;
use crate::output;

/// Print the line that switches completion on in a shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  helpdesk-path completions bash >> ~/.bashrc
  helpdesk-path completions zsh >> ~/.zshrc
  helpdesk-path completions fish >> ~/.config/fish/config.fish

Roles, skills and other ids are completed too. The line stays right after an upgrade.")]
pub struct Completions {
    /// The shell
    shell: Shell,
}

/// Shells that can complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shell {
    Bash,
    Elvish,
    Fish,
    Powershell,
    Zsh,
}

impl Completions {
    /// Prints the line.
    pub fn run(&self, _context: &Context<'_>) -> Result<Outcome, Failure> {
        output::print(line(self.shell))?;
        Ok(Outcome::Done)
    }
}

/// The line asks the program itself each time, since a stored script would age with the next version.
fn line(shell: Shell) -> &'static str {
    match shell {
        Shell::Bash => "source <(COMPLETE=bash helpdesk-path)\n",
        Shell::Zsh => "source <(COMPLETE=zsh helpdesk-path)\n",
        Shell::Fish => "COMPLETE=fish helpdesk-path | source\n",
        Shell::Elvish => "eval (E:COMPLETE=elvish helpdesk-path | slurp)\n",
        Shell::Powershell => {
            "$env:COMPLETE = \"powershell\"; helpdesk-path | Out-String | Invoke-Expression; Remove-Item Env:\\COMPLETE\n"
        }
    }
}
