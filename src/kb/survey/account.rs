//! What became of the claims: which act on the base, which stand for themselves, and which nobody took up.

use std::collections::BTreeSet;

use super::{View, codes, placed};
use crate::diagnostic::Diagnostic;
use crate::kb::model::{Claim, ClaimActs, ClaimId, KnowledgeBase};

/// An account of all claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// How many claims there are.
    pub total: usize,
    /// How many are accounted for: an item of the promised kind acts on them, or a note says where or why not.
    pub accounted: usize,
    /// Claims on which no item acts, by intention or not, in the order of their ids.
    pub not_acted_on: Vec<NotActedOn>,
}

/// A claim on which no item acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotActedOn {
    /// The claim.
    pub id: String,
    /// What is to act on it.
    pub acts: ClaimActs,
    /// Where or why not; none if nobody says.
    pub note: Option<String>,
}

/// Accounts for the claims of a base.
pub(super) fn of(kb: &KnowledgeBase) -> Account {
    let missed = |(id, claim): &(ClaimId, &Claim)| !is_taken_up(kb, *id, claim);
    let not_acted_on: Vec<NotActedOn> = kb.claims.iter().filter(missed).map(|(_, claim)| not_acted_on(claim)).collect();
    let open = not_acted_on.iter().filter(|claim| !stands_for_itself(claim.acts) || claim.note.is_none()).count();
    Account { total: kb.claims.len(), accounted: kb.claims.len() - open, not_acted_on }
}

fn not_acted_on(claim: &Claim) -> NotActedOn {
    NotActedOn { id: claim.id.clone(), acts: claim.acts, note: claim.note.clone() }
}

/// Facts name no claims, so a note has to say which fact it is.
fn stands_for_itself(acts: ClaimActs) -> bool {
    matches!(acts, ClaimActs::Output | ClaimActs::None | ClaimActs::Fact)
}

fn is_taken_up(kb: &KnowledgeBase, id: ClaimId, claim: &Claim) -> bool {
    takers(kb, id).contains(&claim.acts.word())
}

/// The kinds of items that name a claim.
fn takers(kb: &KnowledgeBase, id: ClaimId) -> BTreeSet<&'static str> {
    let any = |acts: ClaimActs, named: bool| named.then(|| acts.word());
    let takers = [
        any(ClaimActs::Rule, kb.rules.iter().any(|(_, rule)| rule.claims.contains(&id))),
        any(ClaimActs::Transition, kb.transitions.iter().any(|(_, way)| way.claims.contains(&id))),
        any(ClaimActs::Activity, kb.activities.iter().any(|(_, activity)| activity.claims.contains(&id))),
        any(ClaimActs::Question, kb.questions.iter().any(|(_, question)| question.claims.contains(&id))),
    ];
    takers.into_iter().flatten().collect()
}

pub(super) fn look(view: &View) -> Vec<Diagnostic> {
    view.kb.claims.iter().filter_map(|(id, claim)| judged(view, id, claim)).collect()
}

fn judged(view: &View, id: ClaimId, claim: &Claim) -> Option<Diagnostic> {
    let acts = claim.acts.word();
    if stands_for_itself(claim.acts) {
        return claim.note.is_none().then(|| {
            let sentence = format!("`{}` acts on `{acts}`, and no note says where or why", claim.id);
            let finding = Diagnostic::warning(codes::CLAIM_WITHOUT_NOTE, sentence).help("add a `note`");
            placed(finding, view.places.key(id, "acts"))
        });
    }
    let takers = takers(view.kb, id);
    if takers.contains(acts) {
        return None;
    }
    let sentence = format!("no {acts} acts on the claim `{}`", claim.id);
    let others: Vec<&str> = takers.into_iter().collect();
    let help = if others.is_empty() {
        format!("name it in the `claims` of one, or say `acts: none` with a `note`; it says: {}", claim.says)
    } else {
        format!("say `acts: {}`, which names it", others[0])
    };
    Some(placed(Diagnostic::warning(codes::CLAIM_NOT_ACTED_ON, sentence).help(help), view.places.key(id, "acts")))
}
