//! The knowledge base that comes with the program.

use crate::source::SourceSet;

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// The name of its layer, shown in findings.
pub const LAYER: &str = "built-in base";

/// Adds the shipped files as the first layer.
pub fn add_to(sources: &mut SourceSet) {
    for (name, text) in FILES {
        sources.add_static(name, Some(LAYER.to_owned()), text);
    }
}

/// The shipped files by name, for writing them out.
pub fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().copied()
}

/// The shipped personas by file name: people for trying out the base.
pub fn personas() -> impl Iterator<Item = (&'static str, &'static str)> {
    PERSONAS.iter().copied()
}
