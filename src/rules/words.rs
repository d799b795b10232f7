//! Deciding leaves in words: `months_in_role is 38 (at least 36)`.

use crate::kb::{FactId, FactKind, FactOrigin, KnowledgeBase, Leaf, RoleId, Scalar, SkillLevel, Test};
use crate::profile::{FactValue, Goal, words};

use super::judge::{Decided, Known, Truth};
use super::lack::Lack;

/// How a leaf came out for a person.
pub fn decided(kb: &KnowledgeBase, decided: &Decided<'_>, person: &dyn Known) -> String {
    let held = decided.truth == Truth::True;
    match decided.leaf {
        Leaf::Fact { fact, test } => match person.fact(*fact) {
            Some(value) => stated(kb, *fact, value, test, held),
            None => silent(kb, *fact),
        },
        Leaf::Skill(need) => skill(kb, *need, person, held),
        Leaf::Holds(certification) => {
            let name = &kb.certifications.get(*certification).name;
            let word = match decided.truth {
                Truth::True => "is held",
                Truth::False => "is not held",
                Truth::Unknown => "may be held or not; nobody said",
            };
            format!("{name} {word}")
        }
    }
}

/// What has to change, in words: `months_in_role at least 36 (now 12)`.
pub fn lacking(kb: &KnowledgeBase, lack: &Lack<'_>, person: &dyn Known) -> String {
    match lack {
        Lack::Every(parts) => parts.iter().map(|part| inner(kb, part, person)).collect::<Vec<_>>().join(" and "),
        Lack::Either(parts) if parts.is_empty() => "nothing can bring this about".to_owned(),
        Lack::Either(parts) => parts.iter().map(|part| inner(kb, part, person)).collect::<Vec<_>>().join(" or "),
        Lack::Leaf { leaf, wanted, .. } => leaf_lacking(kb, leaf, *wanted, person),
    }
}

/// What a test asks, in words: `at least 36`.
pub fn asked(kb: &KnowledgeBase, fact: FactId, test: &Test) -> String {
    match test {
        Test::Is(wanted) => scalar(kb, fact, wanted),
        Test::In(wanted) => one_of(wanted.iter().map(|wanted| scalar(kb, fact, wanted))),
        Test::AtLeast(bound) => format!("at least {}", number(kb, fact, *bound)),
        Test::AtMost(bound) => format!("at most {}", number(kb, fact, *bound)),
        Test::Contains(word) => quoted(words::label(kb, fact, word)),
        Test::Known(true) => "known".to_owned(),
        Test::Known(false) => "not known".to_owned(),
    }
}

/// That nothing is known of a fact. If only rules can set it, then none did.
fn silent(kb: &KnowledgeBase, fact: FactId) -> String {
    let declared = kb.facts.get(fact);
    let verb = if declared.origin == FactOrigin::Derived { "does not apply" } else { "is not known" };
    format!("{} {verb}", declared.id)
}

/// A part of a larger lack, in brackets where it has parts itself.
fn inner(kb: &KnowledgeBase, part: &Lack<'_>, person: &dyn Known) -> String {
    let text = lacking(kb, part, person);
    match part {
        Lack::Every(parts) | Lack::Either(parts) if parts.len() > 1 => format!("({text})"),
        _ => text,
    }
}

fn leaf_lacking(kb: &KnowledgeBase, leaf: &Leaf, wanted: bool, person: &dyn Known) -> String {
    match leaf {
        Leaf::Fact { fact, test: Test::Known(known) } => {
            let known = *known == wanted;
            format!("{} {}", kb.facts.id(*fact), if known { "stated" } else { "not stated" })
        }
        Leaf::Fact { fact, test } => {
            let now = person.fact(*fact).map(|value| format!("now {}", plain(kb, *fact, value)));
            let now = now.as_deref().unwrap_or("not known");
            format!("{} {} ({now})", kb.facts.id(*fact), asked_so(kb, *fact, test, wanted))
        }
        Leaf::Skill(need) => {
            let (name, now) = (&kb.skills.get(need.skill).name, person.level(need.skill).get());
            let bound = if wanted { "at level" } else { "below level" };
            format!("{name} {bound} {} (now {now})", need.level.get())
        }
        Leaf::Holds(certification) => {
            let name = &kb.certifications.get(*certification).name;
            format!("{name} {}", if wanted { "held" } else { "not held" })
        }
    }
}

/// What a test asks or, if it is to fail, what it rules out.
fn asked_so(kb: &KnowledgeBase, fact: FactId, test: &Test, wanted: bool) -> String {
    match (test, wanted) {
        (Test::AtLeast(bound), false) => format!("under {}", number(kb, fact, *bound)),
        (Test::AtMost(bound), false) => format!("over {}", number(kb, fact, *bound)),
        (Test::Contains(_), true) => format!("with {}", asked(kb, fact, test)),
        (Test::Contains(_), false) => format!("without {}", asked(kb, fact, test)),
        (_, true) => asked(kb, fact, test),
        (_, false) => format!("other than {}", asked(kb, fact, test)),
    }
}

