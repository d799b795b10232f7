//! The levels a person is taken to hold where they did not state them.
//!
//! Whoever got a job met its essential requirements; the work then teaches what the role's table says in the likely
//! months, starting from what was held before; a certification suggests what it proves, up to the level basic. A stated
//! level always wins, also when it is lower. Teaching that depends on the employer is not credited without asking.

use std::collections::BTreeMap;

use super::{HeldLevel, LevelFrom, PastRole};
use crate::kb::{CertificationId, Handle, KnowledgeBase, Level, RoleId, SkillId, SkillLevel, Teaching};

/// The level in every skill, by the place of the skill in its table.
///
/// The jobs are in the order in which they were held, the present one last.
pub(super) fn levels(
    kb: &KnowledgeBase,
    jobs: &[PastRole],
    certifications: impl Iterator<Item = CertificationId>,
    stated: &BTreeMap<SkillId, Level>,
) -> Vec<HeldLevel> {
    let mut credit = Credit { kb, levels: vec![HeldLevel::default(); kb.skills.len()] };
    for job in jobs {
        credit.job(*job);
    }
    for certification in certifications {
        credit.proof(certification);
    }
    for (skill, level) in stated {
        credit.levels[skill.index()] = HeldLevel { level: *level, from: LevelFrom::Stated };
    }
    credit.levels
}

/// The jobs in IT in the order in which they were held, the present one last. Stays in one role count together.
pub(super) fn jobs(kb: &KnowledgeBase, past: &[PastRole], role: RoleId, months: u32) -> Vec<PastRole> {
    let mut jobs: Vec<PastRole> = Vec::new();
    let present = PastRole { role, months };
    for job in past.iter().copied().filter(|job| job.role != role) {
        match jobs.iter_mut().find(|other| other.role == job.role) {
            Some(other) => other.months = other.months.saturating_add(job.months),
            None => jobs.push(job),
        }
    }
    let before: u32 = past.iter().filter(|job| job.role == role).map(|job| job.months).fold(0, u32::saturating_add);
    jobs.push(PastRole { months: present.months.saturating_add(before), ..present });
    jobs.retain(|job| kb.roles.get(job.role).level > 0);
    jobs
}

/// The highest level that a pass is credited with: it shows knowledge, and more takes work.
const MOST_PROVEN: Level = Level::BASIC;

/// Levels while they are being credited.
struct Credit<'a> {
    kb: &'a KnowledgeBase,
    levels: Vec<HeldLevel>,
}

impl Credit<'_> {
    fn job(&mut self, job: PastRole) {
        let role = self.kb.roles.get(job.role);
        for required in role.requires.iter().filter(|required| !required.preferred) {
            self.raise(required.need, LevelFrom::HiredWith(job.role));
        }
        for teaching in role.teaches.iter().filter(|teaching| teaching.only_if.is_none()) {
            let level = taught(teaching, self.levels[teaching.skill.index()].level, job.months);
            let from = LevelFrom::Taught { role: job.role, months: job.months };
            self.raise(SkillLevel { skill: teaching.skill, level }, from);
        }
    }

    fn proof(&mut self, certification: CertificationId) {
        for proven in &self.kb.certifications.get(certification).proves {
            let level = proven.level.min(MOST_PROVEN);
            self.raise(SkillLevel { level, ..*proven }, LevelFrom::Proven(certification));
        }
    }

    /// The first to speak for a level is named.
    fn raise(&mut self, to: SkillLevel, from: LevelFrom) {
        let held = &mut self.levels[to.skill.index()];
        if to.level > held.level {
            *held = HeldLevel { level: to.level, from };
        }
    }
}

/// The level after so many months of work, for somebody who held a level on the first day. The months that the table
/// gives up to that level are behind them.
pub fn taught(teaching: &Teaching, held: Level, months: u32) -> Level {
    let behind = teaching.months.get(&held).map_or(0, |months| months.likely);
    let reached = |(level, needed): (&Level, &crate::kb::Range<u32>)| {
        (*level > held && needed.likely.saturating_sub(behind) <= months).then_some(*level)
    };
    teaching.months.iter().filter_map(reached).max().unwrap_or(held)
}

#[cfg(test)]
mod tests;
