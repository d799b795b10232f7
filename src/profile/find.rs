//! Finding what a person means by a name: the id, the title, or another name that people use.

use std::collections::BTreeSet;

use crate::diagnostic::suggest;
use crate::kb::{Certification, KnowledgeBase, RetiredCertification, Role, RoleId, SkillId};

use super::StatedWhich;

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<T> {
    /// One thing.
    One(T),
    /// Several things; their ids.
    Several(Vec<String>),
    /// Nothing, but perhaps the thing with this id was meant.
    Nothing(Option<String>),
}

/// The role that a name stands for. Capitals, dashes and a remark in brackets do not matter.
pub fn role(kb: &KnowledgeBase, name: &str) -> Found<RoleId> {
    if let Some(role) = kb.roles.find(name) {
        return Found::One(role);
    }
    among(name, kb.roles.iter().map(|(id, role)| (id, role.id.as_str(), role_names(role))))
}

/// The skill that a name stands for.
pub fn skill(kb: &KnowledgeBase, name: &str) -> Found<SkillId> {
    if let Some(skill) = kb.skills.find(name) {
        return Found::One(skill);
    }
    among(name, kb.skills.iter().map(|(id, skill)| (id, skill.id.as_str(), vec![skill.id.as_str(), &skill.name])))
}

/// The certification that a name stands for; one that can still be taken goes before one that is gone.
pub fn certification(kb: &KnowledgeBase, name: &str) -> Found<StatedWhich> {
    if let Some(living) = kb.certifications.find(name) {
        return Found::One(StatedWhich::Living(living));
    }
    if let Some(retired) = kb.retired.find(name) {
        return Found::One(StatedWhich::Retired(retired));
    }
    let living = kb
        .certifications
        .iter()
        .map(|(id, item)| (StatedWhich::Living(id), item.id.as_str(), certification_names(item)));
    let retired = kb.retired.iter().map(|(id, item)| (StatedWhich::Retired(id), item.id.as_str(), retired_names(item)));
    match among(name, living) {
        Found::Nothing(near) => match among(name, retired) {
            Found::Nothing(also_near) => Found::Nothing(near.or(also_near)),
            found => found,
        },
        found => found,
    }
}

/// The things that bear a name; if there are none, the nearest.
fn among<'k, T>(name: &str, things: impl Iterator<Item = (T, &'k str, Vec<&'k str>)>) -> Found<T> {
    let wanted = plain(name);
    let things: Vec<_> = things.collect();
    let bears = |names: &[&str]| names.iter().any(|name| forms(name).contains(&wanted));
    let ids: BTreeSet<&str> = things.iter().filter(|(_, _, names)| bears(names)).map(|(_, id, _)| *id).collect();
    let nearest = if ids.is_empty() { near(name, &things) } else { None };
    match ids.len() {
        0 => Found::Nothing(nearest),
        1 => things
            .into_iter()
            .find(|(_, id, _)| ids.contains(id))
            .map_or(Found::Nothing(None), |(thing, ..)| Found::One(thing)),
        _ => Found::Several(ids.into_iter().map(str::to_owned).collect()),
    }
}

/// The id of the thing with the nearest name.
fn near<T>(name: &str, things: &[(T, &str, Vec<&str>)]) -> Option<String> {
    let all = things.iter().flat_map(|(_, _, names)| names.iter().copied());
    let nearest = suggest(name, all)?;
    let bearer = things.iter().find(|(_, _, names)| names.contains(&nearest.as_str()));
    bearer.map(|(_, id, _)| (*id).to_owned())
}

/// A name in the forms in which people write it: whole, without a remark in brackets, and the remark alone.
fn forms(name: &str) -> Vec<String> {
    let mut forms = vec![plain(name)];
    if let Some((before, remark)) = name.split_once('(') {
        forms.push(plain(before));
        // An abbreviation names the thing; a remark such as `(tier 1)` does not.
        forms.extend(remark.strip_suffix(')').filter(|remark| !remark.contains(' ')).map(plain));
    }
    forms
}

/// A name without capitals, dashes, underscores and doubled spaces.
fn plain(name: &str) -> String {
    let lower = name.to_lowercase().replace(['-', '_', '\u{2013}'], " ");
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn role_names(role: &Role) -> Vec<&str> {
    [role.id.as_str(), &role.title].into_iter().chain(role.also_called.iter().map(String::as_str)).collect()
}

fn certification_names(item: &Certification) -> Vec<&str> {
    let short = item.name.strip_prefix(&item.issuer).map(str::trim).filter(|short| !short.is_empty());
    let named = [item.id.as_str(), &item.name].into_iter().chain(short);
    let exams = item.exams.iter().map(|exam| exam.code.as_str());
    named.chain(item.also_called.iter().map(String::as_str)).chain(exams).collect()
}

fn retired_names(item: &RetiredCertification) -> Vec<&str> {
    [item.id.as_str(), &item.name].into_iter().chain(item.also_called.iter().map(String::as_str)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::fixture::base;

    fn role_id(name: &str) -> Found<String> {
        let kb = base();
        match role(&kb, name) {
            Found::One(role) => Found::One(kb.roles.id(role).to_owned()),
            Found::Several(ids) => Found::Several(ids),
            Found::Nothing(near) => Found::Nothing(near),
        }
    }

    #[test]
    fn names_are_taken_as_people_write_them() {
        for name in
            ["helper", " Helper ", "help_desk technician", "Help Desk Technician (Tier 1)", "service  desk agent"]
        {
            assert_eq!(role_id(name), Found::One("helper".to_owned()), "{name}");
        }
        let kb = base();
        assert_eq!(skill(&kb, "windows CLIENT"), Found::One(kb.skills.find("windows").unwrap()));
        let forever = StatedWhich::Living(kb.certifications.find("forever").unwrap());
        assert_eq!(certification(&kb, "LFE"), Found::One(forever));
        let retired = StatedWhich::Retired(kb.retired.find("old-a-plus").unwrap());
        assert_eq!(certification(&kb, "comptia a+ 220-801"), Found::One(retired));
    }

    #[test]
    fn a_remark_of_several_words_is_no_name() {
        assert_eq!(role_id("tier 1"), Found::Nothing(None));
    }

    #[test]
    fn the_nearest_name_leads_to_its_thing() {
        assert_eq!(role_id("system administrator"), Found::Nothing(Some("admin".to_owned())));
        assert_eq!(role_id("Servise desk agent"), Found::Nothing(Some("helper".to_owned())));
        assert_eq!(role_id("astronaut"), Found::Nothing(None));
        assert_eq!(role_id(""), Found::Nothing(None));
        let kb = base();
        assert_eq!(certification(&kb, "old-a-plas"), Found::Nothing(Some("old-a-plus".to_owned())));
    }
}
