//! A page as Markdown that reads well on a repository page, in a wiki, and as it stands.

use std::fmt::{self, Display, Formatter, Write};

use unicode_width::UnicodeWidthStr;

use super::page::{Block, Field, Page, Span, Table, Task, Text, Tone, WebAddress};

/// Cells are padded to their column up to this many columns, so that small tables also read well unrendered.
const PADDED: usize = 36;

/// Writes a page.
pub fn write(page: &Page) -> String {
    let title = format!("# {}", heading(&page.title));
    let blocks = page.blocks.iter().map(block).filter(|block| !block.is_empty());
    let mut text = std::iter::once(title).chain(blocks).collect::<Vec<_>>().join("\n\n");
    text.push('\n');
    text
}

fn block(block: &Block) -> String {
    match block {
        Block::Section(title) => format!("## {}", heading(title)),
        Block::Group(title) => format!("### {}", heading(title)),
        Block::Paragraph(text) => opening(text),
        Block::Lines(texts) => texts.iter().map(opening).collect::<Vec<_>>().join("\n\n"),
        Block::Bullets(texts) => bullets(texts),
        Block::Numbered(texts) => numbered(texts),
        Block::Fields(fields) => fields.iter().map(|field| item("- ", &labelled(field))).collect::<Vec<_>>().join("\n"),
        Block::Table(table) => rows(table),
        Block::Task(task) => step(task),
        Block::Timeline(_) => String::new(),
    }
}

/// A heading has weight enough without tones.
fn heading(title: &Text) -> String {
    Escape(&title.words()).to_string()
}

fn bullets(texts: &[Text]) -> String {
    texts.iter().map(|text| item("- ", text)).collect::<Vec<_>>().join("\n")
}

fn numbered(texts: &[Text]) -> String {
    let lines = texts.iter().enumerate().map(|(place, text)| item(&format!("{}. ", place + 1), text));
    lines.collect::<Vec<_>>().join("\n")
}

/// A step is a box to tick with its actions as boxes under it. Four spaces suit every dialect.
fn step(task: &Task) -> String {
    let facts = if task.facts.is_empty() { Text::default() } else { Text::plain(" – ").and(task.facts.clone()) };
    let title = Text::strong(&format!("{}. {}", task.number, task.title.words())).and(facts);
    let actions = task.actions.iter().map(|action| item("    - [ ] ", action));
    let details = task.details.iter().map(|field| item("    - ", &labelled(field)));
    std::iter::once(item("- [ ] ", &title)).chain(actions).chain(details).collect::<Vec<_>>().join("\n")
}

fn labelled(field: &Field) -> Text {
    Text::strong(&format!("{}:", field.label)).and(" ").and(field.text.clone())
}

fn item(mark: &str, text: &Text) -> String {
    format!("{mark}{}", opening(text))
}

/// Text at the start of a block, where a number, a dash or a hash would mean something.
fn opening(text: &Text) -> String {
    let text = Inline(text).to_string();
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text[digits..].chars().next() {
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        Some('#' | '-' | '+' | '=' | '>') if digits == 0 => format!("\\{text}"),
        _ => text.to_owned(),
    }
}

fn rows(table: &Table) -> String {
    let cell = |text: &Text| Cell(text).to_string().trim().to_owned();
    let heads = table.heads.iter().map(|head| cell(&Text::plain(head))).collect::<Vec<_>>();
    let rows = table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>()).collect::<Vec<_>>();
    let widths = column_widths(&heads, &rows);
    let rule = widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>();
    [heads, rule].iter().chain(&rows).map(|row| line(row, &widths)).collect::<Vec<_>>().join("\n")
}

fn column_widths(heads: &[String], rows: &[Vec<String>]) -> Vec<usize> {
    let column = |place: usize, head: &String| {
        let cells = rows.iter().filter_map(|row| row.get(place)).map(|cell| cell.width());
        cells.fold(head.width().max(3), usize::max).min(PADDED)
    };
    heads.iter().enumerate().map(|(place, head)| column(place, head)).collect()
}

fn line(cells: &[String], widths: &[usize]) -> String {
    let padded =
        |(cell, width): (&String, &usize)| format!(" {cell}{} |", " ".repeat(width.saturating_sub(cell.width())));
    format!("|{}", cells.iter().zip(widths).map(padded).collect::<String>())
}

/// Text within a line.
struct Inline<'a>(&'a Text);

/// Text within a cell of a table, where a `|` would end the cell.
struct Cell<'a>(&'a Text);

impl Display for Inline<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        self.0.spans().iter().try_for_each(|span| write_span(out, span))
    }
}

impl Display for Cell<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(&Inline(self.0).to_string().replace('|', "\\|"))
    }
}

fn write_span(out: &mut Formatter<'_>, span: &Span) -> fmt::Result {
    match span.tone() {
        Tone::Plain | Tone::Faint => write!(out, "{}", Escape(span.words())),
        Tone::Strong | Tone::Good | Tone::Care => write_strong(out, span.words()),
        Tone::Code => write_code(out, span.words()),
        Tone::Link(address) if span.words() == address.as_str() => write!(out, "<{}>", address.as_str()),
        Tone::Link(address) => write!(out, "[{}]({})", Escape(span.words()), Destination(address)),
    }
}

