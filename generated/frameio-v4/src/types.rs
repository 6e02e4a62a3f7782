// Generated from specs/frameio-v4.yaml by `cargo xtask generate`. Do not edit.

//! The bodies of requests and answers.

use keywright::{DateTime, Result, Secret};

use crate::kw;

/// The request of [`list_accounts`](crate::Client::list_accounts).
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct ListAccounts(pub(crate) kw::Values);

impl ListAccounts {
    /// With all that is required.
    pub fn new() -> Self {
        Self(kw::Values::new())
    }

    /// Sets `after`.
    pub fn after(self, value: impl Into<String>) -> Self {
        Self(self.0.with("after", value.into()))
    }

    /// 50 unless it is given; 100 at most.
    pub fn page_size(self, value: i64) -> Self {
        Self(self.0.with("page_size", value))
    }

    /// Sets `include_total_count`.
    pub fn include_total_count(self, value: bool) -> Self {
        Self(self.0.with("include_total_count", value))
    }
}

/// The request of [`list_workspaces`](crate::Client::list_workspaces).
#[derive(Clone, Debug)]
#[must_use]
pub struct ListWorkspaces(pub(crate) kw::Values);

impl ListWorkspaces {
    /// With all that is required.
    pub fn new(account_id: impl Into<String>) -> Self {
        Self(kw::Values::new().with("account_id", account_id.into()))
    }

    /// Sets `after`.
    pub fn after(self, value: impl Into<String>) -> Self {
        Self(self.0.with("after", value.into()))
    }

    /// Sets `page_size`.
    pub fn page_size(self, value: i64) -> Self {
        Self(self.0.with("page_size", value))
    }

    /// Sets `include_total_count`.
    pub fn include_total_count(self, value: bool) -> Self {
        Self(self.0.with("include_total_count", value))
    }
}

/// The request of [`get_user_info`](crate::Client::get_user_info).
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct GetUserInfo(pub(crate) kw::Values);

impl GetUserInfo {
    /// With all that is required.
    pub fn new() -> Self {
        Self(kw::Values::new())
    }

    /// Sets `client_id`.
    pub fn client_id(self, value: impl Into<String>) -> Self {
        Self(self.0.with("client_id", value.into()))
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

/// The request of [`refresh_token`](crate::Client::refresh_token).
#[derive(Clone, Debug)]
#[must_use]
pub struct RefreshToken(pub(crate) kw::Values);

impl RefreshToken {
    /// With all that is required.
    pub fn new(client_id: impl Into<String>, refresh_token: impl Into<Secret>) -> Self {
        Self(
            kw::Values::new()
                .with("client_id", client_id.into())
                .with("refresh_token", refresh_token.into()),
        )
    }

    /// Sets `client_secret`.
    pub fn client_secret(self, value: impl Into<Secret>) -> Self {
        Self(self.0.with("client_secret", value.into()))
    }
}

/// The request of [`revoke_token`](crate::Client::revoke_token).
#[derive(Clone, Debug)]
#[must_use]
pub struct RevokeToken(pub(crate) kw::Values);

impl RevokeToken {
    /// With all that is required.
    pub fn new(client_id: impl Into<String>, token: impl Into<Secret>) -> Self {
        Self(kw::Values::new().with("client_id", client_id.into()).with("token", token.into()))
    }

    /// Sets `client_secret`.
    pub fn client_secret(self, value: impl Into<Secret>) -> Self {
        Self(self.0.with("client_secret", value.into()))
    }
}

/// The request of [`create_token`](crate::Client::create_token).
#[derive(Clone, Debug)]
#[must_use]
pub struct CreateToken(pub(crate) kw::Values);

impl CreateToken {
    /// With all that is required.
    pub fn new(client_id: impl Into<String>, client_secret: impl Into<Secret>) -> Self {
        Self(
            kw::Values::new()
                .with("client_id", client_id.into())
                .with("client_secret", client_secret.into()),
        )
    }

    /// Sets `scope`.
    pub fn scope(self, value: impl Into<String>) -> Self {
        Self(self.0.with("scope", value.into()))
    }
}

/// The answer of [`get_me`](crate::Client::get_me).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetMeResponse {
    /// `data`
    pub data: Me,
}

impl kw::Decode for GetMeResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { data: fields.required("data")? })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Me {
    /// `id`
    pub id: String,
    /// `name`
    pub name: String,
    /// `email`
    pub email: String,
    /// `avatar_url`
    pub avatar_url: Option<String>,
}

impl kw::Decode for Me {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            id: fields.required("id")?,
            name: fields.required("name")?,
            email: fields.required("email")?,
            avatar_url: fields.optional("avatar_url")?,
        })
    }
}

/// The answer of [`list_accounts`](crate::Client::list_accounts).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListAccountsResponse {
    /// `data`
    pub data: Vec<Account>,
    /// `links`
    pub links: Option<Links>,
    /// `total_count`
    pub total_count: Option<i64>,
}

