// Generated from specs/signalwire.yaml by `cargo xtask generate`. Do not edit.

//! The ways in which SignalWire lets a caller prove who it is: one type per scheme.

use keywright::{Result, Secret};

use crate::{accepts, kw, table};

/// A way to authenticate with SignalWire. Sealed: the schemes of the spec and no others.
pub trait Auth: kw::Auth + sealed::Sealed {}

/// A scheme with which a client can be made; a derived one is made with another client.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is made with another client",
    label = "no client by itself",
    note = "a derived credential is made with another client: `client.subscriber(…)`, `client.bound_subscriber(…)`, `client.guest(…)` or `client.invite(…)`"
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
    /// `basic`, `subscriber`, `bound_subscriber`, `guest`, `invite` or `embed`.
    pub fn from_env(scheme: &str) -> Result<Self> {
        kw::Credential::from_env(&table::PROVIDER, scheme).map(Self)
    }
}

/// Project and API token: `Authorization: Basic {base64(project_id ':' api_token)}`
///
/// The credential of a project. It makes every other token, so it stays on a server.
///
/// - The caller holds it: nothing is requested before the first call.
/// - Expires: none that the client knows of.
///
/// The vendor's page shows another encoded value in its first request; it belongs to another
/// token of the same project.
///
/// ```no_run
/// # async fn example() -> keywright_signalwire::Result<()> {
/// use keywright_signalwire::{Basic, Client};
///
/// let client = Client::new(
///     "example",
///     Basic::new("a1b2c3d4-e5f6-7890-abcd-ef1234567890", "4tjCGnmA…"),
/// )?;
/// let subscribers = client.list_subscribers().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Basic(kw::Values);

impl Basic {
    /// With all that it needs.
    ///
    /// - `project_id`: The id of the project.
    /// - `api_token`: An API token of the project. Its permissions are its scopes.
    pub fn new(project_id: impl Into<String>, api_token: impl Into<Secret>) -> Self {
        Self(
            kw::Values::new()
                .with("project_id", project_id.into())
                .with("api_token", api_token.into()),
        )
    }

    /// Reads `SIGNALWIRE_PROJECT_ID` and `SIGNALWIRE_API_TOKEN`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::BASIC.inputs).map(Self)
    }
}

/// Subscriber access token (SAT): `Authorization: Bearer {token}`
///
/// The token of one subscriber, for a browser or an app.
///
/// - Made with `create_subscriber_token` (`POST /api/fabric/subscribers/tokens`) by a client
///   that holds `basic`, when it is first needed.
/// - Expires: as `expire_at` of the request asks. Where that is missing: 120 minutes after it
///   was issued.
/// - Renewed: with `refresh_subscriber_token` (`POST /api/fabric/subscribers/tokens/refresh`),
///   ahead of expiry. Each refresh token works once; the next one is stored before the new
///   token is used. Where that fails for good, it is obtained anew.
/// - Revoked: not at all: the vendor documents no way.
///
/// The token is encrypted and its answer names no lifetime, so that is counted from the
/// request.
///
/// The refresh asks for the project's credential and not for the token.
///
/// ```no_run
/// # async fn example() -> keywright_signalwire::Result<()> {
/// use keywright_signalwire::{Basic, Client, ListAddresses, Subscriber};
///
/// let client = Client::new(
///     "example",
///     Basic::new("a1b2c3d4-e5f6-7890-abcd-ef1234567890", "4tjCGnmA…"),
/// )?;
/// let client = client.subscriber(Subscriber::new("john.doe@example.com"))?;
/// let addresses = client.list_addresses(ListAddresses::new()).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Subscriber(kw::Values);

impl Subscriber {
    /// With all that is required.
    ///
    /// - `reference`: What you call the subscriber, often an e-mail address.
    pub fn new(reference: impl Into<String>) -> Self {
        Self(kw::Values::new().with("reference", reference.into()))
    }