/// Stars only count when they touch the words, so spaces at the ends go outside.
fn write_strong(out: &mut Formatter<'_>, words: &str) -> fmt::Result {
    let inner = words.trim();
    if inner.is_empty() {
        return out.write_str(words);
    }
    let start = words.len() - words.trim_start().len();
    let end = start + inner.len();
    write!(out, "{}**{}**{}", &words[..start], Escape(inner), &words[end..])
}

/// The fence is one longer than the longest run of back-ticks inside.
fn write_code(out: &mut Formatter<'_>, words: &str) -> fmt::Result {
    let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
    write!(out, "{fence}{space}{words}{space}{fence}")
}

/// Text from data, without any meaning as Markdown or HTML.
struct Escape<'a>(&'a str);

impl Display for Escape<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let mut before = None;
        for (place, character) in self.0.char_indices() {
            let after = &self.0[place + character.len_utf8()..];
            match character {
                '\\' | '`' | '*' | '[' | ']' | '~' => write!(out, "\\{character}")?,
                '_' if !within_word(before, after) => out.write_str("\\_")?,
                '<' => out.write_str("&lt;")?,
                '&' if starts_entity(after) => out.write_str("&amp;")?,
                _ => out.write_char(character)?,
            }
            before = Some(character);
        }
        Ok(())
    }
}

fn within_word(before: Option<char>, after: &str) -> bool {
    before.is_some_and(char::is_alphanumeric) && after.chars().next().is_some_and(char::is_alphanumeric)
}

fn starts_entity(after: &str) -> bool {
    let name = after.strip_prefix('#').unwrap_or(after);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric());
    end.is_some_and(|end| end > 0 && name[end..].starts_with(';'))
}

/// The address of a link, with what could end it early percent-encoded.
struct Destination<'a>(&'a WebAddress);

impl Display for Destination<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        for character in self.0.as_str().chars() {
            match character {
                '(' | ')' | '\\' | '|' | '[' | ']' => write!(out, "%{:02X}", u32::from(character))?,
                _ => out.write_char(character)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inline(text: impl Into<Text>) -> String {
        Inline(&text.into()).to_string()
    }

    #[test]
    fn marks_in_data_mean_nothing() {
        assert_eq!(inline("<script>*a* `b` [c](d) ~e~ \\"), "&lt;script>\\*a\\* \\`b\\` \\[c\\](d) \\~e\\~ \\\\");
    }

    #[test]
    fn what_is_harmless_stays_readable() {
        let plain = "C++ & R&D: months_in_role at 50% (about $1,200), q&a; done - yes";
        assert_eq!(inline(plain), plain.replace("q&a;", "q&amp;a;"));
        assert_eq!(inline("_x_ &lt;"), "\\_x\\_ &amp;lt;");
    }

    #[test]
    fn the_start_of_a_block_means_nothing() {
        for (text, wanted) in
            [("# a", "\\# a"), ("- a", "\\- a"), ("1. a", "1\\. a"), ("12) a", "12\\) a"), ("> a", "\\> a")]
        {
            assert_eq!(opening(&text.into()), wanted);
        }
        assert_eq!(opening(&"3.5 hours".into()), "3\\.5 hours");
        assert_eq!(opening(&"30 hours".into()), "30 hours");
    }

    #[test]
    fn weight_touches_the_words() {
        assert_eq!(inline(Text::strong(" a ")), " **a** ");
        assert_eq!(inline(Text::strong(" ")), " ");
    }

    #[test]
    fn code_keeps_its_back_ticks() {
        assert_eq!(inline(Text::code("--set a=1")), "`--set a=1`");
        assert_eq!(inline(Text::code("a``b")), "```a``b```");
        assert_eq!(inline(Text::code("`a")), "`` `a ``");
    }

    #[test]
    fn links_cannot_be_broken_out_of() {
        assert_eq!(inline(Text::link("a]b", "https://a/(b)")), "[a\\]b](https://a/%28b%29)");
        assert_eq!(inline(Text::link("a", "javascript:x")), "a (javascript:x)");
    }

    #[test]
    fn cells_keep_their_number() {
        let table = Table { heads: vec!["A", "B"], rows: vec![vec!["x|y\\".into(), "two\nlines".into()]] };
        assert_eq!(rows(&table), "| A      | B         |\n| ------ | --------- |\n| x\\|y\\\\ | two lines |");
    }

    #[test]
    fn a_step_is_a_box_to_tick() {
        let task = Task {
            number: 2,
            title: "Build a lab".into(),
            facts: "30 h".into(),
            actions: vec!["Install".into()],
            details: vec![Field::new("Done when", "it runs")],
        };
        assert_eq!(step(&task), "- [ ] **2. Build a lab** – 30 h\n    - [ ] Install\n    - **Done when:** it runs");
    }
}
