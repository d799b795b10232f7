//! `kb`: for those who keep a knowledge base.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use helpdesk_path::diagnostic::{self, Diagnostics, Severity};
use helpdesk_path::kb::{self, KnowledgeBase};
use helpdesk_path::render::wording;
use helpdesk_path::source::SourceSet;
use serde_json::{Value, json};

use super::item::Kind;
use crate::base;
use crate::cli::Context;
use crate::delivery;
use crate::exit::Outcome;
use crate::failure::Failure;
use crate::output;

/// The schema of a check.
const SCHEMA: &str = "helpdesk-path/check/1";

/// Look after a knowledge base
#[derive(Debug, Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub struct Kb {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(Check),
}

/// Tell every problem of the knowledge base, each with its place
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  helpdesk-path kb check
  helpdesk-path kb check my-roles.yaml
  helpdesk-path kb check --deny warnings --json

Ends with 2 if there is an error, or a warning and --deny warnings.")]
struct Check {
    /// Files and folders to add on top, as with --kb
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Let warnings count as errors
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,

    /// Report in JSON
    #[arg(long)]
    json: bool,
}

/// What may be made to count as an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    Warnings,
}

impl Kb {
    /// Runs the command within.
    pub fn run(&self, context: &Context<'_>) -> Result<Outcome, Failure> {
        match &self.command {
            Command::Check(check) => check.run(context),
        }
    }

    /// Whether JSON is asked for.
    pub fn wants_json(&self) -> bool {
        match &self.command {
            Command::Check(check) => check.json,
        }
    }
}

impl Check {
    fn run(&self, context: &Context<'_>) -> Result<Outcome, Failure> {
        let sources = base::read(context.global, &self.paths)?;
        let kb::Loaded { base, findings, .. } = kb::load(&sources);
        let findings = findings.sorted(&sources);
        let sound = base.is_some() && !self.denies(&findings);
        let report = if self.json {
            delivery::pretty(&report_json(base.as_ref(), &findings, &sources, sound))
        } else {
            report(context, base.as_ref(), &findings, &sources)
        };
        output::print(&report)?;
        Ok(if sound { Outcome::Done } else { Outcome::WrongInput })
    }

    fn denies(&self, findings: &Diagnostics) -> bool {
        findings.has_errors() || (self.deny.is_some() && findings.count(Severity::Warning) > 0)
    }
}

fn report(context: &Context<'_>, base: Option<&KnowledgeBase>, findings: &Diagnostics, sources: &SourceSet) -> String {
    let told = diagnostic::render(findings, sources, context.appearance.style());
    let holds = base.map_or_else(String::new, |kb| format!("{}\n", contents(kb)));
    format!("{told}{holds}{}\n", verdict(findings))
}

fn contents(kb: &KnowledgeBase) -> String {
    let counts = Kind::all().iter().map(|kind| format!("{} {}", kind.items(kb).len(), kind.plural()));
    let counts: Vec<String> = counts.collect();
    format!("{} {} ({}): {}", kb.about.name, kb.about.version, kb.about.as_of, wording::list(&counts))
}

fn verdict(findings: &Diagnostics) -> String {
    let count = |severity, one, many| wording::count(findings.count(severity), one, many);
    let counts = [
        count(Severity::Error, "error", "errors"),
        count(Severity::Warning, "warning", "warnings"),
        count(Severity::Note, "note", "notes"),
    ];
    wording::list(&counts)
}

fn report_json(base: Option<&KnowledgeBase>, findings: &Diagnostics, sources: &SourceSet, sound: bool) -> Value {
    let holds = |kb: &KnowledgeBase| -> Value {
        Kind::all().iter().map(|kind| (kind.plural(), json!(kind.items(kb).len()))).collect()
    };
    json!({
        "schema": SCHEMA,
        "sound": sound,
        "knowledge_base": base.map(|kb| json!({
            "name": kb.about.name,
            "version": kb.about.version,
            "as_of": kb.about.as_of.to_string(),
        })),
        "holds": base.map(holds),
        "errors": findings.count(Severity::Error),
        "warnings": findings.count(Severity::Warning),
        "notes": findings.count(Severity::Note),
        "findings": diagnostic::to_json(findings, sources),
    })
}
