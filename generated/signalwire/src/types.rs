// Generated from specs/signalwire.yaml by `cargo xtask generate`. Do not edit.

//! The bodies of requests and answers.

use std::collections::BTreeMap;

use keywright::{DateTime, Json, Result, Secret};

use crate::kw;

/// The request of [`create_subscriber_token`](crate::Client::create_subscriber_token).
///
/// `POST /api/fabric/subscribers/tokens`
#[derive(Clone, Debug)]
pub struct CreateSubscriberToken(kw::Values);

impl CreateSubscriberToken {
    /// With all that is required.
    ///
    /// - `reference`: What you call the subscriber, often an e-mail address; it is created where it
    ///   is new.
    pub fn new(reference: impl Into<String>) -> Self {
        Self(kw::Values::new().with("reference", reference.into()))
    }

    /// When the token ends; in two hours unless it is given.
    #[must_use]
    pub fn expire_at(self, value: i64) -> Self {
        Self(self.0.with("expire_at", value))
    }

    /// Sets `application_id`.
    #[must_use]
    pub fn application_id(self, value: impl Into<String>) -> Self {
        Self(self.0.with("application_id", value.into()))
    }

    /// Sets the password of the subscriber.
    #[must_use]
    pub fn password(self, value: impl Into<Secret>) -> Self {
        Self(self.0.with("password", value.into()))
    }

    /// The RFC 7638 thumbprint of the client's DPoP key.
    #[must_use]
    pub fn fingerprint(self, value: impl Into<String>) -> Self {
        Self(self.0.with("fingerprint", value.into()))
    }

    /// Sets `scope`.
    #[must_use]
    pub fn scope(self, value: CreateSubscriberTokenScope) -> Self {
        Self(self.0.with("scope", value))
    }

    /// Sets `first_name`.
    #[must_use]
    pub fn first_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("first_name", value.into()))
    }

    /// Sets `last_name`.
    #[must_use]
    pub fn last_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("last_name", value.into()))
    }

    /// Sets `display_name`.
    #[must_use]
    pub fn display_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("display_name", value.into()))
    }

    /// Sets `job_title`.
    #[must_use]
    pub fn job_title(self, value: impl Into<String>) -> Self {
        Self(self.0.with("job_title", value.into()))
    }

    /// Sets `time_zone`.
    #[must_use]
    pub fn time_zone(self, value: impl Into<String>) -> Self {
        Self(self.0.with("time_zone", value.into()))
    }

    /// Sets `country`.
    #[must_use]
    pub fn country(self, value: impl Into<String>) -> Self {
        Self(self.0.with("country", value.into()))
    }

    /// Sets `company_name`.
    #[must_use]
    pub fn company_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("company_name", value.into()))
    }

    /// Sets `region`.
    #[must_use]
    pub fn region(self, value: CreateSubscriberTokenRegion) -> Self {
        Self(self.0.with("region", value))
    }
}

impl From<CreateSubscriberToken> for kw::Values {
    fn from(it: CreateSubscriberToken) -> Self {
        it.0
    }
}

/// The request of [`create_guest_token`](crate::Client::create_guest_token).
///
/// `POST /api/fabric/guests/tokens`
#[derive(Clone, Debug)]
pub struct CreateGuestToken(kw::Values);

impl CreateGuestToken {
    /// With all that is required.
    pub fn new(allowed_addresses: impl Into<Vec<String>>) -> Self {
        Self(kw::Values::new().with("allowed_addresses", allowed_addresses.into()))
    }

    /// Sets `expire_at`.
    #[must_use]
    pub fn expire_at(self, value: i64) -> Self {
        Self(self.0.with("expire_at", value))
    }

    /// Sets `region`.
    #[must_use]
    pub fn region(self, value: CreateGuestTokenRegion) -> Self {
        Self(self.0.with("region", value))
    }
}

impl From<CreateGuestToken> for kw::Values {
    fn from(it: CreateGuestToken) -> Self {
        it.0
    }
}

