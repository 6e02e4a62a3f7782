//! Whether a value has its type: the strict reading, for what a client sends.

use jiff::{Timestamp, civil};
use keywright_generator::model::{Constraint, Field, Provider, Type};

use crate::{Json, grant::days_hours_minutes, render::constant};

/// Checks the value of a field; the error says what is wrong with it, without its name.
pub(crate) fn field(provider: &Provider, field: &Field, value: &Json) -> Result<(), String> {
    if let Some(fixed) = &field.constant {
        let fixed = constant(fixed);
        if fixed != *value {
            return Err(format!("must be {fixed}"));
        }
        return Ok(());
    }
    check(provider, &field.ty, value)?;
    match (&field.constraint, value.text()) {
        (Some(rule), Some(text)) => pattern(rule, &text),
        _ => Ok(()),
    }
}

/// Reads the text of a query, header, path or form field as its type would be written in JSON.
pub(crate) fn from_text(ty: &Type, text: &str) -> Json {
    let number = matches!(
        ty,
        Type::Integer
            | Type::Number
            | Type::Unix
            | Type::UnixMilliseconds
            | Type::Seconds
            | Type::Minutes
            | Type::Milliseconds
    );
    match ty {
        _ if number && text.parse::<f64>().is_ok() => Json::Number(text.to_owned()),
        Type::Boolean if text == "true" || text == "false" => Json::Bool(text == "true"),
        Type::Json | Type::List(_) | Type::Map(_) | Type::Object(_) | Type::Named(_) => {
            Json::read(text.as_bytes()).unwrap_or_else(|_| Json::Text(text.to_owned()))
        }
        _ => Json::Text(text.to_owned()),
    }
}

fn pattern(rule: &Constraint, text: &str) -> Result<(), String> {
    match regex_lite::Regex::new(&format!("^(?:{})$", rule.0)) {
        Ok(it) if !it.is_match(text) => Err(format!("must match `{}`", rule.0)),
        _ => Ok(()),
    }
}

fn check(provider: &Provider, ty: &Type, value: &Json) -> Result<(), String> {
    let whole = |it: &Json| matches!(it, Json::Number(digits) if digits.parse::<i64>().is_ok());
    let (good, wanted) = match ty {
        Type::Json => (true, "JSON"),
        Type::String | Type::Secret => (matches!(value, Json::Text(_)), "text"),
        Type::Integer
        | Type::Unix
        | Type::UnixMilliseconds
        | Type::Seconds
        | Type::Minutes
        | Type::Milliseconds => (whole(value), "a whole number"),
        Type::Number => (matches!(value, Json::Number(_)), "a number"),
        Type::Boolean => (matches!(value, Json::Bool(_)), "true or false"),
        Type::Date => (
            is_text(value, |it| {
                it.len() == 10 && it.parse::<civil::Date>().is_ok()
            }),
            "a day as YYYY-MM-DD",
        ),
        Type::DateTime => (
            is_text(value, |it| it.parse::<Timestamp>().is_ok()),
            "an instant in RFC 3339",
        ),
        Type::DaysHoursMinutes => (
            is_text(value, |it| days_hours_minutes(it).is_some()),
            "days, hours and minutes, such as 1:02:30",
        ),
        Type::Uuid => (is_text(value, uuid), "a UUID"),
        Type::Url => (
            is_text(value, |it| {
                it.contains("://") && !it.contains(char::is_whitespace)
            }),
            "a URL",
        ),
        Type::Scope => return one_of(value, &provider.scopes),
        Type::Enum(choices) => return one_of(value, choices),
        Type::List(inner) => match value {
            Json::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    check(provider, inner, item)
                        .map_err(|it| inside(&format!("[{index}]"), &it))?;
                }
                return Ok(());
            }
            _ => (false, "a list"),
        },
        Type::Map(inner) => match value {
            Json::Object(members) => {
                for (name, member) in members {
                    check(provider, inner, member)
                        .map_err(|it| inside(&format!(".{name}"), &it))?;
                }
                return Ok(());
            }
            _ => (false, "an object"),
        },
        Type::Object(_) | Type::Named(_) => return object(provider, ty, value),
    };
    if good {
        Ok(())
    } else {
        Err(format!("must be {wanted} and is {}", shown(value)))
    }
}

/// A fault with the place that it is in, as a path: `.parts[0].count must be …`.
pub(crate) fn inside(place: &str, fault: &str) -> String {
    let space = if fault.starts_with(['.', '[']) {
        ""
    } else {
        " "
    };
    format!("{place}{space}{fault}")
}

fn object(provider: &Provider, ty: &Type, value: &Json) -> Result<(), String> {
    let members = match ty {
        Type::Object(members) => members,
        Type::Named(name) => match provider.named_type(name) {
            Some(it) => &it.members,
            None => return Ok(()),
        },
        _ => return Ok(()),
    };
    let Json::Object(given) = value else {
        return Err(format!("must be an object and is {}", shown(value)));
    };
    for member in members {
        match given.iter().find(|(name, _)| *name == member.name) {
            Some((name, Json::Null)) => return Err(format!(".{name} is null; leave it out")),
            Some((name, inner)) => {
                check(provider, &member.ty, inner)
                    .map_err(|it| inside(&format!(".{name}"), &it))?;
            }
            None if member.optional => {}
            None => return Err(format!(".{} is missing", member.name)),
        }
    }
    match given
        .iter()
        .find(|(name, _)| members.iter().all(|it| it.name != *name))
    {
        Some((name, _)) => Err(format!(".{name} is not in the spec")),
        None => Ok(()),
    }
}

fn is_text(value: &Json, rule: impl Fn(&str) -> bool) -> bool {
    matches!(value, Json::Text(text) if rule(text))
}

fn uuid(text: &str) -> bool {
    text.len() == 36
        && text.char_indices().all(|(index, it)| match index {
            8 | 13 | 18 | 23 => it == '-',
            _ => it.is_ascii_hexdigit(),
        })
}

fn one_of(value: &Json, choices: &[String]) -> Result<(), String> {
    if is_text(value, |it| choices.iter().any(|choice| choice == it)) {
        Ok(())
    } else {
        Err(format!(
            "must be one of {} and is {}",
            choices.join(", "),
            shown(value)
        ))
    }
}

/// The kind of a value; a text is not shown, because it may be a secret in the wrong place.
fn shown(value: &Json) -> String {
    match value {
        Json::Number(digits) => digits.clone(),
        other => other.kind().to_owned(),
    }
}
