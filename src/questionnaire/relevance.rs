//! Which facts could still change what the program says, so that nobody is asked for nothing.
//!
//! A condition is judged not to one truth but to all those that it may still take once more is said. A rule that can no
//! longer fire makes its facts idle; so does a rule that only sets a fact nobody reads.

use std::collections::BTreeSet;

use crate::kb::{Condition, CoreFacts, Effect, FactId, FactOrigin, KnowledgeBase, Leaf, Piece, Rule, Test, Text};
use crate::rules::judge::judge_leaf;
use crate::rules::{Known, Truth};

/// What is known of a person and what may still become known.
pub struct Situation<'a> {
    kb: &'a KnowledgeBase,
    person: &'a dyn Known,
    open: BTreeSet<FactId>,
}

impl<'a> Situation<'a> {
    /// The situation of a person of whom only the given facts can still be asked.
    pub fn new(kb: &'a KnowledgeBase, person: &'a dyn Known, askable: BTreeSet<FactId>) -> Self {
        let computed = kb.facts.iter().filter(|(_, fact)| fact.origin == FactOrigin::Computed).map(|(id, _)| id);
        let open = askable.into_iter().chain(computed).filter(|&fact| person.fact(fact).is_none()).collect();
        let mut situation = Self { kb, person, open };
        while situation.open_what_rules_may_set() {}
        situation
    }

    /// Opens the unknown facts that a rule may still set; tells whether there was one.
    fn open_what_rules_may_set(&mut self) -> bool {
        let live = self.kb.rules.iter().map(|(_, rule)| rule).filter(|rule| self.outlook(&rule.when).yes);
        let settable: Vec<_> = live.flat_map(sets).filter(|&fact| self.person.fact(fact).is_none()).collect();
        let before = self.open.len();
        self.open.extend(settable);
        self.open.len() > before
    }

    /// Every truth that the condition may still take.
    pub fn outlook(&self, condition: &Condition) -> Outlook {
        match condition {
            Condition::All(parts) => parts.iter().fold(Outlook::YES, |whole, part| whole.and(self.outlook(part))),
            Condition::Any(parts) => {
                parts.iter().fold(Outlook::YES, |whole, part| whole.and(self.outlook(part).not())).not()
            }
            Condition::Not(part) => self.outlook(part).not(),
            Condition::Leaf(leaf) => self.leaf(leaf),
        }
    }

    fn leaf(&self, leaf: &Leaf) -> Outlook {
        match leaf {
            Leaf::Fact { fact, test: Test::Known(_) } if self.open.contains(fact) => Outlook::SAID_OR_NOT,
            Leaf::Fact { fact, .. } if self.open.contains(fact) => Outlook::ANY,
            Leaf::Holds(id) if self.open.contains(&self.kb.core.certifications) && !self.person.holds(*id) => {
                Outlook::ANY
            }
            leaf => Outlook::from(judge_leaf(leaf, self.person)),
        }
    }

    /// The facts that could bring an undecided condition to this truth.
    fn deciding(&self, condition: &Condition, wanted: bool) -> BTreeSet<FactId> {
        let outlook = self.outlook(condition);
        if outlook.settled() || !outlook.allows(wanted) {
            return BTreeSet::new();
        }
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().flat_map(|part| self.deciding(part, wanted)).collect()
            }
            Condition::Not(part) => self.deciding(part, !wanted),
            Condition::Leaf(Leaf::Fact { fact, .. }) => BTreeSet::from([*fact]),
            Condition::Leaf(Leaf::Holds(_) | Leaf::Skill(_)) => BTreeSet::from([self.kb.core.certifications]),
        }
    }

    /// The unknown facts that could still change the plan, its warnings or the ranking, directly or by way of a rule or
    /// of a question that they open.
    pub fn facts_that_matter(&self) -> BTreeSet<FactId> {
        let mut found: BTreeSet<FactId> = read_by_program(&self.kb.core).into_iter().collect();
        found.extend(self.gates().flat_map(|gate| self.deciding(gate, true)));
        found.extend(self.kb.rules.iter().flat_map(|(_, rule)| self.facts_of(rule)));
        let mut queue: Vec<_> = found.iter().copied().collect();
        while let Some(fact) = queue.pop() {
            let fresh: Vec<_> = self.leading_to(fact).into_iter().filter(|&other| found.insert(other)).collect();
            queue.extend(fresh);
        }
        found
    }

    /// Conditions that a route or a step must pass.
    fn gates(&self) -> impl Iterator<Item = &'a Condition> {
        let transitions = self.kb.transitions.iter().map(|(_, transition)| &transition.when);
        let activities = self.kb.activities.iter().map(|(_, activity)| &activity.needs);
        let certifications = self.kb.certifications.iter().map(|(_, certification)| &certification.needs);
        transitions.chain(activities).chain(certifications)
    }

    /// What a rule with an outcome of its own still needs to know.
    fn facts_of(&self, rule: &Rule) -> BTreeSet<FactId> {
        if !self.outlook(&rule.when).yes {
            return BTreeSet::new();
        }
        let mut facts: BTreeSet<FactId> = rule.then.iter().flat_map(named).collect();
        if rule.then.iter().any(|effect| !matches!(effect, Effect::Set { .. })) {
            facts.extend(self.deciding(&rule.when, true));
        }
        facts
    }

    /// The facts by which this fact may come to be known.
    fn leading_to(&self, fact: FactId) -> BTreeSet<FactId> {
        let rules = self.kb.rules.iter().map(|(_, rule)| rule).filter(|rule| sets(rule).any(|set| set == fact));
        let questions = self.kb.questions.iter().map(|(_, question)| question).filter(|asks| asks.fact == fact);
        let conditions = rules.map(|rule| &rule.when).chain(questions.map(|question| &question.when));
        conditions.flat_map(|condition| self.deciding(condition, true)).collect()
    }
}

