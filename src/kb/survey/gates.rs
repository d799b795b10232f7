//! Conditions of activities, exams, moves and questions that can never hold.

use super::bars::Progress;
use super::logic::Want;
use super::{View, codes, placed, spell};
use crate::diagnostic::Diagnostic;
use crate::kb::condition::{Condition, Leaf};
use crate::source::Place;

/// A condition with its owner in words and its place.
struct Gate<'a> {
    says: String,
    condition: &'a Condition,
    place: Option<Place>,
}

pub(super) fn look(view: &View) -> Vec<Diagnostic> {
    let best = Progress::of_everybody(view);
    let conditional = gates(view).into_iter().filter(|gate| !gate.condition.is_always());
    conditional.filter_map(|gate| shut(view, &best, gate)).collect()
}

fn gates<'a>(view: &View<'a>) -> Vec<Gate<'a>> {
    let (kb, places) = (view.kb, view.places);
    let mut gates = Vec::new();
    for (id, activity) in kb.activities.iter() {
        let says = format!("the activity `{}` can never be done", activity.id);
        gates.push(Gate { says, condition: &activity.needs, place: places.key(id, "needs") });
    }
    for (id, certification) in kb.certifications.iter() {
        let says = format!("the certification `{}` can never be taken", certification.id);
        gates.push(Gate { says, condition: &certification.needs, place: places.key(id, "needs") });
    }
    for (id, transition) in kb.transitions.iter() {
        let says = format!("the move `{}` can never be made", transition.id);
        gates.push(Gate { says, condition: &transition.when, place: places.key(id, "when") });
    }
    for (id, question) in kb.questions.iter() {
        let says = format!("the question `{}` can never be asked", question.id);
        gates.push(Gate { says, condition: &question.when, place: places.key(id, "when") });
    }
    gates
}

fn shut(view: &View, best: &Progress, gate: Gate) -> Option<Diagnostic> {
    if view.logic.can(&[(gate.condition, Want::True)]).is_impossible() {
        let finding = Diagnostic::warning(codes::SHUT_GATE, format!("{}: its condition cannot hold", gate.says));
        return Some(placed(finding.help(clash(view, gate.condition)), gate.place));
    }
    if best.can_hold(gate.condition) {
        return None;
    }
    let finding = Diagnostic::warning(codes::SHUT_GATE, format!("{}: nothing brings what it needs", gate.says));
    Some(placed(finding.help(lacking(view, best, gate.condition)), gate.place))
}

fn lacking(view: &View, best: &Progress, condition: &Condition) -> String {
    let short = condition.leaves().into_iter().filter_map(|leaf| match leaf {
        Leaf::Skill(need) if !best.meets(*need) => {
            Some(format!("`{}` at level {}", view.kb.skills.id(need.skill), need.level.get()))
        }
        _ => None,
    });
    let short: Vec<String> = short.collect();
    format!("no activity, certification or role brings {}", short.join(" or "))
}

/// Why a condition cannot hold: the one part that cannot, the two that exclude each other, or all of it.
pub(super) fn clash(view: &View, condition: &Condition) -> String {
    let parts: &[Condition] = match condition {
        Condition::All(parts) => parts,
        other => std::slice::from_ref(other),
    };
    let alone = parts.iter().find(|part| view.logic.can(&[(part, Want::True)]).is_impossible());
    if let Some(part) = alone {
        return never(view, part);
    }
    let pairs =
        parts.iter().enumerate().flat_map(|(place, one)| parts[place + 1..].iter().map(move |other| (one, other)));
    let excluding = |(one, other): &(&Condition, &Condition)| {
        view.logic.can(&[(one, Want::True), (other, Want::True)]).is_impossible()
    };
    match pairs.into_iter().find(excluding) {
        Some((one, other)) => {
            format!(
                "`{}` and `{}` exclude each other",
                spell::condition(view.kb, one),
                spell::condition(view.kb, other)
            )
        }
        None => "its parts cannot all hold at once".to_owned(),
    }
}

fn never(view: &View, part: &Condition) -> String {
    let spelled = spell::condition(view.kb, part);
    let unset = part.facts().into_iter().find(|fact| {
        let derived = view.kb.facts.get(*fact).origin == crate::kb::model::FactOrigin::Derived;
        derived && matches!(part, Condition::Leaf(_))
    });
    match unset {
        Some(fact) => format!("`{spelled}` never holds: no rule that can fire sets `{}` so", view.kb.facts.id(fact)),
        None => format!("`{spelled}` never holds"),
    }
}
