//! `kb check`: everything that is wrong or odd with a knowledge base.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use helpdesk_path::diagnostic::{self, Diagnostic, Diagnostics, Severity};
use helpdesk_path::kb::survey::{Account, NotActedOn, survey};
use helpdesk_path::kb::{self, KnowledgeBase};
use helpdesk_path::render::wording;
use helpdesk_path::source::SourceSet;
use serde_json::{Value, json};

use crate::base;
use crate::cli::Context;
use crate::clock;
use crate::commands::item::Kind;
use crate::delivery;
use crate::exit::Outcome;
use crate::failure::Failure;
use crate::output;

/// The schema of a check.
const SCHEMA: &str = "helpdesk-path/check/1";

/// Tell every problem of the knowledge base, each with its place
///
/// Besides what is wrong, it tells what is probably not meant so: roles that nothing leads to, bars that nothing
/// brings anybody over, rules that can never fire or contradict each other, items that nobody uses, claims that nobody
/// acts on, sources and prices that want a fresh look.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  helpdesk-path kb check
  helpdesk-path kb check my-roles.yaml
  helpdesk-path kb check --deny warnings --json
  helpdesk-path kb check --today 2027-12-01         what will be out of date by then

With files of your own, what is odd about the built-in base is counted but not told; --verbose tells it.
Ends with 2 if there is an error, or a warning that is told and --deny warnings.")]
pub struct Check {
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

/// What is reported.
struct Report<'a> {
    sources: &'a SourceSet,
    base: Option<&'a KnowledgeBase>,
    claims: Option<&'a Account>,
    told: Diagnostics,
    /// Oddities of the built-in base that are only counted.
    untold: usize,
}

impl Check {
    /// Whether JSON is asked for.
    pub fn wants_json(&self) -> bool {
        self.json
    }

    /// Loads the base, looks it over and reports.
    pub fn run(&self, context: &Context<'_>) -> Result<Outcome, Failure> {
        let sources = base::read(context.global, &self.paths)?;
        let kb::Loaded { base, mut findings, places } = kb::load(&sources);
        let today = clock::today(context.global.today);
        let survey = base.as_ref().map(|kb| survey(kb, &places, today));
        let claims = survey.map(|survey| {
            findings.extend(survey.findings);
            survey.claims
        });
        let report = Report::of(context, &sources, base.as_ref(), claims.as_ref(), findings);
        let sound = report.base.is_some() && !self.denies(&report.told);
        output::print(&if self.json { delivery::pretty(&report.json(sound)) } else { report.text(context) })?;
        Ok(if sound { Outcome::Done } else { Outcome::WrongInput })
    }

    fn denies(&self, findings: &Diagnostics) -> bool {
        findings.has_errors() || (self.deny.is_some() && findings.count(Severity::Warning) > 0)
    }
}

impl<'a> Report<'a> {
    fn of(
        context: &Context<'_>,
        sources: &'a SourceSet,
        base: Option<&'a KnowledgeBase>,
        claims: Option<&'a Account>,
        findings: Diagnostics,
    ) -> Self {
        let own = sources.files().filter_map(|file| sources.layer(file)).any(|layer| layer != kb::builtin::LAYER);
        let everything = context.global.verbose || !own;
        let all = findings.len();
        let told = findings.into_iter().filter(|finding| everything || concerns(finding, sources));
        let told = told.collect::<Diagnostics>().sorted(sources);
        Self { sources, base, claims, untold: all - told.len(), told }
    }

    fn text(&self, context: &Context<'_>) -> String {
        let told = diagnostic::render(&self.told, self.sources, context.appearance.style());
        let base = self.base.map(contents).unwrap_or_default();
        let claims = self.claims.map(account).unwrap_or_default();
        let untold = match self.untold {
            0 => String::new(),
            untold => {
                let untold = wording::count(untold, "finding", "findings");
                format!("{untold} on the built-in base not told; --verbose tells them\n")
            }
        };
        format!("{told}{base}{claims}{}{}{untold}", kinds(&self.told), verdict(&self.told))
    }

    fn json(&self, sound: bool) -> Value {
        json!({
            "schema": SCHEMA,
            "sound": sound,
            "knowledge_base": self.base.map(|kb| json!({
                "name": kb.about.name,
                "version": kb.about.version,
                "as_of": kb.about.as_of.to_string(),
            })),
            "holds": self.base.map(holds),
            "claims": self.claims.map(claims_json),
            "errors": self.told.count(Severity::Error),
            "warnings": self.told.count(Severity::Warning),
            "notes": self.told.count(Severity::Note),
            "not_told": self.untold,
            "kinds": by_code(&self.told).into_iter().map(|(code, count)| json!({
                "code": code, "means": meaning(code), "count": count,
            })).collect::<Value>(),
            "findings": diagnostic::to_json(&self.told, self.sources),
        })
    }
}

/// Whether a finding is one that the person who checks can do something about.
fn concerns(finding: &Diagnostic, sources: &SourceSet) -> bool {
    let layer = finding.place.as_ref().and_then(|place| sources.layer(place.file));
    finding.severity == Severity::Error || layer.is_none_or(|layer| layer != kb::builtin::LAYER)
}

fn contents(kb: &KnowledgeBase) -> String {
    let counts = Kind::all().iter().map(|kind| format!("{} {}", kind.items(kb).len(), kind.plural()));
    let counts: Vec<String> = counts.collect();
    format!("{} {} ({}): {}\n", kb.about.name, kb.about.version, kb.about.as_of, wording::list(&counts))
}

fn holds(kb: &KnowledgeBase) -> Value {
    Kind::all().iter().map(|kind| (kind.plural(), json!(kind.items(kb).len()))).collect()
}

/// What became of the claims, those first on which no item acts.
fn account(claims: &Account) -> String {
    if claims.total == 0 {
        return String::new();
    }
    let line = |claim: &NotActedOn| {
        let note = claim.note.as_deref().unwrap_or("nobody says where or why");
        format!("  {} ({}): {note}\n", claim.id, claim.acts.word())
    };
    let open: String = claims.not_acted_on.iter().map(line).collect();
    let head = if open.is_empty() { "" } else { "; no item acts on these" };
    format!("{} of {} claims accounted for{head}\n{open}", claims.accounted, claims.total)
}

fn claims_json(claims: &Account) -> Value {
    let open = claims.not_acted_on.iter();
    let open = open.map(|claim| json!({"id": claim.id, "acts": claim.acts.word(), "note": claim.note}));
    json!({"total": claims.total, "accounted": claims.accounted, "not_acted_on": open.collect::<Value>()})
}

/// How many findings there are of each kind.
fn kinds(findings: &Diagnostics) -> String {
    let line = |(code, count): (&str, usize)| format!("  {count:>4}  {code}  {}\n", meaning(code));
    by_code(findings).into_iter().map(line).collect()
}

fn by_code(findings: &Diagnostics) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.code).or_default() += 1;
    }
    counts
}

fn meaning(code: &str) -> &'static str {
    let tables = diagnostic::codes::ALL.iter().chain(kb::codes::ALL).chain(kb::survey::codes::ALL);
    tables.into_iter().find(|(known, _)| *known == code).map_or("", |(_, means)| means)
}

fn verdict(findings: &Diagnostics) -> String {
    let count = |severity, one, many| wording::count(findings.count(severity), one, many);
    let counts = [
        count(Severity::Error, "error", "errors"),
        count(Severity::Warning, "warning", "warnings"),
        count(Severity::Note, "note", "notes"),
    ];
    format!("{}\n", wording::list(&counts))
}
