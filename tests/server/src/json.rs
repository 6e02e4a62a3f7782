//! JSON as the server reads and writes it: in order, and with a member that is given twice refused.
//!
//! It is the server's own, so that a mistake in the runtime's codec cannot hide behind itself.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A JSON value (RFC 8259).
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as text.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object, in order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads JSON text.
    pub fn read(text: &[u8]) -> Result<Self, String> {
        serde_json::from_slice(text).map_err(|it| it.to_string())
    }

    /// The value at a path; a segment that is a number also indexes a list.
    pub fn at(&self, path: &[String]) -> Option<&Self> {
        path.iter().try_fold(self, |here, name| match here {
            Self::Object(members) => members
                .iter()
                .find(|(it, _)| it == name)
                .map(|(_, value)| value),
            Self::List(items) => items.get(name.parse::<usize>().ok()?),
            _ => None,
        })
    }

    /// Puts a value at a path, making the objects on the way, and a list where a segment that
    /// nothing is known of is a number.
    pub(crate) fn put(&mut self, path: &[String], value: Self) {
        let Some((name, rest)) = path.split_first() else {
            *self = value;
            return;
        };
        let is_open = match self {
            Self::Null => true,
            Self::Object(members) => members.is_empty(),
            _ => false,
        };
        if is_open && name == "0" {
            *self = Self::List(vec![Self::Null]);
        }
        if let (Self::List(items), Ok(index)) = (&mut *self, name.parse::<usize>()) {
            if let Some(item) = items.get_mut(index) {
                item.put(rest, value);
            }
            return;
        }
        if !matches!(self, Self::Object(_)) {
            *self = Self::Object(Vec::new());
        }
        if let Self::Object(members) = self {
            let index = members
                .iter()
                .position(|(it, _)| it == name)
                .unwrap_or_else(|| {
                    members.push((name.clone(), Self::Null));
                    members.len() - 1
                });
            members[index].1.put(rest, value);
        }
    }

    /// The text of a text, a number or a boolean.
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text.clone()),
            Self::Bool(flag) => Some(flag.to_string()),
            _ => None,
        }
    }

    /// What it is, for a sentence.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(flag) => write!(f, "{flag}"),
            Self::Number(digits) => f.write_str(digits),
            Self::Text(text) => write!(f, "{}", serde_json::Value::from(text.as_str())),
            Self::List(items) => {
                f.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if index == 0 { "" } else { "," })?;
                }
                f.write_str("]")
            }
            Self::Object(members) => {
                f.write_str("{")?;
                for (index, (name, value)) in members.iter().enumerate() {
                    let comma = if index == 0 { "" } else { "," };
                    write!(
                        f,
                        "{comma}{}:{value}",
                        serde_json::Value::from(name.as_str())
                    )?;
                }
                f.write_str("}")
            }
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Bool(flag))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number.to_string()))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number.to_string()))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Number(number.to_string()))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = from.next_element()? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        let mut members: Vec<(String, Json)> = Vec::new();
        while let Some((name, value)) = from.next_entry::<String, Json>()? {
            if members.iter().any(|(it, _)| *it == name) {
                return Err(de::Error::custom(format!(
                    "the member `{name}` is given twice"
                )));
            }
            members.push((name, value));
        }
        Ok(Json::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_kept_and_a_second_member_of_a_name_is_refused() {
        let text = r#"{"b":1,"a":[true,null,"x"]}"#;
        assert_eq!(
            Json::read(text.as_bytes()).map(|it| it.to_string()),
            Ok(text.to_owned())
        );
        assert!(Json::read(br#"{"a":1,"a":2}"#).is_err_and(|it| it.contains("`a` is given twice")));
    }
}
