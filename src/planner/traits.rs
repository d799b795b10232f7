//! What a person does not want of a role, against what the role is like.

use crate::kb::{KnowledgeBase, OnCall, Remote, Role, RoleId, Selling, ShiftWork, Target, Travel};
use crate::profile::Profile;
use crate::rules::Advice;

/// How a role stands to one thing that the person wants to avoid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clash {
    /// It hardly has it.
    None,
    /// It has some of it.
    Some,
    /// It is a regular part of it.
    Full,
}

/// How a role stands to one word of the fact `avoid`.
pub fn clash(kb: &KnowledgeBase, role: &Role, avoided: &str) -> Clash {
    let traits = &role.traits;
    let (full, some) = match avoided {
        "on-call" => (traits.on_call == OnCall::Regular, traits.on_call == OnCall::Occasional),
        "shift-work" => (traits.shift_work == ShiftWork::Common, traits.shift_work == ShiftWork::Possible),
        "travel" => (traits.travel == Travel::Frequent, traits.travel == Travel::Some),
        "selling" => (traits.selling == Selling::Main, traits.selling == Selling::Some),
        "people-work" => (traits.people >= 4, traits.people == 3),
        "hands-on-hardware" => (traits.hardware >= 3, traits.hardware == 2),
        "leading-people" => (traits.leads_people, false),
        "onsite" => (traits.remote == Remote::Onsite, false),
        "coding" => (asks_for_code(kb, role, 2), asks_for_code(kb, role, 1)),
        _ => (false, false),
    };
    match (full, some) {
        (true, _) => Clash::Full,
        (false, true) => Clash::Some,
        (false, false) => Clash::None,
    }
}

/// The skills by which a role is known to be about writing software.
const CODING: [&str; 2] = ["programming-fundamentals", "python"];

fn asks_for_code(kb: &KnowledgeBase, role: &Role, level: u8) -> bool {
    let essential = role.requires.iter().filter(|asked| !asked.preferred);
    essential
        .into_iter()
        .any(|asked| CODING.contains(&kb.skills.id(asked.need.skill)) && asked.need.level.get() >= level)
}

/// Everything that rules a role out for a person, in words.
pub fn exclusions(kb: &KnowledgeBase, profile: &Profile, advice: &Advice, id: RoleId) -> Vec<String> {
    let role = kb.roles.get(id);
    let avoided = profile.words(kb.core.avoid).iter().filter(|word| clash(kb, role, word) == Clash::Full);
    let mut reasons: Vec<String> = avoided.map(|word| format!("you want to avoid {}", in_words(word))).collect();
    let targets = [Target::Role(id), Target::Track(role.track.clone())];
    let rules = targets.iter().filter_map(|target| advice.forbidden.get(target)).flatten();
    reasons.extend(rules.map(|&rule| lower_start(&crate::rules::reason(kb, profile, rule))));
    reasons
}

/// A word of the fact `avoid` in a sentence.
pub fn in_words(avoided: &str) -> String {
    match avoided {
        "on-call" => "on-call duty".to_owned(),
        "people-work" => "working with people all day".to_owned(),
        "hands-on-hardware" => "hands-on hardware work".to_owned(),
        "onsite" => "being on site every day".to_owned(),
        other => other.replace('-', " "),
    }
}

fn lower_start(sentence: &str) -> String {
    let mut letters = sentence.trim_end_matches('.').chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
