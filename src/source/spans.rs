//! Where every key and value of a YAML text stands, in bytes.

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Options, Parser, ScanError, Span as Marks};

use super::{Path, Segment};

/// Nesting beyond this is refused. The deepest shipped file uses about ten levels.
pub(super) const MAX_DEPTH: usize = 64;

/// The tree of keys and values of the first document of a text, with their bytes.
#[derive(Debug)]
pub(super) struct SpanIndex {
    root: Node,
}

/// A key that stands twice in one mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Duplicate {
    pub(super) path: Path,
    pub(super) key: String,
    pub(super) first: usize,
    pub(super) again: Range<usize>,
}

#[derive(Debug, Default)]
struct Node {
    key: Option<Range<usize>>,
    value: Range<usize>,
    children: Vec<(Segment, Node)>,
}

impl SpanIndex {
    /// Reads as much of the text as can be read; what stands behind a fault of form has no place.
    pub(super) fn read(text: &str) -> Self {
        Self { root: Builder::new(text).build() }
    }

    /// The bytes of the value at the path, or of its key, or of the nearest value around it.
    pub(super) fn find(&self, path: &Path, key: bool) -> Range<usize> {
        let mut node = &self.root;
        for segment in path.segments() {
            let Some(child) = node.child(segment) else { return node.shown(false) };
            node = child;
        }
        node.shown(key)
    }

    /// Every key that stands again in its mapping, in the order of the text.
    pub(super) fn duplicates(&self) -> Vec<Duplicate> {
        let mut found = Vec::new();
        self.root.duplicates(&Path::default(), &mut found);
        found
    }
}

impl Node {
    /// List places lead straight to their children.
    fn child(&self, segment: &Segment) -> Option<&Self> {
        let found = match segment {
            Segment::Index(place) => self.children.get(*place).filter(|(have, _)| have == segment),
            Segment::Key(_) => self.children.iter().find(|(have, _)| have == segment),
        };
        found.map(|(_, child)| child)
    }

    /// An empty value, as after `title:`, is best shown by its key.
    fn shown(&self, key: bool) -> Range<usize> {
        match &self.key {
            Some(at) if key || self.value.is_empty() => at.clone(),
            _ => self.value.clone(),
        }
    }

    fn duplicates(&self, path: &Path, found: &mut Vec<Duplicate>) {
        let mut firsts = HashMap::new();
        for (segment, child) in &self.children {
            let inner: Path = path.segments().iter().chain([segment]).cloned().collect();
            if let (Segment::Key(key), Some(at)) = (segment, &child.key) {
                let first = *firsts.entry(key).or_insert(at.start);
                if first != at.start {
                    found.push(Duplicate { path: inner.clone(), key: key.clone(), first, again: at.clone() });
                }
            }
            child.duplicates(&inner, found);
        }
    }
}

/// Walks the events of a text; `None` where a fault of form ends them.
struct Builder<'text, I: Iterator<Item = Result<(Event<'text>, Marks), ScanError>>> {
    events: I,
}

impl<'text> Builder<'text, Parser<'text, granit_parser::StrInput<'text>>> {
    fn new(text: &'text str) -> Self {
        Self { events: Parser::new_from_str_with_options(text, options()) }
    }
}

impl<'text, I: Iterator<Item = Result<(Event<'text>, Marks), ScanError>>> Builder<'text, I> {
    fn build(mut self) -> Node {
        while let Some((event, marks)) = self.next() {
            if event.is_node() {
                return self.node(None, &event, &marks);
            }
        }
        Node::default()
    }

    fn next(&mut self) -> Option<(Event<'text>, Marks)> {
        self.events.next()?.ok()
    }

    /// Depth of the recursion is bounded by [`MAX_DEPTH`], which the scanner enforces.
    fn node(&mut self, key: Option<Range<usize>>, event: &Event<'text>, marks: &Marks) -> Node {
        let start = bytes(marks);
        let mut node = Node { key, value: start, children: Vec::new() };
        match event {
            Event::SequenceStart(..) => self.sequence(&mut node),
            Event::MappingStart(..) => self.mapping(&mut node),
            _ => {}
        }
        node
    }

    fn sequence(&mut self, node: &mut Node) {
        let mut index = 0;
        while let Some((event, marks)) = self.next() {
            if matches!(event, Event::SequenceEnd) {
                node.close(&marks);
                return;
            }
            let child = self.node(None, &event, &marks);
            node.add(Segment::Index(index), child);
            index += 1;
        }
    }

    fn mapping(&mut self, node: &mut Node) {
        while let Some((event, marks)) = self.next() {
            if matches!(event, Event::MappingEnd) {
                node.close(&marks);
                return;
            }
            let key = self.node(None, &event, &marks);
            let name = event.scalar().map_or_else(String::new, |(text, _)| text.to_owned());
            let Some((event, marks)) = self.next() else { return };
            let child = self.node(Some(key.value), &event, &marks);
            node.add(Segment::Key(name), child);
        }
    }
}

impl Node {
    fn add(&mut self, segment: Segment, child: Node) {
        self.value.end = self.value.end.max(child.value.end);
        self.children.push((segment, child));
    }

    /// Flow collections end at their bracket; block ones with their last child.
    fn close(&mut self, marks: &Marks) {
        let end = bytes(marks);
        if !end.is_empty() {
            self.value.end = self.value.end.max(end.end);
        }
    }
}

fn bytes(marks: &Marks) -> Range<usize> {
    marks.byte_range().unwrap_or(0..0)
}

/// The scanner's options: no comments, and an early end to nesting without end.
pub(super) fn options() -> Options {
    let mut options = Options::default();
    options.emit_comments = false;
    options.flow_nesting_limit = MAX_DEPTH;
    options.block_nesting_limit = MAX_DEPTH;
    options
}
