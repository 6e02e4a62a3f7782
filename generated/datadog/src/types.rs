// Generated from specs/datadog.yaml by `cargo xtask generate`. Do not edit.

//! The bodies of requests and answers.

use keywright::{Json, Result};

use crate::kw;

/// The request of [`create_event`](crate::Client::create_event).
#[derive(Clone, Debug)]
#[must_use]
pub struct CreateEvent(pub(crate) kw::Values);

impl CreateEvent {
    /// With all that is required.
    ///
    /// - `text`: 4,000 characters at most.
    pub fn new(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self(kw::Values::new().with("title", title.into()).with("text", text.into()))
    }

    /// Sets `aggregation_key`.
    pub fn aggregation_key(self, value: impl Into<String>) -> Self {
        Self(self.0.with("aggregation_key", value.into()))
    }

    /// Sets `alert_type`.
    pub fn alert_type(self, value: CreateEventAlertType) -> Self {
        Self(self.0.with("alert_type", value))
    }

    /// 18 hours ago at most.
    pub fn date_happened(self, value: i64) -> Self {
        Self(self.0.with("date_happened", value))
    }

    /// Sets `device_name`.
    pub fn device_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("device_name", value.into()))
    }

    /// Sets `host`.
    pub fn host(self, value: impl Into<String>) -> Self {
        Self(self.0.with("host", value.into()))
    }

    /// Sets `priority`.
    pub fn priority(self, value: CreateEventPriority) -> Self {
        Self(self.0.with("priority", value))
    }

    /// Sets `related_event_id`.
    pub fn related_event_id(self, value: i64) -> Self {
        Self(self.0.with("related_event_id", value))
    }

    /// Sets `source_type_name`.
    pub fn source_type_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("source_type_name", value.into()))
    }

    /// Sets `tags`.
    pub fn tags(self, value: impl Into<Vec<String>>) -> Self {
        Self(self.0.with("tags", value.into()))
    }
}

/// The request of [`list_monitors`](crate::Client::list_monitors).
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct ListMonitors(pub(crate) kw::Values);

impl ListMonitors {
    /// With all that is required.
    pub fn new() -> Self {
        Self(kw::Values::new())
    }

    /// Sets `group_states`.
    pub fn group_states(self, value: impl Into<String>) -> Self {
        Self(self.0.with("group_states", value.into()))
    }

    /// Sets `name`.
    pub fn name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("name", value.into()))
    }

    /// Sets `tags`.
    pub fn tags(self, value: impl Into<String>) -> Self {
        Self(self.0.with("tags", value.into()))
    }

    /// Sets `monitor_tags`.
    pub fn monitor_tags(self, value: impl Into<String>) -> Self {
        Self(self.0.with("monitor_tags", value.into()))
    }

    /// Sets `with_downtimes`.
    pub fn with_downtimes(self, value: bool) -> Self {
        Self(self.0.with("with_downtimes", value))
    }

    /// Sets `id_offset`.
    pub fn id_offset(self, value: i64) -> Self {
        Self(self.0.with("id_offset", value))
    }

    /// Sets `page`.
    pub fn page(self, value: i64) -> Self {
        Self(self.0.with("page", value))
    }

    /// Sets `page_size`.
    pub fn page_size(self, value: i64) -> Self {
        Self(self.0.with("page_size", value))
    }
}

/// The request of [`aggregate_logs`](crate::Client::aggregate_logs).
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct AggregateLogs(pub(crate) kw::Values);

impl AggregateLogs {
    /// With all that is required.
    pub fn new() -> Self {
        Self(kw::Values::new())
    }

    /// Sets `compute`.
    pub fn compute(self, value: impl Into<Vec<Json>>) -> Self {
        Self(self.0.with("compute", value.into()))
    }

    /// Sets `filter`.
    pub fn filter(self, value: Json) -> Self {
        Self(self.0.with("filter", value))
    }

    /// Sets `group_by`.
    pub fn group_by(self, value: impl Into<Vec<Json>>) -> Self {
        Self(self.0.with("group_by", value.into()))
    }

    /// Sets `page`.
    pub fn page(self, value: Json) -> Self {
        Self(self.0.with("page", value))
    }
}

/// The answer of [`validate`](crate::Client::validate).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ValidateResponse {
    /// `valid`
    pub valid: bool,
}

impl kw::Decode for ValidateResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { valid: fields.required("valid")? })
    }
}

/// The answer of [`validate_keys`](crate::Client::validate_keys).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ValidateKeysResponse {
    /// `status`
    pub status: String,
}

impl kw::Decode for ValidateKeysResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { status: fields.required("status")? })
    }
}

/// The answer of [`create_event`](crate::Client::create_event).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateEventResponse {
    /// `event`
    pub event: Option<Event>,
    /// `status`
    pub status: Option<String>,
}

impl kw::Decode for CreateEventResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { event: fields.optional("event")?, status: fields.optional("status")? })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Event {
    /// `id`
    pub id: Option<i64>,
    /// `title`
    pub title: Option<String>,
    /// `text`
    pub text: Option<String>,
    /// `url`
    pub url: Option<String>,
}

impl kw::Decode for Event {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            id: fields.optional("id")?,
            title: fields.optional("title")?,
            text: fields.optional("text")?,
            url: fields.optional("url")?,
        })
    }
}

/// A choice. One that the spec does not name is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CreateEventAlertType {
    /// `error`
    Error,
    /// `warning`
    Warning,
    /// `info`
    Info,
    /// `success`
    Success,
    /// `user_update`
    UserUpdate,
    /// `recommendation`
    Recommendation,
    /// `snapshot`
    Snapshot,
    /// One that the spec does not name.
    Other(String),
}

impl kw::TextEnum for CreateEventAlertType {
    fn as_str(&self) -> &str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
            Self::Success => "success",
            Self::UserUpdate => "user_update",
            Self::Recommendation => "recommendation",
            Self::Snapshot => "snapshot",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: String) -> Self {
        match text.as_str() {
            "error" => Self::Error,
            "warning" => Self::Warning,
            "info" => Self::Info,
            "success" => Self::Success,
            "user_update" => Self::UserUpdate,
            "recommendation" => Self::Recommendation,
            "snapshot" => Self::Snapshot,
            _ => Self::Other(text),
        }
    }
}

/// A choice. One that the spec does not name is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CreateEventPriority {
    /// `normal`
    Normal,
    /// `low`
    Low,
    /// One that the spec does not name.
    Other(String),
}

impl kw::TextEnum for CreateEventPriority {
    fn as_str(&self) -> &str {
        match self {
            Self::Normal => "normal",
            Self::Low => "low",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: String) -> Self {
        match text.as_str() {
            "normal" => Self::Normal,
            "low" => Self::Low,
            _ => Self::Other(text),
        }
    }
}
