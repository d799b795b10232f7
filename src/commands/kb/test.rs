//! `kb test`: personas, the plans made for them, and what is expected of these.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use clap::Args;
use clap_complete::{ArgValueCompleter, PathCompleter};
use helpdesk_path::diagnostic::{self, Diagnostic, Diagnostics};
use helpdesk_path::input;
use helpdesk_path::kb::{self, KnowledgeBase, RuleId};
use helpdesk_path::render::wording;
use helpdesk_path::source::{FileId, SourceSet};
use helpdesk_path::trial::{self, Persona, Tried};
use serde_json::{Value, json};

use crate::base::{self, Base};
use crate::cli::Context;
use crate::delivery;
use crate::exit::Outcome;
use crate::failure::Failure;
use crate::output;

/// The schema of a trial.
const SCHEMA: &str = "helpdesk-path/trial/1";

/// Try the knowledge base out on personas: make their plans and compare them with what is expected
///
/// Without a path it tries the personas that come with the program and those in the files of --kb. Rules that no
/// persona fires are listed, since nobody has seen them at work.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  helpdesk-path kb test
  helpdesk-path kb test my-personas/
  helpdesk-path kb test --kb my-base/ --json

Ends with 2 if a plan is not as expected.")]
pub struct Test {
    /// Files and folders with personas, tried instead of all others
    #[arg(value_name = "PATH", add = ArgValueCompleter::new(PathCompleter::any()))]
    paths: Vec<PathBuf>,

    /// Report in JSON
    #[arg(long)]
    json: bool,
}

/// What is reported.
struct Report<'a> {
    base: &'a Base,
    trials: Vec<(Persona, Tried)>,
    /// What is wrong with persona files.
    broken: Diagnostics,
}

impl Test {
    /// Whether JSON is asked for.
    pub fn wants_json(&self) -> bool {
        self.json
    }

    /// Makes every plan and reports.
    pub fn run(&self, context: &Context<'_>) -> Result<Outcome, Failure> {
        let mut base = base::load(context)?;
        let files = self.files(&mut base.sources)?;
        let report = Report::of(&base, &files)?;
        output::print(&if self.json { delivery::pretty(&report.json()) } else { report.text(context) })?;
        Ok(if report.passed() { Outcome::Done } else { Outcome::WrongInput })
    }

    /// The files with personas.
    fn files(&self, sources: &mut SourceSet) -> Result<Vec<FileId>, Failure> {
        if self.paths.is_empty() {
            let own = own_personas(sources);
            let shipped = kb::builtin::personas().map(|(name, text)| sources.add(name, None, text.into()));
            return Ok(shipped.chain(own).collect());
        }
        let before = sources.files().count();
        let unread: Diagnostics = self.paths.iter().flat_map(|path| input::add_layer(sources, path)).collect();
        if unread.has_errors() {
            Err(Failure::findings(unread, sources))
        } else {
            Ok(sources.files().skip(before).collect())
        }
    }
}

/// Files of the own layers that have a persona.
fn own_personas(sources: &SourceSet) -> Vec<FileId> {
    let own = |file: &FileId| sources.layer(*file).is_some_and(|layer| layer != kb::builtin::LAYER);
    let has_persona = |file: &FileId| sources.parse(*file).is_ok_and(|value| value.get("persona").is_some());
    sources.files().filter(own).filter(has_persona).collect()
}

