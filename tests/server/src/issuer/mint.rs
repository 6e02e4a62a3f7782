//! The values that the issuer makes, and where in an answer they go: apart from the rules of who
//! gets one.

use keywright_generator::model::{Keep, Provider, Scheme, Source};

use super::Success;
use crate::{Json, sample, step::kept_fields};

/// A token: the vendor's published one first, then one that tells whose it is.
pub(super) fn token(scheme: &Scheme, keep: &Keep, number: usize) -> String {
    let published = scheme
        .examples
        .iter()
        .flat_map(|it| &it.given)
        .find(|(name, _)| *name == keep.name);
    match published {
        Some((_, value)) if number == 1 => value.clone(),
        _ => format!("{}-{}-{number}", scheme.id, keep.name.replace('_', "-")),
    }
}

/// Whether a kept value is what the refresh step sends.
pub(super) fn refreshes(provider: &Provider, scheme: &Scheme, name: &str) -> bool {
    let fields = scheme
        .refresh
        .iter()
        .flat_map(|it| kept_fields(provider, scheme, it));
    fields
        .into_iter()
        .any(|(_, template)| template.names().contains(&name))
}

/// Puts a value where the client looks for it; where another scheme has put one, that one stands.
pub(super) fn place(
    source: &Source,
    (mut value, number): (String, usize),
    body: &mut Option<Json>,
    success: &mut Success,
) -> String {
    match source {
        Source::Body(path) => {
            let body = body.get_or_insert_with(|| Json::Object(Vec::new()));
            match body.at(path) {
                Some(Json::Text(text)) if text == sample::UUID => value = sample::uuid(number),
                None | Some(Json::Null) => {}
                Some(Json::Text(text)) if sample::is_plain(text) => {}
                // A number or a flag that is kept stays as it is, and so does another's token.
                Some(other) => return other.text().unwrap_or(value),
            }
            body.put(path, Json::Text(value.clone()));
        }
        Source::Header(name) => success.headers.push((name.clone(), value.clone())),
        Source::Cookie(name) => success
            .headers
            .push(("Set-Cookie".to_owned(), format!("{name}={value}; Path=/"))),
        Source::Whole => success.body = Some(value.clone()),
    }
    value
}

/// Whether a sample body does without what a client may keep of it.
pub(super) fn is_absent(source: &Source, body: Option<&Json>) -> bool {
    matches!(source, Source::Body(path) if body.is_none_or(|it| it.at(path).is_none()))
}
