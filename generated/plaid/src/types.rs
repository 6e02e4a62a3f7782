// Generated from specs/plaid.yaml by `cargo xtask generate`. Do not edit.

//! The bodies of requests and answers.

use keywright::{DateTime, Json, Number, Result, Secret};

use crate::kw;

/// The request of [`remove_item`](crate::Client::remove_item).
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct RemoveItem(pub(crate) kw::Values);

impl RemoveItem {
    /// With all that is required.
    pub fn new() -> Self {
        Self(kw::Values::new())
    }

    /// Sets `reason_code`.
    pub fn reason_code(self, value: impl Into<String>) -> Self {
        Self(self.0.with("reason_code", value.into()))
    }

    /// Sets `reason_note`.
    pub fn reason_note(self, value: impl Into<String>) -> Self {
        Self(self.0.with("reason_note", value.into()))
    }
}

/// The request of [`create_link_token`](crate::Client::create_link_token).
#[derive(Clone, Debug)]
#[must_use]
pub struct CreateLinkToken(pub(crate) kw::Values);

impl CreateLinkToken {
    /// With all that is required.
    ///
    /// - `client_name`: 30 characters at most.
    pub fn new(
        client_name: impl Into<String>,
        language: impl Into<String>,
        country_codes: impl Into<Vec<String>>,
        user: LinkUser,
    ) -> Self {
        Self(
            kw::Values::new()
                .with("client_name", client_name.into())
                .with("language", language.into())
                .with("country_codes", country_codes.into())
                .with("user", user),
        )
    }

    /// Sets `products`.
    pub fn products(self, value: impl Into<Vec<String>>) -> Self {
        Self(self.0.with("products", value.into()))
    }

    /// Sets `webhook`.
    pub fn webhook(self, value: impl Into<String>) -> Self {
        Self(self.0.with("webhook", value.into()))
    }

    /// Sets `redirect_uri`.
    pub fn redirect_uri(self, value: impl Into<String>) -> Self {
        Self(self.0.with("redirect_uri", value.into()))
    }

    /// Sets `link_customization_name`.
    pub fn link_customization_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("link_customization_name", value.into()))
    }

    /// Sets `android_package_name`.
    pub fn android_package_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("android_package_name", value.into()))
    }

    /// Sets `institution_id`.
    pub fn institution_id(self, value: impl Into<String>) -> Self {
        Self(self.0.with("institution_id", value.into()))
    }
}

/// The request of [`create_sandbox_public_token`](crate::Client::create_sandbox_public_token).
#[derive(Clone, Debug)]
#[must_use]
pub struct CreateSandboxPublicToken(pub(crate) kw::Values);

impl CreateSandboxPublicToken {
    /// With all that is required.
    pub fn new(
        institution_id: impl Into<String>,
        initial_products: impl Into<Vec<String>>,
    ) -> Self {
        Self(
            kw::Values::new()
                .with("institution_id", institution_id.into())
                .with("initial_products", initial_products.into()),
        )
    }

    /// Sets `options`.
    pub fn options(self, value: Json) -> Self {
        Self(self.0.with("options", value))
    }
}

/// The request of [`list_accounts`](crate::Client::list_accounts).
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct ListAccounts(pub(crate) kw::Values);

impl ListAccounts {
    /// With all that is required.
    pub fn new() -> Self {
        Self(kw::Values::new())
    }

    /// Sets `options`.
    pub fn options(self, value: ListAccountsOptions) -> Self {
        Self(self.0.with("options", value))
    }
}

/// A part of a request.
#[derive(Clone, Debug)]
#[must_use]
pub struct LinkUser(pub(crate) kw::Values);

impl LinkUser {
    /// With all that is required.
    pub fn new(client_user_id: impl Into<String>) -> Self {
        Self(kw::Values::new().with("client_user_id", client_user_id.into()))
    }

    /// Sets `legal_name`.
    pub fn legal_name(self, value: impl Into<String>) -> Self {
        Self(self.0.with("legal_name", value.into()))
    }

    /// Sets `email_address`.
    pub fn email_address(self, value: impl Into<String>) -> Self {
        Self(self.0.with("email_address", value.into()))
    }

