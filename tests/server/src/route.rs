//! Routing: from method and path to the endpoints that may be meant.

use keywright_generator::model::{Endpoint, Part, Place, Protocol, Provider, Template};

use crate::{Refusal, received::decoded, refusal::Class};

/// An endpoint that has the method and the path of a request.
pub(crate) struct Route {
    pub(crate) endpoint: usize,
    /// The fields that the path carries.
    pub(crate) path: Vec<(String, String)>,
}

/// The endpoints that may be meant: those that fix more fields come first, so that the one of a
/// pair that share a path is told by what it fixes.
pub(crate) fn routes(
    provider: &Provider,
    host: &str,
    method: &str,
    path: &str,
) -> Result<Vec<Route>, Refusal> {
    let mut routes = Vec::new();
    let mut methods = Vec::new();
    for (index, endpoint) in provider
        .endpoints
        .iter()
        .enumerate()
        .filter(|(_, it)| it.host == host)
    {
        let Some(values) = matched(&endpoint.path, path) else {
            continue;
        };
        if method_of(endpoint) == method {
            routes.push(Route {
                endpoint: index,
                path: values,
            });
        } else if !methods.contains(&format!("`{}`", method_of(endpoint))) {
            methods.push(format!("`{}`", method_of(endpoint)));
        }
    }
    // A literal path is meant and not one with values; what fixes more is asked before what fixes less.
    routes.sort_by_key(|it| {
        (
            it.path.len(),
            usize::MAX - constants(provider.endpoint(it.endpoint)),
        )
    });
    if let Some(literal) = routes.first().map(|it| it.path.len()) {
        routes.retain(|it| it.path.len() == literal);
        return Ok(routes);
    }
    let reason = if methods.is_empty() {
        format!(
            "no endpoint has the path `{path}`{}",
            nearest(provider, method, path)
        )
    } else {
        format!(
            "`{path}` does not take `{method}`; it takes {}",
            methods.join(" and ")
        )
    };
    Err(Refusal::new(Class::NotFound, reason))
}

/// How many fields of its body an endpoint fixes.
pub(crate) fn constants(endpoint: &Endpoint) -> usize {
    endpoint
        .fields
        .iter()
        .filter(|it| it.constant.is_some() && it.place == Place::Body)
        .count()
}

/// Matches a path; a value is never empty and never spans a slash.
fn matched(template: &Template, mut path: &str) -> Option<Vec<(String, String)>> {
    let mut values = Vec::new();
    for (index, part) in template.0.iter().enumerate() {
        match part {
            Part::Text(text) => path = path.strip_prefix(text.as_str())?,
            Part::Value(name) => {
                let stop = match template.0.get(index + 1) {
                    Some(Part::Text(text)) => path.find(text.as_str())?,
                    _ => path.len(),
                };
                let (value, rest) = path.split_at(stop);
                if value.is_empty() || value.contains('/') {
                    return None;
                }
                values.push((name.clone(), decoded(value)?));
                path = rest;
            }
            Part::Call(..) | Part::Basic(..) | Part::Join(..) | Part::First(_) => return None,
        }
    }
    path.is_empty().then_some(values)
}

fn nearest(provider: &Provider, method: &str, path: &str) -> String {
    let wanted = format!("{method} {path}");
    provider
        .endpoints
        .iter()
        .filter(|it| it.protocol != Protocol::WebSocket)
        .map(|it| (strsim::normalized_levenshtein(&wanted, &call(it)), call(it)))
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .filter(|(likeness, _)| *likeness > 0.5)
        .map_or(String::new(), |(_, call)| {
            format!("; the nearest is `{call}`")
        })
}

/// The call line of every endpoint, such as `GET /account/1/balance`.
pub fn call_lines(provider: &Provider) -> Vec<String> {
    provider.endpoints.iter().map(call).collect()
}

fn call(endpoint: &Endpoint) -> String {
    let method = match endpoint.protocol {
        Protocol::Browser => "BROWSER",
        _ => endpoint.method.as_str(),
    };
    format!("{method} {}", written(&endpoint.path))
}

/// The method with which an endpoint is requested; a browser gets its pages.
fn method_of(endpoint: &Endpoint) -> &str {
    match endpoint.protocol {
        Protocol::Browser => "GET",
        _ => endpoint.method.as_str(),
    }
}

/// A path as the spec writes it.
pub(crate) fn written(path: &Template) -> String {
    path.0
        .iter()
        .map(|it| match it {
            Part::Text(text) => text.clone(),
            Part::Value(name) => format!("{{{name}}}"),
            _ => "{…}".to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template() -> Template {
        Template(vec![
            Part::Text("/2fa/2/pin/".to_owned()),
            Part::Value("pinId".to_owned()),
            Part::Text("/verify".to_owned()),
        ])
    }

    #[test]
    fn a_value_is_one_segment() {
        let found = |path| matched(&template(), path);
        assert_eq!(
            found("/2fa/2/pin/a%2Fb/verify"),
            Some(vec![("pinId".to_owned(), "a/b".to_owned())])
        );
        assert_eq!(found("/2fa/2/pin/a/b/verify"), None);
        assert_eq!(found("/2fa/2/pin//verify"), None);
        assert_eq!(found("/2fa/2/pin/a/verify/"), None);
    }
}
