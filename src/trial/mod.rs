//! Trying a knowledge base out on personas: people made up for it, with what is expected of their plans.
//!
//! [`raw`] is what a persona file says, [`Persona`] is the same with every id looked up, [`run`] makes the plan and
//! judges each expectation.

pub mod codes;
mod expect;
mod judge;
mod persona;
pub(crate) mod raw;

use std::collections::BTreeSet;

pub use expect::{Bounds, Expectation, Expected, Measure};
pub use persona::{Persona, read};

use crate::advise;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::kb::{KnowledgeBase, RuleId};
use crate::planner::Wishes;
use crate::profile;
use crate::rules;
use judge::Case;

/// What came of one persona.
#[derive(Debug, Clone)]
pub struct Tried {
    /// Troubles with the profile, and one finding for each expectation that is not met.
    pub findings: Diagnostics,
    /// The rules that fired.
    pub fired: BTreeSet<RuleId>,
}

impl Tried {
    /// Whether the profile is sound and everything is as expected.
    pub fn passed(&self) -> bool {
        !self.findings.has_errors()
    }
}

/// Makes the plan of a persona and judges what is expected of it. "Today" is the day of the base, so that the outcome
/// does not change with the calendar.
pub fn run(kb: &KnowledgeBase, persona: &Persona) -> Tried {
    let resolved = profile::resolve(kb, &persona.profile, kb.about.as_of);
    let Some(person) = resolved.profile else {
        return Tried { findings: resolved.findings, fired: BTreeSet::new() };
    };
    let start = person.date(kb.core.start).unwrap_or(kb.about.as_of);
    let wishes = Wishes { objective: persona.objective, start };
    let mut case = Case::new(kb, advise::advise(kb, person.clone(), wishes));
    if persona.expected.iter().any(Expected::is_about_ranking) && case.plan.ranking.is_empty() {
        case.plan.ranking = advise::recommend(kb, person.clone(), wishes);
    }
    case.fired.extend(rules::infer(kb, person).1.fired.into_keys());
    let unmet = persona.expected.iter().filter_map(|expected| unmet(&case, persona, expected));
    let troubles = resolved.findings.into_iter().filter(|finding| finding.severity != Severity::Note);
    Tried { findings: troubles.chain(unmet).collect(), fired: case.fired }
}

fn unmet(case: &Case, persona: &Persona, expected: &Expected) -> Option<Diagnostic> {
    let found = judge::unmet(case, &expected.what)?;
    let sentence = format!("`{}`: {found}", persona.id);
    Some(Diagnostic::error(codes::NOT_AS_EXPECTED, sentence).at(expected.place.clone()).help(expected.why.clone()))
}

#[cfg(test)]
mod tests;