/// The request of [`create_invite_token`](crate::Client::create_invite_token).
///
/// `POST /api/fabric/subscriber/invites`
#[derive(Clone, Debug)]
pub struct CreateInviteToken(kw::Values);

impl CreateInviteToken {
    /// With all that is required.
    pub fn new(address_id: impl Into<String>) -> Self {
        Self(kw::Values::new().with("address_id", address_id.into()))
    }

    /// Sets `expires_at`.
    #[must_use]
    pub fn expires_at(self, value: i64) -> Self {
        Self(self.0.with("expires_at", value))
    }
}

impl From<CreateInviteToken> for kw::Values {
    fn from(it: CreateInviteToken) -> Self {
        it.0
    }
}

/// The request of [`create_chat_token`](crate::Client::create_chat_token).
///
/// `POST /api/chat/tokens`
#[derive(Clone, Debug)]
pub struct CreateChatToken(kw::Values);

impl CreateChatToken {
    /// With all that is required.
    ///
    /// - `ttl`: How long it lives; 43,200 minutes at most.
    pub fn new(ttl: i64, channels: impl Into<BTreeMap<String, ChannelPermission>>) -> Self {
        Self(kw::Values::new().with("ttl", ttl).with("channels", channels.into()))
    }

    /// Sets `member_id`.
    #[must_use]
    pub fn member_id(self, value: impl Into<String>) -> Self {
        Self(self.0.with("member_id", value.into()))
    }

    /// Sets `state`.
    #[must_use]
    pub fn state(self, value: Json) -> Self {
        Self(self.0.with("state", value))
    }
}

impl From<CreateChatToken> for kw::Values {
    fn from(it: CreateChatToken) -> Self {
        it.0
    }
}

/// The request of [`create_pubsub_token`](crate::Client::create_pubsub_token).
///
/// `POST /api/pubsub/tokens`
#[derive(Clone, Debug)]
pub struct CreatePubsubToken(kw::Values);

impl CreatePubsubToken {
    /// With all that is required.
    pub fn new(ttl: i64, channels: impl Into<BTreeMap<String, ChannelPermission>>) -> Self {
        Self(kw::Values::new().with("ttl", ttl).with("channels", channels.into()))
    }

    /// Sets `member_id`.
    #[must_use]
    pub fn member_id(self, value: impl Into<String>) -> Self {
        Self(self.0.with("member_id", value.into()))
    }

    /// Sets `state`.
    #[must_use]
    pub fn state(self, value: Json) -> Self {
        Self(self.0.with("state", value))
    }
}

impl From<CreatePubsubToken> for kw::Values {
    fn from(it: CreatePubsubToken) -> Self {
        it.0
    }
}

/// The request of [`create_room_token`](crate::Client::create_room_token).
///
/// `POST /api/video/room_tokens`
#[derive(Clone, Debug)]
pub struct CreateRoomToken(kw::Values);

impl CreateRoomToken {
    /// With all that is required.
    pub fn new(room_name: impl Into<String>) -> Self {
        Self(kw::Values::new().with("room_name", room_name.into()))
    }

    /// Sets `user_name`.
    #[must_use]
    pub fn user_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("user_name", value.into()))
    }

    /// Such as `room.self.audio_mute`; they are a list of their own.
    #[must_use]
    pub fn permissions(self, value: impl Into<Vec<String>>) -> Self {
        Self(self.0.with("permissions", value.into()))
    }

    /// Sets `join_from`.
    #[must_use]
    pub fn join_from(self, value: impl Into<DateTime>) -> Self {
        Self(self.0.with("join_from", value.into()))
    }

    /// Sets `join_until`.
    #[must_use]
    pub fn join_until(self, value: impl Into<DateTime>) -> Self {
        Self(self.0.with("join_until", value.into()))
    }

    /// Sets `remove_at`.
    #[must_use]
    pub fn remove_at(self, value: impl Into<DateTime>) -> Self {
        Self(self.0.with("remove_at", value.into()))
    }

    /// Sets `remove_after_seconds_elapsed`.
    #[must_use]
    pub fn remove_after_seconds_elapsed(self, value: i64) -> Self {
        Self(self.0.with("remove_after_seconds_elapsed", value))
    }

    /// Sets `join_as`.
    #[must_use]
    pub fn join_as(self, value: CreateRoomTokenJoinAs) -> Self {
        Self(self.0.with("join_as", value))
    }

    /// Sets `media_allowed`.
    #[must_use]
    pub fn media_allowed(self, value: CreateRoomTokenMediaAllowed) -> Self {
        Self(self.0.with("media_allowed", value))
    }
}

