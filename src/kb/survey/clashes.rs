//! Rules that contradict each other.

use super::logic::{Answer, Want, reads_plan};
use super::{View, codes, effect_place, placed, spell};
use crate::diagnostic::Diagnostic;
use crate::kb::condition::Scalar;
use crate::kb::model::{ActivityId, Effect, FactId, KnowledgeBase, Rule, RuleId, Target};

pub(super) fn look(view: &View) -> Vec<Diagnostic> {
    overruled(view).chain(disagreeing(view)).collect()
}

/// One effect of a rule, with its place in the list.
type Conclusion<'a> = (RuleId, &'a Rule, usize, &'a Effect);

/// What the rules conclude before there is a plan.
fn conclusions<'a>(view: &View<'a>) -> Vec<Conclusion<'a>> {
    let kb = view.kb;
    let rules = kb.rules.iter().filter(|(_, rule)| !reads_plan(kb, &rule.when));
    rules.flat_map(|(id, rule)| rule.then.iter().enumerate().map(move |(n, effect)| (id, rule, n, effect))).collect()
}

/// Preferences and additions that a ban undoes whenever they come up.
fn overruled<'v>(view: &'v View) -> impl Iterator<Item = Diagnostic> + use<'v> {
    let all = conclusions(view);
    let bans: Vec<(&Rule, &Target)> =
        all.iter().filter_map(|(_, rule, _, effect)| Some((*rule, ban(effect)?))).collect();
    all.into_iter().filter_map(move |(id, rule, place, effect)| {
        let target = wish(effect)?;
        let (by, _) = bans.iter().find(|(other, banned)| {
            covers(view.kb, banned, &target)
                && view.logic.can(&[(&rule.when, Want::True), (&other.when, Want::NotTrue)]).is_impossible()
        })?;
        let verb = if matches!(effect, Effect::Add { .. }) { "adds" } else { "prefers" };
        let name = named(view.kb, &target);
        let sentence = format!("whenever `{}` {verb} {name}, `{}` rules it out", rule.id, by.id);
        let finding =
            Diagnostic::warning(codes::OVERRULED, sentence).help("take one of the two out, or narrow the ban");
        Some(placed(finding, effect_place(view, id, place)))
    })
}

fn ban(effect: &Effect) -> Option<&Target> {
    match effect {
        Effect::Forbid(target) => Some(target),
        _ => None,
    }
}

fn wish(effect: &Effect) -> Option<Target> {
    match effect {
        Effect::Prefer { target, .. } => Some(target.clone()),
        Effect::Add { activity, .. } => Some(Target::Activity(*activity)),
        _ => None,
    }
}

/// Whether a ban of the one rules the other out.
fn covers(kb: &KnowledgeBase, ban: &Target, target: &Target) -> bool {
    let kind = |activity: &ActivityId| kb.activities.get(*activity).kind;
    match (ban, target) {
        (Target::Track(track), Target::Role(role)) => kb.roles.get(*role).track == *track,
        (Target::Kind(banned), Target::Activity(activity)) => kind(activity) == *banned,
        (ban, target) => ban == target,
    }
}

fn named(kb: &KnowledgeBase, target: &Target) -> String {
    match target {
        Target::Role(role) => format!("the role `{}`", kb.roles.id(*role)),
        Target::Track(track) => format!("the track `{track}`"),
        Target::Certification(id) => format!("the certification `{}`", kb.certifications.id(*id)),
        Target::Activity(activity) => format!("the activity `{}`", kb.activities.id(*activity)),
        Target::Kind(kind) => format!("activities of the kind `{}`", kind.word()),
        Target::Way(way) => format!("moving {}", way.word()),
    }
}

/// Rules of equal priority that can both hold and set one fact to different values.
fn disagreeing<'v>(view: &'v View) -> impl Iterator<Item = Diagnostic> + use<'v> {
    let set: Vec<(Conclusion, FactId, &Scalar)> = conclusions(view)
        .into_iter()
        .filter_map(|found| sets(found.3).map(|(fact, value)| (found, fact, value)))
        .collect();
    let pairs = (0..set.len()).flat_map(move |one| {
        let first = set[one];
        let rest: Vec<_> = set[one + 1..].iter().filter(|other| disagree(&first, other)).copied().collect();
        rest.into_iter().map(move |other| (first, other))
    });
    pairs.filter_map(|(first, other)| both_hold(view, first, other))
}

fn sets(effect: &Effect) -> Option<(FactId, &Scalar)> {
    match effect {
        Effect::Set { fact, value } => Some((*fact, value)),
        _ => None,
    }
}

fn disagree(one: &(Conclusion, FactId, &Scalar), other: &(Conclusion, FactId, &Scalar)) -> bool {
    one.1 == other.1 && one.2 != other.2 && one.0.1.priority == other.0.1.priority
}

fn both_hold(
    view: &View,
    (first, fact, value): (Conclusion, FactId, &Scalar),
    (other, _, against): (Conclusion, FactId, &Scalar),
) -> Option<Diagnostic> {
    let Answer::Possible(example) = view.logic.can(&[(&first.1.when, Want::True), (&other.1.when, Want::True)]) else {
        return None;
    };
    let (kb, one, two) = (view.kb, &first.1.id, &other.1.id);
    let sentence = format!(
        "`{one}` sets `{}` to {}, `{two}` to {}, and both can hold",
        kb.facts.id(fact),
        spell::scalar(kb, value),
        spell::scalar(kb, against)
    );
    let when = if example.is_empty() { "always".to_owned() } else { format!("when {}", example.join(", ")) };
    let help = format!("{when}, for example; let the conditions exclude each other, or give one a higher priority");
    let place = effect_place(view, other.0, other.2);
    Some(placed(Diagnostic::warning(codes::DISAGREE, sentence).help(help), place))
}
