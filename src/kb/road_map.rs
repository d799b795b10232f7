//! Roles and the moves between them as a map to be drawn: all of it, or the part that somebody asks for.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::model::{Common, KnowledgeBase, MoveKind, Range, Reach, RoleId, Transition};
use super::table::Handle;

/// Which part of the map is wanted.
#[derive(Debug, Clone, Default)]
pub struct Extract {
    /// Only roles that can be reached from this one.
    pub from: Option<RoleId>,
    /// Only roles from which this one can be reached.
    pub to: Option<RoleId>,
    /// Only roles of these tracks; all tracks if empty.
    pub tracks: BTreeSet<String>,
    /// At most so many moves from `from`, to `to`, or from one to the other. Without a number there is no limit for
    /// one end, and one move more than the shortest road for two.
    pub moves: Option<u32>,
}

/// A map ready to be drawn. Roles are numbered from 0 over all tracks, in the order in which they stand here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoadMap {
    /// The tracks that have roles on the map, by id.
    pub tracks: Vec<MapTrack>,
    /// The moves between these roles.
    pub moves: Vec<MapMove>,
}

/// A track with its roles, the first steps of the ladder first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapTrack {
    /// Its title.
    pub title: String,
    /// Its roles.
    pub roles: Vec<MapRole>,
}

/// A role on the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapRole {
    /// Its number on the map.
    pub number: usize,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its career level.
    pub level: u8,
}

/// A move on the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapMove {
    /// The number of the role left.
    pub from: usize,
    /// The number of the role entered.
    pub to: usize,
    /// Usual months from the first day in the one role to the first day in the other.
    pub months: Range<u32>,
    /// What sort of move it is.
    pub kind: MoveKind,
    /// How often it happens.
    pub common: Common,
    /// Whether the move is only made through roles in between.
    pub bridge: bool,
}

impl RoadMap {
    /// The wanted part of the base.
    pub fn of(kb: &KnowledgeBase, extract: &Extract) -> Self {
        let roads = Roads::measure(kb, extract);
        let on_map = |role: RoleId| roads.passes(role) && in_tracks(kb, extract, role);
        let tracks = number(groups(kb, kb.roles.handles().filter(|role| on_map(*role))));
        let numbers: BTreeMap<&str, usize> =
            tracks.iter().flat_map(|track| &track.roles).map(|role| (role.id.as_str(), role.number)).collect();
        let ends = |way: &Transition| Some((*numbers.get(kb.roles.id(way.from))?, *numbers.get(kb.roles.id(way.to))?));
        let ways = kb.transitions.iter().map(|(_, way)| way).filter(|way| roads.takes(way));
        let mut moves: Vec<MapMove> = ways.filter_map(|way| Some(drawn(way, ends(way)?))).collect();
        moves.sort_by_key(|drawn| (drawn.from, drawn.to));
        Self { tracks, moves }
    }

    /// How many roles are on the map.
    pub fn roles(&self) -> usize {
        self.tracks.iter().map(|track| track.roles.len()).sum()
    }
}

fn in_tracks(kb: &KnowledgeBase, extract: &Extract, role: RoleId) -> bool {
    extract.tracks.is_empty() || extract.tracks.contains(&kb.roles.get(role).track)
}

fn groups(kb: &KnowledgeBase, roles: impl Iterator<Item = RoleId>) -> Vec<MapTrack> {
    let mut groups: BTreeMap<&str, Vec<MapRole>> = BTreeMap::new();
    for role in roles.map(|role| kb.roles.get(role)) {
        let drawn = MapRole { number: 0, id: role.id.clone(), title: role.title.clone(), level: role.level };
        groups.entry(&role.track).or_default().push(drawn);
    }
    let title = |track: &str| kb.tracks.get(track).map_or_else(|| track.to_owned(), |track| track.title.clone());
    groups.into_iter().map(|(track, roles)| MapTrack { title: title(track), roles }).collect()
}

fn number(mut tracks: Vec<MapTrack>) -> Vec<MapTrack> {
    for track in &mut tracks {
        track.roles.sort_by(|one, other| (one.level, &one.id).cmp(&(other.level, &other.id)));
    }
    for (number, role) in tracks.iter_mut().flat_map(|track| &mut track.roles).enumerate() {
        role.number = number;
    }
    tracks
}

fn drawn(way: &Transition, (from, to): (usize, usize)) -> MapMove {
    let (stay, switch) = (way.in_role_months, way.move_months);
    MapMove {
        from,
        to,
        months: Range {
            low: stay.low + switch.low,
            likely: stay.likely + switch.likely,
            high: stay.high + switch.high,
        },
        kind: way.kind,
        common: way.common,
        bridge: way.reach == Reach::Bridge,
    }
}

/// How many moves every role is from one end and to the other; bridges are no roads.
struct Roads {
    from: Option<Vec<Option<u32>>>,
    to: Option<Vec<Option<u32>>>,
    longest: u32,
}

impl Roads {
    fn measure(kb: &KnowledgeBase, extract: &Extract) -> Self {
        let from = extract.from.map(|role| distances(kb, role, |way| (way.from, way.to)));
        let to = extract.to.map(|role| distances(kb, role, |way| (way.to, way.from)));
        let shortest = extract.to.and_then(|goal| from.as_ref()?[goal.index()]);
        let usual = if from.is_some() && to.is_some() { shortest.map_or(0, |moves| moves + 1) } else { u32::MAX };
        Self { from, to, longest: extract.moves.unwrap_or(usual) }
    }

    fn passes(&self, role: RoleId) -> bool {
        self.length(role, role, 0).is_some_and(|moves| moves <= self.longest)
    }

    fn takes(&self, way: &Transition) -> bool {
        let everything = self.from.is_none() && self.to.is_none();
        let road = || self.length(way.from, way.to, 1).is_some_and(|moves| moves <= self.longest);
        everything || (way.reach != Reach::Bridge && road())
    }

    /// Moves on the shortest road over both roles; what is not asked for counts as none.
    fn length(&self, from: RoleId, to: RoleId, between: u32) -> Option<u32> {
        let before = self.from.as_ref().map_or(Some(0), |moves| moves[from.index()])?;
        let after = self.to.as_ref().map_or(Some(0), |moves| moves[to.index()])?;
        Some(before + between + after)
    }
}

fn distances(kb: &KnowledgeBase, start: RoleId, ends: impl Fn(&Transition) -> (RoleId, RoleId)) -> Vec<Option<u32>> {
    let mut moves = vec![None; kb.roles.len()];
    moves[start.index()] = Some(0);
    let mut waiting = VecDeque::from([(start, 0)]);
    while let Some((role, so_far)) = waiting.pop_front() {
        let ways = kb.transitions.iter().filter(|(_, way)| way.reach != Reach::Bridge);
        for next in ways.map(|(_, way)| ends(way)).filter(|(near, _)| *near == role).map(|(_, far)| far) {
            if moves[next.index()].is_none() {
                moves[next.index()] = Some(so_far + 1);
                waiting.push_back((next, so_far + 1));
            }
        }
    }
    moves
}

#[cfg(test)]
mod tests;
