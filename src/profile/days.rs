//! Days as people write them.

use jiff::civil::Date;

use super::DateRange;

/// The years in which a day of a profile can lie. Plans reach some decades; a slip of the finger reaches further.
pub const YEARS: std::ops::RangeInclusive<i16> = 1950..=2150;

/// Why a text is not a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDay {
    /// It is not of the form `2026-12-01`.
    Form,
    /// The calendar does not have it.
    Calendar,
    /// The year is out of reach.
    Year,
}

/// Which day of a month is meant where only the month is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfMonth {
    /// The first.
    First,
    /// The last.
    Last,
}

/// Reads `2026-12-01`, or a month such as `2028-10`.
pub fn day(text: &str, of_month: OfMonth) -> Result<Date, NoDay> {
    let parts: Vec<&str> = text.trim().split('-').collect();
    let digits = |part: &&str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().all(digits) || parts.first().is_none_or(|year| year.len() != 4) {
        return Err(NoDay::Form);
    }
    let numbers: Vec<i16> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    match numbers[..] {
        [year, ..] if !YEARS.contains(&year) => Err(NoDay::Year),
        [year, month] => {
            let first = date(year, month, 1)?;
            Ok(if of_month == OfMonth::First { first } else { first.last_of_month() })
        }
        [year, month, day] => date(year, month, day),
        _ => Err(NoDay::Form),
    }
}

/// Reads `2026-12-21..2027-01-03`; a single day is a stretch of one day.
pub fn stretch(text: &str) -> Result<(Date, Date), NoDay> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    Ok((day(from, OfMonth::First)?, day(to, OfMonth::Last)?))
}

/// Stretches in order, those that touch or overlap made one.
pub fn merged(mut ranges: Vec<DateRange>) -> Vec<DateRange> {
    ranges.sort_unstable();
    let mut merged: Vec<DateRange> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if touches(*last, range) => last.to = last.to.max(range.to),
            _ => merged.push(range),
        }
    }
    merged
}

fn touches(earlier: DateRange, later: DateRange) -> bool {
    earlier.to.tomorrow().map_or(true, |next| later.from <= next)
}

fn date(year: i16, month: i16, day: i16) -> Result<Date, NoDay> {
    let small = |number: i16| i8::try_from(number).map_err(|_| NoDay::Calendar);
    Date::new(year, small(month)?, small(day)?).map_err(|_| NoDay::Calendar)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_and_months_are_read() {
        assert_eq!(day("2026-12-01", OfMonth::First), Ok(date(2026, 12, 1)));
        assert_eq!(day("2028-02", OfMonth::First), Ok(date(2028, 2, 1)));
        assert_eq!(day("2028-02", OfMonth::Last), Ok(date(2028, 2, 29)));
    }

    #[test]
    fn what_is_not_a_day_says_why() {
        for text in ["soon", "", "01-12-2026", "2026", "2026-12-01-01", "2026-12-", "2026-+1-01", "20261201"] {
            assert_eq!(day(text, OfMonth::First), Err(NoDay::Form), "{text}");
        }
        for text in ["2026-02-29", "2026-13", "2026-00-10", "2026-12-999"] {
            assert_eq!(day(text, OfMonth::First), Err(NoDay::Calendar), "{text}");
        }
        assert_eq!(day("9999-01-01", OfMonth::First), Err(NoDay::Year));
        assert_eq!(day("0026-01-01", OfMonth::First), Err(NoDay::Year));
    }

    #[test]
    fn stretches_are_read() {
        assert_eq!(stretch("2026-12-21..2027-01-03"), Ok((date(2026, 12, 21), date(2027, 1, 3))));
        assert_eq!(stretch("2026-12-21"), Ok((date(2026, 12, 21), date(2026, 12, 21))));
        assert_eq!(stretch("2027-07"), Ok((date(2027, 7, 1), date(2027, 7, 31))));
    }

    #[test]
    fn stretches_that_touch_become_one() {
        let range = |from, to| DateRange { from: date(2027, 1, from), to: date(2027, 1, to) };
        assert_eq!(merged(vec![range(8, 9), range(1, 3), range(2, 2), range(4, 6)]), [range(1, 6), range(8, 9)]);
        assert_eq!(merged(vec![]), []);
    }
}
