//! From an itinerary to the finished plan: names, dates, figures, reasons.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use super::draft::Origin;
use super::itinerary::{Itinerary, Placed, Stage};
use super::means::Item;
use super::route::Search;
use super::spread::Spread;
use crate::kb::{
    Capacity, Fee, Inside, KnowledgeBase, Level, Range, ResourceId, RoleId, SkillId, SkillLevel, SourceId, Standing,
    Target, Transition, Way,
};
use crate::plan::{
    Dates, Gap, Move, MoveWay, PhaseName, Reason, ResourceInfo, Review, RoleInfo, SourceInfo, Step, StepGain, Totals,
};

/// Turns days into a plan's parts.
pub struct Composer<'a, 'b> {
    search: &'b Search<'a>,
    itinerary: &'b Itinerary,
    ids: Vec<String>,
}

impl<'a, 'b> Composer<'a, 'b> {
    /// A composer for one itinerary.
    pub fn new(search: &'b Search<'a>, itinerary: &'b Itinerary) -> Self {
        let ids = itinerary.steps.iter().map(|step| step_id(search.kb, step)).collect();
        Self { search, itinerary, ids }
    }

    fn kb(&self) -> &'a KnowledgeBase {
        self.search.kb
    }

    fn date(&self, day: u32) -> Date {
        self.search.start.saturating_add(i64::from(day).days())
    }

    /// All role changes.
    pub fn moves(&self) -> Vec<Move> {
        self.itinerary.stages.iter().zip(1..).map(|(stage, number)| self.one_move(stage, number)).collect()
    }

    fn one_move(&self, stage: &Stage, number: u32) -> Move {
        let transition = self.kb().transitions.get(stage.transition);
        let region = super::pay::area(self.kb(), self.search.profile);
        Move {
            number,
            from: role_info(self.kb(), transition.from),
            to: role_info(self.kb(), transition.to),
            transition: transition.id.clone(),
            way: self.way(transition, number),
            begin: self.date(stage.begin),
            ready: self.date(stage.ready),
            arrive: self.dates(stage.arrive, stage.spread, stage.begin),
            pay: super::pay::pay(self.kb(), transition.to, region),
            degree: transition.degree.clone(),
            proof: transition.proof.clone(),
            pitfalls: transition.pitfalls.clone(),
            gaps: self.gaps(stage, number),
            sources: source_ids(self.kb(), &transition.sources),
        }
    }

    /// Which way a move goes: what is usual, unless the employer or a rule says otherwise.
    fn way(&self, transition: &Transition, number: u32) -> MoveWay {
        let core = &self.kb().core;
        let openings = if number == 1 { self.search.profile.bool(core.internal_openings) } else { None };
        let employed =
            self.search.profile.bool(core.employed) != Some(false) && self.kb().roles.get(transition.from).level > 0;
        let leaning = |way| self.search.advice.preferred.get(&Target::Way(way)).map_or(0, |leaning| leaning.weight);
        if !employed || openings == Some(false) {
            return MoveWay::Outside;
        }
        match transition.inside {
            Inside::Usual => MoveWay::Inside,
            Inside::Rare => MoveWay::Outside,
            Inside::Mixed if number == 1 && leaning(Way::Inside) > leaning(Way::Outside) => MoveWay::Inside,
            Inside::Mixed if number == 1 && leaning(Way::Outside) > leaning(Way::Inside) => MoveWay::Outside,
            Inside::Mixed if openings == Some(true) => MoveWay::Inside,
            Inside::Mixed => MoveWay::Either,
        }
    }

    fn gaps(&self, stage: &Stage, number: u32) -> Vec<Gap> {
        let open = stage.leg.wanted.iter().filter(|wanted| !stage.leg.before.meets(**wanted));
        open.map(|wanted| self.gap(stage, number, *wanted)).collect()
    }

    fn gap(&self, stage: &Stage, number: u32, wanted: SkillLevel) -> Gap {
        let skill = self.kb().skills.get(wanted.skill);
        let mut closed_by: Vec<String> = self
            .steps_of(number)
            .filter(|(_, step)| {
                step.draft.is_gap() && step.draft.means.gains.iter().any(|gain| gain.skill == wanted.skill)
            })
            .map(|(place, _)| self.ids[place].clone())
            .collect();
        let taught =
            stage.leg.lessons.iter().any(|lesson| lesson.brings == wanted && lesson.day <= stage.leg.ready_days);
        if taught || closed_by.is_empty() {
            closed_by.push("on-the-job".to_owned());
        }
        Gap {
            skill: skill.id.clone(),
            name: skill.name.clone(),
            from: stage.leg.before.get(wanted.skill).get(),
            to: wanted.level.get(),
            means: meaning(self.kb(), wanted.skill, wanted.level),
            closed_by,
        }
    }

    fn steps_of(&self, number: u32) -> impl Iterator<Item = (usize, &Placed)> {
        let steps = self.itinerary.steps.iter().enumerate();
        steps.filter(move |(_, step)| step.draft.leg + 1 == number as usize)
    }

    /// All steps, in the order of starting.
    pub fn steps(&self) -> Vec<Step> {
        (0..self.itinerary.steps.len()).map(|place| self.step(place)).collect()
    }

    fn step(&self, place: usize) -> Step {
        let placed = &self.itinerary.steps[place];
        let means = &placed.draft.means;
        let text = self.text(placed);
        let assumes = means.assumes.iter().map(|&fact| self.kb().facts.get(fact).about.clone());
        Step {
            id: self.ids[place].clone(),
            item: item_id(self.kb(), means.item).to_owned(),
            title: text.title,
            kind: text.kind.to_owned(),
            phase: self.phase(placed),
            serves: if self.itinerary.stages.is_empty() { 0 } else { number(placed.draft.leg) },
            depends_on: placed.after.iter().map(|&before| self.ids[before].clone()).collect(),
            actions: text.actions,
            done_when: text.done_when,
            evidence: text.evidence,
            accessible: text.accessible,
            effort_minutes: means.effort,
            learning_minutes: means.learning,
            effort_standing: text.standing.word(),
            capacity: means.capacity.word(),
            cost_usd: means.usd,
            employer_pays_usd: means.employer_usd,
            cost_note: text.cost_note,
            start: self.date(placed.slot.start),
            finish: self.dates(placed.slot.finish, placed.spread, placed.slot.start),
            gains: self.gains(placed),
            because: self.reasons(place),
            assumes: assumes.collect(),
            resources: self.resources(&text.resources),
            sources: source_ids(self.kb(), &text.sources),
        }
    }

    fn dates(&self, likely: u32, spread: Spread, not_before: u32) -> Dates {
        Dates {
            early: self.date(likely.saturating_sub(spread.days_down()).max(not_before)),
            likely: self.date(likely),
            late: self.date(likely.saturating_add(spread.days_up())),
        }
    }

    fn phase(&self, placed: &Placed) -> PhaseName {
        let first_move = self.itinerary.stages.first().map_or(u32::MAX, |stage| stage.arrive);
        match placed.slot.start {
            _ if placed.draft.leg > 0 => PhaseName::Later,
            day if day < 7 => PhaseName::ThisWeek,
            day if day < 30 => PhaseName::Next30Days,
            day if day < 90 => PhaseName::Next90Days,
            day if day < first_move => PhaseName::ThisMove,
            _ => PhaseName::Later,
        }
    }

    fn gains(&self, placed: &Placed) -> Vec<StepGain> {
        let held = |skill: SkillId| {
            let before = self.itinerary.stages.get(placed.draft.leg).map(|stage| &stage.leg.before);
            before.map_or_else(|| self.search.profile.level(skill), |levels| levels.get(skill))
        };
        let gain = |gain: &SkillLevel| {
            let skill = self.kb().skills.get(gain.skill);
            StepGain {
                skill: skill.id.clone(),
                name: skill.name.clone(),
                from: held(gain.skill).get(),
                to: gain.level.get(),
            }
        };
        placed.draft.means.gains.iter().map(gain).collect()
    }

    /// Why a step is here: rules, gaps of its move, and steps that need what it brings.
    fn reasons(&self, place: usize) -> Vec<Reason> {
        let placed = &self.itinerary.steps[place];
        let mut reasons: Vec<Reason> = placed.draft.origins.iter().filter_map(|origin| self.origin(*origin)).collect();
        if placed.draft.is_gap() {
            reasons.extend(self.gap_reasons(placed));
            reasons.extend(self.asked_for(placed));
        }
        let followers = self.itinerary.steps.iter().enumerate().filter(|(_, other)| other.after.contains(&place));
        reasons.extend(followers.map(|(other, _)| Reason::NeededBy {
            step: self.ids[other].clone(),
            because: format!("It comes before “{}”.", self.text(&self.itinerary.steps[other]).title),
        }));
        reasons.sort();
        reasons.dedup();
        reasons
    }

    fn origin(&self, origin: Origin) -> Option<Reason> {
        match origin {
            Origin::Rule(rule) => {
                let because = crate::rules::reason(self.kb(), self.search.profile, rule);
                Some(Reason::Rule { id: self.kb().rules.id(rule).to_owned(), because })
            }
            Origin::Renewal(id) => {
                let certification = self.kb().certifications.get(id);
                let because = format!("{} lapses unless it is renewed in time.", certification.name);
                Some(Reason::Renewal { certification: certification.id.clone(), because })
            }
            Origin::Gap => None,
        }
    }

    fn gap_reasons(&self, placed: &Placed) -> Vec<Reason> {
        let Some(stage) = self.itinerary.stages.get(placed.draft.leg) else {
            return self.growth_reasons(placed);
        };
        let to = &self.kb().roles.get(stage.leg.to).title;
        let wanted = |gain: &&SkillLevel| {
            let asked = stage.leg.wanted.iter().find(|wanted| wanted.skill == gain.skill)?;
            (!stage.leg.before.meets(*asked)).then_some(*asked)
        };
        let asked = placed.draft.means.gains.iter().filter_map(|gain| wanted(&gain));
        asked.map(|asked| self.gap_reason(asked, &format!("{to} asks"))).collect()
    }

    fn growth_reasons(&self, placed: &Placed) -> Vec<Reason> {
        let gains = placed.draft.means.gains.iter();
        gains.map(|gain| self.gap_reason(*gain, "Growing in the role asks")).collect()
    }

    fn gap_reason(&self, asked: SkillLevel, who: &str) -> Reason {
        let skill = self.kb().skills.get(asked.skill);
        let because = format!(
            "{who} for {} at level {} ({}): {}.",
            skill.name,
            asked.level.get(),
            asked.level.word(),
            meaning(self.kb(), asked.skill, asked.level)
        );
        Reason::Gap { skill: skill.id.clone(), because }
    }

    /// A certification that employers name for the role.
    fn asked_for(&self, placed: &Placed) -> Option<Reason> {
        let Item::Certification(id) = placed.draft.means.item else { return None };
        let stage = self.itinerary.stages.get(placed.draft.leg)?;
        let role = self.kb().roles.get(stage.leg.to);
        let transition = self.kb().transitions.get(stage.transition);
        let named = role.certifications.contains(&id) || transition.certifications.contains(&id);
        named.then(|| Reason::AskedFor {
            role: role.id.clone(),
            because: format!(
                "Job adverts for {} often name it, and one such certificate gets an application read.",
                lower_first(&role.title)
            ),
        })
    }

    fn resources(&self, ids: &[ResourceId]) -> Vec<ResourceInfo> {
        ids.iter().map(|&id| resource_info(self.kb(), id)).collect()
    }

    /// Days on which to look at the plan again.
    pub fn reviews(&self) -> Vec<Review> {
        let last = self.itinerary.stages.first().map_or(self.itinerary.finish, |stage| stage.arrive).max(91);
        let days = [30, 90].into_iter().chain((180..last).step_by(90)).take(REVIEWS);
        let questions = || REVIEW_QUESTIONS.iter().map(|&question| question.to_owned()).collect();
        days.map(|day| Review { on: self.date(day), questions: questions() }).collect()
    }

    /// Sums over all steps.
    pub fn totals(&self) -> Totals {
        let steps = &self.itinerary.steps;
        let finish = self.dates(self.itinerary.finish, self.itinerary.finish_spread, 0);
        let months = |date: Date| months_between(self.search.start, date);
        Totals {
            own_minutes: effort(steps, Capacity::Own),
            work_minutes: effort(steps, Capacity::Work),
            cost_usd: steps.iter().map(|step| step.draft.means.usd).sum(),
            employer_pays_usd: steps.iter().map(|step| step.draft.means.employer_usd).sum(),
            finish,
            months: Range { low: months(finish.early), likely: months(finish.likely), high: months(finish.late) },
        }
    }
}

