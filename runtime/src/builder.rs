//! Building a client: everything that can be changed, and the checks before anything is sent.

use std::{fmt, marker::PhantomData, sync::Arc, time::Duration};

use crate::{
    Credential, Environment, Limits, MemoryStore, Result, TokenStore, Transport, Values,
    client::Client,
    discovery::Discovery,
    engine::Family,
    host::Hosts,
    jwt::Nonces,
    shared::{Shared, given_or_default},
    table::Provider,
    wire::Wire,
};

/// A client in the making.
#[must_use = "a builder does nothing until it is built"]
pub struct Builder<C> {
    provider: &'static Provider,
    inputs: Values,
    credential: Credential,
    hosts: Vec<(String, String)>,
    loopback: bool,
    limits: Limits,
    transport: Option<Arc<dyn Transport>>,
    store: Option<Arc<dyn TokenStore>>,
    account: String,
    environment: Option<Environment>,
    client: PhantomData<fn() -> C>,
}

impl<C: From<Client>> Builder<C> {
    /// Starts with a provider, the inputs of its hosts and a credential.
    #[doc(hidden)]
    pub fn new(provider: &'static Provider, inputs: Values, credential: Credential) -> Self {
        Self {
            provider,
            inputs,
            credential,
            hosts: Vec::new(),
            loopback: false,
            limits: Limits::default(),
            transport: None,
            store: None,
            account: String::new(),
            environment: None,
            client: PhantomData,
        }
    }

    /// Sends to another address than the provider's. It will receive the credential.
    pub fn base_url(self, url: impl Into<String>) -> Self {
        let name = self.provider.hosts.first().map_or("base", |it| it.name);
        self.host(name, url)
    }

    /// Sends what goes to a named host of the provider to another address.
    pub fn host(mut self, name: impl Into<String>, url: impl Into<String>) -> Self {
        self.hosts.push((name.into(), url.into()));
        self
    }

    /// Allows `http` where the address is this machine, for tests.
    pub fn allow_http_on_loopback(mut self) -> Self {
        self.loopback = true;
        self
    }

    /// How long one request may take, to the last byte of its answer; 30 seconds unless set.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.limits.timeout = timeout;
        self
    }

    /// How many bytes the body of an answer may have; 16 MiB unless set.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.limits.body = bytes;
        self
    }

    /// Sends through another transport than one of this client's own.
    ///
    /// A program with a client for each of many accounts gives all of them one: `ReqwestTransport` can be
    /// cloned. Then a client with its token holds some kibibytes; a transport of its own adds a pool of
    /// connections and what it trusts, which takes tens of times as much and is read from the system each time.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Keeps tokens in a store; in memory unless set.
    pub fn store(mut self, store: Arc<dyn TokenStore>) -> Self {
        self.store = Some(store);
        self
    }

    /// Names the account whose tokens these are, where one store serves several.
    pub fn account(mut self, name: impl Into<String>) -> Self {
        self.account = name.into();
        self
    }

    /// Takes time, chance and tasks from elsewhere than tokio.
    pub fn environment(mut self, environment: Environment) -> Self {
        self.environment = Some(environment);
        self
    }

    /// For programs without async: sends with ureq and runs everything on the thread that
    /// [waits](crate::blocking::wait). A transport that is set after it is used instead.
    #[cfg(feature = "blocking")]
    pub fn blocking(self) -> Self {
        self.transport(crate::blocking::UreqTransport::new())
            .environment(Environment::blocking())
    }

    /// Checks everything and builds the client. Nothing is sent.
    pub fn build(self) -> Result<C> {
        let wire = Wire {
            provider: self.provider,
            hosts: Hosts::resolve(self.provider, &self.inputs, &self.hosts, self.loopback)?,
            transport: self.transport.map_or_else(default_transport, Ok)?,
            limits: self.limits,
            environment: given_or_default(self.environment.as_ref()).ok(),
            nonces: Nonces::default(),
            discovery: Discovery::default(),
        };
        let credential = self.credential.checked()?;
        let in_memory = || match &self.environment {
            Some(it) => MemoryStore::with_environment(it.clone()),
            None => MemoryStore::new(),
        };
        let shared = Arc::new(Shared {
            wire: Arc::new(wire),
            is_common: self.store.is_some(),
            store: self.store.unwrap_or_else(|| Arc::new(in_memory())),
            account: self.account,
            environment: self.environment,
            family: Family::default(),
        });
        let holder = credential.map(|it| shared.holder(it)).transpose()?;
        Ok(Client::new(shared, holder).into())
    }
}

#[cfg(feature = "reqwest")]
fn default_transport() -> Result<Arc<dyn Transport>> {
    Ok(Arc::new(crate::ReqwestTransport::new()?))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport() -> Result<Arc<dyn Transport>> {
    Err(crate::Error::input(
        "give the builder a transport, or turn the feature `reqwest` on",
    ))
}

impl<C> fmt::Debug for Builder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("provider", &self.provider.name)
            .field("inputs", &self.inputs)
            .field("credential", &self.credential)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}
