//! From a persona file to a persona, with every problem told at its place.

use serde_yaml::Value;

use super::codes;
use super::expect::{Bounds, Expectation, Expected, Measure};
use super::raw::{RawBounds, RawExpected, RawPersona};
use crate::decode::decode;
use crate::diagnostic::{Diagnostic, Diagnostics, did_you_mean};
use crate::kb::raw::Words;
use crate::kb::{Handle, KnowledgeBase, Named, Table};
use crate::plan::Outcome;
use crate::planner::Objective;
use crate::profile::RawProfile;
use crate::source::{FileId, Path, Place, SourceSet};

/// A person made up to try the base out.
#[derive(Debug, Clone)]
pub struct Persona {
    /// Its id.
    pub id: String,
    /// Who it is, in one sentence.
    pub about: String,
    /// What the plan is to be best at.
    pub objective: Objective,
    /// What the person says.
    pub profile: RawProfile,
    /// What is expected of the plan.
    pub expected: Vec<Expected>,
    /// Where it stands.
    pub place: Place,
}

/// How many roles count as the first of a ranking unless told.
const USUAL_FIRST: usize = 5;

/// Reads the persona of a file; none, with findings, if the file has none or it makes no sense.
pub fn read(kb: &KnowledgeBase, sources: &SourceSet, file: FileId) -> (Option<Persona>, Diagnostics) {
    let mut reader = Reader { kb, found: Diagnostics::new() };
    let persona = match sources.parse(file) {
        Ok(value) => reader.file(file, &value),
        Err(troubles) => {
            reader.found.extend(troubles.into_iter().map(Diagnostic::from));
            None
        }
    };
    (persona.filter(|_| !reader.found.has_errors()), reader.found)
}

struct Reader<'a> {
    kb: &'a KnowledgeBase,
    found: Diagnostics,
}

