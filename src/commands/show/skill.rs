//! What there is to know of a skill.

use helpdesk_path::kb::{KnowledgeBase, Level, Skill, SkillId};
use helpdesk_path::render::page::{Page, Text};
use helpdesk_path::render::wording;
use serde_json::{Value, json};

use super::sheet::{Sheet, need_json, skill_at};
use super::uses;

/// Everything on a skill.
pub fn page(kb: &KnowledgeBase, id: SkillId) -> Page {
    let skill = kb.skills.get(id);
    let mut sheet = Sheet::new(&skill.name, "skill", &skill.id);
    sheet.say(&skill.about);
    sheet.fields(vec![("Kind", skill.kind.word().into()), ("Family", skill.category.as_str().into())]);
    sheet.table("Levels", &["Level", "What one does", "Hours to get there"], levels(skill));
    sheet.say(Text::faint(
        "Hours are estimates of study and practice from the level below; levels 4 and 5 also take work in a role.",
    ));
    let needs = skill.needs.iter().map(|&need| skill_at(kb, need));
    sheet.points("Needed before going past level 1", needs);
    sheet.points("Roles that ask for it", uses::roles_asking(kb, id));
    sheet.points("Roles whose work teaches it", uses::roles_teaching(kb, id));
    sheet.points("Activities that teach it", uses::activities_teaching(kb, id));
    sheet.points("Certifications that suggest it", uses::certifications_proving(kb, id));
    sheet.resources(kb, resources(kb, id));
    sheet.page()
}

fn levels(skill: &Skill) -> Vec<Vec<Text>> {
    let row = |(place, means): (usize, &String)| {
        let level = u8::try_from(place + 1).ok().and_then(Level::new).unwrap_or_default();
        let hours = wording::thousands(u64::from(skill.hours_to_next[place]));
        vec![format!("{} {}", level.get(), level.word()).into(), means.into(), hours.into()]
    };
    skill.levels.iter().enumerate().map(row).collect()
}

fn resources(kb: &KnowledgeBase, id: SkillId) -> impl Iterator<Item = helpdesk_path::kb::ResourceId> {
    kb.resources.iter().filter(move |(_, resource)| resource.skills.contains(&id)).map(|(resource, _)| resource)
}

/// The same in JSON.
pub fn json_of(kb: &KnowledgeBase, id: SkillId) -> Value {
    let skill = kb.skills.get(id);
    json!({
        "kind": "skill",
        "id": skill.id,
        "name": skill.name,
        "sort": skill.kind.word(),
        "category": skill.category,
        "about": skill.about,
        "levels": skill.levels,
        "hours_to_next": skill.hours_to_next,
        "needs": skill.needs.iter().map(|&need| need_json(kb, need)).collect::<Value>(),
        "resources": resources(kb, id).map(|resource| kb.resources.id(resource)).collect::<Value>(),
    })
}
