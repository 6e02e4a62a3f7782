//! Token exchange (RFC 8693) through the public API: for whom the new token is, and who acts.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::common::*;
use keywright::{
    ErrorKind, MemoryStore, Method, Secret, Values,
    generated::v1::{
        Carrier, Client, ClientAuthentication, Codec, Condition, Constant, Credential, Endpoint,
        ErrorShape, Field, Input, Keep, Member, Part, Place, Placement, Scheme, Shape, Source,
        Step, Test,
    },
};

const TOKEN: &[Keep] = &[Keep {
    name: "access_token",
    source: Source::Body(&["access_token"]),
    optional: false,
}];

const SEND: &[Placement] = &[Placement::new(
    Carrier::Header,
    &[Part::Text("Authorization")],
    &[Part::Text("Bearer "), Part::Value("access_token")],
)];

/// The caller gives both tokens.
static ALONE: Scheme = Scheme::new("alone", "Alone")
    .inputs(&[
        Input::text("client_id", "ACME_CLIENT_ID"),
        Input::secret("subject_token", "ACME_SUBJECT_TOKEN"),
        Input::secret("actor_token", "ACME_ACTOR_TOKEN").optional(),
    ])
    .acquire(&[Step::new(&EXCHANGE).keep(TOKEN)])
    .send(SEND);

/// The session says who acts.
static BEHALF: Scheme = Scheme::new("behalf", "On behalf")
    .parents(&["session"])
    .lent("actor_token", "token")
    .inputs(&[
        Input::text("client_id", "ACME_CLIENT_ID"),
        Input::secret("subject_token", "ACME_SUBJECT_TOKEN"),
    ])
    .acquire(&[Step::new(&EXCHANGE).keep(TOKEN)])
    .send(SEND);

static EXCHANGE: Endpoint = Endpoint::new("exchange", Method::POST, &[Part::Text("/exchange")])
    .codec(Codec::Form)
    .client_authentication(ClientAuthentication::None)
    .fields(&[
        Field::new("grant_type", Place::Body, &Shape::Text).constant(Constant::Text("exchange")),
        Field::new("subject_token", Place::Body, &Shape::Secret),
        Field::new("actor_token", Place::Body, &Shape::Secret).optional(),
        Field::new("client_id", Place::Body, &Shape::Text),
    ])
    .returns(Shape::Object(&[Member::new(
        "access_token",
        &Shape::Secret,
    )]))
    .errors(&[&REFUSALS]);

static REFUSALS: ErrorShape = ErrorShape {
    code: &["error"],
    text: &["error_description"],
    dead: &[Condition {
        status: None,
        body: Some(Test {
            path: &["error"],
            values: &["invalid_grant"],
        }),
    }],
    ..ERRORS
};

static VISIT: Endpoint = Endpoint::new("visit", Method::GET, &[Part::Text("/room")])
    .accepts(&["alone", "behalf"])
    .errors(&[&ERRORS]);

fn given(scheme: &'static Scheme, subject: &str) -> Credential {
    let values = Values::new().with("client_id", "app");
    Credential::new(scheme, values.with("subject_token", Secret::from(subject)))
}

