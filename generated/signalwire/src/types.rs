// Generated from specs/signalwire.yaml by `cargo xtask generate`. Do not edit.

//! The bodies of requests and answers.

use std::collections::BTreeMap;

use keywright::{DateTime, Json, Result, Secret};

use crate::kw;

/// The request of [`create_subscriber_token`](crate::Client::create_subscriber_token).
#[derive(Clone, Debug)]
#[must_use]
pub struct CreateSubscriberToken(pub(crate) kw::Values);

impl CreateSubscriberToken {
    /// With all that is required.
    ///
    /// - `reference`: What you call the subscriber, often an e-mail address; it is created where it
    ///   is new.
    pub fn new(reference: impl Into<String>) -> Self {
        Self(kw::Values::new().with("reference", reference.into()))
    }

    /// When the token ends; in two hours unless it is given.
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

    /// The RFC 7638 thumbprint of the client's DPoP key.
    pub fn fingerprint(self, value: impl Into<String>) -> Self {
        Self(self.0.with("fingerprint", value.into()))
    }

    /// Sets `scope`.
    pub fn scope(self, value: CreateSubscriberTokenScope) -> Self {
        Self(self.0.with("scope", value))
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
    pub fn region(self, value: CreateSubscriberTokenRegion) -> Self {
        Self(self.0.with("region", value))
    }
}

/// The request of [`create_guest_token`](crate::Client::create_guest_token).
#[derive(Clone, Debug)]
#[must_use]
pub struct CreateGuestToken(pub(crate) kw::Values);

impl CreateGuestToken {
    /// With all that is required.
    pub fn new(allowed_addresses: impl Into<Vec<String>>) -> Self {
        Self(kw::Values::new().with("allowed_addresses", allowed_addresses.into()))
    }

    /// Sets `expire_at`.
    pub fn expire_at(self, value: i64) -> Self {
        Self(self.0.with("expire_at", value))
    }

    /// Sets `region`.
    pub fn region(self, value: CreateGuestTokenRegion) -> Self {
        Self(self.0.with("region", value))
    }
}

/// The request of [`create_invite_token`](crate::Client::create_invite_token).
#[derive(Clone, Debug)]
#[must_use]
pub struct CreateInviteToken(pub(crate) kw::Values);

impl CreateInviteToken {
    /// With all that is required.
    pub fn new(address_id: impl Into<String>) -> Self {
        Self(kw::Values::new().with("address_id", address_id.into()))
    }

    /// Sets `expires_at`.
    pub fn expires_at(self, value: i64) -> Self {
        Self(self.0.with("expires_at", value))
    }
}

/// The request of [`create_chat_token`](crate::Client::create_chat_token).
#[derive(Clone, Debug)]
#[must_use]
pub struct CreateChatToken(pub(crate) kw::Values);

impl CreateChatToken {
    /// With all that is required.
    ///
    /// - `ttl`: How long it lives; 43,200 minutes at most.
    pub fn new(ttl: i64, channels: impl Into<BTreeMap<String, ChannelPermission>>) -> Self {
        Self(kw::Values::new().with("ttl", ttl).with("channels", channels.into()))
    }

    /// Sets `member_id`.
    pub fn member_id(self, value: impl Into<String>) -> Self {
        Self(self.0.with("member_id", value.into()))
    }

    /// Sets `state`.
    pub fn state(self, value: Json) -> Self {
        Self(self.0.with("state", value))
    }
}

/// The request of [`create_pubsub_token`](crate::Client::create_pubsub_token).
#[derive(Clone, Debug)]
#[must_use]
pub struct CreatePubsubToken(pub(crate) kw::Values);

impl CreatePubsubToken {
    /// With all that is required.
    pub fn new(ttl: i64, channels: impl Into<BTreeMap<String, ChannelPermission>>) -> Self {
        Self(kw::Values::new().with("ttl", ttl).with("channels", channels.into()))
    }

    /// Sets `member_id`.
    pub fn member_id(self, value: impl Into<String>) -> Self {
        Self(self.0.with("member_id", value.into()))
    }

    /// Sets `state`.
    pub fn state(self, value: Json) -> Self {
        Self(self.0.with("state", value))
    }
}

/// The request of [`create_room_token`](crate::Client::create_room_token).
#[derive(Clone, Debug)]
#[must_use]
pub struct CreateRoomToken(pub(crate) kw::Values);

impl CreateRoomToken {
    /// With all that is required.
    pub fn new(room_name: impl Into<String>) -> Self {
        Self(kw::Values::new().with("room_name", room_name.into()))
    }

