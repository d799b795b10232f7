//! Roles: the hiring bar, what the work teaches, conditions of work, pay and outlook.

use std::collections::BTreeMap;

use super::scope::{Scope, text, texts};
use crate::kb::codes;
use crate::kb::here::Here;
use crate::kb::model::{
    Education, Level, NotTaught, OnCall, Outlook, PayPoint, Range, Remote, Requirement, Rhythm, Role, RolePay, Selling,
    ShiftWork, Teaching, Traits, Travel,
};
use crate::kb::raw::{
    RawEducation, RawNotTaught, RawOutlook, RawPayPoint, RawRequirement, RawRole, RawRolePay, RawTeaching, RawTraits,
};

/// The highest level of the career ladder.
pub(super) const TOP: u8 = 7;
/// More months than these are a slip of the pen.
pub(super) const MOST_MONTHS: u32 = 600;
/// Percentiles of wages that the program can give; those between published ones are read off the line between them.
const PERCENTILES: &[u8] = &[10, 17, 25, 34, 50, 67, 75, 90];

pub(super) fn resolve(raw: RawRole, here: &Here, scope: &mut Scope) -> Role {
    scope.kebab(&raw.id, here);
    scope.track(&raw.track, &here.key("track"));
    let level = scope.small(raw.level, 0, TOP, &here.key("level"));
    in_work_is_described(&raw, level, here, scope);
    Role {
        requires: requirements(&raw.requires, &here.key("requires"), scope),
        teaches: teachings(raw.teaches, &here.key("teaches"), scope),
        does_not_teach: not_taught(raw.does_not_teach, &here.key("does_not_teach"), scope),
        certifications: scope.all(&raw.certifications, &here.key("certifications"), Scope::certification),
        sources: scope.sources(&raw.sources, here),
        fit: fit(text(raw.fit).unwrap_or_default(), &here.key("fit"), scope),
        traits: raw.traits.map_or(UNKNOWN_TRAITS, |raw| traits(&raw, &here.key("traits"), scope)),
        pay: raw.pay.map(|pay| role_pay(pay, &here.key("pay"), scope)),
        outlook: raw.outlook.and_then(|outlook| resolve_outlook(outlook, &here.key("outlook"), scope)),
        education: raw
            .education
            .map(|RawEducation { typical, practice }| Education { typical: typical.0, practice: practice.0 }),
        interests: interests(texts(raw.interests), &here.key("interests"), scope),
        id: raw.id.0,
        title: raw.title.0,
        also_called: texts(raw.also_called),
        track: raw.track.0,
        level,
        summary: raw.summary.0,
        duties: texts(raw.duties),
    }
}

/// What stands for the conditions of work of people who do not work in IT yet.
const UNKNOWN_TRAITS: Traits = Traits {
    remote: Remote::Hybrid,
    on_call: OnCall::None,
    shift_work: ShiftWork::None,
    people: 3,
    hardware: 0,
    travel: Travel::None,
    rhythm: Rhythm::Mixed,
    selling: Selling::None,
    leads_people: false,
};

/// Only start roles of people not in IT yet can do without conditions of work.
fn in_work_is_described(raw: &RawRole, level: u8, here: &Here, scope: &mut Scope) {
    let lacking = [("traits", raw.traits.is_none()), ("fit", raw.fit.is_none())];
    for (key, _) in lacking.into_iter().filter(|(_, lacks)| *lacks && level > 0) {
        let sentence = format!("the role `{}` has no `{key}`", &*raw.id);
        scope.error(
            codes::NEEDED_FOR_WORK,
            here,
            sentence,
            format!("add `{key}`; only roles of level 0 can do without"),
        );
    }
}

fn requirements(raw: &[RawRequirement], here: &Here, scope: &mut Scope) -> Vec<Requirement> {
    let mut resolved: Vec<Requirement> = Vec::with_capacity(raw.len());
    for (place, RawRequirement { skill, level, preferred }) in raw.iter().enumerate() {
        let here = here.nth(place);
        let need = crate::kb::raw::RawSkillLevel { skill: skill.clone(), level: *level };
        let Some(need) = scope.skill_level(&need, &here) else { continue };
        if resolved.iter().any(|have| have.need.skill == need.skill) {
            scope.repeated(skill, &here.key("skill"));
        } else {
            resolved.push(Requirement { need, preferred: *preferred });
        }
    }
    resolved
}

fn teachings(raw: Vec<RawTeaching>, here: &Here, scope: &mut Scope) -> Vec<Teaching> {
    let each = raw.into_iter().enumerate();
    each.filter_map(|(place, raw)| teaching(raw, &here.nth(place), scope)).collect()
}

fn teaching(raw: RawTeaching, here: &Here, scope: &mut Scope) -> Option<Teaching> {
    let skill = scope.skill(&raw.skill, &here.key("skill"));
    let months = months(&raw.months, &here.key("months"), scope);
    Some(Teaching { skill: skill?, pace: raw.pace, months, only_if: text(raw.only_if) })
}

