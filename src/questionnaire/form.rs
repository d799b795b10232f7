//! What an answer to a question looks like: a number, a choice, a name out of a long list.

use std::cmp::Reverse;

use serde_yaml::Value;

use super::regions::regions;
use crate::kb::{CertificationId, FactChoice, FactKind, KnowledgeBase, Question, Role, RoleId};
use crate::profile::words::grouped;

/// What an answer looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// Yes or no.
    YesNo,
    /// A whole number.
    Number {
        /// The word behind it, such as `months`.
        unit: Option<String>,
    },
    /// A calendar day.
    Day,
    /// Free text.
    Words,
    /// One of a few.
    One(Vec<Item>),
    /// Any of a few, and perhaps others by name.
    Many {
        /// Those that are shown.
        items: Vec<Item>,
        /// Those that can be named.
        more: Vec<Item>,
    },
    /// A few, most important first.
    Order(Vec<Item>),
    /// One of very many, found by name or by group.
    Find(Vec<Group>),
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The value, as in a profile file.
    pub id: String,
    /// How it is shown.
    pub label: String,
    /// Other names under which it is found.
    pub also: Vec<String>,
}

/// Some things to choose under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The heading.
    pub title: String,
    /// What stands under it.
    pub items: Vec<Item>,
}

/// The goal of somebody who has none yet, as it stands in a profile file.
pub const UNDECIDED: &str = "undecided";

/// How many certifications are shown; the others are found by name.
const SHOWN_CERTIFICATIONS: usize = 8;

impl Form {
    /// The form of a question, or none if its fact can only be given in a file.
    /// What is shown may depend on the present role.
    pub fn of(kb: &KnowledgeBase, question: &Question, role: Option<RoleId>) -> Option<Self> {
        match &kb.facts.get(question.fact).kind {
            FactKind::Bool if question.choices.is_empty() => Some(Self::YesNo),
            FactKind::Bool => Some(Self::One(choices(&question.choices, &[]))),
            FactKind::Int { .. } if !question.choices.is_empty() => Some(Self::One(choices(&question.choices, &[]))),
            FactKind::Int { .. } => Some(Self::Number { unit: kb.facts.get(question.fact).unit.clone() }),
            FactKind::Date => Some(Self::Day),
            FactKind::Text => Some(Self::Words),
            FactKind::Choice(values) => Some(Self::One(choices(&question.choices, values))),
            FactKind::Set(values) => Some(Self::Many { items: choices(&question.choices, values), more: Vec::new() }),
            FactKind::Ranking(values) => Some(Self::Order(choices(&question.choices, values))),
            FactKind::Region => Some(Self::Find(vec![Group { title: "Regions".to_owned(), items: regions(&kb.pay) }])),
            FactKind::Role => Some(Self::Find(tracks(kb))),
            FactKind::Goal => Some(Self::Find(goals(kb))),
            FactKind::Certifications => Some(certifications(kb, role)),
            FactKind::SkillLevels | FactKind::PastRoles | FactKind::DateRanges => None,
        }
    }

    /// Whether a fact of this type can be asked for at all.
    pub fn suits(kind: &FactKind) -> bool {
        !matches!(kind, FactKind::SkillLevels | FactKind::PastRoles | FactKind::DateRanges)
    }

    /// Everything that can be chosen, shown or not.
    pub fn items(&self) -> Vec<&Item> {
        match self {
            Self::One(items) | Self::Order(items) => items.iter().collect(),
            Self::Many { items, more } => items.iter().chain(more).collect(),
            Self::Find(groups) => groups.iter().flat_map(|group| &group.items).collect(),
            Self::YesNo | Self::Number { .. } | Self::Day | Self::Words => Vec::new(),
        }
    }

    /// What stands in the list that is shown.
    pub fn shown(&self) -> &[Item] {
        match self {
            Self::One(items) | Self::Order(items) | Self::Many { items, .. } => items,
            Self::Find(_) | Self::YesNo | Self::Number { .. } | Self::Day | Self::Words => &[],
        }
    }

    /// An answer in words, as the person would say it.
    pub fn words(&self, value: &Value) -> String {
        match (self, value) {
            (_, Value::Bool(true)) => "Yes".to_owned(),
            (_, Value::Bool(false)) => "No".to_owned(),
            (Self::Number { unit }, value) => amount(&plain(value), unit.as_deref()),
            (_, Value::Sequence(values)) if values.is_empty() => "None".to_owned(),
            (Self::Order(_), Value::Sequence(values)) => self.labels(values).join(" > "),
            (_, Value::Sequence(values)) => self.labels(values).join(", "),
            (_, value) => self.label(value),
        }
    }

    fn labels(&self, values: &[Value]) -> Vec<String> {
        values.iter().map(|value| self.label(value)).collect()
    }

