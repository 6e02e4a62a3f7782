// Generated from specs/salesforce.yaml by `cargo xtask generate`. Do not edit.

//! A client for Salesforce Platform that obtains, caches, renews, applies and revokes its
//! credentials.
//!
//! ```no_run
//! # async fn example() -> keywright_salesforce::Result<()> {
//! use keywright_salesforce::{Client, Oauth2};
//!
//! let client = Client::new(Oauth2::new("my-client-id", "my-client-secret"))?;
//! let begun = client.authorize("https://app.example/callback")?;
//! println!("Open {}", begun.url());
//! client.sign_in(begun, "https://app.example/callback?code=…&state=…").await?;
//! let user_info = client.get_user_info().await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Ways to authenticate
//!
//! - [`Oauth2`] sends `Authorization: Bearer {access_token}`. A person lets your external
//!   client app in. Calls go to the host that the answer names.
//! - [`Server`] sends `Authorization: Bearer {access_token}`. Runs as the execution user of the
//!   app. It needs the organisation's own host, its My Domain.
//!
//! # Environment
//!
//! - `SALESFORCE_LOGIN_HOST`: Where people sign in; that of a sandbox is `test.salesforce.com`,
//!   that of an organisation its My Domain.
//! - `SALESFORCE_CLIENT_ID`: The client's id.
//! - `SALESFORCE_CLIENT_SECRET`: The client's secret.
//! - `SALESFORCE_SCOPES`: The scopes to ask for.
//! - `SALESFORCE_REFRESH_TOKEN`: A refresh token of an earlier sign-in.
//! - `SALESFORCE_SERVER_CLIENT_ID`: The consumer key of the app.
//! - `SALESFORCE_SERVER_CLIENT_SECRET`: Its consumer secret.
//!
//! # Hosts
//!
//! - `base`: `https://{login_host}`; examples and tests read `SALESFORCE_BASE_URL`
//! - `login`: `https://{login_host}`; examples and tests read `SALESFORCE_LOGIN_URL`
//!
//! # Quirks
//!
//! - A page of errors spells the refusal of a person `access-denied` in one place and
//!   `access_denied` in another.
//! - The newest version of the API is 67.0 with Summer '26.
//! - Hosts of clouds for governments and of the one in China are not published on the pages
//!   that were read; they are left out.
//! - The username and password grant is left out; the vendor advises to block it.
//!
//! # Sources
//!
//! Read on 2026-11-26:
//!
//! - <https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_endpoints.htm>
//! - <https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_revoke_token.htm>
//! - <https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_userinfo_endpoint.htm>
//! - <https://developer.salesforce.com/docs/platform/api-rest/guide/quickstart-code.html>

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

pub use auth::{AnyAuth, Auth, NoAuth, Oauth2, Server};
pub use client::{Client, HostInputs};
#[cfg(feature = "blocking")]
pub use keywright::blocking;
#[cfg(feature = "login")]
pub use keywright::login;
pub use keywright::{
    Builder, Call, Date, DateTime, Error, ErrorKind, Handshake, Json, Method, Number, Result,
    Secret, SignIn,
};
pub use types::{
    CreateTokenResponse, ExchangeCodeResponse, GetRecord, QueryResult, RefreshTokenResponse, Scope,
    UserInfo, Version,
};

use keywright::generated::v1 as kw;

#[doc(hidden)]
pub use table::PROVIDER;

/// The examples of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
