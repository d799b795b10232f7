//! Circles among items of one kind, told as a road.

use super::scope::Scope;
use crate::kb::codes;
use crate::kb::graph::{self, Edges};
use crate::kb::here::{At, Here};

/// Items that need each other, to be searched for circles.
pub(super) struct Circle {
    /// The word for several of them.
    pub(super) noun: &'static str,
    /// The key that makes them need each other.
    pub(super) key: &'static str,
    /// Their ids.
    pub(super) names: Vec<String>,
    /// What each one needs. Need of itself is told elsewhere.
    pub(super) edges: Edges,
}

/// More names than these in a road are cut short.
const LONGEST: usize = 12;

/// Tells each circle once, at its first item.
pub(super) fn tell(mut circle: Circle, places: &[At], scope: &mut Scope) {
    for (node, edges) in circle.edges.iter_mut().enumerate() {
        edges.remove(&node);
    }
    for road in graph::cycles(&circle.edges) {
        let sentence = format!("these {} need each other in a circle: `{}`", circle.noun, told(&road, &circle.names));
        let Some(at) = places.get(road[0]) else { continue };
        let help = format!("take one step of the circle out of `{}`", circle.key);
        scope.error(codes::CYCLE, &Here::Item(*at).key(circle.key), sentence, help);
    }
}

/// A road in words, such as `a -> b -> a`.
pub(in crate::kb) fn told(road: &[usize], names: &[String]) -> String {
    let name = |place: &usize| names.get(*place).map_or("", String::as_str);
    let mut steps: Vec<&str> = road.iter().map(name).collect();
    if steps.len() > LONGEST {
        steps.splice(LONGEST - 2..steps.len() - 1, ["..."]);
    }
    steps.join(" -> ")
}
