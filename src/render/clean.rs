//! Text from files, made harmless: it can neither move the cursor nor turn a line around.

/// The text on one line, every control and direction character shown instead of obeyed.
///
/// Runs of white space, line breaks among them, become one space. `ESC` and its like become their
/// pictures (`␛`); what has no picture becomes `\u{fffd}`.
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for character in text.chars() {
        if !character.is_whitespace() {
            cleaned.push(shown(character));
        } else if !cleaned.ends_with(' ') {
            cleaned.push(' ');
        }
    }
    cleaned
}

/// Whether a character steers a terminal or the direction of the text instead of being seen.
pub fn steers(character: char) -> bool {
    character.is_control() || turns_text(character)
}

fn turns_text(character: char) -> bool {
    matches!(
        character,
        '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}'
    )
}

fn shown(character: char) -> char {
    match u32::from(character) {
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7f => '\u{2421}',
        _ if steers(character) => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_becomes_one_space() {
        assert_eq!(clean("a \n\t b\u{2028}c\u{a0}d"), "a b c d");
        assert_eq!(clean(" and "), " and ");
    }

    #[test]
    fn control_characters_are_shown() {
        assert_eq!(clean("\u{1b}[31mred\u{7f}\u{9b}"), "␛[31mred␡\u{fffd}");
    }

    #[test]
    fn direction_characters_are_shown() {
        assert_eq!(clean("\u{202e}abc\u{2066}"), "\u{fffd}abc\u{fffd}");
    }

    #[test]
    fn emoji_and_accents_stay() {
        let family = "👩\u{200d}👩\u{200d}👧 café 東京";
        assert_eq!(clean(family), family);
    }
}
