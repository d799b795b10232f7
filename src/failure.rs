//! Why a command could not do its work, and the one place where that is said.

use clap::error::ContextKind;
use helpdesk_path::diagnostic::{self, Diagnostics, Style};
use helpdesk_path::source::SourceSet;
use serde_json::{Value, json};

use crate::cli;
use crate::exit::Outcome;
use crate::output;

/// The schema of errors told in JSON.
const SCHEMA: &str = "helpdesk-path/errors/1";

/// Why a command could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// The arguments cannot be understood. Holds the text to show and the sentence alone.
    Usage {
        /// The whole explanation of the parser.
        shown: String,
        /// Its first sentence.
        sentence: String,
        /// Its advice.
        help: Option<String>,
    },
    /// What was asked for is wrong.
    Input {
        /// What is wrong.
        sentence: String,
        /// What to do about it.
        help: Option<String>,
    },
    /// Files hold mistakes.
    Findings {
        /// What was found.
        findings: Diagnostics,
        /// The texts it was found in.
        sources: Box<SourceSet>,
    },
    /// The machine failed: files, memory, or a mistake in the program.
    Machine(anyhow::Error),
    /// The reader of the output went away; nothing is wrong.
    ClosedPipe,
    /// The person stopped the interview; nothing is wrong. Holds what is to be said about it.
    BrokenOff(String),
}

/// How errors are told.
#[derive(Debug, Clone, Copy)]
pub struct Voice {
    /// As JSON.
    pub json: bool,
    /// In which colours and how wide.
    pub style: Style,
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Machine(error)
    }
}

impl Failure {
    /// Something asked for is wrong.
    pub fn input(sentence: impl Into<String>, help: Option<String>) -> Self {
        Self::Input { sentence: sentence.into(), help }
    }

    /// Files or flags hold mistakes. The texts go along to show the lines; the run is over anyway.
    pub fn findings(findings: Diagnostics, sources: &mut SourceSet) -> Self {
        Self::Findings { findings, sources: Box::new(std::mem::take(sources)) }
    }

    /// The parser does not understand the arguments.
    pub fn usage(error: &clap::Error, colour: bool) -> Self {
        let plain = cli::styled(error, false);
        let first = plain.lines().next().unwrap_or_default();
        let sentence = first.strip_prefix("error: ").unwrap_or(first).to_owned();
        Self::Usage { shown: cli::styled(error, colour), sentence, help: suggestion(error) }
    }

    /// Says what happened, once, and gives the outcome of the run.
    pub fn end(&self, voice: Voice) -> Outcome {
        if voice.json {
            let errors = self.records();
            if !errors.is_empty() {
                output::tell(&format!("{}\n", json!({"schema": SCHEMA, "errors": errors})));
            }
        } else {
            output::tell(&self.text(voice));
        }
        self.outcome()
    }

    fn outcome(&self) -> Outcome {
        match self {
            Self::Usage { .. } | Self::Input { .. } | Self::Findings { .. } => Outcome::WrongInput,
            Self::Machine(_) => Outcome::Failed,
            Self::ClosedPipe => Outcome::Done,
            Self::BrokenOff(_) => Outcome::Interrupted,
        }
    }

    fn text(&self, voice: Voice) -> String {
        match self {
            Self::Usage { shown, .. } => shown.clone(),
            Self::Input { sentence, help } => {
                told(sentence, help.as_ref().map(|help| format!("help: {help}")).as_deref(), voice)
            }
            Self::Findings { findings, sources } => {
                diagnostic::render(&findings.clone().sorted(sources), sources, voice.style)
            }
            Self::Machine(error) => told(&error.to_string(), causes(error).as_deref(), voice),
            Self::ClosedPipe => String::new(),
            Self::BrokenOff(text) => text.clone(),
        }
    }

    fn records(&self) -> Vec<Value> {
        match self {
            Self::Usage { sentence, help, .. } => vec![record("usage", sentence, help.as_deref())],
            Self::Input { sentence, help } => vec![record("input", sentence, help.as_deref())],
            Self::Findings { findings, sources } => {
                let findings = diagnostic::to_json(&findings.clone().sorted(sources), sources);
                findings.as_array().cloned().unwrap_or_default()
            }
            Self::Machine(error) => vec![record("machine", &format!("{error:#}"), None)],
            Self::ClosedPipe | Self::BrokenOff(_) => Vec::new(),
        }
    }
}

fn record(code: &str, sentence: &str, help: Option<&str>) -> Value {
    json!({"code": code, "severity": "error", "sentence": sentence, "help": help})
}

fn told(sentence: &str, after: Option<&str>, voice: Voice) -> String {
    let (on, off) = if voice.style.colour { ("\x1b[1;31m", "\x1b[0m") } else { ("", "") };
    let help = after.map(|help| format!("  {help}\n")).unwrap_or_default();
    format!("{on}error:{off} {sentence}\n{help}")
}

fn causes(error: &anyhow::Error) -> Option<String> {
    let chain: Vec<String> = error.chain().skip(1).map(ToString::to_string).collect();
    (!chain.is_empty()).then(|| format!("cause: {}", chain.join(": ")))
}

fn suggestion(error: &clap::Error) -> Option<String> {
    let kinds = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let found = kinds.into_iter().find_map(|kind| error.get(kind))?;
    Some(format!("did you mean `{found}`?"))
}
