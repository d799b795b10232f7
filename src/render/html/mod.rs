//! A page as one HTML file: no script, nothing loaded from anywhere, light and dark, good on paper.

mod timeline;

use std::fmt::{self, Display, Formatter, Write};

use crate::render::page::{Block, Field, Page, Span, Table, Task, Text, Tone};

const STYLE: &str = include_str!("page.css");

/// Writes a page.
pub fn write(page: &Page) -> String {
    let title = page.title.words();
    let body = sections(&page.blocks);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n{body}</main>\n</body>\n</html>\n",
        Escape(&title),
        Inline(&page.title),
    )
}

/// The blocks, each section with its heading in an element of its own.
fn sections(blocks: &[Block]) -> String {
    let mut html = String::new();
    let mut open = false;
    for part in blocks {
        if let Block::Section(_) | Block::Timeline(_) = part {
            html.push_str(if open { "</section>\n<section>\n" } else { "<section>\n" });
            open = true;
        }
        html.push_str(&block(part));
    }
    html.push_str(if open { "</section>\n" } else { "" });
    html
}

fn block(block: &Block) -> String {
    match block {
        Block::Section(title) => element("h2", title),
        Block::Group(title) => element("h3", title),
        Block::Paragraph(text) => element("p", text),
        Block::Lines(texts) => texts.iter().map(|text| element("p", text)).collect(),
        Block::Bullets(texts) => list("ul", texts),
        Block::Numbered(texts) => list("ol", texts),
        Block::Fields(fields) => definitions(fields),
        Block::Table(table) => grid(table),
        Block::Task(task) => step(task),
        Block::Timeline(bars) => format!("{}{}", element("h2", &bars.title), timeline::chart(bars)),
    }
}

fn element(name: &str, text: &Text) -> String {
    format!("<{name}>{}</{name}>\n", Inline(text))
}

fn list(name: &str, texts: &[Text]) -> String {
    let items: String = texts.iter().map(|text| element("li", text)).collect();
    format!("<{name}>\n{items}</{name}>\n")
}

fn definitions(fields: &[Field]) -> String {
    if fields.is_empty() {
        return String::new();
    }
    let item = |field: &Field| format!("<dt>{}</dt><dd>{}</dd>\n", Escape(field.label), Inline(&field.text));
    format!("<dl>\n{}</dl>\n", fields.iter().map(item).collect::<String>())
}

fn grid(table: &Table) -> String {
    let heads: String = table.heads.iter().map(|head| column_head(head)).collect();
    let rows: String = table.rows.iter().map(|row| grid_row(row)).collect();
    format!("<div class=\"wide\"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n")
}

fn column_head(head: &str) -> String {
    format!("<th scope=\"col\">{}</th>", Escape(head))
}

fn grid_row(cells: &[Text]) -> String {
    let cell = |(place, text): (usize, &Text)| match place {
        0 => format!("<th scope=\"row\">{}</th>", Inline(text)),
        _ => format!("<td>{}</td>", Inline(text)),
    };
    format!("<tr>{}</tr>\n", cells.iter().enumerate().map(cell).collect::<String>())
}

fn step(task: &Task) -> String {
    let actions: String = task.actions.iter().map(action).collect();
    let actions = if actions.is_empty() { actions } else { format!("<ul>\n{actions}</ul>\n") };
    let title = Text::plain(&format!("{}. ", task.number)).and(task.title.clone());
    format!(
        "<article>\n<h4>{}</h4>\n<p class=\"facts\">{}</p>\n{actions}{}</article>\n",
        ticked(&title),
        Inline(&task.facts),
        definitions(&task.details),
    )
}

fn action(text: &Text) -> String {
    format!("<li>{}</li>\n", ticked(text))
}

/// Text behind a box that can be ticked on the screen and on paper.
fn ticked(text: &Text) -> String {
    format!("<label><input type=\"checkbox\"> <span>{}</span></label>", Inline(text))
}

/// Text with its tones.
struct Inline<'a>(&'a Text);

impl Display for Inline<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        self.0.spans().iter().try_for_each(|span| write_span(out, span))
    }
}

fn write_span(out: &mut Formatter<'_>, span: &Span) -> fmt::Result {
    let words = Escape(span.words());
    match span.tone() {
        Tone::Plain => write!(out, "{words}"),
        Tone::Strong => write!(out, "<strong>{words}</strong>"),
        Tone::Faint => write!(out, "<span class=\"faint\">{words}</span>"),
        Tone::Code => write!(out, "<code>{words}</code>"),
        Tone::Good => write!(out, "<strong class=\"good\">{words}</strong>"),
        Tone::Care => write!(out, "<strong class=\"care\">{words}</strong>"),
        Tone::Link(address) => {
            write!(out, "<a href=\"{}\" rel=\"noreferrer\">{words}</a>", Escape(address.as_str()))
        }
    }
}

/// Text from data, without any meaning as HTML.
struct Escape<'a>(&'a str);

impl Display for Escape<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => out.write_str("&amp;")?,
                '<' => out.write_str("&lt;")?,
                '>' => out.write_str("&gt;")?,
                '"' => out.write_str("&quot;")?,
                '\'' => out.write_str("&#39;")?,
                _ => out.write_char(character)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_script_a_page() {
        let text = Text::strong("<script>\"a\" & 'b'</script>");
        let wanted = "<strong>&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;</strong>";
        assert_eq!(Inline(&text).to_string(), wanted);
    }

    #[test]
    fn only_safe_addresses_become_links() {
        let safe = Text::link("a", "https://a/?b=1&c='");
        assert_eq!(Inline(&safe).to_string(), "<a href=\"https://a/?b=1&amp;c=&#39;\" rel=\"noreferrer\">a</a>");
        assert_eq!(Inline(&Text::link("a", "javascript:x")).to_string(), "a (javascript:x)");
    }

    #[test]
    fn sections_are_closed() {
        let blocks = [Block::Section("A".into()), Block::Section("B".into()), Block::Paragraph("c".into())];
        let wanted = "<section>\n<h2>A</h2>\n</section>\n<section>\n<h2>B</h2>\n<p>c</p>\n</section>\n";
        assert_eq!(sections(&blocks), wanted);
    }
}
