//! A route with dates: every step on its days, every move with its day of arrival.

use std::collections::BTreeSet;

use jiff::ToSpan;

use super::draft::{Draft, SourceOfLevel, add_advised, closing_gaps, item_rank, renewals, source_of};
use super::leg::Leg;
use super::levels::{Lesson, Levels, days_of_months, lessons, months_of_days};
use super::means::{Item, Setting, changed_facts};
use super::route::{Route, Search};
use super::schedule::{Calendar, Slot, Task};
use super::spread::{Deviation, Spread};
use crate::kb::{CertificationId, Phase, RoleId, TransitionId};

/// A route with its steps and dates. Days are counted from the start of the plan.
#[derive(Debug, Clone)]
pub struct Itinerary {
    /// The steps, in the order of starting.
    pub steps: Vec<Placed>,
    /// The moves, in order.
    pub stages: Vec<Stage>,
    /// The last day, or the day of the last arrival.
    pub finish: u32,
    /// How far the finish may lie before and after.
    pub finish_spread: Spread,
}

/// A step with its days.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The step.
    pub draft: Draft,
    /// Its days.
    pub slot: Slot,
    /// How far its last day may lie before and after.
    pub spread: Spread,
    /// The steps finished before, as places in the list.
    pub after: Vec<usize>,
}

/// A move with its days.
#[derive(Debug, Clone)]
pub struct Stage {
    /// The move.
    pub transition: TransitionId,
    /// The leg.
    pub leg: Leg,
    /// Its first day.
    pub begin: u32,
    /// The day on which the bar is met.
    pub ready: u32,
    /// The first day in the new role.
    pub arrive: u32,
    /// How far the arrival may lie before and after.
    pub spread: Spread,
}

/// Days before leaving on which telling people and handing over begins.
const NOTICE: u32 = 28;
/// A move whose usual time in the role is longer than this is far away, in days.
const A_YEAR: u32 = 365;
/// Days before applying at which the preparation for an exam begins if the move is far away.
const BEFORE_APPLYING: u32 = 270;

/// Puts dates to a route. None if some step finds no room, which the route's own hours rule out
/// unless time off fills the calendar.
pub fn lay_out(search: &Search<'_>, route: &Route) -> Option<Itinerary> {
    let legs: Vec<Leg> = route.legs.iter().map(|leg| (**leg).clone()).collect();
    let people = Stages::of(search, &legs);
    let settings: Vec<Setting<'_>> = (0..people.roles.len()).map(|number| people.setting(search, number)).collect();
    let lessons = people.lessons(search);
    let mut drafts: Vec<Draft> = legs.iter().enumerate().flat_map(|(number, leg)| closing_gaps(leg, number)).collect();
    add_advised(&mut drafts, &settings, &lessons, &search.prices);
    keep_to_budget(&mut drafts, search.limits.budget_usd);
    Layout::new(search, legs, &settings, lessons, drafts).run()
}

/// Steps that no move depends on give way when they would break the budget.
fn keep_to_budget(drafts: &mut Vec<Draft>, budget: Option<u32>) {
    let Some(budget) = budget else { return };
    let mut spent: u32 = drafts.iter().filter(|draft| draft.is_gap()).map(|draft| draft.means.usd).sum();
    drafts.retain(|draft| {
        let fits = draft.is_gap() || spent + draft.means.usd <= budget;
        if fits && !draft.is_gap() {
            spent += draft.means.usd;
        }
        fits
    });
}

/// The person at the beginning of each leg, or once, today, if they stay.
struct Stages {
    roles: Vec<RoleId>,
    levels: Vec<Levels>,
    certifications: Vec<BTreeSet<CertificationId>>,
    elapsed: Vec<u32>,
}

impl Stages {
    fn of(search: &Search<'_>, legs: &[Leg]) -> Self {
        let today: BTreeSet<CertificationId> = search.profile.certifications.keys().copied().collect();
        let mut stages = Self {
            roles: vec![search.profile.role],
            levels: vec![Levels::of(search.profile)],
            certifications: vec![today.clone()],
            elapsed: vec![0],
        };
        let (mut held, mut days) = (today, 0);
        for pair in legs.windows(2) {
            held.extend(pair[0].certifications());
            days += pair[0].days();
            stages.roles.push(pair[1].from);
            stages.levels.push(pair[1].before.clone());
            stages.certifications.push(held.clone());
            stages.elapsed.push(days);
        }
        stages
    }

