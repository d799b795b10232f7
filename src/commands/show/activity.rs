//! What there is to know of an activity.

use helpdesk_path::kb::{Activity, ActivityId, Capacity, Cost, KnowledgeBase, Range};
use helpdesk_path::render::page::{Page, Text};
use helpdesk_path::render::wording;
use serde_json::{Value, json};

use super::sheet::{Sheet, claims_json, range_json, sources_json, standing};
use super::{condition, uses};

/// Everything on an activity.
pub fn page(kb: &KnowledgeBase, id: ActivityId) -> Page {
    let activity = kb.activities.get(id);
    let mut sheet = Sheet::new(&activity.title, "activity", &activity.id);
    sheet.fields(facts(activity));
    sheet.points("What must be true before", condition::parts(kb, &activity.needs));
    sheet.points("What must be done before", activity.after.iter().map(|&before| titled(kb, before)));
    sheet.in_order("What to do", &activity.actions);
    sheet.passage("Done when", activity.done_when.as_str());
    sheet.passage("What is left to show", sentence(activity.evidence.as_ref()));
    sheet.passage("Another way to do it", sentence(activity.accessible.as_ref()));
    sheet.points("What it teaches", gains(kb, activity));
    sheet.resources(kb, activity.resources.iter().copied());
    sheet.points("Rules about it", uses::rules_about_activity(kb, id));
    sheet.claims(kb, &activity.claims);
    sheet.sources(kb, &activity.sources);
    sheet.page()
}

fn sentence(text: Option<&String>) -> String {
    text.map(|text| wording::sentence(text)).unwrap_or_default()
}

fn facts(activity: &Activity) -> Vec<(&'static str, Text)> {
    let basis = activity.basis.as_ref().map_or_else(String::new, |basis| format!(": {basis}"));
    let effort = Text::plain(&wording::hours_likely(activity.effort));
    let rhythm = activity.repeat.map(|repeat| {
        let days = wording::count(repeat.every_days as usize, "day", "days");
        format!("{} times, {days} apart", repeat.times)
    });
    vec![
        ("Sort", activity.kind.word().replace('-', " ").into()),
        ("Effort", effort.and(standing(activity.standing)).and(Text::faint(&basis))),
        ("Whose time", whose_time(activity.capacity).into()),
        ("Ordinary duty", duty(activity.duty_share)),
        ("Takes at least", wording::count(activity.min_weeks as usize, "week", "weeks").into()),
        ("Rhythm", rhythm.unwrap_or_default().into()),
        ("Cost", activity.cost.as_ref().map_or_else(|| "nothing to buy".into(), cost)),
    ]
}

fn whose_time(capacity: Capacity) -> &'static str {
    match capacity {
        Capacity::Own => "evenings and weekends",
        Capacity::Work => "hours at work",
        Capacity::Wait => "calendar time only",
    }
}

fn duty(share: f64) -> Text {
    if share > 0.0 { format!("{:.0} % of the hours are ordinary duty", share * 100.0).into() } else { Text::default() }
}

fn cost(cost: &Cost) -> Text {
    let figures = Range { low: cost.low, likely: cost.high, high: cost.high };
    let note = cost.note.as_ref().map_or_else(String::new, |note| format!("; {note}"));
    let dated = Text::faint(&format!(", as of {}{note}", cost.as_of));
    Text::plain(&wording::money_span(figures)).and(standing(cost.standing)).and(dated)
}

fn titled(kb: &KnowledgeBase, id: ActivityId) -> Text {
    let activity = kb.activities.get(id);
    Text::plain(&activity.title).and(Text::faint(&format!(" ({})", activity.id)))
}

fn gains(kb: &KnowledgeBase, activity: &Activity) -> Vec<Text> {
    let told = |gain: &helpdesk_path::kb::Gain| {
        let skill = kb.skills.get(gain.skill);
        let means = usize::from(gain.to.get()).checked_sub(1).and_then(|place| skill.levels.get(place));
        let levels = format!(" from level {} to {}: ", gain.from.get(), gain.to.get());
        Text::strong(&skill.name).and(levels).and(means.map_or("", String::as_str))
    };
    activity.gains.iter().map(told).collect()
}

/// The same in JSON.
pub fn json_of(kb: &KnowledgeBase, id: ActivityId) -> Value {
    let activity = kb.activities.get(id);
    json!({
        "kind": "activity",
        "id": activity.id,
        "title": activity.title,
        "sort": activity.kind.word(),
        "effort_minutes": range_json(activity.effort),
        "effort_standing": activity.standing.word(),
        "basis": activity.basis,
        "capacity": activity.capacity.word(),
        "duty_share": activity.duty_share,
        "min_weeks": activity.min_weeks,
        "repeat": activity.repeat.map(|repeat| json!({"times": repeat.times, "every_days": repeat.every_days})),
        "cost_usd": activity.cost.as_ref().map(|cost| json!({
            "low": cost.low,
            "high": cost.high,
            "standing": cost.standing.word(),
            "as_of": cost.as_of,
            "note": cost.note,
        })),
        "needs": condition::json_of(kb, &activity.needs),
        "after": activity.after.iter().map(|&before| kb.activities.id(before)).collect::<Value>(),
        "gains": activity.gains.iter().map(|gain| json!({
            "skill": kb.skills.id(gain.skill),
            "from": gain.from.get(),
            "to": gain.to.get(),
        })).collect::<Value>(),
        "actions": activity.actions,
        "done_when": activity.done_when,
        "evidence": activity.evidence,
        "accessible": activity.accessible,
        "resources": activity.resources.iter().map(|&resource| kb.resources.id(resource)).collect::<Value>(),
        "claims": claims_json(kb, &activity.claims),
        "sources": sources_json(kb, &activity.sources),
    })
}
