//! From a YAML value to a typed one, with every problem told at its place.
//!
//! Serde stops at the first problem. Here each one is told, what caused it is taken out, and decoding goes on, so
//! that an author sees all of them at once.

mod wording;

pub use wording::key_text;

use serde::de::DeserializeOwned;
use serde_yaml::Value;

use crate::diagnostic::Diagnostic;
use crate::source::{Path, Place, Segment};

/// What an empty text is told as by types that refuse one.
pub const EMPTY_TEXT: &str = "the text is empty";

/// More problems than these in one item are not worth telling.
const MOST: usize = 20;

/// Decodes a value that stands at a place. A value is given back even if there are findings, unless it makes no
/// sense without the parts at fault.
pub fn decode<T: DeserializeOwned>(value: &Value, at: &Place) -> (Option<T>, Vec<Diagnostic>) {
    match serde_path_to_error::deserialize(value) {
        Ok(decoded) => (Some(decoded), Vec::new()),
        Err(error) => Repair { value: value.clone(), removed: Vec::new() }.go_on(at, error),
    }
}

type Fault = serde_path_to_error::Error<serde_yaml::Error>;

/// A copy from which everything at fault is taken out, with the places of what was taken.
struct Repair {
    value: Value,
    removed: Vec<Vec<Segment>>,
}

impl Repair {
    fn go_on<T: DeserializeOwned>(mut self, at: &Place, mut fault: Fault) -> (Option<T>, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        while findings.len() < MOST {
            let path = self.as_written(&segments(&fault));
            findings.extend(self.told(&fault, &path, at));
            self.expect_misspelt(&fault, &path);
            if !self.take_out(culprit(&fault, path)) {
                return (None, findings);
            }
            match serde_path_to_error::deserialize(&self.value) {
                Ok(decoded) => return (Some(decoded), findings),
                Err(next) => fault = next,
            }
        }
        (None, findings)
    }

    /// Nothing if the problem only follows from something taken out before.
    fn told(&self, fault: &Fault, path: &[Segment], at: &Place) -> Option<Diagnostic> {
        let message = fault.inner().to_string();
        let missing = wording::name_after(&message, "missing field ");
        let follows = missing.is_some_and(|name| self.removed.contains(&with(path, name)));
        (!follows).then(|| wording::told(&message, &inside(at, path)))
    }

    /// A key that is missing because it was misspelt is not worth a second finding.
    fn expect_misspelt(&mut self, fault: &Fault, path: &[Segment]) {
        let around = culprit(fault, path.to_vec());
        let meant = wording::meant_key(&fault.inner().to_string());
        if let (Some(meant), Some((_, around))) = (meant, around.split_last()) {
            self.removed.push(with(around, &meant));
        }
    }

    /// Takes out the value at a path; `false` if that is everything or cannot be done.
    fn take_out(&mut self, path: Vec<Segment>) -> bool {
        let Some((last, around)) = path.split_last() else { return false };
        let taken = match (walk(&mut self.value, &self.removed, around), last) {
            (Some(Value::Mapping(mapping)), Segment::Key(key)) => {
                let found = mapping.keys().find(|have| wording::key_text(have) == *key).cloned();
                found.and_then(|have| mapping.shift_remove(have)).is_some()
            }
            (Some(Value::Sequence(items)), Segment::Index(index)) => {
                let index = index - earlier(&self.removed, around, *index);
                index < items.len() && {
                    items.remove(index);
                    true
                }
            }
            _ => false,
        };
        self.removed.push(path);
        taken
    }

    /// The path with list places as the author wrote them, before anything was taken out.
    fn as_written(&self, path: &[Segment]) -> Vec<Segment> {
        let mut written: Vec<Segment> = Vec::new();
        for segment in path {
            let next = match segment {
                Segment::Index(index) => Segment::Index(original(&self.removed, &written, *index)),
                key @ Segment::Key(_) => key.clone(),
            };
            written.push(next);
        }
        written
    }
}

/// The part that has to go for decoding to go on.
fn culprit(fault: &Fault, path: Vec<Segment>) -> Vec<Segment> {
    match wording::name_after(&fault.inner().to_string(), "unknown field ") {
        Some(name) => unknown_key(&path, name),
        None => path,
    }
}

/// Some paths of unknown keys end before the key and some with it.
fn unknown_key(path: &[Segment], name: &str) -> Vec<Segment> {
    if path.last() == Some(&Segment::Key(name.to_owned())) { path.to_vec() } else { with(path, name) }
}

fn with(path: &[Segment], name: &str) -> Vec<Segment> {
    path.iter().cloned().chain([Segment::Key(name.to_owned())]).collect()
}

fn inside(at: &Place, path: &[Segment]) -> Place {
    let path: Path = at.path.segments().iter().chain(path).cloned().collect();
    Place { path, ..at.clone() }
}

fn walk<'value>(value: &'value mut Value, removed: &[Vec<Segment>], path: &[Segment]) -> Option<&'value mut Value> {
    let mut value = value;
    for (depth, segment) in path.iter().enumerate() {
        value = match (value, segment) {
            (Value::Mapping(mapping), Segment::Key(key)) => {
                mapping.iter_mut().find(|(have, _)| wording::key_text(have) == *key)?.1
            }
            (Value::Sequence(items), Segment::Index(index)) => {
                items.get_mut(index - earlier(removed, &path[..depth], *index))?
            }
            _ => return None,
        };
    }
    Some(value)
}

/// How many items of the list at `around` were taken out before this place in the author's counting.
fn earlier(removed: &[Vec<Segment>], around: &[Segment], index: usize) -> usize {
    gone(removed, around).into_iter().filter(|&gone| gone < index).count()
}

/// The author's place of the item that now stands at `index`.
fn original(removed: &[Vec<Segment>], around: &[Segment], index: usize) -> usize {
    gone(removed, around).into_iter().fold(index, |place, gone| if gone <= place { place + 1 } else { place })
}

fn gone(removed: &[Vec<Segment>], around: &[Segment]) -> Vec<usize> {
    let mut places: Vec<usize> = removed
        .iter()
        .filter_map(|path| match path.split_last() {
            Some((Segment::Index(index), list)) if list == around => Some(*index),
            _ => None,
        })
        .collect();
    places.sort_unstable();
    places
}

fn segments(fault: &Fault) -> Vec<Segment> {
    let steps = fault.path().iter();
    steps
        .filter_map(|step| match step {
            serde_path_to_error::Segment::Seq { index } => Some(Segment::Index(*index)),
            serde_path_to_error::Segment::Map { key } => Some(Segment::Key(key.clone())),
            serde_path_to_error::Segment::Enum { .. } | serde_path_to_error::Segment::Unknown => None,
        })
        .collect()
}

#[cfg(test)]
mod tests;
