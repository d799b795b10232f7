//! The search: what must be so is narrowed down first, choices are tried afterwards.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::domain::{Value, Variable, truth};
use super::{Answer, Logic, Want};
use crate::kb::condition::{Condition, Leaf, Scalar, Test};
use crate::kb::model::{FactId, FactOrigin, RuleId};

/// Steps after which a search gives up. The largest conditions of a real base need a few hundred.
const MOST_STEPS: u32 = 40_000;
/// Parts of an example that are told.
const MOST_PARTS: usize = 4;

pub(super) fn can<'a>(logic: &Logic<'a>, wishes: &[(&'a Condition, Want)]) -> Answer {
    let search = Search { logic, steps: Cell::new(0) };
    let todo = wishes.iter().map(|(condition, want)| Step::Judge { condition, want: *want, through: Vec::new() });
    match search.solve(Store::default(), todo.collect(), Vec::new()) {
        Ok(Some(store)) => Answer::Possible(search.example(&store)),
        Ok(None) => Answer::Impossible,
        Err(TooHard) => Answer::TooHard,
    }
}

/// The values that are still left for each thing looked at.
type Store = BTreeMap<Variable, Vec<Value>>;

/// Something that must be so.
#[derive(Debug, Clone)]
enum Step<'a> {
    /// A condition comes out as wanted. `through` are the rules whose conclusions led here.
    Judge { condition: &'a Condition, want: Want, through: Vec<RuleId> },
    /// A thing has one of these values.
    Keep { variable: Variable, values: Vec<Value> },
}

/// Ways to go on, of which one must work.
type Choice<'a> = Vec<Vec<Step<'a>>>;

struct TooHard;

struct Search<'s, 'a> {
    logic: &'s Logic<'a>,
    steps: Cell<u32>,
}

impl<'a> Search<'_, 'a> {
    fn solve(
        &self,
        mut store: Store,
        mut todo: Vec<Step<'a>>,
        mut later: Vec<Choice<'a>>,
    ) -> Result<Option<Store>, TooHard> {
        while let Some(step) = todo.pop() {
            self.count()?;
            let mut choice = self.ways(&step, &mut store);
            match choice.len() {
                0 => return Ok(None),
                1 => todo.append(&mut choice[0]),
                _ => later.push(choice),
            }
        }
        let Some(fewest) = (0..later.len()).min_by_key(|place| later[*place].len()) else {
            return Ok(self.settles(&store).then_some(store));
        };
        for way in later.swap_remove(fewest) {
            if let Some(found) = self.solve(store.clone(), way, later.clone())? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    fn count(&self) -> Result<(), TooHard> {
        self.steps.set(self.steps.get() + 1);
        if self.steps.get() > MOST_STEPS { Err(TooHard) } else { Ok(()) }
    }

    /// Takes a step: no way on if it fails, one if it must be so, several if there is a choice.
    fn ways(&self, step: &Step<'a>, store: &mut Store) -> Choice<'a> {
        match step {
            Step::Keep { variable, values } => {
                let left = store.entry(variable.clone()).or_insert_with(|| self.logic.domain(variable));
                left.retain(|value| values.contains(value));
                if left.is_empty() { Vec::new() } else { vec![Vec::new()] }
            }
            Step::Judge { condition, want, through } => self.judge(condition, *want, through),
        }
    }

    fn judge(&self, condition: &'a Condition, want: Want, through: &[RuleId]) -> Choice<'a> {
        let (parts, every) = match condition {
            Condition::All(parts) => (parts, want.takes_all()),
            Condition::Any(parts) => (parts, !want.takes_all()),
            Condition::Not(part) => return vec![vec![judged(part, want.opposite(), through)]],
            Condition::Leaf(leaf) => return self.leaf(leaf, want, through),
        };
        let steps = parts.iter().map(|part| judged(part, want, through));
        if every { vec![steps.collect()] } else { steps.map(|step| vec![step]).collect() }
    }

    fn leaf(&self, leaf: &'a Leaf, want: Want, through: &[RuleId]) -> Choice<'a> {
        match leaf {
            Leaf::Skill(need) => self.keep(Variable::Skill(need.skill), |value| {
                want.allows(Some(matches!(value, Value::Level(level) if *level >= need.level)))
            }),
            Leaf::Holds(certification) => self.keep(Variable::Holds(*certification), |value| want.allows(yes(value))),
            Leaf::Fact { fact, test: Test::Contains(word) } => self.word(*fact, word, want),
            Leaf::Fact { fact, test } if self.logic.kb.facts.get(*fact).origin == FactOrigin::Derived => {
                self.derived(*fact, test, want, through)
            }
            Leaf::Fact { fact, test } => {
                self.keep(self.logic.variable(*fact), |value| want.allows(truth(test, &self.logic.read(*fact, value))))
            }
        }
    }

    /// Only the values that pass.
    fn keep(&self, variable: Variable, passes: impl Fn(&Value) -> bool) -> Choice<'a> {
        let values = self.logic.domain(&variable).into_iter().filter(passes).collect();
        vec![vec![Step::Keep { variable, values }]]
    }

    /// A word is unknown exactly if its set is.
    fn word(&self, fact: FactId, word: &str, want: Want) -> Choice<'a> {
        let variable = Variable::Word(fact, word.to_owned());
        let ways = self.logic.domain(&variable).into_iter().filter(|value| want.allows(yes(value)));
        let way = |value: Value| {
            let set = if value == Value::Unknown { Value::Unknown } else { Value::Other };
            let set = Step::Keep { variable: Variable::Fact(fact), values: vec![set] };
            vec![set, Step::Keep { variable: variable.clone(), values: vec![value] }]
        };
        ways.map(way).collect()
    }

    /// A fact that rules set has a value if one of them holds, and none if none does.
    fn derived(&self, fact: FactId, test: &Test, want: Want, through: &[RuleId]) -> Choice<'a> {
        let setters = self.logic.tables.setters.get(&fact).map_or(&[][..], Vec::as_slice);
        let set = setters.iter().filter(|(rule, value)| {
            // A conclusion cannot be the ground of itself.
            !through.contains(rule) && want.allows(truth(test, &Value::Known((*value).clone())))
        });
        let by_rule = |&(rule, value): &(RuleId, &Scalar)| {
            vec![kept(fact, Value::Known(value.clone())), self.rule(rule, Want::True, through)]
        };
        let silent = want.allows(truth(test, &Value::Unknown)).then(|| {
            let quiet = setters.iter().filter(|(rule, _)| !through.contains(rule));
            let quiet = quiet.map(|(rule, _)| self.rule(*rule, Want::NotTrue, through));
            quiet.chain([kept(fact, Value::Unknown)]).collect()
        });
        set.map(by_rule).chain(silent).collect()
    }

    fn rule(&self, rule: RuleId, want: Want, through: &[RuleId]) -> Step<'a> {
        let through = through.iter().copied().chain([rule]).collect();
        Step::Judge { condition: &self.logic.kb.rules.get(rule).when, want, through }
    }

    /// Whether some role and goal agree with what is left of whether they are of one track.
    fn settles(&self, store: &Store) -> bool {
        let Some(same) = store.get(&Variable::SameTrack) else { return true };
        let left = |variable| store.get(&variable).cloned().unwrap_or_else(|| self.logic.domain(&variable));
        let (roles, goals) = (left(Variable::Role), left(Variable::Goal));
        roles.iter().any(|role| goals.iter().any(|goal| same.contains(&self.same_track(role, goal))))
    }

    fn same_track(&self, role: &Value, goal: &Value) -> Value {
        let track = |role| &self.logic.kb.roles.get(role).track;
        match (role, goal) {
            (Value::Known(Scalar::Role(role)), Value::Known(Scalar::Role(goal))) => {
                Value::Yes(track(*role) == track(*goal))
            }
            _ => Value::Unknown,
        }
    }

    fn example(&self, store: &Store) -> Vec<String> {
        let narrowed = store.iter().filter(|(variable, left)| left.len() < self.logic.domain(variable).len());
        let words = narrowed.filter_map(|(variable, left)| self.logic.in_words(variable, left.first()?));
        words.take(MOST_PARTS).collect()
    }
}

fn judged<'a>(condition: &'a Condition, want: Want, through: &[RuleId]) -> Step<'a> {
    Step::Judge { condition, want, through: through.to_vec() }
}

fn kept<'a>(fact: FactId, value: Value) -> Step<'a> {
    Step::Keep { variable: Variable::Fact(fact), values: vec![value] }
}

fn yes(value: &Value) -> Option<bool> {
    match value {
        Value::Yes(yes) => Some(*yes),
        _ => None,
    }
}
