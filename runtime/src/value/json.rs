//! JSON (RFC 8259), without losing a digit, an order or a secret.
//!
//! The text is walked level by level through `RawValue`. `serde_json`'s own value type would
//! lose digits, and its feature that keeps them changes the meaning of other people's code.

mod text;

use std::{borrow::Cow, fmt};

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use zeroize::Zeroizing;

use super::Value;
use crate::{Error, Result};

/// How deep a body may be nested. Each level is one more walk over its text.
const DEPTH: usize = 64;

/// Reads JSON text. Errors name no content. Of members with one name, the first is found. What is
/// not taken out of the value is wiped with it.
pub(crate) fn parse(text: &[u8]) -> Result<Zeroizing<Value>> {
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    let raw: &RawValue = serde_json::from_slice(text).map_err(|_| no_json())?;
    read(raw, DEPTH).map(Zeroizing::new)
}

fn read(raw: &RawValue, depth: usize) -> Result<Value> {
    let text = raw.get();
    Ok(match text.as_bytes().first() {
        Some(b'{' | b'[') if depth == 0 => {
            return Err(Error::decode(format!(
                "the body is nested deeper than {DEPTH} levels"
            )));
        }
        Some(b'{') => {
            let Members(members) = from(text)?;
            let members = members
                .into_iter()
                .map(|(name, it)| Ok((Cow::Owned(name), read(it, depth - 1)?)));
            Value::Object(members.collect::<Result<_>>()?)
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = from(text)?;
            Value::List(
                items
                    .into_iter()
                    .map(|it| read(it, depth - 1))
                    .collect::<Result<_>>()?,
            )
        }
        Some(b'"') => Value::Text(text::unquoted(text).ok_or_else(no_json)?),
        Some(b't') => Value::Bool(true),
        Some(b'f') => Value::Bool(false),
        Some(b'n') => Value::Null,
        _ => Value::Number(text.parse().map_err(|_| no_json())?),
    })
}

fn from<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| no_json())
}

fn no_json() -> Error {
    Error::decode("the body is not JSON")
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
    let text = |it: &str| {
        2 + it
            .bytes()
            .map(|it| {
                if it < b' ' || it == b'"' || it == b'\\' {
                    6
                } else {
                    1
                }
            })
            .sum::<usize>()
    };
    match value {
        Value::Null | Value::Bool(_) => 5,
        Value::Number(number) => number.as_str().len(),
        Value::Text(it) => text(it),
        Value::Secret(secret) => text(secret.expose()),
        Value::List(items) => 2 + items.iter().map(|it| 1 + room(it)).sum::<usize>(),
        Value::Object(members) => {
            2 + members
                .iter()
                .map(|(name, it)| 2 + text(name) + room(it))
                .sum::<usize>()
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Secret;

    fn text(value: &Value) -> String {
        let mut into = Vec::new();
        write(value, &mut into);
        assert!(
            into.len() <= room(value),
            "the room was too small, so a copy of a secret may lie about"
        );
        String::from_utf8(into).expect("JSON is UTF-8")
    }

    fn round(json: &str) -> String {
        text(&parse(json.as_bytes()).expect("JSON"))
    }

    #[test]
    fn digits_order_and_duplicates_are_kept() {
        let json = r#"{"b":12.50,"a":-0.0e+10,"a":123456789012345678901234567890.10,"c":[true,false,null,{},[]]}"#;
        assert_eq!(round(json), json);
        assert_eq!(
            round(" \u{FEFF}[ 1 , \"\\u00e9\\n\" ]".trim_start()),
            "[1,\"é\\n\"]"
        );
    }

    #[test]
    fn the_first_of_one_name_is_found() {
        let value = parse(br#"{"a":1,"a":2}"#).expect("JSON");
        assert_eq!(value.at(&["a"]).and_then(Value::text).as_deref(), Some("1"));
    }

    #[test]
    fn a_secret_reaches_the_wire() {
        assert_eq!(text(&Value::Secret(Secret::new("a\"b"))), r#""a\"b""#);
    }

    #[test]
    fn depth_is_bounded() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(parse(nested(DEPTH).as_bytes()).is_ok());
        assert!(parse(nested(DEPTH + 1).as_bytes()).is_err());
        assert!(parse(nested(1_000_000).as_bytes()).is_err());
    }

    #[test]
    fn errors_show_no_content() {
        for wrong in [
            "s3cr3t",
            "{\"s3cr3t\":",
            "[s3cr3t]",
            "\"s3cr3t",
            "01",
            "1 s3cr3t",
            "",
            "\"\\ud800s3cr3t\"",
        ] {
            let error = parse(wrong.as_bytes()).expect_err(wrong);
            assert!(!format!("{error} {error:?}").contains("s3cr3t"), "{error}");
        }
    }

    fn values() -> impl Strategy<Value = Value> {
        let number = prop_oneof![
            any::<i64>().prop_map(|it| it.to_string()),
            "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?"
        ];
        let scalar = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            number.prop_map(|it| Value::Number(it.parse().expect("a JSON number"))),
            any::<String>().prop_map(Value::Text),
            any::<String>().prop_map(|it| Value::Secret(it.into())),
        ];
        scalar.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::List),
                prop::collection::vec((any::<String>().prop_map(Cow::Owned), inner), 0..6)
                    .prop_map(Value::Object),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_reads_the_same(value in values()) {
            let written = text(&value);
            prop_assert_eq!(round(&written), written);
        }

        #[test]
        fn no_input_panics(text in prop::collection::vec(any::<u8>(), 0..100)) {
            let _ = parse(&text);
        }
    }
}
