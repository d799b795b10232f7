//! A page: what a report says, apart from how it looks. Every format is drawn from this.
//!
//! Text enters a page cleaned of control characters, and a link only if it leads to a safe place;
//! the formats add the escaping that they need themselves.

use jiff::civil::Date;

use super::clean::{clean, steers};

/// A whole report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The title.
    pub title: Text,
    /// What follows, in order.
    pub blocks: Vec<Block>,
}

/// One part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The heading of a section.
    Section(Text),
    /// The heading of a group within a section.
    Group(Text),
    /// One paragraph.
    Paragraph(Text),
    /// Short paragraphs that stand close together.
    Lines(Vec<Text>),
    /// Points in no order.
    Bullets(Vec<Text>),
    /// Points with numbers from 1.
    Numbered(Vec<Text>),
    /// Labels with what they stand for.
    Fields(Vec<Field>),
    /// Rows and columns.
    Table(Table),
    /// Something to do.
    Task(Task),
    /// Bars on a line of time: a picture of what is also told in words, for formats that have pictures.
    Timeline(Timeline),
}

/// A label with what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The label, without a colon.
    pub label: &'static str,
    /// What it stands for.
    pub text: Text,
}

impl Field {
    /// A label with what it stands for.
    pub fn new(label: &'static str, text: impl Into<Text>) -> Self {
        Self { label, text: text.into() }
    }
}

/// Rows and columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The heads of the columns.
    pub heads: Vec<&'static str>,
    /// The rows; each has as many cells as there are heads. The first cell names the row.
    pub rows: Vec<Vec<Text>>,
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its number in the whole plan.
    pub number: usize,
    /// What to do.
    pub title: Text,
    /// When, how long and for how much, on one line.
    pub facts: Text,
    /// What to do, in order.
    pub actions: Vec<Text>,
    /// Anything more.
    pub details: Vec<Field>,
}

/// Bars on a line of time, a section of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// The heading.
    pub title: Text,
    /// The first day shown.
    pub from: Date,
    /// The last day shown.
    pub to: Date,
    /// The bars, in order.
    pub bars: Vec<Bar>,
}

/// A stretch of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it is.
    pub label: Text,
    /// The first day, or the early day of an arrival.
    pub from: Date,
    /// The likely last day.
    pub likely: Date,
    /// The last day when things do not go well.
    pub late: Date,
    /// Whether it is an arrival in a new role.
    pub is_goal: bool,
}

/// A run of spans.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(Vec<Span>);

/// Words in one tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    words: String,
    tone: Tone,
}

/// How words are said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tone {
    /// As they are.
    Plain,
    /// With weight.
    Strong,
    /// In the background.
    Faint,
    /// To be typed as they stand; never broken over two lines.
    Code,
    /// Something gained.
    Good,
    /// Something to be careful about.
    Care,
    /// Leading somewhere.
    Link(WebAddress),
}

/// An address that is safe to offer as a link: `http`, `https` or `mailto`, and nothing but visible characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress(String);

impl WebAddress {
    /// The address, if it is safe to offer.
    pub fn new(address: &str) -> Option<Self> {
        let lower = address.to_ascii_lowercase();
        let known = ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
        let visible = !address.contains(|c: char| c.is_whitespace() || steers(c) || "<>\"`".contains(c));
        (known && visible).then(|| Self(address.to_owned()))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Span {
    /// The words, free of control characters and line breaks.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// How they are said.
    pub fn tone(&self) -> &Tone {
        &self.tone
    }
}

impl Text {
    /// Words in a tone.
    pub fn toned(tone: Tone, words: &str) -> Self {
        let words = clean(words);
        Self(if words.is_empty() { Vec::new() } else { vec![Span { words, tone }] })
    }

    /// Words as they are.
    pub fn plain(words: &str) -> Self {
        Self::toned(Tone::Plain, words)
    }

    /// Words with weight.
    pub fn strong(words: &str) -> Self {
        Self::toned(Tone::Strong, words)
    }

    /// Words in the background.
    pub fn faint(words: &str) -> Self {
        Self::toned(Tone::Faint, words)
    }

    /// Words to be typed as they stand.
    pub fn code(words: &str) -> Self {
        Self::toned(Tone::Code, words)
    }

    /// Words as they are, save that what stands between back-ticks is to be typed.
    pub fn prose(words: &str) -> Self {
        let parts: Vec<&str> = words.split('`').collect();
        if parts.len().is_multiple_of(2) {
            return Self::plain(words);
        }
        let toned = |(place, part): (usize, &&str)| if place % 2 == 0 { Self::plain(part) } else { Self::code(part) };
        parts.iter().enumerate().map(toned).fold(Self::default(), Self::and)
    }

    /// A link, or the words with the address behind them if it is not safe to follow.
    pub fn link(words: &str, address: &str) -> Self {
        match WebAddress::new(address) {
            Some(address) => Self::toned(Tone::Link(address), words),
            None => Self::plain(words).and(format!(" ({address})")),
        }
    }

    /// This text followed by another.
    #[must_use]
    pub fn and(mut self, more: impl Into<Self>) -> Self {
        self.0.extend(more.into().0);
        self
    }

    /// Texts one after the other with the same words between them.
    pub fn join(texts: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let mut joined = Self::default();
        for text in texts {
            if !joined.is_empty() {
                joined = joined.and(between);
            }
            joined = joined.and(text);
        }
        joined
    }

    /// Its spans.
    pub fn spans(&self) -> &[Span] {
        &self.0
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|span| span.words.trim().is_empty())
    }

    /// Its words without tones.
    pub fn words(&self) -> String {
        self.0.iter().map(Span::words).collect()
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self::plain(words)
    }
}

impl From<String> for Text {
    fn from(words: String) -> Self {
        Self::plain(&words)
    }
}

impl From<&String> for Text {
    fn from(words: &String) -> Self {
        Self::plain(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_addresses_become_links() {
        for safe in ["https://example.org/a?b=c", "HTTP://example.org", "mailto:desk@example.org"] {
            assert!(WebAddress::new(safe).is_some(), "{safe}");
        }
        for unsafe_ in
            ["javascript:alert(1)", "data:text/html,x", "https://a b", "https://a\"b", "https://a\u{202e}", ""]
        {
            assert!(WebAddress::new(unsafe_).is_none(), "{unsafe_}");
        }
    }

    #[test]
    fn an_unsafe_link_is_told_in_words() {
        assert_eq!(Text::link("here", "javascript:x"), Text::plain("here").and(" (javascript:x)"));
    }

    #[test]
    fn prose_sets_apart_what_is_to_be_typed() {
        assert_eq!(Text::prose("say `--goal x` now"), Text::plain("say ").and(Text::code("--goal x")).and(" now"));
        assert_eq!(Text::prose("a ` alone"), Text::plain("a ` alone"));
    }

    #[test]
    fn text_is_cleaned_on_entry() {
        assert_eq!(Text::strong("a\nb\u{1b}").words(), "a b␛");
        assert_eq!(Text::join([Text::plain("a"), Text::plain("b")], ", ").words(), "a, b");
        assert!(Text::plain(" \n").is_empty());
    }
}