/// How many reviews a plan names.
const REVIEWS: usize = 6;

const REVIEW_QUESTIONS: [&str; 3] = [
    "What did I finish, and what can I show for it?",
    "What held me up, and what will I change about the next month?",
    "Is the goal still right, or did something I learned change it?",
];

fn number(leg: usize) -> u32 {
    u32::try_from(leg + 1).unwrap_or(u32::MAX)
}

fn effort(steps: &[Placed], capacity: Capacity) -> Range<u32> {
    let of = |pick: fn(&Range<u32>) -> u32| {
        let steps = steps.iter().filter(|step| step.draft.means.capacity == capacity);
        steps.map(|step| pick(&step.draft.means.effort)).sum()
    };
    Range { low: of(|effort| effort.low), likely: of(|effort| effort.likely), high: of(|effort| effort.high) }
}

/// Months from one day to another, rounded to the nearest.
pub fn months_between(from: Date, to: Date) -> u32 {
    let days = u32::try_from((to - from).get_days()).unwrap_or(0);
    (days * 1200 + 18_262) / 36_525
}

/// A role in short.
pub fn role_info(kb: &KnowledgeBase, role: RoleId) -> RoleInfo {
    let role = kb.roles.get(role);
    RoleInfo { id: role.id.clone(), title: role.title.clone() }
}

