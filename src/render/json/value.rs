//! Days, hours, ranges and sums as JSON.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::kb::Range;
use crate::plan::{Dates, Totals};

/// A day as an ISO string.
#[derive(Debug, Clone, Copy)]
pub struct Day(pub Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// Minutes as hours: a whole number where it is one, else with its fraction.
#[derive(Debug, Clone, Copy)]
pub struct Hours(pub u32);

impl Serialize for Hours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(60) {
            serializer.serialize_u32(self.0 / 60)
        } else {
            serializer.serialize_f64(f64::from(self.0) / 60.0)
        }
    }
}

#[derive(Serialize)]
pub struct RangeJson<T> {
    low: T,
    likely: T,
    high: T,
}

impl From<Range<u32>> for RangeJson<u32> {
    fn from(range: Range<u32>) -> Self {
        Self { low: range.low, likely: range.likely, high: range.high }
    }
}

/// A range of minutes as a range of hours.
pub fn hours(minutes: Range<u32>) -> RangeJson<Hours> {
    RangeJson { low: Hours(minutes.low), likely: Hours(minutes.likely), high: Hours(minutes.high) }
}

#[derive(Serialize)]
pub struct DatesJson {
    early: Day,
    likely: Day,
    late: Day,
}

impl From<Dates> for DatesJson {
    fn from(dates: Dates) -> Self {
        Self { early: Day(dates.early), likely: Day(dates.likely), late: Day(dates.late) }
    }
}

#[derive(Serialize)]
pub struct TotalsJson {
    own_hours: RangeJson<Hours>,
    work_hours: RangeJson<Hours>,
    cost_usd: u32,
    employer_pays_usd: u32,
    finish: DatesJson,
    months: RangeJson<u32>,
}

impl From<&Totals> for TotalsJson {
    fn from(totals: &Totals) -> Self {
        Self {
            own_hours: hours(totals.own_minutes),
            work_hours: hours(totals.work_minutes),
            cost_usd: totals.cost_usd,
            employer_pays_usd: totals.employer_pays_usd,
            finish: totals.finish.into(),
            months: totals.months.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_stay_exact() {
        let json = |minutes| serde_json::to_string(&Hours(minutes)).expect("it is a plain value");
        assert_eq!([json(0), json(450), json(1200), json(45)], ["0", "7.5", "20", "0.75"]);
    }

    #[test]
    fn days_are_iso() {
        assert_eq!(
            serde_json::to_string(&Day(jiff::civil::date(2026, 3, 9))).expect("it is a plain value"),
            "\"2026-03-09\""
        );
    }
}
