//! From texts to a knowledge base.

use super::gather::gather;
use super::model::KnowledgeBase;
use super::places::Places;
use super::resolve::resolve;
use crate::diagnostic::Diagnostics;
use crate::source::SourceSet;

/// What came of loading.
#[derive(Debug)]
pub struct Loaded {
    /// The knowledge base; none if any finding is an error.
    pub base: Option<KnowledgeBase>,
    /// Everything that is wrong or odd, by file and line.
    pub findings: Diagnostics,
    /// Where the items of the base stand.
    pub places: Places,
}

/// Reads all texts that belong to a layer, in their order. Of two layers the later one adds, replaces items by id, or
/// removes them. All problems of all files are told in one go.
pub fn load(sources: &SourceSet) -> Loaded {
    let mut found = Diagnostics::new();
    let gathered = gather(sources, &mut found);
    let places = gathered.places();
    let (base, findings) = resolve(gathered, found);
    Loaded { base, findings: findings.sorted(sources), places }
}

#[cfg(test)]
mod tests;
