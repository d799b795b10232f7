//! The small base of the transcripts, for tests of single functions.

use helpdesk_path::kb::{self, Condition, KnowledgeBase};
use helpdesk_path::source::SourceSet;

/// The small base with the shipped facts and tracks.
pub fn base() -> KnowledgeBase {
    with("")
}

/// The same with one more rule `asked` that holds under a condition as authors write it.
pub fn condition(text: &str) -> (KnowledgeBase, Condition) {
    let kb = with(&format!(
        "rules:\n  - {{id: asked, topic: t, when: {text}, then: [{{note: n}}], because: b, sources: [handbook]}}\n"
    ));
    let rule = kb.rules.find("asked").unwrap();
    let condition = kb.rules.get(rule).when.clone();
    (kb, condition)
}

fn with(more: &str) -> KnowledgeBase {
    let mut sources = SourceSet::new();
    for (name, text) in [
        ("kb.yaml", include_str!("../../data/kb.yaml")),
        ("facts.yaml", include_str!("../../data/facts.yaml")),
        ("small.yaml", include_str!("../../tests/bases/small.yaml")),
        ("more.yaml", more),
    ] {
        sources.add(name, Some("test".to_owned()), text.as_bytes().to_vec());
    }
    let loaded = kb::load(&sources);
    loaded.base.unwrap_or_else(|| panic!("{:?}", loaded.findings))
}
