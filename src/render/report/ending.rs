//! What clashes, what to look at again, how good the plan is and where it comes from.

use super::{Report, left_out, section};
use crate::plan::{Proof, SourceInfo};
use crate::render::page::{Block, Text};
use crate::render::wording::{date, sentence};

/// Sources in a short report.
const SHORT_SOURCES: usize = 5;

impl Report<'_> {
    /// The limits that clash.
    pub(super) fn clash(&self) -> Vec<Block> {
        let conflicts = self.plan.diagnosis.iter().flat_map(|diagnosis| &diagnosis.conflicts);
        let points: Vec<Text> = conflicts.map(|conflict| sentence(conflict).into()).collect();
        section("What clashes", if points.is_empty() { Vec::new() } else { vec![Block::Bullets(points)] })
    }

    /// Changes each of which gives a plan.
    pub(super) fn repairs(&self) -> Vec<Block> {
        let repairs = self.plan.diagnosis.iter().flat_map(|diagnosis| &diagnosis.repairs);
        let points: Vec<Text> =
            repairs.map(|repair| Text::code(&repair.flag).and(format!(": {}", sentence(&repair.says)))).collect();
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
        let reviews = self.plan.reviews.iter().flat_map(|review| {
            let questions = review.questions.iter().map(|question| Text::plain(question)).collect();
            [Block::Group(date(review.on).into()), Block::Bullets(questions)]
        });
        section("Look at the plan again", reviews.collect())
    }

    /// What was decided on the person's behalf.
    pub(super) fn assumptions(&self) -> Vec<Block> {
        let points: Vec<Text> = self.plan.assumptions.iter().map(|assumed| sentence(assumed).into()).collect();
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
        let mut points: Vec<Text> = all.values().take(most).map(source).collect();
        if all.len() > most {
            points.push(left_out(all.len() - most, "source", "sources"));
        }
        let list = if self.is_short() { Block::Bullets(points) } else { Block::Numbered(points) };
        section("Sources", if all.is_empty() { Vec::new() } else { vec![list] })
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

fn proven(proof: &Proof) -> String {
    let (value, unit) = (figure(proof.value), proof.measure);
    if proof.optimal {
        return format!(
            "No plan that can be made from this knowledge base does better at {}: {value} {unit}, proven. What remains uncertain are the estimates that it is made from.",
            objective(proof.objective)
        );
    }
    format!(
        "This may not be the very best plan for {}: it reaches {value} {unit}, and nothing below {} {unit} is possible.",
        objective(proof.objective),
        figure(proof.lower_bound)
    )
}

fn objective(objective: &str) -> String {
    format!("\"{objective}\"")
}

fn figure(value: f64) -> String {
    let figure = format!("{value:.2}");
    figure.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn source(source: &SourceInfo) -> Text {
    let title = match &source.url {
        Some(url) => Text::link(&source.title, url),
        None => Text::plain(&source.title),
    };
    title.and(format!(", {}, {}", source.publisher, source.as_of))
}
