//! Bars on a line of time, drawn with nothing but boxes.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::{Escape, Inline};
use crate::plan::Dates;
use crate::render::page::{Bar, Timeline};
use crate::render::wording::{days, months_around, short_month_and_year};

/// Marks along the axis at the most.
const MOST_MARKS: usize = 7;

/// Draws the bars. What they show stands in the steps as text, so to a screen reader they are one picture.
pub fn chart(timeline: &Timeline) -> String {
    let scale = Scale::of(timeline);
    let label = format!("The steps and moves from {}", days(timeline.from, timeline.to));
    let rows: String = timeline.bars.iter().map(|bar| row(bar, &scale)).collect();
    format!(
        "<div class=\"time\" role=\"img\" aria-label=\"{}\">\n<div class=\"row\"><span></span><span class=\"axis\">{}</span></div>\n{rows}</div>\n\
         <p class=\"faint\">Dark: when it is likely to be done. Light: until when it may take if things go slowly. \
         Green: the likely first day in a new role.</p>\n",
        Escape(&label),
        scale.axis(),
    )
}

fn row(bar: &Bar, scale: &Scale) -> String {
    let (from, likely, late) = (scale.place(bar.from), scale.place(bar.likely), scale.place(bar.late));
    let (class, sure, unsure) = if bar.is_goal {
        ("row goal", (likely, likely), (from, late))
    } else {
        ("row", (from, likely), (likely, late))
    };
    format!(
        "<div class=\"{class}\"><span title=\"{}\">{}</span><span class=\"track\" title=\"{}\">{}{}</span></div>\n",
        Escape(&bar.label.words()),
        Inline(&bar.label),
        Escape(&told(bar)),
        stretch("late", unsure),
        stretch("sure", sure),
    )
}

fn stretch(class: &str, (from, to): (f64, f64)) -> String {
    format!("<i class=\"{class}\" style=\"left:{from:.2}%;width:{:.2}%\"></i>", to - from)
}

/// The days of a bar, shown when somebody points at it.
fn told(bar: &Bar) -> String {
    if bar.is_goal {
        months_around(Dates { early: bar.from, likely: bar.likely, late: bar.late })
    } else {
        days(bar.from, bar.likely)
    }
}

/// Days as shares of the whole stretch.
struct Scale {
    from: Date,
    to: Date,
}

impl Scale {
    fn of(timeline: &Timeline) -> Self {
        Self { from: timeline.from, to: timeline.to }
    }

    /// Where a day lies, in percent.
    fn place(&self, day: Date) -> f64 {
        let whole = f64::from(days_between(self.from, self.to).max(1));
        (f64::from(days_between(self.from, day)) / whole * 100.0).clamp(0.0, 100.0)
    }

    fn axis(&self) -> String {
        // A mark at the very end would stick out of the page.
        self.marks().into_iter().filter(|day| self.place(*day) < 92.0).map(|day| self.mark(day)).collect()
    }

    fn mark(&self, day: Date) -> String {
        format!("<b style=\"left:{:.2}%\">{}</b>", self.place(day), short_month_and_year(day))
    }

    /// First days of months, as close together as there is room for.
    fn marks(&self) -> Vec<Date> {
        let spaced = |months: i32| self.firsts(months.months());
        [1, 2, 3, 6, 12, 24, 60].into_iter().map(spaced).find(|marks| marks.len() <= MOST_MARKS).unwrap_or_default()
    }

    fn firsts(&self, apart: Span) -> Vec<Date> {
        let first = self.from.first_of_month();
        let next = |day: &Date| day.checked_add(apart).ok();
        let all = std::iter::successors(Some(first), next).take_while(|day| *day <= self.to);
        all.filter(|day| *day >= self.from).take(MOST_MARKS + 1).collect()
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn scale(to: Date) -> Scale {
        Scale { from: date(2026, 12, 1), to }
    }

    #[test]
    fn days_lie_between_nothing_and_all() {
        let scale = scale(date(2026, 12, 11));
        let places =
            [date(2026, 12, 1), date(2026, 12, 6), date(2026, 12, 11), date(2030, 1, 1)].map(|day| scale.place(day));
        assert_eq!(places.map(|place| format!("{place:.0}")), ["0", "50", "100", "100"]);
    }

    #[test]
    fn marks_have_room() {
        assert_eq!(scale(date(2027, 3, 20)).marks().len(), 4);
        assert_eq!(
            scale(date(2028, 11, 20)).marks(),
            [date(2026, 12, 1), date(2027, 6, 1), date(2027, 12, 1), date(2028, 6, 1),]
        );
        assert!(scale(date(2036, 11, 20)).marks().len() <= MOST_MARKS);
    }

    #[test]
    fn a_stretch_of_no_days_has_no_holes() {
        assert_eq!(scale(date(2026, 12, 1)).place(date(2026, 12, 1)).to_string(), "0");
    }
}
