//! Running the rules forward over their strata until nothing new follows.
//!
//! The rules of one stratum read only what the person gave, what the program computed and what earlier strata set. So
//! their order does not matter, one walk over all strata is the fixed point, and a rule never rests on its own conclusion.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::kb::{CertificationId, Effect, FactId, Handle, KnowledgeBase, Leaf, Level, RuleId, Scalar, SkillId, Target};
use crate::profile::{FactValue, Known as KnownFact, KnownFrom, Profile};

use super::advice::{Added, Advice, Evidence, Message, MessageKind};
use super::fill;
use super::judge::{self, Decided, Known, Verdict};
use super::words::{decided, value_of};

/// Draws all conclusions that do not need a finished plan: derived facts into the profile, the rest into the advice.
///
/// Conclusions of an earlier run are forgotten first. If two rules set one fact to different values, the higher
/// priority wins, then the smaller rule id. Rules that read the finished plan wait for [`after_plan`].
pub fn infer(kb: &KnowledgeBase, profile: Profile) -> (Profile, Advice) {
    let mut run = Run { kb, profile: without_conclusions(profile), fired: BTreeMap::new() };
    for stratum in &kb.strata {
        run.walk(stratum);
    }
    let advice = advise(kb, &run.profile, run.fired);
    (run.profile, advice)
}

/// What the rules that read the finished plan have to say. They can only speak: a plan that stands is not changed.
pub fn after_plan(kb: &KnowledgeBase, profile: &Profile, advice: &Advice) -> Vec<Message> {
    kb.rules
        .handles()
        .filter(|rule| reads_plan(kb, *rule) && !advice.fired.contains_key(rule))
        .filter(|rule| evidence(kb, profile, *rule).is_some())
        .flat_map(|rule| messages(kb, profile, rule))
        .collect()
}

/// What a rule rests on, if its condition holds of the person.
pub fn evidence(kb: &KnowledgeBase, profile: &Profile, rule: RuleId) -> Option<Evidence> {
    let person = AsSaid { kb, profile };
    let verdict = judge::judge(&kb.rules.get(rule).when, &person);
    verdict.truth.holds().then(|| evidence_of(kb, &verdict, &person))
}

/// Whether a rule has to wait for the finished plan.
pub fn reads_plan(kb: &KnowledgeBase, rule: RuleId) -> bool {
    let plan = kb.core.of_plan();
    kb.rules.get(rule).when.facts().iter().any(|fact| plan.contains(fact))
}

/// A profile as the rules look at it: if nobody listed any certifications, whether one is held is unknown.
#[derive(Debug, Clone, Copy)]
pub struct AsSaid<'a> {
    /// The base that names the facts.
    pub kb: &'a KnowledgeBase,
    /// The person.
    pub profile: &'a Profile,
}

impl Known for AsSaid<'_> {
    fn fact(&self, fact: FactId) -> Option<&FactValue> {
        self.profile.fact(fact)
    }

    fn level(&self, skill: SkillId) -> Level {
        self.profile.level(skill)
    }

    fn holds(&self, certification: CertificationId) -> bool {
        self.profile.certifications.contains_key(&certification)
    }

    fn certifications_said(&self) -> bool {
        self.profile.facts.contains_key(&self.kb.core.certifications)
    }
}

/// One run over all strata.
struct Run<'a> {
    kb: &'a KnowledgeBase,
    profile: Profile,
    fired: BTreeMap<RuleId, Evidence>,
}

