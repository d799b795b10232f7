//! What the files of a knowledge base say, field by field. Ids are text and nothing is checked yet.
//!
//! Authors meet these names. Unknown keys are refused, texts cannot be empty.

mod rules;
mod scalars;

use std::collections::BTreeMap;

use super::model::{
    ActivityKind, Capacity, CertificationLevel, ClaimActs, Common, Confidence, CostKind, FactOrigin, Inside,
    LifecycleStatus, MoveKind, OnCall, Pace, Reach, Remote, RetiredChange, Rhythm, Selling, ShiftWork, SkillKind,
    Standing, Travel,
};
pub(crate) use rules::{RawAnswer, RawCondition, RawEffect, RawQuestion, RawRule, RawTarget};
pub(crate) use scalars::{RawScalar, Words};

/// Declares a struct of the file format: known keys only. Comments on keys are what editors show to authors.
macro_rules! raw {
    ($($(#[doc = $about:expr])* struct $name:ident {
        $($(#[doc = $doc:expr])* $(#[serde($serde:ident)])? $(#[expect($($expect:tt)*)])? $field:ident: $kind:ty,)*
    })*) => {$(
        $(#[doc = $about])*
        #[derive(Debug, Clone, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name {
            $(
                $(#[doc = $doc])* $(#[serde($serde)])? $(#[expect($($expect)*)])?
                pub(crate) $field: $kind,
            )*
        }

        impl $crate::kb::shape::Shaped for $name {
            fn shape(shapes: &mut $crate::kb::shape::Shapes) -> serde_json::Value {
                shapes.object(stringify!($name), &[$($about),*], |shapes| vec![
                    $($crate::kb::shape::Key::of::<$kind>(
                        shapes,
                        stringify!($field),
                        &[$($doc),*],
                        &[$(stringify!($serde))?],
                    ),)*
                ])
            }
        }
    )*};
}

pub(crate) use raw;

raw! {
    /// What this base is.
    struct RawAbout {
        /// Its name.
        name: Words,
        /// Its version.
        version: Words,
        /// The day its contents were last read over, such as 2026-11-21.
        as_of: Words,
    }

    /// A field of work that roles belong to.
    struct RawTrack {
        /// Its id, such as `cloud`.
        id: Words,
        /// Its name as people read it.
        title: Words,
        /// One sentence on what it is.
        about: Words,
    }

    /// What a career level means.
    struct RawCareerLevel {
        /// From 0 (not in IT yet) to 7 (executive).
        level: i64,
        /// A phrase.
        about: Words,
    }

    /// Three numbers that do not fall.
    struct RawRange {
        /// When things go well.
        low: u32,
        /// What to plan with.
        likely: u32,
        /// When they do not.
        high: u32,
    }

    /// Hours, in quarters at the finest.
    struct RawHours {
        /// When things go well.
        low: f64,
        /// What to plan with.
        likely: f64,
        /// When they do not.
        high: f64,
    }

    /// A skill at a level.
    struct RawSkillLevel {
        /// The id of a skill.
        skill: Words,
        /// From 1 (aware) to 5 (leading).
        level: i64,
    }

    /// Something that can be known of a person.
    struct RawFact {
        /// Its id in `snake_case`; also the key in a profile.
        id: Words,
        /// bool, int, date, text, choice, set, ranking, region, role, goal, skill-levels, certifications, past-roles or date-ranges.
        r#type: Words,
        /// The word behind a number.
        unit: Option<Words>,
        /// The lowest number allowed.
        min: Option<i64>,
        /// The highest number allowed.
        max: Option<i64>,
        /// The values of a choice, set or ranking.
        values: Option<Vec<RawChoice>>,
        /// Who provides it: `asked` by a question or a file, `given` in a file only, `computed` by the program, `derived` by a rule.
        origin: FactOrigin,
        /// The key under which it stands in a profile; only `employer` is used.
        group: Option<Words>,
        /// Whether it touches health, family or the like: never required, not kept unasked.
        #[serde(default)]
        sensitive: bool,
        /// One plain sentence that says what it means; people read it.
        about: Words,
    }

    /// One value of a fact.
    struct RawChoice {
        /// The value.
        id: Words,
        /// How it is put to people.
        label: Words,
    }

    /// A skill with the meaning of its levels.
    struct RawSkill {
        /// Its id in kebab-case.
        id: Words,
        /// Its name.
        name: Words,
        /// What sort of skill it is.
        kind: SkillKind,
        /// The family it belongs to.
        category: Words,
        /// One sentence on what it covers.
        about: Words,
        /// What a person does at levels 1 to 5.
        levels: BTreeMap<i64, Words>,
        /// Five estimates: hours of study and practice from level 0 to 1, 1 to 2, and so on.
        hours_to_next: Vec<u32>,
        /// What to hold before going past level 1.
        #[serde(default)]
        needs: Vec<RawSkillLevel>,
    }

    /// A job.
    struct RawRole {
        /// Its id in kebab-case.
        id: Words,
        /// Its title.
        title: Words,
        /// Other titles for the same job.
        #[serde(default)]
        also_called: Vec<Words>,
        /// The id of its track.
        track: Words,
        /// From 0 (not in IT yet) to 7 (executive).
        level: i64,
        /// One sentence.
        summary: Words,
        /// What one does there.
        #[serde(default)]
        duties: Vec<Words>,
        /// The hiring bar: what is asked for on the first day.
        #[serde(default)]
        requires: Vec<RawRequirement>,
        /// What the work itself teaches, and how fast.
        #[serde(default)]
        teaches: Vec<RawTeaching>,
        /// What people expect it to teach and it does not.
        #[serde(default)]
        does_not_teach: Vec<RawNotTaught>,
        /// Ids of certifications that employers name.
        #[serde(default)]
        certifications: Vec<Words>,
        /// Interests that it suits.
        #[serde(default)]
        interests: Vec<Words>,
        /// Interest code of one to three letters of R, I, A, S, E and C.
        fit: Option<Words>,
        /// Conditions of work.
        traits: Option<RawTraits>,
        /// Where it lies on the wages of an occupation.
        pay: Option<RawRolePay>,
        /// Projected growth of its occupation.
        outlook: Option<RawOutlook>,
        /// Schooling.
        education: Option<RawEducation>,
        /// Ids of sources.
        #[serde(default)]
        sources: Vec<Words>,
    }

    /// A skill that a role asks for on the first day.
    struct RawRequirement {
        /// The id of a skill.
        skill: Words,
        /// From 1 (aware) to 5 (leading).
        level: i64,
        /// A wish rather than a must.
        #[serde(default)]
        preferred: bool,
    }

    /// What a role teaches in one skill.
    struct RawTeaching {
        /// The id of a skill.
        skill: Words,
        /// How often the work asks for it.
        pace: Pace,
        /// For each level: low, likely and high months from the first day in the role until it is held.
        months: BTreeMap<i64, Vec<u32>>,
        /// What the employer must have for this to happen; plans do not rely on it.
        only_if: Option<Words>,
    }

    /// Skills that a role is wrongly expected to teach.
    struct RawNotTaught {
        /// Ids of skills.
        skills: Vec<Words>,
        /// Why not.
        why: Words,
    }

    /// Conditions of work.
    struct RawTraits {
        /// Where the work is done.
        remote: Remote,
        /// Duty outside working hours.
        on_call: OnCall,
        /// Nights and weekends.
        shift_work: ShiftWork,
        /// Work with people, 1 (rarely) to 5 (all day).
        people: i64,
        /// Work on hardware, 0 (none) to 3 (daily).
        hardware: i64,
        /// Travelling.
        travel: Travel,
        /// A queue or projects.
        rhythm: Rhythm,
        /// Selling.
        selling: Selling,
        /// Whether the role leads people.
        leads_people: bool,
    }

    /// Where the pay of a role lies on published wages.
    struct RawRolePay {
        /// Whether the occupation is the role itself or stands in for it.
        standing: Standing,
        low: RawPayPoint,
        likely: RawPayPoint,
        high: RawPayPoint,
        /// Why these points.
        why: Words,
    }

    /// A percentile of the wages of an occupation.
    struct RawPayPoint {
        /// The occupation code, such as 15-1232.
        soc: Words,
        /// 10, 17, 25, 34, 50, 67, 75 or 90.
        at: i64,
    }

    /// Projected growth of an occupation.
    struct RawOutlook {
        /// Percent over the period.
        growth_pct: f64,
        /// Openings a year.
        annual_openings: Option<u32>,
        /// Such as 2024-34.
        period: Words,
        /// The id of the source.
        source: Words,
    }

    /// Schooling that a role asks for.
    struct RawEducation {
        /// Typical at entry.
        typical: Words,
        /// What happens in practice.
        practice: Words,
    }

    /// An exam or a set of exams.
    struct RawCertification {
        /// Its id in kebab-case.
        id: Words,
        /// Its name.
        name: Words,
        /// Who issues it.
        issuer: Words,
        /// How far up it stands.
        level: CertificationLevel,
        /// Other names.
        #[serde(default)]
        also_called: Vec<Words>,
        /// The exams to be passed.
        #[serde(default)]
        exams: Vec<RawExam>,
        /// What all exams cost together.
        fee: RawFee,
        /// What keeping it costs a year.
        yearly_fee_usd: Option<u32>,
        /// Hours of preparation for somebody on a help desk, with labs.
        study_hours: RawStudyHours,
        /// Years until it lapses; leave out if it never does.
        validity_years: Option<u8>,
        /// How it is renewed, in one sentence.
        renewal: Option<Words>,
        /// Hours that a renewal takes.
        renewal_hours: Option<u32>,
        /// What the issuer enforces before it is awarded.
        needs: Option<RawCondition>,
        /// The same in words.
        needs_text: Option<Words>,
        /// What the issuer recommends and does not enforce.
        recommends: Option<RawRecommendation>,
        /// Skills that a pass suggests; level 2 is credited at most.
        #[serde(default)]
        proves: Vec<RawSkillLevel>,
        /// Whether it can still be taken.
        lifecycle: RawLifecycle,
        /// Where to check.
        url: Option<Words>,
        /// Ids of sources.
        #[serde(default)]
        sources: Vec<Words>,
    }

    /// One exam.
    struct RawExam {
        /// Its code.
        code: Words,
        /// Its title.
        title: Option<Words>,
        /// The last day it can be taken, such as 2027-06-30.
        ends: Option<Words>,
    }

    /// A price in US dollars.
    struct RawFee {
        /// The figure to plan with.
        usd: u32,
        /// How well it is founded.
        standing: Standing,
        /// The lowest met.
        low: Option<u32>,
        /// The highest met.
        high: Option<u32>,
        /// The date of the figure: a day, month or year.
        as_of: Words,
        /// What else to know.
        note: Option<Words>,
    }

    /// Hours of preparation.
    struct RawStudyHours {
        /// When things go well.
        low: u32,
        /// What to plan with.
        likely: u32,
        /// When they do not.
        high: u32,
        /// How well they are founded.
        standing: Standing,
        /// Where they come from.
        basis: Option<Words>,
    }

    /// What an issuer recommends.
    struct RawRecommendation {
        /// Months of experience.
        months: Option<u32>,
        /// Ids of certifications to hold before.
        #[serde(default)]
        certifications: Vec<Words>,
        /// In words.
        text: Option<Words>,
    }

    /// Whether and how long a certification can be taken.
    struct RawLifecycle {
        /// Where it stands.
        status: LifecycleStatus,
        /// The last day, such as 2027-06-30.
        ends: Option<Words>,
        /// The id of what follows it.
        successor: Option<Words>,
        /// What else to know.
        note: Option<Words>,
    }

    /// A certification that is gone or has another name.
    struct RawRetired {
        /// Its id in kebab-case.
        id: Words,
        /// Its name.
        name: Words,
        /// Other names.
        #[serde(default)]
        also_called: Vec<Words>,
        /// What became of it.
        change: RetiredChange,
        /// When, such as 2024-07-31.
        date: Option<Words>,
        /// The id of what stands in its place.
        successor: Option<Words>,
        /// What else to know.
        note: Option<Words>,
        /// Ids of sources.
        #[serde(default)]
        sources: Vec<Words>,
    }

    /// Something a person does to get on.
    struct RawActivity {
        /// Its id in kebab-case.
        id: Words,
        /// What to do, in the imperative.
        title: Words,
        /// What sort of thing it is.
        kind: ActivityKind,
        /// Hours for somebody who holds exactly what is needed.
        effort: RawHours,
        /// How well the hours are founded.
        standing: Standing,
        /// Where the hours come from.
        basis: Option<Words>,
        /// Whose time it takes: `own` evenings, `work` hours, or `wait` for calendar time only.
        capacity: Capacity,
        /// The share of the hours that is ordinary duty anyway, 0 to 1; for `work` only.
        duty_share: Option<f64>,
        /// The shortest sensible calendar length.
        #[serde(default)]
        min_weeks: u32,
        /// A rhythm, such as one conversation a week for four weeks.
        repeat: Option<RawRepeat>,
        /// Own money; leave out if nothing has to be bought.
        cost: Option<RawCost>,
        /// What must be true before.
        needs: Option<RawCondition>,
        /// Ids of activities that come before.
        #[serde(default)]
        after: Vec<Words>,
        /// What it teaches.
        #[serde(default)]
        gains: Vec<RawGain>,
        /// What to do, in order: imperative sentences.
        actions: Vec<Words>,
        /// One checkable sentence.
        done_when: Words,
        /// What is left to show.
        evidence: Option<Words>,
        /// Another way for people whom this one shuts out.
        accessible: Option<Words>,
        /// Ids of resources.
        #[serde(default)]
        resources: Vec<Words>,
        /// Ids of claims that it acts on.
        #[serde(default)]
        claims: Vec<Words>,
        /// Ids of sources.
        #[serde(default)]
        sources: Vec<Words>,
    }

    /// So many times, so many days apart.
    struct RawRepeat {
        /// How often.
        times: u32,
        /// Days from one to the next.
        every_days: u32,
    }

    /// Own money in US dollars.
    struct RawCost {
        /// When things go well.
        low: u32,
        /// What to plan with.
        high: u32,
        /// How well it is founded.
        standing: Standing,
        /// The date of the figure: a day, month or year.
        as_of: Words,
        /// What else to know.
        note: Option<Words>,
    }

    /// What an activity adds to one skill.
    struct RawGain {
        /// The id of a skill.
        skill: Words,
        /// The level that the effort is reckoned from.
        from: i64,
        /// The level afterwards.
        level: i64,
    }

    /// A way from one role to another.
    struct RawTransition {
        /// `FROM--TO`.
        id: Words,
        /// The id of the role left.
        from: Words,
        /// The id of the role entered.
        to: Words,
        /// What sort of move it is.
        kind: MoveKind,
        /// Usual months in `from` before the move.
        in_role_months: RawRange,
        /// How well these months are founded.
        standing: Standing,
        /// The fewest months in `from` that are taken seriously.
        #[serde(default)]
        min_months: u32,
        /// Months the move itself takes: search, interviews, headcount, notice.
        move_months: RawRange,
        /// Whether it happens within one employer.
        inside: Inside,
        /// How often it happens.
        common: Common,
        /// Whether the work in `from` and a usual amount of study reach the bar of `to`.
        reach: Reach,
        /// Ids of roles to go through instead; for bridges only.
        #[serde(default)]
        via: Vec<Words>,
        /// Why the reach is what it is.
        reach_note: Option<Words>,
        /// A further gate.
        when: Option<RawCondition>,
        /// Ids of certifications that help.
        #[serde(default)]
        certifications: Vec<Words>,
        /// What is said of degrees.
        degree: Words,
        /// What to be able to show.
        proof: Words,
        /// What opening it needs.
        opening: Words,
        /// What helps most, in short phrases.
        #[serde(default)]
        helps: Vec<Words>,
        /// What goes wrong, in short phrases.
        #[serde(default)]
        pitfalls: Vec<Words>,
        /// What the sources report.
        evidence: Words,
        /// How sure this is.
        confidence: Confidence,
        /// Ids of claims that it acts on.
        #[serde(default)]
        claims: Vec<Words>,
        /// Ids of sources.
        #[serde(default)]
        sources: Vec<Words>,
    }

    /// Something to learn from.
    struct RawResource {
        /// Its id in kebab-case.
        id: Words,
        /// Its title.
        title: Words,
        /// Who publishes it.
        publisher: Words,
        /// What sort of thing it is.
        kind: Words,
        /// Where it is.
        url: Option<Words>,
        /// What it costs.
        cost: RawResourceCost,
        /// Hours, where the publisher says.
        hours: Option<u32>,
        /// Ids of skills it teaches.
        #[serde(default)]
        skills: Vec<Words>,
        /// Ids of certifications it prepares for.
        #[serde(default)]
        certifications: Vec<Words>,
        /// What is known of its accessibility.
        accessibility: Option<Words>,
        /// When it was last met: a day, month or year.
        last_seen: Words,
        /// How sure this is.
        confidence: Confidence,
        /// Ids of sources.
        #[serde(default)]
        sources: Vec<Words>,
    }

    /// What a resource costs.
    struct RawResourceCost {
        /// Free or not.
        kind: CostKind,
        /// In words.
        text: Words,
        /// The date of the statement: a day, month or year.
        as_of: Words,
    }

    /// The release that wages are taken from.
    struct RawPayRelease {
        /// Its name.
        text: Words,
        /// Its date: a day, month or year.
        as_of: Words,
        /// The id of its source.
        source: Words,
    }

    /// Wages of an occupation in an area.
    struct RawPay {
        /// The occupation code, such as 15-1232.
        soc: Words,
        /// `US` or a state such as `US-OH`.
        area: Words,
        /// Yearly wages at the percentiles 10, 25, 50, 75 and 90; null for a missing one.
        usd: Vec<Option<u32>>,
        /// How many people work in it.
        #[expect(dead_code, reason = "kept beside the wages for authors; the program has no use for it")]
        employment: Option<u32>,
    }

    /// Where something comes from.
    struct RawSource {
        /// Its id.
        id: Words,
        /// Its title.
        title: Words,
        /// Who publishes it.
        publisher: Words,
        /// Where it is.
        url: Option<Words>,
        /// Its date: a day, month or year, or `undated`.
        as_of: Words,
        /// What sort of source it is.
        kind: Option<Words>,
        /// Months after which it wants a fresh look.
        shelf_life_months: Option<u32>,
    }

    /// A statement of a source that the base acts on.
    struct RawClaim {
        /// Its id, such as A07.
        id: Words,
        /// The id of the source.
        source: Words,
        /// What it says, in our words.
        says: Words,
        /// What acts on it; items that do name it in their `claims`.
        acts: ClaimActs,
        /// For `output` and `none`: where, or why not.
        note: Option<Words>,
    }
}
