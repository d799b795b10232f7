//! A plan as a Mermaid flow chart: which step comes before which, move by move.

use std::collections::BTreeMap;

use super::clean::clean;
use super::wording::short_month_and_year;
use crate::plan::{Plan, Step};

/// A plan as a Mermaid flow chart.
pub fn mermaid(plan: &Plan) -> String {
    let chart = Chart::of(plan);
    let mut lines = vec!["flowchart LR".to_owned(), format!("  r0([{}])", label(&plan.role.title))];
    lines.extend(plan.moves.iter().flat_map(|step| chart.stage(step.number)));
    lines.extend(chart.loose_steps());
    lines.extend(chart.ways());
    lines.join("\n") + "\n"
}

struct Chart<'a> {
    plan: &'a Plan,
    numbers: BTreeMap<&'a str, usize>,
}

impl<'a> Chart<'a> {
    fn of(plan: &'a Plan) -> Self {
        let numbers = plan.steps.iter().zip(1..).map(|(step, number)| (step.id.as_str(), number)).collect();
        Self { plan, numbers }
    }

    /// The steps of one move in a frame, and the role behind it.
    fn stage(&self, number: u32) -> Vec<String> {
        let role = self.plan.moves.iter().find(|step| step.number == number);
        let Some(role) = role else { return Vec::new() };
        let title = format!("Move {number}: {}", role.to.title);
        let mut lines = vec![format!("  subgraph m{number}[{}]", label(&title))];
        lines.extend(self.plan.steps.iter().filter(|step| step.serves == number).map(|step| self.node(step)));
        lines.push("  end".to_owned());
        let arrival = format!("{}, likely {}", role.to.title, short_month_and_year(role.arrive.likely));
        lines.push(format!("  r{number}([{}])", label(&arrival)));
        lines.push(format!("  r{} --> m{number} --> r{number}", number.saturating_sub(1)));
        lines
    }

    /// Steps that serve no move, as when a person stays.
    fn loose_steps(&self) -> Vec<String> {
        let is_move = |number: u32| self.plan.moves.iter().any(|step| step.number == number);
        self.plan.steps.iter().filter(|step| !is_move(step.serves)).map(|step| self.node(step)).collect()
    }

    fn node(&self, step: &Step) -> String {
        let number = self.numbers.get(step.id.as_str()).copied().unwrap_or_default();
        format!("    s{number}[{}]", label(&format!("{number}. {}", step.title)))
    }

    fn ways(&self) -> Vec<String> {
        let edges =
            self.plan.steps.iter().flat_map(|step| step.depends_on.iter().map(move |before| (before, &step.id)));
        let number = |id: &str| self.numbers.get(id).copied();
        edges.filter_map(|(from, to)| Some(format!("  s{} --> s{}", number(from)?, number(to)?))).collect()
    }
}

/// A quoted label in which nothing has a meaning.
fn label(text: &str) -> String {
    let meant = |character: char| "\"#<>`\\&".contains(character);
    let shown = |character: char| {
        if meant(character) { format!("#{};", u32::from(character)) } else { character.to_string() }
    };
    let words: String = clean(text).chars().map(shown).collect();
    format!("\"{words}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::two_moves;

    #[test]
    fn labels_mean_nothing() {
        assert_eq!(label("a \"b\" <c>\n`d` #1"), "\"a #34;b#34; #60;c#62; #96;d#96; #35;1\"");
    }

    #[test]
    fn a_plan_becomes_a_chart() {
        insta::assert_snapshot!("mermaid", mermaid(&two_moves()));
    }
}
