//! A finished plan as plain data: every figure computed, every name spelled out.
//!
//! Renderers read this and nothing else. Dates are civil days; hours are hours of effort with
//! minutes kept exactly; money is whole US dollars; pay is US dollars a year.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::kb::Range;

/// A plan, or the reason why there is none.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Whether a plan was found.
    pub outcome: Outcome,
    /// The first day.
    pub start: Date,
    /// The knowledge base it was made from.
    pub base: BaseInfo,
    /// What is known of the person, for the record.
    pub profile: Vec<ProfileFact>,
    /// Every skill with a level above none, and why.
    pub skills: Vec<SkillHeld>,
    /// Certifications held.
    pub certifications: Vec<CertificationHeld>,
    /// The present role.
    pub role: RoleInfo,
    /// Where it leads; none if nothing was found.
    pub goal: Option<GoalInfo>,
    /// What was decided on the person's behalf, in words, such as hours nobody stated.
    pub assumptions: Vec<String>,
    /// Minutes of own time a week that the plan reckons with.
    pub own_minutes_per_week: u32,
    /// Role changes, in order. Empty when the person stays.
    pub moves: Vec<Move>,
    /// What to do, in the order of starting.
    pub steps: Vec<Step>,
    /// Days on which to look at the plan again.
    pub reviews: Vec<Review>,
    /// Sums.
    pub totals: Totals,
    /// Warnings, notes and strengths.
    pub messages: Vec<Advice>,
    /// Goals in the order of their score, the excluded ones last.
    pub ranking: Vec<Ranked>,
    /// Other plans worth a look.
    pub alternatives: Vec<Alternative>,
    /// How good the plan is, proven.
    pub proof: Option<Proof>,
    /// Why there is no plan and what would help.
    pub diagnosis: Option<Diagnosis>,
    /// Sources of anything above, by id.
    pub sources: BTreeMap<String, SourceInfo>,
}

/// Whether a plan was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// There is a plan.
    Planned,
    /// There is none within the limits.
    NoPlan,
}

/// The knowledge base in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseInfo {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its date.
    pub as_of: Date,
}

/// One fact of the profile.
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileFact {
    /// The id of the fact.
    pub id: String,
    /// Its value as JSON.
    pub value: serde_json::Value,
    /// Its value in words.
    pub words: String,
    /// `person`, `computed` or `rule`.
    pub origin: &'static str,
    /// Whether it is sensitive.
    pub sensitive: bool,
}

/// A level held in a skill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkillHeld {
    /// The skill.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The level, 1 to 5.
    pub level: u8,
    /// Whether the person stated it; otherwise it is credited.
    pub stated: bool,
    /// Where it comes from, in words, such as `30 months as help desk technician`.
    pub why: String,
}

/// A certification held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificationHeld {
    /// The certification.
    pub id: String,
    /// Its name.
    pub name: String,
    /// When it was earned.
    pub earned: Option<Date>,
    /// When it lapses.
    pub lapses: Option<Date>,
    /// The name of the retired certification by which it is understood to be held.
    pub through: Option<String>,
}

/// A role in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleInfo {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// Where the plan leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalInfo {
    /// The role.
    pub role: RoleInfo,
    /// Who chose it.
    pub chosen_by: ChosenBy,
    /// Whether it is the present role: the person stays and grows.
    pub stay: bool,
}

/// Who chose the goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChosenBy {
    /// The person.
    Person,
    /// The ranking, because the person was undecided.
    Ranking,
}

/// One role change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Its number, from 1.
    pub number: u32,
    /// The role left.
    pub from: RoleInfo,
    /// The role entered.
    pub to: RoleInfo,
    /// The id of the transition.
    pub transition: String,
    /// Inside the employer or not.
    pub way: MoveWay,
    /// The day from which its steps count.
    pub begin: Date,
    /// The likely day on which the bar is met and applying starts.
    pub ready: Date,
    /// The first day in the new role.
    pub arrive: Dates,
    /// Yearly pay of the new role; none where it is not known.
    pub pay: Option<Pay>,
    /// What is said of degrees.
    pub degree: String,
    /// What to be able to show.
    pub proof: String,
    /// What goes wrong.
    pub pitfalls: Vec<String>,
    /// The essential skills of the new role: level then and level asked.
    pub gaps: Vec<Gap>,
    /// Sources.
    pub sources: Vec<String>,
}

