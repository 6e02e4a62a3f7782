// Generated from specs/salesforce.yaml by `cargo xtask generate`. Do not edit.

//! The client, and one method for each endpoint of the spec.

use std::{collections::BTreeMap, marker::PhantomData};

use keywright::{
    Authorization, Builder, Counters, Json, Method, Plug, RequestBuilder, Result, Secret, SignIn,
};

use crate::{
    AnyAuth, Auth, CreateTokenResponse, ExchangeCodeResponse, GetRecord, QueryResult,
    RefreshTokenResponse, UserInfo, Version, accepts, kw, table,
};

/// A client for the Salesforce Platform API.
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

    /// Starts a client with inputs that are not all required.
    pub fn builder_with(inputs: HostInputs, auth: A) -> Builder<Self> {
        Builder::new(&table::PROVIDER, inputs.0, kw::Auth::into_credential(auth))
    }

    /// Starts a client that knows its hosts from the environment: if set, `SALESFORCE_LOGIN_HOST`.
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

    /// `POST /services/oauth2/revoke`
    ///
    /// Takes no credential.
    ///
    /// It asks for no proof of the client. With a refresh token, the access tokens of it end too.
    pub fn revoke_token(&self, token: impl Into<Secret>) -> kw::Call<()> {
        let request = kw::Values::new().with("token", token.into());
        self.core.call(&table::REVOKE_TOKEN, request)
    }

    /// `GET /services/data/`
    ///
    /// Takes no credential.
    pub fn list_versions(&self) -> kw::Call<Vec<Version>> {
        self.core.call(&table::LIST_VERSIONS, kw::Values::new())
    }

    /// `GET /services/data/v{version}/`
    ///
    /// Accepts any scheme.
    pub fn list_resources(&self, version: impl Into<String>) -> kw::Call<BTreeMap<String, String>>
    where
        A: accepts::Any,
    {
        let request = kw::Values::new().with("version", version.into());
        self.core.call(&table::LIST_RESOURCES, request)
    }

    /// Runs a query in SOQL.
    ///
    /// `GET /services/data/v{version}/query/`
    ///
    /// Accepts any scheme. Needs one of the scopes `api` or `full`.
    pub fn query(&self, version: impl Into<String>, q: impl Into<String>) -> kw::Call<QueryResult>
    where
        A: accepts::Any,
    {
        let request = kw::Values::new().with("version", version.into()).with("q", q.into());
        self.core.call(&table::QUERY, request)
    }

    /// The description of one type of object.
    ///
    /// `GET /services/data/v{version}/sobjects/{name}/describe/`
    ///
    /// Accepts any scheme. Needs one of the scopes `api` or `full`.
    pub fn describe(&self, version: impl Into<String>, name: impl Into<String>) -> kw::Call<Json>
    where
        A: accepts::Any,
    {
        let request = kw::Values::new().with("version", version.into()).with("name", name.into());
        self.core.call(&table::DESCRIBE, request)
    }

    /// `GET /services/data/v{version}/sobjects/{name}/{id}`
    ///
    /// Accepts any scheme. Needs one of the scopes `api` or `full`.
    pub fn get_record(&self, request: GetRecord) -> kw::Call<Json>
    where
        A: accepts::Any,
    {
        self.core.call(&table::GET_RECORD, request.0)
    }

    /// Whose token it is.
    ///
    /// `GET /services/oauth2/userinfo` on the host `login`
    ///
    /// Accepts any scheme.
    ///
    /// Which scope it needs is not on its page. The names of its members are those of the vendor's
    /// published collection of requests.
    pub fn get_user_info(&self) -> kw::Call<UserInfo>
    where
        A: accepts::Any,
    {
        self.core.call(&table::GET_USER_INFO, kw::Values::new())
    }

    /// The page on which a person lets the client in.
    ///
    /// `BROWSER /services/oauth2/authorize`
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
    /// `POST /services/oauth2/token`
    ///
    /// Takes no credential.
    pub fn exchange_code(
        &self,
        code: impl Into<Secret>,
        redirect_uri: impl Into<String>,
        code_verifier: impl Into<Secret>,
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
    ) -> kw::Call<ExchangeCodeResponse> {
        let request = kw::Values::new()
            .with("code", code.into())
            .with("redirect_uri", redirect_uri.into())
            .with("code_verifier", code_verifier.into())
            .with("client_id", client_id.into())
            .with("client_secret", client_secret.into());
        self.core.call(&table::EXCHANGE_CODE, request)
    }

    /// Renews an access token; a client does it by itself.
    ///
    /// `POST /services/oauth2/token`
    ///
    /// Takes no credential.
    pub fn refresh_token(
        &self,
        refresh_token: impl Into<Secret>,
        client_id: impl Into<String>,
        client_secret: impl Into<Secret>,
    ) -> kw::Call<RefreshTokenResponse> {
        let request = kw::Values::new()
            .with("refresh_token", refresh_token.into())
            .with("client_id", client_id.into())
            .with("client_secret", client_secret.into());
        self.core.call(&table::REFRESH_TOKEN, request)
    }

    /// Obtains an access token; a client does it by itself.
    ///
    /// `POST /services/oauth2/token`
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

/// What the hosts of Salesforce Platform depend on.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct HostInputs(kw::Values);

impl HostInputs {
    /// With all that is required.
    pub fn new() -> Self {
        Self(kw::Values::new())
    }

    /// Where people sign in; that of a sandbox is `test.salesforce.com`, that of an organisation
    /// its My Domain.
    ///
    /// `login.salesforce.com` where it is not set.
    pub fn login_host(self, value: impl Into<String>) -> Self {
        Self(self.0.with("login_host", value.into()))
    }
}
