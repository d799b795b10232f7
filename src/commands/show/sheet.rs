//! A page about one item, put together from whatever the item has to say.

use helpdesk_path::kb::{ClaimId, KnowledgeBase, Range, ResourceId, SkillLevel, SourceId, Standing};
use helpdesk_path::render::page::{Block, Field, Page, Table, Text};
use helpdesk_path::render::wording;
use serde_json::{Value, json};

/// A page that grows; parts with nothing in them are left out.
pub struct Sheet(Page);

impl Sheet {
    /// The page of an item with this title, kind and id.
    pub fn new(title: &str, kind: &str, id: &str) -> Self {
        let what = Text::faint(&format!("{} ", wording::capital(kind))).and(Text::code(id));
        Self(Page { title: Text::plain(title), blocks: vec![Block::Paragraph(what)] })
    }

    /// The finished page.
    pub fn page(self) -> Page {
        self.0
    }

    /// Adds a paragraph.
    pub fn say(&mut self, text: impl Into<Text>) {
        let text = text.into();
        if !text.is_empty() {
            self.0.blocks.push(Block::Paragraph(text));
        }
    }

    /// Adds labels with what they stand for.
    pub fn fields(&mut self, fields: Vec<(&'static str, Text)>) {
        let fields = fields.into_iter().filter(|(_, text)| !text.is_empty());
        let fields: Vec<Field> = fields.map(|(label, text)| Field::new(label, text)).collect();
        if !fields.is_empty() {
            self.0.blocks.push(Block::Fields(fields));
        }
    }

    /// Adds a section with a paragraph.
    pub fn passage(&mut self, heading: &str, text: impl Into<Text>) {
        let text = text.into();
        if !text.is_empty() {
            self.section(heading, Block::Paragraph(text));
        }
    }

    /// Adds a section with points.
    pub fn points<T: Into<Text>>(&mut self, heading: &str, points: impl IntoIterator<Item = T>) {
        let points: Vec<Text> = points.into_iter().map(Into::into).collect();
        if !points.is_empty() {
            self.section(heading, Block::Bullets(points));
        }
    }

    /// Adds a section with numbered points.
    pub fn in_order<T: Into<Text>>(&mut self, heading: &str, points: impl IntoIterator<Item = T>) {
        let points: Vec<Text> = points.into_iter().map(Into::into).collect();
        if !points.is_empty() {
            self.section(heading, Block::Numbered(points));
        }
    }

    /// Adds a section with labels.
    pub fn listed(&mut self, heading: &str, fields: Vec<(&'static str, Text)>) {
        if fields.iter().any(|(_, text)| !text.is_empty()) {
            self.0.blocks.push(Block::Section(heading.into()));
            self.fields(fields);
        }
    }

    /// Adds a section with a table.
    pub fn table(&mut self, heading: &str, heads: &[&'static str], rows: Vec<Vec<Text>>) {
        if !rows.is_empty() {
            self.section(heading, Block::Table(Table { heads: heads.to_vec(), rows }));
        }
    }

    /// Adds the sources with their dates.
    pub fn sources(&mut self, kb: &KnowledgeBase, sources: &[SourceId]) {
        self.points("Sources", sources.iter().map(|&source| source_text(kb, source)));
    }

    /// Adds the statements acted on.
    pub fn claims(&mut self, kb: &KnowledgeBase, claims: &[ClaimId]) {
        let told = |&claim: &ClaimId| {
            let claim = kb.claims.get(claim);
            Text::code(&claim.id).and(" ").and(&claim.says)
        };
        self.points("Statements it acts on", claims.iter().map(told));
    }

    /// Adds places to learn.
    pub fn resources(&mut self, kb: &KnowledgeBase, resources: impl IntoIterator<Item = ResourceId>) {
        self.points("Where to learn", resources.into_iter().map(|resource| resource_text(kb, resource)));
    }

    fn section(&mut self, heading: &str, block: Block) {
        self.0.blocks.extend([Block::Section(heading.into()), block]);
    }
}

/// A source in a line: title, publisher, date.
pub fn source_text(kb: &KnowledgeBase, source: SourceId) -> Text {
    let source = kb.sources.get(source);
    linked(&source.title, source.url.as_deref())
        .and(format!(", {}", source.publisher))
        .and(Text::faint(&format!(" ({}; {})", source.as_of, source.id)))
}

/// A resource in a line: title, cost, date.
pub fn resource_text(kb: &KnowledgeBase, resource: ResourceId) -> Text {
    let resource = kb.resources.get(resource);
    linked(&resource.title, resource.url.as_deref())
        .and(format!(": {}", resource.cost.text))
        .and(Text::faint(&format!(" (seen {}; {})", resource.last_seen, resource.id)))
}

/// Words that lead to an address, if there is one.
pub fn linked(words: &str, address: Option<&str>) -> Text {
    address.map_or_else(|| words.into(), |address| Text::link(words, address))
}

/// A skill at a level: `Linux 3 (independent)`.
pub fn skill_at(kb: &KnowledgeBase, need: SkillLevel) -> String {
    format!("{} {} ({})", kb.skills.get(need.skill).name, need.level.get(), need.level.word())
}

/// What a level of a skill means.
pub fn meaning(kb: &KnowledgeBase, need: SkillLevel) -> &str {
    let place = usize::from(need.level.get()).checked_sub(1);
    place.and_then(|place| kb.skills.get(need.skill).levels.get(place)).map_or("", String::as_str)
}

/// A low, a likely and a high number with their unit: `12 hours (8 to 20)`.
pub fn spread(range: Range<u32>, one: &str, many: &str) -> String {
    let likely = wording::count(range.likely as usize, one, many);
    if range.low == range.high { likely } else { format!("{likely} ({} to {})", range.low, range.high) }
}

/// How well a number is founded, as a remark behind it.
pub fn standing(standing: Standing) -> Text {
    Text::faint(&format!(", {}", standing.word()))
}

/// A range in JSON.
pub fn range_json(range: Range<u32>) -> Value {
    json!({"low": range.low, "likely": range.likely, "high": range.high})
}

/// A skill at a level in JSON.
pub fn need_json(kb: &KnowledgeBase, need: SkillLevel) -> Value {
    json!({"skill": kb.skills.id(need.skill), "level": need.level.get()})
}

/// Ids of sources in JSON.
pub fn sources_json(kb: &KnowledgeBase, sources: &[SourceId]) -> Value {
    sources.iter().map(|&source| kb.sources.id(source)).collect()
}

/// Ids of claims in JSON.
pub fn claims_json(kb: &KnowledgeBase, claims: &[ClaimId]) -> Value {
    claims.iter().map(|&claim| kb.claims.id(claim)).collect()
}