/// Which way a move usually goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveWay {
    /// Inside the employer.
    Inside,
    /// To another employer.
    Outside,
    /// Either.
    Either,
}

/// An early, a likely and a late day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// When things go well.
    pub early: Date,
    /// What to plan with.
    pub likely: Date,
    /// When they do not.
    pub late: Date,
}

/// Yearly pay in US dollars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pay {
    /// Low, likely and high.
    pub usd: Range<u32>,
    /// The area it is for, such as `US-OH`, or `US` where the area has no figure.
    pub area: String,
    /// The release, such as `BLS OEWS May 2025`.
    pub release: String,
    /// Whether it is read from the figures of this very occupation (`false`) or of a near one (`true`).
    pub derived: bool,
}

/// A skill that the next role asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The skill.
    pub skill: String,
    /// Its name.
    pub name: String,
    /// The level at the beginning of the move.
    pub from: u8,
    /// The level asked.
    pub to: u8,
    /// What the asked level means.
    pub means: String,
    /// How it is closed: the ids of steps; `on-the-job` when the present work teaches it.
    pub closed_by: Vec<String>,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its id, unique in the plan.
    pub id: String,
    /// The activity or certification in the knowledge base.
    pub item: String,
    /// What to do.
    pub title: String,
    /// What sort of thing it is, such as `lab` or `certification`.
    pub kind: String,
    /// The group it is shown in.
    pub phase: PhaseName,
    /// The move it serves, from 1; 0 when the person stays.
    pub serves: u32,
    /// Steps that are finished before this one starts.
    pub depends_on: Vec<String>,
    /// What to do, in order.
    pub actions: Vec<String>,
    /// How to know it is done.
    pub done_when: String,
    /// What is left to show.
    pub evidence: Option<String>,
    /// Another way for people whom this one shuts out.
    pub accessible: Option<String>,
    /// Minutes of effort.
    pub effort_minutes: Range<u32>,
    /// Likely minutes of the effort that draw on the weekly learning time, without ordinary duty.
    pub learning_minutes: u32,
    /// Whether the hours are `sourced`, `derived` or `estimated`.
    pub effort_standing: &'static str,
    /// Whose time it takes: `own`, `work` or `wait`.
    pub capacity: &'static str,
    /// What it costs the person, in US dollars.
    pub cost_usd: u32,
    /// What the employer pays of it, in US dollars.
    pub employer_pays_usd: u32,
    /// What to know of the price: its date and standing.
    pub cost_note: Option<String>,
    /// The first day.
    pub start: Date,
    /// The last day.
    pub finish: Dates,
    /// What it teaches this person.
    pub gains: Vec<StepGain>,
    /// Why it is here.
    pub because: Vec<Reason>,
    /// What is taken for granted without knowing, such as `your manager agrees`.
    pub assumes: Vec<String>,
    /// Where to learn.
    pub resources: Vec<ResourceInfo>,
    /// Sources.
    pub sources: Vec<String>,
}

/// The group in which a step is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PhaseName {
    /// Starts within seven days.
    ThisWeek,
    /// Starts within thirty days.
    Next30Days,
    /// Starts within ninety days.
    Next90Days,
    /// Starts later, before the next role change.
    ThisMove,
    /// After the next role change.
    Later,
}

/// What a step adds to one skill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepGain {
    /// The skill.
    pub skill: String,
    /// Its name.
    pub name: String,
    /// The level before.
    pub from: u8,
    /// The level after.
    pub to: u8,
}

