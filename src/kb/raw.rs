//! What the files of a knowledge base say, field by field. Ids are text and nothing is checked yet.
//!
//! Authors meet these names. Unknown keys are refused, texts cannot be empty.

use std::collections::BTreeMap;
use std::ops::Deref;

use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

use super::model::{
    ActivityKind, Capacity, CertificationLevel, ClaimActs, Common, Confidence, CostKind, FactOrigin, Inside,
    LifecycleStatus, MoveKind, OnCall, Pace, Phase, Priority, Reach, Remote, RetiredChange, Rhythm, Selling, ShiftWork,
    SkillKind, Standing, Travel, Way,
};
use crate::decode::EMPTY_TEXT;

/// A text that is not empty. Whole numbers are taken as text, so that `as_of: 2026` needs no quotes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Words(pub(crate) String);

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordsVisitor)
    }
}

struct WordsVisitor;

impl Visitor<'_> for WordsVisitor {
    type Value = Words;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Words, E> {
        if text.trim().is_empty() { Err(E::custom(EMPTY_TEXT)) } else { Ok(Words(text.trim().to_owned())) }
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Words, E> {
        Ok(Words(number.to_string()))
    }

    fn visit_unit<E: Error>(self) -> Result<Words, E> {
        Err(E::custom(EMPTY_TEXT))
    }
}

