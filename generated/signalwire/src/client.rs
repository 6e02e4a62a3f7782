// Generated from specs/signalwire.yaml by `cargo xtask generate`. Do not edit.

//! The client, and one method for each endpoint of the spec.

use std::marker::PhantomData;

use keywright::{Authorization, Builder, Counters, Method, Plug, RequestBuilder, Result, Secret};

use crate::{
    Address, AnyAuth, Auth, BoundSubscriber, CallParameters, CreateChatToken,
    CreateChatTokenResponse, CreateCompatibilityToken, CreateGuestToken, CreateInviteToken,
    CreateInviteTokenResponse, CreateProjectToken, CreatePubsubToken, CreatePubsubTokenResponse,
    CreateRoomToken, CreateRoomTokenResponse, CreateSubscriber, CreateSubscriberToken,
    CreateSubscriberTokenResponse, ExchangeEmbedTokenResponse, Guest, Invite, ListAddresses,
    ListAddressesResponse, ListRooms, ListRoomsResponse, ListSubscribersResponse, PlaceCallResponse,
    ProjectToken, SendMessage, SendMessageResponse, SendVerificationCode,
    SendVerificationCodeResponse, Standalone, Subscriber, SubscriberResource, TokenPair,
    UpdateProjectToken, accepts, kw, table,
};

