//! The knowledge base of a run: which files it is read from, in which order, and what is said of them.

use std::path::PathBuf;

use helpdesk_path::diagnostic::{self, Diagnostics, Severity};
use helpdesk_path::input;
use helpdesk_path::kb::{self, KnowledgeBase};
use helpdesk_path::render::wording;
use helpdesk_path::source::SourceSet;

use crate::cli::{Context, Global};
use crate::failure::Failure;
use crate::output;

/// A knowledge base with the texts it was read from, to which a profile can be added.
pub struct Base {
    /// What is known.
    pub kb: KnowledgeBase,
    /// Its texts.
    pub sources: SourceSet,
}

/// Loads the base that the options ask for: built-in, own folder, `--kb` in the order given.
pub fn load(context: &Context<'_>) -> Result<Base, Failure> {
    let mut sources = read(context.global, &[])?;
    let kb::Loaded { base, findings, .. } = kb::load(&sources);
    match base {
        Some(kb) => {
            remark(context, &findings, &sources);
            Ok(Base { kb, sources })
        }
        None => Err(Failure::findings(findings, &mut sources)),
    }
}

/// Reads the texts of the base, those in `more` last.
pub fn read(global: &Global, more: &[PathBuf]) -> Result<SourceSet, Failure> {
    let (mut sources, mut unread) = (SourceSet::new(), Diagnostics::new());
    if !global.no_built_in {
        kb::builtin::add_to(&mut sources);
        if let Some(own) = own_folder().filter(|own| own.is_dir()) {
            unread.extend(input::add_layer(&mut sources, &own));
        }
    }
    for path in global.kb.iter().chain(more) {
        unread.extend(input::add_layer(&mut sources, path));
    }
    if unread.has_errors() { Err(Failure::findings(unread, &mut sources)) } else { Ok(sources) }
}

/// Where a person keeps knowledge that is always to be used.
fn own_folder() -> Option<PathBuf> {
    let absolute = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let config = absolute("XDG_CONFIG_HOME").or_else(|| Some(absolute("HOME")?.join(".config")))?;
    Some(config.join("helpdesk-path").join("kb"))
}

/// Says what is worth knowing of a base that can be used: all of it if asked, a pointer otherwise.
fn remark(context: &Context<'_>, findings: &Diagnostics, sources: &SourceSet) {
    let own: Diagnostics = findings.iter().filter(|finding| is_own(finding, sources)).cloned().collect();
    let warnings = own.count(Severity::Warning);
    if context.global.verbose {
        let style = context.appearance.style_of_errors();
        output::tell(&diagnostic::render(&own.sorted(sources), sources, style));
    } else if warnings > 0 && !context.global.quiet {
        let warnings = wording::count(warnings, "warning", "warnings");
        output::tell(&format!("note: {warnings} on the knowledge base; `helpdesk-path kb check` tells more\n"));
    }
}

/// Whether a finding is about a file of the person rather than the built-in base.
fn is_own(finding: &diagnostic::Diagnostic, sources: &SourceSet) -> bool {
    let layer = finding.place.as_ref().and_then(|place| sources.layer(place.file));
    layer.is_some_and(|layer| layer != kb::builtin::LAYER)
}
