//! Credentials that are made with another one's.

use std::sync::Arc;

use http::Method;

use super::rig::{BEARER, EXPIRES_IN, KEEP, KEY, Rig, TOKEN, login, sent, until};
use crate::{
    Error, ErrorKind, MemoryStore, Values,
    engine::Engine,
    table::{Endpoint, Field, Part, Place, Rotation, Scheme, Shape, Step},
};

const PARENTS: &[&str] = &["token", "key", "child", "bot"];
static MAKE: Endpoint = Endpoint::new("make", Method::POST, &[Part::Text("/make")])
    .accepts(PARENTS)
    .fields(&[Field::new("reference", Place::Body, &Shape::Text)]);
static REMAKE: Endpoint = Endpoint::new("remake", Method::POST, &[Part::Text("/remake")])
    .accepts(PARENTS)
    .fields(&[Field::new("refresh_token", Place::Body, &Shape::Secret)]);
static EXTEND: Endpoint =
    Endpoint::new("extend", Method::POST, &[Part::Text("/extend")]).accepts(&["lasting", "token"]);
static UNMAKE: Endpoint =
    Endpoint::new("log_out", Method::DELETE, &[Part::Text("/make")]).accepts(&["child", "token"]);
static STEPS: &[Step] = &[Step::new(&MAKE).keep(KEEP)];

/// Made, refreshed with tokens that work once, and revoked.
pub(super) static CHILD: Scheme = Scheme::new("child", "Child")
    .parents(&["token", "key", "bot"])
    .send(BEARER)
    .acquire(STEPS)
    .expires(EXPIRES_IN)
    .refresh(&Step::new(&REMAKE).keep(KEEP))
    .revoke(&Step::new(&UNMAKE))
    .rotation(Rotation::SingleUse);
/// Made, and made again.
static PLAIN: Scheme = Scheme::new("plain", "Plain")
    .parents(PARENTS)
    .send(BEARER)
    .acquire(STEPS)
    .expires(EXPIRES_IN);
/// Extended by itself while it is good, by its parent otherwise.
static LASTING: Scheme = Scheme::new("lasting", "Lasting")
    .parents(&["token"])
    .send(BEARER)
    .acquire(STEPS)
    .expires(EXPIRES_IN)
    .refresh(&Step::new(&EXTEND).keep(KEEP));

pub(super) fn reference(reference: &str) -> Values {
    Values::new().with("reference", reference)
}

pub(super) fn child(rig: &Rig, scheme: &'static Scheme) -> Arc<Engine> {
    rig.other(scheme, reference("ref"), Some(&rig.engine))
}

pub(super) async fn token(engine: &Arc<Engine>) -> String {
    sent(&engine.ready().await.expect("a token"))
}

pub(super) async fn failure(engine: &Arc<Engine>) -> Error {
    engine.ready().await.expect_err("no token")
}

fn refused(status: u16, kind: ErrorKind) -> Error {
    Error::new(kind, "refused").with_status(status)
}

#[tokio::test]
async fn a_child_is_made_and_refreshed_with_its_parents_credential() {
    let rig = Rig::new(&TOKEN);
    let child = child(&rig, &CHILD);
    assert_eq!(token(&child).await, "Bearer token-2");
    rig.advance(3_600);
    assert_eq!(token(&child).await, "Bearer token-4");
    assert_eq!(rig.fake.calls(), ["log_in", "make", "log_in", "remake"]);
    assert_eq!(
        rig.fake.carried(),
        ["", "Bearer token-1", "", "Bearer token-3"]
    );
}

#[tokio::test]
async fn any_number_of_callers_make_one_child_and_one_parent() {
    let rig = Rig::new(&TOKEN);
    let child = child(&rig, &CHILD);
    let callers: Vec<_> = (0..100)
        .map(|_| {
            let child = child.clone();
            tokio::spawn(async move { child.ready().await })
        })
        .collect();
    for caller in callers {
        caller.await.expect("no panic").expect("a token");
    }
    assert_eq!(rig.fake.calls(), ["log_in", "make"]);
}

