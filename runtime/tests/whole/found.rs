//! Sign-ins whose page only the metadata of the authorization server names (RFC 8414), and what
//! becomes of one whose metadata lie.

use crate::common::*;
use keywright::{
    Builder, Error, ErrorKind, Method, Result, SignIn, Values,
    generated::v1::{
        Carrier, Client, Codec, Constant, Credential, Endpoint, Field, Host, Input, Issuer, Keep,
        Metadata, Part, Place, Placement, Provider, Scheme, Shape, Source, Step,
    },
};

const CALLBACK: &str = "https://app.example/callback";

static FOUND: Provider = Provider {
    name: "found",
    title: "Found",
    hosts: &[
        Host {
            name: "base",
            url: &[Part::Text("https://api.acme.example")],
            env: "FOUND_BASE_URL",
        },
        Host {
            name: "auth",
            url: &[Part::Text("https://login.acme.example")],
            env: "FOUND_AUTH_URL",
        },
    ],
    hosts_under: &[],
    inputs: &[],
    schemes: &[&PERSON, &PUSHED],
    endpoints: &[&DOCUMENT, &AUTHORIZE, &PUSH, &EXCHANGE, &ME],
    scopes: &[],
};

static PERSON: Scheme = signs_in("person");
static PUSHES: Step = Step::new(&PUSH);
static PUSHED: Scheme = signs_in("pushed").push(&PUSHES);

const fn signs_in(id: &'static str) -> Scheme {
    Scheme::new(id, "A person")
        .inputs(&INPUTS)
        .issuer(Issuer::new("auth", ""))
        .send(&SEND)
        .sign_in(&OPEN)
        .acquire(&STEPS)
}

static INPUTS: [Input; 1] = [Input::text("client_id", "FOUND_CLIENT_ID")];

static SEND: [Placement; 1] = [Placement::new(
    Carrier::Header,
    &[Part::Text("Authorization")],
    &[Part::Text("Bearer "), Part::Value("access_token")],
)];

static OPEN: Step = Step::new(&AUTHORIZE).keep(&[Keep {
    name: "code",
    source: Source::Body(&["code"]),
    optional: false,
}]);

static STEPS: [Step; 1] = [Step::new(&EXCHANGE).keep(&[Keep {
    name: "access_token",
    source: Source::Body(&["access_token"]),
    optional: false,
}])];

static METADATA: Metadata = Metadata::new("auth", "", &[&DOCUMENT]);

static DOCUMENT: Endpoint = Endpoint::new(
    "get_server_metadata",
    Method::GET,
    &[Part::Text("/.well-known/oauth-authorization-server")],
)
.host("auth")
.returns(Shape::Json);

static AUTHORIZE: Endpoint = Endpoint::new("authorize", Method::GET, &[])
    .host("auth")
    .discovered("authorization_endpoint", &METADATA)
    .browser()
    .fields(&[
        Field::new("response_type", Place::Query, &Shape::Text).constant(Constant::Text("code")),
        Field::new("client_id", Place::Query, &Shape::Text),
        Field::new("request_uri", Place::Query, &Shape::Text).optional(),
        Field::new("state", Place::Query, &Shape::Text).optional(),
    ])
    .returns(Shape::Json);

static PUSH: Endpoint = Endpoint::new("push", Method::POST, &[])
    .host("auth")
    .discovered("pushed_authorization_request_endpoint", &METADATA)
    .codec(Codec::Form)
    .fields(&[
        Field::new("client_id", Place::Body, &Shape::Text),
        Field::new("state", Place::Body, &Shape::Text),
    ])
    .returns(Shape::Json);

static EXCHANGE: Endpoint = Endpoint::new("exchange", Method::POST, &[])
    .host("auth")
    .discovered("token_endpoint", &METADATA)
    .codec(Codec::Form)
    .fields(&[Field::new("code", Place::Body, &Shape::Secret)])
    .returns(Shape::Json)
    .errors(&[&ERRORS]);

static ME: Endpoint = Endpoint::new("me", Method::GET, &[Part::Text("/me")])
    .accepts(&["person", "pushed"])
    .errors(&[&ERRORS]);

