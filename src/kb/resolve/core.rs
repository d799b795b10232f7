//! The facts that the program itself needs.

use super::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::kb::codes;
use crate::kb::core_facts::{CoreFactProblem, CoreFacts, Shape};
use crate::kb::here::At;
use crate::kb::model::{Fact, FactId};
use crate::kb::table::{Handle, Table};

/// Finds them all; each that cannot be used is told.
pub(super) fn find(facts: &Table<FactId, Fact>, places: &[At], scope: &mut Scope) -> Option<CoreFacts> {
    let problems = match CoreFacts::find(facts) {
        Ok(core) => return Some(core),
        Err(problems) => problems,
    };
    if facts.is_empty() {
        let sentence = format!("no facts are declared, and the program needs {} of them", problems.len());
        scope.miss(Diagnostic::error(codes::CORE_FACT, sentence).help(FROM_THE_BUILT_IN_BASE));
        return None;
    }
    for problem in problems {
        let told = told(&problem, facts, places, scope);
        scope.found.extend(told);
    }
    None
}

const FROM_THE_BUILT_IN_BASE: &str = "take `facts.yaml` over from the built-in base";

fn told(problem: &CoreFactProblem, facts: &Table<FactId, Fact>, places: &[At], scope: &Scope) -> Option<Diagnostic> {
    match *problem {
        // It is there, only broken, and that was told where it stands.
        CoreFactProblem::Missing { .. } if scope.incomplete => None,
        CoreFactProblem::Missing { fact, .. } if scope.fact_ids.ids().any(|id| id == fact) => None,
        CoreFactProblem::Missing { fact, shape } => Some(missing(fact, shape)),
        CoreFactProblem::WrongType { fact, shape } => {
            let sentence = format!("the fact `{}` has a type that the program cannot use", facts.id(fact));
            let finding = Diagnostic::error(codes::CORE_FACT, sentence).at(places.get(fact.index())?.key("type"));
            Some(finding.help(format!("declare it with `type: {}`", shape.word())))
        }
        CoreFactProblem::WrongOrigin { fact, computed } => {
            let (is, help) = origin(computed);
            let finding = Diagnostic::error(codes::CORE_FACT, format!("the fact `{}` {is}", facts.id(fact)));
            Some(finding.at(places.get(fact.index())?.key("origin")).help(help))
        }
    }
}

fn missing(fact: &str, shape: Shape) -> Diagnostic {
    let sentence = format!("the fact `{fact}` is not declared, and the program needs it");
    Diagnostic::error(codes::CORE_FACT, sentence).help(format!("declare it with `type: {}`", shape.word()))
}

fn origin(computed: bool) -> (&'static str, &'static str) {
    if computed {
        ("is computed by the program", "declare it with `origin: computed`")
    } else {
        ("is not computed by the program", "declare it with `origin: asked` or `origin: given`")
    }
}
