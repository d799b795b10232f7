//! Where results go: standard output or a file, written whole or not at all.

use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use tempfile::{Builder, NamedTempFile};

use crate::failure::Failure;

/// Where a result goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Standard output.
    Standard,
    /// A file.
    File(PathBuf),
}

/// Who may read a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Whoever may read the other files of the person.
    AsUsual,
    /// The person alone.
    OwnerOnly,
}

impl Target {
    /// The file, or standard output if there is none or it is `-`.
    pub fn of(file: Option<&Path>) -> Self {
        match file {
            Some(path) if path != Path::new("-") => Self::File(path.to_owned()),
            _ => Self::Standard,
        }
    }

    /// Finds out whether there is a folder to write into.
    pub fn check(&self) -> Result<(), Failure> {
        match self {
            Self::Standard => Ok(()),
            Self::File(path) => Ok(folder_is_there(path).with_context(|| cannot_write(path))?),
        }
    }

    /// Writes a result.
    pub fn write(&self, text: &str) -> Result<(), Failure> {
        match self {
            Self::Standard => print(text),
            Self::File(path) => save(path, text, Readers::AsUsual),
        }
    }
}

/// Writes a result to standard output. A reader that has gone away ends the run quietly.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut writer = BufWriter::new(io::stdout().lock());
    let written = writer.write_all(text.as_bytes()).and_then(|()| writer.flush());
    written.map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => Failure::ClosedPipe,
        _ => Failure::Machine(anyhow::Error::new(error).context("cannot write to standard output")),
    })
}

/// Writes a remark to standard error. There is nowhere to report a failure of this, so it is let go.
pub fn tell(text: &str) {
    let mut writer = BufWriter::new(io::stderr().lock());
    let _ = writer.write_all(text.as_bytes()).and_then(|()| writer.flush());
}

/// Writes a file whole or not at all. Links are followed; pipes and devices are written to as they are.
pub fn save(path: &Path, text: &str, readers: Readers) -> Result<(), Failure> {
    let written = followed(path).and_then(|place| match fs::metadata(&place) {
        Ok(known) if !known.is_file() => write_through(&place, text),
        Ok(known) => replace(&place, text, readers, Some(&known)),
        Err(_) => replace(&place, text, readers, None),
    });
    Ok(written.with_context(|| cannot_write(path))?)
}

/// The place that a path stands for, so that a link is kept and its target replaced.
fn followed(path: &Path) -> io::Result<PathBuf> {
    const MOST_LINKS: usize = 40;
    let mut place = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&place) {
            Ok(target) => place = folder_of(&place).join(target),
            Err(_) => return Ok(place),
        }
    }
    Err(io::Error::other("too many links"))
}

fn cannot_write(path: &Path) -> String {
    format!("cannot write `{}`", path.display())
}

fn folder_is_there(path: &Path) -> io::Result<()> {
    let folder = folder_of(path);
    let missing = || io::Error::new(ErrorKind::NotFound, format!("there is no folder `{}`", folder.display()));
    if folder.is_dir() { Ok(()) } else { Err(missing()) }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn write_through(place: &Path, text: &str) -> io::Result<()> {
    File::options().write(true).open(place)?.write_all(text.as_bytes())
}

fn replace(place: &Path, text: &str, readers: Readers, known: Option<&Metadata>) -> io::Result<()> {
    if !folder_of(place).is_dir() {
        return Err(io::Error::new(
            ErrorKind::NotFound,
            format!("there is no folder `{}`", folder_of(place).display()),
        ));
    }
    if known.is_some_and(|known| known.permissions().readonly()) {
        return Err(io::Error::new(ErrorKind::PermissionDenied, "it is write-protected"));
    }
    let mut draft = draft_beside(place, readers)?;
    draft.write_all(text.as_bytes())?;
    if let (Some(known), Readers::AsUsual) = (known, readers) {
        draft.as_file().set_permissions(known.permissions())?;
    }
    draft.as_file().sync_all()?;
    draft.persist(place).map(drop).map_err(|error| error.error)
}

/// A new file in the same folder, so that taking its final name is one step.
fn draft_beside(place: &Path, readers: Readers) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".helpdesk-path-");
    #[cfg(unix)]
    builder.permissions(permissions(readers));
    #[cfg(not(unix))]
    let _ = readers;
    // The error of the crate names the draft, which nobody asked for.
    builder.tempfile_in(folder_of(place)).map_err(|error| io::Error::from(error.kind()))
}

/// What is asked for; the mask of the process takes its part away, as for any new file.
#[cfg(unix)]
fn permissions(readers: Readers) -> fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    fs::Permissions::from_mode(match readers {
        Readers::AsUsual => 0o666,
        Readers::OwnerOnly => 0o600,
    })
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_new_report_has_ordinary_permissions_and_a_private_file_has_not() {
        let folder = tempfile::tempdir().unwrap();
        let (plain, report, answers) =
            (folder.path().join("plain"), folder.path().join("report"), folder.path().join("answers"));
        File::create(&plain).unwrap();
        save(&report, "x", Readers::AsUsual).unwrap();
        save(&answers, "x", Readers::OwnerOnly).unwrap();
        assert_eq!(mode(&report), mode(&plain));
        assert_eq!(mode(&answers), 0o600);
    }

    #[test]
    fn an_existing_file_keeps_its_permissions() {
        let folder = tempfile::tempdir().unwrap();
        let report = folder.path().join("report");
        fs::write(&report, "old").unwrap();
        fs::set_permissions(&report, fs::Permissions::from_mode(0o640)).unwrap();
        save(&report, "new", Readers::AsUsual).unwrap();
        assert_eq!((fs::read_to_string(&report).unwrap().as_str(), mode(&report)), ("new", 0o640));
    }

    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (link, target) = (folder.path().join("link"), folder.path().join("target"));
        symlink("target", &link).unwrap();
        save(&link, "new", Readers::AsUsual).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(target).unwrap(), "new");
    }

    #[test]
    fn a_failed_write_leaves_the_old_file_and_no_draft() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("report");
        fs::create_dir(&place).unwrap();
        assert!(save(&place, "new", Readers::AsUsual).is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_protected_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let report = folder.path().join("report");
        fs::write(&report, "old").unwrap();
        fs::set_permissions(&report, fs::Permissions::from_mode(0o440)).unwrap();
        assert!(save(&report, "new", Readers::AsUsual).is_err());
        assert_eq!(fs::read_to_string(&report).unwrap(), "old");
    }

    #[test]
    fn devices_are_written_to() {
        save(Path::new("/dev/null"), "x", Readers::AsUsual).unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }

    #[test]
    fn a_circle_of_links_ends() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join("one"), folder.path().join("two"));
        symlink(&two, &one).unwrap();
        symlink(&one, &two).unwrap();
        assert!(save(&one, "x", Readers::AsUsual).is_err());
    }

    #[test]
    fn a_dash_is_standard_output() {
        assert_eq!(Target::of(Some(Path::new("-"))), Target::Standard);
        assert_eq!(Target::of(None), Target::Standard);
        assert_eq!(Target::of(Some(Path::new("a"))), Target::File("a".into()));
    }
}
