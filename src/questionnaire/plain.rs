//! The interview as plain lines, one after the other, with nothing redrawn: for screen readers, braille displays and
//! simple terminals. It can do all that the other one can.

use std::io::{self, BufRead, Write};

use super::form::{Form, Group, Item};
use super::layout::{clean, wrapped};
use super::reading::{Command, Typed, matching, quoted, read, value_of};
use super::{Answer, Ask, Prompter};

/// Asks by numbered lines and reads typed lines.
pub struct Plain<R, W> {
    input: R,
    output: W,
    width: usize,
}

impl<R: BufRead, W: Write> Plain<R, W> {
    /// Reads answers from `input` and writes lines of at most `width` columns to `output`.
    pub fn new(input: R, output: W, width: usize) -> Self {
        Self { input, output, width }
    }
}

impl<R: BufRead, W: Write> Prompter for Plain<R, W> {
    fn say(&mut self, text: &str) -> io::Result<()> {
        for line in wrapped(text, self.width) {
            writeln!(self.output, "{line}")?;
        }
        writeln!(self.output)
    }

    fn how_to_steer(&self) -> &'static str {
        "At any question, type ? for why it is asked, :back for the question before, :skip for I don't know, :quit to stop."
    }

    fn noted(&mut self, words: &str) -> io::Result<()> {
        self.line(&format!("Noted: {words}."))?;
        writeln!(self.output)
    }

    fn ask(&mut self, ask: &Ask) -> io::Result<Answer> {
        if let Some(reason) = &ask.refused {
            self.refuse(reason)?;
        } else {
            self.tell(ask)?;
        }
        match &ask.form {
            Form::Find(groups) => self.find(ask, groups),
            _ => self.answer(ask),
        }
    }
}

impl<R: BufRead, W: Write> Plain<R, W> {
    /// Shows the question with its answers.
    fn tell(&mut self, ask: &Ask) -> io::Result<()> {
        self.line(&ask.heading)?;
        self.line(&ask.text)?;
        self.list(&titles(&ask.form))?;
        self.line(&hint(&ask.form))?;
        match &ask.current {
            Some(current) => {
                let back = if ask.may_skip { " :skip takes it back." } else { "" };
                self.line(&format!("Enter alone chooses: {}.{back}", ask.form.words(current)))
            }
            None if ask.may_skip => self.line("Enter alone means: I don't know."),
            None => Ok(()),
        }
    }

    /// Reads lines until one is an answer.
    fn answer(&mut self, ask: &Ask) -> io::Result<Answer> {
        loop {
            let text = match self.typed(ask)? {
                Ok(text) => text,
                Err(answer) => return Ok(answer),
            };
            match read(&ask.form, &text) {
                Ok(value) => return Ok(Answer::Value(value)),
                Err(reason) => self.refuse(&reason)?,
            }
        }
    }

    /// Reads lines until one names a single thing of a long list, by name or through its group.
    fn find(&mut self, ask: &Ask, groups: &[Group]) -> io::Result<Answer> {
        let mut shown: Vec<&Item> = Vec::new();
        loop {
            let text = match self.typed(ask)? {
                Ok(text) => text,
                Err(answer) => return Ok(answer),
            };
            match found(groups, &shown, &text) {
                Ok(items) if items.len() == 1 => return Ok(Answer::Value(value_of(items[0]))),
                Ok(items) => {
                    shown = items;
                    self.list(&shown.iter().map(|item| item.label.as_str()).collect::<Vec<_>>())?;
                    self.line("Type a number of this list, or other words.")?;
                }
                Err(reason) => self.refuse(&reason)?,
            }
        }
    }

    /// Reads a line: a text to be understood, or at once an answer.
    fn typed(&mut self, ask: &Ask) -> io::Result<Result<String, Answer>> {
        loop {
            write!(self.output, "> ")?;
            self.output.flush()?;
            let Some(line) = self.read_line()? else {
                return Ok(Err(Answer::Quit));
            };
            match (Typed::from_line(&line), &ask.current) {
                (Typed::Text(text), _) => return Ok(Ok(text)),
                (Typed::Nothing, Some(current)) => return Ok(Err(Answer::Value(current.clone()))),
                (Typed::Nothing | Typed::Command(Command::Skip), _) if ask.may_skip => return Ok(Err(Answer::Unknown)),
                (Typed::Nothing | Typed::Command(Command::Skip), _) => self.refuse("an answer is needed here")?,
                (Typed::Command(Command::All), _) => self.list(&all_titles(&ask.form))?,
                (Typed::Command(Command::Back), _) => return Ok(Err(Answer::Back)),
                (Typed::Command(Command::Why), _) => return Ok(Err(Answer::Why)),
                (Typed::Command(Command::Quit), _) => return Ok(Err(Answer::Quit)),
            }
        }
    }

