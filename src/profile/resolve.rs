//! From what somebody wrote to a [`Profile`] in which everything exists and fits, or all that is wrong with it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::raw::{Entry, GROUP, Origin, RawProfile};
use super::read::{Reader, short};
use super::{FactValue, Goal, Known, KnownFrom, PastRole, Profile, codes, computed, credit, held};
use crate::diagnostic::{Diagnostic, Diagnostics, did_you_mean};
use crate::kb::{Fact, FactId, FactOrigin, KnowledgeBase, Level, RoleId, SkillId};

/// The profile, unless something is wrong with it, and everything there is to say about it.
#[derive(Debug, Clone)]
pub struct Resolved {
    /// The profile; none if any finding is an error.
    pub profile: Option<Profile>,
    /// All findings.
    pub findings: Diagnostics,
}

/// Checks every fact, credits skills, and works out the facts that follow from others.
///
/// `today` decides which certifications have lapsed and which days lie behind. All problems are told in one run; a
/// missing role has the code [`codes::ROLE_MISSING`].
pub fn resolve(kb: &KnowledgeBase, raw: &RawProfile, today: Date) -> Resolved {
    let mut reader = Reader { kb, today, findings: Diagnostics::new() };
    let facts = Facts::read(&mut reader, raw);
    facts.check(&mut reader);
    let findings = reader.findings;
    let profile = if findings.has_errors() { None } else { facts.profile(kb, today) };
    Resolved { profile, findings }
}

/// The facts that could be read, each with where it came from.
struct Facts {
    values: BTreeMap<FactId, FactValue>,
    origins: BTreeMap<FactId, Origin>,
}

impl Facts {
    fn read(reader: &mut Reader<'_>, raw: &RawProfile) -> Self {
        let mut facts = Self { values: BTreeMap::new(), origins: BTreeMap::new() };
        for entry in raw.entries() {
            facts.entry(reader, entry);
        }
        facts
    }

    fn entry(&mut self, reader: &mut Reader<'_>, entry: &Entry) {
        let Some(id) = declared(reader, entry) else { return };
        if self.origins.insert(id, entry.origin.clone()).is_some() {
            return given_twice(reader, id, entry);
        }
        if takes_back(reader.kb.facts.get(id), entry) {
            self.origins.remove(&id);
        } else if let Some(value) = reader.value(id, entry) {
            self.values.insert(id, value);
        }
    }

    /// What can only be seen by looking at several facts.
    fn check(&self, reader: &mut Reader<'_>) {
        if !self.origins.contains_key(&reader.kb.core.role) {
            reader.findings.push(role_missing());
        }
        self.check_deadline(reader);
        self.check_months(reader);
    }

    fn check_deadline(&self, reader: &mut Reader<'_>) {
        let (core, today) = (&reader.kb.core, reader.today);
        let Some(deadline) = self.date(core.deadline) else { return };
        let (begin, word) = self.date(core.start).map_or((today, "today"), |start| (start, "the start"));
        if deadline <= begin {
            let sentence = format!("the deadline {deadline} does not lie after {word}, {begin}");
            let finding = Diagnostic::error(codes::DAYS_REVERSED, sentence);
            let at = self.origins[&core.deadline].clone();
            reader.tell(&at, finding.help("give a later day, or leave the deadline out"));
        }
    }

    fn check_months(&self, reader: &mut Reader<'_>) {
        let core = &reader.kb.core;
        let (Some(here), Some(all)) = (self.number(core.months_in_role), self.number(core.months_in_it)) else {
            return;
        };
        let in_it = self.role(core.role).is_some_and(|role| reader.kb.roles.get(role).level > 0);
        if here > all && in_it {
            let sentence = format!("{here} months in the role are more than {all} months in IT");
            let help = "`months_in_it` counts every IT job, the present one too";
            let at = self.origins[&core.months_in_it].clone();
            reader.tell(&at, Diagnostic::warning(codes::MONTHS_DISAGREE, sentence).help(help));
        }
    }

    fn date(&self, fact: FactId) -> Option<Date> {
        match self.values.get(&fact) {
            Some(FactValue::Date(date)) => Some(*date),
            _ => None,
        }
    }

    fn number(&self, fact: FactId) -> Option<i64> {
        match self.values.get(&fact) {
            Some(FactValue::Int(number)) => Some(*number),
            _ => None,
        }
    }

    fn role(&self, fact: FactId) -> Option<RoleId> {
        match self.values.get(&fact) {
            Some(FactValue::Role(role)) => Some(*role),
            _ => None,
        }
    }

    fn past_roles(&self, fact: FactId) -> &[PastRole] {
        match self.values.get(&fact) {
            Some(FactValue::PastRoles(past)) => past,
            _ => &[],
        }
    }

    fn levels(&self, fact: FactId) -> BTreeMap<SkillId, Level> {
        match self.values.get(&fact) {
            Some(FactValue::Levels(levels)) => levels.clone(),
            _ => BTreeMap::new(),
        }
    }

