//! Whole interviews of typical people over the shipped base: what they are asked, and how much of it.

use std::io;
use std::sync::LazyLock;

use jiff::civil::date;
use serde_yaml::Value;

use super::answers::Answers;
use super::relevance::read_by_program;
use super::session::{Interview, Outcome};
use super::{Answer, Ask, Form, Prompter, USUAL_LIMIT};
use crate::kb::{Condition, FactKind, KnowledgeBase, Question};
use crate::profile::{RawProfile, resolve};
use crate::rules::{infer, truth};
use crate::source::SourceSet;

/// The shipped base, read once for all tests.
pub(super) static SHIPPED: LazyLock<KnowledgeBase> = LazyLock::new(|| {
    let mut sources = SourceSet::new();
    crate::kb::builtin::add_to(&mut sources);
    crate::kb::load(&sources).base.unwrap()
});

/// Answers as told, `?` being "I don't know"; everything else with the first choice, yes, or a small number.
struct Typical<'a> {
    kb: &'a KnowledgeBase,
    says: &'a [(&'a str, &'a str)],
    asked: Vec<&'a str>,
    given: Vec<(&'a str, Value)>,
}

impl Prompter for Typical<'_> {
    fn say(&mut self, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn how_to_steer(&self) -> &'static str {
        ""
    }

    fn noted(&mut self, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn ask(&mut self, ask: &Ask) -> io::Result<Answer> {
        let Some((_, question)) = self.kb.questions.iter().find(|(_, question)| question.text == ask.text) else {
            return Ok(Answer::Value(Value::from("go-on")));
        };
        self.asked.push(&question.id);
        let fact = self.kb.facts.id(question.fact);
        let answer = match self.says.iter().find(|(id, _)| *id == fact) {
            Some((_, "?")) => Answer::Unknown,
            Some((_, text)) => Answer::Value(serde_yaml::from_str(text).unwrap()),
            None => usual(&ask.form),
        };
        if let Answer::Value(value) = &answer {
            self.given.push((fact, value.clone()));
        }
        Ok(answer)
    }
}

fn usual(form: &Form) -> Answer {
    match form {
        Form::YesNo => Answer::Value(Value::Bool(true)),
        Form::Number { .. } => Answer::Value(Value::from(6)),
        Form::One(items) => Answer::Value(Value::from(items[0].id.as_str())),
        Form::Many { items, .. } | Form::Order(items) => Answer::Value(Value::from(vec![items[0].id.as_str()])),
        Form::Day | Form::Words | Form::Find(_) => Answer::Unknown,
    }
}

/// The interview of somebody.
fn interviewed<'a>(kb: &'a KnowledgeBase, says: &'a [(&'a str, &'a str)]) -> Typical<'a> {
    let mut prompter = Typical { kb, says, asked: Vec::new(), given: Vec::new() };
    let answers = Answers::new(kb, RawProfile::default(), date(2026, 12, 1));
    let outcome = Interview::new(kb, answers, USUAL_LIMIT).run(&mut prompter).unwrap();
    assert!(matches!(outcome, Outcome::Done(_)), "{says:?}");
    prompter
}

const WITH_A_GOAL: &[(&str, &str)] = &[
    ("role", "help-desk-technician"),
    ("goal", "systems-administrator"),
    ("months_in_role", "30"),
    ("work_feels", "routine"),
];
const UNDECIDED: &[(&str, &str)] =
    &[("role", "help-desk-analyst"), ("goal", "undecided"), ("months_in_role", "18"), ("work_feels", "comfortable")];
const CAREER_CHANGER: &[(&str, &str)] = &[("role", "career-changer"), ("goal", "help-desk-technician")];
const LAID_OFF: &[(&str, &str)] =
    &[("role", "help-desk-analyst"), ("goal", "cloud-engineer"), ("employed", "false"), ("months_in_role", "20")];
const AT_A_PROVIDER: &[(&str, &str)] = &[
    ("role", "msp-support-technician"),
    ("goal", "soc-analyst"),
    ("months_in_role", "8"),
    ("internal_openings", "false"),
];
const LEAD: &[(&str, &str)] =
    &[("role", "help-desk-team-lead"), ("goal", "help-desk-manager"), ("months_in_role", "24")];