impl Run<'_> {
    /// Judges every rule of a stratum before any of them concludes, so that none sees the conclusions of another.
    fn walk(&mut self, stratum: &[RuleId]) {
        let ready = stratum.iter().filter(|rule| !reads_plan(self.kb, **rule));
        let fired: Vec<(RuleId, Evidence)> =
            ready.filter_map(|rule| Some((*rule, evidence(self.kb, &self.profile, *rule)?))).collect();
        for (rule, evidence) in fired {
            self.conclude(rule);
            self.fired.insert(rule, evidence);
        }
    }

    fn conclude(&mut self, rule: RuleId) {
        for effect in &self.kb.rules.get(rule).then {
            if let Effect::Set { fact, value } = effect {
                self.set(rule, *fact, value);
            }
        }
    }

    fn set(&mut self, rule: RuleId, fact: FactId, value: &Scalar) {
        let free = match self.profile.facts.get(&fact).map(|known| known.origin) {
            None => true,
            Some(KnownFrom::Rule(other)) => self.rank(rule) > self.rank(other),
            Some(KnownFrom::Person | KnownFrom::Computed) => false,
        };
        if free {
            let value = value_of(&self.kb.facts.get(fact).kind, value);
            self.profile.facts.insert(fact, KnownFact { value, origin: KnownFrom::Rule(rule) });
        }
    }

    /// Which of two rules is heard: the greater rank.
    fn rank(&self, rule: RuleId) -> impl Ord + use<> {
        (self.kb.rules.get(rule).priority, Reverse(rule.index()))
    }
}

fn without_conclusions(mut profile: Profile) -> Profile {
    profile.facts.retain(|_, known| !matches!(known.origin, KnownFrom::Rule(_)));
    profile
}

fn evidence_of(kb: &KnowledgeBase, verdict: &Verdict<'_>, person: &dyn Known) -> Evidence {
    let fact = |decided: &Decided<'_>| match decided.leaf {
        Leaf::Fact { fact, .. } => Some(*fact),
        Leaf::Skill(_) | Leaf::Holds(_) => None,
    };
    let facts: BTreeSet<FactId> = verdict.evidence.iter().filter_map(fact).collect();
    let mut because: Vec<String> = Vec::new();
    for leaf in &verdict.evidence {
        let words = decided(kb, leaf, person);
        if !because.contains(&words) {
            because.push(words);
        }
    }
    Evidence { facts, because }
}

/// Collects what the fired rules advise; all derived facts stand in the profile by now, so texts can name them.
fn advise(kb: &KnowledgeBase, profile: &Profile, fired: BTreeMap<RuleId, Evidence>) -> Advice {
    let mut advice = Advice::default();
    for rule in fired.keys().copied() {
        advice.messages.extend(messages(kb, profile, rule));
        for effect in &kb.rules.get(rule).then {
            apply(&mut advice, rule, effect);
        }
    }
    advice.fired = fired;
    advice
}

fn apply(advice: &mut Advice, rule: RuleId, effect: &Effect) {
    match effect {
        Effect::Add { activity, phase } => {
            let added = advice.added.entry(*activity).or_insert(Added { phase: *phase, rules: Vec::new() });
            added.phase = added.phase.min(*phase);
            remember(&mut added.rules, rule);
        }
        Effect::Prefer { target, weight } => lean(advice, rule, target, u32::from(*weight)),
        Effect::Forbid(target) => remember(advice.forbidden.entry(target.clone()).or_default(), rule),
        Effect::Set { .. } | Effect::Warn(_) | Effect::Note(_) | Effect::Strength(_) => {}
    }
}

fn lean(advice: &mut Advice, rule: RuleId, target: &Target, weight: u32) {
    let leaning = advice.preferred.entry(target.clone()).or_default();
    leaning.weight += weight;
    remember(&mut leaning.rules, rule);
}

/// Rules come in rising order, so a rule with two like effects stands at the end already.
fn remember(rules: &mut Vec<RuleId>, rule: RuleId) {
    if rules.last() != Some(&rule) {
        rules.push(rule);
    }
}

/// The messages of a rule that fired. One that would have to name what nobody said is not sent.
fn messages(kb: &KnowledgeBase, profile: &Profile, rule: RuleId) -> Vec<Message> {
    let message = |effect: &Effect| {
        let (kind, text) = match effect {
            Effect::Warn(text) => (MessageKind::Warning, text),
            Effect::Note(text) => (MessageKind::Note, text),
            Effect::Strength(text) => (MessageKind::Strength, text),
            Effect::Set { .. } | Effect::Add { .. } | Effect::Prefer { .. } | Effect::Forbid(_) => return None,
        };
        Some(Message { rule, kind, text: fill::text(kb, profile, text)?, because: fill::reason(kb, profile, rule) })
    };
    kb.rules.get(rule).then.iter().filter_map(message).collect()
}

#[cfg(test)]
mod tests;
