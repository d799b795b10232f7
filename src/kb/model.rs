//! The knowledge base as the program works with it: typed, indexed, never changed.
//!
//! Whoever holds a handle such as [`SkillId`] holds the proof that the item exists; nobody
//! downstream of [`super::load`] asks again. Hours are whole hours of effort, money is whole US
//! dollars, months are calendar months, levels run from 0 (none) to 5 (leading).

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::condition::{Condition, Scalar};
use super::table::{Table, handles};

handles! {
    /// Handle of a [`Fact`].
    FactId => Fact;
    /// Handle of a [`Skill`].
    SkillId => Skill;
    /// Handle of a [`Role`].
    RoleId => Role;
    /// Handle of a [`Certification`].
    CertificationId => Certification;
    /// Handle of a [`RetiredCertification`].
    RetiredId => RetiredCertification;
    /// Handle of an [`Activity`].
    ActivityId => Activity;
    /// Handle of a [`Transition`].
    TransitionId => Transition;
    /// Handle of a [`Rule`].
    RuleId => Rule;
    /// Handle of a [`Question`].
    QuestionId => Question;
    /// Handle of a [`Resource`].
    ResourceId => Resource;
    /// Handle of a [`Source`].
    SourceId => Source;
    /// Handle of a [`Claim`].
    ClaimId => Claim;
}

/// Everything the program knows of roles and the ways between them.
#[derive(Debug, Clone)]
pub struct KnowledgeBase {
    /// Name, version and date of the base.
    pub about: About,
    /// The tracks, by id.
    pub tracks: BTreeMap<String, Track>,
    /// What each career level 0 to 7 means.
    pub career_levels: BTreeMap<u8, String>,
    /// What can be known of a person.
    pub facts: Table<FactId, Fact>,
    /// Skills with the meaning of their levels.
    pub skills: Table<SkillId, Skill>,
    /// Jobs.
    pub roles: Table<RoleId, Role>,
    /// Exams that can be planned.
    pub certifications: Table<CertificationId, Certification>,
    /// Exams that are gone or renamed, with what stands in their place.
    pub retired: Table<RetiredId, RetiredCertification>,
    /// Things a person can do to get on.
    pub activities: Table<ActivityId, Activity>,
    /// Ways from role to role.
    pub transitions: Table<TransitionId, Transition>,
    /// When what is true of a person, then advise what.
    pub rules: Table<RuleId, Rule>,
    /// What the interview can ask.
    pub questions: Table<QuestionId, Question>,
    /// Where to learn.
    pub resources: Table<ResourceId, Resource>,
    /// Pay of occupations by area.
    pub pay: PayTable,
    /// Where numbers and statements come from.
    pub sources: Table<SourceId, Source>,
    /// Statements of the sources that the base acts on.
    pub claims: Table<ClaimId, Claim>,
    /// The rules in the order of running: each stratum reads only facts that the person gave, the
    /// program computes, or an earlier stratum sets.
    pub strata: Vec<Vec<RuleId>>,
    /// Handles of the facts that the program itself reads or computes.
    pub core: super::core_facts::CoreFacts,
}

/// Name and date of a knowledge base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The day its contents were last read over.
    pub as_of: Date,
}

/// A field of work that roles belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track {
    /// Name shown to people.
    pub title: String,
    /// One sentence on what it is.
    pub about: String,
}

/// A skill level, 0 (none) to 5 (leading).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Level(u8);

impl Level {
    /// No knowledge at all.
    pub const NONE: Self = Self(0);
    /// Done with help: what knowledge alone can bring.
    pub const BASIC: Self = Self(2);
    /// The highest level.
    pub const MAX: Self = Self(5);

    /// A level, if the number is one.
    pub fn new(level: u8) -> Option<Self> {
        (level <= 5).then_some(Self(level))
    }

    /// The level as a number.
    pub fn get(self) -> u8 {
        self.0
    }

    /// The word for the level: none, aware, basic, independent, expert, leading.
    pub fn word(self) -> &'static str {
        ["none", "aware", "basic", "independent", "expert", "leading"][usize::from(self.0)]
    }
}

/// A skill at a level, as asked for, taught or proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SkillLevel {
    /// The skill.
    pub skill: SkillId,
    /// The level.
    pub level: Level,
}

/// A low, a likely and a high value, never falling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Range<T> {
    /// What it is when things go well.
    pub low: T,
    /// What to plan with.
    pub likely: T,
    /// What it is when they do not.
    pub high: T,
}

