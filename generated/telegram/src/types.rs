// Generated from specs/telegram.yaml by `cargo xtask generate`. Do not edit.

//! The bodies of requests and answers.

use keywright::{Json, Result, Secret};

use crate::kw;

/// The request of [`send_message`](crate::Client::send_message).
#[derive(Clone, Debug)]
#[must_use]
pub struct SendMessage(pub(crate) kw::Values);

impl SendMessage {
    /// With all that is required.
    ///
    /// - `chat_id`: The id of a chat, or the name of a channel with its `@`.
    /// - `text`: 4,096 characters at most.
    pub fn new(chat_id: impl Into<String>, text: impl Into<String>) -> Self {
        Self(kw::Values::new().with("chat_id", chat_id.into()).with("text", text.into()))
    }

    /// Sets `message_thread_id`.
    pub fn message_thread_id(self, value: i64) -> Self {
        Self(self.0.with("message_thread_id", value))
    }

    /// Sets `parse_mode`.
    pub fn parse_mode(self, value: SendMessageParseMode) -> Self {
        Self(self.0.with("parse_mode", value))
    }

    /// Sets `disable_notification`.
    pub fn disable_notification(self, value: bool) -> Self {
        Self(self.0.with("disable_notification", value))
    }

    /// Sets `protect_content`.
    pub fn protect_content(self, value: bool) -> Self {
        Self(self.0.with("protect_content", value))
    }
}

/// The request of [`get_updates`](crate::Client::get_updates).
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct GetUpdates(pub(crate) kw::Values);

impl GetUpdates {
    /// With all that is required.
    pub fn new() -> Self {
        Self(kw::Values::new())
    }

    /// Sets `offset`.
    pub fn offset(self, value: i64) -> Self {
        Self(self.0.with("offset", value))
    }

    /// 100 unless it is given; 100 at most.
    pub fn limit(self, value: i64) -> Self {
        Self(self.0.with("limit", value))
    }

    /// How long to wait for one.
    pub fn timeout(self, value: i64) -> Self {
        Self(self.0.with("timeout", value))
    }

    /// Sets `allowed_updates`.
    pub fn allowed_updates(self, value: impl Into<Vec<String>>) -> Self {
        Self(self.0.with("allowed_updates", value.into()))
    }
}

/// The request of [`set_webhook`](crate::Client::set_webhook).
#[derive(Clone, Debug)]
#[must_use]
pub struct SetWebhook(pub(crate) kw::Values);

impl SetWebhook {
    /// With all that is required.
    ///
    /// - `url`: An empty one removes the webhook.
    pub fn new(url: impl Into<String>) -> Self {
        Self(kw::Values::new().with("url", url.into()))
    }

    /// Sets `ip_address`.
    pub fn ip_address(self, value: impl Into<String>) -> Self {
        Self(self.0.with("ip_address", value.into()))
    }

    /// Sets `max_connections`.
    pub fn max_connections(self, value: i64) -> Self {
        Self(self.0.with("max_connections", value))
    }

    /// Sets `allowed_updates`.
    pub fn allowed_updates(self, value: impl Into<Vec<String>>) -> Self {
        Self(self.0.with("allowed_updates", value.into()))
    }

    /// Sets `drop_pending_updates`.
    pub fn drop_pending_updates(self, value: bool) -> Self {
        Self(self.0.with("drop_pending_updates", value))
    }

    /// Comes back in the header `X-Telegram-Bot-Api-Secret-Token` of every update.
    pub fn secret_token(self, value: impl Into<Secret>) -> Self {
        Self(self.0.with("secret_token", value.into()))
    }
}

/// The request of [`delete_webhook`](crate::Client::delete_webhook).
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct DeleteWebhook(pub(crate) kw::Values);

impl DeleteWebhook {
    /// With all that is required.
    pub fn new() -> Self {
        Self(kw::Values::new())
    }

    /// Sets `drop_pending_updates`.
    pub fn drop_pending_updates(self, value: bool) -> Self {
        Self(self.0.with("drop_pending_updates", value))
    }
}

/// The answer of [`get_me`](crate::Client::get_me).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetMeResponse {
    /// `ok`
    pub ok: bool,
    /// `result`
    pub result: User,
}

impl kw::Decode for GetMeResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { ok: fields.required("ok")?, result: fields.required("result")? })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct User {
    /// `id`
    pub id: i64,
    /// `is_bot`
    pub is_bot: bool,
    /// `first_name`
    pub first_name: String,
    /// `last_name`
    pub last_name: Option<String>,
    /// `username`
    pub username: Option<String>,
    /// `language_code`
    pub language_code: Option<String>,
    /// `is_premium`
    pub is_premium: Option<bool>,
    /// `can_join_groups`
    pub can_join_groups: Option<bool>,
    /// `can_read_all_group_messages`
    pub can_read_all_group_messages: Option<bool>,
    /// `supports_inline_queries`
    pub supports_inline_queries: Option<bool>,
}

impl kw::Decode for User {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            id: fields.required("id")?,
            is_bot: fields.required("is_bot")?,
            first_name: fields.required("first_name")?,
            last_name: fields.optional("last_name")?,
            username: fields.optional("username")?,
            language_code: fields.optional("language_code")?,
            is_premium: fields.optional("is_premium")?,
            can_join_groups: fields.optional("can_join_groups")?,
            can_read_all_group_messages: fields.optional("can_read_all_group_messages")?,
            supports_inline_queries: fields.optional("supports_inline_queries")?,
        })
    }
}

/// The answer of [`send_message`](crate::Client::send_message).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SendMessageResponse {
    /// `ok`
    pub ok: bool,
    /// `result`
    pub result: Message,
}

