//! JSON (RFC 8259), without losing a digit, an order or a secret.
//!
//! The text is walked level by level through `RawValue`. `serde_json`'s own value type would
//! lose digits, and its feature that keeps them changes the meaning of other people's code.

use std::{borrow::Cow, fmt};

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::Value;
use crate::{Error, Result};

/// How deep a body may be nested. Each level is one more walk over its text.
const DEPTH: usize = 64;

/// Reads JSON text. Errors name no content. Of members with one name, the first is found.
pub(crate) fn parse(text: &[u8]) -> Result<Value> {
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    let raw: &RawValue = serde_json::from_slice(text).map_err(|_| Error::decode("the body is not JSON"))?;
    read(raw, DEPTH)
}

fn read(raw: &RawValue, depth: usize) -> Result<Value> {
    let text = raw.get();
    Ok(match text.as_bytes().first() {
        Some(b'{' | b'[') if depth == 0 => {
            return Err(Error::decode(format!("the body is nested deeper than {DEPTH} levels")));
        }
        Some(b'{') => {
            let Members(members) = from(text)?;
            let members = members.into_iter().map(|(name, it)| Ok((Cow::Owned(name), read(it, depth - 1)?)));
            Value::Object(members.collect::<Result<_>>()?)
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = from(text)?;
            Value::List(items.into_iter().map(|it| read(it, depth - 1)).collect::<Result<_>>()?)
        }
        Some(b'"') => Value::Text(from(text)?),
        Some(b't') => Value::Bool(true),
        Some(b'f') => Value::Bool(false),
        Some(b'n') => Value::Null,
        _ => Value::Number(text.parse().map_err(|_| Error::decode("the body is not JSON"))?),
    })
}

fn from<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| Error::decode("the body is not JSON"))
}

/// The members of an object in order, each still as text.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Collect;

        impl<'de> Visitor<'de> for Collect {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        from.deserialize_map(Collect)
    }
}

/// Writes JSON text, secrets included; the result is for the wire only.
///
/// Room for all of it is made first, so that no copy of a secret is left behind by growth.
pub(crate) fn write(value: &Value, into: &mut Vec<u8>) {
    into.reserve(room(value));
    put(value, into);
}

fn put(value: &Value, into: &mut Vec<u8>) {
    match value {
        Value::Null => into.extend_from_slice(b"null"),
        Value::Bool(flag) => into.extend_from_slice(if *flag { b"true" } else { b"false" }),
        Value::Number(number) => into.extend_from_slice(number.as_str().as_bytes()),
        Value::Text(text) => put_text(text, into),
        Value::Secret(secret) => put_text(secret.expose(), into),
        Value::List(items) => {
            into.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    into.push(b',');
                }
                put(item, into);
            }
            into.push(b']');
        }
        Value::Object(members) => {
            into.push(b'{');
            for (index, (name, member)) in members.iter().enumerate() {
                if index > 0 {
                    into.push(b',');
                }
                put_text(name, into);
                into.push(b':');
                put(member, into);
            }
            into.push(b'}');
        }
    }
}

fn put_text(text: &str, into: &mut Vec<u8>) {
    serde_json::to_writer(into, text).expect("writing text into memory cannot fail");
}

/// As many bytes as the text of a value can need.
fn room(value: &Value) -> usize {
    let text = |it: &str| 2 + it.bytes().map(|it| if it < b' ' || it == b'"' || it == b'\\' { 6 } else { 1 }).sum::<usize>();
    match value {
        Value::Null | Value::Bool(_) => 5,
        Value::Number(number) => number.as_str().len(),
        Value::Text(it) => text(it),
        Value::Secret(secret) => text(secret.expose()),
        Value::List(items) => 2 + items.iter().map(|it| 1 + room(it)).sum::<usize>(),
        Value::Object(members) => 2 + members.iter().map(|(name, it)| 2 + text(name) + room(it)).sum::<usize>(),
    }
}
