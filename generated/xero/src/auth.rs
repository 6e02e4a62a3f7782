// Generated from specs/xero.yaml by `cargo xtask generate`. Do not edit.

//! The ways in which Xero lets a caller prove who it is: one type per scheme.

use keywright::{Result, Secret};

use crate::{Scope, accepts, kw, table};

/// A way to authenticate with Xero. Sealed: the schemes of the spec and no others.
pub trait Auth: kw::Auth + sealed::Sealed {}

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
    /// `oauth2` or `custom_connection`.
    pub fn from_env(scheme: &str) -> Result<Self> {
        kw::Credential::from_env(&table::PROVIDER, scheme).map(Self)
    }
}

/// OAuth 2.0 authorization code: `Authorization: Bearer {access_token}` and
/// `xero-tenant-id: {tenant_id}`
///
/// A person lets your application in and chooses the organisations that it may use. A native
/// application has no secret.
///
/// - A person lets the client in on the page `authorize`
///   (`BROWSER /identity/connect/authorize`); what the browser comes back with is exchanged
///   with `exchange_code` (`POST /connect/token`). Or the caller holds a refresh token of an
///   earlier sign-in.
/// - Expires: after the seconds in `expires_in` of the answer. Where that is missing: 30
///   minutes after it was issued.
/// - One credential serves several tenants: `Client::tenant` chooses one by its `tenantName`,
///   which is looked up with `list_connections` (`GET /connections`); they share the token and
///   its renewal. Without a choice, the only tenant is meant.
/// - Renewed: with `refresh_token` (`POST /connect/token`), ahead of expiry. Each refresh token
///   works once; the next one is stored before the new token is used. Where that fails for
///   good, a person signs in again.
/// - Revoked: with `revoke_token` (`POST /connect/revocation`), by `Client::close`.
///
/// The tokens are a person's and not an organisation's; several organisations share them.
///
/// A refresh token that was spent can be used once more for 30 minutes, for when the answer got
/// lost.
///
/// Two SDKs of the vendor's prove the client in the body, others by Basic, as here.
///
/// ```no_run
/// # async fn example() -> keywright_xero::Result<()> {
/// use keywright_xero::{Client, Oauth2};
///
/// let client = Client::new(Oauth2::new("my-client-id"))?;
/// let begun = client.authorize("https://app.example/callback")?;
/// println!("Open {}", begun.url());
/// client.sign_in(begun, "https://app.example/callback?code=…&state=…").await?;
/// let client = client.tenant("my-tenant")?;
/// let organisation = client.get_organisation().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Oauth2(kw::Values);

impl Oauth2 {
    /// With all that is required.
    ///
    /// - `client_id`: The client's id.
    pub fn new(client_id: impl Into<String>) -> Self {
        Self(kw::Values::new().with("client_id", client_id.into()))
    }

    /// The client's secret; a public client has none.
    pub fn client_secret(self, value: impl Into<Secret>) -> Self {
        Self(self.0.with("client_secret", value.into()))
    }

    /// The tenant to speak to, by its `tenantName`; the only one unless it is given.
    pub fn tenant(self, value: impl Into<String>) -> Self {
        Self(self.0.with("tenant", value.into()))
    }

    /// The scopes to ask for.
    ///
    /// `offline_access,accounting.settings.read` where it is not set.
    pub fn scopes(self, value: impl Into<Vec<Scope>>) -> Self {
        Self(self.0.with("scopes", value.into()))
    }

    /// A refresh token of an earlier sign-in.
    pub fn refresh_token(self, value: impl Into<Secret>) -> Self {
        Self(self.0.with("refresh_token", value.into()))
    }

    /// Reads `XERO_CLIENT_ID` and, if set, `XERO_CLIENT_SECRET`, `XERO_TENANT`, `XERO_SCOPES` and
    /// `XERO_REFRESH_TOKEN`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::OAUTH2.inputs).map(Self)
    }
}

/// Custom connection: `Authorization: Bearer {access_token}`
///
/// One organisation, without a person.
///
/// - Obtained with `create_token` (`POST /connect/token`) when it is first needed, and shared
///   by every clone of the client.
/// - Expires: after the seconds in `expires_in` of the answer. Where that is missing: 30
///   minutes after it was issued.
/// - Renewed: obtained anew, ahead of expiry.
/// - Revoked: not at all: the vendor documents no way.
///
/// Its scopes are chosen in the portal, so none is sent, and no tenant is.
///
/// ```no_run
/// # async fn example() -> keywright_xero::Result<()> {
/// use keywright_xero::{Client, CustomConnection};
///
/// let client = Client::new(CustomConnection::new("my-client-id", "my-client-secret"))?;
/// let organisation = client.get_organisation().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct CustomConnection(kw::Values);

impl CustomConnection {
    /// With all that it needs.
    ///
    /// - `client_id`: The client id of the custom connection.
    /// - `client_secret`: Its client secret.
    pub fn new(client_id: impl Into<String>, client_secret: impl Into<Secret>) -> Self {
        Self(
            kw::Values::new()
                .with("client_id", client_id.into())
                .with("client_secret", client_secret.into()),
        )
    }

    /// Reads `XERO_CUSTOM_CLIENT_ID` and `XERO_CUSTOM_CLIENT_SECRET`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::CUSTOM_CONNECTION.inputs).map(Self)
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

impl kw::Auth for Oauth2 {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::OAUTH2, self.0)
    }
}

impl kw::Auth for CustomConnection {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::CUSTOM_CONNECTION, self.0)
    }
}

impl sealed::Sealed for NoAuth {}
impl sealed::Sealed for AnyAuth {}
impl sealed::Sealed for Oauth2 {}
impl sealed::Sealed for CustomConnection {}

impl Auth for NoAuth {}
impl Auth for AnyAuth {}
impl Auth for Oauth2 {}
impl Auth for CustomConnection {}

impl accepts::Any for AnyAuth {}
impl accepts::Any for Oauth2 {}
impl accepts::Any for CustomConnection {}

impl accepts::Oauth2 for AnyAuth {}
impl accepts::Oauth2 for Oauth2 {}
