// Generated from specs/infobip.yaml by `cargo xtask generate`. Do not edit.

//! The ways in which Infobip lets a caller prove who it is: one type per scheme.

use keywright::{Result, Secret};

use crate::{accepts, kw, table};

/// A way to authenticate with Infobip. Sealed: the schemes of the spec and no others.
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
    /// `api_key`, `oauth2`, `ibsso` or `basic`.
    pub fn from_env(scheme: &str) -> Result<Self> {
        kw::Credential::from_env(&table::PROVIDER, scheme).map(Self)
    }
}

/// API key: `Authorization: App {key}`
///
/// Made in the portal or with `create_api_key`. It carries the scopes that it was given.
///
/// - The caller holds it: nothing is requested before the first call.
/// - Expires: none that the client knows of.
///
/// An older page says that a key can be sent in the query string. It names no parameter, so
/// only the header is offered.
///
/// ```no_run
/// # async fn example() -> keywright_infobip::Result<()> {
/// use keywright_infobip::{ApiKey, Client};
///
/// let client = Client::new("xxxxx", ApiKey::new("003026bb…"))?;
/// let balance = client.get_balance().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct ApiKey(kw::Values);

impl ApiKey {
    /// With all that it needs.
    ///
    /// - `key`: The API key, without the word `App`.
    pub fn new(key: impl Into<Secret>) -> Self {
        Self(kw::Values::new().with("key", key.into()))
    }

    /// Reads `INFOBIP_API_KEY`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::API_KEY.inputs).map(Self)
    }
}

/// OAuth 2.0 client credentials: `Authorization: Bearer {access_token}`
///
/// OAuth 2.0 client credentials. The token has the scopes of the user's roles.
///
/// - Obtained with `create_oauth2_token` (`POST /auth/1/oauth2/token`) when it is first needed,
///   and shared by every clone of the client.
/// - Expires: after the seconds in `expires_in` of the answer. Where that is missing, it is
///   renewed when it is refused.
/// - Renewed: obtained anew, ahead of expiry.
/// - Revoked: not at all: the vendor documents no way.
///
/// The published grant types also list an authorization code, spelt with a space at its end;
/// apps of Infobip Exchange sign people in with one. The address of its page is on no page that
/// was read, so it is not offered.
///
/// No call that refreshes, revokes or introspects a token is on the pages that were read. A new
/// one is asked for.
///
/// ```no_run
/// # async fn example() -> keywright_infobip::Result<()> {
/// use keywright_infobip::{Client, Oauth2};
///
/// let client = Client::new("xxxxx", Oauth2::new("my-client-id", "my-client-secret"))?;
/// let balance = client.get_balance().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Oauth2(kw::Values);

impl Oauth2 {
    /// With all that it needs.
    ///
    /// - `client_id`: The user name of the account.
    /// - `client_secret`: The password of the account.
    pub fn new(client_id: impl Into<String>, client_secret: impl Into<Secret>) -> Self {
        Self(
            kw::Values::new()
                .with("client_id", client_id.into())
                .with("client_secret", client_secret.into()),
        )
    }

    /// Reads `INFOBIP_USERNAME` and `INFOBIP_PASSWORD`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::OAUTH2.inputs).map(Self)
    }
}

/// IBSSO session: `Authorization: IBSSO {token}`
///
/// One session at a time, bound to your IP address unless you ask otherwise.
///
/// - Obtained with `create_session` (`POST /auth/1/session`) when it is first needed, and
///   shared by every clone of the client. One that is open is revoked first.
/// - Expires: 60 minutes after it was issued.
/// - Renewed: when it has ended: the old one is revoked, then another is obtained. Callers wait
///   meanwhile.
/// - Revoked: with `destroy_session` (`DELETE /auth/1/session`), by `Client::close`.
///
/// Pages disagree whether the 60 minutes count from issue or from last use. They are counted
/// from issue, the safe reading.
///
/// ```no_run
/// # async fn example() -> keywright_infobip::Result<()> {
/// use keywright_infobip::{Client, Ibsso};
///
/// let client = Client::new("xxxxx", Ibsso::new("my-username", "my-password"))?;
/// let balance = client.get_balance().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Ibsso(kw::Values);

impl Ibsso {
    /// With all that is required.
    ///
    /// - `username`: The user name of the account.
    /// - `password`: The password of the account.
    pub fn new(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self(kw::Values::new().with("username", username.into()).with("password", password.into()))
    }

    /// Send `true` for a session that is not bound to your IP address.
    pub fn r#unsafe(self, value: bool) -> Self {
        Self(self.0.with("unsafe", value))
    }

    /// Reads `INFOBIP_USERNAME` and `INFOBIP_PASSWORD` and, if set, `INFOBIP_UNSAFE`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::IBSSO.inputs).map(Self)
    }
}

/// HTTP Basic: `Authorization: Basic {base64(username ':' password)}`
///
/// The user name and password of the account. The least recommended way.
///
/// - The caller holds it: nothing is requested before the first call.
/// - Expires: none that the client knows of.
///
/// ```no_run
/// # async fn example() -> keywright_infobip::Result<()> {
/// use keywright_infobip::{Basic, Client};
///
/// let client = Client::new("xxxxx", Basic::new("Aladdin", "openSesame"))?;
/// let balance = client.get_balance().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Basic(kw::Values);

impl Basic {
    /// With all that it needs.
    pub fn new(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self(kw::Values::new().with("username", username.into()).with("password", password.into()))
    }

    /// Reads `INFOBIP_USERNAME` and `INFOBIP_PASSWORD`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::BASIC.inputs).map(Self)
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

impl kw::Auth for ApiKey {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::API_KEY, self.0)
    }
}

impl kw::Auth for Oauth2 {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::OAUTH2, self.0)
    }
}

impl kw::Auth for Ibsso {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::IBSSO, self.0)
    }
}

impl kw::Auth for Basic {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::BASIC, self.0)
    }
}

impl sealed::Sealed for NoAuth {}
impl sealed::Sealed for AnyAuth {}
impl sealed::Sealed for ApiKey {}
impl sealed::Sealed for Oauth2 {}
impl sealed::Sealed for Ibsso {}
impl sealed::Sealed for Basic {}

impl Auth for NoAuth {}
impl Auth for AnyAuth {}
impl Auth for ApiKey {}
impl Auth for Oauth2 {}
impl Auth for Ibsso {}
impl Auth for Basic {}

impl accepts::Any for AnyAuth {}
impl accepts::Any for ApiKey {}
impl accepts::Any for Oauth2 {}
impl accepts::Any for Ibsso {}
impl accepts::Any for Basic {}

impl accepts::Ibsso for AnyAuth {}
impl accepts::Ibsso for Ibsso {}

impl accepts::Oauth2OrIbssoOrBasic for AnyAuth {}
impl accepts::Oauth2OrIbssoOrBasic for Oauth2 {}
impl accepts::Oauth2OrIbssoOrBasic for Ibsso {}
impl accepts::Oauth2OrIbssoOrBasic for Basic {}