fn source_ids(kb: &KnowledgeBase, sources: &[SourceId]) -> Vec<String> {
    sources.iter().map(|&source| kb.sources.id(source).to_owned()).collect()
}

/// The sources with these ids, in short.
pub fn sources(kb: &KnowledgeBase, ids: &BTreeSet<String>) -> BTreeMap<String, SourceInfo> {
    let found = ids.iter().filter_map(|id| kb.sources.find(id));
    found.map(|source| kb.sources.get(source)).map(|source| (source.id.clone(), source_info(source))).collect()
}

fn source_info(source: &crate::kb::Source) -> SourceInfo {
    SourceInfo {
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        url: source.url.clone(),
        as_of: source.as_of.clone(),
    }
}

fn resource_info(kb: &KnowledgeBase, id: ResourceId) -> ResourceInfo {
    let resource = kb.resources.get(id);
    let cost = format!("{} (as of {})", resource.cost.text, resource.cost.as_of);
    ResourceInfo { id: resource.id.clone(), title: resource.title.clone(), url: resource.url.clone(), cost }
}

/// What a level of a skill means.
fn meaning(kb: &KnowledgeBase, skill: SkillId, level: Level) -> String {
    let levels = &kb.skills.get(skill).levels;
    usize::from(level.get()).checked_sub(1).map(|place| levels[place].clone()).unwrap_or_default()
}

