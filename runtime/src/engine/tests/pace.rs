//! When a credential is renewed, and what callers notice of it: nothing, while the old one lasts.

use std::time::Duration;

use super::rig::{EXTENDING, IDLE, KEY, Rig, TOKEN, UNKNOWN, sent};
use crate::ErrorKind;

#[tokio::test]
async fn it_is_renewed_ahead_and_nobody_waits() {
    let rig = Rig::new(&TOKEN);
    rig.token().await;
    rig.fake.hold();
    rig.advance(3_500);
    assert_eq!(rig.token().await, "Bearer token-1", "the old one, at once");
    rig.calls(2).await;
    for _ in 0..100 {
        assert_eq!(
            rig.token().await,
            "Bearer token-1",
            "though the renewal hangs"
        );
    }
    rig.fake.let_through(1);
    rig.rest().await;
    assert_eq!(rig.token().await, "Bearer token-2");
    assert_eq!(rig.fake.count(), 2);
}

#[tokio::test]
async fn a_renewal_that_fails_is_nobodys_problem_while_the_old_one_lasts() {
    let rig = Rig::new(&TOKEN);
    rig.token().await;
    rig.advance(3_500);
    for attempt in 2..5 {
        rig.fake.fail_with(ErrorKind::Unavailable);
        for _ in 0..10 {
            assert_eq!(rig.token().await, "Bearer token-1");
            rig.rest().await;
        }
        assert_eq!(rig.fake.count(), attempt, "one request for each pause");
        rig.advance(2);
    }
    rig.fake.fail_with(ErrorKind::Unavailable);
    rig.advance(200);
    assert_eq!(rig.error().await, ErrorKind::Unavailable, "now it is over");
}

#[tokio::test]
async fn what_renews_itself_does_so_only_while_it_is_good() {
    let rig = Rig::new(&EXTENDING);
    rig.token().await;
    rig.advance(3_500);
    rig.token().await;
    rig.rest().await;
    assert_eq!(rig.fake.calls(), ["log_in", "extend"], "ahead of its end");
    rig.advance(3_600);
    let ready = rig.engine.ready().await.expect("a token");
    assert_eq!(rig.fake.calls()[2..], ["log_in"], "after its end");
    rig.engine.newer(ready.generation).await;
    assert_eq!(rig.fake.calls()[3..], ["log_in"], "after a rejection");
}

#[tokio::test]
async fn no_step_of_the_date_ends_a_life_or_makes_it_longer() {
    let rig = Rig::new(&TOKEN);
    rig.token().await;
    rig.clock.step(Duration::from_secs(3_600));
    assert_eq!(rig.token().await, "Bearer token-1");
    rig.clock.set_back(Duration::from_secs(100_000));
    assert_eq!(rig.token().await, "Bearer token-1");
    rig.advance(3_600);
    assert!(rig.engine.warm().is_none());
    assert_eq!(rig.token().await, "Bearer token-2");
}

#[tokio::test]
async fn a_short_life_makes_no_storm() {
    let rig = Rig::new(&TOKEN);
    rig.fake.lives("2");
    for _ in 0..100 {
        rig.token().await;
    }
    rig.rest().await;
    assert_eq!(rig.fake.count(), 1);
}

#[tokio::test]
async fn a_length_that_says_nothing_is_not_believed() {
    for wrong in ["0", "-1", "-3600.5", "soon", "NaN", ""] {
        let rig = Rig::new(&TOKEN);
        rig.fake.lives(wrong);
        rig.token().await;
        rig.advance(1_000_000);
        assert_eq!(rig.token().await, "Bearer token-1", "{wrong}");
    }
}

#[tokio::test]
async fn an_answer_that_came_too_late_is_an_error_and_then_a_pause() {
    let rig = Rig::new(&TOKEN);
    rig.fake.lives("5");
    rig.fake.hold();
    let engine = rig.engine.clone();
    let caller = tokio::spawn(async move { engine.ready().await });
    rig.calls(1).await;
    rig.advance(6);
    rig.fake.let_through(1);
    let error = caller.await.expect("no panic").expect_err("it had expired");
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(rig.error().await, ErrorKind::Timeout);
    assert_eq!(rig.fake.count(), 1);
}

#[tokio::test]
async fn a_server_that_keeps_its_token_to_the_end_is_not_pestered() {
    let rig = Rig::new(&TOKEN);
    // One token, handed out until it is over, with what is left of its life.
    for passed in 0..990 {
        rig.fake.lives(&(1_000 - passed).to_string());
        assert_eq!(rig.token().await.len(), "Bearer token-1".len());
        rig.rest().await;
        rig.advance(1);
    }
    assert!(rig.fake.count() < 10, "{} requests", rig.fake.count());
}

#[tokio::test]
async fn use_keeps_an_idle_session_alive() {
    let rig = Rig::new(&IDLE);
    for _ in 0..10 {
        rig.advance(3_000);
        assert_eq!(rig.token().await, "Bearer token-1");
    }
    rig.advance(3_600);
    assert_eq!(rig.token().await, "Bearer token-2");
}

#[tokio::test]
async fn what_nobody_knows_is_used_until_it_is_refused() {
    let rig = Rig::new(&UNKNOWN);
    rig.token().await;
    rig.advance(100_000_000);
    assert_eq!(rig.token().await, "Bearer token-1");
}

#[tokio::test]
async fn a_key_is_ready_from_the_start_and_reads_no_store() {
    let rig = Rig::new(&KEY);
    let first = rig.engine.warm().expect("it needs nothing");
    assert_eq!(sent(&first), "App s3cr3t");
    rig.advance(100_000_000);
    assert!(rig.engine.newer(first.generation).await.is_none());
    assert!(
        rig.engine.warm().is_some(),
        "there is nothing better to send"
    );
    assert_eq!(rig.fake.count(), 0);
}
