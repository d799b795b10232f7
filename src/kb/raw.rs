//! What the files of a knowledge base say, field by field. Ids are text and nothing is checked yet.
//!
//! Authors meet these names. Unknown keys are refused, texts cannot be empty.

mod rules;
mod scalars;

use std::collections::BTreeMap;

use serde::Deserialize;

use super::model::{
    ActivityKind, Capacity, CertificationLevel, ClaimActs, Common, Confidence, CostKind, FactOrigin, Inside,
    LifecycleStatus, MoveKind, OnCall, Pace, Reach, Remote, RetiredChange, Rhythm, Selling, ShiftWork, SkillKind,
    Standing, Travel,
};
pub(crate) use rules::{RawAnswer, RawCondition, RawEffect, RawQuestion, RawRule, RawTarget};
pub(crate) use scalars::{RawScalar, Words};

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

use raw;

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
