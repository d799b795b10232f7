//! Help texts are part of the program.

use insta::assert_snapshot;

use crate::harness::call;

#[test]
fn the_whole_program() {
    assert_snapshot!(call("--help").out());
}

#[test]
fn each_command() {
    for command in [
        "plan",
        "recommend",
        "list",
        "show",
        "kb",
        "kb check",
        "kb graph",
        "kb test",
        "kb schema",
        "kb init",
        "completions",
        "man",
    ] {
        assert_snapshot!(command.replace(' ', "-"), call(&format!("{command} -h")).out());
    }
}

#[test]
fn the_version_is_one_line() {
    assert_eq!(call("--version").out(), concat!("helpdesk-path ", env!("CARGO_PKG_VERSION"), "\n"));
    assert_eq!(call("-V").out(), call("--version").out());
}

#[test]
fn help_stays_within_its_width() {
    for width in [60, 100, 200] {
        let help = call("--help").env("COLUMNS", &width.to_string()).out();
        let widest = help.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= width.min(100), "{widest} columns instead of {width}");
    }
}

#[test]
fn without_a_command_help_is_shown_as_an_error() {
    let help = call("").err(2);
    assert!(help.contains("Usage: helpdesk-path"), "{help}");
}

#[test]
fn the_manual_is_a_manual_page() {
    assert!(call("man").out().contains(".TH helpdesk-path 1"));
    assert!(call("man kb check").out().contains(r".SH NAME"));
    assert_snapshot!(call("man pla").err(2), @"
    error: there is no command `pla`
      help: the commands are `plan`, `recommend`, `list`, `show`, `kb`, `completions`, `man`
    ");
}

#[test]
fn completion_is_one_line_and_the_shell_gets_a_script() {
    assert_snapshot!(call("completions bash").out(), @"source <(COMPLETE=bash helpdesk-path)");
    assert!(call("").env("COMPLETE", "bash").out().contains("complete"));
}

#[test]
fn ids_are_completed() {
    let offered = call("-- helpdesk-path show help-desk-tech").env("COMPLETE", "fish").out();
    assert!(offered.contains("help-desk-technician"), "{offered}");
}
