// Generated from specs/infobip.yaml by `cargo xtask generate`. Do not edit.

//! A client for Infobip that obtains, caches, renews, applies and revokes its credentials.
//!
//! ```no_run
//! # async fn example() -> keywright_infobip::Result<()> {
//! use keywright_infobip::{ApiKey, Client};
//!
//! let client = Client::new("xxxxx", ApiKey::new("003026bb…"))?;
//! let balance = client.get_balance().await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Ways to authenticate
//!
//! - [`ApiKey`] sends `Authorization: App {key}`. Made in the portal or with `create_api_key`.
//!   It carries the scopes that it was given.
//! - [`Oauth2`] sends `Authorization: Bearer {access_token}`. OAuth 2.0 client credentials. The
//!   token has the scopes of the user's roles.
//! - [`Ibsso`] sends `Authorization: IBSSO {token}`. One session at a time, bound to your IP
//!   address unless you ask otherwise.
//! - [`Basic`] sends `Authorization: Basic {base64(username ':' password)}`. The user name and
//!   password of the account. The least recommended way.
//!
//! # Environment
//!
//! - `INFOBIP_SUBDOMAIN`: The first label of your account's base URL, shown in the portal.
//! - `INFOBIP_API_KEY`: The API key, without the word `App`.
//! - `INFOBIP_USERNAME`: The user name of the account.
//! - `INFOBIP_PASSWORD`: The password of the account.
//! - `INFOBIP_UNSAFE`: Send `true` for a session that is not bound to your IP address.
//!
//! # Hosts
//!
//! - `base`: `https://{subdomain}.api.infobip.com`; examples and tests read `INFOBIP_BASE_URL`
//!
//! # Quirks
//!
//! - The two error forms are mixed within one product, so each endpoint says which one it
//!   answers with; the other is tried after it.
//! - What the vendor answers to a second session while one is open is undocumented. The client
//!   destroys the first before it asks for another.
//! - The lifetime of an OAuth 2.0 token is undocumented; the answer's `expires_in` is used.
//!
//! # Sources
//!
//! Read on 2026-08-20:
//!
//! - <https://www.infobip.com/docs/developer-resources/authentication-and-access/api-authentication>
//! - <https://www.infobip.com/docs/essentials/api-essentials/api-authentication>
//! - <https://www.infobip.com/docs/developing-with-infobip/authorization-oauth>

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

pub use auth::{AnyAuth, ApiKey, Auth, Basic, Ibsso, NoAuth, Oauth2};
pub use client::Client;
#[cfg(feature = "blocking")]
pub use keywright::blocking;
pub use keywright::{
    Builder, Call, Date, DateTime, Error, ErrorKind, Handshake, Json, Method, Number, Result,
    Secret,
};
pub use types::{
    ApiKeyDetails, CreateApiKey, CreateApiKeyPermission, CreateOauth2TokenResponse, CreateSession,
    CreateSessionResponse, GetBalanceResponse, ListApiKeys, ListApiKeysResponse, Scope, SendPin,
    SendPinResponse, SendSmsResponse, SendSmsResponseMessage, SmsContent, SmsDestination,
    SmsMessage, SmsStatus, UpdateApiKey, VerifyPinResponse,
};

use keywright::generated::v1 as kw;

#[doc(hidden)]
pub use table::PROVIDER;

/// The examples of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
