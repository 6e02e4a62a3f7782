//! Token exchange (RFC 8693) through the public API: for whom the new token is, and who acts.

use std::sync::Arc;

use crate::common::*;
use keywright::{
    MemoryStore, Method, Secret, Values,
    generated::v1::{
        Carrier, Client, ClientAuthentication, Codec, Constant, Credential, Endpoint, Field, Input,
        Keep, Member, Part, Place, Placement, Scheme, Shape, Source, Step,
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
    .errors(&[&ERRORS]);

static VISIT: Endpoint = Endpoint::new("visit", Method::GET, &[Part::Text("/room")])
    .accepts(&["alone"])
    .errors(&[&ERRORS]);

fn given(scheme: &'static Scheme, subject: &str) -> Credential {
    let values = Values::new().with("client_id", "app");
    Credential::new(scheme, values.with("subject_token", Secret::from(subject)))
}

/// The token of a subject is named after it and after who acts.
fn provider() -> Fake {
    Fake::new(|request| {
        let body = String::from_utf8_lossy(request.body()).into_owned();
        let sent = |name: &str| {
            let mut pairs = form_urlencoded::parse(body.as_bytes());
            pairs.find(|it| it.0 == name).map(|it| it.1.into_owned())
        };
        if request.uri().path() != "/exchange" {
            return answer(204, "");
        }
        let subject = sent("subject_token").unwrap_or_default();
        let actor = sent("actor_token").unwrap_or_default();
        answer(
            200,
            &format!(r#"{{"access_token":"{subject}-by-{actor}"}}"#),
        )
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
    let fake = provider();
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
    let fake = provider();
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
