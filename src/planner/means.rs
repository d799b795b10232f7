//! The means at hand in one leg: activities and certifications with what they take and give.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::levels::{Levels, days_of_months};
use super::limits::Limits;
use crate::kb::{
    Activity, ActivityId, Capacity, Certification, CertificationId, CertificationLevel, Condition, Cost, FactId, Gain,
    KnowledgeBase, Leaf, Level, LifecycleStatus, Range, RoleId, SkillLevel, Target, Test, Transition,
};
use crate::profile::{FactValue, Profile};
use crate::rules::{Advice, Known, Truth, truth};

/// A pass shows knowledge; from level 3 on it takes work or a lab as well. Nor does reading alone lift
/// anybody by two levels at once.
pub const EXAM_CEILING: u8 = 2;

/// Something that can be put into a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// An activity.
    Activity(ActivityId),
    /// Preparing for and passing an exam.
    Certification(CertificationId),
}

/// An item as it stands for this person in this leg.
#[derive(Debug, Clone)]
pub struct Means {
    /// What it is.
    pub item: Item,
    /// Whose time it takes.
    pub capacity: Capacity,
    /// Minutes of effort.
    pub effort: Range<u32>,
    /// Likely minutes that draw on the weekly learning time.
    pub learning: u32,
    /// The shortest calendar length, in days.
    pub min_days: u32,
    /// Own money, in US dollars.
    pub usd: u32,
    /// Money of the employer, in US dollars.
    pub employer_usd: u32,
    /// Levels that it brings and that are not held yet.
    pub gains: Vec<SkillLevel>,
    /// Levels to hold before.
    pub needs: Vec<SkillLevel>,
    /// The first day of the leg on which it may start.
    pub not_before: u32,
    /// Facts that it takes for granted because nobody said.
    pub assumes: BTreeSet<FactId>,
    /// What choosing it costs in the units of the objective.
    pub weight: u64,
}

/// Where and when a leg is: the person as they will be then.
#[derive(Debug, Clone)]
pub struct Setting<'a> {
    /// The base.
    pub kb: &'a KnowledgeBase,
    /// The person.
    pub profile: &'a Profile,
    /// What the rules say.
    pub advice: &'a Advice,
    /// Hours and money.
    pub limits: &'a Limits,
    /// The role held during the leg.
    pub role: RoleId,
    /// Whether it is the role held today.
    pub present: bool,
    /// Months in that role when the leg begins.
    pub served: u32,
    /// Months from today until the leg begins.
    pub elapsed: u32,
    /// The day the leg begins.
    pub begin: Date,
    /// Certifications held when it begins.
    pub certifications: &'a BTreeSet<CertificationId>,
    /// Levels held when it begins.
    pub levels: &'a Levels,
    /// Facts that are no longer what the person said, see [`changed_facts`].
    pub changed: BTreeMap<FactId, FactValue>,
}

impl Means {
    /// What its minutes and its money weigh.
    pub fn plain_weight(&self, weights: Weights) -> u64 {
        let minute = match self.capacity {
            Capacity::Own => weights.own_minute,
            Capacity::Work => weights.work_minute,
            Capacity::Wait => 0,
        };
        u64::from(self.learning) * minute + u64::from(self.usd) * weights.dollar
    }
}

/// How minutes and money weigh in choosing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights {
    /// For a minute of own time.
    pub own_minute: u64,
    /// For a minute of learning time at work.
    pub work_minute: u64,
    /// For a US dollar of own money.
    pub dollar: u64,
    /// For moving on without any of the certifications that employers name.
    pub no_certificate: u64,
}

/// What a condition asks, taken apart: skills, time in the role, and the rest.
pub struct Needs<'a> {
    /// Levels that must be held.
    pub skills: Vec<SkillLevel>,
    /// Months in the role.
    pub months_in_role: u32,
    rest: Vec<&'a Condition>,
}

