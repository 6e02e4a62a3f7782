// Generated from specs/teletracker.yaml by `cargo xtask generate`. Do not edit.

//! The client, and one method for each endpoint of the spec.

use std::marker::PhantomData;

use keywright::{
    Authorization, Builder, Counters, Date, Handshake, Method, Plug, RequestBuilder, Result, Secret,
};

use crate::{
    AnyAuth, Auth, CheckCredentialsResponse, GetCallDataResponse, LogIn, SendSms, SendSmsResponse,
    StartRapidResponse, StartRapidResponseResponse, Tokens, accepts, kw, table,
};

/// A client for the TeleTracker API.
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

    /// `POST /auth/login`
    ///
    /// Takes no credential.
    pub fn log_in(&self, request: LogIn) -> kw::Call<Tokens> {
        self.core.call(&table::LOG_IN, request.0)
    }

    /// Checks a user name and password without opening a session.
    ///
    /// `POST /auth/login`
    ///
    /// Takes no credential.
    pub fn check_credentials(
        &self,
        username: impl Into<String>,
        password: impl Into<Secret>,
    ) -> kw::Call<CheckCredentialsResponse> {
        let request = kw::Values::new()
            .with("username", username.into())
            .with("password", password.into());
        self.core.call(&table::CHECK_CREDENTIALS, request)
    }

    /// `POST /auth/refresh`
    ///
    /// Takes no credential.
    pub fn refresh_session(&self, refresh_token: impl Into<Secret>) -> kw::Call<Tokens> {
        let request = kw::Values::new().with("refresh_token", refresh_token.into());
        self.core.call(&table::REFRESH_SESSION, request)
    }

    /// `GET /reports/call-data`
    ///
    /// Accepts any scheme.
    ///
    /// The members of a row are undocumented, so a row is any JSON.
    pub fn get_call_data(
        &self,
        start_date: impl Into<Date>,
        end_date: impl Into<Date>,
    ) -> kw::Call<GetCallDataResponse>
    where
        A: accepts::Any,
    {
        let request = kw::Values::new()
            .with("start_date", start_date.into())
            .with("end_date", end_date.into());
        self.core.call(&table::GET_CALL_DATA, request)
    }

    /// `POST /sms/send`
    ///
    /// Accepts any scheme.
    ///
    /// The vendor's page types `payload` as an integer; it is the text of the message.
    pub fn send_sms(&self, request: SendSms) -> kw::Call<SendSmsResponse>
    where
        A: accepts::Any,
    {
        self.core.call(&table::SEND_SMS, request.0)
    }

    /// `POST /voice/rapidresponse`
    ///
    /// Accepts any scheme.
    pub fn start_rapid_response(
        &self,
        request: StartRapidResponse,
    ) -> kw::Call<StartRapidResponseResponse>
    where
        A: accepts::Any,
    {
        self.core.call(&table::START_RAPID_RESPONSE, request.0)
    }

    /// The RealTime API. Send the token in its authentication message before anything else.
    ///
    /// `WEBSOCKET /` on the host `realtime`
    ///
    /// Hands out the address, the ready token and the ready headers; the socket is yours to open.
    ///
    /// Accepts [`Bearer`](crate::Bearer).
    ///
    /// The form of the authentication message is undocumented, so the client hands out the address
    /// and the token and no more.
    pub fn connect_realtime(&self) -> kw::Call<Handshake>
    where
        A: accepts::Bearer,
    {
        self.core.handshake(&table::CONNECT_REALTIME)
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
