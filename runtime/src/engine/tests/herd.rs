//! Many callers, one renewal, whatever becomes of it and of them.

use std::{sync::Arc, time::Duration};

use super::rig::{Drops, Refuses, Rig, TOKEN, key, sent, until};
use crate::{Error, ErrorKind};

const HERD: usize = 1_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_request_serves_a_thousand() {
    let rig = Rig::new(&TOKEN);
    rig.fake.hold();
    let herd = herd(&rig);
    rig.waiting(HERD).await;
    rig.fake.let_through(1);
    for caller in herd {
        let ready = caller.await.expect("no panic").expect("a token");
        assert_eq!(sent(&ready), "Bearer token-1");
    }
    assert_eq!(rig.fake.calls(), ["log_in"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_failure_serves_a_thousand_and_then_a_pause() {
    let rig = Rig::new(&TOKEN);
    rig.fake.hold();
    rig.fake.fail_with(ErrorKind::Unavailable);
    let herd = herd(&rig);
    rig.waiting(HERD).await;
    rig.fake.let_through(1);
    for caller in herd {
        let error = caller.await.expect("no panic").expect_err("it failed");
        assert_eq!(error.kind(), ErrorKind::Unavailable);
    }
    for _ in 0..HERD {
        assert_eq!(rig.error().await, ErrorKind::Unavailable);
    }
    assert_eq!(rig.fake.count(), 1);
}

#[tokio::test]
async fn pauses_double_and_a_success_ends_them() {
    let rig = Rig::new(&TOKEN);
    for (tried, pause) in [250, 500, 1_000, 2_000].into_iter().enumerate() {
        rig.fake.fail_with(ErrorKind::Transport);
        assert_eq!(rig.error().await, ErrorKind::Transport);
        rig.clock.advance(Duration::from_millis(pause - 1));
        assert_eq!(rig.error().await, ErrorKind::Transport);
        assert_eq!(
            rig.fake.count(),
            tried + 1,
            "no request before the pause ends"
        );
        rig.clock.advance(Duration::from_millis(1));
    }
    assert_eq!(rig.token().await, "Bearer token-1");
}

#[tokio::test]
async fn the_provider_says_how_long_to_wait() {
    let rig = Rig::new(&TOKEN);
    let wait = Some(Duration::from_secs(600));
    rig.fake
        .fail([Error::new(ErrorKind::Throttled, "slowly").with_retry_after(wait)]);
    assert_eq!(rig.error().await, ErrorKind::Throttled);
    rig.advance(599);
    assert_eq!(rig.error().await, ErrorKind::Throttled);
    assert_eq!(rig.fake.count(), 1);
    rig.advance(1);
    assert_eq!(rig.token().await, "Bearer token-1");
}

#[tokio::test]
async fn a_wrong_password_is_not_tried_again_at_once() {
    let rig = Rig::new(&TOKEN);
    rig.fake.fail_with(ErrorKind::Unauthorized);
    assert_eq!(
        rig.error().await,
        ErrorKind::Client,
        "a login has no session to lose"
    );
    rig.advance(4);
    assert_eq!(rig.error().await, ErrorKind::Client);
    assert_eq!(rig.fake.count(), 1);
}

#[tokio::test]
async fn a_leader_that_is_cancelled_harms_nobody() {
    let rig = Rig::new(&TOKEN);
    rig.fake.hold();
    let engine = rig.engine.clone();
    let leader = tokio::spawn(async move { engine.ready().await });
    rig.calls(1).await;
    let herd = herd(&rig);
    rig.waiting(HERD + 1).await;
    leader.abort();
    assert!(leader.await.expect_err("aborted").is_cancelled());
    rig.fake.let_through(1);
    for caller in herd {
        caller.await.expect("no panic").expect("a token");
    }
    assert_eq!(rig.fake.count(), 1);
}

#[tokio::test]
async fn with_all_callers_gone_the_result_is_stored() {
    let rig = Rig::new(&TOKEN);
    rig.fake.hold();
    let herd = herd(&rig);
    rig.waiting(HERD).await;
    for caller in herd {
        caller.abort();
        assert!(caller.await.is_err());
    }
    rig.fake.let_through(1);
    until(|| rig.engine.warm().is_some()).await;
    let entry = rig.store.load(&key(&TOKEN)).await.expect("it loads");
    assert!(entry.is_some(), "stored before it was handed out");
    assert_eq!(rig.token().await, "Bearer token-1");
    assert_eq!(rig.fake.count(), 1);
}

#[tokio::test]
async fn a_task_that_is_dropped_wakes_those_who_wait() {
    let rig = Rig::new(&TOKEN);
    let engine = rig.spawning(Drops);
    for _ in 0..2 {
        let error = engine.ready().await.expect_err("nothing runs");
        assert_eq!(error.kind(), ErrorKind::Interrupted);
    }
}

#[tokio::test]
async fn without_a_runtime_the_error_says_so() {
    let rig = Rig::new(&TOKEN);
    let engine = rig.spawning(Refuses);
    for error in [
        engine.ready().await.map(drop).expect_err("nothing runs"),
        engine.close().await.expect_err("nothing runs"),
    ] {
        assert_eq!(error.to_string(), "no runtime is running here");
    }
}

#[test]
fn a_runtime_that_shuts_down_interrupts_and_the_next_one_goes_on() {
    let first = tokio::runtime::Runtime::new().expect("a runtime");
    let second = tokio::runtime::Runtime::new().expect("a runtime");
    let rig = Rig::new(&TOKEN);
    rig.fake.hold();
    let engine = rig.engine.clone();
    drop(first.spawn(async move { engine.ready().await }));
    second.block_on(rig.calls(1));
    let engine = rig.engine.clone();
    let waiter = second.spawn(async move { engine.ready().await });
    second.block_on(rig.waiting(2));
    first.shutdown_background();
    // Whoever waits on another runtime is not told of it, and begins once more.
    second.block_on(rig.calls(2));
    rig.fake.let_through(1);
    let ready = second.block_on(waiter).expect("no panic").expect("a token");
    assert_eq!(sent(&ready), "Bearer token-1");
}

type Caller = tokio::task::JoinHandle<crate::Result<Arc<crate::engine::Ready>>>;

fn herd(rig: &Rig) -> Vec<Caller> {
    let call = |_| {
        let engine = rig.engine.clone();
        tokio::spawn(async move { engine.ready().await })
    };
    (0..HERD).map(call).collect()
}