    fn label(&self, value: &Value) -> String {
        let id = plain(value);
        let known = self.items().into_iter().find(|item| item.id == id);
        known.map_or(id, |item| item.label.clone())
    }
}

impl Item {
    /// A thing with no other names.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self { id: id.into(), label: label.into(), also: Vec::new() }
    }

    fn also(self, also: impl IntoIterator<Item = String>) -> Self {
        Self { also: also.into_iter().collect(), ..self }
    }
}

/// A number with its unit: `30 months`, `1 hour`, `$600`.
fn amount(number: &str, unit: Option<&str>) -> String {
    match unit {
        Some("USD") => format!("${}", number.parse().map_or(number.to_owned(), grouped)),
        Some(unit) if number == "1" => format!("1 {}", unit.strip_suffix('s').unwrap_or(unit)),
        Some(unit) => format!("{number} {unit}"),
        None => number.to_owned(),
    }
}

/// A single value as text; a certification with a date counts as its id.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        Value::Mapping(fields) => fields.get("id").map(plain).unwrap_or_default(),
        Value::Null | Value::Sequence(_) | Value::Tagged(_) => String::new(),
    }
}

/// The answers of a question, or else the declared values of its fact.
fn choices(own: &[FactChoice], declared: &[FactChoice]) -> Vec<Item> {
    let chosen = if own.is_empty() { declared } else { own };
    chosen.iter().map(|choice| Item::new(&choice.id, &choice.label)).collect()
}

/// All roles by track, the roles of a track from the lowest level up.
fn tracks(kb: &KnowledgeBase) -> Vec<Group> {
    let lowest = |id: &str| kb.roles.iter().filter(|(_, role)| role.track == id).map(|(_, role)| role.level).min();
    let mut tracks: Vec<_> = kb.tracks.iter().filter_map(|(id, track)| Some((lowest(id)?, id, track))).collect();
    tracks.sort_by_key(|&(level, id, _)| (level == 0, level, id != FIRST_TRACK, id));
    tracks.into_iter().map(|(_, id, track)| Group { title: track.title.clone(), items: roles_of(kb, id) }).collect()
}

/// The track that most people come from, listed first.
const FIRST_TRACK: &str = "support";

/// The roles one can aim at, and the answer that there is no goal yet.
fn goals(kb: &KnowledgeBase) -> Vec<Group> {
    let undecided = Item::new(UNDECIDED, "Undecided, so compare the roads for me").also(["not sure".to_owned()]);
    let not_yet = Group { title: undecided.label.clone(), items: vec![undecided] };
    let in_it = tracks(kb).into_iter().map(|group| without_entry(kb, group)).filter(|group| !group.items.is_empty());
    std::iter::once(not_yet).chain(in_it).collect()
}

/// Level 0 stands for people who are not in IT yet; nobody aims at it.
fn without_entry(kb: &KnowledgeBase, mut group: Group) -> Group {
    group.items.retain(|item| kb.roles.find(&item.id).is_some_and(|role| kb.roles.get(role).level > 0));
    group
}

fn roles_of(kb: &KnowledgeBase, track: &str) -> Vec<Item> {
    let mut roles: Vec<&Role> = kb.roles.iter().map(|(_, role)| role).filter(|role| role.track == track).collect();
    roles.sort_by_key(|role| role.level);
    roles.into_iter().map(|role| Item::new(&role.id, &role.title).also(role.also_called.clone())).collect()
}

/// The certifications that employers name for the role are shown, every other one is found by name.
fn certifications(kb: &KnowledgeBase, role: Option<RoleId>) -> Form {
    let shown = likely_held(kb, role);
    let item = |id: CertificationId| {
        let certification = kb.certifications.get(id);
        let codes = certification.exams.iter().map(|exam| exam.code.clone());
        Item::new(&certification.id, &certification.name).also(certification.also_called.iter().cloned().chain(codes))
    };
    let retired = kb.retired.iter().map(|(_, gone)| {
        Item::new(&gone.id, format!("{} (retired or renamed)", gone.name)).also(gone.also_called.iter().cloned())
    });
    let others = kb.certifications.handles().filter(|id| !shown.contains(id)).map(item);
    Form::Many { items: shown.iter().copied().map(item).collect(), more: others.chain(retired).collect() }
}

/// Certifications that somebody in this role may well hold, the lower ones first: those that employers name for it,
/// then those that are named for most roles.
fn likely_held(kb: &KnowledgeBase, role: Option<RoleId>) -> Vec<CertificationId> {
    let named = role.map_or(&[][..], |role| &kb.roles.get(role).certifications);
    let mut others: Vec<_> = kb.certifications.handles().filter(|id| !named.contains(id)).collect();
    others.sort_by_cached_key(|&id| Reverse(roles_naming(kb, id)));
    let mut likely: Vec<_> = named.iter().copied().chain(others).take(SHOWN_CERTIFICATIONS).collect();
    likely.sort_by_key(|&id| kb.certifications.get(id).level);
    likely
}

