//! The forms that more than one key uses: texts, types, fields, inputs, placements.

use serde_json::{Map, Value, json};

use super::to;
use crate::check::header::OWNED;
use crate::keys::patterns::{
    FIELD_NAME, HEADER_NAME, INPUT_NAME, INPUT_TYPE, MEMBER_NAME, PLACED_NAME, SENT_NAME, SNAKE,
    TYPE, VISIBLE,
};
use crate::keys::words::{HOST, HOST_LABEL, INPUT_TYPES, TYPES};
use crate::notation::placement::CARRIERS;
use crate::notation::template::{CHOOSERS, FUNCTIONS};

/// The input types that no body has.
const LABEL: (&str, &str) = (HOST_LABEL, "one label of a host name");
const WHOLE_HOST: (&str, &str) = (HOST, "a whole host name below the domains of `under`");

/// All of them, by their name.
pub(super) fn shapes() -> Map<String, Value> {
    let mut headers = fields(HEADER_NAME, "flat_type");
    headers["patternProperties"][reserved("(optional )?", &["authorization"])] = json!(false);
    let mut members = named(MEMBER_NAME, &either(&["type", "member"]));
    members["minProperties"] = json!(1);
    let mut inputs = named(INPUT_NAME, &either(&["short_input_type", "input"]));
    inputs["patternProperties"] = json!({ "^optional ": { "properties": { "default": false } } });
    let words = || TYPES.iter().map(|it| (it.0, it.2));
    let input_words = || {
        words()
            .filter(|it| INPUT_TYPES.contains(&it.0))
            .chain([LABEL])
    };
    let entries = json!({ "enum": ["string", "url", "uuid", "scope"] });
    let shapes = [
        (
            "name",
            json!({ "type": "string", "pattern": SNAKE, "patternErrorMessage": "A name of ours is in snake case: lower-case letters, digits and single underscores, a letter first." }),
        ),
        ("text", text()),
        ("template", template()),
        (
            "type",
            ty(words(), TYPE, &[list(&to("type")), to("members")]),
        ),
        ("flat_type", ty(words(), TYPE, &[list(&to("type"))])),
        (
            "input_type",
            ty(
                input_words().chain([WHOLE_HOST]),
                INPUT_TYPE,
                &[list(&entries)],
            ),
        ),
        (
            "short_input_type",
            ty(input_words(), INPUT_TYPE, &[list(&entries)]),
        ),
        ("fields", fields(FIELD_NAME, "type")),
        ("flat_fields", fields(FIELD_NAME, "flat_type")),
        ("headers", headers),
        ("members", members),
        ("inputs", inputs),
        ("placements", placements(PLACED_NAME, &to("template"))),
        ("sent", placements(SENT_NAME, &to("text"))),
    ];
    shapes
        .map(|(name, it)| (name.to_owned(), it))
        .into_iter()
        .collect()
}

/// A mapping of names to one form.
fn named(pattern: &str, value: &Value) -> Value {
    json!({
        "type": "object",
        "propertyNames": { "pattern": pattern, "patternErrorMessage": "This is no name that may stand here." },
        "additionalProperties": value,
    })
}

/// A text that says something and shows all that it says. All scalars are text to a spec, also
/// those that YAML calls something else.
fn text() -> Value {
    json!({
        "type": ["string", "number", "boolean", "null"],
        "minLength": 1,
        "pattern": "^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff]*$",
        "patternErrorMessage": "A character is refused here, because it could hide or change what a reader sees.",
    })
}

/// A text whose braces hold a name, or a function over names and quoted texts. How deep functions
/// nest is for the checker to say.
fn template() -> Value {
    const NAME: &str = "[A-Za-z_][A-Za-z0-9_]*";
    let functions: Vec<_> = FUNCTIONS.iter().map(|it| it.0).collect();
    let choosers = CHOOSERS.iter().map(|it| match it.word {
        "join" => format!("join\\( *{NAME} *'[^']*' *\\)"),
        word => format!("{word}\\( *{NAME}( +{NAME})+ *\\)"),
    });
    let mut inside = vec![
        NAME.to_owned(),
        format!("({})\\(([A-Za-z0-9_ ()]|'[^']*')+\\)", functions.join("|")),
    ];
    inside.extend(choosers);
    let mut value = text();
    value["pattern"] = json!(format!(
        "^([^{{}}$]|\\$+[^{{}}$]|\\{{ *({}) *\\}})*\\$*$",
        inside.join("|")
    ));
    value["patternErrorMessage"] =
        json!("Write text and placeholders: `App {key}` or `{base64(username ':' password)}`.");
    value
}

/// The words of the types with what they hold, and the other ways in which a type is written.
fn ty<'a>(words: impl Iterator<Item = (&'a str, &'a str)>, pattern: &str, more: &[Value]) -> Value {
    let (words, meanings): (Vec<_>, Vec<_>) = words.unzip();
    let mut ways = vec![
        json!({ "enum": words, "markdownEnumDescriptions": meanings }),
        json!({ "type": "string", "pattern": pattern, "patternErrorMessage": "Write a word such as `string`, a list `[string]`, or `enum a|b`." }),
    ];
    ways.extend_from_slice(more);
    json!({ "anyOf": ways })
}

/// A list type names the type of its entries.
fn list(entry: &Value) -> Value {
    json!({ "type": "array", "items": entry, "minItems": 1, "maxItems": 1 })
}

/// The fields of a request: a type, its long form, or a fixed value where the field is required.
fn fields(names: &str, ty: &str) -> Value {
    let fixed = json!({ "type": "string", "pattern": "^=", "description": "A fixed value: `= 1`, `= false`, `= text` or `= '1'`." });
    let mut value = named(names, &json!({ "anyOf": [to(ty), to("field"), fixed] }));
    value["patternProperties"] = json!({ "^optional ": either(&[ty, "field"]) });
    value
}

fn either(names: &[&str]) -> Value {
    json!({ "anyOf": names.iter().map(|it| to(it)).collect::<Vec<_>>() })
}

/// A carrier and a name for each value, without the headers that are not for a scheme to set.
fn placements(name: &str, value: &Value) -> Value {
    let carriers: Vec<_> = CARRIERS.iter().map(|it| it.0).collect();
    let (exact, others): (Vec<_>, Vec<_>) = carriers
        .into_iter()
        .partition(|it| matches!(*it, "header" | "cookie"));
    json!({
        "type": "object",
        "propertyNames": {
            "pattern": format!("^(basic|({}) {name}|({}) [^ ]+)$", exact.join("|"), others.join("|")),
            "patternErrorMessage": "Write a carrier and a name: `header Authorization`, `query key`, `cookie sid`, `body token`, `param account_id`, or `basic`.",
        },
        "patternProperties": {
            reserved("header ", &[]): false,
            "^header ": { "type": ["string", "number", "boolean", "null"], "pattern": VISIBLE, "patternErrorMessage": "A header carries visible ASCII and spaces." },
            "^basic$": { "type": "string", "pattern": ":", "patternErrorMessage": "HTTP Basic has a user and a password with a colon between." },
            "": value,
        },
    })
}

/// The names of headers that the transport or a scheme owns, in any case of their letters.
fn reserved(before: &str, more: &[&str]) -> String {
    let any_case = |name: &&str| -> String {
        let both = |it: char| match it {
            'a'..='z' => format!("[{}{it}]", it.to_ascii_uppercase()),
            other => other.to_string(),
        };
        name.chars().map(both).collect()
    };
    let names: Vec<_> = OWNED.iter().chain(more).map(any_case).collect();
    format!("^{before}({})$", names.join("|"))
}
