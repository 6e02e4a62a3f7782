//! The command line of the example `call`: what it takes, and its help.

use std::fmt::Write as _;

use keywright::generated::v1::{
    Accepts, Constant, Endpoint, Field, Part, Place, Provider, Scheme, Template, Values,
};
use keywright_server::Json;

use crate::fields::{fixed, from_json, from_text, spoken, unknown};

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
            let field = find_field(endpoint, name)?;
            let value = from_text(text, field.shape).map_err(|it| format!("`{name}` {it}"))?;
            values.set(field.name, value);
        }
        for field in endpoint.fields {
            if !field.optional && field.constant.is_none() && values.get(field.name).is_none() {
                return Err(format!(
                    "`{}` needs `{}`: add {}={}",
                    endpoint.id,
                    field.name,
                    field.name,
                    spoken(field.shape).to_uppercase()
                ));
            }
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

fn find_field(endpoint: &'static Endpoint, name: &str) -> Result<&'static Field, String> {
    let free = || endpoint.fields.iter().filter(|it| it.constant.is_none());
    let found = free().find(|it| it.name == name);
    found.ok_or_else(|| {
        format!(
            "`{}`: {}",
            endpoint.id,
            unknown("field", name, free().map(|it| it.name))
        )
    })
}

fn read_json(endpoint: &'static Endpoint, text: &str, values: &mut Values) -> Result<(), String> {
    match Json::read(text.as_bytes()) {
        Ok(Json::Object(members)) => {
            for (name, json) in members {
                let field = find_field(endpoint, &name)?;
                values.set(
                    field.name,
                    from_json(&json, field.shape).map_err(|it| format!("`{name}`: {it}"))?,
                );
            }
            Ok(())
        }
        Ok(_) => Err("`--json` must be an object".to_owned()),
        Err(error) => Err(format!("`--json` is not JSON: {error}")),
    }
}

/// The call line of an endpoint, such as `GET /account/1/balance`.
pub(crate) fn call_line(provider: &Provider, endpoint: &Endpoint) -> String {
    let method = if is_socket(provider, endpoint) {
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
fn written(template: Template) -> String {
    let part = |part: &Part| match part {
        Part::Text(text) => (*text).to_owned(),
        Part::Value(name) => format!("{{{name}}}"),
        Part::Call(_, inner) => written(inner),
        Part::Basic(..) => "{…}".to_owned(),
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

/// The help: everything that can be said on the command line and in the environment.
pub(crate) fn help(provider: &'static Provider) -> String {
    let crate_name = format!("keywright-{}", provider.name);
    let mut text = format!(
        "Calls one endpoint of {}.\n\n\
         Usage: cargo run -p {crate_name} --example call -- SCHEME ENDPOINT [NAME=VALUE …] [--json '{{…}}'] [--show-secrets]\n\n\
         Without an account: run `cargo xtask serve {}` and paste what it prints.\n\nSchemes:\n",
        provider.title, provider.name
    );
    let width = provider
        .schemes
        .iter()
        .map(|it| it.id.len())
        .max()
        .unwrap_or(0)
        .max("none".len());
    for scheme in provider.schemes {
        let variables: Vec<String> = scheme
            .inputs
            .iter()
            .map(|it| {
                if it.optional || it.default.is_some() {
                    format!("[{}]", it.env)
                } else {
                    it.env.to_owned()
                }
            })
            .collect();
        line(
            &mut text,
            &format!(
                "  {:width$}  {} - {}",
                scheme.id,
                scheme.title,
                variables.join(" ")
            ),
        );
    }
    line(
        &mut text,
        &format!("  {:width$}  for endpoints that take no credential", "none"),
    );
    line(&mut text, "\nEndpoints:");
    for endpoint in provider.endpoints {
        let accepts = accepted(endpoint);
        let accepts = if accepts.is_empty() {
            "none".to_owned()
        } else {
            accepts.join(", ")
        };
        line(
            &mut text,
            &format!(
                "  {}\n      {}  ({accepts})",
                endpoint.id,
                call_line(provider, endpoint)
            ),
        );
        for field in endpoint.fields {
            line(&mut text, &format!("      {}", describe(field)));
        }
    }
    line(&mut text, "\nAddresses (http is allowed on loopback):");
    for host in provider.hosts {
        line(
            &mut text,
            &format!("  {}  instead of {}", host.env, written(host.url)),
        );
    }
    for input in provider.inputs {
        line(&mut text, &format!("  {}  {}", input.env, input.help));
    }
    text
}

fn line(text: &mut String, line: &str) {
    let _ = writeln!(text, "{}", line.trim_end());
}

/// `[name=text]` for an optional field, `auth_only=1 (fixed)` for a constant.
fn describe(field: &Field) -> String {
    if let Some(constant) = &field.constant {
        return describe_constant(field, constant);
    }
    let place = match field.place {
        Place::Path => "  in the path",
        Place::Query => "  in the query",
        Place::Header => "  in a header",
        Place::Body => "",
    };
    let plain = format!("{}={}", field.name, spoken(field.shape));
    if field.optional {
        format!("[{plain}]{place}")
    } else {
        format!("{plain}{place}")
    }
}

fn describe_constant(field: &Field, constant: &Constant) -> String {
    format!("{}={}  is sent always", field.name, fixed(constant))
}

#[cfg(test)]
mod tests {
    use keywright::generated::v1::{Codec, Host, Input, Method, Shape};

    use super::*;

    static PROVIDER: Provider = Provider {
        name: "acme",
        title: "Acme",
        hosts: &[Host {
            name: "base",
            url: &[Part::Text("https://acme.example")],
            env: "ACME_BASE_URL",
        }],
        inputs: &[],
        schemes: &[&KEY],
        endpoints: &[&SEND],
    };
    static KEY: Scheme =
        Scheme::new("api_key", "API key").inputs(&[Input::secret("key", "ACME_KEY")]);
    static SEND: Endpoint = Endpoint::new(
        "send",
        Method::POST,
        &[Part::Text("/"), Part::Value("box"), Part::Text("/send")],
    )
    .codec(Codec::Json)
    .accepts(&["api_key"])
    .fields(&[
        Field::new("box", Place::Path, &Shape::Text),
        Field::new("to", Place::Body, &Shape::List(&Shape::Text)),
        Field::new("count", Place::Body, &Shape::Integer).optional(),
        Field::new("dry_run", Place::Body, &Shape::Boolean).constant(Constant::Bool(true)),
    ]);

    fn read(words: &[&str]) -> Result<Option<Command>, String> {
        Command::read(&PROVIDER, words.iter().map(|it| (*it).to_owned()))
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
        ];
        for (words, expected) in cases {
            let said = read(words).err().unwrap_or_default();
            assert!(said.contains(expected), "{words:?}: {said}");
        }
    }

    #[test]
    fn help_names_everything() {
        let help = help(&PROVIDER);
        for expected in [
            "api_key  API key - ACME_KEY",
            "POST /{box}/send  (api_key)",
            "box=text  in the path",
            "[count=integer]",
            "dry_run=true  is sent always",
            "ACME_BASE_URL  instead of https://acme.example",
        ] {
            assert!(help.contains(expected), "{expected:?} is not in\n{help}");
        }
    }
}
