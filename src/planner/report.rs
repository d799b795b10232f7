//! From the decision to the plan: the record of the person, the way, the messages, the proof.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::alternatives::alternatives;
use super::compose::{Composer, months_between, role_info, sources};
use super::diagnose::diagnose;
use super::outcome::{Case, Chosen, Decision};
use super::proof::proof;
use crate::kb::{FactId, Handle, KnowledgeBase, Range, SkillId};
use crate::plan::{
    Advice, BaseInfo, CertificationHeld, Dates, Diagnosis, GoalInfo, Move, MoveWay, Outcome, Plan, ProfileFact, Proof,
    Ranked, SkillHeld, Step, Totals,
};
use crate::profile::{FactValue, Goal, HeldLevel, Known, KnownFrom, LevelFrom, Profile, StatedWhich, words};
use crate::rules::{self, Message, MessageKind};

/// Writes the plan down.
pub fn write(case: &Case<'_>, decision: &Decision, ranking: Vec<Ranked>) -> Plan {
    let body = decision.way.as_ref().map(|way| Body::of(case, decision, way));
    let diagnosis = match (&body, decision.goal) {
        (Some(_), _) => None,
        (None, Some(goal)) => Some(diagnose(case, goal.role)),
        (None, None) => Some(nothing_left()),
    };
    let body = body.unwrap_or_else(|| Body::empty(case));
    let messages = messages(case, &body, decision);
    Plan {
        outcome: if diagnosis.is_some() { Outcome::NoPlan } else { Outcome::Planned },
        start: case.wishes.start,
        base: base_info(case.kb),
        profile: profile_facts(case),
        skills: skills(case),
        certifications: certifications(case),
        role: role_info(case.kb, case.profile.role),
        goal: decision.goal.map(|goal| GoalInfo {
            role: role_info(case.kb, goal.role),
            chosen_by: goal.by,
            stay: case.stays(goal.role),
        }),
        assumptions: assumptions(case),
        own_minutes_per_week: case.limits.own_minutes,
        sources: all_sources(case.kb, &body, &messages),
        moves: body.moves,
        steps: body.steps,
        reviews: body.reviews,
        totals: body.totals,
        messages,
        ranking,
        alternatives: body.alternatives,
        proof: body.proof,
        diagnosis,
    }
}

/// What only a plan that was found has.
struct Body {
    moves: Vec<Move>,
    steps: Vec<Step>,
    reviews: Vec<crate::plan::Review>,
    totals: Totals,
    alternatives: Vec<crate::plan::Alternative>,
    proof: Option<Proof>,
}

impl Body {
    fn of(case: &Case<'_>, decision: &Decision, way: &Chosen) -> Self {
        let search = case.search(case.wishes.objective, !decision.unwanted.is_empty());
        let composer = Composer::new(&search, &way.itinerary);
        let totals = composer.totals();
        let goal = decision.goal.filter(|goal| !case.stays(goal.role));
        Self {
            moves: composer.moves(),
            steps: composer.steps(),
            reviews: composer.reviews(),
            alternatives: alternatives(case, decision, way),
            proof: goal.and_then(|goal| proof(case, goal.role, way)),
            totals,
        }
    }

    fn empty(case: &Case<'_>) -> Self {
        let nothing = Range { low: 0, likely: 0, high: 0 };
        let start = case.wishes.start;
        let totals = Totals {
            own_minutes: nothing,
            work_minutes: nothing,
            cost_usd: 0,
            employer_pays_usd: 0,
            finish: Dates { early: start, likely: start, late: start },
            months: nothing,
        };
        let (moves, steps, reviews) = (Vec::new(), Vec::new(), Vec::new());
        Self { moves, steps, reviews, totals, alternatives: Vec::new(), proof: None }
    }
}

fn nothing_left() -> Diagnosis {
    Diagnosis {
        conflicts: vec!["every role is ruled out by the answers given".to_owned()],
        repairs: vec![crate::plan::Repair {
            says: "With nothing ruled out, goals can be ranked again.".to_owned(),
            flag: "--set avoid=".to_owned(),
        }],
    }
}

fn base_info(kb: &KnowledgeBase) -> BaseInfo {
    BaseInfo { name: kb.about.name.clone(), version: kb.about.version.clone(), as_of: kb.about.as_of }
}

fn profile_facts(case: &Case<'_>) -> Vec<ProfileFact> {
    case.profile.facts.iter().map(|(&fact, known)| profile_fact(case.kb, fact, known)).collect()
}

