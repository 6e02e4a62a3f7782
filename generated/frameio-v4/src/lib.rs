// Generated from specs/frameio-v4.yaml by `cargo xtask generate`. Do not edit.

//! A client for Frame.io that obtains, caches, renews, applies and revokes its credentials.
//!
//! ```no_run
//! # async fn example() -> keywright_frameio_v4::Result<()> {
//! use keywright_frameio_v4::{Client, Oauth2};
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
//!   in, through Adobe IMS. A web application has a secret, a single-page or native one has
//!   none.
//! - [`ServerToServer`] sends `Authorization: Bearer {access_token}`. For accounts that are
//!   administered in the Adobe Admin Console.
//! - [`DeveloperToken`] sends `Authorization: Bearer {token}` and
//!   `x-frameio-legacy-token-auth: true`. For accounts that were migrated and are not yet
//!   administered in the Adobe Admin Console.
//!
//! # Environment
//!
//! - `FRAMEIO_V4_CLIENT_ID`: The client's id.
//! - `FRAMEIO_V4_CLIENT_SECRET`: The client's secret; a public client has none.
//! - `FRAMEIO_V4_SCOPES`: The scopes to ask for.
//! - `FRAMEIO_V4_REFRESH_TOKEN`: A refresh token of an earlier sign-in.
//! - `FRAMEIO_V4_SERVER_CLIENT_ID`: The client id of the server-to-server credential.
//! - `FRAMEIO_V4_SERVER_CLIENT_SECRET`: Its client secret.
//! - `FRAMEIO_V4_SERVER_SCOPES`: The scopes to ask for.
//! - `FRAMEIO_V4_DEVELOPER_TOKEN`: A developer token of the older API.
//!
//! # Hosts
//!
//! - `base`: `https://api.frame.io/v4`; examples and tests read `FRAMEIO_V4_BASE_URL`
//! - `ims`: `https://ims-na1.adobelogin.com`; examples and tests read `FRAMEIO_V4_IMS_URL`
//!
//! # Quirks
//!
//! - What a token may do follows from the roles of its user in Frame.io and not from scopes.
//! - A locked account is answered with 403, as a missing permission is.
//! - Every answer tells the rate limit in `x-ratelimit-limit`, `x-ratelimit-remaining` and
//!   `x-ratelimit-window`, the last in milliseconds.
//!
//! # Sources
//!
//! Read on 2026-08-21:
//!
//! - <https://developer.frame.io/platform/docs/guides/authentication>
//! - <https://developer.adobe.com/developer-console/docs/guides/authentication/UserAuthentication/IMS>
//! - <https://developer.frame.io/platform/docs/resources/migration>

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

pub use auth::{AnyAuth, Auth, DeveloperToken, NoAuth, Oauth2, ServerToServer};
pub use client::Client;
#[cfg(feature = "blocking")]
pub use keywright::blocking;
#[cfg(feature = "login")]
pub use keywright::login;
pub use keywright::{
    Builder, Call, Date, DateTime, Error, ErrorKind, Handshake, Json, Method, Number, Result,
    Secret, SignIn,
};
pub use types::{
    Account, AccountRole, CreateToken, CreateTokenResponse, ExchangeCode, ExchangeCodeResponse,
    GetMeResponse, GetUserInfo, GetUserInfoResponse, GetUserInfoResponseAddress, Links,
    ListAccounts, ListAccountsResponse, ListWorkspaces, ListWorkspacesResponse, Me, RefreshToken,
    RefreshTokenResponse, RevokeToken, Scope, Workspace,
};

use keywright::generated::v1 as kw;

#[doc(hidden)]
pub use table::PROVIDER;

/// The examples of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
