//! For runs in which nobody is asked: what nobody said although it could change the outcome.

use std::collections::BTreeSet;

use super::next::open_questions;
use super::session::Person;
use crate::diagnostic::Diagnostic;
use crate::kb::KnowledgeBase;
use crate::profile::words::list;
use crate::profile::{Profile, codes};

/// How many facts are named.
const NAMED: usize = 6;

/// Names the weightiest facts that were not given, and says how to give them; none if nothing more matters.
pub fn unsaid(kb: &KnowledgeBase, profile: Option<Profile>) -> Option<Diagnostic> {
    let open = open_questions(kb, &Person(profile), &BTreeSet::new());
    let facts: Vec<_> =
        open.into_iter().map(|id| kb.questions.get(id).fact).filter(|&fact| fact != kb.core.role).collect();
    let mut names: Vec<String> = facts.iter().take(NAMED).map(|&fact| format!("`{}`", kb.facts.id(fact))).collect();
    if facts.len() > NAMED {
        names.push(format!("{} more", facts.len() - NAMED));
    }
    let sentence = format!("nobody said {}, which could change the outcome", list(&names));
    let help = "give them in the profile or as `--set FACT=VALUE`, or answer questions with `--ask` on a terminal";
    (!names.is_empty()).then(|| Diagnostic::note(codes::UNSAID, sentence).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::FactValue;
    use crate::questionnaire::fixture::employed_base;
    use crate::rules::fixture::person;

    fn told(known: &[(&str, FactValue)]) -> Option<String> {
        let kb = employed_base();
        unsaid(&kb, Some(person(&kb, known))).map(|finding| finding.sentence)
    }

    #[test]
    fn what_nobody_said_is_named_by_weight() {
        let sentence = "nobody said `employed` and `hours_per_week`, which could change the outcome";
        assert_eq!(told(&[]).as_deref(), Some(sentence));
    }

    #[test]
    fn nothing_is_told_if_nothing_more_matters() {
        let known = [("employed", FactValue::Bool(false)), ("hours_per_week", FactValue::Int(4))];
        assert_eq!(told(&known), None);
    }
}
