// Generated from specs/frameio-v2.yaml by `cargo xtask generate`. Do not edit.

//! The ways in which Frame.io (v2) lets a caller prove who it is: one type per scheme.

use keywright::{Result, Secret};

use crate::{Scope, accepts, kw, table};

/// A way to authenticate with Frame.io (v2). Sealed: the schemes of the spec and no others.
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
    /// `oauth2`, `developer_token` or `device`.
    pub fn from_env(scheme: &str) -> Result<Self> {
        kw::Credential::from_env(&table::PROVIDER, scheme).map(Self)
    }
}

/// OAuth 2.0 authorization code: `Authorization: Bearer {access_token}`
///
/// A person lets your application in. A client without a secret is what the vendor calls a PKCE
/// application.
///
/// - A person lets the client in on the page `authorize` (`BROWSER /oauth2/auth`); what the
///   browser comes back with is exchanged with `exchange_code` (`POST /oauth2/token`). Or the
///   caller holds a refresh token of an earlier sign-in.
/// - Expires: after the seconds in `expires_in` of the answer. Where that is missing, it is
///   renewed when it is refused.
/// - Renewed: with `refresh_token` (`POST /oauth2/token`), ahead of expiry. Whether a refresh
///   spends the refresh token is unknown, so each is used once. Where that fails for good, a
///   person signs in again.
/// - Revoked: not at all: the vendor documents no way.
///
/// The samples of the vendor's PKCE flow send neither a challenge nor a verifier; it only means
/// a client without a secret. Both are sent here, and whether the server checks them is
/// undocumented.
///
/// A refresh token comes only where the scope `offline` was asked for.
///
/// Whether a refresh spends the refresh token is undocumented, and so is a way to revoke it.
///
/// ```no_run
/// # async fn example() -> keywright_frameio_v2::Result<()> {
/// use keywright_frameio_v2::{Client, Oauth2};
///
/// let client = Client::new(Oauth2::new("my-client-id"))?;
/// let begun = client.authorize("https://app.example/callback")?;
/// println!("Open {}", begun.url());
/// client.sign_in(begun, "https://app.example/callback?code=…&state=…").await?;
/// let me = client.get_me().await?;
/// # Ok(())
/// # }
/// ```
#[deprecated(
    note = "the vendor has announced its end for 2026-12-01; use keywright-frameio-v4. Camera to Cloud stays",
)]
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
    /// `account.read,offline` where it is not set.
    pub fn scopes(self, value: impl Into<Vec<Scope>>) -> Self {
        Self(self.0.with("scopes", value.into()))
    }

    /// A refresh token of an earlier sign-in.
    pub fn refresh_token(self, value: impl Into<Secret>) -> Self {
        Self(self.0.with("refresh_token", value.into()))
    }

    /// Reads `FRAMEIO_V2_CLIENT_ID` and, if set, `FRAMEIO_V2_CLIENT_SECRET`, `FRAMEIO_V2_SCOPES`
    /// and `FRAMEIO_V2_REFRESH_TOKEN`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::OAUTH2.inputs).map(Self)
    }
}

/// Developer token: `Authorization: Bearer {token}`
///
/// Made in the developer portal, for one user and the chosen scopes. It does not expire.
///
/// - The caller holds it: nothing is requested before the first call.
/// - Expires: none that the client knows of.
///
/// ```no_run
/// # async fn example() -> keywright_frameio_v2::Result<()> {
/// use keywright_frameio_v2::{Client, DeveloperToken};
///
/// let client = Client::new(DeveloperToken::new("my-token"))?;
/// let me = client.get_me().await?;
/// # Ok(())
/// # }
/// ```
#[deprecated(
    note = "the vendor has announced its end for 2026-12-01; use keywright-frameio-v4. Camera to Cloud stays",
)]
#[derive(Clone, Debug)]
#[must_use]
pub struct DeveloperToken(kw::Values);

impl DeveloperToken {
    /// With all that it needs.
    ///
    /// - `token`: The developer token.
    pub fn new(token: impl Into<Secret>) -> Self {
        Self(kw::Values::new().with("token", token.into()))
    }

    /// Reads `FRAMEIO_V2_DEVELOPER_TOKEN`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::DEVELOPER_TOKEN.inputs).map(Self)
    }
}