fn profile_fact(kb: &KnowledgeBase, id: FactId, known: &Known) -> ProfileFact {
    let fact = kb.facts.get(id);
    ProfileFact {
        id: fact.id.clone(),
        value: as_json(kb, &known.value),
        words: words::in_words(kb, id, &known.value),
        origin: match known.origin {
            KnownFrom::Person => "person",
            KnownFrom::Computed => "computed",
            KnownFrom::Rule(_) => "rule",
        },
        sensitive: fact.sensitive,
    }
}

/// A value as a profile file would hold it.
fn as_json(kb: &KnowledgeBase, value: &FactValue) -> Value {
    match value {
        FactValue::Bool(yes) => json!(yes),
        FactValue::Int(number) => json!(number),
        FactValue::Date(date) => json!(date.to_string()),
        FactValue::Word(word) => json!(word),
        FactValue::Words(words) => json!(words),
        FactValue::Role(role) | FactValue::Goal(Goal::Role(role)) => json!(kb.roles.id(*role)),
        FactValue::Goal(Goal::Undecided) => json!("undecided"),
        FactValue::Levels(levels) => {
            levels.iter().map(|(skill, level)| (kb.skills.id(*skill).to_owned(), json!(level.get()))).collect()
        }
        FactValue::Certifications(held) => held.iter().map(|stated| certification_json(kb, *stated)).collect(),
        FactValue::PastRoles(past) => {
            past.iter().map(|past| json!({"role": kb.roles.id(past.role), "months": past.months})).collect()
        }
        FactValue::DateRanges(ranges) => {
            ranges.iter().map(|range| json!({"from": range.from.to_string(), "to": range.to.to_string()})).collect()
        }
    }
}

fn certification_json(kb: &KnowledgeBase, stated: crate::profile::StatedCertification) -> Value {
    let id = match stated.which {
        StatedWhich::Living(id) => kb.certifications.id(id),
        StatedWhich::Retired(id) => kb.retired.id(id),
    };
    match stated.earned {
        Some(earned) => json!({"id": id, "earned": earned.to_string()}),
        None => json!(id),
    }
}

fn skills(case: &Case<'_>) -> Vec<SkillHeld> {
    let held = case.profile.levels.iter().enumerate().filter(|(_, held)| held.level.get() > 0);
    held.map(|(place, held)| skill_held(case.kb, SkillId::from_index(place), held)).collect()
}

fn skill_held(kb: &KnowledgeBase, id: SkillId, held: &HeldLevel) -> SkillHeld {
    let skill = kb.skills.get(id);
    SkillHeld {
        id: skill.id.clone(),
        name: skill.name.clone(),
        level: held.level.get(),
        stated: held.from == LevelFrom::Stated,
        why: match held.from {
            LevelFrom::Nothing => String::new(),
            LevelFrom::Stated => "you said so".to_owned(),
            LevelFrom::HiredWith(role) => format!("asked on the first day as {}", kb.roles.get(role).title),
            LevelFrom::Taught { role, months } => format!("{months} months as {}", kb.roles.get(role).title),
            LevelFrom::Proven(id) => kb.certifications.get(id).name.clone(),
        },
    }
}

fn certifications(case: &Case<'_>) -> Vec<CertificationHeld> {
    let held = case.profile.certifications.iter();
    held.map(|(&id, held)| {
        let certification = case.kb.certifications.get(id);
        CertificationHeld {
            id: certification.id.clone(),
            name: certification.name.clone(),
            earned: held.earned,
            lapses: held.lapses,
            through: held.through.map(|retired| case.kb.retired.get(retired).name.clone()),
        }
    })
    .collect()
}

fn assumptions(case: &Case<'_>) -> Vec<String> {
    let mut assumptions = Vec::new();
    if case.limits.own_assumed {
        let hours = case.limits.own_minutes / 60;
        assumptions.push(format!(
            "{hours} hours of own time a week, because nothing was said. Change it with `--hours-per-week`."
        ));
    }
    if case.limits.work_assumed {
        assumptions.push(
            "Two hours a week at work for tasks beyond the tickets, because nothing was said. Change it with \
             `--set work_hours_per_week=0`."
                .to_owned(),
        );
    }
    let has_job = case.kb.roles.get(case.profile.role).level > 0;
    if has_job && case.profile.int(case.kb.core.months_in_role).is_none() {
        assumptions.push(
            "No months in the present role, because nothing was said. Change it with `--set months_in_role=12`."
                .to_owned(),
        );
    }
    assumptions
}

