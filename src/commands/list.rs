//! `list`: all items of one kind.

mod rows;

use std::collections::BTreeSet;

use clap::Args;
use helpdesk_path::diagnostic::did_you_mean;
use helpdesk_path::kb::KnowledgeBase;
use helpdesk_path::render::page::{Block, Page, Table};
use helpdesk_path::render::wording;
use serde_json::{Value, json};

use super::item::{Item, Kind};
use super::show;
use crate::base;
use crate::cli::Context;
use crate::delivery::Delivery;
use crate::exit::Outcome;
use crate::failure::Failure;

/// The schema of a list.
const SCHEMA: &str = "helpdesk-path/list/1";

/// List everything of one kind that the knowledge base holds
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  helpdesk-path list roles --track cloud
  helpdesk-path list activities --kind lab
  helpdesk-path list certifications --level entry --json
  helpdesk-path list skills > skills.md")]
pub struct List {
    /// What to list
    #[arg(value_enum, value_name = "KIND")]
    what: Kind,

    /// Only those of this track: roles, and transitions from or to one
    #[arg(long, value_name = "TRACK")]
    track: Option<String>,

    /// Only those of this sort, such as the activities of sort `lab`
    #[arg(long, value_name = "SORT")]
    kind: Option<String>,

    /// Only those of this level: 0 to 7 for roles, `entry` and the like for certifications
    #[arg(long, value_name = "LEVEL")]
    level: Option<String>,

    #[command(flatten)]
    delivery: Delivery,
}

/// Something to filter by: its option, what is wanted, and what an item has of it.
struct Filter<'a> {
    option: &'static str,
    wanted: &'a str,
    labels: Labels,
}

type Labels = fn(&KnowledgeBase, Item<'_>) -> Vec<String>;

impl<'a> Filter<'a> {
    fn asked(option: &'static str, wanted: Option<&'a String>, labels: Labels) -> Option<Self> {
        wanted.map(|wanted| Self { option, wanted, labels })
    }
}

impl List {
    /// Whether JSON is asked for.
    pub fn wants_json(&self) -> bool {
        self.delivery.wants_json()
    }

    /// Lists what passes the filters.
    pub fn run(&self, context: &Context<'_>) -> Result<Outcome, Failure> {
        let kb = base::load(context)?.kb;
        let mut items = self.what.items(&kb);
        for filter in self.filters() {
            items = self.filtered(&kb, items, &filter)?;
        }
        rows::put_in_order(&kb, &mut items);
        self.delivery.page(context, &self.page(&kb, &items), || self.json(&kb, &items))?;
        Ok(Outcome::Done)
    }

    fn filters(&self) -> Vec<Filter<'_>> {
        let all = [
            Filter::asked("--track", self.track.as_ref(), rows::tracks),
            Filter::asked("--kind", self.kind.as_ref(), rows::sorts),
            Filter::asked("--level", self.level.as_ref(), rows::levels),
        ];
        all.into_iter().flatten().collect()
    }

    /// The items with a label. A label that nothing of the kind has is a mistake worth telling.
    fn filtered<'k>(
        &self,
        kb: &KnowledgeBase,
        items: Vec<Item<'k>>,
        filter: &Filter<'_>,
    ) -> Result<Vec<Item<'k>>, Failure> {
        let known: BTreeSet<String> =
            self.what.items(kb).into_iter().flat_map(|item| (filter.labels)(kb, item)).collect();
        if !known.contains(filter.wanted) {
            return Err(self.no_such_label(&known, filter));
        }
        let has = |item: &Item<'k>| (filter.labels)(kb, *item).iter().any(|label| label == filter.wanted);
        Ok(items.into_iter().filter(has).collect())
    }

    fn no_such_label(&self, known: &BTreeSet<String>, filter: &Filter<'_>) -> Failure {
        let (kind, option, wanted) = (self.what.plural(), filter.option, filter.wanted);
        if known.is_empty() {
            return Failure::input(format!("`{option}` means nothing for {kind}"), None);
        }
        let choices: Vec<String> = known.iter().map(|label| format!("`{label}`")).collect();
        let help = did_you_mean(wanted, known.iter().map(String::as_str));
        let help = help.unwrap_or_else(|| format!("there are {}", wording::list(&choices)));
        Failure::input(format!("there are no {kind} with `{option} {wanted}`"), Some(help))
    }

    fn page(&self, kb: &KnowledgeBase, items: &[Item<'_>]) -> Page {
        let rows = items.iter().map(|&item| rows::row(kb, item)).collect();
        let table = Block::Table(Table { heads: rows::heads(self.what), rows });
        let count = Block::Paragraph(format!("{} in all.", items.len()).into());
        Page { title: wording::capital(self.what.plural()).into(), blocks: vec![table, count] }
    }

    fn json(&self, kb: &KnowledgeBase, items: &[Item<'_>]) -> Value {
        let items: Value = items.iter().map(|&item| show::json_of(kb, item, None)).collect();
        json!({"schema": SCHEMA, "kind": self.what.plural(), "items": items})
    }
}
