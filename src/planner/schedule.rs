//! When each step is done: two weekly capacities, order, shortest lengths, and days off.
//!
//! Steps are placed one after the other in the order of their rank (serial schedule generation); each
//! takes what is left of the day, at most as fast as its shortest length allows, so that a step that
//! needs eight weeks leaves room for another beside it. Minutes are counted exactly.

use jiff::ToSpan;
use jiff::civil::Date;

use super::limits::Limits;
use crate::kb::Capacity;

/// A step to be placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Whose time it takes.
    pub capacity: Capacity,
    /// Minutes of that time.
    pub minutes: u32,
    /// The shortest length, in days.
    pub min_days: u32,
    /// The first day on which it may start, counted from the start of the plan.
    pub release: u32,
    /// Steps to be finished before, as places in the list.
    pub after: Vec<usize>,
    /// The lower the sooner, among steps that may start.
    pub rank: (u32, u32),
}

/// The first and the last day of a step, counted from the start of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The first day.
    pub start: u32,
    /// The last day.
    pub finish: u32,
}

/// The days of a plan with the minutes that are still free on each.
#[derive(Debug, Clone)]
pub struct Calendar {
    start: Date,
    limits: Limits,
    own: Vec<u32>,
    work: Vec<u32>,
}

/// Days that a plan may last: forty years.
const HORIZON: u32 = 366 * 40;
/// Nobody sits down for less than this, unless that little is left or the whole day holds no more.
const SITTING: u32 = 10;

impl Calendar {
    /// A calendar with nothing in it.
    pub fn new(start: Date, limits: &Limits) -> Self {
        Self { start, limits: limits.clone(), own: Vec::new(), work: Vec::new() }
    }

    /// Places the tasks, given where earlier ones ended; none if one of them cannot be placed.
    ///
    /// `after` of a task points into the list of all tasks, of which `placed` are done already.
    pub fn place(&mut self, tasks: &[Task], slots: &mut Vec<Option<Slot>>) -> Option<()> {
        slots.resize(tasks.len(), None);
        while let Some(next) = next_task(tasks, slots) {
            let task = &tasks[next];
            let follows = task.after.iter().filter_map(|&before| slots[before]).map(|slot| slot.finish + 1).max();
            slots[next] = Some(self.fill(task, task.release.max(follows.unwrap_or(0)))?);
        }
        slots.iter().all(Option::is_some).then_some(())
    }

    /// Puts one task on the first days that have room from `earliest` on.
    fn fill(&mut self, task: &Task, earliest: u32) -> Option<Slot> {
        let shortest = task.min_days.max(1);
        if task.capacity == Capacity::Wait || task.minutes == 0 {
            return Some(Slot { start: earliest, finish: earliest + shortest - 1 });
        }
        let pace = task.minutes.div_ceil(shortest).max(SITTING);
        let (mut left, mut start, mut day) = (task.minutes, None, earliest);
        while left > 0 {
            if day > HORIZON {
                return None;
            }
            let sitting = pace.min(left).min(SITTING).min(of_day(self.week(task.capacity), day));
            let free = self.free(task.capacity, day);
            if *free > 0 && *free >= sitting {
                let taken = pace.min(left).min(*free);
                *free -= taken;
                left -= taken;
                start.get_or_insert(day);
            }
            day += 1;
        }
        let start = start?;
        Some(Slot { start, finish: (day - 1).max(start + shortest - 1) })
    }

    fn week(&self, capacity: Capacity) -> u32 {
        if capacity == Capacity::Work { self.limits.work_minutes } else { self.limits.own_minutes }
    }

    /// The free minutes of a day.
    fn free(&mut self, capacity: Capacity, day: u32) -> &mut u32 {
        let place = day as usize;
        while self.own.len() <= place {
            let next = u32::try_from(self.own.len()).unwrap_or(HORIZON);
            let off = self.is_off(next);
            self.own.push(if off { 0 } else { of_day(self.limits.own_minutes, next) });
            self.work.push(if off { 0 } else { of_day(self.limits.work_minutes, next) });
        }
        if capacity == Capacity::Work { &mut self.work[place] } else { &mut self.own[place] }
    }

    fn is_off(&self, day: u32) -> bool {
        let date = self.start.saturating_add(i64::from(day).days());
        self.limits.time_off.iter().any(|off| off.from <= date && date <= off.to)
    }
}

/// The part of a week's minutes that falls on a day, so that seven days in a row never hold more than the week.
fn of_day(week: u32, day: u32) -> u32 {
    let until = |days: u32| days * week / 7;
    until(day % 7 + 1) - until(day % 7)
}

/// The task of the lowest rank whose forerunners are placed.
fn next_task(tasks: &[Task], slots: &[Option<Slot>]) -> Option<usize> {
    let ready =
        |place: &usize| slots[*place].is_none() && tasks[*place].after.iter().all(|&before| slots[before].is_some());
    (0..tasks.len()).filter(ready).min_by_key(|&place| (tasks[place].rank, place))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::profile::DateRange;

    fn limits(own_hours: u32) -> Limits {
        Limits {
            own_minutes: own_hours * 60,
            work_minutes: 60,
            budget_usd: None,
            deadline: None,
            time_off: Vec::new(),
            own_assumed: false,
            work_assumed: false,
        }
    }

    fn own(hours: u32, min_days: u32, after: &[usize]) -> Task {
        Task { capacity: Capacity::Own, minutes: hours * 60, min_days, release: 0, after: after.to_vec(), rank: (0, 0) }
    }

    fn place(tasks: &[Task], limits: &Limits) -> Vec<Slot> {
        let mut slots = Vec::new();
        Calendar::new(date(2026, 12, 1), limits).place(tasks, &mut slots).expect("there is room");
        slots.into_iter().flatten().collect()
    }

    #[test]
    fn hours_a_week_decide_the_length() {
        assert_eq!(place(&[own(14, 1, &[])], &limits(7)), [Slot { start: 0, finish: 13 }]);
        assert_eq!(place(&[own(14, 1, &[])], &limits(14)), [Slot { start: 0, finish: 6 }]);
    }

    #[test]
    fn a_slow_step_leaves_room_for_another_beside_it() {
        let slots = place(&[own(7, 14, &[]), own(7, 14, &[])], &limits(7));
        assert_eq!(slots, [Slot { start: 0, finish: 13 }, Slot { start: 0, finish: 13 }]);
    }

    #[test]
    fn a_step_waits_for_its_forerunners() {
        let slots = place(&[own(7, 1, &[1]), own(7, 1, &[])], &limits(7));
        assert_eq!(slots, [Slot { start: 7, finish: 13 }, Slot { start: 0, finish: 6 }]);
    }

    #[test]
    fn an_hour_a_week_is_enough_to_get_on() {
        let work = Task { capacity: Capacity::Work, minutes: 72, ..own(0, 7, &[]) };
        assert_eq!(place(&[work], &limits(0)), [Slot { start: 0, finish: 8 }]);
    }

    #[test]
    fn days_off_hold_nothing() {
        let mut limits = limits(7);
        limits.time_off = vec![DateRange { from: date(2026, 12, 2), to: date(2026, 12, 8) }];
        assert_eq!(place(&[own(2, 1, &[])], &limits), [Slot { start: 0, finish: 8 }]);
    }

    #[test]
    fn a_week_never_holds_more_than_its_minutes() {
        for week in [1, 59, 60, 61, 125, 600] {
            for first in 0..14 {
                let sum: u32 = (first..first + 7).map(|day| of_day(week, day)).sum();
                assert_eq!(sum, week);
            }
        }
    }
}
