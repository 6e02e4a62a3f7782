//! From texts and JSON to the values that an endpoint's fields hold.

use std::borrow::Cow;

use keywright::generated::v1::{Constant, Input, Member, Shape, Value};
use keywright_server::Json;

/// A text of the command line as a value of a shape.
pub(crate) fn from_text(text: &str, shape: &Shape) -> Result<Value, String> {
    let number = |what: &str| {
        text.parse()
            .map(Value::Number)
            .map_err(|_| format!("must be {what}"))
    };
    match shape {
        Shape::Text | Shape::Nothing => Ok(Value::Text(text.to_owned())),
        Shape::Secret => Ok(Value::Secret(text.into())),
        Shape::Integer if text.parse::<i64>().is_err() => Err("must be a whole number".to_owned()),
        Shape::Integer => number("a whole number"),
        Shape::Number => number("a number"),
        Shape::Boolean => text
            .parse()
            .map(Value::Bool)
            .map_err(|_| "must be true or false".to_owned()),
        // A list of texts is easier to type with commas; whatever begins as JSON is JSON.
        Shape::List(of) if !text.trim_start().starts_with('[') => text
            .split(',')
            .map(|it| from_text(it.trim(), of))
            .collect::<Result<_, _>>()
            .map(Value::List),
        Shape::List(_) | Shape::Map(_) | Shape::Object(_) => {
            let json = Json::read(text.as_bytes()).map_err(|it| format!("must be JSON: {it}"))?;
            from_json(&json, shape)
        }
        Shape::Json => match Json::read(text.as_bytes()) {
            Ok(json) => from_json(&json, shape),
            Err(_) => Ok(Value::Text(text.to_owned())),
        },
    }
}

/// JSON as a value of a shape; texts that the shape calls secret become so.
pub(crate) fn from_json(json: &Json, shape: &Shape) -> Result<Value, String> {
    Ok(match (json, shape) {
        (Json::Null, _) => Value::Null,
        (Json::Bool(flag), _) => Value::Bool(*flag),
        (Json::Number(digits), _) => Value::Number(digits.parse().map_err(|_| "must be a number")?),
        (Json::Text(text), Shape::Secret) => Value::Secret(text.as_str().into()),
        (Json::Text(text), _) => Value::Text(text.clone()),
        (Json::List(items), _) => {
            let of = if let Shape::List(of) = shape {
                of
            } else {
                &Shape::Json
            };
            Value::List(
                items
                    .iter()
                    .map(|it| from_json(it, of))
                    .collect::<Result<_, _>>()?,
            )
        }
        (Json::Object(members), _) => {
            let member = |(name, it): &(String, Json)| {
                from_json(it, member(shape, name)?).map(|it| (Cow::Owned(name.clone()), it))
            };
            Value::Object(members.iter().map(member).collect::<Result<_, _>>()?)
        }
    })
}

fn member<'a>(shape: &'a Shape, name: &str) -> Result<&'a Shape, String> {
    match shape {
        Shape::Object(members) => {
            let found = members.iter().find(|it: &&Member| it.name == name);
            let names = members.iter().map(|it| it.name);
            found
                .map(|it| it.shape)
                .ok_or_else(|| unknown("member", name, names))
        }
        Shape::Map(of) => Ok(of),
        _ => Ok(&Shape::Json),
    }
}

/// A text as the value that an input holds.
pub(crate) fn input(input: &Input, text: &str) -> Value {
    if input.list {
        let items = text.split(',').map(str::trim).filter(|it| !it.is_empty());
        return Value::List(items.map(|it| Value::Text(it.to_owned())).collect());
    }
    match text.parse() {
        _ if input.secret => Value::Secret(text.into()),
        Ok(number) if input.integer => Value::Number(number),
        _ if input.boolean => Value::Bool(text == "true"),
        _ => Value::Text(text.to_owned()),
    }
}

/// What a field holds, for people: `integer`, `[text]`, `{…}`.
pub(crate) fn spoken(shape: &Shape) -> String {
    match shape {
        Shape::Nothing => "nothing".to_owned(),
        Shape::Text => "text".to_owned(),
        Shape::Secret => "secret".to_owned(),
        Shape::Integer => "integer".to_owned(),
        Shape::Number => "number".to_owned(),
        Shape::Boolean => "true|false".to_owned(),
        Shape::Json => "JSON".to_owned(),
        Shape::List(of) => format!("[{}]", spoken(of)),
        Shape::Map(of) => format!("{{key: {}}}", spoken(of)),
        Shape::Object(members) => {
            let names: Vec<_> = members.iter().map(|it| it.name).collect();
            format!("{{{}}}", names.join(", "))
        }
    }
}

/// The value that the spec fixes, for people.
pub(crate) fn fixed(constant: &Constant) -> String {
    match constant {
        Constant::Text(text) | Constant::Number(text) => (*text).to_owned(),
        Constant::Bool(flag) => flag.to_string(),
    }
}

/// `there is no scheme `apikey`; is ``api_key`` meant?`
pub(crate) fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.collect();
    let near = known
        .iter()
        .map(|it| (strsim::damerau_levenshtein(it, name), it))
        .min();
    let hint = match near {
        Some((distance, it)) if distance <= 2.max(name.len() / 3) => format!("is `{it}` meant?"),
        _ if known.is_empty() => "it has none".to_owned(),
        _ => format!("there are: {}", known.join(", ")),
    };
    format!("there is no {what} `{name}`; {hint}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_by_its_shape() {
        let read = |text, shape| from_text(text, shape).map(|it| format!("{it:?}"));
        assert_eq!(read("12.50", &Shape::Number), Ok("Number(..)".to_owned()));
        assert_eq!(
            read("a,b", &Shape::List(&Shape::Text)),
            Ok("List(..)".to_owned())
        );
        assert_eq!(
            read("x", &Shape::Secret),
            Ok("Secret([redacted])".to_owned())
        );
        assert_eq!(
            read("x", &Shape::Integer),
            Err("must be a whole number".to_owned())
        );
    }

    #[test]
    fn the_nearest_name_is_suggested() {
        let say = |name| unknown("scheme", name, ["api_key", "basic"].into_iter());
        assert_eq!(
            say("apikey"),
            "there is no scheme `apikey`; is `api_key` meant?"
        );
        assert_eq!(
            say("saml2"),
            "there is no scheme `saml2`; there are: api_key, basic"
        );
    }
}
