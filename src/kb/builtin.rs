//! The knowledge base that comes with the program.

use crate::source::{Shipped, SourceSet};

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// The name of its layer, shown in findings.
pub const LAYER: &str = "built-in base";

/// Adds the shipped files as the first layer.
pub fn add_to(sources: &mut SourceSet) {
    for shipped in FILES {
        sources.add_static(shipped, Some(LAYER.to_owned()));
    }
}

/// The shipped files by name, for writing them out.
pub fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().map(|shipped| (shipped.name, shipped.text))
}

/// The shipped personas by file name: people for trying out the base.
pub fn personas() -> impl Iterator<Item = (&'static str, &'static str)> {
    PERSONAS.iter().map(|shipped| (shipped.name, shipped.text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kb::load;

    fn shipped() -> SourceSet {
        let mut sources = SourceSet::new();
        add_to(&mut sources);
        sources
    }

    #[test]
    fn the_shipped_base_loads_without_a_finding() {
        let sources = shipped();
        let loaded = load(&sources);
        let style = crate::diagnostic::Style { colour: false, width: 120 };
        assert!(loaded.findings.is_empty(), "{}", crate::diagnostic::render(&loaded.findings, &sources, style));
        assert!(loaded.base.is_some_and(|base| base.roles.len() > 50 && base.strata.len() > 1));
    }

    #[test]
    fn json_and_text_give_the_same_base() {
        let mut texts = SourceSet::new();
        for (name, text) in files() {
            texts.add(name, Some(LAYER.to_owned()), text.into());
        }
        let base = |sources: &SourceSet| format!("{:?}", load(sources).base);
        assert!(shipped().files().all(|file| shipped().json(file).is_some()), "every file has its JSON");
        assert_eq!(base(&shipped()), base(&texts));
    }
}
