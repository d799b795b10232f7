//! From what a person typed to a value: numbers with or without their unit, days, names and numbers of a list.

use serde_yaml::Value;
use unicode_segmentation::UnicodeSegmentation;

use super::form::{Form, Item};
use super::layout::cut;

/// What a typed line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// Nothing.
    Nothing,
    /// One of the words that steer the interview.
    Command(Command),
    /// Something that should be an answer.
    Text(String),
}

/// The words that steer the interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// To the question before.
    Back,
    /// Why is this asked?
    Why,
    /// I don't know.
    Skip,
    /// Show all there is to choose from.
    All,
    /// Enough for today.
    Quit,
}

impl Typed {
    /// Reads a line.
    pub fn from_line(line: &str) -> Self {
        let text = line.trim();
        let command = match text.to_lowercase().as_str() {
            "" => return Self::Nothing,
            ":back" | ":b" => Command::Back,
            "?" | ":help" | ":h" | ":why" | ":?" => Command::Why,
            ":skip" | ":s" => Command::Skip,
            ":all" | ":a" | ":list" => Command::All,
            ":quit" | ":q" | ":exit" => Command::Quit,
            _ => return Self::Text(text.to_owned()),
        };
        Self::Command(command)
    }
}

/// What a text means as an answer of this form; an error says what could be typed instead.
pub fn read(form: &Form, text: &str) -> Result<Value, String> {
    match form {
        Form::YesNo => yes_or_no(text).map(Value::Bool),
        Form::Number { unit } => number(text, unit.as_deref()).map(Value::from),
        Form::Day => day(text).map(Value::String),
        Form::Words => Ok(Value::String(text.to_owned())),
        Form::One(_) => one(form, text).map(value_of),
        Form::Find(_) => named(form, text).map(value_of),
        Form::Many { .. } | Form::Order(_) => several(form, text),
    }
}

/// Some chosen things as a value.
pub fn values_of<'a>(items: impl IntoIterator<Item = &'a Item>) -> Value {
    Value::Sequence(items.into_iter().map(value_of).collect())
}

/// A chosen thing as a value.
pub fn value_of(item: &Item) -> Value {
    Value::String(item.id.clone())
}

fn yes_or_no(text: &str) -> Result<bool, String> {
    match text.to_lowercase().as_str() {
        "y" | "yes" | "yeah" | "yep" | "true" => Ok(true),
        "n" | "no" | "nope" | "false" => Ok(false),
        _ => Err(format!("{} is neither `yes` nor `no`", quoted(text))),
    }
}

/// A whole number. Money may bear its sign, months may be told in years.
pub fn number(text: &str, unit: Option<&str>) -> Result<i64, String> {
    let plain = text.to_lowercase().replace(['$', '\u{a0}'], "");
    let plain = plain.trim();
    let months = if unit == Some("months") { in_months(plain) } else { None };
    let bare = unit.map_or(plain, |unit| without_unit(plain, unit)).trim();
    let whole = months.or_else(|| grouped(bare)).or_else(|| in_thousands(bare, unit));
    whole.ok_or_else(|| format!("{} is not a whole number{}", quoted(text), in_unit(unit)))
}

fn in_unit(unit: Option<&str>) -> String {
    match unit {
        Some("USD") => " of US dollars".to_owned(),
        Some(unit) => format!(" of {unit}"),
        None => String::new(),
    }
}

fn without_unit<'a>(text: &'a str, unit: &str) -> &'a str {
    let unit = unit.to_lowercase();
    let single = unit.strip_suffix('s').unwrap_or(&unit);
    let first = &single[..single.chars().next().map_or(0, char::len_utf8)];
    let bare = [unit.as_str(), single, first].into_iter().find_map(|word| text.strip_suffix(word));
    bare.unwrap_or(text)
}

/// Digits, with commas only where they part thousands.
fn grouped(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let mut groups = digits.split(',');
    let first = groups.next()?;
    let parted = groups.clone().count() == 0 || first.len() <= 3;
    let fits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    (parted && fits(first) && groups.all(|group| group.len() == 3 && fits(group)))
        .then(|| text.replace(',', "").parse().ok())?
}