impl From<CreateRoomToken> for kw::Values {
    fn from(it: CreateRoomToken) -> Self {
        it.0
    }
}

/// The request of [`create_project_token`](crate::Client::create_project_token).
///
/// `POST /api/project/tokens`
#[derive(Clone, Debug)]
pub struct CreateProjectToken(kw::Values);

impl CreateProjectToken {
    /// With all that is required.
    pub fn new(name: impl Into<String>, permissions: impl Into<Vec<Scope>>) -> Self {
        Self(kw::Values::new().with("name", name.into()).with("permissions", permissions.into()))
    }

    /// Sets `subproject_id`.
    #[must_use]
    pub fn subproject_id(self, value: impl Into<String>) -> Self {
        Self(self.0.with("subproject_id", value.into()))
    }
}

impl From<CreateProjectToken> for kw::Values {
    fn from(it: CreateProjectToken) -> Self {
        it.0
    }
}

/// The request of [`update_project_token`](crate::Client::update_project_token).
///
/// `PATCH /api/project/tokens/{token_id}`
#[derive(Clone, Debug)]
pub struct UpdateProjectToken(kw::Values);

impl UpdateProjectToken {
    /// With all that is required.
    pub fn new(token_id: impl Into<String>) -> Self {
        Self(kw::Values::new().with("token_id", token_id.into()))
    }

    /// Sets `name`.
    #[must_use]
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("name", value.into()))
    }

    /// Sets `permissions`.
    #[must_use]
    pub fn permissions(self, value: impl Into<Vec<Scope>>) -> Self {
        Self(self.0.with("permissions", value.into()))
    }
}

impl From<UpdateProjectToken> for kw::Values {
    fn from(it: UpdateProjectToken) -> Self {
        it.0
    }
}

/// The request of [`list_addresses`](crate::Client::list_addresses).
///
/// `GET /api/fabric/addresses`
#[derive(Clone, Debug, Default)]
pub struct ListAddresses(kw::Values);

impl ListAddresses {
    /// With all that is required.
    pub fn new() -> Self {
        Self(kw::Values::new())
    }

    /// Sets `sort_by`.
    #[must_use]
    pub fn sort_by(self, value: impl Into<String>) -> Self {
        Self(self.0.with("sort_by", value.into()))
    }

    /// Sets `sort_order`.
    #[must_use]
    pub fn sort_order(self, value: impl Into<String>) -> Self {
        Self(self.0.with("sort_order", value.into()))
    }
}

impl From<ListAddresses> for kw::Values {
    fn from(it: ListAddresses) -> Self {
        it.0
    }
}

/// The request of [`create_subscriber`](crate::Client::create_subscriber).
///
/// `POST /api/fabric/resources/subscribers`
#[derive(Clone, Debug)]
pub struct CreateSubscriber(kw::Values);

impl CreateSubscriber {
    /// With all that is required.
    pub fn new(email: impl Into<String>) -> Self {
        Self(kw::Values::new().with("email", email.into()))
    }

    /// Sets `password`.
    #[must_use]
    pub fn password(self, value: impl Into<Secret>) -> Self {
        Self(self.0.with("password", value.into()))
    }

    /// Sets `first_name`.
    #[must_use]
    pub fn first_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("first_name", value.into()))
    }

    /// Sets `last_name`.
    #[must_use]
    pub fn last_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("last_name", value.into()))
    }

    /// Sets `display_name`.
    #[must_use]
    pub fn display_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("display_name", value.into()))
    }
}

