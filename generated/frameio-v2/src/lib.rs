// Generated from specs/frameio-v2.yaml by `cargo xtask generate`. Do not edit.

//! A client for Frame.io (v2) that obtains, caches, renews, applies and revokes its
//! credentials.
//!
//! **Deprecated**: the vendor has announced its end for 2026-12-01; use keywright-frameio-v4.
//! Camera to Cloud stays.
//!
//! ```no_run
//! # async fn example() -> keywright_frameio_v2::Result<()> {
//! use keywright_frameio_v2::{Client, Oauth2};
//!
//! let client = Client::new(Oauth2::new("my-client-id"))?;
//! let begun = client.authorize("https://app.example/callback")?;
//! println!("Open {}", begun.url());
//! client.sign_in(begun, "https://app.example/callback?code=…&state=…").await?;
//! let me = client.get_me().await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Ways to authenticate
//!
//! - [`Oauth2`] sends `Authorization: Bearer {access_token}`. A person lets your application
//!   in. A client without a secret is what the vendor calls a PKCE application.
//! - [`DeveloperToken`] sends `Authorization: Bearer {token}`. Made in the developer portal,
//!   for one user and the chosen scopes. It does not expire.
//! - [`Device`] sends `Authorization: Bearer {access_token}`. A camera or recorder. It shows a
//!   code, and a person enters it in a project of Frame.io.
//!
//! # Environment
//!
//! - `FRAMEIO_V2_CLIENT_ID`: The client's id.
//! - `FRAMEIO_V2_CLIENT_SECRET`: The client's secret; a public client has none.
//! - `FRAMEIO_V2_SCOPES`: The scopes to ask for.
//! - `FRAMEIO_V2_REFRESH_TOKEN`: A refresh token of an earlier sign-in.
//! - `FRAMEIO_V2_DEVELOPER_TOKEN`: The developer token.
//! - `FRAMEIO_V2_DEVICE_ID`: The serial number of the device.
//! - `FRAMEIO_V2_DEVICE_SECRET`: The secret of the device's model, issued by the vendor.
//! - `FRAMEIO_V2_DEVICE_SCOPE`: The scopes, with spaces between.
//! - `FRAMEIO_V2_DEVICE_REFRESH_TOKEN`: The refresh token of the pairing.
//! - `FRAMEIO_V2_X_CLIENT_VERSION`: The version of the device's software, as SemVer.
//! - `FRAMEIO_V2_X_CLIENT_PLATYPUS_ENABLED`: `true`, for an answer with the address of the
//!   page, and with one that holds the code.
//!
//! # Hosts
//!
//! - `base`: `https://api.frame.io/v2`; examples and tests read `FRAMEIO_V2_BASE_URL`
//! - `auth`: `https://applications.frame.io`; examples and tests read `FRAMEIO_V2_AUTH_URL`
//!
//! # Quirks
//!
//! - Camera to Cloud applications, which get a client id and no secret, sign in with an
//!   authorization code. They are not described here.
//! - Which scope an endpoint needs is documented by the pattern of the names alone, so none is
//!   held against a call. The error page names a scope `comments.read`, which is not in the
//!   list.
//! - A missing scope is answered with 403, and so is a resource that the user may not see.
//! - Every answer tells the rate limit in `x-ratelimit-limit`, `x-ratelimit-remaining` and
//!   `x-ratelimit-window`, the last in milliseconds. There is no `Retry-After`; the vendor asks
//!   to wait a second, then longer.
//! - The form of an OAuth 2.0 error is undocumented; the standard's is assumed.
//!
//! # Sources
//!
//! Read on 2026-08-21:
//!
//! - <https://developer.frame.io/platform/v2/building-an-oauth2-app>
//! - <https://developer.frame.io/platform/v2/refreshing-oauth-2-tokens>
//! - <https://developer.frame.io/platform/docs/resources/migration>

#![allow(
    clippy::doc_markdown,
    clippy::should_implement_trait,
    clippy::struct_excessive_bools,
    clippy::too_many_arguments,
    reason = "names, sentences and the number of fields are the provider's"
)]
#![allow(deprecated, reason = "the vendor has announced an end, and until then this works")]

mod auth;
mod client;
mod table;
mod types;

pub mod accepts;

pub use auth::{AnyAuth, Auth, DeveloperToken, Device, NoAuth, Oauth2};
pub use client::Client;
#[cfg(feature = "blocking")]
pub use keywright::blocking;
#[cfg(feature = "login")]
pub use keywright::login;
pub use keywright::{
    Builder, Call, Date, DateTime, DeviceAuthorization, Error, ErrorKind, Handshake, Json, Method,
    Number, Result, Secret, SignIn,
};
pub use types::{
    CreateComment, CreateCommentResponse, CreateDeviceToken, CreateDeviceTokenResponse,
    ExchangeCode, ExchangeCodeResponse, RefreshDeviceToken, RefreshDeviceTokenResponse,
    RefreshToken, RefreshTokenResponse, RevokeDeviceToken, RevokeDeviceTokenResponse, Scope, User,
};

use keywright::generated::v1 as kw;

#[doc(hidden)]
pub use table::PROVIDER;

/// The examples of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