/// `1.5k` for 1500 dollars.
fn in_thousands(text: &str, unit: Option<&str>) -> Option<i64> {
    let thousands = text.strip_suffix('k').filter(|_| unit == Some("USD"))?;
    tenths(thousands.trim()).map(|tenths| tenths * 100)
}

/// `2 years 6 months`, `2.5 years`, `2y`, `a year` in months.
fn in_months(text: &str) -> Option<i64> {
    let (years, rest) = text.split_once('y')?;
    let rest = ["ears", "ear", "rs", "r", ""].into_iter().find_map(|end| rest.strip_prefix(end))?.trim();
    let tenths = match years.trim() {
        "a" | "one" => 10,
        years => tenths(years)?,
    };
    let rest = rest.trim_start_matches("and ").trim_start_matches(", ");
    let months = if rest.is_empty() { 0 } else { grouped(without_unit(rest, "months").trim())? };
    ((tenths * 12 + 5) / 10).checked_add(months)
}

/// A number with at most one digit after the point, in tenths.
fn tenths(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let whole: i64 = whole.parse().ok().filter(|&whole| (0..100_000).contains(&whole))?;
    let part: i64 = part.parse().ok().filter(|_| part.len() == 1 && part != "-")?;
    Some(whole * 10 + part)
}

/// A day as `2027-06-30`; a month stands for its last day.
fn day(text: &str) -> Result<String, String> {
    let whole = text.parse::<jiff::civil::Date>().ok();
    let month = || format!("{text}-01").parse::<jiff::civil::Date>().ok().map(jiff::civil::Date::last_of_month);
    let day = whole.or_else(month).map(|day| day.to_string());
    day.ok_or_else(|| format!("{} is not a day such as `2027-06-30` or a month such as `2027-06`", quoted(text)))
}

/// A thing by its number in the list or by its name.
fn one<'a>(form: &'a Form, text: &str) -> Result<&'a Item, String> {
    let Ok(place) = text.parse::<usize>() else {
        return named(form, text);
    };
    let shown = form.shown();
    let item = place.checked_sub(1).and_then(|index| shown.get(index));
    item.ok_or_else(|| format!("there is no number {place} here, only 1 to {}", shown.len()))
}

/// A thing by its name.
fn named<'a>(form: &'a Form, text: &str) -> Result<&'a Item, String> {
    match matching(form.items(), text).as_slice() {
        [item] => Ok(item),
        [] => Err(format!("{} fits no answer here", quoted(text))),
        several => Err(format!("{} could be {}; please type more of the name", quoted(text), alternatives(several))),
    }
}

/// How many names are told when a text fits several.
const TOLD: usize = 5;

fn alternatives(items: &[&Item]) -> String {
    let labels: Vec<_> = items.iter().take(TOLD).map(|item| item.label.as_str()).collect();
    let rest = if items.len() > TOLD { format!(" or one of {} more", items.len() - TOLD) } else { String::new() };
    labels.join(", ") + &rest
}

/// A typed text within a sentence, not longer than it is good to read.
pub fn quoted(text: &str) -> String {
    format!("`{}`", cut(text, QUOTED))
}

/// Columns of a typed text that are told back.
const QUOTED: usize = 40;

/// Several things by their numbers or names; `none` or `0` for none of them.
fn several(form: &Form, text: &str) -> Result<Value, String> {
    if matches!(text.to_lowercase().as_str(), "none" | "0" | "nothing") && !matches!(form, Form::Order(_)) {
        return Ok(values_of([]));
    }
    let mut chosen: Vec<&Item> = Vec::new();
    for part in parts(text) {
        let item = one(form, part)?;
        if !chosen.contains(&item) {
            chosen.push(item);
        }
    }
    if chosen.is_empty() { Err(format!("{} names nothing", quoted(text))) } else { Ok(values_of(chosen)) }
}

