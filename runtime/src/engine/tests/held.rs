//! Credentials that begin with a refresh token which the caller holds.

use std::sync::Arc;

use super::rig::{BEARER, EXPIRES_IN, LOG_IN, REFRESH, Rig, key, sent, until};
use crate::{
    ErrorKind, Secret, Values,
    engine::Engine,
    store::Intent,
    table::{Input, Keep, Rotation, Scheme, Source, Step},
};

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

/// The token is all that there is.
static HELD: Scheme = Scheme::new("held", "Held")
    .inputs(INPUTS)
    .send(BEARER)
    .expires(EXPIRES_IN)
    .refresh(&Step::new(&REFRESH).keep(KEEP))
    .rotation(Rotation::SingleUse);
/// There is a login, too.
static BOTH: Scheme = Scheme::new("both", "Both")
    .inputs(INPUTS)
    .send(BEARER)
    .acquire(&[Step::new(&LOG_IN).keep(KEEP)])
    .expires(EXPIRES_IN)
    .refresh(&Step::new(&REFRESH).keep(KEEP))
    .rotation(Rotation::SingleUse);

/// The token works for ever, so no answer brings another.
static LASTING: Scheme = Scheme::new("lasting", "Lasting")
    .inputs(INPUTS)
    .send(BEARER)
    .expires(EXPIRES_IN)
    .refresh(&Step::new(&REFRESH).keep(super::rig::KEEP))
    .rotation(Rotation::Reusable);

fn held(token: &str) -> Values {
    Values::new().with("refresh_token", Secret::new(token))
}

fn with(rig: &Rig, scheme: &'static Scheme, token: &str) -> Arc<Engine> {
    rig.fake.knows("refresh-0");
    rig.other(scheme, held(token), None)
}

async fn token(engine: &Arc<Engine>) -> String {
    sent(&engine.ready().await.expect("a token"))
}

async fn failure(engine: &Arc<Engine>) -> String {
    let error = engine.ready().await.expect_err("no token");
    assert_eq!(error.kind(), ErrorKind::SignIn);
    error.to_string()
}

#[tokio::test]
async fn a_restart_goes_on_with_the_rotated_token() {
    let rig = Rig::new(&HELD);
    let engine = with(&rig, &HELD, "refresh-0");
    for life in 1..4 {
        assert_eq!(token(&engine).await, format!("Bearer token-{life}"));
        rig.advance(3_600);
    }
    // The program starts anew, again and again, with the token that it was first given.
    for life in 4..7 {
        let restarted = rig.other(&HELD, held("refresh-0"), None);
        assert_eq!(token(&restarted).await, format!("Bearer token-{life}"));
        let beside = rig.other(&HELD, held("refresh-0"), None);
        assert_eq!(token(&beside).await, format!("Bearer token-{life}"));
        rig.advance(3_600);
    }
    assert_eq!(rig.fake.calls(), ["refresh"; 6]);
    assert_eq!(rig.fake.reused(), 0);
}

#[tokio::test]
async fn another_token_begins_anew() {
    let rig = Rig::new(&HELD);
    token(&with(&rig, &HELD, "refresh-0")).await;
    // A person has signed in again: the chain of before is of no use, and not touched.
    rig.fake.knows("refresh-x");
    let other = rig.other(&HELD, held("refresh-x"), None);
    assert_eq!(token(&other).await, "Bearer token-2");
    assert_eq!(rig.fake.reused(), 0);
}

#[tokio::test]
async fn two_tokens_in_one_store_do_not_overwrite_each_other() {
    let rig = Rig::new(&HELD);
    let first = with(&rig, &HELD, "refresh-0");
    token(&first).await;
    rig.fake.knows("refresh-x");
    let second = rig.other(&HELD, held("refresh-x"), None);
    token(&second).await;
    for (given, expected) in [
        ("refresh-0", "Bearer token-1"),
        ("refresh-x", "Bearer token-2"),
    ] {
        let restarted = rig.other(&HELD, held(given), None);
        assert_eq!(token(&restarted).await, expected);
    }
    assert_eq!(rig.fake.count(), 2);
}

#[tokio::test]
async fn under_one_account_the_token_given_last_counts() {
    let rig = Rig::new(&HELD);
    let named = |token: &str| rig.named(&HELD, "ada", held(token));
    rig.fake.knows("refresh-0");
    assert_eq!(token(&named("refresh-0")).await, "Bearer token-1");
    assert_eq!(token(&named("refresh-0")).await, "Bearer token-1");
    rig.fake.knows("refresh-x");
    assert_eq!(token(&named("refresh-x")).await, "Bearer token-2");
    assert_eq!(token(&named("refresh-x")).await, "Bearer token-2");
    assert_eq!(named("refresh-x").vault.key().account(), "ada");
}