/// Declares a struct of the file format: known keys only.
macro_rules! raw {
    ($($(#[$meta:meta])* struct $name:ident { $($(#[$field_meta:meta])* $field:ident: $kind:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name {
            $($(#[$field_meta])* pub(crate) $field: $kind,)*
        }
    )*};
}

raw! {
    struct RawAbout {
        name: Words,
        version: Words,
        as_of: Words,
    }

    struct RawTrack {
        id: Words,
        title: Words,
        about: Words,
    }

    struct RawCareerLevel {
        level: i64,
        about: Words,
    }

    struct RawRange {
        low: u32,
        likely: u32,
        high: u32,
    }

    /// Hours, in quarters at the finest.
    struct RawHours {
        low: f64,
        likely: f64,
        high: f64,
    }

    struct RawSkillLevel {
        skill: Words,
        level: i64,
    }

    struct RawFact {
        id: Words,
        r#type: Words,
        unit: Option<Words>,
        min: Option<i64>,
        max: Option<i64>,
        values: Option<Vec<RawChoice>>,
        origin: FactOrigin,
        group: Option<Words>,
        #[serde(default)]
        sensitive: bool,
        about: Words,
    }

    struct RawChoice {
        id: Words,
        label: Words,
    }

    struct RawSkill {
        id: Words,
        name: Words,
        kind: SkillKind,
        category: Words,
        about: Words,
        levels: BTreeMap<i64, Words>,
        hours_to_next: Vec<u32>,
        #[serde(default)]
        needs: Vec<RawSkillLevel>,
    }

    struct RawRole {
        id: Words,
        title: Words,
        #[serde(default)]
        also_called: Vec<Words>,
        track: Words,
        level: i64,
        summary: Words,
        #[serde(default)]
        duties: Vec<Words>,
        #[serde(default)]
        requires: Vec<RawRequirement>,
        #[serde(default)]
        teaches: Vec<RawTeaching>,
        #[serde(default)]
        does_not_teach: Vec<RawNotTaught>,
        #[serde(default)]
        certifications: Vec<Words>,
        #[serde(default)]
        interests: Vec<Words>,
        fit: Option<Words>,
        traits: Option<RawTraits>,
        pay: Option<RawRolePay>,
        outlook: Option<RawOutlook>,
        education: Option<RawEducation>,
        #[serde(default)]
        sources: Vec<Words>,
    }

    struct RawRequirement {
        skill: Words,
        level: i64,
        #[serde(default)]
        preferred: bool,
    }

    struct RawTeaching {
        skill: Words,
        pace: Pace,
        months: BTreeMap<i64, Vec<u32>>,
        only_if: Option<Words>,
    }

    struct RawNotTaught {
        skills: Vec<Words>,
        why: Words,
    }

    struct RawTraits {
        remote: Remote,
        on_call: OnCall,
        shift_work: ShiftWork,
        people: i64,
        hardware: i64,
        travel: Travel,
        rhythm: Rhythm,
        selling: Selling,
        leads_people: bool,
    }

    struct RawRolePay {
        standing: Standing,
        low: RawPayPoint,
        likely: RawPayPoint,
        high: RawPayPoint,
        why: Words,
    }

    struct RawPayPoint {
        soc: Words,
        at: i64,
    }

    struct RawOutlook {
        growth_pct: f64,
        annual_openings: Option<u32>,
        period: Words,
        source: Words,
    }

    struct RawEducation {
        typical: Words,
        practice: Words,
    }

    struct RawCertification {
        id: Words,
        name: Words,
        issuer: Words,
        level: CertificationLevel,
        #[serde(default)]
        also_called: Vec<Words>,
        #[serde(default)]
        exams: Vec<RawExam>,
        fee: RawFee,
        yearly_fee_usd: Option<u32>,
        study_hours: RawStudyHours,
        validity_years: Option<u8>,
        renewal: Option<Words>,
        renewal_hours: Option<u32>,
        needs: Option<RawCondition>,
        needs_text: Option<Words>,
        recommends: Option<RawRecommendation>,
        #[serde(default)]
        proves: Vec<RawSkillLevel>,
        lifecycle: RawLifecycle,
        url: Option<Words>,
        #[serde(default)]
        sources: Vec<Words>,
    }

    struct RawExam {
        code: Words,
        title: Option<Words>,
        ends: Option<Words>,
    }

    struct RawFee {
        usd: u32,
        standing: Standing,
        low: Option<u32>,
        high: Option<u32>,
        as_of: Words,
        note: Option<Words>,
    }

    struct RawStudyHours {
        low: u32,
        likely: u32,
        high: u32,
        standing: Standing,
        basis: Option<Words>,
    }

    struct RawRecommendation {
        months: Option<u32>,
        #[serde(default)]
        certifications: Vec<Words>,
        text: Option<Words>,
    }

    struct RawLifecycle {
        status: LifecycleStatus,
        ends: Option<Words>,
        successor: Option<Words>,
        note: Option<Words>,
    }

    struct RawRetired {
        id: Words,
        name: Words,
        #[serde(default)]
        also_called: Vec<Words>,
        change: RetiredChange,
        date: Option<Words>,
        successor: Option<Words>,
        note: Option<Words>,
        #[serde(default)]
        sources: Vec<Words>,
    }

    struct RawActivity {
        id: Words,
        title: Words,
        kind: ActivityKind,
        effort: RawHours,
        standing: Standing,
        basis: Option<Words>,
        capacity: Capacity,
        duty_share: Option<f64>,
        #[serde(default)]
        min_weeks: u32,
        repeat: Option<RawRepeat>,
        cost: Option<RawCost>,
        needs: Option<RawCondition>,
        #[serde(default)]
        after: Vec<Words>,
        #[serde(default)]
        gains: Vec<RawGain>,
        actions: Vec<Words>,
        done_when: Words,
        evidence: Option<Words>,
        accessible: Option<Words>,
        #[serde(default)]
        resources: Vec<Words>,
        #[serde(default)]
        claims: Vec<Words>,
        #[serde(default)]
        sources: Vec<Words>,
    }

    struct RawRepeat {
        times: u32,
        every_days: u32,
    }

    struct RawCost {
        low: u32,
        high: u32,
        standing: Standing,
        as_of: Words,
        note: Option<Words>,
    }

    struct RawGain {
        skill: Words,
        from: i64,
        level: i64,
    }

    struct RawTransition {
        id: Words,
        from: Words,
        to: Words,
        kind: MoveKind,
        in_role_months: RawRange,
        standing: Standing,
        #[serde(default)]
        min_months: u32,
        move_months: RawRange,
        inside: Inside,
        common: Common,
        reach: Reach,
        #[serde(default)]
        via: Vec<Words>,
        reach_note: Option<Words>,
        when: Option<RawCondition>,
        #[serde(default)]
        certifications: Vec<Words>,
        degree: Words,
        proof: Words,
        opening: Words,
        #[serde(default)]
        helps: Vec<Words>,
        #[serde(default)]
        pitfalls: Vec<Words>,
        evidence: Words,
        confidence: Confidence,
        #[serde(default)]
        claims: Vec<Words>,
        #[serde(default)]
        sources: Vec<Words>,
    }

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

    struct RawResource {
        id: Words,
        title: Words,
        publisher: Words,
        kind: Words,
        url: Option<Words>,
        cost: RawResourceCost,
        hours: Option<u32>,
        #[serde(default)]
        skills: Vec<Words>,
        #[serde(default)]
        certifications: Vec<Words>,
        accessibility: Option<Words>,
        last_seen: Words,
        confidence: Confidence,
        #[serde(default)]
        sources: Vec<Words>,
    }

    struct RawResourceCost {
        kind: CostKind,
        text: Words,
        as_of: Words,
    }

    struct RawPayRelease {
        text: Words,
        as_of: Words,
        source: Words,
    }

    struct RawPay {
        soc: Words,
        area: Words,
        usd: Vec<Option<u32>>,
        #[expect(dead_code, reason = "kept beside the wages for authors; the program has no use for it")]
        employment: Option<u32>,
    }

    struct RawSource {
        id: Words,
        title: Words,
        publisher: Words,
        url: Option<Words>,
        as_of: Words,
        kind: Option<Words>,
        shelf_life_months: Option<u32>,
    }

    struct RawClaim {
        id: Words,
        source: Words,
        says: Words,
        acts: ClaimActs,
        note: Option<Words>,
    }
}

/// A single value in a condition or a `set` effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RawScalar {
    Bool(bool),
    Int(i64),
    Text(String),
}

impl<'de> Deserialize<'de> for RawScalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl Visitor<'_> for ScalarVisitor {
    type Value = RawScalar;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a word, a whole number, `true` or `false`")
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<RawScalar, E> {
        Ok(RawScalar::Bool(yes))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<RawScalar, E> {
        Ok(RawScalar::Int(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<RawScalar, E> {
        i64::try_from(number).map(RawScalar::Int).map_err(|_| E::custom("the number is too large"))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<RawScalar, E> {
        if text.trim().is_empty() { Err(E::custom(EMPTY_TEXT)) } else { Ok(RawScalar::Text(text.to_owned())) }
    }

    fn visit_unit<E: Error>(self) -> Result<RawScalar, E> {
        Err(E::custom(EMPTY_TEXT))
    }
}