/// A client for the SignalWire API.
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
    /// - `space_name`: The first label of your Space's URL.
    pub fn new(space_name: impl Into<String>, auth: A) -> Result<Self>
    where
        A: Standalone,
    {
        Self::builder(space_name, auth).build()
    }

    /// Starts a client whose settings can be changed: hosts, timeout, transport, token store.
    ///
    /// - `space_name`: The first label of your Space's URL.
    pub fn builder(space_name: impl Into<String>, auth: A) -> Builder<Self>
    where
        A: Standalone,
    {
        let inputs = kw::Values::new().with("space_name", space_name.into());
        Builder::new(&table::PROVIDER, inputs, kw::Auth::into_credential(auth))
    }

    /// Starts a client that knows its hosts from the environment: `SIGNALWIRE_SPACE`.
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

    /// A client that acts with [`Subscriber`](crate::Subscriber), made with this one's credential.
    /// It shares the connections and the token store of this one.
    ///
    /// The token of one subscriber, for a browser or an app.
    pub fn subscriber(&self, auth: Subscriber) -> Result<Client<Subscriber>>
    where
        A: accepts::Basic,
    {
        self.core.derive(kw::Auth::into_credential(auth)).map(Client::from)
    }

    /// A client that acts with [`BoundSubscriber`](crate::BoundSubscriber), made with this one's
    /// credential. It shares the connections and the token store of this one.
    ///
    /// As the subscriber access token, bound to the DPoP key of a client that may renew it itself.
    pub fn bound_subscriber(&self, auth: BoundSubscriber) -> Result<Client<BoundSubscriber>>
    where
        A: accepts::Basic,
    {
        self.core.derive(kw::Auth::into_credential(auth)).map(Client::from)
    }

    /// A client that acts with [`Guest`](crate::Guest), made with this one's credential. It shares
    /// the connections and the token store of this one.
    ///
    /// For a caller who is no subscriber, to a few addresses. It can call and cannot be called.
    pub fn guest(&self, auth: Guest) -> Result<Client<Guest>>
    where
        A: accepts::BasicOrSubscriber,
    {
        self.core.derive(kw::Auth::into_credential(auth)).map(Client::from)
    }

    /// A client that acts with [`Invite`](crate::Invite), made with this one's credential. It
    /// shares the connections and the token store of this one.
    ///
    /// A subscriber lets somebody call one of his addresses.
    pub fn invite(&self, auth: Invite) -> Result<Client<Invite>>
    where
        A: accepts::SubscriberOrBoundSubscriber,
    {
        self.core.derive(kw::Auth::into_credential(auth)).map(Client::from)
    }

    /// `POST /api/fabric/subscribers/tokens`
    ///
    /// Accepts [`Basic`](crate::Basic). Needs one of the scopes `calling`, `messaging`, `fax` or
    /// `video`.
    ///
    /// One page of the SDK shows `scope` as a list; the reference has a text.
    pub fn create_subscriber_token(
        &self,
        request: CreateSubscriberToken,
    ) -> kw::Call<CreateSubscriberTokenResponse>
    where
        A: accepts::Basic,
    {
        self.core.call(&table::CREATE_SUBSCRIBER_TOKEN, request.0)
    }

    /// `POST /api/fabric/subscribers/tokens/refresh`
    ///
    /// Accepts [`Basic`](crate::Basic). Needs one of the scopes `calling`, `messaging`, `fax` or
    /// `video`.
    pub fn refresh_subscriber_token(&self, refresh_token: impl Into<Secret>) -> kw::Call<TokenPair>
    where
        A: accepts::Basic,
    {
        let request = kw::Values::new().with("refresh_token", refresh_token.into());
        self.core.call(&table::REFRESH_SUBSCRIBER_TOKEN, request)
    }

    /// `POST /api/fabric/guests/tokens`
    ///
    /// Accepts [`Basic`](crate::Basic) or [`Subscriber`](crate::Subscriber). Needs one of the
    /// scopes `calling`, `messaging`, `fax` or `video`.
    pub fn create_guest_token(&self, request: CreateGuestToken) -> kw::Call<TokenPair>
    where
        A: accepts::BasicOrSubscriber,
    {
        self.core.call(&table::CREATE_GUEST_TOKEN, request.0)
    }

    /// `POST /api/fabric/subscriber/invites`
    ///
    /// Accepts [`Subscriber`](crate::Subscriber) or [`BoundSubscriber`](crate::BoundSubscriber).
    ///
    /// The field is `expires_at` here and `expire_at` everywhere else.
    pub fn create_invite_token(
        &self,
        request: CreateInviteToken,
    ) -> kw::Call<CreateInviteTokenResponse>
    where
        A: accepts::SubscriberOrBoundSubscriber,
    {
        self.core.call(&table::CREATE_INVITE_TOKEN, request.0)
    }

    /// `POST /api/fabric/embeds/tokens`
    ///
    /// - `token`: The public Click-to-Call token.
    ///
    /// Takes no credential.
    pub fn exchange_embed_token(
        &self,
        token: impl Into<Secret>,
    ) -> kw::Call<ExchangeEmbedTokenResponse> {
        let request = kw::Values::new().with("token", token.into());
        self.core.call(&table::EXCHANGE_EMBED_TOKEN, request)
    }

    /// `POST /api/chat/tokens`
    ///
    /// Accepts [`Basic`](crate::Basic). Needs the scope `chat`.
    pub fn create_chat_token(&self, request: CreateChatToken) -> kw::Call<CreateChatTokenResponse>
    where
        A: accepts::Basic,
    {
        self.core.call(&table::CREATE_CHAT_TOKEN, request.0)
    }

    /// `POST /api/pubsub/tokens`
    ///
    /// Accepts [`Basic`](crate::Basic). Needs the scope `pubsub`.
    pub fn create_pubsub_token(
        &self,
        request: CreatePubsubToken,
    ) -> kw::Call<CreatePubsubTokenResponse>
    where
        A: accepts::Basic,
    {
        self.core.call(&table::CREATE_PUBSUB_TOKEN, request.0)
    }

    /// `POST /api/video/room_tokens`
    ///
    /// Accepts [`Basic`](crate::Basic). Needs the scope `video`.
    pub fn create_room_token(&self, request: CreateRoomToken) -> kw::Call<CreateRoomTokenResponse>
    where
        A: accepts::Basic,
    {
        self.core.call(&table::CREATE_ROOM_TOKEN, request.0)
    }

    /// `POST /api/project/tokens`
    ///
    /// Accepts [`Basic`](crate::Basic). Needs the scope `management`.
    pub fn create_project_token(&self, request: CreateProjectToken) -> kw::Call<ProjectToken>
    where
        A: accepts::Basic,
    {
        self.core.call(&table::CREATE_PROJECT_TOKEN, request.0)
    }

    /// `PATCH /api/project/tokens/{token_id}`
    ///
    /// Accepts [`Basic`](crate::Basic). Needs the scope `management`.
    pub fn update_project_token(&self, request: UpdateProjectToken) -> kw::Call<ProjectToken>
    where
        A: accepts::Basic,
    {
        self.core.call(&table::UPDATE_PROJECT_TOKEN, request.0)
    }

    /// `DELETE /api/project/tokens/{token_id}`
    ///
    /// Accepts [`Basic`](crate::Basic). Needs the scope `management`.
    pub fn delete_project_token(&self, token_id: impl Into<String>) -> kw::Call<()>
    where
        A: accepts::Basic,
    {
        let request = kw::Values::new().with("token_id", token_id.into());
        self.core.call(&table::DELETE_PROJECT_TOKEN, request)
    }

    /// `GET /api/fabric/addresses`
    ///
    /// Accepts [`Subscriber`](crate::Subscriber), [`BoundSubscriber`](crate::BoundSubscriber),
    /// [`Guest`](crate::Guest), [`Invite`](crate::Invite) or [`Embed`](crate::Embed).
    pub fn list_addresses(&self, request: ListAddresses) -> kw::Call<ListAddressesResponse>
    where
        A: accepts::SubscriberOrBoundSubscriberOrGuestOrInviteOrEmbed,
    {
        self.core.call(&table::LIST_ADDRESSES, request.0)
    }

    /// `GET /api/fabric/addresses/{id}`
    ///
    /// Accepts [`Subscriber`](crate::Subscriber), [`BoundSubscriber`](crate::BoundSubscriber),
    /// [`Guest`](crate::Guest), [`Invite`](crate::Invite) or [`Embed`](crate::Embed).
    pub fn get_address(&self, id: impl Into<String>) -> kw::Call<Address>
    where
        A: accepts::SubscriberOrBoundSubscriberOrGuestOrInviteOrEmbed,
    {
        let request = kw::Values::new().with("id", id.into());
        self.core.call(&table::GET_ADDRESS, request)
    }

    /// `GET /api/fabric/resources/subscribers`
    ///
    /// Accepts [`Basic`](crate::Basic). Needs one of the scopes `calling`, `messaging`, `fax` or
    /// `video`.
    pub fn list_subscribers(&self) -> kw::Call<ListSubscribersResponse>
    where
        A: accepts::Basic,
    {
        self.core.call(&table::LIST_SUBSCRIBERS, kw::Values::new())
    }

    /// `POST /api/fabric/resources/subscribers`
    ///
    /// Accepts [`Basic`](crate::Basic). Needs one of the scopes `calling`, `messaging`, `fax` or
    /// `video`.
    pub fn create_subscriber(&self, request: CreateSubscriber) -> kw::Call<SubscriberResource>
    where
        A: accepts::Basic,
    {
        self.core.call(&table::CREATE_SUBSCRIBER, request.0)
    }

    /// `GET /api/video/rooms`
    ///
    /// Accepts [`Basic`](crate::Basic). Needs the scope `video`.
    pub fn list_rooms(&self, request: ListRooms) -> kw::Call<ListRoomsResponse>
    where
        A: accepts::Basic,
    {
        self.core.call(&table::LIST_ROOMS, request.0)
    }

    /// `POST /api/messaging/messages`
    ///
    /// Accepts [`Basic`](crate::Basic). Needs the scope `messaging`.
    pub fn send_message(&self, request: SendMessage) -> kw::Call<SendMessageResponse>
    where
        A: accepts::Basic,
    {
        self.core.call(&table::SEND_MESSAGE, request.0)
    }

    /// `POST /api/calling/calls`
    ///
    /// Accepts [`Basic`](crate::Basic). Needs the scope `calling`.
    ///
    /// The authorization page shows a `GET` on this path; the reference has `POST` only.
    pub fn place_call(&self, params: CallParameters) -> kw::Call<PlaceCallResponse>
    where
        A: accepts::Basic,
    {
        let request = kw::Values::new().with("params", params);
        self.core.call(&table::PLACE_CALL, request)
    }

    /// A code for a person's phone. One of the older REST paths, which answer with an error form of
    /// their own.
    ///
    /// `POST /api/relay/rest/mfa/sms`
    ///
    /// Accepts [`Basic`](crate::Basic).
    pub fn send_verification_code(
        &self,
        request: SendVerificationCode,
    ) -> kw::Call<SendVerificationCodeResponse>
    where
        A: accepts::Basic,
    {
        self.core.call(&table::SEND_VERIFICATION_CODE, request.0)
    }

    /// The same as `create_project_token` on the Compatibility API, which answers with an error
    /// form of its own.
    ///
    /// `POST /api/laml/2010-04-01/Accounts/{AccountSid}/tokens`
    ///
    /// Accepts [`Basic`](crate::Basic). Needs the scope `management`.
    pub fn create_compatibility_token(
        &self,
        request: CreateCompatibilityToken,
    ) -> kw::Call<ProjectToken>
    where
        A: accepts::Basic,
    {
        self.core.call(&table::CREATE_COMPATIBILITY_TOKEN, request.0)
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
