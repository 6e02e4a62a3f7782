//! The core of every generated client: calls endpoints, with the credential attached.

use std::{fmt, sync::Arc};

use crate::{
    Authorization, Credential, Decode, Error, ErrorKind, Handshake, Method, RequestBuilder, Result,
    SignIn, Value, Values,
    engine::{Engine, Ready},
    exchange,
    table::{Accepts, Endpoint, Provider, Scheme},
    wire::Wire,
};

/// The core that a generated client wraps. Clones share connections and credentials.
#[derive(Clone)]
pub struct Client(Arc<Core>);

pub(crate) struct Core {
    pub(crate) wire: Arc<Wire>,
    pub(crate) scheme: Option<(&'static Scheme, Arc<Engine>)>,
}

impl Client {
    pub(crate) fn new(wire: Arc<Wire>, scheme: Option<(&'static Scheme, Arc<Engine>)>) -> Self {
        Self(Arc::new(Core { wire, scheme }))
    }

    pub(crate) fn core(&self) -> &Core {
        &self.0
    }

    /// The tables of the provider.
    pub fn provider(&self) -> &'static Provider {
        self.0.wire.provider
    }

    /// Calls an endpoint and reads its answer into a type.
    pub async fn call<T: Decode>(&self, endpoint: &'static Endpoint, values: Values) -> Result<T> {
        let value = self.call_value(endpoint, values).await?;
        T::decode(value)
            .map_err(|it| Error::decode(format!("the answer of `{}`: {it}", endpoint.id)))
    }

    /// Calls an endpoint and returns its answer as it is.
    pub async fn call_value(&self, endpoint: &'static Endpoint, values: Values) -> Result<Value> {
        let wire = &self.0.wire;
        let engine = self.engine(endpoint)?;
        // What cannot be sent is refused before a credential is obtained for it.
        let draft = exchange::draft(endpoint, &values)?;
        let Some(engine) = engine else {
            return wire.call(endpoint, &draft, &values, None).await;
        };
        let ready = ready(engine).await?;
        match wire.call(endpoint, &draft, &values, Some(&ready)).await {
            Err(error) if is_rejection(&error) => {
                match engine.rejected(ready.generation, &error).await {
                    Some(newer) => wire.call(endpoint, &draft, &values, Some(&newer)).await,
                    None => Err(error),
                }
            }
            outcome => outcome,
        }
    }

    /// Starts a request to any path of the provider's first host.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        RequestBuilder::new(self.clone(), method, path)
    }

    /// What a WebSocket needs: the address and the ready token. Nothing is sent but what obtains it.
    pub async fn handshake(&self, endpoint: &'static Endpoint) -> Result<Handshake> {
        let ready = match self.engine(endpoint)? {
            Some(engine) => Some(ready(engine).await?),
            None => None,
        };
        let origin = self.0.wire.hosts.get(endpoint.host)?;
        Handshake::new(
            origin,
            endpoint,
            self.0.scheme.as_ref().map(|it| it.0),
            ready.as_deref(),
        )
    }

    /// What the credential puts on a request, for a client of another kind.
    ///
    /// Send it to this provider and to nobody else.
    pub async fn authorization(&self) -> Result<Authorization> {
        match &self.0.scheme {
            Some((_, engine)) => Ok(Authorization::new(&*ready(engine).await?)),
            None => Ok(Authorization::default()),
        }
    }

    /// A client of a scheme whose steps this client's credential authenticates. Both share the
    /// transport, the store and the hosts.
    pub fn derive(&self, credential: Credential) -> Result<Self> {
        drop(credential);
        Err(Error::input("derived credentials are not obtained yet"))
    }

    /// Begins a sign-in: the address of the page on which a person lets this client in.
    ///
    /// The person comes back to `redirect_uri`. Nothing is sent.
    pub fn begin_sign_in(&self, redirect_uri: impl Into<String>) -> Result<SignIn> {
        drop(redirect_uri.into());
        Err(Error::input("sign-ins are not begun yet"))
    }

    /// Ends a sign-in with the address to which the person came back: the whole of it, or its query
    /// from the question mark on.
    #[expect(clippy::unused_async, reason = "it obtains a credential")]
    pub async fn sign_in(&self, begun: SignIn, callback: &str) -> Result<()> {
        let _ = (begun, callback);
        Err(Error::input("sign-ins are not ended yet"))
    }

    /// A client for one of the tenants that this client's credential serves. Both share the
    /// credential and its renewal.
    pub fn tenant(&self, tenant: impl Into<String>) -> Result<Self> {
        drop(tenant.into());
        Err(Error::input("tenants are not looked up yet"))
    }

    /// Revokes what is held, where the provider knows how.
    pub async fn close(&self) -> Result<()> {
        match &self.0.scheme {
            Some((_, engine)) => engine.close().await,
            None => Ok(()),
        }
    }

    /// The engine that authenticates an endpoint; none where it takes no credential.
    fn engine(&self, endpoint: &Endpoint) -> Result<Option<&Arc<Engine>>> {
        let Accepts::Schemes(ids) = endpoint.accepts else {
            return Ok(None);
        };
        let refused = match &self.0.scheme {
            Some((scheme, engine)) if ids.contains(&scheme.id) => return Ok(Some(engine)),
            Some((scheme, _)) => format!("does not accept `{}`", scheme.id),
            None => "needs a credential".to_owned(),
        };
        let message = format!("`{}` {refused}; it accepts {}", endpoint.id, ids.join(", "));
        Err(Error::new(ErrorKind::NotAccepted, message))
    }
}

/// The credential to send with, obtained if need be.
pub(crate) async fn ready(engine: &Arc<Engine>) -> Result<Arc<Ready>> {
    match engine.warm() {
        Some(ready) => Ok(ready),
        None => engine.ready().await,
    }
}

/// Whether an error says that the credential was refused, so that a newer one may help.
pub(crate) fn is_rejection(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Unauthorized | ErrorKind::SignIn)
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = self.0.scheme.as_ref().map_or("none", |it| it.0.id);
        write!(f, "Client({}, {scheme})", self.provider().name)
    }
}
