//! Small wordsmiths: counts, lists, money, hours and dates as a person would write them.

use jiff::civil::Date;

use crate::kb::Range;
use crate::plan::{Dates, PhaseName};

/// A number with its noun: `1 step`, `3 steps`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number as u64), if number == 1 { one } else { many })
}

/// Items as in a sentence: `a, b and c`.
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    join(items, "and")
}

/// Items as in a sentence of choices: `a, b or c`.
pub fn choice<T: AsRef<str>>(items: &[T]) -> String {
    join(items, "or")
}

fn join<T: AsRef<str>>(items: &[T], word: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", most.join(", "), last.as_ref())
        }
    }
}

/// A whole number with its thousands set apart: `1,200`.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// US dollars: `$1,200`.
pub fn money(usd: u32) -> String {
    format!("${}", thousands(usd.into()))
}

/// A span of US dollars: `$62,000 to $84,000`.
pub fn money_span(usd: Range<u32>) -> String {
    span(&money(usd.low), &money(usd.high))
}

/// Minutes as hours: `45 min`, `3 h`, `3 h 30 min`.
pub fn hours(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest} min"),
        (whole, 0) => format!("{} h", thousands(whole.into())),
        (whole, rest) => format!("{} h {rest} min", thousands(whole.into())),
    }
}

/// A span of minutes as hours: `20 to 45 h`.
pub fn hours_span(minutes: Range<u32>) -> String {
    let whole = |minutes: u32| minutes >= 60 && minutes.is_multiple_of(60);
    if minutes.low < minutes.high && whole(minutes.low) && whole(minutes.high) {
        return format!("{} to {}", thousands(u64::from(minutes.low / 60)), hours(minutes.high));
    }
    span(&hours(minutes.low), &hours(minutes.high))
}

/// Likely minutes and their span as hours: `30 h (20 to 45 h)`.
pub fn hours_likely(minutes: Range<u32>) -> String {
    with_span(hours(minutes.likely), (minutes.low < minutes.high).then(|| hours_span(minutes)))
}

/// Likely minutes and their span as hours, without more minutes than an estimate can know: from
/// ten hours on in whole hours.
pub fn hours_about(minutes: Range<u32>) -> String {
    let rough = |minutes: u32| if minutes < 600 { minutes } else { (minutes + 30) / 60 * 60 };
    hours_likely(Range { low: rough(minutes.low), likely: rough(minutes.likely), high: rough(minutes.high) })
}

/// Likely months and their span: `19 months (15 to 26)`.
pub fn months_likely(months: Range<u32>) -> String {
    let likely = count(months.likely as usize, "month", "months");
    with_span(likely, (months.low < months.high).then(|| format!("{} to {}", months.low, months.high)))
}

fn with_span(likely: String, span: Option<String>) -> String {
    match span {
        Some(span) => format!("{likely} ({span})"),
        None => likely,
    }
}

fn span(low: &str, high: &str) -> String {
    if low == high { low.to_owned() } else { format!("{low} to {high}") }
}

/// A day: `1 Dec 2026`.
pub fn date(day: Date) -> String {
    format!("{} {} {}", day.day(), short_month(day), day.year())
}

/// A stretch of days without needless repetition: `1 to 7 Dec 2026`, `28 Dec 2026 to 3 Jan 2027`.
pub fn days(from: Date, to: Date) -> String {
    if from == to {
        date(to)
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{} to {}", from.day(), date(to))
    } else if from.year() == to.year() {
        format!("{} {} to {}", from.day(), short_month(from), date(to))
    } else {
        format!("{} to {}", date(from), date(to))
    }
}

/// The month of a day: `December 2026`.
pub fn month(day: Date) -> String {
    format!("{} {}", MONTHS[month_index(day)], day.year())
}

/// The likely month and the span around it: `Mar 2028 (Jan to Jun 2028)`.
pub fn months_around(dates: Dates) -> String {
    let likely = short_month_and_year(dates.likely);
    let (early, late) = (dates.early, dates.late);
    let span = match () {
        () if (early.year(), early.month()) == (late.year(), late.month()) => None,
        () if early.year() == late.year() => Some(format!("{} to {}", short_month(early), short_month_and_year(late))),
        () => Some(format!("{} to {}", short_month_and_year(early), short_month_and_year(late))),
    };
    with_span(likely, span)
}

/// The month of a day in short: `Dec 2026`.
pub fn short_month_and_year(day: Date) -> String {
    format!("{} {}", short_month(day), day.year())
}

fn short_month(day: Date) -> &'static str {
    &MONTHS[month_index(day)][..3]
}

