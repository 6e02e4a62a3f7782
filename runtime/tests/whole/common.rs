//! A made-up provider as tables, and a transport that answers from a closure.

use std::sync::{Arc, Mutex};

use keywright::{
    BoxFuture, Builder, Bytes, Limits, Method, Result, Spawn, Transport, Values,
    generated::v1::{
        Carrier, Client, Codec, Condition, Credential, Endpoint, ErrorShape, Expiry, Field, Host,
        Input, Keep, Member, Part, Place, Placement, Provider, Scheme, Shape, Source, Step,
    },
};

/// What must never be printed.
pub(crate) const CANARY: &str = "c4n4ry-51a7e";

pub(crate) static ACME: Provider = Provider {
    name: "acme",
    title: "Acme",
    hosts: &[
        Host {
            name: "base",
            url: &[
                Part::Text("https://"),
                Part::Value("subdomain"),
                Part::Text(".acme.example"),
            ],
            env: "ACME_BASE_URL",
        },
        Host {
            name: "realtime",
            url: &[Part::Text("wss://rt.acme.example")],
            env: "ACME_REALTIME_URL",
        },
    ],
    hosts_under: &["acme.example"],
    inputs: &[Input::text("subdomain", "ACME_SUBDOMAIN").host_label()],
    schemes: &[&KEY, &BASIC, &SESSION],
    endpoints: &[&GET_BALANCE, &LOG_IN, &LOG_OUT, &CONNECT],
    scopes: &[],
};

const AUTHORIZATION: &[Part] = &[Part::Text("Authorization")];

pub(crate) static KEY: Scheme = Scheme::new("api_key", "API key")
    .inputs(&[Input::secret("key", "ACME_KEY")])
    .send(&[Placement::new(
        Carrier::Header,
        AUTHORIZATION,
        &[Part::Text("App "), Part::Value("key")],
    )]);

pub(crate) static BASIC: Scheme = Scheme::new("basic", "Basic")
    .inputs(&[
        Input::text("username", "ACME_USERNAME"),
        Input::secret("password", "ACME_PASSWORD"),
        Input::text("account_id", "ACME_ACCOUNT_ID")
            .integer()
            .optional(),
    ])
    .send(&[
        Placement::new(
            Carrier::Header,
            AUTHORIZATION,
            &[
                Part::Text("Basic "),
                Part::Basic(&[Part::Value("username")], &[Part::Value("password")]),
            ],
        ),
        Placement::new(
            Carrier::Parameter,
            &[Part::Text("account_id")],
            &[Part::Value("account_id")],
        )
        .integer(),
    ]);

pub(crate) const BEARER: &[Placement] = &[Placement::new(
    Carrier::Header,
    AUTHORIZATION,
    &[Part::Text("Bearer "), Part::Value("token")],
)];

pub(crate) static SESSION: Scheme = Scheme::new("session", "Session")
    .inputs(&[
        Input::text("username", "ACME_USERNAME"),
        Input::secret("password", "ACME_PASSWORD"),
    ])
    .acquire(&[Step::new(&LOG_IN).keep(&[Keep {
        name: "token",
        source: Source::Body(&["token"]),
        optional: false,
    }])])
    .expires(&[Expiry::Unknown])
    .revoke(&Step::new(&LOG_OUT))
    .send(BEARER);

pub(crate) static LOG_IN: Endpoint = Endpoint::new("log_in", Method::POST, &[Part::Text("/login")])
    .codec(Codec::Json)
    .fields(&[
        Field::new("username", Place::Body, &Shape::Text),
        Field::new("password", Place::Body, &Shape::Secret),
    ])
    .returns(Shape::Object(&[Member::new("token", &Shape::Secret)]))
    .errors(&[&ERRORS]);

pub(crate) static LOG_OUT: Endpoint =
    Endpoint::new("log_out", Method::DELETE, &[Part::Text("/login")])
        .accepts(&["session"])
        .errors(&[&ERRORS]);

pub(crate) static GET_BALANCE: Endpoint =
    Endpoint::new("get_balance", Method::GET, &[Part::Text("/balance")])
        .accepts(&["api_key", "basic", "session"])
        .returns(Shape::Object(&[Member::new("balance", &Shape::Number)]))
        .errors(&[&ERRORS]);

