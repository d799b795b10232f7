use super::super::fixture::{Notes, Scripted, employed_base};
use super::*;

fn yes() -> Answer {
    Answer::Value(Value::Bool(true))
}

fn no() -> Answer {
    Answer::Value(Value::Bool(false))
}

fn number(number: i64) -> Answer {
    Answer::Value(Value::from(number))
}

fn choose(line: &str) -> Answer {
    Answer::Value(Value::from(line))
}

fn held(answers: impl IntoIterator<Item = Answer>) -> (Scripted, String, Vec<String>) {
    let kb = employed_base();
    let mut prompter = Scripted::new(answers);
    let outcome = Interview::new(&kb, Notes::new(&kb), 12).run(&mut prompter).unwrap();
    let (how, notes) = match outcome {
        Outcome::Done(notes) => ("done", notes),
        Outcome::Stopped(notes) => ("stopped", notes),
        Outcome::Interrupted(notes) => ("interrupted", notes),
    };
    (prompter, how.to_owned(), notes.told())
}

/// The lines of the last review.
fn reviewed(prompter: &Scripted) -> Vec<String> {
    let ask = prompter.asked.iter().rev().find(|ask| ask.heading == "Your answers").unwrap();
    ask.form.shown().iter().map(|item| item.label.clone()).collect()
}

#[test]
fn an_interview_goes_from_question_to_question_and_ends_with_a_review() {
    let (prompter, how, told) = held([yes(), number(5), no(), number(300), choose("go-on")]);
    assert_eq!(how, "done");
    assert_eq!(
        prompter.texts(),
        ["employed", "hours per week", "pays training", "budget usd", "Is this right? Choose a line to change it."]
    );
    let answers = ["employed=Bool(true)", "hours_per_week=Int(5)", "pays_training=Bool(false)", "budget_usd=Int(300)"];
    assert_eq!(told, answers);
    assert_eq!(
        reviewed(&prompter),
        [
            "All right, go on",
            "Employed: Yes",
            "Hours per week: 5 hours",
            "Pays training: No",
            "Budget: $300",
            "Stop here"
        ]
    );
    assert_eq!(prompter.asked[0].heading, "Question 1 of about 4");
    assert_eq!(
        prompter.said[0],
        "About 4 short questions, 2 minutes. Your answers stay on this machine. \"I don't know\" is an answer too.\nSteer."
    );
}

#[test]
fn not_knowing_leaves_the_fact_unknown_and_is_not_asked_again() {
    let (prompter, how, told) = held([Answer::Unknown, Answer::Unknown, choose("go-on")]);
    assert_eq!(how, "done");
    assert!(told.is_empty());
    assert_eq!(prompter.asked.len(), 3);
    assert_eq!(reviewed(&prompter)[1], "Employed: not known");
}

#[test]
fn going_back_shows_the_earlier_answer_and_keeps_the_later_ones() {
    let back = [yes(), number(5), Answer::Back, Answer::Back, yes(), no(), Answer::Unknown, choose("go-on")];
    let (prompter, _, told) = held(back);
    assert_eq!(prompter.texts()[2..6], ["pays training", "hours per week", "employed", "pays training"]);
    assert_eq!(prompter.asked[3].current, Some(Value::from(5)));
    assert_eq!(prompter.asked[4].heading, "Question 1 again");
    assert_eq!(told, ["employed=Bool(true)", "hours_per_week=Int(5)", "pays_training=Bool(false)"]);
}

#[test]
fn there_is_nothing_before_the_first_question() {
    let (prompter, ..) = held([Answer::Back, yes()]);
    assert_eq!(prompter.said[1], "This is the first question.");
    assert_eq!(prompter.texts(), ["employed", "employed", "hours per week"]);
}

#[test]
fn asking_why_tells_and_asks_again() {
    let (prompter, ..) = held([Answer::Why, yes()]);
    assert_eq!(prompter.said[1], "Because of employed.");
    assert_eq!(prompter.texts()[..2], ["employed", "employed"]);
}

#[test]
fn an_answer_out_of_range_is_refused_at_once_with_the_reason() {
    let (prompter, _, told) = held([yes(), number(100_001), number(6)]);
    assert_eq!(prompter.asked[2].refused.as_deref(), Some("`100001` is more than 100000"));
    assert_eq!(told, ["employed=Bool(true)", "hours_per_week=Int(6)"]);
    assert_eq!(prompter.noted, ["Yes", "6 hours"], "what is refused is not noted");
}

