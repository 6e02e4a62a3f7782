//! Refresh tokens that work once: stored before use, journalled before they are sent.

use std::{sync::Arc, time::Duration};

use tokio::sync::Semaphore;

use super::rig::{ENDING, ROTATING, Rig, key};
use crate::{
    BoxFuture, Entry, Error, ErrorKind, Fence, Lock, MemoryStore, Record, Replaced, Result,
    StoreKey, TokenStore, Version, store::Intent,
};

/// A memory store whose writes can be held and can fail.
struct Slow {
    inner: MemoryStore,
    gate: Semaphore,
    failing: std::sync::atomic::AtomicBool,
}

impl Slow {
    fn new(writes: usize) -> Arc<Self> {
        Arc::new(Self {
            inner: MemoryStore::new(),
            gate: Semaphore::new(writes),
            failing: false.into(),
        })
    }

    fn fail(&self, failing: bool) {
        self.failing
            .store(failing, std::sync::atomic::Ordering::Relaxed);
    }
}

impl TokenStore for Slow {
    fn load<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Option<Entry>>> {
        self.inner.load(key)
    }

    fn replace<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Option<Version>,
        record: &'a Record,
        fence: Fence,
    ) -> BoxFuture<'a, Result<Replaced>> {
        Box::pin(async move {
            self.gate
                .acquire()
                .await
                .expect("it is never closed")
                .forget();
            if self.failing.load(std::sync::atomic::Ordering::Relaxed) {
                return Err(Error::new(ErrorKind::Store, "the disk is full"));
            }
            self.inner.replace(key, expected, record, fence).await
        })
    }

    fn remove<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Version,
        fence: Fence,
    ) -> BoxFuture<'a, Result<bool>> {
        self.inner.remove(key, expected, fence)
    }

    fn lock<'a>(
        &'a self,
        key: &'a StoreKey,
        lease: Duration,
    ) -> BoxFuture<'a, Result<Box<dyn Lock>>> {
        self.inner.lock(key, lease)
    }
}

async fn stored(store: &dyn TokenStore) -> Record {
    let entry = store.load(&key(&ROTATING)).await.expect("it loads");
    entry.expect("a record").record
}

#[tokio::test]
async fn a_whole_life_spends_each_refresh_token_once() {
    let rig = Rig::new(&ROTATING);
    for life in 1..10 {
        assert_eq!(rig.token().await, format!("Bearer token-{life}"));
        rig.advance(3_600);
    }
    assert_eq!(rig.fake.calls()[..3], ["log_in", "refresh", "refresh"]);
    assert_eq!(rig.fake.reused(), 0);
}

#[tokio::test]
async fn it_is_stored_before_anybody_gets_it() {
    let store = Slow::new(0);
    let rig = Rig::with_store(&ROTATING, store.clone());
    let engine = rig.engine.clone();
    let caller = tokio::spawn(async move { engine.ready().await });
    rig.calls(1).await;
    for _ in 0..1_000 {
        tokio::task::yield_now().await;
    }
    assert!(
        !caller.is_finished(),
        "the token is there but not yet stored"
    );
    assert!(rig.engine.warm().is_none());
    store.gate.add_permits(1);
    caller.await.expect("no panic").expect("a token");
    stored(&*store).await;
}

#[tokio::test]
async fn the_journal_is_written_before_the_token_is_sent() {
    let store = Slow::new(1);
    let rig = Rig::with_store(&ROTATING, store.clone());
    rig.token().await;
    rig.fake.hold();
    rig.advance(3_600);
    let engine = rig.engine.clone();
    let caller = tokio::spawn(async move { engine.ready().await });
    for _ in 0..1_000 {
        tokio::task::yield_now().await;
    }
    assert_eq!(
        rig.fake.calls(),
        ["log_in"],
        "the journal is not yet written"
    );
    store.gate.add_permits(2);
    rig.calls(2).await;
    assert_eq!(stored(&*store).await.intent, Some(Intent { tries: 1 }));
    rig.fake.let_through(1);
    caller.await.expect("no panic").expect("a token");
    assert_eq!(stored(&*store).await.intent, None);
}

#[tokio::test]
async fn what_could_not_be_stored_is_kept_and_not_asked_for_again() {
    let store = Slow::new(100);
    let rig = Rig::with_store(&ROTATING, store.clone());
    store.fail(true);
    assert_eq!(rig.error().await, ErrorKind::Store);
    store.fail(false);
    rig.advance(1);
    assert_eq!(rig.token().await, "Bearer token-1");
    assert_eq!(rig.fake.calls(), ["log_in"]);
}

#[tokio::test]
async fn after_a_crash_it_is_sent_exactly_once_more() {
    let rig = Rig::new(&ROTATING);
    rig.token().await;
    rig.advance(3_600);
    // Twice the process ends between sending and storing; the provider never saw either request.
    for tries in 1..=2 {
        crash(&rig, rig.sibling()).await;
        assert_eq!(stored(&*rig.store).await.intent, Some(Intent { tries }));
    }
    let engine = rig.sibling();
    engine.ready().await.expect("it signs in by itself");
    assert_eq!(rig.fake.calls(), ["log_in", "refresh", "refresh", "log_in"]);
}

