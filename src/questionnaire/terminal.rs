//! The interview with lists to move in.

mod quiet;
mod screen;

use std::collections::BTreeSet;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_yaml::Value;

use self::quiet::Quiet;
use self::screen::Screen;
use super::form::{Form, Group, Item};
use super::keyboard::INTERRUPTED;
use super::reading::{Command, Typed, matching, quoted, read, value_of, values_of};
use super::{Answer, Ask, Prompter};

/// Asks on the terminal behind standard error.
pub struct Terminal {
    screen: Screen,
    _quiet: Quiet,
}

/// Whether an interview is under way. Only then is Ctrl-C an answer; at any other time it ends the process.
static ASKING: AtomicBool = AtomicBool::new(false);

impl Terminal {
    /// Prepares the terminal. Both standard input and standard error must be terminals: that is for the caller to
    /// find out, since prompts without one never end.
    pub fn open(colour: bool) -> io::Result<Self> {
        ctrlc::set_handler(|| {
            if !ASKING.load(Ordering::SeqCst) {
                std::process::exit(INTERRUPTED);
            }
        })
        .map_err(io::Error::other)?;
        ASKING.store(true, Ordering::SeqCst);
        Ok(Self { screen: Screen::new(colour), _quiet: Quiet::begin() })
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        ASKING.store(false, Ordering::SeqCst);
    }
}

impl Prompter for Terminal {
    fn say(&mut self, text: &str) -> io::Result<()> {
        self.screen.text(text)?;
        self.screen.gap()
    }

    fn how_to_steer(&self) -> &'static str {
        "In lists: arrow keys, Enter, Esc to go back. In text: `?` for why, `:back`, `:quit`. Ctrl-C stops at any time."
    }

    fn noted(&mut self, words: &str) -> io::Result<()> {
        self.screen.answer(words)?;
        self.screen.gap()
    }

    fn ask(&mut self, ask: &Ask) -> io::Result<Answer> {
        let answer = self.put(ask);
        if answer.is_err() {
            self.screen.leave()?;
        }
        answer
    }
}

/// What came of a list: a line of it, or one of the words that steer.
enum Picked {
    Line(usize),
    Steer(Answer),
}

impl Terminal {
    fn put(&self, ask: &Ask) -> io::Result<Answer> {
        if let Some(reason) = &ask.refused {
            self.refuse(reason)?;
        } else {
            self.screen.hint(&ask.heading)?;
            self.screen.question(&ask.text)?;
            self.screen.hint(&input_hint(ask))?;
        }
        match &ask.form {
            Form::YesNo => self.yes_or_no(ask),
            Form::One(items) => self.one(ask, items),
            Form::Many { items, more } => self.many(ask, items, more),
            Form::Order(items) => self.order(ask, items),
            Form::Number { .. } | Form::Day | Form::Words => self.typed(ask),
            Form::Find(groups) => self.find(ask, groups),
        }
    }

    fn yes_or_no(&self, ask: &Ask) -> io::Result<Answer> {
        let start = ask.current.as_ref().and_then(Value::as_bool).map_or(0, |yes| usize::from(!yes));
        let picked = self.pick(ask, MOVE, &["Yes", "No"], start)?;
        Ok(picked.map(|line| Answer::Value(Value::Bool(line == 0))))
    }

    fn one(&self, ask: &Ask, items: &[Item]) -> io::Result<Answer> {
        let current = ask.current.as_ref().and_then(Value::as_str);
        let start = items.iter().position(|item| Some(item.id.as_str()) == current).unwrap_or(0);
        let picked = self.pick(ask, MOVE, &labels(items), start)?;
        Ok(picked.map(|line| Answer::Value(value_of(&items[line]))))
    }

    /// A list with marks. Nothing marked may be an oversight, so it is asked after.
    fn many(&self, ask: &Ask, items: &[Item], more: &[Item]) -> io::Result<Answer> {
        let held = ids(ask.current.as_ref());
        let mut shown: Vec<Item> = items.to_vec();
        shown.extend(more.iter().filter(|item| held.contains(item.id.as_str())).cloned());
        let mut marks: Vec<bool> = shown.iter().map(|item| held.contains(item.id.as_str())).collect();
        loop {
            let Some((marked, others)) = self.mark(&shown, &marks, !more.is_empty())? else {
                return Ok(Answer::Back);
            };
            marks = (0..shown.len()).map(|line| marked.contains(&line)).collect();
            let mut chosen: Vec<&Item> = marked.iter().map(|&line| &shown[line]).collect();
            if others {
                chosen.extend(self.named(more)?);
            }
            if !chosen.is_empty() {
                return Ok(Answer::Value(values_of(chosen)));
            }
            match self.pick(
                ask,
                "Nothing is marked",
                &["None of these", "Back to the list, where Space marks a line"],
                0,
            )? {
                Picked::Line(0) => return Ok(Answer::Value(values_of([]))),
                Picked::Line(_) | Picked::Steer(Answer::Back) => {}
                Picked::Steer(answer) => return Ok(answer),
            }
        }
    }