fn stated(kb: &KnowledgeBase, fact: FactId, value: &FactValue, test: &Test, held: bool) -> String {
    let (id, value) = (kb.facts.id(fact), plain(kb, fact, value));
    match test {
        Test::Is(_) | Test::In(_) | Test::Known(_) if held => format!("{id} is {value}"),
        Test::Is(_) | Test::In(_) => format!("{id} is {value}, not {}", asked(kb, fact, test)),
        Test::AtLeast(_) | Test::AtMost(_) => format!("{id} is {value} ({})", asked_so(kb, fact, test, held)),
        Test::Contains(_) if held => format!("{id} has {}", asked(kb, fact, test)),
        Test::Contains(_) => format!("{id} does not have {}", asked(kb, fact, test)),
        Test::Known(_) => format!("{id} is known"),
    }
}

fn skill(kb: &KnowledgeBase, need: SkillLevel, person: &dyn Known, held: bool) -> String {
    let (name, now) = (&kb.skills.get(need.skill).name, person.level(need.skill).get());
    let bound = if held { "at least" } else { "under" };
    format!("{name} is at level {now} ({bound} {})", need.level.get())
}

/// A value with its unit, unless the name of the fact says the unit already.
fn plain(kb: &KnowledgeBase, fact: FactId, value: &FactValue) -> String {
    match value {
        FactValue::Int(amount) => number(kb, fact, *amount),
        FactValue::Word(word) => quoted(words::label(kb, fact, word)),
        FactValue::Words(all) => words::list(all.iter().map(|word| quoted(words::label(kb, fact, word)))),
        _ => words::in_words(kb, fact, value),
    }
}

/// A label of several words stands in quotes, for many are sentences.
fn quoted(label: &str) -> String {
    if label.contains(' ') { format!("“{label}”") } else { label.to_owned() }
}

fn number(kb: &KnowledgeBase, fact: FactId, number: i64) -> String {
    let declared = kb.facts.get(fact);
    match declared.unit.as_deref() {
        Some(unit) if unit != "USD" && !declared.id.contains(unit) => format!("{} {unit}", words::grouped(number)),
        _ => words::in_words(kb, fact, &FactValue::Int(number)),
    }
}

fn scalar(kb: &KnowledgeBase, fact: FactId, scalar: &Scalar) -> String {
    plain(kb, fact, &value_of(&kb.facts.get(fact).kind, scalar))
}

/// The value that a scalar stands for in a fact of this type.
pub(super) fn value_of(kind: &FactKind, scalar: &Scalar) -> FactValue {
    match (scalar, kind) {
        (Scalar::Bool(yes), _) => FactValue::Bool(*yes),
        (Scalar::Int(number), _) => FactValue::Int(*number),
        (Scalar::Word(word), FactKind::Set(_) | FactKind::Ranking(_)) => FactValue::Words(vec![word.clone()]),
        (Scalar::Word(word), _) => FactValue::Word(word.clone()),
        (Scalar::Role(role), kind) => role_value(kind, *role),
        (Scalar::Undecided, _) => FactValue::Goal(Goal::Undecided),
    }
}

fn role_value(kind: &FactKind, role: RoleId) -> FactValue {
    match kind {
        FactKind::Goal => FactValue::Goal(Goal::Role(role)),
        _ => FactValue::Role(role),
    }
}