impl kw::Decode for SendMessageResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { ok: fields.required("ok")?, result: fields.required("result")? })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Message {
    /// `message_id`
    pub message_id: i64,
    /// `date`
    pub date: i64,
    /// `chat`
    pub chat: Chat,
    /// `text`
    pub text: Option<String>,
}

impl kw::Decode for Message {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            message_id: fields.required("message_id")?,
            date: fields.required("date")?,
            chat: fields.required("chat")?,
            text: fields.optional("text")?,
        })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Chat {
    /// `id`
    pub id: i64,
    /// `type`
    pub r#type: ChatType,
    /// `title`
    pub title: Option<String>,
    /// `username`
    pub username: Option<String>,
    /// `first_name`
    pub first_name: Option<String>,
    /// `last_name`
    pub last_name: Option<String>,
}

impl kw::Decode for Chat {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            id: fields.required("id")?,
            r#type: fields.required("type")?,
            title: fields.optional("title")?,
            username: fields.optional("username")?,
            first_name: fields.optional("first_name")?,
            last_name: fields.optional("last_name")?,
        })
    }
}

/// The answer of [`get_updates`](crate::Client::get_updates).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetUpdatesResponse {
    /// `ok`
    pub ok: bool,
    /// `result`
    pub result: Vec<Json>,
}

impl kw::Decode for GetUpdatesResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { ok: fields.required("ok")?, result: fields.required("result")? })
    }
}

/// The answer of [`set_webhook`](crate::Client::set_webhook).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SetWebhookResponse {
    /// `ok`
    pub ok: bool,
    /// `result`
    pub result: bool,
}

impl kw::Decode for SetWebhookResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { ok: fields.required("ok")?, result: fields.required("result")? })
    }
}

/// The answer of [`delete_webhook`](crate::Client::delete_webhook).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DeleteWebhookResponse {
    /// `ok`
    pub ok: bool,
    /// `result`
    pub result: bool,
}

impl kw::Decode for DeleteWebhookResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { ok: fields.required("ok")?, result: fields.required("result")? })
    }
}

/// The answer of [`get_webhook_info`](crate::Client::get_webhook_info).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetWebhookInfoResponse {
    /// `ok`
    pub ok: bool,
    /// `result`
    pub result: Webhook,
}

impl kw::Decode for GetWebhookInfoResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { ok: fields.required("ok")?, result: fields.required("result")? })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Webhook {
    /// `url`
    pub url: String,
    /// `has_custom_certificate`
    pub has_custom_certificate: bool,
    /// `pending_update_count`
    pub pending_update_count: i64,
    /// `ip_address`
    pub ip_address: Option<String>,
    /// `last_error_date`
    pub last_error_date: Option<i64>,
    /// `last_error_message`
    pub last_error_message: Option<String>,
    /// `max_connections`
    pub max_connections: Option<i64>,
    /// `allowed_updates`
    pub allowed_updates: Option<Vec<String>>,
}

impl kw::Decode for Webhook {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            url: fields.required("url")?,
            has_custom_certificate: fields.required("has_custom_certificate")?,
            pending_update_count: fields.required("pending_update_count")?,
            ip_address: fields.optional("ip_address")?,
            last_error_date: fields.optional("last_error_date")?,
            last_error_message: fields.optional("last_error_message")?,
            max_connections: fields.optional("max_connections")?,
            allowed_updates: fields.optional("allowed_updates")?,
        })
    }
}

/// The answer of [`get_file`](crate::Client::get_file).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetFileResponse {
    /// `ok`
    pub ok: bool,
    /// `result`
    pub result: GetFileResponseResult,
}

impl kw::Decode for GetFileResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { ok: fields.required("ok")?, result: fields.required("result")? })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetFileResponseResult {
    /// `file_id`
    pub file_id: String,
    /// `file_unique_id`
    pub file_unique_id: String,
    /// `file_size`
    pub file_size: Option<i64>,
    /// `file_path`
    pub file_path: Option<String>,
}

impl kw::Decode for GetFileResponseResult {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            file_id: fields.required("file_id")?,
            file_unique_id: fields.required("file_unique_id")?,
            file_size: fields.optional("file_size")?,
            file_path: fields.optional("file_path")?,
        })
    }
}

/// A choice. One that the spec does not name is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SendMessageParseMode {
    /// `MarkdownV2`
    MarkdownV2,
    /// `HTML`
    Html,
    /// `Markdown`
    Markdown,
    /// One that the spec does not name.
    Other(String),
}

impl kw::TextEnum for SendMessageParseMode {
    fn as_str(&self) -> &str {
        match self {
            Self::MarkdownV2 => "MarkdownV2",
            Self::Html => "HTML",
            Self::Markdown => "Markdown",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: String) -> Self {
        match text.as_str() {
            "MarkdownV2" => Self::MarkdownV2,
            "HTML" => Self::Html,
            "Markdown" => Self::Markdown,
            _ => Self::Other(text),
        }
    }
}

/// A choice. One that the spec does not name is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChatType {
    /// `private`
    Private,
    /// `group`
    Group,
    /// `supergroup`
    Supergroup,
    /// `channel`
    Channel,
    /// One that the spec does not name.
    Other(String),
}

impl kw::TextEnum for ChatType {
    fn as_str(&self) -> &str {
        match self {
            Self::Private => "private",
            Self::Group => "group",
            Self::Supergroup => "supergroup",
            Self::Channel => "channel",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: String) -> Self {
        match text.as_str() {
            "private" => Self::Private,
            "group" => Self::Group,
            "supergroup" => Self::Supergroup,
            "channel" => Self::Channel,
            _ => Self::Other(text),
        }
    }
}
