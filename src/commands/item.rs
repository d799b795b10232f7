//! The kinds of things a knowledge base holds, and how one is found by what a person types.

use clap::ValueEnum;
use helpdesk_path::kb::{
    ActivityId, CertificationId, ClaimId, FactId, Handle, KnowledgeBase, Named, QuestionId, ResourceId, RetiredId,
    RoleId, RuleId, SkillId, SourceId, Table, TransitionId,
};

/// The kinds of things in a knowledge base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    #[value(alias = "role")]
    Roles,
    #[value(alias = "skill")]
    Skills,
    #[value(alias = "certification")]
    Certifications,
    #[value(alias = "activity")]
    Activities,
    #[value(alias = "transition")]
    Transitions,
    #[value(alias = "rule")]
    Rules,
    #[value(alias = "question")]
    Questions,
    #[value(alias = "resource")]
    Resources,
    #[value(alias = "source")]
    Sources,
    #[value(alias = "claim")]
    Claims,
    #[value(alias = "fact")]
    Facts,
    #[value(alias = "track")]
    Tracks,
}

/// One thing in a knowledge base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item<'k> {
    Role(RoleId),
    Skill(SkillId),
    Certification(CertificationId),
    Retired(RetiredId),
    Activity(ActivityId),
    Transition(TransitionId),
    Rule(RuleId),
    Question(QuestionId),
    Resource(ResourceId),
    Source(SourceId),
    Claim(ClaimId),
    Fact(FactId),
    Track(&'k str),
}

impl Kind {
    /// The kinds, in the order in which they are listed.
    pub fn all() -> &'static [Self] {
        Self::value_variants()
    }

    /// Many of them, in a word.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Roles => "roles",
            Self::Skills => "skills",
            Self::Certifications => "certifications",
            Self::Activities => "activities",
            Self::Transitions => "transitions",
            Self::Rules => "rules",
            Self::Questions => "questions",
            Self::Resources => "resources",
            Self::Sources => "sources",
            Self::Claims => "claims",
            Self::Facts => "facts",
            Self::Tracks => "tracks",
        }
    }

    /// Everything of this kind, in the order of the base.
    pub fn items(self, kb: &KnowledgeBase) -> Vec<Item<'_>> {
        match self {
            Self::Roles => all(&kb.roles, Item::Role),
            Self::Skills => all(&kb.skills, Item::Skill),
            Self::Certifications => {
                let living = all(&kb.certifications, Item::Certification);
                living.into_iter().chain(all(&kb.retired, Item::Retired)).collect()
            }
            Self::Activities => all(&kb.activities, Item::Activity),
            Self::Transitions => all(&kb.transitions, Item::Transition),
            Self::Rules => all(&kb.rules, Item::Rule),
            Self::Questions => all(&kb.questions, Item::Question),
            Self::Resources => all(&kb.resources, Item::Resource),
            Self::Sources => all(&kb.sources, Item::Source),
            Self::Claims => all(&kb.claims, Item::Claim),
            Self::Facts => all(&kb.facts, Item::Fact),
            Self::Tracks => kb.tracks.keys().map(|id| Item::Track(id)).collect(),
        }
    }
}