/// Everything that is said: by rules of the person, by rules of the plan, by the planner.
fn messages(case: &Case<'_>, body: &Body, decision: &Decision) -> Vec<Advice> {
    let with_plan = with_plan_facts(case, body);
    let mut said = case.advice.messages.clone();
    if decision.way.is_some() {
        said.extend(rules::after_plan(case.kb, &with_plan, case.advice));
    }
    said.sort_by_key(|message| {
        (message.kind, std::cmp::Reverse(case.kb.rules.get(message.rule).priority), message.rule)
    });
    let of_rules = said.iter().map(|message| advice(case.kb, message));
    of_rules.chain(unwanted_roles(case, decision)).collect()
}

fn advice(kb: &KnowledgeBase, message: &Message) -> Advice {
    let rule = kb.rules.get(message.rule);
    Advice {
        rule: Some(rule.id.clone()),
        severity: match message.kind {
            MessageKind::Warning => "warning",
            MessageKind::Note => "note",
            MessageKind::Strength => "strength",
        },
        text: message.text.clone(),
        because: message.because.clone(),
        opinion: rule.opinion,
        sources: rule.sources.iter().map(|&source| kb.sources.id(source).to_owned()).collect(),
    }
}

/// A warning for each role on the way, and the goal itself, that has what the person wants to avoid.
fn unwanted_roles(case: &Case<'_>, decision: &Decision) -> Vec<Advice> {
    let chosen = decision.goal.filter(|goal| !case.stays(goal.role)).map(|goal| goal.role);
    let roles = decision.unwanted.iter().copied().chain(chosen);
    let warn = |role| {
        let reasons = super::traits::exclusions(case.kb, case.profile, case.advice, role);
        (!reasons.is_empty()).then(|| Advice {
            rule: None,
            severity: "warning",
            text: format!("{} does not fit what you said: {}.", case.kb.roles.get(role).title, words::list(reasons)),
            because: "You asked for this goal, so the plan leads there all the same.".to_owned(),
            opinion: false,
            sources: Vec::new(),
        })
    };
    roles.filter_map(warn).collect()
}

/// The profile with what is known of the finished plan.
fn with_plan_facts(case: &Case<'_>, body: &Body) -> Profile {
    let core = &case.kb.core;
    let number = |number: usize| FactValue::Int(i64::try_from(number).unwrap_or(i64::MAX));
    let hours = |minutes: u32| FactValue::Int(i64::from(minutes / 60));
    let mut facts = vec![
        (core.plan_moves, number(body.moves.len())),
        (core.plan_months_likely, FactValue::Int(months_between(case.wishes.start, body.totals.finish.likely).into())),
        (core.plan_own_hours, hours(body.totals.own_minutes.likely)),
        (core.plan_work_hours, hours(body.totals.work_minutes.likely)),
        (core.plan_cost_usd, FactValue::Int(body.totals.cost_usd.into())),
        (core.plan_certifications, number(body.steps.iter().filter(|step| step.kind == "certification").count())),
        (core.plan_weekly_hours, hours(case.limits.own_minutes)),
    ];
    match body.moves.first().map(|first| first.way) {
        Some(MoveWay::Inside) => facts.push((core.plan_first_way, FactValue::Word("inside".to_owned()))),
        Some(MoveWay::Outside) => facts.push((core.plan_first_way, FactValue::Word("outside".to_owned()))),
        Some(MoveWay::Either) | None => {}
    }
    let mut profile = case.profile.clone();
    let known = facts.into_iter().map(|(fact, value)| (fact, Known { value, origin: KnownFrom::Computed }));
    profile.facts.extend(known);
    profile
}

fn all_sources(kb: &KnowledgeBase, body: &Body, messages: &[Advice]) -> BTreeMap<String, crate::plan::SourceInfo> {
    let of_steps = body.steps.iter().flat_map(|step| &step.sources);
    let of_moves = body.moves.iter().flat_map(|one| &one.sources);
    let of_messages = messages.iter().flat_map(|message| &message.sources);
    let mut ids: BTreeSet<String> = of_steps.chain(of_moves).chain(of_messages).cloned().collect();
    if body.moves.iter().any(|one| one.pay.is_some()) {
        ids.extend(kb.pay.source.map(|source| kb.sources.id(source).to_owned()));
    }
    sources(kb, &ids)
}
