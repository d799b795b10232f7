//! YAML texts with names, and the place of any value in them.
//!
//! Findings hold a [`Place`]: a file and a logical path such as `roles[3].requires[2].skill`. Bytes, lines and
//! columns are worked out by [`SourceSet::locate`] when somebody looks, because most runs have nothing to show.

mod lines;
mod parse;
mod spans;

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use lines::Lines;
pub use parse::{MAX_BYTES, Trouble, TroubleKind};
use spans::SpanIndex;

/// Handle of one text in a [`SourceSet`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// The texts of one run, in the order in which they were added.
#[derive(Debug, Default)]
pub struct SourceSet {
    files: Vec<SourceFile>,
}

#[derive(Debug)]
struct SourceFile {
    name: String,
    layer: Option<String>,
    bytes: Cow<'static, [u8]>,
    /// The same as JSON, for texts that were read when the program was built.
    json: Option<&'static str>,
    lossy: OnceLock<String>,
    spans: OnceLock<SpanIndex>,
    lines: OnceLock<Lines>,
}

/// A text that is part of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shipped {
    /// Its name.
    pub name: &'static str,
    /// The text as authors wrote it.
    pub text: &'static str,
    /// The same as JSON; empty if it could not be turned into that.
    pub json: &'static str,
}

/// A place in a text, told by what stands there rather than by bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The text.
    pub file: FileId,
    /// The way from the top of the text to the value.
    pub path: Path,
    /// Which part of it is meant.
    pub part: Part,
}

/// Which part of a path's end is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The key that leads to the value.
    Key,
    /// The value itself.
    Value,
    /// These bytes of the text, from the first to before the second, for faults that have no path.
    Bytes(u32, u32),
}

/// The way from the top of a text to a value. Displays as `roles[3].requires[2].skill`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Path(Vec<Segment>);

/// One step of a [`Path`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Segment {
    /// Into a mapping, by key.
    Key(String),
    /// Into a list, by place from 0.
    Index(usize),
}

/// Where a place lies in its text. Bytes count from 0, line and column from 1; columns are characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// The line of the first byte.
    pub line: usize,
    /// The column of the first byte, in characters.
    pub column: usize,
}

impl SourceSet {
    /// An empty set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text. The name is shown in findings; the layer says which base a knowledge base file belongs to.
    pub fn add(&mut self, name: impl Into<String>, layer: Option<String>, bytes: Vec<u8>) -> FileId {
        self.push(name.into(), layer, Cow::Owned(bytes), None)
    }

    /// Adds a text that is part of the program, with the same as JSON, which is many times faster to read.
    pub fn add_static(&mut self, shipped: &Shipped, layer: Option<String>) -> FileId {
        let json = Some(shipped.json).filter(|json| !json.is_empty());
        self.push(shipped.name.to_owned(), layer, Cow::Borrowed(shipped.text.as_bytes()), json)
    }

