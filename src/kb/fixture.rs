//! Small knowledge bases for tests: the facts and tracks that come with the program, and what a test adds.

use super::{KnowledgeBase, Places, builtin, load};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::SourceSet;

/// The texts of a base under construction.
pub struct Fixture {
    sources: SourceSet,
}

/// A loaded base with everything that belongs to it.
pub struct World {
    pub kb: KnowledgeBase,
    pub places: Places,
    pub sources: SourceSet,
}

impl Fixture {
    /// The shipped facts and tracks, and these items.
    pub fn of(items: &str) -> Self {
        let mut fixture = Self { sources: SourceSet::new() };
        for (name, text) in builtin::files().filter(|(name, _)| ["facts.yaml", "kb.yaml"].contains(name)) {
            fixture.sources.add(name, Some("base".to_owned()), text.as_bytes().to_vec());
        }
        fixture.sources.add("test.yaml", Some("test".to_owned()), items.as_bytes().to_vec());
        fixture
    }

    /// Adds a layer of one file.
    pub fn layer(&mut self, name: &str, items: &str) {
        self.sources.add(name, Some(name.to_owned()), items.as_bytes().to_vec());
    }

    /// Loads it; whatever is wrong with it ends the test.
    pub fn load(self) -> World {
        let loaded = load(&self.sources);
        let told: Vec<_> = loaded.findings.iter().map(|finding| &finding.sentence).collect();
        let kb = loaded.base.unwrap_or_else(|| panic!("the base of the test is broken: {told:?}"));
        World { kb, places: loaded.places, sources: self.sources }
    }
}

impl World {
    /// The findings with a code as `line:column severity: sentence / help`.
    pub fn told(&self, findings: &Diagnostics, code: &str) -> Vec<String> {
        findings.iter().filter(|finding| finding.code == code).map(|finding| self.line(finding)).collect()
    }

    fn line(&self, finding: &Diagnostic) -> String {
        let at = finding.place.as_ref().and_then(|place| self.sources.locate(place));
        let at = at.map_or_else(|| "nowhere".to_owned(), |at| format!("{}:{}", at.line, at.column));
        let help = finding.help.as_ref().map(|help| format!(" / {help}")).unwrap_or_default();
        format!("{at} {}: {}{help}", finding.severity.word(), finding.sentence)
    }
}