impl From<CreateSubscriber> for kw::Values {
    fn from(it: CreateSubscriber) -> Self {
        it.0
    }
}

/// The request of [`list_rooms`](crate::Client::list_rooms).
///
/// `GET /api/video/rooms`
#[derive(Clone, Debug, Default)]
pub struct ListRooms(kw::Values);

impl ListRooms {
    /// With all that is required.
    pub fn new() -> Self {
        Self(kw::Values::new())
    }

    /// Sets `page_number`.
    #[must_use]
    pub fn page_number(self, value: i64) -> Self {
        Self(self.0.with("page_number", value))
    }

    /// Sets `page_size`.
    #[must_use]
    pub fn page_size(self, value: i64) -> Self {
        Self(self.0.with("page_size", value))
    }
}

impl From<ListRooms> for kw::Values {
    fn from(it: ListRooms) -> Self {
        it.0
    }
}

/// The request of [`send_message`](crate::Client::send_message).
///
/// `POST /api/messaging/messages`
#[derive(Clone, Debug)]
pub struct SendMessage(kw::Values);

impl SendMessage {
    /// With all that is required.
    pub fn new(to: impl Into<String>, from: impl Into<String>) -> Self {
        Self(kw::Values::new().with("to", to.into()).with("from", from.into()))
    }

    /// Sets `body`.
    #[must_use]
    pub fn body(self, value: impl Into<String>) -> Self {
        Self(self.0.with("body", value.into()))
    }

    /// Sets `media`.
    #[must_use]
    pub fn media(self, value: impl Into<Vec<String>>) -> Self {
        Self(self.0.with("media", value.into()))
    }

    /// Sets `send_as_mms`.
    #[must_use]
    pub fn send_as_mms(self, value: bool) -> Self {
        Self(self.0.with("send_as_mms", value))
    }

    /// Sets `status_callback`.
    #[must_use]
    pub fn status_callback(self, value: impl Into<String>) -> Self {
        Self(self.0.with("status_callback", value.into()))
    }
}

impl From<SendMessage> for kw::Values {
    fn from(it: SendMessage) -> Self {
        it.0
    }
}

/// The request of [`send_verification_code`](crate::Client::send_verification_code).
///
/// `POST /api/relay/rest/mfa/sms`
#[derive(Clone, Debug)]
pub struct SendVerificationCode(kw::Values);

impl SendVerificationCode {
    /// With all that is required.
    pub fn new(to: impl Into<String>) -> Self {
        Self(kw::Values::new().with("to", to.into()))
    }

    /// Sets `from`.
    #[must_use]
    pub fn from(self, value: impl Into<String>) -> Self {
        Self(self.0.with("from", value.into()))
    }

    /// Sets `message`.
    #[must_use]
    pub fn message(self, value: impl Into<String>) -> Self {
        Self(self.0.with("message", value.into()))
    }

    /// Sets `token_length`.
    #[must_use]
    pub fn token_length(self, value: i64) -> Self {
        Self(self.0.with("token_length", value))
    }

    /// An hour unless it is given, a week at most.
    #[must_use]
    pub fn valid_for(self, value: i64) -> Self {
        Self(self.0.with("valid_for", value))
    }

    /// Sets `max_attempts`.
    #[must_use]
    pub fn max_attempts(self, value: i64) -> Self {
        Self(self.0.with("max_attempts", value))
    }

    /// Sets `allow_alphas`.
    #[must_use]
    pub fn allow_alphas(self, value: bool) -> Self {
        Self(self.0.with("allow_alphas", value))
    }
}

impl From<SendVerificationCode> for kw::Values {
    fn from(it: SendVerificationCode) -> Self {
        it.0
    }
}

/// The request of [`create_compatibility_token`](crate::Client::create_compatibility_token).
///
/// `POST /api/laml/2010-04-01/Accounts/{AccountSid}/tokens`
#[derive(Clone, Debug)]
pub struct CreateCompatibilityToken(kw::Values);

