//! Items kept in one order, found by their id in text, held by a small typed handle.

use std::collections::BTreeMap;
use std::marker::PhantomData;

/// A typed handle to one item of a [`Table`]. Holding one means that the item exists.
pub trait Handle: Copy + Ord {
    /// Makes the handle of the item at this place in its table.
    fn from_index(index: usize) -> Self;
    /// The place of the item in its table.
    fn index(self) -> usize;
}

/// Something with an id in text, as authors write it.
pub trait Named {
    /// The id, unique among the items of its kind.
    fn id(&self) -> &str;
}

/// All items of one kind, in the order of their ids, so that every run walks them alike.
#[derive(Debug, Clone)]
pub struct Table<H, T> {
    items: Vec<T>,
    by_id: BTreeMap<String, usize>,
    handle: PhantomData<H>,
}

impl<H: Handle, T: Named> Table<H, T> {
    /// Builds the table; the items keep the given order, which fixes their handles.
    pub fn new(items: Vec<T>) -> Self {
        let by_id = items.iter().enumerate().map(|(place, item)| (item.id().to_owned(), place)).collect();
        Self { items, by_id, handle: PhantomData }
    }

    /// The item behind a handle.
    pub fn get(&self, handle: H) -> &T {
        &self.items[handle.index()]
    }

    /// The id in text of the item behind a handle.
    pub fn id(&self, handle: H) -> &str {
        self.get(handle).id()
    }

    /// Looks an item up by its id in text.
    pub fn find(&self, id: &str) -> Option<H> {
        self.by_id.get(id).map(|&place| H::from_index(place))
    }

    /// All items with their handles.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (H, &T)> {
        self.items.iter().enumerate().map(|(place, item)| (H::from_index(place), item))
    }

    /// All handles.
    pub fn handles(&self) -> impl DoubleEndedIterator<Item = H> + use<H, T> {
        (0..self.items.len()).map(H::from_index)
    }

    /// All ids in text, for suggestions and completion.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.items.iter().map(Named::id)
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

/// Declares a handle type and ties it to the item it stands for.
macro_rules! handles {
    ($($(#[$doc:meta])* $handle:ident => $item:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $handle(u32);

        impl $crate::kb::table::Handle for $handle {
            fn from_index(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
            fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl $crate::kb::table::Named for $item {
            fn id(&self) -> &str {
                &self.id
            }
        }
    )*};
}
pub(crate) use handles;
