//! curl commands, so that a reader can try a scheme without this project.

use std::fmt::Write;

use serde_json::{Map, Value};

use super::{Values, filled, render};
use crate::{
    model::{
        Accepts, Address, Carrier, Codec, Constant, Endpoint, Field, Part, Place, Protocol,
        Provider, Scheme, Step, Template, Type,
    },
    rust,
};

/// The curl command that calls an endpoint with a credential.
pub(in crate::docs) fn call(
    provider: &Provider,
    endpoint: &Endpoint,
    scheme: Option<&Scheme>,
    values: &Values,
) -> String {
    let given = endpoint
        .fields
        .iter()
        .filter(|it| !it.optional)
        .map(|it| (it, value(it, values)));
    let to = base(provider, endpoint, scheme, values);
    curl((endpoint, to), given.collect(), scheme, values)
}

/// The curl command of a step.
pub(in crate::docs) fn step(
    provider: &Provider,
    scheme: &Scheme,
    step: &Step,
    values: &Values,
) -> String {
    let endpoint = provider.endpoint(step.endpoint);
    let mut given = Vec::new();
    for field in &endpoint.fields {
        let with = step.with.iter().find(|it| it.0 == field.name);
        if field.optional && with.is_some_and(|it| !has_value(&it.1, values)) {
            continue;
        }
        if let Some((_, template)) = with {
            given.push((field, render(template, values)));
        } else if values.contains_key(&field.name)
            || (!field.optional && !step.without.contains(&field.name))
        {
            given.push((field, value(field, values)));
        }
    }
    let Accepts::Schemes(accepted) = &endpoint.accepts else {
        let to = base(provider, endpoint, None, values);
        return curl((endpoint, to), given, None, values);
    };
    // Another scheme's credential makes a derived one.
    let itself = accepted
        .iter()
        .any(|&it| provider.schemes[it].id == scheme.id);
    let parent = scheme.parents.first().filter(|_| !itself);
    let sender = parent.map_or(scheme, |&it| &provider.schemes[it]);
    let mut all = super::values(provider, sender);
    all.extend(values.clone());
    let to = base(provider, endpoint, parent.map(|_| sender), &all);
    curl((endpoint, to), given, Some(sender), &all)
}

/// What stands before the path: the host of an endpoint, or the address that a scheme has of its
/// own. The steps of a life go to the host, so they name no scheme.
fn base(
    provider: &Provider,
    endpoint: &Endpoint,
    scheme: Option<&Scheme>,
    values: &Values,
) -> String {
    let host = provider.hosts.iter().find(|it| it.name == endpoint.host);
    let host = host.unwrap_or(&provider.hosts[0]);
    let url = render(&host.url, values);
    match scheme.map(|it| &it.address) {
        Some(Address::Path(path)) if host.name == "base" => url + &render(path, values),
        Some(Address::Kept(kept)) if host.name == "base" => render(kept, values),
        _ => url,
    }
}

/// The address of an endpoint; where only metadata tell it, the name that it has there.
fn address(endpoint: &Endpoint, base: String, values: &Values) -> String {
    match &endpoint.discovered {
        Some(it) => format!("<{}>", it.name()),
        None => base + &render(&endpoint.path, values),
    }
}

/// Whether everything that a template reads is there; of several to choose from, one.
fn has_value(template: &Template, values: &Values) -> bool {
    let is_there = |name: &String| values.contains_key(name);
    template.0.iter().all(|it| match it {
        Part::Text(_) => true,
        Part::Value(name) | Part::Join(name, _) => is_there(name),
        Part::First(names) => names.iter().any(is_there),
        Part::Call(_, inner) => has_value(inner, values),
        Part::Basic(user, password) => has_value(user, values) && has_value(password, values),
    })
}

/// The address of a page, as a browser opens it.
pub(in crate::docs) fn page(provider: &Provider, step: &Step, values: &Values) -> String {
    let endpoint = provider.endpoint(step.endpoint);
    let pairs = endpoint.fields.iter().filter_map(|field| {
        let with = step.with.iter().find(|it| it.0 == field.name);
        let value = match (with, values.get(&field.name)) {
            (Some((_, template)), _) if field.optional && !has_value(template, values) => {
                return None;
            }
            (Some((_, template)), _) => render(template, values),
            (None, Some(value)) => value.clone(),
            (None, None) if field.optional => return None,
            (None, None) => value(field, values),
        };
        Some(format!("{}={}", field.name, value.replace(' ', "+")))
    });
    let query: Vec<_> = pairs.collect();
    let base = base(provider, endpoint, None, values);
    format!(
        "{}\n  ?{}",
        address(endpoint, base, values),
        query.join("\n  &")
    )
}

