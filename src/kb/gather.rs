//! All items of all files and layers, by kind and id, before anything refers to anything.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_yaml::Value;

use super::codes;
use super::here::At;
use super::places::Places;
use super::raw::{
    RawAbout, RawActivity, RawCareerLevel, RawCertification, RawClaim, RawFact, RawPay, RawPayRelease, RawQuestion,
    RawResource, RawRetired, RawRole, RawRule, RawSkill, RawSource, RawTrack, RawTransition,
};
use super::shape::{Shaped, Shapes};
use crate::decode::{decode, key_text};
use crate::diagnostic::{self, Diagnostic, Diagnostics, MOST_FINDINGS, did_you_mean};
use crate::source::{FileId, Path, Place, SourceSet};

/// A kind of item that files hold in lists.
pub(crate) trait Listed: DeserializeOwned {
    /// The heading of the list.
    const LIST: &'static str;
    /// The word for one item.
    const NOUN: &'static str;
    /// The keys that tell items apart.
    const KEYS: &'static [&'static str];

    /// The values of these keys in one text.
    fn key(&self) -> String;
}

/// A list as editors are told of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct List {
    pub(crate) heading: &'static str,
    /// The keys that tell items apart.
    pub(crate) keys: &'static [&'static str],
    /// The shape of an item.
    pub(crate) shape: fn(&mut Shapes) -> serde_json::Value,
}

/// What one file says of one item.
#[derive(Debug)]
pub(crate) struct Item<T> {
    pub(crate) raw: T,
    pub(crate) at: At,
    /// Whether parts of it were left out because they cannot be read.
    pub(crate) flawed: bool,
}

impl<T> Item<T> {
    fn sound(raw: T, at: At) -> Self {
        Self { raw, at, flawed: false }
    }
}

/// All items of one kind after all layers.
#[derive(Debug)]
pub(crate) struct Collected<T> {
    /// The items that can be read, by key.
    pub(crate) items: BTreeMap<String, Item<T>>,
    /// Items that cannot be read but are there, so that nobody calls their id unknown.
    pub(crate) broken: BTreeMap<String, At>,
    /// What a later layer took away.
    pub(crate) removed: BTreeMap<String, At>,
}

impl<T> Default for Collected<T> {
    fn default() -> Self {
        Self { items: BTreeMap::new(), broken: BTreeMap::new(), removed: BTreeMap::new() }
    }
}

impl<T> Collected<T> {
    /// The places of the items, in the order of their keys.
    pub(crate) fn places(&self) -> Vec<At> {
        self.items.values().map(|item| item.at).collect()
    }
}

/// Declares the headings of knowledge base files from one list.
macro_rules! lists {
    ($($list:ident: $raw:ident, $noun:literal, $keys:expr, |$item:ident| $key:expr;)*) => {
        $(impl Listed for $raw {
            const LIST: &'static str = stringify!($list);
            const NOUN: &'static str = $noun;
            const KEYS: &'static [&'static str] = &$keys;

            fn key(&self) -> String {
                let $item = self;
                $key
            }
        })*

        /// The lists that files may hold.
        pub(crate) const LISTS: &[List] = &[$(List {
            heading: stringify!($list),
            keys: <$raw as Listed>::KEYS,
            shape: <$raw as Shaped>::shape,
        }),*];

        /// Every heading that a file may have.
        const HEADINGS: &[&str] = &["knowledge_base", "pay_release", "persona", $(stringify!($list)),*];

        /// All items of all files.
        #[derive(Debug, Default)]
        pub(crate) struct Gathered {
            pub(crate) about: Option<Item<RawAbout>>,
            pub(crate) pay_release: Option<Item<RawPayRelease>>,
            /// Whether lists or whole files could not be read, so that nobody knows what else is there.
            pub(crate) incomplete: bool,
            $(pub(crate) $list: Collected<$raw>,)*
        }

        impl Gathered {
            /// Where every item stands.
            pub(crate) fn places(&self) -> Places {
                let lists = [$((stringify!($list), self.$list.places())),*];
                Places::new(lists, self.pay_release.as_ref().map(|release| release.at))
            }
        }

        /// A whole file that was turned into JSON when the program was built.
        #[derive(Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        struct RawFile {
            knowledge_base: Option<RawAbout>,
            pay_release: Option<RawPayRelease>,
            $($list: Vec<$raw>,)*
        }

        impl Gatherer<'_> {
            /// Takes in one list; `false` if no list has this heading.
            fn list(&mut self, file: FileId, heading: &str, value: &Value) -> bool {
                match heading {
                    $(stringify!($list) => {
                        let mut collected = std::mem::take(&mut self.gathered.$list);
                        self.items(file, value, &mut collected);
                        self.gathered.$list = collected;
                    })*
                    _ => return false,
                }
                true
            }

            /// Takes in a file that was turned into JSON when the program was built.
            fn ready_made(&mut self, file: FileId, raw: RawFile) {
                let single = |list| At { file, list, index: None };
                if let Some(raw) = raw.knowledge_base {
                    self.gathered.about = Some(Item::sound(raw, single("knowledge_base")));
                }
                if let Some(raw) = raw.pay_release {
                    self.gathered.pay_release = Some(Item::sound(raw, single("pay_release")));
                }
                $(
                    let mut collected = std::mem::take(&mut self.gathered.$list);
                    for (index, raw) in raw.$list.into_iter().enumerate() {
                        let at = At { file, list: stringify!($list), index: Some(index) };
                        self.put(Item::sound(raw, at), &mut collected);
                    }
                    self.gathered.$list = collected;
                )*
            }
        }
    };
}

