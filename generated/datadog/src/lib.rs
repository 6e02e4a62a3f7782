// Generated from specs/datadog.yaml by `cargo xtask generate`. Do not edit.

//! A client for Datadog that obtains, caches, renews, applies and revokes its credentials.
//!
//! ```no_run
//! # async fn example() -> keywright_datadog::Result<()> {
//! use keywright_datadog::{Client, Keys};
//!
//! let client = Client::new(Keys::new("my-api-key", "my-application-key"))?;
//! let keys = client.validate_keys().await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Ways to authenticate
//!
//! - [`Keys`] sends `DD-API-KEY: {api_key}` and `DD-APPLICATION-KEY: {application_key}`. To
//!   read and to manage. The API key is the organisation's, the application key a person's.
//! - [`ApiKey`] sends `DD-API-KEY: {api_key}`. To send events, metrics and logs.
//!
//! # Environment
//!
//! - `DD_SITE`: The site on which the organisation lives.
//! - `DD_API_KEY`: An API key of the organisation.
//! - `DD_APP_KEY`: An application key.
//!
//! # Hosts
//!
//! - `base`: `https://api.{site}`; examples and tests read `DATADOG_BASE_URL`
//!
//! # Quirks
//!
//! - Editions of one page list seven, eight and nine sites; the longest list is taken.
//! - The text on limits says to wait for what `X-RateLimit-Limit` says, which is a count;
//!   `X-RateLimit-Reset` holds the seconds.
//! - The members of a monitor, of a query's answer and of a team are long and left as JSON.
//! - Which form the errors of the newer paths have is not the same on all of them.
//!
//! # Sources
//!
//! Read on 2026-11-26:
//!
//! - <https://docs.datadoghq.com/api/latest/authentication/>
//! - <https://docs.datadoghq.com/account_management/api-app-keys/>
//! - <https://docs.datadoghq.com/api/latest/rate-limits/>

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

pub use auth::{AnyAuth, ApiKey, Auth, Keys, NoAuth};
pub use client::{Client, HostInputs, Site};
#[cfg(feature = "blocking")]
pub use keywright::blocking;
pub use keywright::{
    Builder, Call, Date, DateTime, Error, ErrorKind, Handshake, Json, Method, Number, Result,
    Secret,
};
pub use types::{
    AggregateLogs, CreateEvent, CreateEventAlertType, CreateEventPriority, CreateEventResponse,
    Event, ListMonitors, ValidateKeysResponse, ValidateResponse,
};

use keywright::generated::v1 as kw;

#[doc(hidden)]
pub use table::PROVIDER;

/// The examples of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
