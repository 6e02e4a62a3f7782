//! Clients that are derived from another, through the public API.

use std::sync::Arc;

use crate::common::*;
use keywright::{
    ErrorKind, MemoryStore, Method, Secret, Values,
    generated::v1::{
        Carrier, Codec, Constant, Credential, Endpoint, Expiry, Field, Input, Keep, Member, Part,
        Place, Placement, Scheme, Shape, Source, Step, Unit, When,
    },
};

static GUEST: Scheme = Scheme::new("guest", "Guest")
    .parents(&["basic", "session"])
    .inputs(&[Input::text("name", "ACME_NAME")])
    .acquire(&[Step::new(&INVITE).keep(&[Keep {
        name: "token",
        source: Source::Body(&["token"]),
        optional: false,
    }])])
    .expires(&[Expiry::Requested("ttl", When::In(Unit::Minutes))])
    .send(&[Placement::new(
        Carrier::Header,
        &[Part::Text("Authorization")],
        &[Part::Text("Guest "), Part::Value("token")],
    )]);

static INVITE: Endpoint = Endpoint::new("invite", Method::POST, &[Part::Text("/guests")])
    .accepts(&["basic", "session"])
    .codec(Codec::Json)
    .fields(&[
        Field::new("name", Place::Body, &Shape::Text),
        Field::new("ttl", Place::Body, &Shape::Integer).constant(Constant::Number("60")),
    ])
    .returns(Shape::Object(&[Member::new("token", &Shape::Secret)]))
    .errors(&[&ERRORS]);

static VISIT: Endpoint = Endpoint::new("visit", Method::GET, &[Part::Text("/room")])
    .accepts(&["guest"])
    .errors(&[&ERRORS]);

pub(crate) fn guest(name: &str) -> Credential {
    Credential::new(&GUEST, Values::new().with("name", name))
}

