// Generated from specs/frameio-v2.yaml by `cargo xtask generate`. Do not edit.

//! The bodies of requests and answers.

use keywright::{DateTime, Json, Number, Result, Secret};

use crate::kw;

/// The request of [`refresh_token`](crate::Client::refresh_token).
#[derive(Clone, Debug)]
#[must_use]
pub struct RefreshToken(pub(crate) kw::Values);

impl RefreshToken {
    /// With all that is required.
    ///
    /// - `scope`: The scopes, as they were asked for.
    pub fn new(
        client_id: impl Into<String>,
        refresh_token: impl Into<Secret>,
        scope: impl Into<String>,
    ) -> Self {
        Self(
            kw::Values::new()
                .with("client_id", client_id.into())
                .with("refresh_token", refresh_token.into())
                .with("scope", scope.into()),
        )
    }

    /// Sets `client_secret`.
    pub fn client_secret(self, value: impl Into<Secret>) -> Self {
        Self(self.0.with("client_secret", value.into()))
    }
}

/// The request of [`create_device_token`](crate::Client::create_device_token).
#[derive(Clone, Debug)]
#[must_use]
pub struct CreateDeviceToken(pub(crate) kw::Values);

impl CreateDeviceToken {
    /// With all that is required.
    pub fn new(
        device_code: impl Into<Secret>,
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
    ) -> Self {
        Self(
            kw::Values::new()
                .with("device_code", device_code.into())
                .with("client_id", client_id.into())
                .with("client_secret", client_secret.into()),
        )
    }

    /// Sets `x-client-version`.
    pub fn x_client_version(self, value: impl Into<String>) -> Self {
        Self(self.0.with("x-client-version", value.into()))
    }
}

/// The request of [`refresh_device_token`](crate::Client::refresh_device_token).
#[derive(Clone, Debug)]
#[must_use]
pub struct RefreshDeviceToken(pub(crate) kw::Values);

impl RefreshDeviceToken {
    /// With all that is required.
    pub fn new(
        refresh_token: impl Into<Secret>,
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
    ) -> Self {
        Self(
            kw::Values::new()
                .with("refresh_token", refresh_token.into())
                .with("client_id", client_id.into())
                .with("client_secret", client_secret.into()),
        )
    }

    /// Sets `x-client-version`.
    pub fn x_client_version(self, value: impl Into<String>) -> Self {
        Self(self.0.with("x-client-version", value.into()))
    }
}

/// The request of [`revoke_device_token`](crate::Client::revoke_device_token).
#[derive(Clone, Debug)]
#[must_use]
pub struct RevokeDeviceToken(pub(crate) kw::Values);

impl RevokeDeviceToken {
    /// With all that is required.
    pub fn new(
        token: impl Into<Secret>,
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
    ) -> Self {
        Self(
            kw::Values::new()
                .with("token", token.into())
                .with("client_id", client_id.into())
                .with("client_secret", client_secret.into()),
        )
    }

    /// Sets `x-client-version`.
    pub fn x_client_version(self, value: impl Into<String>) -> Self {
        Self(self.0.with("x-client-version", value.into()))
    }
}

/// The request of [`create_comment`](crate::Client::create_comment).
#[derive(Clone, Debug)]
#[must_use]
pub struct CreateComment(pub(crate) kw::Values);

impl CreateComment {
    /// With all that is required.
    pub fn new(asset_id: impl Into<String>, text: impl Into<String>) -> Self {
        Self(kw::Values::new().with("asset_id", asset_id.into()).with("text", text.into()))
    }

    /// The frame that it is about.
    pub fn timestamp(self, value: i64) -> Self {
        Self(self.0.with("timestamp", value))
    }

    /// Sets `page`.
    pub fn page(self, value: i64) -> Self {
        Self(self.0.with("page", value))
    }

    /// Sets `duration`.
    pub fn duration(self, value: impl Into<Number>) -> Self {
        Self(self.0.with("duration", value.into()))
    }

    /// Sets `annotation`.
    pub fn annotation(self, value: impl Into<String>) -> Self {
        Self(self.0.with("annotation", value.into()))
    }

    /// Sets `private`.
    pub fn private(self, value: bool) -> Self {
        Self(self.0.with("private", value))
    }

    /// Sets `pitch`.
    pub fn pitch(self, value: impl Into<Number>) -> Self {
        Self(self.0.with("pitch", value.into()))
    }

    /// Sets `yaw`.
    pub fn yaw(self, value: impl Into<Number>) -> Self {
        Self(self.0.with("yaw", value.into()))
    }
}

/// The request of [`exchange_code`](crate::Client::exchange_code).
#[derive(Clone, Debug)]
#[must_use]
pub struct ExchangeCode(pub(crate) kw::Values);

