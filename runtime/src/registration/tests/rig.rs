//! A provider that registers clients, and a transport that answers from a script.

use std::sync::{Arc, Mutex};

use http::{Method, Request, Response, StatusCode};

use crate::{
    BoxFuture, Builder, Bytes, Clock as _, Credential, Encode as _, Limits, MemoryStore,
    Registered, Result, TokenStore, Transport, Values,
    client::Client,
    table::{
        ClientMetadata, Codec, Endpoint, ErrorShape, Field, Part, Place, Provider, Scheme, Shape,
    },
    testing::{ManualClock, acme},
};

/// Stands for the type of a scheme.
#[derive(Debug)]
pub(super) struct Any;

static TEXTS: Shape = Shape::List(&Shape::Text);

const fn field(name: &'static str, shape: &'static Shape) -> Field {
    Field::new(name, Place::Body, shape).optional()
}

static ERROR: ErrorShape = ErrorShape {
    id: "oauth2",
    code: &["error"],
    text: &["error_description"],
    also_when: &[],
    expired: &[crate::table::Condition {
        status: Some(401),
        body: None,
    }],
    dead: &[],
    client: &[],
    scope: &[crate::table::Condition {
        status: Some(403),
        body: None,
    }],
    throttled: &[],
};

static FIELDS: [Field; 9] = [
    Field::new("redirect_uris", Place::Body, &TEXTS),
    field("client_name", &Shape::Text),
    field("token_endpoint_auth_method", &Shape::Text),
    field("grant_types", &TEXTS),
    field("response_types", &TEXTS),
    field("logo_uri", &Shape::Text),
    field("jwks_uri", &Shape::Text),
    field("software_statement", &Shape::Secret),
    field("example_extension_parameter", &Shape::Text),
];

static REGISTER: Endpoint =
    Endpoint::new("register_client", Method::POST, &[Part::Text("/register")])
        .fields(&FIELDS)
        .codec(Codec::Json)
        .errors(&[&ERROR])
        .returns(Shape::Json);

static ADD: Endpoint = Endpoint::new("add_machine", Method::POST, &[Part::Text("/machines")])
    .fields(&[field("grant_types", &TEXTS)])
    .codec(Codec::Json)
    .errors(&[&ERROR])
    .returns(Shape::Json);

pub(super) static PERSON: Scheme = Scheme::new("person", "Person").register(
    ClientMetadata::new(&REGISTER, "client_secret_basic")
        .public()
        .grant_types(&["authorization_code", "refresh_token"])
        .response_types(&["code"]),
);

pub(super) static MACHINE: Scheme = Scheme::new("machine", "Machine")
    .register(ClientMetadata::new(&ADD, "client_secret_post").grant_types(&["client_credentials"]));

static ACME: Provider = acme(&[&PERSON, &MACHINE], &[&REGISTER, &ADD]);

/// RFC 7591 section 3.2.1.
pub(super) const ANSWER: &str = r#"{
    "client_id": "s6BhdRkqt3",
    "client_secret": "cf136dc3c1fc93f31185e5885805d",
    "client_id_issued_at": 2893256800,
    "client_secret_expires_at": 2893276800,
    "redirect_uris": ["https://client.example.org/callback", "https://client.example.org/callback2"],
    "grant_types": ["authorization_code", "refresh_token"],
    "client_name": "My Example Client",
    "client_name#ja-Jpan-JP": "\u30AF\u30E9\u30A4\u30A2\u30F3\u30C8\u540D",
    "token_endpoint_auth_method": "client_secret_basic",
    "logo_uri": "https://client.example.org/logo.png",
    "jwks_uri": "https://client.example.org/my_public_keys.jwks",
    "example_extension_parameter": "example_value"
}"#;

/// What the program says of itself in section 3.1.
pub(super) fn asked() -> Values {
    let uris = ["callback", "callback2"].map(|it| format!("https://client.example.org/{it}"));
    Values::new()
        .with("redirect_uris", uris.to_vec().encode())
        .with("client_name", "My Example Client")
        .with("logo_uri", "https://client.example.org/logo.png")
        .with("jwks_uri", "https://client.example.org/my_public_keys.jwks")
        .with("example_extension_parameter", "example_value")
}

/// A request that was sent.
#[derive(Clone)]
pub(super) struct Sent {
    pub(super) method: String,
    pub(super) path: String,
    headers: http::HeaderMap,
    pub(super) body: String,
}

impl Sent {
    pub(super) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name).expect("the header is sent");
        value.to_str().expect("it is ASCII")
    }
}

/// Answers in turn, and notes what was sent.
#[derive(Clone, Default)]
struct Script {
    answers: Arc<Mutex<Vec<(u16, String)>>>,
    sent: Arc<Mutex<Vec<Sent>>>,
}

impl Transport for Script {
    fn send(&self, request: Request<Bytes>, _: Limits) -> BoxFuture<'_, Result<Response<Bytes>>> {
        let (head, body) = request.into_parts();
        self.sent
            .lock()
            .expect("no test panics with it")
            .push(Sent {
                method: head.method.to_string(),
                path: head.uri.path().to_owned(),
                headers: head.headers,
                body: String::from_utf8(body.to_vec()).expect("it is text"),
            });
        let (status, body) = self
            .answers
            .lock()
            .expect("no test panics with it")
            .remove(0);
        let mut answer = Response::new(Bytes::from(body));
        *answer.status_mut() = StatusCode::from_u16(status).expect("it is a status");
        Box::pin(async move {
            tokio::task::yield_now().await;
            Ok(answer)
        })
    }
}

/// A program that starts again and again on one store.
pub(super) struct Rig {
    script: Script,
    store: Arc<MemoryStore>,
    pub(super) clock: ManualClock,
}

impl Rig {
    pub(super) fn new() -> Self {
        let clock = ManualClock::default();
        Self {
            script: Script::default(),
            store: Arc::new(MemoryStore::with_environment(clock.tokio())),
            clock,
        }
    }

    /// What is answered next.
    pub(super) fn answers(&self, status: u16, body: &str) {
        let mut answers = self.script.answers.lock().expect("no test panics with it");
        answers.push((status, body.to_owned()));
    }

    pub(super) fn sent(&self) -> Vec<Sent> {
        self.script
            .sent
            .lock()
            .expect("no test panics with it")
            .clone()
    }

    /// Seconds since 1970.
    pub(super) fn now(&self) -> i64 {
        self.clock.wall().unix_milliseconds() / 1000
    }

    pub(super) fn client(&self) -> Client {
        self.client_of("")
    }

    pub(super) fn client_of(&self, account: &str) -> Client {
        Builder::<Client>::new(&ACME, Values::new(), Credential::none())
            .transport(self.script.clone())
            .store(self.store.clone())
            .account(account)
            .environment(self.clock.tokio())
            .build()
            .expect("it is sound")
    }

    /// Registers with a client of its own, as a program does that was started.
    pub(super) async fn register(&self, asked: Values) -> Result<Registered<Any>> {
        self.client().register(&PERSON, asked).await
    }

    /// What the store holds of the first that was registered, as it is written.
    pub(super) async fn stored(&self) -> String {
        let metadata = PERSON.register.expect("it registers");
        let asked = super::super::asked(&metadata, asked()).expect("it is sound");
        let key = super::super::key(&self.client(), &PERSON, &asked);
        let entry = self.store.load(&key).await.expect("it can be read");
        let record = entry.expect("it is stored").record;
        String::from_utf8(record.to_bytes().to_vec()).expect("it is JSON")
    }
}
