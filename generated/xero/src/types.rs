// Generated from specs/xero.yaml by `cargo xtask generate`. Do not edit.

//! The bodies of requests and answers.

use keywright::{Json, Result, Secret};

use crate::kw;

/// The request of [`list_connections`](crate::Client::list_connections).
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct ListConnections(pub(crate) kw::Values);

impl ListConnections {
    /// With all that is required.
    pub fn new() -> Self {
        Self(kw::Values::new())
    }

    /// Sets `authEventId`.
    pub fn auth_event_id(self, value: impl Into<String>) -> Self {
        Self(self.0.with("authEventId", value.into()))
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

    /// Sets `where`.
    pub fn r#where(self, value: impl Into<String>) -> Self {
        Self(self.0.with("where", value.into()))
    }

    /// Sets `order`.
    pub fn order(self, value: impl Into<String>) -> Self {
        Self(self.0.with("order", value.into()))
    }
}

/// The request of [`create_account`](crate::Client::create_account).
#[derive(Clone, Debug)]
#[must_use]
pub struct CreateAccount(pub(crate) kw::Values);

impl CreateAccount {
    /// With all that is required.
    pub fn new(
        code: impl Into<String>,
        name: impl Into<String>,
        r#type: impl Into<String>,
    ) -> Self {
        Self(
            kw::Values::new()
                .with("Code", code.into())
                .with("Name", name.into())
                .with("Type", r#type.into()),
        )
    }

    /// 128 characters at most; it counts for about six minutes.
    pub fn idempotency_key(self, value: impl Into<String>) -> Self {
        Self(self.0.with("Idempotency-Key", value.into()))
    }

    /// Sets `Description`.
    pub fn description(self, value: impl Into<String>) -> Self {
        Self(self.0.with("Description", value.into()))
    }
}

/// The request of [`create_contact`](crate::Client::create_contact).
#[derive(Clone, Debug)]
#[must_use]
pub struct CreateContact(pub(crate) kw::Values);

impl CreateContact {
    /// With all that is required.
    pub fn new(contacts: impl Into<Vec<Json>>) -> Self {
        Self(kw::Values::new().with("Contacts", contacts.into()))
    }

    /// Sets `Idempotency-Key`.
    pub fn idempotency_key(self, value: impl Into<String>) -> Self {
        Self(self.0.with("Idempotency-Key", value.into()))
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

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Connection {
    /// The id of the connection, not of the tenant.
    pub id: String,
    /// `tenantId`
    pub tenant_id: String,
    /// `authEventId`
    pub auth_event_id: Option<String>,
    /// `tenantType`
    pub tenant_type: String,
    /// `tenantName`
    pub tenant_name: Option<String>,
    /// An instant without a zone.
    pub created_date_utc: Option<String>,
    /// `updatedDateUtc`
    pub updated_date_utc: Option<String>,
}

impl kw::Decode for Connection {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            id: fields.required("id")?,
            tenant_id: fields.required("tenantId")?,
            auth_event_id: fields.optional("authEventId")?,
            tenant_type: fields.required("tenantType")?,
            tenant_name: fields.optional("tenantName")?,
            created_date_utc: fields.optional("createdDateUtc")?,
            updated_date_utc: fields.optional("updatedDateUtc")?,
        })
    }
}

/// The answer of [`get_organisation`](crate::Client::get_organisation).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetOrganisationResponse {
    /// `Organisations`
    pub organisations: Vec<Organisation>,
}

impl kw::Decode for GetOrganisationResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { organisations: fields.required("Organisations")? })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Organisation {
    /// `OrganisationID`
    pub organisation_id: Option<String>,
    /// `Name`
    pub name: Option<String>,
    /// `LegalName`
    pub legal_name: Option<String>,
    /// `OrganisationType`
    pub organisation_type: Option<String>,
    /// `BaseCurrency`
    pub base_currency: Option<String>,
    /// `CountryCode`
    pub country_code: Option<String>,
    /// `OrganisationStatus`
    pub organisation_status: Option<String>,
    /// `TaxNumber`
    pub tax_number: Option<String>,
    /// `Timezone`
    pub timezone: Option<String>,
    /// `ShortCode`
    pub short_code: Option<String>,
    /// `IsDemoCompany`
    pub is_demo_company: Option<bool>,
    /// `PaysTax`
    pub pays_tax: Option<bool>,
    /// `FinancialYearEndDay`
    pub financial_year_end_day: Option<i64>,
    /// `FinancialYearEndMonth`
    pub financial_year_end_month: Option<i64>,
}

