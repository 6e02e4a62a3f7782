//! What the keys of one mapping demand of each other, as far as a schema can say it.

use serde_json::{Value, json};

use crate::keys::patterns::ISSUER;
use crate::keys::words::TYPES;
use crate::keys::{CLIENTS, Key, Mapping, OF_RESOURCE, STANDARDS, WITH_SECRET};

/// The rules of a mapping, as further members of its schema.
pub(super) fn rules(it: &Mapping) -> Value {
    match it.name {
        "file" => when(
            json!({ "properties": { "auth": { "contains": { "type": "object", "additionalProperties": { "required": ["base_url"] } } } } }),
            json!({ "required": ["hosts_under"] }),
        ),
        "endpoint" => endpoint(),
        "scheme" => scheme(),
        "input" => json!({ "allOf": [
            when(json!({ "required": ["under"] }), json!({ "properties": { "type": { "const": "host" } } })),
            when(json!({ "properties": { "type": { "const": "host" } }, "required": ["type"] }), json!({ "required": ["under"] })),
        ] }),
        "scopes" => json!({ "minProperties": 1, "maxProperties": 1 }),
        _ => json!({}),
    }
}

/// What is used where a key is left out.
pub(super) fn default(mapping: &Mapping, key: &Key) -> Option<Value> {
    Some(match (mapping.name, key.name) {
        ("endpoint", "body") => json!("form"),
        ("scheme", "client") => json!("client_secret_basic"),
        ("scheme", "scope_separator") => json!(" "),
        ("scheme", "exclusive" | "iss") => json!(false),
        ("scheme", "rotates") => json!("unknown"),
        ("error form", "expired") => json!([401]),
        ("error form", "scope") => json!([403]),
        ("error form", "throttled") => json!([429]),
        _ => return None,
    })
}

/// What a value must hold, and what it must not.
pub(super) fn holds(mapping: &Mapping, key: &Key) -> Value {
    match (mapping.name, key.name) {
        ("file", "endpoints")
        | ("tenant lookup", "keep")
        | ("example", "given" | "sends")
        | ("endpoint", "form" | "multipart") => json!({ "minProperties": 1 }),
        ("file", "docs") | ("scheme", "expires") => json!({ "minItems": 1 }),
        ("scheme", "scopes") | ("sunset", "except") => json!({ "uniqueItems": true }),
        ("scheme", "client") => when(
            json!({ "type": "array", "minItems": 2 }),
            json!({ "contains": { "const": "none" }, "items": { "enum": WITH_SECRET.iter().chain(&["none"]).collect::<Vec<_>>() } }),
        ),
        // A whole address, unless an input begins it.
        ("scheme", "resource") => {
            json!({ "pattern": "^([A-Za-z][A-Za-z0-9+.-]*:[^# ]+|[^# ]*\\{.*)$" })
        }
        ("endpoint", "host") => json!({ "not": { "const": "base" } }),
        ("file", "hosts") => without(&["base"]),
        ("file", "types") => without(&TYPES.iter().map(|it| it.0).collect::<Vec<_>>()),
        _ => json!({}),
    }
}

fn scheme() -> Value {
    json!({
        "dependentRequired": {
            "scope_separator": ["scopes"],
            "iss": ["issuer"],
        },
        "dependentSchemas": {
            "base_path": without(&["base_url"]),
            "authorize": any(&["token", "discover"]),
            "device": any(&["token", "discover"]),
            "with": any(&["token", "discover"]),
            "token": without(&["acquire"]),
            "discover": without(&["acquire"]),
            "actor": without(&["subject"]),
            "yielded_by": without(&["acquire", "exclusive"]),
            "client": any(&["token", "discover", "refresh", "revoke", "push", "introspect", "register"]),
            "rotates": any(&["refresh", "token", "discover"]),
            "refresh_expires": any(&["refresh", "token", "discover"]),
            "expires": lives(),
            "keep": lives(),
            "tenant": lives(),
            "revoke": lives(),
            "introspect": lives(),
            "register": lives(),
        },
        "allOf": [
            when(
                json!({ "properties": { "exclusive": { "const": true } }, "required": ["exclusive"] }),
                json!({ "required": ["revoke"] }),
            ),
            when(
                json!({ "properties": { "expires": { "enum": ["never", ["never"]] } }, "required": ["expires"] }),
                without(&["refresh"]),
            ),
            when(
                json!({ "properties": { "discover": { "const": OF_RESOURCE } }, "required": ["discover"] }),
                of_resource(),
            ),
            when(
                json!({ "properties": { "discover": { "not": { "const": OF_RESOURCE } } }, "required": ["discover"] }),
                json!({ "required": ["issuer"] }),
            ),
            when(
                json!({ "properties": { "send": { "maxProperties": 0 } }, "required": ["send"] }),
                json!({ "required": ["base_path"] }),
            ),
        ],
    })
}

