//! Lists, marks, typed lines and texts on a terminal. The only file that names `dialoguer`.

use std::fmt;
use std::io;

use console::{Term, style};
use dialoguer::theme::Theme;
use dialoguer::{Input, MultiSelect, Select};

use crate::questionnaire::layout::{cut, wrapped};
use crate::questionnaire::reading::Typed;

/// The terminal behind standard error.
pub struct Screen {
    term: Term,
}

impl Screen {
    /// Nothing is written yet.
    pub fn new(colour: bool) -> Self {
        console::set_colors_enabled_stderr(colour);
        Self { term: Term::stderr() }
    }

    /// The chosen line, or none after Esc.
    pub fn list(&self, prompt: &str, lines: &[&str], start: usize) -> io::Result<Option<usize>> {
        let list = Select::with_theme(&Look)
            .with_prompt(self.prompt(prompt))
            .items(self.fitting(lines, 4))
            .default(start)
            .max_length(self.rows())
            .report(false);
        Ok(list.interact_on_opt(&self.term)?)
    }

    /// The marked lines, or none after Esc.
    pub fn marks(&self, lines: &[&str], marked: &[bool]) -> io::Result<Option<Vec<usize>>> {
        let list = MultiSelect::with_theme(&Look)
            .with_prompt(self.prompt("Space: mark, Enter: go on, Esc: back"))
            .items(self.fitting(lines, 8))
            .defaults(marked)
            .max_length(self.rows())
            .report(false);
        Ok(list.interact_on_opt(&self.term)?)
    }

    /// A typed line.
    pub fn input(&self, name: &str) -> io::Result<Typed> {
        let input = Input::<String>::with_theme(&Look).with_prompt(name).allow_empty(true).report(false);
        Ok(Typed::from_line(&input.interact_text_on(&self.term)?))
    }

    /// A text over as many lines as it takes.
    pub fn text(&self, text: &str) -> io::Result<()> {
        wrapped(text, self.width()).into_iter().try_for_each(|line| self.term.write_line(&line))
    }

    /// A question.
    pub fn question(&self, text: &str) -> io::Result<()> {
        self.each_line(text, 0, |line| style(line).bold())
    }

    /// Something by the way.
    pub fn hint(&self, text: &str) -> io::Result<()> {
        self.each_line(text, 0, |line| style(line).dim())
    }

    /// An answer.
    pub fn answer(&self, text: &str) -> io::Result<()> {
        self.each_line(text, 2, |line| style(line).cyan())
    }

    /// An answer that takes one line only, so that it can be taken back.
    pub fn short_answer(&self, text: &str) -> io::Result<()> {
        self.answer(&cut(text, self.width() - 2))
    }

    /// Takes the last line away.
    pub fn take_back(&self) -> io::Result<()> {
        self.term.clear_last_lines(1)
    }

    /// An empty line.
    pub fn gap(&self) -> io::Result<()> {
        self.term.write_line("")
    }

    /// Shows the cursor, which lists hide, and leaves the line that was begun.
    pub fn leave(&self) -> io::Result<()> {
        self.term.show_cursor()?;
        self.gap()
    }

    fn each_line(
        &self,
        text: &str,
        indent: usize,
        look: fn(String) -> console::StyledObject<String>,
    ) -> io::Result<()> {
        wrapped(text, self.width() - indent).into_iter().try_for_each(|line| {
            let line = look(line).for_stderr();
            self.term.write_line(&format!("{:indent$}{line}", ""))
        })
    }

    /// Text above a list. The list may add its page.
    fn prompt(&self, text: &str) -> String {
        cut(text, self.width().saturating_sub(14))
    }

    /// Labels that stay on one line. The redrawing reckons with columns in one place and with bytes in another.
    fn fitting(&self, labels: &[&str], margin: usize) -> Vec<String> {
        let width = self.width().saturating_sub(margin);
        labels.iter().map(|label| cut_bytes(cut(label, width), self.width())).collect()
    }

    fn width(&self) -> usize {
        usize::from(self.term.size().1).clamp(24, 100) - 1
    }

    /// Lines of a list that are shown at once.
    fn rows(&self) -> usize {
        usize::from(self.term.size().0).saturating_sub(6).clamp(3, 16)
    }
}

/// How the prompts look: few marks, all of them ASCII.
struct Look;

impl Theme for Look {
    fn format_prompt(&self, f: &mut dyn fmt::Write, prompt: &str) -> fmt::Result {
        write!(f, "{}", style(prompt).for_stderr().dim())
    }

    fn format_select_prompt_item(&self, f: &mut dyn fmt::Write, text: &str, active: bool) -> fmt::Result {
        if active { write!(f, "> {}", style(text).for_stderr().cyan().bold()) } else { write!(f, "  {text}") }
    }
}

fn cut_bytes(mut label: String, most: usize) -> String {
    while label.len() > most {
        label.pop();
    }
    label
}