#[tokio::test]
async fn a_parent_that_is_refused_is_renewed_and_the_step_run_once_more() {
    for kind in [ErrorKind::Unauthorized, ErrorKind::SignIn] {
        let rig = Rig::new(&TOKEN);
        let child = child(&rig, &CHILD);
        rig.fake.refuse("make", [refused(401, kind)]);
        rig.fake.refuse("remake", [refused(401, kind)]);
        let held = child.ready().await.expect("a token");
        rig.advance(1_000);
        let newer = child.newer(held.generation).await;
        newer.expect("it is refreshed");
        assert_eq!(
            rig.fake.calls(),
            [
                "log_in", "make", "log_in", "make", "remake", "log_in", "remake"
            ]
        );
        let carried = rig.fake.carried();
        assert_ne!(carried[1], carried[3]);
        assert_ne!(carried[4], carried[6]);
        assert_eq!(rig.fake.reused(), 0);
        let record = child.vault.load().await.expect("it loads").record;
        assert_eq!(record.expect("it is there").intent, None);
    }
}

#[tokio::test]
async fn a_parent_that_does_not_help_is_no_storm() {
    for (scheme, kind) in [(&TOKEN, ErrorKind::Unauthorized), (&KEY, ErrorKind::Client)] {
        let rig = Rig::new(scheme);
        let child = child(&rig, &CHILD);
        rig.token().await;
        let refusals = std::iter::repeat_with(|| refused(401, ErrorKind::Unauthorized));
        rig.fake.refuse("make", refusals.take(100));
        let error = failure(&child).await;
        let message = format!(
            "`{}`: the provider refused this credential, which `child` is made with (status 401)",
            scheme.id
        );
        assert_eq!((error.kind(), error.to_string()), (kind, message.clone()));
        let calls = rig.fake.count();
        for _ in 0..10 {
            assert_eq!(failure(&child).await.kind(), kind);
        }
        assert_eq!(rig.fake.count(), calls, "the child pauses");
        assert!(rig.engine.warm().is_some(), "the parent is good");
        // In time the parent is not renewed for each of them any more, and what is told stays.
        for _ in 0..9 {
            rig.advance(6);
            assert_eq!(failure(&child).await.to_string(), message);
        }
    }
}

#[tokio::test]
async fn a_parent_that_fails_spends_no_refresh_token() {
    for kind in [
        ErrorKind::Unavailable,
        ErrorKind::Client,
        ErrorKind::SignIn,
        ErrorKind::Unauthorized,
    ] {
        let rig = Rig::new(&TOKEN);
        let child = child(&rig, &CHILD);
        token(&child).await;
        rig.advance(3_600);
        rig.fake.fail_with(kind);
        let error = failure(&child).await;
        assert!(error.to_string().starts_with("`token`: "), "{error}");
        let record = child.vault.load().await.expect("it loads").record;
        let record = record.expect("it is there still");
        assert_eq!(record.intent, None, "nothing was journalled");
        assert_ne!(
            record
                .refresh_until
                .map(crate::Timestamp::unix_milliseconds),
            Some(0)
        );
        rig.advance(60);
        token(&child).await;
        assert_eq!(
            rig.fake.calls(),
            ["log_in", "make", "log_in", "log_in", "remake"]
        );
        assert_eq!(rig.fake.reused(), 0);
    }
}

#[tokio::test]
async fn a_parent_that_is_refused_at_the_refresh_spends_no_refresh_token() {
    let rig = Rig::new(&TOKEN);
    let child = child(&rig, &CHILD);
    token(&child).await;
    rig.advance(3_600);
    rig.fake.refuse(
        "remake",
        [401, 401].map(|it| refused(it, ErrorKind::SignIn)),
    );
    assert_eq!(failure(&child).await.kind(), ErrorKind::Unauthorized);
    let record = child.vault.load().await.expect("it loads").record;
    assert_eq!(record.expect("it is there").intent, None);
    rig.advance(60);
    token(&child).await;
    let calls = rig.fake.calls();
    assert_eq!(
        calls[2..],
        ["log_in", "remake", "log_in", "remake", "remake"]
    );
    assert_eq!(rig.fake.reused(), 0);
}

#[tokio::test]
async fn a_dead_refresh_token_of_the_child_leads_to_a_new_one() {
    let rig = Rig::new(&TOKEN);
    let child = child(&rig, &CHILD);
    token(&child).await;
    rig.advance(3_600);
    rig.fake.refuse("remake", [refused(400, ErrorKind::SignIn)]);
    token(&child).await;
    let calls = rig.fake.calls();
    assert_eq!(calls[2..], ["log_in", "remake", "make"]);
}

