//! Text broken into lines of a width, each word in its tone.

use unicode_width::UnicodeWidthStr;

use super::page::{Span, Text, Tone};
use super::wording::MONTHS;

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

/// Breaks a text into lines of at most so many columns, the first line's own and those of the
/// rest. A word that is wider than a line is left whole, so that an address can still be copied;
/// only what was kept together over a space is let go.
pub fn wrap(text: &Text, first: usize, rest: usize) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    let fits = |word: &Word| word.width() <= first.min(rest);
    let words = words(text).into_iter().flat_map(|word| if fits(&word) { vec![word] } else { word.let_go() });
    for word in words {
        let width = if lines.len() == 1 { first } else { rest };
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
        self.text().width()
    }

    /// Its parts between spaces.
    fn let_go(self) -> Vec<Self> {
        let mut words = vec![Self::default()];
        for (tone, text) in self.0 {
            for (place, part) in text.split(' ').enumerate() {
                if place > 0 {
                    words.push(Self::default());
                }
                words.last_mut().into_iter().for_each(|word| word.0.push((tone.clone(), part.to_owned())));
            }
        }
        words.retain(|word| !word.text().is_empty());
        words
    }

    fn text(&self) -> String {
        self.0.iter().map(|(_, words)| words.as_str()).collect()
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
    glued(words)
}

/// Puts a number and its unit, and the parts of a date, into one word: `3 h`, `14 Jun 2027`.
fn glued(words: Vec<Word>) -> Vec<Word> {
    let mut glued: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        match glued.last_mut() {
            Some(last) if belong_together(&last.text(), &word.text()) => {
                let same = last.0.last().zip(word.0.first()).filter(|(one, next)| one.0 == next.0);
                let tone = same.map_or(Tone::Plain, |(one, _)| one.0.clone());
                last.0.push((tone, " ".to_owned()));
                last.0.extend(word.0);
            }
            _ => glued.push(word),
        }
    }
    glued
}

fn belong_together(word: &str, next: &str) -> bool {
    let next = next.trim_end_matches(|c: char| c.is_ascii_punctuation());
    let after_number = word.ends_with(|c: char| c.is_ascii_digit());
    let is_year = next.len() == 4 && next.bytes().all(|byte| byte.is_ascii_digit());
    let last = word.rsplit(' ').next().unwrap_or(word).trim_start_matches('(');
    (after_number && (matches!(next, "h" | "min") || is_month(next))) || (is_month(last) && is_year)
}

fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|month| *month == word || month[..3] == *word)
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
        wrap(text, width, width).iter().map(Line::words).collect()
    }

    #[test]
    fn breaks_between_words() {
        assert_eq!(wrapped(&"one two three".into(), 7), ["one two", "three"]);
        assert_eq!(wrapped(&"one two three".into(), 80), ["one two three"]);
        assert_eq!(wrapped(&Text::default(), 80), [""]);
    }

    #[test]
    fn the_first_line_has_a_width_of_its_own() {
        let lines = wrap(&"one two three".into(), 3, 9);
        assert_eq!(lines.iter().map(Line::words).collect::<Vec<_>>(), ["one", "two three"]);
    }

    #[test]
    fn leaves_a_wide_word_whole() {
        assert_eq!(wrapped(&"an unbreakable one".into(), 5), ["an", "unbreakable", "one"]);
    }

    #[test]
    fn keeps_numbers_with_their_units_and_dates_whole() {
        let text = "from 14 Jun 2027 on, 20 h 45 min (Feb 2028)".into();
        assert_eq!(wrapped(&text, 11), ["from", "14 Jun 2027", "on, 20 h", "45 min", "(Feb 2028)"]);
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
    fn lets_go_what_is_wider_than_a_line() {
        let text = Text::code("--set a=1").and(",");
        assert_eq!(wrapped(&text, 6), ["--set", "a=1,"]);
    }

    #[test]
    fn a_link_tells_its_address_once() {
        assert_eq!(wrapped(&Text::link("the page", "https://a.b"), 80), ["the page <https://a.b>"]);
        assert_eq!(wrapped(&Text::link("https://a.b", "https://a.b"), 80), ["https://a.b"]);
    }

    #[test]
    fn joins_neighbours_of_one_tone() {
        let text = Text::strong("all in June 2028").and(" and more");
        let line = &wrap(&text, 80, 80)[0];
        assert_eq!(line.0, [(Tone::Strong, "all in June 2028".to_owned()), (Tone::Plain, " and more".to_owned())]);
    }
}
