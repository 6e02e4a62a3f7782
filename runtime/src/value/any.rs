//! Bodies of which nothing is known, as the JSON values that Rust programs already use.

use std::borrow::Cow;

use super::{Decode, Encode, Value};
use crate::Result;

/// Any JSON. It is `serde_json`'s value, so a number in it has the precision of that.
pub type Json = serde_json::Value;

impl Encode for Json {
    fn encode(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(flag) => Value::Bool(flag),
            Self::Number(number) => {
                let text = number.to_string();
                text.parse().map_or(Value::Text(text), Value::Number)
            }
            Self::String(text) => Value::Text(text),
            Self::Array(items) => Value::List(items.into_iter().map(Encode::encode).collect()),
            Self::Object(members) => Value::Object(
                members
                    .into_iter()
                    .map(|(name, it)| (Cow::Owned(name), it.encode()))
                    .collect(),
            ),
        }
    }
}

impl Decode for Json {
    fn decode(value: Value) -> Result<Self> {
        Ok(match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Bool(flag),
            Value::Number(number) => {
                let text = number.as_str();
                serde_json::from_str(text).unwrap_or_else(|_| Self::String(text.to_owned()))
            }
            Value::Text(text) => Self::String(text),
            Value::Secret(secret) => Self::String(secret.expose().to_owned()),
            Value::List(items) => {
                Self::Array(items.into_iter().map(Self::decode).collect::<Result<_>>()?)
            }
            Value::Object(members) => {
                let members = members
                    .into_iter()
                    .map(|(name, it)| Ok((name.into_owned(), Self::decode(it)?)));
                Self::Object(members.collect::<Result<_>>()?)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_json_comes_back_as_it_went() {
        let text = r#"{"a":[1,2.5,null,true,"x"],"b":{"c":-3}}"#;
        let json: Json = serde_json::from_str(text).expect("it is JSON");
        assert_eq!(
            Json::decode(json.clone().encode()).expect("it is any JSON"),
            json
        );
    }
}
