//! What goes over the wire, with example values: the lines and curl commands of the documents.

use std::{collections::BTreeMap, fmt::Write};

use base64::{Engine, prelude::BASE64_STANDARD, prelude::BASE64_URL_SAFE_NO_PAD};
use serde_json::{Map, Value};

use crate::{
    model::{
        Carrier, ClientAuthentication, Codec, Constant, Endpoint, Field, Function, Part, Place, Placement, Protocol,
        Provider, Scheme, Step, Template, Type,
    },
    rust,
};

/// Example values, by name.
pub(super) type Values = BTreeMap<String, String>;

/// A value for everything that a scheme's templates read: what the caller must give, defaults, and
/// what its steps keep.
pub(super) fn values(provider: &Provider, scheme: &Scheme) -> Values {
    let mut values = Values::new();
    for (input, scheme) in
        provider.inputs.iter().map(|it| (it, None)).chain(scheme.inputs.iter().map(|it| (it, Some(scheme))))
    {
        if let Some(default) = &input.default {
            values.insert(input.name.clone(), render(default, &values));
        } else if !input.optional {
            values.insert(input.name.clone(), rust::example_value(input, scheme));
        }
    }
    let steps = scheme.acquire.iter().chain(&scheme.refresh);
    for keep in steps.flat_map(|it| &it.keep) {
        let given = scheme.examples.iter().flat_map(|it| &it.given).find(|it| it.0 == keep.name);
        let value = given.map_or_else(|| heck::AsShoutySnakeCase(&keep.name).to_string(), |it| it.1.clone());
        values.insert(keep.name.clone(), value);
    }
    values
}

/// A template with its values; one that is not there shows its name.
pub(super) fn render(template: &Template, values: &Values) -> String {
    template.0.iter().map(|it| part(it, values)).collect()
}

fn part(part: &Part, values: &Values) -> String {
    match part {
        Part::Text(text) => text.clone(),
        Part::Value(name) => values.get(name).cloned().unwrap_or_else(|| format!("{{{name}}}")),
        Part::Call(function, inner) => {
            let text = render(inner, values);
            match function {
                Function::Base64 => BASE64_STANDARD.encode(text),
                Function::Base64Url => BASE64_URL_SAFE_NO_PAD.encode(text),
                Function::Hex => text.bytes().fold(String::new(), |mut hex, byte| {
                    let _ = write!(hex, "{byte:02x}");
                    hex
                }),
                Function::Lower => text.to_ascii_lowercase(),
                Function::Upper => text.to_ascii_uppercase(),
            }
        }
        Part::Basic(user, password) => {
            BASE64_STANDARD.encode(format!("{}:{}", render(user, values), render(password, values)))
        }
    }
}

/// The headers and cookies of a scheme that these values fill, one a line.
pub(super) fn lines(scheme: &Scheme, values: &Values) -> Vec<String> {
    let lines = filled(scheme, values).filter(|it| in_head(it));
    lines.map(|it| line(it.carrier, &render(&it.name, values), &render(&it.value, values))).collect()
}

/// What else is sent: outside the head, or only if the caller gives something optional.
pub(super) fn others(scheme: &Scheme, values: &Values) -> Vec<String> {
    let sentence = |it: &Placement| {
        let what = super::markdown::code_span(&super::prose::placement(it));
        let missing: Vec<_> = it.names().filter(|name| !values.contains_key(*name)).collect();
        let condition = match missing.as_slice() {
            [] => String::new(),
            names => format!(", if {} is given", super::prose::and(&super::prose::code(names))),
        };
        format!("Also {what}, as {}{condition}.", super::prose::carrier(it.carrier))
    };
    let known = |it: &&Placement| it.names().all(|name| values.contains_key(name));
    scheme.send.iter().filter(|it| !(in_head(it) && known(it))).map(sentence).collect()
}

fn in_head(it: &Placement) -> bool {
    matches!(it.carrier, Carrier::Header | Carrier::Cookie)
}

impl Placement {
    /// The names that it reads.
    fn names(&self) -> impl Iterator<Item = &str> {
        self.name.names().into_iter().chain(self.value.names())
    }
}

/// One thing that is sent, as a line.
pub(super) fn line(carrier: Carrier, name: &str, value: &str) -> String {
    match carrier {
        Carrier::Header => format!("{name}: {value}"),
        Carrier::Query => format!("?{name}={value}"),
        Carrier::Cookie => format!("Cookie: {name}={value}"),
        Carrier::Body | Carrier::Parameter => format!("{name}={value}"),
    }
}

fn filled<'a>(scheme: &'a Scheme, values: &'a Values) -> impl Iterator<Item = &'a Placement> {
    scheme.send.iter().filter(move |it| it.names().all(|name| values.contains_key(name)))
}

/// The curl command that calls an endpoint with a credential.
pub(super) fn call(provider: &Provider, endpoint: &Endpoint, scheme: Option<&Scheme>, values: &Values) -> String {
    let given = endpoint.fields.iter().filter(|it| !it.optional).map(|it| (it, value(it, values)));
    curl(provider, endpoint, given.collect(), scheme, values)
}

