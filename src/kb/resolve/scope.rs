//! What every kind of item is checked with: ids, levels, ranges, dates, and where findings go.

use std::collections::BTreeSet;
use std::rc::Rc;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Diagnostics, MOST_FINDINGS, did_you_mean};
use crate::kb::codes;
use crate::kb::gather::Gathered;
use crate::kb::here::Here;
use crate::kb::model::{
    ActivityId, CertificationId, ClaimId, Fact, FactId, Level, Range, ResourceId, RetiredId, RoleId, SkillId,
    SkillLevel, SourceId,
};
use crate::kb::names::{Ids, Lookup};
use crate::kb::raw::{RawRange, RawSkillLevel, Words};
use crate::kb::table::Handle;

/// The ids that exist and the findings so far.
pub(crate) struct Scope {
    pub(crate) found: Diagnostics,
    /// Whether some files could not be read, so that nothing can be called missing.
    pub(crate) incomplete: bool,
    pub(crate) fact_ids: Ids<FactId>,
    pub(crate) skill_ids: Ids<SkillId>,
    pub(crate) role_ids: Ids<RoleId>,
    pub(crate) certification_ids: Ids<CertificationId>,
    pub(crate) retired_ids: Ids<RetiredId>,
    pub(crate) activity_ids: Ids<ActivityId>,
    pub(crate) resource_ids: Ids<ResourceId>,
    pub(crate) source_ids: Ids<SourceId>,
    pub(crate) claim_ids: Ids<ClaimId>,
    pub(crate) track_ids: Ids<TrackPlace>,
    /// Occupations with national wage figures.
    pub(crate) occupations: BTreeSet<String>,
    /// The resolved facts, by the places of their handles.
    pub(crate) facts: Rc<Vec<Fact>>,
}

/// The place of a track among the tracks. Tracks have no table of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TrackPlace(usize);

impl Handle for TrackPlace {
    fn from_index(index: usize) -> Self {
        Self(index)
    }

    fn index(self) -> usize {
        self.0
    }
}

/// One declared fact.
pub(crate) struct Declared {
    facts: Rc<Vec<Fact>>,
    place: usize,
}

impl std::ops::Deref for Declared {
    type Target = Fact;

    fn deref(&self) -> &Fact {
        &self.facts[self.place]
    }
}

/// Declares the methods that look one id up.
macro_rules! lookups {
    ($($method:ident: $ids:ident -> $handle:ident;)*) => {$(
        /// The item with this id, or a finding.
        pub(crate) fn $method(&mut self, id: &str, here: &Here) -> Option<$handle> {
            if self.found.len() >= MOST_FINDINGS {
                return None;
            }
            match self.$ids.find(id, here) {
                Lookup::Found(handle) => Some(handle),
                Lookup::Broken => None,
                Lookup::Unknown(finding) => {
                    self.found.push(finding);
                    None
                }
            }
        }
    )*};
}

impl Scope {
    pub(crate) fn new(gathered: &Gathered, found: Diagnostics) -> Self {
        Self {
            found,
            fact_ids: Ids::of(&gathered.facts, gathered.incomplete),
            skill_ids: Ids::of(&gathered.skills, gathered.incomplete),
            role_ids: Ids::of(&gathered.roles, gathered.incomplete),
            certification_ids: Ids::of(&gathered.certifications, gathered.incomplete),
            retired_ids: Ids::of(&gathered.retired_certifications, gathered.incomplete),
            activity_ids: Ids::of(&gathered.activities, gathered.incomplete),
            resource_ids: Ids::of(&gathered.resources, gathered.incomplete),
            source_ids: Ids::of(&gathered.sources, gathered.incomplete),
            claim_ids: Ids::of(&gathered.claims, gathered.incomplete),
            track_ids: Ids::of(&gathered.tracks, gathered.incomplete),
            incomplete: gathered.incomplete,
            occupations: super::pay::occupations(gathered),
            facts: Rc::default(),
        }
    }

    lookups! {
        fact: fact_ids -> FactId;
        skill: skill_ids -> SkillId;
        role: role_ids -> RoleId;
        activity: activity_ids -> ActivityId;
        resource: resource_ids -> ResourceId;
        source: source_ids -> SourceId;
        claim: claim_ids -> ClaimId;
        track: track_ids -> TrackPlace;
    }