impl CreateCompatibilityToken {
    /// With all that is required.
    pub fn new(
        account_sid: impl Into<String>,
        name: impl Into<String>,
        permissions: impl Into<Vec<Scope>>,
    ) -> Self {
        Self(
            kw::Values::new()
                .with("AccountSid", account_sid.into())
                .with("name", name.into())
                .with("permissions", permissions.into()),
        )
    }

    /// Sets `subproject_id`.
    #[must_use]
    pub fn subproject_id(self, value: impl Into<String>) -> Self {
        Self(self.0.with("subproject_id", value.into()))
    }
}

impl From<CreateCompatibilityToken> for kw::Values {
    fn from(it: CreateCompatibilityToken) -> Self {
        it.0
    }
}

/// The answer of [`create_subscriber_token`](crate::Client::create_subscriber_token).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateSubscriberTokenResponse {
    /// `subscriber_id`
    pub subscriber_id: String,
    /// `token`
    pub token: Secret,
    /// `refresh_token`
    pub refresh_token: Secret,
}

impl kw::Decode for CreateSubscriberTokenResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            subscriber_id: fields.required("subscriber_id")?,
            token: fields.required("token")?,
            refresh_token: fields.required("refresh_token")?,
        })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TokenPair {
    /// `token`
    pub token: Secret,
    /// `refresh_token`
    pub refresh_token: Secret,
}

impl kw::Decode for TokenPair {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            token: fields.required("token")?,
            refresh_token: fields.required("refresh_token")?,
        })
    }
}

/// The answer of [`create_invite_token`](crate::Client::create_invite_token).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateInviteTokenResponse {
    /// `token`
    pub token: Secret,
}

impl kw::Decode for CreateInviteTokenResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { token: fields.required("token")? })
    }
}

/// The answer of [`exchange_embed_token`](crate::Client::exchange_embed_token).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ExchangeEmbedTokenResponse {
    /// `token`
    pub token: Secret,
}

impl kw::Decode for ExchangeEmbedTokenResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { token: fields.required("token")? })
    }
}

/// A part of a request.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct ChannelPermission {
    /// `read`
    pub read: Option<bool>,
    /// `write`
    pub write: Option<bool>,
}

impl ChannelPermission {
    /// With all that is required.
    pub fn new() -> Self {
        Self { read: None, write: None }
    }

    /// Sets `read`.
    #[must_use]
    pub fn read(mut self, value: bool) -> Self {
        self.read = Some(value);
        self
    }

    /// Sets `write`.
    #[must_use]
    pub fn write(mut self, value: bool) -> Self {
        self.write = Some(value);
        self
    }
}

impl kw::Encode for ChannelPermission {
    fn encode(self) -> kw::Value {
        kw::Values::new().maybe("read", self.read).maybe("write", self.write).into()
    }
}

/// The answer of [`create_chat_token`](crate::Client::create_chat_token).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateChatTokenResponse {
    /// `token`
    pub token: Secret,
}

impl kw::Decode for CreateChatTokenResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { token: fields.required("token")? })
    }
}

/// The answer of [`create_pubsub_token`](crate::Client::create_pubsub_token).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreatePubsubTokenResponse {
    /// `token`
    pub token: Secret,
}

impl kw::Decode for CreatePubsubTokenResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { token: fields.required("token")? })
    }
}

/// The answer of [`create_room_token`](crate::Client::create_room_token).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateRoomTokenResponse {
    /// `token`
    pub token: Secret,
}

impl kw::Decode for CreateRoomTokenResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { token: fields.required("token")? })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ProjectToken {
    /// `id`
    pub id: String,
    /// `name`
    pub name: String,
    /// `permissions`
    pub permissions: Vec<Scope>,
    /// The API token.
    pub token: Secret,
}

impl kw::Decode for ProjectToken {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            id: fields.required("id")?,
            name: fields.required("name")?,
            permissions: fields.required("permissions")?,
            token: fields.required("token")?,
        })
    }
}

/// The answer of [`list_addresses`](crate::Client::list_addresses).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListAddressesResponse {
    /// `data`
    pub data: Vec<Address>,
    /// `links`
    pub links: Option<Links>,
}

