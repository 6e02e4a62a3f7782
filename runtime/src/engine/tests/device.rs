//! Sign-ins with a device code: when the provider is asked, and how the wait ends.

use std::{future::Future, pin::pin, sync::Arc, task::Poll};

use http::Method;
use tokio::task::JoinHandle;

use super::rig::{BEARER, EXPIRES_IN, KEEP, REFRESH, Rig, sent};
use crate::{
    DeviceAuthorization, Error, ErrorKind, Result, Secret, Values,
    engine::Engine,
    table::{Endpoint, Field, Part, Place, Rotation, Scheme, Shape, Step},
};

static REQUEST: Endpoint = Endpoint::new("device", Method::POST, &[Part::Text("/device")]);
static FETCH: Endpoint = Endpoint::new("fetch", Method::POST, &[Part::Text("/token")])
    .fields(&[Field::new("device_code", Place::Body, &Shape::Secret)]);
static DEVICE: Scheme = Scheme::new("device", "Device")
    .send(BEARER)
    .sign_in(&Step::new(&REQUEST))
    .acquire(&[Step::new(&FETCH).keep(KEEP)])
    .expires(EXPIRES_IN)
    .refresh(&Step::new(&REFRESH).keep(KEEP))
    .rotation(Rotation::SingleUse);

fn codes() -> Values {
    Values::new()
        .with("device_code", Secret::new("d3v1ce"))
        .with("user_code", "WDJB-MJHT")
        .with("verification_uri", "https://example.com/device")
        .with("expires_in", "60")
        .with("site", "berlin")
}

fn said(code: &str) -> Error {
    Error::new(ErrorKind::Api, "as told").with_provider(Some(code.to_owned()), None)
}

async fn begun(rig: &Rig) -> DeviceAuthorization {
    rig.fake.brings("device", codes());
    let step = DEVICE.sign_in.expect("it has one");
    let begun = rig.engine.begin_on_device(step).await;
    begun.expect("a code was issued")
}

/// Waits in a task of its own.
async fn waiting(rig: &Rig, begun: DeviceAuthorization) -> JoinHandle<Result<()>> {
    let engine = rig.engine.clone();
    let wait = tokio::spawn(async move { engine.sign_in_on_device(begun).await });
    asked(rig).await;
    wait
}

/// How often the provider was asked for the token, after all tasks have had their turn.
async fn asked(rig: &Rig) -> usize {
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    rig.fake.calls().iter().filter(|it| **it == "fetch").count()
}

/// The seconds at which the provider is asked, in the first minute and a half.
async fn seconds(rig: &Rig) -> Vec<u64> {
    let (mut found, mut before) = (Vec::new(), 0);
    for second in 1..=90 {
        rig.advance(1);
        let now = asked(rig).await;
        found.extend((now > before).then_some(second));
        before = now;
    }
    found
}

#[tokio::test]
async fn a_person_agrees_and_what_comes_is_stored_and_renewed() {
    let rig = Rig::new(&DEVICE);
    let error = rig.engine.ready().await.expect_err("nobody has agreed");
    assert_eq!(
        error.to_string(),
        "nobody has signed in yet; sign in with the device code of `device`"
    );
    let begun = begun(&rig).await;
    rig.fake.refuse("fetch", [said("authorization_pending")]);
    let wait = waiting(&rig, begun).await;
    assert_eq!(seconds(&rig).await, [5, 10]);
    wait.await.expect("no panic").expect("signed in");
    for (name, expected) in [("device_code", "d3v1ce"), ("site", "berlin")] {
        assert_eq!(rig.fake.knew(1, name).as_deref(), Some(expected));
    }
    assert_eq!(
        sent(&rig.engine.ready().await.expect("ready")),
        "Bearer token-1"
    );
    let record = rig.engine.vault.load().await.expect("it loads").record;
    let kept = record.expect("it is there").kept;
    let names: Vec<_> = kept.iter().map(|it| it.0).collect();
    assert_eq!(names, ["site", "token", "refresh_token"]);
    rig.advance(3_600);
    let sibling = sent(&rig.sibling().ready().await.expect("ready"));
    assert_eq!(sibling, "Bearer token-2", "it was stored");
}

