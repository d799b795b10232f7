use super::*;
use crate::questionnaire::form::Group;

fn items() -> Vec<Item> {
    let item = |id: &str, label: &str, also: &[&str]| Item {
        also: also.iter().map(|&name| name.to_owned()).collect(),
        ..Item::new(id, label)
    };
    vec![
        item("comptia-a-plus", "CompTIA A+", &["A+"]),
        item("comptia-network-plus", "CompTIA Network+", &["Network+", "N10-009"]),
        item("help-desk-technician", "Help desk technician (tier 1)", &["Service desk agent"]),
        item("help-desk-analyst", "Help desk analyst (tier 2)", &[]),
    ]
}

fn found(text: &str) -> Vec<String> {
    matching(&items(), text).into_iter().map(|item| item.id.clone()).collect()
}

#[test]
fn commands_are_told_from_answers() {
    assert_eq!(Typed::from_line("  \n"), Typed::Nothing);
    assert_eq!(Typed::from_line(":Back\r\n"), Typed::Command(Command::Back));
    assert_eq!(Typed::from_line("?"), Typed::Command(Command::Why));
    assert_eq!(Typed::from_line(" back office "), Typed::Text("back office".to_owned()));
}

#[test]
fn a_number_may_bear_its_unit() {
    for (text, unit, expected) in [
        ("30", "months", 30),
        ("30 months", "months", 30),
        ("1 month", "months", 1),
        ("2 years", "months", 24),
        ("2.5 years", "months", 30),
        ("2 years 6 months", "months", 30),
        ("1 year and 3 months", "months", 15),
        ("2y6m", "months", 30),
        ("a year", "months", 12),
        ("6h", "hours", 6),
        ("6 hours", "hours", 6),
        ("$1,200", "USD", 1200),
        ("1.5k", "USD", 1500),
        ("0", "USD", 0),
        ("-3", "hours", -3),
    ] {
        assert_eq!(number(text, Some(unit)), Ok(expected), "{text}");
    }
}

#[test]
fn what_is_no_whole_number_is_refused_in_words() {
    for text in ["six", "1,5", "12,00", "3.5", "", "1e3", "99999999999999999999", "years", "2 years ago", "--3"] {
        assert!(number(text, Some("months")).is_err(), "{text}");
    }
    assert_eq!(number("six", Some("hours")).unwrap_err(), "`six` is not a whole number of hours");
    assert_eq!(number("much", Some("USD")).unwrap_err(), "`much` is not a whole number of US dollars");
    assert_eq!(number("x", None).unwrap_err(), "`x` is not a whole number");
}

#[test]
fn a_month_stands_for_its_last_day() {
    let read_day = |text| read(&Form::Day, text);
    assert_eq!(read_day("2027-06-30"), Ok(Value::from("2027-06-30")));
    assert_eq!(read_day("2028-02"), Ok(Value::from("2028-02-29")));
    assert!(read_day("2027-02-30").is_err());
    assert!(read_day("soon").unwrap_err().contains("`2027-06`"));
}

#[test]
fn names_are_found_by_a_few_letters_and_in_spite_of_a_slip() {
    assert_eq!(found("a+"), ["comptia-a-plus"]);
    assert_eq!(found("A plus"), ["comptia-a-plus"]);
    assert_eq!(found("n10-009"), ["comptia-network-plus"]);
    assert_eq!(found("help desk"), ["help-desk-technician", "help-desk-analyst"]);
    assert_eq!(found("desk tech"), ["help-desk-technician"]);
    assert_eq!(found("helpdesk"), ["help-desk-technician", "help-desk-analyst"]);
    assert_eq!(found("helpdesktech"), ["help-desk-technician"]);
    assert_eq!(found("help deskanalyst"), ["help-desk-analyst"]);
    assert_eq!(found("desk tier"), ["help-desk-technician", "help-desk-analyst"]);
    assert_eq!(found("service desk agent"), ["help-desk-technician"]);
    assert_eq!(found("servise desk agent"), ["help-desk-technician"]);
    assert_eq!(found("netwrok"), ["comptia-network-plus"]);
    assert!(found("chef").is_empty());
    assert!(found("  ").is_empty());
}

#[test]
fn lists_take_numbers_names_and_none() {
    let shown = items()[..2].to_vec();
    let form = Form::Many { items: shown, more: items()[2..].to_vec() };
    let ids = |ids: &[&str]| Ok(Value::from(ids.to_vec()));
    assert_eq!(read(&form, "2 1"), ids(&["comptia-network-plus", "comptia-a-plus"]));
    assert_eq!(read(&form, "1, 1"), ids(&["comptia-a-plus"]));
    assert_eq!(read(&form, "A+, Network+"), ids(&["comptia-a-plus", "comptia-network-plus"]));
    assert_eq!(read(&form, "1, help desk analyst"), ids(&["comptia-a-plus", "help-desk-analyst"]));
    assert_eq!(read(&form, "none"), ids(&[]));
    assert_eq!(read(&form, "3").unwrap_err(), "there is no number 3 here, only 1 to 2");
    assert_eq!(read(&form, "MCSE").unwrap_err(), "`MCSE` fits no answer here");
    assert_eq!(
        read(&form, "help desk").unwrap_err(),
        "`help desk` could be Help desk technician (tier 1), Help desk analyst (tier 2); please type more of the name"
    );
}

#[test]
fn an_order_needs_at_least_one() {
    let form = Form::Order(items());
    assert_eq!(read(&form, "3>1"), Ok(Value::from(vec!["help-desk-technician", "comptia-a-plus"])));
    assert!(read(&form, "0").is_err());
    assert!(read(&form, ",").is_err());
}

#[test]
fn a_long_list_is_searched_by_name() {
    let form = Form::Find(vec![Group { title: "All".to_owned(), items: items() }]);
    assert_eq!(read(&form, "a+"), Ok(Value::from("comptia-a-plus")));
    assert!(read(&form, "2000").is_err());
}

#[test]
fn what_is_shown_ranks_before_other_names() {
    let mut cloud = Item::new("cloud", "Cloud administrator");
    cloud.also.push("Cloud systems administrator".to_owned());
    let items = [cloud, Item::new("junior", "Junior systems administrator"), Item::new("sys", "Systems administrator")];
    let found: Vec<_> = matching(&items, "systems admin").into_iter().map(|item| item.id.as_str()).collect();
    assert_eq!(found, ["sys", "junior", "cloud"]);
}

#[test]
fn a_number_too_large_is_refused() {
    assert!(number("1 year 9223372036854775807 months", Some("months")).is_err());
    assert_eq!(number("2.3 years", Some("months")), Ok(28), "to the nearest month");
}

proptest::proptest! {
    #[test]
    fn nothing_typed_makes_it_fail(text in "\\PC{0,40}|[0-9a-z$ ,.;+-]{0,20}") {
        let many = Form::Many { items: items(), more: items() };
        let find = Form::Find(vec![Group { title: "All".to_owned(), items: items() }]);
        let months = Form::Number { unit: Some("months".to_owned()) };
        let money = Form::Number { unit: Some("USD".to_owned()) };
        for form in [Form::YesNo, months, money, Form::Day, Form::Words, Form::One(items()), many, Form::Order(items()), find] {
            let _answer = read(&form, &text);
        }
        Typed::from_line(&text);
    }
}
