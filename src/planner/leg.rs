//! One leg of a route: getting ready in one role for the move to the next.

use std::collections::BTreeSet;

use super::levels::{Lesson, Levels, days_of_months, learn, lessons};
use super::means::{Item, Means, Needs, Setting};
use super::objective::{Prices, risk};
use super::select::{Selection, Task, Wish, select};
use crate::kb::{Capacity, CertificationId, Reach, RoleId, SkillLevel, Target, Transition, TransitionId};
use crate::rules::{Truth, truth};

/// A leg worked out.
#[derive(Debug, Clone)]
pub struct Leg {
    /// The move; none if the person stays.
    pub transition: Option<TransitionId>,
    /// The role left.
    pub from: RoleId,
    /// The role entered.
    pub to: RoleId,
    /// What to do, in an order in which it can be done.
    pub means: Vec<Means>,
    /// Levels held at the beginning.
    pub before: Levels,
    /// What the role teaches meanwhile.
    pub lessons: Vec<Lesson>,
    /// Levels to reach.
    pub wanted: Vec<SkillLevel>,
    /// Days in the role, from the beginning of the leg, that the move usually asks for.
    pub dwell_days: u32,
    /// Days from the beginning until the bar is met.
    pub ready_days: u32,
    /// Days that the move itself takes.
    pub move_days: u32,
    /// Levels on the first day in the new role.
    pub after: Levels,
    /// Whether employers name certifications that could be taken, and none is held or taken.
    pub without_certificate: bool,
    /// What the leg weighs, in points, without pay forgone.
    pub points: u64,
    /// Whether no choice of means for this leg weighs less.
    pub proven: bool,
}

impl Leg {
    /// Days from its beginning to the first day in the new role.
    pub fn days(&self) -> u32 {
        self.ready_days + self.move_days
    }

    /// Own money, in US dollars.
    pub fn usd(&self) -> u32 {
        self.means.iter().map(|means| means.usd).sum()
    }

    /// Certifications earned.
    pub fn certifications(&self) -> impl Iterator<Item = CertificationId> {
        self.means.iter().filter_map(|means| match means.item {
            Item::Certification(id) => Some(id),
            Item::Activity(_) => None,
        })
    }

    /// Minutes of learning in own time.
    pub fn own_minutes(&self) -> u32 {
        minutes(&self.means, Capacity::Own)
    }
}

/// How many later days are tried for waiting until the role has taught more.
const WAITS: usize = 6;
/// Nobody waits in one role for longer than this to be taught.
const LONGEST_WAIT_MONTHS: u32 = 60;

/// Works a leg out: how long to stay and what to do; none if the bar cannot be met from here.
pub fn work_out(setting: &Setting<'_>, id: TransitionId, prices: &Prices, money: Option<u32>) -> Option<Leg> {
    let transition = setting.kb.transitions.get(id);
    let gate = Needs::of(setting.kb, &transition.when);
    if transition.reach == Reach::Bridge || truth(&transition.when, setting) == Truth::False && gate.skills.is_empty() {
        return None;
    }
    let wanted = wanted_levels(setting, id, &gate);
    let stay = Stay::new(setting, id, wanted, gate.months_in_role);
    let choice = stay.best(prices, money)?;
    Some(stay.leg(choice))
}

/// The essential levels of the new role and those of the gate.
fn wanted_levels(setting: &Setting<'_>, id: TransitionId, gate: &Needs<'_>) -> Vec<SkillLevel> {
    let to = setting.kb.roles.get(setting.kb.transitions.get(id).to);
    let essential = to.requires.iter().filter(|asked| !asked.preferred).map(|asked| asked.need);
    let mut wanted: Vec<SkillLevel> = essential.chain(gate.skills.iter().copied()).collect();
    wanted.sort_unstable();
    wanted.dedup();
    wanted
}

/// A stay in one role with a move in view.
struct Stay<'a, 'b> {
    setting: &'b Setting<'a>,
    id: TransitionId,
    wanted: Vec<SkillLevel>,
    lessons: Vec<Lesson>,
    dwell_days: u32,
}

/// Days until applying makes sense. The usual time in a role runs until it is left, so looking for the
/// next one falls into its last months; nobody is taken seriously before the least time.
pub fn dwell(transition: &Transition, served: u32, gate_months: u32) -> u32 {
    let usual = transition.in_role_months.likely.saturating_sub(transition.move_months.likely);
    let months = usual.max(transition.min_months).max(gate_months);
    days_of_months(months.saturating_sub(served))
}

/// A day to be ready on and what to do until then.
struct Choice {
    ready_days: u32,
    means: Vec<Means>,
    without_certificate: bool,
    points: u64,
    proven: bool,
}