impl<'k> Item<'k> {
    /// Its id.
    pub fn id(self, kb: &'k KnowledgeBase) -> &'k str {
        match self {
            Self::Role(id) => kb.roles.id(id),
            Self::Skill(id) => kb.skills.id(id),
            Self::Certification(id) => kb.certifications.id(id),
            Self::Retired(id) => kb.retired.id(id),
            Self::Activity(id) => kb.activities.id(id),
            Self::Transition(id) => kb.transitions.id(id),
            Self::Rule(id) => kb.rules.id(id),
            Self::Question(id) => kb.questions.id(id),
            Self::Resource(id) => kb.resources.id(id),
            Self::Source(id) => kb.sources.id(id),
            Self::Claim(id) => kb.claims.id(id),
            Self::Fact(id) => kb.facts.id(id),
            Self::Track(id) => id,
        }
    }

    /// What people call it: its name and its other names.
    pub fn names(self, kb: &'k KnowledgeBase) -> Vec<&'k str> {
        match self {
            Self::Role(id) => named(&kb.roles.get(id).title, &kb.roles.get(id).also_called),
            Self::Skill(id) => vec![&kb.skills.get(id).name],
            Self::Certification(id) => {
                let certification = kb.certifications.get(id);
                let exams = certification.exams.iter().map(|exam| exam.code.as_str());
                named(&certification.name, &certification.also_called).into_iter().chain(exams).collect()
            }
            Self::Retired(id) => named(&kb.retired.get(id).name, &kb.retired.get(id).also_called),
            Self::Activity(id) => vec![&kb.activities.get(id).title],
            Self::Resource(id) => vec![&kb.resources.get(id).title],
            Self::Source(id) => vec![&kb.sources.get(id).title],
            Self::Track(id) => kb.tracks.get(id).map(|track| track.title.as_str()).into_iter().collect(),
            Self::Transition(_) | Self::Rule(_) | Self::Question(_) | Self::Claim(_) | Self::Fact(_) => Vec::new(),
        }
    }
}

/// Every item of these kinds with this id or, if there is none, with this name.
pub fn find<'k>(kb: &'k KnowledgeBase, kinds: &[Kind], wanted: &str) -> Vec<Item<'k>> {
    let items: Vec<Item<'k>> = kinds.iter().flat_map(|kind| kind.items(kb)).collect();
    let by_id = |item: &&Item<'k>| item.id(kb).eq_ignore_ascii_case(wanted);
    let found: Vec<Item<'k>> = items.iter().filter(by_id).copied().collect();
    if !found.is_empty() {
        return found;
    }
    let wanted = wanted.trim().to_lowercase();
    items.into_iter().filter(|item| item.names(kb).iter().any(|name| name.to_lowercase() == wanted)).collect()
}

fn all<'k, H: Handle, T: Named>(table: &Table<H, T>, item: fn(H) -> Item<'k>) -> Vec<Item<'k>> {
    table.handles().map(item).collect()
}

fn named<'k>(name: &'k str, others: &'k [String]) -> Vec<&'k str> {
    std::iter::once(name).chain(others.iter().map(String::as_str)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::small;

    fn found(kinds: &[Kind], wanted: &str) -> Vec<String> {
        let kb = small::base();
        find(&kb, kinds, wanted).into_iter().map(|item| item.id(&kb).to_owned()).collect()
    }

    #[test]
    fn an_id_comes_before_a_name_and_letters_may_be_large_or_small() {
        assert_eq!(found(Kind::all(), "Desk-Agent"), ["desk-agent"]);
        assert_eq!(found(Kind::all(), " desk AGENT "), ["desk-agent"]);
        assert_eq!(found(Kind::all(), "support"), ["support"]);
    }

    #[test]
    fn other_names_and_exam_codes_are_names() {
        for name in ["N1", "N1-001", "Net One", "net-one"] {
            assert_eq!(found(&[Kind::Certifications], name), ["net-one"], "{name}");
        }
    }

    #[test]
    fn an_id_of_several_kinds_is_found_in_each_that_is_looked_at() {
        assert_eq!(found(Kind::all(), "role").len(), 2);
        assert_eq!(found(&[Kind::Facts], "role").len(), 1);
        assert_eq!(found(&[Kind::Skills], "role").len(), 0);
    }

    #[test]
    fn every_kind_has_items_and_each_is_found_by_its_id() {
        let kb = small::base();
        for kind in Kind::all() {
            let items = kind.items(&kb);
            assert!(!items.is_empty(), "{kind:?}");
            assert!(items.iter().all(|item| find(&kb, &[*kind], item.id(&kb)) == [*item]), "{kind:?}");
        }
    }
}
