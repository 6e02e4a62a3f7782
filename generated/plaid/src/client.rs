// Generated from specs/plaid.yaml by `cargo xtask generate`. Do not edit.

//! The client, and one method for each endpoint of the spec.

use std::marker::PhantomData;

use keywright::{Authorization, Builder, Counters, Method, Plug, RequestBuilder, Result, Secret};

use crate::{
    AnyAuth, Auth, CreateLinkToken, CreateLinkTokenResponse, CreateSandboxPublicToken,
    CreateSandboxPublicTokenResponse, ExchangePublicTokenResponse, GetItemResponse,
    InvalidateAccessTokenResponse, Item, ListAccounts, ListAccountsResponse, RemoveItem, Request,
    Standalone, UpdateItemWebhookResponse, accepts, kw, table,
};

/// A client for the Plaid API.
///
/// Cheap to clone: clones share connections and credentials.
#[derive(Debug)]
pub struct Client<A = AnyAuth> {
    core: kw::Client,
    auth: PhantomData<fn() -> A>,
}

impl<A: Auth> Client<A> {
    /// Makes a client with the default settings.
    pub fn new(auth: A) -> Result<Self>
    where
        A: Standalone,
    {
        Self::builder(auth).build()
    }

    /// Starts a client whose settings can be changed: hosts, timeout, transport, token store.
    pub fn builder(auth: A) -> Builder<Self>
    where
        A: Standalone,
    {
        let inputs = kw::Values::new();
        Builder::new(&table::PROVIDER, inputs, kw::Auth::into_credential(auth))
    }

    /// Starts a client with inputs that are not all required.
    pub fn builder_with(inputs: HostInputs, auth: A) -> Builder<Self>
    where
        A: Standalone,
    {
        Builder::new(&table::PROVIDER, inputs.0, kw::Auth::into_credential(auth))
    }

    /// Starts a client that knows its hosts from the environment: if set, `PLAID_ENVIRONMENT`.
    pub fn builder_from_env(auth: A) -> Result<Builder<Self>>
    where
        A: Standalone,
    {
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

    /// A client that acts with [`Item`](crate::Item), made with this one's credential. It shares
    /// the connections and the token store of this one.
    ///
    /// The access to what one person linked; made of the public token that Link ends with.
    pub fn item(&self, auth: Item) -> Result<Client<Item>>
    where
        A: accepts::Keys,
    {
        self.core.derive(kw::Auth::into_credential(auth)).map(Client::from)
    }

    /// `POST /item/public_token/exchange`
    ///
    /// Accepts [`Keys`](crate::Keys).
    pub fn exchange_public_token(
        &self,
        public_token: impl Into<Secret>,
    ) -> kw::Call<ExchangePublicTokenResponse>
    where
        A: accepts::Keys,
    {
        let request = kw::Values::new().with("public_token", public_token.into());
        self.core.call(&table::EXCHANGE_PUBLIC_TOKEN, request)
    }

    /// Ends an Item and its access token.
    ///
    /// `POST /item/remove`
    ///
    /// Accepts [`Item`](crate::Item).
    pub fn remove_item(&self, request: RemoveItem) -> kw::Call<Request>
    where
        A: accepts::Item,
    {
        self.core.call(&table::REMOVE_ITEM, request.0)
    }

    /// Ends the access token and answers with another one.
    ///
    /// `POST /item/access_token/invalidate`
    ///
    /// Accepts [`Item`](crate::Item).
    ///
    /// The new token is `new_access_token` here and `access_token` where the first one was made.
    pub fn invalidate_access_token(&self) -> kw::Call<InvalidateAccessTokenResponse>
    where
        A: accepts::Item,
    {
        self.core.call(&table::INVALIDATE_ACCESS_TOKEN, kw::Values::new())
    }

    /// A token with which a person's device starts Link.
    ///
    /// `POST /link/token/create`
    ///
    /// Accepts [`Keys`](crate::Keys).
    pub fn create_link_token(&self, request: CreateLinkToken) -> kw::Call<CreateLinkTokenResponse>
    where
        A: accepts::Keys,
    {
        self.core.call(&table::CREATE_LINK_TOKEN, request.0)
    }

    /// A public token without Link, for tests.
    ///
    /// `POST /sandbox/public_token/create`
    ///
    /// Accepts [`Keys`](crate::Keys).
    ///
    /// Another page calls this path `/sandbox/item/public_token/create`.
    pub fn create_sandbox_public_token(
        &self,
        request: CreateSandboxPublicToken,
    ) -> kw::Call<CreateSandboxPublicTokenResponse>
    where
        A: accepts::Keys,
    {
        self.core.call(&table::CREATE_SANDBOX_PUBLIC_TOKEN, request.0)
    }

    /// `POST /item/get`
    ///
    /// Accepts [`Item`](crate::Item).
    pub fn get_item(&self) -> kw::Call<GetItemResponse>
    where
        A: accepts::Item,
    {
        self.core.call(&table::GET_ITEM, kw::Values::new())
    }

    /// `POST /item/webhook/update`
    ///
    /// Accepts [`Item`](crate::Item).
    pub fn update_item_webhook(
        &self,
        webhook: impl Into<String>,
    ) -> kw::Call<UpdateItemWebhookResponse>
    where
        A: accepts::Item,
    {
        let request = kw::Values::new().with("webhook", webhook.into());
        self.core.call(&table::UPDATE_ITEM_WEBHOOK, request)
    }

    /// `POST /accounts/get`
    ///
    /// Accepts [`Item`](crate::Item).
    pub fn list_accounts(&self, request: ListAccounts) -> kw::Call<ListAccountsResponse>
    where
        A: accepts::Item,
    {
        self.core.call(&table::LIST_ACCOUNTS, request.0)
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

/// What the hosts of Plaid depend on.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct HostInputs(kw::Values);

impl HostInputs {
    /// With all that is required.
    pub fn new() -> Self {
        Self(kw::Values::new())
    }

    /// Every secret and every token belongs to one environment.
    ///
    /// `sandbox` where it is not set.
    pub fn environment(self, value: Environment) -> Self {
        Self(self.0.with("environment", value.as_str()))
    }
}

/// Every secret and every token belongs to one environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// `sandbox`
    Sandbox,
    /// `production`
    Production,
}

impl Environment {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Sandbox => "sandbox",
            Self::Production => "production",
        }
    }
}
