//! Which question comes next: core questions first, then those that usually change the plan most.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::form::Form;
use super::relevance::Situation;
use crate::kb::{FactId, FactOrigin, KnowledgeBase, Question, QuestionId};
use crate::profile::{KnownFrom, Profile};
use crate::rules::{Known, truth};

/// How many questions most people are asked at most.
pub const USUAL_LIMIT: usize = 12;

/// What the interview does next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Ask this.
    Ask {
        /// The question.
        question: QuestionId,
        /// Which one it is, from 1.
        number: usize,
        /// How many there will be, as far as can be told now.
        about: usize,
    },
    /// Nothing more, or the limit is reached.
    Finished {
        /// Questions not put that could still change the plan, the weightiest first.
        open: Vec<QuestionId>,
    },
}

/// A person who can be asked.
pub trait Respondent: Known {
    /// Whether they said this themselves. What is merely supposed of them is worth a question.
    fn said(&self, fact: FactId) -> bool;
}

impl Respondent for Profile {
    fn said(&self, fact: FactId) -> bool {
        self.facts.get(&fact).is_some_and(|known| known.origin == KnownFrom::Person)
    }
}

/// Picks the next question. `asked` holds every question that was put, answered or not; beyond `limit` of them only
/// core questions are asked.
pub fn next(kb: &KnowledgeBase, person: &dyn Respondent, asked: &BTreeSet<QuestionId>, limit: usize) -> Step {
    let candidates = Candidates::new(kb, person, asked);
    let ready = candidates.ready();
    let room = limit.saturating_sub(asked.len());
    match ready.first() {
        Some(&question) if room > 0 || kb.questions.get(question).core => {
            let number = asked.len() + 1;
            let core = ready.iter().filter(|&&id| kb.questions.get(id).core).count();
            let to_come = (ready.len() + candidates.may_come()).min(room.max(core));
            Step::Ask { question, number, about: asked.len() + to_come }
        }
        _ => Step::Finished { open: ready },
    }
}

/// The questions that could be put now, the first to be asked first.
pub fn open_questions(kb: &KnowledgeBase, person: &dyn Respondent, asked: &BTreeSet<QuestionId>) -> Vec<QuestionId> {
    Candidates::new(kb, person, asked).ready()
}

/// All questions, the first to be asked first.
pub fn asking_order(kb: &KnowledgeBase) -> Vec<QuestionId> {
    let mut order: Vec<_> = kb.questions.handles().collect();
    order.sort_by_key(|&id| rank(kb, id));
    order
}

/// Core questions rank before others, heavy ones before light ones.
fn rank(kb: &KnowledgeBase, id: QuestionId) -> (bool, Reverse<u8>, QuestionId) {
    let question = kb.questions.get(id);
    (!question.core, Reverse(question.weight), id)
}

/// The questions that were not put, against what is known.
struct Candidates<'a> {
    kb: &'a KnowledgeBase,
    person: &'a dyn Respondent,
    left: Vec<QuestionId>,
    situation: Situation<'a>,
    matter: BTreeSet<FactId>,
}

impl<'a> Candidates<'a> {
    fn new(kb: &'a KnowledgeBase, person: &'a dyn Respondent, asked: &BTreeSet<QuestionId>) -> Self {
        let unknown = |question: &Question| !person.said(question.fact);
        let left = kb.questions.iter().filter(|(id, question)| !asked.contains(id) && unknown(question));
        let left: Vec<_> = left.filter(|(_, question)| can_be_asked(kb, question)).map(|(id, _)| id).collect();
        let (left, situation) = in_reach(kb, person, left);
        let matter = situation.facts_that_matter();
        Self { kb, person, left, situation, matter }
    }

    /// The questions that can be put now, in order.
    fn ready(&self) -> Vec<QuestionId> {
        let applies = |id: &QuestionId| truth(&self.kb.questions.get(*id).when, self.person).holds();
        let mut ready: Vec<_> = self.worth_asking().filter(applies).collect();
        ready.sort_by_key(|&id| rank(self.kb, id));
        ready
    }

    /// How many more questions may come up through the answers to others.
    fn may_come(&self) -> usize {
        let waits = |id: &QuestionId| {
            let when = &self.kb.questions.get(*id).when;
            !truth(when, self.person).holds() && self.situation.outlook(when).yes
        };
        self.worth_asking().filter(waits).count()
    }

    fn worth_asking(&self) -> impl Iterator<Item = QuestionId> {
        let worth = |id: &QuestionId| {
            let question = self.kb.questions.get(*id);
            question.core || self.matter.contains(&question.fact)
        };
        self.left.iter().copied().filter(worth)
    }
}

