//! Rules, their conditions and effects, and questions.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{RawScalar, Words, raw};
use crate::kb::model::{ActivityKind, Phase, Priority, Way};

raw! {
    struct RawRule {
        id: Words,
        topic: Words,
        when: Option<RawCondition>,
        then: Vec<RawEffect>,
        because: Words,
        #[serde(default)]
        opinion: bool,
        priority: Option<Priority>,
        #[serde(default)]
        claims: Vec<Words>,
        #[serde(default)]
        sources: Vec<Words>,
    }

    /// One effect: exactly one key may stand.
    struct RawEffect {
        set: Option<BTreeMap<String, RawScalar>>,
        warn: Option<Words>,
        note: Option<Words>,
        strength: Option<Words>,
        add: Option<RawAdd>,
        prefer: Option<RawTarget>,
        forbid: Option<RawTarget>,
    }

    struct RawAdd {
        activity: Words,
        phase: Phase,
    }

    /// What a preference or ban is about: exactly one key besides the weight.
    struct RawTarget {
        role: Option<Words>,
        track: Option<Words>,
        certification: Option<Words>,
        activity: Option<Words>,
        kind: Option<ActivityKind>,
        way: Option<Way>,
        weight: Option<i64>,
    }

    /// A condition of any form; which keys may stand together is checked later, so that the place is exact.
    struct RawCondition {
        all: Option<Vec<RawCondition>>,
        any: Option<Vec<RawCondition>>,
        not: Option<Box<RawCondition>>,
        fact: Option<Words>,
        is: Option<RawScalar>,
        r#in: Option<Vec<RawScalar>>,
        at_least: Option<i64>,
        at_most: Option<i64>,
        contains: Option<Words>,
        known: Option<bool>,
        skill: Option<Words>,
        level: Option<i64>,
        holds: Option<Words>,
    }

    struct RawQuestion {
        id: Words,
        fact: Words,
        text: Words,
        why: Words,
        help: Option<Words>,
        when: Option<RawCondition>,
        choices: Option<Vec<RawAnswer>>,
        weight: i64,
        #[serde(default)]
        core: bool,
        #[serde(default)]
        claims: Vec<Words>,
    }

    struct RawAnswer {
        value: Words,
        label: Words,
    }
}
