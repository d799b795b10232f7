//! Tables on a terminal. The only file that knows which crate draws them.

use comfy_table::{ColumnConstraint, LineStyle, TableStyle, Width};
use unicode_width::UnicodeWidthStr;

use super::page::{Table, Text};
use super::wrap::{Line, widest_word, wrap};

/// Columns under heads and a rule; space alone parts the columns.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// The same with an empty line between rows.
const AIRY: TableStyle = STYLE.row_separator(LineStyle::none().fill(' ').junction(' '));

/// Space between two columns: padding, and one column where the rules of the style cross.
const GAP: usize = PADDING + 1;

const PADDING: usize = 1;

/// Rows of more lines than this are not told apart from still longer ones.
const MOST_LINES: usize = 8;

/// A drawn table.
#[derive(Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The heads, on one or more lines.
    pub heads: Vec<String>,
    /// The rule and the rows.
    pub body: Vec<String>,
}

/// Draws a table within a width, or nothing where words would have to be broken for that.
pub fn draw(table: &Table, width: usize) -> Option<Drawn> {
    let widths = column_widths(table, width)?;
    let style = if names_are_broken(table, &widths) { AIRY } else { STYLE };
    split(&drawing(table, &widths, style))
}

/// Whether the first column alone does not tell where a row begins.
fn names_are_broken(table: &Table, widths: &[usize]) -> bool {
    let name = |row: &Vec<Text>| row.first().map_or(0, |name| name.words().width());
    widths.first().is_some_and(|&width| table.rows.iter().any(|row| name(row) > width))
}

/// The width of each column, for the fewest lines in a row: never less than the widest word.
/// What is left over goes to columns that lack little to hold their cells unbroken.
fn column_widths(table: &Table, width: usize) -> Option<Vec<usize>> {
    let wanted = per_column(table, |text| text.words().width());
    let room = width.checked_sub(GAP * wanted.len().saturating_sub(1))?;
    let fitting = |lines| Some(narrowest(table, &wanted, lines)).filter(|widths| widths.iter().sum::<usize>() <= room);
    let mut widths = (1..=MOST_LINES).find_map(fitting).or_else(|| fitting(usize::MAX))?;
    let spare = room - widths.iter().sum::<usize>();
    fill_cheap(&mut widths, &wanted, spare);
    Some(widths)
}

/// The least width of each column in which no cell takes more than so many lines.
fn narrowest(table: &Table, wanted: &[usize], lines: usize) -> Vec<usize> {
    let words = per_column(table, widest_word);
    let fits = |place: usize, width: usize| {
        let mut cells = table.rows.iter().filter_map(|row| row.get(place));
        cells.all(|cell| wrap(cell, width, width).len() <= lines)
    };
    let least = |place: usize| (words[place]..wanted[place]).find(|&width| fits(place, width));
    (0..wanted.len()).map(|place| least(place).unwrap_or(wanted[place])).collect()
}

/// Gives columns all they want, those that lack least first, as long as there is room.
fn fill_cheap(widths: &mut [usize], wanted: &[usize], mut spare: usize) {
    let mut columns: Vec<usize> = (0..widths.len()).collect();
    columns.sort_by_key(|&column| wanted[column] - widths[column]);
    for column in columns {
        let lacks = wanted[column] - widths[column];
        if lacks <= spare {
            widths[column] += lacks;
            spare -= lacks;
        }
    }
}

/// The largest measure of each column's head and cells.
fn per_column(table: &Table, measure: impl Fn(&Text) -> usize) -> Vec<usize> {
    let column = |(place, head): (usize, &&str)| {
        let cells = table.rows.iter().filter_map(|row| row.get(place));
        cells.map(&measure).fold(measure(&Text::plain(head)), usize::max)
    };
    table.heads.iter().enumerate().map(column).collect()
}

fn drawing(table: &Table, widths: &[usize], style: TableStyle) -> comfy_table::Table {
    let mut drawing = comfy_table::Table::new();
    let heads = table.heads.iter().map(|head| Text::plain(head)).collect::<Vec<_>>();
    drawing.load_style(style).force_no_tty().set_header(cells(&heads, widths));
    drawing.add_rows(table.rows.iter().map(|row| cells(row, widths)));
    for (column, width) in drawing.column_iter_mut().zip(widths) {
        let padding = if column.index + 1 < widths.len() { PADDING } else { 0 };
        column.set_padding((0, columns(padding)));
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(columns(width + padding))));
    }
    drawing
}

/// The cells of a row, already broken into lines that fit their columns.
fn cells(row: &[Text], widths: &[usize]) -> Vec<String> {
    let cell = |(text, &width): (&Text, &usize)| {
        wrap(text, width, width).iter().map(Line::words).collect::<Vec<_>>().join("\n")
    };
    row.iter().zip(widths).map(cell).collect()
}

/// Parts the heads from the rule and the rows.
fn split(drawing: &comfy_table::Table) -> Option<Drawn> {
    let mut heads: Vec<String> = drawing.lines().map(|line| line.trim_end().to_owned()).collect();
    let rule = heads.iter().position(|line| line.starts_with('─'))?;
    let body = heads.split_off(rule);
    Some(Drawn { heads, body })
}

fn columns(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[[&str; 2]]) -> Table {
        let rows = rows.iter().map(|row| row.iter().map(|&cell| cell.into()).collect()).collect();
        Table { heads: vec!["Skill", "Why it is so"], rows }
    }

    #[test]
    fn a_small_table_takes_the_space_it_needs() {
        let drawn = draw(&table(&[["Linux", "you said so"], ["SQL", "by work"]]), 80).expect("it fits");
        assert_eq!(drawn.heads, ["Skill  Why it is so"]);
        assert_eq!(drawn.body, ["───────────────────", "Linux  you said so", "SQL    by work"]);
    }

    #[test]
    fn rows_stand_apart_where_their_names_are_broken() {
        let rows = [["Linux", "you said so yourself"], ["SQL", "by work"]];
        let drawn = draw(&table(&rows), 20).expect("it fits");
        assert!(!drawn.body.contains(&String::new()), "{drawn:?}");
        let rows = [["Linux or any other", "a reason that wants the width"], ["SQL", "by work"]];
        let drawn = draw(&table(&rows), 24).expect("it fits");
        assert!(drawn.body.contains(&String::new()), "{drawn:?}");
    }

    #[test]
    fn cells_are_broken_between_words() {
        let drawn = draw(&table(&[["Linux", "you said so yourself"], ["SQL", "by work"]]), 20).expect("it fits");
        assert_eq!(drawn.body, ["──────────────────", "Linux  you said so", "       yourself", "SQL    by work"]);
    }

    #[test]
    fn rows_take_as_few_lines_as_they_can() {
        let row = ["a name of five words", "a long reason that has to be broken in any case"];
        let drawn = draw(&table(&[row]), 40).expect("it fits");
        let (rule, rows) = drawn.body.split_first().expect("there is a rule");
        assert_eq!(rows, ["a name of   a long reason that has", "five words  to be broken in any case"]);
        assert!(rule.chars().count() <= 40);
    }

    #[test]
    fn a_column_that_lacks_little_is_not_broken() {
        let row = ["Level 3 held", "a long reason that has to be broken in any case, wherever it is broken"];
        let drawn = draw(&table(&[row]), 50).expect("it fits");
        assert!(drawn.body[1].starts_with("Level 3 held  a long"), "{drawn:?}");
    }

    #[test]
    fn words_are_not_broken() {
        assert_eq!(draw(&table(&[["Linux", "unbreakable"]]), 17), None);
    }
}