    fn setting<'a>(&'a self, search: &Search<'a>, number: usize) -> Setting<'a> {
        let present = number == 0;
        let elapsed = months_of_days(self.elapsed[number]);
        Setting {
            kb: search.kb,
            profile: search.profile,
            advice: search.advice,
            limits: search.limits,
            role: self.roles[number],
            present,
            served: if present { search.profile.months_in_role } else { 0 },
            elapsed,
            begin: search.start.saturating_add(i64::from(self.elapsed[number]).days()),
            certifications: &self.certifications[number],
            levels: &self.levels[number],
            changed: changed_facts(search.kb, search.profile, self.roles[number], present, elapsed),
        }
    }

    fn lessons(&self, search: &Search<'_>) -> Vec<Vec<Lesson>> {
        let served = |number| if number == 0 { search.profile.months_in_role } else { 0 };
        let of = |number: usize| lessons(search.kb, self.roles[number], &self.levels[number], served(number));
        (0..self.roles.len()).map(of).collect()
    }
}

/// The laying out of steps, leg by leg.
struct Layout<'a, 'b> {
    search: &'b Search<'a>,
    settings: &'b [Setting<'a>],
    lessons: Vec<Vec<Lesson>>,
    legs: Vec<Leg>,
    drafts: Vec<Draft>,
    /// The last day on which a renewal must be done, for those that are one.
    due: Vec<Option<u32>>,
    tasks: Vec<Task>,
    slots: Vec<Option<Slot>>,
    calendar: Calendar,
}