impl kw::Decode for ListAddressesResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { data: fields.required("data")?, links: fields.optional("links")? })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Address {
    /// `id`
    pub id: String,
    /// `name`
    pub name: String,
    /// `display_name`
    pub display_name: Option<String>,
    /// `type`
    pub r#type: AddressType,
    /// `locked`
    pub locked: Option<bool>,
    /// `cover_url`
    pub cover_url: Option<String>,
    /// `preview_url`
    pub preview_url: Option<String>,
    /// `channels`
    pub channels: Option<Channels>,
    /// `created_at`
    pub created_at: Option<DateTime>,
}

impl kw::Decode for Address {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            id: fields.required("id")?,
            name: fields.required("name")?,
            display_name: fields.optional("display_name")?,
            r#type: fields.required("type")?,
            locked: fields.optional("locked")?,
            cover_url: fields.optional("cover_url")?,
            preview_url: fields.optional("preview_url")?,
            channels: fields.optional("channels")?,
            created_at: fields.optional("created_at")?,
        })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Channels {
    /// `audio`
    pub audio: Option<String>,
    /// `messaging`
    pub messaging: Option<String>,
    /// `video`
    pub video: Option<String>,
}

impl kw::Decode for Channels {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            audio: fields.optional("audio")?,
            messaging: fields.optional("messaging")?,
            video: fields.optional("video")?,
        })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Links {
    /// `self`
    pub self_: Option<String>,
    /// `first`
    pub first: Option<String>,
    /// `next`
    pub next: Option<String>,
    /// `prev`
    pub prev: Option<String>,
}

impl kw::Decode for Links {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            self_: fields.optional("self")?,
            first: fields.optional("first")?,
            next: fields.optional("next")?,
            prev: fields.optional("prev")?,
        })
    }
}

/// The answer of [`list_subscribers`](crate::Client::list_subscribers).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListSubscribersResponse {
    /// `data`
    pub data: Vec<SubscriberResource>,
    /// `links`
    pub links: Option<Links>,
}

impl kw::Decode for ListSubscribersResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { data: fields.required("data")?, links: fields.optional("links")? })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SubscriberResource {
    /// `id`
    pub id: String,
    /// `project_id`
    pub project_id: Option<String>,
    /// `display_name`
    pub display_name: Option<String>,
    /// `type`
    pub r#type: Option<String>,
    /// `created_at`
    pub created_at: Option<DateTime>,
    /// `updated_at`
    pub updated_at: Option<DateTime>,
}

impl kw::Decode for SubscriberResource {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            id: fields.required("id")?,
            project_id: fields.optional("project_id")?,
            display_name: fields.optional("display_name")?,
            r#type: fields.optional("type")?,
            created_at: fields.optional("created_at")?,
            updated_at: fields.optional("updated_at")?,
        })
    }
}

/// The answer of [`list_rooms`](crate::Client::list_rooms).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListRoomsResponse {
    /// `data`
    pub data: Vec<Json>,
    /// `links`
    pub links: Option<Links>,
}

impl kw::Decode for ListRoomsResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { data: fields.required("data")?, links: fields.optional("links")? })
    }
}

/// The answer of [`send_message`](crate::Client::send_message).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SendMessageResponse {
    /// `id`
    pub id: String,
    /// `from`
    pub from: String,
    /// `to`
    pub to: String,
    /// `body`
    pub body: Option<String>,
    /// `status`
    pub status: String,
    /// `direction`
    pub direction: Option<String>,
    /// `kind`
    pub kind: Option<String>,
    /// `number_of_segments`
    pub number_of_segments: Option<i64>,
    /// `error_code`
    pub error_code: Option<String>,
    /// `error_message`
    pub error_message: Option<String>,
    /// `created_at`
    pub created_at: Option<DateTime>,
}

