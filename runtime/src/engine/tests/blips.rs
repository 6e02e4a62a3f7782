//! What passes costs nobody a login: answers that do not say that a token is dead, a store that was
//! set back, panics and calls that never end.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use super::{
    rig::{ROTATING, Rig, TOKEN, key, sent},
    signing::{CODE, sign_in},
};
use crate::{
    BoxFuture, Entry, Error, ErrorKind, Fence, Lock, MemoryStore, Record, Replaced, Result,
    StoreKey, TokenStore, Version, testing::ManualClock,
};

async fn expired() -> Rig {
    let rig = Rig::new(&CODE);
    sign_in(&rig.engine).await.expect("signed in");
    rig.advance(3_600);
    rig
}

#[tokio::test]
async fn only_the_providers_word_ends_what_a_person_brought() {
    for (kind, status) in [
        (ErrorKind::Api, 302),
        (ErrorKind::Api, 400),
        (ErrorKind::Api, 404),
        (ErrorKind::Scope, 403),
        (ErrorKind::Unauthorized, 401),
        (ErrorKind::Client, 401),
        (ErrorKind::Decode, 200),
    ] {
        let rig = expired().await;
        rig.fake
            .fail([Error::new(kind, "a gateway").with_status(status)]);
        let error = rig.engine.ready().await.expect_err("refused");
        let is_refused = kind == ErrorKind::Unauthorized;
        let expected = if is_refused { ErrorKind::SignIn } else { kind };
        assert_eq!(error.kind(), expected, "{status}");
        assert_eq!(rig.error().await, expected, "{status}: and a pause");
        assert_eq!(rig.fake.calls(), ["exchange", "refresh"], "{status}");
        rig.advance(60);
        assert_eq!(rig.token().await, "Bearer token-2", "{status}: it is kept");
        assert_eq!(rig.fake.reused(), 0, "{status}");
    }
}

#[tokio::test]
async fn what_the_provider_calls_dead_is_never_sent_again() {
    let spoken = |kind| Error::new(kind, "refused").with_provider(Some("gone".to_owned()), None);
    for kind in [ErrorKind::SignIn, ErrorKind::Unauthorized] {
        let rig = expired().await;
        rig.fake.fail([spoken(kind).with_status(401)]);
        for _ in 0..10 {
            let error = rig.engine.ready().await.expect_err("dead");
            assert_eq!(error.kind(), ErrorKind::SignIn);
            assert!(error.to_string().contains("sign in again"), "{error}");
            rig.advance(3_600);
        }
        assert!(rig.sibling().ready().await.is_err(), "nor by another");
        assert_eq!(rig.fake.calls(), ["exchange", "refresh"]);
        sign_in(&rig.engine).await.expect("signed in");
        assert_eq!(rig.token().await, "Bearer token-2");
    }
}

#[tokio::test]
async fn a_token_that_cannot_be_sent_does_not_cost_the_refresh_token_that_came_with_it() {
    let rig = expired().await;
    rig.fake.spoils();
    assert_eq!(rig.error().await, ErrorKind::Input);
    rig.advance(60);
    assert_eq!(rig.token().await, "Bearer token-3");
    assert_eq!(rig.fake.calls(), ["exchange", "refresh", "refresh"]);
    assert_eq!(rig.fake.reused(), 0);
}

/// Puts an older record back, as a restored copy or a lagging replica does.
async fn set_back(rig: &Rig, old: &Record) {
    let key = key(&ROTATING);
    let there = rig.store.load(&key).await.expect("it loads");
    let version = there.map(|it| it.version);
    let replaced = rig.store.replace(&key, version, old, Fence::UNLOCKED).await;
    assert!(matches!(replaced, Ok(Replaced::Stored(_))));
}

#[tokio::test]
async fn a_store_that_was_set_back_brings_nothing_spent_back() {
    let rig = Rig::new(&ROTATING);
    rig.fake.lives("7200");
    rig.token().await;
    let old = rig.store.load(&key(&ROTATING)).await.expect("it loads");
    let old = old.expect("a record").record;
    rig.advance(3_600);
    let first = rig.engine.ready().await.expect("a token").generation;
    let second = rig.engine.newer(first).await.expect("newer").generation;
    set_back(&rig, &old).await;
    // The old one is still within its life, and was refused: neither it nor its token is used.
    rig.advance(10);
    let third = rig.engine.newer(second).await.expect("newer");
    assert_eq!(sent(&third), "Bearer token-3");
    set_back(&rig, &old).await;
    rig.advance(7_200);
    assert_eq!(rig.token().await, "Bearer token-4");
    assert_eq!(
        rig.fake.calls(),
        ["log_in", "refresh", "refresh", "refresh"]
    );
    assert_eq!(rig.fake.reused(), 0);
}

