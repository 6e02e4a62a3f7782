//! The client that signs people in: the one that the environment names, or, where the provider lets a
//! program register itself (RFC 7591) and the environment names none, one that this program
//! registers. It is kept beside the token, so that the next run goes on with it.
//!
//! Some servers register nobody without an initial access token (section 3), which the provider
//! gives out. Where the spec says so, it is the credential of a scheme; elsewhere a variable is read.

use std::{path::Path, sync::Arc};

use keywright::{
    FileStore, Value,
    generated::v1::{
        Accepts, Client, ClientMetadata, Credential, Encode as _, Provider, Scheme, Values,
    },
};

use super::command::Command;
use crate::{help::variables, program::builder};

/// Where the browser comes back to unless it is said; the port is left open (RFC 8252 section 7.3).
const REDIRECT_URI: &str = "http://127.0.0.1/callback";

/// Stands for the type of the scheme, which is in the crate of the provider.
struct Own;

/// What the scheme is given.
pub(super) async fn credential(
    provider: &'static Provider,
    command: &Command,
    folder: &Path,
) -> keywright::Result<Credential> {
    let scheme = command.scheme;
    let Some(metadata) = registers(scheme) else {
        return Credential::from_env(provider, scheme.id);
    };
    let store = Arc::new(FileStore::open(folder)?);
    let by = match metadata.endpoint.accepts {
        Accepts::Schemes([first, ..]) => Credential::from_env(provider, first)?,
        _ => Credential::none(),
    };
    let client: Client = builder(provider, by)?
        .store(store)
        .account(&command.account)
        .build()?;
    let mut registering = client.register::<Own>(scheme, asked(&metadata, provider, command));
    if let Ok(token) = std::env::var(initial_access_token(provider)) {
        registering = registering.initial_access_token(token);
    }
    let mut inputs = registering.await?.credentials();
    let others = scheme.inputs.iter().filter(|it| !is_clients(it.name));
    for input in others {
        for (name, value) in Values::from_env(std::slice::from_ref(input))?.iter() {
            inputs.set(name.to_owned(), value.clone());
        }
    }
    Ok(Credential::new(scheme, inputs))
}

/// How the scheme's client is registered, where that is to be done.
fn registers(scheme: &Scheme) -> Option<ClientMetadata> {
    let is_set = |name: &str| {
        let mut inputs = scheme.inputs.iter().filter(|it| it.name == name);
        inputs.any(|it| std::env::var(it.env).is_ok_and(|it| !it.is_empty()))
    };
    scheme.register.filter(|_| !is_set("client_id"))
}

/// The variable that holds an initial access token, where no scheme of the provider does.
pub(super) fn initial_access_token(provider: &Provider) -> String {
    let name = provider.name.to_uppercase().replace('-', "_");
    format!("{name}_INITIAL_ACCESS_TOKEN")
}

/// What it takes to be registered, for people.
pub(super) fn demanded(provider: &'static Provider, scheme: &Scheme) -> Option<String> {
    let metadata = scheme.register?;
    let Accepts::Schemes([first, ..]) = metadata.endpoint.accepts else {
        let variable = initial_access_token(provider);
        return Some(format!(
            "with the token in {variable} where the provider demands one"
        ));
    };
    let by = provider.schemes.iter().find(|it| it.id == *first)?;
    Some(format!("with {}", variables(by)))
}

fn is_clients(name: &str) -> bool {
    matches!(name, "client_id" | "client_secret")
}

/// What this program says of itself, as far as the endpoint has a field for it.
fn asked(metadata: &ClientMetadata, provider: &Provider, command: &Command) -> Values {
    let uri = command.redirect_uri.as_deref().unwrap_or(REDIRECT_URI);
    let name = format!("Keywright's example for {}", provider.title);
    let said: [(&str, Value); 3] = [
        ("client_name", name.encode()),
        ("application_type", "native".encode()),
        ("redirect_uris", vec![uri.to_owned()].encode()),
    ];
    let is_page = !metadata.response_types.is_empty();
    let mut asked = Values::new();
    for (name, value) in said {
        let mut fields = metadata.endpoint.fields.iter();
        let is_open = fields.any(|it| it.name == name && it.constant.is_none());
        if is_open && (is_page || name != "redirect_uris") {
            asked.set(name, value);
        }
    }
    asked
}