fn one_of(things: impl Iterator<Item = String>) -> String {
    let things: Vec<String> = things.collect();
    match things.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => things.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kb::{Condition, Level};
    use crate::profile::fixture::{base, profile};
    use crate::rules::infer::AsSaid;
    use crate::rules::judge::judge;
    use crate::rules::lack::lack;

    const ME: &str = "{role: helper, goal: admin, months_in_role: 1200, budget_usd: 900, education: one, avoid: [two], \
        skills: {linux: 1}, employed: true}";

    /// What decided a leaf, and what would turn it.
    fn told(yaml: &str, leaf: impl Fn(&KnowledgeBase) -> Leaf) -> (String, String) {
        let kb = base();
        let profile = profile(&kb, yaml);
        let person = AsSaid { kb: &kb, profile: &profile };
        let condition = Condition::Leaf(leaf(&kb));
        let (right, negated) = (judge(&condition, &person), Condition::Not(Box::new(condition.clone())));
        let turned = lack(&condition, &person).or_else(|| lack(&negated, &person)).unwrap();
        (decided(&kb, &right.evidence[0], &person), lacking(&kb, &turned, &person))
    }

    fn fact(id: &'static str, test: Test) -> impl Fn(&KnowledgeBase) -> Leaf {
        move |kb| Leaf::Fact { fact: kb.facts.find(id).unwrap(), test: test.clone() }
    }

    fn word(word: &str) -> Scalar {
        Scalar::Word(word.to_owned())
    }

    #[track_caller]
    fn check(yaml: &str, leaf: impl Fn(&KnowledgeBase) -> Leaf, decided: &str, turned: &str) {
        assert_eq!(told(yaml, leaf), (decided.to_owned(), turned.to_owned()));
    }

    #[test]
    fn numbers_have_their_unit_and_bound() {
        let months = |test| fact("months_in_role", test);
        check(
            ME,
            months(Test::AtLeast(36)),
            "months_in_role is 1,200 (at least 36)",
            "months_in_role under 36 (now 1,200)",
        );
        check(
            ME,
            months(Test::AtMost(36)),
            "months_in_role is 1,200 (over 36)",
            "months_in_role at most 36 (now 1,200)",
        );
        check(
            ME,
            fact("budget_usd", Test::AtLeast(1000)),
            "budget_usd is $900 (under $1,000)",
            "budget_usd at least $1,000 (now $900)",
        );
    }

    #[test]
    fn choices_are_told_by_their_labels() {
        let education = |test| fact("education", test);
        check(
            ME,
            education(Test::Is(word("one"))),
            "education is “The first”",
            "education other than “The first” (now “The first”)",
        );
        let others = Test::In(vec![word("two"), word("three")]);
        let wanted = "education “The second” or “IT at large” (now “The first”)";
        check(ME, education(others), "education is “The first”, not “The second” or “IT at large”", wanted);
        check(
            ME,
            fact("avoid", Test::Contains("two".to_owned())),
            "avoid has “The second”",
            "avoid without “The second” (now “The second”)",
        );
        check(
            ME,
            fact("avoid", Test::Contains("one".to_owned())),
            "avoid does not have “The first”",
            "avoid with “The first” (now “The second”)",
        );
    }

    #[test]
    fn roles_are_told_by_their_titles() {
        let admin = |kb: &KnowledgeBase| Leaf::Fact {
            fact: kb.core.role,
            test: Test::Is(Scalar::Role(kb.roles.find("admin").unwrap())),
        };
        let helper = "Help desk technician (tier 1)";
        let turned = format!("role Systems administrator (now {helper})");
        check(ME, admin, &format!("role is {helper}, not Systems administrator"), &turned);
    }

    #[test]
    fn silence_is_told() {
        let unknown = ("months_in_it is not known", "months_in_it at least 3 (not known)");
        check(ME, fact("months_in_it", Test::AtLeast(3)), unknown.0, unknown.1);
        check(ME, fact("months_in_it", Test::Known(false)), "months_in_it is not known", "months_in_it stated");
        check(ME, fact("employed", Test::Known(true)), "employed is yes", "employed not stated");
    }

    #[test]
    fn skills_and_certifications_are_told_by_their_names() {
        let linux = |level| {
            move |kb: &KnowledgeBase| {
                Leaf::Skill(SkillLevel { skill: kb.skills.find("linux").unwrap(), level: Level::new(level).unwrap() })
            }
        };
        check(ME, linux(1), "Linux is at level 1 (at least 1)", "Linux below level 1 (now 1)");
        check(ME, linux(2), "Linux is at level 1 (under 2)", "Linux at level 2 (now 1)");
        let a_plus = |kb: &KnowledgeBase| Leaf::Holds(kb.certifications.find("comptia-a-plus").unwrap());
        check(ME, a_plus, "CompTIA A+ may be held or not; nobody said", "CompTIA A+ held");
        check("{role: helper, certifications: []}", a_plus, "CompTIA A+ is not held", "CompTIA A+ held");
        check("{role: helper, certifications: [A+]}", a_plus, "CompTIA A+ is held", "CompTIA A+ not held");
    }

    #[test]
    fn parts_of_parts_stand_in_brackets() {
        let kb = base();
        let profile = profile(&kb, ME);
        let leaf = |id, test| Condition::Leaf(fact(id, test)(&kb));
        let low = || leaf("months_in_role", Test::AtMost(3));
        let rich = leaf("budget_usd", Test::AtLeast(1000));
        let condition =
            Condition::All(vec![low(), Condition::Any(vec![rich, leaf("employed", Test::Is(Scalar::Bool(false)))])]);
        let turned = lacking(&kb, &lack(&condition, &profile).unwrap(), &profile);
        let expected =
            "months_in_role at most 3 (now 1,200) and (budget_usd at least $1,000 (now $900) or employed no (now yes))";
        assert_eq!(turned, expected);
        let never = Condition::Any(vec![]);
        assert_eq!(lacking(&kb, &lack(&never, &profile).unwrap(), &profile), "nothing can bring this about");
    }
}
