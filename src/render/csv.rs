//! The steps of a plan as CSV, one row a step, for a spreadsheet.

use super::clean::clean;
use super::wording::phase_id;
use crate::plan::{Plan, Step};

const HEADS: [&str; 18] = [
    "number",
    "id",
    "title",
    "kind",
    "phase",
    "move",
    "start",
    "finish_early",
    "finish_likely",
    "finish_late",
    "hours_low",
    "hours_likely",
    "hours_high",
    "capacity",
    "cost_usd",
    "employer_pays_usd",
    "depends_on",
    "done_when",
];

/// The steps of a plan as CSV with a row of heads.
pub fn csv(plan: &Plan) -> String {
    let heads = row(HEADS.map(str::to_owned));
    std::iter::once(heads).chain(plan.steps.iter().zip(1..).map(|(step, number)| row(cells(step, number)))).collect()
}

fn cells(step: &Step, number: usize) -> [String; 18] {
    let hours = |minutes: u32| (f64::from(minutes) / 60.0).to_string();
    [
        number.to_string(),
        step.id.clone(),
        step.title.clone(),
        step.kind.clone(),
        phase_id(step.phase).to_owned(),
        step.serves.to_string(),
        step.start.to_string(),
        step.finish.early.to_string(),
        step.finish.likely.to_string(),
        step.finish.late.to_string(),
        hours(step.effort_minutes.low),
        hours(step.effort_minutes.likely),
        hours(step.effort_minutes.high),
        step.capacity.to_owned(),
        step.cost_usd.to_string(),
        step.employer_pays_usd.to_string(),
        step.depends_on.join(" "),
        step.done_when.clone(),
    ]
}

fn row<const N: usize>(cells: [String; N]) -> String {
    cells.map(|cell| quoted(&cell)).join(",") + "\n"
}

/// A cell that no reader takes for two cells, and no spreadsheet for a formula.
fn quoted(cell: &str) -> String {
    let cell = clean(cell);
    let formula = cell.trim_start().starts_with(['=', '+', '-', '@']);
    let cell = if formula { format!("'{cell}") } else { cell };
    if cell.contains([',', '"']) || formula { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stay_cells() {
        assert_eq!(quoted("plain words"), "plain words");
        assert_eq!(quoted("a, \"b\"\nc"), "\"a, \"\"b\"\" c\"");
    }

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(quoted("=HYPERLINK(1)"), "\"'=HYPERLINK(1)\"");
        assert_eq!(quoted(" +1"), "\"' +1\"");
    }

    #[test]
    fn every_step_has_a_row() {
        let plan = crate::render::sample::two_moves();
        let csv = csv(&plan);
        assert_eq!(csv.lines().count(), plan.steps.len() + 1);
        assert!(csv.starts_with("number,id,title,"));
        assert!(csv.contains("\n3,lab-active-directory,Build a two-controller Active Directory lab at home,lab,next-30-days,1,2026-12-14,2027-01-15,2027-02-12,2027-03-26,20,30,45,own,0,0,,A page of notes says what was done\n"));
    }
}
