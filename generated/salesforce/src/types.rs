// Generated from specs/salesforce.yaml by `cargo xtask generate`. Do not edit.

//! The bodies of requests and answers.

use keywright::{Json, Result, Secret};

use crate::kw;

/// The request of [`get_record`](crate::Client::get_record).
#[derive(Clone, Debug)]
#[must_use]
pub struct GetRecord(pub(crate) kw::Values);

impl GetRecord {
    /// With all that is required.
    pub fn new(version: impl Into<String>, name: impl Into<String>, id: impl Into<String>) -> Self {
        Self(
            kw::Values::new()
                .with("version", version.into())
                .with("name", name.into())
                .with("id", id.into()),
        )
    }

    /// Their names with commas between.
    pub fn fields(self, value: impl Into<String>) -> Self {
        Self(self.0.with("fields", value.into()))
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Version {
    /// `label`
    pub label: String,
    /// `url`
    pub url: String,
    /// `version`
    pub version: String,
}

impl kw::Decode for Version {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            label: fields.required("label")?,
            url: fields.required("url")?,
            version: fields.required("version")?,
        })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct QueryResult {
    /// `totalSize`
    pub total_size: i64,
    /// `done`
    pub done: bool,
    /// `records`
    pub records: Vec<Json>,
    /// `nextRecordsUrl`
    pub next_records_url: Option<String>,
}

impl kw::Decode for QueryResult {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            total_size: fields.required("totalSize")?,
            done: fields.required("done")?,
            records: fields.required("records")?,
            next_records_url: fields.optional("nextRecordsUrl")?,
        })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct UserInfo {
    /// `sub`
    pub sub: String,
    /// `user_id`
    pub user_id: String,
    /// `organization_id`
    pub organization_id: String,
    /// The user name by which the person signs in.
    pub preferred_username: Option<String>,
    /// `nickname`
    pub nickname: Option<String>,
    /// `name`
    pub name: Option<String>,
    /// `given_name`
    pub given_name: Option<String>,
    /// `family_name`
    pub family_name: Option<String>,
    /// `email`
    pub email: Option<String>,
    /// `email_verified`
    pub email_verified: Option<bool>,
    /// `zoneinfo`
    pub zoneinfo: Option<String>,
    /// `user_type`
    pub user_type: Option<String>,
    /// `language`
    pub language: Option<String>,
    /// `locale`
    pub locale: Option<String>,
    /// `active`
    pub active: Option<bool>,
}

impl kw::Decode for UserInfo {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            sub: fields.required("sub")?,
            user_id: fields.required("user_id")?,
            organization_id: fields.required("organization_id")?,
            preferred_username: fields.optional("preferred_username")?,
            nickname: fields.optional("nickname")?,
            name: fields.optional("name")?,
            given_name: fields.optional("given_name")?,
            family_name: fields.optional("family_name")?,
            email: fields.optional("email")?,
            email_verified: fields.optional("email_verified")?,
            zoneinfo: fields.optional("zoneinfo")?,
            user_type: fields.optional("user_type")?,
            language: fields.optional("language")?,
            locale: fields.optional("locale")?,
            active: fields.optional("active")?,
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
    /// `instance_url`
    pub instance_url: String,
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
            instance_url: fields.required("instance_url")?,
        })
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
    /// `instance_url`
    pub instance_url: Option<String>,
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
            instance_url: fields.optional("instance_url")?,
        })
    }
}

/// The answer of [`create_token`](crate::Client::create_token).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateTokenResponse {
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
    /// `instance_url`
    pub instance_url: String,
}

impl kw::Decode for CreateTokenResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            access_token: fields.required("access_token")?,
            token_type: fields.optional("token_type")?,
            expires_in: fields.optional("expires_in")?,
            refresh_token: fields.optional("refresh_token")?,
            scope: fields.optional("scope")?,
            instance_url: fields.required("instance_url")?,
        })
    }
}

/// A scope of Salesforce Platform.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Scope {
    /// `api`
    Api,
    /// `web`
    Web,
    /// `full`
    Full,
    /// `id`
    Id,
    /// `openid`
    Openid,
    /// `profile`
    Profile,
    /// `email`
    Email,
    /// `address`
    Address,
    /// `phone`
    Phone,
    /// `refresh_token`
    RefreshToken,
    /// `offline_access`
    OfflineAccess,
    /// `chatter_api`
    ChatterApi,
    /// `custom_permissions`
    CustomPermissions,
    /// `visualforce`
    Visualforce,
    /// `lightning`
    Lightning,
    /// `content`
    Content,
    /// `wave_api`
    WaveApi,
    /// `eclair_api`
    EclairApi,
    /// `pardot_api`
    PardotApi,
    /// `interaction_api`
    InteractionApi,
    /// `cdp_query_api`
    CdpQueryApi,
    /// `cdp_profile_api`
    CdpProfileApi,
    /// `cdp_ingest_api`
    CdpIngestApi,
    /// One that the spec does not name.
    Other(String),
}

impl kw::TextEnum for Scope {
    fn as_str(&self) -> &str {
        match self {
            Self::Api => "api",
            Self::Web => "web",
            Self::Full => "full",
            Self::Id => "id",
            Self::Openid => "openid",
            Self::Profile => "profile",
            Self::Email => "email",
            Self::Address => "address",
            Self::Phone => "phone",
            Self::RefreshToken => "refresh_token",
            Self::OfflineAccess => "offline_access",
            Self::ChatterApi => "chatter_api",
            Self::CustomPermissions => "custom_permissions",
            Self::Visualforce => "visualforce",
            Self::Lightning => "lightning",
            Self::Content => "content",
            Self::WaveApi => "wave_api",
            Self::EclairApi => "eclair_api",
            Self::PardotApi => "pardot_api",
            Self::InteractionApi => "interaction_api",
            Self::CdpQueryApi => "cdp_query_api",
            Self::CdpProfileApi => "cdp_profile_api",
            Self::CdpIngestApi => "cdp_ingest_api",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: String) -> Self {
        match text.as_str() {
            "api" => Self::Api,
            "web" => Self::Web,
            "full" => Self::Full,
            "id" => Self::Id,
            "openid" => Self::Openid,
            "profile" => Self::Profile,
            "email" => Self::Email,
            "address" => Self::Address,
            "phone" => Self::Phone,
            "refresh_token" => Self::RefreshToken,
            "offline_access" => Self::OfflineAccess,
            "chatter_api" => Self::ChatterApi,
            "custom_permissions" => Self::CustomPermissions,
            "visualforce" => Self::Visualforce,
            "lightning" => Self::Lightning,
            "content" => Self::Content,
            "wave_api" => Self::WaveApi,
            "eclair_api" => Self::EclairApi,
            "pardot_api" => Self::PardotApi,
            "interaction_api" => Self::InteractionApi,
            "cdp_query_api" => Self::CdpQueryApi,
            "cdp_profile_api" => Self::CdpProfileApi,
            "cdp_ingest_api" => Self::CdpIngestApi,
            _ => Self::Other(text),
        }
    }
}
