// Generated from specs/datadog.yaml by `cargo xtask generate`. Do not edit.

//! The ways in which Datadog lets a caller prove who it is: one type per scheme.

use keywright::{Result, Secret};

use crate::{accepts, kw, table};

/// A way to authenticate with Datadog. Sealed: the schemes of the spec and no others.
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
    /// `keys` or `api_key`.
    pub fn from_env(scheme: &str) -> Result<Self> {
        kw::Credential::from_env(&table::PROVIDER, scheme).map(Self)
    }
}

/// API key and application key: `DD-API-KEY: {api_key}` and
/// `DD-APPLICATION-KEY: {application_key}`
///
/// To read and to manage. The API key is the organisation's, the application key a person's.
///
/// - The caller holds it: nothing is requested before the first call.
/// - Expires: none that the client knows of.
///
/// An application key ends when its person is disabled; an API key outlives who made it.
///
/// An application key may do what its person may, or what its own scopes say.
///
/// ```no_run
/// # async fn example() -> keywright_datadog::Result<()> {
/// use keywright_datadog::{Client, Keys};
///
/// let client = Client::new(Keys::new("my-api-key", "my-application-key"))?;
/// let keys = client.validate_keys().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Keys(kw::Values);

impl Keys {
    /// With all that it needs.
    ///
    /// - `api_key`: An API key of the organisation.
    /// - `application_key`: An application key.
    pub fn new(api_key: impl Into<Secret>, application_key: impl Into<Secret>) -> Self {
        Self(
            kw::Values::new()
                .with("api_key", api_key.into())
                .with("application_key", application_key.into()),
        )
    }

    /// Reads `DD_API_KEY` and `DD_APP_KEY`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::KEYS.inputs).map(Self)
    }
}

/// API key: `DD-API-KEY: {api_key}`
///
/// To send events, metrics and logs.
///
/// - The caller holds it: nothing is requested before the first call.
/// - Expires: none that the client knows of.
///
/// ```no_run
/// # async fn example() -> keywright_datadog::Result<()> {
/// use keywright_datadog::{ApiKey, Client};
///
/// let client = Client::new(ApiKey::new("my-api-key"))?;
/// let answer = client.validate().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct ApiKey(kw::Values);

impl ApiKey {
    /// With all that it needs.
    ///
    /// - `api_key`: An API key of the organisation.
    pub fn new(api_key: impl Into<Secret>) -> Self {
        Self(kw::Values::new().with("api_key", api_key.into()))
    }

    /// Reads `DD_API_KEY`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::API_KEY.inputs).map(Self)
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

impl kw::Auth for ApiKey {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::API_KEY, self.0)
    }
}

impl sealed::Sealed for NoAuth {}
impl sealed::Sealed for AnyAuth {}
impl sealed::Sealed for Keys {}
impl sealed::Sealed for ApiKey {}

impl Auth for NoAuth {}
impl Auth for AnyAuth {}
impl Auth for Keys {}
impl Auth for ApiKey {}

impl accepts::Any for AnyAuth {}
impl accepts::Any for Keys {}
impl accepts::Any for ApiKey {}

impl accepts::ApiKey for AnyAuth {}
impl accepts::ApiKey for ApiKey {}

impl accepts::Keys for AnyAuth {}
impl accepts::Keys for Keys {}
