//! Serde's messages in the words of the subject.

use serde_yaml::Value;

use super::{EMPTY_TEXT, unknown_key};
use crate::diagnostic::{Diagnostic, codes, did_you_mean, suggest};
use crate::source::Place;

/// The finding for a message of serde about the value at a place.
pub(super) fn told(message: &str, at: &Place) -> Diagnostic {
    if let Some(name) = name_after(message, "unknown field ") {
        return unknown_key_told(message, name, at);
    }
    if let Some(name) = name_after(message, "missing field ") {
        return Diagnostic::error(codes::MISSING_KEY, format!("the key `{name}` is missing"))
            .at(at.clone())
            .help(format!("add `{name}: ...` here"));
    }
    if let Some(word) = name_after(message, "unknown variant ") {
        return unknown_word_told(message, word).at(at.clone());
    }
    if message == EMPTY_TEXT {
        return Diagnostic::error(codes::EMPTY_TEXT, EMPTY_TEXT)
            .at(at.clone())
            .help("write something, or leave the key out");
    }
    wrong_type(message).at(at.clone())
}

fn unknown_key_told(message: &str, name: &str, at: &Place) -> Diagnostic {
    let place = Place { path: unknown_key(at.path.segments(), name).into_iter().collect(), ..at.clone() }.its_key();
    if name == "<<" {
        return Diagnostic::error(codes::MERGE_KEY, "merge keys (`<<`) are not applied")
            .at(place)
            .help("write the keys out where they are needed");
    }
    let known = expected_names(message, name);
    Diagnostic::error(codes::UNKNOWN_KEY, format!("unknown key `{name}`")).at(place).help(choice_help(name, &known))
}

/// The key that was probably meant by an unknown one.
pub(super) fn meant_key(message: &str) -> Option<String> {
    let name = name_after(message, "unknown field ")?;
    suggest(name, expected_names(message, name))
}

fn unknown_word_told(message: &str, word: &str) -> Diagnostic {
    let known = expected_names(message, word);
    Diagnostic::error(codes::UNKNOWN_WORD, format!("unknown word `{word}`")).help(choice_help(word, &known))
}

fn choice_help(wanted: &str, known: &[&str]) -> String {
    if known.is_empty() {
        return "nothing can stand here".to_owned();
    }
    let list = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    did_you_mean(wanted, known.iter().copied()).unwrap_or_else(|| format!("known here: {list}"))
}

fn wrong_type(message: &str) -> Diagnostic {
    let parts = message.split_once(": ").filter(|(what, _)| what.starts_with("invalid ")).and_then(|(_, rest)| {
        let (found, wanted) = rest.rsplit_once(", expected ")?;
        Some((found, wanted))
    });
    let Some((found, wanted)) = parts else {
        return Diagnostic::error(codes::WRONG_TYPE, message.to_owned());
    };
    let told = Diagnostic::error(
        codes::WRONG_TYPE,
        format!("expected {}, found {}", wanted_words(wanted), found_words(found)),
    );
    let quotes = wanted_words(wanted) == "a text" && (found.starts_with("bool") || found.starts_with("floating"));
    if quotes { told.help("put it in quotes to make it a text") } else { told }
}

fn wanted_words(wanted: &str) -> &str {
    match wanted {
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number from 0",
        "i8" | "i16" | "i32" | "i64" => "a whole number",
        "f32" | "f64" => "a number",
        "a boolean" => "`true` or `false`",
        "a sequence" => "a list",
        "a map" => "a mapping",
        "a string" => "a text",
        other if other.starts_with("struct ") => "a mapping",
        other => other,
    }
}

fn found_words(found: &str) -> String {
    let (kind, value) = found.split_once(' ').unwrap_or((found, ""));
    match kind {
        "string" => format!("the text `{}`", shortened(value.trim_matches('"'))),
        "integer" | "floating" => format!("the number {}", value.trim_start_matches("point ")),
        "boolean" => value.to_owned(),
        "map" => "a mapping".to_owned(),
        "sequence" => "a list".to_owned(),
        "unit" => "nothing".to_owned(),
        _ => found.to_owned(),
    }
}

fn shortened(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() { short + "…" } else { short }
}

/// The first name in backticks after a beginning, as in "missing field `id`".
pub(super) fn name_after<'text>(message: &'text str, beginning: &str) -> Option<&'text str> {
    let rest = message.strip_prefix(beginning)?.strip_prefix('`')?;
    // A name may itself hold backticks; serde puts a comma or the end behind the last one.
    let end = rest.find("`, ").unwrap_or(rest.len().saturating_sub(1));
    rest.get(..end)
}

/// The names in backticks behind the first name.
fn expected_names<'text>(message: &'text str, name: &str) -> Vec<&'text str> {
    let after = message.find(name).map_or("", |start| &message[start + name.len() + 1..]);
    after.split('`').skip(1).step_by(2).collect()
}

/// A key as it is written in paths.
pub fn key_text(key: &Value) -> String {
    match key {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        _ => String::new(),
    }
}