impl<'a> Needs<'a> {
    /// Takes a condition apart. Only the parts of its outermost `all` can be reached by learning or
    /// waiting; whatever is nested deeper is judged as it stands.
    pub fn of(kb: &KnowledgeBase, condition: &'a Condition) -> Self {
        let mut needs = Self { skills: Vec::new(), months_in_role: 0, rest: Vec::new() };
        needs.take(kb, condition);
        needs
    }

    fn take(&mut self, kb: &KnowledgeBase, condition: &'a Condition) {
        match condition {
            Condition::All(parts) => parts.iter().for_each(|part| self.take(kb, part)),
            Condition::Leaf(Leaf::Skill(need)) => self.skills.push(*need),
            Condition::Leaf(Leaf::Fact { fact, test: Test::AtLeast(months) }) if *fact == kb.core.months_in_role => {
                self.months_in_role = self.months_in_role.max(u32::try_from(*months).unwrap_or(0));
            }
            other => self.rest.push(other),
        }
    }
}

impl Setting<'_> {
    /// Everything that can be done in this leg and brings something new, or is one of `wanted`.
    pub fn means(&self, wanted: &[CertificationId], weights: Weights) -> Vec<Means> {
        let activities = self.kb.activities.iter().filter_map(|(id, activity)| self.activity(id, activity, weights));
        let exams = wanted.iter().filter_map(|&id| self.certification(id, weights));
        activities.filter(|means| !means.gains.is_empty()).chain(exams).collect()
    }

    /// An activity as it stands here; none if it is ruled out.
    pub fn activity(&self, id: ActivityId, activity: &Activity, weights: Weights) -> Option<Means> {
        if self.is_forbidden(&Target::Activity(id)) || self.is_forbidden(&Target::Kind(activity.kind)) {
            return None;
        }
        let needs = Needs::of(self.kb, &activity.needs);
        let assumes = self.open_facts(&needs)?;
        let share = self.share_left(&activity.gains);
        let effort = scaled(activity.effort, share);
        let learning = learning_minutes(effort.likely, activity.duty_share, activity.capacity);
        let capacity = self.capacity(activity.capacity, learning)?;
        let usd = activity.cost.as_ref().map_or(0, planned_cost);
        let means = Means {
            item: Item::Activity(id),
            capacity,
            effort,
            learning,
            min_days: min_days(activity, share),
            usd,
            employer_usd: 0,
            gains: self.new_levels(activity.gains.iter().map(|gain| SkillLevel { skill: gain.skill, level: gain.to })),
            needs: needs.skills.into_iter().chain(starting_levels(&activity.gains)).collect(),
            not_before: days_of_months(needs.months_in_role.saturating_sub(self.served)),
            assumes,
            weight: 0,
        };
        Some(self.weighed(means, weights, &[Target::Activity(id), Target::Kind(activity.kind)]))
    }

    /// An exam as it stands here; none if it cannot be taken or is held.
    pub fn certification(&self, id: CertificationId, weights: Weights) -> Option<Means> {
        let certification = self.kb.certifications.get(id);
        if self.certifications.contains(&id) || !self.can_be_taken(id, certification) {
            return None;
        }
        let paid = self.profile.bool(self.kb.core.pays_training) == Some(true) && self.present;
        let fee = certification.fee.usd;
        let proven = certification.proves.iter().map(|proof| lifted(*proof, self.levels.get(proof.skill)));
        let means = Means {
            item: Item::Certification(id),
            capacity: Capacity::Own,
            effort: hours(certification.study_hours),
            learning: certification.study_hours.likely * 60,
            min_days: 14,
            usd: if paid { 0 } else { fee },
            employer_usd: if paid { fee } else { 0 },
            gains: self.new_levels(proven),
            needs: Vec::new(),
            not_before: 0,
            assumes: BTreeSet::new(),
            weight: 0,
        };
        Some(self.weighed(means, weights, &[Target::Certification(id)]))
    }

    /// The certifications that employers name for a move and that make sense to take on the way.
    pub fn certifications_for(&self, transition: &Transition) -> Vec<CertificationId> {
        let to = self.kb.roles.get(transition.to);
        let named = transition.certifications.iter().chain(&to.certifications);
        let fitting = named.copied().filter(|&id| fits_ladder(self.kb.certifications.get(id).level, to.level));
        fitting.collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn can_be_taken(&self, id: CertificationId, certification: &Certification) -> bool {
        !self.avoids_exams()
            && !self.is_forbidden(&Target::Certification(id))
            && is_open(certification, self.begin)
            && truth(&certification.needs, self).holds()
    }

    fn avoids_exams(&self) -> bool {
        self.profile.words(self.kb.core.avoid).iter().any(|word| word == "exams")
    }

    fn is_forbidden(&self, target: &Target) -> bool {
        self.advice.forbidden.contains_key(target)
    }

    /// The facts left open by the conditions that are not about skills or time; none if one is false.
    fn open_facts(&self, needs: &Needs<'_>) -> Option<BTreeSet<FactId>> {
        let mut open = BTreeSet::new();
        for condition in &needs.rest {
            match truth(condition, self) {
                Truth::True => {}
                Truth::False => return None,
                Truth::Unknown => open.extend(condition.facts().into_iter().filter(|&fact| self.fact(fact).is_none())),
            }
        }
        Some(open)
    }

    /// Work that the job gives no hours for is done in own time if it is small, else not at all.
    fn capacity(&self, capacity: Capacity, learning: u32) -> Option<Capacity> {
        match capacity {
            Capacity::Work if learning > 0 && self.limits.work_minutes == 0 => {
                (learning <= SMALL_MINUTES).then_some(Capacity::Own)
            }
            other => Some(other),
        }
    }

    /// The share of an activity that is still to be done by someone who holds a part of what it brings.
    fn share_left(&self, gains: &[Gain]) -> f64 {
        let span = |gain: &Gain, from: Level| -> u32 {
            let hours = &self.kb.skills.get(gain.skill).hours_to_next;
            (from.get()..gain.to.get()).map(|level| hours[usize::from(level)]).sum()
        };
        let whole: u32 = gains.iter().map(|gain| span(gain, gain.from)).sum();
        let left: u32 = gains.iter().map(|gain| span(gain, gain.from.max(self.levels.get(gain.skill)))).sum();
        if whole == 0 { 1.0 } else { f64::from(left) / f64::from(whole) }
    }

    fn new_levels(&self, gains: impl Iterator<Item = SkillLevel>) -> Vec<SkillLevel> {
        gains.filter(|gain| !self.levels.meets(*gain)).collect()
    }

    fn weighed(&self, mut means: Means, weights: Weights, targets: &[Target]) -> Means {
        let plain = means.plain_weight(weights);
        let liked: u32 =
            targets.iter().filter_map(|target| self.advice.preferred.get(target)).map(|lean| lean.weight).sum();
        // Each point of liking makes it look a tenth cheaper, at most by half.
        means.weight = (plain * u64::from(10 - liked.min(5)) / 10).max(1);
        means
    }
}

