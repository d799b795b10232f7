//! Where the items of a loaded knowledge base stand in its files, for findings that are made after loading.

use std::collections::BTreeMap;

use super::here::At;
use super::model::{
    ActivityId, CertificationId, ClaimId, FactId, QuestionId, ResourceId, RetiredId, RoleId, RuleId, SkillId, SourceId,
    TransitionId,
};
use super::table::Handle;
use crate::source::Place;

/// The places of all items, by list and handle.
#[derive(Debug, Clone, Default)]
pub struct Places {
    lists: BTreeMap<&'static str, Vec<At>>,
    pay_release: Option<At>,
}

/// A handle of an item that stands in a list of a file.
pub trait Placed: Handle {
    /// The heading of the list.
    const LIST: &'static str;
}

/// Ties handles to the headings of their lists.
macro_rules! placed {
    ($($handle:ident: $list:literal;)*) => {
        $(impl Placed for $handle {
            const LIST: &'static str = $list;
        })*
    };
}

placed! {
    FactId: "facts";
    SkillId: "skills";
    RoleId: "roles";
    CertificationId: "certifications";
    RetiredId: "retired_certifications";
    ActivityId: "activities";
    TransitionId: "transitions";
    RuleId: "rules";
    QuestionId: "questions";
    ResourceId: "resources";
    SourceId: "sources";
    ClaimId: "claims";
}

impl Places {
    /// Takes the places in, list by list, each in the order of the handles.
    pub(super) fn new(lists: impl IntoIterator<Item = (&'static str, Vec<At>)>, pay_release: Option<At>) -> Self {
        Self { lists: lists.into_iter().collect(), pay_release }
    }

    /// The whole item. None only for an item of another base.
    pub fn item<H: Placed>(&self, item: H) -> Option<Place> {
        self.lists.get(H::LIST)?.get(item.index()).map(|at| at.place())
    }

    /// The id of the item, which is where a finding about all of it points to.
    pub fn id<H: Placed>(&self, item: H) -> Option<Place> {
        self.key(item, "id")
    }

    /// The value of a key of the item.
    pub fn key<H: Placed>(&self, item: H, key: &str) -> Option<Place> {
        self.item(item).map(|place| place.at(key))
    }

    /// The release of wage figures.
    pub fn pay_release(&self) -> Option<Place> {
        self.pay_release.map(At::place)
    }
}

#[cfg(test)]
mod tests {
    use crate::kb::fixture::Fixture;

    #[test]
    fn items_are_found_where_they_stand_in_the_last_layer() {
        let mut fixture = Fixture::of("roles: [{id: a, title: A, track: entry, level: 0, summary: One.}]");
        fixture.layer("over.yaml", "\n\nroles:\n  - {id: b, title: B, track: entry, level: 0, summary: Two.}\n  - {title: A2, id: a, track: entry, level: 0, summary: Three.}");
        let world = fixture.load();
        let place = |id: &str| {
            let place = world.places.id(world.kb.roles.find(id).unwrap()).unwrap();
            let at = world.sources.locate(&place).unwrap();
            format!("{}:{}:{} {}", world.sources.name(place.file), at.line, at.column, place.path)
        };
        assert_eq!(place("a"), "over.yaml:5:21 roles[1].id");
        assert_eq!(place("b"), "over.yaml:4:10 roles[0].id");
    }
}