/// Logins give `s1`, `s2` …; a guest is let in by the session from `first` on.
fn provider(first: usize) -> Fake {
    let logins = std::sync::atomic::AtomicUsize::new(0);
    Fake::new(move |request| {
        let carried = authorization(request).to_owned();
        match request.uri().path() {
            "/login" => {
                let number = logins.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
                answer(200, &format!(r#"{{"token":"s{number}"}}"#))
            }
            "/guests" if carried.starts_with("Basic ") => answer(200, r#"{"token":"g"}"#),
            "/guests" => match carried.strip_prefix("Bearer s").map(str::parse::<usize>) {
                Some(Ok(number)) if number >= first => answer(200, r#"{"token":"g"}"#),
                _ => answer(
                    401,
                    &format!(r#"{{"code":"NO","text":"{carried} is over"}}"#),
                ),
            },
            "/room" if carried == "Guest g" => answer(204, ""),
            _ => answer(401, ""),
        }
    })
}

fn lines(fake: &Fake) -> Vec<String> {
    let sent = fake.sent();
    let short = sent.iter().map(|it| {
        let mut lines = it
            .lines()
            .map(|it| it.replace("https://xk9.acme.example", ""));
        let line = lines.next().unwrap_or_default();
        let carried = lines.find(|it| it.starts_with("authorization: "));
        format!(
            "{line} {}",
            carried.unwrap_or_default().replace("authorization: ", "")
        )
    });
    short.collect()
}

#[tokio::test]
async fn a_client_makes_another() {
    let fake = provider(1);
    let parent = client(session(), &fake);
    let guest = parent.derive(guest("ada")).expect("it is a parent");
    let () = guest.call(&VISIT, Values::new()).await.expect("let in");
    let expected = [
        "POST /login ",
        "POST /guests Bearer s1",
        "GET /room Guest g",
    ];
    assert_eq!(lines(&fake), expected);
    assert!(fake.sent()[1].ends_with("{\"name\":\"ada\",\"ttl\":60}"));
    assert_eq!(format!("{guest:?}"), "Client(acme, guest)");
}

#[tokio::test]
async fn a_parent_that_is_refused_is_renewed() {
    let fake = provider(2);
    let guest = client(session(), &fake).derive(guest("ada"));
    let guest = guest.expect("it is a parent");
    let () = guest.call(&VISIT, Values::new()).await.expect("let in");
    let expected = [
        "POST /login ",
        "POST /guests Bearer s1",
        "POST /login ",
        "POST /guests Bearer s2",
        "GET /room Guest g",
    ];
    assert_eq!(lines(&fake), expected);
}

#[tokio::test]
async fn a_refusal_shows_nothing_of_the_parents_credential() {
    let fake = provider(usize::MAX);
    let guest = client(session(), &fake).derive(guest("ada"));
    let guest = guest.expect("it is a parent");
    let called = guest.call::<()>(&VISIT, Values::new()).await;
    let error = called.expect_err("refused");
    assert_eq!(error.kind(), ErrorKind::Unauthorized);
    assert_eq!(error.code(), Some("NO"));
    let text = error.text().expect("it said something");
    assert_eq!(text, "[redacted] is over");
}

#[tokio::test]
async fn a_builder_builds_the_chain() {
    let fake = provider(1);
    let store = Arc::new(MemoryStore::new());
    let build = |credential: Credential| {
        builder(credential)
            .store(store.clone())
            .transport(fake.clone())
            .build()
    };
    for _ in 0..2 {
        let chain = guest("ada").with_parent(basic("jane", CANARY));
        let guest = build(chain).expect("a chain");
        let () = guest.call(&VISIT, Values::new()).await.expect("let in");
    }
    let basic_pair = "Basic amFuZTpjNG40cnktNTFhN2U=";
    let expected = [
        format!("POST /guests {basic_pair}"),
        "GET /room Guest g".to_owned(),
        "GET /room Guest g".to_owned(),
    ];
    assert_eq!(lines(&fake), expected, "the store serves the second client");
}

#[test]
fn only_a_parent_makes_it() {
    let fake = provider(1);
    let refused = |credential: Credential| {
        let built = builder(credential).transport(fake.clone()).build();
        built.expect_err("refused").to_string()
    };
    assert_eq!(
        refused(guest("ada")),
        "`guest` is made with a client of basic or session; derive it from one"
    );
    let wrong = "`guest` is not made with the credential of `api_key`";
    assert_eq!(refused(guest("ada").with_parent(key())), wrong);
    assert_eq!(
        refused(session().with_parent(key())),
        "`session` is not made with the credential of `api_key`"
    );
    let derived = |parent: Credential, child: Credential| {
        let derived = client(parent, &fake).derive(child);
        derived.expect_err("refused").to_string()
    };
    assert_eq!(derived(key(), guest("ada")), wrong);
    assert!(derived(Credential::none(), guest("ada")).contains("without a credential"));
    let with_another = guest("ada").with_parent(basic("jane", "x"));
    assert!(derived(session(), with_another).contains("takes no other"));
    assert!(fake.sent().is_empty());
}

#[test]
fn a_chain_prints_no_secret() {
    let chain = guest("ada").with_parent(basic("jane", CANARY));
    let shown = format!("{chain:?}");
    assert!(!shown.contains(CANARY), "{shown}");
    assert!(shown.contains("basic"), "{shown}");
}

#[tokio::test]
async fn closing_a_derived_client_leaves_the_other() {
    let fake = provider(1);
    let parent = client(session(), &fake);
    let guest = parent.derive(guest("ada")).expect("it is a parent");
    let () = guest.call(&VISIT, Values::new()).await.expect("let in");
    guest.close().await.expect("closed");
    let called = guest.call::<()>(&VISIT, Values::new()).await;
    assert_eq!(called.expect_err("closed").kind(), ErrorKind::Input);
    assert!(parent.authorization().await.is_ok());
}

#[test]
fn a_secret_parent_needs_no_name() {
    let fake = provider(1);
    let store = Arc::new(MemoryStore::new());
    let password = Values::new()
        .with("username", "jane")
        .with("password", Secret::new("x"));
    let chain = guest("ada").with_parent(Credential::new(&BASIC, password));
    assert!(builder(chain).store(store).transport(fake).build().is_ok());
}