fn months(raw: &BTreeMap<i64, Vec<u32>>, here: &Here, scope: &mut Scope) -> BTreeMap<Level, Range<u32>> {
    let mut months = BTreeMap::new();
    let mut before = Range { low: 0, likely: 0, high: 0 };
    for (&level, triple) in raw {
        let key = level.to_string();
        let here = here.key(&key);
        let Some(level) = scope.level(level, 1, &here) else { continue };
        let &[low, likely, high] = &triple[..] else {
            let help = "give low, likely and high months, such as `[9, 14, 24]`";
            scope.error(codes::RANGE_ORDER, &here, format!("{} numbers of months are given", triple.len()), help);
            continue;
        };
        scope.rising(low, likely, high, &here);
        scope.within(i64::from(high), 0, i64::from(MOST_MONTHS), &here);
        if low < before.low || likely < before.likely || high < before.high {
            let sentence = format!("level {} is reached before the level under it", level.get());
            scope.error(codes::RANGE_ORDER, &here, sentence, "a higher level takes at least as many months");
        }
        before = Range { low, likely, high };
        months.insert(level, before);
    }
    months
}

fn not_taught(raw: Vec<RawNotTaught>, here: &Here, scope: &mut Scope) -> Vec<NotTaught> {
    let each = raw.into_iter().enumerate();
    each.map(|(place, raw)| NotTaught {
        skills: scope.all(&raw.skills, &here.nth(place).key("skills"), Scope::skill),
        why: raw.why.0,
    })
    .collect()
}

/// The words for interests are the values of the fact `interests`.
fn interests(words: Vec<String>, here: &Here, scope: &mut Scope) -> Vec<String> {
    let Some(fact) = scope.facts.iter().find(|fact| fact.id == "interests") else { return words };
    let crate::kb::model::FactKind::Set(choices) = &fact.kind else { return words };
    let unknown: Vec<_> =
        words.iter().enumerate().filter(|(_, word)| !choices.iter().any(|choice| choice.id == **word)).collect();
    let findings: Vec<_> = unknown
        .into_iter()
        .map(|(place, word)| {
            let near = crate::diagnostic::did_you_mean(word, choices.iter().map(|choice| choice.id.as_str()));
            crate::diagnostic::Diagnostic::error(codes::FACT_VALUE, format!("unknown interest `{word}`"))
                .at(here.nth(place).place())
                .help(near.unwrap_or_else(|| "use the values of the fact `interests`".to_owned()))
        })
        .collect();
    scope.found.extend(findings);
    words
}

fn fit(code: String, here: &Here, scope: &mut Scope) -> String {
    let letters: std::collections::BTreeSet<char> = code.chars().collect();
    let known = letters.iter().all(|letter| "RIASEC".contains(*letter));
    if !known || letters.len() != code.chars().count() || letters.len() > 3 {
        let help = "give up to three different letters of R, I, A, S, E and C, such as `IRC`";
        scope.error(codes::FIT_CODE, here, format!("`{code}` is not an interest code"), help);
    }
    code
}

fn traits(raw: &RawTraits, here: &Here, scope: &mut Scope) -> Traits {
    Traits {
        remote: raw.remote,
        on_call: raw.on_call,
        shift_work: raw.shift_work,
        people: scope.small(raw.people, 1, 5, &here.key("people")),
        hardware: scope.small(raw.hardware, 0, 3, &here.key("hardware")),
        travel: raw.travel,
        rhythm: raw.rhythm,
        selling: raw.selling,
        leads_people: raw.leads_people,
    }
}

fn role_pay(raw: RawRolePay, here: &Here, scope: &mut Scope) -> RolePay {
    let codes = [("low", &raw.low.soc), ("likely", &raw.likely.soc), ("high", &raw.high.soc)];
    for (place, (key, soc)) in codes.iter().enumerate() {
        // An occupation that is named three times is told once.
        if !codes[..place].iter().any(|(_, earlier)| earlier == soc) {
            scope.paid(soc, &here.key(key).key("soc"));
        }
    }
    let points = Range {
        low: pay_point(raw.low, &here.key("low"), scope),
        likely: pay_point(raw.likely, &here.key("likely"), scope),
        high: pay_point(raw.high, &here.key("high"), scope),
    };
    RolePay { standing: raw.standing, points, why: raw.why.0 }
}

fn pay_point(raw: RawPayPoint, here: &Here, scope: &mut Scope) -> PayPoint {
    let percentile = u8::try_from(raw.at).ok().filter(|percentile| PERCENTILES.contains(percentile));
    if percentile.is_none() {
        let known: Vec<_> = PERCENTILES.iter().map(u8::to_string).collect();
        let help = format!("use one of {}", known.join(", "));
        scope.error(codes::PERCENTILE, &here.key("at"), format!("there is no percentile {}", raw.at), help);
    }
    PayPoint { soc: raw.soc.0, percentile: percentile.unwrap_or(50) }
}

fn resolve_outlook(raw: RawOutlook, here: &Here, scope: &mut Scope) -> Option<Outlook> {
    if !(-100.0..=1000.0).contains(&raw.growth_pct) {
        let sentence = format!("{} is no growth in percent", raw.growth_pct);
        scope.error(
            codes::NUMBER_RANGE,
            &here.key("growth_pct"),
            sentence,
            "give percent over the whole period, such as `-4.2`",
        );
    }
    let source = scope.source(&raw.source, &here.key("source"))?;
    Some(Outlook { growth_pct: raw.growth_pct, annual_openings: raw.annual_openings, period: raw.period.0, source })
}
