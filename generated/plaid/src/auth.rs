// Generated from specs/plaid.yaml by `cargo xtask generate`. Do not edit.

//! The ways in which Plaid lets a caller prove who it is: one type per scheme.

use keywright::{Result, Secret};

use crate::{accepts, kw, table};

/// A way to authenticate with Plaid. Sealed: the schemes of the spec and no others.
pub trait Auth: kw::Auth + sealed::Sealed {}

/// A scheme with which a client can be made; a derived one is made with another client.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is made with another client",
    label = "no client by itself",
    note = "a derived credential is made with another client: `client.item(…)`"
)]
pub trait Standalone: Auth {}

mod sealed {
    pub trait Sealed {}
}

/// No credential: for the endpoints that take none.
#[derive(Clone, Copy, Debug)]
pub struct NoAuth;

/// A scheme that is chosen at run time. An endpoint that does not accept it is refused before
/// anything is sent.
#[derive(Clone, Debug)]
pub struct AnyAuth(kw::Credential);

impl AnyAuth {
    /// Wraps a scheme.
    pub fn new(auth: impl Auth) -> Self {
        Self(kw::Auth::into_credential(auth))
    }

    /// Reads a scheme's inputs from the environment, by the scheme's id in the spec:
    /// `keys` or `item`.
    pub fn from_env(scheme: &str) -> Result<Self> {
        kw::Credential::from_env(&table::PROVIDER, scheme).map(Self)
    }
}

/// Client id and secret: `PLAID-CLIENT-ID: {client_id}`, `PLAID-SECRET: {secret}` and
/// `Plaid-Version: 2020-09-14`
///
/// The keys of your team. They make the access tokens of the Items.
///
/// - The caller holds it: nothing is requested before the first call.
/// - Expires: none that the client knows of.
///
/// The keys may stand in the body instead, as most samples show; in headers they stay out of
/// bodies that somebody logs.
///
/// ```no_run
/// # async fn example() -> keywright_plaid::Result<()> {
/// use keywright_plaid::{Client, CreateSandboxPublicToken, Keys};
///
/// let client = Client::new(Keys::new("my-client-id", "my-secret"))?;
/// let answer =
///     client.create_sandbox_public_token(
///         CreateSandboxPublicToken::new(
///             "my-institution-id",
///             ["my-initial-products".to_owned()],
///         ),
///     )
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Keys(kw::Values);

impl Keys {
    /// With all that it needs.
    ///
    /// - `client_id`: The client id of your team.
    /// - `secret`: The secret of the environment.
    pub fn new(client_id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self(kw::Values::new().with("client_id", client_id.into()).with("secret", secret.into()))
    }

    /// Reads `PLAID_CLIENT_ID` and `PLAID_SECRET`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::KEYS.inputs).map(Self)
    }
}

/// Item access token: `PLAID-CLIENT-ID: {client_id}`, `PLAID-SECRET: {secret}`,
/// `Plaid-Version: 2020-09-14` and `access_token={access_token}`
///
/// The access to what one person linked; made of the public token that Link ends with.
///
/// - Made with `exchange_public_token` (`POST /item/public_token/exchange`) by a client that
///   holds `keys`, when it is first needed.
/// - Expires: never.
/// - Renewed: obtained anew, once it is refused.
/// - Revoked: with `remove_item` (`POST /item/remove`), by `Client::close`.
///
/// A public token works once, so a program that starts again needs a store, in which the access
/// token is kept.
///
/// ```no_run
/// # async fn example() -> keywright_plaid::Result<()> {
/// use keywright_plaid::{Client, Item, Keys};
///
/// let client = Client::new(Keys::new("my-client-id", "my-secret"))?;
/// let client = client.item(Item::new("public-s…", "my-client-id", "my-secret"))?;
/// let answer = client.invalidate_access_token().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Item(kw::Values);

impl Item {
    /// With all that it needs.
    ///
    /// - `public_token`: What Link's `onSuccess` gave; for 30 minutes and once.
    /// - `client_id`: The client id of your team.
    /// - `secret`: The secret of the environment.
    pub fn new(
        public_token: impl Into<Secret>,
        client_id: impl Into<String>,
        secret: impl Into<Secret>,
    ) -> Self {
        Self(
            kw::Values::new()
                .with("public_token", public_token.into())
                .with("client_id", client_id.into())
                .with("secret", secret.into()),
        )
    }

    /// Reads `PLAID_PUBLIC_TOKEN`, `PLAID_CLIENT_ID` and `PLAID_SECRET`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::ITEM.inputs).map(Self)
    }
}

impl kw::Auth for NoAuth {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::none()
    }
}

impl kw::Auth for AnyAuth {
    fn into_credential(self) -> kw::Credential {
        self.0
    }
}

impl kw::Auth for Keys {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::KEYS, self.0)
    }
}

impl kw::Auth for Item {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::ITEM, self.0)
    }
}

impl sealed::Sealed for NoAuth {}
impl sealed::Sealed for AnyAuth {}
impl sealed::Sealed for Keys {}
impl sealed::Sealed for Item {}

impl Auth for NoAuth {}
impl Auth for AnyAuth {}
impl Auth for Keys {}
impl Auth for Item {}

impl Standalone for NoAuth {}
impl Standalone for AnyAuth {}
impl Standalone for Keys {}

impl accepts::Any for AnyAuth {}
impl accepts::Any for Keys {}
impl accepts::Any for Item {}

impl accepts::Keys for AnyAuth {}
impl accepts::Keys for Keys {}

impl accepts::Item for AnyAuth {}
impl accepts::Item for Item {}