/// Why a step is in the plan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A rule asks for it.
    Rule {
        /// The rule.
        id: String,
        /// Its reason.
        because: String,
    },
    /// It closes a gap.
    Gap {
        /// The skill.
        skill: String,
        /// In words.
        because: String,
    },
    /// Another step needs it.
    NeededBy {
        /// That step.
        step: String,
        /// In words.
        because: String,
    },
    /// Employers name the certification for the role.
    AskedFor {
        /// The role.
        role: String,
        /// In words.
        because: String,
    },
    /// It keeps a certification alive.
    Renewal {
        /// The certification.
        certification: String,
        /// In words.
        because: String,
    },
}

/// Where to learn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceInfo {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it is.
    pub url: Option<String>,
    /// What it costs, in words, with the date.
    pub cost: String,
}

/// A day on which to look at the plan again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The day.
    pub on: Date,
    /// What to ask oneself.
    pub questions: Vec<String>,
}

/// Sums over all steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// Minutes of own time.
    pub own_minutes: Range<u32>,
    /// Minutes at work, ordinary duty included.
    pub work_minutes: Range<u32>,
    /// Own money.
    pub cost_usd: u32,
    /// Money of the employer.
    pub employer_pays_usd: u32,
    /// When the goal is reached, or the last step is done if the person stays.
    pub finish: Dates,
    /// Months from the start to then, rounded to the nearest.
    pub months: Range<u32>,
}

/// A message of a rule, or of the planner itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The rule; none if the planner says it.
    pub rule: Option<String>,
    /// `warning`, `note` or `strength`.
    pub severity: &'static str,
    /// What it says.
    pub text: String,
    /// Why.
    pub because: String,
    /// Whether it is one source's opinion.
    pub opinion: bool,
    /// Sources.
    pub sources: Vec<String>,
}

/// A goal with its score.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// The role.
    pub role: RoleInfo,
    /// Its track.
    pub track: String,
    /// The score, 0 to 1.
    pub score: f64,
    /// How far away it is.
    pub band: Band,
    /// The parts of the score, each 0 to 1, by name.
    pub parts: BTreeMap<&'static str, f64>,
    /// The weight of each part, summing to 1.
    pub weights: BTreeMap<&'static str, f64>,
    /// Likely months by the best route; none if there is no route.
    pub months: Option<u32>,
    /// Likely own hours by that route.
    pub own_hours: Option<u32>,
    /// Number of moves by that route.
    pub moves: Option<u32>,
    /// Yearly pay.
    pub pay: Option<Pay>,
    /// What speaks for and against it, in words.
    pub reasons: Vec<String>,
    /// Why it is excluded; empty if it is not.
    pub excluded_by: Vec<String>,
}

/// How far away a goal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// The bar is met.
    Ready,
    /// One move, within about a year.
    Near,
    /// Within about two and a half years.
    Stretch,
    /// Farther.
    LongTerm,
}

/// Another plan worth a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// What it is best at, such as `cheapest`.
    pub objective: &'static str,
    /// The roles it goes through, the present one first.
    pub roles: Vec<RoleInfo>,
    /// Its sums.
    pub totals: Totals,
    /// What it gains over the plan shown.
    pub gains: String,
    /// What it gives up against it.
    pub gives_up: String,
}

/// How good the plan is for its objective.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// The objective.
    pub objective: &'static str,
    /// What is measured, with its unit.
    pub measure: &'static str,
    /// The value reached.
    pub value: f64,
    /// No plan of the base can be below this.
    pub lower_bound: f64,
    /// Whether the value is the optimum.
    pub optimal: bool,
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnosis {
    /// The limits that clash, in words.
    pub conflicts: Vec<String>,
    /// Changes each of which gives a plan.
    pub repairs: Vec<Repair>,
}

/// A change that gives a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// What it does and what comes of it.
    pub says: String,
    /// The flag that applies it.
    pub flag: String,
}

/// A source in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceInfo {
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Where it is.
    pub url: Option<String>,
    /// Its date.
    pub as_of: String,
}
