//! Skills that the plan credits without having been told.

use std::collections::BTreeSet;

use super::{Report, left_out, section};
use crate::kb::Level;
use crate::plan::SkillHeld;
use crate::render::page::{Block, Table, Text};
use crate::render::wording::capital;

/// Credited skills in a short report.
const SHORT_SKILLS: usize = 8;

impl Report<'_> {
    /// What is credited, why, and how to say otherwise.
    pub(super) fn credited(&self) -> Vec<Block> {
        let skills = self.credited_skills();
        let Some(first) = skills.first() else { return Vec::new() };
        let most = if self.is_short() { SHORT_SKILLS } else { usize::MAX };
        let table =
            Table { heads: vec!["Skill", "Level", "Why"], rows: skills.iter().take(most).map(|s| row(s)).collect() };
        let mut blocks = vec![Block::Paragraph(intro(first)), Block::Table(table)];
        if skills.len() > most {
            blocks.push(Block::Paragraph(left_out(skills.len() - most, "skill", "skills")));
        }
        section("What you are credited with", blocks)
    }

    /// Those that the moves ask for come first, then the highest.
    fn credited_skills(&self) -> Vec<&SkillHeld> {
        let asked: BTreeSet<&str> =
            self.plan.moves.iter().flat_map(|step| &step.gaps).map(|gap| gap.skill.as_str()).collect();
        let mut skills: Vec<&SkillHeld> = self.plan.skills.iter().filter(|skill| !skill.stated).collect();
        skills.sort_by_key(|skill| (!asked.contains(skill.id.as_str()), u8::MAX - skill.level));
        skills
    }
}

fn intro(example: &SkillHeld) -> Text {
    let correction = format!("--set skills.{}={}", example.id, example.level.saturating_add(1).min(5));
    Text::plain(
        "You did not state these skills; the plan reckons with them because of your work and your certifications. ",
    )
    .and("If a level is wrong, say so, for example ")
    .and(Text::code(&correction))
    .and(".")
}

fn row(skill: &SkillHeld) -> Vec<Text> {
    let word = Level::new(skill.level).map_or("", Level::word);
    vec![Text::plain(&skill.name), format!("{} {word}", skill.level).into(), capital(&skill.why).into()]
}