    /// Puts the profile together. None if there is no role, which was told before.
    fn profile(self, kb: &KnowledgeBase, today: Date) -> Option<Profile> {
        let core = &kb.core;
        let role = self.role(core.role)?;
        let months_in_role = self.number(core.months_in_role).and_then(|months| months.try_into().ok()).unwrap_or(0);
        let certifications = match self.values.get(&core.certifications) {
            Some(FactValue::Certifications(stated)) => held::held(kb, stated, today),
            _ => BTreeMap::new(),
        };
        let jobs = credit::jobs(kb, self.past_roles(core.past_roles), role, months_in_role);
        let levels = credit::levels(kb, &jobs, certifications.keys().copied(), &self.levels(core.skills));
        let goal = match self.values.get(&core.goal) {
            Some(FactValue::Goal(goal)) => *goal,
            _ => Goal::Undecided,
        };
        let time_off = match self.values.get(&core.time_off) {
            Some(FactValue::DateRanges(ranges)) => ranges.clone(),
            _ => Vec::new(),
        };
        let said = |value| Known { value, origin: KnownFrom::Person };
        let facts = self.values.into_iter().map(|(fact, value)| (fact, said(value))).collect();
        let mut profile = Profile { facts, role, months_in_role, goal, levels, certifications, time_off };
        computed::complete(kb, &mut profile);
        Some(profile)
    }
}

/// The fact that an entry is about, if it can be given there.
fn declared(reader: &mut Reader<'_>, entry: &Entry) -> Option<FactId> {
    let kb = reader.kb;
    let long = entry.group.as_ref().map(|group| format!("{group}_{}", entry.key));
    let found = long.and_then(|long| kb.facts.find(&long)).or_else(|| kb.facts.find(&entry.key));
    let Some(id) = found else {
        reader.tell(&entry.origin.its_key(), unknown_fact(kb, entry));
        return None;
    };
    let fact = kb.facts.get(id);
    let problem = not_to_be_given(fact).or_else(|| wrong_group(fact, entry));
    match problem {
        Some(problem) => reader.tell(&entry.origin.its_key(), problem),
        None => return Some(id),
    }
    None
}

fn unknown_fact(kb: &KnowledgeBase, entry: &Entry) -> Diagnostic {
    let sentence = format!("there is no fact `{}`", short(&entry.key));
    let given = |fact: &&Fact| not_to_be_given(fact).is_none();
    let names = kb.facts.iter().map(|(_, fact)| fact).filter(given);
    let names: Vec<&str> = names.flat_map(|fact| [Some(fact.id.as_str()), short_key(fact)]).flatten().collect();
    let help = did_you_mean(&entry.key, names.iter().copied());
    let help = help.unwrap_or_else(|| "`helpdesk-path list facts` describes every fact".to_owned());
    Diagnostic::error(codes::UNKNOWN_FACT, sentence).help(help)
}

/// The key of a fact within its group, where it differs from its id.
fn short_key(fact: &Fact) -> Option<&str> {
    let group = fact.group.as_deref()?;
    fact.id.strip_prefix(group)?.strip_prefix('_')
}

fn not_to_be_given(fact: &Fact) -> Option<Diagnostic> {
    let help = match fact.origin {
        FactOrigin::Asked | FactOrigin::Given => return None,
        FactOrigin::Computed => "the program works it out; leave it out",
        FactOrigin::Derived => "a rule concludes it; leave it out and give the facts it rests on",
    };
    let sentence = format!("`{}` cannot be given", fact.id);
    Some(Diagnostic::error(codes::NOT_TO_BE_GIVEN, sentence).help(help))
}

fn wrong_group(fact: &Fact, entry: &Entry) -> Option<Diagnostic> {
    if entry.group.is_none() || entry.group == fact.group {
        return None;
    }
    let sentence = format!("`{}` does not stand under `{GROUP}`", fact.id);
    Some(Diagnostic::error(codes::WRONG_GROUP, sentence).help("move it to the top level of the profile"))
}

fn given_twice(reader: &mut Reader<'_>, id: FactId, entry: &Entry) {
    let sentence = format!("`{}` is given twice", reader.kb.facts.id(id));
    let finding = Diagnostic::error(codes::GIVEN_TWICE, sentence).help("keep one of the two");
    reader.tell(&entry.origin.its_key(), finding);
}

/// Whether an entry says that the fact is not known. `unknown` may also be one of the values of a fact.
fn takes_back(fact: &Fact, entry: &Entry) -> bool {
    let declared =
        super::words::choices(&fact.kind).iter().any(|choice| Some(choice.id.as_str()) == entry.value.as_str());
    entry.takes_back && !declared
}

fn role_missing() -> Diagnostic {
    Diagnostic::error(codes::ROLE_MISSING, "the profile does not say which job you have")
        .help("give it as `role: help-desk-technician` in the profile or as `--set role=help-desk-technician`; `helpdesk-path list roles` shows all")
}

#[cfg(test)]
mod tests;
