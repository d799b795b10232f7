//! How each kind of item stands in a list: its columns, its order, and what it can be filtered by.

use helpdesk_path::kb::{Activity, Certification, KnowledgeBase, Role, Transition};
use helpdesk_path::render::page::Text;
use helpdesk_path::render::wording;

use crate::commands::item::{Item, Kind};
use crate::commands::show::type_word;

/// The heads of the columns.
pub fn heads(kind: Kind) -> Vec<&'static str> {
    match kind {
        Kind::Roles => vec!["Role", "Track", "Level", "Id"],
        Kind::Skills => vec!["Skill", "Sort", "Family", "Id"],
        Kind::Certifications => vec!["Certification", "Level", "Status", "Fee", "Id"],
        Kind::Activities => vec!["Activity", "Sort", "Effort", "Id"],
        Kind::Transitions => vec!["From", "To", "Months before", "Id"],
        Kind::Rules => vec!["Reason", "Topic", "Id"],
        Kind::Questions => vec!["Question", "Sets", "Id"],
        Kind::Resources => vec!["Resource", "Sort", "Cost", "Id"],
        Kind::Sources => vec!["Source", "Publisher", "As of", "Id"],
        Kind::Claims => vec!["Statement", "Acts on", "Id"],
        Kind::Facts => vec!["What it means", "Type", "Origin", "Id"],
        Kind::Tracks => vec!["Track", "What it is", "Id"],
    }
}

/// The cells of an item under [`heads`].
pub fn row(kb: &KnowledgeBase, item: Item<'_>) -> Vec<Text> {
    let mut cells: Vec<Text> = cells(kb, item).into_iter().map(Text::from).collect();
    cells.push(Text::code(item.id(kb)));
    cells
}

fn cells(kb: &KnowledgeBase, item: Item<'_>) -> Vec<String> {
    match item {
        Item::Role(id) => role(kb.roles.get(id)),
        Item::Skill(id) => {
            let skill = kb.skills.get(id);
            vec![skill.name.clone(), skill.kind.word().to_owned(), skill.category.clone()]
        }
        Item::Certification(id) => certification(kb.certifications.get(id)),
        Item::Retired(id) => {
            let retired = kb.retired.get(id);
            vec![retired.name.clone(), String::new(), retired.change.word().to_owned(), String::new()]
        }
        Item::Activity(id) => activity(kb.activities.get(id)),
        Item::Transition(id) => transition(kb, kb.transitions.get(id)),
        Item::Rule(id) => vec![kb.rules.get(id).because.clone(), kb.rules.get(id).topic.clone()],
        Item::Question(id) => {
            let question = kb.questions.get(id);
            vec![question.text.clone(), kb.facts.id(question.fact).to_owned()]
        }
        Item::Resource(id) => {
            let resource = kb.resources.get(id);
            vec![resource.title.clone(), resource.kind.clone(), resource.cost.kind.word().to_owned()]
        }
        Item::Source(id) => {
            let source = kb.sources.get(id);
            vec![source.title.clone(), source.publisher.clone(), source.as_of.clone()]
        }
        Item::Claim(id) => vec![kb.claims.get(id).says.clone(), kb.claims.get(id).acts.word().to_owned()],
        Item::Fact(id) => {
            let fact = kb.facts.get(id);
            vec![fact.about.clone(), type_word(&fact.kind).to_owned(), fact.origin.word().to_owned()]
        }
        Item::Track(id) => {
            kb.tracks.get(id).map(|track| vec![track.title.clone(), track.about.clone()]).unwrap_or_default()
        }
    }
}

fn role(role: &Role) -> Vec<String> {
    vec![role.title.clone(), role.track.clone(), role.level.to_string()]
}

fn certification(certification: &Certification) -> Vec<String> {
    vec![
        certification.name.clone(),
        certification.level.word().to_owned(),
        certification.lifecycle.status.word().to_owned(),
        wording::money(certification.fee.usd),
    ]
}

fn activity(activity: &Activity) -> Vec<String> {
    vec![activity.title.clone(), activity.kind.word().to_owned(), wording::hours_likely(activity.effort)]
}

fn transition(kb: &KnowledgeBase, way: &Transition) -> Vec<String> {
    let months = way.in_role_months;
    vec![
        kb.roles.get(way.from).title.clone(),
        kb.roles.get(way.to).title.clone(),
        format!("{} ({} to {})", months.likely, months.low, months.high),
    ]
}

/// Roles stand by track and level, everything else as in the base.
pub fn put_in_order(kb: &KnowledgeBase, items: &mut [Item<'_>]) {
    items.sort_by_key(|item| match item {
        Item::Role(id) => Some((kb.roles.get(*id).track.as_str(), kb.roles.get(*id).level)),
        _ => None,
    });
}

/// The tracks that an item belongs to.
pub fn tracks(kb: &KnowledgeBase, item: Item<'_>) -> Vec<String> {
    let track = |role| kb.roles.get(role).track.clone();
    match item {
        Item::Role(id) => vec![track(id)],
        Item::Transition(id) => vec![track(kb.transitions.get(id).from), track(kb.transitions.get(id).to)],
        _ => Vec::new(),
    }
}

/// The sort of an item within its kind.
pub fn sorts(kb: &KnowledgeBase, item: Item<'_>) -> Vec<String> {
    let sort = match item {
        Item::Skill(id) => kb.skills.get(id).kind.word(),
        Item::Activity(id) => kb.activities.get(id).kind.word(),
        Item::Transition(id) => kb.transitions.get(id).kind.word(),
        Item::Rule(id) => &kb.rules.get(id).topic,
        Item::Resource(id) => &kb.resources.get(id).kind,
        Item::Fact(id) => kb.facts.get(id).origin.word(),
        Item::Claim(id) => kb.claims.get(id).acts.word(),
        Item::Certification(id) => kb.certifications.get(id).lifecycle.status.word(),
        Item::Retired(id) => kb.retired.get(id).change.word(),
        Item::Role(_) | Item::Question(_) | Item::Source(_) | Item::Track(_) => return Vec::new(),
    };
    vec![sort.to_owned()]
}

/// The level of an item.
pub fn levels(kb: &KnowledgeBase, item: Item<'_>) -> Vec<String> {
    match item {
        Item::Role(id) => vec![kb.roles.get(id).level.to_string()],
        Item::Certification(id) => vec![kb.certifications.get(id).level.word().to_owned()],
        _ => Vec::new(),
    }
}
