//! A small knowledge base made by hand, with the facts that the program needs and any rules a test wants.

use std::collections::BTreeMap;

use jiff::civil::date;

use crate::kb::{
    About, Condition, CoreFacts, Effect, Fact, FactChoice, FactId, FactKind, FactOrigin, Handle, KnowledgeBase, Leaf,
    PayTable, Piece, Priority, Rule, RuleId, Scalar, Table, Test, Text,
};
use crate::profile::{FactValue, Goal, Known, KnownFrom, Profile};

/// The facts the program needs, with their types in short.
const CORE: &str = "role:role months_in_role:int months_in_it:int skills:skills certifications:certs past_roles:past \
    education:choice goal:goal interests:set avoid:set hours_per_week:int work_hours_per_week:int budget_usd:int \
    region:region pay_usd:int pay_goal_usd:int priorities:ranking start:date deadline:date time_off:ranges \
    outside_us:bool employed:bool leads_people:bool internal_openings:bool pays_training:bool employer_teams:set";
/// Facts that the program does not need.
const MORE: &str = "laid_off:bool months_out_of_work:int wellbeing:choice";
const COMPUTED: &str = "role_track:choice role_level:int role_leads_people:bool not_in_it:bool goal_decided:bool \
    goal_track:choice goal_level:int goal_on_call:choice goal_shift_work:choice goal_remote:choice goal_people:int \
    goal_selling:choice goal_leads_people:bool goal_hardware:int certification_count:int \
    retired_certification_held:bool same_track_as_goal:bool plan_moves:int plan_months_likely:int plan_own_hours:int \
    plan_work_hours:int plan_cost_usd:int plan_first_way:choice plan_certifications:int plan_weekly_hours:int";
/// Facts that rules set in the tests.
const DERIVED: &str = "tired:bool ready:bool stage:choice mentor_like:bool";

/// A base under construction.
pub struct Draft {
    facts: Table<FactId, Fact>,
    rules: Vec<(usize, Rule)>,
}

impl Draft {
    pub fn new() -> Self {
        let mut facts: Vec<Fact> = declared(CORE, FactOrigin::Asked).collect();
        facts.extend(declared(MORE, FactOrigin::Given));
        facts.extend(declared(COMPUTED, FactOrigin::Computed));
        facts.extend(declared(DERIVED, FactOrigin::Derived));
        facts.sort_by(|a, b| a.id.cmp(&b.id));
        Self { facts: Table::new(facts), rules: Vec::new() }
    }

    pub fn fact(&self, id: &str) -> FactId {
        self.facts.find(id).unwrap()
    }

    pub fn test(&self, id: &str, test: Test) -> Condition {
        Condition::Leaf(Leaf::Fact { fact: self.fact(id), test })
    }

    pub fn is(&self, id: &str) -> Condition {
        self.test(id, Test::Is(Scalar::Bool(true)))
    }

    pub fn set(&self, id: &str, value: Scalar) -> Effect {
        Effect::Set { fact: self.fact(id), value }
    }

    /// A text in which words in braces are facts.
    pub fn text(&self, text: &str) -> Text {
        let pieces = text.split_inclusive('}').flat_map(|part| match part.split_once('{') {
            Some((words, fact)) => {
                vec![Piece::Words(words.to_owned()), Piece::Fact(self.fact(fact.trim_end_matches('}')))]
            }
            None => vec![Piece::Words(part.to_owned())],
        });
        Text(pieces.collect())
    }

    pub fn rule(&mut self, stratum: usize, id: &str, when: Condition, then: Vec<Effect>) -> &mut Rule {
        let rule = Rule {
            id: id.to_owned(),
            topic: "test".to_owned(),
            when,
            then,
            because: "It is a test.".to_owned(),
            opinion: false,
            priority: Priority::Normal,
            claims: vec![],
            sources: vec![],
        };
        self.rules.push((stratum, rule));
        &mut self.rules.last_mut().unwrap().1
    }

