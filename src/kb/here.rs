//! Places while walking through an item, made without cost and spelled out only for findings.

use crate::source::{FileId, Path, Place};

/// Where an item stands: in which file, under which heading, and at which place of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct At {
    pub(crate) file: FileId,
    pub(crate) list: &'static str,
    /// None for headings that hold a single thing.
    pub(crate) index: Option<usize>,
}

/// A place inside an item, linked to the places around it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Here<'around> {
    Item(At),
    Key(&'around Here<'around>, &'around str),
    Nth(&'around Here<'around>, usize),
}

impl At {
    /// The place of the whole item.
    pub(crate) fn place(self) -> Place {
        let path = Path::default().key(self.list);
        Place::value(self.file, self.index.map_or(path.clone(), |index| path.index(index)))
    }

    /// The place of the text of a key of the item.
    pub(crate) fn key(self, key: &str) -> Place {
        self.place().at(key)
    }
}

impl Here<'_> {
    /// The value one key further in.
    pub(crate) fn key<'inner>(&'inner self, key: &'inner str) -> Here<'inner> {
        Here::Key(self, key)
    }

    /// The value one list place further in.
    pub(crate) fn nth(&self, index: usize) -> Here<'_> {
        Here::Nth(self, index)
    }

    /// The place, spelled out.
    pub(crate) fn place(&self) -> Place {
        match self {
            Here::Item(at) => at.place(),
            Here::Key(around, key) => around.place().at(key),
            Here::Nth(around, index) => around.place().nth(*index),
        }
    }
}
