// Generated from specs/signalwire.yaml by `cargo xtask generate`. Do not edit.

//! A client for SignalWire that obtains, caches, renews, applies and revokes its credentials.
//!
//! ```no_run
//! # async fn example() -> keywright_signalwire::Result<()> {
//! use keywright_signalwire::{Basic, Client};
//!
//! let client = Client::new(
//!     "example",
//!     Basic::new("a1b2c3d4-e5f6-7890-abcd-ef1234567890", "4tjCGnmA…"),
//! )?;
//! let subscribers = client.list_subscribers().await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Ways to authenticate
//!
//! - [`Basic`] sends `Authorization: Basic {base64(project_id ':' api_token)}`. The credential
//!   of a project. It makes every other token, so it stays on a server.
//! - [`Subscriber`] sends `Authorization: Bearer {token}`. The token of one subscriber, for a
//!   browser or an app.
//! - [`BoundSubscriber`] sends `Authorization: Bearer {token}`. As the subscriber access token,
//!   bound to the DPoP key of a client that may renew it itself.
//! - [`Guest`] sends `Authorization: Bearer {token}`. For a caller who is no subscriber, to a
//!   few addresses. It can call and cannot be called.
//! - [`Invite`] sends `Authorization: Bearer {token}`. A subscriber lets somebody call one of
//!   his addresses.
//! - [`Embed`] sends `Authorization: Bearer {token}`. The public token of a Click-to-Call
//!   widget, exchanged for a guest's.
//!
//! # Environment
//!
//! - `SIGNALWIRE_SPACE`: The first label of your Space's URL.
//! - `SIGNALWIRE_PROJECT_ID`: The id of the project.
//! - `SIGNALWIRE_API_TOKEN`: An API token of the project. Its permissions are its scopes.
//! - `SIGNALWIRE_REFERENCE`: What you call the subscriber, often an e-mail address.
//! - `SIGNALWIRE_EXPIRE_AT`: When the token ends; in two hours unless it is given.
//! - `SIGNALWIRE_APPLICATION_ID`
//! - `SIGNALWIRE_PASSWORD`: Sets the password of the subscriber.
//! - `SIGNALWIRE_FIRST_NAME`
//! - `SIGNALWIRE_LAST_NAME`
//! - `SIGNALWIRE_DISPLAY_NAME`
//! - `SIGNALWIRE_JOB_TITLE`
//! - `SIGNALWIRE_TIME_ZONE`
//! - `SIGNALWIRE_COUNTRY`
//! - `SIGNALWIRE_COMPANY_NAME`
//! - `SIGNALWIRE_REGION`
//! - `SIGNALWIRE_FINGERPRINT`: The RFC 7638 thumbprint of the client's key.
//! - `SIGNALWIRE_ALLOWED_ADDRESSES`: The ids of the addresses that may be called; ten at most.
//! - `SIGNALWIRE_ADDRESS_ID`: The id of the address that may be called.
//! - `SIGNALWIRE_EXPIRES_AT`
//! - `SIGNALWIRE_C2C_TOKEN`: The public Click-to-Call token.
//!
//! # Hosts
//!
//! - `base`: `https://{space_name}.signalwire.com`; examples and tests read
//!   `SIGNALWIRE_BASE_URL`
//!
//! # Quirks
//!
//! - One page says that a missing scope is answered with 401, another with 403. A bare 401 is
//!   read as an expired credential, and renewed upon once.
//! - Pages call the scope `calling` "Voice".
//! - No way to revoke a subscriber's token is documented.
//! - The names of the headers that tell a rate limit are undocumented.
//!
//! # Sources
//!
//! Read on 2026-08-21:
//!
//! - <https://signalwire.com/docs/platform/authorization>
//! - <https://signalwire.com/docs/apis/rest/overview>

#![allow(
    clippy::doc_markdown,
    clippy::should_implement_trait,
    clippy::struct_excessive_bools,
    clippy::too_many_arguments,
    reason = "names, sentences and the number of fields are the provider's"
)]

mod auth;
mod client;
mod table;
mod types;

pub mod accepts;

pub use auth::{
    AnyAuth, Auth, Basic, BoundSubscriber, BoundSubscriberRegion, Embed, Guest, GuestRegion, Invite,
    NoAuth, Standalone, Subscriber, SubscriberRegion,
};
pub use client::Client;
#[cfg(feature = "blocking")]
pub use keywright::blocking;
pub use keywright::{
    Builder, Call, Date, DateTime, Error, ErrorKind, Handshake, Json, Method, Number, Result,
    Secret,
};
pub use types::{
    Address, AddressType, CallParameters, ChannelPermission, Channels, CreateChatToken,
    CreateChatTokenResponse, CreateCompatibilityToken, CreateGuestToken, CreateGuestTokenRegion,
    CreateInviteToken, CreateInviteTokenResponse, CreateProjectToken, CreatePubsubToken,
    CreatePubsubTokenResponse, CreateRoomToken, CreateRoomTokenJoinAs, CreateRoomTokenMediaAllowed,
    CreateRoomTokenResponse, CreateSubscriber, CreateSubscriberToken, CreateSubscriberTokenRegion,
    CreateSubscriberTokenResponse, CreateSubscriberTokenScope, ExchangeEmbedTokenResponse, Links,
    ListAddresses, ListAddressesResponse, ListRooms, ListRoomsResponse, ListSubscribersResponse,
    PlaceCallResponse, ProjectToken, Scope, SendMessage, SendMessageResponse, SendVerificationCode,
    SendVerificationCodeResponse, SubscriberResource, TokenPair, UpdateProjectToken,
};

use keywright::generated::v1 as kw;

#[doc(hidden)]
pub use table::PROVIDER;

/// The examples of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
