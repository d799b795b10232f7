//! Wage figures by occupation and area.

use std::collections::{BTreeMap, BTreeSet};

use super::scope::Scope;
use crate::kb::codes;
use crate::kb::gather::{Gathered, Item};
use crate::kb::here::Here;
use crate::kb::model::PayTable;
use crate::kb::raw::{RawPay, RawPayRelease};

/// The area of national figures.
const NATION: &str = "US";
/// More dollars a year than these are a slip of the pen.
const MOST_USD: u32 = 10_000_000;

pub(super) fn resolve(
    release: Option<Item<RawPayRelease>>,
    rows: BTreeMap<String, Item<RawPay>>,
    scope: &mut Scope,
) -> PayTable {
    let rows = rows.into_values().map(|Item { raw, at, .. }| row(raw, &Here::Item(at), scope)).collect();
    let Some(Item { raw, at, .. }) = release else { return PayTable { rows, ..PayTable::default() } };
    let here = Here::Item(at);
    PayTable {
        release: raw.text.0,
        as_of: scope.as_of(raw.as_of, &here.key("as_of")),
        source: scope.source(&raw.source, &here.key("source")),
        rows,
    }
}

fn row(raw: RawPay, here: &Here, scope: &mut Scope) -> ((String, String), [Option<u32>; 5]) {
    if !is_area(&raw.area) {
        let sentence = format!("`{}` is not an area", &*raw.area);
        scope.error(codes::AREA, &here.key("area"), sentence, "write `US`, or `US-` and the two letters of a state");
    }
    let usd = figures(&raw.usd, &here.key("usd"), scope);
    ((raw.soc.0, raw.area.0), usd)
}

fn figures(raw: &[Option<u32>], here: &Here, scope: &mut Scope) -> [Option<u32>; 5] {
    let help = "give the percentiles 10, 25, 50, 75 and 90, rising, with `null` for a missing one";
    if !raw.iter().flatten().is_sorted() || raw.iter().flatten().any(|usd| *usd > MOST_USD) {
        scope.error(codes::PAY_FIGURES, here, "these wages are not rising".to_owned(), help);
    }
    <[Option<u32>; 5]>::try_from(raw).unwrap_or_else(|_| {
        scope.error(codes::PAY_FIGURES, here, format!("{} wages are given", raw.len()), help);
        [None; 5]
    })
}

/// Whether a text names the nation or one of its states, such as `US-OH`.
pub(super) fn is_area(text: &str) -> bool {
    match text.strip_prefix("US-") {
        Some(state) => state.len() == 2 && state.chars().all(|letter| letter.is_ascii_uppercase()),
        None => text == NATION,
    }
}

/// Occupations with a national row.
pub(super) fn occupations(gathered: &Gathered) -> BTreeSet<String> {
    let rows = gathered.pay.items.values().filter(|row| &*row.raw.area == NATION);
    let broken = gathered.pay.broken.keys().filter_map(|key| key.strip_suffix(" US"));
    rows.map(|row| row.raw.soc.to_string()).chain(broken.map(str::to_owned)).collect()
}
