//! Calls that need scopes, and credentials of which is known which they have.

use std::sync::Arc;

use crate::common::*;
use keywright::{
    ErrorKind, MemoryStore, Method, Secret, Values,
    generated::v1::{
        Carrier, Client, Codec, Credential, Endpoint, Expiry, Field, Input, Keep, Member, Part,
        Place, Placement, Scheme, Shape, Source, Step, Unit,
    },
};

const SCOPES: &[&str] = &["read", "write", "admin"];
const BEARER: &[Placement] = &[Placement::new(
    Carrier::Header,
    &[Part::Text("Authorization")],
    &[Part::Text("Bearer "), Part::Value("token")],
)];
const TOKEN: Keep = Keep {
    name: "token",
    source: Source::Body(&["token"]),
    optional: false,
};
const REFRESH_TOKEN: Keep = Keep {
    name: "refresh_token",
    source: Source::Body(&["refresh_token"]),
    optional: true,
};
const SCOPE: Keep = Keep {
    name: "scope",
    source: Source::Body(&["scope"]),
    optional: true,
};
const INPUTS: &[Input] = &[
    Input::text("client_id", "ACME_CLIENT_ID"),
    Input::text("scopes", "ACME_SCOPES")
        .list()
        .choices(SCOPES)
        .default(&[Part::Text("read,write")]),
    Input::secret("refresh_token", "ACME_REFRESH_TOKEN").optional(),
];

/// What was asked for is what there is, as far as anybody knows.
static ASKING: Scheme = Scheme::new("asking", "Asking")
    .inputs(INPUTS)
    .acquire(&[Step::new(&LOG_IN).keep(&[TOKEN, REFRESH_TOKEN])])
    .expires(&[Expiry::In(&["expires_in"], Unit::Seconds)])
    .refresh(&Step::new(&REFRESH).keep(&[TOKEN, REFRESH_TOKEN]))
    .send(BEARER)
    .scope_separator(",");
/// The answer tells.
static TOLD: Scheme = Scheme::new("told", "Told")
    .inputs(INPUTS)
    .acquire(&[Step::new(&LOG_IN).keep(&[TOKEN, REFRESH_TOKEN, SCOPE])])
    .send(BEARER);
/// Made with another.
static GUEST: Scheme = Scheme::new("guest", "Guest")
    .parents(&["asking"])
    .acquire(&[Step::new(&INVITE).keep(&[TOKEN])])
    .send(BEARER);

const ANSWER: Shape = Shape::Object(&[
    Member::new("token", &Shape::Secret),
    Member::optional("scope", &Shape::Text),
]);
static LOG_IN: Endpoint = Endpoint::new("log_in", Method::POST, &[Part::Text("/login")])
    .codec(Codec::Form)
    .fields(&[
        Field::new("client_id", Place::Body, &Shape::Text),
        Field::new("scope", Place::Body, &Shape::Text).optional(),
    ])
    .returns(ANSWER);
static REFRESH: Endpoint = Endpoint::new("refresh", Method::POST, &[Part::Text("/refresh")])
    .codec(Codec::Form)
    .fields(&[Field::new("refresh_token", Place::Body, &Shape::Secret)])
    .returns(ANSWER);
static INVITE: Endpoint = Endpoint::new("invite", Method::POST, &[Part::Text("/guests")])
    .accepts(&["asking"])
    .all_scopes(&["admin"])
    .returns(ANSWER);
static FREE: Endpoint = call("free");
static READ: Endpoint = call("read_it").any_scope(&["read", "admin"]);
static RULE: Endpoint = call("rule").all_scopes(&["read", "admin"]);
static FOLLOW: Endpoint = call("follow").all_scopes(&["admin"]);

static PAY: Endpoint =
    Endpoint::new("pay", Method::POST, &[Part::Text("/it")]).accepts(&["asking"]);

const fn call(id: &'static str) -> Endpoint {
    Endpoint::new(id, Method::GET, &[Part::Text("/it")]).accepts(&["asking", "told", "guest"])
}

fn provider(answered: &'static str) -> Fake {
    Fake::new(move |request| match request.uri().path() {
        "/login" | "/refresh" => answer(200, answered),
        _ => answer(204, ""),
    })
}

