//! What is known of the person, as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::value::Day;
use crate::plan::{CertificationHeld, Plan, ProfileFact, SkillHeld};

#[derive(Serialize)]
pub struct ProfileJson<'a> {
    facts: BTreeMap<&'a str, FactJson<'a>>,
    skills: Vec<SkillJson<'a>>,
    certifications: Vec<CertificationJson<'a>>,
}

impl<'a> From<&'a Plan> for ProfileJson<'a> {
    fn from(plan: &'a Plan) -> Self {
        let facts = plan.profile.iter().filter(|fact| !fact.sensitive);
        Self {
            facts: facts.map(|fact| (fact.id.as_str(), FactJson::from(fact))).collect(),
            skills: plan.skills.iter().map(SkillJson::from).collect(),
            certifications: plan.certifications.iter().map(CertificationJson::from).collect(),
        }
    }
}

#[derive(Serialize)]
struct FactJson<'a> {
    value: &'a serde_json::Value,
    words: &'a str,
    origin: &'static str,
}

impl<'a> From<&'a ProfileFact> for FactJson<'a> {
    fn from(fact: &'a ProfileFact) -> Self {
        Self { value: &fact.value, words: &fact.words, origin: fact.origin }
    }
}

#[derive(Serialize)]
struct SkillJson<'a> {
    skill: &'a str,
    name: &'a str,
    level: u8,
    credited: bool,
    why: &'a str,
}

impl<'a> From<&'a SkillHeld> for SkillJson<'a> {
    fn from(skill: &'a SkillHeld) -> Self {
        Self { skill: &skill.id, name: &skill.name, level: skill.level, credited: !skill.stated, why: &skill.why }
    }
}

#[derive(Serialize)]
struct CertificationJson<'a> {
    certification: &'a str,
    name: &'a str,
    earned: Option<Day>,
    lapses: Option<Day>,
    through: Option<&'a str>,
}

impl<'a> From<&'a CertificationHeld> for CertificationJson<'a> {
    fn from(held: &'a CertificationHeld) -> Self {
        Self {
            certification: &held.id,
            name: &held.name,
            earned: held.earned.map(Day),
            lapses: held.lapses.map(Day),
            through: held.through.as_deref(),
        }
    }
}
