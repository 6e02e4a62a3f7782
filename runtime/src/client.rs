//! The core of every generated client: calls endpoints, with the credential attached.

#[cfg(feature = "login")]
use std::time::Duration;
use std::{fmt, sync::Arc};

use crate::{
    Authorization, Call, Counters, Credential, Decode, DeviceAuthorization, Error, ErrorKind,
    Handshake, Method, Plug, RequestBuilder, Result, SignIn, Value, Values,
    engine::Holder,
    exchange,
    shared::Shared,
    table::{Accepts, Endpoint, Provider, Step},
    wire::Wire,
};

/// The core that a generated client wraps. Clones share connections and credentials.
#[derive(Clone)]
pub struct Client(Arc<Core>);

struct Core {
    shared: Arc<Shared>,
    holder: Option<Holder>,
}

impl Client {
    pub(crate) fn new(shared: Arc<Shared>, holder: Option<Holder>) -> Self {
        Self(Arc::new(Core { shared, holder }))
    }

    pub(crate) fn wire(&self) -> &Wire {
        &self.0.shared.wire
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.0.shared
    }

    pub(crate) fn holder(&self) -> Option<&Holder> {
        self.0.holder.as_ref()
    }

    /// The tables of the provider.
    pub fn provider(&self) -> &'static Provider {
        self.wire().provider
    }

    /// Calls an endpoint and reads its answer into a type.
    pub fn call<T: Decode + 'static>(
        &self,
        endpoint: &'static Endpoint,
        values: Values,
    ) -> Call<T> {
        let client = self.clone();
        Call::new(async move {
            let value = client.call_value(endpoint, values).await?;
            T::decode(value)
                .map_err(|it| Error::decode(format!("the answer of `{}`: {it}", endpoint.id)))
        })
    }

    /// Calls an endpoint and returns its answer as it is.
    pub async fn call_value(&self, endpoint: &'static Endpoint, values: Values) -> Result<Value> {
        let wire = self.wire();
        let holder = self.holder_for(endpoint)?;
        // What cannot be sent is refused before a credential is obtained for it.
        let draft = exchange::draft(endpoint, &values)?;
        let Some(holder) = holder else {
            return wire.call(endpoint, &draft, &values, None).await;
        };
        let ready = holder.ready(Some(endpoint)).await?;
        exchange::permit(endpoint, ready.place.granted.as_ref())?;
        match wire.call(endpoint, &draft, &values, Some(&ready)).await {
            Err(error) if exchange::is_rejection(&error) => {
                // Why there is no newer one says more than the rejection: to wait, or to sign in.
                let newer = holder.newer(ready.generation, &error, Some(endpoint));
                match newer.await? {
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
    pub fn handshake(&self, endpoint: &'static Endpoint) -> Call<Handshake> {
        let client = self.clone();
        Call::new(async move {
            let ready = match client.holder_for(endpoint)? {
                Some(holder) => Some(holder.ready(Some(endpoint)).await?),
                None => None,
            };
            let granted = ready.as_ref().and_then(|it| it.place.granted.as_ref());
            exchange::permit(endpoint, granted)?;
            Handshake::new(client.wire(), endpoint, ready.as_deref())
        })
    }

    /// The ready credential as a value, for a request that another client sends.
    pub async fn authorization(&self) -> Result<Authorization> {
        let ready = match &self.0.holder {
            Some(holder) => Some(holder.ready(None).await?),
            None => None,
        };
        Ok(Authorization::new(self.clone(), ready))
    }

    /// The credential, for requests that other clients send: it looks where they go, and renews
    /// it where they are refused.
    pub fn plug(&self) -> Plug {
        Plug::new(self.clone())
    }

    /// How often something has happened since the client was built.
    pub fn counters(&self) -> Counters {
        let engine = self.holder().map(Holder::engine);
        engine
            .map(|it| it.telemetry().counters())
            .unwrap_or_default()
    }

    /// A client of a scheme whose steps this client's credential authenticates. Both share the
    /// transport, the store and the hosts.
    pub fn derive(&self, credential: Credential) -> Result<Self> {
        let Some(parent) = self.holder() else {
            return Err(Error::input(
                "a client without a credential has none to derive from",
            ));
        };
        let (shared, parent) = (&self.0.shared, parent.clone());
        let holder = match credential.checked()? {
            None => return Err(Error::input("there is nothing to derive")),
            Some(it) if it.parent.is_some() => {
                let message = "what is derived from a client has that client's credential as its \
                               parent and takes no other";
                return Err(Error::input(message));
            }
            Some(it) => shared.derived(it.scheme, it.inputs, Some(parent))?,
        };
        Ok(Self::new(shared.clone(), Some(holder)))
    }

    /// Begins a sign-in: the address of the page on which a person lets this client in.
    ///
    /// The person comes back to `redirect_uri`. Nothing is sent, so a scheme whose requests are
    /// pushed, or whose page is found, begins with [`request_sign_in`](Self::request_sign_in).
    pub fn begin_sign_in(&self, redirect_uri: impl Into<String>) -> Result<SignIn> {
        let (holder, page) = self.page()?;
        if holder.scheme().push.is_some() || page.endpoint.discovered.is_some() {
            return Err(Error::input(
                "a sign-in of this scheme begins with a request; begin it with `request_sign_in`",
            ));
        }
        self.begun(redirect_uri.into())
    }

    /// A sign-in whose page is known.
    fn begun(&self, redirect_uri: String) -> Result<SignIn> {
        let (holder, page) = self.page()?;
        let random = self.0.shared.environment()?.random;
        let dpop = holder.scheme().dpop.as_ref();
        let mut begun = SignIn::begin(redirect_uri, &*random, dpop)?;
        let values = holder.engine().values_with(&begun.for_page());
        begun.url = self.wire().page(holder.scheme(), page, &values)?;
        Ok(begun)
    }

    /// Begins a sign-in as [`begin_sign_in`](Self::begin_sign_in) does, where more is needed than is
    /// known: finds the page whose address only the authorization server tells (RFC 8414), and pushes
    /// the request where the scheme does that (RFC 9126): the provider is told what the page is to
    /// ask, and the page which request it was.
    pub fn request_sign_in(&self, redirect_uri: impl Into<String>) -> Call<SignIn> {
        let (client, redirect_uri) = (self.clone(), redirect_uri.into());
        Call::new(async move {
            let (holder, page) = client.page()?;
            client.wire().found(page.endpoint).await?;
            let Some(push) = holder.scheme().push else {
                return client.begun(redirect_uri);
            };
            let random = client.0.shared.environment()?.random;
            let dpop = holder.scheme().dpop.as_ref();
            let mut begun = SignIn::begin(redirect_uri, &*random, dpop)?;
            let engine = holder.engine();
            let pushed = engine.pushed(push, &begun.for_page()).await?;
            let values = Values::new().with("request_uri", pushed.request_uri);
            let values = engine.values_with(&values);
            begun.url = client.wire().page(holder.scheme(), page, &values)?;
            begun.opens_until = pushed.until;
            Ok(begun)
        })
    }

    /// What the authorization server knows of the token (RFC 7662). A token that has ended is
    /// renewed before it is asked about.
    pub fn introspect<T: Decode + 'static>(&self) -> Call<T> {
        let client = self.clone();
        Call::new(async move {
            let asking = client
                .holder()
                .and_then(|it| Some((it, it.scheme().introspect?)));
            let Some((holder, step)) = asking else {
                return Err(Error::input(
                    "the scheme of this client has no endpoint that knows of its token",
                ));
            };
            let ready = holder.ready(None).await?;
            let value = holder.engine().introspected(step, &ready).await?;
            T::decode(value)
                .map_err(|it| Error::decode(format!("the answer of `{}`: {it}", step.endpoint.id)))
        })
    }

    /// Ends a sign-in with the address to which the person came back: the whole of it, or its query
    /// from the question mark on.
    ///
    /// A person who refuses, and a code that is refused, are errors of the kind
    /// [`SignIn`](ErrorKind::SignIn). A callback that belongs to another sign-in is of the kind
    /// [`Input`](ErrorKind::Input), and nothing is sent. Once the code is sent, the sign-in goes on
    /// to its end although this future is dropped.
    pub async fn sign_in(&self, begun: SignIn, callback: &str) -> Result<()> {
        let (holder, page) = self.page()?;
        begun.check_key(holder.scheme())?;
        self.wire().locate(holder.scheme()).await?;
        let issuer = self.wire().issuer(holder.scheme())?;
        let asked = holder.scheme().asking(page);
        let callback = exchange::callback(page, asked, &begun, issuer.as_ref(), callback)
            .map_err(|it| exchange::refused_scopes(it, &holder.engine().asked()))?;
        holder.engine().sign_in_on_page(begun, callback).await
    }

    /// Begins a sign-in without a browser of one's own: asks for a code that a person enters on
    /// another device (RFC 8628).
    pub fn begin_on_device(&self) -> Call<DeviceAuthorization> {
        let client = self.clone();
        Call::new(async move {
            let (holder, step) = client.device()?;
            holder.engine().begin_on_device(step).await
        })
    }

    /// Waits until a person has entered the code and agreed, and ends the sign-in.
    ///
    /// The provider is asked as often as it allows, less often where it complains (`slow_down`) or
    /// does not answer, and not beyond the end of the code. A person who refuses and a code that
    /// has ended are errors of the kind [`SignIn`](ErrorKind::SignIn); then begin another sign-in.
    ///
    /// Drop the future to give up: nothing is left behind. Once the provider has given a token, it
    /// is stored although this future is dropped.
    pub async fn sign_in_on_device(&self, begun: DeviceAuthorization) -> Result<()> {
        let (holder, _) = self.device()?;
        holder.engine().sign_in_on_device(begun).await
    }

    /// How long the code of a sign-in lives still.
    #[cfg(feature = "login")]
    pub(crate) fn left(&self, begun: &DeviceAuthorization) -> Result<Duration> {
        let clock = self.0.shared.environment()?.clock;
        Ok(begun.ends.left(clock.monotonic()))
    }

    /// A client for one of the tenants that this client's credential serves. Both share the
    /// credential and its renewal.
    pub fn tenant(&self, tenant: impl Into<String>) -> Result<Self> {
        let holder = match self.holder() {
            Some(holder) => holder.of_tenant(tenant.into())?,
            None => {
                return Err(Error::input(
                    "a client without a credential serves no tenant",
                ));
            }
        };
        Ok(Self::new(self.0.shared.clone(), Some(holder)))
    }

    /// Waits until the renewals that are under way have ended; it begins none. It waits for those of
    /// this client, of what it is derived from, and of all that was derived from either, whether
    /// that is still in use or not. A program that ends calls it last: a renewal that is cut off may
    /// have spent a refresh token that works once, and then the next program cannot go on from what
    /// is stored.
    pub async fn settle(&self) {
        self.0.shared.family.rest().await;
    }

    /// Revokes what is held, where the provider knows how. What this client is derived from, and
    /// what is derived from it, stays as it is.
    pub async fn close(&self) -> Result<()> {
        match &self.0.holder {
            Some(holder) => holder.engine().close().await,
            None => Ok(()),
        }
    }

    /// Who signs in, and on which page.
    pub(crate) fn page(&self) -> Result<(&Holder, &'static Step)> {
        let signing = self.signing().filter(|it| it.1.endpoint.browser);
        signing.ok_or_else(|| Error::input("the scheme of this client has no page to sign in on"))
    }

    /// Who signs in, and with which request for a device code.
    pub(crate) fn device(&self) -> Result<(&Holder, &'static Step)> {
        let signing = self.signing().filter(|it| !it.1.endpoint.browser);
        signing.ok_or_else(|| {
            Error::input("the scheme of this client signs nobody in with a device code")
        })
    }

    fn signing(&self) -> Option<(&Holder, &'static Step)> {
        let holder = self.holder()?;
        Some((holder, holder.scheme().sign_in?))
    }

    /// Who holds the credential for an endpoint; none where it takes none.
    fn holder_for(&self, endpoint: &Endpoint) -> Result<Option<&Holder>> {
        if endpoint.browser {
            let message = format!("`{}` is a page; a person opens it", endpoint.id);
            return Err(Error::input(message));
        }
        let Accepts::Schemes(ids) = endpoint.accepts else {
            return Ok(None);
        };
        let refused = match self.holder() {
            Some(holder) if ids.contains(&holder.scheme().id) => return Ok(Some(holder)),
            Some(holder) => format!("does not accept `{}`", holder.scheme().id),
            None => "needs a credential".to_owned(),
        };
        let message = format!("`{}` {refused}; it accepts {}", endpoint.id, ids.join(", "));
        Err(Error::new(ErrorKind::NotAccepted, message))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = self.holder().map_or("none", |it| it.scheme().id);
        write!(f, "Client({}, {scheme})", self.provider().name)
    }
}
