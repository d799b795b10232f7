//! Which ids exist, of which kind.

use std::collections::BTreeMap;

use super::codes;
use super::gather::{Collected, Listed};
use super::here::{At, Here};
use super::table::Handle;
use crate::diagnostic::{Diagnostic, did_you_mean};

/// The ids of one kind. Handles follow the order of the ids, as the tables do.
#[derive(Debug)]
pub(crate) struct Ids<H> {
    noun: &'static str,
    /// No handle for items that are there but cannot be read.
    known: BTreeMap<String, Option<H>>,
    removed: BTreeMap<String, At>,
    /// Whether some files could not be read, so that no id can be called unknown.
    incomplete: bool,
}

/// As many ids as these are shown when none is near the wanted one.
const FEW: usize = 10;

/// What became of looking an id up.
pub(crate) enum Lookup<H> {
    /// It exists.
    Found(H),
    /// It exists but cannot be read, or nobody knows because a file cannot be read; that was told where it stands.
    Broken,
    /// It does not exist.
    Unknown(Diagnostic),
}

impl<H: Handle> Ids<H> {
    pub(crate) fn of<T: Listed>(collected: &Collected<T>, incomplete: bool) -> Self {
        let items = collected.items.keys().enumerate();
        let mut known: BTreeMap<_, _> = items.map(|(place, id)| (id.clone(), Some(H::from_index(place)))).collect();
        for id in collected.broken.keys() {
            known.entry(id.clone()).or_insert(None);
        }
        Self { noun: T::NOUN, known, removed: collected.removed.clone(), incomplete }
    }

    pub(crate) fn find(&self, id: &str, here: &Here) -> Lookup<H> {
        match self.known.get(id) {
            Some(Some(handle)) => Lookup::Found(*handle),
            Some(None) => Lookup::Broken,
            None if self.incomplete => Lookup::Broken,
            None => Lookup::Unknown(self.unknown(id, here)),
        }
    }

    fn unknown(&self, id: &str, here: &Here) -> Diagnostic {
        let removed = self.removed.contains_key(id).then(|| format!("a later layer removes `{id}`"));
        let near = || did_you_mean(id, self.ids()).or_else(|| self.few());
        Diagnostic::error(codes::UNKNOWN_ID, format!("unknown {} `{id}`", self.noun))
            .at(here.place())
            .maybe_help(removed.or_else(near))
    }

    /// All ids, if they are few enough to read.
    fn few(&self) -> Option<String> {
        let ids: Vec<_> = self.ids().map(|id| format!("`{id}`")).collect();
        (1..=FEW).contains(&ids.len()).then(|| format!("known here: {}", ids.join(", ")))
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.known.keys().map(String::as_str)
    }
}