    /// The marked lines, and whether there are others to be named; none if the person goes back.
    fn mark(&self, items: &[Item], marks: &[bool], more: bool) -> io::Result<Option<(Vec<usize>, bool)>> {
        let mut lines = labels(items);
        lines.extend(more.then_some("Another one, by its name"));
        let marked = self.screen.marks(&lines, marks)?;
        Ok(marked.map(|marked| {
            let (named, listed): (Vec<_>, Vec<_>) = marked.into_iter().partition(|&line| line == items.len());
            (listed, !named.is_empty())
        }))
    }

    /// Things named one after the other.
    fn named<'a>(&self, items: &'a [Item]) -> io::Result<Vec<&'a Item>> {
        let mut chosen: Vec<&Item> = Vec::new();
        self.screen.hint("One name or exam code at a time; Enter alone when you are done.")?;
        while let Typed::Text(text) = self.screen.input("Name")? {
            let found = matching(items, &text);
            let item = match self.among(&found, &text)? {
                Some(item) if !chosen.contains(&item) => item,
                _ => continue,
            };
            self.screen.answer(&item.label)?;
            chosen.push(item);
        }
        Ok(chosen)
    }

    /// First the most important, then the next, until the rest matters less.
    fn order(&self, ask: &Ask, items: &[Item]) -> io::Result<Answer> {
        if let Some(answer) = self.keep(ask)? {
            return Ok(answer);
        }
        let mut chosen: Vec<&Item> = Vec::new();
        loop {
            let left: Vec<&Item> = items.iter().filter(|item| !chosen.contains(item)).collect();
            if left.len() <= 1 {
                return Ok(Answer::Value(values_of(chosen.into_iter().chain(left))));
            }
            match self.next_in_order(ask, &left, chosen.len())? {
                Picked::Line(line) if line < left.len() => {
                    self.screen.short_answer(&format!("{}. {}", chosen.len() + 1, left[line].label))?;
                    chosen.push(left[line]);
                }
                Picked::Line(_) => return Ok(Answer::Value(values_of(chosen))),
                Picked::Steer(Answer::Back) if chosen.pop().is_some() => self.screen.take_back()?,
                Picked::Steer(answer) => return Ok(answer),
            }
        }
    }

    /// Whether an earlier order is to be kept; none if it is to be made anew.
    fn keep(&self, ask: &Ask) -> io::Result<Option<Answer>> {
        let Some(current) = &ask.current else { return Ok(None) };
        let keep = format!("Keep {}", ask.form.words(current));
        Ok(match self.pick(ask, MOVE, &[&keep, "Put them in another order"], 0)? {
            Picked::Line(0) => Some(Answer::Value(current.clone())),
            Picked::Line(_) => None,
            Picked::Steer(answer) => Some(answer),
        })
    }

    /// One of those left, or the line after them: that their order matters less.
    fn next_in_order(&self, ask: &Ask, left: &[&Item], chosen: usize) -> io::Result<Picked> {
        let mut lines: Vec<_> = left.iter().map(|item| item.label.as_str()).collect();
        if chosen == 0 {
            return self.pick(ask, "What comes first?", &lines, 0);
        }
        lines.push("The rest matters less");
        let line = self.screen.list("And after that? Esc takes back", &lines, 0)?;
        Ok(line.map_or(Picked::Steer(Answer::Back), Picked::Line))
    }

    fn typed(&self, ask: &Ask) -> io::Result<Answer> {
        loop {
            let text = match self.screen.input(input_name(&ask.form))? {
                Typed::Text(text) => text,
                steer => return Ok(steered(&steer, ask)),
            };
            match read(&ask.form, &text) {
                Ok(value) => return Ok(Answer::Value(value)),
                Err(reason) => self.refuse(&reason)?,
            }
        }
    }

    /// A name typed in part, or a walk through the groups.
    fn find(&self, ask: &Ask, groups: &[Group]) -> io::Result<Answer> {
        let several = groups.len() > 1;
        loop {
            let text = match self.screen.input(input_name(&ask.form))? {
                Typed::Text(text) => text,
                Typed::Nothing if several && ask.current.is_none() => String::new(),
                Typed::Command(Command::All) => String::new(),
                steer => return Ok(steered(&steer, ask)),
            };
            if text.is_empty() {
                match self.walk(ask, groups)? {
                    Answer::Back => continue,
                    answer => return Ok(answer),
                }
            }
            let items: Vec<_> = groups.iter().flat_map(|group| &group.items).collect();
            if let Some(item) = self.among(&matching(items, &text), &text)? {
                return Ok(Answer::Value(value_of(item)));
            }
        }
    }

    /// First the group, then what is in it.
    fn walk(&self, ask: &Ask, groups: &[Group]) -> io::Result<Answer> {
        let titles: Vec<_> = groups.iter().map(|group| group.title.as_str()).collect();
        loop {
            let group = match groups {
                [only] => only,
                _ => match self.pick(ask, MOVE, &titles, 0)? {
                    Picked::Line(line) => &groups[line],
                    Picked::Steer(answer) => return Ok(answer),
                },
            };
            if let [item] = group.items.as_slice() {
                return Ok(Answer::Value(value_of(item)));
            }
            if let Some(line) = self.screen.list(&group.title, &labels(&group.items), 0)? {
                return Ok(Answer::Value(value_of(&group.items[line])));
            }
            if groups.len() == 1 {
                return Ok(Answer::Back);
            }
        }
    }

    /// The one thing that was meant among those found; none if it is none of them.
    fn among<'a>(&self, found: &[&'a Item], text: &str) -> io::Result<Option<&'a Item>> {
        match found {
            [] => {
                self.refuse(&format!("{} fits nothing here; `:all` shows what there is", quoted(text)))?;
                Ok(None)
            }
            [item] => Ok(Some(item)),
            several => {
                let lines: Vec<_> = several.iter().map(|item| item.label.as_str()).collect();
                let line = self.screen.list("Which one? Esc to type something else", &lines, 0)?;
                Ok(line.map(|line| several[line]))
            }
        }
    }

    /// A list with the lines that every question has.
    fn pick(&self, ask: &Ask, prompt: &str, lines: &[&str], start: usize) -> io::Result<Picked> {
        let skip = ask.may_skip.then_some(("I don't know", Answer::Unknown));
        let extra: Vec<_> = skip.into_iter().chain([("Why is this asked?", Answer::Why)]).collect();
        let all: Vec<_> = lines.iter().copied().chain(extra.iter().map(|(label, _)| *label)).collect();
        let picked = match self.screen.list(prompt, &all, start)? {
            None => Picked::Steer(Answer::Back),
            Some(line) if line < lines.len() => Picked::Line(line),
            Some(line) => Picked::Steer(extra[line - lines.len()].1.clone()),
        };
        Ok(picked)
    }
}

