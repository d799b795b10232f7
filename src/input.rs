//! Reading files: the edge at which paths become texts. Whatever cannot be read is a finding, never a panic.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::source::{MAX_BYTES, SourceSet};

/// Endings of files that are read from folders. JSON is YAML too.
const ENDINGS: &[&str] = &["yaml", "yml", "json"];
/// Files for editors that may lie beside those of a base.
const SCHEMA_ENDING: &str = ".schema.json";
/// Folders deeper than this are not followed.
const DEEPEST: usize = 32;
/// More files than these are no knowledge base.
const MOST_FILES: usize = 10_000;

/// Adds a file, or all YAML files in and under a folder, as one layer that bears the name of the path.
/// Files come in the order of their names; hidden ones and schemas are passed over.
pub fn add_layer(sources: &mut SourceSet, path: &Path) -> Diagnostics {
    let layer = path.display().to_string();
    let mut found = Diagnostics::new();
    for file in files(path, &mut found) {
        match read(&file) {
            Ok(bytes) => drop(sources.add(file.display().to_string(), Some(layer.clone()), bytes)),
            Err(finding) => found.push(finding),
        }
    }
    found
}

/// The bytes of a file; of a file that is too large no more than it takes to say so.
pub fn read(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let open = || -> io::Result<Vec<u8>> {
        // Pipes and devices could keep the program waiting for ever, so they are not even opened.
        if !fs::metadata(path)?.is_file() {
            return Err(io::Error::other("it is not a file"));
        }
        read_some(File::open(path)?)
    };
    open().map_err(|error| unreadable(path, &error))
}

/// What a reader gives, such as standard input; of too much no more than it takes to say so.
pub fn read_some(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    reader.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn files(path: &Path, found: &mut Diagnostics) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    let mut walk = Walk { found, files: Vec::new(), seen: BTreeSet::new() };
    walk.folder(path, 0);
    let files = walk.files;
    if files.is_empty() && found.is_empty() {
        let sentence = format!("the folder `{}` holds no YAML files", path.display());
        found.push(Diagnostic::error(codes::EMPTY_FOLDER, sentence).help("files of a knowledge base end in `.yaml`"));
    }
    files
}

struct Walk<'found> {
    found: &'found mut Diagnostics,
    files: Vec<PathBuf>,
    /// Folders that were walked, by their true paths, so that links cannot lead round in circles.
    seen: BTreeSet<PathBuf>,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path, depth: usize) {
        match entries(folder) {
            Ok((true_path, entries)) => {
                if depth <= DEEPEST && self.seen.insert(true_path) {
                    for entry in &entries {
                        self.entry(entry, depth);
                    }
                }
            }
            Err(error) => self.found.push(unreadable(folder, &error)),
        }
    }

    fn entry(&mut self, path: &Path, depth: usize) {
        if is_hidden(path) || is_schema(path) || self.files.len() >= MOST_FILES {
            return;
        }
        if path.is_dir() {
            self.folder(path, depth + 1);
        } else if has_ending(path) {
            self.files.push(path.to_owned());
        }
    }
}

fn entries(folder: &Path) -> io::Result<(PathBuf, Vec<PathBuf>)> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        entries.push(entry?.path());
    }
    entries.sort();
    Ok((folder.canonicalize()?, entries))
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn is_schema(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.ends_with(SCHEMA_ENDING))
}

fn has_ending(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "it is not there".to_owned(),
        io::ErrorKind::PermissionDenied => "this account may not read it".to_owned(),
        _ => error.to_string(),
    };
    Diagnostic::error(codes::UNREADABLE, format!("cannot read `{}`: {reason}", path.display()))
        .help("check the path and its permissions")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(folder: &Path, name: &str, text: &str) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn names(sources: &SourceSet, root: &Path) -> Vec<String> {
        let short = |file| sources.name(file).strip_prefix(&format!("{}/", root.display())).unwrap().to_owned();
        sources.files().map(short).collect()
    }

    #[test]
    fn a_folder_is_read_in_the_order_of_names_as_one_layer() {
        let root = tempfile::tempdir().unwrap();
        for name in ["b.yaml", "a/z.yml", "a/y.JSON", ".hidden.yaml", "notes.md", "kb.schema.json"] {
            write(root.path(), name, "roles: []\n");
        }
        let mut sources = SourceSet::new();
        assert!(add_layer(&mut sources, root.path()).is_empty());
        assert_eq!(names(&sources, root.path()), ["a/y.JSON", "a/z.yml", "b.yaml"]);
        let layers: BTreeSet<_> = sources.files().map(|file| sources.layer(file).map(str::to_owned)).collect();
        assert_eq!(layers, BTreeSet::from([Some(root.path().display().to_string())]));
    }

    #[cfg(unix)]
    #[test]
    fn links_in_circles_end_and_dangling_ones_are_told() {
        let root = tempfile::tempdir().unwrap();
        write(root.path(), "a/one.yaml", "roles: []\n");
        std::os::unix::fs::symlink(root.path(), root.path().join("a/round")).unwrap();
        std::os::unix::fs::symlink(root.path().join("gone"), root.path().join("broken.yaml")).unwrap();
        let mut sources = SourceSet::new();
        let found = add_layer(&mut sources, root.path());
        assert_eq!(names(&sources, root.path()), ["a/one.yaml"]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found.iter().all(|finding| finding.code == codes::UNREADABLE));
    }

    #[test]
    fn what_is_not_there_and_what_is_empty_are_findings() {
        let root = tempfile::tempdir().unwrap();
        let mut sources = SourceSet::new();
        let missing: Vec<_> = add_layer(&mut sources, &root.path().join("none.yaml")).into_iter().collect();
        assert!(missing[0].sentence.ends_with("none.yaml`: it is not there"), "{missing:?}");
        let empty: Vec<_> = add_layer(&mut sources, root.path()).into_iter().collect();
        assert_eq!(empty[0].code, codes::EMPTY_FOLDER);
    }

    #[test]
    fn reading_stops_just_over_the_limit() {
        assert_eq!(read_some(io::repeat(b' ')).unwrap().len(), MAX_BYTES + 1);
    }

    #[cfg(unix)]
    #[test]
    fn devices_are_not_read() {
        assert!(read(Path::new("/dev/zero")).unwrap_err().sentence.contains("it is not a file"));
    }
}
