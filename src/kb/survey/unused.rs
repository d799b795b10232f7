//! Items that nobody uses.

use std::collections::BTreeSet;

use super::{View, codes, logic, placed};
use crate::diagnostic::Diagnostic;
use crate::kb::condition::{Condition, Leaf};
use crate::kb::model::{
    ActivityId, CertificationId, Effect, FactId, FactOrigin, KnowledgeBase, Piece, ResourceId, SkillId, SourceId,
    Target, Text,
};
use crate::kb::places::Placed;

pub(super) fn look(view: &View) -> Vec<Diagnostic> {
    let families: [fn(&View) -> Vec<Diagnostic>; 7] =
        [tracks, skills, activities, certifications, resources, sources, facts];
    families.into_iter().flat_map(|family| family(view)).collect()
}

fn told<H: Placed>(view: &View, item: H, sentence: String, help: &str) -> Diagnostic {
    placed(Diagnostic::warning(codes::UNUSED, sentence).help(help), view.places.id(item))
}

fn tracks(view: &View) -> Vec<Diagnostic> {
    let with_roles: BTreeSet<&str> = view.kb.roles.iter().map(|(_, role)| role.track.as_str()).collect();
    let empty = view.kb.tracks.keys().filter(|track| !with_roles.contains(track.as_str()));
    let told = |track| Diagnostic::warning(codes::UNUSED, format!("no role belongs to the track `{track}`"));
    empty.map(|track| told(track).help("add a role, or take the track out")).collect()
}

fn skills(view: &View) -> Vec<Diagnostic> {
    let asked = skills_asked(view.kb);
    let unused = view.kb.skills.iter().filter(|(id, _)| !asked.contains(id));
    let help = "let a role or a condition ask for it, or take it out";
    unused.map(|(id, skill)| told(view, id, format!("no role asks for the skill `{}`", skill.id), help)).collect()
}

/// Skills that roles or conditions ask for, and those that one needs for these.
fn skills_asked(kb: &KnowledgeBase) -> BTreeSet<SkillId> {
    let mut asked: BTreeSet<SkillId> =
        kb.roles.iter().flat_map(|(_, role)| &role.requires).map(|bar| bar.need.skill).collect();
    asked.extend(logic::conditions(kb).flat_map(Condition::leaves).filter_map(|leaf| match leaf {
        Leaf::Skill(need) => Some(need.skill),
        _ => None,
    }));
    let mut open: Vec<SkillId> = asked.iter().copied().collect();
    while let Some(skill) = open.pop() {
        open.extend(kb.skills.get(skill).needs.iter().map(|need| need.skill).filter(|need| asked.insert(*need)));
    }
    asked
}

fn activities(view: &View) -> Vec<Diagnostic> {
    let wanted = activities_wanted(view.kb);
    let idle = view.kb.activities.iter().filter(|(id, activity)| activity.gains.is_empty() && !wanted.contains(id));
    let help = "let it gain a level, or let a rule add it";
    let sentence = |id: &str| format!("the activity `{id}` gains nothing, and no rule adds it");
    idle.map(|(id, activity)| told(view, id, sentence(&activity.id), help)).collect()
}

/// Activities that rules add, and those that come before others.
fn activities_wanted(kb: &KnowledgeBase) -> BTreeSet<ActivityId> {
    let added = kb.rules.iter().flat_map(|(_, rule)| &rule.then).filter_map(|effect| match effect {
        Effect::Add { activity, .. } => Some(*activity),
        _ => None,
    });
    added.chain(kb.activities.iter().flat_map(|(_, activity)| activity.after.iter().copied())).collect()
}

fn certifications(view: &View) -> Vec<Diagnostic> {
    let named = certifications_named(view.kb);
    let unused = view.kb.certifications.iter().filter(|(id, _)| !named.contains(id));
    let help = "name it in the `certifications` of a role or transition, or take it out";
    let sentence = |id: &str| format!("no role or transition names the certification `{id}`");
    unused.map(|(id, certification)| told(view, id, sentence(&certification.id), help)).collect()
}

