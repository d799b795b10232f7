//! Where an item is used by others.

use helpdesk_path::kb::{
    ActivityId, CertificationId, ClaimId, Condition, Effect, FactId, KnowledgeBase, Leaf, Level, Role, RoleId, Rule,
    Scalar, SkillId, SourceId, Target, Test,
};
use helpdesk_path::render::page::Text;

/// Roles that ask for a skill, with the level.
pub fn roles_asking(kb: &KnowledgeBase, skill: SkillId) -> Vec<Text> {
    let told = |role: &Role| {
        let asked = role.requires.iter().find(|asked| asked.need.skill == skill)?;
        let wish = if asked.preferred { ", liked" } else { "" };
        Some(named(&role.title, &role.id, &format!("level {}{wish}", asked.need.level.get())))
    };
    kb.roles.iter().filter_map(|(_, role)| told(role)).collect()
}

/// Roles whose work teaches a skill, with the highest level.
pub fn roles_teaching(kb: &KnowledgeBase, skill: SkillId) -> Vec<Text> {
    let told = |role: &Role| {
        let teaching = role.teaches.iter().find(|teaching| teaching.skill == skill)?;
        let (level, months) = teaching.months.last_key_value()?;
        Some(named(&role.title, &role.id, &format!("level {} after {} months", level.get(), months.likely)))
    };
    kb.roles.iter().filter_map(|(_, role)| told(role)).collect()
}

/// Activities that teach a skill, with the level.
pub fn activities_teaching(kb: &KnowledgeBase, skill: SkillId) -> Vec<Text> {
    let gained = |id: ActivityId| kb.activities.get(id).gains.iter().find(|gain| gain.skill == skill);
    let told = |id: ActivityId| {
        let activity = kb.activities.get(id);
        Some(named(&activity.title, &activity.id, &format!("to level {}", gained(id)?.to.get())))
    };
    kb.activities.handles().filter_map(told).collect()
}

/// Certifications whose pass suggests a skill, with the level.
pub fn certifications_proving(kb: &KnowledgeBase, skill: SkillId) -> Vec<Text> {
    let proven = |id: CertificationId| -> Option<Level> {
        kb.certifications.get(id).proves.iter().find(|proven| proven.skill == skill).map(|proven| proven.level)
    };
    let told = |id: CertificationId| {
        let certification = kb.certifications.get(id);
        Some(named(&certification.name, &certification.id, &format!("level {}", proven(id)?.get())))
    };
    kb.certifications.handles().filter_map(told).collect()
}

/// Roles whose employers name a certification.
pub fn roles_naming(kb: &KnowledgeBase, certification: CertificationId) -> Vec<Text> {
    let naming = kb.roles.iter().filter(|(_, role)| role.certifications.contains(&certification));
    naming.map(|(_, role)| named(&role.title, &role.id, "")).collect()
}

/// Rules that look at a role or lean towards or against it.
pub fn rules_about_role(kb: &KnowledgeBase, role: RoleId) -> Vec<Text> {
    rules(kb, |rule| {
        looks(&rule.when, &|leaf| matches!(leaf, Leaf::Fact { test, .. } if about_role(test, role)))
            || targets(rule, &Target::Role(role))
    })
}

fn about_role(test: &Test, role: RoleId) -> bool {
    match test {
        Test::Is(scalar) => *scalar == Scalar::Role(role),
        Test::In(scalars) => scalars.contains(&Scalar::Role(role)),
        _ => false,
    }
}

/// Rules that look at a certification or lean towards or against it.
pub fn rules_about_certification(kb: &KnowledgeBase, certification: CertificationId) -> Vec<Text> {
    rules(kb, |rule| {
        looks(&rule.when, &|leaf| *leaf == Leaf::Holds(certification))
            || targets(rule, &Target::Certification(certification))
    })
}

