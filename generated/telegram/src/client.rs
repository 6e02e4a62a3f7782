// Generated from specs/telegram.yaml by `cargo xtask generate`. Do not edit.

//! The client, and one method for each endpoint of the spec.

use std::marker::PhantomData;

use keywright::{Authorization, Builder, Counters, Method, Plug, RequestBuilder, Result};

use crate::{
    AnyAuth, Auth, DeleteWebhook, DeleteWebhookResponse, GetFileResponse, GetMeResponse, GetUpdates,
    GetUpdatesResponse, GetWebhookInfoResponse, SendMessage, SendMessageResponse, SetWebhook,
    SetWebhookResponse, accepts, kw, table,
};

/// A client for the Telegram Bot API API.
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

    /// Tells who the bot is; the vendor's way to try a token.
    ///
    /// `GET /getMe`
    ///
    /// Accepts any scheme.
    pub fn get_me(&self) -> kw::Call<GetMeResponse>
    where
        A: accepts::Any,
    {
        self.core.call(&table::GET_ME, kw::Values::new())
    }

    /// `POST /sendMessage`
    ///
    /// Accepts any scheme.
    ///
    /// About one message a second to one chat, 20 a minute to one group and 30 a second in all are
    /// allowed.
    pub fn send_message(&self, request: SendMessage) -> kw::Call<SendMessageResponse>
    where
        A: accepts::Any,
    {
        self.core.call(&table::SEND_MESSAGE, request.0)
    }

    /// What happened since, while no webhook is set.
    ///
    /// `POST /getUpdates`
    ///
    /// Accepts any scheme.
    pub fn get_updates(&self, request: GetUpdates) -> kw::Call<GetUpdatesResponse>
    where
        A: accepts::Any,
    {
        self.core.call(&table::GET_UPDATES, request.0)
    }

    /// `POST /setWebhook`
    ///
    /// Accepts any scheme.
    pub fn set_webhook(&self, request: SetWebhook) -> kw::Call<SetWebhookResponse>
    where
        A: accepts::Any,
    {
        self.core.call(&table::SET_WEBHOOK, request.0)
    }

    /// `POST /deleteWebhook`
    ///
    /// Accepts any scheme.
    pub fn delete_webhook(&self, request: DeleteWebhook) -> kw::Call<DeleteWebhookResponse>
    where
        A: accepts::Any,
    {
        self.core.call(&table::DELETE_WEBHOOK, request.0)
    }

    /// `GET /getWebhookInfo`
    ///
    /// Accepts any scheme.
    pub fn get_webhook_info(&self) -> kw::Call<GetWebhookInfoResponse>
    where
        A: accepts::Any,
    {
        self.core.call(&table::GET_WEBHOOK_INFO, kw::Values::new())
    }

    /// Where a file can be read for at least an hour.
    ///
    /// `GET /getFile`
    ///
    /// Accepts any scheme.
    pub fn get_file(&self, file_id: impl Into<String>) -> kw::Call<GetFileResponse>
    where
        A: accepts::Any,
    {
        let request = kw::Values::new().with("file_id", file_id.into());
        self.core.call(&table::GET_FILE, request)
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
