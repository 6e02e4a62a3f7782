//! A scheme in each of its kinds. A kind adds no key, and has no use for some: an editor offers
//! only those that have a place, and none that the checker would refuse there.

use serde_json::{Map, Value, json};

use super::to;
use crate::check::preset::preset;
use crate::keys::words::KINDS;
use crate::keys::{EXCHANGE, LIFE, PAGE, RENEWAL, SCHEME, SERVER, SHORT, short_form};
use crate::model::Kind;

/// The definition of each kind, and the list of schemes.
pub(super) fn kinds() -> Map<String, Value> {
    let mut definitions = Map::new();
    let mut choices = Map::new();
    for (word, kind, title, expansion) in KINDS {
        let about = format!("{title}. It fills in: {expansion}.");
        let name = format!("scheme_{word}");
        let mut choice = json!({ "anyOf": [to(&name), { "type": "null" }] });
        if !demands(*kind).is_empty() {
            // Without any settings it would say too little.
            choice = to(&name);
        }
        super::describe(&mut choice, word, &about);
        if *kind == Kind::OAuth2Password {
            // Editors strike it out.
            choice["deprecated"] = json!(true);
        }
        choices.insert((*word).to_owned(), choice);
        definitions.insert(name, scheme(*kind));
    }
    let words: Vec<_> = KINDS
        .iter()
        .filter(|it| demands(it.1).is_empty())
        .map(|it| it.0)
        .collect();
    let item = json!({ "type": "object", "properties": choices, "additionalProperties": false, "minProperties": 1, "maxProperties": 1 });
    definitions.insert(
        "schemes".to_owned(),
        json!({ "type": "array", "minItems": 1, "items": { "anyOf": [item, { "enum": words }] } }),
    );
    definitions
}

/// The keys that have a place in a kind, each as the table has it.
fn scheme(kind: Kind) -> Value {
    let properties: Map<_, _> = SCHEME
        .keys
        .iter()
        .map(|it| it.name)
        .filter(|it| has_a_place(it, kind))
        .map(|it| {
            (
                it.to_owned(),
                json!({ "$ref": format!("#/$defs/scheme/properties/{it}") }),
            )
        })
        .collect();
    let mut value =
        json!({ "type": "object", "properties": properties, "additionalProperties": false });
    super::add(&mut value, super::rules::rules(&SCHEME));
    let demands: Vec<Value> = demands(kind)
        .iter()
        .map(|it| json!({ "required": it }))
        .collect();
    match &demands[..] {
        [] => {}
        [only] => value["required"] = only["required"].clone(),
        _ => value["anyOf"] = json!(demands),
    }
    for step in ["refresh", "revoke"] {
        if !has_a_place("token", kind)
            && let Some(it) = value["properties"].get_mut(step)
        {
            // Addresses stand for endpoints of OAuth 2.0 alone.
            it["if"] = json!({ "type": "string" });
            it["then"] = to("name");
        }
    }
    if kind == Kind::OAuth2ClientCredentials {
        // A client without a secret has no client credentials.
        value["properties"]["client"]["not"] = json!({ "const": "none" });
    }
    for first in ["authorize", "device"] {
        if has_a_place(first, kind) {
            let either = json!([{ "required": [first] }, { "required": ["discover"] }]);
            value["dependentSchemas"]["token"]["anyOf"] = either;
        }
    }
    if kind.is_oauth2() && kind != Kind::OAuth2AuthorizationCode {
        value["dependentRequired"]["issuer"] = json!(["discover"]);
    }
    value
}

fn has_a_place(key: &str, kind: Kind) -> bool {
    let is_held = preset(kind).acquires == Some(false);
    let refused = (is_held && (LIFE.contains(&key) || RENEWAL.contains(&key)))
        || (!kind.is_oauth2() && SERVER.contains(&key))
        || (kind != Kind::OAuth2AuthorizationCode && PAGE.contains(&key) && key != "issuer")
        || (SHORT.contains(&key) && !short_form(kind).contains(&key))
        || (EXCHANGE.contains(&key) && kind != Kind::OAuth2TokenExchange)
        || (key == "yielded_by" && kind != Kind::Derived);
    !refused
}

/// One of these sets of keys must be there.
fn demands(kind: Kind) -> &'static [&'static [&'static str]] {
    match kind {
        Kind::Basic | Kind::Bearer => &[],
        Kind::ApiKey | Kind::Custom => &[&["send"], &["base_path"]],
        Kind::Session => &[&["acquire"], &["refresh"]],
        Kind::Derived => &[&["acquire"], &["refresh"], &["yielded_by"]],
        Kind::Jwt => &[&["mint"]],
        Kind::OAuth2JwtBearer | Kind::OAuth2TokenExchange => {
            &[&["token"], &["discover"], &["acquire"]]
        }
        _ => &[&["token"], &["discover"], &["acquire"], &["refresh"]],
    }
}