impl kw::Decode for SendMessageResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            id: fields.required("id")?,
            from: fields.required("from")?,
            to: fields.required("to")?,
            body: fields.optional("body")?,
            status: fields.required("status")?,
            direction: fields.optional("direction")?,
            kind: fields.optional("kind")?,
            number_of_segments: fields.optional("number_of_segments")?,
            error_code: fields.optional("error_code")?,
            error_message: fields.optional("error_message")?,
            created_at: fields.optional("created_at")?,
        })
    }
}

/// A part of a request.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CallParameters {
    /// `from`
    pub from: String,
    /// `to`
    pub to: Option<String>,
    /// `url`
    pub url: String,
    /// `caller_id`
    pub caller_id: Option<String>,
    /// `status_url`
    pub status_url: Option<String>,
    /// `status_events`
    pub status_events: Option<Vec<String>>,
}

impl CallParameters {
    /// With all that is required.
    pub fn new(from: impl Into<String>, url: impl Into<String>) -> Self {
        Self {
            from: from.into(),
            url: url.into(),
            to: None,
            caller_id: None,
            status_url: None,
            status_events: None,
        }
    }

    /// Sets `to`.
    #[must_use]
    pub fn to(mut self, value: impl Into<String>) -> Self {
        self.to = Some(value.into());
        self
    }

    /// Sets `caller_id`.
    #[must_use]
    pub fn caller_id(mut self, value: impl Into<String>) -> Self {
        self.caller_id = Some(value.into());
        self
    }

    /// Sets `status_url`.
    #[must_use]
    pub fn status_url(mut self, value: impl Into<String>) -> Self {
        self.status_url = Some(value.into());
        self
    }

    /// Sets `status_events`.
    #[must_use]
    pub fn status_events(mut self, value: impl Into<Vec<String>>) -> Self {
        self.status_events = Some(value.into());
        self
    }
}

impl kw::Encode for CallParameters {
    fn encode(self) -> kw::Value {
        kw::Values::new()
            .with("from", self.from)
            .maybe("to", self.to)
            .with("url", self.url)
            .maybe("caller_id", self.caller_id)
            .maybe("status_url", self.status_url)
            .maybe("status_events", self.status_events)
            .into()
    }
}

/// The answer of [`place_call`](crate::Client::place_call).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PlaceCallResponse {
    /// `id`
    pub id: String,
    /// `status`
    pub status: Option<String>,
    /// `from`
    pub from: Option<String>,
    /// `to`
    pub to: Option<String>,
    /// `direction`
    pub direction: Option<String>,
}

impl kw::Decode for PlaceCallResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            id: fields.required("id")?,
            status: fields.optional("status")?,
            from: fields.optional("from")?,
            to: fields.optional("to")?,
            direction: fields.optional("direction")?,
        })
    }
}

/// The answer of [`send_verification_code`](crate::Client::send_verification_code).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SendVerificationCodeResponse {
    /// `id`
    pub id: String,
    /// `success`
    pub success: bool,
    /// `to`
    pub to: String,
    /// `channel`
    pub channel: String,
}

impl kw::Decode for SendVerificationCodeResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            id: fields.required("id")?,
            success: fields.required("success")?,
            to: fields.required("to")?,
            channel: fields.required("channel")?,
        })
    }
}

/// A scope of SignalWire.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Scope {
    /// `calling`
    Calling,
    /// `chat`
    Chat,
    /// `datasphere`
    Datasphere,
    /// `fax`
    Fax,
    /// `management`
    Management,
    /// `messaging`
    Messaging,
    /// `numbers`
    Numbers,
    /// `pubsub`
    Pubsub,
    /// `storage`
    Storage,
    /// `tasking`
    Tasking,
    /// `video`
    Video,
    /// One that the spec does not name.
    Other(String),
}