/// The curl command of a step.
pub(super) fn step(provider: &Provider, scheme: &Scheme, step: &Step, values: &Values) -> String {
    let endpoint = provider.endpoint(step.endpoint);
    let mut given = Vec::new();
    for field in &endpoint.fields {
        let with = step.with.iter().find(|it| it.0 == field.name);
        if let Some((_, template)) = with {
            given.push((field, render(template, values)));
        } else if values.contains_key(&field.name) || (!field.optional && !step.without.contains(&field.name)) {
            given.push((field, value(field, values)));
        }
    }
    let accepts = matches!(&endpoint.accepts, crate::model::Accepts::Schemes(_));
    curl(provider, endpoint, given, accepts.then_some(scheme), values)
}

fn value(field: &Field, values: &Values) -> String {
    match (&field.constant, values.get(&field.name), &field.example) {
        (Some(Constant::Text(text) | Constant::Number(text)), ..) => text.clone(),
        (Some(Constant::Bool(flag)), ..) => flag.to_string(),
        (None, Some(text), _) | (None, None, Some(text)) => text.clone(),
        (None, None, None) => match field.ty {
            Type::Date => "2026-01-31".to_owned(),
            Type::DateTime => "2026-01-31T12:00:00Z".to_owned(),
            Type::Boolean => "true".to_owned(),
            Type::Integer | Type::Number | Type::Seconds | Type::Minutes | Type::Milliseconds => "1".to_owned(),
            Type::Unix | Type::UnixMilliseconds => "1767225600".to_owned(),
            _ => rust::placeholder(&field.name),
        },
    }
}

fn curl(
    provider: &Provider,
    endpoint: &Endpoint,
    given: Vec<(&Field, String)>,
    scheme: Option<&Scheme>,
    values: &Values,
) -> String {
    let mut path = values.clone();
    let (mut query, mut body, mut options) = (Vec::new(), Vec::new(), Vec::new());
    for placement in scheme.into_iter().flat_map(|it| filled(it, values)) {
        let (name, value) = (render(&placement.name, values), render(&placement.value, values));
        let bodiless = matches!(endpoint.method.as_str(), "GET" | "HEAD" | "DELETE");
        match placement.carrier {
            Carrier::Header => options.push(format!("-H {}", quoted(&format!("{name}: {value}")))),
            Carrier::Cookie => options.push(format!("-b {}", quoted(&format!("{name}={value}")))),
            Carrier::Query => query.push((name, value)),
            Carrier::Parameter if bodiless => query.push((name, value)),
            Carrier::Body | Carrier::Parameter => body.push((name, json(&value, placement.integer))),
        }
    }
    let post = endpoint.client_authentication == Some(ClientAuthentication::ClientSecretPost);
    if endpoint.client_authentication == Some(ClientAuthentication::ClientSecretBasic) {
        let [id, secret] = ["client_id", "client_secret"].map(|it| values.get(it).cloned().unwrap_or_default());
        options.push(format!("-u {}", quoted(&format!("{id}:{secret}"))));
    }
    if post && !given.iter().any(|it| it.0.name == "client_id") {
        let pair = ["client_id", "client_secret"].iter().filter_map(|it| Some(((*it).to_owned(), values.get(*it)?.as_str().into())));
        body.extend(pair);
    }
    for (field, value) in given {
        match field.place {
            Place::Path => drop(path.insert(field.name.clone(), value)),
            Place::Query => query.push((field.name.clone(), value)),
            Place::Header => options.push(format!("-H {}", quoted(&format!("{}: {value}", field.name)))),
            Place::Body => body.push((field.name.clone(), typed(field, &value))),
        }
    }
    let host = provider.hosts.iter().find(|it| it.name == endpoint.host).unwrap_or(&provider.hosts[0]);
    let mut url = format!("{}{}", render(&host.url, values), render(&endpoint.path, &path));
    for (index, (name, value)) in query.iter().enumerate() {
        let _ = write!(url, "{}{name}={}", if index == 0 { '?' } else { '&' }, value.replace(' ', "%20"));
    }
    match endpoint.codec {
        Codec::None => {}
        Codec::Json => {
            let object: Map<String, Value> = body.into_iter().collect();
            options.push("-H 'Content-Type: application/json'".to_owned());
            options.push(format!("-d {}", quoted(&Value::Object(object).to_string())));
        }
        Codec::Form => options.extend(body.iter().map(|(name, value)| {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            format!("--data-urlencode {}", quoted(&format!("{name}={text}")))
        })),
    }
    let method = if endpoint.method == "GET" { String::new() } else { format!("-X {} ", endpoint.method) };
    debug_assert!(endpoint.protocol == Protocol::Http, "a WebSocket has no curl command");
    let lines: Vec<_> = std::iter::once(format!("curl {method}{}", quoted(&url))).chain(options).collect();
    lines.join(" \\\n  ")
}

fn json(value: &str, integer: bool) -> Value {
    value.parse::<i64>().ok().filter(|_| integer).map_or_else(|| value.into(), Value::from)
}

fn typed(field: &Field, text: &str) -> Value {
    match field.ty {
        Type::String | Type::Secret | Type::Date | Type::DateTime | Type::Uuid | Type::Url => text.into(),
        Type::Enum(ref texts) => texts.iter().find(|it| *it == text).or(texts.first()).map_or(Value::Null, |it| it.as_str().into()),
        Type::List(_) => Value::Array(Vec::new()),
        Type::Map(_) | Type::Object(_) | Type::Named(_) => Value::Object(Map::new()),
        _ => serde_json::from_str(text).unwrap_or_else(|_| text.into()),
    }
}

/// A word of a shell, whatever it holds.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}