impl ExchangeCode {
    /// With all that is required.
    pub fn new(
        client_id: impl Into<String>,
        code: impl Into<Secret>,
        redirect_uri: impl Into<String>,
        code_verifier: impl Into<Secret>,
    ) -> Self {
        Self(
            kw::Values::new()
                .with("client_id", client_id.into())
                .with("code", code.into())
                .with("redirect_uri", redirect_uri.into())
                .with("code_verifier", code_verifier.into()),
        )
    }

    /// Sets `client_secret`.
    pub fn client_secret(self, value: impl Into<Secret>) -> Self {
        Self(self.0.with("client_secret", value.into()))
    }
}

/// The answer of [`refresh_token`](crate::Client::refresh_token).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RefreshTokenResponse {
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

impl kw::Decode for RefreshTokenResponse {
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

/// The answer of [`create_device_token`](crate::Client::create_device_token).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateDeviceTokenResponse {
    /// `access_token`
    pub access_token: Secret,
    /// `token_type`
    pub token_type: Option<String>,
    /// `expires_in`
    pub expires_in: Option<i64>,
    /// `refresh_token`
    pub refresh_token: Option<Secret>,
}

impl kw::Decode for CreateDeviceTokenResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            access_token: fields.required("access_token")?,
            token_type: fields.optional("token_type")?,
            expires_in: fields.optional("expires_in")?,
            refresh_token: fields.optional("refresh_token")?,
        })
    }
}

/// The answer of [`refresh_device_token`](crate::Client::refresh_device_token).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RefreshDeviceTokenResponse {
    /// `access_token`
    pub access_token: Secret,
    /// `token_type`
    pub token_type: Option<String>,
    /// `expires_in`
    pub expires_in: Option<i64>,
    /// `refresh_token`
    pub refresh_token: Option<Secret>,
}

impl kw::Decode for RefreshDeviceTokenResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            access_token: fields.required("access_token")?,
            token_type: fields.optional("token_type")?,
            expires_in: fields.optional("expires_in")?,
            refresh_token: fields.optional("refresh_token")?,
        })
    }
}

/// The answer of [`revoke_device_token`](crate::Client::revoke_device_token).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RevokeDeviceTokenResponse {
    /// `success`
    pub success: bool,
}

impl kw::Decode for RevokeDeviceTokenResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { success: fields.required("success")? })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct User {
    /// `id`
    pub id: String,
    /// `account_id`
    pub account_id: Option<String>,
    /// `email`
    pub email: Option<String>,
    /// `name`
    pub name: Option<String>,
    /// `bio`
    pub bio: Option<String>,
    /// `location`
    pub location: Option<String>,
    /// `roles`
    pub roles: Option<Json>,
    /// `from_google`
    pub from_google: Option<bool>,
    /// `inserted_at`
    pub inserted_at: Option<DateTime>,
    /// `updated_at`
    pub updated_at: Option<DateTime>,
}

impl kw::Decode for User {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            id: fields.required("id")?,
            account_id: fields.optional("account_id")?,
            email: fields.optional("email")?,
            name: fields.optional("name")?,
            bio: fields.optional("bio")?,
            location: fields.optional("location")?,
            roles: fields.optional("roles")?,
            from_google: fields.optional("from_google")?,
            inserted_at: fields.optional("inserted_at")?,
            updated_at: fields.optional("updated_at")?,
        })
    }
}

/// The answer of [`create_comment`](crate::Client::create_comment).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateCommentResponse {
    /// `id`
    pub id: String,
    /// `text`
    pub text: String,
    /// `timestamp`
    pub timestamp: Option<i64>,
    /// `completed`
    pub completed: Option<bool>,
    /// `has_replies`
    pub has_replies: Option<bool>,
    /// `like_count`
    pub like_count: Option<i64>,
    /// `owner_id`
    pub owner_id: Option<String>,
}

impl kw::Decode for CreateCommentResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            id: fields.required("id")?,
            text: fields.required("text")?,
            timestamp: fields.optional("timestamp")?,
            completed: fields.optional("completed")?,
            has_replies: fields.optional("has_replies")?,
            like_count: fields.optional("like_count")?,
            owner_id: fields.optional("owner_id")?,
        })
    }
}

/// The answer of [`exchange_code`](crate::Client::exchange_code).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ExchangeCodeResponse {
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