impl kw::Decode for ListAccountsResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            data: fields.required("data")?,
            links: fields.optional("links")?,
            total_count: fields.optional("total_count")?,
        })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Account {
    /// `id`
    pub id: String,
    /// `display_name`
    pub display_name: String,
    /// `roles`
    pub roles: Option<Vec<AccountRole>>,
    /// `storage_limit`
    pub storage_limit: Option<i64>,
    /// `storage_usage`
    pub storage_usage: Option<i64>,
    /// `image`
    pub image: Option<String>,
    /// `adobe_id`
    pub adobe_id: Option<String>,
    /// `created_at`
    pub created_at: Option<DateTime>,
    /// `updated_at`
    pub updated_at: Option<DateTime>,
}

impl kw::Decode for Account {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            id: fields.required("id")?,
            display_name: fields.required("display_name")?,
            roles: fields.optional("roles")?,
            storage_limit: fields.optional("storage_limit")?,
            storage_usage: fields.optional("storage_usage")?,
            image: fields.optional("image")?,
            adobe_id: fields.optional("adobe_id")?,
            created_at: fields.optional("created_at")?,
            updated_at: fields.optional("updated_at")?,
        })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Links {
    /// The path of the next page, relative to the host.
    pub next: Option<String>,
}

impl kw::Decode for Links {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { next: fields.optional("next")? })
    }
}

/// The answer of [`list_workspaces`](crate::Client::list_workspaces).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListWorkspacesResponse {
    /// `data`
    pub data: Vec<Workspace>,
    /// `links`
    pub links: Option<Links>,
    /// `total_count`
    pub total_count: Option<i64>,
}

impl kw::Decode for ListWorkspacesResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            data: fields.required("data")?,
            links: fields.optional("links")?,
            total_count: fields.optional("total_count")?,
        })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Workspace {
    /// `id`
    pub id: String,
    /// `name`
    pub name: String,
    /// `account_id`
    pub account_id: String,
    /// `created_at`
    pub created_at: Option<DateTime>,
    /// `updated_at`
    pub updated_at: Option<DateTime>,
}

impl kw::Decode for Workspace {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            id: fields.required("id")?,
            name: fields.required("name")?,
            account_id: fields.required("account_id")?,
            created_at: fields.optional("created_at")?,
            updated_at: fields.optional("updated_at")?,
        })
    }
}

/// The answer of [`get_user_info`](crate::Client::get_user_info).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetUserInfoResponse {
    /// `sub`
    pub sub: String,
    /// `ind` for a person's own account, `ent` for one of an organisation.
    pub account_type: Option<String>,
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
    /// `address`
    pub address: Option<GetUserInfoResponseAddress>,
}

impl kw::Decode for GetUserInfoResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            sub: fields.required("sub")?,
            account_type: fields.optional("account_type")?,
            name: fields.optional("name")?,
            given_name: fields.optional("given_name")?,
            family_name: fields.optional("family_name")?,
            email: fields.optional("email")?,
            email_verified: fields.optional("email_verified")?,
            address: fields.optional("address")?,
        })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetUserInfoResponseAddress {
    /// Two letters.
    pub country: Option<String>,
}

impl kw::Decode for GetUserInfoResponseAddress {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { country: fields.optional("country")? })
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
        })
    }
}

/// A scope of Frame.io.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Scope {
    /// `openid`
    Openid,
    /// `profile`
    Profile,
    /// `email`
    Email,
    /// `offline_access`
    OfflineAccess,
    /// `additional_info.roles`
    AdditionalInfoRoles,
    /// `AdobeID`
    AdobeId,
    /// `frame.s2s.all`
    FrameS2sAll,
    /// One that the spec does not name.
    Other(String),
}

impl kw::TextEnum for Scope {
    fn as_str(&self) -> &str {
        match self {
            Self::Openid => "openid",
            Self::Profile => "profile",
            Self::Email => "email",
            Self::OfflineAccess => "offline_access",
            Self::AdditionalInfoRoles => "additional_info.roles",
            Self::AdobeId => "AdobeID",
            Self::FrameS2sAll => "frame.s2s.all",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: String) -> Self {
        match text.as_str() {
            "openid" => Self::Openid,
            "profile" => Self::Profile,
            "email" => Self::Email,
            "offline_access" => Self::OfflineAccess,
            "additional_info.roles" => Self::AdditionalInfoRoles,
            "AdobeID" => Self::AdobeId,
            "frame.s2s.all" => Self::FrameS2sAll,
            _ => Self::Other(text),
        }
    }
}

/// A choice. One that the spec does not name is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AccountRole {
    /// `admin`
    Admin,
    /// `member`
    Member,
    /// `owner`
    Owner,
    /// One that the spec does not name.
    Other(String),
}

impl kw::TextEnum for AccountRole {
    fn as_str(&self) -> &str {
        match self {
            Self::Admin => "admin",
            Self::Member => "member",
            Self::Owner => "owner",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: String) -> Self {
        match text.as_str() {
            "admin" => Self::Admin,
            "member" => Self::Member,
            "owner" => Self::Owner,
            _ => Self::Other(text),
        }
    }
}
