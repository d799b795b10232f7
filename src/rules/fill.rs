//! Texts of rules with the facts of a person in their places.

use crate::kb::{FactId, FactKind, KnowledgeBase, Piece, RuleId, Text};
use crate::profile::{FactValue, Profile, words};

/// A text with its facts filled in; none if one of them is unknown, for then there is nothing to say.
pub fn text(kb: &KnowledgeBase, profile: &Profile, text: &Text) -> Option<String> {
    let mut filling = Filling::default();
    for piece in &text.0 {
        match piece {
            Piece::Words(words) => filling.words(words),
            Piece::Fact(fact) => filling.fact(kb, *fact, profile.fact(*fact)?),
        }
    }
    Some(filling.text)
}

/// The reason of a rule with its facts filled in. One that is unknown is put vaguely, for a reason is always given.
pub fn reason(kb: &KnowledgeBase, profile: &Profile, rule: RuleId) -> String {
    let mut filling = Filling::default();
    for piece in pieces(&kb.rules.get(rule).because) {
        match piece {
            Ok(words) => filling.words(words),
            Err(name) => match kb.facts.find(name).map(|fact| (fact, profile.fact(fact))) {
                Some((fact, Some(value))) => filling.fact(kb, fact, value),
                Some((fact, None)) => filling.words(&unsaid(kb, fact)),
                None => filling.words(name),
            },
        }
    }
    filling.text
}

/// A sentence in the making.
#[derive(Default)]
struct Filling {
    text: String,
    /// Whether the last thing filled in was the number one.
    one: bool,
}

impl Filling {
    fn words(&mut self, words: &str) {
        match words.strip_prefix(' ').filter(|_| self.one).and_then(counted) {
            Some((singular, rest)) => self.text.extend([" ", singular, rest]),
            None => self.text.push_str(words),
        }
        self.one = false;
    }

    fn fact(&mut self, kb: &KnowledgeBase, fact: FactId, value: &FactValue) {
        let put = if self.opens_sentence() { words::opening_text } else { words::within_text };
        self.text.push_str(&put(kb, fact, value));
        self.one = *value == FactValue::Int(1);
    }

    fn opens_sentence(&self) -> bool {
        let before = self.text.trim_end();
        before.is_empty() || before.ends_with(['.', '?', ':'])
    }
}

/// A fact that nobody stated: `some` for a number, `the goal` for anything else.
fn unsaid(kb: &KnowledgeBase, fact: FactId) -> String {
    let fact = kb.facts.get(fact);
    match fact.kind {
        FactKind::Int { .. } => "some".to_owned(),
        _ => format!("the {}", fact.id.replace('_', " ")),
    }
}

/// A counted noun in the singular and what follows it, so that nobody reads `1 months`.
fn counted(words: &str) -> Option<(&'static str, &str)> {
    const NOUNS: [(&str, &str); 8] = [
        ("months", "month"),
        ("hours", "hour"),
        ("years", "year"),
        ("weeks", "week"),
        ("moves", "move"),
        ("steps", "step"),
        ("projects", "project"),
        ("certificates", "certificate"),
    ];
    let (plural, singular) = NOUNS.into_iter().find(|(plural, _)| words.starts_with(plural))?;
    let rest = &words[plural.len()..];
    (!rest.starts_with(char::is_alphanumeric)).then_some((singular, rest))
}

/// The words of a text and, as errors, the names in braces.
fn pieces(text: &str) -> impl Iterator<Item = Result<&str, &str>> {
    text.split('{')
        .enumerate()
        .flat_map(|(place, part)| match part.split_once('}') {
            Some((name, words)) if place > 0 => [Some(Err(name)), Some(Ok(words))],
            _ => [Some(Ok(part)), None],
        })
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kb::Condition;
    use crate::rules::fixture::{Draft, person};

    fn said(because: &str, months: Option<i64>) -> String {
        let mut draft = Draft::new();
        draft.rule(0, "rule", Condition::ALWAYS, vec![]).because = because.to_owned();
        let kb = draft.build();
        let facts: Vec<_> = months.map(|months| ("months_in_role", FactValue::Int(months))).into_iter().collect();
        reason(&kb, &person(&kb, &facts), kb.rules.find("rule").unwrap())
    }

    #[test]
    fn a_reason_names_what_is_known_and_what_is_not() {
        let because = "After {months_in_role} months you need an answer.";
        assert_eq!(said(because, Some(30)), "After 30 months you need an answer.");
        assert_eq!(said(because, None), "After some months you need an answer.");
        assert_eq!(said("Half is enough.", None), "Half is enough.");
        assert_eq!(said("From here to {goal}.", None), "From here to the goal.");
        assert_eq!(said("{nothing} {}", None), "nothing ");
    }

    #[test]
    fn one_month_is_no_plural() {
        assert_eq!(said("{months_in_role} months, {months_in_role} monthsworth", Some(1)), "1 month, 1 monthsworth");
        assert_eq!(said("{months_in_role} months", Some(2)), "2 months");
    }
}