    /// Sets `user_name`.
    pub fn user_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("user_name", value.into()))
    }

    /// Such as `room.self.audio_mute`; they are a list of their own.
    pub fn permissions(self, value: impl Into<Vec<String>>) -> Self {
        Self(self.0.with("permissions", value.into()))
    }

    /// Sets `join_from`.
    pub fn join_from(self, value: impl Into<DateTime>) -> Self {
        Self(self.0.with("join_from", value.into()))
    }

    /// Sets `join_until`.
    pub fn join_until(self, value: impl Into<DateTime>) -> Self {
        Self(self.0.with("join_until", value.into()))
    }

    /// Sets `remove_at`.
    pub fn remove_at(self, value: impl Into<DateTime>) -> Self {
        Self(self.0.with("remove_at", value.into()))
    }

    /// Sets `remove_after_seconds_elapsed`.
    pub fn remove_after_seconds_elapsed(self, value: i64) -> Self {
        Self(self.0.with("remove_after_seconds_elapsed", value))
    }

    /// Sets `join_as`.
    pub fn join_as(self, value: CreateRoomTokenJoinAs) -> Self {
        Self(self.0.with("join_as", value))
    }

    /// Sets `media_allowed`.
    pub fn media_allowed(self, value: CreateRoomTokenMediaAllowed) -> Self {
        Self(self.0.with("media_allowed", value))
    }
}

/// The request of [`create_project_token`](crate::Client::create_project_token).
#[derive(Clone, Debug)]
#[must_use]
pub struct CreateProjectToken(pub(crate) kw::Values);

impl CreateProjectToken {
    /// With all that is required.
    pub fn new(name: impl Into<String>, permissions: impl Into<Vec<Scope>>) -> Self {
        Self(kw::Values::new().with("name", name.into()).with("permissions", permissions.into()))
    }

    /// Sets `subproject_id`.
    pub fn subproject_id(self, value: impl Into<String>) -> Self {
        Self(self.0.with("subproject_id", value.into()))
    }
}

/// The request of [`update_project_token`](crate::Client::update_project_token).
#[derive(Clone, Debug)]
#[must_use]
pub struct UpdateProjectToken(pub(crate) kw::Values);

impl UpdateProjectToken {
    /// With all that is required.
    pub fn new(token_id: impl Into<String>) -> Self {
        Self(kw::Values::new().with("token_id", token_id.into()))
    }

    /// Sets `name`.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("name", value.into()))
    }

    /// Sets `permissions`.
    pub fn permissions(self, value: impl Into<Vec<Scope>>) -> Self {
        Self(self.0.with("permissions", value.into()))
    }
}

/// The request of [`list_addresses`](crate::Client::list_addresses).
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct ListAddresses(pub(crate) kw::Values);

impl ListAddresses {
    /// With all that is required.
    pub fn new() -> Self {
        Self(kw::Values::new())
    }

    /// Sets `sort_by`.
    pub fn sort_by(self, value: impl Into<String>) -> Self {
        Self(self.0.with("sort_by", value.into()))
    }

    /// Sets `sort_order`.
    pub fn sort_order(self, value: impl Into<String>) -> Self {
        Self(self.0.with("sort_order", value.into()))
    }
}

/// The request of [`create_subscriber`](crate::Client::create_subscriber).
#[derive(Clone, Debug)]
#[must_use]
pub struct CreateSubscriber(pub(crate) kw::Values);

impl CreateSubscriber {
    /// With all that is required.
    pub fn new(email: impl Into<String>) -> Self {
        Self(kw::Values::new().with("email", email.into()))
    }

    /// Sets `password`.
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
}

/// The request of [`list_rooms`](crate::Client::list_rooms).
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct ListRooms(pub(crate) kw::Values);

impl ListRooms {
    /// With all that is required.
    pub fn new() -> Self {
        Self(kw::Values::new())
    }

    /// Sets `page_number`.
    pub fn page_number(self, value: i64) -> Self {
        Self(self.0.with("page_number", value))
    }

    /// Sets `page_size`.
    pub fn page_size(self, value: i64) -> Self {
        Self(self.0.with("page_size", value))
    }
}