fn roles_naming(kb: &KnowledgeBase, id: CertificationId) -> usize {
    kb.roles.iter().filter(|(_, role)| role.certifications.contains(&id)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::people::SHIPPED;
    use crate::questionnaire::reading::matching;

    fn form(question: &str, role: &str) -> Form {
        let question = SHIPPED.questions.get(SHIPPED.questions.find(question).unwrap());
        Form::of(&SHIPPED, question, SHIPPED.roles.find(role)).unwrap()
    }

    fn titles(form: &Form) -> Vec<&str> {
        let Form::Find(groups) = form else { panic!("{form:?}") };
        groups.iter().map(|group| group.title.as_str()).collect()
    }

    fn found(form: &Form, text: &str) -> Vec<String> {
        matching(form.items(), text).into_iter().map(|item| item.label.clone()).collect()
    }

    #[test]
    fn fields_go_from_support_up_and_starts_come_last() {
        let role = titles(&form("role", "")).join(", ");
        assert!(role.starts_with("Support, ") && role.ends_with(", Entry"), "{role}");
        let goal = form("goal", "");
        assert!(titles(&goal)[0].starts_with("Undecided"));
        assert!(!titles(&goal).contains(&"Entry"), "nobody aims at not being in IT");
        assert!(goal.items().iter().any(|item| item.id == UNDECIDED));
    }

    #[test]
    fn the_usual_names_of_jobs_are_found() {
        let roles = form("role", "");
        for (typed, first) in [
            ("helpdesk", "Help desk technician (tier 1)"),
            ("1st line", "Help desk technician (tier 1)"),
            ("L2", "Help desk analyst (tier 2)"),
            ("sysadmin", "Systems administrator"),
            ("network admin", "Network administrator"),
            ("pentester", "Penetration tester"),
            ("dba", "Database administrator"),
            ("m365", "Microsoft 365 administrator"),
            ("desktop support", "Desktop support technician"),
            ("IT manager", "IT manager"),
        ] {
            assert_eq!(found(&roles, typed).first().map(String::as_str), Some(first), "{typed}");
        }
    }

    #[test]
    fn certificates_are_found_by_short_name_code_and_after_their_end() {
        let certificates = form("certifications", "help-desk-technician");
        for (typed, first) in [
            ("a+", "CompTIA A+"),
            ("net+", "CompTIA Network+"),
            ("sec+", "CompTIA Security+"),
            ("ccna", "Cisco Certified Network Associate (CCNA)"),
            ("az900", "Microsoft Certified: Azure Fundamentals"),
            ("MD-102", "Microsoft 365 Certified: Endpoint Administrator Associate"),
            ("mcse", "Microsoft Certified Solutions Expert (MCSE) (retired or renamed)"),
        ] {
            assert_eq!(found(&certificates, typed).first().map(String::as_str), Some(first), "{typed}");
        }
    }

    #[test]
    fn certificates_named_for_the_role_are_shown() {
        let shown = |role| form("certifications", role).shown().iter().map(|item| item.id.clone()).collect::<Vec<_>>();
        assert_eq!(shown("help-desk-technician")[0], "comptia-a-plus");
        assert!(shown("network-engineer").contains(&"cisco-ccna".to_owned()), "{:?}", shown("network-engineer"));
        assert_eq!(shown("career-changer").len(), SHOWN_CERTIFICATIONS);
    }

    #[test]
    fn every_question_of_the_shipped_base_can_be_answered() {
        for (_, question) in SHIPPED.questions.iter() {
            let form = Form::of(&SHIPPED, question, None).unwrap();
            let choices = !matches!(form, Form::YesNo | Form::Number { .. } | Form::Day | Form::Words);
            assert!(!choices || !form.items().is_empty(), "{} has nothing to choose", question.id);
        }
    }

    #[test]
    fn answers_are_told_in_words() {
        let words = |question: &str, yaml: &str| form(question, "").words(&serde_yaml::from_str(yaml).unwrap());
        assert_eq!(words("employed", "true"), "Yes");
        assert_eq!(words("months-in-role", "1"), "1 month");
        assert_eq!(words("budget", "1200"), "$1,200");
        assert_eq!(words("work-feels", "learning"), "I still learn something most weeks");
        assert_eq!(words("priorities", "[pay, time]"), "Earning more > Getting there soon");
        assert_eq!(words("certifications", "[comptia-a-plus, {id: ccna-of-old}]"), "CompTIA A+, ccna-of-old");
        assert_eq!(words("avoid", "[]"), "None");
        assert_eq!(words("region", "US-OH"), "Ohio");
    }
}
