//! A small provider, the network before it, and a browser that is only bytes.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    sync::{Semaphore, oneshot},
    task::JoinHandle,
};

use super::super::{InteractiveSignIn, SignedIn};
use crate::{
    BoxFuture, Builder, Credential, Limits, Result, Transport, Values,
    client::Client,
    table::{
        Carrier, Codec, Endpoint, Field, Keep, Member, Part, Place, Placement, Provider, Scheme,
        Shape, Source, Step,
    },
};

static ACME: Provider = crate::testing::acme(&[&PORTAL], &[&PAGE, &EXCHANGE, &ME]);
static PORTAL: Scheme = Scheme::new("portal", "Portal")
    .send(&[Placement::new(
        Carrier::Header,
        &[Part::Text("Authorization")],
        &[Part::Text("Bearer "), Part::Value("token")],
    )])
    .sign_in(&Step::new(&PAGE).keep(&[CODE]))
    .acquire(&[Step::new(&EXCHANGE).keep(&[TOKEN])]);
static PAGE: Endpoint = Endpoint::new("authorize", Method::GET, &[Part::Text("/authorize")])
    .browser()
    .fields(&[
        Field::new("redirect_uri", Place::Query, &Shape::Text),
        Field::new("state", Place::Query, &Shape::Text),
    ])
    .returns(Shape::Object(&[Member::new("code", &Shape::Secret)]));
static EXCHANGE: Endpoint = Endpoint::new("exchange", Method::POST, &[Part::Text("/token")])
    .codec(Codec::Form)
    .fields(&[Field::new("code", Place::Body, &Shape::Secret)])
    .returns(Shape::Object(&[Member::new("token", &Shape::Secret)]));
static ME: Endpoint = Endpoint::new("me", Method::GET, &[Part::Text("/me")])
    .accepts(&["portal"])
    .returns(Shape::Object(&[Member::new("name", &Shape::Text)]))
    .account(&["name"]);

const CODE: Keep = Keep {
    name: "code",
    source: Source::Body(&["code"]),
    optional: false,
};
const TOKEN: Keep = Keep {
    name: "token",
    source: Source::Body(&["token"]),
    optional: false,
};

/// The provider's network: it issues a token for the code `good`, once it is let.
#[derive(Clone)]
pub(super) struct Network {
    sent: Arc<Mutex<Vec<String>>>,
    /// One permit is one exchange.
    pub(super) may_answer: Arc<Semaphore>,
}

impl Network {
    pub(super) fn new() -> Self {
        Self {
            sent: Arc::default(),
            may_answer: Arc::new(Semaphore::new(1000)),
        }
    }

    /// The paths that were asked for.
    pub(super) fn sent(&self) -> Vec<String> {
        self.sent.lock().expect("no test has panicked").clone()
    }

    pub(super) fn client(&self) -> Client {
        Builder::new(
            &ACME,
            Values::new(),
            Credential::new(&PORTAL, Values::new()),
        )
        .transport(self.clone())
        .build()
        .expect("it is a good client")
    }
}

impl Transport for Network {
    fn send(&self, request: Request<Bytes>, _: Limits) -> BoxFuture<'_, Result<Response<Bytes>>> {
        let path = request.uri().path().to_owned();
        self.sent
            .lock()
            .expect("no test has panicked")
            .push(path.clone());
        Box::pin(async move {
            self.may_answer
                .acquire()
                .await
                .expect("it is open")
                .forget();
            let is_good = request.body().starts_with(b"code=good");
            let (status, body) = match &*path {
                "/token" if is_good => (StatusCode::OK, r#"{"token": "t0ken"}"#),
                "/me" => (StatusCode::OK, r#"{"name": "jo@acme.example"}"#),
                _ => (StatusCode::BAD_REQUEST, r#"{"error": "invalid_grant"}"#),
            };
            let answer = Response::builder()
                .status(status)
                .header("content-type", "application/json");
            Ok(answer.body(body.into()).expect("it is a good answer"))
        })
    }
}

/// A sign-in that has begun: the address that was opened, and how it ends.
pub(super) struct Begun {
    pub(super) redirect_uri: String,
    pub(super) state: String,
    pub(super) end: JoinHandle<Result<SignedIn>>,
}

/// Begins a sign-in whose browser is the test.
pub(super) async fn begin(sign_in: InteractiveSignIn) -> Begun {
    let (opened, opens) = oneshot::channel();
    let sign_in = sign_in.open_with(move |url| {
        let _ = opened.send(url.to_owned());
        Ok(())
    });
    let end = tokio::spawn(sign_in.into_future());
    let url = opens.await.expect("the page is opened");
    let (_, query) = url.split_once('?').expect("it has a query");
    let found = |name: &str| {
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        let found = pairs.find(|it| it.0 == name);
        found.map(|it| it.1.into_owned()).expect(name)
    };
    Begun {
        redirect_uri: found("redirect_uri"),
        state: found("state"),
        end,
    }
}

impl Begun {
    /// `127.0.0.1:12345`
    pub(super) fn authority(&self) -> &str {
        self.redirect_uri.split('/').nth(2).expect("an authority")
    }

    /// The callback with a code.
    pub(super) fn callback(&self, code: &str) -> String {
        format!("/callback?code={code}&state={}", self.state)
    }

    pub(super) async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.authority())
            .await
            .expect("somebody listens")
    }

    /// Asks for a target as a browser does, and reads everything that comes.
    pub(super) async fn get(&self, target: &str) -> String {
        let host = self.authority();
        self.say(&format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n"))
            .await
    }

    /// Sends these bytes, and reads everything that comes.
    pub(super) async fn say(&self, text: &str) -> String {
        let mut stream = self.connect().await;
        // Who is refused early may be hung up on before all is sent.
        let _ = stream.write_all(text.as_bytes()).await;
        heard(&mut stream).await
    }
}

/// All that comes.
pub(super) async fn heard(stream: &mut TcpStream) -> String {
    let mut heard = Vec::new();
    let _ = stream.read_to_end(&mut heard).await;
    String::from_utf8(heard).expect("it is text")
}
