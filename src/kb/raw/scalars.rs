//! Single values: texts that are not empty, and values of facts.

use std::ops::Deref;

use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

use crate::decode::EMPTY_TEXT;

/// A text that is not empty. Whole numbers are taken as text, so that `as_of: 2026` needs no quotes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Words(pub(crate) String);

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordsVisitor)
    }
}

struct WordsVisitor;

impl Visitor<'_> for WordsVisitor {
    type Value = Words;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Words, E> {
        if text.trim().is_empty() { Err(E::custom(EMPTY_TEXT)) } else { Ok(Words(text.trim().to_owned())) }
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Words, E> {
        Ok(Words(number.to_string()))
    }

    fn visit_unit<E: Error>(self) -> Result<Words, E> {
        Err(E::custom(EMPTY_TEXT))
    }
}

/// A single value in a condition or a `set` effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RawScalar {
    Bool(bool),
    Int(i64),
    Text(String),
}

impl<'de> Deserialize<'de> for RawScalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl Visitor<'_> for ScalarVisitor {
    type Value = RawScalar;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a word, a whole number, `true` or `false`")
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<RawScalar, E> {
        Ok(RawScalar::Bool(yes))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<RawScalar, E> {
        Ok(RawScalar::Int(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<RawScalar, E> {
        i64::try_from(number).map(RawScalar::Int).map_err(|_| E::custom("the number is too large"))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<RawScalar, E> {
        if text.trim().is_empty() { Err(E::custom(EMPTY_TEXT)) } else { Ok(RawScalar::Text(text.to_owned())) }
    }

    fn visit_unit<E: Error>(self) -> Result<RawScalar, E> {
        Err(E::custom(EMPTY_TEXT))
    }
}