#[test]
fn a_changed_answer_sets_aside_what_hung_on_it_and_brings_it_back() {
    let to_review = [yes(), number(5), no(), number(300)];
    let (prompter, _, told) = held(to_review.clone().into_iter().chain([choose("0"), no(), choose("go-on")]));
    assert_eq!(told, ["employed=Bool(false)", "hours_per_week=Int(5)"]);
    let review = reviewed(&prompter);
    assert_eq!(review[3..5], ["Pays training: does not matter now", "Budget: does not matter now"]);

    let there_and_back = [choose("0"), no(), choose("0"), yes(), choose("go-on")];
    let (_, _, told) = held(to_review.into_iter().chain(there_and_back));
    assert_eq!(told.len(), 4);
}

#[test]
fn a_change_in_the_review_can_open_new_questions() {
    let (prompter, how, told) = held([no(), number(5), choose("0"), yes(), yes(), choose("go-on")]);
    assert_eq!(how, "done");
    assert_eq!(prompter.texts()[3..5], ["employed", "pays training"]);
    assert!(told.contains(&"pays_training=Bool(true)".to_owned()));
}

#[test]
fn questions_beyond_the_limit_are_offered_in_the_review() {
    let kb = employed_base();
    let mut prompter = Scripted::new([yes(), number(5), choose("more"), yes(), choose("go-on")]);
    let outcome = Interview::new(&kb, Notes::new(&kb), 2).run(&mut prompter).unwrap();
    let Outcome::Done(notes) = outcome else { panic!("{outcome:?}") };
    assert_eq!(prompter.asked[2].form.shown()[3].label, "Answer one more question");
    assert_eq!(prompter.asked[3].heading, "Question 3 of about 3");
    assert_eq!(notes.told()[2], "pays_training=Bool(true)");
}

#[test]
fn stopping_and_ctrl_c_hand_back_the_answers_so_far() {
    let (_, how, told) = held([yes(), Answer::Quit]);
    assert_eq!((how.as_str(), told), ("stopped", vec!["employed=Bool(true)".to_owned()]));
    let (_, how, told) = held([yes()]);
    assert_eq!((how.as_str(), told), ("interrupted", vec!["employed=Bool(true)".to_owned()]));
    let (_, how, _) = held([Answer::Unknown, Answer::Unknown, choose("stop")]);
    assert_eq!(how, "stopped");
}

#[test]
fn answers_of_a_broken_off_interview_are_taken_up_and_can_be_changed() {
    let kb = employed_base();
    let earlier =
        [("employed", Value::Bool(true)), ("pays_training", Value::Bool(false)), ("budget_usd", Value::from("much"))];
    let find = |fact| earlier.iter().find(|(id, _)| *id == kb.facts.id(fact)).map(|(_, value)| value);
    let mut prompter = Scripted::new([number(5), number(200), choose("go-on")]);
    let outcome = Interview::new(&kb, Notes::new(&kb), 12).resumed(find).run(&mut prompter).unwrap();
    assert!(matches!(outcome, Outcome::Done(_)));
    assert_eq!(prompter.texts()[..2], ["hours per week", "budget usd"]);
    assert_eq!(prompter.asked[0].heading, "Question 3 of about 4");
    assert!(prompter.said[0].starts_with("About 2 short questions"), "{}", prompter.said[0]);
    assert_eq!(reviewed(&prompter)[1..3], ["Employed: Yes", "Pays training: No"]);
}

#[test]
fn the_review_tells_what_could_still_change_the_outcome() {
    let (prompter, ..) = held([no(), Answer::Unknown, Answer::Why, choose("go-on")]);
    assert!(prompter.said[1].ends_with("could still change it:\n- What about hours per week?"), "{}", prompter.said[1]);
    let (prompter, ..) = held([no(), number(3), Answer::Why, choose("go-on")]);
    assert!(prompter.said[1].ends_with("No further question would change it."), "{}", prompter.said[1]);
}

#[test]
fn an_interview_broken_off_at_the_review_goes_on_there() {
    let kb = employed_base();
    let earlier = [("employed", Value::Bool(false)), ("hours_per_week", Value::from(5))];
    let find = |fact| earlier.iter().find(|(id, _)| *id == kb.facts.id(fact)).map(|(_, value)| value);
    let interview = Interview::new(&kb, Notes::new(&kb), 12).resumed(find);
    assert!(interview.has_a_point());
    let mut prompter = Scripted::new([choose("go-on")]);
    let Outcome::Done(notes) = interview.run(&mut prompter).unwrap() else { panic!("it was not broken off") };
    assert_eq!(notes.told(), ["employed=Bool(false)", "hours_per_week=Int(5)"]);
    assert_eq!(prompter.asked.len(), 1);
}

#[test]
fn whoever_said_everything_is_not_asked() {
    let kb = employed_base();
    let mut notes = Notes::new(&kb);
    for (fact, value) in [("employed", Value::Bool(false)), ("hours_per_week", Value::from(5))] {
        notes.put(kb.facts.find(fact).unwrap(), &value).unwrap();
    }
    assert!(!Interview::new(&kb, notes, 12).has_a_point());
}