fn value(field: &Field, values: &Values) -> String {
    match &field.constant {
        Some(Constant::Text(text) | Constant::Number(text)) => return text.clone(),
        Some(Constant::Bool(flag)) => return flag.to_string(),
        None => {}
    }
    let given = values.get(&field.name).or(field.example.as_ref());
    let plausible = || match field.ty {
        Type::Date => "2026-01-31".to_owned(),
        Type::DateTime => "2026-01-31T12:00:00Z".to_owned(),
        Type::Boolean => "true".to_owned(),
        Type::Integer | Type::Number | Type::Seconds | Type::Minutes | Type::Milliseconds => {
            "1".to_owned()
        }
        Type::Unix | Type::UnixMilliseconds => "1767225600".to_owned(),
        // It may stand in the middle of a segment, where a word of small letters would hide.
        _ if field.place == Place::Path => heck::AsShoutySnakeCase(&field.name).to_string(),
        _ => rust::placeholder(&field.name),
    };
    given.cloned().unwrap_or_else(plausible)
}

fn curl(
    (endpoint, base): (&Endpoint, String),
    given: Vec<(&Field, String)>,
    scheme: Option<&Scheme>,
    values: &Values,
) -> String {
    let mut path = values.clone();
    let (mut query, mut body, mut options) = (Vec::new(), Vec::new(), Vec::new());
    for placement in scheme.into_iter().flat_map(|it| filled(it, values)) {
        let (name, value) = (
            render(&placement.name, values),
            render(&placement.value, values),
        );
        let bodiless = matches!(endpoint.method.as_str(), "GET" | "HEAD" | "DELETE");
        match placement.carrier {
            Carrier::Header => options.push(format!("-H {}", quoted(&format!("{name}: {value}")))),
            Carrier::Cookie => options.push(format!("-b {}", quoted(&format!("{name}={value}")))),
            Carrier::Query => query.push((name, value)),
            Carrier::Parameter if bodiless => query.push((name, value)),
            Carrier::Body | Carrier::Parameter => {
                body.push((name, json(&value, placement.integer)));
            }
        }
    }
    if endpoint.client.is_some_and(|it| it.proof.is_basic()) {
        let [id, secret] = ["client_id", "client_secret"].map(|it| given_or_plain(it, values));
        options.push(format!("-u {}", quoted(&format!("{id}:{secret}"))));
    }
    for (field, value) in given {
        match field.place {
            Place::Path => drop(path.insert(field.name.clone(), value)),
            Place::Query => query.push((field.name.clone(), value)),
            Place::Header => options.push(format!(
                "-H {}",
                quoted(&format!("{}: {value}", field.name))
            )),
            Place::Body => body.push((field.name.clone(), typed(field, &value))),
        }
    }
    let mut url = address(endpoint, base, &path);
    for (index, (name, value)) in query.iter().enumerate() {
        let _ = write!(
            url,
            "{}{name}={}",
            if index == 0 { '?' } else { '&' },
            value.replace(' ', "%20")
        );
    }
    match endpoint.codec {
        Codec::None => {}
        Codec::Json => {
            let object: Map<String, Value> = body.into_iter().collect();
            options.push("-H 'Content-Type: application/json'".to_owned());
            options.push(format!("-d {}", quoted(&Value::Object(object).to_string())));
        }
        Codec::Multipart => options.extend(body.iter().map(|(name, value)| {
            let text = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            format!("--form-string {}", quoted(&format!("{name}={text}")))
        })),
        Codec::Form => options.extend(body.iter().map(|(name, value)| {
            let text = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            format!("--data-urlencode {}", quoted(&format!("{name}={text}")))
        })),
    }
    let method = if endpoint.method == "GET" {
        String::new()
    } else {
        format!("-X {} ", endpoint.method)
    };
    debug_assert!(
        endpoint.protocol == Protocol::Http,
        "a WebSocket has no curl command"
    );
    let lines: Vec<_> = std::iter::once(format!("curl {method}{}", quoted(&url)))
        .chain(options)
        .collect();
    lines.join(" \\\n  ")
}

fn given_or_plain(name: &str, values: &Values) -> String {
    let given = values.get(name).cloned();
    given.unwrap_or_else(|| rust::placeholder(name))
}

fn json(value: &str, integer: bool) -> Value {
    value
        .parse::<i64>()
        .ok()
        .filter(|_| integer)
        .map_or_else(|| value.into(), Value::from)
}

fn typed(field: &Field, text: &str) -> Value {
    match field.ty {
        Type::String | Type::Secret | Type::Date | Type::DateTime | Type::Uuid | Type::Url => {
            text.into()
        }
        Type::Enum(ref texts) => texts
            .iter()
            .find(|it| *it == text)
            .or(texts.first())
            .map_or(Value::Null, |it| it.as_str().into()),
        Type::List(_) => Value::Array(Vec::new()),
        Type::Map(_) | Type::Object(_) | Type::Named(_) => Value::Object(Map::new()),
        _ => serde_json::from_str(text).unwrap_or_else(|_| text.into()),
    }
}

/// A word of a shell, whatever it holds.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}
