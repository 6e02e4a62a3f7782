// Generated from specs/infobip.yaml by `cargo xtask generate`. Do not edit.

//! The bodies of requests and answers.

use std::collections::BTreeMap;

use keywright::{DateTime, Number, Result, Secret};

use crate::kw;

/// The request of [`create_session`](crate::Client::create_session).
#[derive(Clone, Debug)]
#[must_use]
pub struct CreateSession(pub(crate) kw::Values);

impl CreateSession {
    /// With all that is required.
    pub fn new(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self(kw::Values::new().with("username", username.into()).with("password", password.into()))
    }

    /// Send `true` for a session that is not bound to your IP address.
    pub fn r#unsafe(self, value: bool) -> Self {
        Self(self.0.with("unsafe", value))
    }
}

/// The request of [`create_api_key`](crate::Client::create_api_key).
#[derive(Clone, Debug)]
#[must_use]
pub struct CreateApiKey(pub(crate) kw::Values);

impl CreateApiKey {
    /// With all that is required.
    pub fn new(name: impl Into<String>) -> Self {
        Self(kw::Values::new().with("name", name.into()))
    }

    /// Sets `accountId`.
    pub fn account_id(self, value: impl Into<String>) -> Self {
        Self(self.0.with("accountId", value.into()))
    }

    /// Sets `allowedIPs`.
    pub fn allowed_ips(self, value: impl Into<Vec<String>>) -> Self {
        Self(self.0.with("allowedIPs", value.into()))
    }

    /// Sets `validFrom`.
    pub fn valid_from(self, value: impl Into<DateTime>) -> Self {
        Self(self.0.with("validFrom", value.into()))
    }

    /// Sets `validTo`.
    pub fn valid_to(self, value: impl Into<DateTime>) -> Self {
        Self(self.0.with("validTo", value.into()))
    }

    /// Sets `permissions`.
    pub fn permissions(self, value: impl Into<Vec<CreateApiKeyPermission>>) -> Self {
        Self(self.0.with("permissions", value.into()))
    }

    /// The names of the scopes. None gives all scopes of your role.
    pub fn scope_guids(self, value: impl Into<Vec<Scope>>) -> Self {
        Self(self.0.with("scopeGuids", value.into()))
    }
}

/// The request of [`list_api_keys`](crate::Client::list_api_keys).
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct ListApiKeys(pub(crate) kw::Values);

impl ListApiKeys {
    /// With all that is required.
    pub fn new() -> Self {
        Self(kw::Values::new())
    }

    /// Sets `name`.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("name", value.into()))
    }

    /// Sets `page`.
    pub fn page(self, value: i64) -> Self {
        Self(self.0.with("page", value))
    }

    /// Sets `size`.
    pub fn size(self, value: i64) -> Self {
        Self(self.0.with("size", value))
    }

    /// Sets `enabled`.
    pub fn enabled(self, value: bool) -> Self {
        Self(self.0.with("enabled", value))
    }
}

/// The request of [`update_api_key`](crate::Client::update_api_key).
#[derive(Clone, Debug)]
#[must_use]
pub struct UpdateApiKey(pub(crate) kw::Values);

impl UpdateApiKey {
    /// With all that is required.
    pub fn new(api_key_id: impl Into<String>, name: impl Into<String>) -> Self {
        Self(kw::Values::new().with("apiKeyId", api_key_id.into()).with("name", name.into()))
    }

    /// Sets `enabled`.
    pub fn enabled(self, value: bool) -> Self {
        Self(self.0.with("enabled", value))
    }

    /// Sets `validTo`.
    pub fn valid_to(self, value: impl Into<DateTime>) -> Self {
        Self(self.0.with("validTo", value.into()))
    }
}

/// The request of [`send_pin`](crate::Client::send_pin).
#[derive(Clone, Debug)]
#[must_use]
pub struct SendPin(pub(crate) kw::Values);

impl SendPin {
    /// With all that is required.
    pub fn new(
        application_id: impl Into<String>,
        message_id: impl Into<String>,
        to: impl Into<String>,
    ) -> Self {
        Self(
            kw::Values::new()
                .with("applicationId", application_id.into())
                .with("messageId", message_id.into())
                .with("to", to.into()),
        )
    }

    /// Sets `from`.
    pub fn from(self, value: impl Into<String>) -> Self {
        Self(self.0.with("from", value.into()))
    }