/// How well a number is founded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// A cited source gives it.
    Sourced,
    /// It is computed from cited figures.
    Derived,
    /// It is a judgement. Never to be shown as a fact.
    Estimated,
}

/// One thing that can be known of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its id, in `snake_case`; also the key in a profile file.
    pub id: String,
    /// What values it takes.
    pub kind: FactKind,
    /// The word behind a number, such as `months`.
    pub unit: Option<String>,
    /// Who provides it.
    pub origin: FactOrigin,
    /// The key in a profile file under which it stands, such as `employer`.
    pub group: Option<String>,
    /// Whether it touches health, family or the like: never required, not kept unasked.
    pub sensitive: bool,
    /// One sentence on what it means.
    pub about: String,
}

/// The type of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactKind {
    /// Yes or no.
    Bool,
    /// A whole number within bounds.
    Int {
        /// The lowest number allowed.
        min: i64,
        /// The highest number allowed.
        max: i64,
    },
    /// A calendar day.
    Date,
    /// Free text.
    Text,
    /// One of the declared values.
    Choice(Vec<FactChoice>),
    /// Any of the declared values.
    Set(Vec<FactChoice>),
    /// Declared values, most important first.
    Ranking(Vec<FactChoice>),
    /// A place, such as `US-OH`.
    Region,
    /// A role.
    Role,
    /// A role, or `undecided`.
    Goal,
    /// Skills with levels.
    SkillLevels,
    /// Certifications, with the day they were earned where known.
    Certifications,
    /// Earlier roles with months.
    PastRoles,
    /// Stretches of days.
    DateRanges,
}

/// One value that a choice or set may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactChoice {
    /// The value.
    pub id: String,
    /// How it is put to people.
    pub label: String,
}

/// Who provides a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactOrigin {
    /// The person, through a question or a file.
    Asked,
    /// The person, through a file only.
    Given,
    /// The program, from other facts or the finished plan.
    Computed,
    /// A rule.
    Derived,
}

/// A controlled skill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skill {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What sort of skill it is.
    pub kind: SkillKind,
    /// The family it belongs to.
    pub category: String,
    /// One sentence on what it covers.
    pub about: String,
    /// What a person does at levels 1 to 5.
    pub levels: [String; 5],
    /// Estimated hours of study and practice from level n to n + 1.
    pub hours_to_next: [u32; 5],
    /// What to hold before going past level 1.
    pub needs: Vec<SkillLevel>,
}

/// What sort of skill a skill is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SkillKind {
    /// Knowing and using technology.
    Technical,
    /// Serving people and running service practices.
    Service,
    /// Leading people and direction.
    Leadership,
    /// Money, projects, risk and how organisations work.
    Business,
}

/// A job.
#[derive(Debug, Clone)]
pub struct Role {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Other titles for the same job.
    pub also_called: Vec<String>,
    /// The id of its track.
    pub track: String,
    /// Its place on the ladder: 0 (not in IT yet) to 7 (executive).
    pub level: u8,
    /// One sentence.
    pub summary: String,
    /// What one does there.
    pub duties: Vec<String>,
    /// The hiring bar.
    pub requires: Vec<Requirement>,
    /// What the work itself teaches, and how fast.
    pub teaches: Vec<Teaching>,
    /// What people expect it to teach and it does not.
    pub does_not_teach: Vec<NotTaught>,
    /// Certifications that employers name.
    pub certifications: Vec<CertificationId>,
    /// Interests that it suits.
    pub interests: Vec<String>,
    /// Three-letter interest code.
    pub fit: String,
    /// Conditions of work.
    pub traits: Traits,
    /// Where on the pay of which occupation it lies; none for people not in IT yet.
    pub pay: Option<RolePay>,
    /// Projected growth of its occupation.
    pub outlook: Option<Outlook>,
    /// Schooling.
    pub education: Option<Education>,
    /// Where this comes from.
    pub sources: Vec<SourceId>,
}

/// A skill that a role asks for on the first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requirement {
    /// The skill and the level.
    pub need: SkillLevel,
    /// Whether it is a wish rather than a must.
    pub preferred: bool,
}

/// What a role teaches in one skill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Teaching {
    /// The skill.
    pub skill: SkillId,
    /// How often the work asks for it.
    pub pace: Pace,
    /// Months from the first day in the role until each level is held, by level.
    pub months: BTreeMap<Level, Range<u32>>,
    /// What the employer must have for this to happen. Never credited without asking.
    pub only_if: Option<String>,
}

