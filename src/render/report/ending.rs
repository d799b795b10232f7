//! What clashes, what to look at again, how good the plan is and where it comes from.

use super::{Report, left_out, section};
use crate::plan::{PhaseName, Proof, Review, SourceInfo};
use crate::render::page::{Block, Text};
use crate::render::wording::{date, list, sentence, thousands};

/// Sources in a short report.
const SHORT_SOURCES: usize = 5;

impl Report<'_> {
    /// The limits that clash.
    pub(super) fn clash(&self) -> Vec<Block> {
        let conflicts = self.plan.diagnosis.iter().flat_map(|diagnosis| &diagnosis.conflicts);
        let points: Vec<Text> = conflicts.map(|conflict| Text::prose(&sentence(conflict))).collect();
        section("What clashes", if points.is_empty() { Vec::new() } else { vec![Block::Bullets(points)] })
    }

    /// Changes each of which gives a plan.
    pub(super) fn repairs(&self) -> Vec<Block> {
        let repairs = self.plan.diagnosis.iter().flat_map(|diagnosis| &diagnosis.repairs);
        let points: Vec<Text> = repairs
            .map(|repair| Text::code(&repair.flag).and(": ").and(Text::prose(&sentence(&repair.says))))
            .collect();
        let blocks = if points.is_empty() {
            vec![Block::Paragraph(
                "No single change was found that gives a plan. Try another goal, or loosen two limits.".into(),
            )]
        } else {
            let intro = "Each of these alone gives a plan. Add it to the command that you just ran.";
            vec![Block::Paragraph(intro.into()), Block::Bullets(points)]
        };
        section("What would help", blocks)
    }

    /// Days on which to look at the plan again.
    pub(super) fn reviews(&self) -> Vec<Block> {
        let blocks = self.plan.reviews.chunk_by(|one, next| one.questions == next.questions).flat_map(review);
        section("Look at the plan again", blocks.collect())
    }

    /// What was decided on the person's behalf.
    pub(super) fn assumptions(&self) -> Vec<Block> {
        let points: Vec<Text> = self.plan.assumptions.iter().map(|assumed| Text::prose(&sentence(assumed))).collect();
        section(
            "What the plan takes for granted",
            if points.is_empty() { Vec::new() } else { vec![Block::Bullets(points)] },
        )
    }

    /// How good the plan is, in one honest sentence.
    pub(super) fn quality(&self) -> Vec<Block> {
        let proof = self.plan.proof.as_ref().map(|proof| Block::Paragraph(proven(proof).into()));
        section("How good this plan is", proof.into_iter().collect())
    }

    /// Where statements and figures come from, with dates.
    pub(super) fn sources(&self) -> Vec<Block> {
        let most = if self.is_short() { SHORT_SOURCES } else { usize::MAX };
        let all = &self.plan.sources;
        let mut points: Vec<Text> = self.sources_in_order().take(most).map(source).collect();
        if all.len() > most {
            points.push(left_out(all.len() - most, "source", "sources"));
        }
        let list = if self.is_short() { Block::Bullets(points) } else { Block::Numbered(points) };
        section("Sources", if all.is_empty() { Vec::new() } else { vec![list] })
    }

    /// In a short report those of the first steps come first, else in the order of their numbers.
    fn sources_in_order(&self) -> impl Iterator<Item = &SourceInfo> {
        let near = self.plan.steps.iter().filter(|step| step.phase <= PhaseName::Next30Days);
        let cited: Vec<&String> = near.filter(|_| self.is_short()).flat_map(|step| &step.sources).collect();
        let mut sources: Vec<(&String, &SourceInfo)> = self.plan.sources.iter().collect();
        sources.sort_by_key(|(id, _)| cited.iter().position(|cited| cited == id).unwrap_or(usize::MAX));
        sources.into_iter().map(|(_, source)| source)
    }

    /// What the report was made from.
    pub(super) fn colophon(&self) -> Vec<Block> {
        let base = &self.plan.base;
        let made = format!(
            "Starts on {}. Made from the {} {}, last read over on {}. It is a plan, not a promise: check prices and pay before you rely on them.",
            date(self.plan.start),
            base.name,
            base.version,
            date(base.as_of)
        );
        vec![Block::Paragraph(Text::faint(&made))]
    }
}

/// Days with the same questions are told together.
fn review(alike: &[Review]) -> [Block; 2] {
    let days: Vec<String> = alike.iter().map(|review| date(review.on)).collect();
    let questions = alike.iter().take(1).flat_map(|review| &review.questions);
    let asks = format!("On {}, ask yourself:", list(&days));
    [Block::Paragraph(asks.into()), Block::Bullets(questions.map(|question| Text::prose(question)).collect())]
}

fn proven(proof: &Proof) -> String {
    let Proof { objective, measure, value, lower_bound, optimal } = proof;
    let reached = format!("The aim was \"{objective}\". Counted in {measure}, the plan comes to {}", figure(*value));
    if *optimal {
        return format!(
            "{reached}, and it is proven that no plan from this knowledge base can be better. What is left uncertain are the estimates in it."
        );
    }
    format!(
        "{reached}. It may not be the very best: all that is proven is that no plan can be below {}.",
        figure(*lower_bound)
    )
}

/// A figure of a proof: whole where it is whole, else to two places.
fn figure(value: f64) -> String {
    let figure = format!("{value:.2}");
    let figure = figure.trim_end_matches('0').trim_end_matches('.');
    figure.parse().map_or_else(|_| figure.to_owned(), thousands)
}

fn source(source: &SourceInfo) -> Text {
    let title = match &source.url {
        Some(url) => Text::link(&source.title, url),
        None => Text::plain(&source.title),
    };
    title.and(format!(", {}, {}", source.publisher, source.as_of))
}
