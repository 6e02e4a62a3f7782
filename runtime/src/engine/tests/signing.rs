//! Sign-ins: what a person brings back becomes a credential, whatever else is going on.

use std::sync::Arc;

use http::Method;

use super::rig::{BEARER, EXPIRES_IN, REFRESH, Rig, sent};
use crate::{
    Error, ErrorKind, Result, Secret, SignIn, Value, Values,
    engine::Engine,
    exchange::Callback,
    table::{Endpoint, Field, Input, Keep, Part, Place, Rotation, Scheme, Shape, Source, Step},
};

static PAGE: Endpoint = Endpoint::new("authorize", Method::GET, &[Part::Text("/authorize")])
    .browser()
    .fields(&[Field::new("state", Place::Query, &Shape::Text)]);
static EXCHANGE: Endpoint = Endpoint::new("exchange", Method::POST, &[Part::Text("/token")])
    .fields(&[
        Field::new("code", Place::Body, &Shape::Secret),
        Field::new("code_verifier", Place::Body, &Shape::Secret),
        Field::new("redirect_uri", Place::Body, &Shape::Text),
    ]);
const KEEP: &[Keep] = &[
    Keep {
        name: "token",
        source: Source::Body(&["token"]),
        optional: false,
    },
    Keep {
        name: "refresh_token",
        source: Source::Body(&["refresh_token"]),
        optional: true,
    },
];
const INPUTS: &[Input] = &[Input::secret("refresh_token", "X_REFRESH_TOKEN").optional()];

pub(super) static CODE: Scheme = Scheme::new("code", "Code")
    .inputs(INPUTS)
    .send(BEARER)
    .sign_in(&Step::new(&PAGE))
    .acquire(&[Step::new(&EXCHANGE).keep(KEEP)])
    .expires(EXPIRES_IN)
    .refresh(&Step::new(&REFRESH).keep(KEEP))
    .rotation(Rotation::SingleUse);
/// Without a refresh token.
static SHORT: Scheme = Scheme::new("short", "Short")
    .send(BEARER)
    .sign_in(&Step::new(&PAGE))
    .acquire(&[Step::new(&EXCHANGE).keep(KEEP)])
    .expires(EXPIRES_IN);
/// The page itself brings the token.
static IMPLICIT: Scheme = Scheme::new("implicit", "Implicit")
    .send(BEARER)
    .sign_in(&Step::new(&PAGE))
    .expires(EXPIRES_IN);

fn begun() -> SignIn {
    SignIn::resume("state", "verifier", "https://app.example/cb")
}

fn back(name: &'static str, code: &str) -> Callback {
    let expires_in = Value::Text("60".to_owned());
    Callback {
        kept: Values::new().with(name, Secret::new(code)),
        body: Value::Object(vec![("expires_in".into(), expires_in)]).into(),
    }
}

pub(super) async fn sign_in(engine: &Arc<Engine>) -> Result<()> {
    engine.sign_in_on_page(begun(), back("code", "c0de")).await
}

async fn token(engine: &Arc<Engine>) -> String {
    sent(&engine.ready().await.expect("a token"))
}

#[tokio::test]
async fn before_anybody_signs_in_the_error_says_where() {
    let rig = Rig::new(&CODE);
    let error = rig.engine.ready().await.expect_err("nobody");
    assert_eq!(error.kind(), ErrorKind::SignIn);
    assert_eq!(
        error.to_string(),
        "nobody has signed in yet; sign in on the page `authorize`, or give a `refresh_token`"
    );
    let error = Rig::new(&SHORT).engine.ready().await.expect_err("nobody");
    assert_eq!(
        error.to_string(),
        "nobody has signed in yet; sign in on the page `authorize`"
    );
    assert!(rig.fake.calls().is_empty());
}

#[tokio::test]
async fn a_sign_in_is_exchanged_stored_and_refreshed() {
    let rig = Rig::new(&CODE);
    sign_in(&rig.engine).await.expect("signed in");
    for (name, expected) in [
        ("code", "c0de"),
        ("code_verifier", "verifier"),
        ("redirect_uri", "https://app.example/cb"),
    ] {
        assert_eq!(rig.fake.knew(0, name).as_deref(), Some(expected));
    }
    assert_eq!(rig.token().await, "Bearer token-1");
    rig.advance(3_600);
    assert_eq!(
        token(&rig.sibling()).await,
        "Bearer token-2",
        "it was stored"
    );
    assert_eq!(rig.fake.calls(), ["exchange", "refresh"]);
    let record = rig.engine.vault.load().await.expect("it loads").record;
    let kept = record.expect("it is there").kept;
    for spent in ["code", "code_verifier", "state"] {
        assert!(kept.get(spent).is_none(), "{spent} is of no more use");
    }
    assert!(rig.fake.knew(1, "code_verifier").is_none());
}

