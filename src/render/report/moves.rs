//! The role changes: when they come, what they pay, and what each asks for.

use std::collections::BTreeMap;

use super::head::pay_basis;
use super::{Report, section};
use crate::plan::{Gap, Move, MoveWay, Pay};
use crate::render::page::{Block, Field, Table, Text};
use crate::render::wording::{date, list, money, money_span, months_around, sentence};

impl Report<'_> {
    /// All moves in one table.
    pub(super) fn way(&self) -> Vec<Block> {
        if self.plan.moves.is_empty() {
            return Vec::new();
        }
        let heads = vec!["Move to", "Where", "Apply from", "Arrive (early to late)", "Pay a year"];
        let table = Table { heads, rows: self.plan.moves.iter().map(row).collect() };
        let mut blocks = vec![Block::Table(table)];
        blocks.extend(self.pay_note().map(Block::Paragraph));
        section("The way there", blocks)
    }

    /// Where the pay figures come from, each basis once.
    fn pay_note(&self) -> Option<Text> {
        pay_note(self.plan.moves.iter().map(|step| (step.to.title.as_str(), step.pay.as_ref())))
    }

    /// What each move asks for, and how that comes about.
    pub(super) fn bars(&self) -> Vec<Block> {
        section("What each move asks for", self.plan.moves.iter().flat_map(|step| self.bar(step)).collect())
    }

    fn bar(&self, step: &Move) -> Vec<Block> {
        let mut blocks = vec![Block::Group(format!("Move {}: {}", step.number, step.to.title).into())];
        blocks.extend(self.gaps(step));
        let mut fields: Vec<Field> = met(step).into_iter().collect();
        fields.extend(said("To be able to show", &step.proof));
        fields.extend(said("Degree", &step.degree));
        if !self.is_short() && !step.pitfalls.is_empty() {
            let pitfalls: Vec<String> = step.pitfalls.iter().map(|pitfall| sentence(pitfall)).collect();
            fields.push(Field::new("What goes wrong", Text::plain(&pitfalls.join(" ")).and(self.cited(&step.sources))));
        }
        if !fields.is_empty() {
            blocks.push(Block::Fields(fields));
        }
        blocks
    }

    fn gaps(&self, step: &Move) -> Option<Block> {
        let open: Vec<&Gap> = step.gaps.iter().filter(|gap| gap.from < gap.to).collect();
        let mut heads = vec!["Skill", "Level", "Closed by"];
        if !self.is_short() {
            heads.insert(2, "What that means");
        }
        let table = Table { heads, rows: open.iter().map(|gap| self.gap(gap)).collect() };
        (!open.is_empty()).then_some(Block::Table(table))
    }

    fn gap(&self, gap: &Gap) -> Vec<Text> {
        let mut cells = vec![
            Text::plain(&gap.name),
            format!("{} → {}", gap.from, gap.to).into(),
            self.closed_by(&gap.closed_by).into(),
        ];
        if !self.is_short() {
            cells.insert(2, Text::plain(&gap.means));
        }
        cells
    }

    fn closed_by(&self, ids: &[String]) -> String {
        let (on_the_job, steps): (Vec<String>, Vec<String>) = ids.iter().cloned().partition(|id| id == "on-the-job");
        let work = (!on_the_job.is_empty()).then(|| "your work".to_owned());
        let steps = (!steps.is_empty()).then(|| self.steps_in_words(&steps));
        let ways: Vec<String> = work.into_iter().chain(steps).collect();
        if ways.is_empty() { "not yet".to_owned() } else { list(&ways) }
    }
}

/// Where pay figures come from: each basis once, with the jobs it is for where there are several.
pub(super) fn pay_note<'a>(jobs: impl Iterator<Item = (&'a str, Option<&'a Pay>)>) -> Option<Text> {
    let mut bases: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (title, pay) in jobs {
        if let Some(pay) = pay {
            bases.entry(pay_basis(pay)).or_default().push(title);
        }
    }
    let several = bases.len() > 1;
    let told = bases.iter().map(
        |(basis, titles)| {
            if several { format!("{basis} ({}).", list(titles)) } else { format!("{basis}.") }
        },
    );
    let note = format!("Pay is what the job pays today. {}", told.collect::<Vec<_>>().join(" "));
    (!bases.is_empty()).then(|| Text::faint(&note))
}

fn row(step: &Move) -> Vec<Text> {
    let pay = step.pay.as_ref().map_or_else(
        || "not known".to_owned(),
        |pay| format!("{}, likely {}", money_span(pay.usd), money(pay.usd.likely)),
    );
    vec![
        format!("{}. {}", step.number, step.to.title).into(),
        way_in_words(step.way).into(),
        date(step.ready).into(),
        months_around(step.arrive).into(),
        pay.into(),
    ]
}

fn way_in_words(way: MoveWay) -> &'static str {
    match way {
        MoveWay::Inside => "inside your employer",
        MoveWay::Outside => "another employer",
        MoveWay::Either => "inside or outside",
    }
}

fn met(step: &Move) -> Option<Field> {
    let names: Vec<&str> = step.gaps.iter().filter(|gap| gap.from >= gap.to).map(|gap| gap.name.as_str()).collect();
    (!names.is_empty()).then(|| Field::new("Already met", list(&names)))
}

fn said(label: &'static str, text: &str) -> Option<Field> {
    (!text.trim().is_empty()).then(|| Field::new(label, Text::prose(&sentence(text))))
}