fn item_id(kb: &KnowledgeBase, item: Item) -> &str {
    match item {
        Item::Activity(id) => kb.activities.id(id),
        Item::Certification(id) => kb.certifications.id(id),
    }
}

fn step_id(kb: &KnowledgeBase, step: &Placed) -> String {
    let id = item_id(kb, step.draft.means.item);
    let renews = step.draft.origins.iter().any(|origin| matches!(origin, Origin::Renewal(_)));
    if renews { format!("renew-{id}") } else { id.to_owned() }
}

/// The words of a step.
struct StepText {
    title: String,
    kind: &'static str,
    actions: Vec<String>,
    done_when: String,
    evidence: Option<String>,
    accessible: Option<String>,
    standing: Standing,
    cost_note: Option<String>,
    resources: Vec<ResourceId>,
    sources: Vec<SourceId>,
}

impl Composer<'_, '_> {
    fn text(&self, placed: &Placed) -> StepText {
        let renewal = placed.draft.origins.iter().any(|origin| matches!(origin, Origin::Renewal(_)));
        match placed.draft.means.item {
            Item::Activity(id) => self.activity_text(id),
            Item::Certification(id) if renewal => self.renewal_text(id),
            Item::Certification(id) => self.exam_text(id),
        }
    }

    fn activity_text(&self, id: crate::kb::ActivityId) -> StepText {
        let activity = self.kb().activities.get(id);
        let note = |cost: &crate::kb::Cost| {
            let standing = if cost.standing == Standing::Sourced { "" } else { ", an estimate" };
            let note = cost.note.as_ref().map(|note| format!("; {note}")).unwrap_or_default();
            format!("as of {}{standing}{note}", cost.as_of)
        };
        StepText {
            title: activity.title.clone(),
            kind: activity.kind.word(),
            actions: activity.actions.clone(),
            done_when: activity.done_when.clone(),
            evidence: activity.evidence.clone(),
            accessible: activity.accessible.clone(),
            standing: activity.standing,
            cost_note: activity.cost.as_ref().map(note),
            resources: activity.resources.clone(),
            sources: activity.sources.clone(),
        }
    }

