//! A sign-in with a device code: the test is the provider, and time passes as fast as it can.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    time::Duration,
};

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};

use crate::{
    BoxFuture, Builder, Credential, ErrorKind, Limits, Result, Transport, Values,
    client::Client,
    table::{
        Carrier, Endpoint, ErrorShape, Field, Keep, Member, Part, Place, Placement, Provider,
        Scheme, Shape, Source, Step,
    },
};

static ACME: Provider = crate::testing::acme(&[&DEVICE], &[&CODE, &TOKEN, &ME]);
static DEVICE: Scheme = Scheme::new("device", "Device")
    .send(&[Placement::new(
        Carrier::Header,
        &[Part::Text("Authorization")],
        &[Part::Text("Bearer "), Part::Value("token")],
    )])
    .sign_in(&Step::new(&CODE).keep(&[kept("device_code"), kept("user_code"), kept("expires_in")]))
    .acquire(&[Step::new(&TOKEN).keep(&[kept("token")])]);
static CODE: Endpoint =
    Endpoint::new("code", Method::POST, &[Part::Text("/code")]).returns(Shape::Object(&[
        Member::new("device_code", &Shape::Secret),
        Member::new("user_code", &Shape::Text),
        Member::new("expires_in", &Shape::Integer),
    ]));
static TOKEN: Endpoint = Endpoint::new("token", Method::GET, &[Part::Text("/token")])
    .fields(&[Field::new("device_code", Place::Query, &Shape::Secret)])
    .returns(Shape::Object(&[Member::new("token", &Shape::Secret)]))
    .errors(&[&ERRORS]);
static ERRORS: ErrorShape = ErrorShape {
    id: "errors",
    code: &["error"],
    text: &[],
    also_when: &[],
    expired: &[],
    dead: &[],
    client: &[],
    scope: &[],
    throttled: &[],
};
static ME: Endpoint = Endpoint::new("me", Method::GET, &[Part::Text("/me")])
    .accepts(&["device"])
    .returns(Shape::Object(&[Member::new("name", &Shape::Text)]))
    .account(&["name"]);

/// A value of the answer that is kept by its own name.
const fn kept(name: &'static str) -> Keep {
    let path: &'static [&'static str] = match name.as_bytes()[0] {
        b'd' => &["device_code"],
        b'u' => &["user_code"],
        b'e' => &["expires_in"],
        _ => &["token"],
    };
    Keep {
        name,
        source: Source::Body(path),
        optional: false,
    }
}

/// A provider that answers the questions of a client in turn, and then the last one for ever.
#[derive(Clone)]
struct Network {
    answers: Arc<Mutex<VecDeque<&'static str>>>,
    asked: Arc<Mutex<usize>>,
}

impl Network {
    fn client(answers: &[&'static str]) -> (Self, Client) {
        let network = Self {
            answers: Arc::new(Mutex::new(answers.iter().copied().collect())),
            asked: Arc::default(),
        };
        let credential = Credential::new(&DEVICE, Values::new());
        let client = Builder::new(&ACME, Values::new(), credential)
            .transport(network.clone())
            .build()
            .expect("it is a good client");
        (network, client)
    }

    fn asked(&self) -> usize {
        *self.asked.lock().expect("no test has panicked")
    }

    fn answer(&self, path: &str) -> (StatusCode, String) {
        let body = match path {
            "/code" => r#"{"device_code": "d3vice", "user_code": "WDJB", "expires_in": 600}"#,
            "/me" => r#"{"name": "jo@acme.example"}"#,
            _ => {
                *self.asked.lock().expect("no test has panicked") += 1;
                let mut answers = self.answers.lock().expect("no test has panicked");
                let next = answers.front().copied().unwrap_or_default();
                if answers.len() > 1 {
                    answers.pop_front();
                }
                if next != "token" {
                    return (StatusCode::BAD_REQUEST, format!(r#"{{"error": "{next}"}}"#));
                }
                r#"{"token": "t0ken"}"#
            }
        };
        (StatusCode::OK, body.to_owned())
    }
}

impl Transport for Network {
    fn send(&self, request: Request<Bytes>, _: Limits) -> BoxFuture<'_, Result<Response<Bytes>>> {
        let (status, body) = self.answer(request.uri().path());
        let answer = Response::builder()
            .status(status)
            .header("content-type", "application/json")
            .body(body.into())
            .expect("it is a good answer");
        Box::pin(async move { Ok(answer) })
    }
}

const PENDING: &str = "authorization_pending";

#[tokio::test(start_paused = true)]
async fn a_person_enters_the_code() {
    let (network, client) = Network::client(&[PENDING, PENDING, "token"]);
    let signed_in = client.interactive_sign_in().in_terminal().await;
    let signed_in = signed_in.expect("the person agreed");
    assert_eq!(signed_in.account(), Some("jo@acme.example"));
    assert_eq!(network.asked(), 3, "at the pace of the provider");
    client
        .authorization()
        .await
        .expect("the client has its token");
}

#[tokio::test(start_paused = true)]
async fn refusals_and_the_end_of_the_code_are_told_apart() {
    for (code, says) in [
        ("access_denied", "the person did not let this client in"),
        ("expired_token", "the code has ended"),
    ] {
        let (_, client) = Network::client(&[PENDING, code]);
        let error = client.interactive_sign_in().in_terminal().await;
        let error = error.expect_err("nobody agreed");
        assert_eq!(error.kind(), ErrorKind::SignIn);
        assert!(error.to_string().contains(says), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn patience_is_shorter_than_the_life_of_the_code() {
    let (network, client) = Network::client(&[PENDING]);
    let sign_in = client.interactive_sign_in().in_terminal();
    let error = sign_in.timeout(Duration::from_secs(12)).await;
    let error = error.expect_err("nobody came");
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(
        error.to_string(),
        "nobody entered the code for Acme and agreed within 12 seconds"
    );
    assert_eq!(network.asked(), 2, "nothing is asked any more");
}

#[tokio::test]
async fn a_code_is_for_somebody_to_see() {
    let (network, client) = Network::client(&["token"]);
    let error = client.interactive_sign_in().await;
    let error = error.expect_err("nobody is shown the code").to_string();
    assert!(error.contains("`in_terminal`"), "{error}");
    assert_eq!(network.asked(), 0);
}
