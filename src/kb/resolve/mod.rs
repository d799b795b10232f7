//! From what the files say to what the program works with: every reference looked up, every number checked.
//!
//! A broken item does not stop the others, and an id declared by a broken item counts as declared, so that one
//! mistake does not cause a flood of findings.

mod activities;
mod certifications;
mod condition;
mod core;
mod cycles;
mod facts;
mod library;
mod pay;
mod questions;
mod roles;
mod rules;
mod scope;
mod skills;
mod transitions;
mod words;

use std::rc::Rc;

use super::codes;
use super::gather::{Collected, Gathered, Item};
use super::here::Here;
use super::model::{About, Activity, Certification, Fact, FactId, KnowledgeBase, Role, Rule, RuleId, Skill};
use super::raw::RawAbout;
use super::strata;
use super::table::{Handle, Table};
use crate::diagnostic::{Diagnostic, Diagnostics};
use scope::Scope;

/// The knowledge base, if nothing is wrong with it, and all findings.
pub(super) fn resolve(gathered: Gathered, found: Diagnostics) -> (Option<KnowledgeBase>, Diagnostics) {
    let mut scope = Scope::new(&gathered, found);
    let base = whole(gathered, &mut scope).filter(|_| !scope.found.has_errors());
    (base, scope.found)
}

fn whole(gathered: Gathered, scope: &mut Scope) -> Option<KnowledgeBase> {
    let fact_places = gathered.facts.places();
    let facts = facts(gathered.facts, scope);
    let (core, about) = (core::find(&facts, &fact_places, scope), about(gathered.about, scope));
    let skills = skills(gathered.skills, scope);
    let certifications = certifications(gathered.certifications, scope);
    let activities = activities(gathered.activities, scope);
    let (rules, strata) = rules(gathered.rules, &facts, scope);
    Some(KnowledgeBase {
        tracks: each(gathered.tracks, scope, library::track).into_iter().collect(),
        career_levels: library::career_levels(gathered.career_levels.items, scope),
        retired: Table::new(each(gathered.retired_certifications, scope, certifications::retired)),
        transitions: Table::new(some(gathered.transitions, scope, transitions::resolve)),
        questions: Table::new(some(gathered.questions, scope, questions::resolve)),
        resources: Table::new(each(gathered.resources, scope, library::resource)),
        pay: pay::resolve(gathered.pay_release, gathered.pay.items, scope),
        sources: Table::new(each(gathered.sources, scope, library::source)),
        claims: Table::new(some(gathered.claims, scope, library::claim)),
        facts,
        skills: Table::new(skills),
        roles: Table::new(roles(gathered.roles, scope)),
        certifications: Table::new(certifications),
        activities: Table::new(activities),
        rules: Table::new(rules),
        strata,
        // Last, so that everything is checked even if these are missing.
        about: about?,
        core: core?,
    })
}

/// Resolves all items of a kind, in the order of their ids.
fn each<R, T>(collected: Collected<R>, scope: &mut Scope, resolve: impl Fn(R, &Here, &mut Scope) -> T) -> Vec<T> {
    collected.items.into_values().map(|item| one(item, scope, &resolve)).collect()
}

/// Resolves items to which nothing refers by handle, so that one that makes no sense can be left out.
fn some<R, T>(
    collected: Collected<R>,
    scope: &mut Scope,
    resolve: impl Fn(R, &Here, &mut Scope) -> Option<T>,
) -> Vec<T> {
    collected.items.into_values().filter_map(|item| one(item, scope, &resolve)).collect()
}

/// Of an item whose unreadable parts are left out, nobody is told that they are missing.
fn one<R, T>(item: Item<R>, scope: &mut Scope, resolve: impl Fn(R, &Here, &mut Scope) -> T) -> T {
    if !item.flawed {
        return resolve(item.raw, &Here::Item(item.at), scope);
    }
    let before = std::mem::take(&mut scope.found);
    let resolved = resolve(item.raw, &Here::Item(item.at), scope);
    let more = std::mem::replace(&mut scope.found, before);
    scope.found.extend(more.into_iter().filter(|finding| !ABOUT_ABSENCE.contains(&finding.code)));
    resolved
}

/// Codes of findings that parts left out can cause.
const ABOUT_ABSENCE: &[&str] = &[
    codes::CONDITION_SHAPE,
    codes::EFFECT_SHAPE,
    codes::FACT_DECLARATION,
    codes::SKILL_LEVELS,
    codes::BRIDGE,
    codes::NEEDED_FOR_WORK,
    crate::diagnostic::codes::EMPTY_TEXT,
];

fn facts(collected: Collected<super::raw::RawFact>, scope: &mut Scope) -> Table<FactId, Fact> {
    let facts = Rc::new(each(collected, scope, facts::resolve));
    scope.facts = Rc::clone(&facts);
    Table::new(Vec::clone(&facts))
}

fn skills(collected: Collected<super::raw::RawSkill>, scope: &mut Scope) -> Vec<Skill> {
    let places = collected.places();
    let skills = each(collected, scope, skills::resolve);
    cycles::tell(skills::circles(&skills), &places, scope);
    skills
}

fn certifications(collected: Collected<super::raw::RawCertification>, scope: &mut Scope) -> Vec<Certification> {
    let places = collected.places();
    let certifications = each(collected, scope, certifications::resolve);
    cycles::tell(certifications::need_circles(&certifications), &places, scope);
    cycles::tell(certifications::successor_circles(&certifications), &places, scope);
    certifications
}

fn activities(collected: Collected<super::raw::RawActivity>, scope: &mut Scope) -> Vec<Activity> {
    let places = collected.places();
    let activities = each(collected, scope, activities::resolve);
    cycles::tell(activities::circles(&activities), &places, scope);
    activities
}

fn roles(collected: Collected<super::raw::RawRole>, scope: &mut Scope) -> Vec<Role> {
    if collected.items.is_empty() && collected.broken.is_empty() {
        let finding = Diagnostic::error(codes::EMPTY_BASE, "the knowledge base has no roles");
        scope.miss(finding.help("add files with roles, or give another path with `--kb`"));
    }
    each(collected, scope, roles::resolve)
}

fn rules(
    collected: Collected<super::raw::RawRule>,
    facts: &Table<FactId, Fact>,
    scope: &mut Scope,
) -> (Vec<Rule>, Vec<Vec<RuleId>>) {
    let places = collected.places();
    let rules = each(collected, scope, rules::resolve);
    let order = strata::order(&rules, facts.len());
    for circle in &order.circles {
        let names: Vec<String> = rules.iter().map(|rule| rule.id.clone()).collect();
        let road: Vec<usize> = circle.iter().map(|rule| rule.index()).collect();
        let told = cycles::told(&road, &names);
        let Some(at) = places.get(road[0]) else { continue };
        let sentence = format!("these rules depend on each other through `not` or `known`: `{told}`");
        let help = "a rule can only negate what is settled before it; take one step of the circle out of `when`";
        scope.error(codes::CIRCULAR_RULES, &Here::Item(*at).key("when"), sentence, help);
    }
    (rules, order.strata)
}

fn about(raw: Option<Item<RawAbout>>, scope: &mut Scope) -> Option<About> {
    let Some(Item { raw, at, .. }) = raw else {
        let finding = Diagnostic::error(codes::NO_HEADING, "no file says what this knowledge base is");
        scope.miss(finding.help("add `knowledge_base: {name: ..., version: ..., as_of: ...}` to a file"));
        return None;
    };
    let as_of = scope.date(&raw.as_of, &Here::Item(at).key("as_of"))?;
    Some(About { name: raw.name.0, version: raw.version.0, as_of })
}
