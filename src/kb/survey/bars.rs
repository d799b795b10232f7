//! Hiring bars that nothing in the base can bring anybody over, and roles that cannot be reached from the start.

use std::collections::BTreeSet;

use super::logic::Want;
use super::{View, codes, names, placed};
use crate::diagnostic::Diagnostic;
use crate::kb::condition::Condition;
use crate::kb::model::{
    ActivityId, Capacity, CertificationId, KnowledgeBase, Level, Reach, Requirement, Role, RoleId, SkillLevel,
    Teaching, Transition, TransitionId,
};
use crate::kb::table::Handle;

/// Passing an exam brings this level at most: it shows knowledge, and from level 3 on it takes work.
const EXAM_CEILING: u8 = 2;

pub(super) fn look(view: &View) -> Vec<Diagnostic> {
    let everybody = Progress::of_everybody(view);
    let short: Vec<(RoleId, usize)> = view
        .kb
        .roles
        .iter()
        .flat_map(|(id, role)| {
            let brought = everybody.levels_without(id);
            let over = move |(_, bar): &(usize, &Requirement)| brought[bar.need.skill.index()] < bar.need.level;
            essential(role).filter(over).map(move |(place, _)| (id, place)).collect::<Vec<_>>()
        })
        .collect();
    let hopeless: BTreeSet<RoleId> = short.iter().map(|(role, _)| *role).collect();
    let bars = short.iter().map(|(role, place)| nothing_brings(view, *role, *place));
    bars.chain(out_of_reach(view, &hopeless)).collect()
}

/// The musts of a hiring bar with their places in the list.
fn essential(role: &Role) -> impl Iterator<Item = (usize, &Requirement)> {
    role.requires.iter().enumerate().filter(|(_, bar)| !bar.preferred)
}

fn nothing_brings(view: &View, role: RoleId, place: usize) -> Diagnostic {
    let (kb, bar) = (view.kb, view.kb.roles.get(role).requires[place]);
    let (skill, level) = (kb.skills.id(bar.need.skill), bar.need.level.get());
    let finding = Diagnostic::warning(
        codes::NOTHING_BRINGS,
        format!("`{}` asks for `{skill}` at level {level}, and nothing brings anybody there", kb.roles.id(role)),
    );
    let at = view.places.key(role, "requires").map(|bars| bars.nth(place).at("level"));
    placed(finding.help(help(view, bar.need)), at)
}

fn help(view: &View, need: SkillLevel) -> String {
    let on_condition = |(_, role): &(RoleId, &Role)| {
        let teaches = |teaching: &&Teaching| teaching.skill == need.skill && teaching.only_if.is_some();
        role.teaches.iter().filter(teaches).any(|teaching| teaching.months.keys().any(|level| *level >= need.level))
    };
    let taught: Vec<&str> = view.kb.roles.iter().filter(on_condition).map(|(_, role)| role.id.as_str()).collect();
    if taught.is_empty() {
        return "add an activity that gains it, let another role teach it, or lower the bar".to_owned();
    }
    format!("{} only teach it on a condition, which plans do not rely on; add an activity that gains it", names(taught))
}

/// Roles that nobody who begins outside IT can work their way up to, told at the moves that stay shut.
fn out_of_reach(view: &View, hopeless: &BTreeSet<RoleId>) -> Vec<Diagnostic> {
    if !view.kb.roles.iter().any(|(_, role)| role.level == 0) {
        return Vec::new();
    }
    let progress = Progress::from_the_start(view);
    let shut = view.kb.transitions.iter().filter(|(_, way)| {
        let there = progress.roles.contains(&way.to) || hopeless.contains(&way.to);
        way.reach != Reach::Bridge && progress.roles.contains(&way.from) && !there
    });
    shut.map(|(id, way)| stays_shut(view, &progress, id, way)).collect()
}

fn stays_shut(view: &View, progress: &Progress, id: TransitionId, way: &Transition) -> Diagnostic {
    let kb = view.kb;
    let lacking = essential(kb.roles.get(way.to)).map(|(_, bar)| bar.need).filter(|need| !progress.meets(*need));
    let lacking: Vec<String> =
        lacking.map(|need| format!("{} {}", kb.skills.id(need.skill), need.level.get())).collect();
    let why = if lacking.is_empty() { "its gate".to_owned() } else { names(lacking.iter().map(String::as_str)) };
    let to = kb.roles.id(way.to);
    let finding = Diagnostic::warning(codes::OUT_OF_REACH, format!("nobody who begins outside IT can get to `{to}`"))
        .help(format!("what is lacking on the way from `{}` is {why}", kb.roles.id(way.from)));
    placed(finding, view.places.id(id))
}

/// What can be held and reached at best, with time and money without end.
pub(super) struct Progress<'v, 'a> {
    view: &'v View<'a>,
    levels: Vec<Level>,
    roles: BTreeSet<RoleId>,
    activities: BTreeSet<ActivityId>,
    certifications: BTreeSet<CertificationId>,
}

impl<'v, 'a> Progress<'v, 'a> {
    /// What people can get to who may begin in any role with what it asks for.
    pub(super) fn of_everybody(view: &'v View<'a>) -> Self {
        let mut progress = Self::nothing(view);
        progress.roles.extend(view.kb.roles.handles());
        progress.work_on();
        progress
    }