    /// The finished base. Within a stratum the rules run in the order in which they were drafted.
    pub fn build(self) -> KnowledgeBase {
        let order: Vec<(usize, String)> =
            self.rules.iter().map(|(stratum, rule)| (*stratum, rule.id.clone())).collect();
        let mut rules: Vec<Rule> = self.rules.into_iter().map(|(_, rule)| rule).collect();
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        let rules: Table<RuleId, Rule> = Table::new(rules);
        let mut strata: Vec<Vec<RuleId>> =
            vec![vec![]; order.iter().map(|(stratum, _)| stratum + 1).max().unwrap_or(0)];
        for (stratum, id) in order {
            strata[stratum].push(rules.find(&id).unwrap());
        }
        around(self.facts, rules, strata)
    }
}

/// A person of whom only these facts are known.
pub fn person(kb: &KnowledgeBase, facts: &[(&str, FactValue)]) -> Profile {
    let known = |value: &FactValue| Known { value: value.clone(), origin: KnownFrom::Person };
    Profile {
        facts: facts.iter().map(|(id, value)| (kb.facts.find(id).unwrap(), known(value))).collect(),
        role: crate::kb::RoleId::from_index(0),
        months_in_role: 0,
        goal: Goal::Undecided,
        levels: vec![],
        certifications: BTreeMap::new(),
        time_off: vec![],
    }
}

fn around(facts: Table<FactId, Fact>, rules: Table<RuleId, Rule>, strata: Vec<Vec<RuleId>>) -> KnowledgeBase {
    KnowledgeBase {
        about: About { name: "test".to_owned(), version: "1".to_owned(), as_of: date(2026, 11, 21) },
        tracks: BTreeMap::new(),
        career_levels: BTreeMap::new(),
        core: CoreFacts::find(&facts).unwrap(),
        facts,
        skills: Table::new(vec![]),
        roles: Table::new(vec![]),
        certifications: Table::new(vec![]),
        retired: Table::new(vec![]),
        activities: Table::new(vec![]),
        transitions: Table::new(vec![]),
        rules,
        questions: Table::new(vec![]),
        resources: Table::new(vec![]),
        pay: PayTable::default(),
        sources: Table::new(vec![]),
        claims: Table::new(vec![]),
        strata,
    }
}

fn declared(list: &'static str, origin: FactOrigin) -> impl Iterator<Item = Fact> {
    list.split_whitespace().map(move |entry| {
        let (id, kind) = entry.split_once(':').unwrap();
        Fact {
            id: id.to_owned(),
            kind: kind_of(kind),
            unit: unit_of(id),
            origin,
            group: ["employer_teams", "internal_openings", "pays_training"]
                .contains(&id)
                .then(|| "employer".to_owned()),
            sensitive: id == "wellbeing",
            about: format!("What {id} means."),
        }
    })
}

fn unit_of(id: &str) -> Option<String> {
    let units = [("usd", "USD"), ("months", "months"), ("hours", "hours")];
    units.iter().find(|(part, _)| id.contains(part)).map(|(_, unit)| (*unit).to_owned())
}

fn kind_of(kind: &str) -> FactKind {
    let words = || {
        let choice = |(id, label): (&str, &str)| FactChoice { id: id.to_owned(), label: label.to_owned() };
        [("one", "The first"), ("two", "The second"), ("three", "IT at large")].into_iter().map(choice).collect()
    };
    match kind {
        "bool" => FactKind::Bool,
        "int" => FactKind::Int { min: 0, max: 100_000 },
        "date" => FactKind::Date,
        "choice" => FactKind::Choice(words()),
        "set" => FactKind::Set(words()),
        "ranking" => FactKind::Ranking(words()),
        "region" => FactKind::Region,
        "role" => FactKind::Role,
        "goal" => FactKind::Goal,
        "skills" => FactKind::SkillLevels,
        "certs" => FactKind::Certifications,
        "past" => FactKind::PastRoles,
        _ => FactKind::DateRanges,
    }
}
