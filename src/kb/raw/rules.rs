//! Rules, their conditions and effects, and questions.

use std::collections::BTreeMap;

use super::{RawScalar, Words, raw};
use crate::kb::model::{ActivityKind, Phase, Priority, Way};

raw! {
    /// When something is true of a person, then advise.
    struct RawRule {
        /// Its id in kebab-case.
        id: Words,
        /// What it is about.
        topic: Words,
        /// When it fires; leave out for always.
        when: Option<RawCondition>,
        /// What follows.
        then: Vec<RawEffect>,
        /// The reason, in one plain sentence. Facts may stand in braces.
        because: Words,
        /// It is one source's opinion.
        #[serde(default)]
        opinion: bool,
        /// How much it matters when a plan gets long; of two rules that set one fact the higher is heard.
        priority: Option<Priority>,
        /// Ids of claims that it acts on.
        #[serde(default)]
        claims: Vec<Words>,
        /// Ids of sources.
        #[serde(default)]
        sources: Vec<Words>,
    }

    /// One effect: exactly one key may stand.
    struct RawEffect {
        /// Sets a derived fact.
        set: Option<BTreeMap<String, RawScalar>>,
        /// Something to be careful about. Facts may stand in braces.
        warn: Option<Words>,
        /// Something good to know. Facts may stand in braces.
        note: Option<Words>,
        /// Something already earned. Facts may stand in braces.
        strength: Option<Words>,
        /// Puts an activity into the plan.
        add: Option<RawAdd>,
        /// Leans towards something.
        prefer: Option<RawTarget>,
        /// Rules something out.
        forbid: Option<RawTarget>,
    }

    /// An activity and when in the plan it belongs.
    struct RawAdd {
        /// The id of an activity.
        activity: Words,
        /// `now` first week, `month`, `quarter`, `move` any time in the present move, `applying` when the bar is met, `leaving` when the move is sure, `settle` after arriving.
        phase: Phase,
    }

    /// What a preference or ban is about: exactly one key besides the weight.
    struct RawTarget {
        /// The id of a role.
        role: Option<Words>,
        /// The id of a track.
        track: Option<Words>,
        /// The id of a certification.
        certification: Option<Words>,
        /// The id of an activity.
        activity: Option<Words>,
        /// A kind of activities.
        kind: Option<ActivityKind>,
        /// Moving inside or outside the employer.
        way: Option<Way>,
        /// How much it is preferred, 1 to 3.
        weight: Option<i64>,
    }

    /// A condition of any form; which keys may stand together is checked later, so that the place is exact.
    struct RawCondition {
        /// Every part holds.
        all: Option<Vec<RawCondition>>,
        /// At least one part holds.
        any: Option<Vec<RawCondition>>,
        /// The part does not hold. Of something unknown it is unknown.
        not: Option<Box<RawCondition>>,
        /// The id of a fact, together with one test.
        fact: Option<Words>,
        /// It equals this.
        is: Option<RawScalar>,
        /// It equals one of these.
        r#in: Option<Vec<RawScalar>>,
        /// It is a number of at least this.
        at_least: Option<i64>,
        /// It is a number of at most this.
        at_most: Option<i64>,
        /// It is a set or ranking that holds this word.
        contains: Option<Words>,
        /// Something is known of it, or nothing is.
        known: Option<bool>,
        /// The id of a skill, together with `level`.
        skill: Option<Words>,
        /// The skill is held at least at this level.
        level: Option<i64>,
        /// The id of a certification that is held.
        holds: Option<Words>,
    }

    /// Something the interview can ask.
    struct RawQuestion {
        /// Its id in kebab-case.
        id: Words,
        /// The id of the fact it sets.
        fact: Words,
        /// The question.
        text: Words,
        /// Why it is asked, in one sentence.
        why: Words,
        /// More help.
        help: Option<Words>,
        /// When it makes sense.
        when: Option<RawCondition>,
        /// Answers to choose from; without them those of the fact.
        choices: Option<Vec<RawAnswer>>,
        /// How much the answer usually changes the plan, 1 to 100.
        weight: i64,
        /// It is always asked.
        #[serde(default)]
        core: bool,
        /// Ids of claims that it acts on.
        #[serde(default)]
        claims: Vec<Words>,
    }

    /// An answer to choose from.
    struct RawAnswer {
        /// The value of the fact.
        value: Words,
        /// How it is put to people.
        label: Words,
    }
}