    /// Sets `placeholders`.
    pub fn placeholders(self, value: impl Into<BTreeMap<String, String>>) -> Self {
        Self(self.0.with("placeholders", value.into()))
    }
}

/// A part of a request.
#[derive(Clone, Debug)]
#[must_use]
pub struct SmsMessage(pub(crate) kw::Values);

impl SmsMessage {
    /// With all that is required.
    pub fn new(destinations: impl Into<Vec<SmsDestination>>, content: SmsContent) -> Self {
        Self(kw::Values::new().with("destinations", destinations.into()).with("content", content))
    }

    /// Sets `sender`.
    pub fn sender(self, value: impl Into<String>) -> Self {
        Self(self.0.with("sender", value.into()))
    }
}

impl kw::Encode for SmsMessage {
    fn encode(self) -> kw::Value {
        self.0.into()
    }
}

/// A part of a request.
#[derive(Clone, Debug)]
#[must_use]
pub struct SmsDestination(pub(crate) kw::Values);

impl SmsDestination {
    /// With all that is required.
    pub fn new(to: impl Into<String>) -> Self {
        Self(kw::Values::new().with("to", to.into()))
    }

    /// Sets `messageId`.
    pub fn message_id(self, value: impl Into<String>) -> Self {
        Self(self.0.with("messageId", value.into()))
    }
}

impl kw::Encode for SmsDestination {
    fn encode(self) -> kw::Value {
        self.0.into()
    }
}

/// A part of a request.
#[derive(Clone, Debug)]
#[must_use]
pub struct SmsContent(pub(crate) kw::Values);

impl SmsContent {
    /// With all that is required.
    pub fn new(text: impl Into<String>) -> Self {
        Self(kw::Values::new().with("text", text.into()))
    }
}

impl kw::Encode for SmsContent {
    fn encode(self) -> kw::Value {
        self.0.into()
    }
}

/// The answer of [`create_session`](crate::Client::create_session).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateSessionResponse {
    /// `token`
    pub token: Secret,
}

impl kw::Decode for CreateSessionResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { token: fields.required("token")? })
    }
}

/// The answer of [`create_oauth2_token`](crate::Client::create_oauth2_token).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateOauth2TokenResponse {
    /// `access_token`
    pub access_token: Secret,
    /// `token_type`
    pub token_type: Option<String>,
    /// `expires_in`
    pub expires_in: Option<i64>,
    /// `refresh_token`
    pub refresh_token: Option<Secret>,
    /// `scope`
    pub scope: Option<String>,
}

impl kw::Decode for CreateOauth2TokenResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            access_token: fields.required("access_token")?,
            token_type: fields.optional("token_type")?,
            expires_in: fields.optional("expires_in")?,
            refresh_token: fields.optional("refresh_token")?,
            scope: fields.optional("scope")?,
        })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ApiKeyDetails {
    /// `id`
    pub id: String,
    /// The value for `App`. Shown once.
    pub api_key_secret: Option<Secret>,
    /// `accountId`
    pub account_id: Option<String>,
    /// `name`
    pub name: String,
    /// `allowedIPs`
    pub allowed_ips: Option<Vec<String>>,
    /// `validFrom`
    pub valid_from: Option<DateTime>,
    /// `validTo`
    pub valid_to: Option<DateTime>,
    /// `enabled`
    pub enabled: Option<bool>,
    /// `permissions`
    pub permissions: Option<Vec<String>>,
    /// `scopeGuids`
    pub scope_guids: Option<Vec<Scope>>,
}

impl kw::Decode for ApiKeyDetails {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            id: fields.required("id")?,
            api_key_secret: fields.optional("apiKeySecret")?,
            account_id: fields.optional("accountId")?,
            name: fields.required("name")?,
            allowed_ips: fields.optional("allowedIPs")?,
            valid_from: fields.optional("validFrom")?,
            valid_to: fields.optional("validTo")?,
            enabled: fields.optional("enabled")?,
            permissions: fields.optional("permissions")?,
            scope_guids: fields.optional("scopeGuids")?,
        })
    }
}

/// The answer of [`list_api_keys`](crate::Client::list_api_keys).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListApiKeysResponse {
    /// `apiKeys`
    pub api_keys: Vec<ApiKeyDetails>,
}

