//! `kb init`: a first layer of one's own.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;
use helpdesk_path::schema::{Kind, schema};

use crate::base;
use crate::cli::Context;
use crate::delivery;
use crate::exit::Outcome;
use crate::failure::Failure;
use crate::output::{self, Readers};

/// Write a small commented layer of your own, to begin with
///
/// It changes the built-in base for one employer: a team, a rule, a lab, a role, and a person to try it out. Everything
/// in it can be taken out.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  helpdesk-path kb init our-firm
  helpdesk-path kb check our-firm
  helpdesk-path kb test --kb our-firm
  helpdesk-path plan --kb our-firm")]
pub struct Init {
    /// The folder to write to; files that are there already are left alone, and nothing is written
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// The files of the layer, by their names within the folder.
const FILES: &[(&str, &str)] = &[
    ("README.md", include_str!("init/README.md")),
    ("roles.yaml", include_str!("init/roles.yaml")),
    ("rules.yaml", include_str!("init/rules.yaml")),
    ("activities.yaml", include_str!("init/activities.yaml")),
    ("personas/example.yaml", include_str!("init/personas/example.yaml")),
];

impl Init {
    /// Writes the files, unless one of them is there.
    pub fn run(&self, context: &Context<'_>) -> Result<Outcome, Failure> {
        let kb = base::load(context)?.kb;
        let schemas = [("schema/kb.schema.json", Kind::File), ("schema/persona.schema.json", Kind::Persona)];
        let schemas = schemas.map(|(name, kind)| (name, delivery::pretty(&schema(&kb, kind))));
        let files = FILES.iter().map(|(name, text)| (*name, (*text).to_owned())).chain(schemas);
        let files: Vec<(PathBuf, String)> = files.map(|(name, text)| (self.folder.join(name), text)).collect();
        refuse_to_overwrite(&files)?;
        for (path, text) in &files {
            write(path, text)?;
        }
        output::print(&self.next_steps())?;
        Ok(Outcome::Done)
    }

    fn next_steps(&self) -> String {
        let folder = self.folder.display();
        format!(
            "Written to {folder}. Next:\n  helpdesk-path kb check {folder}\n  helpdesk-path kb test --kb {folder}\n  \
             helpdesk-path plan --kb {folder}\n"
        )
    }
}

fn refuse_to_overwrite(files: &[(PathBuf, String)]) -> Result<(), Failure> {
    match files.iter().find(|(path, _)| path.symlink_metadata().is_ok()) {
        None => Ok(()),
        Some((path, _)) => {
            let help = "give another folder, or move the file away".to_owned();
            Err(Failure::input(format!("`{}` is there already", path.display()), Some(help)))
        }
    }
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
    }
    output::save(path, text, Readers::AsUsual)
}
