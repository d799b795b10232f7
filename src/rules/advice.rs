//! What the rules concluded of one person, each conclusion with its evidence.

use std::collections::{BTreeMap, BTreeSet};

use crate::kb::{ActivityId, FactId, Phase, RuleId, Target};

/// All conclusions, in the order of the rules' ids within each list.
#[derive(Debug, Clone, Default)]
pub struct Advice {
    /// Every rule that fired, with what it rested on.
    pub fired: BTreeMap<RuleId, Evidence>,
    /// Warnings, notes and strengths with their facts filled in.
    pub messages: Vec<Message>,
    /// Activities to put into the plan, the earliest phase of all rules that ask for it.
    pub added: BTreeMap<ActivityId, Added>,
    /// Leanings: the summed weight and the rules behind it.
    pub preferred: BTreeMap<Target, Leaning>,
    /// Bans with the rules behind them.
    pub forbidden: BTreeMap<Target, Vec<RuleId>>,
}

/// What a conclusion rested on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Facts whose values made the condition true.
    pub facts: BTreeSet<FactId>,
    /// The deciding leaves in words, such as `months_in_role is 38 (at least 36)`.
    pub because: Vec<String>,
}

/// A text for the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The rule that says it.
    pub rule: RuleId,
    /// What sort of message it is.
    pub kind: MessageKind,
    /// The finished sentence or sentences.
    pub text: String,
    /// The reason of the rule, with its facts filled in.
    pub because: String,
}

/// What sort of message a rule sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MessageKind {
    /// Be careful.
    Warning,
    /// Good to know.
    Note,
    /// Already earned.
    Strength,
}

/// An activity that rules put into the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// When in the plan.
    pub phase: Phase,
    /// The rules that ask for it.
    pub rules: Vec<RuleId>,
}

/// How much the rules lean towards something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Leaning {
    /// The summed weight.
    pub weight: u32,
    /// The rules behind it.
    pub rules: Vec<RuleId>,
}
