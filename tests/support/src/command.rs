//! The command line of the example `call`: what it takes.

use keywright::generated::v1::{
    Accepts, ClientAuthentication, Endpoint, Part, Place, Provider, Scheme, Shape, Template, Values,
};
use keywright_server::Json;

use crate::fields::{from_json, from_text, spoken, unknown};

/// What is to be called, and how.
#[derive(Debug)]
pub(crate) struct Command {
    /// The scheme; none for endpoints that take no credential.
    pub(crate) scheme: Option<&'static Scheme>,
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) values: Values,
    pub(crate) show_secrets: bool,
}

impl Command {
    /// Reads the arguments; none where help was asked for.
    pub(crate) fn read(
        provider: &'static Provider,
        arguments: impl Iterator<Item = String>,
    ) -> Result<Option<Self>, String> {
        let mut arguments = arguments.peekable();
        let (mut words, mut show_secrets, mut json) = (Vec::new(), false, None);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--help" | "-h" => return Ok(None),
                "--show-secrets" => show_secrets = true,
                "--json" => {
                    json = Some(
                        arguments
                            .next()
                            .ok_or("`--json` needs an object, such as '{\"to\": \"1\"}'")?,
                    );
                }
                other if other.starts_with("--") => {
                    return Err(unknown(
                        "option",
                        other,
                        ["--help", "--json", "--show-secrets"].into_iter(),
                    ));
                }
                _ => words.push(argument),
            }
        }
        let mut words = words.into_iter();
        let (Some(scheme), Some(endpoint)) = (words.next(), words.next()) else {
            return Err(
                "name a scheme and an endpoint, such as `… --example call -- SCHEME ENDPOINT`"
                    .to_owned(),
            );
        };
        let scheme = find_scheme(provider, &scheme)?;
        let endpoint = find_endpoint(provider, &endpoint)?;
        let mut values = Values::new();
        if let Some(text) = json {
            read_json(endpoint, &text, &mut values)?;
        }
        for word in words {
            let (name, text) = word
                .split_once('=')
                .ok_or_else(|| format!("`{word}` is not understood; fields are NAME=VALUE"))?;
            let (name, shape) = find_field(endpoint, name)?;
            let value = from_text(text, shape).map_err(|it| format!("`{name}` {it}"))?;
            values.set(name, value);
        }
        let missing = fields(endpoint)
            .into_iter()
            .find(|it| !it.optional && values.get(it.name).is_none());
        if let Some(Given { name, shape, .. }) = missing {
            let shape = spoken(shape).to_uppercase();
            return Err(format!(
                "`{}` needs `{name}`: add {name}={shape}",
                endpoint.id
            ));
        }
        Ok(Some(Self {
            scheme,
            endpoint,
            values,
            show_secrets,
        }))
    }
}

