//! Text broken into lines of a width, each word in its tone.

use unicode_width::UnicodeWidthStr;

use super::page::{Span, Text, Tone};

/// One line: pieces of text, neighbours of the same tone joined.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line(pub Vec<(Tone, String)>);

impl Line {
    /// The columns it takes.
    pub fn width(&self) -> usize {
        self.words().width()
    }

    /// Its words without tones.
    pub fn words(&self) -> String {
        self.0.iter().map(|(_, words)| words.as_str()).collect()
    }

    fn add(&mut self, word: &Word) {
        if !self.0.is_empty() {
            let tone = word.0.first().map_or(Tone::Plain, |(tone, _)| tone.clone());
            let space = if self.0.last().is_some_and(|(last, _)| *last == tone) { tone } else { Tone::Plain };
            self.push(&space, " ");
        }
        for (tone, words) in &word.0 {
            self.push(tone, words);
        }
    }

    fn push(&mut self, tone: &Tone, words: &str) {
        match self.0.last_mut() {
            Some((last, text)) if last == tone => text.push_str(words),
            _ => self.0.push((tone.clone(), words.to_owned())),
        }
    }
}

/// Breaks a text into lines of at most `width` columns. A word that is wider than a line is left
/// whole, so that an address can still be copied.
pub fn wrap(text: &Text, width: usize) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    for word in words(text) {
        let line = lines.last().cloned().unwrap_or_default();
        let mut longer = line.clone();
        longer.add(&word);
        if line.0.is_empty() || longer.width() <= width {
            lines.pop();
        } else {
            longer = Line::default();
            longer.add(&word);
        }
        lines.push(longer);
    }
    lines
}

/// The columns of the widest word, which no line can be narrower than.
pub fn widest_word(text: &Text) -> usize {
    words(text).iter().map(Word::width).max().unwrap_or(0)
}

/// Characters that stay together, maybe of several tones.
#[derive(Debug, Default)]
struct Word(Vec<(Tone, String)>);

impl Word {
    fn width(&self) -> usize {
        self.0.iter().map(|(_, words)| words.as_str()).collect::<String>().width()
    }
}

fn words(text: &Text) -> Vec<Word> {
    let mut words = vec![Word::default()];
    for span in text.spans() {
        for (place, part) in parts(span).into_iter().enumerate() {
            if place > 0 {
                words.push(Word::default());
            }
            if let (false, Some(word)) = (part.is_empty(), words.last_mut()) {
                word.0.push((span.tone().clone(), part));
            }
        }
    }
    words.retain(|word| !word.0.is_empty());
    words
}

/// The words of a span. What is to be typed stays in one piece; a link tells its address.
fn parts(span: &Span) -> Vec<String> {
    match span.tone() {
        Tone::Code => vec![span.words().to_owned()],
        Tone::Link(address) if address.as_str() != span.words() => {
            let told = format!("<{}>", address.as_str());
            span.words().split(' ').map(str::to_owned).chain([told]).collect()
        }
        _ => span.words().split(' ').map(str::to_owned).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &Text, width: usize) -> Vec<String> {
        wrap(text, width).iter().map(Line::words).collect()
    }

    #[test]
    fn breaks_between_words() {
        assert_eq!(wrapped(&"one two three".into(), 7), ["one two", "three"]);
        assert_eq!(wrapped(&"one two three".into(), 80), ["one two three"]);
        assert_eq!(wrapped(&Text::default(), 80), [""]);
    }

    #[test]
    fn leaves_a_wide_word_whole() {
        assert_eq!(wrapped(&"an unbreakable one".into(), 5), ["an", "unbreakable", "one"]);
    }

    #[test]
    fn counts_columns_not_characters() {
        assert_eq!(wrapped(&"東京 大阪 a".into(), 6), ["東京", "大阪 a"]);
    }

    #[test]
    fn keeps_what_is_typed_and_what_touches_together() {
        let text = Text::plain("say (").and(Text::code("--set a=1")).and("), then go");
        assert_eq!(wrapped(&text, 12), ["say", "(--set a=1),", "then go"]);
    }

    #[test]
    fn a_link_tells_its_address_once() {
        assert_eq!(wrapped(&Text::link("the page", "https://a.b"), 80), ["the page <https://a.b>"]);
        assert_eq!(wrapped(&Text::link("https://a.b", "https://a.b"), 80), ["https://a.b"]);
    }

    #[test]
    fn joins_neighbours_of_one_tone() {
        let text = Text::strong("all in one").and(" and more");
        let line = &wrap(&text, 80)[0];
        assert_eq!(line.0, [(Tone::Strong, "all in one".to_owned()), (Tone::Plain, " and more".to_owned())]);
    }
}
