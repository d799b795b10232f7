//! Lines that fit the screen and cannot steer it.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Breaks a text at spaces into lines of at most `width` columns; longer words stay whole.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    text.lines().flat_map(|line| wrapped_line(&clean(line), width)).collect()
}

fn wrapped_line(line: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split_whitespace() {
        let last = lines.last().map_or(0, |line| line.width());
        if last > 0 && last + 1 + word.width() > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(word);
        }
    }
    lines
}

/// Cuts a text to `width` columns; a cut shows as `…`.
pub fn cut(text: &str, width: usize) -> String {
    let text = clean(text);
    if text.width() <= width {
        return text;
    }
    let mut kept = String::new();
    for letter in text.graphemes(true) {
        if kept.width() + letter.width() >= width {
            break;
        }
        kept.push_str(letter);
    }
    kept.trim_end().to_owned() + "…"
}

/// Shows control characters, and those that turn the direction of writing, as `�`, so that no text can move the cursor.
pub fn clean(text: &str) -> String {
    let turning =
        |letter| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|letter| if letter.is_control() || turning(letter) { '\u{fffd}' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_keep_paragraphs() {
        assert_eq!(wrapped("one two three\n\nfour", 7), ["one two", "three", "", "four"]);
        assert_eq!(wrapped("incomprehensible word", 5), ["incomprehensible", "word"]);
    }

    #[test]
    fn cut_counts_columns_not_letters() {
        assert_eq!(cut("plain", 5), "plain");
        assert_eq!(cut("longer text", 8), "longer…");
        assert_eq!(cut("漢字漢字", 5), "漢字…");
    }

    #[test]
    fn no_text_can_steer_the_terminal() {
        assert_eq!(clean("a\u{1b}[2Jb\u{202e}c"), "a\u{fffd}[2Jb\u{fffd}c");
    }
}
