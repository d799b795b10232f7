//! A small world for the tests: three skills, five roles, four certifications.

use jiff::civil::{Date, date};

use super::{Profile, RawProfile, Resolved, resolve};
use crate::kb::{
    Certification, CertificationLevel, Condition, Exam, Fee, KnowledgeBase, Level, Lifecycle, LifecycleStatus, OnCall,
    Pace, Range, Remote, Requirement, RetiredCertification, RetiredChange, Rhythm, Role, Selling, ShiftWork, Skill,
    SkillId, SkillKind, SkillLevel, Standing, Table, Teaching, Traits, Travel,
};
use crate::rules::fixture::Draft;
use crate::source::{Place, SourceSet};

/// The day on which the tests happen.
pub const TODAY: Date = date(2026, 11, 21);

pub fn base() -> KnowledgeBase {
    let mut kb = Draft::new().build();
    kb.skills =
        Table::new(vec![skill("linux", "Linux"), skill("people", "People"), skill("windows", "Windows client")]);
    kb.roles = Table::new(roles(&kb));
    kb.certifications = Table::new(certifications(&kb));
    kb.retired = Table::new(retired(&kb));
    kb.pay.rows.insert(("15-1232".to_owned(), "US".to_owned()), [None; 5]);
    kb.pay.rows.insert(("15-1232".to_owned(), "US-OH".to_owned()), [None; 5]);
    kb
}

/// What comes of a profile file.
pub fn read(kb: &KnowledgeBase, yaml: &str) -> Resolved {
    told(kb, yaml, &[]).0
}

/// What comes of a file and flags: the outcome, and each finding as `code line:column sentence | help`.
pub fn told(kb: &KnowledgeBase, yaml: &str, flags: &[&str]) -> (Resolved, Vec<String>) {
    let mut sources = SourceSet::new();
    let file = sources.add("me.yaml", None, yaml.as_bytes().to_vec());
    let (mut raw, mut findings) = RawProfile::from_source(&sources, file);
    for flag in flags {
        findings.extend(raw.set(flag).err());
    }
    let resolved = resolve(kb, &raw, TODAY);
    findings.extend(resolved.findings.clone());
    let at = |place: &Place| sources.locate(place).map_or(String::new(), |at| format!("{}:{} ", at.line, at.column));
    let lines = findings.iter().map(|finding| {
        let place = finding.place.as_ref().map(at).unwrap_or_default();
        format!("{} {place}{} | {}", finding.code, finding.sentence, finding.help.as_deref().unwrap_or_default())
    });
    (resolved, lines.collect())
}

/// The profile of a file that must be right.
pub fn profile(kb: &KnowledgeBase, yaml: &str) -> Profile {
    let resolved = read(kb, yaml);
    resolved.profile.unwrap_or_else(|| panic!("{:#?}", resolved.findings))
}

/// The level held in a skill.
pub fn level(kb: &KnowledgeBase, profile: &Profile, skill: &str) -> u8 {
    profile.level(kb.skills.find(skill).unwrap()).get()
}

fn skill(id: &str, name: &str) -> Skill {
    Skill {
        id: id.to_owned(),
        name: name.to_owned(),
        kind: SkillKind::Technical,
        category: "test".to_owned(),
        about: String::new(),
        levels: std::array::from_fn(|_| String::new()),
        hours_to_next: [8, 20, 50, 120, 250],
        needs: vec![],
    }
}

fn roles(kb: &KnowledgeBase) -> Vec<Role> {
    let skill = |id| kb.skills.find(id).unwrap();
    let (linux, people, windows) = (skill("linux"), skill("people"), skill("windows"));
    let mut admin = role("admin", "Systems administrator", "infrastructure", 3);
    admin.also_called = vec!["Sysadmin".to_owned(), "IT generalist".to_owned()];
    admin.requires = vec![requires(windows, 3), requires(linux, 2)];
    admin.teaches = vec![teaches(linux, &[(3, 12), (4, 40)]), teaches(windows, &[(4, 18)])];
    let mut helper = role("helper", "Help desk technician (tier 1)", "support", 1);
    helper.also_called = vec!["Service desk agent".to_owned(), "IT generalist".to_owned()];
    helper.requires = vec![requires(windows, 2), Requirement { preferred: true, ..requires(people, 1) }];
    let guarded = Teaching { only_if: Some("a console".to_owned()), ..teaches(people, &[(1, 2)]) };
    helper.teaches = vec![teaches(windows, &[(3, 14), (4, 42)]), teaches(linux, &[(1, 5), (2, 15)]), guarded];
    let mut lead = role("lead", "Team lead", "support", 3);
    lead.traits.leads_people = true;
    vec![admin, helper, lead, role("newcomer", "New to IT", "entry", 0), role("other", "Other", "support", 2)]
}

