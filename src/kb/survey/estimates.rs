//! Estimates that do not say what they rest on.

use super::{View, codes, placed};
use crate::diagnostic::Diagnostic;
use crate::kb::model::Standing;
use crate::source::Place;

pub(super) fn look(view: &View) -> Vec<Diagnostic> {
    let estimated = |standing: Standing, why: Option<&String>| standing == Standing::Estimated && why.is_none();
    let mut findings = Vec::new();
    for (id, activity) in view.kb.activities.iter() {
        let place = |key| view.places.key(id, key);
        if estimated(activity.standing, activity.basis.as_ref()) {
            findings.push(unfounded("the effort", &activity.id, "basis", place("effort")));
        }
        if activity.cost.as_ref().is_some_and(|cost| estimated(cost.standing, cost.note.as_ref())) {
            findings.push(unfounded("the cost", &activity.id, "note", place("cost")));
        }
    }
    for (id, certification) in view.kb.certifications.iter() {
        let place = |key| view.places.key(id, key);
        if estimated(certification.study_standing, certification.study_basis.as_ref()) {
            findings.push(unfounded("the study time", &certification.id, "basis", place("study_hours")));
        }
        if estimated(certification.fee.standing, certification.fee.note.as_ref()) {
            findings.push(unfounded("the fee", &certification.id, "note", place("fee")));
        }
    }
    findings
}

fn unfounded(what: &str, of: &str, key: &str, place: Option<Place>) -> Diagnostic {
    let finding = Diagnostic::note(codes::NO_BASIS, format!("{what} of `{of}` is an estimate that rests on nothing"))
        .help(format!("say in `{key}` where it comes from"));
    placed(finding, place)
}
