//! The life of a scheme that signs people in: before it begins, how it is refused, and how it goes
//! on without a person.

use keywright::{
    ErrorKind, Result, SignIn,
    generated::v1::{Client, Endpoint, Scheme},
};

use super::{
    device::agreed,
    exchanges::{apart, ids},
    expected::refresh,
};
use crate::wire::{CALLBACK, Given, Wire, assert_no_refusal, browse, is_held, on_device};

impl Wire {
    /// Signs a person in; a denial and a callback that nobody asked for are refused before.
    pub(super) async fn sign_in(
        &mut self,
        scheme: &'static Scheme,
        client: &Client,
        call: &'static Endpoint,
    ) {
        let from = self.server.exchanges().len();
        let early = self.call(client, call).await.map_err(|it| it.kind());
        assert_eq!(early, Err(ErrorKind::SignIn), "nobody has signed in");
        assert_eq!(
            self.since(from).len(),
            0,
            "nothing is sent before a sign-in"
        );
        if on_device(scheme) {
            self.sign_in_on_device(scheme, client).await;
            return;
        }

        self.server.deny(true);
        let (begun, callback) = self.open(client).await;
        self.server.deny(false);
        self.refused("The person refuses", client, begun, &callback)
            .await;

        let (_, callback) = self.open(client).await;
        let other = self.begin(client).await;
        let caption = "The browser comes back with a state that is not the one of this sign-in";
        self.refused(caption, client, other, &callback).await;

        let from = self.server.exchanges().len();
        let (begun, callback) = self.open(client).await;
        let page = self.since(from);
        assert_no_refusal(&page);
        self.write("\nA person lets the client in, and the browser is sent back.\n\n");
        self.show(&page);
        let caption = "The code is exchanged";
        let exchanges = self.step(caption, client.sign_in(begun, &callback)).await;
        assert_no_refusal(&exchanges);
        let acquire: Vec<&str> = scheme.acquire.iter().map(|it| it.endpoint.id).collect();
        assert_eq!(ids(&exchanges), acquire, "each step once");
    }

    /// A sign-in that fails sends nothing.
    async fn refused(&mut self, caption: &str, client: &Client, begun: SignIn, callback: &str) {
        let from = self.server.exchanges().len();
        let outcome = client.sign_in(begun, callback).await;
        assert_eq!(self.since(from).len(), 0, "{caption}: nothing is sent");
        match outcome {
            Ok(()) => panic!("{caption}: the sign-in ended all the same"),
            Err(error) => self.write(&format!("\n{caption}; nothing is sent: {error}\n")),
        }
    }

    async fn begin(&mut self, client: &Client) -> SignIn {
        let begun = client.request_sign_in(CALLBACK).await;
        self.must("Beginning a sign-in", &begun.clone().map(|_| ()), &[]);
        let begun = begun.expect("it was checked");
        self.page(&begun);
        begun
    }

    /// Begins a sign-in and opens its page.
    async fn open(&mut self, client: &Client) -> (SignIn, String) {
        let begun = self.begin(client).await;
        let callback = browse(&begun).await;
        (begun, callback)
    }

    /// Begins, opens and ends a sign-in, for what comes after it.
    pub(crate) async fn signed_in_by(&mut self, scheme: &Scheme, client: &Client) -> Result<()> {
        if on_device(scheme) {
            let begun = client.begin_on_device().await?;
            return client.sign_in_on_device(begun).await;
        }
        let (begun, callback) = self.open(client).await;
        client.sign_in(begun, &callback).await
    }

    /// The other ways in: without a secret, and with a refresh token that the caller holds.
    pub(super) async fn other_ways_in(&mut self, scheme: &'static Scheme, call: &'static Endpoint) {
        let given = Given {
            tenant: true,
            ..self.given(scheme, call)
        };
        let lookup = scheme.tenant.map(|it| it.step.endpoint.id);
        let may_lack = |name: &str| {
            scheme
                .inputs
                .iter()
                .any(|it| it.name == name && it.optional)
        };
        if may_lack("client_secret") {
            self.server.reset();
            let bare = Given {
                secret: false,
                ..given.clone()
            };
            let client = self.client(scheme, &bare);
            let from = self.server.exchanges().len();
            let outcome = self.signed_in_by(scheme, &client).await;
            let exchanges = self.since(from);
            self.must("A client without a secret", &outcome, &exchanges);
            assert_no_refusal(&agreed(&exchanges));
            self.write("\nA client without a secret names itself only.\n\n");
            let before = usize::from(!on_device(scheme)) + usize::from(scheme.push.is_some());
            self.show(&exchanges[before..]);
            let exchanges = self.run("A call", self.call(&client, call)).await;
            let (_, called) = apart(&exchanges, lookup);
            assert_eq!(called, [call.id], "the token is ready");
        }
        let (true, Some(refresh)) = (is_held(scheme), refresh(scheme)) else {
            return;
        };
        self.server.reset();
        let held = Given {
            held: true,
            ..given
        };
        let client = self.client(scheme, &held);
        let caption = "A client that holds a refresh token needs no person";
        let exchanges = self.step(caption, self.call(&client, call)).await;
        assert_no_refusal(&exchanges);
        let (_, called) = apart(&exchanges, lookup);
        assert_eq!(called, [refresh.endpoint.id, call.id]);
    }
}
