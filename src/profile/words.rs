//! Values of facts in words that people read.

use jiff::civil::Date;

use super::{DateRange, FactValue, Goal, PastRole, StatedCertification, StatedWhich};
use crate::kb::{FactChoice, FactId, FactKind, KnowledgeBase, Level, RoleId, SkillId};

/// A value as it stands by itself: labels of choices, titles of roles, `$1,200`, `1 Dec 2026`, `a, b and c`.
pub fn in_words(kb: &KnowledgeBase, fact: FactId, value: &FactValue) -> String {
    match value {
        FactValue::Int(number) if is_money(kb, fact) => format!("${}", grouped(*number)),
        _ => in_a_sentence(kb, fact, value, str::to_owned),
    }
}

/// A value as it stands within a sentence of a rule: as [`in_words`], but labels begin with a small letter and money
/// is a bare number, since the sentence names its unit.
pub fn within_text(kb: &KnowledgeBase, fact: FactId, value: &FactValue) -> String {
    in_a_sentence(kb, fact, value, uncapitalised)
}

/// A value at the beginning of a sentence of a rule: as [`within_text`], with the capitals of its labels.
pub fn opening_text(kb: &KnowledgeBase, fact: FactId, value: &FactValue) -> String {
    in_a_sentence(kb, fact, value, str::to_owned)
}

/// Several things in one breath: `a, b and c`, or `nothing`.
pub fn list<S: AsRef<str>>(things: impl IntoIterator<Item = S>) -> String {
    let things: Vec<S> = things.into_iter().collect();
    match things.split_last() {
        None => "nothing".to_owned(),
        Some((only, [])) => only.as_ref().to_owned(),
        Some((last, rest)) => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", rest.join(", "), last.as_ref())
        }
    }
}

/// A day: `1 Dec 2026`.
pub fn day(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// A number with its thousands apart: `12,000`.
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "-" } else { "" });
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The label of one word of a choice, set or ranking; the word itself if it is not declared.
pub fn label<'a>(kb: &'a KnowledgeBase, fact: FactId, word: &'a str) -> &'a str {
    choices(&kb.facts.get(fact).kind)
        .iter()
        .find(|choice| choice.id == word)
        .map_or(word, |choice| choice.label.as_str())
}

/// The declared words of a fact; none unless it is a choice, set or ranking.
pub fn choices(kind: &FactKind) -> &[FactChoice] {
    match kind {
        FactKind::Choice(choices) | FactKind::Set(choices) | FactKind::Ranking(choices) => choices,
        _ => &[],
    }
}

fn in_a_sentence(kb: &KnowledgeBase, fact: FactId, value: &FactValue, case: fn(&str) -> String) -> String {
    match value {
        FactValue::Bool(yes) => (if *yes { "yes" } else { "no" }).to_owned(),
        FactValue::Int(number) => grouped(*number),
        FactValue::Date(date) => day(*date),
        FactValue::Word(word) => case(label(kb, fact, word)),
        FactValue::Words(words) => list(words.iter().map(|word| case(label(kb, fact, word)))),
        FactValue::Role(role) | FactValue::Goal(Goal::Role(role)) => title(kb, *role),
        FactValue::Goal(Goal::Undecided) => "undecided".to_owned(),
        FactValue::Levels(levels) => list(levels.iter().map(|(skill, level)| skill_at(kb, *skill, *level))),
        FactValue::Certifications(held) => list(held.iter().map(|stated| certification(kb, *stated))),
        FactValue::PastRoles(past) => list(past.iter().map(|past| past_role(kb, *past))),
        FactValue::DateRanges(ranges) => list(ranges.iter().copied().map(stretch)),
    }
}

/// A label with a small first letter, unless its first word is `I` or written in capitals or mixed letters.
fn uncapitalised(label: &str) -> String {
    let mut rest = label.chars();
    let Some(first) = rest.next() else { return String::new() };
    let word: String = rest.clone().take_while(|letter| letter.is_alphanumeric()).collect();
    let ordinary = !word.is_empty() && !word.chars().any(char::is_uppercase);
    if ordinary { first.to_lowercase().chain(rest).collect() } else { label.to_owned() }
}

fn is_money(kb: &KnowledgeBase, fact: FactId) -> bool {
    kb.facts.get(fact).unit.as_deref() == Some("USD")
}

fn title(kb: &KnowledgeBase, role: RoleId) -> String {
    kb.roles.get(role).title.clone()
}

fn skill_at(kb: &KnowledgeBase, skill: SkillId, level: Level) -> String {
    format!("{} {}", kb.skills.get(skill).name, level.get())
}

fn certification(kb: &KnowledgeBase, stated: StatedCertification) -> String {
    match stated.which {
        StatedWhich::Living(living) => kb.certifications.get(living).name.clone(),
        StatedWhich::Retired(retired) => kb.retired.get(retired).name.clone(),
    }
}

fn past_role(kb: &KnowledgeBase, past: PastRole) -> String {
    let unit = if past.months == 1 { "month" } else { "months" };
    format!("{} ({} {unit})", title(kb, past.role), past.months)
}

fn stretch(range: DateRange) -> String {
    if range.from == range.to { day(range.from) } else { format!("{} to {}", day(range.from), day(range.to)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_like_speech() {
        assert_eq!(list::<&str>([]), "nothing");
        assert_eq!(list(["a"]), "a");
        assert_eq!(list(["a", "b"]), "a and b");
        assert_eq!(list(["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn thousands_stand_apart() {
        for (number, text) in [(0, "0"), (999, "999"), (1200, "1,200"), (1_234_567, "1,234,567"), (-4000, "-4,000")] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn days_have_short_months() {
        assert_eq!(day(jiff::civil::date(2026, 12, 1)), "1 Dec 2026");
    }

    #[test]
    fn only_ordinary_words_lose_their_capital() {
        for (label, text) in [
            ("Networks and Wi-Fi", "networks and Wi-Fi"),
            ("I still learn", "I still learn"),
            ("IT at large", "IT at large"),
            ("DevOps", "DevOps"),
            ("On-call duty", "on-call duty"),
            ("", ""),
        ] {
            assert_eq!(uncapitalised(label), text);
        }
    }
}
