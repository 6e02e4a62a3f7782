//! The help of the example `call`: everything that can be said on the command line and in the
//! environment.

use std::fmt::Write as _;

use keywright::generated::v1::{Endpoint, Place, Provider, Scheme};

use crate::{
    command::{Given, accepted, call_line, fields, written},
    fields::{fixed, spoken},
    wire::{is_held, on_device},
};

/// The help of a provider.
pub(crate) fn help(provider: &'static Provider) -> String {
    let crate_name = format!("keywright-{}", provider.name);
    let mut text = format!(
        "Calls one endpoint of {}.\n\n\
         Usage: cargo run -p {crate_name} --example call -- SCHEME ENDPOINT [NAME=VALUE …] [--json '{{…}}'] [--show-secrets]\n\n\
         Without an account: run `cargo xtask serve {}` and paste what it prints.\n\nSchemes:\n",
        provider.title, provider.name
    );
    let ids = provider.schemes.iter().map(|it| it.id).chain(["none"]);
    let width = ids.map(str::len).max().unwrap_or(0);
    for scheme in provider.schemes {
        line(
            &mut text,
            &format!("  {:width$}  {}", scheme.id, about(provider, scheme)),
        );
    }
    line(
        &mut text,
        &format!("  {:width$}  for endpoints that take no credential", "none"),
    );
    line(&mut text, "\nEndpoints:");
    for endpoint in provider.endpoints {
        let call = call_line(provider, endpoint);
        let by = by(provider, endpoint);
        line(
            &mut text,
            &format!("  {}\n      {call}  ({by})", endpoint.id),
        );
        for said in described(endpoint) {
            line(&mut text, &format!("      {said}"));
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

/// `Guest - [ACME_NAME]; made by api_key - ACME_KEY`
fn about(provider: &Provider, scheme: &Scheme) -> String {
    let mut text = format!("{} - {}", scheme.title, variables(scheme));
    if let Some(first) = scheme.sign_in {
        let by = if on_device(scheme) {
            "with a code of"
        } else {
            "on"
        };
        let _ = write!(text, "; a person signs in {by} `{}`", first.endpoint.id);
        if is_held(scheme) {
            text.push_str(", or the refresh token is given");
        }
    }
    if let Some(parent) = first_parent(provider, scheme) {
        let _ = write!(
            text,
            "; made by {} - {}",
            parent.id,
            about_parent(provider, parent)
        );
    }
    text
}

fn about_parent(provider: &Provider, scheme: &Scheme) -> String {
    let own = variables(scheme);
    match first_parent(provider, scheme) {
        Some(parent) => {
            let above = about_parent(provider, parent);
            format!("{own}; made by {} - {above}", parent.id)
        }
        None => own,
    }
}

fn first_parent(provider: &Provider, scheme: &Scheme) -> Option<&'static Scheme> {
    let id = scheme.parents.first()?;
    provider.schemes.iter().copied().find(|it| it.id == *id)
}

pub(crate) fn variables(scheme: &Scheme) -> String {
    let shown = scheme.inputs.iter().map(|it| {
        if it.optional || it.default.is_some() {
            format!("[{}]", it.env)
        } else {
            it.env.to_owned()
        }
    });
    shown.collect::<Vec<_>>().join(" ")
}

/// The schemes with which an endpoint is called.
fn by(provider: &Provider, endpoint: &Endpoint) -> String {
    let accepts = accepted(endpoint);
    if !accepts.is_empty() {
        return accepts.join(", ");
    }
    let is_here = |it: &&&Scheme| it.sign_in.is_some_and(|it| it.endpoint.id == endpoint.id);
    let signing_in = provider.schemes.iter().filter(is_here).map(|it| it.id);
    match signing_in.collect::<Vec<_>>().join(", ") {
        ids if ids.is_empty() => "none".to_owned(),
        ids if endpoint.browser => format!("{ids}; shows the address"),
        ids => format!("{ids}; shows the code"),
    }
}

/// `[name=text]` for an optional field, `auth_only=1  is sent always` for one that is fixed.
fn described(endpoint: &'static Endpoint) -> Vec<String> {
    let mut free = fields(endpoint).into_iter().peekable();
    let mut said = Vec::new();
    for field in endpoint.fields.iter().filter(|_| !endpoint.browser) {
        match &field.constant {
            Some(constant) => {
                said.push(format!(
                    "{}={}  is sent always",
                    field.name,
                    fixed(constant)
                ));
            }
            None => said.extend(free.next().map(describe)),
        }
    }
    said.extend(free.map(describe));
    said
}

fn describe(it: Given) -> String {
    let place = match it.place {
        Some(Place::Path) => "  in the path",
        Some(Place::Query) => "  in the query",
        Some(Place::Header) => "  in a header",
        Some(Place::Body) | None => "",
    };
    let plain = format!("{}={}", it.name, spoken(it.shape));
    if it.optional {
        format!("[{plain}]{place}")
    } else {
        format!("{plain}{place}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::acme::ACME;

    #[test]
    fn help_names_everything() {
        let help = help(&ACME);
        for expected in [
            "api_key  API key - ACME_KEY\n",
            "guest    Guest - [ACME_NAME]; made by api_key - ACME_KEY\n",
            "Portal - ACME_CLIENT_ID [ACME_REFRESH_TOKEN]; a person signs in on `open`, or the refresh token is given\n",
            "POST /{box}/send  (api_key)",
            "box=text  in the path",
            "[count=integer]",
            "dry_run=true  is sent always",
            "BROWSER /open  (portal; shows the address)\n      [redirect_uri=text]\n",
            "POST /exchange  (none)\n      code=secret\n      client_id=text\n      [client_secret=secret]\n",
            "ACME_BASE_URL  instead of https://acme.example",
        ] {
            assert!(help.contains(expected), "{expected:?} is not in\n{help}");
        }
    }
}