impl<'a, 'b> Layout<'a, 'b> {
    fn new(
        search: &'b Search<'a>,
        legs: Vec<Leg>,
        settings: &'b [Setting<'a>],
        lessons: Vec<Vec<Lesson>>,
        mut drafts: Vec<Draft>,
    ) -> Self {
        let horizon = legs.iter().map(Leg::days).sum::<u32>().max(365);
        let renewed = settings.first().map(|setting| renewals(setting, horizon)).unwrap_or_default();
        let mut due = vec![None; drafts.len()];
        for (draft, day) in renewed {
            drafts.push(draft);
            due.push(Some(day));
        }
        let calendar = Calendar::new(search.start, search.limits);
        Self { search, settings, lessons, legs, drafts, due, tasks: Vec::new(), slots: Vec::new(), calendar }
    }

    fn run(mut self) -> Option<Itinerary> {
        let mut stages = Vec::new();
        let (mut begin, mut spread) = (0, Spread::default());
        for number in 0..self.legs.len().max(1) {
            self.place(number, begin, |phase| phase <= Phase::Move)?;
            let Some((leg, transition)) = self.moving(number) else { continue };
            let ready = self.ready(number, &leg, begin);
            let usual_arrival = ready + leg.move_days;
            self.release_late_phases(number, ready, usual_arrival);
            self.place(number, begin, |phase| phase == Phase::Applying || phase == Phase::Leaving)?;
            let arrive = usual_arrival
                .max(self.end_of(number, |draft| draft.phase > Phase::Move && draft.phase < Phase::Settle));
            self.release(number, Phase::Settle, arrive);
            self.place(number, begin, |phase| phase == Phase::Settle)?;
            spread = self.arrival_spread(number, transition, spread);
            stages.push(Stage { transition, leg, begin, ready, arrive, spread });
            begin = arrive;
        }
        Some(self.finish(stages, spread))
    }

    /// The leg of this number and its move, if it has one.
    fn moving(&self, number: usize) -> Option<(Leg, TransitionId)> {
        let leg = self.legs.get(number)?;
        Some((leg.clone(), leg.transition?))
    }

    /// Places the drafts of a leg whose phase is asked for.
    fn place(&mut self, number: usize, begin: u32, wanted: impl Fn(Phase) -> bool) -> Option<()> {
        self.tasks.resize_with(self.drafts.len(), || Task {
            capacity: crate::kb::Capacity::Wait,
            minutes: 0,
            min_days: 1,
            release: 0,
            after: Vec::new(),
            rank: (0, 0),
        });
        self.slots.resize(self.drafts.len(), None);
        let batch: Vec<usize> = (0..self.drafts.len())
            .filter(|&place| self.drafts[place].leg == number && wanted(self.drafts[place].phase))
            .collect();
        for &place in &batch {
            self.tasks[place] = self.task(place, begin);
        }
        self.place_batch(&batch)
    }

    /// Places a batch whose forerunners outside of it have their days.
    fn place_batch(&mut self, batch: &[usize]) -> Option<()> {
        let local = |place: usize| batch.iter().position(|&other| other == place);
        let mut tasks = Vec::new();
        for &place in batch {
            let mut task = self.tasks[place].clone();
            let outside = task.after.iter().filter(|&&before| local(before).is_none());
            let ends = outside.filter_map(|&before| self.slots[before]).map(|slot| slot.finish + 1).max();
            task.release = task.release.max(ends.unwrap_or(0));
            task.after = task.after.iter().filter_map(|&before| local(before)).collect();
            tasks.push(task);
        }
        let mut slots = Vec::new();
        self.calendar.place(&tasks, &mut slots)?;
        batch.iter().zip(slots).for_each(|(&place, slot)| self.slots[place] = slot);
        Some(())
    }

    fn task(&self, place: usize, begin: u32) -> Task {
        let draft = &self.drafts[place];
        let (after, taught) = self.forerunners(place);
        let within = release_of(draft).max(taught).max(draft.means.not_before).max(self.fresh(draft));
        let due = self.due[place].map(|due| due.saturating_sub(120));
        Task {
            capacity: draft.means.capacity,
            minutes: draft.means.learning,
            min_days: draft.means.min_days,
            release: self.tasks[place].release.max(begin + within).max(due.unwrap_or(0)),
            after,
            rank: rank(draft, place),
        }
    }

    /// An exam for a move that is years away is taken towards its end, so that what was learned is fresh
    /// and the certificate still runs.
    fn fresh(&self, draft: &Draft) -> u32 {
        let far = self.legs.get(draft.leg).map_or(0, |leg| leg.dwell_days);
        let is_exam = matches!(draft.means.item, Item::Certification(_)) && draft.is_gap();
        if is_exam && far > A_YEAR { far.saturating_sub(BEFORE_APPLYING) } else { 0 }
    }

    /// The steps that come before a step, and the day on which the work has taught what it needs.
    fn forerunners(&self, place: usize) -> (Vec<usize>, u32) {
        let draft = &self.drafts[place];
        let held = self.settings[draft.leg].levels;
        let lessons = &self.lessons[draft.leg];
        let (mut after, mut taught) = (BTreeSet::new(), 0);
        for need in &draft.means.needs {
            match source_of(*need, held, lessons, &self.drafts[..place], draft.leg) {
                Some(SourceOfLevel::Step(step)) => drop(after.insert(step)),
                Some(SourceOfLevel::Lesson(day)) => taught = taught.max(day),
                _ => {}
            }
        }
        if let Item::Activity(id) = draft.means.item {
            let before = &self.search.kb.activities.get(id).after;
            let is_before =
                |other: &Draft| matches!(other.means.item, Item::Activity(other) if before.contains(&other));
            after.extend((0..self.drafts.len()).filter(|&other| is_before(&self.drafts[other])));
        }
        (after.into_iter().collect(), taught)
    }

    /// The day on which the bar is met: the usual time is served and every gap is closed.
    fn ready(&self, number: usize, leg: &Leg, begin: u32) -> u32 {
        let taught = leg.wanted.iter().filter_map(|wanted| taught_on(leg, *wanted)).max().unwrap_or(0);
        (begin + leg.dwell_days.max(taught)).max(self.end_of(number, Draft::is_gap))
    }

    /// The day after the last of the placed steps of a leg that are asked for.
    fn end_of(&self, number: usize, wanted: impl Fn(&Draft) -> bool) -> u32 {
        let placed = self.drafts.iter().zip(&self.slots).filter(|(draft, _)| draft.leg == number && wanted(draft));
        placed.filter_map(|(_, slot)| *slot).map(|slot| slot.finish + 1).max().unwrap_or(0)
    }

    fn release_late_phases(&mut self, number: usize, ready: u32, arrival: u32) {
        self.release(number, Phase::Applying, ready);
        self.release(number, Phase::Leaving, arrival.saturating_sub(NOTICE).max(ready));
    }

    fn release(&mut self, number: usize, phase: Phase, day: u32) {
        for (draft, task) in self.drafts.iter().zip(&mut self.tasks) {
            if draft.leg == number && draft.phase == phase {
                task.release = day;
            }
        }
    }

    /// How far an arrival may lie before and after: the spread of what comes before, and the wider one of
    /// the usual time in the role and of getting ready and then moving. All are taken as independent.
    fn arrival_spread(&self, number: usize, transition: TransitionId, before: Spread) -> Spread {
        let transition = self.search.kb.transitions.get(transition);
        let served = self.settings[number].served;
        let left = |months: u32| days_of_months(months.saturating_sub(served));
        let usual = transition.in_role_months;
        let moving = transition.move_months;
        let dwelling = Deviation::between(left(usual.low), left(usual.likely), left(usual.high));
        let moving =
            Deviation::between(days_of_months(moving.low), days_of_months(moving.likely), days_of_months(moving.high));
        let studying = self.gap_deviations(number).fold(Spread::default(), Spread::and);
        before.and(Spread::default().and_one(dwelling).wider(studying.and_one(moving)))
    }

    fn gap_deviations(&self, number: usize) -> impl Iterator<Item = Spread> {
        let gaps = (0..self.drafts.len())
            .filter(move |&place| self.drafts[place].leg == number && self.drafts[place].is_gap());
        gaps.filter_map(|place| Some(Spread::default().and_one(self.deviation(place, self.slots[place]?))))
    }

    /// How far the length of a step may lie from the likely one.
    fn deviation(&self, place: usize, slot: Slot) -> Deviation {
        let effort = self.drafts[place].means.effort;
        let length = slot.finish - slot.start + 1;
        let scaled = |minutes: u32| (length * minutes).checked_div(effort.likely).unwrap_or(length);
        Deviation::between(scaled(effort.low), length, scaled(effort.high))
    }

    fn finish(self, stages: Vec<Stage>, spread: Spread) -> Itinerary {
        let mut order: Vec<usize> = (0..self.drafts.len()).filter(|&place| self.slots[place].is_some()).collect();
        order.sort_by_key(|&place| {
            (self.slots[place].map(|slot| (slot.start, slot.finish)), rank(&self.drafts[place], place))
        });
        let steps: Vec<Placed> = order.iter().filter_map(|&place| self.placed(place, &order, &stages)).collect();
        let last_step = steps.iter().map(|step| step.slot.finish).max().unwrap_or(0);
        let last_spread = steps.iter().find(|step| step.slot.finish == last_step).map_or(spread, |step| step.spread);
        let (finish, finish_spread) =
            stages.last().map_or((last_step, last_spread), |stage| (stage.arrive, stage.spread));
        Itinerary { steps, stages, finish, finish_spread }
    }

    fn placed(&self, place: usize, order: &[usize], stages: &[Stage]) -> Option<Placed> {
        let draft = self.drafts[place].clone();
        let slot = self.slots[place]?;
        let before =
            draft.leg.checked_sub(1).and_then(|leg| stages.get(leg)).map_or(Spread::default(), |stage| stage.spread);
        let spread = self.same_stream_until(place, slot).fold(before, Spread::and_one);
        let new_place = |old: &usize| order.iter().position(|other| other == old);
        let after = self.tasks[place].after.iter().filter_map(new_place).collect();
        Some(Placed { draft, slot, spread, after })
    }

    /// Deviations of the steps that share hours with a step and end no later.
    fn same_stream_until(&self, place: usize, until: Slot) -> impl Iterator<Item = Deviation> {
        let (leg, capacity) = (self.drafts[place].leg, self.drafts[place].means.capacity);
        (0..self.drafts.len()).filter_map(move |other| {
            let slot = self.slots[other]?;
            let shares = self.drafts[other].leg == leg && self.drafts[other].means.capacity == capacity;
            (shares && slot.finish <= until.finish).then(|| self.deviation(other, slot))
        })
    }
}