    /// What is declared of a fact; shared, so that it can be looked at while findings are made.
    pub(crate) fn declared(&self, fact: FactId) -> Option<Declared> {
        let place = fact.index();
        (place < self.facts.len()).then(|| Declared { facts: Rc::clone(&self.facts), place })
    }

    /// The certification with this id, or a finding that knows of retired ones.
    pub(crate) fn certification(&mut self, id: &str, here: &Here) -> Option<CertificationId> {
        match self.certification_ids.find(id, here) {
            Lookup::Found(handle) => Some(handle),
            Lookup::Broken => None,
            Lookup::Unknown(finding) => {
                let retired = matches!(self.retired_ids.find(id, here), Lookup::Found(_));
                let help = retired.then(|| format!("`{id}` is a retired certification; name what followed it"));
                self.found.push(finding.maybe_help(help));
                None
            }
        }
    }

    /// Looks up every id of a list; an id that stands twice is told and kept once.
    pub(crate) fn all<H: Copy + PartialEq>(
        &mut self,
        ids: &[Words],
        here: &Here,
        find: impl Fn(&mut Self, &str, &Here) -> Option<H>,
    ) -> Vec<H> {
        let mut handles = Vec::with_capacity(ids.len());
        for (place, id) in ids.iter().enumerate() {
            let here = here.nth(place);
            match find(self, id, &here) {
                Some(handle) if handles.contains(&handle) => self.repeated(id, &here),
                Some(handle) => handles.push(handle),
                None => {}
            }
        }
        handles
    }

    pub(crate) fn repeated(&mut self, id: &str, here: &Here) {
        let finding = Diagnostic::warning(codes::REPEATED, format!("`{id}` stands twice in this list"));
        self.found.push(finding.at(here.place()).help("keep it once"));
    }

    /// Tells of an occupation without national wage figures.
    pub(crate) fn paid(&mut self, soc: &str, here: &Here) {
        if !self.incomplete && !self.occupations.contains(soc) {
            let finding =
                Diagnostic::error(codes::PAY_FIGURES, format!("there are no national wage figures for `{soc}`"));
            let near = did_you_mean(soc, self.occupations.iter().map(String::as_str));
            let help = near.unwrap_or_else(|| "add a row with `area: US` under `pay`".to_owned());
            self.found.push(finding.at(here.place()).help(help));
        }
    }

    pub(crate) fn sources(&mut self, ids: &[Words], item: &Here) -> Vec<SourceId> {
        self.all(ids, &item.key("sources"), Self::source)
    }

    pub(crate) fn claims(&mut self, ids: &[Words], item: &Here) -> Vec<ClaimId> {
        self.all(ids, &item.key("claims"), Self::claim)
    }

    /// Adds a finding about something missing, unless it may be in a file that could not be read.
    pub(crate) fn miss(&mut self, finding: Diagnostic) {
        if !self.incomplete {
            self.found.push(finding);
        }
    }

    /// Adds a finding of an error at a place.
    pub(crate) fn error(&mut self, code: &'static str, here: &Here, sentence: String, help: impl Into<String>) {
        self.found.push(Diagnostic::error(code, sentence).at(here.place()).help(help));
    }

    /// A skill level between two bounds; none with a finding otherwise.
    pub(crate) fn level(&mut self, level: i64, lowest: u8, here: &Here) -> Option<Level> {
        let inside = u8::try_from(level).ok().filter(|level| *level >= lowest).and_then(Level::new);
        if inside.is_none() {
            let sentence = format!("level {level} is not one of {lowest} to {}", Level::MAX.get());
            self.error(codes::LEVEL_RANGE, here, sentence, LEVELS_HELP);
        }
        inside
    }

    pub(crate) fn skill_level(&mut self, raw: &RawSkillLevel, here: &Here) -> Option<SkillLevel> {
        let skill = self.skill(&raw.skill, &here.key("skill"));
        let level = self.level(raw.level, 1, &here.key("level"));
        Some(SkillLevel { skill: skill?, level: level? })
    }

    /// Skills with levels; a skill that stands twice is told.
    pub(crate) fn skill_levels(&mut self, raw: &[RawSkillLevel], here: &Here) -> Vec<SkillLevel> {
        let mut resolved: Vec<SkillLevel> = Vec::with_capacity(raw.len());
        for (place, need) in raw.iter().enumerate() {
            let here = here.nth(place);
            let Some(level) = self.skill_level(need, &here) else { continue };
            if resolved.iter().any(|have| have.skill == level.skill) {
                self.repeated(&need.skill, &here.key("skill"));
            } else {
                resolved.push(level);
            }
        }
        resolved
    }

