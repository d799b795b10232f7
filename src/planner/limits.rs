//! What a person can put in: hours a week, money, and days off.

use jiff::civil::Date;

use crate::kb::KnowledgeBase;
use crate::profile::{DEFAULT_HOURS_PER_WEEK, DateRange, Profile};

/// Hours, money and dates that a plan keeps to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Minutes of own time a week.
    pub own_minutes: u32,
    /// Minutes of learning time at work a week.
    pub work_minutes: u32,
    /// Own money for the whole plan, in US dollars; none if nobody set a limit.
    pub budget_usd: Option<u32>,
    /// The day by which the goal must be reached.
    pub deadline: Option<Date>,
    /// Days without time for the plan.
    pub time_off: Vec<DateRange>,
    /// Whether nobody said how many own hours there are.
    pub own_assumed: bool,
    /// Whether nobody said how many hours the job gives.
    pub work_assumed: bool,
}

/// Learning time at work reckoned with when nobody said: two hours a week. The plan says so.
pub const DEFAULT_WORK_HOURS_PER_WEEK: u32 = 2;

impl Limits {
    /// The limits that a profile states, with usual hours where it states none.
    pub fn of(kb: &KnowledgeBase, profile: &Profile) -> Self {
        let own = profile.amount(kb.core.hours_per_week);
        let work = profile.amount(kb.core.work_hours_per_week);
        let has_job = kb.roles.get(profile.role).level > 0 && profile.bool(kb.core.employed) != Some(false);
        let usual_work = if has_job { DEFAULT_WORK_HOURS_PER_WEEK } else { 0 };
        Self {
            own_minutes: own.unwrap_or(DEFAULT_HOURS_PER_WEEK) * 60,
            work_minutes: work.unwrap_or(usual_work) * 60,
            budget_usd: profile.amount(kb.core.budget_usd),
            deadline: profile.date(kb.core.deadline),
            time_off: profile.time_off.clone(),
            own_assumed: own.is_none(),
            work_assumed: work.is_none() && has_job,
        }
    }

    /// Days that a piece of own work and a piece of work at the job take side by side; none if one
    /// of them has no hours at all.
    pub fn days_for(&self, own: u32, work: u32) -> Option<u32> {
        Some(days(own, self.own_minutes)?.max(days(work, self.work_minutes)?))
    }
}

fn days(minutes: u32, a_week: u32) -> Option<u32> {
    match (minutes, a_week) {
        (0, _) => Some(0),
        (_, 0) => None,
        (minutes, a_week) => u32::try_from((u64::from(minutes) * 7).div_ceil(u64::from(a_week))).ok(),
    }
}
