//! Puts the shipped knowledge base into the program: every YAML file under `data`, sorted by name, with the same as
//! JSON, because the program reads it at every start and JSON is many times faster to read.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build.rs");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("data");
    let (personas, base): (Vec<_>, Vec<_>) =
        yaml_files(&root)?.into_iter().partition(|file| file.starts_with(root.join("personas")));
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let text = table("FILES", &root, &base, &out)? + &table("PERSONAS", &root, &personas, &out)?;
    fs::write(out.join("builtin.rs"), text)
}

/// One constant with the name, the text and the JSON of each file. Names use slashes on every system.
fn table(name: &str, root: &Path, files: &[PathBuf], out: &Path) -> io::Result<String> {
    let mut text = format!("const {name}: &[Shipped] = &[\n");
    for (place, file) in files.iter().enumerate() {
        let short = file.strip_prefix(root).unwrap_or(file).display().to_string().replace('\\', "/");
        let json = out.join(format!("{}-{place}.json", name.to_lowercase()));
        fs::write(&json, to_json(&fs::read_to_string(file)?))?;
        let (file, json) = (file.display().to_string(), json.display().to_string());
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "    Shipped {{ name: {short:?}, text: include_str!({file:?}), json: include_str!({json:?}) }},"
        );
    }
    Ok(text + "];\n")
}

/// The same as JSON. Nothing if it is not YAML: the program then reads the text and says what is wrong with it.
fn to_json(text: &str) -> String {
    let value = serde_yaml::from_str::<serde_yaml::Value>(text).ok();
    value.and_then(|value| serde_json::to_string(&value).ok()).unwrap_or_default()
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
