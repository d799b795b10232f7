//! Roles that nothing leads to, and roles that lead nowhere.

use super::{View, codes, placed};
use crate::diagnostic::Diagnostic;
use crate::kb::model::{Reach, Role, RoleId};

/// From this career level on, a role may be the last one.
const TOP: u8 = 6;

pub(super) fn look(view: &View) -> Vec<Diagnostic> {
    let lost = view.kb.roles.iter().filter(|(id, role)| role.level > 0 && !has_way_in(view, *id));
    let stuck = view.kb.roles.iter().filter(|(id, role)| role.level < TOP && !has_way_on(view, *id));
    lost.map(|(id, role)| no_way_in(view, id, role)).chain(stuck.map(|(id, role)| no_way_on(view, id, role))).collect()
}

fn has_way_in(view: &View, role: RoleId) -> bool {
    view.kb.transitions.iter().any(|(_, way)| way.to == role && way.reach != Reach::Bridge)
}

fn has_way_on(view: &View, role: RoleId) -> bool {
    view.kb.transitions.iter().any(|(_, way)| way.from == role && way.reach != Reach::Bridge)
}

fn no_way_in(view: &View, id: RoleId, role: &Role) -> Diagnostic {
    let finding = Diagnostic::warning(codes::NO_WAY_IN, format!("nothing leads to the role `{}`", role.id))
        .help("add a transition to it; a bridge alone is not one, since plans go over the roles between");
    placed(finding, view.places.id(id))
}

fn no_way_on(view: &View, id: RoleId, role: &Role) -> Diagnostic {
    let finding = Diagnostic::warning(codes::NO_WAY_ON, format!("no way leads on from the role `{}`", role.id))
        .help(format!("add a transition from it; only roles from level {TOP} on may be the last"));
    placed(finding, view.places.id(id))
}
