//! `kb graph`: roles and moves as a drawing.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use clap_complete::ArgValueCandidates;
use helpdesk_path::diagnostic::did_you_mean;
use helpdesk_path::kb::road_map::{Extract, RoadMap};
use helpdesk_path::kb::{KnowledgeBase, RoleId};
use helpdesk_path::render::road_map;

use crate::base;
use crate::cli::Context;
use crate::commands::item::{Item, Kind, find};
use crate::complete;
use crate::exit::Outcome;
use crate::failure::Failure;
use crate::output::Target;

/// Draw roles and the moves between them, for Mermaid or Graphviz
///
/// A move bears its usual months, from the first day in the one role to the first day in the other. Rare moves, and
/// those that go by other roles, are drawn thin.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  helpdesk-path kb graph --track cloud
  helpdesk-path kb graph --from help-desk-technician --moves 2 -o map.mmd
  helpdesk-path kb graph --from help-desk-technician --to cloud-engineer --format dot | dot -Tsvg > map.svg")]
pub struct Graph {
    /// The drawing program it is for
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: Format,

    /// Only roles that can be reached from this one
    #[arg(long, value_name = "ROLE", add = ArgValueCandidates::new(complete::roles))]
    from: Option<String>,

    /// Only roles from which this one can be reached
    #[arg(long, value_name = "ROLE", add = ArgValueCandidates::new(complete::roles))]
    to: Option<String>,

    /// Only roles of this track; may be repeated
    #[arg(long, value_name = "TRACK")]
    track: Vec<String>,

    /// At most so many moves; with --from and --to, one more than the fewest unless told
    #[arg(long, value_name = "N")]
    moves: Option<u32>,

    /// Write the drawing to a file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Drawing programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    #[default]
    Mermaid,
    Dot,
}

impl Graph {
    /// Draws what is asked for.
    pub fn run(&self, context: &Context<'_>) -> Result<Outcome, Failure> {
        let kb = base::load(context)?.kb;
        let map = RoadMap::of(&kb, &self.extract(&kb)?);
        if map.roles() == 0 {
            return Err(self.nothing());
        }
        let drawing = match self.format {
            Format::Mermaid => road_map::mermaid(&map),
            Format::Dot => road_map::dot(&map),
        };
        Target::of(self.output.as_deref()).write(&drawing)?;
        Ok(Outcome::Done)
    }

    fn extract(&self, kb: &KnowledgeBase) -> Result<Extract, Failure> {
        let end = |wanted: &Option<String>| wanted.as_deref().map(|wanted| role(kb, wanted)).transpose();
        let tracks = self.track.iter().map(|wanted| track(kb, wanted)).collect::<Result<BTreeSet<_>, _>>()?;
        Ok(Extract { from: end(&self.from)?, to: end(&self.to)?, tracks, moves: self.moves })
    }

    fn nothing(&self) -> Failure {
        let sentence = match (&self.from, &self.to) {
            (Some(from), Some(to)) => format!("no road leads from `{from}` to `{to}` within these limits"),
            _ => "no role is within these limits".to_owned(),
        };
        Failure::input(sentence, Some("leave `--moves` or `--track` out to see more".to_owned()))
    }
}

fn role(kb: &KnowledgeBase, wanted: &str) -> Result<RoleId, Failure> {
    let found = find(kb, &[Kind::Roles], wanted).into_iter().find_map(|item| match item {
        Item::Role(role) => Some(role),
        _ => None,
    });
    found.ok_or_else(|| Failure::input(format!("there is no role `{wanted}`"), did_you_mean(wanted, kb.roles.ids())))
}

fn track(kb: &KnowledgeBase, wanted: &str) -> Result<String, Failure> {
    let found = find(kb, &[Kind::Tracks], wanted).first().map(|item| item.id(kb).to_owned());
    let known = kb.tracks.keys().map(String::as_str);
    found.ok_or_else(|| Failure::input(format!("there is no track `{wanted}`"), did_you_mean(wanted, known)))
}