#[tokio::test]
async fn without_a_token_the_error_says_what_to_give() {
    let rig = Rig::new(&HELD);
    let engine = rig.other(&HELD, Values::new(), None);
    let message = failure(&engine).await;
    assert_eq!(message, "nobody has signed in yet; give a `refresh_token`");
    assert!(rig.fake.calls().is_empty());
}

#[tokio::test]
async fn a_dead_token_is_not_sent_again_even_after_a_restart() {
    let rig = Rig::new(&HELD);
    rig.fake.fail_with(ErrorKind::SignIn);
    let engine = with(&rig, &HELD, "refresh-0");
    let dead = "the credential is dead; give another `refresh_token`";
    for _ in 0..3 {
        assert_eq!(failure(&engine).await, dead);
        rig.advance(600);
    }
    assert_eq!(failure(&with(&rig, &HELD, "refresh-0")).await, dead);
    assert_eq!(rig.fake.calls(), ["refresh"]);
}

#[tokio::test]
async fn a_failure_that_passes_keeps_the_token() {
    let rig = Rig::new(&HELD);
    for kind in [
        ErrorKind::Unavailable,
        ErrorKind::Timeout,
        ErrorKind::Client,
    ] {
        rig.fake.fail_with(kind);
    }
    let engine = with(&rig, &HELD, "refresh-0");
    for _ in 0..3 {
        assert!(engine.ready().await.is_err());
        rig.advance(600);
    }
    assert_eq!(token(&engine).await, "Bearer token-1");
    assert_eq!(rig.fake.reused(), 0);
}

#[tokio::test]
async fn a_crash_at_the_first_refresh_is_journalled() {
    let rig = Rig::new(&HELD);
    rig.fake.hold();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let engine = with(&rig, &HELD, "refresh-0");
    let asking = engine.clone();
    drop(runtime.spawn(async move { asking.ready().await }));
    rig.calls(1).await;
    runtime.shutdown_background();
    until(|| engine.state.lock().expect("it").end.is_none()).await;
    rig.fake.release();
    let record = engine.vault.load().await.expect("it loads").record;
    assert_eq!(record.expect("it").intent, Some(Intent { tries: 1 }));
    // The provider never saw it, so one more attempt succeeds.
    let restarted = rig.other(&HELD, held("refresh-0"), None);
    assert_eq!(token(&restarted).await, "Bearer token-1");
}

#[tokio::test]
async fn a_held_token_comes_before_a_login_and_a_dead_one_leads_to_it() {
    let rig = Rig::new(&BOTH);
    let engine = with(&rig, &BOTH, "refresh-0");
    assert_eq!(token(&engine).await, "Bearer token-1");
    rig.advance(3_600);
    rig.fake
        .refuse("refresh", [crate::Error::new(ErrorKind::SignIn, "dead")]);
    assert_eq!(token(&engine).await, "Bearer token-2");
    assert_eq!(rig.fake.calls(), ["refresh", "refresh", "log_in"]);
    let without = rig.other(&BOTH, Values::new(), None);
    token(&without).await;
    assert_eq!(rig.fake.calls().last(), Some(&"log_in"));
}

#[tokio::test]
async fn nothing_shows_the_token_that_it_began_with() {
    let rig = Rig::new(&HELD);
    let engine = with(&rig, &HELD, "refresh-0");
    token(&engine).await;
    let found = engine.vault.load().await.expect("it loads");
    let bytes = found.record.expect("it is there").to_bytes();
    let text = String::from_utf8_lossy(&bytes);
    assert!(!text.contains("refresh-0"), "{text}");
    let shown = format!("{:?}", engine.vault.key());
    assert!(!shown.contains("refresh-0"), "{shown}");
    assert_ne!(engine.vault.key(), &key(&HELD));
}

#[tokio::test]
async fn tokens_that_are_never_rotated_are_told_apart_too() {
    let rig = Rig::new(&LASTING);
    rig.fake.stops_rotating();
    for (given, expected) in [
        ("refresh-a", "Bearer token-1"),
        ("refresh-b", "Bearer token-2"),
        ("refresh-a", "Bearer token-1"),
    ] {
        rig.fake.knows(given);
        let engine = rig.other(&LASTING, held(given), None);
        assert_eq!(token(&engine).await, expected);
    }
    let message = failure(&rig.other(&LASTING, Values::new(), None)).await;
    assert_eq!(message, "nobody has signed in yet; give a `refresh_token`");
}