impl<'a> Report<'a> {
    fn of(base: &'a Base, files: &[FileId]) -> Result<Self, Failure> {
        let (mut trials, mut broken, mut seen) = (Vec::new(), Diagnostics::new(), BTreeSet::new());
        for file in files {
            let (persona, findings) = trial::read(&base.kb, &base.sources, *file);
            broken.extend(findings);
            let Some(persona) = persona else { continue };
            if !seen.insert(persona.id.clone()) {
                let sentence = format!("there are two personas `{}`", persona.id);
                let finding = Diagnostic::error(trial::codes::SAME_PERSONA, sentence).help("give one another id");
                broken.push(finding.at(persona.place.at("id")));
            }
            let tried = trial::run(&base.kb, &persona);
            trials.push((persona, tried));
        }
        if trials.is_empty() && broken.is_empty() {
            let help = "give files with a `persona`; `helpdesk-path kb init` writes one".to_owned();
            return Err(Failure::input("there are no personas to try", Some(help)));
        }
        Ok(Self { base, trials, broken })
    }

    fn passed(&self) -> bool {
        !self.broken.has_errors() && self.trials.iter().all(|(_, tried)| tried.passed())
    }

    fn text(&self, context: &Context<'_>) -> String {
        let sources = &self.base.sources;
        let failed = self.trials.iter().flat_map(|(_, tried)| tried.findings.iter());
        let findings: Diagnostics = self.broken.iter().chain(failed).cloned().collect();
        let told = diagnostic::render(&findings.sorted(sources), sources, context.appearance.style());
        let lines: String = self.trials.iter().map(|(persona, tried)| line(persona, tried)).collect();
        format!("{told}{lines}{}{}", self.never_fired_text(), self.verdict())
    }

    fn verdict(&self) -> String {
        let passed = self.trials.iter().filter(|(_, tried)| tried.passed()).count();
        let personas = wording::count(self.trials.len(), "persona", "personas");
        let (fired, rules) = (self.fired().len(), self.kb().rules.len());
        let broken = match self.broken.len() {
            0 => String::new(),
            count => format!("; {} in persona files", wording::count(count, "finding", "findings")),
        };
        format!("{passed} of {personas} as expected; {fired} of {rules} rules fired{broken}\n")
    }

    fn never_fired_text(&self) -> String {
        let never = self.never_fired();
        if never.is_empty() {
            return String::new();
        }
        let lines: Vec<String> =
            never.iter().map(|(topic, rules)| format!("  {topic}: {}\n", rules.join(", "))).collect();
        let lines = lines.concat();
        format!("\nRules that no persona fires, by topic:\n{lines}\n")
    }

    /// Rules that no persona fires, by topic.
    fn never_fired(&self) -> BTreeMap<&str, Vec<&str>> {
        let fired = self.fired();
        let mut never: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (_, rule) in self.kb().rules.iter().filter(|(id, _)| !fired.contains(id)) {
            never.entry(&rule.topic).or_default().push(&rule.id);
        }
        never
    }

    fn fired(&self) -> BTreeSet<RuleId> {
        self.trials.iter().flat_map(|(_, tried)| tried.fired.iter().copied()).collect()
    }

    fn kb(&self) -> &KnowledgeBase {
        &self.base.kb
    }

    fn json(&self) -> Value {
        let sources = &self.base.sources;
        let persona = |(persona, tried): &(Persona, Tried)| {
            json!({
                "id": persona.id,
                "about": persona.about,
                "file": sources.name(persona.place.file),
                "passed": tried.passed(),
                "expectations": persona.expected.len(),
                "rules_fired": tried.fired.len(),
                "findings": diagnostic::to_json(&tried.findings, sources),
            })
        };
        let never: Vec<&str> = self.never_fired().into_values().flatten().collect();
        json!({
            "schema": SCHEMA,
            "passed": self.passed(),
            "personas": self.trials.iter().map(persona).collect::<Value>(),
            "findings": diagnostic::to_json(&self.broken, sources),
            "rules": {"total": self.kb().rules.len(), "fired": self.fired().len(), "never": never},
        })
    }
}

fn line(persona: &Persona, tried: &Tried) -> String {
    let word = if tried.passed() { "ok    " } else { "FAILED" };
    let expected = wording::count(persona.expected.len(), "expectation", "expectations");
    format!("{word}  {} ({expected}): {}\n", persona.id, persona.about)
}