    /// Sets `phone_number`.
    pub fn phone_number(self, value: impl Into<String>) -> Self {
        Self(self.0.with("phone_number", value.into()))
    }
}

impl kw::Encode for LinkUser {
    fn encode(self) -> kw::Value {
        self.0.into()
    }
}

/// A part of a request.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct ListAccountsOptions(pub(crate) kw::Values);

impl ListAccountsOptions {
    /// With all that is required.
    pub fn new() -> Self {
        Self(kw::Values::new())
    }

    /// Sets `account_ids`.
    pub fn account_ids(self, value: impl Into<Vec<String>>) -> Self {
        Self(self.0.with("account_ids", value.into()))
    }
}

impl kw::Encode for ListAccountsOptions {
    fn encode(self) -> kw::Value {
        self.0.into()
    }
}

/// The answer of [`exchange_public_token`](crate::Client::exchange_public_token).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ExchangePublicTokenResponse {
    /// `access_token`
    pub access_token: Secret,
    /// `item_id`
    pub item_id: String,
    /// `request_id`
    pub request_id: String,
}

impl kw::Decode for ExchangePublicTokenResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            access_token: fields.required("access_token")?,
            item_id: fields.required("item_id")?,
            request_id: fields.required("request_id")?,
        })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Request {
    /// `request_id`
    pub request_id: String,
}

impl kw::Decode for Request {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { request_id: fields.required("request_id")? })
    }
}

/// The answer of [`invalidate_access_token`](crate::Client::invalidate_access_token).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct InvalidateAccessTokenResponse {
    /// `new_access_token`
    pub new_access_token: Secret,
    /// `request_id`
    pub request_id: String,
}

impl kw::Decode for InvalidateAccessTokenResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            new_access_token: fields.required("new_access_token")?,
            request_id: fields.required("request_id")?,
        })
    }
}

/// The answer of [`create_link_token`](crate::Client::create_link_token).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateLinkTokenResponse {
    /// `link_token`
    pub link_token: Secret,
    /// `expiration`
    pub expiration: DateTime,
    /// `request_id`
    pub request_id: String,
    /// `hosted_link_url`
    pub hosted_link_url: Option<String>,
}

impl kw::Decode for CreateLinkTokenResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            link_token: fields.required("link_token")?,
            expiration: fields.required("expiration")?,
            request_id: fields.required("request_id")?,
            hosted_link_url: fields.optional("hosted_link_url")?,
        })
    }
}

/// The answer of [`create_sandbox_public_token`](crate::Client::create_sandbox_public_token).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateSandboxPublicTokenResponse {
    /// `public_token`
    pub public_token: Secret,
    /// `request_id`
    pub request_id: String,
}

impl kw::Decode for CreateSandboxPublicTokenResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            public_token: fields.required("public_token")?,
            request_id: fields.required("request_id")?,
        })
    }
}

/// The answer of [`get_item`](crate::Client::get_item).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetItemResponse {
    /// `item`
    pub item: LinkedItem,
    /// `request_id`
    pub request_id: String,
}

impl kw::Decode for GetItemResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { item: fields.required("item")?, request_id: fields.required("request_id")? })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LinkedItem {
    /// `item_id`
    pub item_id: String,
    /// `institution_id`
    pub institution_id: Option<String>,
    /// `institution_name`
    pub institution_name: Option<String>,
    /// `webhook`
    pub webhook: Option<String>,
    /// `auth_method`
    pub auth_method: Option<String>,
    /// `error`
    pub error: Option<Json>,
    /// `available_products`
    pub available_products: Option<Vec<String>>,
    /// `billed_products`
    pub billed_products: Option<Vec<String>>,
    /// `products`
    pub products: Option<Vec<String>>,
    /// `consented_products`
    pub consented_products: Option<Vec<String>>,
    /// `consent_expiration_time`
    pub consent_expiration_time: Option<DateTime>,
    /// `update_type`
    pub update_type: Option<String>,
}