impl Reader<'_> {
    fn file(&mut self, file: FileId, value: &Value) -> Option<Persona> {
        let Some(value) = value.get("persona") else {
            let finding =
                Diagnostic::error(codes::NOT_A_PERSONA, "this file has no `persona`").at(Place::byte(file, 0));
            self.found.push(finding.help("write `persona: {id: ..., about: ..., profile: {...}, expect: [...]}`"));
            return None;
        };
        let place = Place::value(file, Path::default().key("persona"));
        let (raw, findings) = decode::<RawPersona>(value, &place);
        self.found.extend(findings);
        raw.map(|raw| self.persona(raw, place))
    }

    fn persona(&mut self, raw: RawPersona, place: Place) -> Persona {
        let (profile, findings) = RawProfile::from_value(&raw.profile, &place.at("profile"));
        self.found.extend(findings);
        let objective = self.objective(raw.optimize.as_ref(), &place.at("optimize"));
        let each = raw.expect.into_iter().enumerate();
        let expected = each.filter_map(|(nth, raw)| self.expected(&raw, place.at("expect").nth(nth))).collect();
        Persona { id: raw.id.to_string(), about: raw.about.to_string(), objective, profile, expected, place }
    }

    fn objective(&mut self, word: Option<&Words>, place: &Place) -> Objective {
        let Some(word) = word else { return Objective::Balanced };
        Objective::ALL.into_iter().find(|objective| objective.name() == &**word).unwrap_or_else(|| {
            let known: Vec<&str> = Objective::ALL.iter().map(|objective| objective.name()).collect();
            let finding = Diagnostic::error(codes::UNKNOWN_ID, format!("there is no objective `{}`", &**word));
            self.found.push(finding.at(place.clone()).help(format!("it is one of `{}`", known.join("`, `"))));
            Objective::Balanced
        })
    }

    fn expected(&mut self, raw: &RawExpected, place: Place) -> Option<Expected> {
        let mut forms = self.forms(raw, &place);
        if forms.len() != 1 {
            let finding = Diagnostic::error(codes::FORM, "an expectation has one form besides `why`");
            let help = "write several expectations as several items of the list, each with its `why`";
            self.found.push(finding.at(place).help(help));
            return None;
        }
        if raw.within.is_some() && raw.ranks.is_none() && raw.ranks_not.is_none() {
            let finding = Diagnostic::error(codes::FORM, "`within` belongs to `ranks` or `ranks_not`");
            self.found.push(finding.at(place.at("within").its_key()).help("take it out"));
        }
        Some(Expected { what: forms.remove(0)?, why: raw.why.to_string(), place })
    }

    /// Every form that an expectation has; none within for a form that makes no sense.
    fn forms(&mut self, raw: &RawExpected, place: &Place) -> Vec<Option<Expectation>> {
        let mut forms = Vec::new();
        forms.extend(raw.outcome.as_ref().map(|word| self.outcome(word, &place.at("outcome"))));
        forms.extend(raw.stays.map(|stays| Some(Expectation::Stays(stays))));
        self.about_roles(raw, place, &mut forms);
        self.about_figures(raw, place, &mut forms);
        self.about_steps(raw, place, &mut forms);
        self.about_rules(raw, place, &mut forms);
        forms
    }

    fn about_roles(&mut self, raw: &RawExpected, place: &Place, forms: &mut Vec<Option<Expectation>>) {
        let within = raw.within.unwrap_or(USUAL_FIRST);
        if let Some(role) = &raw.goal_is {
            let role = self.id("role", &self.kb.roles, role, &place.at("goal_is"));
            forms.push(role.map(|role| Expectation::Goal(vec![role])));
        }
        let mut roles = |key: &str, list: &Option<Vec<Words>>, form: &dyn Fn(Vec<_>) -> Expectation| {
            if let Some(list) = list {
                forms.push(self.ids("role", &self.kb.roles, list, &place.at(key)).map(form));
            }
        };
        roles("goal_in", &raw.goal_in, &Expectation::Goal);
        roles("ranks", &raw.ranks, &|roles| Expectation::Ranks { roles, within, wanted: true });
        roles("ranks_not", &raw.ranks_not, &|roles| Expectation::Ranks { roles, within, wanted: false });
        roles("excludes", &raw.excludes, &Expectation::Excludes);
        roles("passes", &raw.passes, &|roles| Expectation::Passes { roles, wanted: true });
        roles("passes_not", &raw.passes_not, &|roles| Expectation::Passes { roles, wanted: false });
    }

    fn about_figures(&mut self, raw: &RawExpected, place: &Place, forms: &mut Vec<Option<Expectation>>) {
        let figures = [
            ("moves", &raw.moves, Measure::Moves),
            ("months", &raw.months, Measure::Months),
            ("own_hours", &raw.own_hours, Measure::OwnHours),
            ("cost_usd", &raw.cost_usd, Measure::CostUsd),
        ];
        for (key, bounds, measure) in figures {
            let Some(bounds) = bounds else { continue };
            let bounds = self.bounds(bounds, &place.at(key));
            forms.push(bounds.map(|bounds| Expectation::Measures { measure, bounds }));
        }
    }

    fn about_steps(&mut self, raw: &RawExpected, place: &Place, forms: &mut Vec<Option<Expectation>>) {
        let kb = self.kb;
        for (key, list, wanted) in [("steps", &raw.steps, true), ("steps_not", &raw.steps_not, false)] {
            let Some(list) = list else { continue };
            let found = self.ids("activity", &kb.activities, list, &place.at(key));
            forms.push(found.map(|activities| Expectation::Steps { activities, wanted }));
        }
        if let Some(list) = &raw.first {
            forms.push(self.ids("activity", &kb.activities, list, &place.at("first")).map(Expectation::First));
        }
        if let Some(list) = &raw.in_order {
            forms.push(self.items(list, &place.at("in_order")).map(Expectation::InOrder));
        }
        let exams =
            [("certifications", &raw.certifications, true), ("certifications_not", &raw.certifications_not, false)];
        for (key, list, wanted) in exams {
            let Some(list) = list else { continue };
            let found = self.ids("certification", &kb.certifications, list, &place.at(key));
            forms.push(found.map(|certifications| Expectation::Certifications { certifications, wanted }));
        }
    }

    fn about_rules(&mut self, raw: &RawExpected, place: &Place, forms: &mut Vec<Option<Expectation>>) {
        let kb = self.kb;
        let mut rules = |key: &str, list: &Option<Vec<Words>>, form: &dyn Fn(Vec<_>) -> Expectation| {
            if let Some(list) = list {
                forms.push(self.ids("rule", &kb.rules, list, &place.at(key)).map(form));
            }
        };
        rules("warns", &raw.warns, &|rules| Expectation::Says { rules, warning: true, wanted: true });
        rules("says", &raw.says, &|rules| Expectation::Says { rules, warning: false, wanted: true });
        rules("says_not", &raw.says_not, &|rules| Expectation::Says { rules, warning: false, wanted: false });
        rules("fires", &raw.fires, &|rules| Expectation::Fires { rules, wanted: true });
        rules("fires_not", &raw.fires_not, &|rules| Expectation::Fires { rules, wanted: false });
        if let Some(flags) = &raw.repairs {
            forms.push(Some(Expectation::Repairs(flags.iter().map(|flag| flag.to_string()).collect())));
        }
    }

    fn outcome(&mut self, word: &Words, place: &Place) -> Option<Expectation> {
        let outcome = match &**word {
            "planned" => Outcome::Planned,
            "no-plan" => Outcome::NoPlan,
            other => {
                let finding = Diagnostic::error(codes::UNKNOWN_ID, format!("there is no outcome `{other}`"));
                self.found.push(finding.at(place.clone()).help("it is `planned` or `no-plan`"));
                return None;
            }
        };
        Some(Expectation::Outcome(outcome))
    }

    fn bounds(&mut self, raw: &RawBounds, place: &Place) -> Option<Bounds> {
        let bounds = Bounds { least: raw.at_least, most: raw.at_most };
        let empty = matches!(raw, RawBounds { at_least: Some(least), at_most: Some(most) } if least > most);
        if empty || (raw.at_least.is_none() && raw.at_most.is_none()) {
            let sentence = if empty { "no number lies within these bounds" } else { "these bounds say nothing" };
            let finding = Diagnostic::error(codes::BOUNDS, sentence).at(place.clone());
            self.found.push(finding.help("write `{at_least: 1, at_most: 3}`, or one of the two"));
            return None;
        }
        Some(bounds)
    }

    /// Activities and certifications, whichever it is; their ids are kept as the plan has them.
    fn items(&mut self, list: &[Words], place: &Place) -> Option<Vec<String>> {
        let kb = self.kb;
        let found = list.iter().enumerate().map(|(nth, id)| {
            let known = kb.activities.find(id).is_some() || kb.certifications.find(id).is_some();
            if !known {
                self.unknown(
                    "activity or certification",
                    id,
                    kb.activities.ids().chain(kb.certifications.ids()),
                    &place.nth(nth),
                );
            }
            known.then(|| id.to_string())
        });
        found.collect::<Vec<_>>().into_iter().collect()
    }

    fn ids<H: Handle, T: Named>(
        &mut self,
        noun: &str,
        table: &Table<H, T>,
        list: &[Words],
        place: &Place,
    ) -> Option<Vec<H>> {
        let found = list.iter().enumerate().map(|(nth, id)| self.id(noun, table, id, &place.nth(nth)));
        found.collect::<Vec<_>>().into_iter().collect()
    }

    fn id<H: Handle, T: Named>(&mut self, noun: &str, table: &Table<H, T>, id: &Words, place: &Place) -> Option<H> {
        let found = table.find(id);
        if found.is_none() {
            self.unknown(noun, id, table.ids(), place);
        }
        found
    }

    fn unknown<'known>(&mut self, noun: &str, id: &str, known: impl Iterator<Item = &'known str>, place: &Place) {
        let finding = Diagnostic::error(codes::UNKNOWN_ID, format!("there is no {noun} `{id}`")).at(place.clone());
        self.found.push(finding.maybe_help(did_you_mean(id, known)));
    }
}
