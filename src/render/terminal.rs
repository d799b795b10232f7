//! A page on a terminal: as wide as it may be, in colour or not, and no line ends in a space.

use anstyle::{AnsiColor, Style};

use super::page::{Block, Field, Page, Span, Table, Task, Text, Tone};
use super::table;
use super::wrap::{Line, wrap};

/// How a report may look on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Columns to use.
    pub width: usize,
    /// Whether colour and weight may be used.
    pub colour: bool,
    /// Whether it is read aloud: no tables, no rules, no pictures.
    pub accessible: bool,
}

/// Running text is never wider than this: longer lines are hard to read.
const MEASURE: usize = 96;

/// Tables are never wider than this.
const TABLE_MEASURE: usize = 160;

/// Below this width a table is told row by row.
const NARROW: usize = 50;

/// Draws a page.
pub fn draw(page: &Page, look: &Look) -> String {
    let mut screen = Screen { look: *look, lines: Vec::new() };
    screen.heading(&page.title, '═');
    for block in &page.blocks {
        screen.block(block);
    }
    let mut text = screen.lines.join("\n");
    text.push('\n');
    text
}

struct Screen {
    look: Look,
    lines: Vec<String>,
}

impl Screen {
    fn block(&mut self, block: &Block) {
        self.space();
        match block {
            Block::Section(title) => self.section(title),
            Block::Group(title) => self.text("", "", &strong(title)),
            Block::Paragraph(text) => self.text("", "", text),
            Block::Lines(texts) => texts.iter().for_each(|text| self.text("", "", text)),
            Block::Bullets(texts) => texts.iter().for_each(|text| self.text("- ", "  ", text)),
            Block::Numbered(texts) => self.numbered(texts),
            Block::Fields(fields) => fields.iter().for_each(|field| self.field("", field)),
            Block::Table(table) => self.table(table),
            Block::Task(task) => self.task(task),
            Block::Timeline(_) => (),
        }
    }

    fn section(&mut self, title: &Text) {
        self.space();
        self.heading(title, '─');
    }

    fn heading(&mut self, title: &Text, rule: char) {
        let start = self.lines.len();
        self.text("", "", &strong(title));
        let width = self.lines[start..].iter().map(|line| visible_width(line)).max().unwrap_or(0);
        if !self.look.accessible {
            self.lines.push(rule.to_string().repeat(width.min(self.measure())));
        }
    }

    fn numbered(&mut self, texts: &[Text]) {
        let digits = texts.len().to_string().len();
        for (place, text) in texts.iter().enumerate() {
            self.text(&format!("{:>digits$}. ", place + 1), &" ".repeat(digits + 2), text);
        }
    }

    fn field(&mut self, indent: &str, field: &Field) {
        let label = Text::faint(&format!("{}:", field.label));
        self.text(indent, &format!("{indent}  "), &label.and(" ").and(field.text.clone()));
    }

    fn task(&mut self, task: &Task) {
        self.text(&format!("{:>2}. ", task.number), "    ", &strong(&task.title));
        if !task.facts.is_empty() {
            self.text("    ", "    ", &task.facts);
        }
        for action in &task.actions {
            self.text("    - ", "      ", action);
        }
        for field in &task.details {
            self.field("    ", field);
        }
    }

    fn table(&mut self, table: &Table) {
        let width = self.look.width.min(TABLE_MEASURE);
        let told = self.look.accessible || width < NARROW;
        match if told { None } else { table::draw(table, width) } {
            Some(drawn) => {
                let heads = drawn.heads.iter().map(|head| paint(&Tone::Strong, head, self.look.colour));
                self.lines.extend(heads);
                self.lines.extend(drawn.body);
            }
            None => self.records(table),
        }
    }

    /// Tells a table row by row, for narrow screens and for ears.
    fn records(&mut self, table: &Table) {
        for (place, row) in table.rows.iter().enumerate() {
            if place > 0 {
                self.space();
            }
            for (label, text) in table.heads.iter().zip(row).filter(|(_, text)| !text.is_empty()) {
                self.field("", &Field { label, text: text.clone() });
            }
        }
    }

    fn text(&mut self, first: &str, rest: &str, text: &Text) {
        let left = |indent: &str| self.measure().saturating_sub(indent.len());
        for (place, line) in wrap(&self.said(text), left(first), left(rest)).into_iter().enumerate() {
            let indent = if place == 0 { first } else { rest };
            let line = format!("{indent}{}", self.painted(&line));
            self.lines.push(line.trim_end().to_owned());
        }
    }

    /// The text as this terminal can say it: what is to be typed stands between back-ticks where
    /// colour does not set it apart, and an arrow is a word where text is read aloud.
    fn said(&self, text: &Text) -> Text {
        let say = |span: &Span| match span.tone() {
            Tone::Code if !self.look.colour => Text::toned(Tone::Code, &format!("`{}`", span.words())),
            tone if self.look.accessible => Text::toned(tone.clone(), &span.words().replace('→', "to")),
            tone => Text::toned(tone.clone(), span.words()),
        };
        text.spans().iter().fold(Text::default(), |all, span| all.and(say(span)))
    }

    fn painted(&self, line: &Line) -> String {
        line.0.iter().map(|(tone, words)| paint(tone, words, self.look.colour)).collect()
    }

    fn space(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    fn measure(&self) -> usize {
        self.look.width.min(MEASURE)
    }
}

/// The text with its plain words given weight.
fn strong(text: &Text) -> Text {
    let weighty = |tone: &Tone| if *tone == Tone::Plain { Tone::Strong } else { tone.clone() };
    let spans = text.spans().iter();
    spans.fold(Text::default(), |all, span| all.and(Text::toned(weighty(span.tone()), span.words())))
}

fn paint(tone: &Tone, words: &str, colour: bool) -> String {
    let style = style(tone);
    if colour && style != Style::new() { format!("{style}{words}{style:#}") } else { words.to_owned() }
}

fn style(tone: &Tone) -> Style {
    let coloured = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
    match tone {
        Tone::Plain | Tone::Link(_) => Style::new(),
        Tone::Strong => Style::new().bold(),
        Tone::Faint => Style::new().dimmed(),
        Tone::Code => coloured(AnsiColor::Cyan),
        Tone::Good => coloured(AnsiColor::Green).bold(),
        Tone::Care => coloured(AnsiColor::Yellow).bold(),
    }
}

/// The columns of a line as seen, without its colours.
fn visible_width(line: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(anstream::adapter::strip_str(line).to_string().as_str())
}
