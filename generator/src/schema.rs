//! The JSON Schema that editors hold specs against, made from the table of keys.
//!
//! It is looser than the checker on purpose: an editor completes and explains, `cargo xtask
//! generate` decides. What it says is never refused by one and accepted by the other.

mod kinds;
mod rules;
mod shapes;

use serde_json::{Map, Value, json};

use crate::keys::patterns::{CONDITION, DAY};
use crate::keys::{
    ENDPOINT, ERROR, EXAMPLE, FIELD, FILE, Form, INPUT, Key, MEMBER, MINT, Mapping, SCHEME, SCOPES,
    STEP, SUNSET, TENANT,
};

/// The schema as JSON text, draft 2020-12, with a line feed at its end.
pub fn schema() -> String {
    let mut definitions = Map::new();
    for it in [
        &SCHEME, &STEP, &TENANT, &MINT, &EXAMPLE, &INPUT, &FIELD, &MEMBER, &ENDPOINT, &SCOPES,
        &ERROR, &SUNSET,
    ] {
        definitions.insert(slug(it), mapping(it));
    }
    definitions.extend(shapes::shapes());
    definitions.extend(kinds::kinds());
    let mut top = mapping(&FILE);
    top["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    top["title"] = json!("A provider of Keywright");
    top["$defs"] = Value::Object(definitions);
    format!("{top:#}\n")
}

/// A mapping of the table, with what its keys demand of each other.
fn mapping(it: &Mapping) -> Value {
    let properties: Map<_, _> = it
        .keys
        .iter()
        .map(|key| (key.name.to_owned(), property(it, key)))
        .collect();
    let required: Vec<_> = it
        .keys
        .iter()
        .filter(|it| it.required)
        .map(|it| it.name)
        .collect();
    let mut value =
        json!({ "type": "object", "properties": properties, "additionalProperties": false });
    describe(&mut value, it.name, it.doc);
    if !required.is_empty() {
        value["required"] = json!(required);
    }
    add(&mut value, rules::rules(it));
    value
}

fn property(mapping: &Mapping, key: &Key) -> Value {
    let mut value = form(&key.form);
    let doc = format!("{}\n\nExample: `{}: {}`", key.doc, key.name, key.example);
    describe(&mut value, key.name, &doc);
    let example = key.example.trim_matches('"');
    let text = matches!(key.form, Form::Text | Form::Notation(_) | Form::Template);
    if text {
        value["examples"] = json!([example]);
    }
    if value.get("pattern").is_some() {
        value["patternErrorMessage"] = json!(format!(
            "`{}` cannot be written like this; an example: `{example}`.",
            key.name
        ));
    }
    if let Some(default) = rules::default(mapping, key) {
        value["default"] = default;
    }
    add(&mut value, rules::holds(mapping, key));
    value
}

/// Title and description. Editors that do not know Markdown show the second as it is.
fn describe(value: &mut Value, title: &str, doc: &str) {
    value["title"] = json!(title);
    value["description"] = json!(doc);
    value["markdownDescription"] = json!(doc);
}

/// Adds the members of a mapping.
fn add(value: &mut Value, more: Value) {
    if let (Value::Object(value), Value::Object(more)) = (value, more) {
        value.extend(more);
    }
}

fn form(it: &Form) -> Value {
    match it {
        Form::Text => to("text"),
        Form::Template => to("template"),
        Form::Notation(DAY) => json!({ "type": "string", "pattern": DAY, "format": "date" }),
        Form::Notation(pattern) => json!({ "type": "string", "pattern": pattern }),
        // YAML reads a bare status as a number.
        Form::Condition => json!({ "anyOf": [
            { "type": "string", "pattern": CONDITION, "patternErrorMessage": "A condition is a status, a member and its values, or both: `401`, `success=false`, `401 code=a|b`, `error=*`." },
            { "type": "integer", "minimum": 100, "maximum": 599 },
        ] }),
        Form::Choice(words) => json!({ "enum": words.iter().map(word).collect::<Vec<_>>() }),
        Form::Type => to("type"),
        Form::InputType => to("input_type"),
        Form::OneOrMany(inner) => {
            json!({ "anyOf": [form(inner), { "type": "array", "items": form(inner) }] })
        }
        Form::List(inner) => json!({ "type": "array", "items": form(inner) }),
        Form::Map(inner) => to(&slug(inner)),
        Form::TextOr(pattern, inner) => {
            json!({ "anyOf": [{ "type": "string", "pattern": pattern }, to(&slug(inner))] })
        }
        Form::Named(inner) => json!({ "type": "object", "additionalProperties": form(inner) }),
        Form::Own(inner) => {
            json!({ "type": "object", "propertyNames": to("name"), "additionalProperties": form(inner) })
        }
        Form::Fields => to("fields"),
        Form::FlatFields => to("flat_fields"),
        Form::Headers => to("headers"),
        Form::Inputs => to("inputs"),
        Form::Members => to("members"),
        Form::Schemes => to("schemes"),
        Form::Placements => to("placements"),
        Form::Sent => to("sent"),
        Form::Accepts => json!({ "anyOf": [
            { "enum": crate::check::ways() },
            { "type": "array", "items": to("name"), "minItems": 1, "uniqueItems": true },
        ] }),
    }
}

/// YAML reads two of the words as booleans, and a spec reads them as words.
fn word(it: &&str) -> Value {
    match *it {
        "true" => json!(true),
        "false" => json!(false),
        other => json!(other),
    }
}

/// A reference to a definition.
fn to(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn slug(it: &Mapping) -> String {
    it.name.replace(' ', "_")
}