fn credential(scheme: &'static Scheme, more: Values) -> Credential {
    let client_id = Values::new().with("client_id", "app");
    let inputs = more.iter().fold(client_id, |mut all, (name, value)| {
        all.set(name.to_owned(), value.clone());
        all
    });
    drop(more);
    Credential::new(scheme, inputs)
}

fn scopes(names: &[&str]) -> Values {
    let names: Vec<_> = names.iter().map(|it| (*it).to_owned()).collect();
    Values::new().with("scopes", names)
}

/// The path of a request that was sent.
fn path(sent: &str) -> String {
    let target = sent.split_whitespace().nth(1).unwrap_or_default();
    let path = target.split("//").last().unwrap_or_default();
    path.find('/').map_or("", |it| &path[it..]).to_owned()
}

async fn called(client: &Client, endpoint: &'static Endpoint) -> keywright::Result<()> {
    client.call(endpoint, Values::new()).await
}

#[tokio::test]
async fn what_was_asked_for_is_held_against_each_call() {
    let fake = provider(r#"{"token":"t"}"#);
    let client = client(credential(&ASKING, Values::new()), &fake);
    called(&client, &READ).await.expect("it has `read`");
    called(&client, &FREE).await.expect("it needs none");
    assert!(fake.sent()[0].ends_with("\nclient_id=app&scope=read%2Cwrite"));
    let calls = fake.sent().len();
    let error = called(&client, &RULE).await.expect_err("it lacks one");
    assert_eq!(error.kind(), ErrorKind::Scope);
    assert_eq!(
        error.to_string(),
        "`rule` needs the scope admin; the credential has read, write"
    );
    assert_eq!(error.scopes(), ["read", "admin"]);
    let error = client.handshake(&FOLLOW).await.expect_err("it lacks one");
    assert_eq!(error.kind(), ErrorKind::Scope);
    assert_eq!(fake.sent().len(), calls, "nothing was sent");
}

#[tokio::test]
async fn what_the_answer_tells_counts_before_it() {
    for told in [
        r#"{"token":"t","scope":"read admin"}"#,
        r#"{"token":"t","scope":["read","admin"]}"#,
    ] {
        let fake = provider(told);
        let client = client(credential(&TOLD, Values::new()), &fake);
        called(&client, &RULE).await.expect("it has both");
        assert!(fake.sent()[0].ends_with("&scope=read+write"));
    }
    let fake = provider(r#"{"token":"t","scope":"write"}"#);
    let less = client(credential(&TOLD, Values::new()), &fake);
    let error = called(&less, &READ).await.expect_err("it was given less");
    assert_eq!(
        error.to_string(),
        "`read_it` needs any of the scopes read, admin; the credential has write"
    );
    assert_eq!(fake.sent().len(), 1);
    let fake = provider(r#"{"token":"t"}"#);
    let client = client(credential(&TOLD, scopes(&["admin"])), &fake);
    called(&client, &READ)
        .await
        .expect("nothing was told, so it has what it asked for");
}

#[tokio::test]
async fn where_nobody_knows_the_provider_decides() {
    let fake = provider(r#"{"token":"t"}"#);
    let none = client(credential(&ASKING, scopes(&[])), &fake);
    called(&none, &RULE).await.expect("nothing was asked for");
    assert!(fake.sent()[0].ends_with("\nclient_id=app"));
    let held = Values::new().with("refresh_token", Secret::new("r"));
    let held = client(credential(&ASKING, held), &fake);
    called(&held, &RULE)
        .await
        .expect("the token came from elsewhere");
    assert!(fake.sent()[2].contains("/refresh"));
}

#[tokio::test]
async fn it_is_known_after_a_refresh_and_after_a_restart() {
    let clock = keywright::testing::ManualClock::default();
    let store = Arc::new(MemoryStore::new());
    let fake = provider(r#"{"token":"t","refresh_token":"r","expires_in":60}"#);
    for calls in [1, 2, 3] {
        let client: Client = builder(credential(&ASKING, Values::new()))
            .store(store.clone())
            .environment(clock.environment(Arc::new(Tasks)))
            .transport(fake.clone())
            .build()
            .expect("valid settings");
        let error = called(&client, &RULE).await.expect_err("it lacks one");
        assert_eq!(error.kind(), ErrorKind::Scope);
        assert_eq!(fake.sent().len(), calls);
        clock.advance(std::time::Duration::from_secs(60));
    }
    assert!(fake.sent()[2].contains("/refresh"));
}

#[tokio::test]
async fn what_a_challenge_says_is_believed() {
    // The first call finds the token expired, and the second that it lacks a scope, both with the
    // status of the other.
    let fake = Fake::new(|request| {
        let challenge = match (request.uri().path(), authorization(request)) {
            ("/login" | "/refresh", _) => {
                return answer(200, r#"{"token":"t","refresh_token":"r"}"#);
            }
            ("/it", _) if request.method() == Method::GET => {
                "Bearer realm=\"x\", DPoP error=\"invalid_token\""
            }
            _ => "Bearer error=\"insufficient_scope\", scope=\"read owner\"",
        };
        let mut refused = answer(
            if challenge.contains("scope") {
                401
            } else {
                403
            },
            "",
        );
        let challenge = challenge.parse().expect("a header");
        refused.headers_mut().insert("www-authenticate", challenge);
        refused
    });
    let client = client(credential(&ASKING, Values::new()), &fake);
    let error = called(&client, &FREE).await.expect_err("it is refused");
    assert_eq!(error.kind(), ErrorKind::Unauthorized);
    let paths: Vec<_> = fake.sent().iter().map(|it| path(it)).collect();
    assert_eq!(paths, ["/login", "/it", "/refresh", "/it"]);
    let posted = client.call::<()>(&PAY, Values::new()).await;
    let error = posted.expect_err("it is refused");
    assert_eq!(error.kind(), ErrorKind::Scope);
    assert_eq!(error.scopes(), ["read", "owner"]);
    assert_eq!(
        error.to_string(),
        "`pay` needs the scope owner; the credential has read, write (status 401)"
    );
}

#[tokio::test]
async fn scopes_that_a_login_asks_for_in_vain_are_named() {
    let fake = Fake::new(|_| answer(403, ""));
    let client = client(credential(&ASKING, scopes(&["admin", "read"])), &fake);
    let error = called(&client, &FREE).await.expect_err("it is refused");
    assert_eq!(error.kind(), ErrorKind::Scope);
    assert_eq!(error.scopes(), ["admin", "read"]);
    assert_eq!(
        error.to_string(),
        "the provider refused the scopes that were asked for: admin, read (status 403)"
    );
}

#[tokio::test]
async fn other_scopes_are_another_login() {
    let store = Arc::new(MemoryStore::new());
    let fake = provider(r#"{"token":"t"}"#);
    for (asked, works) in [(&["read"][..], false), (&["read", "admin"], true)] {
        let client: Client = builder(credential(&ASKING, scopes(asked)))
            .store(store.clone())
            .transport(fake.clone())
            .build()
            .expect("valid settings");
        assert_eq!(called(&client, &RULE).await.is_ok(), works);
    }
    assert!(fake.sent()[1].ends_with("&scope=read%2Cadmin"));
}

#[tokio::test]
async fn a_parent_that_lacks_a_scope_makes_no_child() {
    let fake = provider(r#"{"token":"t"}"#);
    let parent = client(credential(&ASKING, Values::new()), &fake);
    let guest = parent.derive(Credential::new(&GUEST, Values::new()));
    let guest = guest.expect("it is a parent");
    let error = called(&guest, &FREE).await.expect_err("it lacks one");
    assert_eq!(
        error.to_string(),
        "`asking`: `invite` needs the scope admin; the credential has read, write"
    );
    assert_eq!(fake.sent().len(), 1, "the parent's login and no more");
}

#[test]
fn a_scope_that_the_spec_does_not_name_is_refused_at_once() {
    let built = builder(credential(&ASKING, scopes(&["read", "raed"])))
        .transport(provider("{}"))
        .build();
    let error = built.expect_err("misspelt");
    assert_eq!(error.to_string(), "`scopes` may hold read, write, admin");
}
