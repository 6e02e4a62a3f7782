// Generated from specs/telegram.yaml by `cargo xtask generate`. Do not edit.

//! A client for Telegram Bot API that obtains, caches, renews, applies and revokes its
//! credentials.
//!
//! ```no_run
//! # async fn example() -> keywright_telegram::Result<()> {
//! use keywright_telegram::{Bot, Client};
//!
//! let client = Client::new(Bot::new("123456:A…"))?;
//! let me = client.get_me().await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Ways to authenticate
//!
//! - [`Bot`]. The token of one bot, made by @BotFather. It stands in the path of every call.
//!
//! # Environment
//!
//! - `TELEGRAM_BOT_TOKEN`: The bot's token: its id, a colon and a secret part.
//!
//! # Hosts
//!
//! - `base`: `https://api.telegram.org`; examples and tests read `TELEGRAM_BASE_URL`
//!
//! # Quirks
//!
//! - The page warns that the numbers in `error_code` may change; today they repeat the status.
//! - A limit that was passed is answered with 429; `parameters.retry_after` says how many
//!   seconds to wait.
//! - A group that moved is an error with the new id in `parameters.migrate_to_chat_id`.
//! - Unknown whether a token that was replaced is answered with 401 or with 404.
//!
//! # Sources
//!
//! Read on 2026-11-26:
//!
//! - <https://core.telegram.org/bots/api>

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

pub use auth::{AnyAuth, Auth, Bot, NoAuth};
pub use client::Client;
#[cfg(feature = "blocking")]
pub use keywright::blocking;
pub use keywright::{
    Builder, Call, Date, DateTime, Error, ErrorKind, Handshake, Json, Method, Number, Result,
    Secret,
};
pub use types::{
    Chat, ChatType, DeleteWebhook, DeleteWebhookResponse, GetFileResponse, GetFileResponseResult,
    GetMeResponse, GetUpdates, GetUpdatesResponse, GetWebhookInfoResponse, Message, SendMessage,
    SendMessageParseMode, SendMessageResponse, SetWebhook, SetWebhookResponse, User, Webhook,
};

use keywright::generated::v1 as kw;

#[doc(hidden)]
pub use table::PROVIDER;

/// The examples of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
