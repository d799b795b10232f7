//! Which certifications are held: those that have not lapsed, retired ones through what stands in their place.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{HeldCertification, StatedCertification, StatedWhich, codes, words};
use crate::diagnostic::Diagnostic;
use crate::kb::{CertificationId, KnowledgeBase};

/// The certifications held on a day. Of two ways to hold one, the later day of lapsing counts.
pub(super) fn held(
    kb: &KnowledgeBase,
    stated: &[StatedCertification],
    today: Date,
) -> BTreeMap<CertificationId, HeldCertification> {
    let mut all = BTreeMap::new();
    for (certification, held) in stated.iter().filter_map(|stated| understood(kb, *stated)) {
        if held.lapses.is_none_or(|day| day >= today) {
            let best = all.entry(certification).or_insert(held);
            if worth(&held) > worth(best) {
                *best = held;
            }
        }
    }
    all
}

/// What to tell of a certification that has lapsed.
pub(super) fn lapsed(kb: &KnowledgeBase, stated: StatedCertification, today: Date) -> Option<Diagnostic> {
    let (certification, held) = understood(kb, stated)?;
    let day = held.lapses.filter(|day| *day < today)?;
    let item = kb.certifications.get(certification);
    let sentence = format!("`{}` lapsed on {}, so it is not counted as held", item.id, words::day(day));
    let renewal = item.renewal.as_deref().unwrap_or("It has to be taken again.");
    let advice = format!("if it was renewed, give the day of the renewal as `earned`; renewal: {renewal}");
    Some(Diagnostic::warning(codes::LAPSED, sentence).help(advice))
}

/// The living certification that a stated one amounts to; none if it is gone without anything in its place.
fn understood(kb: &KnowledgeBase, stated: StatedCertification) -> Option<(CertificationId, HeldCertification)> {
    let (certification, through) = match stated.which {
        StatedWhich::Living(living) => (living, None),
        StatedWhich::Retired(retired) => (kb.retired.get(retired).successor?, Some(retired)),
    };
    let years = kb.certifications.get(certification).validity_years;
    let lapses = stated.earned.zip(years).and_then(|(day, years)| day.checked_add(i32::from(years).years()).ok());
    Some((certification, HeldCertification { earned: stated.earned, lapses, through }))
}

/// Directly held before held through another, then the later day; an unknown day is taken to be the worst.
fn worth(held: &HeldCertification) -> impl Ord + use<> {
    (held.lapses, held.through.is_none(), held.earned)
}
