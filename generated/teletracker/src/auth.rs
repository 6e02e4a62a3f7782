// Generated from specs/teletracker.yaml by `cargo xtask generate`. Do not edit.

//! The ways in which TeleTracker lets a caller prove who it is: one type per scheme.

use keywright::{Result, Secret};

use crate::{accepts, kw, table};

/// A way to authenticate with TeleTracker. Sealed: the schemes of the spec and no others.
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
    /// `bearer`, `basic` or `integrator`.
    pub fn from_env(scheme: &str) -> Result<Self> {
        kw::Credential::from_env(&table::PROVIDER, scheme).map(Self)
    }
}

/// Bearer token: `{header}: Bearer {token}`
///
/// A session of one user with one account. The only way into the RealTime API.
///
/// - Obtained with `log_in` (`POST /auth/login`) when it is first needed, and shared by every
///   clone of the client.
/// - Expires: after the seconds in `tokenLifetime` of the answer. Where that is missing: at the
///   instant in `tokenExpiration` of the answer (RFC 3339).
/// - Renewed: with `refresh_session` (`POST /auth/refresh`), ahead of expiry. Each refresh
///   token works once; the next one is stored before the new token is used. Where that fails
///   for good, it is obtained anew.
/// - Revoked: not at all: the vendor documents no way.
///
/// The page of this scheme prints the header as `Authentication`; every other page prints
/// `Authorization`. It is sent as documented, and the input `header` switches it. Which one the
/// server reads is unconfirmed.
///
/// The answer gives the expiry twice. The length is used before the instant, because clocks
/// differ.
///
/// ```no_run
/// # async fn example() -> keywright_teletracker::Result<()> {
/// use keywright_teletracker::{Bearer, Client};
///
/// let client = Client::new(Bearer::new("my-username", "my-password"))?;
/// let call_data = client.get_call_data("2026-01-31", "2026-01-31").await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Bearer(kw::Values);

impl Bearer {
    /// With all that is required.
    ///
    /// - `username`: The user name.
    /// - `password`: The password.
    pub fn new(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self(kw::Values::new().with("username", username.into()).with("password", password.into()))
    }

    /// The account to log in to. Give it when the user has several.
    pub fn account_id(self, value: i64) -> Self {
        Self(self.0.with("account_id", value))
    }

    /// The header that carries the token.
    ///
    /// `Authentication` where it is not set.
    pub fn header(self, value: BearerHeader) -> Self {
        Self(self.0.with("header", value.as_str()))
    }

    /// Reads `TELETRACKER_USERNAME` and `TELETRACKER_PASSWORD` and, if set,
    /// `TELETRACKER_ACCOUNT_ID` and `TELETRACKER_HEADER`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::BEARER.inputs).map(Self)
    }
}

/// The header that carries the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BearerHeader {
    /// `Authentication`
    Authentication,
    /// `Authorization`
    Authorization,
}

impl BearerHeader {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Authentication => "Authentication",
            Self::Authorization => "Authorization",
        }
    }
}

/// HTTP Basic: `Authorization: Basic {base64(username ':' password)}` and
/// `account_id={account_id}`
///
/// The user name and password on every request. Not accepted by the RealTime API.
///
/// - The caller holds it: nothing is requested before the first call.
/// - Expires: none that the client knows of.
///
/// ```no_run
/// # async fn example() -> keywright_teletracker::Result<()> {
/// use keywright_teletracker::{Basic, Client};
///
/// let client = Client::new(Basic::new("test@user.com", "testpassword"))?;
/// let call_data = client.get_call_data("2026-01-31", "2026-01-31").await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Basic(kw::Values);

impl Basic {
    /// With all that is required.
    ///
    /// - `username`: The user name.
    /// - `password`: The password.
    pub fn new(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self(kw::Values::new().with("username", username.into()).with("password", password.into()))
    }

    /// Without it, a user with several accounts may act on any of them.
    pub fn account_id(self, value: i64) -> Self {
        Self(self.0.with("account_id", value))
    }

    /// Reads `TELETRACKER_USERNAME` and `TELETRACKER_PASSWORD` and, if set,
    /// `TELETRACKER_ACCOUNT_ID`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::BASIC.inputs).map(Self)
    }
}

/// Integrator: `Authorization: Integrator {base64(username ':' password)}` and
/// `account_id={account_id}`
///
/// For integrators who serve many accounts. Granted by the vendor's sales team.
///
/// - The caller holds it: nothing is requested before the first call.
/// - Expires: none that the client knows of.
///
/// ```no_run
/// # async fn example() -> keywright_teletracker::Result<()> {
/// use keywright_teletracker::{Client, Integrator};
///
/// let client = Client::new(Integrator::new("test@user.com", "testpassword", 1))?;
/// let call_data = client.get_call_data("2026-01-31", "2026-01-31").await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Integrator(kw::Values);

impl Integrator {
    /// With all that it needs.
    ///
    /// - `username`: The user name.
    /// - `password`: The password.
    /// - `account_id`: The account to act on.
    pub fn new(username: impl Into<String>, password: impl Into<Secret>, account_id: i64) -> Self {
        Self(
            kw::Values::new()
                .with("username", username.into())
                .with("password", password.into())
                .with("account_id", account_id),
        )
    }

    /// Reads `TELETRACKER_USERNAME`, `TELETRACKER_PASSWORD` and `TELETRACKER_ACCOUNT_ID`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::INTEGRATOR.inputs).map(Self)
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

impl kw::Auth for Bearer {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::BEARER, self.0)
    }
}

impl kw::Auth for Basic {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::BASIC, self.0)
    }
}

impl kw::Auth for Integrator {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::INTEGRATOR, self.0)
    }
}

impl sealed::Sealed for NoAuth {}
impl sealed::Sealed for AnyAuth {}
impl sealed::Sealed for Bearer {}
impl sealed::Sealed for Basic {}
impl sealed::Sealed for Integrator {}

impl Auth for NoAuth {}
impl Auth for AnyAuth {}
impl Auth for Bearer {}
impl Auth for Basic {}
impl Auth for Integrator {}

impl accepts::Any for AnyAuth {}
impl accepts::Any for Bearer {}
impl accepts::Any for Basic {}
impl accepts::Any for Integrator {}

impl accepts::Bearer for AnyAuth {}
impl accepts::Bearer for Bearer {}
