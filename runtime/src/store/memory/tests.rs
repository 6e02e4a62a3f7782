//! The store in memory keeps the contract, and ends leases by the clock it was given.

use std::sync::Arc;

use super::*;
use crate::testing::ManualClock;

#[tokio::test]
async fn it_keeps_the_contract() {
    let store = Arc::new(MemoryStore::new());
    crate::testing::conformance(store, Environment::tokio()).await;
}

#[tokio::test]
async fn a_lease_ends_by_the_clock_that_was_given() {
    let clock = ManualClock::default();
    let store = Arc::new(MemoryStore::with_environment(clock.tokio()));
    let key = StoreKey::new("provider", "scheme", "host", "");
    let lease = Duration::from_secs(60);
    let first = store.lock(&key, lease).await.expect("it is free");
    let waiter = tokio::spawn({
        let (store, key) = (store.clone(), key.clone());
        async move { store.lock(&key, lease).await.map(|it| it.fence()) }
    });
    for seconds in [0, 59] {
        clock.advance(Duration::from_secs(seconds));
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
        assert!(!waiter.is_finished(), "it was taken after {seconds} s");
    }
    clock.advance(Duration::from_secs(1));
    let second = waiter.await.expect("no panic").expect("it is free");
    assert!(second > first.fence());
}