#[tokio::test]
async fn a_pause_stops_no_sign_in() {
    let rig = Rig::new(&CODE);
    assert_eq!(rig.error().await, ErrorKind::SignIn);
    assert_eq!(rig.error().await, ErrorKind::SignIn, "it pauses");
    sign_in(&rig.engine).await.expect("signed in");
    assert_eq!(rig.token().await, "Bearer token-1");
}

#[tokio::test]
async fn a_sign_in_that_fails_pauses_nobody_and_harms_nothing() {
    let rig = Rig::new(&CODE);
    sign_in(&rig.engine).await.expect("signed in");
    for kind in [ErrorKind::SignIn, ErrorKind::Unavailable, ErrorKind::Client] {
        rig.fake.refuse("exchange", [Error::new(kind, "refused")]);
        let error = sign_in(&rig.engine).await.expect_err("refused");
        assert_eq!(error.kind(), kind);
        assert_eq!(rig.token().await, "Bearer token-1", "it is good still");
    }
    rig.advance(3_600);
    assert_eq!(rig.token().await, "Bearer token-2", "and is refreshed");
}

#[tokio::test]
async fn a_refused_code_says_so_and_a_refused_client_is_the_client() {
    let rig = Rig::new(&CODE);
    rig.fake.fail_with(ErrorKind::SignIn);
    let error = sign_in(&rig.engine).await.expect_err("refused");
    assert_eq!(
        error.to_string(),
        "the provider refused the code of this sign-in; begin another one"
    );
    rig.fake.fail_with(ErrorKind::Unauthorized);
    let error = sign_in(&rig.engine).await.expect_err("refused");
    assert_eq!(error.kind(), ErrorKind::Client);
}

#[tokio::test]
async fn whoever_waits_for_a_sign_in_that_fails_asks_again() {
    let rig = Rig::new(&CODE);
    sign_in(&rig.engine).await.expect("signed in");
    rig.advance(3_600);
    rig.fake.hold();
    let engine = rig.engine.clone();
    let signing = tokio::spawn(async move { sign_in(&engine).await });
    rig.calls(2).await;
    let engine = rig.engine.clone();
    let caller = tokio::spawn(async move { engine.ready().await });
    rig.waiting(2).await;
    rig.fake.fail_with(ErrorKind::SignIn);
    rig.fake.let_through(2);
    assert!(signing.await.expect("no panic").is_err());
    let ready = caller.await.expect("no panic").expect("it is refreshed");
    assert_eq!(sent(&ready), "Bearer token-2");
    assert_eq!(rig.fake.calls(), ["exchange", "exchange", "refresh"]);
}

#[tokio::test]
async fn a_running_renewal_is_waited_for() {
    let rig = Rig::new(&CODE);
    sign_in(&rig.engine).await.expect("signed in");
    rig.advance(3_600);
    rig.fake.hold();
    let engine = rig.engine.clone();
    let caller = tokio::spawn(async move { engine.ready().await });
    rig.calls(2).await;
    let engine = rig.engine.clone();
    let signing = tokio::spawn(async move { sign_in(&engine).await });
    rig.waiting(2).await;
    assert_eq!(rig.fake.calls(), ["exchange", "refresh"]);
    rig.fake.let_through(2);
    caller.await.expect("no panic").expect("a token");
    signing.await.expect("no panic").expect("signed in");
    assert_eq!(rig.fake.calls(), ["exchange", "refresh", "exchange"]);
    assert_eq!(rig.token().await, "Bearer token-3", "the newer one counts");
}

#[tokio::test]
async fn a_sign_in_that_is_cancelled_goes_on_once_the_code_is_sent() {
    let rig = Rig::new(&CODE);
    rig.fake.hold();
    let engine = rig.engine.clone();
    let signing = tokio::spawn(async move { sign_in(&engine).await });
    rig.calls(1).await;
    signing.abort();
    assert!(signing.await.is_err());
    rig.fake.let_through(1);
    rig.rest().await;
    assert_eq!(rig.token().await, "Bearer token-1");
    assert_eq!(
        token(&rig.sibling()).await,
        "Bearer token-1",
        "it was stored"
    );
}

#[tokio::test]
async fn a_sign_in_that_is_cancelled_before_spends_no_code() {
    let rig = Rig::new(&CODE);
    sign_in(&rig.engine).await.expect("signed in");
    rig.advance(3_600);
    rig.fake.hold();
    let engine = rig.engine.clone();
    let caller = tokio::spawn(async move { engine.ready().await });
    rig.calls(2).await;
    let engine = rig.engine.clone();
    let signing = tokio::spawn(async move { sign_in(&engine).await });
    rig.waiting(2).await;
    signing.abort();
    assert!(signing.await.is_err());
    rig.fake.let_through(1);
    caller.await.expect("no panic").expect("a token");
    rig.rest().await;
    assert_eq!(rig.fake.calls(), ["exchange", "refresh"]);
}