    /// What people can get to who begin outside IT with nothing.
    fn from_the_start(view: &'v View<'a>) -> Self {
        let mut progress = Self::nothing(view);
        progress.roles.extend(view.kb.roles.iter().filter(|(_, role)| role.level == 0).map(|(id, _)| id));
        progress.work_on();
        progress
    }

    fn nothing(view: &'v View<'a>) -> Self {
        Self {
            view,
            levels: vec![Level::NONE; view.kb.skills.len()],
            roles: BTreeSet::new(),
            activities: BTreeSet::new(),
            certifications: BTreeSet::new(),
        }
    }

    /// The levels that can be brought to somebody who was never in a role.
    fn levels_without(&self, role: RoleId) -> Vec<Level> {
        let mut others = Self::nothing(self.view);
        others.roles.extend(self.roles.iter().copied().filter(|other| *other != role));
        others.work_on();
        others.levels
    }

    /// Whether a level can be held.
    pub(super) fn meets(&self, need: SkillLevel) -> bool {
        self.levels[need.skill.index()] >= need.level
    }

    /// Whether somebody who got this far can meet a condition, whatever else is true of them.
    pub(super) fn can_hold(&self, condition: &Condition) -> bool {
        let logic = self.view.logic.among(&self.levels, &self.roles);
        !logic.can(&[(condition, Want::True)]).is_impossible()
    }

    /// Goes on until nothing new comes.
    fn work_on(&mut self) {
        while self.learn_in_roles() | self.do_activities() | self.pass_exams() | self.move_on() {}
    }

    fn learn_in_roles(&mut self) -> bool {
        let kb: &'a KnowledgeBase = self.view.kb;
        let taught = self.roles.iter().flat_map(|role| &kb.roles.get(*role).teaches);
        let mut brings = Vec::new();
        for teaching in taught.filter(|teaching| teaching.only_if.is_none()) {
            brings.extend(teaching.months.keys().map(|level| SkillLevel { skill: teaching.skill, level: *level }));
        }
        brings.into_iter().fold(false, |new, brings| self.climb(brings) | new)
    }

    /// Nobody jumps a level by work alone.
    fn climb(&mut self, to: SkillLevel) -> bool {
        to.level.get() <= self.levels[to.skill.index()].get() + 1 && self.raise(to)
    }

    fn raise(&mut self, to: SkillLevel) -> bool {
        let held = &mut self.levels[to.skill.index()];
        let higher = to.level > *held;
        *held = to.level.max(*held);
        higher
    }

    fn do_activities(&mut self) -> bool {
        let kb: &'a KnowledgeBase = self.view.kb;
        let mut new = false;
        for (id, activity) in kb.activities.iter() {
            let begun = activity.gains.iter().all(|gain| self.levels[gain.skill.index()] >= gain.from);
            let after = activity.after.iter().all(|before| self.activities.contains(before));
            let somewhere = activity.capacity != Capacity::Work || self.has_work();
            if !self.activities.contains(&id) && begun && after && somewhere && self.can_hold(&activity.needs) {
                self.activities.insert(id);
                new = true;
                for gain in &activity.gains {
                    self.raise(SkillLevel { skill: gain.skill, level: gain.to });
                }
            }
        }
        new
    }

    fn pass_exams(&mut self) -> bool {
        let kb: &'a KnowledgeBase = self.view.kb;
        let mut new = false;
        let named = self.certifications_named();
        for (id, certification) in kb.certifications.iter() {
            if named.contains(&id) && !self.certifications.contains(&id) && self.can_hold(&certification.needs) {
                self.certifications.insert(id);
                new = true;
                for proof in &certification.proves {
                    self.raise(capped(*proof));
                }
            }
        }
        new
    }

    /// Whether there is a job whose hours can be used.
    fn has_work(&self) -> bool {
        self.roles.iter().any(|role| self.view.kb.roles.get(*role).level > 0)
    }

    /// The exams that plans take: those that employers name for a next role.
    fn certifications_named(&self) -> BTreeSet<CertificationId> {
        let kb: &'a KnowledgeBase = self.view.kb;
        let next = kb.transitions.iter().map(|(_, way)| way).filter(|way| self.roles.contains(&way.from));
        next.flat_map(|way| way.certifications.iter().chain(&kb.roles.get(way.to).certifications).copied()).collect()
    }

    fn move_on(&mut self) -> bool {
        let kb: &'a KnowledgeBase = self.view.kb;
        let mut new = false;
        for (_, way) in kb.transitions.iter().filter(|(_, way)| way.reach != Reach::Bridge) {
            let over = essential(kb.roles.get(way.to)).all(|(_, bar)| self.meets(bar.need));
            let ahead = self.roles.contains(&way.from) && !self.roles.contains(&way.to);
            if ahead && over && self.can_hold(&way.when) {
                new |= self.roles.insert(way.to);
            }
        }
        new
    }
}

fn capped(proof: SkillLevel) -> SkillLevel {
    let ceiling = Level::new(EXAM_CEILING).unwrap_or_default();
    SkillLevel { level: proof.level.min(ceiling), ..proof }
}
