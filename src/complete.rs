//! What a shell may offer for an argument. Nothing here prints, asks or fails.

use clap_complete::CompletionCandidate;
use helpdesk_path::kb::{self, FactOrigin, KnowledgeBase};
use helpdesk_path::source::SourceSet;

use crate::commands::item::Kind;

/// Every id of the built-in base, with its name.
pub fn everything() -> Vec<CompletionCandidate> {
    ids(Kind::all())
}

/// What a person may want to become: the ids of the roles of the built-in base, with their titles, or undecided.
pub fn goals() -> Vec<CompletionCandidate> {
    let undecided = CompletionCandidate::new("undecided").help(Some("rank the roles open to you".into()));
    std::iter::once(undecided).chain(ids(&[Kind::Roles])).collect()
}

/// The ids of the roles of the built-in base, with their titles.
pub fn roles() -> Vec<CompletionCandidate> {
    ids(&[Kind::Roles])
}

/// The facts that can be stated, each up to the equals sign.
pub fn facts() -> Vec<CompletionCandidate> {
    let stated = |kb: &KnowledgeBase| {
        let facts = kb.facts.iter().map(|(_, fact)| fact);
        let own = facts.filter(|fact| matches!(fact.origin, FactOrigin::Asked | FactOrigin::Given));
        own.map(|fact| CompletionCandidate::new(format!("{}=", fact.id)).help(Some(fact.about.clone().into())))
            .collect()
    };
    built_in().as_ref().map(stated).unwrap_or_default()
}

fn built_in() -> Option<KnowledgeBase> {
    let mut sources = SourceSet::new();
    kb::builtin::add_to(&mut sources);
    kb::load(&sources).base
}

fn ids(kinds: &[Kind]) -> Vec<CompletionCandidate> {
    let Some(kb) = built_in() else { return Vec::new() };
    let items = kinds.iter().flat_map(|kind| kind.items(&kb));
    let offered = items.map(|item| {
        let name = item.names(&kb).first().map(|name| (*name).to_owned().into());
        CompletionCandidate::new(item.id(&kb)).help(name)
    });
    offered.collect()
}