/// The questions that can still come up, and the situation in which no others can. A question that hangs on one that
/// cannot come up falls with it.
fn in_reach<'a>(
    kb: &'a KnowledgeBase,
    person: &'a dyn Respondent,
    left: Vec<QuestionId>,
) -> (Vec<QuestionId>, Situation<'a>) {
    let question = |id: &QuestionId| kb.questions.get(*id);
    let situation = Situation::new(kb, person, left.iter().map(|id| question(id).fact).collect());
    let reached: Vec<_> = left.iter().copied().filter(|id| situation.outlook(&question(id).when).yes).collect();
    if reached.len() == left.len() { (left, situation) } else { in_reach(kb, person, reached) }
}

/// Whether the interview can take the answer: the person may give it, and it is not a table of things.
fn can_be_asked(kb: &KnowledgeBase, question: &Question) -> bool {
    let fact = kb.facts.get(question.fact);
    matches!(fact.origin, FactOrigin::Asked | FactOrigin::Given) && Form::suits(&fact.kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kb::Condition;
    use crate::profile::FactValue;
    use crate::questionnaire::fixture::{employed_base, question, with_questions};
    use crate::rules::fixture::{Draft, person};

    /// The id of the next question, its number and how many are to be expected, or the ids that are left open.
    fn told(kb: &KnowledgeBase, known: &[(&str, FactValue)], asked: &[&str], limit: usize) -> String {
        let asked = asked.iter().map(|id| kb.questions.find(id).unwrap()).collect();
        match next(kb, &person(kb, known), &asked, limit) {
            Step::Ask { question, number, about } => format!("{} {number} of {about}", kb.questions.id(question)),
            Step::Finished { open } => {
                let open: Vec<_> = open.iter().map(|&id| kb.questions.id(id)).collect();
                format!("open: {}", open.join(" "))
            }
        }
    }

    #[test]
    fn core_questions_come_first_then_the_weightier() {
        let draft = Draft::new();
        let mut core = question(&draft, "goal", 10, Condition::ALWAYS);
        core.core = true;
        let light = question(&draft, "region", 20, Condition::ALWAYS);
        let heavy = question(&draft, "interests", 80, Condition::ALWAYS);
        let kb = with_questions(draft, vec![light, heavy, core]);
        assert_eq!(told(&kb, &[], &[], 12), "goal 1 of 3");
        assert_eq!(told(&kb, &[], &["goal"], 12), "interests 2 of 3");
        assert_eq!(told(&kb, &[], &["goal", "interests"], 12), "region 3 of 3");
    }

    #[test]
    fn a_question_waits_until_its_condition_holds() {
        let kb = employed_base();
        let hours = ("hours_per_week", FactValue::Int(5));
        assert_eq!(told(&kb, std::slice::from_ref(&hours), &["employed"], 12), "open: ");
        let employed = ("employed", FactValue::Bool(true));
        assert_eq!(told(&kb, &[hours, employed], &["employed"], 12), "pays-training 2 of 3");
    }

    #[test]
    fn what_is_known_is_not_asked() {
        let kb = employed_base();
        assert_eq!(told(&kb, &[("employed", FactValue::Bool(false))], &[], 12), "hours-per-week 1 of 1");
    }

    #[test]
    fn what_was_put_is_not_put_again_even_without_an_answer() {
        let kb = employed_base();
        assert_eq!(told(&kb, &[], &["employed"], 12), "hours-per-week 2 of 2");
    }

    #[test]
    fn beyond_the_limit_only_core_questions_are_put_and_the_others_are_named() {
        let kb = employed_base();
        let known = [("employed", FactValue::Bool(true))];
        assert_eq!(told(&kb, &known, &["employed"], 1), "hours-per-week 2 of 2");
        assert_eq!(told(&kb, &known, &["employed", "hours-per-week"], 2), "open: pays-training");
        assert_eq!(told(&kb, &known, &["employed", "hours-per-week"], 3), "pays-training 3 of 3");
    }

    #[test]
    fn a_question_without_consequences_is_not_put() {
        let draft = Draft::new();
        let idle = question(&draft, "leads_people", 80, Condition::ALWAYS);
        let kb = with_questions(draft, vec![idle]);
        assert_eq!(told(&kb, &[], &[], 12), "open: ");
    }

    #[test]
    fn a_table_of_things_cannot_be_asked_for() {
        let draft = Draft::new();
        let skills = question(&draft, "skills", 95, Condition::ALWAYS);
        let kb = with_questions(draft, vec![skills]);
        assert_eq!(told(&kb, &[], &[], 12), "open: ");
    }
}