impl kw::Decode for ListApiKeysResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { api_keys: fields.required("apiKeys")? })
    }
}

/// The answer of [`get_balance`](crate::Client::get_balance).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetBalanceResponse {
    /// `balance`
    pub balance: Number,
    /// `currency`
    pub currency: String,
}

impl kw::Decode for GetBalanceResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { balance: fields.required("balance")?, currency: fields.required("currency")? })
    }
}

/// The answer of [`send_sms`](crate::Client::send_sms).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SendSmsResponse {
    /// `bulkId`
    pub bulk_id: Option<String>,
    /// `messages`
    pub messages: Vec<SendSmsResponseMessage>,
}

impl kw::Decode for SendSmsResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { bulk_id: fields.optional("bulkId")?, messages: fields.required("messages")? })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SendSmsResponseMessage {
    /// `messageId`
    pub message_id: String,
    /// `status`
    pub status: SmsStatus,
    /// `destination`
    pub destination: String,
}

impl kw::Decode for SendSmsResponseMessage {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            message_id: fields.required("messageId")?,
            status: fields.required("status")?,
            destination: fields.required("destination")?,
        })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SmsStatus {
    /// `groupId`
    pub group_id: i64,
    /// `groupName`
    pub group_name: String,
    /// `id`
    pub id: i64,
    /// `name`
    pub name: String,
    /// `description`
    pub description: String,
}

impl kw::Decode for SmsStatus {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            group_id: fields.required("groupId")?,
            group_name: fields.required("groupName")?,
            id: fields.required("id")?,
            name: fields.required("name")?,
            description: fields.required("description")?,
        })
    }
}

/// The answer of [`send_pin`](crate::Client::send_pin).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SendPinResponse {
    /// `pinId`
    pub pin_id: String,
}

impl kw::Decode for SendPinResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { pin_id: fields.required("pinId")? })
    }
}

/// The answer of [`verify_pin`](crate::Client::verify_pin).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct VerifyPinResponse {
    /// `verified`
    pub verified: bool,
    /// `pinId`
    pub pin_id: Option<String>,
    /// `msisdn`
    pub msisdn: Option<String>,
    /// `attemptsRemaining`
    pub attempts_remaining: Option<i64>,
    /// `pinError`
    pub pin_error: Option<String>,
}

impl kw::Decode for VerifyPinResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            verified: fields.required("verified")?,
            pin_id: fields.optional("pinId")?,
            msisdn: fields.optional("msisdn")?,
            attempts_remaining: fields.optional("attemptsRemaining")?,
            pin_error: fields.optional("pinError")?,
        })
    }
}

/// A scope of Infobip.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Scope {
    /// `account-management:manage`
    AccountManagementManage,
    /// `message:send`
    MessageSend,
    /// `sms:message:send`
    SmsMessageSend,
    /// `sms:manage`
    SmsManage,
    /// One that the spec does not name.
    Other(String),
}

impl kw::TextEnum for Scope {
    fn as_str(&self) -> &str {
        match self {
            Self::AccountManagementManage => "account-management:manage",
            Self::MessageSend => "message:send",
            Self::SmsMessageSend => "sms:message:send",
            Self::SmsManage => "sms:manage",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: String) -> Self {
        match text.as_str() {
            "account-management:manage" => Self::AccountManagementManage,
            "message:send" => Self::MessageSend,
            "sms:message:send" => Self::SmsMessageSend,
            "sms:manage" => Self::SmsManage,
            _ => Self::Other(text),
        }
    }
}

/// A choice. One that the spec does not name is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CreateApiKeyPermission {
    /// `PUBLIC_API`
    PublicApi,
    /// `2FA_CLIENT`
    TwoFaClient,
    /// `WEB_SDK`
    WebSdk,
    /// One that the spec does not name.
    Other(String),
}

impl kw::TextEnum for CreateApiKeyPermission {
    fn as_str(&self) -> &str {
        match self {
            Self::PublicApi => "PUBLIC_API",
            Self::TwoFaClient => "2FA_CLIENT",
            Self::WebSdk => "WEB_SDK",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: String) -> Self {
        match text.as_str() {
            "PUBLIC_API" => Self::PublicApi,
            "2FA_CLIENT" => Self::TwoFaClient,
            "WEB_SDK" => Self::WebSdk,
            _ => Self::Other(text),
        }
    }
}