/// Up to this many minutes a piece of work fits into breaks and quiet hours: six hours.
const SMALL_MINUTES: u32 = 6 * 60;

/// The facts of the person as they will be in the leg.
impl Known for Setting<'_> {
    fn fact(&self, fact: FactId) -> Option<&FactValue> {
        if let Some(value) = self.changed.get(&fact) {
            return Some(value);
        }
        let of_this_employer = self.kb.facts.get(fact).group.is_some();
        if of_this_employer && !self.present { None } else { self.profile.fact(fact) }
    }

    fn level(&self, skill: crate::kb::SkillId) -> Level {
        self.levels.get(skill)
    }

    fn holds(&self, certification: CertificationId) -> bool {
        self.certifications.contains(&certification)
    }
}

/// The facts that have changed by the beginning of a leg: time has passed, and a later role brings its own.
pub fn changed_facts(
    kb: &KnowledgeBase,
    profile: &Profile,
    role: RoleId,
    present: bool,
    elapsed: u32,
) -> BTreeMap<FactId, FactValue> {
    let core = &kb.core;
    let mut changed = BTreeMap::new();
    if let Some(months) = profile.int(core.months_in_it) {
        changed.insert(core.months_in_it, FactValue::Int(months + i64::from(elapsed)));
    }
    if present {
        return changed;
    }
    let job = kb.roles.get(role);
    changed.extend([
        (core.role, FactValue::Role(role)),
        (core.role_track, FactValue::Word(job.track.clone())),
        (core.role_level, FactValue::Int(job.level.into())),
        (core.months_in_role, FactValue::Int(0)),
        (core.employed, FactValue::Bool(true)),
        (core.leads_people, FactValue::Bool(job.traits.leads_people)),
    ]);
    changed
}

