//! Texts with places for facts, such as `{months_in_role}`.

use super::scope::Scope;
use crate::kb::codes;
use crate::kb::here::Here;
use crate::kb::model::{Piece, Text};
use crate::kb::names::Lookup;

/// Splits a text at its placeholders; what is wrong with them is told.
pub(super) fn filled(text: &str, here: &Here, scope: &mut Scope) -> Text {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((words, after)) = rest.split_once('{') {
        push_words(words, here, scope, &mut pieces);
        let Some((name, after)) = after.split_once('}') else {
            let sentence = "a `{` is not closed".to_owned();
            scope.error(codes::PLACEHOLDER, here, sentence, "write places for facts as `{months_in_role}`");
            return Text(pieces);
        };
        pieces.extend(placeholder(name, here, scope));
        rest = after;
    }
    push_words(rest, here, scope, &mut pieces);
    Text(pieces)
}

fn push_words(words: &str, here: &Here, scope: &mut Scope, pieces: &mut Vec<Piece>) {
    if words.contains('}') {
        let sentence = "a `}` stands alone".to_owned();
        scope.error(codes::PLACEHOLDER, here, sentence, "write places for facts as `{months_in_role}`");
    }
    if !words.is_empty() {
        pieces.push(Piece::Words(words.to_owned()));
    }
}

fn placeholder(name: &str, here: &Here, scope: &mut Scope) -> Option<Piece> {
    match scope.fact_ids.find(name, here) {
        Lookup::Found(fact) => Some(Piece::Fact(fact)),
        Lookup::Broken => None,
        Lookup::Unknown(mut finding) => {
            finding.code = codes::PLACEHOLDER;
            finding.sentence = format!("the text has a place for `{name}`, which is no fact");
            scope.found.push(finding);
            None
        }
    }
}
