//! The JSON Schema that editors hold specs against, made from the table of keys.
//!
//! It is looser than the checker on purpose: an editor completes and explains, `cargo xtask
//! generate` decides.

use serde_json::{Map, Value, json};

use crate::keys::words::{HOST_LABEL, KINDS, TYPES};
use crate::keys::{
    ENDPOINT, ERROR, EXAMPLE, FIELD, FILE, Form, INPUT, Key, MEMBER, Mapping, SCHEME, SCOPES, STEP,
    SUNSET, TENANT,
};
use crate::notation::placement::CARRIERS;

/// The schema as JSON text, draft 2020-12, with a line feed at its end.
pub fn schema() -> String {
    let mut top = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A provider of Keywright",
    });
    let mut root = mapping(&FILE);
    let mut definitions = Map::new();
    for it in [
        &SCHEME, &STEP, &TENANT, &EXAMPLE, &INPUT, &FIELD, &MEMBER, &ENDPOINT, &SCOPES, &ERROR,
        &SUNSET,
    ] {
        definitions.insert(slug(it), mapping(it));
    }
    shared(&mut definitions);
    if let (Some(top), Some(root)) = (top.as_object_mut(), root.as_object_mut()) {
        top.append(root);
        top.insert("$defs".to_owned(), Value::Object(definitions));
    }
    format!("{top:#}\n")
}

/// The forms that more than one key uses.
fn shared(definitions: &mut Map<String, Value>) {
    let words: Vec<_> = TYPES
        .iter()
        .map(|it| format!("`{}`: {}", it.0, it.2))
        .collect();
    let about = format!(
        "A type: a word, a name of `types:`, `enum a|b`, `[T]`, `{{ name: T }}` or `{{ \"*\": T }}`.\n\n{}",
        words.join("\n\n")
    );
    definitions.insert(
        "text".to_owned(),
        // All scalars are text to a spec, also those that YAML calls something else.
        json!({ "type": ["string", "number", "boolean", "null"] }),
    );
    definitions.insert(
        "type".to_owned(),
        json!({
            "description": about,
            "anyOf": [
                { "type": "string", "pattern": "^(\\[.+\\]|enum .+|[A-Za-z0-9_]+)$", "examples": TYPES.iter().map(|it| it.0).collect::<Vec<_>>() },
                { "type": "array", "items": { "$ref": "#/$defs/type" }, "minItems": 1, "maxItems": 1 },
                { "$ref": "#/$defs/members" },
            ],
        }),
    );
    let named = |value: &Value| json!({ "type": "object", "propertyNames": { "pattern": "^(optional )?[^ ]+$" }, "additionalProperties": value });
    let member = json!({ "anyOf": [{ "$ref": "#/$defs/type" }, { "$ref": "#/$defs/member" }] });
    definitions.insert("members".to_owned(), named(&member));
    let field = json!({ "anyOf": [
        { "type": "string", "pattern": "^=", "description": "A fixed value: `= 1`, `= false`, `= text` or `= '1'`." },
        { "$ref": "#/$defs/type" },
        { "$ref": "#/$defs/field" },
    ] });
    definitions.insert("fields".to_owned(), named(&field));
    let words: Vec<_> = [
        "string", "secret", "integer", "boolean", HOST_LABEL, "uuid", "scope",
    ]
    .into();
    let input = json!({ "anyOf": [
        { "enum": words },
        { "type": "string", "pattern": "^(enum .+|\\[.+\\])$" },
        { "type": "array", "items": { "$ref": "#/$defs/type" }, "minItems": 1, "maxItems": 1 },
        { "$ref": "#/$defs/input" },
    ] });
    definitions.insert("inputs".to_owned(), named(&input));
    definitions.insert("schemes".to_owned(), schemes());
    let carriers: Vec<_> = CARRIERS.iter().map(|it| it.0).collect();
    definitions.insert(
        "placements".to_owned(),
        json!({
            "type": "object",
            "propertyNames": { "pattern": format!("^(basic|({}) [^ ]+)$", carriers.join("|")) },
            "additionalProperties": { "$ref": "#/$defs/text" },
        }),
    );
}

fn schemes() -> Value {
    let mut kinds = Map::new();
    for (word, _, title, expansion) in KINDS {
        let about = format!("{title}. It fills in: {expansion}.");
        kinds.insert((*word).to_owned(), json!({ "description": about, "anyOf": [{ "$ref": "#/$defs/scheme" }, { "type": "null" }] }));
    }
    let words: Vec<_> = KINDS.iter().map(|it| it.0).collect();
    json!({
        "type": "array",
        "minItems": 1,
        "items": { "anyOf": [
            { "enum": words },
            { "type": "object", "properties": kinds, "additionalProperties": false, "minProperties": 1, "maxProperties": 1 },
        ] },
    })
}

fn mapping(it: &Mapping) -> Value {
    let properties: Map<_, _> = it
        .keys
        .iter()
        .map(|it| (it.name.to_owned(), key(it)))
        .collect();
    let required: Vec<_> = it
        .keys
        .iter()
        .filter(|it| it.required)
        .map(|it| it.name)
        .collect();
    let mut value = json!({ "description": it.doc, "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        value["required"] = json!(required);
    }
    value
}

fn key(it: &Key) -> Value {
    let mut value =
        json!({ "description": format!("{}\n\nExample: `{}: {}`", it.doc, it.name, it.example) });
    if let (Some(value), Value::Object(mut form)) = (value.as_object_mut(), form(&it.form)) {
        value.append(&mut form);
        if matches!(it.form, Form::Text | Form::Notation(_)) {
            value.insert("examples".to_owned(), json!([it.example.trim_matches('"')]));
        }
    }
    value
}

fn form(it: &Form) -> Value {
    let reference = |name: &str| json!({ "$ref": format!("#/$defs/{name}") });
    match it {
        Form::Text => reference("text"),
        Form::Notation(pattern) => json!({ "type": ["string", "number"], "pattern": pattern }),
        Form::Choice(words) => {
            // YAML reads these two as booleans, and a spec reads them as words.
            let word = |it: &&str| match *it {
                "true" => json!(true),
                "false" => json!(false),
                other => json!(other),
            };
            json!({ "enum": words.iter().map(word).collect::<Vec<_>>() })
        }
        Form::Type => reference("type"),
        Form::OneOrMany(inner) => {
            json!({ "anyOf": [form(inner), { "type": "array", "items": form(inner) }] })
        }
        Form::List(inner) => json!({ "type": "array", "items": form(inner) }),
        Form::Map(inner) => reference(&slug(inner)),
        Form::TextOr(inner) => json!({ "anyOf": [{ "type": "string" }, reference(&slug(inner))] }),
        Form::Named(inner) => json!({ "type": "object", "additionalProperties": form(inner) }),
        Form::Fields => reference("fields"),
        Form::Inputs => reference("inputs"),
        Form::Members => reference("members"),
        Form::Schemes => reference("schemes"),
        Form::Placements => reference("placements"),
        Form::Accepts => json!({ "anyOf": [
            { "enum": ["none", "any", "client_secret_basic", "client_secret_post"] },
            { "type": "array", "items": { "type": "string" }, "minItems": 1 },
        ] }),
    }
}

fn slug(it: &Mapping) -> String {
    it.name.replace(' ', "_")
}