fn find_scheme(provider: &'static Provider, id: &str) -> Result<Option<&'static Scheme>, String> {
    if id == "none" {
        return Ok(None);
    }
    let names = provider.schemes.iter().map(|it| it.id).chain(["none"]);
    let found = provider.schemes.iter().find(|it| it.id == id);
    found
        .map(|it| Some(*it))
        .ok_or_else(|| unknown("scheme", id, names))
}

fn find_endpoint(provider: &'static Provider, id: &str) -> Result<&'static Endpoint, String> {
    let names = provider.endpoints.iter().map(|it| it.id);
    provider
        .endpoints
        .iter()
        .copied()
        .find(|it| it.id == id)
        .ok_or_else(|| unknown("endpoint", id, names))
}

/// Something that may be given for an endpoint.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Given {
    pub(crate) name: &'static str,
    pub(crate) shape: &'static Shape,
    pub(crate) optional: bool,
    /// Where it travels, where it is a field.
    pub(crate) place: Option<Place>,
}

/// What may be given for an endpoint: the fields that the spec does not fix, and what a client
/// proves itself by. Of a page that a person opens, only where to come back to.
pub(crate) fn fields(endpoint: &'static Endpoint) -> Vec<Given> {
    let plain = |name, shape, optional| Given {
        name,
        shape,
        optional,
        place: None,
    };
    if endpoint.browser {
        return vec![plain("redirect_uri", &Shape::Text, true)];
    }
    let free = endpoint.fields.iter().filter(|it| it.constant.is_none());
    let mut given: Vec<Given> = free
        .map(|it| Given {
            place: Some(it.place),
            ..plain(it.name, it.shape, it.optional)
        })
        .collect();
    if endpoint.client_authentication != ClientAuthentication::None {
        let is_listed = |name: &str| endpoint.fields.iter().any(|it| it.name == name);
        let proof = [
            plain("client_id", &Shape::Text, false),
            plain("client_secret", &Shape::Secret, endpoint.public_client),
        ];
        given.extend(proof.into_iter().filter(|it| !is_listed(it.name)));
    }
    given
}

fn find_field(
    endpoint: &'static Endpoint,
    name: &str,
) -> Result<(&'static str, &'static Shape), String> {
    let fields = fields(endpoint);
    let found = fields.iter().find(|it| it.name == name);
    found.map(|it| (it.name, it.shape)).ok_or_else(|| {
        format!(
            "`{}`: {}",
            endpoint.id,
            unknown("field", name, fields.iter().map(|it| it.name))
        )
    })
}

fn read_json(endpoint: &'static Endpoint, text: &str, values: &mut Values) -> Result<(), String> {
    match Json::read(text.as_bytes()) {
        Ok(Json::Object(members)) => {
            for (name, json) in members {
                let (field, shape) = find_field(endpoint, &name)?;
                let value = from_json(&json, shape).map_err(|it| format!("`{name}`: {it}"))?;
                values.set(field, value);
            }
            Ok(())
        }
        Ok(_) => Err("`--json` must be an object".to_owned()),
        Err(error) => Err(format!("`--json` is not JSON: {error}")),
    }
}

/// The call line of an endpoint, such as `GET /account/1/balance`.
pub(crate) fn call_line(provider: &Provider, endpoint: &Endpoint) -> String {
    let method = if endpoint.browser {
        "BROWSER"
    } else if is_socket(provider, endpoint) {
        "WEBSOCKET"
    } else {
        endpoint.method.as_str()
    };
    format!("{method} {}", written(endpoint.path))
}

/// Whether an endpoint's host speaks WebSocket.
pub(crate) fn is_socket(provider: &Provider, endpoint: &Endpoint) -> bool {
    let host = provider.hosts.iter().find(|it| it.name == endpoint.host);
    matches!(host.and_then(|it| it.url.first()), Some(Part::Text(text)) if text.starts_with("ws"))
}

/// A template as the spec writes it.
pub(crate) fn written(template: Template) -> String {
    let part = |part: &Part| match part {
        Part::Text(text) => (*text).to_owned(),
        Part::Value(name) => format!("{{{name}}}"),
        Part::Call(_, inner) => written(inner),
        Part::Basic(..) | Part::Join(..) | Part::First(_) => "{…}".to_owned(),
    };
    template.iter().map(part).collect()
}

/// The ids of the schemes that an endpoint accepts.
pub(crate) fn accepted(endpoint: &Endpoint) -> &'static [&'static str] {
    match endpoint.accepts {
        Accepts::Nothing => &[],
        Accepts::Schemes(ids) => ids,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::acme::ACME;

    fn read(words: &[&str]) -> Result<Option<Command>, String> {
        Command::read(&ACME, words.iter().map(|it| (*it).to_owned()))
    }

    #[test]
    fn fields_come_as_words_and_as_json() {
        let json = r#"{"to": ["a", "b"], "count": 2}"#;
        let command = read(&["api_key", "send", "box=1", "--json", json, "--show-secrets"]);
        let command = command.ok().flatten().expect("it is a good line");
        assert_eq!(
            format!("{:?}", command.values),
            r#"{"to": ["a", "b"], "count": 2, "box": "1"}"#
        );
        assert!(command.show_secrets && command.scheme.is_some());
        assert!(matches!(read(&["--help"]), Ok(None)));
    }

    #[test]
    fn a_client_proves_itself_and_a_page_is_told_where_to_come_back_to() {
        let said = |words: &[&str]| {
            let command = read(words).ok().flatten().expect("it is a good line");
            format!("{:?}", command.values)
        };
        let words = [
            "none",
            "exchange",
            "code=1",
            "client_id=a",
            "client_secret=b",
        ];
        let expected = r#"{"code": [redacted], "client_id": "a", "client_secret": [redacted]}"#;
        assert_eq!(said(&words), expected);
        let words = ["portal", "open", "redirect_uri=https://a.example"];
        assert_eq!(said(&words), r#"{"redirect_uri": "https://a.example"}"#);
        assert_eq!(said(&["portal", "open"]), "{}");
    }

    #[test]
    fn mistakes_are_answered_with_the_nearest_name() {
        let cases: &[(&[&str], &str)] = &[
            (&[], "name a scheme and an endpoint"),
            (
                &["apikey", "send"],
                "there is no scheme `apikey`; is `api_key` meant?",
            ),
            (
                &["api_key", "sent"],
                "there is no endpoint `sent`; is `send` meant?",
            ),
            (
                &["api_key", "send", "bux=1"],
                "`send`: there is no field `bux`; is `box` meant?",
            ),
            (
                &["api_key", "send", "dry_run=false"],
                "`send`: there is no field `dry_run`",
            ),
            (
                &["api_key", "send", "box=1", "to=a", "count=x"],
                "`count` must be a whole number",
            ),
            (
                &["api_key", "send", "box=1"],
                "`send` needs `to`: add to=[TEXT]",
            ),
            (
                &["api_key", "send", "box"],
                "`box` is not understood; fields are NAME=VALUE",
            ),
            (
                &["api_key", "send", "--show-secret"],
                "is `--show-secrets` meant?",
            ),
            (
                &["api_key", "send", "--json", "[]"],
                "`--json` must be an object",
            ),
            (
                &["none", "exchange", "code=1"],
                "`exchange` needs `client_id`: add client_id=TEXT",
            ),
            (
                &["portal", "open", "state=1"],
                "`open`: there is no field `state`; there are: redirect_uri",
            ),
        ];
        for (words, expected) in cases {
            let said = read(words).err().unwrap_or_default();
            assert!(said.contains(expected), "{words:?}: {said}");
        }
    }
}
