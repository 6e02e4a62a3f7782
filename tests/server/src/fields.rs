//! The fields of a request against those of its endpoint: none missing, none unknown, none
//! ill-typed, none twice.

use keywright_generator::model::{Carrier, Codec, Endpoint, Place, Protocol, Provider, Type};

use crate::{Json, Refusal, fit, multipart, received::Received, refusal::Class, route::Route};

/// Every field of a request by name, as JSON.
pub(crate) type Given = Vec<(Place, String, Json)>;

/// Request headers that HTTP and its clients add by themselves (RFC 9110); any other must be in
/// the spec.
const USUAL: [&str; 16] = [
    "Accept",
    "Accept-Charset",
    "Accept-Encoding",
    "Accept-Language",
    "Cache-Control",
    "Connection",
    "Content-Length",
    "Content-Type",
    "Date",
    "Expect",
    "Host",
    "Pragma",
    "Te",
    "Traceparent",
    "Transfer-Encoding",
    "User-Agent",
];

fn bad(reason: impl Into<String>) -> Refusal {
    Refusal::new(Class::Request, reason)
}

/// Reads the body by the endpoint's codec, as an object in order.
pub(crate) fn body(
    endpoint: &Endpoint,
    request: &Received,
) -> Result<Vec<(String, Json)>, Refusal> {
    let media = match endpoint.codec {
        Codec::None if request.body.is_empty() => return Ok(Vec::new()),
        Codec::None => return Err(bad("a body was sent; this endpoint takes none")),
        Codec::Json => "application/json",
        Codec::Form => "application/x-www-form-urlencoded",
        Codec::Multipart => "multipart/form-data",
    };
    if request.body.is_empty() {
        return Ok(Vec::new());
    }
    match request.header("content-type").as_slice() {
        [] => {
            return Err(bad(format!(
                "the header `Content-Type` is missing; `{media}` is expected"
            )));
        }
        [given] if endpoint.codec == Codec::Multipart => {
            let boundary = multipart::boundary(given).ok_or_else(|| {
                bad(format!(
                    "the content type is `{given}`, `{media}` with a boundary is expected"
                ))
            })?;
            let pairs = multipart::fields(&request.body, boundary)
                .map_err(|it| bad(format!("the body is no `{media}`: {it}")))?;
            return pairs_of(endpoint, Place::Body, pairs.into_iter());
        }
        [given] if given.eq_ignore_ascii_case(media) => {}
        [given]
            if given.to_ascii_lowercase().replace(' ', "") == format!("{media};charset=utf-8") => {}
        [given] => {
            return Err(bad(format!(
                "the content type is `{given}`, `{media}` is expected"
            )));
        }
        _ => return Err(bad("two `Content-Type` headers were sent")),
    }
    if endpoint.codec == Codec::Json {
        return match Json::read(&request.body) {
            Ok(Json::Object(members)) => Ok(members),
            Ok(other) => Err(bad(format!(
                "the body must be a JSON object and is {}",
                other.kind()
            ))),
            Err(error) => Err(bad(format!("the body is not JSON: {error}"))),
        };
    }
    let pairs = form_urlencoded::parse(&request.body)
        .map(|(name, text)| (name.into_owned(), text.into_owned()));
    pairs_of(endpoint, Place::Body, pairs)
}

/// Pairs of a query or a form as JSON: a list repeats its name, and nothing else may.
fn pairs_of(
    endpoint: &Endpoint,
    place: Place,
    pairs: impl Iterator<Item = (String, String)>,
) -> Result<Vec<(String, Json)>, Refusal> {
    let mut members: Vec<(String, Json)> = Vec::new();
    for (name, text) in pairs {
        let mut fields = endpoint.fields.iter();
        let field = fields.find(|it| it.place == place && it.name == name);
        let before = members.iter_mut().find(|(it, _)| *it == name);
        match (field.map(|it| &it.ty), before) {
            (Some(Type::List(inner)), Some((_, Json::List(items)))) => {
                items.push(fit::from_text(inner, &text));
            }
            (_, Some(_)) => return Err(bad(format!("{} `{name}` is sent twice", pair(place)))),
            (Some(Type::List(inner)), None) => {
                members.push((name, Json::List(vec![fit::from_text(inner, &text)])));
            }
            (Some(ty), None) => members.push((name, fit::from_text(ty, &text))),
            (None, None) => members.push((name, Json::Text(text))),
        }
    }
    Ok(members)
}

