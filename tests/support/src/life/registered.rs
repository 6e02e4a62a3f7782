//! How a program becomes a client by itself (RFC 7591): it registers once, and acts with what came.

use keywright::{
    ErrorKind, Registered, Result, Value,
    generated::v1::{Accepts, Client, Encode as _, Scheme, Values},
};

use super::exchanges::ids;
use crate::wire::{CALLBACK, Given, Wire, assert_no_refusal};

/// The scheme that is registered for; its type is in the generated crate, and this is none.
struct Any;

impl Wire {
    /// Registers a client of the scheme.
    pub(super) async fn registered(&mut self, scheme: &'static Scheme) {
        let Some(metadata) = scheme.register else {
            return;
        };
        let client = self.registering(scheme);
        let mut asked = self.values(metadata.endpoint);
        asked.set("client_name", "The shop".encode());
        if !metadata.response_types.is_empty() {
            asked.set("redirect_uris", vec![CALLBACK.to_owned()].encode());
        }
        let register = |asked: &Values| client.register::<Any>(scheme, asked.clone());

        let mut wrong = asked.clone();
        wrong.set("token_endpoint_auth_method", "of_another_scheme".encode());
        let from = self.server.exchanges().len();
        let refused = register(&wrong).await.map_err(|it| it.kind());
        assert!(matches!(refused, Err(ErrorKind::Input)), "it is of no use");
        assert!(self.since(from).is_empty(), "nothing is sent");

        let mut came: Option<Registered<Any>> = None;
        let registering = register(&asked).into_future();
        let keeping = async {
            came = Some(registering.await?);
            Ok(())
        };
        let caption = "The program registers itself as a client";
        let exchanges = self.step(caption, keeping).await;
        assert_no_refusal(&exchanges);
        assert_eq!(ids(&exchanges), [metadata.endpoint.id], "{caption}");
        let came = came.expect("it was checked");
        assert!(came.is_new(), "{caption}");
        self.is_the_one(scheme, &came);

        let from = self.server.exchanges().len();
        let again = register(&asked).await;
        self.must(
            "Registering again",
            &again.as_ref().map(drop).map_err(Clone::clone),
            &[],
        );
        let again = again.expect("it was checked");
        assert!(!again.is_new() && again.client_id() == came.client_id());
        assert!(self.since(from).is_empty(), "the store holds the client");
        self.acts(scheme, &came).await;
        self.server.reset();
    }

    /// The client of who is registered: of a token for it, where the endpoint asks for one.
    fn registering(&self, scheme: &Scheme) -> Client {
        let accepts = scheme.register.map(|it| it.endpoint.accepts);
        let Some(Accepts::Schemes([id, ..])) = accepts else {
            return self.build(keywright::Credential::none());
        };
        let mut schemes = self.provider.schemes.iter().copied();
        let by = schemes.find(|it| it.id == *id).expect("it is a scheme");
        self.client(by, &Given::default())
    }

    /// What came is the client that the server knows.
    fn is_the_one(&self, scheme: &Scheme, came: &Registered<Any>) {
        let model = self.server.provider().scheme(scheme.id);
        let known = |name: &str| self.server.expected().value(model?, name);
        assert_eq!(Some(came.client_id().to_owned()), known("client_id"));
        if let Some(secret) = came.client_secret() {
            assert_eq!(Some(secret.expose().to_owned()), known("client_secret"));
            assert!(came.client_secret_expires_at().is_none(), "0 is never");
        }
        assert!(!format!("{came:?}").contains("test-client_secret"));
    }

    /// A client of the scheme that has nothing of it but what came, signs in and calls.
    async fn acts(&mut self, scheme: &'static Scheme, came: &Registered<Any>) {
        let calls = self.calls(scheme);
        let Some(call) = calls.first() else {
            return;
        };
        let given = self.given(scheme, call);
        let mut inputs = self.inputs(scheme, &given);
        for name in ["client_id", "client_secret"] {
            inputs.set(name, Value::Null);
        }
        for (name, value) in came.credentials().iter() {
            inputs.set(name.to_owned(), value.clone());
        }
        let inputs = inputs.iter().filter(|it| !matches!(it.1, Value::Null));
        let inputs = inputs.fold(Values::new(), |mut all, (name, value)| {
            all.set(name.to_owned(), value.clone());
            all
        });
        let client = self.build(keywright::Credential::new(scheme, inputs));
        let from = self.server.exchanges().len();
        let outcome: Result<()> = async {
            if scheme.sign_in.is_some() {
                self.signed_in_by(scheme, &client).await?;
            }
            self.call(&client, call).await
        }
        .await;
        let exchanges = self.since(from);
        self.must(
            "A call with the client that was registered",
            &outcome,
            &exchanges,
        );
    }
}