/// A server that says this of itself, beside who it is and where its token endpoint is.
fn says(more: &str) -> Fake {
    let more = more.to_owned();
    Fake::new(move |request| match request.uri().path() {
        "/.well-known/oauth-authorization-server" => answer(
            200,
            &format!(
                r#"{{"issuer":"https://login.acme.example","token_endpoint":"https://login.acme.example/token"{more}}}"#
            ),
        ),
        "/par" => answer(201, r#"{"request_uri":"urn:r:1","expires_in":60}"#),
        "/token" => answer(200, r#"{"access_token":"t"}"#),
        _ if authorization(request) == "Bearer t" => answer(204, ""),
        _ => answer(401, ""),
    })
}

/// The same with a page there.
fn with_page(address: &str, more: &str) -> Fake {
    says(&format!(r#","authorization_endpoint":"{address}"{more}"#))
}

fn client(scheme: &'static Scheme, fake: &Fake) -> Client {
    let inputs = Values::new().with("client_id", "app");
    Builder::new(&FOUND, Values::new(), Credential::new(scheme, inputs))
        .transport(fake.clone())
        .build()
        .expect("valid settings")
}

async fn begun(address: &str) -> Result<SignIn> {
    client(&PERSON, &with_page(address, ""))
        .request_sign_in(CALLBACK)
        .await
}

fn come_back(begun: &SignIn, more: &str) -> String {
    format!("{CALLBACK}?code=good&state={}{more}", begun.state())
}

#[tokio::test]
async fn from_the_metadata_to_the_first_call() {
    let fake = with_page("https://login.acme.example/page?p=policy", "");
    let client = client(&PERSON, &fake);
    let error = client
        .begin_sign_in(CALLBACK)
        .expect_err("it must be asked for");
    assert!(error.to_string().contains("`request_sign_in`"), "{error}");
    assert!(fake.sent().is_empty(), "nothing was sent");

    let begun = client.request_sign_in(CALLBACK).await.expect("it begins");
    let expected = format!(
        "https://login.acme.example/page?p=policy&response_type=code&client_id=app&state={}",
        begun.state()
    );
    assert_eq!(begun.url(), expected);
    let again = client.request_sign_in(CALLBACK).await.expect("another one");
    assert_ne!(again.state(), begun.state());
    assert_eq!(fake.sent().len(), 1, "the document serves both");

    let back = come_back(&begun, "");
    client.sign_in(begun, &back).await.expect("signed in");
    let called: Result<()> = client.call(&ME, Values::new()).await;
    called.expect("let in");
    assert!(fake.sent()[1].starts_with("POST https://login.acme.example/token\n"));
}

/// A program that went on elsewhere knows no document: it is read before the callback is judged.
#[tokio::test]
async fn a_callback_without_its_issuer_is_refused_where_metadata_promise_one() {
    let promise = r#","authorization_response_iss_parameter_supported":true"#;
    let fake = with_page("https://login.acme.example/page", promise);
    let first = client(&PERSON, &fake);
    let begun = first.request_sign_in(CALLBACK).await.expect("it begins");
    let resumed = SignIn::resume(begun.state(), begun.code_verifier().clone(), CALLBACK);
    let second = client(&PERSON, &fake);
    for (more, said) in [
        ("", "does not name its issuer"),
        ("&iss=https%3A%2F%2Fevil.example", "from another issuer"),
    ] {
        let back = come_back(&resumed, more);
        let error = second.sign_in(resumed.clone(), &back).await;
        let error = error.expect_err("it may be somebody else's");
        assert_eq!(error.kind(), ErrorKind::Input, "{error}");
        assert!(error.to_string().contains(said), "{error}");
    }
    let asked = fake.sent();
    assert!(asked.iter().all(|it| it.starts_with("GET ")), "{asked:?}");
    let back = come_back(&resumed, "&iss=https%3A%2F%2Flogin.acme.example");
    second.sign_in(resumed, &back).await.expect("it is theirs");
}

#[tokio::test]
async fn a_page_is_opened_where_the_spec_lets_it_lie_and_nowhere_else() {
    for right in [
        "https://login.acme.example/page",
        "https://api.acme.example/page?p=policy",
    ] {
        let begun = begun(right).await.expect(right);
        assert!(begun.url().starts_with(right), "{}", begun.url());
    }
    for wrong in [
        "https://evil.example/page",
        "https://login.acme.example.evil.example/page",
        "https://login.acme.example@evil.example/page",
        "https://login.acme.example:8443/page",
        "http://login.acme.example/page",
        "https://login.acme.example/page#top",
        "https://login.acme.example/page?p=policy#top",
        "javascript:alert(1)//",
        "file:///etc/passwd",
        "/page",
        "",
    ] {
        let error = begun(wrong).await.expect_err(wrong);
        assert_eq!(error.kind(), ErrorKind::Decode, "{wrong}: {error}");
        let named = error.to_string().contains("`authorization_endpoint`");
        assert!(named, "{wrong}: {error}");
    }
    let error = begun("https://login.acme.example/page?state=mine").await;
    let error = error.expect_err("it would be said twice");
    assert_eq!(
        error.to_string(),
        "an address of the metadata says `state` by itself, which the request says, too"
    );
}

#[tokio::test]
async fn a_server_without_a_page_signs_nobody_in() {
    let fake = says("");
    let lacks = |error: Error| {
        assert_eq!(
            error.to_string(),
            "the metadata at `/.well-known/oauth-authorization-server` has no \
             `authorization_endpoint`"
        );
    };
    let begun = client(&PERSON, &fake).request_sign_in(CALLBACK).await;
    lacks(begun.expect_err("there is no page"));
    // Nothing is pushed for a page that nobody can open.
    let par = r#","pushed_authorization_request_endpoint":"https://login.acme.example/par""#;
    let fake = says(par);
    let begun = client(&PUSHED, &fake).request_sign_in(CALLBACK).await;
    lacks(begun.expect_err("there is no page"));
    assert_eq!(fake.sent().len(), 1, "{:?}", fake.sent());
}

#[tokio::test]
async fn a_request_is_pushed_to_where_the_metadata_says() {
    let par = r#","pushed_authorization_request_endpoint":"https://login.acme.example/par""#;
    let fake = with_page("https://login.acme.example/page", par);
    let begun = client(&PUSHED, &fake).request_sign_in(CALLBACK).await;
    let begun = begun.expect("it begins");
    assert!(begun.opens_until().is_some());
    assert!(
        begun.url().contains("request_uri=urn%3Ar%3A1"),
        "{}",
        begun.url()
    );
    let pushed = &fake.sent()[1];
    assert!(
        pushed.starts_with("POST https://login.acme.example/par\n"),
        "{pushed}"
    );
    assert!(
        pushed.ends_with(&format!("client_id=app&state={}", begun.state())),
        "{pushed}"
    );
}