pub(crate) static CONNECT: Endpoint =
    Endpoint::new("connect", Method::GET, &[Part::Text("/socket")])
        .host("realtime")
        .accepts(&["session"])
        .errors(&[&ERRORS]);

pub(crate) const ERRORS: ErrorShape = ErrorShape {
    id: "default",
    code: &["code"],
    text: &["text"],
    also_when: &[],
    expired: &[Condition {
        status: Some(401),
        body: None,
    }],
    dead: &[],
    client: &[],
    scope: &[Condition {
        status: Some(403),
        body: None,
    }],
    throttled: &[Condition {
        status: Some(429),
        body: None,
    }],
};

pub(crate) fn key() -> Credential {
    Credential::new(
        &KEY,
        Values::new().with("key", keywright::Secret::from(CANARY)),
    )
}

pub(crate) fn basic(username: &str, password: &str) -> Credential {
    let password = keywright::Secret::from(password);
    Credential::new(
        &BASIC,
        Values::new()
            .with("username", username)
            .with("password", password),
    )
}

pub(crate) fn session() -> Credential {
    let password = keywright::Secret::from(CANARY);
    Credential::new(
        &SESSION,
        Values::new()
            .with("username", "jane")
            .with("password", password),
    )
}

/// A client over a transport, on the provider's own hosts.
pub(crate) fn client(credential: Credential, transport: &Fake) -> Client {
    builder(credential)
        .transport(transport.clone())
        .build()
        .expect("valid settings")
}

pub(crate) fn builder(credential: Credential) -> Builder<Client> {
    Builder::new(&ACME, Values::new().with("subdomain", "xk9"), credential)
}

/// Tokio's tasks, also without the feature.
pub(crate) struct Tasks;

impl Spawn for Tasks {
    fn spawn(&self, task: BoxFuture<'static, ()>) -> Result<()> {
        drop(tokio::spawn(task));
        Ok(())
    }
}

/// Answers from a closure and remembers every request as text.
#[derive(Clone)]
pub(crate) struct Fake(Arc<Inner>);

type Answer = dyn Fn(&http::Request<Bytes>) -> http::Response<Bytes> + Send + Sync;

struct Inner {
    answer: Box<Answer>,
    sent: Mutex<Vec<String>>,
}

impl Fake {
    pub(crate) fn new(
        answer: impl Fn(&http::Request<Bytes>) -> http::Response<Bytes> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(Inner {
            answer: Box::new(answer),
            sent: Mutex::default(),
        }))
    }

    /// Method, address, headers in order and body of each request.
    pub(crate) fn sent(&self) -> Vec<String> {
        self.0.sent.lock().expect("not poisoned").clone()
    }
}

impl Transport for Fake {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>>> {
        let mut text = format!("{} {}", request.method(), request.uri());
        for (name, value) in request.headers() {
            text.extend([
                "\n",
                name.as_str(),
                ": ",
                value.to_str().expect("visible ASCII"),
            ]);
        }
        if !request.body().is_empty() {
            text.extend(["\n", &String::from_utf8_lossy(request.body())]);
        }
        self.0.sent.lock().expect("not poisoned").push(text);
        let answer = (self.0.answer)(&request);
        Box::pin(async move {
            // So that others come in between, as they do on a network.
            tokio::task::yield_now().await;
            Ok(answer)
        })
    }
}

pub(crate) fn answer(status: u16, body: &str) -> http::Response<Bytes> {
    let mut answer = http::Response::new(Bytes::copy_from_slice(body.as_bytes()));
    *answer.status_mut() = status.try_into().expect("a status");
    answer
}

/// The header that carries the credential.
pub(crate) fn authorization(request: &http::Request<Bytes>) -> &str {
    request
        .headers()
        .get("authorization")
        .map_or("", |it| it.to_str().expect("visible ASCII"))
}

/// The answer of [`GET_BALANCE`].
pub(crate) fn balance() -> http::Response<Bytes> {
    answer(200, r#"{"balance":12.50,"new":true}"#)
}
