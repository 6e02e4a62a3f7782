// Generated from specs/infobip.yaml by `cargo xtask generate`. Do not edit.

//! The client, and one method for each endpoint of the spec.

use std::marker::PhantomData;

use keywright::{Authorization, Builder, Counters, Method, Plug, RequestBuilder, Result, Secret};

use crate::{
    AnyAuth, ApiKeyDetails, Auth, CreateApiKey, CreateOauth2TokenResponse, CreateSession,
    CreateSessionResponse, GetBalanceResponse, ListApiKeys, ListApiKeysResponse, SendPin,
    SendPinResponse, SendSmsResponse, SmsMessage, UpdateApiKey, VerifyPinResponse, accepts, kw,
    table,
};

/// A client for the Infobip API.
///
/// Cheap to clone: clones share connections and credentials.
#[derive(Debug)]
pub struct Client<A = AnyAuth> {
    core: kw::Client,
    auth: PhantomData<fn() -> A>,
}

impl<A: Auth> Client<A> {
    /// Makes a client with the default settings.
    ///
    /// - `subdomain`: The first label of your account's base URL, shown in the portal.
    pub fn new(subdomain: impl Into<String>, auth: A) -> Result<Self> {
        Self::builder(subdomain, auth).build()
    }

    /// Starts a client whose settings can be changed: hosts, timeout, transport, token store.
    ///
    /// - `subdomain`: The first label of your account's base URL, shown in the portal.
    pub fn builder(subdomain: impl Into<String>, auth: A) -> Builder<Self> {
        let inputs = kw::Values::new().with("subdomain", subdomain.into());
        Builder::new(&table::PROVIDER, inputs, kw::Auth::into_credential(auth))
    }

    /// Starts a client that knows its hosts from the environment: `INFOBIP_SUBDOMAIN`.
    pub fn builder_from_env(auth: A) -> Result<Builder<Self>> {
        let inputs = kw::Values::from_env(table::PROVIDER.inputs)?;
        Ok(Builder::new(&table::PROVIDER, inputs, kw::Auth::into_credential(auth)))
    }

