// Generated from specs/frameio-v4.yaml by `cargo xtask generate`. Do not edit.

//! The client, and one method for each endpoint of the spec.

use std::marker::PhantomData;

use keywright::{Authorization, Builder, Counters, Method, Plug, RequestBuilder, Result, SignIn};

use crate::{
    AnyAuth, Auth, CreateToken, CreateTokenResponse, ExchangeCode, ExchangeCodeResponse,
    GetMeResponse, GetUserInfo, GetUserInfoResponse, ListAccounts, ListAccountsResponse,
    ListWorkspaces, ListWorkspacesResponse, RefreshToken, RefreshTokenResponse, RevokeToken,
    accepts, kw, table,
};

/// A client for the Frame.io API.
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

    /// `GET /me`
    ///
    /// Accepts any scheme.
    ///
    /// 100 calls a minute are allowed.
    pub fn get_me(&self) -> kw::Call<GetMeResponse>
    where
        A: accepts::Any,
    {
        self.core.call(&table::GET_ME, kw::Values::new())
    }

    /// `GET /accounts`
    ///
    /// Accepts any scheme.
    pub fn list_accounts(&self, request: ListAccounts) -> kw::Call<ListAccountsResponse>
    where
        A: accepts::Any,
    {
        self.core.call(&table::LIST_ACCOUNTS, request.0)
    }

    /// `GET /accounts/{account_id}/workspaces`
    ///
    /// Accepts any scheme.
    pub fn list_workspaces(&self, request: ListWorkspaces) -> kw::Call<ListWorkspacesResponse>
    where
        A: accepts::Any,
    {
        self.core.call(&table::LIST_WORKSPACES, request.0)
    }

    /// What Adobe IMS knows of the person, as far as the scopes allow.
    ///
    /// `GET /ims/userinfo/v2` on the host `ims`
    ///
    /// Accepts [`Oauth2`](crate::Oauth2).
    ///
    /// The form of its errors is undocumented; the one of OAuth 2.0 is assumed.
    pub fn get_user_info(&self, request: GetUserInfo) -> kw::Call<GetUserInfoResponse>
    where
        A: accepts::Oauth2,
    {
        self.core.call(&table::GET_USER_INFO, request.0)
    }

    /// The page on which a person lets the client in.
    ///
    /// `BROWSER /ims/authorize/v2`
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
    /// `POST /ims/token/v3` on the host `ims`
    ///
    /// Takes no credential.
    pub fn exchange_code(&self, request: ExchangeCode) -> kw::Call<ExchangeCodeResponse> {
        self.core.call(&table::EXCHANGE_CODE, request.0)
    }

    /// Renews an access token; a client does it by itself.
    ///
    /// `POST /ims/token/v3` on the host `ims`
    ///
    /// Takes no credential.
    pub fn refresh_token(&self, request: RefreshToken) -> kw::Call<RefreshTokenResponse> {
        self.core.call(&table::REFRESH_TOKEN, request.0)
    }

    /// Ends a token; `close` does it.
    ///
    /// `POST /ims/revoke` on the host `ims`
    ///
    /// Takes no credential.
    pub fn revoke_token(&self, request: RevokeToken) -> kw::Call<()> {
        self.core.call(&table::REVOKE_TOKEN, request.0)
    }

    /// Obtains an access token; a client does it by itself.
    ///
    /// `POST /ims/token/v3` on the host `ims`
    ///
    /// Takes no credential.
    pub fn create_token(&self, request: CreateToken) -> kw::Call<CreateTokenResponse> {
        self.core.call(&table::CREATE_TOKEN, request.0)
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
