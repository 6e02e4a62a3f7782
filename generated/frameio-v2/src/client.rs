// Generated from specs/frameio-v2.yaml by `cargo xtask generate`. Do not edit.

//! The client, and one method for each endpoint of the spec.

use std::marker::PhantomData;

use keywright::{
    Authorization, Builder, Counters, DeviceAuthorization, Json, Method, Plug, RequestBuilder,
    Result, SignIn,
};

use crate::{
    AnyAuth, Auth, CreateComment, CreateCommentResponse, CreateDeviceToken,
    CreateDeviceTokenResponse, ExchangeCode, ExchangeCodeResponse, RefreshDeviceToken,
    RefreshDeviceTokenResponse, RefreshToken, RefreshTokenResponse, RevokeDeviceToken,
    RevokeDeviceTokenResponse, User, accepts, kw, table,
};

/// A client for the Frame.io (v2) API.
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
    #[deprecated(
        note = "the vendor has announced its end for 2026-12-01; use keywright-frameio-v4. Camera to Cloud stays",
    )]
    pub async fn sign_in(&self, begun: SignIn, callback: &str) -> Result<()>
    where
        A: accepts::Oauth2,
    {
        self.core.sign_in(begun, callback).await
    }

    /// Signs a person in as a program does that they have started: opens the browser, listens on a
    /// loopback address for its return, and ends the sign-in; or, where the scheme has a device
    /// code, shows that in the terminal and waits until the person has agreed. It begins when it is
    /// awaited.
    #[cfg(feature = "login")]
    pub fn interactive_sign_in(&self) -> keywright::login::InteractiveSignIn
    where
        A: accepts::Oauth2OrDevice,
    {
        self.core.interactive_sign_in()
    }

    /// Waits until the person has entered the code and agreed, at the pace that the provider wants;
    /// from then on every clone of this client is signed in. Drop the future to give up.
    pub async fn sign_in_on_device(&self, begun: DeviceAuthorization) -> Result<()>
    where
        A: accepts::Device,
    {
        self.core.sign_in_on_device(begun).await
    }

    /// `POST /oauth2/token` on the host `auth`
    ///
    /// Takes no credential.
    #[deprecated(
        note = "the vendor has announced its end for 2026-12-01; use keywright-frameio-v4. Camera to Cloud stays",
    )]
    pub fn refresh_token(&self, request: RefreshToken) -> kw::Call<RefreshTokenResponse> {
        self.core.call(&table::REFRESH_TOKEN, request.0)
    }

    /// `POST /auth/device/code`
    ///
    /// Begins a sign-in: show the person its `user_code` and its `verification_uri`, and give it to
    /// `sign_in_on_device`, which waits until the person has entered the code and agreed.
    ///
    /// Accepts [`Device`](crate::Device).
    ///
    /// The page is in the answer where `x-client-platypus-enabled` asks for it; without that, the
    /// person enters the code in a project, as the guide says.
    pub fn create_device_code(&self) -> kw::Call<DeviceAuthorization>
    where
        A: accepts::Device,
    {
        self.core.begin_on_device()
    }

    /// `POST /auth/token`
    ///
    /// Takes no credential.
    pub fn create_device_token(
        &self,
        request: CreateDeviceToken,
    ) -> kw::Call<CreateDeviceTokenResponse> {
        self.core.call(&table::CREATE_DEVICE_TOKEN, request.0)
    }

    /// `POST /auth/token`
    ///
    /// Takes no credential.
    pub fn refresh_device_token(
        &self,
        request: RefreshDeviceToken,
    ) -> kw::Call<RefreshDeviceTokenResponse> {
        self.core.call(&table::REFRESH_DEVICE_TOKEN, request.0)
    }

    /// `POST /auth/revoke`
    ///
    /// Takes no credential.
    pub fn revoke_device_token(
        &self,
        request: RevokeDeviceToken,
    ) -> kw::Call<RevokeDeviceTokenResponse> {
        self.core.call(&table::REVOKE_DEVICE_TOKEN, request.0)
    }

    /// `GET /me`
    ///
    /// Accepts any scheme.
    #[deprecated(
        note = "the vendor has announced its end for 2026-12-01; use keywright-frameio-v4. Camera to Cloud stays",
    )]
    pub fn get_me(&self) -> kw::Call<User>
    where
        A: accepts::Any,
    {
        self.core.call(&table::GET_ME, kw::Values::new())
    }

    /// `GET /accounts`
    ///
    /// Accepts [`Oauth2`](crate::Oauth2) or [`DeveloperToken`](crate::DeveloperToken).
    #[deprecated(
        note = "the vendor has announced its end for 2026-12-01; use keywright-frameio-v4. Camera to Cloud stays",
    )]
    pub fn list_accounts(&self) -> kw::Call<Vec<Json>>
    where
        A: accepts::Oauth2OrDeveloperToken,
    {
        self.core.call(&table::LIST_ACCOUNTS, kw::Values::new())
    }

    /// `GET /teams`
    ///
    /// Accepts [`Oauth2`](crate::Oauth2) or [`DeveloperToken`](crate::DeveloperToken).
    #[deprecated(
        note = "the vendor has announced its end for 2026-12-01; use keywright-frameio-v4. Camera to Cloud stays",
    )]
    pub fn list_teams(&self) -> kw::Call<Vec<Json>>
    where
        A: accepts::Oauth2OrDeveloperToken,
    {
        self.core.call(&table::LIST_TEAMS, kw::Values::new())
    }

    /// `GET /teams/{team_id}/projects`
    ///
    /// Accepts [`Oauth2`](crate::Oauth2) or [`DeveloperToken`](crate::DeveloperToken).
    #[deprecated(
        note = "the vendor has announced its end for 2026-12-01; use keywright-frameio-v4. Camera to Cloud stays",
    )]
    pub fn list_team_projects(&self, team_id: impl Into<String>) -> kw::Call<Vec<Json>>
    where
        A: accepts::Oauth2OrDeveloperToken,
    {
        let request = kw::Values::new().with("team_id", team_id.into());
        self.core.call(&table::LIST_TEAM_PROJECTS, request)
    }

    /// `POST /assets/{asset_id}/comments`
    ///
    /// Accepts [`Oauth2`](crate::Oauth2) or [`DeveloperToken`](crate::DeveloperToken).
    #[deprecated(
        note = "the vendor has announced its end for 2026-12-01; use keywright-frameio-v4. Camera to Cloud stays",
    )]
    pub fn create_comment(&self, request: CreateComment) -> kw::Call<CreateCommentResponse>
    where
        A: accepts::Oauth2OrDeveloperToken,
    {
        self.core.call(&table::CREATE_COMMENT, request.0)
    }

    /// The page on which a person lets the client in.
    ///
    /// `BROWSER /oauth2/auth`
    ///
    /// Begins a sign-in: send the person to its `url`, keep it, and give it to `sign_in` with the
    /// address to which the browser comes back. Nothing is sent.
    ///
    /// - `redirect_uri`: The address to which the browser comes back.
    ///
    /// Accepts [`Oauth2`](crate::Oauth2).
    #[deprecated(
        note = "the vendor has announced its end for 2026-12-01; use keywright-frameio-v4. Camera to Cloud stays",
    )]
    pub fn authorize(&self, redirect_uri: impl Into<String>) -> Result<SignIn>
    where
        A: accepts::Oauth2,
    {
        self.core.begin_sign_in(redirect_uri)
    }

    /// Exchanges the code of a sign-in; a client does it by itself.
    ///
    /// `POST /oauth2/token` on the host `auth`
    ///
    /// Takes no credential.
    #[deprecated(
        note = "the vendor has announced its end for 2026-12-01; use keywright-frameio-v4. Camera to Cloud stays",
    )]
    pub fn exchange_code(&self, request: ExchangeCode) -> kw::Call<ExchangeCodeResponse> {
        self.core.call(&table::EXCHANGE_CODE, request.0)
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
