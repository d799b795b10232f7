//! The shape of what files say, as JSON Schema (draft-07), made from the very types that read the files.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::raw::{RawScalar, Words};

/// Something that a file can hold.
pub(crate) trait Shaped {
    /// Whether a key with this value can be left out.
    const OPTIONAL: bool = false;

    /// Its schema; shapes with a name are put among the definitions and referred to.
    fn shape(shapes: &mut Shapes) -> Value;
}

/// The named shapes that were met.
#[derive(Debug, Default)]
pub(crate) struct Shapes {
    definitions: Map<String, Value>,
}

/// A key of a mapping.
#[derive(Debug)]
pub(crate) struct Key {
    name: String,
    shape: Value,
    required: bool,
}

impl Key {
    /// A key whose value is of a type. `about` are the lines of its comment; with a `default` it can be left out.
    pub(crate) fn of<T: Shaped>(shapes: &mut Shapes, name: &str, about: &[&str], default: &[&str]) -> Self {
        let mut shape = T::shape(shapes);
        describe(&mut shape, about);
        Self { name: name.trim_start_matches("r#").to_owned(), shape, required: !T::OPTIONAL && default.is_empty() }
    }
}

impl Shapes {
    /// A mapping with known keys, kept under its name; gives a reference to it. Shapes may refer to themselves.
    pub(crate) fn object(&mut self, name: &str, about: &[&str], keys: impl FnOnce(&mut Self) -> Vec<Key>) -> Value {
        let name = name.trim_start_matches("Raw");
        if !self.definitions.contains_key(name) {
            self.definitions.insert(name.to_owned(), Value::Null);
            let mut object = mapping(keys(self));
            describe(&mut object, about);
            if let (Value::Object(object), Some(Value::Object(forms))) = (&mut object, forms(name)) {
                object.extend(forms);
            }
            self.definitions.insert(name.to_owned(), object);
        }
        json!({"$ref": format!("#/definitions/{name}")})
    }

    /// A whole schema around a value, with every definition that it needs.
    pub(crate) fn schema(mut self, title: &str, value: Value) -> Value {
        self.definitions.sort_keys();
        let mut schema = json!({"$schema": "http://json-schema.org/draft-07/schema#", "title": title});
        if let (Value::Object(schema), Value::Object(value)) = (&mut schema, value) {
            schema.extend(value);
            schema.insert("definitions".to_owned(), Value::Object(self.definitions));
        }
        schema
    }
}

/// A mapping with these keys and no others.
pub(crate) fn mapping(keys: Vec<Key>) -> Value {
    let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.name.as_str()).collect();
    let mut object = json!({"type": "object", "additionalProperties": false});
    if !required.is_empty() {
        object["required"] = json!(required);
    }
    object["properties"] = keys.into_iter().map(|key| (key.name, key.shape)).collect();
    object
}

/// Adds a description. Draft-07 ignores what stands beside a reference, so that one is wrapped.
pub(crate) fn describe(shape: &mut Value, about: &[&str]) {
    let about: Vec<&str> = about.iter().map(|line| line.trim()).collect();
    if about.is_empty() {
        return;
    }
    if shape.get("$ref").is_some() {
        *shape = json!({"allOf": [shape.take()]});
    }
    shape["description"] = about.join(" ").into();
}

/// Which keys of a mapping may stand together, where its type does not say it.
fn forms(name: &str) -> Option<Value> {
    let one = |keys: &[&str], most: usize| -> Value {
        keys.iter().map(|key| json!({"required": [key], "maxProperties": most})).collect()
    };
    Some(match name {
        "Effect" => json!({"minProperties": 1, "maxProperties": 1}),
        "Target" => json!({"oneOf": one_of(&["role", "track", "certification", "activity", "kind", "way"])}),
        "Expected" => json!({"minProperties": 2}),
        "Condition" => {
            let mut forms = one(&["all", "any", "not", "holds"], 1);
            let tests = one(&["is", "in", "at_least", "at_most", "contains", "known"], 2);
            if let Value::Array(forms) = &mut forms {
                forms.push(json!({"required": ["skill", "level"], "maxProperties": 2}));
                forms.push(json!({"required": ["fact"], "oneOf": tests}));
            }
            json!({"oneOf": forms})
        }
        _ => return None,
    })
}

fn one_of(keys: &[&str]) -> Value {
    keys.iter().map(|key| json!({"required": [key]})).collect()
}

/// Declares shapes without a name.
macro_rules! plain {
    ($($kind:ty: $shape:tt;)*) => {$(
        impl Shaped for $kind {
            fn shape(_: &mut Shapes) -> Value {
                json!($shape)
            }
        }
    )*};
}

plain! {
    Words: {"type": ["string", "integer"], "minLength": 1};
    RawScalar: {"type": ["string", "integer", "boolean"]};
    bool: {"type": "boolean"};
    i64: {"type": "integer"};
    u32: {"type": "integer", "minimum": 0};
    u8: {"type": "integer", "minimum": 0, "maximum": 255};
    usize: {"type": "integer", "minimum": 0};
    f64: {"type": "number"};
    serde_yaml::Value: {};
}

impl<T: Shaped> Shaped for Option<T> {
    const OPTIONAL: bool = true;

    fn shape(shapes: &mut Shapes) -> Value {
        T::shape(shapes)
    }
}

impl<T: Shaped> Shaped for Box<T> {
    fn shape(shapes: &mut Shapes) -> Value {
        T::shape(shapes)
    }
}

impl<T: Shaped> Shaped for Vec<T> {
    fn shape(shapes: &mut Shapes) -> Value {
        let item = T::shape(shapes);
        let item = if T::OPTIONAL { json!({"anyOf": [item, {"type": "null"}]}) } else { item };
        json!({"type": "array", "items": item})
    }
}

impl<T: Shaped> Shaped for BTreeMap<i64, T> {
    fn shape(shapes: &mut Shapes) -> Value {
        let value = T::shape(shapes);
        json!({"type": "object", "patternProperties": {"^[0-9]+$": value}, "additionalProperties": false})
    }
}

impl<T: Shaped> Shaped for BTreeMap<String, T> {
    fn shape(shapes: &mut Shapes) -> Value {
        json!({"type": "object", "additionalProperties": T::shape(shapes)})
    }
}
