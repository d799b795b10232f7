//! What there is to know of a role.

use helpdesk_path::kb::{KnowledgeBase, Range, Requirement, Role, RoleId, Teaching, Transition};
use helpdesk_path::plan::Pay;
use helpdesk_path::planner::pay;
use helpdesk_path::render::page::{Page, Text};
use helpdesk_path::render::wording;
use serde_json::{Value, json};

use super::sheet::{Sheet, range_json, sources_json, spread};
use super::{sheet, uses};

/// Everything on a role, its pay in one region.
pub fn page(kb: &KnowledgeBase, id: RoleId, region: Option<&str>) -> Page {
    let role = kb.roles.get(id);
    let mut sheet = Sheet::new(&role.title, "role", &role.id);
    sheet.say(&role.summary);
    sheet.fields(standing(kb, role));
    sheet.points("What one does", &role.duties);
    bar(kb, role, &mut sheet);
    teaching(kb, role, &mut sheet);
    ways(kb, id, &mut sheet);
    sheet.points("Certifications that employers name", certifications(kb, role));
    sheet.listed("Pay and outlook", prospects(kb, id, region));
    sheet.listed("Conditions of work", conditions(role));
    sheet.points("Rules about it", uses::rules_about_role(kb, id));
    sheet.sources(kb, &role.sources);
    sheet.page()
}

fn standing(kb: &KnowledgeBase, role: &Role) -> Vec<(&'static str, Text)> {
    let track = kb.tracks.get(&role.track).map_or(role.track.as_str(), |track| track.title.as_str());
    let level = kb.career_levels.get(&role.level).map_or_else(String::new, |about| format!(", {about}"));
    vec![
        ("Track", track.into()),
        ("Career level", format!("{} of 7{level}", role.level).into()),
        ("Also called", role.also_called.join(", ").into()),
    ]
}

/// The hiring bar, musts before wishes.
fn bar(kb: &KnowledgeBase, role: &Role, sheet: &mut Sheet) {
    let rows = |preferred: bool| {
        let asked = role.requires.iter().filter(|asked| asked.preferred == preferred);
        asked.map(|asked| needed(kb, *asked)).collect::<Vec<_>>()
    };
    sheet.table("What employers ask on the first day", &["Skill", "Level", "What that means"], rows(false));
    sheet.table("What they like to see", &["Skill", "Level", "What that means"], rows(true));
}

fn needed(kb: &KnowledgeBase, asked: Requirement) -> Vec<Text> {
    let need = asked.need;
    let level = format!("{} {}", need.level.get(), need.level.word());
    vec![kb.skills.get(need.skill).name.as_str().into(), level.into(), sheet::meaning(kb, need).into()]
}

fn teaching(kb: &KnowledgeBase, role: &Role, sheet: &mut Sheet) {
    let rows = role.teaches.iter().map(|teaching| taught(kb, teaching)).collect();
    sheet.table("What the work teaches", &["Skill", "How often", "Level after months", "Only with"], rows);
    let not_taught = role.does_not_teach.iter().map(|not| {
        let skills: Vec<&str> = not.skills.iter().map(|&skill| kb.skills.get(skill).name.as_str()).collect();
        format!("{}: {}", wording::list(&skills), not.why)
    });
    sheet.points("What it does not teach", not_taught);
}

fn taught(kb: &KnowledgeBase, teaching: &Teaching) -> Vec<Text> {
    let level = |(level, months): (&helpdesk_path::kb::Level, &Range<u32>)| {
        format!("{} after {} ({} to {})", level.get(), months.likely, months.low, months.high)
    };
    let levels: Vec<String> = teaching.months.iter().map(level).collect();
    let often = teaching.pace.word().replace('-', " ");
    let only_if = teaching.only_if.as_deref().unwrap_or_default();
    vec![kb.skills.get(teaching.skill).name.as_str().into(), often.into(), levels.join("; ").into(), only_if.into()]
}

fn ways(kb: &KnowledgeBase, id: RoleId, sheet: &mut Sheet) {
    let rows = |to_here: bool| {
        let touching = kb.transitions.iter().map(|(_, way)| way).filter(|way| way_end(way, to_here) == id);
        touching.map(|way| way_row(kb, way, way_end(way, !to_here))).collect::<Vec<_>>()
    };
    sheet.table("Ways in", &["From", "Months there before", "The move takes", "Within one employer"], rows(true));
    sheet.table("Ways on", &["To", "Months here before", "The move takes", "Within one employer"], rows(false));
}

fn way_end(way: &Transition, far: bool) -> RoleId {
    if far { way.to } else { way.from }
}

fn way_row(kb: &KnowledgeBase, way: &Transition, other: RoleId) -> Vec<Text> {
    vec![
        kb.roles.get(other).title.as_str().into(),
        spread(way.in_role_months, "month", "months").into(),
        spread(way.move_months, "month", "months").into(),
        way.inside.word().into(),
    ]
}

fn certifications(kb: &KnowledgeBase, role: &Role) -> Vec<Text> {
    let told = |certification: &helpdesk_path::kb::CertificationId| {
        let certification = kb.certifications.get(*certification);
        Text::plain(&certification.name).and(Text::faint(&format!(" ({})", certification.id)))
    };
    role.certifications.iter().map(told).collect()
}