fn pair(place: Place) -> &'static str {
    match place {
        Place::Body => "the form field",
        other => spoken(other),
    }
}

/// Checks every field; `placed` are those that belong to the credential.
pub(crate) fn check(
    provider: &Provider,
    route: &Route,
    request: &Received,
    body: &[(String, Json)],
    placed: &[(Carrier, String)],
) -> Result<Given, Refusal> {
    let endpoint = provider.endpoint(route.endpoint);
    let is_placed = |carrier, name: &str| {
        placed
            .iter()
            .any(|(it, other)| *it == carrier && other == name)
    };
    let mut given = Given::new();
    for (name, text) in &route.path {
        given.push((
            Place::Path,
            name.clone(),
            typed(endpoint, Place::Path, name, text),
        ));
    }
    let parameters = request.parameters().into_iter();
    let own = parameters.filter(|(name, _)| !is_placed(Carrier::Query, name));
    let own = pairs_of(endpoint, Place::Query, own)?.into_iter();
    given.extend(own.map(|(name, value)| (Place::Query, name, value)));
    for (name, text) in &request.headers {
        let field = endpoint
            .fields
            .iter()
            .find(|it| it.place == Place::Header && it.name.eq_ignore_ascii_case(name));
        if let Some(field) = field {
            given.push((
                Place::Header,
                field.name.clone(),
                fit::from_text(&field.ty, text),
            ));
        } else if endpoint.protocol != Protocol::Browser
            && !USUAL.contains(&name.as_str())
            // Cookies are judged one by one, with the credential.
            && !name.eq_ignore_ascii_case("Cookie")
            && !placed.iter().any(|(_, it)| it.eq_ignore_ascii_case(name))
        {
            return Err(bad(format!("the header `{name}` is not in the spec")));
        }
    }
    for (name, value) in body {
        if !is_placed(Carrier::Body, name) {
            given.push((Place::Body, name.clone(), value.clone()));
        }
    }
    judge(provider, endpoint, &given)?;
    Ok(given)
}

fn judge(provider: &Provider, endpoint: &Endpoint, given: &Given) -> Result<(), Refusal> {
    for (place, name, _) in given {
        if !endpoint
            .fields
            .iter()
            .any(|it| it.place == *place && it.name == *name)
        {
            let names: Vec<&str> = endpoint
                .fields
                .iter()
                .filter(|it| it.place == *place)
                .map(|it| it.name.as_str())
                .collect();
            let near = names
                .iter()
                .map(|it| (strsim::damerau_levenshtein(it, name), it))
                .min()
                .filter(|(distance, _)| *distance < 3)
                .map_or(String::new(), |(_, it)| format!("; is `{it}` meant?"));
            return Err(bad(format!(
                "{} `{name}` is not in the spec{near}",
                spoken(*place)
            )));
        }
    }
    for field in &endpoint.fields {
        match given
            .iter()
            .find(|(place, name, _)| *place == field.place && *name == field.name)
        {
            Some((_, name, Json::Null)) => {
                return Err(bad(format!(
                    "{} `{name}` is null; leave it out",
                    spoken(field.place)
                )));
            }
            Some((_, name, value)) => fit::field(provider, field, value).map_err(|it| {
                bad(fit::inside(
                    &format!("{} `{name}`", spoken(field.place)),
                    &it,
                ))
            })?,
            None if field.optional => {}
            None => {
                return Err(bad(format!(
                    "{} `{}` is missing",
                    spoken(field.place),
                    field.name
                )));
            }
        }
    }
    Ok(())
}

fn typed(endpoint: &Endpoint, place: Place, name: &str, text: &str) -> Json {
    match endpoint
        .fields
        .iter()
        .find(|it| it.place == place && it.name == name)
    {
        Some(field) => fit::from_text(&field.ty, text),
        None => Json::Text(text.to_owned()),
    }
}

fn spoken(place: Place) -> &'static str {
    match place {
        Place::Path => "the path field",
        Place::Query => "the query parameter",
        Place::Header => "the header",
        Place::Body => "the body field",
    }
}