/// How often the work of a role asks for a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Every day.
    Daily,
    /// Every week.
    Weekly,
    /// A few times a year.
    NowAndThen,
}

/// Skills that a role is wrongly expected to teach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotTaught {
    /// The skills.
    pub skills: Vec<SkillId>,
    /// Why not.
    pub why: String,
}

/// Conditions of work of a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Traits {
    /// Where the work is done.
    pub remote: Remote,
    /// Duty outside working hours.
    pub on_call: OnCall,
    /// Nights and weekends.
    pub shift_work: ShiftWork,
    /// Work with people, 1 (rarely) to 5 (all day).
    pub people: u8,
    /// Work on hardware, 0 (none) to 3 (daily).
    pub hardware: u8,
    /// Travelling.
    pub travel: Travel,
    /// Tickets or projects.
    pub rhythm: Rhythm,
    /// Selling.
    pub selling: Selling,
    /// Whether the role leads people.
    pub leads_people: bool,
}

/// Where the work of a role is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remote {
    /// At the workplace.
    Onsite,
    /// Partly from home.
    Hybrid,
    /// Often wholly from home.
    RemoteFriendly,
}

/// Duty outside working hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OnCall {
    /// None.
    None,
    /// Now and then.
    Occasional,
    /// A regular turn.
    Regular,
}

/// Nights and weekends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShiftWork {
    /// None.
    None,
    /// At some employers.
    Possible,
    /// At most employers.
    Common,
}

/// Travelling for the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Travel {
    /// None.
    None,
    /// Some.
    Some,
    /// Often.
    Frequent,
}

/// The rhythm of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    /// A queue.
    Tickets,
    /// Projects.
    Projects,
    /// Both.
    Mixed,
}

/// Selling as part of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Selling {
    /// None.
    None,
    /// A part.
    Some,
    /// The main part.
    Main,
}

/// Where the pay of a role lies on published wage figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RolePay {
    /// Whether the occupation is the role itself or stands in for it.
    pub standing: Standing,
    /// Points for low, likely and high pay.
    pub points: Range<PayPoint>,
    /// Why these points.
    pub why: String,
}

/// A percentile of the wages of an occupation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PayPoint {
    /// The occupation code.
    pub soc: String,
    /// The percentile, 10 to 90.
    pub percentile: u8,
}

/// Projected growth of an occupation.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook {
    /// Percent over the period.
    pub growth_pct: f64,
    /// Openings a year, nationally.
    pub annual_openings: Option<u32>,
    /// The period, such as `2024-34`.
    pub period: String,
    /// Who projects it.
    pub source: SourceId,
}

/// Schooling that a role asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Education {
    /// Typical at entry.
    pub typical: String,
    /// What happens in practice.
    pub practice: String,
}

/// An exam or a set of exams.
#[derive(Debug, Clone)]
pub struct Certification {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Who issues it.
    pub issuer: String,
    /// How far up it stands.
    pub level: CertificationLevel,
    /// Other names.
    pub also_called: Vec<String>,
    /// The exams to be passed.
    pub exams: Vec<Exam>,
    /// What the exams cost together.
    pub fee: Fee,
    /// What keeping it costs a year, in US dollars.
    pub yearly_fee_usd: Option<u32>,
    /// Hours of preparation for someone on a help desk, with labs.
    pub study_hours: Range<u32>,
    /// How well the hours are founded.
    pub study_standing: Standing,
    /// Where the hours come from.
    pub study_basis: Option<String>,
    /// Years until it lapses; none if it never does.
    pub validity_years: Option<u8>,
    /// How it is renewed.
    pub renewal: Option<String>,
    /// Hours a renewal takes.
    pub renewal_hours: Option<u32>,
    /// What the issuer enforces before it is awarded.
    pub needs: Condition,
    /// The same in words.
    pub needs_text: Option<String>,
    /// What the issuer recommends.
    pub recommends: Option<Recommendation>,
    /// Skills that a pass suggests; an estimate.
    pub proves: Vec<SkillLevel>,
    /// Whether it can still be taken.
    pub lifecycle: Lifecycle,
    /// Where to check.
    pub url: Option<String>,
    /// Where this comes from.
    pub sources: Vec<SourceId>,
}

/// How far up a certification stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CertificationLevel {
    /// For beginners.
    Entry,
    /// For practitioners.
    Associate,
    /// For experienced people.
    Professional,
    /// For specialists.
    Expert,
}