impl kw::Decode for Organisation {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            organisation_id: fields.optional("OrganisationID")?,
            name: fields.optional("Name")?,
            legal_name: fields.optional("LegalName")?,
            organisation_type: fields.optional("OrganisationType")?,
            base_currency: fields.optional("BaseCurrency")?,
            country_code: fields.optional("CountryCode")?,
            organisation_status: fields.optional("OrganisationStatus")?,
            tax_number: fields.optional("TaxNumber")?,
            timezone: fields.optional("Timezone")?,
            short_code: fields.optional("ShortCode")?,
            is_demo_company: fields.optional("IsDemoCompany")?,
            pays_tax: fields.optional("PaysTax")?,
            financial_year_end_day: fields.optional("FinancialYearEndDay")?,
            financial_year_end_month: fields.optional("FinancialYearEndMonth")?,
        })
    }
}

/// The answer of [`list_accounts`](crate::Client::list_accounts).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListAccountsResponse {
    /// `Accounts`
    pub accounts: Vec<Account>,
}

impl kw::Decode for ListAccountsResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { accounts: fields.required("Accounts")? })
    }
}

/// An answer, or a part of one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Account {
    /// `AccountID`
    pub account_id: Option<String>,
    /// `Code`
    pub code: Option<String>,
    /// `Name`
    pub name: Option<String>,
    /// `Type`
    pub r#type: Option<String>,
    /// `TaxType`
    pub tax_type: Option<String>,
    /// `Description`
    pub description: Option<String>,
    /// `Status`
    pub status: Option<String>,
    /// `Class`
    pub class: Option<String>,
    /// `BankAccountNumber`
    pub bank_account_number: Option<String>,
    /// `BankAccountType`
    pub bank_account_type: Option<String>,
    /// `CurrencyCode`
    pub currency_code: Option<String>,
    /// `EnablePaymentsToAccount`
    pub enable_payments_to_account: Option<bool>,
    /// `ShowInExpenseClaims`
    pub show_in_expense_claims: Option<bool>,
    /// A date as older Microsoft libraries write it: `/Date(…)/`.
    pub updated_date_utc: Option<String>,
}

impl kw::Decode for Account {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self {
            account_id: fields.optional("AccountID")?,
            code: fields.optional("Code")?,
            name: fields.optional("Name")?,
            r#type: fields.optional("Type")?,
            tax_type: fields.optional("TaxType")?,
            description: fields.optional("Description")?,
            status: fields.optional("Status")?,
            class: fields.optional("Class")?,
            bank_account_number: fields.optional("BankAccountNumber")?,
            bank_account_type: fields.optional("BankAccountType")?,
            currency_code: fields.optional("CurrencyCode")?,
            enable_payments_to_account: fields.optional("EnablePaymentsToAccount")?,
            show_in_expense_claims: fields.optional("ShowInExpenseClaims")?,
            updated_date_utc: fields.optional("UpdatedDateUTC")?,
        })
    }
}

/// The answer of [`create_account`](crate::Client::create_account).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateAccountResponse {
    /// `Accounts`
    pub accounts: Vec<Account>,
}

impl kw::Decode for CreateAccountResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { accounts: fields.required("Accounts")? })
    }
}

/// The answer of [`create_contact`](crate::Client::create_contact).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateContactResponse {
    /// `Contacts`
    pub contacts: Vec<Json>,
}