impl<'a, 'b> Stay<'a, 'b> {
    fn new(setting: &'b Setting<'a>, id: TransitionId, wanted: Vec<SkillLevel>, gate_months: u32) -> Self {
        let dwell_days = dwell(setting.kb.transitions.get(id), setting.served, gate_months);
        let lessons = lessons(setting.kb, setting.role, setting.levels, setting.served);
        Self { setting, id, wanted, lessons, dwell_days }
    }

    /// The lightest of being ready after the usual time and waiting for a later lesson.
    fn best(&self, prices: &Prices, money: Option<u32>) -> Option<Choice> {
        let mut best: Option<Choice> = None;
        for (tried, day) in self.days_worth_trying().into_iter().enumerate() {
            let pointless =
                |best: &Choice| u64::from(day) * prices.day >= best.points || best.ready_days <= day && tried > 0;
            if best.as_ref().is_some_and(pointless) {
                continue;
            }
            if let Some(choice) = self.try_day(day, prices, money)
                && best.as_ref().is_none_or(|best| choice.points < best.points)
            {
                best = Some(choice);
            }
        }
        best
    }

    /// The usual day, then the days on which the role has taught something that the move asks for.
    fn days_worth_trying(&self) -> Vec<u32> {
        let latest = self.dwell_days + days_of_months(LONGEST_WAIT_MONTHS);
        let asked = |lesson: &&Lesson| {
            self.wanted.iter().any(|wanted| wanted.skill == lesson.brings.skill && lesson.brings.level <= wanted.level)
        };
        let later =
            self.lessons.iter().filter(|lesson| lesson.day > self.dwell_days && lesson.day <= latest).filter(asked);
        let later: BTreeSet<u32> = later.map(|lesson| lesson.day).collect();
        let spread = later.len().div_ceil(WAITS).max(1);
        // The last of each handful: by then its whole handful has been taught.
        let later: Vec<u32> = later.into_iter().collect();
        let chosen = later.chunks(spread).filter_map(|days| days.last().copied());
        std::iter::once(self.dwell_days).chain(chosen).collect()
    }

    /// The lightest choice for being ready on a day, or later if the hours ask for it.
    fn try_day(&self, day: u32, prices: &Prices, money: Option<u32>) -> Option<Choice> {
        let mut held = self.setting.levels.clone();
        learn(&mut held, &self.lessons, day);
        let setting = Setting { levels: &held, ..self.setting.clone() };
        let named = setting.certifications_for(setting.kb.transitions.get(self.id));
        let mut means = setting.means(&named, prices.weights);
        means.retain(|means| means.not_before <= day.max(self.dwell_days) && self.can_be_done(means));
        let means = useful(means, &self.wanted, &held);
        let wish = self.wish(&means, &named, prices);
        let tries = PRESSURES.map(|pressure| {
            let weights: Vec<u64> = means.iter().map(|means| self.pressed(means, pressure, prices)).collect();
            let task =
                Task { means: &means, weights: &weights, held: &held, wanted: &self.wanted, wish: wish.clone(), money };
            let selection = select(&task)?;
            self.choice(day, &means, &selection, wish.as_ref(), prices)
        });
        tries.into_iter().flatten().min_by_key(|choice| choice.points)
    }

    /// What a means weighs if each of its minutes also puts off the day by its share of a week.
    fn pressed(&self, means: &Means, pressure: Pressure, prices: &Prices) -> u64 {
        let (counts, week) = match means.capacity {
            Capacity::Own => (pressure.own, self.setting.limits.own_minutes),
            Capacity::Work => (pressure.work, self.setting.limits.work_minutes),
            Capacity::Wait => (false, 0),
        };
        let delay = u64::from(means.learning) * 7 * prices.day;
        means.weight + if counts { delay / u64::from(week.max(1)) } else { 0 }
    }

    /// Work that no hours are there for cannot be done.
    fn can_be_done(&self, means: &Means) -> bool {
        let (own, work) = minutes_by_capacity(std::slice::from_ref(means));
        self.setting.limits.days_for(own, work).is_some()
    }

    /// One of the certifications that employers name, unless one is held already.
    fn wish(&self, means: &[Means], named: &[CertificationId], prices: &Prices) -> Option<Wish> {
        let held = named.iter().any(|id| self.setting.certifications.contains(id));
        if held {
            return None;
        }
        let exams: Vec<usize> =
            (0..means.len()).filter(|&place| matches!(means[place].item, Item::Certification(_))).collect();
        let most = exams.iter().map(|&place| self.leaning(&means[place])).max()?;
        let one_of = exams.into_iter().filter(|&place| self.leaning(&means[place]) == most).collect();
        Some(Wish { one_of, without: prices.weights.no_certificate * u64::from(1 + most) })
    }

    /// How much the rules lean towards an exam; where they do, another one does not stand in for it.
    fn leaning(&self, means: &Means) -> u32 {
        let Item::Certification(id) = means.item else { return 0 };
        self.setting.advice.preferred.get(&Target::Certification(id)).map_or(0, |leaning| leaning.weight)
    }

