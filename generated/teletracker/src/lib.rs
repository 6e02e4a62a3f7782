// Generated from specs/teletracker.yaml by `cargo xtask generate`. Do not edit.

//! A client for TeleTracker that obtains, caches, renews, applies and revokes its credentials.
//!
//! ```no_run
//! # async fn example() -> keywright_teletracker::Result<()> {
//! use keywright_teletracker::{Bearer, Client};
//!
//! let client = Client::new(Bearer::new("my-username", "my-password"))?;
//! let call_data = client.get_call_data("2026-01-31", "2026-01-31").await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Ways to authenticate
//!
//! - [`Bearer`] sends `{header}: Bearer {token}`. A session of one user with one account. The
//!   only way into the RealTime API.
//! - [`Basic`] sends `Authorization: Basic {base64(username ':' password)}` and
//!   `account_id={account_id}`. The user name and password on every request. Not accepted by
//!   the RealTime API.
//! - [`Integrator`] sends `Authorization: Integrator {base64(username ':' password)}` and
//!   `account_id={account_id}`. For integrators who serve many accounts. Granted by the
//!   vendor's sales team.
//!
//! # Environment
//!
//! - `TELETRACKER_USERNAME`: The user name.
//! - `TELETRACKER_PASSWORD`: The password.
//! - `TELETRACKER_ACCOUNT_ID`: The account to log in to. Give it when the user has several.
//! - `TELETRACKER_HEADER`: The header that carries the token.
//!
//! # Hosts
//!
//! - `base`: `https://api.teletracker.net`; examples and tests read `TELETRACKER_BASE_URL`
//! - `realtime`: `wss://api.teletracker.net`; examples and tests read
//!   `TELETRACKER_REALTIME_URL`
//!
//! # Quirks
//!
//! - A bearer session can be turned to another account of its user (the vendor calls it
//!   masquerade). Its endpoint is undocumented and not offered.
//! - No way to end a session is documented, so nothing is revoked.
//! - The field that carries an error's code is undocumented, so an error has neither code nor
//!   text.
//! - Whether a second login ends the first session is undocumented.
//!
//! # Sources
//!
//! Read on 2026-08-20:
//!
//! - <https://www.teletracker.net/developer-documentation/authentication>

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

pub use auth::{AnyAuth, Auth, Basic, Bearer, BearerHeader, Integrator, NoAuth};
pub use client::Client;
#[cfg(feature = "blocking")]
pub use keywright::blocking;
pub use keywright::{
    Builder, Call, Date, DateTime, Error, ErrorKind, Handshake, Json, Method, Number, Result,
    Secret,
};
pub use types::{
    CheckCredentialsResponse, GetCallDataResponse, LogIn, RapidResponse, SendSms, SendSmsResponse,
    StartRapidResponse, StartRapidResponseResponse, Tokens,
};

use keywright::generated::v1 as kw;

#[doc(hidden)]
pub use table::PROVIDER;

/// The examples of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