fn role(id: &str, title: &str, track: &str, level: u8) -> Role {
    Role {
        id: id.to_owned(),
        title: title.to_owned(),
        also_called: vec![],
        track: track.to_owned(),
        level,
        summary: String::new(),
        duties: vec![],
        requires: vec![],
        teaches: vec![],
        does_not_teach: vec![],
        certifications: vec![],
        interests: vec![],
        fit: "IRC".to_owned(),
        traits: Traits {
            remote: Remote::Hybrid,
            on_call: OnCall::Regular,
            shift_work: ShiftWork::Possible,
            people: 3,
            hardware: 1,
            travel: Travel::None,
            rhythm: Rhythm::Mixed,
            selling: Selling::None,
            leads_people: false,
        },
        pay: None,
        outlook: None,
        education: None,
        sources: vec![],
    }
}

fn at(skill: SkillId, level: u8) -> SkillLevel {
    SkillLevel { skill, level: Level::new(level).unwrap() }
}

fn requires(skill: SkillId, level: u8) -> Requirement {
    Requirement { need: at(skill, level), preferred: false }
}

/// Teaching with only the likely months told apart.
fn teaches(skill: SkillId, months: &[(u8, u32)]) -> Teaching {
    let range = |likely| Range { low: likely / 2, likely, high: likely * 2 };
    let months = months.iter().map(|&(level, likely)| (Level::new(level).unwrap(), range(likely)));
    Teaching { skill, pace: Pace::Daily, months: months.collect(), only_if: None }
}

fn certifications(kb: &KnowledgeBase) -> Vec<Certification> {
    let skill = |id| kb.skills.find(id).unwrap();
    let mut a_plus = certification("comptia-a-plus", "CompTIA A+", "CompTIA");
    a_plus.also_called = vec!["A-Plus".to_owned()];
    a_plus.exams = vec![Exam { code: "220-1201".to_owned(), title: None, ends: None }];
    a_plus.validity_years = Some(3);
    a_plus.renewal = Some("Collect credits.".to_owned());
    a_plus.proves = vec![at(skill("windows"), 2), at(skill("linux"), 1)];
    let mut forever = certification("forever", "Linux for Ever (LFE)", "Nobody");
    forever.proves = vec![at(skill("linux"), 3)];
    vec![a_plus, forever]
}

fn certification(id: &str, name: &str, issuer: &str) -> Certification {
    Certification {
        id: id.to_owned(),
        name: name.to_owned(),
        issuer: issuer.to_owned(),
        level: CertificationLevel::Entry,
        also_called: vec![],
        exams: vec![],
        fee: Fee { usd: 0, standing: Standing::Estimated, spread_usd: None, as_of: "2026".to_owned(), note: None },
        yearly_fee_usd: None,
        study_hours: Range::default(),
        study_standing: Standing::Estimated,
        study_basis: None,
        validity_years: None,
        renewal: None,
        renewal_hours: None,
        needs: Condition::ALWAYS,
        needs_text: None,
        recommends: None,
        proves: vec![],
        lifecycle: Lifecycle { status: LifecycleStatus::Active, ends: None, successor: None, note: None },
        url: None,
        sources: vec![],
    }
}

fn retired(kb: &KnowledgeBase) -> Vec<RetiredCertification> {
    let item = |id: &str, name: &str, successor| RetiredCertification {
        id: id.to_owned(),
        name: name.to_owned(),
        also_called: vec![],
        change: RetiredChange::Retired,
        date: None,
        successor,
        note: None,
        sources: vec![],
    };
    vec![item("mcse", "MCSE", None), item("old-a-plus", "CompTIA A+ 220-801", kb.certifications.find("comptia-a-plus"))]
}