impl kw::Decode for CreateContactResponse {
    fn decode(value: kw::Value) -> Result<Self> {
        let mut fields = kw::Fields::of(value)?;
        Ok(Self { contacts: fields.required("Contacts")? })
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

/// A scope of Xero.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Scope {
    /// `offline_access`
    OfflineAccess,
    /// `openid`
    Openid,
    /// `profile`
    Profile,
    /// `email`
    Email,
    /// `accounting.settings`
    AccountingSettings,
    /// `accounting.settings.read`
    AccountingSettingsRead,
    /// `accounting.contacts`
    AccountingContacts,
    /// `accounting.contacts.read`
    AccountingContactsRead,
    /// `accounting.invoices`
    AccountingInvoices,
    /// `accounting.invoices.read`
    AccountingInvoicesRead,
    /// `accounting.payments`
    AccountingPayments,
    /// `accounting.payments.read`
    AccountingPaymentsRead,
    /// `accounting.banktransactions`
    AccountingBanktransactions,
    /// `accounting.banktransactions.read`
    AccountingBanktransactionsRead,
    /// `accounting.manualjournals`
    AccountingManualjournals,
    /// `accounting.manualjournals.read`
    AccountingManualjournalsRead,
    /// `accounting.attachments`
    AccountingAttachments,
    /// `accounting.attachments.read`
    AccountingAttachmentsRead,
    /// `accounting.journals.read`
    AccountingJournalsRead,
    /// `accounting.budgets.read`
    AccountingBudgetsRead,
    /// One that the spec does not name.
    Other(String),
}

impl kw::TextEnum for Scope {
    fn as_str(&self) -> &str {
        match self {
            Self::OfflineAccess => "offline_access",
            Self::Openid => "openid",
            Self::Profile => "profile",
            Self::Email => "email",
            Self::AccountingSettings => "accounting.settings",
            Self::AccountingSettingsRead => "accounting.settings.read",
            Self::AccountingContacts => "accounting.contacts",
            Self::AccountingContactsRead => "accounting.contacts.read",
            Self::AccountingInvoices => "accounting.invoices",
            Self::AccountingInvoicesRead => "accounting.invoices.read",
            Self::AccountingPayments => "accounting.payments",
            Self::AccountingPaymentsRead => "accounting.payments.read",
            Self::AccountingBanktransactions => "accounting.banktransactions",
            Self::AccountingBanktransactionsRead => "accounting.banktransactions.read",
            Self::AccountingManualjournals => "accounting.manualjournals",
            Self::AccountingManualjournalsRead => "accounting.manualjournals.read",
            Self::AccountingAttachments => "accounting.attachments",
            Self::AccountingAttachmentsRead => "accounting.attachments.read",
            Self::AccountingJournalsRead => "accounting.journals.read",
            Self::AccountingBudgetsRead => "accounting.budgets.read",
            Self::Other(text) => text,
        }
    }

    fn from_text(text: String) -> Self {
        match text.as_str() {
            "offline_access" => Self::OfflineAccess,
            "openid" => Self::Openid,
            "profile" => Self::Profile,
            "email" => Self::Email,
            "accounting.settings" => Self::AccountingSettings,
            "accounting.settings.read" => Self::AccountingSettingsRead,
            "accounting.contacts" => Self::AccountingContacts,
            "accounting.contacts.read" => Self::AccountingContactsRead,
            "accounting.invoices" => Self::AccountingInvoices,
            "accounting.invoices.read" => Self::AccountingInvoicesRead,
            "accounting.payments" => Self::AccountingPayments,
            "accounting.payments.read" => Self::AccountingPaymentsRead,
            "accounting.banktransactions" => Self::AccountingBanktransactions,
            "accounting.banktransactions.read" => Self::AccountingBanktransactionsRead,
            "accounting.manualjournals" => Self::AccountingManualjournals,
            "accounting.manualjournals.read" => Self::AccountingManualjournalsRead,
            "accounting.attachments" => Self::AccountingAttachments,
            "accounting.attachments.read" => Self::AccountingAttachmentsRead,
            "accounting.journals.read" => Self::AccountingJournalsRead,
            "accounting.budgets.read" => Self::AccountingBudgetsRead,
            _ => Self::Other(text),
        }
    }
}