    /// When the token ends; in two hours unless it is given.
    ///
    /// A whole number of seconds since 1970.
    pub fn expire_at(self, value: i64) -> Self {
        Self(self.0.with("expire_at", value))
    }

    /// Sets `application_id`.
    pub fn application_id(self, value: impl Into<String>) -> Self {
        Self(self.0.with("application_id", value.into()))
    }

    /// Sets the password of the subscriber.
    pub fn password(self, value: impl Into<Secret>) -> Self {
        Self(self.0.with("password", value.into()))
    }

    /// Sets `first_name`.
    pub fn first_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("first_name", value.into()))
    }

    /// Sets `last_name`.
    pub fn last_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("last_name", value.into()))
    }

    /// Sets `display_name`.
    pub fn display_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("display_name", value.into()))
    }

    /// Sets `job_title`.
    pub fn job_title(self, value: impl Into<String>) -> Self {
        Self(self.0.with("job_title", value.into()))
    }

    /// Sets `time_zone`.
    pub fn time_zone(self, value: impl Into<String>) -> Self {
        Self(self.0.with("time_zone", value.into()))
    }

    /// Sets `country`.
    pub fn country(self, value: impl Into<String>) -> Self {
        Self(self.0.with("country", value.into()))
    }

    /// Sets `company_name`.
    pub fn company_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("company_name", value.into()))
    }

    /// Sets `region`.
    pub fn region(self, value: SubscriberRegion) -> Self {
        Self(self.0.with("region", value.as_str()))
    }

    /// Reads `SIGNALWIRE_REFERENCE` and, if set, `SIGNALWIRE_EXPIRE_AT`,
    /// `SIGNALWIRE_APPLICATION_ID`, `SIGNALWIRE_PASSWORD`, `SIGNALWIRE_FIRST_NAME`,
    /// `SIGNALWIRE_LAST_NAME`, `SIGNALWIRE_DISPLAY_NAME`, `SIGNALWIRE_JOB_TITLE`,
    /// `SIGNALWIRE_TIME_ZONE`, `SIGNALWIRE_COUNTRY`, `SIGNALWIRE_COMPANY_NAME` and
    /// `SIGNALWIRE_REGION`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::SUBSCRIBER.inputs).map(Self)
    }
}

/// What `region` may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubscriberRegion {
    /// `us-central`
    UsCentral,
}

impl SubscriberRegion {
    const fn as_str(self) -> &'static str {
        match self {
            Self::UsCentral => "us-central",
        }
    }
}

/// Subscriber access token bound to a key: `Authorization: Bearer {token}`
///
/// As the subscriber access token, bound to the DPoP key of a client that may renew it itself.
///
/// - Made with `create_subscriber_token` (`POST /api/fabric/subscribers/tokens`) by a client
///   that holds `basic`, when it is first needed.
/// - Expires: as `expire_at` of the request asks. Where that is missing: 120 minutes after it
///   was issued.
/// - Renewed: with `refresh_subscriber_token` (`POST /api/fabric/subscribers/tokens/refresh`),
///   ahead of expiry. Each refresh token works once; the next one is stored before the new
///   token is used. Where that fails for good, it is obtained anew.
/// - Revoked: not at all: the vendor documents no way.
///
/// Asked for without a fingerprint, a token with this scope lives 60 seconds, so the
/// fingerprint is required here.
///
/// ```no_run
/// # async fn example() -> keywright_signalwire::Result<()> {
/// use keywright_signalwire::{Basic, BoundSubscriber, Client, ListAddresses};
///
/// let client = Client::new(
///     "example",
///     Basic::new("a1b2c3d4-e5f6-7890-abcd-ef1234567890", "4tjCGnmA…"),
/// )?;
/// let client = client.bound_subscriber(
///     BoundSubscriber::new("john.doe@example.com", "NzbLsXh8…"),
/// )?;
/// let addresses = client.list_addresses(ListAddresses::new()).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct BoundSubscriber(kw::Values);

