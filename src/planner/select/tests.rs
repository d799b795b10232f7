//! The chosen set against every set there is.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::kb::{ActivityId, Capacity, Handle, Level, Range, SkillId};
use crate::planner::means::Item;

const SKILLS: usize = 5;

fn level(skill: usize, level: u8) -> SkillLevel {
    SkillLevel { skill: SkillId::from_index(skill), level: Level::new(level).unwrap() }
}

fn means(place: usize, weight: u64, usd: u32, needs: Vec<SkillLevel>, gains: Vec<SkillLevel>) -> Means {
    Means {
        item: Item::Activity(ActivityId::from_index(place)),
        capacity: Capacity::Own,
        effort: Range { low: 60, likely: 60, high: 60 },
        learning: 60,
        min_days: 1,
        usd,
        employer_usd: 0,
        gains,
        needs,
        not_before: 0,
        assumes: BTreeSet::new(),
        weight,
    }
}

fn task<'a>(means: &'a [Means], weights: &'a [u64], held: &'a Levels, wanted: &'a [SkillLevel]) -> Task<'a> {
    Task { means, weights, held, wanted, wish: None, money: None }
}

fn weights(means: &[Means]) -> Vec<u64> {
    means.iter().map(|means| means.weight).collect()
}

/// Does a set as far as it can be done; none if a part of it stays locked or a wanted level is missed.
fn works(task: &Task<'_>, set: &[usize]) -> bool {
    let mut reached = task.held.clone();
    let mut left: Vec<usize> = set.to_vec();
    while let Some(at) = left.iter().position(|&place| task.means[place].needs.iter().all(|need| reached.meets(*need)))
    {
        let place = left.remove(at);
        task.means[place].gains.iter().for_each(|gain| reached.raise(*gain));
    }
    left.is_empty() && task.wanted.iter().all(|wanted| reached.meets(*wanted))
}

/// The weight of the lightest set that works, by looking at all of them.
fn lightest(task: &Task<'_>) -> Option<u64> {
    let sets = (0_u32..1 << task.means.len())
        .map(|bits| (0..task.means.len()).filter(|place| bits & (1 << place) != 0).collect::<Vec<_>>());
    let affordable = |set: &Vec<usize>| {
        let money: u32 = set.iter().map(|&place| task.means[place].usd).sum();
        task.money.is_none_or(|limit| money <= limit)
    };
    let weight = |set: &Vec<usize>| {
        let wish = task.wish.as_ref().filter(|wish| !wish.one_of.iter().any(|place| set.contains(place)));
        set.iter().map(|&place| task.means[place].weight).sum::<u64>() + wish.map_or(0, |wish| wish.without)
    };
    sets.filter(affordable).filter(|set| works(task, set)).map(|set| weight(&set)).min()
}

fn levels() -> impl Strategy<Value = Vec<SkillLevel>> {
    prop::collection::vec((0..SKILLS, 1_u8..4).prop_map(|(skill, at)| level(skill, at)), 0..3)
}

fn any_means() -> impl Strategy<Value = Vec<Means>> {
    let one = (1_u64..30, 0_u32..4, levels(), levels());
    prop::collection::vec(one, 1..10).prop_map(|all| {
        let numbered = all.into_iter().enumerate();
        numbered.map(|(place, (weight, usd, needs, gains))| means(place, weight, usd * 100, needs, gains)).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn no_set_is_lighter_than_the_chosen_one(
        means in any_means(),
        wanted in levels(),
        start in prop::collection::vec(0_u8..3, SKILLS),
        money in prop::option::of(0_u32..8),
        wish in prop::option::of((prop::collection::vec(0_usize..10, 1..4), 0_u64..40)),
    ) {
        let mut held = Levels::none(SKILLS);
        start.iter().enumerate().for_each(|(skill, at)| held.raise(level(skill, *at)));
        let in_list = |places: Vec<usize>| places.into_iter().filter(|&place| place < means.len()).collect();
        let wish = wish.map(|(one_of, without)| Wish { one_of: in_list(one_of), without });
        let weights = weights(&means);
        let task = Task { wish, money: money.map(|money| money * 100), ..task(&means, &weights, &held, &wanted) };
        let chosen = select(&task);
        prop_assert_eq!(chosen.as_ref().map(|selection| selection.weight), lightest(&task));
        if let Some(selection) = chosen {
            prop_assert!(selection.proven);
            prop_assert!(works(&task, &selection.chosen));
        }
    }
}

#[test]
fn means_that_only_unlock_each_other_are_not_enough() {
    let circle =
        [means(0, 1, 0, vec![level(1, 1)], vec![level(0, 1)]), means(1, 1, 0, vec![level(0, 1)], vec![level(1, 1)])];
    let held = Levels::none(SKILLS);
    assert_eq!(select(&task(&circle, &weights(&circle), &held, &[level(0, 1)])), None);

    let with_a_key = [circle[0].clone(), circle[1].clone(), means(2, 50, 0, vec![], vec![level(1, 1)])];
    let chosen = select(&task(&with_a_key, &weights(&with_a_key), &held, &[level(0, 1)])).unwrap();
    assert_eq!(chosen.chosen, [2, 0], "the key comes first");
}

#[test]
fn one_means_for_two_levels_beats_two_for_one_each() {
    let offered = [
        means(0, 10, 0, vec![], vec![level(0, 2)]),
        means(1, 10, 0, vec![], vec![level(1, 2)]),
        means(2, 15, 0, vec![], vec![level(0, 2), level(1, 2)]),
    ];
    let held = Levels::none(SKILLS);
    let chosen = select(&task(&offered, &weights(&offered), &held, &[level(0, 2), level(1, 2)])).unwrap();
    assert_eq!((chosen.chosen, chosen.weight), (vec![2], 15));
}