/// One exam.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exam {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: Option<String>,
    /// The last day it can be taken, where announced.
    pub ends: Option<Date>,
}

/// A price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fee {
    /// The figure to plan with, in US dollars.
    pub usd: u32,
    /// How well it is founded.
    pub standing: Standing,
    /// The spread met, in US dollars.
    pub spread_usd: Option<(u32, u32)>,
    /// The date of the figure, as far as it is known.
    pub as_of: String,
    /// What else to know.
    pub note: Option<String>,
}

/// What the issuer of a certification recommends but does not enforce.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation {
    /// Months of experience.
    pub months: Option<u32>,
    /// Certifications to hold before.
    pub certifications: Vec<CertificationId>,
    /// In words.
    pub text: Option<String>,
}

/// Whether and how long a certification can be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lifecycle {
    /// Where it stands.
    pub status: LifecycleStatus,
    /// The last day the exam can be taken.
    pub ends: Option<Date>,
    /// What follows it.
    pub successor: Option<CertificationId>,
    /// What else to know.
    pub note: Option<String>,
}

/// Where a certification stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LifecycleStatus {
    /// Can be taken.
    Active,
    /// A new exam version replaces an old one; the certification stays.
    VersionTransition,
    /// Has an announced last day.
    Retiring,
    /// An end without a date is announced.
    SunsetAnnounced,
    /// Not final yet.
    Beta,
    /// It is not certain that it can be taken.
    Unconfirmed,
}

/// A certification or exam that is gone or has another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetiredCertification {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other names.
    pub also_called: Vec<String>,
    /// What became of it.
    pub change: RetiredChange,
    /// When.
    pub date: Option<Date>,
    /// What stands in its place.
    pub successor: Option<CertificationId>,
    /// What else to know.
    pub note: Option<String>,
    /// Where this comes from.
    pub sources: Vec<SourceId>,
}

/// What became of a retired certification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetiredChange {
    /// Ended.
    Retired,
    /// Lives on under another name.
    Renamed,
    /// A newer version took its place.
    Superseded,
    /// Is about to end.
    Retiring,
}

/// Something a person does to get on.
#[derive(Debug, Clone)]
pub struct Activity {
    /// Its id.
    pub id: String,
    /// What to do, in the imperative.
    pub title: String,
    /// What sort of thing it is.
    pub kind: ActivityKind,
    /// Minutes for someone who holds exactly what is needed. Authors write hours, in quarters at the finest.
    pub effort: Range<u32>,
    /// How well the hours are founded.
    pub standing: Standing,
    /// Where the hours come from.
    pub basis: Option<String>,
    /// Whose time it takes.
    pub capacity: Capacity,
    /// The share of the hours that is ordinary duty anyway, 0 to 1; only the rest draws on learning time.
    pub duty_share: f64,
    /// The shortest sensible calendar length, in weeks.
    pub min_weeks: u32,
    /// A rhythm, such as one conversation a week for four weeks.
    pub repeat: Option<Repeat>,
    /// Own money.
    pub cost: Option<Cost>,
    /// What must be true before.
    pub needs: Condition,
    /// What must be done before.
    pub after: Vec<ActivityId>,
    /// What it teaches.
    pub gains: Vec<Gain>,
    /// What to do, in order.
    pub actions: Vec<String>,
    /// How to know it is done.
    pub done_when: String,
    /// What is left to show.
    pub evidence: Option<String>,
    /// Another way for people whom this one shuts out.
    pub accessible: Option<String>,
    /// Where to learn.
    pub resources: Vec<ResourceId>,
    /// Statements it acts on.
    pub claims: Vec<ClaimId>,
    /// Where this comes from.
    pub sources: Vec<SourceId>,
}

/// What sort of thing an activity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActivityKind {
    /// Reading and exercises.
    Study,
    /// A taught course.
    Course,
    /// Practice on own equipment.
    Lab,
    /// Work for the employer.
    WorkProject,
    /// Watching someone at work.
    Shadowing,
    /// Meeting people.
    Networking,
    /// Being guided.
    Mentoring,
    /// Leading people or work.
    Leadership,
    /// Collecting proof.
    Evidence,
    /// Looking for and getting a post.
    Application,
    /// Leaving well.
    Handover,
    /// A small thing done regularly.
    Habit,
    /// Money and organisation.
    Business,
    /// Unpaid work for others.
    Volunteering,
}