    fn exam_text(&self, id: crate::kb::CertificationId) -> StepText {
        let certification = self.kb().certifications.get(id);
        let codes: Vec<&str> = certification.exams.iter().map(|exam| exam.code.as_str()).collect();
        let check = certification.url.as_ref().map(|url| format!(" at {url}")).unwrap_or_default();
        let exam = if codes.is_empty() { String::new() } else { format!(" (exam {})", codes.join(" or ")) };
        let of_these = self.kb().resources.iter().filter(|(_, resource)| resource.certifications.contains(&id));
        StepText {
            title: format!("Prepare for and pass {}", certification.name),
            kind: "certification",
            actions: vec![
                format!("Check the current exam code, price and last day{check}{exam}."),
                "Mark each published objective as known, shaky or new, and study only the last two.".to_owned(),
                "Practise every objective on a real or virtual system, not only on paper.".to_owned(),
                "Book the exam once two fresh practice tests in a row reach 85 percent, and ask the employer about the fee before you pay.".to_owned(),
            ],
            done_when: format!("The pass for {} is in your account with {}.", certification.name, certification.issuer),
            evidence: Some("The certificate with its date, on your profile and in your application".to_owned()),
            accessible: Some("Ask the exam provider for extra time or other arrangements before booking.".to_owned()),
            standing: certification.study_standing,
            cost_note: Some(fee_note(&certification.fee)),
            resources: of_these.map(|(resource, _)| resource).take(3).collect(),
            sources: certification.sources.clone(),
        }
    }

    fn renewal_text(&self, id: crate::kb::CertificationId) -> StepText {
        let certification = self.kb().certifications.get(id);
        let lapses = self.search.profile.certifications.get(&id).and_then(|held| held.lapses);
        let by = lapses.map(|day| format!(" before {day}")).unwrap_or_default();
        let how =
            certification.renewal.clone().unwrap_or_else(|| "See the issuer's page for the ways to renew".to_owned());
        StepText {
            title: format!("Renew {}{by}", certification.name),
            kind: "renewal",
            actions: vec![
                "Sign in to the issuer's site and read what is still missing.".to_owned(),
                format!(
                    "Choose the cheapest way that fits what you learn anyway. Ways: {}.",
                    how.trim_end_matches('.')
                ),
                "Hand in the proof and keep the confirmation.".to_owned(),
            ],
            done_when: "The issuer's site shows the new end date.".to_owned(),
            evidence: None,
            accessible: None,
            standing: Standing::Estimated,
            cost_note: certification.yearly_fee_usd.map(|fee| format!("yearly fee about {fee} USD")),
            resources: Vec::new(),
            sources: certification.sources.clone(),
        }
    }
}

fn fee_note(fee: &Fee) -> String {
    let standing = if fee.standing == Standing::Sourced { "list price" } else { "estimate" };
    let spread = fee.spread_usd.map(|(low, high)| format!(", seen from {low} to {high} USD")).unwrap_or_default();
    format!("{standing} as of {}, before tax{spread}", fee.as_of)
}

fn lower_first(title: &str) -> String {
    let mut letters = title.chars();
    let keep = title.chars().nth(1).is_some_and(char::is_uppercase);
    match letters.next() {
        Some(first) if !keep => first.to_lowercase().chain(letters).collect(),
        _ => title.to_owned(),
    }
}