impl Terminal {
    fn refuse(&self, reason: &str) -> io::Result<()> {
        self.screen.text(&format!("That did not work: {reason}."))
    }
}

impl Picked {
    fn map(self, answer: impl FnOnce(usize) -> Answer) -> Answer {
        match self {
            Self::Line(line) => answer(line),
            Self::Steer(answer) => answer,
        }
    }
}

/// The words above a list in which there is nothing special to do.
const MOVE: &str = "Enter: choose, Esc: back";

fn labels(items: &[Item]) -> Vec<&str> {
    items.iter().map(|item| item.label.as_str()).collect()
}

/// The ids in a list of values.
fn ids(value: Option<&Value>) -> BTreeSet<&str> {
    value.and_then(Value::as_sequence).into_iter().flatten().filter_map(Value::as_str).collect()
}

/// What a line that is no text means as an answer.
fn steered(typed: &Typed, ask: &Ask) -> Answer {
    match (typed, &ask.current) {
        (Typed::Nothing, Some(current)) => Answer::Value(current.clone()),
        (Typed::Nothing | Typed::Text(_) | Typed::Command(Command::Skip), _) => Answer::Unknown,
        (Typed::Command(Command::Back), _) => Answer::Back,
        (Typed::Command(Command::Why | Command::All), _) => Answer::Why,
        (Typed::Command(Command::Quit), _) => Answer::Quit,
    }
}

/// The word before the cursor.
fn input_name(form: &Form) -> &'static str {
    match form {
        Form::Number { unit: Some(unit) } if unit == "months" => "Months",
        Form::Number { unit: Some(unit) } if unit == "hours" => "Hours",
        Form::Number { unit: Some(unit) } if unit == "years" => "Years",
        Form::Number { unit: Some(unit) } if unit == "USD" => "US dollars",
        Form::Number { .. } => "Number",
        Form::Day => "Day",
        Form::Find(_) => "Name",
        _ => "Answer",
    }
}

/// How to type an answer, and what Enter alone does.
fn input_hint(ask: &Ask) -> String {
    let (how, all) = match &ask.form {
        Form::Number { unit: Some(unit) } if unit == "months" => ("A number of months, or for example `2 years`", ""),
        Form::Number { .. } => ("A number", ""),
        Form::Day => ("A day such as 2027-06-30, or a month such as 2027-06", ""),
        Form::Find(groups) if groups.len() > 1 && ask.current.is_none() => {
            return "A few letters of it, or Enter alone to see all.".to_owned();
        }
        Form::Find(_) => ("A few letters of it", ", or `:all` to see all"),
        Form::Words => ("A few words", ""),
        Form::YesNo | Form::One(_) | Form::Many { .. } | Form::Order(_) => return String::new(),
    };
    let enter = match &ask.current {
        Some(current) => format!(" Enter alone keeps `{}`.", ask.form.words(current)),
        None if ask.may_skip => " Enter alone means: I don't know.".to_owned(),
        None => String::new(),
    };
    format!("{how}{all}.{enter}")
}
