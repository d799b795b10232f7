//! What is wrong with a file, where, and what to do about it.
//!
//! A [`Diagnostic`] has a stable code, a severity, a sentence (lower case, no final period, names in backticks), a
//! place and a help line. [`Diagnostics`] collects them, so that one run tells everything at once.

pub mod codes;
mod render;
mod suggest;

use serde_json::{Value, json};

use crate::source::{Place, SourceSet, Trouble, TroubleKind};
pub use render::{Style, render};
pub use suggest::{did_you_mean, suggest};

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable code, such as `K012`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub sentence: String,
    /// Where; none if it is nowhere in particular.
    pub place: Option<Place>,
    /// What to do.
    pub help: Option<String>,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The input cannot be used.
    Error,
    /// It can be used, but something is probably not meant so.
    Warning,
    /// Good to know.
    Note,
}

/// Findings in the order in which they were made. Those beyond [`MOST_FINDINGS`] are only counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics {
    kept: Vec<Diagnostic>,
    more: usize,
    more_errors: bool,
}

impl Diagnostic {
    /// An error.
    pub fn error(code: &'static str, sentence: impl Into<String>) -> Self {
        Self { code, severity: Severity::Error, sentence: sentence.into(), place: None, help: None }
    }

    /// A warning.
    pub fn warning(code: &'static str, sentence: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, sentence) }
    }

    /// A note.
    pub fn note(code: &'static str, sentence: impl Into<String>) -> Self {
        Self { severity: Severity::Note, ..Self::error(code, sentence) }
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what to do, if there is something to say.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }
}

/// As many findings as these are told in one run. More help nobody, and telling them would take long.
pub const MOST_FINDINGS: usize = 1000;

impl Diagnostics {
    /// No findings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if self.kept.len() < MOST_FINDINGS {
            self.kept.push(diagnostic);
        } else {
            self.more += 1;
            self.more_errors |= diagnostic.severity == Severity::Error;
        }
    }

    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.more_errors || self.kept.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether there is no finding at all.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// How many there are besides those that are kept.
    pub fn more(&self) -> usize {
        self.more
    }

    /// How many there are of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.kept.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// All findings, in the order in which they were made.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.kept.iter()
    }

    /// The same findings by file, line and column, those without a place first.
    #[must_use]
    pub fn sorted(mut self, sources: &SourceSet) -> Self {
        self.kept.sort_by_cached_key(|diagnostic| {
            let place = diagnostic.place.as_ref();
            let at = place.and_then(|place| sources.locate(place));
            (place.map(|place| place.file), at.map(|at| at.start), diagnostic.severity, diagnostic.code)
        });
        self
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, more: I) {
        for diagnostic in more {
            self.push(diagnostic);
        }
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(all: I) -> Self {
        let mut findings = Self::new();
        findings.extend(all);
        findings
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.kept.into_iter()
    }
}

impl<'all> IntoIterator for &'all Diagnostics {
    type Item = &'all Diagnostic;
    type IntoIter = std::slice::Iter<'all, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Severity {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// The findings as JSON, each with its file, line and column where they are known.
pub fn to_json(diagnostics: &Diagnostics, sources: &SourceSet) -> Value {
    diagnostics.iter().map(|diagnostic| one_to_json(diagnostic, sources)).collect()
}

fn one_to_json(diagnostic: &Diagnostic, sources: &SourceSet) -> Value {
    let place = diagnostic.place.as_ref();
    let at = place.and_then(|place| sources.locate(place));
    json!({
        "code": diagnostic.code,
        "severity": diagnostic.severity.word(),
        "sentence": diagnostic.sentence,
        "help": diagnostic.help,
        "file": place.map(|place| sources.name(place.file)),
        "layer": place.and_then(|place| sources.layer(place.file)),
        "line": at.map(|at| at.line),
        "column": at.map(|at| at.column),
        "path": place.map(|place| place.path.to_string()).filter(|path| !path.is_empty()),
    })
}

impl From<Trouble> for Diagnostic {
    fn from(trouble: Trouble) -> Self {
        told(&trouble.kind).at(trouble.place)
    }
}

fn told(kind: &TroubleKind) -> Diagnostic {
    match kind {
        TroubleKind::NotUtf8 => Diagnostic::error(codes::NOT_UTF8, "this is not UTF-8 text")
            .help("save the file as UTF-8; most editors offer it under `save as`"),
        TroubleKind::TooLarge { bytes } => {
            Diagnostic::error(codes::TOO_LARGE, format!("the file has {bytes} bytes, more than is read"))
                .help(format!("split it into files of at most {} bytes", crate::source::MAX_BYTES))
        }
        TroubleKind::Syntax(message) => Diagnostic::error(codes::SYNTAX, format!("this is not valid YAML: {message}"))
            .help("check the indentation, and quote texts that hold `: `, ` #` or begin with a sign"),
        TroubleKind::ManyDocuments => Diagnostic::error(codes::MANY_DOCUMENTS, "a second document begins here")
            .help("keep one document in a file: take out the line `---`"),
        TroubleKind::TooDeep => Diagnostic::error(codes::TOO_DEEP, "lists and mappings are nested too deeply here")
            .help("nothing that this program reads needs more than a few levels"),
        TroubleKind::Alias => {
            Diagnostic::error(codes::ALIAS, "aliases are not read").help("write the value out instead of using `*`")
        }
        TroubleKind::DuplicateKey { key, first_line } => {
            Diagnostic::error(codes::DUPLICATE_KEY, format!("the key `{key}` stands twice in this mapping"))
                .help(format!("it stands first on line {first_line}; keep one of the two"))
        }
    }
}

#[cfg(test)]
mod tests;
