//! Resources to learn from, sources and their claims, tracks and career levels.

use std::collections::BTreeMap;

use super::scope::{Scope, text};
use crate::kb::gather::Item;
use crate::kb::here::Here;
use crate::kb::model::{Claim, Resource, ResourceCost, Source, Track};
use crate::kb::raw::{RawCareerLevel, RawClaim, RawResource, RawSource, RawTrack};

pub(super) fn resource(raw: RawResource, here: &Here, scope: &mut Scope) -> Resource {
    scope.kebab(&raw.id, here);
    let cost = here.key("cost");
    let sources = scope.sources(&raw.sources, here);
    Resource {
        url: scope.address(raw.url, &here.key("url")),
        cost: ResourceCost {
            kind: raw.cost.kind,
            text: raw.cost.text.0,
            as_of: scope.as_of(raw.cost.as_of, &cost.key("as_of")),
        },
        skills: scope.all(&raw.skills, &here.key("skills"), Scope::skill),
        certifications: scope.all(&raw.certifications, &here.key("certifications"), Scope::certification),
        last_seen: scope.as_of(raw.last_seen, &here.key("last_seen")),
        id: raw.id.0,
        title: raw.title.0,
        publisher: raw.publisher.0,
        kind: raw.kind.0,
        hours: raw.hours,
        accessibility: text(raw.accessibility),
        confidence: raw.confidence,
        sources,
    }
}

pub(super) fn source(raw: RawSource, here: &Here, scope: &mut Scope) -> Source {
    scope.kebab(&raw.id, here);
    Source {
        url: scope.address(raw.url, &here.key("url")),
        as_of: scope.as_of(raw.as_of, &here.key("as_of")),
        id: raw.id.0,
        title: raw.title.0,
        publisher: raw.publisher.0,
        kind: text(raw.kind),
        shelf_life_months: raw.shelf_life_months,
    }
}

/// None if its source is not there, which is told.
pub(super) fn claim(raw: RawClaim, here: &Here, scope: &mut Scope) -> Option<Claim> {
    let source = scope.source(&raw.source, &here.key("source"))?;
    Some(Claim { id: raw.id.0, source, says: raw.says.0, acts: raw.acts, note: text(raw.note) })
}

pub(super) fn track(raw: RawTrack, here: &Here, scope: &mut Scope) -> (String, Track) {
    scope.kebab(&raw.id, here);
    (raw.id.0, Track { title: raw.title.0, about: raw.about.0 })
}

pub(super) fn career_levels(raw: BTreeMap<String, Item<RawCareerLevel>>, scope: &mut Scope) -> BTreeMap<u8, String> {
    let each = raw.into_values();
    each.map(|Item { raw, at, .. }| {
        let level = scope.small(raw.level, 0, super::roles::TOP, &Here::Item(at).key("level"));
        (level, raw.about.0)
    })
    .collect()
}