    /// The next line, or none at the end of the input. Unlike `read_line` it lets an interruption through.
    fn read_line(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                return Ok((!line.is_empty()).then(|| String::from_utf8_lossy(&line).into_owned()));
            }
            let end = buffer.iter().position(|&byte| byte == b'\n');
            let length = end.map_or(buffer.len(), |end| end + 1);
            line.extend_from_slice(&buffer[..length]);
            self.input.consume(length);
            if end.is_some() {
                return Ok(Some(String::from_utf8_lossy(&line).into_owned()));
            }
        }
    }

    fn refuse(&mut self, reason: &str) -> io::Result<()> {
        self.line(&format!("That did not work: {reason}. Please try again."))
    }

    fn list<T: AsRef<str>>(&mut self, labels: &[T]) -> io::Result<()> {
        for (index, label) in labels.iter().enumerate() {
            writeln!(self.output, "{:>3}. {}", index + 1, clean(label.as_ref()))?;
        }
        Ok(())
    }

    fn line(&mut self, text: &str) -> io::Result<()> {
        for line in wrapped(text, self.width) {
            writeln!(self.output, "{line}")?;
        }
        Ok(())
    }
}

/// How many things of a long list are shown at once.
const SHOWN: usize = 20;

/// What a typed text finds: a number means a line of the list shown last, which is one of groups at first.
fn found<'a>(groups: &'a [Group], shown: &[&'a Item], text: &str) -> Result<Vec<&'a Item>, String> {
    if let Ok(place) = text.parse::<usize>() {
        let line = place.checked_sub(1).and_then(|index| line(groups, shown, index));
        return line.ok_or_else(|| format!("there is no number {place} here"));
    }
    let items = matching(groups.iter().flat_map(|group| &group.items), text);
    match items.len() {
        0 => Err(format!("{} fits nothing here; :all shows what there is", quoted(text))),
        1..=SHOWN => Ok(items),
        many => Err(format!("{} fits {many} answers; please type more letters", quoted(text))),
    }
}

/// What stands on a line of the list shown last: a thing, or all things of a group.
fn line<'a>(groups: &'a [Group], shown: &[&'a Item], index: usize) -> Option<Vec<&'a Item>> {
    match groups {
        _ if !shown.is_empty() => shown.get(index).map(|&item| vec![item]),
        [only] => only.items.get(index).map(|item| vec![item]),
        several => several.get(index).map(|group| group.items.iter().collect()),
    }
}

/// The numbered lines of a question.
fn titles(form: &Form) -> Vec<&str> {
    match form {
        Form::Find(groups) if groups.len() > 1 => groups.iter().map(|group| group.title.as_str()).collect(),
        _ => form.shown().iter().map(|item| item.label.as_str()).collect(),
    }
}

/// The same, and a long list without groups too.
fn all_titles(form: &Form) -> Vec<&str> {
    match form {
        Form::Find(groups) if groups.len() == 1 => form.items().iter().map(|item| item.label.as_str()).collect(),
        _ => titles(form),
    }
}

/// How to type an answer.
fn hint(form: &Form) -> String {
    let hint = match form {
        Form::YesNo => "Type yes or no.",
        Form::Number { unit: Some(unit) } if unit == "USD" => "Type a number of US dollars.",
        Form::Number { unit: Some(unit) } => return format!("Type a number of {unit}."),
        Form::Number { unit: None } => "Type a number.",
        Form::Day => "Type a day such as 2027-06-30, or a month such as 2027-06.",
        Form::Words => "Type your answer.",
        Form::One(_) => "Type one number.",
        Form::Many { more, .. } if more.is_empty() => "Type all numbers that fit, with commas between. 0 means none.",
        Form::Many { .. } => "Type all numbers that fit, with commas between, or other names. 0 means none.",
        Form::Order(_) => "Type the numbers in your order, most important first, for example 3, 1, 2.",
        Form::Find(groups) if groups.len() > 1 => {
            "Type a few letters of the name, or the number of a field to see what is in it."
        }
        Form::Find(_) => "Type a few letters of the name, or :all to see all.",
    };
    hint.to_owned()
}

#[cfg(test)]
mod tests;
