//! A credential that is refused before its time.

use std::time::Duration;

use super::rig::{Rig, TOKEN, UNKNOWN, rejection, sent};
use crate::ErrorKind;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_rejections_cause_one_renewal() {
    let rig = Rig::new(&TOKEN);
    let old = rig.engine.ready().await.expect("a token").generation;
    let callers: Vec<_> = (0..50)
        .map(|_| {
            let engine = rig.engine.clone();
            tokio::spawn(async move { engine.newer(old).await })
        })
        .collect();
    for caller in callers {
        let newer = caller.await.expect("no panic").expect("a newer one");
        assert_eq!(sent(&newer), "Bearer token-2");
        assert!(newer.generation > old);
    }
    assert_eq!(rig.fake.count(), 2);
}

#[tokio::test]
async fn a_late_rejection_uses_what_is_newer() {
    let rig = Rig::new(&TOKEN);
    let old = rig.engine.ready().await.expect("a token").generation;
    rig.engine.newer(old).await.expect("newer");
    rig.advance(100);
    let late = rig.engine.newer(old).await.expect("it is there");
    assert_eq!(sent(&late), "Bearer token-2");
    assert_eq!(
        rig.token().await,
        "Bearer token-2",
        "nothing was invalidated"
    );
    assert_eq!(rig.fake.count(), 2);
}

#[tokio::test]
async fn a_renewal_begun_before_a_rejection_does_not_undo_it() {
    let rig = Rig::new(&TOKEN);
    let old = rig.engine.ready().await.expect("a token").generation;
    rig.fake.hold();
    rig.advance(3_500);
    rig.token().await;
    rig.calls(2).await;
    let engine = rig.engine.clone();
    let caller = tokio::spawn(async move { engine.newer(old).await });
    rig.waiting(1).await;
    rig.fake.let_through(1);
    rig.calls(3).await;
    assert!(
        rig.engine.warm().is_none(),
        "token-2 may be dead like token-1"
    );
    rig.fake.let_through(1);
    let newer = caller.await.expect("no panic").expect("a newer one");
    assert_eq!(sent(&newer), "Bearer token-3");
    assert_eq!(rig.fake.count(), 3);
}

#[tokio::test]
async fn a_failed_renewal_does_not_bring_the_rejected_one_back() {
    let rig = Rig::new(&TOKEN);
    let old = rig.engine.ready().await.expect("a token").generation;
    rig.fake.fail_with(ErrorKind::Unavailable);
    let rejected = rig.engine.rejected(old, &rejection()).await;
    let error = rejected.expect_err("it says why there is no newer one");
    assert_eq!(error.kind(), ErrorKind::Unavailable);
    assert_eq!(rig.error().await, ErrorKind::Unavailable);
    rig.advance(1);
    assert_eq!(rig.token().await, "Bearer token-2");
}

#[tokio::test]
async fn a_refusal_that_no_token_helps_makes_no_storm() {
    let rig = Rig::new(&UNKNOWN);
    let mut refused = rig.engine.ready().await.expect("a token");
    // For an hour, every second, a call that is answered 403 whatever it carries.
    for _ in 0..3_600 {
        rig.advance(1);
        if let Some(newer) = rig.engine.newer(refused.generation).await {
            refused = newer;
        }
        assert!(rig.engine.warm().is_some(), "others go on with the token");
    }
    let renewed = rig.fake.count() - 1;
    assert!(
        (60..=70).contains(&renewed),
        "{renewed} renewals in an hour"
    );
}

#[tokio::test]
async fn tokens_that_end_by_expiry_are_no_storm() {
    let rig = Rig::new(&TOKEN);
    let first = rig.engine.ready().await.expect("a token").generation;
    let second = rig.engine.newer(first).await.expect("newer");
    let again = rig.engine.newer(second.generation).await;
    assert!(again.is_none(), "it was issued a moment ago");
    rig.advance(3_600);
    let third = rig.engine.ready().await.expect("a token");
    rig.clock.advance(Duration::from_millis(1));
    let fourth = rig.engine.newer(third.generation).await;
    assert_eq!(sent(&fourth.expect("a new beginning")), "Bearer token-4");
}
