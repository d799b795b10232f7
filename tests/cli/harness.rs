//! One call of the program in a place of its own, without anything of the surroundings.

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;

/// A call that is being prepared.
pub struct Call {
    command: Command,
    folder: TempDir,
}

/// What a call came to.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    /// The number it ended with.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// A call with the shipped knowledge base. The words of the line are parted by spaces.
pub fn call(line: &str) -> Call {
    let folder = TempDir::new().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_helpdesk-path"));
    command.args(line.split_whitespace()).env_clear().env("HOME", folder.path()).current_dir(folder.path());
    Call { command, folder }
}

/// A call with the small base of the tests.
pub fn small(line: &str) -> Call {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut call = call(line);
    call.command.arg("--no-built-in");
    for file in ["data/kb.yaml", "data/facts.yaml", "tests/bases/small.yaml"] {
        call.command.arg("--kb").arg(root.join(file));
    }
    call
}

impl Call {
    /// Adds an argument that may hold spaces.
    pub fn arg(mut self, word: &str) -> Self {
        self.command.arg(word);
        self
    }

    /// Sets an environment variable.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Gives standard input.
    pub fn stdin(mut self, text: &str) -> Self {
        self.command.write_stdin(text);
        self
    }

    /// Puts a file into the folder the call runs in.
    pub fn file(self, name: &str, text: &str) -> Self {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    /// The folder the call runs in.
    pub fn folder_path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs it; the folder lives on as long as the result is kept.
    pub fn run(mut self) -> (Said, TempDir) {
        let Output { status, stdout, stderr } = self.command.output().unwrap();
        let said = Said {
            code: status.code().unwrap_or(-1),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
        };
        (said, self.folder)
    }

    /// Runs it and expects it to end with this number.
    pub fn ends_with(self, code: i32) -> Said {
        let (said, _folder) = self.run();
        assert_eq!(said.code, code, "{said:#?}");
        said
    }

    /// Standard output of a call that must work and have nothing else to say.
    pub fn out(self) -> String {
        let said = self.ends_with(0);
        assert_eq!(said.err, "");
        said.out
    }

    /// Standard error of a call that must end with this number without a result.
    pub fn err(self, code: i32) -> String {
        let said = self.ends_with(code);
        assert_eq!(said.out, "");
        said.err
    }
}