/// The first day of the leg on which a phase may begin.
fn release_of(draft: &Draft) -> u32 {
    let first_leg = draft.leg == 0;
    match draft.phase {
        Phase::Month if first_leg && !draft.is_gap() => 7,
        Phase::Quarter if first_leg && !draft.is_gap() => 30,
        _ => 0,
    }
}

/// The day of the leg on which the work has taught a wanted level that no step brings.
fn taught_on(leg: &Leg, wanted: crate::kb::SkillLevel) -> Option<u32> {
    let brings = |gain: &crate::kb::SkillLevel| gain.skill == wanted.skill && gain.level >= wanted.level;
    let by_step = leg.means.iter().any(|means| means.gains.iter().any(brings));
    if leg.before.meets(wanted) || by_step {
        return None;
    }
    leg.lessons.iter().find(|lesson| brings(&lesson.brings)).map(|lesson| lesson.day)
}

/// Short things of the first days first, then what the move cannot do without, then the rest.
fn rank(draft: &Draft, place: usize) -> (u32, u32) {
    let place = u32::try_from(place).unwrap_or(u32::MAX);
    match (draft.phase, draft.is_gap()) {
        (Phase::Now, false) => (0, draft.means.effort.likely),
        (Phase::Month, false) => (1, place),
        (Phase::Quarter, false) => (2, place),
        (Phase::Now | Phase::Month | Phase::Quarter | Phase::Move, true) => (3, place),
        (Phase::Move, false) => (4, item_rank(draft.means.item)),
        (Phase::Applying, _) => (5, place),
        (Phase::Leaving, _) => (6, place),
        (Phase::Settle, _) => (7, place),
    }
}
