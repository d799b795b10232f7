//! The course of the interview: ask, keep, go back, look over everything, go on.

use std::collections::BTreeSet;
use std::io;

use serde_yaml::Value;

use super::form::{Form, Item};
use super::next::{Respondent, Step, asking_order, next};
use super::{Answer, Ask, Prompter};
use crate::kb::{CertificationId, FactId, KnowledgeBase, Level, Question, QuestionId, SkillId};
use crate::profile::{FactValue, Profile};
use crate::rules::{Known, truth};

/// Where answers go. A copy is made before each change of mind, so it should be cheap to clone.
pub trait Records: Clone {
    /// Keeps the answer, or says in half a sentence why it cannot be one and keeps nothing.
    fn put(&mut self, fact: FactId, value: &Value) -> Result<(), String>;

    /// Everything that follows from what is kept.
    fn person(&self) -> Person;
}

/// A person of whom perhaps not even the present role is known yet.
#[derive(Debug, Clone, Default)]
pub struct Person(pub Option<Profile>);

/// How an interview ended, with all answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome<R> {
    /// The person went through it and looked over the answers.
    Done(R),
    /// The person stopped before.
    Stopped(R),
    /// The person pressed Ctrl-C.
    Interrupted(R),
}

/// An interview under way.
pub struct Interview<'a, R> {
    kb: &'a KnowledgeBase,
    base: R,
    limit: usize,
    given: Vec<Given>,
    records: R,
}

/// A question that was put and what came back.
#[derive(Debug, Clone, PartialEq)]
struct Given {
    question: QuestionId,
    answer: Option<Value>,
    /// Whether the question still applies after all other answers. If not, the answer waits.
    applies: bool,
}

/// What the person wants after looking over the answers.
enum Decision {
    GoOn,
    Change(usize),
    More,
    Stop,
}

impl<'a, R: Records> Interview<'a, R> {
    /// An interview of somebody of whom `base` is known already. Beyond `limit` questions only core questions are put
    /// unasked.
    pub fn new(kb: &'a KnowledgeBase, base: R, limit: usize) -> Self {
        Self { kb, records: base.clone(), base, limit, given: Vec::new() }
    }