/// Rules that add an activity or lean towards or against it.
pub fn rules_about_activity(kb: &KnowledgeBase, activity: ActivityId) -> Vec<Text> {
    rules(kb, |rule| {
        rule.then.iter().any(|effect| matches!(effect, Effect::Add { activity: added, .. } if *added == activity))
            || targets(rule, &Target::Activity(activity))
    })
}

/// Rules that look at a fact.
pub fn rules_reading(kb: &KnowledgeBase, fact: FactId) -> Vec<Text> {
    rules(kb, |rule| rule.when.facts().contains(&fact))
}

/// Rules that set a fact.
pub fn rules_setting(kb: &KnowledgeBase, fact: FactId) -> Vec<Text> {
    rules(kb, |rule| rule.then.iter().any(|effect| matches!(effect, Effect::Set { fact: set, .. } if *set == fact)))
}

/// Everything that acts on a claim.
pub fn acting_on(kb: &KnowledgeBase, claim: ClaimId) -> Vec<Text> {
    let activities = kb.activities.iter().filter(|(_, item)| item.claims.contains(&claim));
    let transitions = kb.transitions.iter().filter(|(_, item)| item.claims.contains(&claim));
    let rules = kb.rules.iter().filter(|(_, item)| item.claims.contains(&claim));
    let questions = kb.questions.iter().filter(|(_, item)| item.claims.contains(&claim));
    (rules.map(|(_, item)| named(&item.because, &item.id, "rule")))
        .chain(activities.map(|(_, item)| named(&item.title, &item.id, "activity")))
        .chain(transitions.map(|(_, item)| named("", &item.id, "transition")))
        .chain(questions.map(|(_, item)| named(&item.text, &item.id, "question")))
        .collect()
}

/// How many items of each kind rest on a source, those with none left out.
pub fn resting_on(kb: &KnowledgeBase, source: SourceId) -> Vec<Resting> {
    let counts = [
        ("role", "roles", kb.roles.iter().filter(|(_, item)| item.sources.contains(&source)).count()),
        (
            "certification",
            "certifications",
            kb.certifications.iter().filter(|(_, item)| item.sources.contains(&source)).count()
                + kb.retired.iter().filter(|(_, item)| item.sources.contains(&source)).count(),
        ),
        ("activity", "activities", kb.activities.iter().filter(|(_, item)| item.sources.contains(&source)).count()),
        ("transition", "transitions", kb.transitions.iter().filter(|(_, item)| item.sources.contains(&source)).count()),
        ("rule", "rules", kb.rules.iter().filter(|(_, item)| item.sources.contains(&source)).count()),
        ("claim", "claims", kb.claims.iter().filter(|(_, item)| item.source == source).count()),
    ];
    let resting = counts.into_iter().filter(|(_, _, count)| *count > 0);
    resting.map(|(one, many, count)| Resting { one, many, count }).collect()
}

/// How many items of one kind rest on something.
pub struct Resting {
    /// One of them, in a word.
    pub one: &'static str,
    /// Several of them.
    pub many: &'static str,
    /// How many.
    pub count: usize,
}

/// A name with its id and a remark.
fn named(name: &str, id: &str, remark: &str) -> Text {
    let remark = if remark.is_empty() { String::new() } else { format!("{remark}; ") };
    let gap = if name.is_empty() { "" } else { " " };
    Text::plain(name).and(gap).and(Text::faint(&format!("({remark}{id})")))
}

fn rules(kb: &KnowledgeBase, about: impl Fn(&Rule) -> bool) -> Vec<Text> {
    let rules = kb.rules.iter().filter(|(_, rule)| about(rule));
    rules.map(|(_, rule)| named(&rule.because, &rule.id, "")).collect()
}

fn looks(condition: &Condition, at: &dyn Fn(&Leaf) -> bool) -> bool {
    condition.leaves().into_iter().any(at)
}

fn targets(rule: &Rule, wanted: &Target) -> bool {
    rule.then.iter().any(|effect| match effect {
        Effect::Prefer { target, .. } | Effect::Forbid(target) => target == wanted,
        _ => false,
    })
}
