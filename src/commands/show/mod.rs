//! `show`: everything on one item.

mod activity;
mod certification;
mod condition;
mod fact;
mod role;
mod rule;
mod sheet;
mod skill;
mod source;
mod transition;
mod uses;

use clap::Args;
use clap_complete::ArgValueCandidates;
use helpdesk_path::diagnostic::did_you_mean;
use helpdesk_path::kb::KnowledgeBase;
use helpdesk_path::render::page::Page;
use serde_json::{Value, json};

use super::item::{Item, Kind, find};
use crate::base;
use crate::cli::Context;
use crate::complete;
use crate::delivery::Delivery;
use crate::exit::Outcome;
use crate::failure::Failure;

pub use fact::type_word;

/// The schema of shown items.
const SCHEMA: &str = "helpdesk-path/show/1";

/// Show everything on one item of the knowledge base, with its sources and where it is used
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  helpdesk-path show systems-administrator
  helpdesk-path show \"Network engineer\" --region US-OH
  helpdesk-path show N10-009
  helpdesk-path show active-directory --json")]
pub struct Show {
    /// The id of an item, or what it is called: the title of a role, the name of a certification, an exam code
    #[arg(value_name = "ID", add = ArgValueCandidates::new(complete::everything))]
    id: String,

    /// Look only among items of this kind
    #[arg(long, value_enum, value_name = "KIND")]
    kind: Option<Kind>,

    /// Show the pay of a role in this state too, such as US-OH
    #[arg(long, value_name = "REGION")]
    region: Option<String>,

    #[command(flatten)]
    delivery: Delivery,
}

impl Show {
    /// Whether JSON is asked for.
    pub fn wants_json(&self) -> bool {
        self.delivery.wants_json()
    }

    /// Finds what is meant and shows all of it.
    pub fn run(&self, context: &Context<'_>) -> Result<Outcome, Failure> {
        let kb = base::load(context)?.kb;
        let region = self.region.as_deref().map(|region| known_region(&kb, region)).transpose()?;
        let found = self.found(&kb)?;
        let page = together(found.iter().map(|&item| page(&kb, item, region.as_deref())).collect());
        self.delivery.page(context, &page, || {
            let items: Value = found.iter().map(|&item| json_of(&kb, item, region.as_deref())).collect();
            json!({"schema": SCHEMA, "items": items})
        })?;
        Ok(Outcome::Done)
    }

    fn found<'k>(&self, kb: &'k KnowledgeBase) -> Result<Vec<Item<'k>>, Failure> {
        let kinds = self.kind.as_ref().map_or(Kind::all(), std::slice::from_ref);
        let found = find(kb, kinds, &self.id);
        if found.is_empty() { Err(unknown(kb, kinds, &self.id)) } else { Ok(found) }
    }
}

fn unknown(kb: &KnowledgeBase, kinds: &[Kind], wanted: &str) -> Failure {
    let items: Vec<Item<'_>> = kinds.iter().flat_map(|kind| kind.items(kb)).collect();
    let ids = || items.iter().map(|item| item.id(kb));
    let names = || items.iter().flat_map(|item| item.names(kb));
    let among = match kinds {
        [kind] => format!(" among the {}", kind.plural()),
        _ => String::new(),
    };
    let help = did_you_mean(wanted, ids()).or_else(|| did_you_mean(wanted, names()));
    let help = help.unwrap_or_else(|| "`helpdesk-path list roles` and the like name everything there is".to_owned());
    Failure::input(format!("there is nothing called `{wanted}`{among}"), Some(help))
}

/// A state of the pay table, however its letters are written.
fn known_region(kb: &KnowledgeBase, wanted: &str) -> Result<String, Failure> {
    let areas = || kb.pay.rows.keys().map(|(_, area)| area.as_str());
    let known = areas().find(|area| area.eq_ignore_ascii_case(wanted));
    known.map(str::to_owned).ok_or_else(|| {
        let help = did_you_mean(wanted, areas()).unwrap_or_else(|| "a state is written like `US-OH`".to_owned());
        Failure::input(format!("there is no pay for the region `{wanted}`"), Some(help))
    })
}

/// Several pages as one: the first gives the title.
fn together(pages: Vec<Page>) -> Page {
    let mut pages = pages.into_iter();
    let mut whole = pages.next().unwrap_or_else(|| Page { title: "".into(), blocks: Vec::new() });
    for page in pages {
        whole.blocks.push(helpdesk_path::render::page::Block::Section(page.title));
        whole.blocks.extend(page.blocks);
    }
    whole
}

fn page(kb: &KnowledgeBase, item: Item<'_>, region: Option<&str>) -> Page {
    match item {
        Item::Role(id) => role::page(kb, id, region),
        Item::Skill(id) => skill::page(kb, id),
        Item::Certification(id) => certification::page(kb, id),
        Item::Retired(id) => certification::retired_page(kb, id),
        Item::Activity(id) => activity::page(kb, id),
        Item::Transition(id) => transition::page(kb, id),
        Item::Rule(id) => rule::page(kb, id),
        Item::Question(id) => fact::question_page(kb, id),
        Item::Resource(id) => source::resource_page(kb, id),
        Item::Source(id) => source::page(kb, id),
        Item::Claim(id) => source::claim_page(kb, id),
        Item::Fact(id) => fact::page(kb, id),
        Item::Track(id) => source::track_page(kb, id),
    }
}

/// An item in JSON, with all that the base says of it.
pub fn json_of(kb: &KnowledgeBase, item: Item<'_>, region: Option<&str>) -> Value {
    match item {
        Item::Role(id) => role::json_of(kb, id, region),
        Item::Skill(id) => skill::json_of(kb, id),
        Item::Certification(id) => certification::json_of(kb, id),
        Item::Retired(id) => certification::retired_json(kb, id),
        Item::Activity(id) => activity::json_of(kb, id),
        Item::Transition(id) => transition::json_of(kb, id),
        Item::Rule(id) => rule::json_of(kb, id),
        Item::Question(id) => fact::question_json(kb, id),
        Item::Resource(id) => source::resource_json(kb, id),
        Item::Source(id) => source::json_of(kb, id),
        Item::Claim(id) => source::claim_json(kb, id),
        Item::Fact(id) => fact::json_of(kb, id),
        Item::Track(id) => source::track_json(kb, id),
    }
}
