//! Sources and prices that want a fresh look, and exams whose last day is over.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{View, codes, placed};
use crate::diagnostic::Diagnostic;
use crate::kb::model::{Certification, CostKind};
use crate::source::Place;

/// Months after which a price wants a fresh look: issuers and sellers change them about once a year, and a figure
/// that is known by its year alone counts from the end of that year.
const PRICE_MONTHS: u32 = 18;

pub(super) fn look(view: &View) -> Vec<Diagnostic> {
    sources(view).chain(fees(view)).chain(costs(view)).chain(resources(view)).chain(ended(view)).collect()
}

fn sources<'v>(view: &'v View) -> impl Iterator<Item = Diagnostic> + use<'v> {
    view.kb.sources.iter().filter_map(|(id, source)| {
        let due = due(&source.as_of, source.shelf_life_months?).filter(|due| *due < view.today)?;
        let sentence = format!("the source `{}` of {} was good until {due}", source.id, source.as_of);
        let help = "read it again, mend what rests on it, and set `as_of` to the day of reading";
        Some(placed(Diagnostic::warning(codes::STALE_SOURCE, sentence).help(help), view.places.key(id, "as_of")))
    })
}

fn fees<'v>(view: &'v View) -> impl Iterator<Item = Diagnostic> + use<'v> {
    view.kb.certifications.iter().filter_map(|(id, certification)| {
        let place = view.places.key(id, "fee").map(|fee| fee.at("as_of"));
        price(view, &format!("the fee of `{}`", certification.id), &certification.fee.as_of, place)
    })
}

fn costs<'v>(view: &'v View) -> impl Iterator<Item = Diagnostic> + use<'v> {
    view.kb.activities.iter().filter_map(|(id, activity)| {
        let place = view.places.key(id, "cost").map(|cost| cost.at("as_of"));
        price(view, &format!("the cost of `{}`", activity.id), &activity.cost.as_ref()?.as_of, place)
    })
}

fn resources<'v>(view: &'v View) -> impl Iterator<Item = Diagnostic> + use<'v> {
    let paid = view.kb.resources.iter().filter(|(_, resource)| resource.cost.kind != CostKind::Free);
    paid.filter_map(|(id, resource)| {
        let place = view.places.key(id, "cost").map(|cost| cost.at("as_of"));
        price(view, &format!("the cost of `{}`", resource.id), &resource.cost.as_of, place)
    })
}

fn price(view: &View, what: &str, as_of: &str, place: Option<Place>) -> Option<Diagnostic> {
    due(as_of, PRICE_MONTHS).filter(|due| *due < view.today)?;
    let finding = Diagnostic::warning(codes::STALE_PRICE, format!("{what} is of {as_of}, which is long ago"))
        .help(format!("look it up and set `as_of` anew; prices are good for {PRICE_MONTHS} months"));
    Some(placed(finding, place))
}

/// Certifications and exams that can no longer be taken.
fn ended<'v>(view: &'v View) -> impl Iterator<Item = Diagnostic> + use<'v> {
    view.kb.certifications.iter().filter_map(|(id, certification)| {
        let ends = last_day(certification).filter(|ends| *ends < view.today)?;
        let sentence = format!("`{}` could be taken until {ends}", certification.id);
        let finding = Diagnostic::warning(codes::ENDED, sentence)
            .help("move it to `retired_certifications` with its successor, or set the dates anew");
        Some(placed(finding, view.places.id(id)))
    })
}

/// The last day on which a certification can be taken; none if any of its exams has no end.
fn last_day(certification: &Certification) -> Option<Date> {
    let exams = certification.exams.iter().map(|exam| exam.ends).collect::<Option<Vec<Date>>>();
    let of_exams = exams.and_then(|ends| ends.into_iter().max());
    certification.lifecycle.ends.or(of_exams)
}

/// The last day of a shelf life; none for something undated.
fn due(as_of: &str, months: u32) -> Option<Date> {
    last_day_of(as_of)?.checked_add(i64::from(months).months()).ok()
}

/// The latest day that a year, a month or a day can mean.
fn last_day_of(as_of: &str) -> Option<Date> {
    let part = |range: std::ops::Range<usize>| as_of.get(range)?.parse::<i8>().ok();
    let year = as_of.get(..4)?.parse::<i16>().ok()?;
    match as_of.len() {
        4 => Date::new(year, 12, 31).ok(),
        7 => Some(Date::new(year, part(5..7)?, 1).ok()?.last_of_month()),
        _ => as_of.parse().ok(),
    }
}
