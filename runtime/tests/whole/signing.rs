//! Sign-ins through the public API: the page's address, and what comes back.

use std::{collections::HashMap, sync::Arc};

use crate::common::*;
use keywright::{
    ErrorKind, MemoryStore, Method, Secret, SignIn, Values,
    generated::v1::{
        Carrier, Client, ClientAuthentication, Codec, Condition, Constant, Credential, Endpoint,
        ErrorShape, Field, Input, Keep, Member, Part, Place, Placement, Scheme, Shape, Source,
        Step, Test,
    },
};

const CALLBACK: &str = "https://app.example/callback";

static OAUTH: Scheme = Scheme::new("oauth2", "OAuth 2.0")
    .inputs(&[
        Input::text("client_id", "ACME_CLIENT_ID"),
        Input::secret("client_secret", "ACME_CLIENT_SECRET").optional(),
        Input::text("scopes", "ACME_SCOPES")
            .list()
            .choices(&["read", "write"])
            .default(&[Part::Text("read,write")]),
        Input::text("hint", "ACME_HINT").optional(),
        Input::secret("refresh_token", "ACME_REFRESH_TOKEN").optional(),
    ])
    .send(&[Placement::new(
        Carrier::Header,
        &[Part::Text("Authorization")],
        &[Part::Text("Bearer "), Part::Value("access_token")],
    )])
    .sign_in(
        &Step::new(&AUTHORIZE)
            .with(&[("login_hint", &[Part::Value("hint")])])
            .keep(&[Keep {
                name: "code",
                source: Source::Body(&["code"]),
                optional: false,
            }]),
    )
    .acquire(&[Step::new(&EXCHANGE).keep(TOKENS)])
    .refresh(&Step::new(&REFRESH).keep(TOKENS));

const TOKENS: &[Keep] = &[
    Keep {
        name: "access_token",
        source: Source::Body(&["access_token"]),
        optional: false,
    },
    Keep {
        name: "refresh_token",
        source: Source::Body(&["refresh_token"]),
        optional: true,
    },
];

static AUTHORIZE: Endpoint = Endpoint::new("authorize", Method::GET, &[Part::Text("/authorize")])
    .browser()
    .fields(&[
        Field::new("response_type", Place::Query, &Shape::Text).constant(Constant::Text("code")),
        Field::new("client_id", Place::Query, &Shape::Text),
        Field::new("redirect_uri", Place::Query, &Shape::Text),
        Field::new("scope", Place::Query, &Shape::Text).optional(),
        Field::new("state", Place::Query, &Shape::Text),
        Field::new("code_challenge", Place::Query, &Shape::Text),
        Field::new("code_challenge_method", Place::Query, &Shape::Text)
            .constant(Constant::Text("S256")),
        Field::new("login_hint", Place::Query, &Shape::Text).optional(),
    ])
    .returns(Shape::Object(&[Member::new("code", &Shape::Secret)]));

static EXCHANGE: Endpoint = token("exchange").fields(&[
    Field::new("grant_type", Place::Body, &Shape::Text)
        .constant(Constant::Text("authorization_code")),
    Field::new("code", Place::Body, &Shape::Secret),
    Field::new("redirect_uri", Place::Body, &Shape::Text),
    Field::new("code_verifier", Place::Body, &Shape::Secret),
]);

static REFRESH: Endpoint = token("refresh").fields(&[
    Field::new("grant_type", Place::Body, &Shape::Text).constant(Constant::Text("refresh_token")),
    Field::new("refresh_token", Place::Body, &Shape::Secret),
]);

const fn token(id: &'static str) -> Endpoint {
    Endpoint::new(id, Method::POST, &[Part::Text("/token")])
        .codec(Codec::Form)
        .client_authentication(ClientAuthentication::ClientSecretBasic)
        .public_client()
        .returns(Shape::Json)
        .errors(OAUTH_SHAPES)
}

const OAUTH_SHAPES: &[&ErrorShape] = &[&OAUTH_ERRORS];

static OAUTH_ERRORS: ErrorShape = ErrorShape {
    code: &["error"],
    text: &["error_description"],
    dead: &[Condition {
        status: Some(400),
        body: Some(Test {
            path: &["error"],
            values: &["invalid_grant"],
        }),
    }],
    ..ERRORS
};

static ME: Endpoint = Endpoint::new("me", Method::GET, &[Part::Text("/me")])
    .accepts(&["oauth2"])
    .errors(&[&OAUTH_ERRORS]);

fn oauth(more: &Values) -> Credential {
    let mut inputs = Values::new().with("client_id", "app");
    for (name, value) in more.iter() {
        inputs.set(name.to_owned(), value.clone());
    }
    Credential::new(&OAUTH, inputs)
}

