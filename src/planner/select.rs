//! Which means to choose: the cheapest set that reaches every wanted level.
//!
//! This is cost-optimal planning without deletes over the means of one leg: each means adds levels,
//! some need levels first, none takes anything away. Solved by branch and bound. Branching takes an
//! open level and tries each means that brings it, forbidding those tried before, so that no set is
//! met twice. A set whose members only unlock each other in a circle is not accepted: it is executed
//! level by level, and what stays locked is opened by further means.

use super::levels::Levels;
use super::means::Means;
use crate::kb::{Handle, Level, SkillLevel};

/// What is to be reached from where.
#[derive(Debug, Clone)]
pub struct Task<'a> {
    /// The means at hand.
    pub means: &'a [Means],
    /// What choosing each of them weighs.
    pub weights: &'a [u64],
    /// Levels held before any means, with what the role teaches by then.
    pub held: &'a Levels,
    /// Levels to reach.
    pub wanted: &'a [SkillLevel],
    /// Any one of these means is worth its weight up to the price of going without; empty if no wish.
    pub wish: Option<Wish>,
    /// Own money that may be spent, in US dollars.
    pub money: Option<u32>,
}

/// A wish for one of several means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Places of the means in the list.
    pub one_of: Vec<usize>,
    /// The price of going without.
    pub without: u64,
}

/// A chosen set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// Places of the chosen means, in an order in which they can be done.
    pub chosen: Vec<usize>,
    /// Their weight, and the price of an unmet wish.
    pub weight: u64,
    /// Whether no set weighs less. False only if the search was cut short.
    pub proven: bool,
}

/// Nodes after which the search settles for the best set so far.
const NODES: u32 = 20_000;

/// Chooses; none if the wanted levels cannot be reached.
pub fn select(task: &Task<'_>) -> Option<Selection> {
    let mut search = Search {
        task,
        bringing: Bringing::of(task),
        state: vec![State::Open; task.means.len()],
        spent: 0,
        money: 0,
        best: None,
        nodes: 0,
    };
    search.branch(task.wish.is_some());
    let proven = search.nodes < NODES;
    let (chosen, weight) = search.best?;
    Some(Selection { chosen, weight, proven })
}

/// For each skill, the means that raise it, with the level they bring, the lightest first.
struct Bringing(Vec<Vec<(usize, Level)>>);

impl Bringing {
    fn of(task: &Task<'_>) -> Self {
        let mut order: Vec<usize> = (0..task.means.len()).collect();
        order.sort_by_key(|&place| (task.weights[place], place));
        let mut by_skill: Vec<Vec<(usize, Level)>> = Vec::new();
        for place in order {
            for gain in &task.means[place].gains {
                let skill = gain.skill.index();
                by_skill.resize_with(by_skill.len().max(skill + 1), Vec::new);
                by_skill[skill].push((place, gain.level));
            }
        }
        Self(by_skill)
    }

    /// The means that bring a level, the lightest first.
    fn means(&self, wanted: SkillLevel) -> impl Iterator<Item = usize> {
        let raising = self.0.get(wanted.skill.index()).map_or(&[][..], Vec::as_slice);
        raising.iter().filter(move |(_, level)| *level >= wanted.level).map(|(place, _)| *place)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Chosen,
    Banned,
}

struct Search<'a, 'b> {
    task: &'b Task<'a>,
    bringing: Bringing,
    state: Vec<State>,
    spent: u64,
    money: u32,
    best: Option<(Vec<usize>, u64)>,
    nodes: u32,
}

impl Search<'_, '_> {
    /// Goes on from the present choice. `wishing` says whether the wish is still to be decided.
    fn branch(&mut self, wishing: bool) {
        self.nodes += 1;
        if self.nodes >= NODES && self.best.is_some() || self.nodes >= NODES * 4 {
            return;
        }
        let (order, reached) = self.execute();
        let open = self.open_levels(&order, &reached);
        let unserved: Vec<SkillLevel> = open.iter().copied().filter(|level| !self.is_promised(*level)).collect();
        if self.best.as_ref().is_some_and(|(_, weight)| self.spent + self.bound(&unserved) >= *weight) {
            return;
        }
        if let Some(level) = self.tightest(&unserved) {
            self.try_each(&self.providers(&[level]), wishing);
        } else if !open.is_empty() {
            // Chosen means wait for each other in a circle: something new has to bring one of the levels.
            self.try_each(&self.providers(&open), wishing);
        } else if wishing {
            self.decide_wish();
        } else {
            self.best = Some((order, self.spent));
        }
    }

