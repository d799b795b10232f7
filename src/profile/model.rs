//! A person as the program works with them: facts that fit their types, skills credited, nothing in text.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::kb::{CertificationId, FactId, KnowledgeBase, Level, RetiredId, RoleId, Scalar, SkillId, Test};

/// All that is known of one person.
#[derive(Debug, Clone)]
pub struct Profile {
    /// Every known fact: asked, given, computed or derived.
    pub facts: BTreeMap<FactId, Known>,
    /// The present role, or a start role of the track `entry`.
    pub role: RoleId,
    /// Whole months in the present role; 0 if nobody said.
    pub months_in_role: u32,
    /// Where the person wants to go.
    pub goal: Goal,
    /// The level held in every skill, by the place of the skill in its table.
    pub levels: Vec<HeldLevel>,
    /// Valid certifications, retired ones replaced by their successors.
    pub certifications: BTreeMap<CertificationId, HeldCertification>,
    /// Stretches of days without any time for the plan.
    pub time_off: Vec<DateRange>,
}

/// A fact with its value and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The value, of the declared type.
    pub value: FactValue,
    /// Who said so.
    pub origin: KnownFrom,
}

/// Who provided the value of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownFrom {
    /// The person, in a file, with `--set`, or in the interview.
    Person,
    /// The program, from other facts.
    Computed,
    /// A rule.
    Rule(crate::kb::RuleId),
}

/// The value of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactValue {
    /// Yes or no.
    Bool(bool),
    /// A number in the unit of the fact.
    Int(i64),
    /// A day.
    Date(Date),
    /// Free text, a choice or a region.
    Word(String),
    /// The words of a set in the order of the declaration, or of a ranking in the person's order.
    Words(Vec<String>),
    /// A role.
    Role(RoleId),
    /// A goal.
    Goal(Goal),
    /// Stated skill levels.
    Levels(BTreeMap<SkillId, Level>),
    /// Held certifications as stated.
    Certifications(Vec<StatedCertification>),
    /// Earlier roles.
    PastRoles(Vec<PastRole>),
    /// Stretches of days.
    DateRanges(Vec<DateRange>),
}

/// Where a person wants to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// Not decided, or nothing said.
    Undecided,
    /// This role; it may be the present one.
    Role(RoleId),
}

/// A certification as the person stated it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatedCertification {
    /// Which one.
    pub which: StatedWhich,
    /// When it was earned, if they said.
    pub earned: Option<Date>,
}

/// A living certification or one that is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatedWhich {
    /// One that can be taken today.
    Living(CertificationId),
    /// One that is gone.
    Retired(RetiredId),
}

/// A certification held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldCertification {
    /// When it was earned, if known.
    pub earned: Option<Date>,
    /// The day it lapses, if that can be told.
    pub lapses: Option<Date>,
    /// The retired certification by which it is understood to be held.
    pub through: Option<RetiredId>,
}

/// An earlier role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastRole {
    /// The role.
    pub role: RoleId,
    /// Months in it.
    pub months: u32,
}

/// Days from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DateRange {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// The level held in one skill and why the program thinks so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HeldLevel {
    /// The level.
    pub level: Level,
    /// Where it comes from.
    pub from: LevelFrom,
}

/// Why the program thinks that a level is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LevelFrom {
    /// Nothing speaks for it; the level is none.
    #[default]
    Nothing,
    /// The person stated it; this always wins.
    Stated,
    /// The role asks for it on the first day.
    HiredWith(RoleId),
    /// So many months in the role teach it.
    Taught {
        /// The role.
        role: RoleId,
        /// Months in it.
        months: u32,
    },
    /// The certification suggests it.
    Proven(CertificationId),
}

impl Profile {
    /// The value of a fact, if known.
    pub fn fact(&self, fact: FactId) -> Option<&FactValue> {
        self.facts.get(&fact).map(|known| &known.value)
    }

    /// A whole number, if known.
    pub fn int(&self, fact: FactId) -> Option<i64> {
        match self.fact(fact) {
            Some(FactValue::Int(number)) => Some(*number),
            _ => None,
        }
    }

    /// Yes or no, if known.
    pub fn bool(&self, fact: FactId) -> Option<bool> {
        match self.fact(fact) {
            Some(FactValue::Bool(yes)) => Some(*yes),
            _ => None,
        }
    }

    /// A choice, region or text, if known.
    pub fn word(&self, fact: FactId) -> Option<&str> {
        match self.fact(fact) {
            Some(FactValue::Word(word)) => Some(word),
            _ => None,
        }
    }

    /// The words of a set or ranking; none if unknown.
    pub fn words(&self, fact: FactId) -> &[String] {
        match self.fact(fact) {
            Some(FactValue::Words(words)) => words,
            _ => &[],
        }
    }

    /// A day, if known.
    pub fn date(&self, fact: FactId) -> Option<Date> {
        match self.fact(fact) {
            Some(FactValue::Date(date)) => Some(*date),
            _ => None,
        }
    }

    /// The level held in a skill.
    pub fn level(&self, skill: SkillId) -> Level {
        self.levels[crate::kb::Handle::index(skill)].level
    }

    /// Own hours a week for the plan; the base's usual four if nobody said.
    pub fn hours_per_week(&self, kb: &KnowledgeBase) -> u32 {
        self.amount(kb.core.hours_per_week).unwrap_or(DEFAULT_HOURS_PER_WEEK)
    }

    /// Learning hours a week that the job gives; none if nobody said.
    pub fn work_hours_per_week(&self, kb: &KnowledgeBase) -> u32 {
        self.amount(kb.core.work_hours_per_week).unwrap_or(0)
    }

    /// A number that cannot be negative, if known.
    pub fn amount(&self, fact: FactId) -> Option<u32> {
        self.int(fact).and_then(|number| u32::try_from(number).ok())
    }
}

/// Own hours a week reckoned with when nobody said. The plan says so.
pub const DEFAULT_HOURS_PER_WEEK: u32 = 4;

impl FactValue {
    /// Judges a test on this value. The test fits the type of the fact, which was checked at load.
    pub fn passes(&self, test: &Test) -> bool {
        match test {
            Test::Is(scalar) => self.equals(scalar),
            Test::In(scalars) => scalars.iter().any(|scalar| self.equals(scalar)),
            Test::AtLeast(bound) => matches!(self, Self::Int(number) if number >= bound),
            Test::AtMost(bound) => matches!(self, Self::Int(number) if number <= bound),
            Test::Contains(word) => matches!(self, Self::Words(words) if words.contains(word)),
            Test::Known(known) => *known,
        }
    }

    fn equals(&self, scalar: &Scalar) -> bool {
        match (self, scalar) {
            (Self::Bool(value), Scalar::Bool(wanted)) => value == wanted,
            (Self::Int(value), Scalar::Int(wanted)) => value == wanted,
            (Self::Word(value), Scalar::Word(wanted)) => value == wanted,
            (Self::Role(value) | Self::Goal(Goal::Role(value)), Scalar::Role(wanted)) => value == wanted,
            (Self::Goal(Goal::Undecided), Scalar::Undecided) => true,
            _ => false,
        }
    }
}