impl kw::Decode for ExchangeCodeResponse {
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

/// A scope of Frame.io (v2).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Scope {
    /// `account.read`
    AccountRead,
    /// `action.create`
    ActionCreate,
    /// `action.read`
    ActionRead,
    /// `action.update`
    ActionUpdate,
    /// `action.delete`
    ActionDelete,
    /// `asset.create`
    AssetCreate,
    /// `asset.read`
    AssetRead,
    /// `asset.update`
    AssetUpdate,
    /// `asset.delete`
    AssetDelete,
    /// `auditlog.read`
    AuditlogRead,
    /// `comment.create`
    CommentCreate,
    /// `comment.read`
    CommentRead,
    /// `comment.update`
    CommentUpdate,
    /// `comment.delete`
    CommentDelete,
    /// `offline`
    Offline,
    /// `presentation.create`
    PresentationCreate,
    /// `presentation.read`
    PresentationRead,
    /// `presentation.update`
    PresentationUpdate,
    /// `presentation.delete`
    PresentationDelete,
    /// `project.create`
    ProjectCreate,
    /// `project.read`
    ProjectRead,
    /// `project.update`
    ProjectUpdate,
    /// `project.delete`
    ProjectDelete,
    /// `reviewlink.create`
    ReviewlinkCreate,
    /// `reviewlink.read`
    ReviewlinkRead,
    /// `reviewlink.update`
    ReviewlinkUpdate,
    /// `reviewlink.delete`
    ReviewlinkDelete,
    /// `team.create`
    TeamCreate,
    /// `team.read`
    TeamRead,
    /// `team.update`
    TeamUpdate,
    /// `webhook.create`
    WebhookCreate,
    /// `webhook.read`
    WebhookRead,
    /// `webhook.update`
    WebhookUpdate,
    /// `webhook.delete`
    WebhookDelete,
    /// One that the spec does not name.
    Other(String),
}

impl kw::TextEnum for Scope {
    fn as_str(&self) -> &str {
        match self {
            Self::AccountRead => "account.read",
            Self::ActionCreate => "action.create",
            Self::ActionRead => "action.read",
            Self::ActionUpdate => "action.update",
            Self::ActionDelete => "action.delete",
            Self::AssetCreate => "asset.create",
            Self::AssetRead => "asset.read",
            Self::AssetUpdate => "asset.update",
            Self::AssetDelete => "asset.delete",
            Self::AuditlogRead => "auditlog.read",
            Self::CommentCreate => "comment.create",
            Self::CommentRead => "comment.read",
            Self::CommentUpdate => "comment.update",
            Self::CommentDelete => "comment.delete",
            Self::Offline => "offline",
            Self::PresentationCreate => "presentation.create",
            Self::PresentationRead => "presentation.read",
            Self::PresentationUpdate => "presentation.update",
            Self::PresentationDelete => "presentation.delete",
            Self::ProjectCreate => "project.create",
            Self::ProjectRead => "project.read",
            Self::ProjectUpdate => "project.update",
            Self::ProjectDelete => "project.delete",
            Self::ReviewlinkCreate => "reviewlink.create",
            Self::ReviewlinkRead => "reviewlink.read",
            Self::ReviewlinkUpdate => "reviewlink.update",
            Self::ReviewlinkDelete => "reviewlink.delete",
            Self::TeamCreate => "team.create",
            Self::TeamRead => "team.read",
            Self::TeamUpdate => "team.update",
            Self::WebhookCreate => "webhook.create",
            Self::WebhookRead => "webhook.read",
            Self::WebhookUpdate => "webhook.update",
            Self::WebhookDelete => "webhook.delete",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: String) -> Self {
        match text.as_str() {
            "account.read" => Self::AccountRead,
            "action.create" => Self::ActionCreate,
            "action.read" => Self::ActionRead,
            "action.update" => Self::ActionUpdate,
            "action.delete" => Self::ActionDelete,
            "asset.create" => Self::AssetCreate,
            "asset.read" => Self::AssetRead,
            "asset.update" => Self::AssetUpdate,
            "asset.delete" => Self::AssetDelete,
            "auditlog.read" => Self::AuditlogRead,
            "comment.create" => Self::CommentCreate,
            "comment.read" => Self::CommentRead,
            "comment.update" => Self::CommentUpdate,
            "comment.delete" => Self::CommentDelete,
            "offline" => Self::Offline,
            "presentation.create" => Self::PresentationCreate,
            "presentation.read" => Self::PresentationRead,
            "presentation.update" => Self::PresentationUpdate,
            "presentation.delete" => Self::PresentationDelete,
            "project.create" => Self::ProjectCreate,
            "project.read" => Self::ProjectRead,
            "project.update" => Self::ProjectUpdate,
            "project.delete" => Self::ProjectDelete,
            "reviewlink.create" => Self::ReviewlinkCreate,
            "reviewlink.read" => Self::ReviewlinkRead,
            "reviewlink.update" => Self::ReviewlinkUpdate,
            "reviewlink.delete" => Self::ReviewlinkDelete,
            "team.create" => Self::TeamCreate,
            "team.read" => Self::TeamRead,
            "team.update" => Self::TeamUpdate,
            "webhook.create" => Self::WebhookCreate,
            "webhook.read" => Self::WebhookRead,
            "webhook.update" => Self::WebhookUpdate,
            "webhook.delete" => Self::WebhookDelete,
            _ => Self::Other(text),
        }
    }
}
