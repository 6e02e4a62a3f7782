//! What goes over the wire, with example values: the lines of the documents.

mod curl;

use std::{collections::BTreeMap, fmt::Write};

use crate::{
    model::{Carrier, Function, Lent, Part, Placement, Provider, Scheme, Template},
    rust,
};
use base64::{Engine, prelude::BASE64_STANDARD, prelude::BASE64_URL_SAFE_NO_PAD};

pub(super) use curl::{call, page, step};

/// Example values, by name.
pub(super) type Values = BTreeMap<String, String>;

/// A value for everything that a scheme's templates read: what the caller must give, defaults, and
/// what its steps keep.
pub(super) fn values(provider: &Provider, scheme: &Scheme) -> Values {
    let mut values = Values::new();
    for (input, scheme) in provider
        .inputs
        .iter()
        .map(|it| (it, None))
        .chain(scheme.inputs.iter().map(|it| (it, Some(scheme))))
    {
        if let Some(default) = &input.default {
            values.insert(input.name.clone(), render(default, &values));
        } else if !input.optional {
            values.insert(input.name.clone(), rust::example_value(input, scheme));
        }
    }
    // What is exchanged, or who acts, is told by a token of another scheme.
    if let Some(Lent { field, .. }) = &scheme.lent {
        values.insert(field.clone(), heck::AsShoutySnakeCase(field).to_string());
    }
    let steps = scheme
        .sign_in
        .iter()
        .chain(&scheme.acquire)
        .chain(&scheme.refresh);
    let lookup = scheme.tenant.iter().flat_map(|it| &it.keep);
    for keep in steps.flat_map(|it| &it.keep).chain(lookup) {
        let given = scheme
            .examples
            .iter()
            .flat_map(|it| &it.given)
            .find(|it| it.0 == keep.name);
        let value = given.map_or_else(
            || heck::AsShoutySnakeCase(&keep.name).to_string(),
            |it| it.1.clone(),
        );
        values.insert(keep.name.clone(), value);
    }
    if scheme.sign_in.is_some() {
        for (name, value) in MADE {
            values.insert(name.to_owned(), value.to_owned());
        }
    }
    values
}

/// What a client makes for a sign-in.
const MADE: [(&str, &str); 5] = [
    ("redirect_uri", "https://app.example/callback"),
    ("state", "STATE"),
    ("code_challenge", "CODE_CHALLENGE"),
    ("code_verifier", "CODE_VERIFIER"),
    ("dpop_jkt", "DPOP_JKT"),
];

/// A template with its values; one that is not there shows its name.
pub(super) fn render(template: &Template, values: &Values) -> String {
    template.0.iter().map(|it| part(it, values)).collect()
}

fn part(part: &Part, values: &Values) -> String {
    match part {
        Part::Text(text) => text.clone(),
        Part::Value(name) => values
            .get(name)
            .cloned()
            .unwrap_or_else(|| format!("{{{name}}}")),
        Part::Join(name, separator) => {
            let text = values
                .get(name)
                .cloned()
                .unwrap_or_else(|| format!("{{{name}}}"));
            text.split(',').collect::<Vec<_>>().join(separator)
        }
        Part::First(names) => {
            let found = names.iter().find_map(|it| values.get(it)).cloned();
            found.unwrap_or_else(|| format!("{{{}}}", names.join("|")))
        }
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
        Part::Basic(user, password) => BASE64_STANDARD.encode(format!(
            "{}:{}",
            render(user, values),
            render(password, values)
        )),
    }
}

/// The headers and cookies of a scheme that these values fill, one a line.
pub(super) fn lines(scheme: &Scheme, values: &Values) -> Vec<String> {
    let lines = filled(scheme, values).filter(|it| in_head(it));
    lines
        .map(|it| {
            line(
                it.carrier,
                &render(&it.name, values),
                &render(&it.value, values),
            )
        })
        .collect()
}

/// What else is sent: outside the head, or only if the caller gives something optional.
pub(super) fn others(scheme: &Scheme, values: &Values) -> Vec<String> {
    let sentence = |it: &Placement| {
        let what = super::markdown::code_span(&super::prose::placement(it));
        let missing: Vec<_> = it
            .names()
            .filter(|name| !values.contains_key(*name))
            .collect();
        let condition = match missing.as_slice() {
            [] => String::new(),
            names => format!(
                ", if {} is given",
                super::prose::and(&super::prose::code(names))
            ),
        };
        format!(
            "Also {what}, as {}{condition}.",
            super::prose::carrier(it.carrier)
        )
    };
    let known = |it: &&Placement| it.names().all(|name| values.contains_key(name));
    scheme
        .send
        .iter()
        .filter(|it| !(in_head(it) && known(it)))
        .map(sentence)
        .collect()
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
    scheme
        .send
        .iter()
        .filter(move |it| it.names().all(|name| values.contains_key(name)))
}