/// Certifications that roles, transitions, rules or conditions name, and those that stand in for retired ones.
fn certifications_named(kb: &KnowledgeBase) -> BTreeSet<CertificationId> {
    let by_roles = kb.roles.iter().flat_map(|(_, role)| role.certifications.iter().copied());
    let by_ways = kb.transitions.iter().flat_map(|(_, way)| way.certifications.iter().copied());
    let by_conditions = logic::conditions(kb).flat_map(Condition::leaves).filter_map(|leaf| match leaf {
        Leaf::Holds(certification) => Some(*certification),
        _ => None,
    });
    let leanings = kb.rules.iter().flat_map(|(_, rule)| &rule.then).filter_map(|effect| match effect {
        Effect::Prefer { target: Target::Certification(id), .. } | Effect::Forbid(Target::Certification(id)) => {
            Some(*id)
        }
        _ => None,
    });
    let after_retired = kb.retired.iter().filter_map(|(_, retired)| retired.successor);
    by_roles.chain(by_ways).chain(by_conditions).chain(leanings).chain(after_retired).collect()
}

fn resources(view: &View) -> Vec<Diagnostic> {
    let used: BTreeSet<ResourceId> =
        view.kb.activities.iter().flat_map(|(_, activity)| activity.resources.iter().copied()).collect();
    let unused = view.kb.resources.iter().filter(|(id, resource)| {
        // Resources for a certification are found by it.
        !used.contains(id) && resource.certifications.is_empty()
    });
    let help = "name it in the `resources` of an activity, or say which certifications it prepares for";
    let sentence = |id: &str| format!("no plan can name the resource `{id}`");
    unused.map(|(id, resource)| told(view, id, sentence(&resource.id), help)).collect()
}

fn sources(view: &View) -> Vec<Diagnostic> {
    let cited = sources_cited(view.kb);
    let unused = view.kb.sources.iter().filter(|(id, _)| !cited.contains(id));
    let help = "cite it where it is used, or take it out";
    unused.map(|(id, source)| told(view, id, format!("nothing cites the source `{}`", source.id), help)).collect()
}

fn sources_cited(kb: &KnowledgeBase) -> BTreeSet<SourceId> {
    let mut cited = BTreeSet::new();
    for (_, role) in kb.roles.iter() {
        cited.extend(role.sources.iter().copied().chain(role.outlook.as_ref().map(|outlook| outlook.source)));
    }
    cited.extend(kb.certifications.iter().flat_map(|(_, certification)| certification.sources.iter().copied()));
    cited.extend(kb.retired.iter().flat_map(|(_, retired)| retired.sources.iter().copied()));
    cited.extend(kb.activities.iter().flat_map(|(_, activity)| activity.sources.iter().copied()));
    cited.extend(kb.transitions.iter().flat_map(|(_, way)| way.sources.iter().copied()));
    cited.extend(kb.rules.iter().flat_map(|(_, rule)| rule.sources.iter().copied()));
    cited.extend(kb.claims.iter().map(|(_, claim)| claim.source));
    cited.extend(kb.pay.source);
    cited
}

/// Facts that nothing reads, told at the question that asks for them if there is one.
fn facts(view: &View) -> Vec<Diagnostic> {
    let read = facts_read(view.kb);
    let idle = view.kb.facts.iter().filter(|(id, fact)| !read.contains(id) && fact.origin != FactOrigin::Computed);
    idle.flat_map(|(id, fact)| {
        let asked: Vec<_> = view.kb.questions.iter().filter(|(_, question)| question.fact == id).collect();
        if asked.is_empty() {
            let help = "read it in a condition or a text, or take it out";
            return vec![told(view, id, format!("nothing reads the fact `{}`", fact.id), help)];
        }
        let told = |(question, known): (_, &crate::kb::model::Question)| {
            let sentence = format!("the question `{}` asks for `{}`, which nothing reads", known.id, fact.id);
            told(view, question, sentence, "read the fact in a condition or a text, or take the question out")
        };
        asked.into_iter().map(told).collect()
    })
    .collect()
}

/// Facts that a condition, a text or the program itself reads.
fn facts_read(kb: &KnowledgeBase) -> BTreeSet<FactId> {
    let mut read: BTreeSet<FactId> = logic::conditions(kb).flat_map(Condition::facts).collect();
    let effects = kb.rules.iter().flat_map(|(_, rule)| &rule.then);
    read.extend(effects.filter_map(text).flat_map(|text| &text.0).filter_map(|piece| match piece {
        Piece::Fact(fact) => Some(*fact),
        Piece::Words(_) => None,
    }));
    read.extend(kb.core.all());
    read
}

fn text(effect: &Effect) -> Option<&Text> {
    match effect {
        Effect::Warn(text) | Effect::Note(text) | Effect::Strength(text) => Some(text),
        _ => None,
    }
}