const KNOWS_NOTHING: &[(&str, &str)] = &[
    ("role", "help-desk-technician"),
    ("employed", "?"),
    ("goal", "?"),
    ("months_in_role", "?"),
    ("work_feels", "?"),
    ("hours_per_week", "?"),
    ("certifications", "?"),
    ("budget_usd", "?"),
];
const EVERYBODY: [&[(&str, &str)]; 7] =
    [WITH_A_GOAL, UNDECIDED, CAREER_CHANGER, LAID_OFF, AT_A_PROVIDER, LEAD, KNOWS_NOTHING];

#[test]
fn nobody_is_asked_more_than_twelve_questions() {
    let kb = &*SHIPPED;
    for says in EVERYBODY {
        let asked = interviewed(kb, says).asked;
        assert!((5..=USUAL_LIMIT).contains(&asked.len()), "{says:?} was asked {asked:?}");
        let mut once = asked.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), asked.len(), "{says:?} was asked something twice: {asked:?}");
    }
}

#[test]
fn who_has_a_goal_is_not_asked_what_only_the_ranking_needs() {
    let kb = &*SHIPPED;
    let ranking = ["interests", "bent", "duties", "priorities"];
    assert!(interviewed(kb, WITH_A_GOAL).asked.iter().all(|asked| !ranking.contains(asked)));
    assert!(interviewed(kb, UNDECIDED).asked.contains(&"interests"));
    assert!(interviewed(kb, UNDECIDED).asked.contains(&"priorities"));
}

#[test]
fn who_has_no_employer_is_not_asked_about_one() {
    let kb = &*SHIPPED;
    let of_employer = |id: &&str| {
        let question = kb.questions.get(kb.questions.find(id).unwrap());
        kb.facts.get(question.fact).group.as_deref() == Some("employer") || *id == "work-feels"
    };
    for says in [CAREER_CHANGER, LAID_OFF] {
        let asked = interviewed(kb, says).asked;
        assert!(!asked.iter().any(of_employer), "{asked:?}");
    }
}

#[test]
fn every_question_beyond_the_core_can_change_something() {
    let kb = &*SHIPPED;
    for says in EVERYBODY {
        let interview = interviewed(kb, says);
        for id in &interview.asked {
            let question = kb.questions.get(kb.questions.find(id).unwrap());
            if !question.core && !read_by_program(&kb.core).contains(&question.fact) {
                let outcomes = outcomes(kb, &interview.given, question);
                assert!(outcomes.iter().any(|outcome| *outcome != outcomes[0]), "{says:?} is asked {id} for nothing");
            }
        }
    }
}

/// What each possible answer to a question leads to: what the rules say, and which gates open.
fn outcomes(kb: &KnowledgeBase, given: &[(&str, Value)], question: &Question) -> Vec<String> {
    let possible = possible(&kb.facts.get(question.fact).kind);
    let outcome = |value: Option<Value>| {
        let mut raw = RawProfile::default();
        for (fact, value) in given {
            raw.answer(fact, value.clone());
        }
        raw.remove(kb.facts.id(question.fact));
        if let Some(value) = value {
            raw.answer(kb.facts.id(question.fact), value);
        }
        let profile = resolve(kb, &raw, date(2026, 12, 1)).profile.unwrap();
        let (profile, advice) = infer(kb, profile);
        let open = |gate: &Condition| truth(gate, &profile).holds();
        let activities: Vec<_> = kb.activities.iter().filter(|(_, one)| open(&one.needs)).map(|(id, _)| id).collect();
        let moves: Vec<_> = kb.transitions.iter().filter(|(_, one)| open(&one.when)).map(|(id, _)| id).collect();
        format!(
            "{:?} {:?} {:?} {:?} {activities:?} {moves:?}",
            advice.messages, advice.added, advice.preferred, advice.forbidden
        )
    };
    std::iter::once(None).chain(possible.into_iter().map(Some)).map(outcome).collect()
}

fn possible(kind: &FactKind) -> Vec<Value> {
    match kind {
        FactKind::Bool => vec![Value::Bool(true), Value::Bool(false)],
        FactKind::Int { .. } => [0, 3, 6, 24].map(Value::from).into(),
        FactKind::Choice(words) => words.iter().map(|word| Value::from(word.id.as_str())).collect(),
        FactKind::Set(words) => words.iter().map(|word| Value::from(vec![word.id.as_str()])).collect(),
        _ => Vec::new(),
    }
}