#[tokio::test]
async fn a_complaint_slows_it_down_and_faults_back_off() {
    let rig = Rig::new(&DEVICE);
    let begun = begun(&rig).await;
    let lost = || Error::new(ErrorKind::Transport, "as told");
    let answers = [
        said("slow_down"),
        said("authorization_pending"),
        lost(),
        said("authorization_pending"),
    ];
    rig.fake.refuse("fetch", answers);
    let wait = waiting(&rig, begun).await;
    assert_eq!(seconds(&rig).await, [5, 15, 25, 45, 55]);
    wait.await.expect("no panic").expect("signed in");
}

#[tokio::test]
async fn it_ends_with_its_own_code() {
    let rig = Rig::new(&DEVICE);
    let begun = begun(&rig).await;
    rig.fake
        .refuse("fetch", (0..20).map(|_| said("authorization_pending")));
    let wait = waiting(&rig, begun).await;
    assert_eq!(seconds(&rig).await.last(), Some(&55));
    let error = wait.await.expect("no panic").expect_err("it has ended");
    assert_eq!(error.kind(), ErrorKind::SignIn);
    assert_eq!(
        error.to_string(),
        "the code has ended before anybody entered it and agreed; begin another sign-in"
    );
}

#[tokio::test]
async fn what_ends_it_is_said_and_harms_nothing() {
    for (code, kind, says) in [
        (
            "access_denied",
            ErrorKind::SignIn,
            "did not let this client in",
        ),
        ("expired_token", ErrorKind::SignIn, "the code has ended"),
        ("unsupported_grant_type", ErrorKind::Api, "as told"),
    ] {
        let rig = Rig::new(&DEVICE);
        let begun = begun(&rig).await;
        rig.fake.refuse("fetch", [said(code)]);
        let wait = waiting(&rig, begun).await;
        assert_eq!(seconds(&rig).await, [5], "{code}: it is asked no more");
        let error = wait.await.expect("no panic").expect_err("refused");
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.to_string().contains(says), "{error}");
        assert!(!error.to_string().contains("d3v1ce"), "{error}");
        let found = rig.engine.vault.load().await.expect("it loads");
        assert!(found.record.is_none());
    }
}

#[tokio::test]
async fn dropped_it_asks_no_more_and_leaves_nothing() {
    let rig = Rig::new(&DEVICE);
    let begun = begun(&rig).await;
    rig.fake
        .refuse("fetch", (0..20).map(|_| said("authorization_pending")));
    {
        let mut wait = pin!(rig.engine.sign_in_on_device(begun));
        for _ in 0..3 {
            rig.advance(5);
            for _ in 0..3 {
                let poll = std::future::poll_fn(|it| Poll::Ready(wait.as_mut().poll(it)));
                assert!(poll.await.is_pending());
            }
        }
    }
    assert_eq!(asked(&rig).await, 2);
    assert_eq!(seconds(&rig).await, [1], "nobody asks any more");
    assert_eq!(asked(&rig).await, 2);
    let found = rig.engine.vault.load().await.expect("it loads");
    assert!(found.record.is_none());
    assert!(rig.engine.state.lock().expect("it").end.is_none());
}

#[tokio::test]
async fn while_it_waits_others_go_on_with_what_is_held() {
    let rig = Rig::new(&DEVICE);
    let first = begun(&rig).await;
    let wait = waiting(&rig, first.clone()).await;
    seconds(&rig).await;
    wait.await.expect("no panic").expect("signed in");
    rig.fake.refuse("fetch", [said("authorization_pending")]);
    let step = DEVICE.sign_in.expect("it has one");
    let again = rig.engine.begin_on_device(step).await.expect("a code");
    let wait = waiting(&rig, again).await;
    rig.advance(5);
    asked(&rig).await;
    assert_eq!(rig.token().await, "Bearer token-1");
    seconds(&rig).await;
    wait.await.expect("no panic").expect("signed in");
    assert_eq!(rig.token().await, "Bearer token-2");
}

#[tokio::test]
async fn a_client_that_is_closed_waits_no_longer() {
    let rig = Rig::new(&DEVICE);
    let begun = begun(&rig).await;
    let wait = waiting(&rig, begun).await;
    rig.engine.close().await.expect("closed");
    assert!(seconds(&rig).await.is_empty(), "nothing is sent any more");
    let error = wait.await.expect("no panic").expect_err("closed");
    assert_eq!(error.kind(), ErrorKind::Input);
}

/// It can be waited for anywhere.
#[test]
fn the_wait_is_send() {
    fn is_send(_: impl Future + Send) {}
    fn wait(engine: &Arc<Engine>, begun: DeviceAuthorization) {
        is_send(engine.sign_in_on_device(begun));
    }
    let _ = wait;
}