#[tokio::test]
async fn a_failing_parent_is_asked_at_its_own_pace() {
    let rig = Rig::new(&TOKEN);
    let child = child(&rig, &CHILD);
    rig.fake.fail_with(ErrorKind::Unavailable);
    for _ in 0..10 {
        assert_eq!(failure(&child).await.kind(), ErrorKind::Unavailable);
    }
    assert_eq!(rig.fake.calls(), ["log_in"], "the parent pauses");
    rig.advance(1);
    rig.token().await;
    token(&child).await;
    assert_eq!(rig.fake.calls(), ["log_in", "log_in", "make"]);
}

#[tokio::test]
async fn a_step_that_the_child_may_take_itself_needs_no_parent() {
    let rig = Rig::new(&TOKEN);
    let child = child(&rig, &LASTING);
    token(&child).await;
    rig.advance(3_500);
    token(&child).await;
    rig.calls(3).await;
    until(|| child.state.lock().expect("it").end.is_none()).await;
    rig.advance(3_600);
    token(&child).await;
    assert_eq!(
        rig.fake.calls(),
        ["log_in", "make", "extend", "log_in", "extend"]
    );
    assert_eq!(
        rig.fake.carried(),
        ["", "Bearer token-1", "Bearer token-2", "", "Bearer token-4"]
    );
}

#[tokio::test]
async fn children_in_one_store_are_told_apart() {
    let rig = Rig::with_store(&TOKEN, Arc::new(MemoryStore::new()));
    let grace = rig.sibling_of("grace");
    let parents = [(&rig.engine, "a"), (&rig.engine, "b"), (&grace, "a")];
    let make = || parents.map(|(parent, of)| rig.other(&CHILD, reference(of), Some(parent)));
    let mut first = Vec::new();
    for child in make() {
        first.push(token(&child).await);
    }
    first.dedup();
    assert_eq!(first.len(), 3);
    let calls = rig.fake.count();
    let mut restarted = Vec::new();
    for child in make() {
        restarted.push(token(&child).await);
    }
    assert_eq!(restarted, first, "none has overwritten another");
    assert_eq!(rig.fake.count(), calls);
}

#[tokio::test]
async fn children_of_two_keys_are_told_apart() {
    let rig = Rig::new(&KEY);
    let other = Values::new().with("password", crate::Secret::new("0th3r"));
    let other = rig.other(&KEY, other, None);
    let same = rig.other(&KEY, login("ada"), None);
    let children =
        [&rig.engine, &other, &same].map(|it| rig.other(&PLAIN, reference("a"), Some(it)));
    let mut tokens = Vec::new();
    for child in &children {
        tokens.push(token(child).await);
    }
    assert_eq!(
        tokens,
        ["Bearer token-1", "Bearer token-2", "Bearer token-1"]
    );
    let account = children[1].vault.key().account();
    assert!(!account.contains("0th3r"), "{account}");
}

#[tokio::test]
async fn a_revocation_that_the_parent_cannot_carry_has_not_happened() {
    static LENT: Scheme = Scheme::new("lent", "Lent")
        .parents(&["token"])
        .send(BEARER)
        .acquire(STEPS)
        .expires(EXPIRES_IN)
        .revoke(&Step::new(&UNMAKE));
    let rig = Rig::new(&TOKEN);
    let child = child(&rig, &LENT);
    token(&child).await;
    rig.advance(3_000);
    let held = rig.engine.ready().await.expect("a token").generation;
    rig.fake
        .refuse("log_in", [Error::new(ErrorKind::SignIn, "no")]);
    let rejected = rig.engine.newer(held).await;
    assert!(rejected.is_none());
    child.close().await.expect_err("nobody can revoke it");
    let record = child.vault.load().await.expect("it loads").record;
    assert!(record.is_some(), "it is not forgotten");
    rig.advance(60);
    child.close().await.expect("now it is revoked");
    assert_eq!(rig.fake.calls().last(), Some(&"log_out"));
}

#[tokio::test]
async fn a_child_of_a_child() {
    let rig = Rig::new(&TOKEN);
    let middle = child(&rig, &CHILD);
    let last = rig.other(&PLAIN, reference("ref"), Some(&middle));
    token(&last).await;
    assert_eq!(rig.fake.calls(), ["log_in", "make", "make"]);
    assert_eq!(rig.fake.carried(), ["", "Bearer token-1", "Bearer token-2"]);
    assert!(last.lease() > middle.lease() && middle.lease() > rig.engine.lease() * 2);
}