impl kw::TextEnum for Scope {
    fn as_str(&self) -> &str {
        match self {
            Self::Calling => "calling",
            Self::Chat => "chat",
            Self::Datasphere => "datasphere",
            Self::Fax => "fax",
            Self::Management => "management",
            Self::Messaging => "messaging",
            Self::Numbers => "numbers",
            Self::Pubsub => "pubsub",
            Self::Storage => "storage",
            Self::Tasking => "tasking",
            Self::Video => "video",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: String) -> Self {
        match text.as_str() {
            "calling" => Self::Calling,
            "chat" => Self::Chat,
            "datasphere" => Self::Datasphere,
            "fax" => Self::Fax,
            "management" => Self::Management,
            "messaging" => Self::Messaging,
            "numbers" => Self::Numbers,
            "pubsub" => Self::Pubsub,
            "storage" => Self::Storage,
            "tasking" => Self::Tasking,
            "video" => Self::Video,
            _ => Self::Other(text),
        }
    }
}

/// A choice. One that the spec does not name is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CreateSubscriberTokenScope {
    /// `sat:refresh`
    SatRefresh,
    /// One that the spec does not name.
    Other(String),
}

impl kw::TextEnum for CreateSubscriberTokenScope {
    fn as_str(&self) -> &str {
        match self {
            Self::SatRefresh => "sat:refresh",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: String) -> Self {
        match text.as_str() {
            "sat:refresh" => Self::SatRefresh,
            _ => Self::Other(text),
        }
    }
}

/// A choice. One that the spec does not name is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CreateSubscriberTokenRegion {
    /// `us-central`
    UsCentral,
    /// One that the spec does not name.
    Other(String),
}

impl kw::TextEnum for CreateSubscriberTokenRegion {
    fn as_str(&self) -> &str {
        match self {
            Self::UsCentral => "us-central",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: String) -> Self {
        match text.as_str() {
            "us-central" => Self::UsCentral,
            _ => Self::Other(text),
        }
    }
}

/// A choice. One that the spec does not name is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CreateGuestTokenRegion {
    /// `us-central`
    UsCentral,
    /// One that the spec does not name.
    Other(String),
}

impl kw::TextEnum for CreateGuestTokenRegion {
    fn as_str(&self) -> &str {
        match self {
            Self::UsCentral => "us-central",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: String) -> Self {
        match text.as_str() {
            "us-central" => Self::UsCentral,
            _ => Self::Other(text),
        }
    }
}

/// A choice. One that the spec does not name is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CreateRoomTokenJoinAs {
    /// `audience`
    Audience,
    /// `member`
    Member,
    /// One that the spec does not name.
    Other(String),
}

impl kw::TextEnum for CreateRoomTokenJoinAs {
    fn as_str(&self) -> &str {
        match self {
            Self::Audience => "audience",
            Self::Member => "member",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: String) -> Self {
        match text.as_str() {
            "audience" => Self::Audience,
            "member" => Self::Member,
            _ => Self::Other(text),
        }
    }
}

/// A choice. One that the spec does not name is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CreateRoomTokenMediaAllowed {
    /// `all`
    All,
    /// `video-only`
    VideoOnly,
    /// `audio-only`
    AudioOnly,
    /// One that the spec does not name.
    Other(String),
}

impl kw::TextEnum for CreateRoomTokenMediaAllowed {
    fn as_str(&self) -> &str {
        match self {
            Self::All => "all",
            Self::VideoOnly => "video-only",
            Self::AudioOnly => "audio-only",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: String) -> Self {
        match text.as_str() {
            "all" => Self::All,
            "video-only" => Self::VideoOnly,
            "audio-only" => Self::AudioOnly,
            _ => Self::Other(text),
        }
    }
}

/// A choice. One that the spec does not name is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AddressType {
    /// `app`
    App,
    /// `room`
    Room,
    /// `call`
    Call,
    /// `subscriber`
    Subscriber,
    /// One that the spec does not name.
    Other(String),
}

impl kw::TextEnum for AddressType {
    fn as_str(&self) -> &str {
        match self {
            Self::App => "app",
            Self::Room => "room",
            Self::Call => "call",
            Self::Subscriber => "subscriber",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: String) -> Self {
        match text.as_str() {
            "app" => Self::App,
            "room" => Self::Room,
            "call" => Self::Call,
            "subscriber" => Self::Subscriber,
            _ => Self::Other(text),
        }
    }
}