fn prospects(kb: &KnowledgeBase, id: RoleId, region: Option<&str>) -> Vec<(&'static str, Text)> {
    let role = kb.roles.get(id);
    let national = pay::pay(kb, id, None);
    let regional = region.and_then(|region| pay::pay(kb, id, Some(region))).filter(|pay| pay.area != "US");
    let founded = role.pay.as_ref().map_or(String::new(), |pay| format!("{}; {}", pay.standing.word(), pay.why));
    vec![
        ("Pay a year", national.as_ref().map(pay_text).unwrap_or_default()),
        ("Pay there", regional.as_ref().map(pay_text).unwrap_or_default()),
        ("How the pay is read", founded.into()),
        ("Outlook", outlook(kb, role)),
        ("Schooling", schooling(role).into()),
    ]
}

fn pay_text(pay: &Pay) -> Text {
    let figures = format!("{}, likely {}", wording::money_span(pay.usd), wording::money(pay.usd.likely));
    Text::plain(&figures).and(Text::faint(&format!(" ({}, {})", pay.area, pay.release)))
}

fn outlook(kb: &KnowledgeBase, role: &Role) -> Text {
    let Some(outlook) = &role.outlook else { return Text::default() };
    let openings = outlook.annual_openings.map_or_else(String::new, |openings| {
        format!(", about {} openings a year nationally", wording::thousands(openings.into()))
    });
    let source = kb.sources.get(outlook.source);
    Text::plain(&format!("{:+.1} % over {}{openings}", outlook.growth_pct, outlook.period))
        .and(Text::faint(&format!(" ({}, {})", source.publisher, source.as_of)))
}

fn schooling(role: &Role) -> String {
    let told = |education: &helpdesk_path::kb::Education| format!("{}; {}", education.typical, education.practice);
    role.education.as_ref().map(told).unwrap_or_default()
}

fn conditions(role: &Role) -> Vec<(&'static str, Text)> {
    let traits = role.traits;
    vec![
        ("Place", traits.remote.word().replace('-', " ").into()),
        ("On call", traits.on_call.word().into()),
        ("Nights and weekends", traits.shift_work.word().into()),
        ("Travel", traits.travel.word().into()),
        ("Rhythm", traits.rhythm.word().into()),
        ("Work with people", format!("{} of 5", traits.people).into()),
        ("Work on hardware", format!("{} of 3", traits.hardware).into()),
        ("Selling", traits.selling.word().into()),
        ("Leads people", if traits.leads_people { "yes" } else { "no" }.into()),
        ("Suits an interest in", role.interests.join(", ").replace('-', " ").into()),
        ("Interest code", role.fit.as_str().into()),
    ]
}

/// The same in JSON.
pub fn json_of(kb: &KnowledgeBase, id: RoleId, region: Option<&str>) -> Value {
    let role = kb.roles.get(id);
    json!({
        "kind": "role",
        "id": role.id,
        "title": role.title,
        "also_called": role.also_called,
        "track": role.track,
        "level": role.level,
        "summary": role.summary,
        "duties": role.duties,
        "requires": role.requires.iter().map(|asked| asked_json(kb, *asked)).collect::<Value>(),
        "teaches": role.teaches.iter().map(|teaching| teaching_json(kb, teaching)).collect::<Value>(),
        "does_not_teach": role.does_not_teach.iter().map(|not| json!({
            "skills": not.skills.iter().map(|&skill| kb.skills.id(skill)).collect::<Value>(),
            "why": not.why,
        })).collect::<Value>(),
        "ways_in": ways_json(kb, id, true),
        "ways_on": ways_json(kb, id, false),
        "certifications": role.certifications.iter().map(|&held| kb.certifications.id(held)).collect::<Value>(),
        "pay_usd": pay::pay(kb, id, region).map(|pay| pay_json(&pay)),
        "outlook": role.outlook.as_ref().map(|outlook| json!({
            "growth_pct": outlook.growth_pct,
            "annual_openings": outlook.annual_openings,
            "period": outlook.period,
            "source": kb.sources.id(outlook.source),
        })),
        "education": role.education.as_ref().map(|education| json!({
            "typical": education.typical,
            "practice": education.practice,
        })),
        "interests": role.interests,
        "fit": role.fit,
        "traits": traits_json(role),
        "sources": sources_json(kb, &role.sources),
    })
}

fn asked_json(kb: &KnowledgeBase, asked: Requirement) -> Value {
    json!({
        "skill": kb.skills.id(asked.need.skill),
        "level": asked.need.level.get(),
        "means": sheet::meaning(kb, asked.need),
        "preferred": asked.preferred,
    })
}

fn teaching_json(kb: &KnowledgeBase, teaching: &Teaching) -> Value {
    let months: Value =
        teaching.months.iter().map(|(level, months)| (level.get().to_string(), range_json(*months))).collect();
    json!({
        "skill": kb.skills.id(teaching.skill),
        "pace": teaching.pace.word(),
        "months": months,
        "only_if": teaching.only_if,
    })
}

fn ways_json(kb: &KnowledgeBase, id: RoleId, to_here: bool) -> Value {
    let touching = kb.transitions.iter().map(|(_, way)| way).filter(|way| way_end(way, to_here) == id);
    touching.map(|way| json!({"transition": way.id, "role": kb.roles.id(way_end(way, !to_here))})).collect()
}

fn pay_json(pay: &Pay) -> Value {
    json!({
        "low": pay.usd.low,
        "likely": pay.usd.likely,
        "high": pay.usd.high,
        "area": pay.area,
        "release": pay.release,
        "derived": pay.derived,
    })
}

fn traits_json(role: &Role) -> Value {
    let traits = role.traits;
    json!({
        "remote": traits.remote.word(),
        "on_call": traits.on_call.word(),
        "shift_work": traits.shift_work.word(),
        "people": traits.people,
        "hardware": traits.hardware,
        "travel": traits.travel.word(),
        "rhythm": traits.rhythm.word(),
        "selling": traits.selling.word(),
        "leads_people": traits.leads_people,
    })
}
