// Generated from specs/frameio-v4.yaml by `cargo xtask generate`. Do not edit.

//! The ways in which Frame.io lets a caller prove who it is: one type per scheme.

use keywright::{Result, Secret};

use crate::{Scope, accepts, kw, table};

/// A way to authenticate with Frame.io. Sealed: the schemes of the spec and no others.
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
    /// `oauth2`, `server_to_server` or `developer_token`.
    pub fn from_env(scheme: &str) -> Result<Self> {
        kw::Credential::from_env(&table::PROVIDER, scheme).map(Self)
    }
}

/// OAuth 2.0 authorization code: `Authorization: Bearer {access_token}`
///
/// A person lets your application in, through Adobe IMS. A web application has a secret, a
/// single-page or native one has none.
///
/// - A person lets the client in on the page `authorize` (`BROWSER /ims/authorize/v2`); what
///   the browser comes back with is exchanged with `exchange_code` (`POST /ims/token/v3`). Or
///   the caller holds a refresh token of an earlier sign-in.
/// - Expires: after the seconds in `expires_in` of the answer. Where that is missing: 1 day
///   after it was issued.
/// - Renewed: with `refresh_token` (`POST /ims/token/v3`), ahead of expiry. Whether a refresh
///   spends the refresh token is unknown, so each is used once. Where that fails for good, a
///   person signs in again.
/// - Revoked: with `revoke_token` (`POST /ims/revoke`), by `Client::close`.
///
/// The implementation page says that applications without a secret get no refresh token; the
/// reference shows their refresh all the same.
///
/// Samples of applications without a secret send `client_id` in the query of the token request.
/// It is sent in the body, as the standard has it.
///
/// The server takes the challenge for a plain one unless it is told otherwise; it is always
/// told `S256`.
///
/// Whether a refresh spends the refresh token is undocumented.
///
/// The published metadata names no endpoint for introspection, pushed requests, device codes or
/// registration, and does not say whether a callback names its issuer.
///
/// ```no_run
/// # async fn example() -> keywright_frameio_v4::Result<()> {
/// use keywright_frameio_v4::{Client, Oauth2};
///
/// let client = Client::new(Oauth2::new("my-client-id"))?;
/// let begun = client.authorize("https://app.example/callback")?;
/// println!("Open {}", begun.url());
/// client.sign_in(begun, "https://app.example/callback?code=…&state=…").await?;
/// let me = client.get_me().await?;
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

    /// The scopes to ask for.
    ///
    /// `openid,profile,email,offline_access` where it is not set.
    pub fn scopes(self, value: impl Into<Vec<Scope>>) -> Self {
        Self(self.0.with("scopes", value.into()))
    }

    /// A refresh token of an earlier sign-in.
    pub fn refresh_token(self, value: impl Into<Secret>) -> Self {
        Self(self.0.with("refresh_token", value.into()))
    }

    /// Reads `FRAMEIO_V4_CLIENT_ID` and, if set, `FRAMEIO_V4_CLIENT_SECRET`, `FRAMEIO_V4_SCOPES`
    /// and `FRAMEIO_V4_REFRESH_TOKEN`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::OAUTH2.inputs).map(Self)
    }
}

/// OAuth 2.0 server to server: `Authorization: Bearer {access_token}`
///
/// For accounts that are administered in the Adobe Admin Console.
///
/// - Obtained with `create_token` (`POST /ims/token/v3`) when it is first needed, and shared by
///   every clone of the client.
/// - Expires: after the seconds in `expires_in` of the answer. Where that is missing: 1 day
///   after it was issued.
/// - Renewed: obtained anew, ahead of expiry.
/// - Revoked: not at all: the vendor documents no way.
///
/// ```no_run
/// # async fn example() -> keywright_frameio_v4::Result<()> {
/// use keywright_frameio_v4::{Client, ServerToServer};
///
/// let client = Client::new(ServerToServer::new("my-client-id", "my-client-secret"))?;
/// let me = client.get_me().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct ServerToServer(kw::Values);

impl ServerToServer {
    /// With all that is required.
    ///
    /// - `client_id`: The client id of the server-to-server credential.
    /// - `client_secret`: Its client secret.
    pub fn new(client_id: impl Into<String>, client_secret: impl Into<Secret>) -> Self {
        Self(
            kw::Values::new()
                .with("client_id", client_id.into())
                .with("client_secret", client_secret.into()),
        )
    }

    /// The scopes to ask for.
    ///
    /// `openid,AdobeID,frame.s2s.all` where it is not set.
    pub fn scopes(self, value: impl Into<Vec<Scope>>) -> Self {
        Self(self.0.with("scopes", value.into()))
    }

    /// Reads `FRAMEIO_V4_SERVER_CLIENT_ID` and `FRAMEIO_V4_SERVER_CLIENT_SECRET` and, if set,
    /// `FRAMEIO_V4_SERVER_SCOPES`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::SERVER_TO_SERVER.inputs).map(Self)
    }
}

/// Legacy developer token: `Authorization: Bearer {token}` and
/// `x-frameio-legacy-token-auth: true`
///
/// For accounts that were migrated and are not yet administered in the Adobe Admin Console.
///
/// - The caller holds it: nothing is requested before the first call.
/// - Expires: none that the client knows of.
///
/// ```no_run
/// # async fn example() -> keywright_frameio_v4::Result<()> {
/// use keywright_frameio_v4::{Client, DeveloperToken};
///
/// let client = Client::new(DeveloperToken::new("my-token"))?;
/// let me = client.get_me().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct DeveloperToken(kw::Values);

impl DeveloperToken {
    /// With all that it needs.
    ///
    /// - `token`: A developer token of the older API.
    pub fn new(token: impl Into<Secret>) -> Self {
        Self(kw::Values::new().with("token", token.into()))
    }

    /// Reads `FRAMEIO_V4_DEVELOPER_TOKEN`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::DEVELOPER_TOKEN.inputs).map(Self)
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

impl kw::Auth for ServerToServer {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::SERVER_TO_SERVER, self.0)
    }
}

impl kw::Auth for DeveloperToken {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::DEVELOPER_TOKEN, self.0)
    }
}

impl sealed::Sealed for NoAuth {}
impl sealed::Sealed for AnyAuth {}
impl sealed::Sealed for Oauth2 {}
impl sealed::Sealed for ServerToServer {}
impl sealed::Sealed for DeveloperToken {}

impl Auth for NoAuth {}
impl Auth for AnyAuth {}
impl Auth for Oauth2 {}
impl Auth for ServerToServer {}
impl Auth for DeveloperToken {}

impl accepts::Any for AnyAuth {}
impl accepts::Any for Oauth2 {}
impl accepts::Any for ServerToServer {}
impl accepts::Any for DeveloperToken {}

impl accepts::Oauth2 for AnyAuth {}
impl accepts::Oauth2 for Oauth2 {}