/// The truths that a condition may still take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlook {
    /// It may come to hold, or does.
    pub yes: bool,
    /// It may come not to hold, or does not.
    pub no: bool,
    /// It may stay unknown.
    pub unknown: bool,
}

impl Outlook {
    const YES: Self = Self { yes: true, no: false, unknown: false };
    const ANY: Self = Self { yes: true, no: true, unknown: true };
    const SAID_OR_NOT: Self = Self { yes: true, no: true, unknown: false };

    fn and(self, other: Self) -> Self {
        Self {
            yes: self.yes && other.yes,
            no: self.no || other.no,
            unknown: (self.unknown && (other.yes || other.unknown)) || (other.unknown && self.yes),
        }
    }

    fn not(self) -> Self {
        Self { yes: self.no, no: self.yes, unknown: self.unknown }
    }

    /// Whether only one truth is left.
    pub fn settled(self) -> bool {
        u8::from(self.yes) + u8::from(self.no) + u8::from(self.unknown) == 1
    }

    fn allows(self, wanted: bool) -> bool {
        if wanted { self.yes } else { self.no }
    }
}

impl From<Truth> for Outlook {
    fn from(truth: Truth) -> Self {
        Self { yes: truth == Truth::True, no: truth == Truth::False, unknown: truth == Truth::Unknown }
    }
}

/// The facts that the planner, the ranking or the report read by themselves.
pub(super) fn read_by_program(core: &CoreFacts) -> [FactId; 23] {
    [
        core.role,
        core.months_in_role,
        core.months_in_it,
        core.skills,
        core.certifications,
        core.past_roles,
        core.education,
        core.goal,
        core.interests,
        core.avoid,
        core.hours_per_week,
        core.work_hours_per_week,
        core.budget_usd,
        core.region,
        core.outside_us,
        core.pay_usd,
        core.pay_goal_usd,
        core.priorities,
        core.deadline,
        core.time_off,
        core.internal_openings,
        core.pays_training,
        core.employer_teams,
    ]
}

/// The facts that a rule sets.
fn sets(rule: &Rule) -> impl Iterator<Item = FactId> {
    rule.then.iter().filter_map(|effect| match effect {
        Effect::Set { fact, .. } => Some(*fact),
        _ => None,
    })
}