/// Camera to Cloud device: `Authorization: Bearer {access_token}`
///
/// A camera or recorder. It shows a code, and a person enters it in a project of Frame.io.
///
/// - A person enters a code on another device: `create_device_code` (`POST /auth/device/code`)
///   gives it, and the token is fetched with `create_device_token` (`POST /auth/token`) once
///   the person has agreed. Or the caller holds a refresh token of an earlier sign-in.
/// - Expires: after the seconds in `expires_in` of the answer. Where that is missing: 8 hours
///   after it was issued.
/// - Renewed: with `refresh_device_token` (`POST /auth/token`), ahead of expiry. Each refresh
///   token works once; the next one is stored before the new token is used. Where that fails
///   for good, a person signs in again.
/// - Revoked: with `revoke_device_token` (`POST /auth/revoke`), by `Client::close`.
///
/// An older reference has the paths `/device/code` and, with `GET`, `/auth/token`, and spells
/// the field `refresh_tokem`.
///
/// Which of the two tokens a revocation takes is undocumented; the refresh token is sent.
///
/// ```no_run
/// # async fn example() -> keywright_frameio_v2::Result<()> {
/// use keywright_frameio_v2::{Client, Device};
///
/// let client = Client::new(
///     Device::new("my-client-id", "my-client-secret", "asset_create offline"),
/// )?;
/// let begun = client.create_device_code().await?;
/// println!("Open {}", begun.verification_uri().unwrap_or_default());
/// println!("Enter {}", begun.user_code());
/// client.sign_in_on_device(begun).await?;
/// let me = client.get_me().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Device(kw::Values);

impl Device {
    /// With all that is required.
    ///
    /// - `client_id`: The serial number of the device.
    /// - `client_secret`: The secret of the device's model, issued by the vendor.
    /// - `scope`: The scopes, with spaces between.
    pub fn new(
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
        scope: impl Into<String>,
    ) -> Self {
        Self(
            kw::Values::new()
                .with("client_id", client_id.into())
                .with("client_secret", client_secret.into())
                .with("scope", scope.into()),
        )
    }

    /// The refresh token of the pairing.
    pub fn refresh_token(self, value: impl Into<Secret>) -> Self {
        Self(self.0.with("refresh_token", value.into()))
    }

    /// The version of the device's software, as SemVer.
    pub fn x_client_version(self, value: impl Into<String>) -> Self {
        Self(self.0.with("x_client_version", value.into()))
    }

    /// `true`, for an answer with the address of the page, and with one that holds the code.
    pub fn x_client_platypus_enabled(self, value: impl Into<String>) -> Self {
        Self(self.0.with("x_client_platypus_enabled", value.into()))
    }

    /// Reads `FRAMEIO_V2_DEVICE_ID`, `FRAMEIO_V2_DEVICE_SECRET` and `FRAMEIO_V2_DEVICE_SCOPE` and,
    /// if set, `FRAMEIO_V2_DEVICE_REFRESH_TOKEN`, `FRAMEIO_V2_X_CLIENT_VERSION` and
    /// `FRAMEIO_V2_X_CLIENT_PLATYPUS_ENABLED`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::DEVICE.inputs).map(Self)
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

impl kw::Auth for DeveloperToken {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::DEVELOPER_TOKEN, self.0)
    }
}

impl kw::Auth for Device {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::DEVICE, self.0)
    }
}

impl sealed::Sealed for NoAuth {}
impl sealed::Sealed for AnyAuth {}
impl sealed::Sealed for Oauth2 {}
impl sealed::Sealed for DeveloperToken {}
impl sealed::Sealed for Device {}

impl Auth for NoAuth {}
impl Auth for AnyAuth {}
impl Auth for Oauth2 {}
impl Auth for DeveloperToken {}
impl Auth for Device {}

impl accepts::Any for AnyAuth {}
impl accepts::Any for Oauth2 {}
impl accepts::Any for DeveloperToken {}
impl accepts::Any for Device {}

impl accepts::Oauth2OrDeveloperToken for AnyAuth {}
impl accepts::Oauth2OrDeveloperToken for Oauth2 {}
impl accepts::Oauth2OrDeveloperToken for DeveloperToken {}

impl accepts::Device for AnyAuth {}
impl accepts::Device for Device {}

impl accepts::Oauth2 for AnyAuth {}
impl accepts::Oauth2 for Oauth2 {}

impl accepts::Oauth2OrDevice for AnyAuth {}
impl accepts::Oauth2OrDevice for Oauth2 {}
impl accepts::Oauth2OrDevice for Device {}
