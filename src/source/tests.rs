use std::fmt::Write as _;

use super::*;

fn set(bytes: &[u8]) -> (SourceSet, FileId) {
    let mut sources = SourceSet::new();
    let file = sources.add("a.yaml", None, bytes.to_vec());
    (sources, file)
}

fn shown<'set>(sources: &'set SourceSet, place: &Place) -> (&'set str, usize, usize) {
    let at = sources.locate(place).expect("a place");
    (&sources.text(place.file)[at.start..at.end], at.line, at.column)
}

fn troubles(bytes: &[u8]) -> Vec<TroubleKind> {
    let (sources, file) = set(bytes);
    sources.parse(file).expect_err("a broken text").into_iter().map(|trouble| trouble.kind).collect()
}

fn path(text: &str) -> Path {
    let mut path = Path::default();
    for part in text.split('.') {
        path = part.parse().map_or_else(|_| path.clone().key(part), |index| path.clone().index(index));
    }
    path
}

const ROLES: &str = "# é\nroles:\n  - id: ä\n    title: naïve, ü\n    requires: [{skill: é, level: 2}, {skill: b}]\n    note:\n  - id: z\n";

#[test]
fn places_are_found_in_block_and_flow_style_with_columns_in_characters() {
    let (sources, file) = set(ROLES.as_bytes());
    let value = |text| Place::value(file, path(text));
    assert_eq!(shown(&sources, &value("roles.0.title")), ("naïve, ü", 4, 12));
    assert_eq!(shown(&sources, &value("roles.0.requires.1.skill")), ("b", 5, 46));
    assert_eq!(shown(&sources, &value("roles.0.requires.0.skill").its_key()), ("skill", 5, 17));
    assert_eq!(shown(&sources, &value("roles.0.requires.0")), ("{skill: é, level: 2}", 5, 16));
    assert_eq!(shown(&sources, &value("roles.1.id")), ("z", 7, 9));
}

#[test]
fn a_missing_value_is_shown_by_its_key_and_a_missing_key_by_what_is_around() {
    let (sources, file) = set(ROLES.as_bytes());
    assert_eq!(shown(&sources, &Place::value(file, path("roles.0.note"))), ("note", 6, 5));
    let around = shown(&sources, &Place::value(file, path("roles.1.title")));
    assert_eq!(around, ("id: z", 7, 5));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let windows = format!("\u{feff}{}", ROLES.replace('\n', "\r\n"));
    let (sources, file) = set(windows.as_bytes());
    let (plain, other) = set(ROLES.as_bytes());
    assert_eq!(sources.parse(file), plain.parse(other));
    assert_eq!(shown(&sources, &Place::value(file, path("roles.0.requires.1.skill"))), ("b", 5, 46));
    assert_eq!(shown(&sources, &Place::value(file, path("roles.0.title"))), ("naïve, ü", 4, 12));
}

#[test]
fn every_duplicate_key_is_told_with_the_line_of_the_first() {
    let text = b"a: 1\nb: {c: 1, c: 2}\na: 2\na: 3\n";
    let (sources, file) = set(text);
    let found = sources.parse(file).expect_err("duplicates");
    let told: Vec<_> = found
        .iter()
        .map(|trouble| {
            let at = sources.locate(&trouble.place).expect("a place");
            (trouble.place.path.to_string(), at.line, at.column, trouble.kind.clone())
        })
        .collect();
    let duplicate = |key: &str, first_line| TroubleKind::DuplicateKey { key: key.to_owned(), first_line };
    let expected = vec![
        ("b.c".to_owned(), 2, 11, duplicate("c", 2)),
        ("a".to_owned(), 3, 1, duplicate("a", 1)),
        ("a".to_owned(), 4, 1, duplicate("a", 1)),
    ];
    assert_eq!(told, expected);
}

#[test]
fn text_that_is_not_utf8_is_told_with_its_place_and_can_still_be_shown() {
    let (sources, file) = set(b"a: 1\nb: \xff\n");
    let found = sources.parse(file).expect_err("not UTF-8");
    assert_eq!(found[0].kind, TroubleKind::NotUtf8);
    let at = sources.locate(&found[0].place).expect("a place");
    assert_eq!((at.line, at.column), (2, 4));
    assert_eq!(sources.text(file), "a: 1\nb: \u{fffd}\n");
}

#[test]
fn a_second_document_is_told_where_it_begins() {
    let (sources, file) = set(b"a: 1\n---\nb: 2\n");
    let found = sources.parse(file).expect_err("two documents");
    assert_eq!(found[0].kind, TroubleKind::ManyDocuments);
    assert_eq!(sources.locate(&found[0].place).map(|at| at.line), Some(2));
}

#[test]
fn a_fault_of_form_has_line_and_column() {
    let (sources, file) = set("ü: [1, 2\nb: 2\n".as_bytes());
    let found = sources.parse(file).expect_err("a fault");
    assert!(matches!(found[0].kind, TroubleKind::Syntax(_)));
    assert!(sources.locate(&found[0].place).is_some_and(|at| at.line >= 1));
}

#[test]
fn hostile_texts_end_soon() {
    let begin = std::time::Instant::now();
    assert_eq!(troubles("[".repeat(MAX_BYTES).as_bytes()), [TroubleKind::TooDeep]);
    assert_eq!(troubles("{a: ".repeat(MAX_BYTES / 4).as_bytes()), [TroubleKind::TooDeep]);
    assert_eq!(troubles("- ".repeat(MAX_BYTES / 2).as_bytes()), [TroubleKind::TooDeep]);
    assert_eq!(troubles("? ".repeat(MAX_BYTES / 2).as_bytes()), [TroubleKind::TooDeep]);
    assert_eq!(troubles(&vec![b' '; MAX_BYTES + 1]), [TroubleKind::TooLarge { bytes: MAX_BYTES + 1 }]);
    assert!(begin.elapsed().as_secs() < 5, "took {:?}", begin.elapsed());
}

#[test]
fn an_alias_bomb_ends_soon() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        writeln!(bomb, "a{level}: &a{level} [{aliases}]").unwrap();
    }
    let begin = std::time::Instant::now();
    assert_eq!(troubles(bomb.as_bytes()), [TroubleKind::Alias]);
    assert!(begin.elapsed().as_secs() < 5);
}

#[test]
fn an_empty_text_is_null() {
    for text in ["", "# only a remark\n"] {
        let (sources, file) = set(text.as_bytes());
        assert_eq!(sources.parse(file), Ok(serde_yaml::Value::Null), "{text:?}");
    }
}

#[test]
fn paths_read_as_authors_would_say_them() {
    assert_eq!(path("roles.3.requires.2.skill").to_string(), "roles[3].requires[2].skill");
}