#[tokio::test]
async fn two_sign_ins_come_one_after_the_other() {
    let rig = Rig::new(&CODE);
    let (one, other) = (rig.engine.clone(), rig.engine.clone());
    let (one, other) = tokio::join!(
        tokio::spawn(async move { sign_in(&one).await }),
        tokio::spawn(async move { sign_in(&other).await })
    );
    one.expect("no panic").expect("signed in");
    other.expect("no panic").expect("signed in");
    assert_eq!(rig.token().await, "Bearer token-2");
}

#[tokio::test]
async fn a_rejection_in_the_middle_does_not_undo_a_sign_in() {
    let rig = Rig::new(&SHORT);
    sign_in(&rig.engine).await.expect("signed in");
    let old = rig.engine.ready().await.expect("a token").generation;
    rig.fake.hold();
    let engine = rig.engine.clone();
    let signing = tokio::spawn(async move { sign_in(&engine).await });
    rig.calls(2).await;
    let engine = rig.engine.clone();
    let caller = tokio::spawn(async move { engine.newer(old).await });
    rig.waiting(2).await;
    rig.fake.let_through(1);
    signing.await.expect("no panic").expect("signed in");
    let newer = caller.await.expect("no panic").expect("it is newer");
    assert_eq!(sent(&newer), "Bearer token-2");
}

#[tokio::test]
async fn a_person_signs_in_over_a_dead_credential() {
    let rig = Rig::new(&CODE);
    sign_in(&rig.engine).await.expect("signed in");
    rig.advance(3_600);
    rig.fake.fail_with(ErrorKind::SignIn);
    let error = rig.engine.ready().await.expect_err("it is dead");
    assert_eq!(
        error.to_string(),
        "the credential is dead; sign in again on the page `authorize`, or give another `refresh_token`"
    );
    sign_in(&rig.engine).await.expect("signed in");
    assert_eq!(rig.token().await, "Bearer token-2");
    rig.advance(3_600);
    assert_eq!(rig.token().await, "Bearer token-3");
}

#[tokio::test]
async fn without_a_refresh_token_it_ends_with_its_life() {
    let rig = Rig::new(&SHORT);
    sign_in(&rig.engine).await.expect("signed in");
    rig.advance(3_500);
    assert_eq!(rig.token().await, "Bearer token-1", "it is used to its end");
    rig.advance(100);
    assert_eq!(rig.error().await, ErrorKind::SignIn);
    assert_eq!(rig.fake.calls(), ["exchange"]);
}

#[tokio::test]
async fn a_held_token_needs_no_page() {
    let rig = Rig::new(&CODE);
    rig.fake.knows("refresh-0");
    let held = Values::new().with("refresh_token", Secret::new("refresh-0"));
    let engine = rig.other(&CODE, held.clone(), None);
    assert_eq!(token(&engine).await, "Bearer token-1");
    // A person who signs in afterwards is the one that counts, after a restart, too.
    sign_in(&engine).await.expect("signed in");
    rig.advance(3_600);
    assert_eq!(token(&rig.other(&CODE, held, None)).await, "Bearer token-3");
    assert_eq!(rig.fake.calls(), ["refresh", "exchange", "refresh"]);
    assert_eq!(rig.fake.reused(), 0);
}

#[tokio::test]
async fn a_page_may_bring_the_token_itself() {
    let rig = Rig::new(&IMPLICIT);
    let brought = rig
        .engine
        .sign_in_on_page(begun(), back("token", "from-page"));
    brought.await.expect("signed in");
    assert_eq!(rig.token().await, "Bearer from-page");
    rig.advance(60);
    assert_eq!(
        rig.error().await,
        ErrorKind::SignIn,
        "the callback said when"
    );
    assert!(rig.fake.calls().is_empty());
}

#[tokio::test]
async fn a_client_that_is_closed_takes_no_sign_in() {
    let rig = Rig::new(&CODE);
    rig.engine.close().await.expect("closed");
    let error = sign_in(&rig.engine).await.expect_err("closed");
    assert_eq!(error.kind(), ErrorKind::Input);
    assert!(rig.fake.calls().is_empty());
}

#[tokio::test]
async fn closing_in_the_middle_forgets_what_a_sign_in_brings() {
    let rig = Rig::new(&CODE);
    rig.fake.hold();
    let (signing, closing) = (rig.engine.clone(), rig.engine.clone());
    let signing = tokio::spawn(async move { sign_in(&signing).await });
    rig.calls(1).await;
    let closer = tokio::spawn(async move { closing.close().await });
    rig.waiting(2).await;
    rig.fake.let_through(1);
    assert!(signing.await.expect("no panic").is_err());
    closer.await.expect("no panic").expect("closed");
    let found = rig.engine.vault.load().await.expect("it loads");
    assert!(found.record.is_none());
}

#[tokio::test]
async fn a_runtime_that_is_shut_down_interrupts_it() {
    let rig = Rig::new(&CODE);
    let engine = rig.spawning(super::rig::Drops);
    let error = sign_in(&engine).await.expect_err("nothing runs");
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    let engine = rig.spawning(super::rig::Refuses);
    let error = sign_in(&engine).await.expect_err("nothing runs");
    assert_eq!(error.kind(), ErrorKind::Input);
}
