//! The level held in every skill, and how a role raises it with time.

use crate::kb::{Handle, KnowledgeBase, Level, RoleId, SkillId, SkillLevel, Teaching};
use crate::profile::Profile;

/// The level held in every skill, by the place of the skill in its table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Levels(Vec<Level>);

impl Levels {
    /// What the person holds today.
    pub fn of(profile: &Profile) -> Self {
        Self(profile.levels.iter().map(|held| held.level).collect())
    }

    /// Nothing in any of so many skills.
    pub fn none(skills: usize) -> Self {
        Self(vec![Level::NONE; skills])
    }

    /// The level held in a skill.
    pub fn get(&self, skill: SkillId) -> Level {
        self.0[skill.index()]
    }

    /// Whether the skill is held at the level or above.
    pub fn meets(&self, need: SkillLevel) -> bool {
        self.get(need.skill) >= need.level
    }

    /// Lifts a skill to the level; a level never falls.
    pub fn raise(&mut self, to: SkillLevel) {
        let held = &mut self.0[to.skill.index()];
        *held = (*held).max(to.level);
    }

    /// Whether no skill is held lower than in the other.
    pub fn cover(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(mine, theirs)| mine >= theirs)
    }
}

/// A level that the work in a role brings, so many days from now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lesson {
    /// Days from the beginning of the leg.
    pub day: u32,
    /// The skill and the level reached.
    pub brings: SkillLevel,
}

/// What staying in a role brings from now on, in the order of days.
///
/// `served` are the months already spent there. Only what every employer of that kind brings is
/// counted; teaching on a condition is never relied on.
pub fn lessons(kb: &KnowledgeBase, role: RoleId, held: &Levels, served: u32) -> Vec<Lesson> {
    let teachings = kb.roles.get(role).teaches.iter().filter(|teaching| teaching.only_if.is_none());
    let mut lessons: Vec<Lesson> = teachings.flat_map(|teaching| steps_of(teaching, held, served)).collect();
    lessons.sort_unstable();
    lessons
}

/// The steps of one teaching that are still ahead. A gap in the table, or a person below its first
/// step, ends it: nobody jumps a level.
fn steps_of(teaching: &Teaching, held: &Levels, served: u32) -> Vec<Lesson> {
    let mut level = held.get(teaching.skill);
    let credit = months_behind(teaching, level, served);
    let mut steps = Vec::new();
    for (&next, months) in &teaching.months {
        if next <= level {
            continue;
        }
        if next.get() > level.get() + 1 {
            break;
        }
        let day = days_of_months(months.likely.saturating_sub(credit));
        steps.push(Lesson { day, brings: SkillLevel { skill: teaching.skill, level: next } });
        level = next;
    }
    steps
}

/// Months of the table that count as done: those served if they led to the level held, else the
/// months that the table gives for that level.
fn months_behind(teaching: &Teaching, held: Level, served: u32) -> u32 {
    let reached = teaching.months.iter().rev().find(|(_, months)| months.likely <= served).map(|(level, _)| *level);
    let for_held = teaching.months.get(&held).map(|months| months.likely);
    match (reached, for_held) {
        (Some(reached), Some(_)) if reached == held => served,
        (None, None) => served,
        (_, Some(months)) => months,
        (Some(_), None) => 0,
    }
}

/// Lifts the levels by every lesson up to and including the day.
pub fn learn(levels: &mut Levels, lessons: &[Lesson], day: u32) {
    for lesson in lessons.iter().take_while(|lesson| lesson.day <= day) {
        levels.raise(lesson.brings);
    }
}

/// Days of so many months, at 365.25 / 12 days a month, rounded up so that a month is never short.
pub fn days_of_months(months: u32) -> u32 {
    (months * 36_525).div_ceil(1200)
}

/// Whole months in so many days.
pub fn months_of_days(days: u32) -> u32 {
    days * 1200 / 36_525
}
