//! In which order the rules run: a rule comes after those that set what it reads.

use std::collections::{BTreeMap, BTreeSet};

use super::condition::{Condition, Leaf, Test};
use super::graph::{self, Edges};
use super::model::{Effect, FactId, Rule, RuleId};
use super::table::Handle;

/// The running order, and circles that allow none.
pub(super) struct Order {
    /// The rules, stratum by stratum, each in the order of the ids.
    pub(super) strata: Vec<Vec<RuleId>>,
    /// Roads of rules that depend on each other through `not` or `known`, first and last alike.
    pub(super) circles: Vec<Vec<RuleId>>,
}

/// Orders the rules. Rules that depend on each other in a circle share a stratum, which runs until nothing changes.
pub(super) fn order(rules: &[Rule], facts: usize) -> Order {
    let edges = edges(rules, facts);
    let components = graph::components(&edges);
    Order { strata: strata(rules.len(), &components, &edges), circles: circles(rules, &components, &edges) }
}

/// Rules come first among the nodes, facts after them. A rule points to what it reads, a fact to the rules that set it.
fn edges(rules: &[Rule], facts: usize) -> Edges {
    let mut edges = vec![BTreeSet::new(); rules.len() + facts];
    for (place, rule) in rules.iter().enumerate() {
        edges[place].extend(rule.when.facts().iter().map(|fact| rules.len() + fact.index()));
        for fact in sets(rule) {
            edges[rules.len() + fact.index()].insert(place);
        }
    }
    edges
}

fn sets(rule: &Rule) -> impl Iterator<Item = FactId> {
    rule.then.iter().filter_map(|effect| match effect {
        Effect::Set { fact, .. } => Some(*fact),
        _ => None,
    })
}

/// Components arrive with what they point to first, so one pass gives every node its height.
fn strata(rules: usize, components: &[Vec<usize>], edges: &Edges) -> Vec<Vec<RuleId>> {
    let mut heights = vec![0_usize; edges.len()];
    let mut strata: BTreeMap<usize, Vec<RuleId>> = BTreeMap::new();
    for component in components {
        let height = component.iter().map(|&node| height(node, component, rules, edges, &heights)).max().unwrap_or(0);
        for &node in component {
            // Facts of a circle are settled only after its rules.
            heights[node] = height + usize::from(component.len() > 1 && node >= rules);
            if node < rules {
                strata.entry(height).or_default().push(RuleId::from_index(node));
            }
        }
    }
    strata
        .into_values()
        .map(|mut stratum| {
            stratum.sort_unstable();
            stratum
        })
        .collect()
}

/// A fact stands one above the rules that set it, a rule level with the facts that it reads.
fn height(node: usize, component: &[usize], rules: usize, edges: &Edges, heights: &[usize]) -> usize {
    let outside = edges[node].iter().filter(|below| component.binary_search(below).is_err());
    outside.map(|&below| heights[below] + usize::from(below < rules)).max().unwrap_or(0)
}

/// For each circular component one road through a rule that negates a fact of the same component.
fn circles(rules: &[Rule], components: &[Vec<usize>], edges: &Edges) -> Vec<Vec<RuleId>> {
    let circular = components.iter().filter(|component| graph::is_circular(component, edges));
    circular.filter_map(|component| negative_road(rules, component, edges)).collect()
}

fn negative_road(rules: &[Rule], component: &[usize], edges: &Edges) -> Option<Vec<RuleId>> {
    let mut negations = component
        .iter()
        .filter(|&&node| node < rules.len())
        .flat_map(|&rule| negated(&rules[rule].when).into_iter().map(move |fact| (rule, rules.len() + fact.index())));
    let (rule, fact) = negations.find(|(_, fact)| component.binary_search(fact).is_ok())?;
    let back = graph::road(fact, rule, component, edges)?;
    let road = [rule].into_iter().chain(back.into_iter().filter(|&node| node < rules.len()));
    Some(road.map(RuleId::from_index).collect())
}

/// Facts that a condition reads under `not` or asks to be known: more conclusions elsewhere can undo these.
fn negated(condition: &Condition) -> BTreeSet<FactId> {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().flat_map(negated).collect(),
        Condition::Not(part) => part.facts(),
        Condition::Leaf(Leaf::Fact { fact, test: Test::Known(_) }) => BTreeSet::from([*fact]),
        Condition::Leaf(_) => BTreeSet::new(),
    }
}

#[cfg(test)]
mod tests;