/// What stands beside the metadata of a resource: no issuer, and of one address that of the resource.
fn of_resource() -> Value {
    let mut rule = without(&["issuer"]);
    rule["properties"]["resource"] =
        json!({ "anyOf": [{ "pattern": ISSUER }, { "pattern": "\\{" }] });
    rule
}

/// Something obtains the credential.
fn lives() -> Value {
    any(&["acquire", "refresh", "token", "discover", "yielded_by"])
}

fn endpoint() -> Value {
    let call = |pattern: &str| json!({ "properties": { "call": { "type": "string", "pattern": pattern } }, "required": ["call"] });
    let with_none: Vec<_> = WITH_SECRET.iter().chain(&["none"]).collect();
    let post = json!({ "properties": {
        "call": { "pattern": "^ *POST ", "patternErrorMessage": "This standard asks for `POST`." },
        "auth": { "anyOf": [
            { "enum": CLIENTS },
            { "type": "array", "items": { "enum": with_none }, "contains": { "const": "none" } },
        ] },
        "returns": { "type": "object" },
    } });
    let standard =
        |it: Value| json!({ "properties": { "standard": it }, "required": ["standard"] });
    let standard_body =
        |it: &str| json!({ "properties": { "body": { "const": it } }, "required": ["body"] });
    let mut page = without(&["json", "form", "multipart", "headers", "body"]);
    page["properties"]["auth"] = json!({ "const": "none" });
    page["anyOf"] = json!([{ "required": ["standard"] }, { "required": ["returns"] }]);
    page["properties"]["standard"] = json!({ "const": "oauth2_authorize" });
    let posted: Vec<_> = STANDARDS
        .iter()
        .filter(|it| !["oauth2_authorize", "oauth2_register"].contains(*it))
        .collect();
    let ways: Vec<_> = CLIENTS.iter().filter(|it| **it != "none").collect();
    let client = json!({ "enum": ways });
    json!({
        "dependentRequired": { "rename": ["standard"], "without": ["standard"], "body": ["standard"] },
        "dependentSchemas": { "json": without(&["form", "multipart"]), "form": without(&["multipart"]) },
        "allOf": [
            when(call("^ *(GET|HEAD|WEBSOCKET) "), without(&["json", "form", "multipart"])),
            when(standard_body("json"), without(&["form", "multipart"])),
            when(standard_body("form"), without(&["json", "multipart"])),
            when(standard_body("multipart"), without(&["json", "form"])),
            when(call("^ *WEBSOCKET "), without(&["returns"])),
            when(call("^ *BROWSER "), page),
            when(standard(json!({ "const": "oauth2_authorize" })), json!({ "properties": { "call": { "pattern": "^ *BROWSER ", "patternErrorMessage": "This standard asks for `BROWSER`." } } })),
            when(standard(json!({ "enum": posted })), post),
            when(standard(json!({ "const": "oauth2_register" })), registration()),
            when(json!({ "properties": { "auth": { "anyOf": [client.clone(), { "type": "array", "contains": client }] } }, "required": ["auth"] }), json!({ "required": ["standard"] })),
        ],
    })
}

/// Who registers is no client yet, and everything has the name of the RFC.
fn registration() -> Value {
    let mut rule = without(&["rename"]);
    rule["properties"]["call"] =
        json!({ "pattern": "^ *POST ", "patternErrorMessage": "This standard asks for `POST`." });
    rule["properties"]["auth"] = json!({ "not": { "anyOf": [
        { "enum": CLIENTS.iter().filter(|it| **it != "none").collect::<Vec<_>>() },
        { "type": "array", "contains": { "enum": CLIENTS } },
    ] } });
    rule["properties"]["returns"] = json!({ "type": "object" });
    rule
}

/// A condition and what follows from it.
fn when(condition: Value, consequence: Value) -> Value {
    let parts = [("if", condition), ("then", consequence)];
    parts
        .into_iter()
        .map(|(name, it)| (name.to_owned(), it))
        .collect()
}

/// These keys have no place.
fn without(names: &[&str]) -> Value {
    let properties: serde_json::Map<_, _> = names
        .iter()
        .map(|it| ((*it).to_owned(), json!(false)))
        .collect();
    json!({ "properties": properties })
}

/// One of these keys is there.
fn any(names: &[&str]) -> Value {
    let ways: Vec<_> = names.iter().map(|it| json!({ "required": [it] })).collect();
    json!({ "anyOf": ways })
}