impl BoundSubscriber {
    /// With all that is required.
    ///
    /// - `reference`: What you call the subscriber, often an e-mail address.
    /// - `fingerprint`: The RFC 7638 thumbprint of the client's key.
    pub fn new(reference: impl Into<String>, fingerprint: impl Into<String>) -> Self {
        Self(
            kw::Values::new()
                .with("reference", reference.into())
                .with("fingerprint", fingerprint.into()),
        )
    }

    /// When the token ends; in two hours unless it is given.
    ///
    /// A whole number of seconds since 1970.
    pub fn expire_at(self, value: i64) -> Self {
        Self(self.0.with("expire_at", value))
    }

    /// Sets `application_id`.
    pub fn application_id(self, value: impl Into<String>) -> Self {
        Self(self.0.with("application_id", value.into()))
    }

    /// Sets the password of the subscriber.
    pub fn password(self, value: impl Into<Secret>) -> Self {
        Self(self.0.with("password", value.into()))
    }

    /// Sets `first_name`.
    pub fn first_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("first_name", value.into()))
    }

    /// Sets `last_name`.
    pub fn last_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("last_name", value.into()))
    }

    /// Sets `display_name`.
    pub fn display_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("display_name", value.into()))
    }

    /// Sets `job_title`.
    pub fn job_title(self, value: impl Into<String>) -> Self {
        Self(self.0.with("job_title", value.into()))
    }

    /// Sets `time_zone`.
    pub fn time_zone(self, value: impl Into<String>) -> Self {
        Self(self.0.with("time_zone", value.into()))
    }

    /// Sets `country`.
    pub fn country(self, value: impl Into<String>) -> Self {
        Self(self.0.with("country", value.into()))
    }

    /// Sets `company_name`.
    pub fn company_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("company_name", value.into()))
    }

    /// Sets `region`.
    pub fn region(self, value: BoundSubscriberRegion) -> Self {
        Self(self.0.with("region", value.as_str()))
    }

    /// Reads `SIGNALWIRE_REFERENCE` and `SIGNALWIRE_FINGERPRINT` and, if set,
    /// `SIGNALWIRE_EXPIRE_AT`, `SIGNALWIRE_APPLICATION_ID`, `SIGNALWIRE_PASSWORD`,
    /// `SIGNALWIRE_FIRST_NAME`, `SIGNALWIRE_LAST_NAME`, `SIGNALWIRE_DISPLAY_NAME`,
    /// `SIGNALWIRE_JOB_TITLE`, `SIGNALWIRE_TIME_ZONE`, `SIGNALWIRE_COUNTRY`,
    /// `SIGNALWIRE_COMPANY_NAME` and `SIGNALWIRE_REGION`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::BOUND_SUBSCRIBER.inputs).map(Self)
    }
}

/// What `region` may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoundSubscriberRegion {
    /// `us-central`
    UsCentral,
}

impl BoundSubscriberRegion {
    const fn as_str(self) -> &'static str {
        match self {
            Self::UsCentral => "us-central",
        }
    }
}

/// Guest token: `Authorization: Bearer {token}`
///
/// For a caller who is no subscriber, to a few addresses. It can call and cannot be called.
///
/// - Made with `create_guest_token` (`POST /api/fabric/guests/tokens`) by a client that holds
///   `basic` or `subscriber`, when it is first needed.
/// - Expires: as `expire_at` of the request asks. Where that is missing: 120 minutes after it
///   was issued.
/// - Renewed: obtained anew, ahead of expiry.
/// - Revoked: not at all: the vendor documents no way.
///
/// The current reference says that the project's credential creates it; the authorization page
/// says that a subscriber access token does. Both are accepted here.
///
/// The answer holds a refresh token too. How it is used is undocumented, so the token is made
/// anew.
///
/// ```no_run
/// # async fn example() -> keywright_signalwire::Result<()> {
/// use keywright_signalwire::{Basic, Client, Guest, ListAddresses};
///
/// let client = Client::new(
///     "example",
///     Basic::new("a1b2c3d4-e5f6-7890-abcd-ef1234567890", "4tjCGnmA…"),
/// )?;
/// let client = client.guest(Guest::new(["c04c7ff7-5fa1-48fb-aa2a-bcf97a6b8a79".to_owned()]))?;
/// let addresses = client.list_addresses(ListAddresses::new()).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Guest(kw::Values);

