//! One session at a time, and the end of it all.

use super::rig::{KEY, ROTATING, Rig, SESSION, TOKEN, key, sent, until};
use crate::ErrorKind;

#[tokio::test]
async fn the_old_session_is_destroyed_before_a_new_one_is_made() {
    let rig = Rig::new(&SESSION);
    rig.token().await;
    rig.advance(3_600);
    assert_eq!(rig.token().await, "Bearer token-2");
    assert_eq!(rig.fake.calls(), ["log_in", "log_out", "log_in"]);
}

#[tokio::test]
async fn a_session_left_by_an_earlier_run_is_destroyed_too() {
    let rig = Rig::new(&SESSION);
    rig.token().await;
    rig.advance(3_600);
    rig.sibling().ready().await.expect("a token");
    assert_eq!(rig.fake.calls(), ["log_in", "log_out", "log_in"]);
}

#[tokio::test]
async fn while_sessions_change_callers_wait() {
    let rig = Rig::new(&SESSION);
    let old = rig.engine.ready().await.expect("a token").generation;
    rig.fake.hold();
    let engine = rig.engine.clone();
    let caller = tokio::spawn(async move { engine.newer(old).await });
    rig.calls(2).await;
    assert!(rig.engine.warm().is_none());
    let engine = rig.engine.clone();
    let other = tokio::spawn(async move { engine.ready().await });
    rig.waiting(2).await;
    rig.fake.let_through(2);
    assert_eq!(
        sent(&caller.await.expect("no panic").expect("newer")),
        "Bearer token-2"
    );
    assert_eq!(
        sent(&other.await.expect("no panic").expect("newer")),
        "Bearer token-2"
    );
}

#[tokio::test]
async fn a_session_that_is_gone_already_needs_no_destruction() {
    for kind in [ErrorKind::Unauthorized, ErrorKind::Unavailable] {
        let rig = Rig::new(&SESSION);
        let old = rig.engine.ready().await.expect("a token").generation;
        rig.fake.fail_with(kind);
        let newer = rig.engine.newer(old).await.expect("newer");
        assert_eq!(sent(&newer), "Bearer token-2");
        assert_eq!(rig.fake.calls(), ["log_in", "log_out", "log_in"]);
    }
}

#[tokio::test]
async fn a_session_is_destroyed_once_though_the_login_fails() {
    let rig = Rig::new(&SESSION);
    rig.token().await;
    rig.advance(3_600);
    rig.fake.hold();
    let engine = rig.engine.clone();
    let caller = tokio::spawn(async move { engine.ready().await });
    rig.calls(2).await;
    rig.fake.let_through(1);
    rig.calls(3).await;
    rig.fake.fail_with(ErrorKind::Unavailable);
    rig.fake.let_through(1);
    assert!(caller.await.expect("no panic").is_err());
    rig.advance(1);
    rig.fake.let_through(1);
    rig.token().await;
    assert_eq!(rig.fake.calls(), ["log_in", "log_out", "log_in", "log_in"]);
}

#[tokio::test]
async fn close_revokes_forgets_and_refuses() {
    let rig = Rig::new(&ROTATING);
    rig.token().await;
    rig.engine.close().await.expect("it is revoked");
    assert_eq!(rig.fake.calls(), ["log_in", "log_out"]);
    assert!(rig.engine.warm().is_none());
    assert_eq!(rig.error().await, ErrorKind::Input);
    assert!(rig.store.load(&key(&ROTATING)).await.expect("it").is_none());
    rig.engine.close().await.expect("it stays closed");
    assert_eq!(rig.fake.count(), 2);
}

#[tokio::test]
async fn close_can_be_tried_again() {
    let rig = Rig::new(&ROTATING);
    rig.token().await;
    rig.fake.fail_with(ErrorKind::Transport);
    let error = rig.engine.close().await.expect_err("it did not arrive");
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(rig.error().await, ErrorKind::Input, "closed all the same");
    rig.engine.close().await.expect("now it did");
    assert_eq!(rig.fake.calls(), ["log_in", "log_out", "log_out"]);
}

#[tokio::test]
async fn close_waits_for_a_renewal_and_revokes_what_it_brings() {
    let rig = Rig::new(&ROTATING);
    rig.fake.hold();
    let engine = rig.engine.clone();
    let caller = tokio::spawn(async move { engine.ready().await });
    rig.calls(1).await;
    let closers: Vec<_> = (0..3)
        .map(|_| {
            let engine = rig.engine.clone();
            tokio::spawn(async move { engine.close().await })
        })
        .collect();
    rig.waiting(4).await;
    rig.fake.let_through(2);
    assert!(
        caller.await.expect("no panic").is_err(),
        "it was closed meanwhile"
    );
    for closer in closers {
        closer.await.expect("no panic").expect("closed");
    }
    assert_eq!(rig.fake.calls(), ["log_in", "log_out"]);
}

#[tokio::test]
async fn a_close_that_is_cancelled_goes_on() {
    let rig = Rig::new(&ROTATING);
    rig.token().await;
    rig.fake.hold();
    let engine = rig.engine.clone();
    let closer = tokio::spawn(async move { engine.close().await });
    rig.calls(2).await;
    closer.abort();
    assert!(closer.await.is_err());
    rig.fake.let_through(1);
    rig.rest().await;
    until(|| rig.fake.count() == 2).await;
    assert!(rig.store.load(&key(&ROTATING)).await.expect("it").is_none());
}

#[tokio::test]
async fn close_of_what_cannot_be_revoked_only_forgets() {
    for scheme in [&TOKEN, &KEY] {
        let rig = Rig::new(scheme);
        rig.token().await;
        let calls = rig.fake.count();
        rig.engine.close().await.expect("closed");
        assert_eq!(rig.fake.count(), calls);
        assert_eq!(rig.error().await, ErrorKind::Input);
    }
}

#[tokio::test]
async fn whoever_ends_can_wait_for_a_renewal_that_nobody_waits_for() {
    let rig = Rig::new(&ROTATING);
    // Nothing runs, so there is nothing to wait for, and nothing is begun.
    rig.engine.rest().await;
    assert_eq!(rig.fake.count(), 0);
    rig.token().await;
    rig.advance(3_400);
    rig.fake.hold();
    assert_eq!(
        rig.token().await,
        "Bearer token-1",
        "the old one serves still"
    );
    rig.calls(2).await;
    let engine = rig.engine.clone();
    let last = tokio::spawn(async move { engine.rest().await });
    tokio::task::yield_now().await;
    assert!(
        !last.is_finished(),
        "the refresh token is spent, and the next one is not stored"
    );
    rig.fake.let_through(1);
    last.await.expect("no panic");
    let next = rig.sibling().ready().await.expect("a token");
    assert_eq!(sent(&next), "Bearer token-2");
    assert_eq!(rig.fake.calls(), ["log_in", "refresh"]);
}

#[tokio::test]
async fn a_renewal_that_fails_is_over_as_well() {
    let rig = Rig::new(&ROTATING);
    rig.token().await;
    rig.advance(3_400);
    rig.fake.fail_with(ErrorKind::Unavailable);
    rig.token().await;
    rig.engine.rest().await;
    assert_eq!(rig.fake.calls(), ["log_in", "refresh"]);
}
