//! A map of roles and moves as text for drawing programs: Mermaid and Graphviz.
//!
//! Node ids are made here and labels are quoted, so that no name in a knowledge base can become syntax.

use std::fmt::Write;

use super::clean::clean;
use crate::kb::road_map::{MapMove, MapRole, RoadMap};
use crate::kb::{Common, MoveKind};

/// The map as a Mermaid flowchart.
pub fn mermaid(map: &RoadMap) -> String {
    let mut text = String::from("flowchart LR\n");
    for (place, track) in map.tracks.iter().enumerate() {
        line(&mut text, format_args!("  subgraph t{place}[\"{}\"]", mermaid_label(&track.title)));
        for role in &track.roles {
            line(&mut text, format_args!("    n{}[\"{}\"]", role.number, mermaid_label(&label(role))));
        }
        line(&mut text, format_args!("  end"));
    }
    for road in &map.moves {
        let arrow = if is_thin(road) { "-.->" } else { "-->" };
        line(&mut text, format_args!("  n{} {arrow}|\"{}\"| n{}", road.from, months(road), road.to));
    }
    text
}

/// The map in the language of Graphviz.
pub fn dot(map: &RoadMap) -> String {
    let mut text = String::from("digraph roles {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n");
    for (place, track) in map.tracks.iter().enumerate() {
        line(&mut text, format_args!("  subgraph cluster_{place} {{"));
        line(&mut text, format_args!("    label=\"{}\";", dot_label(&track.title)));
        for role in &track.roles {
            line(&mut text, format_args!("    n{} [label=\"{}\"];", role.number, dot_label(&label(role))));
        }
        line(&mut text, format_args!("  }}"));
    }
    for road in &map.moves {
        let style = if is_thin(road) { ", style=dashed" } else { "" };
        line(&mut text, format_args!("  n{} -> n{} [label=\"{}\"{style}];", road.from, road.to, months(road)));
    }
    text.push_str("}\n");
    text
}

fn line(text: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing to a text cannot fail.
    let _ = writeln!(text, "{words}");
}

fn label(role: &MapRole) -> String {
    format!("{} (level {})", role.title, role.level)
}

/// Months from the first day in the one role to the first day in the other, and what is not a step up.
fn months(road: &MapMove) -> String {
    let kind = match road.kind {
        MoveKind::Promotion => "",
        MoveKind::Lateral => ", lateral",
        MoveKind::Specialise => ", specialise",
        MoveKind::Pivot => ", pivot",
    };
    let bridge = if road.bridge { ", by other roles" } else { "" };
    format!("{} months{kind}{bridge}", road.months.likely)
}

fn is_thin(road: &MapMove) -> bool {
    road.common == Common::Rare || road.bridge
}

/// Characters with a meaning in Mermaid or in the page around it are written as its numbered entities.
fn mermaid_label(text: &str) -> String {
    let mut label = String::new();
    for character in clean(text).chars() {
        match character {
            '"' | '#' | '<' | '>' | '&' | '`' | ';' | '\\' => {
                let _ = write!(label, "#{};", u32::from(character));
            }
            plain => label.push(plain),
        }
    }
    label
}

fn dot_label(text: &str) -> String {
    clean(text).replace('\\', "\\\\").replace('"', "\\\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kb::Range;
    use crate::kb::road_map::MapTrack;

    fn map() -> RoadMap {
        let role =
            |number, title: &str, level| MapRole { number, id: format!("r{number}"), title: title.into(), level };
        let road = |to, kind, common, bridge| MapMove {
            from: 0,
            to,
            months: Range { low: 13, likely: 21, high: 36 },
            kind,
            common,
            bridge,
        };
        RoadMap {
            tracks: vec![
                MapTrack { title: "Support".into(), roles: vec![role(0, "Desk \"A\" & <b>B</b>", 1)] },
                MapTrack { title: "Back\\slash".into(), roles: vec![role(1, "Admin #1\nend", 3), role(2, "Lead", 4)] },
            ],
            moves: vec![
                road(1, MoveKind::Promotion, Common::Common, false),
                road(2, MoveKind::Pivot, Common::Rare, false),
            ],
        }
    }

    #[test]
    fn mermaid_has_made_up_ids_and_no_live_characters() {
        let wanted = "\
flowchart LR
  subgraph t0[\"Support\"]
    n0[\"Desk #34;A#34; #38; #60;b#62;B#60;/b#62; (level 1)\"]
  end
  subgraph t1[\"Back#92;slash\"]
    n1[\"Admin #35;1 end (level 3)\"]
    n2[\"Lead (level 4)\"]
  end
  n0 -->|\"21 months\"| n1
  n0 -.->|\"21 months, pivot\"| n2
";
        assert_eq!(mermaid(&map()), wanted);
    }

    #[test]
    fn dot_quotes_and_groups_by_track() {
        let wanted = "\
digraph roles {
  rankdir=LR;
  node [shape=box, style=rounded];
  subgraph cluster_0 {
    label=\"Support\";
    n0 [label=\"Desk \\\"A\\\" & <b>B</b> (level 1)\"];
  }
  subgraph cluster_1 {
    label=\"Back\\\\slash\";
    n1 [label=\"Admin #1 end (level 3)\"];
    n2 [label=\"Lead (level 4)\"];
  }
  n0 -> n1 [label=\"21 months\"];
  n0 -> n2 [label=\"21 months, pivot\", style=dashed];
}
";
        assert_eq!(dot(&map()), wanted);
    }
}
