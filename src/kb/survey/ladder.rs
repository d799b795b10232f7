//! Promotions to a role that asks less of a skill than the role below it.

use super::{View, codes, placed};
use crate::diagnostic::Diagnostic;
use crate::kb::model::{Level, MoveKind, Role, SkillId, Transition, TransitionId};

pub(super) fn look(view: &View) -> Vec<Diagnostic> {
    let promotions = view.kb.transitions.iter().filter(|(_, way)| way.kind == MoveKind::Promotion);
    promotions.filter_map(|(id, way)| falling(view, id, way)).collect()
}

fn falling(view: &View, id: TransitionId, way: &Transition) -> Option<Diagnostic> {
    let (below, above) = (view.kb.roles.get(way.from), view.kb.roles.get(way.to));
    if below.track != above.track {
        return None;
    }
    let less = below.requires.iter().filter(|bar| !bar.preferred).filter_map(|bar| {
        let asked = bar_of(above, bar.need.skill).filter(|asked| *asked < bar.need.level)?;
        Some(format!("`{}` {} after {}", view.kb.skills.id(bar.need.skill), asked.get(), bar.need.level.get()))
    });
    let less: Vec<String> = less.collect();
    if less.is_empty() {
        return None;
    }
    let sentence = format!("`{}` is a promotion to a role that asks less: {}", way.id, less.join(", "));
    let finding = Diagnostic::note(codes::FALLING_BAR, sentence)
        .help(format!("check the bars of `{}` and `{}`", below.id, above.id));
    Some(placed(finding, view.places.id(id)))
}

/// The level that a role asks of a skill as a must.
fn bar_of(role: &Role, skill: SkillId) -> Option<Level> {
    role.requires.iter().find(|bar| bar.need.skill == skill && !bar.preferred).map(|bar| bar.need.level)
}
