//! Fills the fields of a step: by its templates, else by the value of their name, else by their
//! constants.

use std::borrow::Cow;

use super::{client::is_proof, draft::constant};
use crate::{
    Error, Result, Value, Values,
    render::{names, reads, render},
    table::{Field, Part, Scheme, Shape, Step},
};

/// The fields of a step. What proves an OAuth 2.0 client goes along; it is no field.
pub(crate) fn fill(scheme: &Scheme, step: &Step, values: &Values) -> Result<Values> {
    let mut filled = Values::new();
    for field in step.endpoint.fields {
        if let Some(value) = value(scheme, step, field, values)? {
            filled.set(field.name, value);
        }
    }
    for (name, value) in values.iter().filter(|it| is_proof(step.endpoint, it.0)) {
        if filled.get(name).is_none() {
            filled.set(name.to_owned(), value.clone());
        }
    }
    Ok(filled)
}

/// Whether a step is a token exchange that the scheme's parent lends its token to (RFC 8693): it is
/// then a field of the request, and does not carry it.
pub(crate) fn exchanges(scheme: &Scheme, step: &Step) -> bool {
    scheme.lent.is_some_and(|(lent, _)| {
        step.endpoint.fields.iter().any(|field| {
            let with = step.with.iter().find(|(name, _)| *name == field.name);
            with.map_or(field.name == lent, |it| reads(it.1, lent))
        })
    })
}

/// Whether all that a step needs is there.
pub(crate) fn can_fill(scheme: &Scheme, step: &Step, values: &Values) -> bool {
    // What the client makes by itself is there when it is needed.
    let mut known = Cow::Borrowed(values);
    if let Some((field, _)) = scheme.lent.filter(|_| exchanges(scheme, step)) {
        known.to_mut().set(field, Value::Text(String::new()));
    }
    for it in scheme.mint {
        known.to_mut().set(it.name, Value::Text(String::new()));
    }
    let mut fields = step.endpoint.fields.iter();
    fields.all(|it| it.optional || matches!(value(scheme, step, it, &known), Ok(Some(_))))
}

fn value(scheme: &Scheme, step: &Step, field: &Field, values: &Values) -> Result<Option<Value>> {
    if field.optional && step.without.contains(&field.name) {
        return Ok(None);
    }
    let with = step.with.iter().find(|(name, _)| *name == field.name);
    let known = match with {
        // A list has no text of its own.
        Some(&(_, &[Part::Value(name)])) if matches!(field.shape, Shape::List(_)) => {
            values.get(name).cloned()
        }
        Some((_, template)) => rendered(field, template, values)?,
        None => values.get(field.name).cloned(),
    };
    match known.filter(|it| !matches!(it, Value::Null)) {
        Some(value) => Ok(Some(value)),
        None if with.is_none() && field.name == "scope" && values.get("scopes").is_some() => {
            rendered(
                field,
                &[Part::Join("scopes", scheme.scope_separator)],
                values,
            )
        }
        None => field.constant.map(constant).transpose(),
    }
}

/// A rendered text as the value that its field holds.
fn rendered(field: &Field, template: &[Part], values: &Values) -> Result<Option<Value>> {
    let Some(text) = render(template, values)? else {
        return Ok(None);
    };
    let wrong = |what: &str| Error::input(format!("`{}` must be {what}", field.name));
    Ok(Some(match field.shape {
        Shape::Integer | Shape::Number => {
            Value::Number(text.parse().map_err(|_| wrong("a number"))?)
        }
        Shape::Boolean => Value::Bool(text.parse().map_err(|_| wrong("true or false"))?),
        Shape::Text if !is_secret(template, values) => Value::Text(text.as_str().to_owned()),
        _ => Value::Secret(text.as_str().into()),
    }))
}

/// Whether a template reads a secret.
fn is_secret(template: &[Part], values: &Values) -> bool {
    let mut is_secret = false;
    names(template, &mut |name| {
        is_secret |= matches!(values.get(name), Some(Value::Secret(_)));
    });
    is_secret
}