/// The parts of a list: at commas and semicolons, and at spaces if there is nothing but numbers.
pub fn parts(text: &str) -> Vec<&str> {
    let numbers =
        text.chars().all(|letter| letter.is_ascii_digit() || letter.is_whitespace() || ",;.>".contains(letter));
    let parts: Vec<_> = if numbers {
        text.split(|letter: char| !letter.is_ascii_digit()).collect()
    } else {
        text.split([',', ';']).map(str::trim).collect()
    };
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// The things that a few typed letters may mean: those that bear the name, else those in which every word occurs, else
/// those whose words are run together, else those that differ by a slip of the finger.
pub fn matching<'a>(items: impl IntoIterator<Item = &'a Item>, text: &str) -> Vec<&'a Item> {
    let items: Vec<_> = items.into_iter().collect();
    let wanted = folded(text);
    if wanted.is_empty() {
        return Vec::new();
    }
    let ways: [fn(&str, &str) -> bool; 4] = [|name, wanted| name == wanted, holds_words, run_together, near];
    let found = ways.iter().map(|fits| fitting(&items, &wanted, *fits)).find(|found| !found.is_empty());
    let mut found = found.unwrap_or_default();
    found.sort_by_key(|item| distance(&folded(&item.label), &wanted));
    found
}

fn fitting<'a>(items: &[&'a Item], wanted: &str, fits: fn(&str, &str) -> bool) -> Vec<&'a Item> {
    items.iter().copied().filter(|item| names(item).iter().any(|name| fits(name, wanted))).collect()
}

/// How far the text that is shown is from the wanted one; other names are farther.
fn distance(label: &str, wanted: &str) -> u8 {
    match () {
        () if label.starts_with(wanted) || begins(&label.split(' ').collect::<Vec<_>>(), wanted) => 0,
        () if label.contains(wanted) => 1,
        () if holds_words(label, wanted) => 2,
        () => 3,
    }
}

/// All names of a thing, for comparison.
fn names(item: &Item) -> Vec<String> {
    [&item.id, &item.label].into_iter().chain(&item.also).map(|name| folded(name)).collect()
}

/// Small letters, single spaces, and `+` for `plus`, so that `A+` and `comptia-a-plus` agree.
fn folded(name: &str) -> String {
    let spaced = name.to_lowercase().replace(['-', '_', '/', '(', ')', ',', '.'], " ").replace('+', " plus ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether every wanted word begins a word of the name.
fn holds_words(name: &str, wanted: &str) -> bool {
    wanted.split(' ').all(|word| name.split(' ').any(|own| own.starts_with(word)))
}

/// Whether the beginnings of words, run together, give the wanted text, as in `helpdesk` and `sysadmin`.
fn run_together(name: &str, wanted: &str) -> bool {
    let words: Vec<_> = name.split(' ').collect();
    (0..words.len()).any(|first| begins(&words[first..], &wanted.replace(' ', "")))
}

/// Whether the wanted text begins with the beginning of the first word, and its rest with that of the next.
fn begins(words: &[&str], wanted: &str) -> bool {
    let Some((word, rest)) = words.split_first() else { return wanted.is_empty() };
    let common = word.bytes().zip(wanted.bytes()).take_while(|(own, typed)| own == typed).count();
    let parts = (LEAST_PART..=common).filter(|&length| wanted.is_char_boundary(length));
    wanted.is_empty() || parts.rev().any(|length| begins(rest, &wanted[length..]))
}

/// Letters that a word must lend to a text of words run together.
const LEAST_PART: usize = 3;

/// Whether the name, or as many of its words, differs from the wanted text by a slip in five letters.
fn near(name: &str, wanted: &str) -> bool {
    let length = wanted.graphemes(true).count();
    let words = wanted.split(' ').count();
    let beginning = name.split(' ').take(words).collect::<Vec<_>>().join(" ");
    let slips = length / 5;
    slips > 0 && [name, &beginning].iter().any(|name| strsim::osa_distance(name, wanted) <= slips)
}

#[cfg(test)]
mod tests;
