// Generated from specs/xero.yaml by `cargo xtask generate`. Do not edit.

//! A client for Xero that obtains, caches, renews, applies and revokes its credentials.
//!
//! ```no_run
//! # async fn example() -> keywright_xero::Result<()> {
//! use keywright_xero::{Client, Oauth2};
//!
//! let client = Client::new(Oauth2::new("my-client-id"))?;
//! let begun = client.authorize("https://app.example/callback")?;
//! println!("Open {}", begun.url());
//! client.sign_in(begun, "https://app.example/callback?code=…&state=…").await?;
//! let client = client.tenant("my-tenant")?;
//! let organisation = client.get_organisation().await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Ways to authenticate
//!
//! - [`Oauth2`] sends `Authorization: Bearer {access_token}` and `xero-tenant-id: {tenant_id}`.
//!   A person lets your application in and chooses the organisations that it may use. A native
//!   application has no secret.
//! - [`CustomConnection`] sends `Authorization: Bearer {access_token}`. One organisation,
//!   without a person.
//!
//! # Environment
//!
//! - `XERO_CLIENT_ID`: The client's id.
//! - `XERO_CLIENT_SECRET`: The client's secret; a public client has none.
//! - `XERO_TENANT`: The tenant to speak to, by its `tenantName`; the only one unless it is
//!   given.
//! - `XERO_SCOPES`: The scopes to ask for.
//! - `XERO_REFRESH_TOKEN`: A refresh token of an earlier sign-in.
//! - `XERO_CUSTOM_CLIENT_ID`: The client id of the custom connection.
//! - `XERO_CUSTOM_CLIENT_SECRET`: Its client secret.
//!
//! # Hosts
//!
//! - `base`: `https://api.xero.com`; examples and tests read `XERO_BASE_URL`
//! - `login`: `https://login.xero.com`; examples and tests read `XERO_LOGIN_URL`
//! - `identity`: `https://identity.xero.com`; examples and tests read `XERO_IDENTITY_URL`
//!
//! # Quirks
//!
//! - Answers are XML unless `Accept` asks for JSON.
//! - A missing scope and a wrong tenant are both answered with 403 and
//!   `AuthenticationUnsuccessful`.
//! - The published description writes `/Connections`; every SDK writes `/connections`.
//! - The broad scopes such as `accounting.transactions` are not given to applications made
//!   since March 2026, so they are left out.
//! - Five calls at once, 60 a minute and 5,000 a day are allowed for each tenant, 10,000 a
//!   minute for an application.
//!
//! # Sources
//!
//! Read on 2026-11-26:
//!
//! - <https://developer.xero.com/documentation/guides/oauth2/auth-flow>
//! - <https://developer.xero.com/faq/oauth2>
//! - <https://developer.xero.com/faq/limits>

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

pub use auth::{AnyAuth, Auth, CustomConnection, NoAuth, Oauth2};
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
    Account, Connection, CreateAccount, CreateAccountResponse, CreateContact, CreateContactResponse,
    CreateTokenResponse, ExchangeCode, ExchangeCodeResponse, GetOrganisationResponse, ListAccounts,
    ListAccountsResponse, ListConnections, Organisation, RefreshToken, RefreshTokenResponse,
    RevokeToken, Scope,
};

use keywright::generated::v1 as kw;

#[doc(hidden)]
pub use table::PROVIDER;

/// The examples of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
