//! Findings as people read them: the sentence, the line it is about, and what to do.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, Severity};
use crate::source::{Place, SourceSet, Span};

/// Lines longer than this are not shown; only their number is.
const LONGEST_LINE: usize = 2_000;

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether to use colour.
    pub colour: bool,
    /// The columns of the screen.
    pub width: usize,
}

/// Shows all findings with the lines they are about, one after the other, each followed by an empty line.
pub fn render(diagnostics: &Diagnostics, sources: &SourceSet, style: Style) -> String {
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() }.term_width(style.width.max(20));
    let mut text = String::new();
    for diagnostic in diagnostics {
        let group = group(diagnostic, sources);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}\n", renderer.render(&[group]));
    }
    if diagnostics.more() > 0 {
        let _ = writeln!(text, "{} more findings are not shown; mend these first\n", diagnostics.more());
    }
    text
}

fn group<'text>(diagnostic: &'text Diagnostic, sources: &'text SourceSet) -> Group<'text> {
    let title = level(diagnostic.severity).primary_title(&*diagnostic.sentence).id(diagnostic.code);
    let mut group = Group::with_title(title);
    if let Some(place) = &diagnostic.place {
        group = shown(group, place, sources);
    }
    match &diagnostic.help {
        Some(help) => group.element(Level::HELP.message(&**help)),
        None => group,
    }
}

fn shown<'text>(group: Group<'text>, place: &Place, sources: &'text SourceSet) -> Group<'text> {
    let name = sources.name(place.file);
    let group = match sources.locate(place) {
        None => group.element(Origin::path(name)),
        Some(span) if line(sources.text(place.file), span).0.len() > LONGEST_LINE => {
            group.element(Origin::path(name).line(span.line).char_column(span.column))
        }
        Some(span) => {
            let (line, inside) = line(sources.text(place.file), span);
            let annotation = AnnotationKind::Primary.span(inside);
            group.element(Snippet::source(line).line_start(span.line).path(name).annotation(annotation))
        }
    };
    match sources.layer(place.file) {
        Some(layer) if !name.starts_with(layer) => group.element(Level::NOTE.message(format!("this is in `{layer}`"))),
        _ => group,
    }
}

/// The first line of a span, and the part of the span within it.
fn line(text: &str, span: Span) -> (&str, Range<usize>) {
    let start = text[..span.start].rfind('\n').map_or(0, |end| end + 1);
    let end = text[span.start..].find('\n').map_or(text.len(), |end| span.start + end);
    let line = text[start..end].trim_end_matches('\r');
    let from = (span.start - start).min(line.len());
    let to = (span.end.max(span.start) - start).clamp(from, line.len());
    (line, from..to)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}
