use super::*;
use crate::kb::fixture::{Fixture, World};

const ROLES: &str = "
roles:
  - {id: start, title: Start, track: entry, level: 0, summary: S.}
  - {id: desk, title: Desk, track: entry, level: 0, summary: S.}
  - {id: admin, title: Admin, track: cloud, level: 0, summary: S.}
  - {id: aside, title: Aside, track: cloud, level: 0, summary: S.}
  - {id: top, title: Top, track: cloud, level: 0, summary: S.}
  - {id: island, title: Island, track: cloud, level: 0, summary: S.}
transitions:
";

/// A base with these moves; a move over a bridge is written with `=>`.
fn world(moves: &[&str]) -> World {
    let written = moves.iter().map(|ends| {
        let ends: Vec<&str> = ends.split(' ').collect();
        let reach = if ends[1] == "=>" { "bridge, via: [admin]" } else { "covered" };
        let (from, to) = (ends[0], ends[2]);
        format!(
            "  - {{id: {from}--{to}, from: {from}, to: {to}, kind: promotion, in_role_months: {{low: 6, likely: 12, high: 18}}, \
             standing: estimated, min_months: 3, move_months: {{low: 1, likely: 3, high: 6}}, inside: usual, common: common, \
             reach: {reach}, degree: D, proof: P, opening: O, evidence: E, confidence: low}}\n"
        )
    });
    Fixture::of(&format!("{ROLES}{}", written.collect::<String>())).load()
}

fn ends(map: &RoadMap) -> Vec<String> {
    let roles: Vec<&str> = map.tracks.iter().flat_map(|track| &track.roles).map(|role| role.id.as_str()).collect();
    map.moves.iter().map(|road| format!("{} {}", roles[road.from], roles[road.to])).collect()
}

fn extract(world: &World, from: &str, to: &str, moves: Option<u32>) -> RoadMap {
    let find = |id: &str| world.kb.roles.find(id);
    RoadMap::of(&world.kb, &Extract { from: find(from), to: find(to), moves, ..Extract::default() })
}

const WAYS: [&str; 6] =
    ["start -> desk", "desk -> admin", "admin -> top", "desk -> aside", "aside -> admin", "start => top"];

#[test]
fn the_whole_map_has_every_role_and_move() {
    let map = extract(&world(&WAYS), "", "", None);
    assert_eq!(map.roles(), 6);
    let all = ["admin top", "aside admin", "desk admin", "desk aside", "start desk", "start top"];
    let mut found = ends(&map);
    found.sort();
    assert_eq!(found, all);
    let bridge = map.moves.iter().find(|road| road.bridge).unwrap();
    assert_eq!(bridge.months, Range { low: 7, likely: 15, high: 24 });
}

#[test]
fn tracks_hold_their_roles_in_the_order_of_the_ladder() {
    let map = extract(&world(&WAYS), "", "", None);
    let titles: Vec<_> = map.tracks.iter().map(|track| track.title.as_str()).collect();
    assert_eq!(titles, ["Cloud", "Entry"]);
    let numbers: Vec<_> = map.tracks.iter().flat_map(|track| &track.roles).map(|role| role.number).collect();
    assert_eq!(numbers, [0, 1, 2, 3, 4, 5]);
}

#[test]
fn from_one_role_only_what_can_be_reached_by_roads() {
    let world = world(&WAYS);
    assert_eq!(extract(&world, "admin", "", None).roles(), 2);
    assert_eq!(extract(&world, "start", "", Some(1)).roles(), 2);
    assert_eq!(ends(&extract(&world, "admin", "", None)), ["admin top"]);
}

#[test]
fn from_one_role_to_another_detours_of_one_move_are_shown() {
    let map = extract(&world(&WAYS), "start", "top", None);
    assert_eq!(map.roles(), 5);
    assert!(!ends(&map).contains(&"start top".to_owned()), "a bridge is no road");
    let short = extract(&world(&WAYS), "start", "top", Some(3));
    assert_eq!(ends(&short).len(), 3);
    assert_eq!(short.roles(), 4);
}

#[test]
fn without_a_road_the_map_is_empty() {
    assert_eq!(extract(&world(&WAYS), "start", "island", None).roles(), 0);
}

#[test]
fn a_track_keeps_only_moves_within_it() {
    let world = world(&WAYS);
    let tracks = BTreeSet::from(["cloud".to_owned()]);
    let map = RoadMap::of(&world.kb, &Extract { tracks, ..Extract::default() });
    assert_eq!(map.roles(), 4);
    assert_eq!(ends(&map), ["admin top", "aside admin"]);
}
