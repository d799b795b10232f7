//! In which form a report is given, and where to.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use helpdesk_path::plan::Plan;
use helpdesk_path::render::json::escape_steering;
use helpdesk_path::render::page::Page;
use helpdesk_path::render::{self, Look, html, markdown, terminal, wording};
use serde_json::Value;

use crate::appearance::ColorWhen;
use crate::cli::Context;
use crate::clock;
use crate::failure::Failure;
use crate::output::Target;

/// Options of every command that reports something, in one of the forms `F`.
#[derive(Debug, Args)]
pub struct Delivery<F: Form = PageForm> {
    /// The form of the report; without it the terminal form on a terminal, else Markdown
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<F>,

    /// The same as --format json; errors are told in JSON too
    #[arg(long, conflicts_with = "format")]
    json: bool,

    /// Write the report to a file, whole or not at all; its ending, such as .md or .json, tells the form
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The forms that a report of some sort can have.
pub trait Form: ValueEnum + Copy + PartialEq + Send + Sync + 'static {
    /// For a terminal.
    const TERMINAL: Self;
    /// For documents.
    const MARKDOWN: Self;
    /// For programs.
    const JSON: Self;

    /// The form that the ending of a file stands for, if any.
    fn of_ending(ending: &str) -> Option<Self>;
}

/// The forms of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PageForm {
    Terminal,
    Json,
    Markdown,
    Html,
}

/// The forms of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PlanForm {
    Terminal,
    Json,
    Markdown,
    Html,
    Csv,
    Ics,
    Mermaid,
}

impl Form for PageForm {
    const TERMINAL: Self = Self::Terminal;
    const MARKDOWN: Self = Self::Markdown;
    const JSON: Self = Self::Json;

    fn of_ending(ending: &str) -> Option<Self> {
        match ending {
            "json" => Some(Self::Json),
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "txt" => Some(Self::Terminal),
            _ => None,
        }
    }
}

impl Form for PlanForm {
    const TERMINAL: Self = Self::Terminal;
    const MARKDOWN: Self = Self::Markdown;
    const JSON: Self = Self::Json;

    fn of_ending(ending: &str) -> Option<Self> {
        match ending {
            "csv" => Some(Self::Csv),
            "ics" => Some(Self::Ics),
            "mmd" | "mermaid" => Some(Self::Mermaid),
            _ => PageForm::of_ending(ending).map(Self::from),
        }
    }
}

impl From<PageForm> for PlanForm {
    fn from(form: PageForm) -> Self {
        match form {
            PageForm::Terminal => Self::Terminal,
            PageForm::Json => Self::Json,
            PageForm::Markdown => Self::Markdown,
            PageForm::Html => Self::Html,
        }
    }
}

impl<F: Form> Delivery<F> {
    /// Whether JSON is asked for.
    pub fn wants_json(&self) -> bool {
        self.json || self.format == Some(F::JSON)
    }

    /// The form: as told, else as the ending of the file has it, else what suits standard output.
    /// An ending that stands for no form is a mistake: nobody wants Markdown in a file named `plan.pdf`.
    fn form(&self, terminal: bool) -> Result<F, Failure> {
        match (self.format, self.target()) {
            _ if self.json => Ok(F::JSON),
            (Some(form), _) => Ok(form),
            (None, Target::File(path)) => match ending(&path) {
                Some(ending) => F::of_ending(&ending).ok_or_else(|| no_such_form::<F>(&ending)),
                None => Ok(F::MARKDOWN),
            },
            (None, Target::Standard) => Ok(if terminal { F::TERMINAL } else { F::MARKDOWN }),
        }
    }

    /// Finds out early whether the report can be delivered, before anybody answers questions for it.
    pub fn check(&self) -> Result<(), Failure> {
        self.form(true)?;
        self.target().check()
    }

    fn target(&self) -> Target {
        Target::of(self.output.as_deref())
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

impl Delivery<PageForm> {
    /// Delivers a page; the same in JSON is only made if it is asked for.
    pub fn page(&self, context: &Context<'_>, page: &Page, json: impl FnOnce() -> Value) -> Result<(), Failure> {
        let text = match self.form(context.appearance.terminal)? {
            PageForm::Terminal => terminal::draw(page, &self.look(context)),
            PageForm::Markdown => markdown::write(page),
            PageForm::Html => html::write(page),
            PageForm::Json => pretty(&json()),
        };
        self.target().write(&text)
    }
}

impl Delivery<PlanForm> {
    /// Delivers a plan. A calendar is stamped with today.
    pub fn plan(&self, context: &Context<'_>, plan: &Plan) -> Result<(), Failure> {
        let text = match self.form(context.appearance.terminal)? {
            PlanForm::Terminal => render::terminal(plan, &self.look(context)),
            PlanForm::Markdown => render::markdown(plan),
            PlanForm::Html => render::html(plan),
            PlanForm::Json => render::json(plan),
            PlanForm::Csv => render::csv(plan),
            PlanForm::Ics => render::calendar(plan, clock::today(context.global.today)),
            PlanForm::Mermaid => render::mermaid(plan),
        };
        self.target().write(&text)
    }
}

fn no_such_form<F: Form>(ending: &str) -> Failure {
    let forms = F::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    let forms: Vec<String> = forms.map(|form| format!("`{}`", form.get_name())).collect();
    let help = format!("say which it is with `--format`: {}", wording::choice(&forms));
    Failure::input(format!("the ending `.{ending}` stands for no form of this report"), Some(help))
}

fn ending(path: &Path) -> Option<String> {
    path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase)
}

/// JSON for people and programs: indented, with a line end, and with nothing that steers a terminal.
pub fn pretty(value: &Value) -> String {
    escape_steering(&format!("{value:#}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(format: Option<PlanForm>, json: bool, output: Option<&str>, terminal: bool) -> PlanForm {
        Delivery { format, json, output: output.map(PathBuf::from) }.form(terminal).unwrap()
    }

    #[test]
    fn what_is_told_outranks_the_ending() {
        assert_eq!(form(Some(PlanForm::Html), false, Some("a.md"), true), PlanForm::Html);
        assert_eq!(form(None, true, Some("a.md"), true), PlanForm::Json);
    }

    #[test]
    fn the_ending_of_the_file_tells_the_form() {
        for (name, expected) in [
            ("a.json", PlanForm::Json),
            ("a.HTML", PlanForm::Html),
            ("a.md", PlanForm::Markdown),
            ("a.txt", PlanForm::Terminal),
            ("a.csv", PlanForm::Csv),
            ("a.ics", PlanForm::Ics),
            ("a.mmd", PlanForm::Mermaid),
            ("plan", PlanForm::Markdown),
        ] {
            assert_eq!(form(None, false, Some(name), true), expected, "{name}");
        }
    }

    #[test]
    fn an_ending_without_a_form_is_a_mistake_unless_the_form_is_told() {
        let delivery = |format| Delivery { format, json: false, output: Some("roles.csv".into()) };
        assert!(delivery(None).form(true).is_err());
        assert_eq!(delivery(Some(PageForm::Html)).form(true).unwrap(), PageForm::Html);
    }

    #[test]
    fn a_terminal_and_a_pipe_differ() {
        assert_eq!(form(None, false, None, true), PlanForm::Terminal);
        assert_eq!(form(None, false, None, false), PlanForm::Markdown);
        assert_eq!(form(None, false, Some("-"), true), PlanForm::Terminal);
    }
}
