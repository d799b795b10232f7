//! Puts the shipped knowledge base into the program: every YAML file under `data`, sorted by name.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build.rs");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("data");
    let (personas, base): (Vec<_>, Vec<_>) =
        yaml_files(&root)?.into_iter().partition(|file| file.starts_with(root.join("personas")));
    let text = table("FILES", &root, &base) + &table("PERSONAS", &root, &personas);
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("builtin.rs"), text)
}

/// One constant with the name and the text of each file. Names use slashes on every system.
fn table(name: &str, root: &Path, files: &[PathBuf]) -> String {
    let mut text = format!("const {name}: &[(&str, &str)] = &[\n");
    for file in files {
        let short = file.strip_prefix(root).unwrap_or(file).display().to_string().replace('\\', "/");
        // Writing to a string cannot fail.
        let _ = writeln!(text, "    ({short:?}, include_str!({:?})),", file.display().to_string());
    }
    text + "];\n"
}

/// All YAML files in and under a folder, sorted; none if there is no such folder.
fn yaml_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(yaml_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
