//! Skills: five described levels, hours between them, and what to hold first.

use std::collections::BTreeSet;

use super::cycles::Circle;
use super::scope::Scope;
use crate::kb::codes;
use crate::kb::here::Here;
use crate::kb::model::Skill;
use crate::kb::raw::RawSkill;
use crate::kb::table::Handle;

/// More hours than these from one level to the next are a slip of the pen.
const MOST_HOURS: u32 = 10_000;

pub(super) fn resolve(raw: RawSkill, here: &Here, scope: &mut Scope) -> Skill {
    scope.kebab(&raw.id, here);
    for (place, need) in raw.needs.iter().enumerate().filter(|(_, need)| need.skill == raw.id) {
        let sentence = format!("the skill `{}` needs itself", &*need.skill);
        scope.error(codes::SELF_REFERENCE, &here.key("needs").nth(place).key("skill"), sentence, "take this need out");
    }
    Skill {
        levels: levels(&raw, here, scope),
        hours_to_next: hours(&raw.hours_to_next, &here.key("hours_to_next"), scope),
        needs: scope.skill_levels(&raw.needs, &here.key("needs")),
        id: raw.id.0,
        name: raw.name.0,
        kind: raw.kind,
        category: raw.category.0,
        about: raw.about.0,
    }
}

fn levels(raw: &RawSkill, here: &Here, scope: &mut Scope) -> [String; 5] {
    let here = here.key("levels");
    let given: BTreeSet<i64> = raw.levels.keys().copied().collect();
    if given != (1..=5).collect() {
        scope.error(
            codes::SKILL_LEVELS,
            &here,
            "levels 1 to 5 are not all there".to_owned(),
            "describe each of 1, 2, 3, 4 and 5 in a phrase",
        );
    }
    [1, 2, 3, 4, 5].map(|level| raw.levels.get(&level).map(|phrase| phrase.0.clone()).unwrap_or_default())
}

fn hours(raw: &[u32], here: &Here, scope: &mut Scope) -> [u32; 5] {
    for (place, hours) in raw.iter().enumerate() {
        scope.within(i64::from(*hours), 1, i64::from(MOST_HOURS), &here.nth(place));
    }
    <[u32; 5]>::try_from(raw).unwrap_or_else(|_| {
        let help = "give the hours from none to 1, 1 to 2, 2 to 3, 3 to 4 and 4 to 5";
        scope.error(codes::SKILL_LEVELS, here, format!("{} steps of hours are given", raw.len()), help);
        [1; 5]
    })
}

/// Skills that cannot be got past level 1 because each needs another past level 1 first. A need at level 1 has no
/// needs of its own, so it closes no circle.
pub(super) fn circles(skills: &[Skill]) -> Circle {
    let past_first = |skill: &Skill| {
        let needs = skill.needs.iter().filter(|need| need.level.get() > 1);
        needs.map(|need| need.skill.index()).collect()
    };
    Circle {
        noun: "skills",
        key: "needs",
        names: skills.iter().map(|skill| skill.id.clone()).collect(),
        edges: skills.iter().map(past_first).collect(),
    }
}
