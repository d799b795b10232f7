//! What already speaks for the person, what to watch out for, and what is good to know.

use super::{Report, left_out, section};
use crate::plan::Advice;
use crate::render::page::{Block, Text, Tone};
use crate::render::wording::sentence;

/// Notes in a short report.
const SHORT_NOTES: usize = 3;

impl Report<'_> {
    /// Strengths, warnings and notes, each with its reason.
    pub(super) fn messages(&self) -> Vec<Block> {
        let parts = [
            section(Text::toned(Tone::Good, "What already speaks for you"), self.told("strength", usize::MAX)),
            section(Text::toned(Tone::Care, "Watch out"), self.told("warning", usize::MAX)),
            section("Good to know", self.told("note", if self.is_short() { SHORT_NOTES } else { usize::MAX })),
        ];
        parts.concat()
    }

    fn told(&self, severity: &str, most: usize) -> Vec<Block> {
        let all: Vec<&Advice> = self.plan.messages.iter().filter(|message| message.severity == severity).collect();
        let mut points: Vec<Text> = all.iter().take(most).map(|message| self.point(message)).collect();
        if all.len() > most {
            points.push(left_out(all.len() - most, "note", "notes"));
        }
        if points.is_empty() { Vec::new() } else { vec![Block::Bullets(points)] }
    }

    fn point(&self, message: &Advice) -> Text {
        let mut point = Text::prose(&sentence(&message.text));
        if !message.because.trim().is_empty() {
            point = point.and(Text::faint(&format!(" Why: {}", sentence(&message.because))));
        }
        if message.opinion {
            point = point.and(Text::faint(" This is one source's opinion."));
        }
        point.and(self.cited(&message.sources))
    }
}
