//! `kb schema`: JSON Schemas of the files that people write.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;
use helpdesk_path::schema::{Kind, schema};

use crate::base;
use crate::cli::Context;
use crate::delivery;
use crate::exit::Outcome;
use crate::failure::Failure;
use crate::output::Target;

/// Print the JSON Schema (draft-07) of a kind of file, so that an editor can complete and check it
///
/// In an editor with a YAML language server, the first line of a file names its schema:
/// `# yaml-language-server: $schema=schema/kb.schema.json`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  helpdesk-path kb schema > kb.schema.json          a knowledge base file with any headings
  helpdesk-path kb schema profile -o profile.schema.json
                                                    a profile: the facts of the base, with your --kb files
  helpdesk-path kb schema rules                     a file with rules alone")]
pub struct Schema {
    /// The kind of file
    #[arg(value_name = "KIND", default_value = "file", value_parser = kinds())]
    kind: String,

    /// Write the schema to a file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(Kind::all().map(Kind::word))
}

impl Schema {
    /// Prints the schema.
    pub fn run(&self, context: &Context<'_>) -> Result<Outcome, Failure> {
        let kb = base::load(context)?.kb;
        // The parser lets known kinds through only.
        let kind = Kind::named(&self.kind).unwrap_or(Kind::File);
        Target::of(self.output.as_deref()).write(&delivery::pretty(&schema(&kb, kind)))?;
        Ok(Outcome::Done)
    }
}
