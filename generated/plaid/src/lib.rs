// Generated from specs/plaid.yaml by `cargo xtask generate`. Do not edit.

//! A client for Plaid that obtains, caches, renews, applies and revokes its credentials.
//!
//! ```no_run
//! # async fn example() -> keywright_plaid::Result<()> {
//! use keywright_plaid::{Client, CreateSandboxPublicToken, Keys};
//!
//! let client = Client::new(Keys::new("my-client-id", "my-secret"))?;
//! let answer =
//!     client.create_sandbox_public_token(
//!         CreateSandboxPublicToken::new(
//!             "my-institution-id",
//!             ["my-initial-products".to_owned()],
//!         ),
//!     )
//!     .await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Ways to authenticate
//!
//! - [`Keys`] sends `PLAID-CLIENT-ID: {client_id}`, `PLAID-SECRET: {secret}` and
//!   `Plaid-Version: 2020-09-14`. The keys of your team. They make the access tokens of the
//!   Items.
//! - [`Item`] sends `PLAID-CLIENT-ID: {client_id}`, `PLAID-SECRET: {secret}`,
//!   `Plaid-Version: 2020-09-14` and `access_token={access_token}`. The access to what one
//!   person linked; made of the public token that Link ends with.
//!
//! # Environment
//!
//! - `PLAID_ENVIRONMENT`: Every secret and every token belongs to one environment.
//! - `PLAID_CLIENT_ID`: The client id of your team.
//! - `PLAID_SECRET`: The secret of the environment.
//! - `PLAID_PUBLIC_TOKEN`: What Link's `onSuccess` gave; for 30 minutes and once.
//!
//! # Hosts
//!
//! - `base`: `https://{environment}.plaid.com`; examples and tests read `PLAID_BASE_URL`
//!
//! # Quirks
//!
//! - Which error it is, `error_type` and `error_code` say and not the status.
//! - An Item whose person has to sign in again fails with `ITEM_LOGIN_REQUIRED`; Link in update
//!   mode mends it and the token stays.
//! - What is answered without `Plaid-Version` is a setting of the dashboard, so the header is
//!   always sent.
//!
//! # Sources
//!
//! Read on 2026-11-26:
//!
//! - <https://plaid.com/docs/api/>
//! - <https://plaid.com/docs/api/items/>
//! - <https://plaid.com/docs/api/accounts/>
//! - <https://plaid.com/docs/api/sandbox/>

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

pub use auth::{AnyAuth, Auth, Item, Keys, NoAuth, Standalone};
pub use client::{Client, Environment, HostInputs};
#[cfg(feature = "blocking")]
pub use keywright::blocking;
pub use keywright::{
    Builder, Call, Date, DateTime, Error, ErrorKind, Handshake, Json, Method, Number, Result,
    Secret,
};
pub use types::{
    Account, AccountType, Balances, CreateLinkToken, CreateLinkTokenResponse,
    CreateSandboxPublicToken, CreateSandboxPublicTokenResponse, ExchangePublicTokenResponse,
    GetItemResponse, InvalidateAccessTokenResponse, LinkUser, LinkedItem, ListAccounts,
    ListAccountsOptions, ListAccountsResponse, RemoveItem, Request, UpdateItemWebhookResponse,
};

use keywright::generated::v1 as kw;

#[doc(hidden)]
pub use table::PROVIDER;

/// The examples of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
