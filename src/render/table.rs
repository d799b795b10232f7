//! Tables on a terminal. The only file that knows which crate draws them.

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width};
use unicode_width::UnicodeWidthStr;

use super::page::{Table, Text};
use super::wrap::widest_word;

/// Columns under heads and a rule; space alone parts the columns.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// Columns between two columns of a table.
const GAP: u16 = 2;

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
    let widths = narrowest(table);
    let gaps = usize::from(GAP) * widths.len().saturating_sub(1);
    if widths.iter().sum::<usize>() + gaps > width {
        return None;
    }
    let mut lines = drawing(table, &widths, width).lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
    let rule = lines.iter().position(|line| line.starts_with('─'))?;
    let body = lines.split_off(rule);
    Some(Drawn { heads: lines, body })
}

/// The widest word of each column.
fn narrowest(table: &Table) -> Vec<usize> {
    let column = |place: usize, head: &str| {
        let cells = table.rows.iter().filter_map(|row| row.get(place));
        let head = head.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0);
        cells.map(widest_word).fold(head, usize::max)
    };
    table.heads.iter().enumerate().map(|(place, head)| column(place, head)).collect()
}

fn drawing(table: &Table, widths: &[usize], width: usize) -> comfy_table::Table {
    let mut drawing = comfy_table::Table::new();
    drawing.load_style(STYLE).force_no_tty().set_content_arrangement(ContentArrangement::Dynamic);
    drawing.set_width(columns(width)).set_header(&table.heads);
    drawing.add_rows(table.rows.iter().map(|row| row.iter().map(Text::words).collect::<Vec<_>>()));
    for (column, narrowest) in drawing.column_iter_mut().zip(widths) {
        let gap = if column.index + 1 < widths.len() { GAP } else { 0 };
        column.set_padding((0, gap));
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(columns(*narrowest) + gap)));
    }
    drawing
}

fn columns(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}