/// Whose time an activity takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Capacity {
    /// Evenings and weekends.
    Own,
    /// Hours that the job gives.
    Work,
    /// Calendar time only.
    Wait,
}

/// A rhythm: so many times, so many days apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repeat {
    /// How often.
    pub times: u32,
    /// Days from one to the next.
    pub every_days: u32,
}

/// Own money for an activity, in US dollars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cost {
    /// When things go well.
    pub low: u32,
    /// What to plan with.
    pub high: u32,
    /// How well it is founded.
    pub standing: Standing,
    /// The date of the figure.
    pub as_of: String,
    /// What else to know.
    pub note: Option<String>,
}

/// What an activity adds to one skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gain {
    /// The skill.
    pub skill: SkillId,
    /// The level its effort is reckoned from.
    pub from: Level,
    /// The level afterwards.
    pub to: Level,
}

/// A way from one role to another.
#[derive(Debug, Clone)]
pub struct Transition {
    /// Its id, `from--to`.
    pub id: String,
    /// The role left.
    pub from: RoleId,
    /// The role entered.
    pub to: RoleId,
    /// What sort of move it is.
    pub kind: MoveKind,
    /// Usual months in `from` before the move.
    pub in_role_months: Range<u32>,
    /// How well these months are founded.
    pub standing: Standing,
    /// The fewest months in `from` that are taken seriously.
    pub min_months: u32,
    /// Months the move itself takes: search, interviews, headcount, notice.
    pub move_months: Range<u32>,
    /// Whether it happens within one employer.
    pub inside: Inside,
    /// How often it happens.
    pub common: Common,
    /// Whether the work in `from` and a usual amount of study reach the bar.
    pub reach: Reach,
    /// Roles to go through instead, for bridges.
    pub via: Vec<RoleId>,
    /// Why the reach is what it is.
    pub reach_note: Option<String>,
    /// A further gate.
    pub when: Condition,
    /// Certifications that help.
    pub certifications: Vec<CertificationId>,
    /// What is said of degrees.
    pub degree: String,
    /// What to be able to show.
    pub proof: String,
    /// What opening it needs.
    pub opening: String,
    /// What helps most.
    pub helps: Vec<String>,
    /// What goes wrong.
    pub pitfalls: Vec<String>,
    /// What the sources report.
    pub evidence: String,
    /// How sure this is.
    pub confidence: Confidence,
    /// Statements it acts on.
    pub claims: Vec<ClaimId>,
    /// Where this comes from.
    pub sources: Vec<SourceId>,
}

/// What sort of move a transition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveKind {
    /// More responsibility along the same line.
    Promotion,
    /// Similar standing, other work.
    Lateral,
    /// Deeper into one field.
    Specialise,
    /// A different kind of work.
    Pivot,
}

/// Whether a move happens within one employer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Inside {
    /// Mostly.
    Usual,
    /// Both.
    Mixed,
    /// Mostly by changing employer.
    Rare,
}

/// How often a move happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Common {
    /// Often.
    Common,
    /// Sometimes.
    Occasional,
    /// Seldom.
    Rare,
}

/// Whether the work in a role and a usual amount of study reach the next bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// It does.
    Covered,
    /// Another craft: more hours.
    StudyHeavy,
    /// Only with duties of the new post already held.
    DutiesFirst,
    /// It does not; other roles come between.
    Bridge,
}

/// How sure a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Weak or inferred.
    Low,
    /// One decent source.
    Medium,
    /// Several agreeing sources.
    High,
}

/// When something is true of a person, then advise.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub topic: String,
    /// When it fires.
    pub when: Condition,
    /// What follows.
    pub then: Vec<Effect>,
    /// The reason, in one sentence.
    pub because: String,
    /// Whether it is one source's opinion.
    pub opinion: bool,
    /// How much it matters.
    pub priority: Priority,
    /// Statements it acts on.
    pub claims: Vec<ClaimId>,
    /// Where this comes from.
    pub sources: Vec<SourceId>,
}

/// How much a rule matters when a plan gets long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// May be dropped.
    Low,
    /// Ordinary.
    Normal,
    /// Always shown.
    High,
}

/// What a rule concludes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Sets a derived fact.
    Set {
        /// The fact.
        fact: FactId,
        /// Its value.
        value: Scalar,
    },
    /// Something to be careful about.
    Warn(Text),
    /// Information, such as both sides of a question.
    Note(Text),
    /// Something already earned.
    Strength(Text),
    /// Puts an activity into the plan.
    Add {
        /// The activity.
        activity: ActivityId,
        /// When in the plan.
        phase: Phase,
    },
    /// Leans towards something.
    Prefer {
        /// What.
        target: Target,
        /// How much, 1 to 3.
        weight: u8,
    },
    /// Rules something out.
    Forbid(Target),
}