    /// Takes up answers from an interview that was broken off. Those that no longer fit are left out.
    #[must_use]
    pub fn resumed<'v>(mut self, earlier: impl Fn(FactId) -> Option<&'v Value>) -> Self {
        while let Some(given) = self.next_of(&earlier) {
            self.keep(self.given.len(), given);
        }
        self
    }

    /// The first question that applies now and was answered earlier.
    fn next_of<'v>(&self, earlier: &impl Fn(FactId) -> Option<&'v Value>) -> Option<Given> {
        let person = self.records.person();
        asking_order(self.kb).into_iter().find_map(|question| {
            let asks = self.kb.questions.get(question);
            let value = earlier(asks.fact).filter(|_| !person.said(asks.fact) && truth(&asks.when, &person).holds())?;
            self.records.clone().put(asks.fact, value).ok()?;
            Some(Given { question, answer: Some(value.clone()), applies: true })
        })
    }

    /// Whether there is anything to ask or to look over.
    pub fn has_a_point(&self) -> bool {
        !self.given.is_empty() || matches!(self.step(), Step::Ask { .. })
    }

    /// Leads the whole interview. Errors are those of the terminal.
    pub fn run(mut self, prompter: &mut dyn Prompter) -> io::Result<Outcome<R>> {
        match self.lead(prompter) {
            Ok(true) => Ok(Outcome::Done(self.records)),
            Ok(false) => Ok(Outcome::Stopped(self.records)),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(Outcome::Interrupted(self.records)),
            Err(error) => Err(error),
        }
    }

    /// Tells whether the person went through to the end.
    fn lead(&mut self, prompter: &mut dyn Prompter) -> io::Result<bool> {
        prompter.say(&format!("{}\n{}", self.intro(), prompter.how_to_steer()))?;
        loop {
            let goes_on = match self.step() {
                Step::Ask { question, number, about } => {
                    let heading = format!("Question {number} of about {about}");
                    self.put_from(prompter, self.given.len(), Some(&(question, heading)))?
                }
                Step::Finished { open } => match self.review(prompter, &open)? {
                    Decision::GoOn => return Ok(true),
                    Decision::Stop => false,
                    Decision::Change(place) => self.put_from(prompter, place, None)?,
                    Decision::More => {
                        let put = self.given.iter().filter(|given| given.applies).count();
                        self.limit = put + open.len();
                        true
                    }
                },
            };
            if !goes_on {
                return Ok(false);
            }
        }
    }

    fn step(&self) -> Step {
        let asked: BTreeSet<_> = self.given.iter().map(|given| given.question).collect();
        let idle = self.given.iter().filter(|given| !given.applies).count();
        next(self.kb, &self.records.person(), &asked, self.limit.saturating_add(idle))
    }

    fn intro(&self) -> String {
        let about = match self.step() {
            Step::Ask { number, about, .. } => about + 1 - number,
            Step::Finished { .. } => return "All questions are answered; have a last look.".to_owned(),
        };
        let minutes = about.div_ceil(QUESTIONS_A_MINUTE);
        format!(
            "About {about} short {}, {minutes} {}. Your answers stay on this machine. \"I don't know\" is an answer too.",
            if about == 1 { "question" } else { "questions" },
            if minutes == 1 { "minute" } else { "minutes" },
        )
    }

    /// Puts the question at this place, or the fresh one after the last, going back as often as asked to.
    /// Tells whether the interview goes on.
    fn put_from(
        &mut self,
        prompter: &mut dyn Prompter,
        mut place: usize,
        fresh: Option<&(QuestionId, String)>,
    ) -> io::Result<bool> {
        loop {
            let (question, heading) = match (self.given.get(place), fresh) {
                (Some(given), _) => (given.question, format!("Question {} again", place + 1)),
                (None, Some((question, heading))) => (*question, heading.clone()),
                (None, None) => return Ok(true),
            };
            match self.put(prompter, question, heading, place)? {
                Put::Kept => return Ok(true),
                Put::Quit => return Ok(false),
                Put::Back if place == 0 => prompter.say("This is the first question.")?,
                Put::Back => place -= 1,
            }
        }
    }

    /// Puts one question until there is an answer that can be kept.
    fn put(
        &mut self,
        prompter: &mut dyn Prompter,
        question: QuestionId,
        heading: String,
        place: usize,
    ) -> io::Result<Put> {
        let mut ask = self.ask(question, heading, place);
        loop {
            match prompter.ask(&ask)? {
                Answer::Back => return Ok(Put::Back),
                Answer::Quit => return Ok(Put::Quit),
                Answer::Why => prompter.say(&reasons(self.kb.questions.get(question)))?,
                Answer::Unknown if !ask.may_skip => ask.refused = Some(NEEDED.to_owned()),
                Answer::Unknown => {
                    prompter.noted("I don't know")?;
                    self.keep(place, Given { question, answer: None, applies: true });
                    return Ok(Put::Kept);
                }
                Answer::Value(value) => match self.records.clone().put(self.kb.questions.get(question).fact, &value) {
                    Ok(()) => {
                        prompter.noted(&ask.form.words(&value))?;
                        self.keep(place, Given { question, answer: Some(value), applies: true });
                        return Ok(Put::Kept);
                    }
                    Err(reason) => ask.refused = Some(reason),
                },
            }
        }
    }

    fn ask(&self, id: QuestionId, heading: String, place: usize) -> Ask {
        let question = self.kb.questions.get(id);
        let form = self.form(question);
        let current = self.given.get(place).and_then(|given| given.answer.clone());
        let may_skip = question.fact != self.kb.core.role;
        Ask { heading, text: question.text.clone(), form, current, may_skip, refused: None }
    }

    fn form(&self, question: &Question) -> Form {
        let role = self.records.person().0.map(|profile| profile.role);
        Form::of(self.kb, question, role).unwrap_or(Form::Words)
    }

    /// Keeps an answer; if it takes the place of another, what follows from the answers is worked out afresh.
    fn keep(&mut self, place: usize, given: Given) {
        if let Some(former) = self.given.get_mut(place) {
            *former = given;
            return self.replay();
        }
        if let Some(value) = &given.answer {
            // It was tried on a copy before.
            let _refused = self.records.put(self.kb.questions.get(given.question).fact, value);
        }
        self.given.push(given);
    }

    /// Puts every answer whose question still applies onto the base. The others wait, in case they apply again.
    fn replay(&mut self) {
        let mut records = self.base.clone();
        for given in &mut self.given {
            let question = self.kb.questions.get(given.question);
            given.applies = truth(&question.when, &records.person()).holds();
            if let Some(value) = given.answer.as_ref().filter(|_| given.applies) {
                // It was kept before and cannot be refused now; if it were, it would rightly stay out.
                let _refused = records.put(question.fact, value);
            }
        }
        self.records = records;
    }

    /// Shows all answers in words and asks what to do with them.
    fn review(&self, prompter: &mut dyn Prompter, open: &[QuestionId]) -> io::Result<Decision> {
        let mut items = vec![Item::new("go-on", "All right, go on")];
        items
            .extend(self.given.iter().enumerate().map(|(place, given)| Item::new(place.to_string(), self.line(given))));
        if !open.is_empty() {
            items.push(Item::new("more", more(open.len())));
        }
        items.push(Item::new("stop", "Stop here"));
        let ask = Ask {
            heading: "Your answers".to_owned(),
            text: "Is this right? Choose a line to change it.".to_owned(),
            form: Form::One(items),
            current: Some(Value::String("go-on".to_owned())),
            may_skip: false,
            refused: None,
        };
        loop {
            match prompter.ask(&ask)? {
                Answer::Back => return Ok(Decision::Change(self.given.len().saturating_sub(1))),
                Answer::Quit => return Ok(Decision::Stop),
                Answer::Why => prompter.say(&self.what_could_change_it(open))?,
                Answer::Unknown => {}
                Answer::Value(value) => return Ok(decision(&value)),
            }
        }
    }

    /// An answer in words: `Months in role: 30 months`.
    fn line(&self, given: &Given) -> String {
        let question = self.kb.questions.get(given.question);
        let name = name_of(self.kb.facts.id(question.fact));
        match &given.answer {
            Some(_) if !given.applies => format!("{name}: does not matter now"),
            Some(value) => format!("{name}: {}", self.form(question).words(value)),
            None => format!("{name}: not known"),
        }
    }

    /// What could still change the outcome: answers that are not known and questions that were not put.
    fn what_could_change_it(&self, open: &[QuestionId]) -> String {
        let unknown = self.given.iter().filter(|given| given.applies && given.answer.is_none());
        let all: Vec<_> = unknown.map(|given| given.question).chain(open.iter().copied()).collect();
        if all.is_empty() {
            return "Everything rests on these answers. No further question would change it.".to_owned();
        }
        let texts: Vec<_> = all.iter().map(|&id| format!("- {}", self.kb.questions.get(id).text)).collect();
        format!(
            "Everything rests on these answers. An answer to any of these could still change it:\n{}",
            texts.join("\n")
        )
    }
}