lists! {
    tracks: RawTrack, "track", ["id"], |track| track.id.to_string();
    career_levels: RawCareerLevel, "career level", ["level"], |level| level.level.to_string();
    facts: RawFact, "fact", ["id"], |fact| fact.id.to_string();
    skills: RawSkill, "skill", ["id"], |skill| skill.id.to_string();
    roles: RawRole, "role", ["id"], |role| role.id.to_string();
    certifications: RawCertification, "certification", ["id"], |certification| certification.id.to_string();
    retired_certifications: RawRetired, "retired certification", ["id"], |retired| retired.id.to_string();
    activities: RawActivity, "activity", ["id"], |activity| activity.id.to_string();
    transitions: RawTransition, "transition", ["id"], |transition| transition.id.to_string();
    rules: RawRule, "rule", ["id"], |rule| rule.id.to_string();
    questions: RawQuestion, "question", ["id"], |question| question.id.to_string();
    resources: RawResource, "resource", ["id"], |resource| resource.id.to_string();
    pay: RawPay, "row of pay", ["soc", "area"], |pay| format!("{} {}", &*pay.soc, &*pay.area);
    sources: RawSource, "source", ["id"], |source| source.id.to_string();
    claims: RawClaim, "claim", ["id"], |claim| claim.id.to_string();
}

/// Reads every text that belongs to a layer.
pub(crate) fn gather(sources: &SourceSet, found: &mut Diagnostics) -> Gathered {
    let mut gatherer = Gatherer { sources, found, gathered: Gathered::default() };
    for file in sources.files().filter(|file| sources.layer(*file).is_some()) {
        gatherer.file(file);
    }
    gatherer.gathered
}

struct Gatherer<'run> {
    sources: &'run SourceSet,
    found: &'run mut Diagnostics,
    gathered: Gathered,
}

