//! A plan as a calendar (iCalendar): steps and reviews as all-day entries that keep no time busy.

use jiff::ToSpan;
use jiff::civil::Date;

use super::clean::clean;
use super::wording::{days, list, sentence};
use crate::plan::{Move, Plan, Review, Step};

/// Octets of a line before it must go on in the next one.
const LINE: usize = 75;

/// A plan as a calendar. Its entries keep their identity when a later plan to the same goal is
/// imported; `stamp` is the day of writing.
pub fn calendar(plan: &Plan, stamp: Date) -> String {
    let whole = Whole { plan, stamp };
    let steps = plan.steps.iter().zip(1..).map(|(step, number)| whole.step(step, number));
    let moves = plan.moves.iter().map(|step| whole.arrival(step));
    let reviews = plan.reviews.iter().zip(1..).map(|(review, number)| whole.review(review, number));
    let lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//helpdesk-path//plan//EN", "CALSCALE:GREGORIAN"];
    let head = lines.map(str::to_owned).into_iter();
    let body = steps.chain(moves).chain(reviews).flatten();
    head.chain(body).chain(["END:VCALENDAR".to_owned()]).map(|line| folded(&line)).collect()
}

struct Whole<'a> {
    plan: &'a Plan,
    stamp: Date,
}

/// One entry of the calendar.
struct Entry {
    id: String,
    from: Date,
    to: Date,
    title: String,
    about: String,
}

impl Whole<'_> {
    fn step(&self, step: &Step, number: usize) -> Vec<String> {
        let actions = step.actions.iter().map(|action| format!("- {}", sentence(action)));
        let done = format!("Done when: {}", sentence(&step.done_when));
        self.lines(&Entry {
            id: step.id.clone(),
            from: step.start,
            to: step.finish.likely.max(step.start),
            title: format!("{number}. {}", step.title),
            about: actions.chain([done]).collect::<Vec<_>>().join("\n"),
        })
    }

    fn arrival(&self, step: &Move) -> Vec<String> {
        self.lines(&Entry {
            id: step.transition.clone(),
            from: step.arrive.likely,
            to: step.arrive.likely,
            title: format!("Likely first day as {}", step.to.title),
            about: format!("An estimate: between {}.", between(step)),
        })
    }

    fn review(&self, review: &Review, number: usize) -> Vec<String> {
        self.lines(&Entry {
            id: format!("review-{number}"),
            from: review.on,
            to: review.on,
            title: "Look at your plan again".to_owned(),
            about: review.questions.join("\n"),
        })
    }

    fn lines(&self, entry: &Entry) -> Vec<String> {
        vec![
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{:016x}@helpdesk-path", self.identity(&entry.id)),
            format!("DTSTAMP:{}T000000Z", compact(self.stamp)),
            format!("DTSTART;VALUE=DATE:{}", compact(entry.from)),
            format!("DTEND;VALUE=DATE:{}", compact(entry.to.saturating_add(1.day()))),
            format!("SUMMARY:{}", escaped(&entry.title)),
            format!("DESCRIPTION:{}", escaped(&entry.about)),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
        ]
    }

    /// The same for the same person's step on the way to the same goal (FNV-1a).
    fn identity(&self, item: &str) -> u64 {
        let goal = self.plan.goal.as_ref().map_or("", |goal| goal.role.id.as_str());
        let parts = [self.plan.role.id.as_str(), goal, item];
        let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }
}

fn between(step: &Move) -> String {
    let dates = step.arrive;
    if dates.early == dates.late {
        days(dates.early, dates.late)
    } else {
        list(&[dates.early, dates.late].map(super::wording::date))
    }
}

fn compact(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Text with what has a meaning in a calendar escaped; line breaks are kept as `\n`.
fn escaped(text: &str) -> String {
    let lines = text.lines().map(|line| clean(line).replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,"));
    lines.collect::<Vec<_>>().join("\\n")
}

/// A line with its end, broken so that no part is longer than the standard allows.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + 2);
    let mut octets = 0;
    for character in line.chars() {
        if octets + character.len_utf8() > LINE {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(character);
        octets += character.len_utf8();
    }
    folded + "\r\n"
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::render::sample::two_moves;

    #[test]
    fn entries_last_until_the_day_after() {
        let calendar = calendar(&two_moves(), date(2026, 11, 30));
        let first = "DTSTAMP:20261130T000000Z\r\nDTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261205\r\n\
                     SUMMARY:1. Tell your manager where you want to go\r\n";
        assert!(calendar.contains(first), "{calendar}");
        assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 10 + 2 + 2);
    }

    #[test]
    fn entries_keep_their_identity() {
        let uids = |plan: &Plan| {
            let calendar = calendar(plan, date(2026, 11, 30));
            calendar.lines().filter(|line| line.starts_with("UID")).map(str::to_owned).collect::<Vec<_>>()
        };
        let mut later = two_moves();
        later.steps[0].start = date(2027, 1, 1);
        assert_eq!(uids(&two_moves()), uids(&later));
        let mut distinct = uids(&later);
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), 14);
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let line = folded(&"é".repeat(100));
        assert!(line.split("\r\n").all(|part| part.len() <= LINE), "{line}");
        assert_eq!(line.replace("\r\n ", ""), "é".repeat(100) + "\r\n");
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(escaped("a,b;c\\\nd\u{1b}"), "a\\,b\\;c\\\\\\nd␛");
    }
}
