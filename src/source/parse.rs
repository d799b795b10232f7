//! From bytes to one YAML document, or everything that stands in the way.

use granit_parser::{ErrorKind, Event, Parser};
use serde_yaml::Value;

use super::lines::Lines;
use super::spans::{self, Duplicate, SpanIndex};
use super::{FileId, Place};

/// The largest text that is read, in bytes. The whole shipped base is smaller.
pub const MAX_BYTES: usize = 4 << 20;

/// More duplicate keys than these are not worth telling.
const MOST_DUPLICATES: usize = 200;

/// Something that keeps a text from being read as YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: TroubleKind,
}

/// What keeps a text from being read as YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TroubleKind {
    /// The bytes are not UTF-8.
    NotUtf8,
    /// More bytes than [`MAX_BYTES`].
    TooLarge {
        /// How many.
        bytes: usize,
    },
    /// The text breaks the rules of YAML, in the words of the parser.
    Syntax(String),
    /// A second document begins.
    ManyDocuments,
    /// Lists and mappings are nested too deeply.
    TooDeep,
    /// A value is used again by an alias. Aliases can multiply a small text beyond any memory.
    Alias,
    /// A key stands twice in one mapping.
    DuplicateKey {
        /// The key.
        key: String,
        /// The line on which it stands first.
        first_line: usize,
    },
}

/// Reads one document. Cheap checks come first, so that a hostile text costs little.
pub(super) fn parse(file: FileId, bytes: &[u8]) -> Result<Value, Vec<Trouble>> {
    let one = |kind, byte| vec![Trouble { place: Place::byte(file, byte), kind }];
    if bytes.len() > MAX_BYTES {
        return Err(one(TroubleKind::TooLarge { bytes: bytes.len() }, 0));
    }
    let text = without_mark(bytes).map_err(|byte| one(TroubleKind::NotUtf8, byte))?;
    if looks_deep(text) || may_have_aliases(text) {
        check_events(text).map_err(|(kind, byte)| one(kind, byte))?;
    }
    serde_yaml::from_str(text).map_err(|error| explain(file, text, &error))
}

/// The text without one leading byte order mark, or the first byte that is not UTF-8.
pub(super) fn without_mark(bytes: &[u8]) -> Result<&str, usize> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| error.valid_up_to())
}

/// Whether brackets or inline dashes could nest too deeply. Quoted brackets count too: it is only a first look.
fn looks_deep(text: &str) -> bool {
    let (mut depth, mut line_depth) = (0_usize, 0_usize);
    for pair in text.as_bytes().windows(2) {
        match pair {
            [b'[' | b'{', _] => depth += 1,
            [b']' | b'}', _] => depth = depth.saturating_sub(1),
            [b'-' | b'?' | b':', b' '] => line_depth += 1,
            [b'\n', _] => line_depth = 0,
            _ => {}
        }
        if depth > spans::MAX_DEPTH || line_depth > spans::MAX_DEPTH {
            return true;
        }
    }
    false
}

/// An alias needs an anchor, so a text without both signs has none.
fn may_have_aliases(text: &str) -> bool {
    text.contains('&') && text.contains('*')
}

/// The first fault of form, found without building anything.
fn check_events(text: &str) -> Result<(), (TroubleKind, usize)> {
    let mut documents = 0;
    for event in Parser::new_from_str_with_options(text, spans::options()) {
        let (event, marks) = event.map_err(|error| {
            let byte = error.marker().byte_offset().unwrap_or(0);
            match error.kind() {
                ErrorKind::RecursionLimitExceeded => (TroubleKind::TooDeep, byte),
                _ => (TroubleKind::Syntax(error.info()), byte),
            }
        })?;
        if event.is_alias() {
            return Err((TroubleKind::Alias, marks.byte_range().map_or(0, |bytes| bytes.start)));
        }
        documents += usize::from(matches!(event, Event::DocumentStart(..)));
        if documents > 1 {
            return Err((TroubleKind::ManyDocuments, marks.byte_range().map_or(0, |bytes| bytes.start)));
        }
    }
    Ok(())
}

/// Finds out what is wrong: all duplicate keys, or the first fault of form.
fn explain(file: FileId, text: &str, error: &serde_yaml::Error) -> Vec<Trouble> {
    if let Err((kind, byte)) = check_events(text) {
        return vec![Trouble { place: Place::byte(file, byte), kind }];
    }
    let duplicates = duplicates(file, text);
    if !duplicates.is_empty() {
        return duplicates;
    }
    let message = error.to_string();
    let kind = if message.contains("recursion limit") {
        TroubleKind::TooDeep
    } else {
        TroubleKind::Syntax(without_position(&message))
    };
    let byte = error.location().map_or(0, |at| byte_of(text, at.line(), at.column()));
    vec![Trouble { place: Place::byte(file, byte), kind }]
}

fn duplicates(file: FileId, text: &str) -> Vec<Trouble> {
    let lines = Lines::of(text);
    let found = SpanIndex::read(text).duplicates().into_iter().take(MOST_DUPLICATES);
    found
        .map(|Duplicate { path, key, first, again }| Trouble {
            place: Place::bytes(file, path, again),
            kind: TroubleKind::DuplicateKey { key, first_line: lines.line(first).0 },
        })
        .collect()
}

/// The byte of a line and a column in characters, both from 1.
fn byte_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let inside: usize = text[start..].chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
    start + inside
}

fn without_position(message: &str) -> String {
    message.split(" at line ").next().unwrap_or(message).to_owned()
}