/// When in a plan an added activity belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// In the first week.
    Now,
    /// In the first thirty days.
    Month,
    /// In the first ninety days.
    Quarter,
    /// At any time in the present move.
    Move,
    /// When the bar for the move is met.
    Applying,
    /// When the move is sure.
    Leaving,
    /// After arriving.
    Settle,
}

/// What a preference or ban is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A role.
    Role(RoleId),
    /// All roles of a track.
    Track(String),
    /// A certification.
    Certification(CertificationId),
    /// An activity.
    Activity(ActivityId),
    /// All activities of a kind.
    Kind(ActivityKind),
    /// Moving inside or outside the employer.
    Way(Way),
}

/// Inside the employer, or to another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// Inside.
    Inside,
    /// To another employer.
    Outside,
}

/// A text with places for facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(pub Vec<Piece>);

/// A part of a [`Text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words as they stand.
    Words(String),
    /// The value of a fact.
    Fact(FactId),
}

/// Something the interview can ask.
#[derive(Debug, Clone)]
pub struct Question {
    /// Its id.
    pub id: String,
    /// The fact it sets.
    pub fact: FactId,
    /// The question.
    pub text: String,
    /// Why it is asked.
    pub why: String,
    /// More help, if there is any.
    pub help: Option<String>,
    /// When it makes sense.
    pub when: Condition,
    /// Answers to choose from; empty if the type of the fact says it all.
    pub choices: Vec<FactChoice>,
    /// How much the answer usually changes the plan, 1 to 100.
    pub weight: u8,
    /// Whether it is always asked.
    pub core: bool,
    /// Statements it acts on.
    pub claims: Vec<ClaimId>,
}

/// Something to learn from.
#[derive(Debug, Clone)]
pub struct Resource {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// What sort of thing it is.
    pub kind: String,
    /// Where it is.
    pub url: Option<String>,
    /// What it costs.
    pub cost: ResourceCost,
    /// Hours, where the publisher says.
    pub hours: Option<u32>,
    /// Skills it teaches.
    pub skills: Vec<SkillId>,
    /// Certifications it prepares for.
    pub certifications: Vec<CertificationId>,
    /// What is known of its accessibility.
    pub accessibility: Option<String>,
    /// When it was last met.
    pub last_seen: String,
    /// How sure this is.
    pub confidence: Confidence,
    /// Where this comes from, besides the publisher itself.
    pub sources: Vec<SourceId>,
}

/// What a resource costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceCost {
    /// Free or not.
    pub kind: CostKind,
    /// In words.
    pub text: String,
    /// The date of the statement.
    pub as_of: String,
}

/// Whether a resource costs money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CostKind {
    /// Nothing to pay.
    Free,
    /// Partly or for a time free.
    Mixed,
    /// Paid.
    Paid,
}

/// Wages of occupations by area.
#[derive(Debug, Clone, Default)]
pub struct PayTable {
    /// The release, such as `BLS OEWS May 2025`.
    pub release: String,
    /// Its date.
    pub as_of: String,
    /// Its source.
    pub source: Option<SourceId>,
    /// Yearly wages at the percentiles 10, 25, 50, 75 and 90, by occupation code and area.
    pub rows: BTreeMap<(String, String), [Option<u32>; 5]>,
}

/// Where something comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Where it is.
    pub url: Option<String>,
    /// Its date, as far as known, or `undated`.
    pub as_of: String,
    /// What sort of source it is, such as `data` or `opinion`.
    pub kind: Option<String>,
    /// Months after which it wants a fresh look.
    pub shelf_life_months: Option<u32>,
}

/// A statement of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Its id.
    pub id: String,
    /// Who says it.
    pub source: SourceId,
    /// What it says, in our words.
    pub says: String,
    /// What acts on it.
    pub acts: ClaimActs,
    /// Where or why not.
    pub note: Option<String>,
}

/// What acts on a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimActs {
    /// A rule.
    Rule,
    /// A transition.
    Transition,
    /// An activity.
    Activity,
    /// A fact.
    Fact,
    /// A question.
    Question,
    /// The report itself.
    Output,
    /// Nothing; the note says why.
    None,
}
