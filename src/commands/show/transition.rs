//! What there is to know of a way from role to role.

use helpdesk_path::kb::{KnowledgeBase, Reach, RoleId, Transition, TransitionId};
use helpdesk_path::render::page::{Page, Text};
use helpdesk_path::render::wording;
use serde_json::{Value, json};

use super::condition;
use super::sheet::{Sheet, claims_json, range_json, sources_json, spread, standing};

/// Everything on a transition.
pub fn page(kb: &KnowledgeBase, id: TransitionId) -> Page {
    let way = kb.transitions.get(id);
    let title = format!("From {} to {}", kb.roles.get(way.from).title, kb.roles.get(way.to).title);
    let mut sheet = Sheet::new(&title, "transition", &way.id);
    sheet.say(&way.evidence);
    sheet.fields(facts(kb, way));
    sheet.points("What must be true as well", condition::parts(kb, &way.when));
    sheet.points("What helps", way.helps.iter().map(|help| wording::capital(help)));
    sheet.points("What goes wrong", way.pitfalls.iter().map(|pitfall| wording::capital(pitfall)));
    sheet.points("Certifications that help", certifications(kb, way));
    sheet.claims(kb, &way.claims);
    sheet.sources(kb, &way.sources);
    sheet.page()
}

fn facts(kb: &KnowledgeBase, way: &Transition) -> Vec<(&'static str, Text)> {
    let before = Text::plain(&spread(way.in_role_months, "month", "months")).and(standing(way.standing));
    let fewest = format!("; fewer than {} are seldom taken seriously", way.min_months);
    vec![
        ("Sort of move", way.kind.word().into()),
        ("How often", way.common.word().into()),
        ("Time in the role before", before.and(if way.min_months > 0 { fewest } else { String::new() })),
        ("The move itself", spread(way.move_months, "month", "months").into()),
        ("Within one employer", way.inside.word().into()),
        ("Reach", reach(kb, way).into()),
        ("Degree", way.degree.as_str().into()),
        ("What to show", way.proof.as_str().into()),
        ("Opening it needs", way.opening.as_str().into()),
        ("How sure this is", way.confidence.word().into()),
    ]
}

fn reach(kb: &KnowledgeBase, way: &Transition) -> String {
    let via: Vec<&str> = way.via.iter().map(|&role| kb.roles.get(role).title.as_str()).collect();
    let words = match way.reach {
        Reach::Covered => "the work before and a usual amount of study reach it".to_owned(),
        Reach::StudyHeavy => "it takes more study than usual, since it is another craft".to_owned(),
        Reach::DutiesFirst => "only with duties of the new post already held".to_owned(),
        Reach::Bridge if via.is_empty() => "not in one step".to_owned(),
        Reach::Bridge => format!("not in one step; go by {}", wording::choice(&via)),
    };
    way.reach_note.as_ref().map_or(words.clone(), |note| format!("{words}; {note}"))
}

fn certifications(kb: &KnowledgeBase, way: &Transition) -> Vec<Text> {
    let told = |certification: &helpdesk_path::kb::CertificationId| {
        let certification = kb.certifications.get(*certification);
        Text::plain(&certification.name).and(Text::faint(&format!(" ({})", certification.id)))
    };
    way.certifications.iter().map(told).collect()
}

/// The same in JSON.
pub fn json_of(kb: &KnowledgeBase, id: TransitionId) -> Value {
    let way = kb.transitions.get(id);
    let role = |role: RoleId| kb.roles.id(role);
    json!({
        "kind": "transition",
        "id": way.id,
        "from": role(way.from),
        "to": role(way.to),
        "sort": way.kind.word(),
        "in_role_months": range_json(way.in_role_months),
        "standing": way.standing.word(),
        "min_months": way.min_months,
        "move_months": range_json(way.move_months),
        "inside": way.inside.word(),
        "common": way.common.word(),
        "reach": way.reach.word(),
        "via": way.via.iter().map(|&via| role(via)).collect::<Value>(),
        "reach_note": way.reach_note,
        "when": condition::json_of(kb, &way.when),
        "certifications": way.certifications.iter().map(|&helps| kb.certifications.id(helps)).collect::<Value>(),
        "degree": way.degree,
        "proof": way.proof,
        "opening": way.opening,
        "helps": way.helps,
        "pitfalls": way.pitfalls,
        "evidence": way.evidence,
        "confidence": way.confidence.word(),
        "claims": claims_json(kb, &way.claims),
        "sources": sources_json(kb, &way.sources),
    })
}