fn month_index(day: Date) -> usize {
    usize::from(day.month().unsigned_abs()).saturating_sub(1) % MONTHS.len()
}

/// The names of the months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The word for a phase in files that programs read: `next-30-days`.
pub fn phase_id(phase: PhaseName) -> &'static str {
    match phase {
        PhaseName::ThisWeek => "this-week",
        PhaseName::Next30Days => "next-30-days",
        PhaseName::Next90Days => "next-90-days",
        PhaseName::ThisMove => "this-move",
        PhaseName::Later => "later",
    }
}

/// The text as a sentence: a capital at the start, a stop at the end.
pub fn sentence(text: &str) -> String {
    let mut sentence = capital(text.trim());
    if sentence.chars().next_back().is_some_and(|last| !matches!(last, '.' | '?' | '!' | '…' | ':')) {
        sentence.push('.');
    }
    sentence
}

/// The text with a capital at the start.
pub fn capital(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;

    fn range(low: u32, likely: u32, high: u32) -> Range<u32> {
        Range { low, likely, high }
    }

    #[test]
    fn counts_have_their_noun() {
        assert_eq!(count(1, "step", "steps"), "1 step");
        assert_eq!(count(0, "step", "steps"), "0 steps");
        assert_eq!(count(1200, "step", "steps"), "1,200 steps");
    }

    #[test]
    fn lists_read_like_sentences() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b"]), "a and b");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(choice(&["a", "b", "c"]), "a, b or c");
    }

    #[test]
    fn money_is_grouped() {
        assert_eq!(money(0), "$0");
        assert_eq!(money(999), "$999");
        assert_eq!(money(1200), "$1,200");
        assert_eq!(money(1_234_567), "$1,234,567");
        assert_eq!(money_span(range(1, 2, 3000)), "$1 to $3,000");
    }

    #[test]
    fn minutes_become_hours() {
        assert_eq!(hours(0), "0 min");
        assert_eq!(hours(45), "45 min");
        assert_eq!(hours(180), "3 h");
        assert_eq!(hours(210), "3 h 30 min");
        assert_eq!(hours(72_000), "1,200 h");
    }

    #[test]
    fn spans_say_their_unit_once_where_they_can() {
        assert_eq!(hours_span(range(1200, 1800, 2700)), "20 to 45 h");
        assert_eq!(hours_span(range(30, 60, 90)), "30 min to 1 h 30 min");
        assert_eq!(hours_span(range(0, 60, 120)), "0 min to 2 h");
        assert_eq!(hours_likely(range(60, 60, 60)), "1 h");
        assert_eq!(hours_likely(range(1200, 1800, 2700)), "30 h (20 to 45 h)");
        assert_eq!(hours_about(range(90, 610, 700)), "10 h (1 h 30 min to 12 h)");
        assert_eq!(months_likely(range(15, 19, 26)), "19 months (15 to 26)");
        assert_eq!(months_likely(range(1, 1, 1)), "1 month");
    }

    #[test]
    fn days_repeat_nothing() {
        assert_eq!(date(day(2026, 12, 1)), "1 Dec 2026");
        assert_eq!(days(day(2026, 12, 1), day(2026, 12, 1)), "1 Dec 2026");
        assert_eq!(days(day(2026, 12, 1), day(2026, 12, 7)), "1 to 7 Dec 2026");
        assert_eq!(days(day(2026, 11, 30), day(2026, 12, 7)), "30 Nov to 7 Dec 2026");
        assert_eq!(days(day(2026, 12, 28), day(2027, 1, 3)), "28 Dec 2026 to 3 Jan 2027");
    }

    #[test]
    fn months_have_a_span_when_there_is_one() {
        let dates = |early, likely, late| Dates { early, likely, late };
        let (january, march, june) = (day(2028, 1, 5), day(2028, 3, 9), day(2028, 6, 1));
        assert_eq!(month(june), "June 2028");
        assert_eq!(months_around(dates(january, march, june)), "Mar 2028 (Jan to Jun 2028)");
        assert_eq!(months_around(dates(day(2027, 12, 1), march, june)), "Mar 2028 (Dec 2027 to Jun 2028)");
        assert_eq!(months_around(dates(march, march, march)), "Mar 2028");
    }

    #[test]
    fn sentences_start_high_and_end_with_a_stop() {
        assert_eq!(sentence(" the bar asks for it "), "The bar asks for it.");
        assert_eq!(sentence("Is it?"), "Is it?");
        assert_eq!(sentence(""), "");
    }
}
