//! Knowledge bases that are wrong in known ways, and what the program says about them.
//!
//! Each folder of `tests/broken` is a layer over the small base of `tests/bases/small` (or, if its name begins with
//! `alone`, a base of its own). `expected.txt` is what is said, to the letter. To write it anew, run
//! `UPDATE_EXPECTED=1 cargo test --test broken` and read the difference.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use helpdesk_path::diagnostic::{self, Style, render};
use helpdesk_path::kb::{self, load};
use helpdesk_path::source::SourceSet;

/// Codes that no file in a folder can show; the tests beside the code that makes them do.
const SHOWN_ELSEWHERE: &[&str] =
    &[diagnostic::codes::TOO_LARGE, diagnostic::codes::UNREADABLE, diagnostic::codes::EMPTY_FOLDER];

#[test]
fn every_broken_base_is_told_to_the_letter() {
    let mut wrong = Vec::new();
    for case in cases() {
        let said = said(&case);
        let file = case.join("expected.txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&file, &said).unwrap();
        }
        if fs::read_to_string(&file).unwrap_or_default() != said {
            wrong.push(format!("{}:\n{said}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{} cases differ from what is expected:\n\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_code_has_a_case() {
    let said: String = cases().iter().map(|case| said(case)).collect();
    let codes = diagnostic::codes::ALL.iter().chain(kb::codes::ALL).map(|(code, _)| *code);
    let missing: Vec<_> =
        codes.filter(|code| !SHOWN_ELSEWHERE.contains(code) && !said.contains(&format!("[{code}]"))).collect();
    assert!(missing.is_empty(), "no case shows {missing:?}");
}

#[test]
fn codes_are_unique_and_explained() {
    let mut seen = BTreeSet::new();
    let of_bases = kb::codes::ALL.iter().chain(kb::survey::codes::ALL);
    for (code, means) in diagnostic::codes::ALL.iter().chain(of_bases) {
        assert!(seen.insert(code), "{code} stands twice");
        assert!(means.ends_with('.') && means.len() > 20, "{code}: {means}");
    }
}

#[test]
fn the_small_base_is_sound() {
    let mut sources = SourceSet::new();
    add(&mut sources, &root().join("bases/small"), "small base");
    let loaded = load(&sources);
    assert_eq!(render(&loaded.findings, &sources, Style { colour: false, width: 120 }), "");
    assert!(loaded.base.is_some());
}

fn said(case: &Path) -> String {
    let name = case.file_name().unwrap().to_string_lossy().into_owned();
    let mut sources = SourceSet::new();
    if !name.starts_with("alone") {
        add(&mut sources, &root().join("bases/small"), "small base");
    }
    add(&mut sources, case, "team base");
    let loaded = load(&sources);
    assert_eq!(loaded.base.is_none(), loaded.findings.has_errors(), "{name}: a base comes without errors only");
    render(&loaded.findings, &sources, Style { colour: false, width: 120 })
}

fn add(sources: &mut SourceSet, folder: &Path, layer: &str) {
    for file in sorted(folder).into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "yaml")) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        sources.add(name, Some(layer.to_owned()), fs::read(&file).unwrap());
    }
}

fn cases() -> Vec<PathBuf> {
    sorted(&root().join("broken"))
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}