impl Guest {
    /// With all that is required.
    ///
    /// - `allowed_addresses`: The ids of the addresses that may be called; ten at most.
    pub fn new(allowed_addresses: impl Into<Vec<String>>) -> Self {
        Self(kw::Values::new().with("allowed_addresses", allowed_addresses.into()))
    }

    /// Sets `expire_at`.
    ///
    /// A whole number of seconds since 1970.
    pub fn expire_at(self, value: i64) -> Self {
        Self(self.0.with("expire_at", value))
    }

    /// Sets `region`.
    pub fn region(self, value: GuestRegion) -> Self {
        Self(self.0.with("region", value.as_str()))
    }

    /// Reads `SIGNALWIRE_ALLOWED_ADDRESSES` and, if set, `SIGNALWIRE_EXPIRE_AT` and
    /// `SIGNALWIRE_REGION`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::GUEST.inputs).map(Self)
    }
}

/// What `region` may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuestRegion {
    /// `us-central`
    UsCentral,
}

impl GuestRegion {
    const fn as_str(self) -> &'static str {
        match self {
            Self::UsCentral => "us-central",
        }
    }
}

/// Invite token: `Authorization: Bearer {token}`
///
/// A subscriber lets somebody call one of his addresses.
///
/// - Made with `create_invite_token` (`POST /api/fabric/subscriber/invites`) by a client that
///   holds `subscriber` or `bound_subscriber`, when it is first needed.
/// - Expires: as `expires_at` of the request asks. Where that is missing: 120 minutes after it
///   was issued.
/// - Renewed: obtained anew, ahead of expiry.
/// - Revoked: not at all: the vendor documents no way.
///
/// A server SDK of the vendor's sends the project's credential here; the reference asks for the
/// subscriber's token.
///
/// ```no_run
/// # async fn example() -> keywright_signalwire::Result<()> {
/// use keywright_signalwire::{Basic, Client, Invite, ListAddresses, Subscriber};
///
/// let client = Client::new(
///     "example",
///     Basic::new("a1b2c3d4-e5f6-7890-abcd-ef1234567890", "4tjCGnmA…"),
/// )?;
/// let client = client.subscriber(Subscriber::new("john.doe@example.com"))?;
/// let client = client.invite(Invite::new("c04c7ff7-5fa1-48fb-aa2a-bcf97a6b8a79"))?;
/// let addresses = client.list_addresses(ListAddresses::new()).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Invite(kw::Values);

impl Invite {
    /// With all that is required.
    ///
    /// - `address_id`: The id of the address that may be called.
    pub fn new(address_id: impl Into<String>) -> Self {
        Self(kw::Values::new().with("address_id", address_id.into()))
    }

    /// Sets `expires_at`.
    ///
    /// A whole number of seconds since 1970.
    pub fn expires_at(self, value: i64) -> Self {
        Self(self.0.with("expires_at", value))
    }

    /// Reads `SIGNALWIRE_ADDRESS_ID` and, if set, `SIGNALWIRE_EXPIRES_AT`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::INVITE.inputs).map(Self)
    }
}