    fn push(
        &mut self,
        name: String,
        layer: Option<String>,
        bytes: Cow<'static, [u8]>,
        json: Option<&'static str>,
    ) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(SourceFile {
            name,
            layer,
            bytes,
            json,
            lossy: OnceLock::new(),
            spans: OnceLock::new(),
            lines: OnceLock::new(),
        });
        id
    }

    /// All texts, in the order in which they were added.
    pub fn files(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..u32::try_from(self.files.len()).unwrap_or(u32::MAX)).map(FileId)
    }

    /// The name of a text, as shown in findings.
    pub fn name(&self, file: FileId) -> &str {
        &self.file(file).name
    }

    /// The layer that a text belongs to.
    pub fn layer(&self, file: FileId) -> Option<&str> {
        self.file(file).layer.as_deref()
    }

    /// The text without a byte order mark. Bytes that are not UTF-8 show as replacement characters.
    pub fn text(&self, file: FileId) -> &str {
        self.file(file).text()
    }

    /// The text as JSON, if it was turned into that when the program was built.
    pub fn json(&self, file: FileId) -> Option<&'static str> {
        self.file(file).json
    }

    /// Reads the text as one YAML document; an empty text is `null`.
    pub fn parse(&self, file: FileId) -> Result<serde_yaml::Value, Vec<Trouble>> {
        parse::parse(file, &self.file(file).bytes)
    }

    /// Where a place lies; the nearest enclosing value if there is nothing at that path.
    pub fn locate(&self, place: &Place) -> Option<Span> {
        let text = self.text(place.file);
        let bytes = match place.part {
            Part::Bytes(start, end) => (start as usize).min(text.len())..(end as usize).min(text.len()),
            Part::Key => self.spans(place.file).find(&place.path, true),
            Part::Value => self.spans(place.file).find(&place.path, false),
        };
        let lines = self.file(place.file).lines.get_or_init(|| Lines::of(text));
        span(text, lines, bytes)
    }

    fn spans(&self, file: FileId) -> &SpanIndex {
        self.file(file).spans.get_or_init(|| SpanIndex::read(self.text(file)))
    }

    fn file(&self, file: FileId) -> &SourceFile {
        &self.files[file.0 as usize]
    }
}

impl SourceFile {
    fn text(&self) -> &str {
        match parse::without_mark(&self.bytes) {
            Ok(text) => text,
            Err(_) => self.lossy.get_or_init(|| lossy(&self.bytes)),
        }
    }
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim_start_matches('\u{feff}').to_owned()
}

fn span(text: &str, lines: &Lines, bytes: std::ops::Range<usize>) -> Option<Span> {
    let (line, line_start) = lines.line(bytes.start);
    let column = text.get(line_start..bytes.start)?.chars().count() + 1;
    Some(Span { start: bytes.start, end: bytes.end, line, column })
}

impl Place {
    /// The value at a path.
    pub fn value(file: FileId, path: Path) -> Self {
        Self { file, path, part: Part::Value }
    }

    /// The last key of a path.
    pub fn key(file: FileId, path: Path) -> Self {
        Self { file, path, part: Part::Key }
    }

    /// A byte of the text.
    pub fn byte(file: FileId, byte: usize) -> Self {
        Self::bytes(file, Path::default(), byte..byte)
    }

    /// Bytes of the text that stand for a path.
    pub fn bytes(file: FileId, path: Path, bytes: std::ops::Range<usize>) -> Self {
        let short = |byte| u32::try_from(byte).unwrap_or(u32::MAX);
        Self { file, path, part: Part::Bytes(short(bytes.start), short(bytes.end)) }
    }

    /// The value one key further in.
    #[must_use]
    pub fn at(&self, key: &str) -> Self {
        Self::value(self.file, self.path.clone().key(key))
    }

    /// The value one list place further in.
    #[must_use]
    pub fn nth(&self, index: usize) -> Self {
        Self::value(self.file, self.path.clone().index(index))
    }

    /// The key that leads to this value.
    #[must_use]
    pub fn its_key(mut self) -> Self {
        self.part = Part::Key;
        self
    }
}

impl Path {
    /// One key further in.
    #[must_use]
    pub fn key(mut self, key: &str) -> Self {
        self.0.push(Segment::Key(key.to_owned()));
        self
    }

    /// One list place further in.
    #[must_use]
    pub fn index(mut self, index: usize) -> Self {
        self.0.push(Segment::Index(index));
        self
    }

    /// The steps from the top.
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }
}

impl FromIterator<Segment> for Path {
    fn from_iter<I: IntoIterator<Item = Segment>>(segments: I) -> Self {
        Self(segments.into_iter().collect())
    }
}

impl fmt::Display for Path {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Key(key) if place == 0 => write!(formatter, "{key}")?,
                Segment::Key(key) => write!(formatter, ".{key}")?,
                Segment::Index(index) => write!(formatter, "[{index}]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