    /// A range that does not fall and stays under a bound.
    pub(crate) fn range(&mut self, raw: &RawRange, most: u32, here: &Here) -> Range<u32> {
        let RawRange { low, likely, high } = *raw;
        self.rising(low, likely, high, here);
        self.within(i64::from(high), 0, i64::from(most), &here.key("high"));
        Range { low, likely, high }
    }

    pub(crate) fn rising(&mut self, low: impl Into<f64>, likely: impl Into<f64>, high: impl Into<f64>, here: &Here) {
        let (low, likely, high) = (low.into(), likely.into(), high.into());
        if !(low <= likely && likely <= high) {
            let sentence = format!("the range {low}, {likely}, {high} falls");
            self.error(codes::RANGE_ORDER, here, sentence, "low is at most likely, and likely is at most high");
        }
    }

    /// Whether a number is within bounds, both included; a finding otherwise.
    pub(crate) fn within(&mut self, number: i64, least: i64, most: i64, here: &Here) -> bool {
        let inside = (least..=most).contains(&number);
        if !inside {
            let sentence = format!("{number} is out of bounds");
            self.error(codes::NUMBER_RANGE, here, sentence, format!("give a number from {least} to {most}"));
        }
        inside
    }

    /// A number that must be within bounds; the lower bound with a finding otherwise.
    pub(crate) fn small(&mut self, number: i64, least: u8, most: u8, here: &Here) -> u8 {
        self.within(number, least.into(), most.into(), here);
        u8::try_from(number).ok().filter(|small| (least..=most).contains(small)).unwrap_or(least)
    }

    /// A calendar day; none with a finding otherwise.
    pub(crate) fn date(&mut self, text: &str, here: &Here) -> Option<Date> {
        let date = Some(text).filter(|text| text.len() == 10).and_then(|text| text.parse().ok());
        if date.is_none() {
            let help = "write year, month and day, such as `2026-11-21`";
            self.error(codes::BAD_DATE, here, format!("`{text}` is not a date"), help);
        }
        date
    }

    pub(crate) fn maybe_date(&mut self, text: Option<&Words>, here: &Here) -> Option<Date> {
        text.and_then(|text| self.date(text, here))
    }

    /// A date as exact as it is known: a year, a month, a day, or `undated`.
    pub(crate) fn as_of(&mut self, text: Words, here: &Here) -> String {
        let month_or_year = text.len() <= 7 && format!("{}-01-01", &*text)[..10].parse::<Date>().is_ok();
        let day = text.len() == 10 && text.parse::<Date>().is_ok();
        if !(day || month_or_year || &*text == "undated") {
            let help = "write a year, a month such as `2026-11`, a day such as `2026-11-21`, or `undated`";
            self.error(codes::BAD_DATE, here, format!("`{}` is not a date", &*text), help);
        }
        text.0
    }

    /// An address that a report may link to.
    pub(crate) fn address(&mut self, url: Option<Words>, here: &Here) -> Option<String> {
        let url = url?.0;
        let plain = url.starts_with("https://") || url.starts_with("http://");
        if !plain || url.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
            let help = "give a whole address that begins with `https://`, without spaces";
            self.error(codes::ADDRESS, here, format!("`{url}` is not a web address"), help);
        }
        Some(url)
    }

    /// Whether an id is written in kebab-case; a finding otherwise.
    pub(crate) fn kebab(&mut self, id: &str, item: &Here) {
        let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        if !id.chars().all(fits) || id.starts_with('-') || id.ends_with('-') {
            let help = "use small letters, digits and dashes";
            self.error(codes::BAD_ID, &item.key("id"), format!("`{id}` cannot be an id here"), help);
        }
    }
}

const LEVELS_HELP: &str = "0 none, 1 aware, 2 basic, 3 independent, 4 expert, 5 leading";

/// Texts without their wrapping.
pub(crate) fn texts(texts: Vec<Words>) -> Vec<String> {
    texts.into_iter().map(|text| text.0).collect()
}

/// A text without its wrapping, if there is one.
pub(crate) fn text(text: Option<Words>) -> Option<String> {
    text.map(|text| text.0)
}
