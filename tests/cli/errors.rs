//! Errors: told once, on standard error, with the place and what to do.

use insta::assert_snapshot;

use crate::harness::{call, small};

#[test]
fn a_mistyped_command() {
    assert_snapshot!(call("lst roles").err(2), @"
    error: unrecognized subcommand 'lst'

      tip: a similar subcommand exists: 'list'

    Usage: helpdesk-path [OPTIONS] <COMMAND>

    For more information, try '--help'.
    ");
}

#[test]
fn a_mistyped_option() {
    assert_snapshot!(call("list roles --trck cloud").err(2), @"
    error: unexpected argument '--trck' found

      tip: a similar argument exists: '--track'

    Usage: helpdesk-path list --track <TRACK> <KIND>

    For more information, try '--help'.
    ");
}

#[test]
fn a_mistyped_kind() {
    assert_snapshot!(call("list rolls").err(2), @"
    error: invalid value 'rolls' for '<KIND>'
      [possible values: roles, skills, certifications, activities, transitions, rules, questions, resources, sources, claims, facts, tracks]

      tip: a similar value exists: 'roles'

    For more information, try '--help'.
    ");
}

#[test]
fn a_mistyped_id() {
    assert_snapshot!(small("show network-hnad").err(2), @"
    error: there is nothing called `network-hnad`
      help: did you mean `network-hand`?
    ");
}

#[test]
fn an_id_among_the_wrong_kind() {
    assert_snapshot!(small("show tickets --kind roles").err(2), @"
    error: there is nothing called `tickets` among the roles
      help: `helpdesk-path list roles` and the like name everything there is
    ");
}

#[test]
fn a_label_that_nothing_has() {
    assert_snapshot!(small("list roles --track suport").err(2), @"
    error: there are no roles with `--track suport`
      help: did you mean `support`?
    ");
    assert_snapshot!(small("list roles --level 9").err(2), @"
    error: there are no roles with `--level 9`
      help: there are `1` and `2`
    ");
    assert_snapshot!(small("list rules --level 9").err(2), @"error: `--level` means nothing for rules");
}

#[test]
fn a_region_without_pay() {
    assert_snapshot!(small("show desk-agent --region US-OO").err(2), @"
    error: there is no pay for the region `US-OO`
      help: did you mean `US`?
    ");
}

#[test]
fn a_missing_knowledge_base() {
    assert_snapshot!(call("list roles --kb nowhere.yaml").err(2), @"
    error[Y013]: cannot read `nowhere.yaml`: it is not there
     |
     = help: check the path and its permissions
    ");
    assert_snapshot!(call("list roles --kb .").err(2), @"
    error[Y016]: the folder `.` holds no YAML files
     |
     = help: files of a knowledge base end in `.yaml`
    ");
}

#[test]
fn a_broken_knowledge_base() {
    assert_snapshot!(call("list roles --kb mine.yaml").file("mine.yaml", "roles:\n  - id: x\n    titel: X\n").err(2), @"
    error[Y009]: unknown key `titel`
     --> mine.yaml:3:5
      |
    3 |     titel: X
      |     ^^^^^
      |
      = help: did you mean `title`?
    ");
    assert_snapshot!(call("list roles --kb mine.yaml").file("mine.yaml", "roles: [\n").err(2), @"
    error[Y003]: this is not valid YAML: unclosed bracket '['
     --> mine.yaml:1:8
      |
    1 | roles: [
      |        ^
      |
      = help: check the indentation, and quote texts that hold `: `, ` #` or begin with a sign
    ");
}

#[test]
fn errors_in_json() {
    assert_snapshot!(call("lst roles --json").err(2), @r#"{"schema":"helpdesk-path/errors/1","errors":[{"code":"usage","severity":"error","sentence":"unrecognized subcommand 'lst'","help":"did you mean `list`?"}]}"#);
    assert_snapshot!(small("show network-hnad --json").err(2), @r#"{"schema":"helpdesk-path/errors/1","errors":[{"code":"input","severity":"error","sentence":"there is nothing called `network-hnad`","help":"did you mean `network-hand`?"}]}"#);
    assert_snapshot!(call("list roles --kb mine.yaml --json").file("mine.yaml", "roles: 3\n").err(2), @r#"{"schema":"helpdesk-path/errors/1","errors":[{"code":"K034","severity":"error","sentence":"`roles` holds a list","help":"write each role as an item that begins with `- `","file":"mine.yaml","layer":"mine.yaml","line":1,"column":8,"path":"roles"}]}"#);
}

#[test]
fn colour_obeys_flag_and_environment() {
    let coloured = |text: &str| text.contains('\u{1b}');
    assert!(!coloured(&call("lst").err(2)));
    assert!(coloured(&call("lst --color always").err(2)));
    assert!(coloured(&call("lst").env("CLICOLOR_FORCE", "1").err(2)));
    assert!(!coloured(&call("lst").env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").err(2)));
    assert!(coloured(&call("lst").env("HELPDESK_PATH_COLOR", "always").env("NO_COLOR", "1").err(2)));
    assert!(!coloured(&call("lst --color never").env("HELPDESK_PATH_COLOR", "always").err(2)));
    assert!(coloured(&small("show nothing --color always").err(2)));
    assert!(!coloured(&small("show nothing").env("NO_COLOR", "1").err(2)));
}
