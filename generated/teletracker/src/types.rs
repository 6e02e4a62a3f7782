// Generated from specs/teletracker.yaml by `cargo xtask generate`. Do not edit.

//! The bodies of requests and answers.

use keywright::{DateTime, Json, Result, Secret};

use crate::kw;

/// The request of [`log_in`](crate::Client::log_in).
#[derive(Clone, Debug)]
#[must_use]
pub struct LogIn(pub(crate) kw::Values);

impl LogIn {
    /// With all that is required.
    pub fn new(username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self(kw::Values::new().with("username", username.into()).with("password", password.into()))
    }

    /// Sets `account_id`.
    pub fn account_id(self, value: i64) -> Self {
        Self(self.0.with("account_id", value))
    }
}

/// The request of [`send_sms`](crate::Client::send_sms).
#[derive(Clone, Debug)]
#[must_use]
pub struct SendSms(pub(crate) kw::Values);

impl SendSms {
    /// With all that is required.
    ///
    /// - `to_number`: Ten digits or E.164.
    /// - `payload`: The text of the message.
    pub fn new(to_number: impl Into<String>, payload: impl Into<String>) -> Self {
        Self(kw::Values::new().with("to_number", to_number.into()).with("payload", payload.into()))
    }

    /// Sets `user_id`.
    pub fn user_id(self, value: i64) -> Self {
        Self(self.0.with("user_id", value))
    }

    /// Sets `pin`.
    pub fn pin(self, value: i64) -> Self {
        Self(self.0.with("pin", value))
    }

    /// Sets `from_number`.
    pub fn from_number(self, value: impl Into<String>) -> Self {
        Self(self.0.with("from_number", value.into()))
    }
}

/// The request of [`start_rapid_response`](crate::Client::start_rapid_response).
#[derive(Clone, Debug)]
#[must_use]
pub struct StartRapidResponse(pub(crate) kw::Values);

impl StartRapidResponse {
    /// With all that is required.
    pub fn new(whisper_text: impl Into<String>, callee: impl Into<String>) -> Self {
        Self(
            kw::Values::new()
                .with("whisper_text", whisper_text.into())
                .with("callee", callee.into()),
        )
    }

    /// Sets `callprocess_id`.
    pub fn callprocess_id(self, value: i64) -> Self {
        Self(self.0.with("callprocess_id", value))
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Tokens {
    /// `success`
    pub success: bool,
    /// `guid`
    pub guid: Option<String>,
    /// `token`
    pub token: Secret,
    /// `tokenLifetime`
    pub token_lifetime: i64,
    /// `tokenExpiration`
    pub token_expiration: DateTime,
    /// `refreshToken`
    pub refresh_token: Secret,
    /// `refreshTokenExpiration`
    pub refresh_token_expiration: DateTime,
}

impl kw::Decode for Tokens {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            success: fields.required("success")?,
            guid: fields.optional("guid")?,
            token: fields.required("token")?,
            token_lifetime: fields.required("tokenLifetime")?,
            token_expiration: fields.required("tokenExpiration")?,
            refresh_token: fields.required("refreshToken")?,
            refresh_token_expiration: fields.required("refreshTokenExpiration")?,
        })
    }
}

/// The answer of [`check_credentials`](crate::Client::check_credentials).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CheckCredentialsResponse {
    /// `success`
    pub success: bool,
}

impl kw::Decode for CheckCredentialsResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { success: fields.required("success")? })
    }
}

/// The answer of [`get_call_data`](crate::Client::get_call_data).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetCallDataResponse {
    /// `success`
    pub success: bool,
    /// `data`
    pub data: Vec<Json>,
}

impl kw::Decode for GetCallDataResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { success: fields.required("success")?, data: fields.required("data")? })
    }
}

/// The answer of [`send_sms`](crate::Client::send_sms).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SendSmsResponse {
    /// `success`
    pub success: bool,
}

impl kw::Decode for SendSmsResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { success: fields.required("success")? })
    }
}

/// The answer of [`start_rapid_response`](crate::Client::start_rapid_response).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct StartRapidResponseResponse {
    /// `success`
    pub success: bool,
    /// `guid`
    pub guid: Option<String>,
    /// `result`
    pub result: Option<RapidResponse>,
}

impl kw::Decode for StartRapidResponseResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            success: fields.required("success")?,
            guid: fields.optional("guid")?,
            result: fields.optional("result")?,
        })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RapidResponse {
    /// `callprocess_id`
    pub callprocess_id: i64,
    /// `step_order`
    pub step_order: i64,
    /// `creation_date`
    pub creation_date: String,
    /// `callqueue_status`
    pub callqueue_status: String,
    /// `lead_numtocall`
    pub lead_numtocall: String,
    /// `whisper_text`
    pub whisper_text: String,
    /// `callqueue_id`
    pub callqueue_id: i64,
}

impl kw::Decode for RapidResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            callprocess_id: fields.required("callprocess_id")?,
            step_order: fields.required("step_order")?,
            creation_date: fields.required("creation_date")?,
            callqueue_status: fields.required("callqueue_status")?,
            lead_numtocall: fields.required("lead_numtocall")?,
            whisper_text: fields.required("whisper_text")?,
            callqueue_id: fields.required("callqueue_id")?,
        })
    }
}