impl kw::Decode for LinkedItem {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            item_id: fields.required("item_id")?,
            institution_id: fields.optional("institution_id")?,
            institution_name: fields.optional("institution_name")?,
            webhook: fields.optional("webhook")?,
            auth_method: fields.optional("auth_method")?,
            error: fields.optional("error")?,
            available_products: fields.optional("available_products")?,
            billed_products: fields.optional("billed_products")?,
            products: fields.optional("products")?,
            consented_products: fields.optional("consented_products")?,
            consent_expiration_time: fields.optional("consent_expiration_time")?,
            update_type: fields.optional("update_type")?,
        })
    }
}

/// The answer of [`update_item_webhook`](crate::Client::update_item_webhook).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct UpdateItemWebhookResponse {
    /// `item`
    pub item: LinkedItem,
    /// `request_id`
    pub request_id: String,
}

impl kw::Decode for UpdateItemWebhookResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { item: fields.required("item")?, request_id: fields.required("request_id")? })
    }
}

/// The answer of [`list_accounts`](crate::Client::list_accounts).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListAccountsResponse {
    /// `accounts`
    pub accounts: Vec<Account>,
    /// `item`
    pub item: LinkedItem,
    /// `request_id`
    pub request_id: String,
}

impl kw::Decode for ListAccountsResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            accounts: fields.required("accounts")?,
            item: fields.required("item")?,
            request_id: fields.required("request_id")?,
        })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Account {
    /// `account_id`
    pub account_id: String,
    /// `balances`
    pub balances: Balances,
    /// `mask`
    pub mask: Option<String>,
    /// `name`
    pub name: String,
    /// `official_name`
    pub official_name: Option<String>,
    /// `type`
    pub r#type: AccountType,
    /// `subtype`
    pub subtype: Option<String>,
    /// `verification_status`
    pub verification_status: Option<String>,
    /// `persistent_account_id`
    pub persistent_account_id: Option<String>,
    /// `holder_category`
    pub holder_category: Option<String>,
}

impl kw::Decode for Account {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            account_id: fields.required("account_id")?,
            balances: fields.required("balances")?,
            mask: fields.optional("mask")?,
            name: fields.required("name")?,
            official_name: fields.optional("official_name")?,
            r#type: fields.required("type")?,
            subtype: fields.optional("subtype")?,
            verification_status: fields.optional("verification_status")?,
            persistent_account_id: fields.optional("persistent_account_id")?,
            holder_category: fields.optional("holder_category")?,
        })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Balances {
    /// `available`
    pub available: Option<Number>,
    /// `current`
    pub current: Option<Number>,
    /// `limit`
    pub limit: Option<Number>,
    /// `iso_currency_code`
    pub iso_currency_code: Option<String>,
    /// `unofficial_currency_code`
    pub unofficial_currency_code: Option<String>,
    /// `last_updated_datetime`
    pub last_updated_datetime: Option<DateTime>,
}

impl kw::Decode for Balances {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            available: fields.optional("available")?,
            current: fields.optional("current")?,
            limit: fields.optional("limit")?,
            iso_currency_code: fields.optional("iso_currency_code")?,
            unofficial_currency_code: fields.optional("unofficial_currency_code")?,
            last_updated_datetime: fields.optional("last_updated_datetime")?,
        })
    }
}

/// A choice. One that the spec does not name is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AccountType {
    /// `investment`
    Investment,
    /// `credit`
    Credit,
    /// `depository`
    Depository,
    /// `loan`
    Loan,
    /// `brokerage`
    Brokerage,
    /// `other`
    OtherValue,
    /// One that the spec does not name.
    Other(String),
}

impl kw::TextEnum for AccountType {
    fn as_str(&self) -> &str {
        match self {
            Self::Investment => "investment",
            Self::Credit => "credit",
            Self::Depository => "depository",
            Self::Loan => "loan",
            Self::Brokerage => "brokerage",
            Self::OtherValue => "other",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: String) -> Self {
        match text.as_str() {
            "investment" => Self::Investment,
            "credit" => Self::Credit,
            "depository" => Self::Depository,
            "loan" => Self::Loan,
            "brokerage" => Self::Brokerage,
            "other" => Self::OtherValue,
            _ => Self::Other(text),
        }
    }
}
