//! Directed graphs over small numbers: strongly connected components and the road of a cycle. Nothing here knows
//! of careers.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// For each node the nodes that it points to.
pub(crate) type Edges = Vec<BTreeSet<usize>>;

/// The strongly connected components; each one comes after all that it points to. Nodes within one are sorted.
///
/// Tarjan's algorithm with its own stack, so that a long chain in a file cannot exhaust the program's.
pub(crate) fn components(edges: &Edges) -> Vec<Vec<usize>> {
    let mut search =
        Search { edges, state: vec![State::default(); edges.len()], open: Vec::new(), next: 0, found: Vec::new() };
    for node in 0..edges.len() {
        if search.state[node].number.is_none() {
            search.from(node);
        }
    }
    search.found
}

/// One shortest road from the smallest node of each circular component back to itself, first and last node alike.
pub(crate) fn cycles(edges: &Edges) -> Vec<Vec<usize>> {
    let circular = components(edges).into_iter().filter(|component| is_circular(component, edges));
    circular.filter_map(|component| road(component[0], component[0], &component, edges)).collect()
}

/// Whether the nodes of a component point back at each other.
pub(crate) fn is_circular(component: &[usize], edges: &Edges) -> bool {
    component.len() > 1 || component.iter().any(|&node| edges[node].contains(&node))
}

/// A shortest road of at least one step from one node to another within a component.
pub(crate) fn road(from: usize, to: usize, component: &[usize], edges: &Edges) -> Option<Vec<usize>> {
    let inside: BTreeSet<usize> = component.iter().copied().collect();
    let mut before = BTreeMap::new();
    let mut waiting = VecDeque::from([from]);
    while let Some(node) = waiting.pop_front() {
        for &next in edges[node].intersection(&inside) {
            if next == to {
                return Some(way_back(from, node, to, &before));
            }
            if next != from && !before.contains_key(&next) {
                before.insert(next, node);
                waiting.push_back(next);
            }
        }
    }
    None
}

fn way_back(from: usize, last: usize, to: usize, before: &BTreeMap<usize, usize>) -> Vec<usize> {
    let mut road = vec![to, last];
    let mut node = last;
    while node != from {
        let Some(&earlier) = before.get(&node) else { break };
        road.push(earlier);
        node = earlier;
    }
    road.reverse();
    road
}

#[derive(Debug, Clone, Copy, Default)]
struct State {
    number: Option<usize>,
    low: usize,
    open: bool,
}

struct Search<'edges> {
    edges: &'edges Edges,
    state: Vec<State>,
    open: Vec<usize>,
    next: usize,
    found: Vec<Vec<usize>>,
}

impl<'edges> Search<'edges> {
    fn from(&mut self, start: usize) {
        let mut path = vec![self.enter(start)];
        while let Some((node, rest)) = path.last_mut() {
            let node = *node;
            match rest.next() {
                Some(&next) if self.state[next].number.is_none() => path.push(self.enter(next)),
                Some(&next) => self.meet(node, next),
                None => {
                    path.pop();
                    self.leave(node);
                    if let Some((around, _)) = path.last() {
                        let low = self.state[node].low;
                        self.state[*around].low = self.state[*around].low.min(low);
                    }
                }
            }
        }
    }

    fn enter(&mut self, node: usize) -> (usize, std::collections::btree_set::Iter<'edges, usize>) {
        self.state[node] = State { number: Some(self.next), low: self.next, open: true };
        self.next += 1;
        self.open.push(node);
        (node, self.edges[node].iter())
    }

    fn meet(&mut self, node: usize, next: usize) {
        if let State { number: Some(number), open: true, .. } = self.state[next] {
            self.state[node].low = self.state[node].low.min(number);
        }
    }

    /// Closes a component when its first node is left.
    fn leave(&mut self, node: usize) {
        if self.state[node].number != Some(self.state[node].low) {
            return;
        }
        let first = self.open.iter().rposition(|&open| open == node).unwrap_or(0);
        let mut component = self.open.split_off(first);
        for &member in &component {
            self.state[member].open = false;
        }
        component.sort_unstable();
        self.found.push(component);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edges(pairs: &[(usize, usize)], count: usize) -> Edges {
        let mut edges = vec![BTreeSet::new(); count];
        for &(from, to) in pairs {
            edges[from].insert(to);
        }
        edges
    }

    #[test]
    fn a_component_comes_after_what_it_points_to() {
        let found = components(&edges(&[(0, 1), (1, 2), (2, 1), (0, 3), (3, 2)], 5));
        assert_eq!(found, [vec![1, 2], vec![3], vec![0], vec![4]]);
    }

    fn reachable(from: usize, edges: &Edges) -> BTreeSet<usize> {
        let mut reached = BTreeSet::from([from]);
        for _ in edges {
            let next: Vec<_> = reached.iter().flat_map(|&node| edges[node].clone()).collect();
            reached.extend(next);
        }
        reached
    }

    #[test]
    fn components_agree_with_reachability_on_many_small_graphs() {
        for bits in 0..1_u32 << 12 {
            let pairs: Vec<_> = (0..4).flat_map(|a| (0..4).map(move |b| (a, b))).filter(|(a, b)| a != b).collect();
            let chosen: Vec<_> =
                pairs.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1).map(|(_, p)| *p).collect();
            let edges = edges(&chosen, 4);
            let found = components(&edges);
            let of = |node| found.iter().position(|component| component.contains(&node));
            for (a, b) in &pairs {
                let mutual = reachable(*a, &edges).contains(b) && reachable(*b, &edges).contains(a);
                assert_eq!(of(*a) == of(*b), mutual, "{chosen:?}");
            }
        }
    }

    #[test]
    fn a_cycle_is_a_shortest_road_back() {
        let found = cycles(&edges(&[(0, 1), (1, 2), (2, 3), (3, 1), (2, 1), (4, 4)], 5));
        assert_eq!(found, [vec![1, 2, 1], vec![4, 4]]);
    }

    #[test]
    fn a_very_long_chain_needs_no_deep_stack() {
        let count = 200_000;
        let pairs: Vec<_> = (1..count).map(|node| (node - 1, node)).collect();
        assert_eq!(components(&edges(&pairs, count)).len(), count);
    }
}