/// Codes that begin with `good` are exchanged.
fn provider() -> Fake {
    Fake::new(|request| {
        let body = String::from_utf8_lossy(request.body()).into_owned();
        match request.uri().path() {
            "/token" if body.contains("code=good") || body.contains("grant_type=refresh") => {
                answer(200, r#"{"access_token":"t","refresh_token":"r"}"#)
            }
            "/token" => answer(
                400,
                &format!(r#"{{"error":"invalid_grant","error_description":"{body}"}}"#),
            ),
            _ if authorization(request) == "Bearer t" => answer(204, ""),
            _ => answer(401, ""),
        }
    })
}

fn query(url: &str) -> HashMap<String, String> {
    let (_, query) = url.split_once('?').expect("a query");
    form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect()
}

fn come_back(begun: &SignIn, code: &str) -> String {
    format!("{CALLBACK}?code={code}&state={}", begun.state())
}

async fn call(client: &Client) -> keywright::Result<()> {
    client.call(&ME, Values::new()).await
}

#[tokio::test]
async fn from_the_page_to_the_first_call() {
    let fake = provider();
    let client = client(oauth(&Values::new()), &fake);
    let error = call(&client).await.expect_err("nobody has signed in");
    assert!(error.needs_sign_in(), "{error}");
    let begun = client.begin_sign_in(CALLBACK).expect("it begins");
    let sent = query(begun.url());
    let expected = format!(
        "https://xk9.acme.example/authorize?response_type=code&client_id=app\
         &redirect_uri=https%3A%2F%2Fapp.example%2Fcallback&scope=read+write&state={}\
         &code_challenge={}&code_challenge_method=S256",
        begun.state(),
        sent["code_challenge"]
    );
    assert_eq!(begun.url(), expected);
    assert_ne!(sent["code_challenge"], begun.code_verifier().expose());
    assert!(!begun.url().contains(begun.code_verifier().expose()));
    assert!(fake.sent().is_empty(), "a page is opened by a person");

    let (verifier, back) = (begun.code_verifier().clone(), come_back(&begun, "good"));
    client.sign_in(begun, &back).await.expect("signed in");
    call(&client).await.expect("let in");
    let expected = format!(
        "\ngrant_type=authorization_code&code=good\
         &redirect_uri=https%3A%2F%2Fapp.example%2Fcallback&code_verifier={}&client_id=app",
        verifier.expose()
    );
    assert!(fake.sent()[0].ends_with(&expected), "{}", fake.sent()[0]);
    assert!(
        !fake.sent()[0].contains("\nauthorization: "),
        "it is public"
    );
}

#[tokio::test]
async fn a_client_with_a_secret_proves_itself_and_scopes_are_chosen() {
    let fake = provider();
    let more = Values::new()
        .with("client_secret", Secret::new("s3cr3t"))
        .with("scopes", vec!["write".to_owned()])
        .with("hint", "ada@example.com");
    let client = client(oauth(&more), &fake);
    let begun = client.begin_sign_in(CALLBACK).expect("it begins");
    let sent = query(begun.url());
    assert_eq!(sent["scope"], "write");
    assert_eq!(sent["login_hint"], "ada@example.com");
    assert!(!begun.url().contains("s3cr3t"));
    let back = come_back(&begun, "good");
    client.sign_in(begun, &back).await.expect("signed in");
    assert!(fake.sent()[0].contains("\nauthorization: Basic YXBwOnMzY3IzdA==\n"));
}

#[tokio::test]
async fn another_request_ends_it() {
    let client = client(oauth(&Values::new()), &provider());
    let begun = client.begin_sign_in(CALLBACK).expect("it begins");
    let back = come_back(&begun, "good");
    let kept = (
        begun.state().to_owned(),
        begun.code_verifier().expose().to_owned(),
    );
    drop(begun);
    let resumed = SignIn::resume(kept.0, kept.1, CALLBACK);
    assert_eq!(resumed.url(), "");
    client.sign_in(resumed, &back).await.expect("signed in");
    call(&client).await.expect("let in");
}

#[tokio::test]
async fn a_foreign_callback_sends_nothing() {
    let fake = provider();
    let client = client(oauth(&Values::new()), &fake);
    let begun = client.begin_sign_in(CALLBACK).expect("it begins");
    let other = client.begin_sign_in(CALLBACK).expect("it begins");
    for back in [
        come_back(&other, "good"),
        come_back(&begun, "good").replace("app.example", "evil.example"),
        format!("{CALLBACK}?code=good"),
        format!("?state={}", begun.state()),
        "https://xk9.acme.example/authorize".to_owned(),
    ] {
        let error = client.sign_in(begun.clone(), &back).await;
        let error = error.expect_err("refused");
        assert_eq!(error.kind(), ErrorKind::Input, "{back}");
        assert!(!error.to_string().contains(begun.state()), "{error}");
    }
    assert!(fake.sent().is_empty());
}

#[tokio::test]
async fn a_person_may_refuse() {
    let client = client(oauth(&Values::new()), &provider());
    let begun = client.begin_sign_in(CALLBACK).expect("it begins");
    let back = format!(
        "?error=access_denied&error_description=Not+now&state={}",
        begun.state()
    );
    let error = client.sign_in(begun, &back).await.expect_err("refused");
    assert!(error.needs_sign_in());
    assert_eq!(error.code(), Some("access_denied"));
    assert_eq!(error.text(), Some("Not now"));
}

#[tokio::test]
async fn a_code_that_is_refused_shows_nothing_that_was_sent() {
    let client = client(oauth(&Values::new()), &provider());
    let begun = client.begin_sign_in(CALLBACK).expect("it begins");
    let verifier = begun.code_verifier().expose().to_owned();
    let back = come_back(&begun, "c0de-s3cr3t");
    let error = client.sign_in(begun, &back).await.expect_err("refused");
    assert_eq!(error.kind(), ErrorKind::SignIn);
    let shown = format!("{error} {error:?} {:?}", error.text());
    assert!(shown.contains("invalid_grant"), "{shown}");
    for secret in ["c0de-s3cr3t", &verifier] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[tokio::test]
async fn what_cannot_begin_says_why() {
    let fake = provider();
    let begin = |client: &Client, to: &str| {
        let begun = client.begin_sign_in(to);
        begun.expect_err("refused").to_string()
    };
    let client_of = |credential| client(credential, &fake);
    let ours = client_of(oauth(&Values::new()));
    assert!(begin(&ours, "/callback").contains("must be a whole address"));
    assert!(begin(&ours, "https://app.example/#x").contains('#'));
    assert!(begin(&client_of(key()), CALLBACK).contains("no page"));
    assert!(begin(&client_of(Credential::none()), CALLBACK).contains("no page"));
    let error = ours.call::<()>(&AUTHORIZE, Values::new()).await;
    let error = error.expect_err("a page is not called");
    assert_eq!(
        error.to_string(),
        "`authorize` is a page; a person opens it"
    );
    assert!(fake.sent().is_empty());
}

#[tokio::test]
async fn a_required_input_of_the_page_is_named() {
    static NEEDY: Scheme = Scheme::new("needy", "Needy").sign_in(&Step::new(&AUTHORIZE));
    let client = client(Credential::new(&NEEDY, Values::new()), &provider());
    let error = client.begin_sign_in(CALLBACK).expect_err("refused");
    assert_eq!(
        error.to_string(),
        "`client_id` is missing; `authorize` needs it"
    );
}

#[tokio::test]
async fn people_in_one_store_are_named() {
    let store = Arc::new(MemoryStore::new());
    let build = |account: &str, more: &Values| {
        builder(oauth(more))
            .store(store.clone())
            .account(account)
            .transport(provider())
            .build()
    };
    let refused = build("", &Values::new()).expect_err("whose would it be?");
    assert!(refused.to_string().ends_with("name each with `account`"));
    let ada = build("ada", &Values::new()).expect("named");
    let begun = ada.begin_sign_in(CALLBACK).expect("it begins");
    let back = come_back(&begun, "good");
    ada.sign_in(begun, &back).await.expect("signed in");
    // After a restart, and for another person.
    call(&build("ada", &Values::new()).expect("named"))
        .await
        .expect("let in");
    let grace = build("grace", &Values::new()).expect("named");
    let error = call(&grace).await.expect_err("she has not signed in");
    assert!(error.needs_sign_in());
    let held = Values::new().with("refresh_token", Secret::new("r0"));
    let held = build("", &held).expect("the token tells it apart");
    call(&held).await.expect("let in");
}

#[test]
fn a_sign_in_prints_no_secret() {
    let client = client(oauth(&Values::new()), &provider());
    let begun = client.begin_sign_in(CALLBACK).expect("it begins");
    let shown = format!("{begun:?}");
    assert_eq!(shown, "SignIn(https://xk9.acme.example/authorize)");
    let resumed = SignIn::resume("s3cr3t-1", "s3cr3t-2", CALLBACK);
    assert_eq!(format!("{resumed:?}"), "SignIn()");
}
