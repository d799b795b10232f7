//! JSON Schemas (draft-07) of the files that people write, so that editors can complete and check them.
//!
//! The shapes of knowledge base and persona files come from the types that read them; those of a profile come from the
//! facts of a base.

mod profile;

use serde_json::{Value, json};

use crate::kb::KnowledgeBase;
use crate::kb::gather::{LISTS, List};
use crate::kb::raw::{RawAbout, RawPayRelease};
use crate::kb::shape::{Shaped, Shapes, describe};
use crate::trial::raw::RawPersona;

/// Kinds of files that have a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A knowledge base file with any headings.
    File,
    /// A knowledge base file with one heading.
    List(&'static str),
    /// A persona.
    Persona,
    /// A profile.
    Profile,
}

impl Kind {
    /// Every kind, the most useful first.
    pub fn all() -> impl Iterator<Item = Self> {
        let lists = LISTS.iter().map(|list| Self::List(list.heading));
        [Self::File, Self::Persona, Self::Profile].into_iter().chain(lists)
    }

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::List(heading) => heading,
            Self::Persona => "persona",
            Self::Profile => "profile",
        }
    }

    /// The kind with this word.
    pub fn named(word: &str) -> Option<Self> {
        Self::all().find(|kind| kind.word() == word)
    }
}

/// The schema of a kind of file. What a profile may say depends on the base.
pub fn schema(kb: &KnowledgeBase, kind: Kind) -> Value {
    match kind {
        Kind::File => file(LISTS, true),
        Kind::List(heading) => {
            let lists: Vec<List> = LISTS.iter().filter(|list| list.heading == heading).copied().collect();
            file(&lists, false)
        }
        Kind::Persona => persona(kb),
        Kind::Profile => Shapes::default().schema("Profile for helpdesk-path", profile::shape(kb)),
    }
}

/// A knowledge base file with these lists. Files of a base may hold personas too; those are checked by their own schema.
fn file(lists: &[List], whole: bool) -> Value {
    let mut shapes = Shapes::default();
    let mut headings = json!({});
    if whole {
        headings["knowledge_base"] = RawAbout::shape(&mut shapes);
        headings["pay_release"] = RawPayRelease::shape(&mut shapes);
        headings["persona"] = json!({"type": "object"});
    }
    for list in lists {
        headings[list.heading] = items(list, &mut shapes);
    }
    let file = json!({"type": "object", "additionalProperties": false, "properties": headings});
    shapes.schema("Knowledge base file for helpdesk-path", file)
}

/// A list of items, any of which may be one that is taken away; a heading with nothing under it is an empty list.
fn items(list: &List, shapes: &mut Shapes) -> Value {
    let item = (list.shape)(shapes);
    let mut keys: Value = list.keys.iter().map(|key| (*key, json!({"type": ["string", "integer"]}))).collect();
    keys["remove"] = json!({"const": true});
    let required: Vec<&str> = list.keys.iter().copied().chain(["remove"]).collect();
    let removal = json!({
        "type": "object",
        "description": "Takes away what an earlier layer has.",
        "properties": keys,
        "required": required,
        "additionalProperties": false,
    });
    json!({"type": ["array", "null"], "items": {"anyOf": [item, removal]}})
}

fn persona(kb: &KnowledgeBase) -> Value {
    let mut shapes = Shapes::default();
    let mut persona = RawPersona::shape(&mut shapes);
    describe(&mut persona, &["A person made up to try the base out."]);
    let file = json!({
        "type": "object",
        "properties": {"persona": persona},
        "required": ["persona"],
        "additionalProperties": false,
    });
    let mut schema = shapes.schema("Persona for helpdesk-path", file);
    schema["definitions"]["Persona"]["properties"]["profile"] = json!({"$ref": "#/definitions/Profile"});
    schema["definitions"]["Profile"] = profile::shape(kb);
    schema
}