/// Sessions are `s1`, `s2` …, of which those from `first` on may act; the token of a subject is
/// named after both. A token that begins with `bad` is nobody's.
fn provider(first: usize) -> Fake {
    let logins = AtomicUsize::new(0);
    Fake::new(move |request| {
        let body = String::from_utf8_lossy(request.body()).into_owned();
        let sent = |name: &str| {
            let mut pairs = form_urlencoded::parse(body.as_bytes());
            pairs.find(|it| it.0 == name).map(|it| it.1.into_owned())
        };
        match request.uri().path() {
            "/login" => {
                let number = logins.fetch_add(1, Ordering::Relaxed) + 1;
                answer(200, &format!(r#"{{"token":"s{number}"}}"#))
            }
            "/exchange" => {
                let subject = sent("subject_token").unwrap_or_default();
                let actor = sent("actor_token").unwrap_or_default();
                let number = actor.strip_prefix('s').and_then(|it| it.parse().ok());
                if subject.starts_with("bad") || number.is_some_and(|it: usize| it < first) {
                    let text = format!("{subject} by {actor}");
                    let body =
                        format!(r#"{{"error":"invalid_grant","error_description":"{text}"}}"#);
                    return answer(400, &body);
                }
                answer(
                    200,
                    &format!(r#"{{"access_token":"{subject}-by-{actor}"}}"#),
                )
            }
            _ => answer(204, ""),
        }
    })
}

/// The paths that were called, with what carried the calls of the API.
fn lines(fake: &Fake) -> Vec<String> {
    let short = fake.sent().into_iter().map(|it| {
        let path = it.lines().next().and_then(|it| it.rsplit('/').next());
        let carried = it.lines().find_map(|it| it.strip_prefix("authorization: "));
        format!(
            "{} {}",
            path.unwrap_or_default(),
            carried.unwrap_or_default()
        )
    });
    short.collect()
}

async fn visit(client: &Client) -> keywright::Result<()> {
    client.call(&VISIT, Values::new()).await
}

#[tokio::test]
async fn nobody_is_given_the_token_of_another_subject() {
    let fake = provider(0);
    let store = Arc::new(MemoryStore::new());
    let build = |credential: Credential, account: &str| {
        let built = builder(credential).store(store.clone()).account(account);
        built
            .transport(fake.clone())
            .build()
            .expect("it is told apart")
    };
    let visitors = ["ada", "grace", "ada"];
    for subject in visitors {
        visit(&build(given(&ALONE, subject), ""))
            .await
            .expect("let in");
    }
    let expected = [
        "exchange ",
        "room Bearer ada-by-",
        "exchange ",
        "room Bearer grace-by-",
        "room Bearer ada-by-",
    ];
    assert_eq!(lines(&fake), expected);
    // Nor where the caller calls both by one name.
    for subject in ["ada", "grace"] {
        visit(&build(given(&ALONE, subject), "one"))
            .await
            .expect("let in");
    }
    assert_eq!(lines(&fake)[5..], expected[..4]);
}

#[tokio::test]
async fn another_actor_is_given_another_token() {
    let fake = provider(0);
    let store = Arc::new(MemoryStore::new());
    for actor in ["desk", "robot"] {
        let values = Values::new()
            .with("client_id", "app")
            .with("subject_token", Secret::from("ada"))
            .with("actor_token", Secret::from(actor));
        let built = builder(Credential::new(&ALONE, values)).store(store.clone());
        let client = built.transport(fake.clone()).build().expect("a client");
        visit(&client).await.expect("let in");
        let carried = lines(&fake).pop().expect("it was called");
        assert_eq!(carried, format!("room Bearer ada-by-{actor}"));
    }
}

#[tokio::test]
async fn a_scheme_acts_for_whoever_the_caller_names() {
    let fake = provider(0);
    let service = client(session(), &fake);
    for subject in ["ada", "grace", "ada"] {
        let behalf = service.derive(given(&BEHALF, subject)).expect("a child");
        visit(&behalf).await.expect("let in");
    }
    let expected = [
        "login ",
        "exchange ",
        "room Bearer ada-by-s1",
        "exchange ",
        "room Bearer grace-by-s1",
        "room Bearer ada-by-s1",
    ];
    assert_eq!(lines(&fake), expected);
    let body = "grant_type=exchange&subject_token=ada&actor_token=s1&client_id=app";
    assert!(fake.sent()[1].ends_with(body), "{}", fake.sent()[1]);
}

#[tokio::test]
async fn an_actor_that_is_refused_is_renewed() {
    let fake = provider(2);
    let behalf = client(session(), &fake).derive(given(&BEHALF, "ada"));
    visit(&behalf.expect("a child")).await.expect("let in");
    let expected = [
        "login ",
        "exchange ",
        "login ",
        "exchange ",
        "room Bearer ada-by-s2",
    ];
    assert_eq!(lines(&fake), expected);
}

#[tokio::test]
async fn a_subject_that_is_refused_is_not_the_actors_fault() {
    let fake = provider(0);
    let service = client(session(), &fake);
    let behalf = service
        .derive(given(&BEHALF, "bad-token"))
        .expect("a child");
    let error = visit(&behalf).await.expect_err("nobody's token");
    assert_eq!(error.kind(), ErrorKind::Client, "{error}");
    assert_eq!(error.code(), Some("invalid_grant"));
    let told = format!("{error} {:?}", error.text());
    assert!(
        !told.contains("made with") && !told.contains("bad-token"),
        "{told}"
    );
    // Once more with a newer actor, and no further.
    assert_eq!(lines(&fake), ["login ", "exchange ", "login ", "exchange "]);
    let other = service.derive(given(&BEHALF, "ada")).expect("a child");
    visit(&other).await.expect("the actor is as good as before");
}
