//! The chain from a conclusion to the rules behind it and on to what the person said, as a tree.

use crate::kb::{ActivityId, CertificationId, FactId, KnowledgeBase, Leaf, RuleId, SkillId, Target};
use crate::profile::{KnownFrom, LevelFrom, Profile};

use super::advice::Advice;
use super::infer::AsSaid;
use super::judge::{Decided, Truth, judge};
use super::lack::{Lack, lack};
use super::words::decided;

/// Why a rule fired, down to what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// The rule.
    pub rule: RuleId,
    /// What it rests on, in the order of its condition; empty if it always holds.
    pub rests_on: Vec<Ground>,
}

/// One thing that a rule rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// The deciding leaf in words, such as `months_in_role is 38 (at least 36)`.
    pub words: String,
    /// Where it comes from.
    pub from: GroundFrom,
}

/// Where a thing that a rule rests on comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroundFrom {
    /// The person said so.
    Said(FactId),
    /// The program computed it from other facts.
    Computed(FactId),
    /// Another rule concluded it.
    Concluded {
        /// The fact.
        fact: FactId,
        /// Why that rule fired.
        by: Chain,
    },
    /// Nobody said it, which is what the rule looks at.
    Unsaid(FactId),
    /// The level held in a skill.
    Skill(SkillId, LevelFrom),
    /// A certification that is held or not.
    Certification(CertificationId),
}

/// Why a rule fires for a person; none if it does not.
pub fn why_rule(kb: &KnowledgeBase, profile: &Profile, rule: RuleId) -> Option<Chain> {
    let person = AsSaid { kb, profile };
    let verdict = judge(&kb.rules.get(rule).when, &person);
    let grounds = verdict.evidence.iter().map(|decided| ground(kb, profile, decided));
    (verdict.truth == Truth::True).then(|| Chain { rule, rests_on: grounds.collect() })
}

/// Why a fact has its value; none if it is unknown.
pub fn why_fact(kb: &KnowledgeBase, profile: &Profile, fact: FactId) -> Option<GroundFrom> {
    match profile.facts.get(&fact)?.origin {
        KnownFrom::Person => Some(GroundFrom::Said(fact)),
        KnownFrom::Computed => Some(GroundFrom::Computed(fact)),
        KnownFrom::Rule(rule) => Some(GroundFrom::Concluded { fact, by: why_rule(kb, profile, rule)? }),
    }
}

/// Why the rules put an activity into the plan; empty if they did not.
pub fn why_added(kb: &KnowledgeBase, profile: &Profile, advice: &Advice, activity: ActivityId) -> Vec<Chain> {
    let rules = advice.added.get(&activity).map_or(&[][..], |added| &added.rules);
    chains(kb, profile, rules)
}

/// Why the rules lean towards something; empty if they do not.
pub fn why_preferred(kb: &KnowledgeBase, profile: &Profile, advice: &Advice, target: &Target) -> Vec<Chain> {
    let rules = advice.preferred.get(target).map_or(&[][..], |leaning| &leaning.rules);
    chains(kb, profile, rules)
}

/// Why the rules forbid something; empty if they do not.
pub fn why_forbidden(kb: &KnowledgeBase, profile: &Profile, advice: &Advice, target: &Target) -> Vec<Chain> {
    chains(kb, profile, advice.forbidden.get(target).map_or(&[][..], Vec::as_slice))
}

/// What keeps a rule from firing; none if it fires.
pub fn why_not_rule<'k>(kb: &'k KnowledgeBase, profile: &Profile, rule: RuleId) -> Option<Lack<'k>> {
    lack(&kb.rules.get(rule).when, &AsSaid { kb, profile })
}

fn chains(kb: &KnowledgeBase, profile: &Profile, rules: &[RuleId]) -> Vec<Chain> {
    rules.iter().filter_map(|rule| why_rule(kb, profile, *rule)).collect()
}

fn ground(kb: &KnowledgeBase, profile: &Profile, leaf: &Decided<'_>) -> Ground {
    let from = match leaf.leaf {
        Leaf::Fact { fact, .. } => why_fact(kb, profile, *fact).unwrap_or(GroundFrom::Unsaid(*fact)),
        Leaf::Skill(need) => GroundFrom::Skill(need.skill, level_from(profile, need.skill)),
        Leaf::Holds(certification) => GroundFrom::Certification(*certification),
    };
    Ground { words: decided(kb, leaf, &AsSaid { kb, profile }), from }
}

fn level_from(profile: &Profile, skill: SkillId) -> LevelFrom {
    profile.levels.get(crate::kb::Handle::index(skill)).map_or(LevelFrom::Nothing, |held| held.from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kb::{Condition, Effect, Handle, Phase, Scalar, Test};
    use crate::profile::FactValue;
    use crate::rules::fixture::{Draft, person};
    use crate::rules::infer::infer;

    fn chained() -> KnowledgeBase {
        let mut draft = Draft::new();
        let long = draft.test("months_in_role", Test::AtLeast(36));
        let set = draft.set("tired", Scalar::Bool(true));
        draft.rule(0, "long", long, vec![set]);
        let when = Condition::All(vec![draft.is("tired"), draft.test("mentor_like", Test::Known(false))]);
        let add = Effect::Add { activity: ActivityId::from_index(4), phase: Phase::Now };
        draft.rule(1, "act", when, vec![add, Effect::Forbid(Target::Track("support".to_owned()))]);
        draft.build()
    }

    #[test]
    fn a_chain_leads_back_to_what_was_said() {
        let kb = chained();
        let (profile, advice) = infer(&kb, person(&kb, &[("months_in_role", FactValue::Int(40))]));
        let (long, act) = (kb.rules.find("long").unwrap(), kb.rules.find("act").unwrap());
        let tired = kb.facts.find("tired").unwrap();
        let said = Ground {
            words: "months_in_role is 40 (at least 36)".to_owned(),
            from: GroundFrom::Said(kb.core.months_in_role),
        };
        let by = Chain { rule: long, rests_on: vec![said] };
        let concluded = Ground { words: "tired is yes".to_owned(), from: GroundFrom::Concluded { fact: tired, by } };
        let unsaid = kb.facts.find("mentor_like").unwrap();
        let silence = Ground { words: "mentor_like does not apply".to_owned(), from: GroundFrom::Unsaid(unsaid) };
        let chain = Chain { rule: act, rests_on: vec![concluded, silence] };
        let chain = vec![chain];
        assert_eq!(why_added(&kb, &profile, &advice, ActivityId::from_index(4)), chain);
        assert_eq!(why_forbidden(&kb, &profile, &advice, &Target::Track("support".to_owned())), chain);
        assert!(why_added(&kb, &profile, &advice, ActivityId::from_index(5)).is_empty());
    }

    #[test]
    fn a_rule_that_does_not_fire_says_what_is_lacking() {
        let kb = chained();
        let profile = person(&kb, &[("months_in_role", FactValue::Int(12))]);
        let long = kb.rules.find("long").unwrap();
        assert_eq!(why_rule(&kb, &profile, long), None);
        let lack = why_not_rule(&kb, &profile, long).unwrap();
        assert_eq!(lack.leaves().len(), 1);
    }
}
