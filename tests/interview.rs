//! The interview on a terminal: what is shown, what is typed, and what is left when it ends.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test ends where something unexpected happens")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use expectrl::process::unix::{UnixProcess, WaitStatus};
use expectrl::session::OsStream;
use expectrl::{Eof, Expect, Session};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_helpdesk-path");
const ESCAPE: &str = "\x1b";
const ENTER: &str = "\r";
const DOWN: &str = "\x1b[B";
const CTRL_C: &str = "\x03";
const SHOW_CURSOR: &str = "\x1b[?25h";
const HIDE_CURSOR: &str = "\x1b[?25l";

/// The program at a terminal of its own, with an empty home.
struct Sitting {
    session: Session<UnixProcess, OsStream>,
    seen: String,
}

impl Sitting {
    fn begin(home: &Path, line: &str) -> Self {
        Self::with(home, line, &[("TERM", "xterm")])
    }

    fn plainly(home: &Path, line: &str) -> Self {
        Self::with(home, line, &[("TERM", "xterm"), ("ACCESSIBLE", "1")])
    }

    fn with(home: &Path, line: &str, variables: &[(&str, &str)]) -> Self {
        let mut command = Command::new("sh");
        // Without the shell in between, Ctrl-C meets the program alone.
        let line = if line.contains(PROGRAM) { line.to_owned() } else { format!("exec {PROGRAM} {line}") };
        command.args(["-c", &line]);
        command.env_clear().env("HOME", home).env("NO_COLOR", "1").envs(variables.iter().copied()).current_dir(home);
        let mut session = Session::spawn(command).unwrap();
        session.set_expect_timeout(Some(Duration::from_secs(30)));
        Self { session, seen: String::new() }
    }

    /// Waits until this is shown.
    fn sees(&mut self, text: &str) -> &mut Self {
        match self.session.expect(text) {
            Ok(found) => self.seen += &String::from_utf8_lossy(found.as_bytes()),
            Err(error) => panic!("{error}: `{text}` did not come after\n{}", self.seen),
        }
        self
    }

    fn types(&mut self, text: &str) -> &mut Self {
        self.session.send(text).unwrap();
        self
    }

    /// Waits for the end: all that was shown, and the number it ended with.
    fn ends(mut self) -> (String, i32) {
        let rest = self.session.expect(Eof).unwrap();
        self.seen += &String::from_utf8_lossy(rest.as_bytes());
        let code = match self.session.get_process().wait().unwrap() {
            WaitStatus::Exited(_, code) => code,
            other => panic!("{other:?} after\n{}", self.seen),
        };
        (self.seen, code)
    }
}

/// Answers that leave only a few questions.
const MOSTLY_KNOWN: &str = "plan --set role=help-desk-technician --set employed=false --set months_in_role=20 \
    --set hours_per_week=6 --set certifications= --set laid_off=false --set avoid= --set lab_computer=true \
    --set mentor=true --set goal=systems-administrator";

