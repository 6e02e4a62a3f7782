//! What the example programs have in common.

use std::io::{self, Write as _};

use keywright::{
    Builder,
    generated::v1::{Client, Credential, Provider, Values},
};
use tokio::runtime::Runtime;

/// A client for the provider, or for the addresses that the environment names in its place.
pub(crate) fn builder(
    provider: &'static Provider,
    credential: Credential,
) -> keywright::Result<Builder<Client>> {
    let named = |it: &keywright::generated::v1::Host| Some((it.name, std::env::var(it.env).ok()?));
    let overrides: Vec<_> = provider.hosts.iter().filter_map(named).collect();
    // What the hosts need is asked for only where a host is not overridden.
    let inputs = match Values::from_env(provider.inputs) {
        Ok(inputs) => inputs,
        Err(_) if overrides.len() == provider.hosts.len() => Values::new(),
        Err(error) => return Err(error),
    };
    let mut builder = Builder::<Client>::new(provider, inputs, credential).allow_http_on_loopback();
    for (name, url) in overrides {
        builder = builder.host(name, url);
    }
    Ok(builder)
}

/// A runtime; where there is none, that is told.
pub(crate) fn runtime() -> Option<Runtime> {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    let built = builder.worker_threads(1).enable_all().build();
    built
        .inspect_err(|error| eprintln!("error: the runtime does not start: {error}"))
        .ok()
}

/// Prints a text. Whoever closed the pipe, as `head` does, has read enough.
pub(crate) fn say(text: &str) {
    drop(writeln!(io::stdout(), "{}", text.trim_end()));
}