/// A memory store whose writes never end, or panic, and in which the machine sleeps, once, after its
/// lock was taken.
struct Broken {
    inner: MemoryStore,
    panics: bool,
    left: AtomicU32,
    next_sleep: Sleep,
    sleep: Sleep,
}

type Sleep = Mutex<Option<(ManualClock, Duration)>>;

impl Broken {
    fn new(panics: bool, times: u32) -> Arc<Self> {
        Arc::new(Self {
            inner: MemoryStore::new(),
            panics,
            left: times.into(),
            next_sleep: Sleep::default(),
            sleep: Sleep::default(),
        })
    }
}

impl TokenStore for Broken {
    fn load<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Option<Entry>>> {
        if let Some((clock, long)) = self.sleep.lock().expect("nobody panics").take() {
            clock.advance(long);
        }
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
            let breaks = |it: u32| it.checked_sub(1);
            if self
                .left
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, breaks)
                .is_ok()
            {
                assert!(!self.panics, "as the test wants it");
                std::future::pending::<()>().await;
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
        let next = self.next_sleep.lock().expect("nobody panics").take();
        *self.sleep.lock().expect("nobody panics") = next;
        self.inner.lock(key, lease)
    }
}

#[tokio::test]
async fn a_panic_is_told_to_all_and_makes_no_storm() {
    let rig = Rig::with_store(&TOKEN, Broken::new(true, 1));
    for _ in 0..100 {
        let error = rig.engine.ready().await.expect_err("it panicked");
        assert_eq!(error.kind(), ErrorKind::Interrupted);
        assert!(error.to_string().contains("panicked"), "{error}");
    }
    assert_eq!(rig.fake.count(), 1);
    rig.advance(1);
    rig.token().await;
}

#[tokio::test]
async fn a_store_that_never_answers_ends_in_an_error_and_loses_nothing() {
    let rig = Rig::with_store(&ROTATING, Broken::new(false, 1));
    let engine = rig.engine.clone();
    let caller = tokio::spawn(async move { engine.ready().await });
    rig.calls(1).await;
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    rig.advance(30);
    let error = caller.await.expect("no panic").expect_err("no answer");
    assert_eq!(error.kind(), ErrorKind::Store);
    rig.advance(1);
    assert_eq!(rig.token().await, "Bearer token-1", "what was obtained");
    assert_eq!(rig.fake.calls(), ["log_in"]);
}

#[tokio::test]
async fn a_step_that_never_ends_is_given_up() {
    let rig = Rig::new(&TOKEN);
    rig.fake.hold();
    let engine = rig.engine.clone();
    let caller = tokio::spawn(async move { engine.ready().await });
    rig.calls(1).await;
    rig.advance(35);
    let error = caller.await.expect("no panic").expect_err("no answer");
    assert_eq!(error.kind(), ErrorKind::Timeout);
}

#[tokio::test]
async fn what_works_once_is_sent_only_under_a_lock_that_outlives_it() {
    let longest = Duration::from_secs(30);
    // In the last minute of the lease there is no time for a request and a write.
    for (left, is_sent) in [(longest * 2, true), (longest, false)] {
        let store = Broken::new(false, 0);
        let rig = Rig::with_store(&ROTATING, store.clone());
        rig.token().await;
        rig.advance(3_600);
        let long = rig.engine.lease().saturating_sub(left);
        assert!(!long.is_zero(), "a request and a write");
        *store.next_sleep.lock().expect("nobody panics") = Some((rig.clock.clone(), long));
        let ready = rig.engine.ready().await;
        if is_sent {
            ready.expect("there is time");
        } else {
            assert_eq!(ready.expect_err("too late").kind(), ErrorKind::Store);
            assert_eq!(rig.fake.calls(), ["log_in"], "nothing was sent");
            rig.advance(60);
        }
        assert_eq!(rig.token().await, "Bearer token-2");
        assert_eq!(rig.fake.calls(), ["log_in", "refresh"]);
        assert_eq!(rig.fake.reused(), 0);
    }
}