impl Gatherer<'_> {
    /// JSON that does not fit is passed over: the text itself then says what is wrong, and where.
    fn file(&mut self, file: FileId) {
        match self.sources.json(file).and_then(|json| serde_json::from_str(json).ok()) {
            Some(raw) => self.ready_made(file, raw),
            None => self.text(file),
        }
    }

    fn text(&mut self, file: FileId) {
        match self.sources.parse(file) {
            Err(troubles) => self.lose(troubles.into_iter().map(Diagnostic::from)),
            Ok(Value::Mapping(headings)) => {
                for (heading, value) in &headings {
                    self.heading(file, &key_text(heading), value);
                }
            }
            Ok(Value::Null) => self.found.push(
                Diagnostic::warning(diagnostic::codes::EMPTY_FILE, "this file holds nothing").at(Place::byte(file, 0)),
            ),
            Ok(_) => self.lose([no_headings(file)]),
        }
    }

    /// Tells of something that may have held any number of items.
    fn lose(&mut self, findings: impl IntoIterator<Item = Diagnostic>) {
        self.gathered.incomplete = true;
        self.found.extend(findings);
    }

    fn heading(&mut self, file: FileId, heading: &str, value: &Value) {
        let single = |list| At { file, list, index: None };
        match heading {
            "knowledge_base" => {
                let about = self.single(single("knowledge_base"), value);
                self.gathered.about = about.or(self.gathered.about.take());
            }
            "pay_release" => {
                let release = self.single(single("pay_release"), value);
                self.gathered.pay_release = release.or(self.gathered.pay_release.take());
            }
            // Personas are people for trying out a base; they are no part of it.
            "persona" => {}
            _ => {
                if !self.list(file, heading, value) {
                    self.lose([unknown_heading(file, heading)]);
                }
            }
        }
    }

    fn single<T: DeserializeOwned>(&mut self, at: At, value: &Value) -> Option<Item<T>> {
        let (raw, findings) = decode(value, &at.place());
        let flawed = !findings.is_empty();
        self.found.extend(findings);
        raw.map(|raw| Item { raw, at, flawed })
    }

    /// Takes in the items of one list. A heading with nothing under it is an empty list.
    fn items<T: Listed>(&mut self, file: FileId, value: &Value, collected: &mut Collected<T>) {
        let at = |index| At { file, list: T::LIST, index: Some(index) };
        match value {
            Value::Null => {}
            Value::Sequence(values) => {
                for (index, value) in values.iter().enumerate() {
                    if self.found.len() >= MOST_FINDINGS {
                        self.gathered.incomplete = true;
                        return;
                    }
                    self.item(at(index), value, collected);
                }
            }
            _ => self.lose([Diagnostic::error(codes::NOT_A_LIST, format!("`{}` holds a list", T::LIST))
                .at(Place::value(file, Path::default().key(T::LIST)))
                .help(format!("write each {} as an item that begins with `- `", T::NOUN))]),
        }
    }

    fn item<T: Listed>(&mut self, at: At, value: &Value, collected: &mut Collected<T>) {
        if value.get("remove").is_some() {
            return self.remove(at, value, collected);
        }
        let (raw, findings) = decode(value, &at.place());
        let flawed = !findings.is_empty();
        self.found.extend(findings);
        match raw {
            Some(raw) => self.put(Item { raw, at, flawed }, collected),
            None => drop(key_of::<T>(value).map(|key| collected.broken.insert(key, at))),
        }
    }

    /// A later layer replaces an item; within one layer a second one is an error.
    fn put<T: Listed>(&mut self, item: Item<T>, collected: &mut Collected<T>) {
        let key = item.raw.key();
        let first = collected.items.get(&key).map(|first| first.at);
        if let Some(first) = first.filter(|first| self.same_layer(first.file, item.at.file)) {
            self.found.push(self.declared_twice::<T>(&key, first, item.at));
            return;
        }
        collected.removed.remove(&key);
        collected.items.insert(key, item);
    }

    fn same_layer(&self, one: FileId, other: FileId) -> bool {
        self.sources.layer(one) == self.sources.layer(other)
    }

    fn declared_twice<T: Listed>(&self, key: &str, first: At, again: At) -> Diagnostic {
        let place = first.key(T::KEYS[0]);
        let line = self.sources.locate(&place).map_or(0, |at| at.line);
        Diagnostic::error(codes::DUPLICATE_ID, format!("the {} `{key}` stands twice", T::NOUN))
            .at(again.key(T::KEYS[0]))
            .help(format!("it stands first in {} on line {line}; keep one of the two", self.sources.name(first.file)))
    }

    fn remove<T: Listed>(&mut self, at: At, value: &Value, collected: &mut Collected<T>) {
        let keys = value.as_mapping().map_or(0, serde_yaml::Mapping::len);
        let (Some(key), Some(true), true) =
            (key_of::<T>(value), value.get("remove").and_then(Value::as_bool), keys == T::KEYS.len() + 1)
        else {
            let keys = T::KEYS.join("` and `");
            self.found.push(
                Diagnostic::error(
                    codes::REMOVE_SHAPE,
                    format!("a {} is removed by `{keys}` and `remove: true` alone", T::NOUN),
                )
                .at(at.place())
                .help("take the other keys out, or take `remove` out to replace the item"),
            );
            return;
        };
        if collected.items.remove(&key).is_none() && collected.broken.remove(&key).is_none() {
            self.found.push(
                Diagnostic::warning(codes::NOTHING_TO_REMOVE, format!("there is no {} `{key}` to remove", T::NOUN))
                    .at(at.key(T::KEYS[0]))
                    .maybe_help(did_you_mean(&key, collected.items.keys().map(String::as_str))),
            );
        }
        collected.removed.insert(key, at);
    }
}

/// The key of an item that may be broken elsewhere.
fn key_of<T: Listed>(value: &Value) -> Option<String> {
    let parts = T::KEYS.iter().map(|key| match value.get(*key)? {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    Some(parts.collect::<Option<Vec<_>>>()?.join(" "))
}

fn no_headings(file: FileId) -> Diagnostic {
    Diagnostic::error(codes::NOT_A_LIST, "a knowledge base file is a mapping with headings")
        .at(Place::byte(file, 0))
        .help(headings_help())
}

fn unknown_heading(file: FileId, heading: &str) -> Diagnostic {
    Diagnostic::error(diagnostic::codes::UNKNOWN_KEY, format!("unknown heading `{heading}`"))
        .at(Place::key(file, Path::default().key(heading)))
        .help(did_you_mean(heading, HEADINGS.iter().copied()).unwrap_or_else(headings_help))
}

fn headings_help() -> String {
    format!("headings are `{}`", HEADINGS.join("`, `"))
}