/// The facts whose values stand in the text of an effect.
fn named(effect: &Effect) -> Vec<FactId> {
    let (Effect::Warn(Text(pieces)) | Effect::Note(Text(pieces)) | Effect::Strength(Text(pieces))) = effect else {
        return Vec::new();
    };
    let fact = |piece: &Piece| match piece {
        Piece::Fact(fact) => Some(*fact),
        Piece::Words(_) => None,
    };
    pieces.iter().filter_map(fact).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kb::Scalar;
    use crate::profile::FactValue;
    use crate::questionnaire::fixture::{question, with_questions};
    use crate::rules::fixture::{Draft, person};

    /// The names of the facts that matter, apart from those that the program itself reads.
    fn matter(kb: &KnowledgeBase, known: &[(&str, FactValue)]) -> Vec<String> {
        let person = person(kb, known);
        let asked = kb.questions.iter().map(|(_, question)| question.fact).collect();
        let read = read_by_program(&kb.core);
        let facts = Situation::new(kb, &person, asked).facts_that_matter();
        facts.into_iter().filter(|fact| !read.contains(fact)).map(|fact| kb.facts.id(fact).to_owned()).collect()
    }

    fn warns(draft: &Draft) -> Vec<Effect> {
        vec![Effect::Warn(draft.text("Careful."))]
    }

    #[test]
    fn a_fact_matters_while_a_rule_that_reads_it_can_still_fire() {
        let mut draft = Draft::new();
        let both = Condition::All(vec![draft.is("employed"), draft.is("leads_people")]);
        draft.rule(0, "careful", both, warns(&draft));
        let questions = ["employed", "leads_people"].map(|fact| question(&draft, fact, 50, Condition::ALWAYS));
        let kb = with_questions(draft, questions.into());
        assert_eq!(matter(&kb, &[]), ["employed", "leads_people"]);
        assert_eq!(matter(&kb, &[("employed", FactValue::Bool(true))]), ["leads_people"]);
        assert!(matter(&kb, &[("employed", FactValue::Bool(false))]).is_empty());
    }

    #[test]
    fn a_rule_that_waits_for_what_nobody_asks_makes_nothing_matter() {
        let mut draft = Draft::new();
        let both = Condition::All(vec![draft.is("employed"), draft.is("leads_people")]);
        draft.rule(0, "careful", both, warns(&draft));
        let questions = vec![question(&draft, "employed", 50, Condition::ALWAYS)];
        let kb = with_questions(draft, questions);
        assert!(matter(&kb, &[]).is_empty());
    }

    #[test]
    fn a_rule_that_only_sets_a_fact_counts_if_somebody_reads_the_fact() {
        let base = |read: bool| {
            let mut draft = Draft::new();
            let tired = draft.set("tired", Scalar::Bool(true));
            draft.rule(0, "tires", draft.is("employed"), vec![tired]);
            if read {
                draft.rule(1, "careful", draft.is("tired"), warns(&draft));
            }
            let questions = vec![question(&draft, "employed", 50, Condition::ALWAYS)];
            with_questions(draft, questions)
        };
        assert!(matter(&base(false), &[]).is_empty());
        assert_eq!(matter(&base(true), &[]), ["employed", "tired"]);
    }

    #[test]
    fn a_fact_matters_that_opens_a_question_that_matters() {
        let draft = Draft::new();
        let questions = vec![
            question(&draft, "employed", 50, Condition::ALWAYS),
            question(&draft, "pays_training", 40, draft.is("employed")),
        ];
        let kb = with_questions(draft, questions);
        assert_eq!(matter(&kb, &[]), ["employed"]);
    }

    #[test]
    fn silence_can_fire_a_rule_and_an_answer_can_stop_it() {
        let mut draft = Draft::new();
        let silent = draft.test("leads_people", Test::Known(false));
        draft.rule(0, "careful", silent, warns(&draft));
        let questions = vec![question(&draft, "leads_people", 50, Condition::ALWAYS)];
        let kb = with_questions(draft, questions);
        assert_eq!(matter(&kb, &[]), ["leads_people"]);
    }

    #[test]
    fn a_fact_named_in_a_text_matters() {
        let mut draft = Draft::new();
        let text = Effect::Note(draft.text("You said {employed}."));
        draft.rule(0, "tells", Condition::ALWAYS, vec![text]);
        let kb = with_questions(draft, Vec::new());
        assert_eq!(matter(&kb, &[]), ["employed"]);
    }

    #[test]
    fn an_outlook_follows_all_any_and_not() {
        let draft = Draft::new();
        let employed = draft.is("employed");
        let leads = draft.is("leads_people");
        let questions = vec![question(&draft, "employed", 50, Condition::ALWAYS)];
        let kb = with_questions(draft, questions);
        let person = person(&kb, &[]);
        let situation = Situation::new(&kb, &person, [kb.questions.iter().next().unwrap().1.fact].into());
        let all = situation.outlook(&Condition::All(vec![employed.clone(), leads.clone()]));
        assert_eq!(all, Outlook { yes: false, no: true, unknown: true });
        let any = situation.outlook(&Condition::Any(vec![employed.clone(), leads.clone()]));
        assert_eq!(any, Outlook { yes: true, no: false, unknown: true });
        let not = situation.outlook(&Condition::Not(Box::new(leads)));
        assert_eq!(not, Outlook { yes: false, no: false, unknown: true });
        assert!(not.settled());
    }
}
