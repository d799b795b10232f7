//! A look over a knowledge base that loads: what in it is unreachable, impossible, unused, out of date or unfounded.
//!
//! Loading tells what is wrong; the survey tells what is probably not meant so. Each family of findings has its own
//! file. What a condition allows is decided in [`logic`], by reasoning over all people there could be.

mod account;
mod age;
mod bars;
mod clashes;
pub mod codes;
mod estimates;
mod gates;
mod ladder;
pub mod logic;
mod roads;
mod rules;
mod spell;
mod unused;

use jiff::civil::Date;

use super::model::{Effect, KnowledgeBase, RuleId};
use super::places::Places;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Place;
pub use account::{Account, NotActedOn};
use logic::{Logic, Tables};

/// What came of looking a base over.
#[derive(Debug, Clone)]
pub struct Survey {
    /// Warnings and notes, in the order of the families.
    pub findings: Diagnostics,
    /// What became of the claims.
    pub claims: Account,
}

/// Looks a base over, as of today.
pub fn survey(kb: &KnowledgeBase, places: &Places, today: Date) -> Survey {
    let tables = Tables::of(kb);
    let view = View { kb, places, today, logic: Logic::over(kb, &tables) };
    let families: [fn(&View) -> Vec<Diagnostic>; 10] = [
        roads::look,
        bars::look,
        gates::look,
        rules::look,
        clashes::look,
        ladder::look,
        unused::look,
        account::look,
        age::look,
        estimates::look,
    ];
    let findings = families.into_iter().flat_map(|look| look(&view)).collect();
    Survey { findings, claims: account::of(kb) }
}

/// What every family looks at.
struct View<'a> {
    kb: &'a KnowledgeBase,
    places: &'a Places,
    today: Date,
    logic: Logic<'a>,
}

/// A finding at a place, if the place is known.
fn placed(finding: Diagnostic, place: Option<Place>) -> Diagnostic {
    match place {
        Some(place) => finding.at(place),
        None => finding,
    }
}

/// Where an effect of a rule stands. One `set` of several facts is several effects, so after a second `set` only the
/// list is certain.
fn effect_place(view: &View, id: RuleId, nth: usize) -> Option<Place> {
    let sets = view.kb.rules.get(id).then.iter().take(nth + 1).filter(|effect| matches!(effect, Effect::Set { .. }));
    let certain = sets.count() <= 1;
    view.places.key(id, "then").map(|list| if certain { list.nth(nth) } else { list })
}

/// Names as in a sentence: `` `a`, `b` and `c` ``.
fn names<'name>(names: impl IntoIterator<Item = &'name str>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests;
