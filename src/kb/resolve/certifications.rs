//! Certifications, living and retired.

use std::collections::BTreeSet;

use super::condition;
use super::cycles::Circle;
use super::scope::{Scope, text, texts};
use crate::kb::codes;
use crate::kb::condition::{Condition, Leaf};
use crate::kb::here::Here;
use crate::kb::model::{
    Certification, CertificationId, Exam, Fee, Lifecycle, Range, Recommendation, RetiredCertification,
};
use crate::kb::raw::{
    RawCertification, RawExam, RawFee, RawLifecycle, RawRange, RawRecommendation, RawRetired, RawStudyHours,
};
use crate::kb::table::Handle;

/// More than these are a slip of the pen.
const MOST_USD: u32 = 100_000;
const MOST_HOURS: u32 = 5_000;
const MOST_YEARS: u8 = 50;

pub(super) fn resolve(raw: RawCertification, here: &Here, scope: &mut Scope) -> Certification {
    scope.kebab(&raw.id, here);
    numbers(&raw, here, scope);
    Certification {
        exams: exams(raw.exams, &here.key("exams"), scope),
        fee: fee(raw.fee, &here.key("fee"), scope),
        study_hours: study(&raw.study_hours, &here.key("study_hours"), scope),
        study_standing: raw.study_hours.standing,
        study_basis: text(raw.study_hours.basis),
        needs: condition::maybe(raw.needs.as_ref(), &here.key("needs"), scope),
        recommends: raw.recommends.map(|raw| recommendation(raw, &here.key("recommends"), scope)),
        proves: scope.skill_levels(&raw.proves, &here.key("proves")),
        lifecycle: lifecycle(raw.lifecycle, &raw.id, &here.key("lifecycle"), scope),
        url: scope.address(raw.url, &here.key("url")),
        sources: scope.sources(&raw.sources, here),
        id: raw.id.0,
        name: raw.name.0,
        issuer: raw.issuer.0,
        level: raw.level,
        also_called: texts(raw.also_called),
        yearly_fee_usd: raw.yearly_fee_usd,
        validity_years: raw.validity_years,
        renewal: text(raw.renewal),
        renewal_hours: raw.renewal_hours,
        needs_text: text(raw.needs_text),
    }
}

fn numbers(raw: &RawCertification, here: &Here, scope: &mut Scope) {
    if let Some(usd) = raw.yearly_fee_usd {
        scope.within(usd.into(), 0, MOST_USD.into(), &here.key("yearly_fee_usd"));
    }
    if let Some(years) = raw.validity_years {
        scope.within(years.into(), 1, MOST_YEARS.into(), &here.key("validity_years"));
    }
    if let Some(hours) = raw.renewal_hours {
        scope.within(hours.into(), 0, MOST_HOURS.into(), &here.key("renewal_hours"));
    }
}

fn exams(raw: Vec<RawExam>, here: &Here, scope: &mut Scope) -> Vec<Exam> {
    let each = raw.into_iter().enumerate();
    each.map(|(place, raw)| Exam {
        ends: scope.maybe_date(raw.ends.as_ref(), &here.nth(place).key("ends")),
        code: raw.code.0,
        title: text(raw.title),
    })
    .collect()
}

fn fee(raw: RawFee, here: &Here, scope: &mut Scope) -> Fee {
    let (low, high) = (raw.low.unwrap_or(raw.usd), raw.high.unwrap_or(raw.usd));
    if !(low <= raw.usd && raw.usd <= high) {
        let sentence = format!("{} is not between {low} and {high}", raw.usd);
        scope.error(codes::RANGE_ORDER, &here.key("usd"), sentence, "`low` is at most `usd`, and `usd` at most `high`");
    }
    scope.within(high.into(), 0, MOST_USD.into(), &here.key("high"));
    Fee {
        usd: raw.usd,
        standing: raw.standing,
        spread_usd: (low < high).then_some((low, high)),
        as_of: scope.as_of(raw.as_of, &here.key("as_of")),
        note: text(raw.note),
    }
}

fn study(raw: &RawStudyHours, here: &Here, scope: &mut Scope) -> Range<u32> {
    let RawStudyHours { low, likely, high, .. } = *raw;
    scope.range(&RawRange { low, likely, high }, MOST_HOURS, here)
}

fn recommendation(raw: RawRecommendation, here: &Here, scope: &mut Scope) -> Recommendation {
    Recommendation {
        months: raw.months,
        certifications: scope.all(&raw.certifications, &here.key("certifications"), Scope::certification),
        text: text(raw.text),
    }
}

fn lifecycle(raw: RawLifecycle, id: &str, here: &Here, scope: &mut Scope) -> Lifecycle {
    let successor = raw.successor.as_deref();
    if successor == Some(id) {
        let sentence = format!("the certification `{id}` is its own successor");
        scope.error(
            codes::SELF_REFERENCE,
            &here.key("successor"),
            sentence,
            "name another one, or take `successor` out",
        );
    }
    Lifecycle {
        status: raw.status,
        ends: scope.maybe_date(raw.ends.as_ref(), &here.key("ends")),
        successor: successor.and_then(|id| scope.certification(id, &here.key("successor"))),
        note: text(raw.note),
    }
}

pub(super) fn retired(raw: RawRetired, here: &Here, scope: &mut Scope) -> RetiredCertification {
    scope.kebab(&raw.id, here);
    if scope.certification_ids.ids().any(|id| id == &*raw.id) {
        let sentence = format!("`{}` is also a certification that can be taken", &*raw.id);
        scope.error(codes::DUPLICATE_ID, &here.key("id"), sentence, "keep it in one of the two lists");
    }
    RetiredCertification {
        date: scope.maybe_date(raw.date.as_ref(), &here.key("date")),
        successor: raw.successor.as_deref().and_then(|id| scope.certification(id, &here.key("successor"))),
        sources: scope.sources(&raw.sources, here),
        id: raw.id.0,
        name: raw.name.0,
        also_called: texts(raw.also_called),
        change: raw.change,
        note: text(raw.note),
    }
}

/// Certifications that must be held before each other.
pub(super) fn need_circles(certifications: &[Certification]) -> Circle {
    Circle {
        noun: "certifications",
        key: "needs",
        names: names(certifications),
        edges: certifications.iter().map(|each| must_hold(&each.needs).iter().map(|id| id.index()).collect()).collect(),
    }
}

/// Certifications that follow each other round and round.
pub(super) fn successor_circles(certifications: &[Certification]) -> Circle {
    Circle {
        noun: "certifications",
        key: "lifecycle",
        names: names(certifications),
        edges: certifications
            .iter()
            .map(|each| each.lifecycle.successor.iter().map(|id| id.index()).collect())
            .collect(),
    }
}

fn names(certifications: &[Certification]) -> Vec<String> {
    certifications.iter().map(|each| each.id.clone()).collect()
}

/// What a condition asks to be held in every case; one of several choices is not asked in every case.
fn must_hold(condition: &Condition) -> BTreeSet<CertificationId> {
    match condition {
        Condition::All(parts) => parts.iter().flat_map(must_hold).collect(),
        Condition::Any(parts) if parts.len() == 1 => must_hold(&parts[0]),
        Condition::Leaf(Leaf::Holds(id)) => BTreeSet::from([*id]),
        Condition::Any(_) | Condition::Not(_) | Condition::Leaf(_) => BTreeSet::new(),
    }
}
