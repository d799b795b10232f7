//! What there is to know of a certification, living or gone.

use helpdesk_path::kb::{Certification, CertificationId, Fee, KnowledgeBase, Lifecycle, RetiredId};
use helpdesk_path::render::page::{Page, Text};
use helpdesk_path::render::wording;
use serde_json::{Value, json};

use super::sheet::{Sheet, need_json, range_json, skill_at, sources_json, spread, standing};
use super::{condition, uses};

/// Everything on a certification.
pub fn page(kb: &KnowledgeBase, id: CertificationId) -> Page {
    let certification = kb.certifications.get(id);
    let mut sheet = Sheet::new(&certification.name, "certification", &certification.id);
    sheet.fields(facts(kb, certification));
    sheet.points("Exams", exams(certification));
    sheet.points("Required before", required(kb, certification));
    sheet.points("Recommended before", recommended(kb, certification));
    sheet.points("Skills that a pass suggests, by estimate", proven(kb, certification));
    sheet.points("Roles whose employers name it", uses::roles_naming(kb, id));
    sheet.points("Rules about it", uses::rules_about_certification(kb, id));
    sheet.resources(kb, resources(kb, id));
    sheet.sources(kb, &certification.sources);
    sheet.page()
}

fn facts(kb: &KnowledgeBase, certification: &Certification) -> Vec<(&'static str, Text)> {
    let basis = certification.study_basis.as_ref().map_or_else(String::new, |basis| format!(": {basis}"));
    let hours = Text::plain(&spread(certification.study_hours, "hour", "hours"));
    let validity = |years: u8| wording::count(years.into(), "year", "years");
    vec![
        ("Issuer", certification.issuer.as_str().into()),
        ("Level", certification.level.word().into()),
        ("Also called", certification.also_called.join(", ").into()),
        ("Status", status(kb, &certification.lifecycle)),
        ("Exam fees", fee(&certification.fee)),
        ("Yearly fee", certification.yearly_fee_usd.map(wording::money).unwrap_or_default().into()),
        ("Preparation", hours.and(standing(certification.study_standing)).and(Text::faint(&basis))),
        ("Valid for", certification.validity_years.map_or("life".to_owned(), validity).into()),
        ("Renewal", certification.renewal.clone().unwrap_or_default().into()),
        ("Where to check", address(certification.url.as_deref())),
    ]
}

fn address(url: Option<&str>) -> Text {
    url.map(|url| Text::link(url, url)).unwrap_or_default()
}

fn fee(fee: &Fee) -> Text {
    let spread = match fee.spread_usd {
        Some((low, high)) if low < high => format!(" ({} to {})", wording::money(low), wording::money(high)),
        _ => String::new(),
    };
    let note = fee.note.as_ref().map_or_else(String::new, |note| format!("; {note}"));
    let dated = Text::faint(&format!(", as of {}{note}", fee.as_of));
    Text::plain(&format!("{}{spread}", wording::money(fee.usd))).and(standing(fee.standing)).and(dated)
}

fn status(kb: &KnowledgeBase, lifecycle: &Lifecycle) -> Text {
    let ends = lifecycle.ends.map_or_else(String::new, |ends| format!(", last day {}", wording::date(ends)));
    let successor = lifecycle
        .successor
        .map_or_else(String::new, |next| format!(", followed by {}", kb.certifications.get(next).name));
    let note = lifecycle.note.as_ref().map_or_else(String::new, |note| format!("; {note}"));
    format!("{}{ends}{successor}{note}", lifecycle.status.word().replace('-', " ")).into()
}

fn exams(certification: &Certification) -> Vec<Text> {
    let told = |exam: &helpdesk_path::kb::Exam| {
        let ends = exam.ends.map_or_else(String::new, |ends| format!(", last day {}", wording::date(ends)));
        let title = exam.title.as_ref().map_or_else(String::new, |title| format!(" {title}"));
        Text::code(&exam.code).and(format!("{title}{ends}"))
    };
    certification.exams.iter().map(told).collect()
}

fn required(kb: &KnowledgeBase, certification: &Certification) -> Vec<Text> {
    let text = certification.needs_text.iter().map(Text::from);
    text.chain(condition::parts(kb, &certification.needs)).collect()
}

fn recommended(kb: &KnowledgeBase, certification: &Certification) -> Vec<Text> {
    let Some(recommended) = &certification.recommends else { return Vec::new() };
    let months = recommended.months.map(|months| wording::count(months as usize, "month", "months"));
    let held = recommended.certifications.iter().map(|&held| kb.certifications.get(held).name.clone());
    let experience = months.map(|months| format!("{months} of experience"));
    experience.into_iter().chain(held).chain(recommended.text.clone()).map(Text::from).collect()
}

