//! What there is to know of sources, claims, resources and tracks.

use helpdesk_path::kb::{ClaimId, KnowledgeBase, ResourceId, SourceId};
use helpdesk_path::render::page::{Page, Text};
use helpdesk_path::render::wording;
use serde_json::{Value, json};

use super::sheet::{Sheet, source_text};
use super::uses;

/// Everything on a source.
pub fn page(kb: &KnowledgeBase, id: SourceId) -> Page {
    let source = kb.sources.get(id);
    let mut sheet = Sheet::new(&source.title, "source", &source.id);
    let shelf_life = source.shelf_life_months.map(|months| wording::count(months as usize, "month", "months"));
    sheet.fields(vec![
        ("Publisher", source.publisher.as_str().into()),
        ("Address", source.url.as_deref().map(|url| Text::link(url, url)).unwrap_or_default()),
        ("Date", source.as_of.as_str().into()),
        ("Wants a fresh look after", shelf_life.unwrap_or_default().into()),
    ]);
    let resting = uses::resting_on(kb, id);
    let resting = resting.iter().map(|resting| wording::count(resting.count, resting.one, resting.many));
    sheet.points("What rests on it", resting);
    let claims = kb.claims.iter().filter(|(_, claim)| claim.source == id);
    sheet.points("What it says", claims.map(|(_, claim)| Text::code(&claim.id).and(" ").and(&claim.says)));
    sheet.page()
}

/// The same in JSON.
pub fn json_of(kb: &KnowledgeBase, id: SourceId) -> Value {
    let (source, used_by) = (kb.sources.get(id), uses::resting_on(kb, id));
    json!({
        "kind": "source",
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "as_of": source.as_of,
        "shelf_life_months": source.shelf_life_months,
        "used_by": used_by.iter().map(|resting| (resting.many, json!(resting.count))).collect::<Value>(),
    })
}

/// Everything on a claim.
pub fn claim_page(kb: &KnowledgeBase, id: ClaimId) -> Page {
    let claim = kb.claims.get(id);
    let mut sheet = Sheet::new(&claim.says, "claim", &claim.id);
    sheet.fields(vec![
        ("Source", source_text(kb, claim.source)),
        ("What acts on it", claim.acts.word().into()),
        ("Note", claim.note.clone().unwrap_or_default().into()),
    ]);
    sheet.points("Where it acts", uses::acting_on(kb, id));
    sheet.page()
}

/// The same in JSON.
pub fn claim_json(kb: &KnowledgeBase, id: ClaimId) -> Value {
    let claim = kb.claims.get(id);
    json!({
        "kind": "claim",
        "id": claim.id,
        "source": kb.sources.id(claim.source),
        "says": claim.says,
        "acts": claim.acts.word(),
        "note": claim.note,
    })
}

/// Everything on a resource.
pub fn resource_page(kb: &KnowledgeBase, id: ResourceId) -> Page {
    let resource = kb.resources.get(id);
    let mut sheet = Sheet::new(&resource.title, "resource", &resource.id);
    let hours = resource.hours.map(|hours| wording::count(hours as usize, "hour", "hours"));
    let cost = format!("{} ({}, as of {})", resource.cost.text, resource.cost.kind.word(), resource.cost.as_of);
    sheet.fields(vec![
        ("Publisher", resource.publisher.as_str().into()),
        ("Sort", resource.kind.replace('-', " ").into()),
        ("Address", resource.url.as_deref().map(|url| Text::link(url, url)).unwrap_or_default()),
        ("Cost", cost.into()),
        ("Length", hours.unwrap_or_default().into()),
        ("Accessibility", resource.accessibility.clone().unwrap_or_default().into()),
        ("Last seen", resource.last_seen.as_str().into()),
        ("How sure this is", resource.confidence.word().into()),
    ]);
    let skills = resource.skills.iter().map(|&skill| kb.skills.get(skill).name.as_str());
    sheet.points("Skills it teaches", skills);
    let exams = resource.certifications.iter().map(|&exam| kb.certifications.get(exam).name.as_str());
    sheet.points("Certifications it prepares for", exams);
    let using = kb.activities.iter().filter(|(_, activity)| activity.resources.contains(&id));
    sheet.points("Activities that use it", using.map(|(_, activity)| activity.title.as_str()));
    sheet.page()
}

/// The same in JSON.
pub fn resource_json(kb: &KnowledgeBase, id: ResourceId) -> Value {
    let resource = kb.resources.get(id);
    json!({
        "kind": "resource",
        "id": resource.id,
        "title": resource.title,
        "publisher": resource.publisher,
        "sort": resource.kind,
        "url": resource.url,
        "cost": {"kind": resource.cost.kind.word(), "text": resource.cost.text, "as_of": resource.cost.as_of},
        "hours": resource.hours,
        "skills": resource.skills.iter().map(|&skill| kb.skills.id(skill)).collect::<Value>(),
        "certifications": resource.certifications.iter().map(|&exam| kb.certifications.id(exam)).collect::<Value>(),
        "accessibility": resource.accessibility,
        "last_seen": resource.last_seen,
        "confidence": resource.confidence.word(),
    })
}

/// Everything on a track.
pub fn track_page(kb: &KnowledgeBase, id: &str) -> Page {
    let (title, about) = kb.tracks.get(id).map_or((id, ""), |track| (&track.title, &track.about));
    let mut sheet = Sheet::new(title, "track", id);
    sheet.say(about);
    let rows = roles(kb, id)
        .into_iter()
        .map(|role| vec![role.title.as_str().into(), role.level.to_string().into(), Text::code(&role.id)]);
    sheet.table("Roles", &["Role", "Career level", "Id"], rows.collect());
    sheet.page()
}

fn roles<'k>(kb: &'k KnowledgeBase, track: &str) -> Vec<&'k helpdesk_path::kb::Role> {
    let mut roles: Vec<_> = kb.roles.iter().map(|(_, role)| role).filter(|role| role.track == track).collect();
    roles.sort_by_key(|role| (role.level, &role.title));
    roles
}

/// The same in JSON.
pub fn track_json(kb: &KnowledgeBase, id: &str) -> Value {
    json!({
        "kind": "track",
        "id": id,
        "title": kb.tracks.get(id).map(|track| &track.title),
        "about": kb.tracks.get(id).map(|track| &track.about),
        "roles": roles(kb, id).into_iter().map(|role| &role.id).collect::<Vec<_>>(),
    })
}