/// Whether the exam can still be taken half a year after the day, so that nobody prepares for one
/// that ends before the date is reached.
fn is_open(certification: &Certification, day: Date) -> bool {
    let lifecycle = &certification.lifecycle;
    let half_a_year_on = day.saturating_add(jiff::Span::new().months(6));
    let stays = lifecycle.ends.is_none_or(|ends| ends > half_a_year_on);
    stays && matches!(lifecycle.status, LifecycleStatus::Active | LifecycleStatus::VersionTransition)
}

/// Entry exams for the first steps of the ladder, expert ones for its top.
fn fits_ladder(level: CertificationLevel, role_level: u8) -> bool {
    let fitting = match level {
        CertificationLevel::Entry => 1..=3,
        CertificationLevel::Associate => 2..=5,
        CertificationLevel::Professional => 4..=7,
        CertificationLevel::Expert => 5..=7,
    };
    fitting.contains(&role_level)
}

/// The money to plan with: nothing where there is a way that costs nothing, else the high figure.
fn planned_cost(cost: &Cost) -> u32 {
    if cost.low == 0 { 0 } else { cost.high }
}

/// What a pass adds to what is held: one level at the most, and none beyond the ceiling.
fn lifted(proof: SkillLevel, held: Level) -> SkillLevel {
    let ceiling = Level::new(EXAM_CEILING.min(held.get() + 1)).unwrap_or_default();
    SkillLevel { level: proof.level.min(ceiling), ..proof }
}

/// The levels that the effort of an activity is reckoned from.
fn starting_levels(gains: &[Gain]) -> impl Iterator<Item = SkillLevel> {
    let started = gains.iter().filter(|gain| gain.from > Level::NONE);
    started.map(|gain| SkillLevel { skill: gain.skill, level: gain.from })
}

fn hours(hours: Range<u32>) -> Range<u32> {
    Range { low: hours.low * 60, likely: hours.likely * 60, high: hours.high * 60 }
}

/// A share of an effort, rounded up to whole quarters of an hour.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "minutes are small and the share lies between 0 and 1"
)]
fn scaled(effort: Range<u32>, share: f64) -> Range<u32> {
    let quarter_hours = |minutes: u32| (f64::from(minutes) / 15.0 * share).ceil() as u32 * 15;
    Range { low: quarter_hours(effort.low), likely: quarter_hours(effort.likely), high: quarter_hours(effort.high) }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "minutes are small and the share lies between 0 and 1"
)]
fn learning_minutes(minutes: u32, duty_share: f64, capacity: Capacity) -> u32 {
    match capacity {
        Capacity::Wait => 0,
        Capacity::Own => minutes,
        Capacity::Work => (f64::from(minutes) * (1.0 - duty_share)).ceil() as u32,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "weeks are few and the share lies between 0 and 1"
)]
fn min_days(activity: &Activity, share: f64) -> u32 {
    let weeks = (f64::from(activity.min_weeks * 7) * share).ceil() as u32;
    let rhythm = activity.repeat.map_or(0, |repeat| repeat.times.saturating_sub(1) * repeat.every_days + 1);
    weeks.max(rhythm).max(1)
}