fn proven(kb: &KnowledgeBase, certification: &Certification) -> Vec<String> {
    certification.proves.iter().map(|&need| skill_at(kb, need)).collect()
}

fn resources(kb: &KnowledgeBase, id: CertificationId) -> impl Iterator<Item = helpdesk_path::kb::ResourceId> {
    let fitting = kb.resources.iter().filter(move |(_, resource)| resource.certifications.contains(&id));
    fitting.map(|(resource, _)| resource)
}

/// The same in JSON.
pub fn json_of(kb: &KnowledgeBase, id: CertificationId) -> Value {
    let certification = kb.certifications.get(id);
    json!({
        "kind": "certification",
        "id": certification.id,
        "name": certification.name,
        "issuer": certification.issuer,
        "level": certification.level.word(),
        "also_called": certification.also_called,
        "exams": certification.exams.iter().map(|exam| json!({
            "code": exam.code,
            "title": exam.title,
            "ends": exam.ends.map(|ends| ends.to_string()),
        })).collect::<Value>(),
        "fee": fee_json(&certification.fee),
        "yearly_fee_usd": certification.yearly_fee_usd,
        "study_hours": range_json(certification.study_hours),
        "study_standing": certification.study_standing.word(),
        "study_basis": certification.study_basis,
        "validity_years": certification.validity_years,
        "renewal": certification.renewal,
        "renewal_hours": certification.renewal_hours,
        "needs": condition::json_of(kb, &certification.needs),
        "needs_text": certification.needs_text,
        "recommends": recommends_json(kb, certification),
        "proves": certification.proves.iter().map(|&need| need_json(kb, need)).collect::<Value>(),
        "lifecycle": lifecycle_json(kb, &certification.lifecycle),
        "resources": resources(kb, id).map(|resource| kb.resources.id(resource)).collect::<Value>(),
        "url": certification.url,
        "sources": sources_json(kb, &certification.sources),
    })
}

fn fee_json(fee: &Fee) -> Value {
    json!({
        "usd": fee.usd,
        "low": fee.spread_usd.map(|(low, _)| low),
        "high": fee.spread_usd.map(|(_, high)| high),
        "standing": fee.standing.word(),
        "as_of": fee.as_of,
        "note": fee.note,
    })
}

fn recommends_json(kb: &KnowledgeBase, certification: &Certification) -> Value {
    let told = |recommended: &helpdesk_path::kb::Recommendation| {
        json!({
            "months": recommended.months,
            "certifications": recommended.certifications.iter().map(|&held| kb.certifications.id(held)).collect::<Value>(),
            "text": recommended.text,
        })
    };
    certification.recommends.as_ref().map_or(Value::Null, told)
}

fn lifecycle_json(kb: &KnowledgeBase, lifecycle: &Lifecycle) -> Value {
    json!({
        "status": lifecycle.status.word(),
        "ends": lifecycle.ends.map(|ends| ends.to_string()),
        "successor": lifecycle.successor.map(|next| kb.certifications.id(next)),
        "note": lifecycle.note,
    })
}

/// Everything on a certification that is gone.
pub fn retired_page(kb: &KnowledgeBase, id: RetiredId) -> Page {
    let retired = kb.retired.get(id);
    let mut sheet = Sheet::new(&retired.name, "retired certification", &retired.id);
    let successor = retired.successor.map(|next| {
        let next = kb.certifications.get(next);
        Text::plain(&next.name).and(Text::faint(&format!(" ({})", next.id)))
    });
    sheet.fields(vec![
        ("What became of it", retired.change.word().into()),
        ("When", retired.date.map_or("date not confirmed".to_owned(), wording::date).into()),
        ("In its place", successor.unwrap_or_else(|| "nothing".into())),
        ("Also called", retired.also_called.join(", ").into()),
        ("Note", retired.note.clone().unwrap_or_default().into()),
    ]);
    sheet.sources(kb, &retired.sources);
    sheet.page()
}

/// The same in JSON.
pub fn retired_json(kb: &KnowledgeBase, id: RetiredId) -> Value {
    let retired = kb.retired.get(id);
    json!({
        "kind": "retired-certification",
        "id": retired.id,
        "name": retired.name,
        "also_called": retired.also_called,
        "change": retired.change.word(),
        "date": retired.date.map(|date| date.to_string()),
        "successor": retired.successor.map(|next| kb.certifications.id(next)),
        "note": retired.note,
        "sources": sources_json(kb, &retired.sources),
    })
}
