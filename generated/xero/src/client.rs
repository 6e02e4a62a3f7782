// Generated from specs/xero.yaml by `cargo xtask generate`. Do not edit.

//! The client, and one method for each endpoint of the spec.

use std::marker::PhantomData;

use keywright::{
    Authorization, Builder, Counters, Method, Plug, RequestBuilder, Result, Secret, SignIn,
};

use crate::{
    AnyAuth, Auth, Connection, CreateAccount, CreateAccountResponse, CreateContact,
    CreateContactResponse, CreateTokenResponse, ExchangeCode, ExchangeCodeResponse,
    GetOrganisationResponse, ListAccounts, ListAccountsResponse, ListConnections, RefreshToken,
    RefreshTokenResponse, RevokeToken, accepts, kw, table,
};

/// A client for the Xero API.
///
/// Cheap to clone: clones share connections and credentials.
#[derive(Debug)]
pub struct Client<A = AnyAuth> {
    core: kw::Client,
    auth: PhantomData<fn() -> A>,
}

impl<A: Auth> Client<A> {
    /// Makes a client with the default settings.
    pub fn new(auth: A) -> Result<Self> {
        Self::builder(auth).build()
    }

    /// Starts a client whose settings can be changed: hosts, timeout, transport, token store.
    pub fn builder(auth: A) -> Builder<Self> {
        let inputs = kw::Values::new();
        Builder::new(&table::PROVIDER, inputs, kw::Auth::into_credential(auth))
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

    /// Ends a sign-in: `callback` is the address to which the browser came back, or its query. From
    /// then on every clone of this client is signed in.
    pub async fn sign_in(&self, begun: SignIn, callback: &str) -> Result<()>
    where
        A: accepts::Oauth2,
    {
        self.core.sign_in(begun, callback).await
    }

    /// Signs a person in as a program on their machine does: opens the browser, listens on a
    /// loopback address for its return, and ends the sign-in. It begins when it is awaited.
    #[cfg(feature = "login")]
    pub fn interactive_sign_in(&self) -> keywright::login::InteractiveSignIn
    where
        A: accepts::Oauth2,
    {
        self.core.interactive_sign_in()
    }

    /// One credential serves several tenants: `Client::tenant` chooses one by its `tenantName`,
    /// which is looked up with `list_connections` (`GET /connections`); they share the token and
    /// its renewal. Without a choice, the only tenant is meant.
    pub fn tenant(&self, tenant: impl Into<String>) -> Result<Self>
    where
        A: accepts::Oauth2,
    {
        self.core.tenant(tenant).map(Self::from)
    }

    /// The tenants that this person let the application use.
    ///
    /// `GET /connections`
    ///
    /// Accepts [`Oauth2`](crate::Oauth2).
    ///
    /// No call that tells who has signed in is on the pages that were read, and the ID token, which
    /// tells it, is not read. A sign-in is named after the first organisation of the list.
    pub fn list_connections(&self, request: ListConnections) -> kw::Call<Vec<Connection>>
    where
        A: accepts::Oauth2,
    {
        self.core.call(&table::LIST_CONNECTIONS, request.0)
    }

    /// Ends the access to one tenant.
    ///
    /// `DELETE /connections/{id}`
    ///
    /// Accepts [`Oauth2`](crate::Oauth2).
    pub fn delete_connection(&self, id: impl Into<String>) -> kw::Call<()>
    where
        A: accepts::Oauth2,
    {
        let request = kw::Values::new().with("id", id.into());
        self.core.call(&table::DELETE_CONNECTION, request)
    }

    /// `GET /api.xro/2.0/Organisation`
    ///
    /// Accepts any scheme. Needs one of the scopes `accounting.settings` or
    /// `accounting.settings.read`.
    pub fn get_organisation(&self) -> kw::Call<GetOrganisationResponse>
    where
        A: accepts::Any,
    {
        self.core.call(&table::GET_ORGANISATION, kw::Values::new())
    }

    /// `GET /api.xro/2.0/Accounts`
    ///
    /// Accepts any scheme. Needs one of the scopes `accounting.settings` or
    /// `accounting.settings.read`.
    pub fn list_accounts(&self, request: ListAccounts) -> kw::Call<ListAccountsResponse>
    where
        A: accepts::Any,
    {
        self.core.call(&table::LIST_ACCOUNTS, request.0)
    }

    /// `PUT /api.xro/2.0/Accounts`
    ///
    /// Accepts any scheme. Needs the scope `accounting.settings`.
    pub fn create_account(&self, request: CreateAccount) -> kw::Call<CreateAccountResponse>
    where
        A: accepts::Any,
    {
        self.core.call(&table::CREATE_ACCOUNT, request.0)
    }

    /// `POST /api.xro/2.0/Contacts`
    ///
    /// Accepts any scheme. Needs the scope `accounting.contacts`.
    pub fn create_contact(&self, request: CreateContact) -> kw::Call<CreateContactResponse>
    where
        A: accepts::Any,
    {
        self.core.call(&table::CREATE_CONTACT, request.0)
    }

    /// The page on which a person lets the client in.
    ///
    /// `BROWSER /identity/connect/authorize`
    ///
    /// Begins a sign-in: send the person to its `url`, keep it, and give it to `sign_in` with the
    /// address to which the browser comes back. Nothing is sent.
    ///
    /// - `redirect_uri`: The address to which the browser comes back.
    ///
    /// Accepts [`Oauth2`](crate::Oauth2).
    pub fn authorize(&self, redirect_uri: impl Into<String>) -> Result<SignIn>
    where
        A: accepts::Oauth2,
    {
        self.core.begin_sign_in(redirect_uri)
    }

    /// Exchanges the code of a sign-in; a client does it by itself.
    ///
    /// `POST /connect/token` on the host `identity`
    ///
    /// Takes no credential.
    pub fn exchange_code(&self, request: ExchangeCode) -> kw::Call<ExchangeCodeResponse> {
        self.core.call(&table::EXCHANGE_CODE, request.0)
    }

    /// Renews an access token; a client does it by itself.
    ///
    /// `POST /connect/token` on the host `identity`
    ///
    /// Takes no credential.
    pub fn refresh_token(&self, request: RefreshToken) -> kw::Call<RefreshTokenResponse> {
        self.core.call(&table::REFRESH_TOKEN, request.0)
    }

    /// Ends a token; `close` does it.
    ///
    /// `POST /connect/revocation` on the host `identity`
    ///
    /// Takes no credential.
    pub fn revoke_token(&self, request: RevokeToken) -> kw::Call<()> {
        self.core.call(&table::REVOKE_TOKEN, request.0)
    }

    /// Obtains an access token; a client does it by itself.
    ///
    /// `POST /connect/token` on the host `identity`
    ///
    /// Takes no credential.
    pub fn create_token(
        &self,
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
    ) -> kw::Call<CreateTokenResponse> {
        let request = kw::Values::new()
            .with("client_id", client_id.into())
            .with("client_secret", client_secret.into());
        self.core.call(&table::CREATE_TOKEN, request)
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
