//! What a role pays in an area, read from published wages.

use crate::kb::{KnowledgeBase, PayPoint, Range, RoleId, Standing};
use crate::plan::Pay;
use crate::profile::Profile;

/// The published percentiles, in the order of a row of the pay table.
const PUBLISHED: [u8; 5] = [10, 25, 50, 75, 90];

/// The yearly pay of a role in an area; none for roles without pay and for areas outside the table.
///
/// An area of the United States without its own figure falls back to the national one, and the answer
/// says so through its `area`.
pub fn pay(kb: &KnowledgeBase, role: RoleId, region: Option<&str>) -> Option<Pay> {
    let region = region.unwrap_or("US");
    let is_us = region == "US" || region.starts_with("US-");
    if !is_us {
        return None;
    }
    pay_in(kb, role, region).or_else(|| pay_in(kb, role, "US"))
}

/// The area whose pay counts for a person: none known where the table does not reach.
pub fn area<'a>(kb: &KnowledgeBase, profile: &'a Profile) -> Option<&'a str> {
    let outside = profile.bool(kb.core.outside_us) == Some(true);
    if outside { Some(NO_AREA) } else { profile.word(kb.core.region) }
}

/// Stands for every area that the table does not hold.
const NO_AREA: &str = "outside the United States";

/// The likely yearly pay of a role, in US dollars.
pub fn likely(kb: &KnowledgeBase, role: RoleId, region: Option<&str>) -> Option<u32> {
    pay(kb, role, region).map(|pay| pay.usd.likely)
}

fn pay_in(kb: &KnowledgeBase, role: RoleId, area: &str) -> Option<Pay> {
    let placed = kb.roles.get(role).pay.as_ref()?;
    let at = |point: &PayPoint| {
        let row = kb.pay.rows.get(&(point.soc.clone(), area.to_owned()))?;
        percentile(row, point.percentile)
    };
    let usd =
        Range { low: at(&placed.points.low)?, likely: at(&placed.points.likely)?, high: at(&placed.points.high)? };
    Some(Pay {
        usd,
        area: area.to_owned(),
        release: kb.pay.release.clone(),
        derived: placed.standing != Standing::Sourced,
    })
}

/// A percentile of a row; between published ones on a straight line, rounded to hundreds.
fn percentile(row: &[Option<u32>; 5], wanted: u8) -> Option<u32> {
    let above = PUBLISHED.iter().position(|&published| published >= wanted)?;
    if PUBLISHED[above] == wanted {
        return row[above];
    }
    let below = above.checked_sub(1)?;
    let (low, high) = (row[below]?, row[above]?);
    let (from, to) = (u32::from(PUBLISHED[below]), u32::from(PUBLISHED[above]));
    let exact = low + (high.saturating_sub(low)) * (u32::from(wanted) - from) / (to - from);
    Some((exact + 50) / 100 * 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_percentiles_are_read_and_others_lie_on_the_line_between() {
        let row = [Some(10_000), Some(25_000), None, Some(75_000), Some(90_000)];
        assert_eq!(percentile(&row, 25), Some(25_000));
        assert_eq!(percentile(&row, 17), Some(17_000));
        assert_eq!(percentile(&row, 34), None, "its upper neighbour is missing");
    }
}