/// The request of [`send_message`](crate::Client::send_message).
#[derive(Clone, Debug)]
#[must_use]
pub struct SendMessage(pub(crate) kw::Values);

impl SendMessage {
    /// With all that is required.
    pub fn new(to: impl Into<String>, from: impl Into<String>) -> Self {
        Self(kw::Values::new().with("to", to.into()).with("from", from.into()))
    }

    /// Sets `body`.
    pub fn body(self, value: impl Into<String>) -> Self {
        Self(self.0.with("body", value.into()))
    }

    /// Sets `media`.
    pub fn media(self, value: impl Into<Vec<String>>) -> Self {
        Self(self.0.with("media", value.into()))
    }

    /// Sets `send_as_mms`.
    pub fn send_as_mms(self, value: bool) -> Self {
        Self(self.0.with("send_as_mms", value))
    }

    /// Sets `status_callback`.
    pub fn status_callback(self, value: impl Into<String>) -> Self {
        Self(self.0.with("status_callback", value.into()))
    }
}

/// The request of [`send_verification_code`](crate::Client::send_verification_code).
#[derive(Clone, Debug)]
#[must_use]
pub struct SendVerificationCode(pub(crate) kw::Values);

impl SendVerificationCode {
    /// With all that is required.
    pub fn new(to: impl Into<String>) -> Self {
        Self(kw::Values::new().with("to", to.into()))
    }

    /// Sets `from`.
    pub fn from(self, value: impl Into<String>) -> Self {
        Self(self.0.with("from", value.into()))
    }

    /// Sets `message`.
    pub fn message(self, value: impl Into<String>) -> Self {
        Self(self.0.with("message", value.into()))
    }

    /// Sets `token_length`.
    pub fn token_length(self, value: i64) -> Self {
        Self(self.0.with("token_length", value))
    }

    /// An hour unless it is given, a week at most.
    pub fn valid_for(self, value: i64) -> Self {
        Self(self.0.with("valid_for", value))
    }

    /// Sets `max_attempts`.
    pub fn max_attempts(self, value: i64) -> Self {
        Self(self.0.with("max_attempts", value))
    }

    /// Sets `allow_alphas`.
    pub fn allow_alphas(self, value: bool) -> Self {
        Self(self.0.with("allow_alphas", value))
    }
}

/// The request of [`create_compatibility_token`](crate::Client::create_compatibility_token).
#[derive(Clone, Debug)]
#[must_use]
pub struct CreateCompatibilityToken(pub(crate) kw::Values);

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
    pub fn subproject_id(self, value: impl Into<String>) -> Self {
        Self(self.0.with("subproject_id", value.into()))
    }
}

/// A part of a request.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct ChannelPermission(pub(crate) kw::Values);

impl ChannelPermission {
    /// With all that is required.
    pub fn new() -> Self {
        Self(kw::Values::new())
    }

    /// Sets `read`.
    pub fn read(self, value: bool) -> Self {
        Self(self.0.with("read", value))
    }

    /// Sets `write`.
    pub fn write(self, value: bool) -> Self {
        Self(self.0.with("write", value))
    }
}

impl kw::Encode for ChannelPermission {
    fn encode(self) -> kw::Value {
        self.0.into()
    }
}

/// A part of a request.
#[derive(Clone, Debug)]
#[must_use]
pub struct CallParameters(pub(crate) kw::Values);

impl CallParameters {
    /// With all that is required.
    pub fn new(from: impl Into<String>, url: impl Into<String>) -> Self {
        Self(kw::Values::new().with("from", from.into()).with("url", url.into()))
    }

    /// Sets `to`.
    pub fn to(self, value: impl Into<String>) -> Self {
        Self(self.0.with("to", value.into()))
    }

    /// Sets `caller_id`.
    pub fn caller_id(self, value: impl Into<String>) -> Self {
        Self(self.0.with("caller_id", value.into()))
    }

    /// Sets `status_url`.
    pub fn status_url(self, value: impl Into<String>) -> Self {
        Self(self.0.with("status_url", value.into()))
    }

    /// Sets `status_events`.
    pub fn status_events(self, value: impl Into<Vec<String>>) -> Self {
        Self(self.0.with("status_events", value.into()))
    }
}

impl kw::Encode for CallParameters {
    fn encode(self) -> kw::Value {
        self.0.into()
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
