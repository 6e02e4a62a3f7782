//! The scopes that a request asks for, by the spec's own words.

use keywright_generator::model::{Part, Scheme, Step, Template};

use super::Order;
use crate::{Json, step::fills};

/// The scopes that a step asks for; none where it leaves them to the provider.
pub(super) fn asked(order: &Order<'_>, scheme: &Scheme, step: &Step) -> Option<Vec<String>> {
    let (field, _) = fills(order.provider, scheme, step).find(|(_, it)| reads_scopes(it))?;
    let (_, _, value) = order.given.iter().find(|(_, it, _)| *it == field.name)?;
    Some(match value {
        Json::List(items) => items.iter().filter_map(Json::text).collect(),
        other => {
            let text = other.text()?;
            let separator = scheme.scope_separator.as_str();
            text.split(separator).map(str::to_owned).collect()
        }
    })
}

fn reads_scopes(template: &Template) -> bool {
    matches!(template.0.as_slice(), [Part::Join(name, _) | Part::Value(name)] if name == "scopes")
}

/// The first of these that the spec does not name.
pub(super) fn unknown<'a>(order: &Order<'_>, asked: &'a [String]) -> Option<&'a String> {
    let known = &order.provider.scopes;
    asked
        .iter()
        .find(|it| !known.is_empty() && !known.contains(it))
}

/// The scopes of a token, as its answer tells them.
pub(super) fn told(scheme: &Scheme, scopes: &[String], sample: Option<&Json>) -> Json {
    match sample {
        Some(Json::List(_)) => Json::List(scopes.iter().cloned().map(Json::Text).collect()),
        _ => Json::Text(scopes.join(&scheme.scope_separator)),
    }
}
