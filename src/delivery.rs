//! In which form a report is given, and where to.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use helpdesk_path::plan::Plan;
use helpdesk_path::render::json::escape_steering;
use helpdesk_path::render::page::Page;
use helpdesk_path::render::{self, Look, html, markdown, terminal};
use serde_json::Value;

use crate::appearance::ColorWhen;
use crate::cli::Context;
use crate::failure::Failure;
use crate::output::Target;

/// Options of every command that reports something.
#[derive(Debug, Args)]
pub struct Delivery {
    /// The form of the report; without it the terminal form on a terminal, else Markdown
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,

    /// The same as --format json; errors are told in JSON too
    #[arg(long, conflicts_with = "format")]
    json: bool,

    /// Write the report to a file, whole or not at all; its ending .md, .json or .html tells the form
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The forms a report can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Terminal,
    Json,
    Markdown,
    Html,
}

impl Delivery {
    /// Whether JSON is asked for.
    pub fn wants_json(&self) -> bool {
        self.json || self.format == Some(Format::Json)
    }

    /// The form: as told, else as the ending of the file has it, else what suits standard output.
    fn format(&self, terminal: bool) -> Format {
        let told = if self.json { Some(Format::Json) } else { self.format };
        told.unwrap_or_else(|| match self.target() {
            Target::File(path) => by_ending(&path),
            Target::Standard if terminal => Format::Terminal,
            Target::Standard => Format::Markdown,
        })
    }

    /// Where the report goes.
    fn target(&self) -> Target {
        Target::of(self.output.as_deref())
    }

    /// Delivers a page; the same in JSON is only made if it is asked for.
    pub fn page(&self, context: &Context<'_>, page: &Page, json: impl FnOnce() -> Value) -> Result<(), Failure> {
        let text = match self.format(context.appearance.terminal) {
            Format::Terminal => terminal::draw(page, &self.look(context)),
            Format::Markdown => markdown::write(page),
            Format::Html => html::write(page),
            Format::Json => pretty(&json()),
        };
        self.target().write(&text)
    }

    /// Delivers a plan.
    pub fn plan(&self, context: &Context<'_>, plan: &Plan) -> Result<(), Failure> {
        let text = match self.format(context.appearance.terminal) {
            Format::Terminal => render::terminal(plan, &self.look(context)),
            Format::Markdown => render::markdown(plan),
            Format::Html => render::html(plan),
            Format::Json => render::json(plan),
        };
        self.target().write(&text)
    }

    /// How the terminal form looks. A file takes colour only if that is told.
    fn look(&self, context: &Context<'_>) -> Look {
        let colour = match self.target() {
            Target::Standard => context.appearance.colour,
            Target::File(_) => context.global.color == ColorWhen::Always,
        };
        Look { width: context.appearance.width, colour, accessible: context.global.accessible }
    }
}

fn by_ending(path: &Path) -> Format {
    match path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase).as_deref() {
        Some("json") => Format::Json,
        Some("html" | "htm") => Format::Html,
        Some("txt") => Format::Terminal,
        _ => Format::Markdown,
    }
}

/// JSON for people and programs: indented, with a line end, and with nothing that steers a terminal.
pub fn pretty(value: &Value) -> String {
    escape_steering(&format!("{value:#}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delivery(format: Option<Format>, json: bool, output: Option<&str>) -> Delivery {
        Delivery { format, json, output: output.map(PathBuf::from) }
    }

    #[test]
    fn what_is_told_outranks_the_ending() {
        assert_eq!(delivery(Some(Format::Html), false, Some("a.md")).format(true), Format::Html);
        assert_eq!(delivery(None, true, Some("a.md")).format(true), Format::Json);
    }

    #[test]
    fn the_ending_of_the_file_tells_the_form() {
        for (name, format) in [
            ("a.json", Format::Json),
            ("a.HTML", Format::Html),
            ("a.md", Format::Markdown),
            ("a.txt", Format::Terminal),
            ("plan", Format::Markdown),
        ] {
            assert_eq!(delivery(None, false, Some(name)).format(true), format, "{name}");
        }
    }

    #[test]
    fn a_terminal_and_a_pipe_differ() {
        assert_eq!(delivery(None, false, None).format(true), Format::Terminal);
        assert_eq!(delivery(None, false, None).format(false), Format::Markdown);
        assert_eq!(delivery(None, false, Some("-")).format(true), Format::Terminal);
    }
}