#[test]
fn questions_lead_to_a_plan_and_the_report_goes_to_its_file() {
    let home = TempDir::new().unwrap();
    let mut sitting =
        Sitting::begin(home.path(), &format!("{MOSTLY_KNOWN} --json -o plan.json --save-profile me.yaml"));
    sitting.sees("Your answers stay on this machine.").sees("How much of your own money").sees("US dollars: ");
    sitting.types("some").types(ENTER).sees("`some` is not a whole number of US dollars").sees("US dollars: ");
    sitting.types("$90,000").types(ENTER).sees("$90,000");
    while sitting.session.check("Is this right?").unwrap().as_bytes().is_empty() {
        sitting.types(":skip").types(ENTER);
        std::thread::sleep(Duration::from_millis(200));
    }
    sitting.sees("Budget: $90,000").types(ENTER);
    let (seen, code) = sitting.ends();
    assert!(code == 0 || code == 3, "{code}: {seen}");
    let plan: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(home.path().join("plan.json")).unwrap()).unwrap();
    assert_eq!(plan["goal"]["role"], "systems-administrator");
    let saved = home.path().join("me.yaml");
    assert!(fs::read_to_string(&saved).unwrap().contains("budget_usd: 90000"));
    assert_eq!(fs::metadata(&saved).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn lists_are_walked_and_escape_goes_back() {
    let home = TempDir::new().unwrap();
    let mut sitting = Sitting::begin(home.path(), "plan");
    sitting.sees("What is your job now").sees("Name: ").types("?").types(ENTER).sees("has already taught you.");
    sitting.sees("Name: ").types("helpdesk").types(ENTER).sees("Which one?").sees("> Help desk technician (tier 1)");
    sitting.types(ENTER).sees("Do you have a paid job").sees("Why is this asked?");
    sitting.types(ESCAPE).sees("Question 1 again").sees("Enter alone keeps").sees("Name: ");
    sitting.types(ENTER).sees("Do you have a paid job").sees("Why is this asked?");
    sitting.types(DOWN).types(DOWN).types(ENTER).sees("I don't know").sees("Question 3");
    sitting.sees("Name: ").types(":back").types(ENTER).sees("Question 2 again").sees("Why is this asked?");
    sitting.types(CTRL_C);
    assert_eq!(sitting.ends().1, 130);
}

#[test]
fn ctrl_c_in_a_list_leaves_the_cursor_shown_and_the_answers_waiting() {
    let home = TempDir::new().unwrap();
    let mut sitting = Sitting::begin(home.path(), "plan");
    sitting.sees("Name: ").types("msp support").types(ENTER).sees("Do you have a paid job").sees("Why is this asked?");
    sitting.types(CTRL_C);
    let (seen, code) = sitting.ends();
    assert_eq!(code, 130, "{seen}");
    assert!(seen.rfind(SHOW_CURSOR) > seen.rfind(HIDE_CURSOR), "{seen:?}");
    assert!(seen.contains("Stopped. Your answers wait in"), "{seen}");

    let mut again = Sitting::begin(home.path(), "plan");
    again.sees("Go on with the answers from then?").sees("Why is this asked?").types(ENTER).sees("Question 2 of about");
    again.types(CTRL_C);
    assert_eq!(again.ends().1, 130);

    let mut afresh = Sitting::begin(home.path(), "plan");
    afresh
        .sees("Go on with the answers from then?")
        .sees("Why is this asked?")
        .types(DOWN)
        .types(ENTER)
        .sees("Question 1 of about");
    afresh.types(":quit").types(ENTER);
    let (seen, code) = afresh.ends();
    assert!(code == 130 && seen.trim_end().ends_with("Stopped."), "{code}: {seen}");
    assert!(!home.path().join(".local/state/helpdesk-path/unfinished.yaml").exists());
}

#[test]
fn ctrl_c_leaves_the_terminal_as_it_was() {
    let home = TempDir::new().unwrap();
    let script = format!("stty -g > before; {PROGRAM} plan; echo code $?; stty -g > after");
    let mut sitting = Sitting::with(home.path(), &script, &[("TERM", "xterm"), ("PATH", "/usr/bin:/bin")]);
    sitting
        .sees("Name: ")
        .types("msp support")
        .types(ENTER)
        .sees("Do you have a paid job")
        .types(CTRL_C)
        .sees("code 130");
    sitting.ends();
    let modes = |name| fs::read_to_string(home.path().join(name)).unwrap();
    assert!(!modes("before").is_empty());
    assert_eq!(modes("before"), modes("after"));
}

#[test]
fn plain_lines_do_all_that_lists_do() {
    let home = TempDir::new().unwrap();
    let mut sitting = Sitting::plainly(home.path(), "plan -o plan.md");
    sitting
        .sees("What is your job now")
        .sees("> ")
        .types("help desk\n")
        .sees("1. Help desk technician")
        .sees("> ")
        .types("1\n");
    sitting.sees("Noted: Help desk technician (tier 1).").sees("paid job").sees("> ").types(":back\n");
    sitting.sees("Question 1 again").sees("> ").types("\n").sees("paid job").sees("> ").types("yes\n");
    sitting.sees("Which job would you like").sees("> ").types("junior systems admin\n").sees("Noted: Junior systems");
    sitting.sees("How many months").sees("> ").types("2 years\n").sees("Noted: 24 months.");
    sitting.sees("How does the work feel").sees("> ").types("3\n").sees("Noted: It is routine");
    sitting.sees("how many hours").sees("> ").types("61\n").sees("it goes from 0 to 60").sees("> ").types("6\n");
    sitting.sees("Which certificates").sees("> ").types("A+, network+\n").sees("Noted: CompTIA A+, CompTIA Network+.");
    for number in 8..=12 {
        sitting.sees(&format!("Question {number} of about")).sees("> ").types("\n");
    }
    sitting.sees("Is this right?").sees("Months in role: 24 months").sees("> ").types("\n");
    let (seen, code) = sitting.ends();
    assert!(code == 0 || code == 3, "{code}: {seen}");
    assert!(!seen.contains(ESCAPE), "nothing is redrawn: {seen:?}");
    assert!(fs::read_to_string(home.path().join("plan.md")).unwrap().starts_with("# "));
}

#[test]
fn ctrl_c_and_the_end_of_input_stop_plain_lines() {
    let home = TempDir::new().unwrap();
    for key in [CTRL_C, "\x04"] {
        let mut sitting = Sitting::with(home.path(), "plan", &[("TERM", "dumb")]);
        sitting.sees("What is your job now").sees("> ").types(key);
        let (seen, code) = sitting.ends();
        assert!(code == 130 && seen.contains("Stopped."), "{code}: {seen}");
    }
}

#[test]
fn without_a_terminal_at_both_ends_nothing_is_asked() {
    let home = TempDir::new().unwrap();
    for line in ["plan 2> told.txt", "plan < /dev/null 2> told.txt", "plan --no-input 2> told.txt"] {
        let (seen, code) = Sitting::begin(home.path(), line).ends();
        let told = fs::read_to_string(home.path().join("told.txt")).unwrap();
        assert!(code == 2 && told.contains("--set role="), "{line}: {code} {told}");
        assert!(!told.contains("Question 1") && seen.is_empty(), "{line}: {told}{seen}");
    }
}

#[test]
fn a_profile_is_not_asked_about_unless_told() {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("me.yaml"), "role: help-desk-technician\ngoal: junior-systems-administrator\n").unwrap();
    let (seen, _) = Sitting::begin(home.path(), "plan --profile me.yaml -o plan.md").ends();
    assert!(!seen.contains("Question 1"), "{seen}");
    let mut sitting = Sitting::begin(home.path(), "plan --profile me.yaml --ask");
    sitting.sees("Question 1 of about").sees("Do you have a paid job").sees("Why is this asked?").types(CTRL_C);
    assert_eq!(sitting.ends().1, 130);
}

#[test]
fn a_mistake_in_a_flag_is_told_before_anything_is_asked() {
    let home = TempDir::new().unwrap();
    let (seen, code) = Sitting::begin(home.path(), "plan --hours-per-week 200").ends();
    assert!(code == 2 && !seen.contains("Question 1"), "{code}: {seen}");
}