/// What a process holds itself does not hide from it what the others began.
#[tokio::test]
async fn the_attempts_of_all_who_hold_the_token_are_counted() {
    let rig = Rig::new(&ROTATING);
    rig.token().await;
    let siblings = [rig.sibling(), rig.sibling(), rig.sibling()];
    for it in &siblings {
        it.ready().await.expect("the same token");
    }
    rig.advance(3_600);
    let [first, second, third] = siblings;
    crash(&rig, first).await;
    crash(&rig, second).await;
    third.ready().await.expect("it signs in by itself");
    assert_eq!(rig.fake.calls(), ["log_in", "refresh", "refresh", "log_in"]);
}

#[tokio::test]
async fn after_a_crash_one_more_attempt_may_succeed() {
    let rig = Rig::new(&ROTATING);
    rig.token().await;
    rig.advance(3_600);
    crash(&rig, rig.sibling()).await;
    rig.sibling()
        .ready()
        .await
        .expect("the token was not spent");
    assert_eq!(rig.fake.calls(), ["log_in", "refresh", "refresh"]);
    assert_eq!(rig.fake.reused(), 0);
}

/// A process that ends while its refresh is under way.
async fn crash(rig: &Rig, engine: Arc<crate::engine::Engine>) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let before = rig.fake.count();
    rig.fake.hold();
    drop(runtime.spawn(async move { engine.ready().await }));
    rig.calls(before + 1).await;
    runtime.shutdown_background();
    // The lock comes back when the task is dropped, so whoever gets it comes after the end.
    let lease = Duration::from_secs(1);
    drop(
        rig.store
            .lock(&key(&ROTATING), lease)
            .await
            .expect("it is free"),
    );
    rig.fake.release();
}

#[tokio::test]
async fn a_dead_refresh_token_leads_to_a_new_login() {
    for kind in [ErrorKind::SignIn, ErrorKind::Unauthorized, ErrorKind::Api] {
        let rig = Rig::new(&ROTATING);
        rig.token().await;
        rig.advance(3_600);
        rig.fake.fail_with(kind);
        assert_eq!(rig.token().await, "Bearer token-2");
        assert_eq!(rig.fake.calls(), ["log_in", "refresh", "log_in"]);
    }
}

#[tokio::test]
async fn a_dead_refresh_token_is_not_tried_again_when_the_login_fails_too() {
    let rig = Rig::new(&ROTATING);
    rig.token().await;
    rig.advance(3_600);
    rig.fake.fail_with(ErrorKind::SignIn);
    rig.fake.fail_with(ErrorKind::Unavailable);
    assert_eq!(rig.error().await, ErrorKind::Unavailable);
    rig.advance(1);
    rig.token().await;
    assert_eq!(rig.fake.calls(), ["log_in", "refresh", "log_in", "log_in"]);
}

#[tokio::test]
async fn a_failure_that_passes_spends_no_login() {
    let rig = Rig::new(&ROTATING);
    rig.token().await;
    rig.advance(3_600);
    for kind in [
        ErrorKind::Unavailable,
        ErrorKind::Timeout,
        ErrorKind::Client,
    ] {
        rig.fake.fail_with(kind);
        assert_eq!(rig.error().await, kind);
        assert_eq!(
            stored(&*rig.store).await.intent,
            None,
            "an answer closes the journal"
        );
        rig.advance(60);
    }
    assert_eq!(rig.token().await, "Bearer token-2");
    assert_eq!(
        rig.fake.calls(),
        ["log_in", "refresh", "refresh", "refresh", "refresh"]
    );
}

#[tokio::test]
async fn the_old_refresh_token_is_kept_when_none_comes_back() {
    let rig = Rig::new(&ROTATING);
    rig.token().await;
    rig.fake.stops_rotating();
    for _ in 0..3 {
        rig.advance(3_600);
        rig.token().await;
    }
    assert_eq!(
        rig.fake.calls(),
        ["log_in", "refresh", "refresh", "refresh"]
    );
    assert_eq!(rig.fake.reused(), 0);
}

#[tokio::test]
async fn a_refresh_token_that_has_ended_is_not_sent() {
    let rig = Rig::new(&ENDING);
    rig.token().await;
    rig.advance(7_200);
    rig.token().await;
    assert_eq!(rig.fake.calls(), ["log_in", "log_in"]);
    // A new one begins anew, and one that is kept ends when it always would have.
    rig.advance(3_600);
    rig.token().await;
    rig.fake.stops_rotating();
    rig.advance(3_700);
    rig.token().await;
    rig.advance(3_600);
    rig.token().await;
    let calls = rig.fake.calls();
    assert_eq!(calls[2..], ["refresh", "refresh", "log_in"]);
}

#[tokio::test]
async fn a_doubted_renewal_keeps_its_refresh_token() {
    let rig = Rig::new(&ROTATING);
    let old = rig.engine.ready().await.expect("a token").generation;
    rig.fake.hold();
    rig.advance(3_500);
    rig.token().await;
    rig.calls(2).await;
    let engine = rig.engine.clone();
    let caller = tokio::spawn(async move { engine.newer(old).await });
    rig.waiting(1).await;
    rig.fake.let_through(2);
    caller.await.expect("no panic").expect("a newer one");
    assert_eq!(rig.fake.calls(), ["log_in", "refresh", "refresh"]);
    assert_eq!(
        rig.fake.reused(),
        0,
        "the chain went on with the newest refresh token"
    );
}