/// Embed token: `Authorization: Bearer {token}`
///
/// The public token of a Click-to-Call widget, exchanged for a guest's.
///
/// - Obtained with `exchange_embed_token` (`POST /api/fabric/embeds/tokens`) when it is first
///   needed, and shared by every clone of the client.
/// - Expires: 60 minutes after it was issued.
/// - Renewed: obtained anew, ahead of expiry.
/// - Revoked: not at all: the vendor documents no way.
///
/// The hour is what the vendor's browser SDK assumes; nothing documents it.
///
/// One guide prints the path without `fabric`; the reference and the SDK have it.
///
/// ```no_run
/// # async fn example() -> keywright_signalwire::Result<()> {
/// use keywright_signalwire::{Client, Embed, ListAddresses};
///
/// let client = Client::new("example", Embed::new("c2c_7acc0e5e968706a032983cd80cdca219"))?;
/// let addresses = client.list_addresses(ListAddresses::new()).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Embed(kw::Values);

impl Embed {
    /// With all that it needs.
    ///
    /// - `c2c_token`: The public Click-to-Call token.
    pub fn new(c2c_token: impl Into<Secret>) -> Self {
        Self(kw::Values::new().with("c2c_token", c2c_token.into()))
    }

    /// Reads `SIGNALWIRE_C2C_TOKEN`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::EMBED.inputs).map(Self)
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

impl kw::Auth for Basic {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::BASIC, self.0)
    }
}

impl kw::Auth for Subscriber {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::SUBSCRIBER, self.0)
    }
}

impl kw::Auth for BoundSubscriber {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::BOUND_SUBSCRIBER, self.0)
    }
}

impl kw::Auth for Guest {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::GUEST, self.0)
    }
}

impl kw::Auth for Invite {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::INVITE, self.0)
    }
}

impl kw::Auth for Embed {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::EMBED, self.0)
    }
}

impl sealed::Sealed for NoAuth {}
impl sealed::Sealed for AnyAuth {}
impl sealed::Sealed for Basic {}
impl sealed::Sealed for Subscriber {}
impl sealed::Sealed for BoundSubscriber {}
impl sealed::Sealed for Guest {}
impl sealed::Sealed for Invite {}
impl sealed::Sealed for Embed {}

impl Auth for NoAuth {}
impl Auth for AnyAuth {}
impl Auth for Basic {}
impl Auth for Subscriber {}
impl Auth for BoundSubscriber {}
impl Auth for Guest {}
impl Auth for Invite {}
impl Auth for Embed {}

impl Standalone for NoAuth {}
impl Standalone for AnyAuth {}
impl Standalone for Basic {}
impl Standalone for Embed {}

impl accepts::Any for AnyAuth {}
impl accepts::Any for Basic {}
impl accepts::Any for Subscriber {}
impl accepts::Any for BoundSubscriber {}
impl accepts::Any for Guest {}
impl accepts::Any for Invite {}
impl accepts::Any for Embed {}

impl accepts::Basic for AnyAuth {}
impl accepts::Basic for Basic {}

impl accepts::BasicOrSubscriber for AnyAuth {}
impl accepts::BasicOrSubscriber for Basic {}
impl accepts::BasicOrSubscriber for Subscriber {}

impl accepts::SubscriberOrBoundSubscriber for AnyAuth {}
impl accepts::SubscriberOrBoundSubscriber for Subscriber {}
impl accepts::SubscriberOrBoundSubscriber for BoundSubscriber {}

impl accepts::SubscriberOrBoundSubscriberOrGuestOrInviteOrEmbed for AnyAuth {}
impl accepts::SubscriberOrBoundSubscriberOrGuestOrInviteOrEmbed for Subscriber {}
impl accepts::SubscriberOrBoundSubscriberOrGuestOrInviteOrEmbed for BoundSubscriber {}
impl accepts::SubscriberOrBoundSubscriberOrGuestOrInviteOrEmbed for Guest {}
impl accepts::SubscriberOrBoundSubscriberOrGuestOrInviteOrEmbed for Invite {}
impl accepts::SubscriberOrBoundSubscriberOrGuestOrInviteOrEmbed for Embed {}
