use serde_yaml::Value;

use super::*;

fn ask(text: &str, form: Form) -> Ask {
    Ask {
        heading: "Question 1 of about 9".to_owned(),
        text: text.to_owned(),
        form,
        current: None,
        may_skip: true,
        refused: None,
    }
}

fn items(labels: &[&str]) -> Vec<Item> {
    labels.iter().map(|label| Item::new(label.to_lowercase().replace(' ', "-"), *label)).collect()
}

fn roles() -> Form {
    let group = |title: &str, labels: &[&str]| Group { title: title.to_owned(), items: items(labels) };
    let undecided = group("Undecided: compare the roads", &["Undecided"]);
    let support = group("Support", &["Help desk technician", "Help desk analyst", "Field technician"]);
    Form::Find(vec![undecided, support, group("Cloud", &["Cloud engineer"])])
}

#[test]
fn what_was_kept_is_told() {
    let mut screen = Vec::new();
    Plain::new(&b""[..], &mut screen, 60).noted("6 hours").unwrap();
    assert_eq!(String::from_utf8(screen).unwrap(), "Noted: 6 hours.\n\n");
}

/// What stands on the screen after these lines were typed, and the answer.
fn transcript(ask: &Ask, typed: &str) -> (String, io::Result<Answer>) {
    let mut screen = Vec::new();
    let answer = Plain::new(typed.as_bytes(), &mut screen, 60).ask(ask);
    (String::from_utf8(screen).unwrap(), answer)
}

fn answer(ask: &Ask, typed: &str) -> Answer {
    transcript(ask, typed).1.unwrap()
}

fn value(value: impl Into<Value>) -> Answer {
    Answer::Value(value.into())
}

#[test]
fn a_number_is_asked_for_until_there_is_one() {
    let hours = ask(
        "In an ordinary week, how many hours of your own time could you give to this?",
        Form::Number { unit: Some("hours".to_owned()) },
    );
    let (screen, answer) = transcript(&hours, "a few\n6\n");
    assert_eq!(
        screen,
        "Question 1 of about 9\n\
         In an ordinary week, how many hours of your own time could\n\
         you give to this?\n\
         Type a number of hours.\n\
         Enter alone means: I don't know.\n\
         > That did not work: `a few` is not a whole number of hours.\n\
         Please try again.\n\
         > "
    );
    assert_eq!(answer.unwrap(), value(6));
}

#[test]
fn a_choice_is_a_numbered_list() {
    let feels = ask("How does it feel?", Form::One(items(&["Routine", "Still new"])));
    let (screen, answer) = transcript(&feels, "3\n2\n");
    assert_eq!(
        screen,
        "Question 1 of about 9\nHow does it feel?\n  1. Routine\n  2. Still new\nType one number.\n\
         Enter alone means: I don't know.\n\
         > That did not work: there is no number 3 here, only 1 to 2.\nPlease try again.\n\
         > "
    );
    assert_eq!(answer.unwrap(), value("still-new"));
}

#[test]
fn a_long_list_is_walked_by_group_or_searched() {
    let goal = ask("Where to?", roles());
    assert_eq!(answer(&goal, "2\n3\n"), value("field-technician"));
    assert_eq!(answer(&goal, "1\n"), value("undecided"));
    assert_eq!(answer(&goal, "cloud\n"), value("cloud-engineer"));
    assert_eq!(answer(&goal, "help desk\n2\n"), value("help-desk-analyst"));
    assert_eq!(answer(&goal, "help desk\nanalyst\n"), value("help-desk-analyst"));
    let (screen, _) = transcript(&goal, "chef\nhelp\n7\n1\n");
    assert_eq!(
        screen,
        "Question 1 of about 9\nWhere to?\n  1. Undecided: compare the roads\n  2. Support\n  3. Cloud\n\
         Type a few letters of the name, or the number of a field to\nsee what is in it.\n\
         Enter alone means: I don't know.\n\
         > That did not work: `chef` fits nothing here; :all shows what\nthere is. Please try again.\n\
         >   1. Help desk technician\n  2. Help desk analyst\nType a number of this list, or other words.\n\
         > That did not work: there is no number 7 here. Please try\nagain.\n\
         > "
    );
}

#[test]
fn a_long_list_without_groups_is_shown_when_asked_for() {
    let states = Group { title: "Regions".to_owned(), items: items(&["Ohio", "Oregon"]) };
    let region = ask("Where?", Form::Find(vec![states]));
    let (screen, shown) = transcript(&region, ":all\n2\n");
    assert_eq!(shown.unwrap(), value("oregon"));
    assert_eq!(answer(&region, "oh\n"), value("ohio"));
    assert!(screen.contains(">   1. Ohio\n  2. Oregon\n> "), "{screen}");
}

#[test]
fn the_words_that_steer_work_in_every_form() {
    let forms = [
        Form::YesNo,
        Form::Number { unit: None },
        Form::Day,
        Form::Words,
        Form::One(items(&["One"])),
        Form::Many { items: items(&["One"]), more: Vec::new() },
        Form::Order(items(&["One"])),
        roles(),
    ];
    for form in forms {
        let ask = ask("Which?", form);
        assert_eq!(answer(&ask, ":back\n"), Answer::Back);
        assert_eq!(answer(&ask, "?\n"), Answer::Why);
        assert_eq!(answer(&ask, ":help\n"), Answer::Why);
        assert_eq!(answer(&ask, ":skip\n"), Answer::Unknown);
        assert_eq!(answer(&ask, "\n"), Answer::Unknown);
        assert_eq!(answer(&ask, ":quit\n"), Answer::Quit);
        assert_eq!(answer(&ask, ""), Answer::Quit, "the end of the input ends the interview");
    }
}

#[test]
fn enter_keeps_an_earlier_answer_and_skip_takes_it_back() {
    let again = Ask { current: Some(Value::from(6)), ..ask("Hours?", Form::Number { unit: Some("hours".to_owned()) }) };
    assert_eq!(answer(&again, "\n"), value(6));
    assert_eq!(answer(&again, ":skip\n"), Answer::Unknown);
    let screen = transcript(&again, "\n").0.replace('\n', " ");
    assert!(screen.contains("Enter alone chooses: 6 hours. :skip takes it back."), "{screen}");
}

#[test]
fn what_is_needed_cannot_be_skipped() {
    let role = Ask { may_skip: false, ..ask("Your job?", roles()) };
    let (screen, answer) = transcript(&role, "\n:skip\n3\n1\n");
    assert_eq!(answer.unwrap(), value("cloud-engineer"));
    assert_eq!(screen.matches("an answer is needed here").count(), 2);
    assert!(!screen.contains("I don't know"));
}

#[test]
fn an_interruption_comes_through() {
    struct Interrupted;
    impl io::Read for Interrupted {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::Interrupted.into())
        }
    }
    let input = io::BufReader::new(Interrupted);
    let answer = Plain::new(input, Vec::new(), 60).ask(&ask("Sure?", Form::YesNo));
    assert_eq!(answer.unwrap_err().kind(), io::ErrorKind::Interrupted);
}

#[test]
fn labels_cannot_steer_the_terminal() {
    let form = Form::One(items(&["Red\u{1b}[31m"]));
    assert!(!transcript(&ask("Which\u{7}?", form), "1\n").0.contains(['\u{1b}', '\u{7}']));
}
