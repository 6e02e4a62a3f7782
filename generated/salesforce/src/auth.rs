// Generated from specs/salesforce.yaml by `cargo xtask generate`. Do not edit.

//! The ways in which Salesforce Platform lets a caller prove who it is: one type per scheme.

use keywright::{Result, Secret};

use crate::{Scope, accepts, kw, table};

/// A way to authenticate with Salesforce Platform. Sealed: the schemes of the spec and no others.
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
    /// `oauth2` or `server`.
    pub fn from_env(scheme: &str) -> Result<Self> {
        kw::Credential::from_env(&table::PROVIDER, scheme).map(Self)
    }
}

/// OAuth 2.0 authorization code: `Authorization: Bearer {access_token}`
///
/// A person lets your external client app in. Calls go to the host that the answer names.
///
/// - A person lets the client in on the page `authorize`
///   (`BROWSER /services/oauth2/authorize`); what the browser comes back with is exchanged with
///   `exchange_code` (`POST /services/oauth2/token`). Or the caller holds a refresh token of an
///   earlier sign-in.
/// - Expires: nobody says, so it is renewed when it is refused.
/// - Every call goes to the address that came with the token, `{instance_url}`, below
///   `salesforce.com` or `my.site.com`.
/// - Renewed: with `refresh_token` (`POST /services/oauth2/token`), once it is refused. Whether
///   a refresh spends the refresh token is unknown, so each is used once. Where that fails for
///   good, a person signs in again.
/// - Revoked: with `revoke_token` (`POST /services/oauth2/revoke`), by `Client::close`.
///
/// The answer names no lifetime. A session ends after a time without calls that the
/// organisation chooses, two hours unless it does; the client renews when a call is refused.
///
/// Whether a refresh spends the refresh token is a setting of the app.
///
/// An app that does not ask for a secret is not described here.
///
/// ```no_run
/// # async fn example() -> keywright_salesforce::Result<()> {
/// use keywright_salesforce::{Client, Oauth2};
///
/// let client = Client::new(Oauth2::new("my-client-id", "my-client-secret"))?;
/// let begun = client.authorize("https://app.example/callback")?;
/// println!("Open {}", begun.url());
/// client.sign_in(begun, "https://app.example/callback?code=…&state=…").await?;
/// let user_info = client.get_user_info().await?;
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
    /// - `client_secret`: The client's secret.
    pub fn new(client_id: impl Into<String>, client_secret: impl Into<Secret>) -> Self {
        Self(
            kw::Values::new()
                .with("client_id", client_id.into())
                .with("client_secret", client_secret.into()),
        )
    }

    /// The scopes to ask for.
    ///
    /// `api,refresh_token` where it is not set.
    pub fn scopes(self, value: impl Into<Vec<Scope>>) -> Self {
        Self(self.0.with("scopes", value.into()))
    }

    /// A refresh token of an earlier sign-in.
    pub fn refresh_token(self, value: impl Into<Secret>) -> Self {
        Self(self.0.with("refresh_token", value.into()))
    }

    /// Reads `SALESFORCE_CLIENT_ID` and `SALESFORCE_CLIENT_SECRET` and, if set, `SALESFORCE_SCOPES`
    /// and `SALESFORCE_REFRESH_TOKEN`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::OAUTH2.inputs).map(Self)
    }
}

/// OAuth 2.0 client credentials: `Authorization: Bearer {access_token}`
///
/// Runs as the execution user of the app. It needs the organisation's own host, its My Domain.
///
/// - Obtained with `create_token` (`POST /services/oauth2/token`) when it is first needed, and
///   shared by every clone of the client.
/// - Expires: nobody says, so it is renewed when it is refused.
/// - Every call goes to the address that came with the token, `{instance_url}`, below
///   `salesforce.com` or `my.site.com`.
/// - Renewed: obtained anew, once it is refused.
/// - Revoked: with `revoke_token` (`POST /services/oauth2/revoke`), by `Client::close`.
///
/// ```no_run
/// # async fn example() -> keywright_salesforce::Result<()> {
/// use keywright_salesforce::{Client, Server};
///
/// let client = Client::new(Server::new("my-client-id", "my-client-secret"))?;
/// let user_info = client.get_user_info().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Server(kw::Values);

impl Server {
    /// With all that it needs.
    ///
    /// - `client_id`: The consumer key of the app.
    /// - `client_secret`: Its consumer secret.
    pub fn new(client_id: impl Into<String>, client_secret: impl Into<Secret>) -> Self {
        Self(
            kw::Values::new()
                .with("client_id", client_id.into())
                .with("client_secret", client_secret.into()),
        )
    }

    /// Reads `SALESFORCE_SERVER_CLIENT_ID` and `SALESFORCE_SERVER_CLIENT_SECRET`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::SERVER.inputs).map(Self)
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

impl kw::Auth for Server {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::SERVER, self.0)
    }
}

impl sealed::Sealed for NoAuth {}
impl sealed::Sealed for AnyAuth {}
impl sealed::Sealed for Oauth2 {}
impl sealed::Sealed for Server {}

impl Auth for NoAuth {}
impl Auth for AnyAuth {}
impl Auth for Oauth2 {}
impl Auth for Server {}

impl accepts::Any for AnyAuth {}
impl accepts::Any for Oauth2 {}
impl accepts::Any for Server {}

impl accepts::Oauth2 for AnyAuth {}
impl accepts::Oauth2 for Oauth2 {}
