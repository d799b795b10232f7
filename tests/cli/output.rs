//! Where results go and in which form.

use std::fs;
use std::process::{Command, Stdio};

use insta::assert_snapshot;
use serde_json::Value;

use crate::harness::{call, small};

#[test]
fn a_pipe_gets_markdown() {
    assert_snapshot!(small("list roles").out(), @"
    # Roles

    | Role               | Track   | Level | Id             |
    | ------------------ | ------- | ----- | -------------- |
    | Network technician | network | 2     | `network-hand` |
    | Desk agent         | support | 1     | `desk-agent`   |

    2 in all.
    ");
}

#[test]
fn the_terminal_form_can_be_asked_for() {
    assert_snapshot!(small("list roles --format terminal --width 80").out(), @"
    Roles
    ═════

    Role                Track    Level  Id
    ────────────────────────────────────────────────
    Network technician  network  2      network-hand
    Desk agent          support  1      desk-agent

    2 in all.
    ");
    assert_snapshot!(small("list roles --format terminal --width 40").out(), @"
    Roles
    ═════

    Role: Network technician
    Track: network
    Level: 2
    Id: `network-hand`

    Role: Desk agent
    Track: support
    Level: 1
    Id: `desk-agent`

    2 in all.
    ");
    assert_snapshot!(small("list roles --format terminal --accessible").out(), @"
    Roles

    Role: Network technician
    Track: network
    Level: 2
    Id: `network-hand`

    Role: Desk agent
    Track: support
    Level: 1
    Id: `desk-agent`

    2 in all.
    ");
}

#[test]
fn colour_can_be_asked_for() {
    let coloured = small("list roles --format terminal --color always").out();
    assert!(coloured.contains('\u{1b}'));
    let plain = small("list roles --format terminal").env("NO_COLOR", "1").out();
    assert!(!plain.contains('\u{1b}'));
}

#[test]
fn json_opens_with_its_schema() {
    let text = small("list roles --json").out();
    assert!(text.starts_with("{\n  \"schema\": \"helpdesk-path/list/1\","), "{text}");
    let json: Value = serde_json::from_str(&text).unwrap();
    let ids: Vec<_> = json["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["network-hand", "desk-agent"]);
    assert_eq!(text, small("list roles --format json").out());
}

#[test]
fn the_ending_of_a_file_tells_its_form() {
    for (name, start) in [("a.md", "# Roles"), ("a.json", "{"), ("a.html", "<!doctype html>"), ("a.txt", "Roles")] {
        let (said, folder) = small(&format!("list roles -o {name}")).run();
        assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (0, "", ""));
        let text = fs::read_to_string(folder.path().join(name)).unwrap();
        assert!(text.starts_with(start), "{name}: {text}");
    }
}

#[test]
fn a_told_form_outranks_the_ending() {
    let (said, folder) = small("list roles -o a.md --json").run();
    assert_eq!(said.code, 0);
    assert!(fs::read_to_string(folder.path().join("a.md")).unwrap().starts_with('{'));
}

#[test]
fn an_ending_without_a_form() {
    assert_snapshot!(small("list roles -o roles.pdf").err(2), @"
    error: the ending `.pdf` stands for no form of this report
      help: say which it is with `--format`: `terminal`, `json`, `markdown` or `html`
    ");
}

#[test]
fn an_error_leaves_an_older_report_alone() {
    let (said, folder) = small("show nothing -o a.md").file("a.md", "old").run();
    assert_eq!(said.code, 2);
    assert_eq!(fs::read_to_string(folder.path().join("a.md")).unwrap(), "old");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left");
}

#[test]
fn a_file_that_cannot_be_written() {
    assert_snapshot!(small("list roles -o nowhere/a.md").err(1), @"
    error: cannot write `nowhere/a.md`
      cause: there is no folder `nowhere`
    ");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_helpdesk-path"))
        .args(["list", "sources", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), String::from_utf8(ended.stderr).unwrap().as_str()), (Some(0), ""));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_a_failure_of_the_machine() {
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let ended =
        Command::new(env!("CARGO_BIN_EXE_helpdesk-path")).args(["list", "tracks"]).stdout(full).output().unwrap();
    assert_eq!(ended.status.code(), Some(1));
    assert_snapshot!(String::from_utf8(ended.stderr).unwrap(), @"
    error: cannot write to standard output
      cause: No space left on device (os error 28)
    ");
}

#[test]
fn own_knowledge_is_always_used() {
    let own = "tracks: [{id: aviation, title: Aviation, about: Flying.}]\n";
    let listed = call("list tracks").file(".config/helpdesk-path/kb/mine.yaml", own).out();
    assert!(listed.contains("Aviation"), "{listed}");
    let elsewhere = call("list tracks").file("config/helpdesk-path/kb/a/b.yml", own);
    let folder = elsewhere.folder_path().join("config");
    assert!(elsewhere.env("XDG_CONFIG_HOME", &folder.display().to_string()).out().contains("Aviation"));
}

#[test]
fn warnings_on_own_knowledge_are_pointed_at_on_standard_error() {
    let odd = "roles:\n  - {id: nobody, remove: true}\n";
    let said = small("list tracks --kb odd.yaml").file("odd.yaml", odd).ends_with(0);
    assert_eq!(said.err, "note: 1 warning on the knowledge base; `helpdesk-path kb check` tells more\n");
    assert_eq!(small("list tracks --kb odd.yaml --quiet").file("odd.yaml", odd).ends_with(0).err, "");
    let told = small("list tracks --kb odd.yaml --verbose").file("odd.yaml", odd).ends_with(0).err;
    assert!(told.starts_with("warning[K021]"), "{told}");
}