    fn choice(
        &self,
        day: u32,
        means: &[Means],
        selection: &Selection,
        wish: Option<&Wish>,
        prices: &Prices,
    ) -> Option<Choice> {
        let chosen: Vec<Means> = selection.chosen.iter().map(|&place| means[place].clone()).collect();
        let (own, work) = minutes_by_capacity(&chosen);
        let busy = self.setting.limits.days_for(own, work)?;
        let ready_days = day.max(busy).max(longest_chain(&chosen, self.setting));
        let transition = self.setting.kb.transitions.get(self.id);
        let days = u64::from(ready_days + days_of_months(transition.move_months.likely));
        let unmet = wish.filter(|wish| !wish.one_of.iter().any(|place| selection.chosen.contains(place)));
        let without_certificate = unmet.is_some();
        let weight = chosen.iter().map(|means| means.weight).sum::<u64>() + unmet.map_or(0, |wish| wish.without);
        let points = days * prices.day + weight + risk(transition) * prices.risk;
        Some(Choice { ready_days, means: chosen, without_certificate, points, proven: selection.proven })
    }

    fn leg(&self, choice: Choice) -> Leg {
        let transition = self.setting.kb.transitions.get(self.id);
        let move_days = days_of_months(transition.move_months.likely);
        let mut after = self.setting.levels.clone();
        learn(&mut after, &self.lessons, choice.ready_days + move_days);
        choice.means.iter().flat_map(|means| &means.gains).for_each(|gain| after.raise(*gain));
        Leg {
            transition: Some(self.id),
            from: transition.from,
            to: transition.to,
            means: choice.means,
            before: self.setting.levels.clone(),
            lessons: self.lessons.clone(),
            wanted: self.wanted.clone(),
            dwell_days: self.dwell_days,
            ready_days: choice.ready_days,
            move_days,
            after,
            without_certificate: choice.without_certificate,
            points: choice.points,
            proven: choice.proven,
        }
    }
}

/// Which minutes are taken to put off the day of being ready.
#[derive(Debug, Clone, Copy)]
struct Pressure {
    own: bool,
    work: bool,
}

/// Own time and time at work run side by side, so only the fuller one puts off the day, and none does
/// while the usual time in the role has not passed. Which case holds shows only when the means are
/// chosen; so all are tried.
const PRESSURES: [Pressure; 4] = [
    Pressure { own: false, work: false },
    Pressure { own: true, work: true },
    Pressure { own: true, work: false },
    Pressure { own: false, work: true },
];

/// The means that bring a wanted level, or one that such means need, and so on. The others cannot be
/// part of a lightest choice.
fn useful(means: Vec<Means>, wanted: &[SkillLevel], held: &Levels) -> Vec<Means> {
    let mut asked: BTreeSet<SkillLevel> = wanted.iter().copied().filter(|level| !held.meets(*level)).collect();
    let mut kept = vec![false; means.len()];
    loop {
        let brings = |means: &Means| {
            means
                .gains
                .iter()
                .any(|gain| asked.iter().any(|asked| asked.skill == gain.skill && gain.level >= asked.level))
        };
        let new: Vec<usize> = (0..means.len()).filter(|&place| !kept[place] && brings(&means[place])).collect();
        if new.is_empty() {
            break;
        }
        for place in new {
            kept[place] = true;
            asked.extend(means[place].needs.iter().copied().filter(|need| !held.meets(*need)));
        }
    }
    let exam = |means: &Means| matches!(means.item, Item::Certification(_));
    means.into_iter().zip(kept).filter(|(means, kept)| *kept || exam(means)).map(|(means, _)| means).collect()
}

/// Learning minutes in own time and at work.
pub fn minutes_by_capacity(means: &[Means]) -> (u32, u32) {
    (minutes(means, Capacity::Own), minutes(means, Capacity::Work))
}

fn minutes(means: &[Means], capacity: Capacity) -> u32 {
    means.iter().filter(|means| means.capacity == capacity).map(|means| means.learning).sum()
}

/// Days of the longest run of means that wait for each other.
fn longest_chain(chosen: &[Means], setting: &Setting<'_>) -> u32 {
    let mut ends: Vec<u32> = Vec::with_capacity(chosen.len());
    for means in chosen {
        let waits_for = |earlier: &Means| {
            let missing = means.needs.iter().filter(|need| !setting.levels.meets(**need));
            missing
                .into_iter()
                .any(|need| earlier.gains.iter().any(|gain| gain.skill == need.skill && gain.level >= need.level))
        };
        let begin = chosen.iter().zip(&ends).filter(|(earlier, _)| waits_for(earlier)).map(|(_, end)| *end).max();
        let (own, work) = minutes_by_capacity(std::slice::from_ref(means));
        let length = setting.limits.days_for(own, work).unwrap_or(0).max(means.min_days);
        ends.push(begin.unwrap_or(0).max(means.not_before) + length);
    }
    ends.into_iter().max().unwrap_or(0)
}
