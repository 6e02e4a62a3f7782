//! How a program becomes a client of an authorization server by itself (RFC 7591), once: what came of
//! it rests in the token store, so that neither another process nor the next start registers anew.

mod answer;
mod registered;
#[cfg(all(test, feature = "reqwest"))]
mod tests;

use std::{borrow::Cow, fmt, future::IntoFuture, marker::PhantomData};

use http::header;
use zeroize::Zeroizing;

use self::answer::{client, refused, until};
pub use self::registered::Registered;
use crate::{
    Call, Encode, Error, Result, Secret, StoreKey, Value, Values,
    client::Client,
    engine::{Registry, Steps as _},
    exchange::{self, header_value},
    store::{Identity, digest},
    table::{ClientMetadata, Scheme},
    value,
};

/// A registration that begins when it is awaited.
///
/// What the token store of the client holds is taken where the same was asked before and the
/// client's secret has not ended; else the program is registered, and what came is stored before it
/// is handed out. It belongs to the program: accounts share it, and so do all processes that share
/// the store. What is secret in the request, such as a software statement, does not tell one
/// registration from another.
///
/// A program without async waits for [`into_future`](IntoFuture::into_future) of it.
///
/// # Errors
///
/// * [`Api`](crate::ErrorKind::Api): the server refuses what is asked. The code says what it is:
///   `invalid_redirect_uri`, `invalid_client_metadata`, `invalid_software_statement` or
///   `unapproved_software_statement` (RFC 7591 section 3.2.2).
/// * [`Unauthorized`](crate::ErrorKind::Unauthorized): the server demands an initial access token, or
///   refuses the one that was given.
/// * [`Client`](crate::ErrorKind::Client): the server has registered a client that is of no use here,
///   because it proves itself in another way or lacks the grant. Nothing is stored.
/// * Those of the store, and of every exchange with the provider.
#[must_use = "nothing is registered until it is awaited"]
pub struct Registration<A> {
    client: Client,
    scheme: &'static Scheme,
    asked: Values,
    token: Option<Secret>,
    anew: bool,
    auth: PhantomData<fn() -> A>,
}

impl Client {
    /// Registers the program as a client of a scheme, with the metadata that are given.
    pub fn register<A>(&self, scheme: &'static Scheme, metadata: Values) -> Registration<A> {
        Registration {
            client: self.clone(),
            scheme,
            asked: metadata,
            token: None,
            anew: false,
            auth: PhantomData,
        }
    }
}

impl<A: 'static> Registration<A> {
    /// The initial access token that the provider gave for registering (RFC 7591 section 3). It is
    /// sent as `Authorization: Bearer` where somebody has to be registered, and not stored.
    pub fn initial_access_token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// Registers although the store holds such a client: the server has forgotten or locked it.
    /// What the store holds is replaced.
    pub fn anew(mut self) -> Self {
        self.anew = true;
        self
    }

    async fn run(self) -> Result<Registered<A>> {
        let scheme = self.scheme;
        let metadata = scheme.register.ok_or_else(|| {
            Error::input(format!("`{}` has no endpoint that registers", scheme.id))
        })?;
        let asked = asked(&metadata, self.asked)?;
        // What cannot be sent is refused, whatever is stored.
        exchange::draft(metadata.endpoint, &asked)?;
        let shared = self.client.shared();
        let environment = shared.environment()?;
        let key = key(&self.client, scheme, &asked);
        let longest = shared.wire.longest();
        let registry = Registry::new(shared.store.clone(), key, &environment, longest);
        let registering = async {
            let answer = send(&self.client, &metadata, &asked, self.token.as_ref()).await?;
            let kept = client(&metadata, &asked, answer)?;
            let until = until(&kept);
            Ok((kept, until))
        };
        let (kept, is_new) = registry.kept_or(self.anew, registering).await?;
        Ok(Registered::new(kept, is_new))
    }
}

impl<A: 'static> IntoFuture for Registration<A> {
    type Output = Result<Registered<A>>;
    type IntoFuture = Call<Registered<A>>;

    fn into_future(self) -> Call<Registered<A>> {
        Call::new(self.run())
    }
}

impl<A> fmt::Debug for Registration<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Registration")
            .field("client", &self.client)
            .field("scheme", &self.scheme.id)
            .field("asked", &self.asked)
            .field("anew", &self.anew)
            .finish_non_exhaustive()
    }
}

/// What the caller asks for, and what the scheme needs where the caller says nothing of it.
fn asked(metadata: &ClientMetadata, mut asked: Values) -> Result<Values> {
    let texts = |it: &[&str]| it.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let (grants, responses) = (metadata.grant_types, metadata.response_types);
    let needed = [
        (
            "token_endpoint_auth_method",
            metadata.token_endpoint_auth_method.to_owned().encode(),
        ),
        ("grant_types", texts(grants).encode()),
        ("response_types", texts(responses).encode()),
    ];
    for (name, value) in needed {
        let mut fields = metadata.endpoint.fields.iter();
        let is_open = fields.any(|it| it.name == name && it.constant.is_none());
        if is_open && asked.get(name).is_none() {
            asked.set(name, value);
        }
    }
    let method = asked.get("token_endpoint_auth_method");
    let method = method.and_then(Value::text);
    if let Some(method) = method.filter(|it| !answer::is_fit(metadata, it)) {
        let method = exchange::presentable(&method, 60, &exchange::Sent::new(&[], None));
        return Err(Error::input(format!(
            "a client of this scheme proves itself by `{}`, and not by `{method}`",
            metadata.token_endpoint_auth_method
        )));
    }
    Ok(asked)
}

/// Registers, whatever is stored.
async fn send(
    client: &Client,
    metadata: &ClientMetadata,
    asked: &Values,
    token: Option<&Secret>,
) -> Result<Value> {
    let endpoint = metadata.endpoint;
    let Some(token) = token else {
        let sent = client.call_value(endpoint, asked.clone()).await;
        return sent.map_err(|it| refused(it, false));
    };
    let mut draft = exchange::draft(endpoint, asked)?;
    let bearer = Zeroizing::new(format!("Bearer {}", token.expose()));
    let header = header_value("Authorization", bearer)?;
    draft.headers.push((header::AUTHORIZATION, header));
    // So that no error shows it.
    let sent = asked.clone().with("initial_access_token", token.clone());
    let sent = client.wire().call(endpoint, &draft, &sent, None).await;
    sent.map_err(|it| refused(it, true))
}

/// The key of what came: that of the scheme's clients, by what was asked and is not secret.
fn key(client: &Client, scheme: &Scheme, asked: &Values) -> StoreKey {
    let open = asked.iter().filter(|it| !matches!(it.1, Value::Secret(_)));
    let mut pairs: Vec<_> = open
        .map(|(name, value)| {
            let mut text = Zeroizing::new(Vec::new());
            value::write(value, &mut text);
            (name.to_owned(), digest([&*String::from_utf8_lossy(&text)]))
        })
        .collect();
    pairs.sort_unstable();
    let wire = client.wire();
    let root = StoreKey::new(wire.provider.name, "", wire.hosts.to_string(), "");
    // No scheme has such an id.
    let name: Cow<'_, str> = format!("{}/client", scheme.id).into();
    root.of_login(&name, Some(&Identity(pairs)))
}