    /// Starts a request to any path of the API, with the credential attached.
    ///
    /// - `path`: from the leading slash on; a query may follow. Never a URL.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.core.request(method, path)
    }

    /// The ready credential as a value, for a request that another client sends.
    pub async fn authorization(&self) -> Result<Authorization> {
        self.core.authorization().await
    }

    /// The credential for requests that other clients send; it is renewed where they are refused.
    pub fn plug(&self) -> Plug {
        self.core.plug()
    }

    /// How often a credential was renewed, a caller waited, and the like.
    pub fn counters(&self) -> Counters {
        self.core.counters()
    }

    /// Waits until the renewals that are under way have ended, also those of clients that were derived
    /// from this one; it begins none. A program that ends and has a store calls it last, so that the
    /// next one can go on from there.
    pub async fn settle(&self) {
        self.core.settle().await;
    }

    /// Revokes what the client holds, where the provider knows how. It is of no use afterwards.
    pub async fn close(self) -> Result<()> {
        self.core.close().await
    }

    /// `POST /auth/1/session`
    ///
    /// Takes no credential.
    pub fn create_session(&self, request: CreateSession) -> kw::Call<CreateSessionResponse> {
        self.core.call(&table::CREATE_SESSION, request.0)
    }

    /// `DELETE /auth/1/session`
    ///
    /// Accepts [`Ibsso`](crate::Ibsso).
    pub fn destroy_session(&self) -> kw::Call<()>
    where
        A: accepts::Ibsso,
    {
        self.core.call(&table::DESTROY_SESSION, kw::Values::new())
    }

    /// `POST /auth/1/oauth2/token`
    ///
    /// Takes no credential.
    pub fn create_oauth2_token(
        &self,
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
    ) -> kw::Call<CreateOauth2TokenResponse> {
        let request = kw::Values::new()
            .with("client_id", client_id.into())
            .with("client_secret", client_secret.into());
        self.core.call(&table::CREATE_OAUTH2_TOKEN, request)
    }

    /// `POST /settings/2/api-keys`
    ///
    /// Accepts [`Oauth2`](crate::Oauth2), [`Ibsso`](crate::Ibsso) or [`Basic`](crate::Basic). Needs
    /// the scope `account-management:manage`.
    ///
    /// The vendor allows 40 calls a day. A key lives for one year unless `validTo` says otherwise.
    pub fn create_api_key(&self, request: CreateApiKey) -> kw::Call<ApiKeyDetails>
    where
        A: accepts::Oauth2OrIbssoOrBasic,
    {
        self.core.call(&table::CREATE_API_KEY, request.0)
    }

    /// `GET /settings/2/api-keys`
    ///
    /// Accepts [`Oauth2`](crate::Oauth2), [`Ibsso`](crate::Ibsso) or [`Basic`](crate::Basic). Needs
    /// the scope `account-management:manage`.
    pub fn list_api_keys(&self, request: ListApiKeys) -> kw::Call<ListApiKeysResponse>
    where
        A: accepts::Oauth2OrIbssoOrBasic,
    {
        self.core.call(&table::LIST_API_KEYS, request.0)
    }

    /// `GET /settings/2/api-keys/{apiKeyId}`
    ///
    /// Accepts [`Oauth2`](crate::Oauth2), [`Ibsso`](crate::Ibsso) or [`Basic`](crate::Basic). Needs
    /// the scope `account-management:manage`.
    pub fn get_api_key(&self, api_key_id: impl Into<String>) -> kw::Call<ApiKeyDetails>
    where
        A: accepts::Oauth2OrIbssoOrBasic,
    {
        let request = kw::Values::new().with("apiKeyId", api_key_id.into());
        self.core.call(&table::GET_API_KEY, request)
    }

    /// `PUT /settings/2/api-keys/{apiKeyId}`
    ///
    /// Accepts [`Oauth2`](crate::Oauth2), [`Ibsso`](crate::Ibsso) or [`Basic`](crate::Basic). Needs
    /// the scope `account-management:manage`.
    ///
    /// A key cannot be deleted. Send `enabled` as `false` to end it.
    pub fn update_api_key(&self, request: UpdateApiKey) -> kw::Call<ApiKeyDetails>
    where
        A: accepts::Oauth2OrIbssoOrBasic,
    {
        self.core.call(&table::UPDATE_API_KEY, request.0)
    }

    /// `GET /account/1/balance`
    ///
    /// Accepts any scheme. Needs the scope `account-management:manage`.
    pub fn get_balance(&self) -> kw::Call<GetBalanceResponse>
    where
        A: accepts::Any,
    {
        self.core.call(&table::GET_BALANCE, kw::Values::new())
    }

    /// `POST /sms/3/messages`
    ///
    /// Accepts any scheme. Needs one of the scopes `message:send`, `sms:message:send` or
    /// `sms:manage`.
    pub fn send_sms(&self, messages: impl Into<Vec<SmsMessage>>) -> kw::Call<SendSmsResponse>
    where
        A: accepts::Any,
    {
        let request = kw::Values::new().with("messages", messages.into());
        self.core.call(&table::SEND_SMS, request)
    }

    /// `POST /2fa/2/pin`
    ///
    /// Accepts any scheme.
    pub fn send_pin(&self, request: SendPin) -> kw::Call<SendPinResponse>
    where
        A: accepts::Any,
    {
        self.core.call(&table::SEND_PIN, request.0)
    }

    /// `POST /2fa/2/pin/{pinId}/verify`
    ///
    /// Accepts any scheme.
    pub fn verify_pin(
        &self,
        pin_id: impl Into<String>,
        pin: impl Into<Secret>,
    ) -> kw::Call<VerifyPinResponse>
    where
        A: accepts::Any,
    {
        let request = kw::Values::new().with("pinId", pin_id.into()).with("pin", pin.into());
        self.core.call(&table::VERIFY_PIN, request)
    }
}

impl<A> Clone for Client<A> {
    fn clone(&self) -> Self {
        Self { core: self.core.clone(), auth: PhantomData }
    }
}

impl<A> From<kw::Client> for Client<A> {
    fn from(core: kw::Client) -> Self {
        Self { core, auth: PhantomData }
    }
}