/// What came of putting a question.
enum Put {
    Kept,
    Back,
    Quit,
}

impl Respondent for Person {
    fn said(&self, fact: FactId) -> bool {
        self.0.as_ref().is_some_and(|profile| profile.said(fact))
    }
}

impl Known for Person {
    fn fact(&self, fact: FactId) -> Option<&FactValue> {
        self.0.as_ref().and_then(|profile| profile.fact(fact))
    }

    fn level(&self, skill: SkillId) -> Level {
        self.0.as_ref().map_or(Level::NONE, |profile| profile.level(skill))
    }

    fn holds(&self, certification: CertificationId) -> bool {
        self.0.as_ref().is_some_and(|profile| profile.certifications.contains_key(&certification))
    }
}

/// How fast people answer, reading included.
const QUESTIONS_A_MINUTE: usize = 3;

/// Said when the one question is skipped that everything hangs on.
const NEEDED: &str = "the plan has to begin somewhere, so choose what comes nearest";

/// Why a question is asked, and the longer help.
fn reasons(question: &Question) -> String {
    [Some(question.why.as_str()), question.help.as_deref()].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn more(open: usize) -> String {
    if open == 1 { "Answer one more question".to_owned() } else { format!("Answer up to {open} more questions") }
}

fn decision(value: &Value) -> Decision {
    match value.as_str() {
        Some("more") => Decision::More,
        Some("stop") => Decision::Stop,
        Some(place) => place.parse().map_or(Decision::GoOn, Decision::Change),
        None => Decision::GoOn,
    }
}

/// The name of a fact as words: `Hours per week`.
fn name_of(fact: &str) -> String {
    let words = fact.strip_suffix("_usd").unwrap_or(fact).replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests;
