//! Several engines on one store: processes of a fleet, or one program after its restart.

use std::time::Duration;

use super::rig::{ROTATING, Rig, TOKEN, key, sent};
use crate::{Entry, ErrorKind, Fence, Replaced};

#[tokio::test]
async fn a_restart_goes_on_with_what_is_stored() {
    let rig = Rig::new(&TOKEN);
    rig.token().await;
    rig.advance(1_000);
    let restarted = rig.sibling();
    let ready = restarted.ready().await.expect("a token");
    assert_eq!(sent(&ready), "Bearer token-1");
    assert_eq!(rig.fake.count(), 1);
    rig.advance(2_600);
    assert!(restarted.warm().is_none(), "its end was stored too");
}

#[tokio::test]
async fn a_sibling_that_was_faster_spares_a_request() {
    let rig = Rig::new(&ROTATING);
    let sibling = rig.sibling();
    rig.token().await;
    sibling.ready().await.expect("the same one");
    rig.advance(3_600);
    rig.token().await;
    let ready = sibling.ready().await.expect("a token");
    assert_eq!(sent(&ready), "Bearer token-2");
    assert_eq!(rig.fake.calls(), ["log_in", "refresh"]);
}

#[tokio::test]
async fn all_siblings_renew_once() {
    let rig = Rig::new(&ROTATING);
    rig.token().await;
    rig.advance(3_600);
    let siblings: Vec<_> = (0..8).map(|_| rig.sibling()).collect();
    let tasks = siblings
        .iter()
        .flat_map(|it| std::iter::repeat_n(it.clone(), 50))
        .map(|it| tokio::spawn(async move { it.ready().await }));
    for task in tasks.collect::<Vec<_>>() {
        let ready = task.await.expect("no panic").expect("a token");
        assert_eq!(sent(&ready), "Bearer token-2");
    }
    assert_eq!(rig.fake.calls(), ["log_in", "refresh"]);
}

#[tokio::test]
async fn what_a_sibling_obtained_after_the_rejection_is_used() {
    let rig = Rig::new(&TOKEN);
    let mine = rig.engine.ready().await.expect("a token").generation;
    let sibling = rig.sibling();
    let its = sibling.ready().await.expect("the same one").generation;
    rig.engine.newer(mine).await.expect("newer");
    let newer = sibling.newer(its).await.expect("it is stored");
    assert_eq!(sent(&newer), "Bearer token-2");
    assert_eq!(rig.fake.count(), 2);
}

#[tokio::test]
async fn another_login_never_gets_this_ones_token() {
    let rig = Rig::new(&TOKEN);
    rig.token().await;
    let other = rig.sibling_of("grace").ready().await.expect("its own");
    assert_eq!(sent(&other), "Bearer token-2");
    assert_eq!(rig.fake.count(), 2);
}

#[tokio::test]
async fn a_store_that_lost_everything_costs_nothing_while_we_live() {
    let rig = Rig::new(&ROTATING);
    rig.token().await;
    let key = key(&ROTATING);
    let entry = rig.store.load(&key).await.expect("it loads").expect("it");
    let removed = rig.store.remove(&key, entry.version, Fence::UNLOCKED).await;
    assert!(removed.expect("memory does not fail"));
    rig.advance(3_600);
    assert_eq!(rig.token().await, "Bearer token-2");
    assert_eq!(rig.fake.calls(), ["log_in", "refresh"]);
}

#[tokio::test]
async fn a_lock_that_never_comes_back_is_an_error_in_the_end() {
    let rig = Rig::new(&TOKEN);
    let lease = Duration::from_secs(1_000);
    let hanging = rig.store.lock(&key(&TOKEN), lease).await.expect("free");
    let engine = rig.engine.clone();
    let caller = tokio::spawn(async move { engine.ready().await });
    rig.waiting(1).await;
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    rig.advance(1_000);
    let error = caller.await.expect("no panic").expect_err("no lock");
    assert_eq!(error.kind(), ErrorKind::Store);
    drop(hanging);
    rig.advance(1);
    rig.token().await;
}

#[tokio::test]
async fn a_siblings_token_that_is_due_is_better_than_none() {
    let rig = Rig::new(&TOKEN);
    rig.token().await;
    rig.advance(3_500);
    rig.fake.fail_with(ErrorKind::Unavailable);
    let ready = rig.sibling().ready().await.expect("it lasts for a while");
    assert_eq!(sent(&ready), "Bearer token-1");
}

/// Of many that wait for a lock, one renews; the others need not hold the lock one after another to
/// learn of it, which would take long where a store is slow.
#[tokio::test]
async fn who_waits_for_the_lock_sees_what_its_holder_stored() {
    let (rig, key) = (Rig::new(&TOKEN), key(&TOKEN));
    let lease = Duration::from_secs(1_000);
    let held = rig.store.lock(&key, lease).await.expect("free");
    let engine = rig.engine.clone();
    let caller = tokio::spawn(async move { engine.ready().await });
    rig.waiting(1).await;
    // Whoever holds the lock stores what it has obtained, and has not given the lock back yet.
    let other = Rig::new(&TOKEN);
    other.token().await;
    let entry = other.store.load(&key).await.expect("it loads");
    let record = entry.expect("it was stored").record;
    let stored = rig.store.replace(&key, None, &record, held.fence());
    stored.await.expect("memory does not fail");
    while !caller.is_finished() {
        rig.clock.advance(Duration::from_millis(250));
        tokio::task::yield_now().await;
    }
    let ready = caller.await.expect("no panic").expect("it is stored");
    assert_eq!(sent(&ready), "Bearer token-1");
    assert_eq!(rig.fake.count(), 0);
}

/// A refresh token that is refused may have been spent by a sibling, whose lock came after ours had
/// ended. What it has won is used, and no login is spent.
#[tokio::test]
async fn a_refused_token_is_held_against_what_a_sibling_has_won() {
    let (rig, key) = (Rig::new(&ROTATING), key(&ROTATING));
    rig.token().await;
    rig.advance(3_600);
    rig.fake.hold();
    rig.fake.fail_with(ErrorKind::SignIn);
    let engine = rig.engine.clone();
    let caller = tokio::spawn(async move { engine.ready().await });
    rig.calls(2).await;
    let other = Rig::new(&ROTATING);
    other.token().await;
    other.advance(3_600);
    other.token().await;
    let load = |it: Entry| (it.version, it.record);
    let won = other.store.load(&key).await.expect("it loads").map(load);
    let journal = rig.store.load(&key).await.expect("it loads").map(load);
    let (won, journal) = (won.expect("it is there").1, journal.expect("it is there"));
    let stored = rig
        .store
        .replace(&key, Some(journal.0), &won, Fence(u64::MAX));
    assert!(matches!(stored.await, Ok(Replaced::Stored(_))));
    rig.fake.let_through(2);
    let ready = caller
        .await
        .expect("no panic")
        .expect("what the sibling won");
    assert_eq!(sent(&ready), "Bearer token-2");
    assert_eq!(rig.fake.calls(), ["log_in", "refresh"]);
}