    /// Tries each of the means, banning those tried before.
    fn try_each(&mut self, providers: &[usize], wishing: bool) {
        for &place in providers {
            if self.can_pay(place) {
                self.choose(place);
                self.branch(wishing);
                self.unchoose(place);
            }
            self.state[place] = State::Banned;
        }
        for &place in providers {
            self.state[place] = State::Open;
        }
    }

    fn decide_wish(&mut self) {
        let Some(wish) = self.task.wish.clone() else { return };
        if wish.one_of.iter().any(|&place| self.state[place] == State::Chosen) {
            return self.branch(false);
        }
        self.spent += wish.without;
        self.branch(false);
        self.spent -= wish.without;
        let mut open: Vec<usize> = wish.one_of.into_iter().filter(|&place| self.state[place] == State::Open).collect();
        open.sort_by_key(|&place| (self.task.weights[place], place));
        self.try_each(&open, false);
    }

    fn can_pay(&self, place: usize) -> bool {
        self.task.money.is_none_or(|money| self.money + self.task.means[place].usd <= money)
    }

    fn choose(&mut self, place: usize) {
        self.state[place] = State::Chosen;
        self.spent += self.task.weights[place];
        self.money += self.task.means[place].usd;
    }

    fn unchoose(&mut self, place: usize) {
        self.state[place] = State::Open;
        self.spent -= self.task.weights[place];
        self.money -= self.task.means[place].usd;
    }

    fn chosen(&self) -> impl Iterator<Item = usize> {
        (0..self.state.len()).filter(|&place| self.state[place] == State::Chosen)
    }

    /// Does the chosen means as far as they can be done; the order and the levels at the end.
    fn execute(&self) -> (Vec<usize>, Levels) {
        let mut reached = self.task.held.clone();
        let mut waiting: Vec<usize> = self.chosen().collect();
        let mut order = Vec::with_capacity(waiting.len());
        while let Some(at) = waiting.iter().position(|&place| is_ready(&self.task.means[place], &reached)) {
            let place = waiting.remove(at);
            self.task.means[place].gains.iter().for_each(|gain| reached.raise(*gain));
            order.push(place);
        }
        (order, reached)
    }

    /// Levels still missing: wanted ones, and those that keep a chosen means from being done.
    fn open_levels(&self, order: &[usize], reached: &Levels) -> Vec<SkillLevel> {
        let locked = self.chosen().filter(|place| !order.contains(place));
        let needs = locked.flat_map(|place| &self.task.means[place].needs);
        let mut open: Vec<SkillLevel> = needs.chain(self.task.wanted).copied().collect();
        open.retain(|level| !reached.meets(*level));
        open.sort_unstable();
        open.dedup();
        open
    }

    /// Whether a chosen means would bring the level, were it not locked itself.
    fn is_promised(&self, level: SkillLevel) -> bool {
        self.bringing.means(level).any(|place| self.state[place] == State::Chosen)
    }

    /// The open level with the fewest means that bring it, so that the tree stays narrow.
    fn tightest(&self, open: &[SkillLevel]) -> Option<SkillLevel> {
        open.iter().copied().min_by_key(|level| (self.open_means(*level).count(), *level))
    }

    fn open_means(&self, wanted: SkillLevel) -> impl Iterator<Item = usize> {
        self.bringing.means(wanted).filter(|&place| self.state[place] == State::Open)
    }

    /// Open means that bring one of the levels, the lightest first.
    fn providers(&self, wanted: &[SkillLevel]) -> Vec<usize> {
        let mut providers: Vec<usize> = wanted.iter().flat_map(|level| self.open_means(*level)).collect();
        providers.sort_by_key(|&place| (self.task.weights[place], place));
        providers.dedup();
        providers
    }

    /// What the open levels cost at least: each shares the weight of its cheapest means with the
    /// other open levels that the means would bring.
    fn bound(&self, open: &[SkillLevel]) -> u64 {
        let share = |wanted: &SkillLevel| {
            let shares = self.open_means(*wanted).map(|place| {
                let together = open.iter().filter(|level| brings(&self.task.means[place], **level)).count() as u64;
                self.task.weights[place] / together.max(1)
            });
            // No means at all: this branch cannot be finished, so any bound is true.
            shares.min().unwrap_or(u64::from(u32::MAX))
        };
        open.iter().map(share).sum()
    }
}

fn is_ready(means: &Means, reached: &Levels) -> bool {
    means.needs.iter().all(|need| reached.meets(*need))
}

fn brings(means: &Means, wanted: SkillLevel) -> bool {
    means.gains.iter().any(|gain| gain.skill == wanted.skill && gain.level >= wanted.level)
}

#[cfg(test)]
mod tests;
