//! The only place that decides on colour and width.

use std::ffi::OsString;
use std::io::IsTerminal;

use clap::ValueEnum;
use console::Term;
use helpdesk_path::diagnostic::Style;

/// Columns assumed where nothing tells.
const USUAL_WIDTH: usize = 100;

/// The narrowest width anything is laid out for.
const LEAST_WIDTH: usize = 20;

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ColorWhen {
    /// On a terminal, unless the environment says otherwise
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How output is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appearance {
    /// Whether standard output takes colour.
    pub colour: bool,
    /// Whether standard error takes colour.
    pub colour_on_errors: bool,
    /// Columns to lay text out for.
    pub width: usize,
    /// Whether standard output is a terminal.
    pub terminal: bool,
}

impl Appearance {
    /// Decides from the flags, if given, and from what surrounds the run.
    pub fn decide(color: ColorWhen, width: Option<usize>, around: &Surroundings) -> Self {
        Self {
            colour: colour(color, around, around.output_is_terminal),
            colour_on_errors: colour(color, around, around.errors_are_terminal),
            width: width.or(around.columns).or(around.number("COLUMNS")).unwrap_or(USUAL_WIDTH).max(LEAST_WIDTH),
            terminal: around.output_is_terminal,
        }
    }

    /// How findings look in a report.
    pub fn style(self) -> Style {
        Style { colour: self.colour, width: self.width }
    }

    /// How findings look as errors.
    pub fn style_of_errors(self) -> Style {
        Style { colour: self.colour_on_errors, width: self.width }
    }

    /// Hands the decision to the libraries that would otherwise make their own.
    pub fn impose(self) {
        console::set_colors_enabled(self.colour);
        console::set_colors_enabled_stderr(self.colour_on_errors);
    }
}

/// What surrounds the run: terminals and environment variables.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// Whether standard output is a terminal.
    pub output_is_terminal: bool,
    /// Whether standard error is a terminal.
    pub errors_are_terminal: bool,
    /// The width of that terminal.
    pub columns: Option<usize>,
    /// Environment variables that matter here.
    pub variables: Vec<(&'static str, String)>,
}

impl Surroundings {
    /// Environment variables that have a say.
    const VARIABLES: [&'static str; 6] =
        ["HELPDESK_PATH_COLOR", "NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "TERM", "COLUMNS"];

    /// Looks around.
    pub fn look() -> Self {
        let value = |name| std::env::var(name).ok().map(|value| (name, value));
        Self {
            output_is_terminal: std::io::stdout().is_terminal(),
            errors_are_terminal: std::io::stderr().is_terminal(),
            columns: Term::stdout().size_checked().map(|(_, columns)| usize::from(columns)).filter(|&wide| wide > 0),
            variables: Self::VARIABLES.into_iter().filter_map(value).collect(),
        }
    }

    fn variable(&self, name: &str) -> Option<&str> {
        let found = self.variables.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    fn number(&self, name: &str) -> Option<usize> {
        self.variable(name)?.parse().ok().filter(|&number| number > 0)
    }
}

/// Reads `--color` before the arguments are understood, for errors in them.
pub fn early_color(arguments: &[OsString]) -> ColorWhen {
    let words: Vec<_> = arguments.iter().filter_map(|word| word.to_str()).take_while(|word| *word != "--").collect();
    let pairs = words.windows(2).filter(|pair| pair[0] == "--color").map(|pair| pair[1]);
    let joined = words.iter().filter_map(|word| word.strip_prefix("--color="));
    pairs.chain(joined).find_map(named).unwrap_or_default()
}

fn named(word: &str) -> Option<ColorWhen> {
    ColorWhen::from_str(word, true).ok()
}

/// Flag, own variable, `NO_COLOR`, `CLICOLOR_FORCE`, `CLICOLOR`, terminal: the first that has a say decides.
fn colour(flag: ColorWhen, around: &Surroundings, terminal: bool) -> bool {
    let own = || around.variable("HELPDESK_PATH_COLOR").and_then(named).and_then(verdict);
    let no_color = || around.variable("NO_COLOR").map(|_| false);
    let force = || around.variable("CLICOLOR_FORCE").filter(|value| *value != "0").map(|_| true);
    let off = || around.variable("CLICOLOR").filter(|value| *value == "0").map(|_| false);
    let dumb = || around.variable("TERM").filter(|value| *value == "dumb").map(|_| false);
    verdict(flag).or_else(own).or_else(no_color).or_else(force).or_else(off).or_else(dumb).unwrap_or(terminal)
}

fn verdict(when: ColorWhen) -> Option<bool> {
    match when {
        ColorWhen::Auto => None,
        ColorWhen::Always => Some(true),
        ColorWhen::Never => Some(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(terminal: bool, variables: &[(&'static str, &str)]) -> Surroundings {
        Surroundings {
            output_is_terminal: terminal,
            variables: variables.iter().map(|(name, value)| (*name, (*value).to_owned())).collect(),
            ..Surroundings::default()
        }
    }

    fn coloured(flag: ColorWhen, terminal: bool, variables: &[(&'static str, &str)]) -> bool {
        Appearance::decide(flag, None, &around(terminal, variables)).colour
    }

    #[test]
    fn a_terminal_gets_colour_and_a_pipe_does_not() {
        assert!(coloured(ColorWhen::Auto, true, &[]));
        assert!(!coloured(ColorWhen::Auto, false, &[]));
    }

    #[test]
    fn each_voice_outranks_the_next() {
        let all = [
            ("HELPDESK_PATH_COLOR", "always"),
            ("NO_COLOR", "1"),
            ("CLICOLOR_FORCE", "1"),
            ("CLICOLOR", "0"),
            ("TERM", "xterm"),
        ];
        assert!(!coloured(ColorWhen::Never, true, &all));
        assert!(coloured(ColorWhen::Auto, false, &all));
        assert!(!coloured(ColorWhen::Auto, true, &all[1..]));
        assert!(coloured(ColorWhen::Auto, false, &all[2..]));
        assert!(!coloured(ColorWhen::Auto, true, &all[3..]));
        assert!(coloured(ColorWhen::Auto, true, &all[4..]));
    }

    #[test]
    fn empty_variables_and_zero_have_no_say() {
        assert!(coloured(ColorWhen::Auto, true, &[("NO_COLOR", "")]));
        assert!(!coloured(ColorWhen::Auto, false, &[("CLICOLOR_FORCE", "0")]));
        assert!(!coloured(ColorWhen::Auto, true, &[("TERM", "dumb")]));
    }

    #[test]
    fn width_comes_from_flag_terminal_variable_or_habit() {
        let width = |flag, columns, variables: &[(&'static str, &str)]| {
            let around = Surroundings { columns, ..around(true, variables) };
            Appearance::decide(ColorWhen::Auto, flag, &around).width
        };
        let columns = [("COLUMNS", "70")];
        assert_eq!(width(Some(60), Some(80), &columns), 60);
        assert_eq!(width(None, Some(80), &columns), 80);
        assert_eq!(width(None, None, &columns), 70);
        assert_eq!(width(None, None, &[("COLUMNS", "wide")]), USUAL_WIDTH);
        assert_eq!(width(Some(1), None, &[]), LEAST_WIDTH);
    }

    #[test]
    fn color_is_found_before_the_arguments_are_understood() {
        let early = |line: &str| early_color(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(early("helpdesk-path plan --color never --colour"), ColorWhen::Never);
        assert_eq!(early("helpdesk-path --color=always plam"), ColorWhen::Always);
        assert_eq!(early("helpdesk-path show -- --color=always"), ColorWhen::Auto);
        assert_eq!(early("helpdesk-path --color"), ColorWhen::Auto);
    }
}
